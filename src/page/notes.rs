//! What a teacher sees of a lesson in a second terminal. It stands by itself: whoever shows it needs no
//! pack.

use super::words::count;
use super::write::{Piece, Writer};
use super::{Page, Role};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The notes of the step on the screen, with all that belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Notes {
    pub lesson: String,
    pub class: Option<String>,
    /// Which step, from 1, and how many there are.
    pub step: usize,
    pub n_steps: usize,
    pub title: String,
    pub lines: Vec<String>,
    pub caption: String,
    /// What each is, and its words: what to say and to ask, what to expect, what to answer.
    pub notes: Vec<(String, String)>,
    pub prediction: Option<Asked>,
    /// The title of the next step.
    pub next: Option<String>,
    /// Minutes planned for the steps before the one that this lesson began with.
    pub from: f64,
    /// Minutes planned for the steps before this one, for this one, for all.
    pub before: f64,
    pub minutes: f64,
    pub planned: f64,
    pub is_blank: bool,
    /// Where the screen is, while that is not the step.
    pub wandering: Option<String>,
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
}

impl Notes {
    /// "Step 3 of 12 · class 2b".
    pub fn place(&self) -> String {
        let class = self.class.as_ref().map(|class| format!(" · class {class}")).unwrap_or_default();
        format!("Step {} of {}{class}", self.step, self.n_steps)
    }

    /// The time since the lesson began beside the plan: "12:05 · planned 10 to 12 of 40 minutes · 0:05 behind".
    pub fn clock(&self, elapsed: Duration) -> String {
        let now = elapsed.as_secs_f64() / 60.0 + self.from;
        let (begin, end) = (self.before, self.before + self.minutes);
        let pace = match (now < begin, now > end) {
            (true, _) => format!("{} ahead", minutes(begin - now)),
            (_, true) => format!("{} behind", minutes(now - end)),
            _ => "in time".to_owned(),
        };
        let clock = minutes(elapsed.as_secs_f64() / 60.0);
        format!("{clock} · planned {begin:.1} to {end:.1} of {:.0} minutes · {pace}", self.planned)
    }
}

/// "12:05".
fn minutes(minutes: f64) -> String {
    let seconds = (minutes * 60.0).round().max(0.0) as u64;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// The notes of a step as a page.
pub fn page(notes: &Notes, width: u16) -> Page {
    let mut w = Writer::new(width);
    w.text(&notes.title, Role::Title);
    notes.lines.iter().for_each(|line| w.text(line, Role::Strong));
    w.text(&notes.caption, Role::Tagline);
    if let Some(place) = &notes.wandering {
        w.blank();
        w.text(&format!("The screen is at {place}. Home goes back to the step."), Role::Strong);
    }
    if notes.is_blank {
        w.blank();
        w.text("The screen is blank; b brings it back.", Role::Strong);
    }
    // Hands are counted while one looks at them.
    if let Some(asked) = &notes.prediction {
        hands(asked, &mut w);
    }
    for (label, text) in &notes.notes {
        w.heading(label);
        w.text(text, Role::Body);
    }
    if let Some(asked) = &notes.prediction {
        w.heading("Why");
        w.text(&asked.why, Role::Body);
        w.text(&format!("From {}", asked.sources.join(" · ")), Role::Meta);
    }
    w.finish()
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
    let state = if asked.is_revealed {
        "The class sees the hands and the answer."
    } else {
        "Hidden from the class: digits count hands, 2 = 14 sets them, Space reveals, r asks a second time."
    };
    w.text(state, Role::Meta);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_says_whether_one_is_ahead_or_behind() {
        let notes = Notes { before: 10.0, minutes: 2.0, planned: 40.0, ..Notes::default() };
        let at = |minutes: f64| notes.clock(Duration::from_secs_f64(minutes * 60.0));
        assert_eq!(at(11.0), "11:00 · planned 10.0 to 12.0 of 40 minutes · in time");
        assert!(at(8.5).ends_with("1:30 ahead"));
        assert!(at(12.25).ends_with("0:15 behind"));
        // A class that goes on in the middle does not begin behind.
        let notes = Notes { from: 10.0, ..notes };
        assert!(notes.clock(Duration::from_secs(60)).ends_with("in time"));
    }
}
