//! What is kept from one time to the next. The shell writes it down and reads it again, and keeps what a
//! newer program has added.

use super::settings::ThemeName;
use crate::content::address::Address;
use crate::content::citation::Style;
use crate::content::id::LessonId;
use crate::study;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that is kept. Places go by their names, such as `topic:ct-afferents`: another pack may not have
/// them, and a newer program may have others.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// Whether the hint for the first time was shown.
    pub was_welcomed: bool,
    /// Where one left; empty before that.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Pages, studies, terms and figures, the one that was seen last first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recent: Vec<String>,
    /// All of them that were ever opened.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub seen: BTreeSet<String>,
    /// The word of the theme that was chosen by key.
    pub theme: Option<String>,
    /// The word of the citation style that was chosen by key.
    pub style: Option<String>,
    /// Marked places, the one that was marked last first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
    /// Where each class stopped, by its name, in each lesson: at which step, from 0.
    pub lessons: BTreeMap<String, BTreeMap<LessonId, usize>>,
    /// How the reader studies, once that was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub study: Option<study::Settings>,
}

/// A place that the reader marked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mark {
    pub place: String,
    /// In the reader's words; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub line: String,
    /// What a newer program has added.
    #[serde(flatten)]
    pub more: toml::Table,
}

/// Something that is to be kept at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A class is at a step of a lesson, from 0.
    Stopped {
        class: String,
        lesson: LessonId,
        step: usize,
    },
    /// Mark a place, or give its mark another line.
    Mark {
        place: String,
        line: String,
    },
    Unmark(String),
    /// Take a place out of those that were seen.
    Forget(String),
    Theme(ThemeName),
    Style(Style),
}

/// So many places that were seen are kept.
const RECENT: usize = 20;

impl Memory {
    pub fn change(&mut self, change: Change) {
        match change {
            Change::Stopped { class, lesson, step } => {
                self.lessons.entry(class).or_default().insert(lesson, step);
            }
            Change::Mark { place, line } => match self.marks.iter_mut().find(|it| it.place == place) {
                Some(mark) => mark.line = line,
                None => self.marks.insert(0, Mark { place, line, ..Mark::default() }),
            },
            Change::Unmark(place) => self.marks.retain(|it| it.place != place),
            Change::Forget(place) => {
                self.recent.retain(|it| *it != place);
                self.seen.remove(&place);
            }
            Change::Theme(theme) => self.theme = Some(theme.word().to_owned()),
            Change::Style(style) => self.style = Some(style.word().to_owned()),
        }
    }

    /// Takes in that `place` is seen.
    pub fn see(&mut self, place: String) {
        self.seen.insert(place.clone());
        self.recent.retain(|it| *it != place);
        self.recent.insert(0, place);
        self.recent.truncate(RECENT);
    }

    /// Takes in where one was and left in the program whose memory is `other`: that comes before what was seen
    /// in others.
    pub fn leave(&mut self, other: &Self) {
        self.place.clone_from(&other.place);
        self.seen.extend(other.seen.iter().cloned());
        for place in other.recent.iter().rev() {
            self.see(place.clone());
        }
    }

    pub fn theme(&self) -> Option<ThemeName> {
        ThemeName::ALL.into_iter().find(|it| Some(it.word()) == self.theme.as_deref())
    }

    pub fn style(&self) -> Option<Style> {
        Style::ALL.into_iter().find(|it| Some(it.word()) == self.style.as_deref())
    }

    /// Whether a place was ever opened.
    pub fn has_seen(&self, place: &Address) -> bool {
        self.seen.contains(&place.to_string())
    }

    pub fn mark(&self, place: &str) -> Option<&Mark> {
        self.marks.iter().find(|it| it.place == place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_is_seen_again_comes_first_and_old_ones_go() {
        let mut memory = Memory::default();
        for nth in 0..RECENT + 5 {
            memory.see(format!("term:{nth}"));
        }
        memory.see("term:9".to_owned());
        assert_eq!((memory.recent.len(), memory.seen.len()), (RECENT, RECENT + 5));
        assert!(memory.has_seen(&Address::Term("0".into())));
        assert_eq!(memory.recent[..2], ["term:9", "term:24"]);
        // Another program was somewhere else meanwhile.
        let mut kept = Memory { recent: vec!["study:a".to_owned()], ..Memory::default() };
        kept.leave(&Memory { place: "said".to_owned(), recent: vec!["term:x".to_owned()], ..memory });
        assert_eq!(
            (kept.place.as_str(), &kept.recent[..]),
            ("said", &["term:x".to_owned(), "study:a".to_owned()][..])
        );
        assert!(kept.has_seen(&Address::Term("0".into())));
        kept.change(Change::Forget("term:0".to_owned()));
        assert!(!kept.has_seen(&Address::Term("0".into())));
    }

    #[test]
    fn a_place_has_one_mark_and_its_line_can_be_written_anew() {
        let mut memory = Memory::default();
        let mark = |line: &str| Change::Mark { place: "topic:a".to_owned(), line: line.to_owned() };
        memory.change(mark(""));
        memory.change(mark("for the exam"));
        assert_eq!(memory.marks.len(), 1);
        assert_eq!(memory.mark("topic:a").map(|it| it.line.as_str()), Some("for the exam"));
        memory.change(Change::Unmark("topic:a".to_owned()));
        assert_eq!(memory.marks, []);
    }

    #[test]
    fn a_theme_of_a_newer_program_is_none_here() {
        let memory =
            Memory { theme: Some("dusk".to_owned()), style: Some("AMA".to_owned()), ..Memory::default() };
        assert_eq!((memory.theme(), memory.style()), (None, Some(Style::Ama)));
    }
}
