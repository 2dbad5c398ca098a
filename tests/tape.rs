//! The film of the README and those of the lessons: tapes are read with the recorder's grammar and stricter
//! rules, and played against the core, so that they cannot go out of date unseen.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the tape is a file")]

mod lexer;
mod parser;
mod replay;
mod rule;
mod setting;

use afferent::app::App;
use afferent::app::lesson::Begin;
use afferent::app::settings::Settings;
use afferent::content::Pack;
use afferent::print::{record, snapshot};
use parser::{Action, Command, Tape, parse};
use ratatui::layout::Size;
use ratatui::style::Color;
use regex_lite::Regex;
use setting::Setting;
use std::path::Path;
use std::time::Duration;

const CASES: &str = include_str!("tape/cases.txt");
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn film() -> Tape {
    let text = std::fs::read_to_string(Path::new(ROOT).join("demo.tape")).unwrap();
    parse(&text).unwrap_or_else(|fault| panic!("demo.tape, {fault}"))
}

fn measure(tape: &Tape, wish: &str) -> f64 {
    let mut measures = tape.commands.iter().rev().filter_map(|it| match &it.action {
        Action::Set(Setting::Measure(name, number)) if name == wish => Some(*number),
        _ => None,
    });
    measures.next().unwrap_or_else(|| panic!("demo.tape sets no {wish}"))
}

/// The terminal that the film is made in, scaled from one that was seen: 103 columns and 28 rows at
/// 1200x700, padding 20, font size 18.
fn grid(tape: &Tape) -> Size {
    let font = measure(tape, "FontSize") / 18.0;
    let inside = |side: &str| measure(tape, side) - 2.0 * measure(tape, "Padding");
    let cells = |side: &str, seen: f64, pixels: f64| inside(side) * seen / pixels / font;
    Size { width: cells("Width", 103.0, 1160.0) as u16, height: cells("Height", 28.0, 660.0) as u16 }
}

/// Whether the recorder takes a tape, and whether we do.
fn verdict(tape: &str) -> &'static str {
    match parse(tape) {
        Err(_) => "bad",
        Ok(tape) if !tape.late.is_empty() => "late",
        Ok(_) => "ok",
    }
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.push(match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                Some('\\') => '\\',
                other => panic!("cases.txt has no escape {other:?}"),
            },
            (c, _) => c,
        });
    }
    out
}

#[test]
fn every_case_has_the_verdict_of_the_recorder() {
    let cases: Vec<_> = CASES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    assert!(cases.len() > 200, "cases.txt was cut to {}", cases.len());
    let wrong: Vec<_> = cases
        .iter()
        .filter_map(|line| {
            let (expected, tape) = line.split_at_checked(5).unwrap_or((*line, ""));
            let got = verdict(&unescaped(tape));
            (got != expected.trim()).then(|| format!("{line}\n     but we say {got}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_fault_says_its_line() {
    let line = |tape: &str| parse(tape).unwrap_err().line;
    assert_eq!(line("Enter\n# a comment\nHome"), 3);
    assert_eq!(line("Type \"a\" Enter\r\nSleep"), 2);
    assert_eq!(line("Set Theme {\n}\nWait /(/"), 3);
    assert_eq!(parse("Enter\nType \"open").unwrap().late[0].line, 2);
}

#[test]
fn what_the_recorder_says_nothing_about_is_found() {
    let faults = |tape: &str| -> Vec<String> {
        let faults = rule::faults(&parse(tape).unwrap(), Path::new(ROOT));
        faults.iter().map(ToString::to_string).collect()
    };
    let good = "Output a.gif\nSet Width 9\nEnv A \"b\"\nHide\nEnter\nShow\nScreenshot src/a.png\nSleep 1";
    assert_eq!(faults(good), [""; 0]);
    for (tape, expected) in [
        ("Output a.gif\nEnv A \"b\"\nSet Width 9", "line 3: Set, Output and Require"),
        ("Output a.gif\nSleep 1\nRequire git", "line 3: Set, Output and Require"),
        ("Enter", "line 1: there is no Output"),
        ("Output a.gif\nOutput b.gif", "line 2: line 1 has an Output"),
        ("Output a.txt\nOutput b.ascii", "line 2: line 1 has an Output"),
        ("Output a.gif\nScreenshot a.png", "line 2: a Sleep or a Wait must follow"),
        ("Output a.gif\nScreenshot a.png\nScreenshot b.png\nSleep 1", "line 2: a Sleep or a Wait"),
        ("Output a.gif\nHide\nScreenshot a.png\nSleep 1\nShow", "line 3: there is no picture of"),
        ("Output a.gif\nScreenshot nowhere/a.png\nSleep 1", "line 2: the folder does not exist"),
        ("Output a.gif\nHide\nEnter", "line 2: this Hide has no Show"),
        ("Output a.gif\nShow", "line 2: nothing is hidden"),
        ("Output a.gif\nHide\nHide\nShow", "line 3: it is hidden already"),
        ("Output \"/tmp/a.gif\"", "line 1: write the path from"),
        ("Output a.gif\nSet FontSize 18.5", "line 2: FontSize is a whole number"),
    ] {
        let faults = faults(tape);
        assert!(faults.len() == 1 && faults[0].starts_with(expected), "{tape}\n{faults:?}");
    }
}

/// Every tape there is, with its path.
fn tapes() -> Vec<(String, Tape)> {
    let names = std::fs::read_dir(Path::new(ROOT).join("docs/tapes")).unwrap();
    let names = names.map(|it| format!("docs/tapes/{}", it.unwrap().file_name().to_string_lossy()));
    let read = |name: String| {
        let text = std::fs::read_to_string(Path::new(ROOT).join(&name)).unwrap();
        let tape = parse(&text).unwrap_or_else(|fault| panic!("{name}, {fault}"));
        (name, tape)
    };
    names.chain(["demo.tape".to_owned()]).map(read).collect()
}

#[test]
fn every_tape_is_what_its_lesson_says() {
    let pack = Pack::builtin();
    let mut written: Vec<(String, String)> = Vec::new();
    for lesson in pack.library().lessons() {
        written.push((
            format!("docs/tapes/{}.tape", lesson.id),
            record::tape(lesson, lesson.id.as_str(), None).unwrap(),
        ));
    }
    for (name, text) in &written {
        let path = Path::new(ROOT).join(name);
        if std::env::var_os("RENEW").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, text).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == *text, "{name} is not what the lesson says: RENEW=1 cargo test --test all tape");
    }
    assert_eq!(tapes().len(), written.len() + 1, "a tape without a lesson, beside that of a reader");
}

#[test]
fn every_tape_keeps_every_rule() {
    for (name, tape) in tapes() {
        let needs_program =
            |it: &Command| matches!(&it.action, Action::Require(it) if it == env!("CARGO_PKG_NAME"));
        assert!(tape.commands.iter().any(needs_program), "without `Require afferent` it may film an error");
        let faults = rule::faults(&tape, Path::new(ROOT));
        let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
        assert!(faults.is_empty(), "{name}\n{}", faults.join("\n"));
    }
}

/// What `tape` shows for at least half a second, one thing after the other, at its own size and at those that
/// another version of the font or of the browser makes of it. A scene of less is nobody's to see.
fn seen(name: &str, tape: &Tape) -> Vec<Vec<(String, Duration)>> {
    let grid = grid(tape);
    assert!(grid.width.abs_diff(120) <= 2 && grid.height.abs_diff(34) <= 1, "{grid:?}");
    let sizes = [(0, 0), (-8, -3), (-3, -1), (3, 1), (8, 3)].map(|(columns, rows)| Size {
        width: grid.width.saturating_add_signed(columns),
        height: grid.height.saturating_add_signed(rows),
    });
    let seen = |size: Size| {
        let scenes = replay::play(tape, size).unwrap_or_else(|fault| panic!("{name} at {size}: {fault}"));
        let scenes = scenes.into_iter().filter(|it| it.time.as_millis() >= 500 && it.name != "shell");
        scenes.map(|it| (it.name, it.time)).collect()
    };
    sizes.map(seen).to_vec()
}

#[test]
fn every_tape_of_a_lesson_shows_every_step_of_it() {
    let look_at = |name: &str, tape: &Tape| {
        for scenes in seen(name, tape) {
            let steps: Vec<String> = (1..=scenes.len()).map(|step| format!("step {step}")).collect();
            assert_eq!(scenes.into_iter().map(|(name, _)| name).collect::<Vec<_>>(), steps, "{name}");
        }
    };
    let tapes = tapes();
    // Side by side: one after the other would be the longest test there is.
    std::thread::scope(|scope| {
        for (name, tape) in tapes.iter().filter(|(name, _)| name != "demo.tape") {
            scope.spawn(|| look_at(name, tape));
        }
    });
}

#[test]
fn the_film_shows_the_whole_then_goes_in_and_comes_home_in_half_a_minute() {
    for scenes in seen("demo.tape", &film()) {
        let names: Vec<&str> = scenes.iter().map(|(name, _)| name.as_str()).collect();
        let expected = [
            "home Specific",
            "topic specific",
            "topic affective-touch",
            "topic ct-afferents",
            "evidence",
            "study",
            "topic ct-afferents",
            "figure stroke-lab",
            "finder",
            "figure trial-lens",
            "topic measuring-it",
            "topic total",
            "home Total",
        ];
        assert_eq!(names, expected);
        let seconds = scenes.iter().map(|(_, time)| *time).sum::<Duration>().as_secs_f64();
        assert!((25.0..=35.0).contains(&seconds), "the film takes {seconds} s");
    }
}

#[test]
fn every_wait_of_the_film_can_fail() {
    let tape = film();
    let waits = tape.commands.iter().enumerate().filter(|(_, it)| matches!(it.action, Action::Wait(_)));
    let waits: Vec<_> = waits.map(|(at, it)| (at, it.line)).collect();
    assert!(waits.len() >= 10, "{waits:?}");
    let nonsense = Regex::new("words that nobody wrote").unwrap();
    for (at, line) in waits {
        let mut wrong = tape.clone();
        if let Action::Wait(wait) = &mut wrong.commands[at].action {
            wait.pattern = Some(nonsense.clone());
            wait.timeout = Some(Duration::from_millis(200));
        }
        let fault = replay::play(&wrong, grid(&tape)).unwrap_err();
        assert!(fault.line == line && fault.text.contains("does not come"), "{fault}");
    }
}

#[test]
fn a_wait_that_waits_for_nothing_fails() {
    let size = Size { width: 120, height: 34 };
    let fault = |tape: &str| replay::play(&parse(tape).unwrap(), size).map(|_| ()).unwrap_err().to_string();
    let start = "Type \"afferent\" Enter\nWait+Screen /Specific effects/\n";
    assert!(fault("Type \"afferent --theme dark\" Enter\nWait+Screen /theme/").contains("in what was typed"));
    assert!(fault(&format!("{start}Down\nWait+Screen /Specific effects/")).contains("before the keys"));
    assert!(fault(&format!("{start}Down\nWait /Specific effects/")).contains("+Screen"));
    assert!(
        fault(&format!("{start}Type \"/\" Type \"zebra\"\nWait+Screen /zebra/"))
            .contains("in what was typed")
    );
    assert!(fault(&format!("{start}Type \"q\"\nWait+Screen@1s /streams/")).contains("does not come"));
    assert!(fault("Type \"afferent --thme dark\" Enter").contains("--thme"));
}

/// The padding of a film and the picture in it have one colour.
#[test]
fn the_ground_of_a_film_is_that_of_the_program() {
    let background = Regex::new(r##""background": "#(\w+)""##).unwrap();
    for (name, tape) in tapes() {
        let themes = tape.commands.into_iter().filter_map(|it| match it.action {
            Action::Set(Setting::Theme(theme)) => Some(theme),
            _ => None,
        });
        let theme = themes.last().unwrap();
        let background = u32::from_str_radix(&background.captures(&theme).unwrap()[1], 16).unwrap();
        let mut app = App::new(Pack::builtin(), Size { width: 120, height: 34 }, Settings::default());
        if name != "demo.tape" {
            app.begin_lesson(&"four-minutes".into(), Begin::default());
        }
        let ground = snapshot::picture(&app).cell((0, 0)).unwrap().bg;
        assert_eq!(ground, Color::from_u32(background), "{name}");
    }
}

/// The program itself, since the replay reads the arguments in its own way.
#[cfg(feature = "terminal")]
fn program(line: &str) -> String {
    let mut words = line.split_whitespace();
    assert_eq!(words.next(), Some(env!("CARGO_PKG_NAME")));
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_afferent")).args(words).output().unwrap();
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[cfg(feature = "terminal")]
#[test]
fn the_program_takes_what_is_typed() {
    for (name, tape) in tapes() {
        let typed = tape.commands.iter().find_map(|it| match &it.action {
            Action::Type { text, .. } => Some(text),
            _ => None,
        });
        // In a pipe it writes the place as text and ends.
        let text = program(typed.unwrap());
        assert!(text.contains("massage") || text.contains("Massage"), "{name}: {text}");
    }
}

#[cfg(feature = "terminal")]
#[test]
fn the_command_in_a_tape_writes_it() {
    let command = Regex::new("Written by `(.+)`\\.").unwrap();
    let mut n = 0;
    for (name, _) in tapes() {
        let kept = std::fs::read_to_string(Path::new(ROOT).join(&name)).unwrap();
        let Some(line) = command.captures(&kept) else { continue };
        assert!(program(&line[1]) == kept, "{name} is not what {} writes", &line[1]);
        n += 1;
    }
    assert_eq!(n, tapes().len() - 1, "all but that of a reader");
}
