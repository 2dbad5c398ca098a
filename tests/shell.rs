//! The program where there is no terminal: in pipes, scripts and the hands of authors.
#![cfg(feature = "terminal")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may fail, and look at the system"
)]

mod config;
mod film;
mod foreign;
mod lessons;
mod names;
#[cfg(unix)]
mod packaging;
mod pictures;
mod schema;
mod study;

use schema::Schema;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// What came of a run.
#[derive(Debug, PartialEq, Eq)]
struct Ran {
    code: Option<i32>,
    out: String,
    error: String,
}

/// The program with only what it is given: no terminal, no environment.
fn program<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afferent"));
    command.args(args).env_clear().stdin(Stdio::null()).current_dir(env!("CARGO_TARGET_TMPDIR"));
    command
}

fn ran(mut command: Command) -> Ran {
    let output = command.output().unwrap();
    let [out, error] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    Ran { code: output.status.code(), out, error }
}

/// Runs it with the words of `line` as arguments.
fn run(line: &str) -> Ran {
    ran(program(line.split_whitespace()))
}

/// Runs it, expects it to go well, and returns what it printed.
fn output(line: &str) -> String {
    let ran = run(line);
    assert_eq!((ran.code, ran.error.as_str()), (Some(0), ""), "{line}");
    ran.out
}

/// Runs it, expects it to refuse, and returns what it said.
fn refusal(ran: Ran) -> String {
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{}", ran.error);
    ran.error
}

/// The starter pack, as an author would have it.
fn pack() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let ran = ran(program([OsStr::new("new"), dir.path().as_os_str()]));
    assert_eq!(ran.code, Some(0), "{}", ran.error);
    dir
}

fn with_content(command: &str, dir: &Path) -> Ran {
    let words = command.split_whitespace().chain(["--content"]).map(OsStr::new);
    ran(program(words.chain([dir.as_os_str()])))
}

#[test]
fn in_a_pipe_every_kind_of_place_is_plain_text() {
    let places = [
        ("", "The total treatment effect"),
        ("home", "Contextual effects"),
        ("setting", "Room, light, sound and ritual around the table."),
        ("ackerley-2014-a", "https://doi.org/10.1523/JNEUROSCI.2847-13.2014"),
        ("term:ct-afferent", "see-TAK-tile"),
        ("set-and-setting-origin", "psychedelic drug research"),
        ("research", "(ackerley-2014-a)"),
        ("glossary", "CT afferent"),
    ];
    for (place, words) in places {
        let text = output(place);
        assert!(text.contains(words), "{place}: {text}");
        assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{place}");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{place}");
    }
}

#[test]
fn colours_that_are_asked_for_do_not_get_into_the_text() {
    assert_eq!(output("--color truecolor --theme light setting"), output("setting"));
}

#[test]
fn a_place_that_does_not_exist_is_refused_with_near_ids() {
    let message = refusal(run("setings"));
    assert!(message.starts_with("afferent: there is no ") && message.contains("`setings`"), "{message}");
    assert!(message.contains("did you mean setting"), "{message}");
    assert!(refusal(run("ackerley-2014")).contains("ackerley-2014-a"));
    assert!(refusal(run("snapshot ct-aferents")).contains("ct-afferents"));
}

#[test]
fn control_characters_in_an_argument_do_not_reach_the_terminal() {
    const RED: &str = "\u{1b}[31mred";
    let words: [&[&str]; 4] = [&[RED], &["lesson", RED], &["snapshot", "--keys", RED], &["--content", RED]];
    for words in words {
        let message = refusal(ran(program(words)));
        assert!(!message.contains('\u{1b}') && message.contains("red"), "{message:?}");
    }
}

#[test]
fn control_characters_in_the_name_of_a_file_do_not_reach_the_terminal() {
    let dir = pack();
    fs::write(dir.path().join("topics/\u{1b}]0;owned\u{7}.toml"), "").unwrap();
    let checked = with_content("check", dir.path());
    assert!(checked.out.contains("owned"), "{}", checked.out);
    let opened = refusal(with_content("home", dir.path()));
    for text in [checked.out, opened] {
        assert!(!text.contains('\u{1b}') && !text.contains('\u{7}'), "{text:?}");
    }
}

#[test]
fn it_says_its_version() {
    let version = format!("afferent {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(output("-V"), version);
    assert_eq!(output("--version"), version);
}

#[test]
fn every_shell_gets_completions_that_know_the_commands() {
    assert!(output("completions bash").contains("complete -F _afferent"));
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = output(&format!("completions {shell}"));
        for word in ["snapshot", "check", "new", "man", "no-motion"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
}

#[test]
fn the_manual_page_names_every_option() {
    let page = output("man");
    assert!(page.contains(".TH afferent 1"), "{page}");
    for option in ["content", "color", "theme", "ascii", "no\\-motion", "no\\-mouse"] {
        assert!(page.contains(&format!("\\-\\-{option}")), "{option}");
    }
}

#[test]
fn the_built_in_pack_has_no_faults() {
    assert!(output("check").contains(": no problems\n"));
}

#[test]
fn a_new_pack_has_no_faults_and_opens() {
    let dir = pack();
    let checked = with_content("check", dir.path());
    assert_eq!((checked.code, checked.error.as_str()), (Some(0), ""), "{}", checked.out);
    let home = with_content("home", dir.path());
    assert!(home.code == Some(0) && home.out.starts_with("How does tea make one feel?"), "{}", home.out);
}

#[test]
fn a_fault_is_shown_where_it_stands() {
    let dir = pack();
    let file = dir.path().join("topics/caffeine.toml");
    let text =
        fs::read_to_string(&file).unwrap().replace("certainty = \"emerging\"", "certainty = \"maybe\"");
    let line = text.lines().position(|line| line.contains("\"maybe\"")).unwrap() + 1;
    fs::write(&file, text).unwrap();
    let checked = with_content("check", dir.path());
    assert_eq!((checked.code, checked.error.as_str()), (Some(1), ""));
    let mut lines = checked.out.lines();
    let place = format!("topics/caffeine.toml:{line}:13: ");
    assert!(lines.next().unwrap().starts_with(&place), "{}", checked.out);
    let source = lines.next().unwrap();
    let caret = lines.next().unwrap();
    let column = |line: &str, mark: &str| line.split_once(mark).map(|(before, _)| before.chars().count());
    assert_eq!(column(source, "\"maybe\""), column(caret, "^^^^^^^"), "{}", checked.out);
    assert!(checked.out.ends_with("1 problem\n"), "{}", checked.out);

    // Opened, it says the same and does not begin.
    let message = refusal(with_content("home", dir.path()));
    assert!(message.contains(&place) && message.contains("1 to mend"), "{message}");
}

#[test]
fn every_fault_is_shown_at_once() {
    let dir = pack();
    for (file, from, to) in [("pack.toml", "licence", "license"), ("topics/total.toml", "title", "titel")] {
        let file = dir.path().join(file);
        fs::write(&file, fs::read_to_string(&file).unwrap().replace(from, to)).unwrap();
    }
    let checked = with_content("check", dir.path());
    assert_eq!(checked.code, Some(1));
    assert!(
        checked.out.contains("pack.toml:") && checked.out.contains("topics/total.toml:2:1: "),
        "{}",
        checked.out
    );
}

#[test]
fn a_directory_that_is_no_pack_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let checked = with_content("check", dir.path());
    assert_eq!(checked.code, Some(1));
    assert!(checked.out.contains("pack.toml:1:1: this file is missing"), "{}", checked.out);
    let message = refusal(with_content("check", &dir.path().join("nowhere")));
    assert!(
        message.contains("cannot read the content directory") && message.contains("nowhere"),
        "{message}"
    );
}

#[test]
fn the_built_in_pack_is_written_out_whole() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path().join("mine");
    let words = ["new", "--from", "built-in"].map(OsStr::new);
    assert_eq!(ran(program(words.into_iter().chain([dir.as_os_str()]))).code, Some(0));
    let files = afferent::content::source::directory(&dir).unwrap();
    assert_eq!(files, afferent::content::source::builtin());
    assert_eq!(with_content("check", &dir).out, output("check"));
}

#[test]
fn a_new_pack_overwrites_nothing() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("diary.txt"), "mine").unwrap();
    let message = refusal(ran(program([OsStr::new("new"), dir.path().as_os_str()])));
    assert!(message.contains("is not empty"), "{message}");
    let names = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(names.collect::<Vec<_>>(), ["diary.txt"]);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    for line in ["research", "snapshot", "man", "completions zsh", "check"] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = program(line.split_whitespace());
        let output =
            command.stdout(writer).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()), "{line}");
    }
}

/// The JSON that `line` prints.
fn json(line: &str) -> serde_json::Value {
    let value: serde_json::Value = serde_json::from_str(&output(line)).unwrap();
    assert_eq!(value["version"], 1, "{line}");
    value
}

#[test]
fn every_table_is_listed_whole_as_text_csv_and_json() {
    for (table, n) in [
        ("topics", 35),
        ("studies", 200),
        ("terms", 82),
        ("figures", 1),
        ("claims", 230),
        ("estimates", 114),
        ("sayings", 38),
        ("questions", 36),
        ("lessons", 4),
    ] {
        let rows = json(&format!("list {table} --format json"))["rows"].as_array().unwrap().clone();
        assert!(rows.len() >= n, "{table} has {} rows", rows.len());
        assert_eq!(output(&format!("list {table}")).lines().count(), rows.len(), "{table}");
        let csv = output(&format!("list {table} --format csv"));
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let heads = reader.headers().unwrap().clone();
        let keys: Vec<_> = rows[0].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(heads.iter().collect::<Vec<_>>(), keys, "{table}");
        assert_eq!(reader.records().map(Result::unwrap).count(), rows.len(), "{table}");
    }
}

#[test]
fn every_place_is_shown_as_markdown_and_as_data() {
    for (place, kind, words) in [
        ("home", "home", "Equal widths on purpose"),
        ("ct-afferents", "topic", "What it does not show"),
        ("loken-2009", "study", "10.1038/nn.2312"),
        ("term:ct-afferent", "term", "TAK"),
        ("two-touch-systems", "claim", "well established"),
        ("stroke-lab", "figure", "| Speed |"),
        ("glossary", "glossary", "CT afferent"),
        ("said", "said", "What is known:"),
        ("research", "research", "Löken"),
    ] {
        let markdown = output(&format!("show {place} --format markdown"));
        assert!(markdown.starts_with("# ") && markdown.contains(words), "{place}: {markdown}");
        let data = json(&format!("show {place} --format json"));
        assert_eq!(data["kind"], kind);
        assert!(
            data["data"].is_null() != data["studies"].as_array().unwrap().is_empty()
                || !data["data"].is_null(),
            "{place}"
        );
    }
    assert_eq!(output("show rapport"), output("rapport"));
}

#[test]
fn a_study_in_brackets_has_one_pair_of_them_and_a_lesson_begins_at_its_beginning() {
    assert!(!output("show forest-plot --format markdown").contains("(("));
    assert!(output("lesson four-minutes").contains("At the beginning"));
}

#[test]
fn a_search_names_ids_and_fails_quietly_where_there_is_nothing() {
    let first = output("search opioidergic");
    assert!(first.lines().next().unwrap().contains("opioidergic-pathways"), "{first}");
    assert_eq!(json("search opioidergic --json")["rows"][0]["id"], "opioidergic-pathways");
    assert!(output("search massage in four minutes").contains("four-minutes"));
    let nothing = run("search zzzzqqqq");
    assert_eq!((nothing.code, nothing.out, nothing.error), (Some(1), String::new(), String::new()));
}

#[test]
fn a_handout_is_one_file_with_every_page_and_every_reference() {
    let page = output("export");
    for id in [
        "topic-ct-afferents",
        "topic-in-practice",
        "claim-two-touch-systems",
        "study-loken-2009",
        "term-ct-afferent",
        "figure-stroke-lab",
    ] {
        assert!(page.contains(&format!("id=\"{id}\"")), "{id}");
    }
    assert!(!page.contains("<script") && !page.contains("src="), "a hand-out needs nothing else");
    let part = output("export --topic contextual");
    assert!(part.contains("id=\"topic-rapport\"") && !part.contains("id=\"topic-ct-afferents\""));
    let markdown = output("export --topic contextual --format markdown");
    assert!(markdown.starts_with("# ") && markdown.contains("Texts: CC BY 4.0."), "{markdown}");
    assert!(refusal(run("export --topic loken-2009")).contains("no topic"));
}

#[test]
fn the_schemas_take_every_file_of_the_pack_and_refuse_a_misspelt_key() {
    let dir = pack();
    assert_eq!(ran(program([OsStr::new("schema"), dir.path().as_os_str()])).code, Some(0));
    let rules: toml::Table = fs::read_to_string(dir.path().join(".taplo.toml")).unwrap().parse().unwrap();
    let rules = rules["rule"].as_array().unwrap();
    let files = afferent::content::source::builtin();
    // What is drawn has its own rules.
    for file in files.iter().filter(|it| !it.path.starts_with("drawings/")) {
        let folder = file.path.split('/').next().unwrap();
        let rule = rules.iter().find(|rule| {
            let include = rule["include"][0].as_str().unwrap();
            include == file.path || include == format!("{folder}/*.toml")
        });
        let path = rule.unwrap()["schema"]["path"].as_str().unwrap();
        let schema = serde_json::from_str(&fs::read_to_string(dir.path().join(path)).unwrap()).unwrap();
        let schema = Schema(schema);
        let mut table: toml::Table = file.text.parse().unwrap();
        let faults = |table: &toml::Table| schema.faults(&serde_json::to_value(table).unwrap());
        assert_eq!(faults(&table), [""; 0], "{}", file.path);
        table.insert("titel".into(), "x".into());
        assert!(!faults(&table).is_empty(), "{}", file.path);
    }
    // The pack is still one: nothing that was written belongs to its tables.
    assert_eq!(with_content("check", dir.path()).code, Some(0));
}
