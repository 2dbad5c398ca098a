//! What README and CONTRIBUTING say: their keys, commands, options, pictures and tables are those
//! of the program. `RENEW=1 cargo test --test all readme` writes what can be written by itself.
#![cfg(all(unix, feature = "terminal"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may fail, and look at files"
)]

use afferent::app::keymap::{BINDINGS, Scope};
use afferent::content::check::{MAX_HEADING, MAX_LABEL, MAX_NOTE, MAX_ONE_LINE, MAX_TAG, MAX_TITLE};
use afferent::content::drawing::Role;
use afferent::content::model::Certainty;
use regex_lite::Regex;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn file(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Writes a file in one go, so that another test never reads half of it.
fn renew(name: &str, text: &str) {
    let new = path(&format!("{name}.new"));
    fs::write(&new, text).unwrap();
    fs::rename(new, path(name)).unwrap();
}

/// What stands between `<!-- name -->` and `<!-- /name -->` in a file.
fn part(name_of_file: &str, name: &str) -> String {
    let text = file(name_of_file);
    let inside = text.split_once(&format!("<!-- {name} -->\n")).map(|(_, rest)| rest);
    let inside = inside.and_then(|rest| rest.split_once(&format!("<!-- /{name} -->")));
    inside.unwrap_or_else(|| panic!("{name_of_file} has no part {name}")).0.trim().to_owned()
}

/// Fails unless the part of the README is `expected`.
fn assert_part(name: &str, expected: &str) {
    let found = part("README.md", name);
    if found != expected && is_renewing() {
        // The README has more than one part that a test may renew at the same time.
        static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
        let _guard = ONE_AT_A_TIME.lock().unwrap();
        let marker = format!("<!-- {name} -->\n");
        let (old, new) = (format!("{marker}{found}"), format!("{marker}{expected}"));
        return renew("README.md", &file("README.md").replacen(&old, &new, 1));
    }
    assert!(found == expected, "{HOW_TO_RENEW} The part {name} of the README must be\n\n{expected}\n");
}

const HOW_TO_RENEW: &str = "`RENEW=1 cargo test --test all readme` renews this; look at what it did.";

fn is_renewing() -> bool {
    std::env::var_os("RENEW").is_some_and(|value| !value.is_empty())
}

/// The lines of each code block that begin with `start`.
fn blocks<'a>(text: &'a str, start: &'a str) -> impl Iterator<Item = Vec<&'a str>> {
    let blocks = text.split("```").skip(1).step_by(2);
    blocks.map(move |block| block.lines().filter(|line| line.starts_with(start)).collect())
}

/// Runs `line` in a shell that knows `afferent` and nothing of the environment. Whoever runs the tests
/// may be teaching, or have a home.
fn shell(line: &str, dir: &Path) -> Output {
    let programs = Path::new(env!("CARGO_BIN_EXE_afferent")).parent().unwrap();
    let search = format!("{}:/usr/bin:/bin", programs.display());
    let mut command = Command::new("sh");
    command.args(["-c", line]).current_dir(dir).env_clear().env("PATH", search).stdin(Stdio::null());
    command.envs(["HOME", "XDG_RUNTIME_DIR", "XDG_STATE_HOME"].map(|name| (name, dir)));
    command.output().unwrap()
}

/// What `line` prints; it must go well.
fn output(line: &str) -> String {
    let dir = tempfile::tempdir().unwrap();
    let output = shell(line, dir.path());
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What `pattern` finds in `text`, each once.
fn found(pattern: &str, text: &str) -> BTreeSet<String> {
    Regex::new(pattern).unwrap().find_iter(text).map(|it| it.as_str().trim().to_owned()).collect()
}

#[test]
fn the_table_of_keys_is_that_of_the_program() {
    let mut scopes = vec![Scope::Anywhere];
    for row in BINDINGS {
        if !scopes.contains(&row.scope) {
            scopes.push(row.scope);
        }
    }
    let mut table = "| Where | Keys | What they do |\n| --- | --- | --- |".to_owned();
    for scope in scopes {
        for row in BINDINGS.iter().filter(|row| row.scope == scope) {
            let keys: Vec<_> = row.keys.iter().map(|key| format!("`{key}`")).collect();
            table.push_str(&format!("\n| {} | {} | {} |", scope.word(), keys.join(" "), row.help));
        }
    }
    assert_part("keys", &table);
}

#[test]
fn the_table_of_certainties_is_that_of_the_program() {
    let mut table = "| Mark | Word | What it means |\n| --- | --- | --- |".to_owned();
    for it in Certainty::ALL {
        table.push_str(&format!("\n| `{}` | {} | {} |", it.mark(), it.word(), it.meaning()));
    }
    assert_part("certainty", &table);
    for (nth, rule) in Certainty::RULE.iter().enumerate() {
        assert!(file("README.md").contains(&format!("\n{}. {rule}\n", nth + 1)), "{rule}");
    }
}

#[test]
fn every_command_line_of_the_readme_works() {
    let works = |block: Vec<&str>| {
        let dir = tempfile::tempdir().unwrap();
        for line in block {
            let output = shell(line, dir.path());
            let error = String::from_utf8_lossy(&output.stderr);
            if line.starts_with("afferent notes") {
                // Nobody is teaching here.
                assert!(!output.status.success() && error.contains("begin one with"), "{line}\n{error}");
                continue;
            }
            assert!(output.status.success() && error.is_empty(), "{line}\n{error}");
        }
    };
    let readme = file("README.md");
    let blocks: Vec<_> = blocks(&readme, "afferent").collect();
    assert!(blocks.iter().flatten().count() > 5, "{blocks:?}");
    // The lines of a block go on from each other, and from no other block.
    std::thread::scope(|scope| blocks.into_iter().for_each(|block| drop(scope.spawn(|| works(block)))));
}

#[test]
fn every_option_and_command_is_in_the_readme_and_no_other() {
    let readme = file("README.md");
    let tables: String = readme.lines().filter(|line| line.starts_with("| `--")).collect();
    let help =
        ["", "snapshot", "record", "study"].map(|it| output(&format!("afferent {it} --help"))).concat();
    let option = "--[a-z]+(-[a-z]+)*";
    assert_eq!(found(option, &tables), found(option, &help));
    let listed = help.split_once("Commands:").unwrap().1.split_once("Arguments:").unwrap().0;
    for command in found("(?m)^  [a-z]+", listed).iter().filter(|it| *it != "help") {
        assert!(readme.contains(&format!("\nafferent {command}")), "the README does not show {command}");
    }
}

#[test]
fn every_picture_is_what_the_program_draws_now() {
    let contributing = file("CONTRIBUTING.md");
    let starts = ["cargo run --quiet -- snapshot", "cargo run --quiet -- record"];
    let mut drawn = BTreeSet::new();
    for line in starts.into_iter().flat_map(|start| blocks(&contributing, start)).flatten() {
        let (words, name) = line.split_once(" -o ").unwrap();
        let now = output(&words.replacen("cargo run --quiet --", "afferent", 1));
        if is_renewing() {
            renew(name, &now);
        }
        let kept = fs::read_to_string(path(name)).unwrap_or_default();
        assert!(kept == now, "{HOW_TO_RENEW} {name} is not what the program draws now:\n{line}");
        let most = if line.contains(" record ") { 1_000_000 } else { 150_000 };
        assert!(now.len() < most, "{name} has {} bytes", now.len());
        drawn.insert(name.to_owned());
    }
    let kept = fs::read_dir(path("docs")).unwrap().map(|entry| entry.unwrap().file_name());
    let kept = kept.map(|name| format!("docs/{}", name.to_string_lossy()));
    let kept: BTreeSet<_> =
        kept.filter(|name| !["docs/demo.gif", "docs/tapes"].contains(&name.as_str())).collect();
    assert_eq!(kept, drawn, "the pictures, and the commands of CONTRIBUTING.md that make them");
    assert_eq!(found(r"docs/[a-z-]+\.svg", &file("README.md")), drawn, "the pictures of the README");
}

/// The kinds of table in the source of the model: name, and key and whether it is needed for each field.
fn tables_of_the_model() -> Vec<(String, Vec<(String, bool)>)> {
    let files = ["model", "question", "estimate", "lesson"];
    let source: String = files.map(|name| file(&format!("src/content/{name}.rs"))).concat();
    let name = Regex::new(r"^pub struct (\w+) \{").unwrap();
    let field = Regex::new(r"^    pub (\w+): (.+),$").unwrap();
    let renamed = Regex::new(r#"rename = "(\w+)""#).unwrap();
    let mut tables = Vec::new();
    let mut attribute = "";
    for line in source.lines() {
        if let Some(name) = name.captures(line) {
            tables.push((name[1].to_owned(), Vec::new()));
        } else if line.starts_with("    #[serde(") {
            attribute = line;
        } else if let (Some(field), Some((_, keys))) = (field.captures(line), tables.last_mut()) {
            let key = renamed.captures(attribute).map_or(&field[1], |it| it.get(1).unwrap().as_str());
            let needed = !attribute.contains("default") && !field[2].starts_with("Option<");
            keys.push((key.to_owned(), needed));
            attribute = "";
        }
    }
    tables
}

/// The words of a text enum in the source of the model, as content files have them.
fn words_of_the_model() -> Vec<(String, Vec<String>)> {
    let source = file("src/content/model.rs") + &file("src/content/estimate.rs");
    let body = Regex::new(r"(?s)pub enum ([A-Z]\w+) \{\n(.*?)\n\}").unwrap();
    // Those whose words are written beside them.
    let named = Regex::new(r"(?s)named! \{\n    /// [^\n]*\n    (\w+) \{\n(.*?)\n    \}").unwrap();
    let word = Regex::new("= \"([^\"]+)\"").unwrap();
    let capital = Regex::new("[A-Z]").unwrap();
    let kebab = |variant: &str| {
        let words = capital.replace_all(variant.trim_end_matches(','), "-$0").to_lowercase();
        words.trim_start_matches('-').to_owned()
    };
    let is_value = |line: &&str| !line.starts_with("///");
    let words = |body: &str| body.lines().map(str::trim).filter(is_value).map(&kebab).collect();
    let written = |body: &str| word.captures_iter(body).map(|it| it[1].to_owned()).collect();
    let plain = body.captures_iter(&source).map(|it| (it[1].to_owned(), words(&it[2])));
    plain.chain(named.captures_iter(&source).map(|it| (it[1].to_owned(), written(&it[2])))).collect()
}

/// The first and the third cell of each row of a table.
fn rows(table: &str) -> Vec<(String, String)> {
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let rows = table.lines().skip(2).map(cells);
    rows.map(|cells| (cells[1].trim_matches('`').to_owned(), cells.get(3).cloned().unwrap_or_default()))
        .collect()
}

#[test]
fn the_content_format_names_every_key_and_word() {
    let tables = tables_of_the_model();
    assert!(tables.len() >= 10, "{tables:?}");
    for (name, keys) in tables {
        let written: Vec<_> = rows(&part("CONTRIBUTING.md", &name))
            .into_iter()
            .map(|(key, needed)| (key, needed == "yes"))
            .collect();
        assert_eq!(
            written, keys,
            "the table of {name} in CONTRIBUTING.md: keys, and whether they are needed"
        );
    }
    // Words that are of one kind may share a row.
    let word = Regex::new("`([^`]+)`").unwrap();
    for (name, words) in words_of_the_model() {
        let table = part("CONTRIBUTING.md", &name);
        let first_cells: String = table.lines().filter_map(|line| line.split('|').nth(1)).collect();
        let written: Vec<_> = word.captures_iter(&first_cells).map(|it| it[1].to_owned()).collect();
        assert_eq!(written, words, "the words of {name} in CONTRIBUTING.md");
    }
}

#[test]
fn the_content_format_names_every_class_of_a_drawing() {
    let table = part("CONTRIBUTING.md", "Role");
    let class = Regex::new("`([a-z0-9-]+)`").unwrap();
    let written: Vec<&str> = class.captures_iter(&table).map(|it| it.get(1).unwrap().as_str()).collect();
    let classes: Vec<&str> = Role::ALL.iter().map(|role| role.class()).collect();
    assert_eq!(written, classes);
}

#[test]
fn the_content_format_names_every_length() {
    for (name, key, most) in [
        ("Topic", "title", MAX_TITLE),
        ("Topic", "one_line", MAX_ONE_LINE),
        ("Section", "heading", MAX_HEADING),
        ("Effect", "title", MAX_LABEL),
        ("Effect", "tag", MAX_TAG),
        ("Effect", "note", MAX_NOTE),
        ("Inside", "label", MAX_LABEL),
    ] {
        let table = part("CONTRIBUTING.md", name);
        let row = table.lines().find(|line| line.starts_with(&format!("| `{key}` |"))).unwrap();
        assert!(row.contains(&format!("at most {most} columns")), "{name}: {row}");
    }
}
