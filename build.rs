//! Prepares the built-in pack: parsing TOML at every start would cost more than drawing.
//! The files are read with the program's own loader and written as compact bytes, the part
//! that the first frame needs apart from the rest.

#![expect(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "the modules are the library's, used here in part"
)]
#![expect(clippy::disallowed_methods, reason = "a build script reads files and its environment")]

use std::path::Path;
use std::{env, fs};

#[path = "src/content/address.rs"]
mod address;
#[path = "src/content/character.rs"]
mod character;
#[path = "src/content/drawing.rs"]
mod drawing;
#[path = "src/content/estimate.rs"]
mod estimate;
#[path = "src/content/figure.rs"]
mod figure;
#[path = "src/content/front.rs"]
mod front;
#[path = "src/content/id.rs"]
mod id;
#[path = "src/content/lesson.rs"]
mod lesson;
#[path = "src/content/load.rs"]
mod load;
#[path = "src/content/model.rs"]
mod model;
#[path = "src/content/problem.rs"]
mod problem;
#[path = "src/content/question.rs"]
mod question;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=content");
    let mut files = Vec::new();
    read(Path::new("content"), "", &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let tables = load::load(&files).map_err(|problems| {
        problems.iter().fold(String::from("the built-in content cannot be read:\n"), |all, problem| {
            format!("{all}{problem}\n")
        })
    })?;
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("front.bin"), postcard::to_stdvec(&front::Front::of(&tables))?)?;
    fs::write(Path::new(&out).join("tables.bin"), postcard::to_stdvec(&tables)?)?;
    Ok(())
}

fn read(dir: &Path, prefix: &str, files: &mut Vec<problem::File>) -> std::io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push(problem::File { path: name, text: fs::read_to_string(entry.path())? });
        }
    }
    Ok(())
}
