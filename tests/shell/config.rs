//! A reader's own settings: which hold, where each comes from, and what is wrong with them.

use super::schema::Schema;
use super::{Ran, output, program, ran};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A home with this file of settings in the usual place.
fn home(text: &str) -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join(".config").join("afferent");
    fs::create_dir_all(&dir).unwrap();
    fs::write(dir.join("config.toml"), text).unwrap();
    home
}

fn at_home(home: &Path, line: &str, variables: &[(&str, &str)]) -> Ran {
    let mut command = program(line.split_whitespace());
    command.env("HOME", home).envs(variables.iter().copied());
    ran(command)
}

/// The line of a setting.
fn said<'a>(ran: &'a Ran, name: &str) -> &'a str {
    let line = ran.out.lines().find(|line| line.trim_start().starts_with(name));
    assert!(line.is_some(), "{name} is not said:\n{}{}", ran.out, ran.error);
    line.unwrap_or_default()
}

#[test]
fn an_option_comes_before_the_environment_before_the_file_before_the_terminal() {
    let home = home("color = \"256\"\ntheme = \"light\"\n");
    let color = |line: &str, variables: &[(&str, &str)]| {
        let ran = at_home(home.path(), line, variables);
        assert_eq!((ran.code, ran.error.as_str()), (Some(0), ""));
        said(&ran, "color").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(color("config", &[]), "color = \"256\" # the file of settings");
    assert_eq!(color("config", &[("NO_COLOR", "1")]), "color = \"none\" # NO_COLOR");
    assert_eq!(color("config --color 16", &[("NO_COLOR", "1")]), "color = \"16\" # --color");
    let ran = at_home(home.path(), "config", &[]);
    assert!(said(&ran, "theme").contains("\"light\""), "{}", ran.out);
    assert!(said(&ran, "motion").contains("nothing else is said"), "{}", ran.out);
    // Another file than the usual one.
    let other = home.path().join("other.toml");
    fs::write(&other, "motion = false\n").unwrap();
    let ran = at_home(home.path(), "config", &[("AFFERENT_CONFIG", other.to_str().unwrap())]);
    assert!(said(&ran, "motion").contains("false") && ran.out.contains("other.toml"), "{}", ran.out);
    let ran = at_home(home.path(), "config --config nothing.toml", &[]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.error.contains("cannot read the settings in nothing.toml"), "{}", ran.error);
}

#[test]
fn keys_that_were_changed_are_told_with_those_they_had() {
    let home = home("[keys.anywhere]\nfind = [\"ctrl-e\"]\n");
    let ran = at_home(home.path(), "config", &[]);
    let line = said(&ran, "keys.anywhere.find");
    assert!(line.contains("[\"ctrl-e\"]") && line.contains("else / : ctrl-f ctrl-p"), "{line}");
}

#[test]
fn the_doctor_says_what_is_wrong_and_hides_whose_home_it_is() {
    let well = home("theme = \"light\"\n");
    let ran = at_home(well.path(), "doctor", &[("TERM", "xterm-256color")]);
    assert_eq!((ran.code, ran.error.as_str()), (Some(0), ""));
    for part in [
        "afferent ",
        "TERM ",
        "xterm-256color",
        "theme light",
        "~/.config/afferent/config.toml",
        "Nothing is wrong",
    ] {
        assert!(ran.out.contains(part), "{part} is missing:\n{}", ran.out);
    }
    assert!(!ran.out.contains(well.path().to_str().unwrap()), "{}", ran.out);

    let ill = home("theme = \"light\"\nkeys.anywhere.find = [\"r\"]\nmotoin = false\n");
    let ran = at_home(ill.path(), "doctor", &[]);
    assert_eq!(ran.code, Some(1));
    for part in [
        "config.toml:2:23: r is a key of research in anywhere already",
        "Did you mean motion?",
        "theme light",
        "^",
    ] {
        assert!(ran.out.contains(part), "{part} is missing:\n{}", ran.out);
    }
}

#[test]
fn what_is_in_the_file_cannot_write_to_the_terminal() {
    let home = home("\"\\u001b[2J\" = 1\nstudy-dir = \"\\u001b[2J\"\n# \u{1b}[2J\n");
    for line in ["config", "doctor"] {
        let ran = at_home(home.path(), line, &[]);
        assert!(!ran.out.contains('\u{1b}') && !ran.error.contains('\u{1b}'), "{ran:?}");
    }
}

#[test]
fn the_file_to_begin_with_and_its_schema_agree() {
    let schema: serde_json::Value = serde_json::from_str(&output("config --schema")).unwrap();
    let template = output("config --default");
    let keys = &schema["properties"]["keys"]["properties"];
    for name in schema["properties"]
        .as_object()
        .unwrap()
        .keys()
        .filter(|it| !["$schema", "keys"].contains(&it.as_str()))
    {
        assert!(template.contains(&format!("# {name} = ")), "{name}");
    }
    for (scope, rows) in keys.as_object().unwrap().iter().filter(|(scope, _)| *scope != "preset") {
        assert!(template.contains(&format!("# [keys.{scope}]")), "{scope}");
        for name in rows["properties"].as_object().unwrap().keys() {
            assert!(template.contains(&format!("# {name} = [")), "{scope} {name}");
        }
    }
    let schema = Schema(schema);
    let valid = |text: &str| {
        let table: toml::Table = text.parse().unwrap();
        schema.faults(&serde_json::to_value(table).unwrap()).is_empty()
    };
    assert!(valid(
        "theme = \"light\"\nmotion = false\n[keys]\npreset = \"clicker\"\n[keys.home]\nenter = [\"e\"]"
    ));
    assert!(
        !valid("theme = \"lihgt\"") && !valid("moton = true") && !valid("[keys.home]\nexplode = [\"e\"]")
    );
}
