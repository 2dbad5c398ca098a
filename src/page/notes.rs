//! What a teacher sees of a lesson in a second terminal. It stands by itself: whoever shows it needs no
//! pack.

use super::lesson::{self, Listed};
use super::words::count;
use super::write::{Piece, Writer};
use super::{Page, Role};
use crate::content::id::LessonId;
use serde::{Deserialize, Serialize};

/// The notes of the step on the screen, with all that belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Notes {
    pub id: LessonId,
    pub lesson: String,
    pub class: Option<String>,
    /// All steps, and which one it is, from 1.
    pub steps: Vec<Listed>,
    pub step: usize,
    /// Which of how many slides of it is shown, from 1.
    pub slide: usize,
    pub n_slides: usize,
    /// The step that this time began with, from 1.
    pub from: usize,
    pub lines: Vec<String>,
    /// What each is, and its words: what to say and to ask, what to expect, what to answer.
    pub notes: Vec<(String, String)>,
    pub prediction: Option<Asked>,
    /// What must be known of the screen: where it is while that is not the step, what is being typed there, what
    /// its last line says.
    pub said: Vec<String>,
    /// What keys do there, each with a word or two.
    pub keys: Vec<String>,
}

/// A prediction with the hands that were shown so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub ask: String,
    pub options: Vec<String>,
    /// The option that is right, counted from 0.
    pub answer: usize,
    pub why: String,
    /// The studies by name.
    pub sources: Vec<String>,
    /// Round by round, option by option.
    pub rounds: Vec<Vec<u32>>,
    pub is_revealed: bool,
    /// What the class sees of it, and which keys change that.
    pub state: String,
}

/// How long a lesson has been given when it was told, and how long there is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Clock {
    pub elapsed_ms: u64,
    pub is_stopped: bool,
    pub agreed: Option<Agreed>,
}

/// So many minutes that there are from some moment on, whatever was planned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Agreed {
    pub minutes: f64,
    /// When, and at which step, from 1.
    pub at_ms: u64,
    pub step: usize,
}

impl Notes {
    /// "Step 3 of 12 · slide 1 of 2 · class 2b".
    pub fn place(&self) -> String {
        let class = self.class.as_ref().map(|class| format!(" · class {class}")).unwrap_or_default();
        let slide = match self.n_slides {
            0 | 1 => String::new(),
            n => format!(" · slide {} of {n}", self.slide),
        };
        format!("Step {} of {}{slide}{class}", self.step, self.steps.len())
    }

    /// What comes after this step.
    pub fn next(&self) -> Option<&Listed> {
        self.steps.get(self.step)
    }

    /// Minutes planned for the steps before the `nth`, from 1.
    fn before(&self, nth: usize) -> f64 {
        self.steps.iter().take(nth.saturating_sub(1)).fold(0.0, |sum, step| sum + step.minutes)
    }

    /// The time that has gone beside the plan, `seconds` after the beginning: "12:05 gone · 27:55 left · this step
    /// until 13:00 · in time". Where other minutes were agreed, what is left of the plan takes just those.
    pub fn clock(&self, clock: &Clock, seconds: f64) -> String {
        let now = seconds / 60.0;
        let (since, first) = match clock.agreed {
            Some(agreed) => (agreed.at_ms as f64 / 60_000.0, agreed.step),
            None => (0.0, self.from),
        };
        let planned = self.before(self.steps.len() + 1) - self.before(first);
        let minutes = clock.agreed.map_or(planned, |agreed| agreed.minutes);
        let scale = if planned > 0.0 { minutes / planned } else { 1.0 };
        let at = |nth: usize| since + (self.before(nth) - self.before(first)) * scale;
        let (begin, end, over) = (at(self.step), at(self.step + 1), now - since - minutes);
        let pace = match (now < begin, now > end) {
            (true, _) => format!("{} ahead", spoken(begin - now)),
            (_, true) => format!("{} behind", spoken(now - end)),
            _ => "in time".to_owned(),
        };
        let left =
            if over > 0.0 { format!("{} over", spoken(over)) } else { format!("{} left", spoken(-over)) };
        let gone = if clock.is_stopped { "stopped" } else { "gone" };
        format!("{} {gone} · {left} · this step until {} · {pace}", spoken(now), spoken(end))
    }
}

/// "12:05".
fn spoken(minutes: f64) -> String {
    let seconds = (minutes * 60.0).round().max(0.0) as u64;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// The notes of a step as a page.
pub fn page(notes: &Notes, width: u16) -> Page {
    let mut w = Writer::new(width);
    if let Some(step) = notes.step.checked_sub(1).and_then(|nth| notes.steps.get(nth)) {
        w.text(&step.title, Role::Title);
        notes.lines.iter().for_each(|line| w.text(line, Role::Strong));
        w.text(&step.caption, Role::Tagline);
    }
    for words in &notes.said {
        w.blank();
        w.text(words, Role::Strong);
    }
    // Hands are counted while one looks at them.
    if let Some(asked) = &notes.prediction {
        hands(asked, &mut w);
    }
    // Each beside its name, so that on a small screen more of them is in sight.
    let mut note = |label: &str, text: &str| {
        w.blank();
        let label = Piece::new(format!("{label}  "), Role::Heading);
        w.paragraph(&[label, Piece::new(text, Role::Body)], 0);
    };
    // Once the class has the answer, what to answer comes first.
    let is_revealed = notes.prediction.as_ref().is_some_and(|it| it.is_revealed);
    let mut each: Vec<_> = notes.notes.iter().collect();
    if is_revealed {
        each.reverse();
    }
    for (label, text) in each {
        note(label, text);
    }
    if let Some(asked) = &notes.prediction {
        note("Why", &asked.why);
        w.text(&format!("From {}", asked.sources.join(" · ")), Role::Meta);
    }
    w.finish()
}

/// The next step: its title, what it is, how long it takes, and its caption.
pub fn next(notes: &Notes, width: u16) -> Page {
    let mut w = Writer::new(width);
    match notes.next() {
        Some(next) => {
            w.text(&format!("Next: {} · {}", next.title, next.about()), Role::Strong);
            w.text(&next.caption, Role::Meta);
        }
        None => w.text("This is the last step.", Role::Strong),
    }
    w.finish()
}

/// All steps, to choose one.
pub fn steps(notes: &Notes, width: u16) -> Page {
    lesson::steps(&notes.id, &notes.steps, notes.step.saturating_sub(1), width)
}

fn hands(asked: &Asked, w: &mut Writer) {
    w.heading("Hands up");
    w.text(&asked.ask, Role::Strong);
    for (nth, option) in asked.options.iter().enumerate() {
        let mark = if nth == asked.answer { "✓" } else { "·" };
        let counts: Vec<String> = asked
            .rounds
            .iter()
            .map(|round| count(round.get(nth).copied().unwrap_or(0) as usize, "hand", "hands"))
            .collect();
        let counts = if counts.is_empty() { String::new() } else { format!(": {}", counts.join(", then ")) };
        w.paragraph(&[Piece::new(format!("{mark} {} {option}{counts}", nth + 1), Role::Body)], 4);
    }
    w.text(&asked.state, Role::Meta);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(step: usize) -> Notes {
        let steps = [10.0, 2.0, 28.0].map(|minutes| Listed { minutes, ..Listed::default() });
        Notes { step, from: 1, steps: steps.into(), ..Notes::default() }
    }

    #[test]
    fn the_clock_says_what_is_left_and_whether_one_is_ahead_or_behind() {
        let at = |minutes: f64| notes(2).clock(&Clock::default(), minutes * 60.0);
        assert_eq!(at(11.0), "11:00 gone · 29:00 left · this step until 12:00 · in time");
        assert!(at(8.5).ends_with("1:30 ahead"));
        assert!(at(12.25).ends_with("0:15 behind"));
        assert!(at(41.0).starts_with("41:00 gone · 1:00 over"));
        // A class that goes on in the middle does not begin behind.
        let later = Notes { from: 2, ..notes(2) };
        assert!(
            later.clock(&Clock::default(), 60.0).ends_with("29:00 left · this step until 2:00 · in time")
        );
        let stopped = Clock { is_stopped: true, ..Clock::default() };
        assert!(notes(2).clock(&stopped, 60.0).starts_with("1:00 stopped · "));
    }

    #[test]
    fn what_is_left_of_the_plan_takes_the_minutes_that_were_agreed() {
        // After fifteen minutes, at the second step: ten are left for the thirty that were planned.
        let agreed = Some(Agreed { minutes: 10.0, at_ms: 900_000, step: 2 });
        let clock = Clock { agreed, ..Clock::default() };
        let at = |step: usize, minutes: f64| notes(step).clock(&clock, minutes * 60.0);
        assert_eq!(at(2, 15.0), "15:00 gone · 10:00 left · this step until 15:40 · in time");
        assert!(at(2, 16.0).ends_with("0:20 behind"));
        assert!(at(3, 24.0).ends_with("1:00 left · this step until 25:00 · in time"));
    }
}
