//! The lessons of the pack, to choose one; and one of them as a plan on paper.

use super::words::count;
use super::write::{Piece, Writer};
use super::{Page, Role, Target};
use crate::content::lesson::{Lesson, Prediction, Step};
use crate::content::library::Library;

/// Every lesson with how long it takes.
pub fn index(library: &Library, width: u16) -> Page {
    let mut w = Writer::new(width);
    w.text("Lessons", Role::Title);
    w.text("For a class, a film, or a first look round.", Role::Tagline);
    if library.lessons().is_empty() {
        w.blank();
        w.text("This pack has none.", Role::Body);
    }
    let n = n_columns(width);
    let each = (usize::from(width) - GAP * (n - 1)) / n;
    for row in library.lessons().chunks(n) {
        w.blank();
        let pages = row.iter().map(|lesson| {
            let mut w = Writer::new(each as u16);
            w.block(Target::Lesson(lesson.id.clone()), |w| {
                w.text(&lesson.title, Role::Strong);
                w.text(&lesson.one_line, Role::Body);
                w.text(&length(lesson), Role::Meta);
                if n > 1 {
                    w.blank();
                    lesson.steps.iter().enumerate().for_each(|(nth, it)| step(w, nth, it));
                }
            });
            w.finish()
        });
        w.side_by_side(pages.enumerate().map(|(nth, page)| (nth * (each + GAP), page)));
    }
    w.finish()
}

/// Between two lessons side by side.
const GAP: usize = 4;

/// How many lessons stand side by side, with their steps; one alone has none.
fn n_columns(width: u16) -> usize {
    match width {
        0..84 => 1,
        84..150 => 2,
        _ => 4,
    }
}

/// The number and title of a step; that of a question says so.
fn step(w: &mut Writer, nth: usize, step: &Step) {
    let number = Piece::new(format!("{:>2}\u{a0}\u{a0}", nth + 1).replace(' ', "\u{a0}"), Role::Meta);
    let (mark, role) = if step.prediction.is_some() { ("?\u{a0}", Role::Number) } else { ("", Role::Body) };
    w.paragraph(&[number, Piece::new(format!("{mark}{}", step.title), role)], 4);
}

/// How a lesson is given.
pub fn how(width: u16) -> Page {
    let mut w = Writer::new(width);
    w.heading("How to give one");
    for (keys, what) in [
        ("Space ", "goes on, as the keys of a clicker do; PageUp goes back."),
        ("Digits", "and Enter jump to a step; in a question each counts a hand."),
        ("Home  ", "comes back from wherever a question has led."),
        ("b, z  ", "blank the screen; light up what has focus."),
        ("Notes ", "stand in another terminal, for you alone: `afferent notes`."),
        ("Class ", "`afferent lesson NAME --class 2b` goes on where 2b stopped."),
    ] {
        w.labelled(keys, what, Role::Body);
    }
    w.finish()
}

/// "4 minutes · 10 steps · 1 question for hands".
pub fn length(lesson: &Lesson) -> String {
    let minutes = lesson.minutes().round() as usize;
    let questions = lesson.steps.iter().filter(|step| step.prediction.is_some()).count();
    let mut parts = vec![count(minutes, "minute", "minutes"), count(lesson.steps.len(), "step", "steps")];
    if questions > 0 {
        parts.push(count(questions, "question for hands", "questions for hands"));
    }
    parts.join(" · ")
}

/// A whole lesson with its notes.
pub fn plan(library: &Library, lesson: &Lesson, width: u16) -> Page {
    let mut w = Writer::new(width);
    w.text(&lesson.title, Role::Title);
    w.text(&lesson.one_line, Role::Tagline);
    w.text(&length(lesson), Role::Meta);
    for (nth, step) in lesson.steps.iter().enumerate() {
        w.heading(&format!("{}. {}", nth + 1, step.title));
        let from = lesson.minutes_before(nth);
        w.text(&format!("From minute {from:.1} · {:.1} min · {}", step.minutes, step.place), Role::Meta);
        w.text(&step.caption, Role::Body);
        for (label, text) in notes(step) {
            w.blank();
            w.labelled(label, &text, Role::Body);
        }
        if let Some(prediction) = &step.prediction {
            hands(library, prediction, &mut w);
        }
    }
    w.finish()
}

/// What only the teacher reads: what each note is, and its words.
pub fn notes(step: &Step) -> Vec<(&'static str, String)> {
    let notes = &step.notes;
    let all =
        [("Say", &notes.say), ("Ask", &notes.ask), ("Expect", &notes.expect), ("Answer", &notes.answer)];
    let joined = all.map(|(label, text)| (label, text.split_whitespace().collect::<Vec<_>>().join(" ")));
    joined.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

fn hands(library: &Library, prediction: &Prediction, w: &mut Writer) {
    w.blank();
    w.labelled("Hands", &prediction.ask, Role::Strong);
    for (nth, option) in prediction.options.iter().enumerate() {
        let mark = if nth == prediction.answer { "✓" } else { "·" };
        w.paragraph(&[Piece::new(format!("{mark} {}  {option}", nth + 1), Role::Body)], 5);
    }
    w.labelled("Why", &prediction.why, Role::Body);
    let names: Vec<String> =
        prediction.sources.iter().filter_map(|id| library.study(id)).map(super::words::name).collect();
    w.labelled("From", &names.join(" · "), Role::Meta);
}
