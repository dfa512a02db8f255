//! Writes the example report folder: `cargo run --example example_data [DIR]` (default `data`).
//!
//! The story that the data tells is written down in [`folder`]. The same program writes the same bytes on any machine.

mod folder;

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let target = env::args().nth(1).unwrap_or_else(|| "data".to_owned());
    for (path, bytes) in folder::example().files() {
        let path = Path::new(&target).join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, bytes)?;
    }
    Ok(())
}
