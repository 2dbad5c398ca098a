//! Prepares the built-in pack: parsing TOML at every start would cost more than drawing.
//! The files are read with the program's own loader and written as they will be in memory, the part
//! that the first frame needs apart from the rest; and once more as they are, packed, for authors.

#![expect(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "the modules are the library's, used here in part"
)]
#![expect(clippy::disallowed_methods, reason = "a build script reads files and its environment")]

use std::path::{Path, PathBuf};
use std::{env, fs};

/// As far as reading the files goes.
#[path = "src/content"]
mod content {
    pub(crate) mod address;
    pub(crate) mod character;
    pub(crate) mod decode;
    pub(crate) mod drawing;
    pub(crate) mod estimate;
    pub(crate) mod figure;
    pub(crate) mod front;
    pub(crate) mod id;
    pub(crate) mod index;
    pub(crate) mod lesson;
    pub(crate) mod load;
    pub(crate) mod model;
    pub(crate) mod name;
    pub(crate) mod order;
    pub(crate) mod packed;
    pub(crate) mod problem;
    pub(crate) mod question;
}

use content::{front, load, packed, problem};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    link(&out)?;
    let files = files("content")?;
    let tables = load::load(&files).map_err(|problems| {
        problems.iter().fold(String::from("the built-in content cannot be read:\n"), |all, problem| {
            format!("{all}{problem}\n")
        })
    })?;
    fs::write(out.join("front.bin"), postcard::to_stdvec(&front::Front::of(&tables))?)?;
    fs::write(out.join("tables.bin"), postcard::to_stdvec(&packed::Packed::new(&tables)?)?)?;
    fs::write(out.join("builtin.bin"), small(&texts(&files))?)?;
    fs::write(out.join("starter.bin"), small(&texts(&self::files("src/print/starter/pack")?))?)?;
    fs::write(out.join("schema.bin"), small(&texts(&self::files("src/print/schema")?))?)?;
    Ok(())
}

/// How the program is put together on Linux with glibc.
fn link(out: &Path) -> std::io::Result<()> {
    let target = |part| env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    let is_static = target("FEATURE").split(',').any(|it| it == "crt-static");
    if target("OS") != "linux" || target("ENV") != "gnu" || is_static {
        return Ok(());
    }
    // One that may lie anywhere in memory has a table of all its own addresses, to be mended at every start.
    println!("cargo:rustc-link-arg-bins=-no-pie");
    // A release ends where it panics. The tables for going back through what called it are an eighth of it.
    if env::var("PROFILE").is_ok_and(|it| it == "release") {
        let script = out.join("without-unwinding.ld");
        fs::write(&script, "SECTIONS { /DISCARD/ : { *(.eh_frame) } } INSERT AFTER .text;\n")?;
        println!("cargo:rustc-link-arg-bins=-Wl,-T,{}", script.display());
    }
    Ok(())
}

/// Small, after how long it is unpacked.
fn small(it: &impl serde::Serialize) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let bytes = postcard::to_stdvec(it)?;
    let mut packed = u32::try_from(bytes.len())?.to_le_bytes().to_vec();
    packed.extend(miniz_oxide::deflate::compress_to_vec(&bytes, 9));
    Ok(packed)
}

/// Paths, and what the files hold.
fn texts(files: &[problem::File]) -> Vec<(&str, &str)> {
    files.iter().map(|it| (it.path.as_str(), it.text.as_str())).collect()
}

/// All files in a directory, in the order of their names; with one that changes this is run again.
fn files(dir: &str) -> std::io::Result<Vec<problem::File>> {
    println!("cargo:rerun-if-changed={dir}");
    let mut files = Vec::new();
    read(Path::new(dir), "", &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
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
