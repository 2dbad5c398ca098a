//! Pictures, films and tapes.

use super::{Ran, output, program, ran, refusal, run};
use std::ffi::OsStr;
use std::fs;

#[test]
fn a_snapshot_is_the_same_each_time() {
    for format in ["text", "ansi", "svg", "html"] {
        let line = format!("snapshot --size 100x30 --at 1500ms --keys Down --format {format}");
        let picture = output(&line);
        assert!(picture.contains("Specific effects"), "{picture}");
        assert_eq!(picture, output(&line));
        assert_ne!(picture, output(&line.replace("Down", "Right")));
    }
}

#[test]
fn a_snapshot_shows_what_the_keys_changed_when_it_has_come_to_rest() {
    for line in ["snapshot trial-lens --keys Right", "snapshot --keys Enter"] {
        assert_eq!(output(line), output(&format!("{line} --at 6s")), "{line}");
    }
}

#[test]
fn a_snapshot_of_a_figure_that_plays_to_an_end_shows_its_end() {
    for (figure, begins) in [("figure:nerve-race", "0.000 s after"), ("figure:regression-to-the-mean", "")] {
        let line = format!("snapshot {figure}");
        let end = output(&line);
        assert_eq!(end, output(&format!("{line} --at 60s")), "{figure}");
        assert_ne!(end, output(&format!("{line} --at 0s")), "{figure}");
        assert!(begins.is_empty() || !end.contains(begins), "{end}");
    }
}

#[test]
fn a_snapshot_goes_into_a_file_as_it_goes_into_a_pipe() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("picture.txt");
    let words = ["snapshot", "setting", "-o"].map(OsStr::new);
    let ran = ran(program(words.into_iter().chain([file.as_os_str()])));
    assert_eq!(ran, Ran { code: Some(0), out: String::new(), error: String::new() });
    assert_eq!(fs::read_to_string(file).unwrap(), output("snapshot setting"));
}

#[test]
fn the_name_of_a_file_says_what_is_written_and_an_unknown_one_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let written = |words: &str, name: &str| {
        let file = dir.path().join(name);
        let words = words.split(' ').chain(["-o"]).map(OsStr::new);
        let ran = ran(program(words.chain([file.as_os_str()])));
        (ran, fs::read_to_string(file).unwrap_or_default())
    };
    for (words, name, begin) in [
        ("snapshot", "a.svg", "<svg"),
        ("snapshot", "a.html", "<!doctype"),
        ("record --keys Down", "b.svg", "<svg"),
        ("record four-minutes", "b.tape", "# Massage in four minutes"),
        ("record --keys Down", "b.cast", "{"),
        ("export --topic rapport", "c.md", "# "),
        ("snapshot --format svg", "d.picture", "<svg"),
    ] {
        let (ran, text) = written(words, name);
        assert!(ran.code == Some(0) && text.starts_with(begin), "{name}: {}", ran.error);
    }
    assert!(refusal(written("record --keys Down", "a.gif").0).contains("cast, svg, tape"));
}

#[test]
fn keys_that_leave_no_picture_are_refused() {
    assert!(refusal(run("snapshot --keys q")).contains("these keys quit"));
    assert!(refusal(run("snapshot --keys Dwon")).contains("`Dwon`"));
}

#[test]
fn the_tape_of_a_lesson_of_ones_own_names_its_pack() {
    let dir = tempfile::tempdir().unwrap();
    let written = |name: &str| {
        let pack = dir.path().join(name);
        assert_eq!(ran(program([OsStr::new("new"), pack.as_os_str()])).code, Some(0));
        fs::create_dir(pack.join("lessons")).unwrap();
        let lesson = include_str!("../../content/lessons/four-minutes.toml");
        let lesson: String = lesson.split("[[step]]").take(2).collect::<Vec<_>>().join("[[step]]");
        fs::write(pack.join("lessons/four-minutes.toml"), lesson).unwrap();
        let words = ["record", "four-minutes", "--format", "tape", "--content"].map(OsStr::new);
        ran(program(words.into_iter().chain([pack.as_os_str()])))
    };
    let tape = written("my-pack");
    assert_eq!((tape.code, tape.error.as_str()), (Some(0), ""));
    let pack = dir.path().join("my-pack");
    let line = format!("Type \"afferent lesson four-minutes --auto --content {}\"", pack.display());
    assert!(tape.out.contains(&line), "{}", tape.out);
    assert!(refusal(written("my pack")).contains("a tape cannot name `"));
}

#[test]
fn options_that_mean_nothing_are_refused_with_what_would() {
    let ran = run("--color purple");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.error.contains("truecolor"), "{}", ran.error);
}
