//! A lesson of one's own: begun, checked, read, filmed.

use super::{Ran, output, program, ran, refusal};
use afferent::content::address::Address;
use afferent::print::step;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Runs the words of `line` in `dir`.
fn run(dir: &Path, line: &str) -> Ran {
    let mut command = program(line.split_whitespace());
    command.current_dir(dir);
    ran(command)
}

/// A directory with a new lesson, `mine.toml`.
fn begun() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let begun = run(dir.path(), "new --lesson mine");
    assert_eq!(begun.code, Some(0), "{}", begun.error);
    assert!(begun.out.contains("afferent lesson mine.toml"), "{}", begun.out);
    dir
}

fn change(dir: &TempDir, from: &str, to: &str) {
    let file = dir.path().join("mine.toml");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(file, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn a_new_lesson_has_no_faults_and_stands_wherever_a_lesson_does() {
    let dir = begun();
    let ran = |line: &str| run(dir.path(), line);
    let checked = ran("check mine.toml");
    assert_eq!((checked.code, checked.error.as_str()), (Some(0), ""), "{}", checked.out);
    assert!(
        checked.out.starts_with("9 minutes · 7 steps · 1 question for hands: no problems"),
        "{}",
        checked.out
    );
    assert!(!checked.out.contains("80×24"), "{}", checked.out);
    let options = ["The fast fibre", "The slow fibre", "Both at once"];
    for option in options {
        change(&dir, &format!("\"{option}\""), &format!("\"{option}, of all that there are\""));
    }
    let small = ran("check mine.toml");
    assert_eq!(small.code, Some(0), "{}", small.error);
    assert!(small.out.contains("“A question for hands”: its question and options cannot"), "{}", small.out);
    for option in options {
        change(&dir, &format!("{option}, of all that there are"), option);
    }
    for line in ["lesson mine.toml", "mine.toml", "show mine.toml"] {
        let shown = ran(line);
        assert_eq!(shown.code, Some(0), "{line}: {}", shown.error);
        assert!(shown.out.starts_with("A lesson of my own"), "{line}: {}", shown.out);
    }
    let plan = ran("lesson mine.toml").out;
    for words in ["What they may get wrong", "A section of a page", "The fast fibre"] {
        assert!(plan.contains(words), "{words}: {plan}");
    }
    assert!(ran("snapshot mine.toml --size 80x24").out.contains("Space goes on · 1/7"));
    assert!(ran("record mine.toml --fps 1 --size 60x20").out.contains("A question for hands"));
    let tape = ran("record mine.toml --format tape").out;
    assert!(tape.contains("Type \"afferent lesson mine.toml --auto\"") && tape.contains("Output mine.gif"));
    // The lessons that were there still are.
    assert!(ran("lesson four-minutes").out.contains("What the hands do"));
}

#[test]
fn a_lesson_of_ones_own_lies_over_the_built_in_one_of_its_name() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(run(dir.path(), "new --lesson four-minutes.toml").code, Some(0));
    let plan = run(dir.path(), "lesson four-minutes.toml").out;
    assert!(plan.starts_with("A lesson of my own"), "{plan}");
    assert!(output("lesson four-minutes").starts_with("Massage in four minutes"));
}

#[test]
fn a_fault_of_a_lesson_is_shown_in_its_own_file() {
    let dir = begun();
    change(&dir, "claim:ct-velocity-tuning", "claim:ct-velocity-tunig");
    let checked = run(dir.path(), "check ./mine.toml");
    assert_eq!(checked.code, Some(1));
    let mut lines = checked.out.lines();
    let first = lines.next().unwrap();
    assert!(
        first.starts_with("./mine.toml:") && first.ends_with("there is no claim `ct-velocity-tunig`"),
        "{first}"
    );
    assert!(
        checked.out.contains("^^^^") && checked.out.contains("did you mean ct-velocity-tuning?"),
        "{}",
        checked.out
    );
    let message = refusal(run(dir.path(), "lesson mine.toml"));
    assert!(
        message.contains("the lesson mine.toml has 1 to mend") && message.contains("mine.toml:"),
        "{message}"
    );
    change(&dir, "id = \"mine\"", "id = \"yours\"");
    assert!(run(dir.path(), "check mine.toml").out.contains("rename the file to yours.toml"));
}

#[test]
fn a_fault_in_a_step_hides_none_of_those_in_the_others() {
    let dir = begun();
    change(&dir, "minutes = 1 ", "minute = 1 ");
    change(&dir, "reveal = [\"specific\"]", "reveal = \"specific\"");
    change(
        &dir,
        "set = [[\"touch on\", \"back of the hand\"], [\"slow fibre\", \"1 m/s\"]]",
        "set = [[\"touch at\", \"hand\"], [\"slow fibre\", \"9 m/s\"]]",
    );
    change(&dir, "focus = \"Two touch systems\"", "focus = \"Three touch systems\"");
    let checked = run(dir.path(), "check mine.toml").out;
    for words in [
        "did you mean `minutes`?",
        "expected a sequence",
        "there is no knob `touch at`",
        "`slow fibre` has no step `9 m/s`",
        "there is no `Three touch systems` there",
        "5 problems",
    ] {
        assert!(checked.contains(words), "{words}: {checked}");
    }
    let lines: Vec<usize> = checked
        .lines()
        .filter_map(|it| it.strip_prefix("mine.toml:")?.split(':').next()?.parse().ok())
        .collect();
    assert!(lines.len() == 5 && lines.is_sorted(), "{checked}");
}

#[test]
fn a_step_at_any_place_is_written_with_what_can_be_named_there() {
    let pack = afferent::content::Pack::builtin();
    let library = pack.library();
    let ids = library.topics().iter().map(|it| Address::Topic(it.id.clone()));
    let ids = ids.chain(library.figures().iter().map(|it| Address::Figure(it.id.clone())));
    let ids = ids.chain(library.studies().iter().map(|it| Address::Study(it.id.clone())));
    let ids = ids.chain(library.claims().map(|(_, it)| Address::Claim(it.id.clone())));
    let ids = ids.chain([Address::Home, Address::Research, Address::Glossary, Address::Said]);
    // Each has a title of its own.
    let titled = |(nth, it)| step::write(library, &it).unwrap().replacen("A step", &format!("Step {nth}"), 1);
    let steps: Vec<String> = ids.enumerate().map(titled).collect();
    let text = format!("id = \"all\"\ntitle = \"All\"\none_line = \"All.\"\n{}", steps.concat());
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("all.toml"), text).unwrap();
    let checked = run(dir.path(), "check all.toml");
    assert_eq!(checked.code, Some(0), "{}", checked.out);
    let step = output("show figure:nerve-race --format step");
    for words in ["place = \"figure:nerve-race\"", "\"1 m/s\"", "[\"touch on\", "] {
        assert!(step.contains(words), "{words}: {step}");
    }
    let step = output("show ct-afferents --format step");
    assert!(step.contains("focus = \"Two touch systems\""), "{step}");
    assert!(
        refusal(ran(program(["show", "quiz", "--format", "step"])))
            .contains("no step of a lesson is at `quiz`")
    );
}

#[test]
fn what_is_no_file_of_a_lesson_is_named() {
    let dir = begun();
    let message = refusal(run(dir.path(), "lesson nowhere.toml"));
    assert!(message.contains("cannot read the lesson nowhere.toml"), "{message}");
    for line in ["lesson mine", "record mine", "export mine", "show mine", "check mine"] {
        assert!(refusal(run(dir.path(), line)).ends_with("did you mean mine.toml?\n"), "{line}");
    }
    assert!(refusal(run(dir.path(), "check nowhere")).contains("no file of a lesson"));
    assert!(refusal(run(dir.path(), "new --lesson mine")).contains("there already"));
    assert!(refusal(run(dir.path(), "new --lesson Mine")).contains("cannot be called `Mine`"));
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn the_hand_out_of_a_class_has_its_slides_and_no_answer() {
    for format in ["html", "markdown"] {
        let class = output(&format!("export four-minutes --format {format}"));
        let teacher = output(&format!("export four-minutes --notes --format {format}"));
        for words in [
            "Massage in four minutes",
            "8. Caught on a bad day",
            "What does their average do?",
            "It falls",
            // Of a page, a claim and a study what is known, and at the end where it is from.
            "10.1038/nn.2312",
            "Simulated: nobody treated",
        ] {
            assert!(class.contains(words) && teacher.contains(words), "{format}: {words}");
        }
        for words in ["Answer", "Think of the last person", "From minute", "Unusually high scores tend"] {
            assert!(!class.contains(words) && teacher.contains(words), "{format}: {words}");
        }
        // Of a figure with many rows the class has the one in hand with which side of it is better and its own study,
        // and what must be known to read it.
        assert!(!class.contains("row by row") && teacher.contains("row by row"), "{format}");
        assert!(
            class.contains("MD −5.32, −7.20 to −3.44; below 0 is better")
                && class.contains("Sizes unknown, so all equal"),
            "{format}"
        );
        let here = class.split_once("MD −5.32").and_then(|it| it.1.lines().next()).unwrap();
        assert!(here.contains("study-saueressig-2023"), "{format}: {here}");
        // Each picture is as the step has it.
        let n = if format == "html" { 6 } else { 0 };
        assert!(class.matches("<svg ").count() >= n, "{}", class.matches("<svg ").count());
    }
    let dir = begun();
    let own = run(dir.path(), "export mine.toml --format markdown");
    assert!(
        own.out.starts_with("# A lesson of my own") && own.out.contains("- And a second one"),
        "{}",
        own.out
    );
    assert!(refusal(run(dir.path(), "export mine.toml --format anki")).contains("not of lessons"));
    assert!(refusal(run(dir.path(), "export nowhere")).contains("there is no lesson `nowhere`"));
}
