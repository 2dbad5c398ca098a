//! What `check` says of lessons.

use super::finds;
use afferent::content::check::check;
use afferent::content::{Pack, source};

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
        ("title = \"What the hands do\"", "title = \"What surrounds them\"", "two steps have this title"),
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
        ("answer = 1\n", "answer = \"1\"\n", "write a whole number"),
        ("minutes = 0.3", "minutes = \"0.3\"", "write a number"),
        ("reveal = [\"specific\"]", "reveal = \"specific\"", "write a list"),
        ("[step.notes]", "[[step.notes]]", "write its name in one pair"),
        ("one_line = ", "one_line ", "mend the TOML; `afferent new --lesson NAME`"),
    ] {
        let mut files = source::builtin();
        let file = files.iter_mut().find(|file| file.path == lesson).unwrap();
        file.text = file.text.replacen(from, to, 1);
        let problems = check(&files).unwrap_err();
        assert!(problems.iter().any(|it| it.help.starts_with(help)), "{to}: {problems:?}");
    }
}

#[test]
fn a_knob_that_another_one_moves_is_a_fault() {
    let lesson = "lessons/reading-a-trial.toml";
    let set = "set = [[\"study\", \"Kong 2013\"]]";
    for (to, message) in [
        (
            "set = [[\"people\", \"back pain\"], [\"comparator\", \"nothing\"]]",
            "`people` does not stand at `back pain` beside the others, but at `all`",
        ),
        (
            "set = [[\"people\", \"back pain\"], [\"people\", \"all\"]]",
            "`people` does not stand at `back pain` beside the others, but at `all`",
        ),
    ] {
        finds(lesson, set, to, message);
    }
}

#[test]
fn a_row_stands_whatever_is_written_after_it() {
    let pack = Pack::builtin();
    let library = pack.library();
    let kind = library.figure(&"forest-plot".into()).unwrap().data.kind();
    let people = ("people".to_owned(), "back pain".to_owned());
    let filtered = kind.at(library, std::slice::from_ref(&people)).unwrap();
    let rows = kind.knobs(library, &filtered).pop().unwrap();
    assert!(rows.name == "row" && rows.steps.len() > 5);
    for (nth, name) in rows.steps.iter().enumerate() {
        let row = ("row".to_owned(), name.clone());
        for set in [[row.clone(), people.clone()], [people.clone(), row]] {
            let at = kind.at(library, &set).unwrap();
            assert_eq!(at.last(), Some(&nth), "{set:?}");
        }
    }
}
