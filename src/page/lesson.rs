//! The lessons of the pack, to choose one, and how one is given.

use super::write::{Piece, Writer};
use super::{Page, Role};
use crate::content::address::Address;
use crate::content::id::LessonId;
use crate::content::lesson::Step;
use crate::content::library::Library;
use crate::document::lesson::length;
use serde::{Deserialize, Serialize};

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
            w.block(Address::Lesson(lesson.id.clone()), |w| {
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

/// A step as the list of all has it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Listed {
    pub title: String,
    pub caption: String,
    /// What it is, in a word or two.
    pub kind: String,
    /// How long it is planned to take.
    pub minutes: f64,
}

impl Listed {
    pub fn of(step: &Step) -> Self {
        let kind = match step.address() {
            _ if step.prediction.is_some() => "question",
            _ if !step.lines.is_empty() => "lines",
            Address::Home => "home",
            Address::Topic(_) => "page",
            Address::Claim(_) => "claim",
            Address::Saying(_) => "saying",
            Address::Study(_) => "study",
            Address::Term(_) => "term",
            Address::Figure(_) => "figure",
            _ => "list",
        };
        let (title, caption) = (step.title.clone(), step.caption.clone());
        Self { title, caption, kind: kind.to_owned(), minutes: step.minutes }
    }

    /// "question, 2 min".
    pub fn about(&self) -> String {
        format!("{}, {} min", self.kind, self.minutes)
    }
}

/// All steps of the lesson `id` to go to one, with what each is; `now` is the one that is shown, from 0.
pub fn steps(id: &LessonId, steps: &[Listed], now: usize, width: u16) -> Page {
    let mut w = Writer::new(width);
    for (nth, step) in steps.iter().enumerate() {
        let is_now = nth == now;
        let number = format!("{:>2}\u{a0}\u{a0}", nth + 1).replace(' ', "\u{a0}");
        let title = Piece::new(&step.title, if is_now { Role::Strong } else { Role::Body });
        let here = if is_now { " · here" } else { "" };
        let about = Piece::new(format!(" · {}{here}", step.about()), Role::Meta);
        w.row(Address::Step(id.clone(), nth), |w| {
            w.paragraph(&[Piece::new(number, Role::Meta), title, about], 4);
        });
    }
    w.finish()
}

/// How a lesson is given.
pub fn how(width: u16) -> Page {
    let mut w = Writer::new(width);
    w.heading("How to give one");
    for (keys, what) in [
        ("Space ", "goes on, as the keys of a clicker do; PageUp goes back."),
        ("Digits", "and Enter jump to a step; in a question each counts a hand."),
        ("i     ", "lists all steps, to go to one of them."),
        ("Home  ", "comes back from wherever a question has led."),
        ("b, z  ", "blank the screen; light up what has focus."),
        ("Notes ", "stand in another terminal, for you alone: `afferent notes`."),
        ("Class ", "`afferent lesson NAME --class 2b` goes on where 2b stopped."),
    ] {
        w.labelled(keys, what, Role::Body);
    }
    w.finish()
}
