//! The direction of the layers and the habits of the house, read from the sources.
#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "reads the sources")]

use std::fs;
use std::path::{Path, PathBuf};

/// The files below `dir` that end so, with their texts.
fn files(dir: &Path, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|it| it == ending) {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

fn sources(dir: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = files(&root.join(dir), "rs");
    for (path, _) in &mut files {
        *path = path.strip_prefix(root).unwrap().to_owned();
    }
    assert!(!files.is_empty());
    files
}

/// The code of a file without its tests, which come last.
fn code(text: &str) -> &str {
    const MARK: &str = "\n#[cfg(test)]\n";
    let is_module = |at: usize| text.split_at(at + MARK.len()).1.lines().next().unwrap().contains("mod ");
    let tests = text.match_indices(MARK).find(|(at, _)| is_module(*at));
    tests.map_or(text, |(at, _)| text.split_at(at).0)
}

/// The layer that a file belongs to: the first name below `src`.
fn layer(path: &Path) -> String {
    let name = path.iter().nth(1).unwrap().to_string_lossy().into_owned();
    name.trim_end_matches(".rs").to_owned()
}

#[test]
fn a_layer_uses_only_what_stands_to_its_left() {
    let may_use: &[(&str, &[&str])] = &[
        ("content", &[]),
        ("anim", &[]),
        ("canvas", &[]),
        ("study", &["content"]),
        ("sim", &["content"]),
        ("document", &["content", "study", "sim"]),
        ("scene", &["content", "study", "sim", "anim"]),
        ("page", &["content", "study", "sim", "document", "scene"]),
        ("layout", &["page"]),
        ("app", &["content", "study", "sim", "document", "scene", "anim", "page", "layout"]),
        ("ui", &["content", "study", "sim", "document", "scene", "anim", "page", "layout", "app"]),
        ("terminal", &["content", "study", "document", "page", "layout", "app", "ui", "canvas"]),
        ("print", &["content", "study", "sim", "document", "scene", "page", "layout", "app", "ui", "canvas"]),
    ];
    for (path, text) in sources("src") {
        let layer = layer(&path);
        let Some((_, allowed)) = may_use.iter().find(|(name, _)| *name == layer) else {
            assert!(
                ["lib", "main", "args", "config", "doctor", "environment", "lessons", "pictures", "reviews"]
                    .contains(&layer.as_str()),
                "{} is in no layer",
                path.display()
            );
            continue;
        };
        // Of names in braces, or found by going up out of a layer, this would see nothing.
        let ups = "super::".repeat(path.iter().count() - 1);
        assert!(!code(&text).contains("crate::{"), "{} names layers in braces", path.display());
        assert!(!code(&text).contains(&ups), "{} goes up out of its layer", path.display());
        for (other, _) in may_use {
            let uses = code(&text).contains(&format!("crate::{other}"));
            assert!(!uses || *other == layer || allowed.contains(other), "{} uses {other}", path.display());
        }
    }
}

/// The names that follow `keyword` in `text`.
fn named<'a>(text: &'a str, keyword: &str) -> Vec<&'a str> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let after = text.split(keyword).skip(1);
    after.filter_map(|it| it.split(|c| !is_part(c)).next()).filter(|it| !it.is_empty()).collect()
}

/// Names alone do not show it: a method that `sim` gives to a type of the pack has no path.
#[test]
fn the_pack_calls_no_method_that_a_later_layer_gives_its_types() {
    let content: Vec<_> = sources("src").into_iter().filter(|(path, _)| layer(path) == "content").collect();
    let types: Vec<&str> = content
        .iter()
        .flat_map(|(_, text)| [named(text, "pub struct "), named(text, "pub enum ")].concat())
        .collect();
    let own: Vec<&str> = content.iter().flat_map(|(_, text)| named(text, "fn ")).collect();
    let mut given = Vec::new();
    for (path, text) in sources("src").into_iter().filter(|(path, _)| layer(path) != "content") {
        for block in code(&text).split("\nimpl ").skip(1) {
            let head = block.split(" {").next().unwrap();
            // Its own type may have the same name.
            let is_own = ["struct", "enum"].iter().any(|it| text.contains(&format!("pub {it} {head} ")));
            if types.contains(&head) && !is_own {
                let body = block.split("\n}").next().unwrap();
                given.extend(named(body, "fn ").into_iter().map(|it| (path.clone(), it.to_owned())));
            }
        }
    }
    assert!(!given.is_empty());
    for (from, method) in given.iter().filter(|(_, method)| !own.contains(&method.as_str())) {
        for (path, text) in &content {
            let call = format!(".{method}(");
            assert!(!code(text).contains(&call), "{} calls {call}, of {}", path.display(), from.display());
        }
    }
}

/// A case that once failed is tried first, as long as its file is found beside its test.
#[test]
fn what_property_tests_have_recorded_is_still_replayed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let recorded = files(&root.join("proptest-regressions"), "txt");
    assert!(!recorded.is_empty());
    for (path, _) in recorded {
        let path = path.strip_prefix(root.join("proptest-regressions")).unwrap();
        let source = root.join("src").join(path).with_extension("rs");
        let text = fs::read_to_string(&source).unwrap_or_default();
        assert!(text.contains("proptest!"), "{} belongs to no property test", path.display());
    }
}

#[test]
fn only_the_terminal_names_crossterm_and_content_names_no_ratatui() {
    for (path, text) in sources("src") {
        let layer = layer(&path);
        assert!(
            layer == "terminal" || !code(&text).contains("crossterm"),
            "{} names crossterm",
            path.display()
        );
        let is_pure =
            ["content", "study", "sim", "document", "scene", "page", "anim"].contains(&layer.as_str());
        assert!(!is_pure || !text.contains("ratatui"), "{} names ratatui", path.display());
    }
}

#[test]
fn a_view_never_changes_the_state_and_never_indexes_the_buffer() {
    for (path, text) in sources("src/ui") {
        assert!(!code(&text).contains("&mut App"), "{} could change the state", path.display());
        assert!(!text.contains("buf[("), "{} indexes the buffer, which may panic", path.display());
    }
}

#[test]
fn every_file_says_what_lives_in_it_and_holds_one_idea() {
    for dir in ["src", "tests", "benches"] {
        for (path, text) in sources(dir) {
            assert!(text.starts_with("//!"), "{} does not begin with //!", path.display());
            // 400 lines is where one asks whether two ideas live in a file.
            let lines = code(&text).lines().count();
            // The tables of the format stand together, and so do that of the keys and the pictures of the screens.
            let most = match path.to_str().unwrap() {
                "tests/screens.rs" => 960,
                "src/content/check.rs"
                | "src/content/model.rs"
                | "src/app/keymap.rs"
                | "benches/terminal.rs" => 520,
                _ => 400,
            };
            assert!(lines <= most, "{} has {lines} lines", path.display());
        }
    }
}

#[test]
fn code_holds_no_sentence_about_massage() {
    for (path, text) in sources("src") {
        let is_the_title = ["lib.rs", "main.rs", "args.rs"].iter().any(|name| path.ends_with(name));
        let says =
            code(&text).lines().any(|line| line.contains('"') && line.to_lowercase().contains("massage"));
        assert!(is_the_title || !says, "{} says something about massage", path.display());
    }
}

#[test]
fn architecture_says_what_each_dependency_is_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest: toml::Table = fs::read_to_string(root.join("Cargo.toml")).unwrap().parse().unwrap();
    let of =
        |table: &toml::Table| table["dependencies"].as_table().unwrap().keys().cloned().collect::<Vec<_>>();
    let systems = manifest["target"].as_table().unwrap().values().flat_map(|it| of(it.as_table().unwrap()));
    let mut used: Vec<String> = of(&manifest).into_iter().chain(systems).collect();
    used.sort();
    let text = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let table = text.split_once("\n| Crate | What for |").unwrap().1.split("\n\n").next().unwrap();
    let cells = table.lines().skip(2).filter_map(|row| row.split(" | ").next());
    let mut told: Vec<&str> = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    told.sort_unstable();
    assert_eq!(told, used);
}
