//! Whether a lesson can be given: that its places are there, and that its texts fit a projector.

use super::Check;
use crate::content::address::Address;
use crate::content::lesson::{Lesson, Prediction, Step, revealed};
use std::collections::HashSet;

const MAX_TITLE: usize = 40;
const MAX_STEP_TITLE: usize = 28;
const MAX_CAPTION: usize = 150;
const MAX_OPTION: usize = 48;
const MAX_LINES: usize = 5;
const MAX_LINE: usize = 48;

impl Check<'_> {
    pub(super) fn lessons(&mut self) {
        let tables = self.tables;
        for lesson in &tables.lessons {
            let file = format!("lessons/{}.toml", lesson.id);
            self.kebab(&file, "id", lesson.id.as_str());
            self.length(&file, "title", &lesson.title, MAX_TITLE);
            if lesson.steps.is_empty() {
                self.bad(&file, "step", "a lesson without steps", "write at least one [[step]]");
            }
            for nth in 0..lesson.steps.len() {
                self.step(&file, lesson, nth);
            }
        }
    }

    fn step(&mut self, file: &str, lesson: &Lesson, nth: usize) {
        let Some(step) = lesson.steps.get(nth) else { return };
        let key = |key: &str| format!("step[{nth}].{key}");
        self.length(file, &key("title"), &step.title, MAX_STEP_TITLE);
        if lesson.steps.iter().take(nth).any(|it| it.title == step.title) {
            let help = "change one of them: it is by its title that a class stays at its step";
            self.bad(file, &key("title"), "two steps have this title", help);
        }
        self.length(file, &key("caption"), &step.caption, MAX_CAPTION);
        for (name, value, most) in [("minutes", step.minutes, 120.0), ("seconds", step.seconds, 120.0)] {
            if !(value > 0.0 && value <= most) {
                self.bad(file, &key(name), "no such time", format!("give more than 0 and at most {most}"));
            }
        }
        match (&step.place, step.lines.as_slice()) {
            (Some(place), []) => self.spot(file, &key("place"), place),
            (None, lines @ [_, ..]) => self.lines(file, nth, lines),
            (Some(_), _) => self.bad(file, &key("lines"), "a place and lines", "keep one of them"),
            (None, []) => {
                self.bad(file, &key("place"), "nothing to show", "give a `place`, or `lines` of its own");
            }
        }
        if step.prediction.is_some() && !step.lines.is_empty() {
            self.bad(
                file,
                &key("lines"),
                "a question and lines",
                "a question stands alone: keep one of them",
            );
        }
        self.shown(file, nth, step);
        self.knobs(file, nth, step);
        if let Some(prediction) = &step.prediction {
            self.prediction(file, &key("prediction"), prediction);
        }
    }

    fn lines(&mut self, file: &str, nth: usize, lines: &[String]) {
        if lines.len() > MAX_LINES {
            let message = format!("{} lines", lines.len());
            self.bad(file, &format!("step[{nth}].lines"), message, format!("give at most {MAX_LINES}"));
        }
        for (at, line) in lines.iter().enumerate() {
            let key = format!("step[{nth}].lines[{at}]");
            if line.trim().is_empty() {
                self.bad(file, &key, "an empty line", "write some words, or leave it out");
            }
            self.length(file, &key, line, MAX_LINE);
        }
    }

    fn spot(&mut self, file: &str, key: &str, spot: &Address) {
        let claims = || self.tables.topics.iter().flat_map(|it| &it.sections).flat_map(|it| &it.claims);
        let (kind, id, is_known) = match spot {
            Address::Topic(id) => ("topic", id.as_str(), self.known.topics.contains_key(id)),
            Address::Figure(id) => ("figure", id.as_str(), self.known.figures.contains(id.as_str())),
            Address::Study(id) => ("study", id.as_str(), self.known.studies.contains_key(id)),
            Address::Term(id) => ("term", id.as_str(), self.known.terms.contains(id.as_str())),
            Address::Claim(id) => ("claim", id.as_str(), claims().any(|it| it.id == *id)),
            Address::Saying(id) => ("saying", id.as_str(), self.tables.sayings.iter().any(|it| it.id == *id)),
            // Lists are always there, and no file can name the others.
            _ => return,
        };
        if !is_known {
            self.unknown(file, key, kind, id);
        }
    }

    /// What `focus` and `reveal` name must be at the place.
    fn shown(&mut self, file: &str, nth: usize, step: &Step) {
        let address = step.address();
        if let Address::Topic(id) = address
            && !self.known.topics.contains_key(id)
        {
            return;
        }
        let focus = self.library().parts(address);
        let reveal: Vec<&str> = if *address == Address::Home { revealed().collect() } else { Vec::new() };
        let named = std::iter::once(("focus".to_owned(), &step.focus, &focus))
            .filter(|(_, name, _)| !name.is_empty())
            .chain(step.reveal.iter().enumerate().map(|(at, name)| (format!("reveal[{at}]"), name, &reveal)));
        let wrong: Vec<(String, String, String)> = named
            .filter(|(_, name, there)| !there.contains(&name.as_str()))
            .map(|(key, name, there)| {
                let help = match (address, there.is_empty()) {
                    (Address::Home, _) => format!("name one of {}", there.join(", ")),
                    (Address::Topic(_), false) => {
                        format!("name a section of the page: {}", there.join(" · "))
                    }
                    (_, false) => format!("name a part of it: {}", there.join(" · ")),
                    (Address::Topic(_), true) => {
                        "only home comes bit by bit; of a page name a section in `focus`".to_owned()
                    }
                    (_, true) => "only home, topics, studies and claims have parts to name".to_owned(),
                };
                (format!("step[{nth}].{key}"), name.clone(), help)
            })
            .collect();
        for (key, name, help) in wrong {
            self.bad(file, &key, format!("there is no `{name}` there"), help);
        }
    }

    /// Every knob must stand as it was asked, beside all others.
    fn knobs(&mut self, file: &str, nth: usize, step: &Step) {
        if step.set.is_empty() && step.play.is_none() {
            return;
        }
        let Address::Figure(id) = step.address() else {
            let key = if step.set.is_empty() { "play" } else { "set" };
            let help = "only figures have knobs and a clock";
            return self.bad(file, &format!("step[{nth}].{key}"), "there is no figure there", help);
        };
        let Some(figure) = self.tables.figures.iter().find(|it| it.id == *id) else { return };
        for unset in figure.data.kind().at(self.library(), &step.set).err().into_iter().flatten() {
            self.bad(file, &format!("step[{nth}].set[{}]", unset.nth), unset.message, unset.help);
        }
    }

    fn prediction(&mut self, file: &str, path: &str, prediction: &Prediction) {
        self.sources(file, &format!("{path}.sources"), &prediction.sources);
        let n = prediction.options.len();
        if !(2..=4).contains(&n) {
            let message = format!("a prediction with {n} options");
            self.bad(file, &format!("{path}.options"), message, "give two to four");
        }
        let mut seen = HashSet::new();
        for (nth, option) in prediction.options.iter().enumerate() {
            let key = format!("{path}.options[{nth}]");
            self.length(file, &key, option, MAX_OPTION);
            if !seen.insert(option) {
                self.bad(file, &key, "an option stands there twice", "change one of them");
            }
        }
        if prediction.answer >= n {
            let message = format!("there is no option {}", prediction.answer);
            self.bad(file, &format!("{path}.answer"), message, "count the options from 0");
        }
    }
}
