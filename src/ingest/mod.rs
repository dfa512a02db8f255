//! From the bytes of an export to typed rows, with every wound reported and nothing lost.
