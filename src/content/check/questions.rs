//! The rules of questions: that they can be answered, and by nobody who knows no more than how questions are made.

use super::Check;
use crate::content::answer::{pathway, reading, shows, trial_lens};
use crate::content::figure::{Data, Figure};
use crate::content::id::FigureId;
use crate::content::question::{On, Question};
use std::collections::HashSet;

const FILE: &str = "questions.toml";

/// The right option may be so many times as long as the longest wrong one.
const LONGEST: f64 = 1.5;

/// From so many questions with as many options on, each place has its share of right answers, a quarter less or
/// half more.
const MANY: usize = 20;

impl<'a> Check<'a> {
    pub(super) fn questions(&mut self) {
        self.unique(FILE, "question", self.tables.questions.iter().map(|it| it.id.0.clone()));
        for (nth, question) in self.tables.questions.iter().enumerate() {
            let path = format!("question[{nth}]");
            self.sources(FILE, &format!("{path}.sources"), &question.sources);
            if !self.known.topics.contains_key(&question.topic) {
                self.unknown(FILE, &format!("{path}.topic"), "topic", question.topic.as_str());
            }
            if !(1..=3).contains(&question.difficulty) {
                self.bad(FILE, &format!("{path}.difficulty"), "no such difficulty", "give 1, 2 or 3");
            }
            if question.why.trim().is_empty() {
                let help = "say why the right one is right";
                self.bad(FILE, &format!("{path}.why"), "an answer without a reason", help);
            }
            match &question.on {
                On::Words => self.written(&path, question),
                On::Figure { figure, set } => {
                    self.written(&path, question);
                    let Some(it) = self.figure_of(&path, figure) else { continue };
                    for unset in it.data.kind().at(self.library(), set).err().into_iter().flatten() {
                        self.bad(FILE, &format!("{path}.on"), unset.message, unset.help);
                    }
                }
                on => {
                    if !question.options.is_empty() || question.answer != 0 {
                        let help = "take them out: they follow from the data";
                        self.bad(FILE, &path, "options where `on` gives them", help);
                    }
                    self.derived(&path, on);
                }
            }
        }
        self.spread();
    }

    fn figure_of(&mut self, path: &str, id: &FigureId) -> Option<&'a Figure> {
        let found = self.tables.figures.iter().find(|it| it.id == *id);
        if found.is_none() {
            self.unknown(FILE, &format!("{path}.on"), "figure", id.as_str());
        }
        found
    }

    /// Options that are written out.
    fn written(&mut self, path: &str, question: &Question) {
        let at = format!("{path}.options");
        let n = question.options.len();
        if !(2..=6).contains(&n) {
            self.bad(FILE, &at, format!("a question with {n} options"), "give two to six");
        }
        let alike = |it: &String| it.trim().trim_end_matches('.').to_lowercase();
        let distinct: HashSet<_> = question.options.iter().map(alike).collect();
        if distinct.len() < n {
            self.bad(FILE, &at, "an option stands there twice", "change one of them");
        }
        let Some(right) = question.options.get(question.answer) else {
            let message = format!("there is no option {}", question.answer);
            return self.bad(FILE, &format!("{path}.answer"), message, "count the options from 0");
        };
        let others = question.options.iter().filter(|it| *it != right).map(|it| it.chars().count());
        let longest = others.max().unwrap_or(0) as f64;
        if right.chars().count() as f64 > longest * LONGEST {
            let help = "say it in fewer words, or the others in more";
            self.bad(FILE, &at, "the right option is the longest by far, so that it can be told", help);
        }
    }

    /// Options that follow from the data.
    fn derived(&mut self, path: &str, on: &On) {
        let at = format!("{path}.on");
        match on {
            On::Words | On::Figure { .. } => {}
            On::Row(id) => match self.tables.estimates.iter().find(|it| it.id == *id) {
                None => self.unknown(FILE, &at, "estimate", id.as_str()),
                Some(row) if reading(row).is_none() => {
                    self.bad(FILE, &at, "the interval of this row is not known", "take a row that has one");
                }
                Some(_) => {}
            },
            On::Claim(id) => {
                let sections = self.tables.topics.iter().flat_map(|topic| &topic.sections);
                if !sections.flat_map(|it| &it.claims).any(|claim| claim.id == *id) {
                    self.unknown(FILE, &at, "claim", id.as_str());
                }
            }
            On::Order { figure, steps } => {
                let Some(data) = self.figure_of(path, figure).map(|it| &it.data) else { return };
                self.order(&at, data, steps);
            }
            On::Arms { figure, pairs, isolates } => {
                let Some(data) = self.figure_of(path, figure).map(|it| &it.data) else { return };
                let n =
                    trial_lens(data).map(|lens| pairs.iter().filter(|it| shows(lens, it, isolates)).count());
                match n {
                    None => self.bad(FILE, &at, "this figure is no trial lens", "name one that is"),
                    Some(1) if (2..=6).contains(&pairs.len()) => {}
                    Some(_) => {
                        let help = "give two to six, one of which a comparison of the figure says shows them";
                        self.bad(FILE, &at, "not one of these pairs alone shows these parts", help);
                    }
                }
            }
        }
    }

    /// Steps must be those of the figure, each once, in its order.
    fn order(&mut self, at: &str, data: &Data, steps: &[String]) {
        let Some(player) = pathway(data) else {
            return self.bad(FILE, at, "this figure is no pathway", "name one that is");
        };
        if !(3..=6).contains(&steps.len()) {
            self.bad(FILE, at, format!("{} steps to put in order", steps.len()), "give three to six");
        }
        let mut stages = player.stages.iter();
        if let Some(step) = steps.iter().find(|step| !stages.any(|stage| stage.name == **step)) {
            let message = format!("`{step}` is no step of the figure, or stands out of its order");
            let names: Vec<&str> = player.stages.iter().map(|it| it.name.as_str()).collect();
            self.bad(FILE, at, message, format!("in order they are: {}", names.join(" · ")));
        }
    }

    /// Whoever always takes the same place must not be right more often than by chance.
    fn spread(&mut self) {
        for n in 2..=6 {
            let written = |it: &&Question| matches!(it.on, On::Words | On::Figure { .. });
            let of: Vec<&Question> =
                self.tables.questions.iter().filter(written).filter(|it| it.options.len() == n).collect();
            if of.len() < MANY {
                continue;
            }
            let share = of.len() as f64 / n as f64;
            for place in 0..n {
                let right = of.iter().filter(|it| it.answer == place).count();
                if right as f64 > share * 1.5 || (right as f64) < share * 0.75 {
                    let message =
                        format!("of {} questions with {n} options {right} are right at {place}", of.len());
                    self.bad(FILE, "question", message, "move right options to other places");
                }
            }
        }
    }
}
