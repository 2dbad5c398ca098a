//! What `check` says of lessons.

use super::finds;
use afferent::content::check::check;
use afferent::content::source;

#[test]
fn each_rule_of_lessons_finds_its_fault() {
    let lesson = "lessons/four-minutes.toml";
    for (from, to, message) in [
        ("place = \"home\"", "place = \"nowhere\"", "`nowhere` is no place"),
        (
            "place = \"figure:stroke-lab\"",
            "place = \"figure:no-such-lab\"",
            "there is no figure `no-such-lab`",
        ),
        ("focus = \"specific\"", "focus = \"sideways\"", "there is no `sideways` there"),
        (
            "place = \"study:loken-2009\"\n",
            "place = \"study:loken-2009\"\nfocus = \"How it ended\"\n",
            "name a part of it: What came out · It does not show",
        ),
        ("reveal = [\"specific\"]", "reveal = [\"hands\"]", "there is no `hands` there"),
        ("place = \"home\"\n", "", "nothing to show"),
        ("place = \"home\"\n", "place = \"home\"\nlines = [\"One\"]\n", "a place and lines"),
        (
            "place = \"home\"\nfocus = \"specific\"\nreveal = [\"specific\"]\n",
            "lines = [\"1\", \"2\", \"3\", \"4\", \"5\", \"6\"]\n",
            "6 lines",
        ),
        (
            "place = \"home\"\nfocus = \"specific\"\nreveal = [\"specific\"]\n",
            "lines = [\" \"]\n",
            "an empty line",
        ),
        (
            "place = \"home\"\nfocus = \"non-specific\"\nreveal = [\"non-specific\"]\n",
            "lines = [\"One\"]\n",
            "a question and lines",
        ),
        ("minutes = 0.3", "minutes = 0", "no such time"),
        (
            "title = \"What the hands do\"",
            "title = \"What the hands do to the skin below\"",
            "would be clipped",
        ),
        ("id = \"four-minutes\"", "id = \"five-minutes\"", "is not the name of the file"),
        ("answer = 1\n", "answer = 7\n", "there is no option 7"),
        ("sources = [\"", "sources = [\"no-such-", "there is no study `no-such-"),
    ] {
        finds(lesson, from, to, message);
    }
    finds(lesson, "\"3 cm/s\"", "\"3 miles\"", "`speed` has no step `3 miles`");
    finds(lesson, "\"speed\"", "\"haste\"", "there is no knob `haste`");
}

#[test]
fn what_was_meant_is_named() {
    let lesson = "lessons/four-minutes.toml";
    for (from, to, help) in [
        ("place = \"figure:stroke-lab\"", "place = \"figure:stroke-lap\"", "did you mean stroke-lab"),
        ("place = \"study:loken-2009\"", "place = \"study:lokken-2009\"", "did you mean loken-2009"),
        ("one_line = ", "one_lien = ", "did you mean `one_line`?"),
        ("caption = ", "captoin = ", "did you mean `caption`?"),
    ] {
        let mut files = source::builtin();
        let file = files.iter_mut().find(|file| file.path == lesson).unwrap();
        file.text = file.text.replacen(from, to, 1);
        let problems = check(&files).unwrap_err();
        assert!(problems.iter().any(|it| it.help.starts_with(help)), "{to}: {problems:?}");
    }
}
