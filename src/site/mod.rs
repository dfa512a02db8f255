//! The only writer of the site: templates, Markdown, privacy gate, link check, the swap.
