//! Films as the program makes them: from nothing but its arguments.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail, and look at files")]

use std::fs;
use std::process::{Command, Output, Stdio};

const KEYS: &str = "chapter:Begin wait:400 Down Enter wait:600 / type:ct wait:200";

/// Runs the program with no more of an environment than `env`.
fn run(args: &[&str], env: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afferent"));
    command.args(args).env_clear().envs(env.iter().copied()).stdin(Stdio::null());
    command.current_dir(env!("CARGO_TARGET_TMPDIR")).output().unwrap()
}

fn written(args: &[&str], env: &[(&str, &str)]) -> String {
    let output = run(args, env);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn refusal(args: &[&str]) -> String {
    let output = run(args, &[]);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), &b""[..]), "{args:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn nothing_of_the_machine_gets_into_a_film_or_a_picture() {
    let far_away = [
        ("TZ", "Asia/Kolkata"),
        ("LANG", "de_DE.ISO-8859-1"),
        ("LC_ALL", "C"),
        ("TERM", "linux"),
        ("COLORTERM", ""),
        ("COLORFGBG", "0;15"),
        ("NO_COLOR", "1"),
        ("NO_MOTION", "1"),
        ("COLUMNS", "40"),
        ("HOME", "/nowhere"),
    ];
    let film = ["record", "--keys", KEYS, "--size", "90x28", "--show-keys", "--caption", "Ω"];
    for more in [&[][..], &["--v3"], &["--format", "svg"]] {
        let args = [&film[..], more].concat();
        assert_eq!(written(&args, &[]), written(&args, &far_away), "{more:?}");
    }
    let picture = ["snapshot", "--keys", "Down wait:300", "--ready-mark", "--format", "svg"];
    assert_eq!(written(&picture, &[]), written(&picture, &far_away));
}

#[test]
fn a_film_goes_into_a_file_as_it_goes_into_a_pipe() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("x.cast");
    let args = ["record", "--keys", "Down", "--size", "60x18", "--fps", "10"];
    let said = written(&[&args[..], &["-o", file.to_str().unwrap()]].concat(), &[]);
    assert_eq!((said.as_str(), fs::read_to_string(file).unwrap()), ("", written(&args, &[])));
}

#[test]
fn a_film_begins_where_it_is_told_to() {
    let film = written(&["record", "rapport", "--keys", "wait:100", "--no-motion"], &[]);
    assert!(film.contains("Rapport") && film.lines().count() == 4, "{film}");
    assert!(film.lines().last().unwrap().starts_with("[0.100, \"o\""), "{film}");
}

#[test]
fn what_cannot_be_filmed_is_refused_with_what_to_do() {
    for args in [&["record"][..], &["record", "--keys", " "], &["record", "rapport"]] {
        assert!(refusal(args).contains("--keys 'Down Enter wait:2000'"));
    }
    assert!(refusal(&["record", "--keys", "Dwon"]).contains("`Dwon`"));
    assert!(refusal(&["record", "--keys", "Down q"]).contains("these keys quit"));
    assert!(refusal(&["record", "--keys", "size:80x24"]).contains("--size"));
    assert!(refusal(&["record", "--keys", "Down", "--v3", "--format", "svg"]).contains("--v3"));
    assert!(refusal(&["record", "raport", "--keys", "Down"]).contains("did you mean rapport"));
    let unwritable = refusal(&["record", "--keys", "Down", "-o", "no/such/place.cast"]);
    assert!(unwritable.contains("cannot write no/such/place.cast"), "{unwritable}");
}

#[test]
fn a_number_of_pictures_that_makes_no_sense_is_refused() {
    for fps in ["0", "61", "many"] {
        assert_eq!(run(&["record", "--keys", "Down", "--fps", fps], &[]).status.code(), Some(2), "{fps}");
    }
}

#[test]
fn a_lesson_is_a_film_with_a_chapter_for_each_step() {
    let pack = afferent::content::Pack::builtin();
    let lesson = pack.library().lesson(&"four-minutes".into()).unwrap();
    let cast = written(&["record", "four-minutes", "--size", "80x24", "--no-motion"], &[]);
    let events: Vec<serde_json::Value> =
        cast.lines().skip(1).map(|line| serde_json::from_str(line).unwrap()).collect();
    let markers = events.iter().filter(|event| event[1] == "m");
    let chapters: Vec<&str> = markers.clone().map(|event| event[2].as_str().unwrap()).collect();
    assert_eq!(chapters, lesson.steps.iter().map(|step| step.title.as_str()).collect::<Vec<_>>());
    // Each slide of a step stands as long as it says, one that asks as long again for its answer.
    let starts = markers.map(|event| event[0].as_f64().unwrap());
    let times: Vec<f64> = starts.chain([events.last().unwrap()[0].as_f64().unwrap()]).collect();
    for (step, time) in lesson.steps.iter().zip(times.windows(2)) {
        let n_slides = (time[1] - time[0]) / step.seconds;
        let least = if step.prediction.is_some() { 2.0 } else { 1.0 };
        assert!(
            (n_slides - n_slides.round()).abs() < 0.001 && n_slides > least - 0.1,
            "{}: {time:?}",
            step.title
        );
    }
}
