//! The rules of questions: each finds its fault.

use super::finds;
use afferent::content::check::check;
use afferent::content::source;

#[test]
fn each_rule_of_questions_finds_its_fault() {
    for (path, from, to, message) in [
        ("questions.toml", "answer = 1", "answer = 9", "there is no option 9"),
        ("questions.toml", "difficulty = 1", "difficulty = 7", "no such difficulty"),
        (
            "questions.toml",
            "\"30 to 50 cm per second\"",
            "\"1 to 10 cm per second.\"",
            "an option stands there twice",
        ),
        (
            "questions.toml",
            "\"1 to 10 cm per second\"",
            "\"1 to 10 cm per second, which is about the speed of a hand\"",
            "the longest by far",
        ),
        ("questions.toml", "why = \"Nerve", "why = \" \" # \"", "an answer without a reason"),
        (
            "questions.toml",
            "answer = 1\nwhy = \"Nerve",
            "answer = 1\non = { claim = \"no-such\" }\nwhy = \"Nerve",
            "options where `on` gives them",
        ),
        (
            "questions.toml",
            "claim = \"ct-temperature-tuning\"",
            "claim = \"no-such\"",
            "there is no claim `no-such`",
        ),
        (
            "questions.toml",
            "row = \"kong-neck-active\"",
            "row = \"crawford-pain-sham\"",
            "the interval of this row is not known",
        ),
        (
            "questions.toml",
            "\"CT ending\", \"The slow wire\"",
            "\"The slow wire\", \"CT ending\"",
            "stands out of its order",
        ),
        (
            "questions.toml",
            "figure = \"ct-ascending\"",
            "figure = \"stroke-lab\"",
            "this figure is no pathway",
        ),
        (
            "questions.toml",
            "isolates = [\"specific\"]",
            "isolates = [\"total\"]",
            "not one of these pairs alone",
        ),
        (
            "questions.toml",
            "set = [[\"week\", \"6\"]]",
            "set = [[\"week\", \"99\"]]",
            "`week` has no step `99`",
        ),
        ("questions.toml", "topic = \"", "topic = \"no-such-", "there is no topic `no-such-"),
    ] {
        finds(path, from, to, message);
    }
}

#[test]
fn whoever_always_takes_the_same_place_is_found_out() {
    let mut files = source::builtin();
    let file = files.iter_mut().find(|file| file.path == "questions.toml").unwrap();
    // In a file in which all are right at one place only the spread is at fault.
    let lines = file.text.lines().map(|line| if line.starts_with("answer = ") { "answer = 0" } else { line });
    file.text = lines.collect::<Vec<_>>().join("\n");
    let problems = check(&files).unwrap_err();
    assert!(problems.iter().any(|it| it.message.contains("questions with 4 options")), "{problems:?}");
}
