//! What one can answer to a question, what is right, and what a reader has taken.

use serde::Serialize;

/// The options of a question. Places are counted from 0, as in the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Options {
    pub options: Vec<String>,
    /// What is right: one option, or all of them in their order.
    pub answer: Vec<usize>,
    /// In which order they are asked.
    #[serde(skip)]
    order: Vec<usize>,
    /// What the reader took; nothing where the answer is given with the question.
    #[serde(skip)]
    picks: Option<Vec<usize>>,
    /// Whether the answer is shown although not all that is asked for was taken.
    #[serde(skip)]
    is_over: bool,
}

/// How a reader is asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Taken<'a> {
    /// The options as they stand; without it, as in the pack.
    pub order: Option<&'a [usize]>,
    /// What was taken, the first one first.
    pub picks: &'a [usize],
    /// Whether the answer is shown although not all that is asked for was taken.
    pub is_over: bool,
}

/// How an option stands once it is taken, or all is answered; steps are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is known of it yet.
    Open,
    /// The reader took it as this step; others are still to take.
    Taken(usize),
    /// Right, and taken.
    Right,
    /// Right, and another was taken.
    Missed,
    /// Taken, and not right.
    Wrong,
    /// Neither right nor taken.
    Other,
    /// Of steps: this one.
    Step(usize),
    /// Of steps: the first one, taken as the second.
    Misplaced(usize, usize),
}

impl Verdict {
    pub fn mark(self) -> &'static str {
        match self {
            Self::Right | Self::Missed | Self::Step(_) => "✓",
            Self::Wrong | Self::Misplaced(..) => "✗",
            Self::Open | Self::Taken(_) | Self::Other => "·",
        }
    }

    /// The same in words, where there is something to say.
    pub fn words(self) -> String {
        match self {
            Self::Open | Self::Other => String::new(),
            Self::Taken(at) => format!("taken as {}", at + 1),
            Self::Right => "right".to_owned(),
            Self::Missed => "the right one".to_owned(),
            Self::Wrong => "your answer".to_owned(),
            Self::Step(at) => format!("step {}", at + 1),
            Self::Misplaced(at, taken) => format!("step {}; you took it as {}", at + 1, taken + 1),
        }
    }
}

impl Options {
    /// With the answer.
    pub(super) fn answered(options: Vec<String>, answer: Vec<usize>) -> Self {
        Self { order: (0..options.len()).collect(), picks: None, is_over: false, options, answer }
    }

    pub(super) fn ask(&mut self, taken: Taken<'_>) {
        self.picks = Some(taken.picks.to_vec());
        self.is_over = taken.is_over;
        if let Some(order) = taken.order {
            self.order = order.to_vec();
        }
    }

    /// Whether the reader still has to answer.
    pub fn is_open(&self) -> bool {
        let is_short = |it: &Vec<usize>| self.answer.is_empty() || it.len() < self.answer.len();
        !self.is_over && self.picks.as_ref().is_some_and(is_short)
    }

    /// How the reader answered, in words, once that is known.
    pub fn outcome(&self) -> Option<&'static str> {
        let picks = self.picks.as_ref().filter(|_| !self.is_open())?;
        Some(match picks.as_slice() {
            [] => "The answer",
            picks if picks == self.answer => "Right",
            _ => "Not quite",
        })
    }

    /// What the reader took, the first one first.
    pub fn taken(&self) -> Vec<&str> {
        self.named(self.picks.as_deref().unwrap_or_default())
    }

    /// What is right.
    pub fn right(&self) -> Vec<&str> {
        self.named(&self.answer)
    }

    fn named(&self, places: &[usize]) -> Vec<&str> {
        places.iter().filter_map(|it| self.options.get(*it).map(String::as_str)).collect()
    }

    /// Each option in the order in which it is asked: its place in the pack, its words, how it stands.
    pub fn rows(&self) -> impl Iterator<Item = (usize, &str, Verdict)> {
        let row = |at: &usize| Some((*at, self.options.get(*at)?.as_str(), self.verdict(*at)));
        self.order.iter().filter_map(row)
    }

    fn verdict(&self, option: usize) -> Verdict {
        let picked = self.picks.iter().flatten().position(|it| *it == option);
        let place = self.answer.iter().position(|it| *it == option);
        let are_steps = self.answer.len() > 1;
        match (self.is_open(), place, picked) {
            (true, _, Some(picked)) => Verdict::Taken(picked),
            (true, _, None) => Verdict::Open,
            // Of steps each has a place of its own.
            (false, Some(place), Some(picked)) if are_steps && place != picked => {
                Verdict::Misplaced(place, picked)
            }
            (false, Some(place), _) if are_steps => Verdict::Step(place),
            (false, Some(_), Some(_)) => Verdict::Right,
            (false, Some(_), None) => Verdict::Missed,
            (false, None, Some(_)) => Verdict::Wrong,
            (false, None, None) => Verdict::Other,
        }
    }
}
