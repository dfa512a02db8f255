//! Charts: a summary in, the text of an inline SVG out.
