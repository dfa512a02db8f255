//! The `jiandu` command.

fn main() {}
