//! Studying from a shell, and what is kept of it.

use super::{Ran, program, ran, refusal};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// The program of somebody whose home is `home`.
fn at(home: &Path, line: &str) -> Command {
    let mut command = program(line.split_whitespace());
    command.env("HOME", home);
    command
}

fn output(home: &Path, line: &str) -> String {
    let Ran { code, out, error } = ran(at(home, line));
    assert_eq!((code, error.as_str()), (Some(0), ""), "{line}");
    out
}

/// What is said when `lines` are typed.
fn talk(mut command: Command, lines: &str) -> String {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

/// Knows the first two cards.
const TWO: &str = "1\n1\nknew it\n1\nknew it\nq\n";

#[test]
fn the_count_is_a_number_and_looking_leaves_no_trace() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(output(home.path(), "study --count"), "8\n");
    assert_eq!(output(home.path(), "study --count --due"), "0\n");
    assert_eq!(output(home.path(), "study --count --minutes 1"), "6\n");
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}

#[test]
fn what_is_answered_counts_the_next_time_in_every_command() {
    let home = tempfile::tempdir().unwrap();
    let said = talk(at(home.path(), "study"), TWO);
    assert!(said.contains("New cards: 8.") && said.contains("Still to ask: 6."), "{said}");
    assert_eq!(output(home.path(), "study --count"), "6\n");
    let said = talk(at(home.path(), "read"), &format!("d\n{TWO}"));
    assert!(said.contains("New cards: 6."), "{said}");
    assert_eq!(output(home.path(), "study --count"), "4\n");
}

#[test]
fn how_one_studies_is_kept() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(output(home.path(), "study --count --new 3"), "3\n");
    assert_eq!(output(home.path(), "study --count"), "3\n");
    // All cards are to be met by then, as far as a day holds them.
    assert_eq!(output(home.path(), "study --count --by 2999-01-01"), "1\n");
    assert_eq!(output(home.path(), "study --count --by none"), "3\n");
    assert!(ran(at(home.path(), "study --grades 3")).error.contains("[possible values: 2, 4]"));
    let offered = |line: &str| talk(at(home.path(), line), "1\n1\nq\n").contains("hard: comes back");
    assert!(offered("study --grades 4") && offered("study") && !offered("study --grades 2"));
    let error = refusal(ran(at(home.path(), "study --by 2001-01-01")));
    assert!(error.contains("2001-01-01 is no day to come"), "{error}");
    let error = ran(at(home.path(), "study --by soon")).error;
    assert!(error.contains("write a day such as 2027-02-01, or none"), "{error}");
}

#[test]
fn the_answers_may_lie_in_a_directory_of_ones_own() {
    let (home, shared) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let dir = shared.path().to_str().unwrap();
    talk(at(home.path(), &format!("study --study-dir {dir}")), TWO);
    assert_eq!(output(home.path(), "study --count"), "8\n");
    let mut named = at(home.path(), "study --count");
    named.env("AFFERENT_STUDY_DIR", shared.path());
    assert_eq!(ran(named).out, "6\n");
    // Another machine that has the same directory.
    let other = tempfile::tempdir().unwrap();
    assert_eq!(output(other.path(), &format!("study --count --study-dir {dir}")), "6\n");
    let paths = output(home.path(), &format!("state path --study-dir {dir}"));
    assert!(paths.contains(&format!("reviews  {dir}\n")), "{paths}");
    assert!(
        paths.lines().skip(1).all(|line| Path::new(line.split_whitespace().nth(1).unwrap()).exists()),
        "{paths}"
    );
}

#[test]
fn answers_are_taken_along_taken_in_and_forgotten() {
    let (home, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    talk(at(home.path(), "study"), TWO);
    let file = home.path().join("answers.jsonl");
    output(home.path(), &format!("state export -o {}", file.display()));
    let import = format!("state import {}", file.display());
    assert_eq!(output(other.path(), &import), "New lines taken in: 2\n");
    assert_eq!(output(other.path(), &import), "New lines taken in: 0\n");
    assert_eq!(output(other.path(), "study --count"), "6\n");
    let table = output(other.path(), "state export --format csv");
    let rows: Vec<_> = csv::Reader::from_reader(table.as_bytes()).records().map(Result::unwrap).collect();
    assert_eq!((rows.len(), &rows[0][2], &rows[0][4]), (2, "review", "good"));
    assert_eq!(output(other.path(), &format!("state forget {}", &rows[0][3])), "");
    assert!(output(other.path(), "state export --format csv").contains(&format!(",forget,{},", &rows[0][3])));
    let error = refusal(ran(at(other.path(), "state forget term:nothing/word")));
    assert!(error.contains("no answer to a card `term:nothing/word` is kept"), "{error}");
    assert!(output(other.path(), "state forget --all").contains("forgotten-1"));
    assert_eq!(output(other.path(), "study --count"), "8\n");
    assert_eq!(output(other.path(), "state forget --all"), "Nothing was answered yet.\n");
}

#[test]
fn what_is_no_record_is_refused_with_its_line_and_a_damaged_one_is_told() {
    let home = tempfile::tempdir().unwrap();
    talk(at(home.path(), "study"), TWO);
    let file = home.path().join("answers.jsonl");
    output(home.path(), &format!("state export -o {}", file.display()));
    fs::write(&file, fs::read_to_string(&file).unwrap() + "\u{1b}[31m\n").unwrap();
    let error = refusal(ran(at(home.path(), &format!("state import {}", file.display()))));
    assert!(
        error.contains("answers.jsonl:3: this line is no review") && !error.contains('\u{1b}'),
        "{error}"
    );
    let reviews = home.path().join(".local/state/afferent/study");
    fs::copy(&file, reviews.join("lap.jsonl")).unwrap();
    let said = talk(at(home.path(), "study"), "q\n");
    assert!(said.replace('\n', " ").contains("lap.jsonl:3: this line is no review"), "{said}");
    assert_eq!(output(home.path(), "study --count"), "6\n");
}

#[test]
fn nobody_studies_without_a_home_and_the_rest_goes_on() {
    let nowhere = Path::new("not/from/the/root");
    let error = refusal(ran(at(nowhere, "study --count")));
    assert!(error.contains("no directory for what is kept"), "{error}");
    assert!(talk(at(nowhere, "read"), "d\nq\n").contains("There is no directory to keep answers in"));
}

#[test]
fn the_cards_go_to_anki_as_its_text_format() {
    let home = tempfile::tempdir().unwrap();
    let text = output(home.path(), "export --format anki --topic ct-afferents");
    assert!(text.starts_with("#separator:Tab\n#html:true\n#notetype:Basic\n#guid column:1\n"), "{text}");
    assert!(text.lines().any(|line| line.starts_with("afferent:claim:")));
}

/// Six answers to each of `cards` cards, three days apart, by somebody who misses every other one.
fn forgetful(cards: usize) -> String {
    let lines = (0..6 * cards).map(|nth| {
        let (turn, card) = (nth / cards, nth % cards);
        let grade = if turn > 0 && (card + turn) % 2 == 0 { "again" } else { "good" };
        let day = 1 + 3 * turn;
        format!(
            "{{\"v\":1,\"id\":\"desk-{nth}\",\"at\":\"2026-01-{day:02}T20:00:00Z\",\"do\":\"review\",\
             \"card\":\"term:t{card}/word\",\"grade\":\"{grade}\",\"kind\":\"due\",\"ms\":4000}}\n"
        )
    });
    lines.collect()
}

#[test]
fn how_fast_one_forgets_is_fitted_kept_and_forgotten() {
    let home = tempfile::tempdir().unwrap();
    let reviews = home.path().join(".local/state/afferent/study");
    let own = reviews.join("parameters.toml");
    let progress = || output(home.path(), "progress").split_whitespace().collect::<Vec<_>>().join(" ");
    let says_own = || progress().contains("as your own answers foretell");
    fs::create_dir_all(&reviews).unwrap();
    fs::write(reviews.join("desk.jsonl"), forgetful(79)).unwrap();
    let error = refusal(ran(at(home.path(), "state fit")));
    assert!(error.contains("395 answers to cards that came back are too few") && !own.exists(), "{error}");
    fs::write(reviews.join("desk.jsonl"), forgetful(80)).unwrap();
    assert!(!says_own());
    let said = output(home.path(), "state fit");
    assert!(
        said.contains("Of 400 answers") && said.contains("days, for an average learner in 2.3 days"),
        "{said}"
    );
    assert!(said.contains("Many cards may be due at once after that; a day deals out 40 at most."), "{said}");
    assert!(own.exists() && says_own());
    let asked = || talk(at(home.path(), "study"), "q\n").replace('\n', " ");
    assert!(asked().contains("as your own answers foretell"));
    // It is found again, wherever it was lost.
    let found = fs::read_to_string(&own).unwrap();
    fs::write(&own, found.replace("v = 1", "v = 2")).unwrap();
    let said = asked();
    assert!(
        said.contains("as for an average learner") && said.contains("a newer program wrote it"),
        "{said}"
    );
    assert!(!says_own());
    output(home.path(), "state fit");
    assert_eq!(fs::read_to_string(&own).unwrap(), found);
    let forget = || output(home.path(), "state fit --forget");
    assert_eq!(forget(), "Cards come back as for an average learner again.\n");
    assert_eq!(forget(), "Cards come back as for an average learner already.\n");
    assert!(!own.exists() && !says_own());
    // It goes where the answers go from which it follows.
    output(home.path(), "state fit");
    output(home.path(), "state forget --all");
    assert!(!own.exists());
}
