//! What a question offers, which answer is right and what it rests on; and the pools that questions come from.

use super::address::Address;
use super::estimate::Estimate;
use super::figure::{Data, PathwayPlayer, TrialLens};
use super::id::FigureId;
use super::library::Library;
use super::model::{Certainty, Family};
use super::question::{On, Pool, Question};

/// A figure as it is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posed {
    pub figure: FigureId,
    /// The step at which each knob stands.
    pub at: Vec<usize>,
    /// Whether its picture would tell the answer, so that it comes with that.
    pub tells: bool,
}

impl Question {
    /// The figure to look at, as the question sets it; none where there is none.
    pub fn posed(&self, library: &Library) -> Option<Posed> {
        let set = |figure: &FigureId, set: &[(String, String)]| {
            library.figure(figure)?.data.kind().at(library, set).ok()
        };
        let (figure, at, tells) = match &self.on {
            On::Words | On::Claim(_) => return None,
            On::Figure { figure, set: knobs } => (figure, set(figure, knobs)?, false),
            On::Order { figure, .. } => (figure, set(figure, &[])?, true),
            On::Arms { figure, pairs, .. } => {
                let lens = lens(library, figure)?;
                let (a, b) = pairs.get(*self.answer(library).first()?)?;
                let label = |id: &str| Some(lens.arms.iter().find(|arm| arm.id == id)?.label.clone());
                let knobs = library.figure(figure)?.data.kind().knobs(library, &[]);
                let names = knobs.iter().map(|knob| knob.name.to_owned());
                let knobs: Vec<_> = names.zip([label(a)?, label(b)?]).collect();
                (figure, set(figure, &knobs)?, true)
            }
            On::Row(id) => library
                .figures()
                .iter()
                .find_map(|it| Some((&it.id, it.data.kind().at_row(library, id)?, false)))?,
        };
        Some(Posed { figure: figure.clone(), at, tells })
    }

    /// What its answer rests on, the nearest first: what it is on, its page, its studies.
    pub fn rests_on(&self) -> Vec<Address> {
        let on = match &self.on {
            On::Words | On::Row(_) => None,
            On::Figure { figure, .. } | On::Order { figure, .. } | On::Arms { figure, .. } => {
                Some(Address::Figure(figure.clone()))
            }
            On::Claim(id) => Some(Address::Claim(id.clone())),
        };
        let page = Address::Topic(self.topic.clone());
        let studies = self.sources.iter().map(|id| Address::Study(id.clone()));
        on.into_iter().chain([page]).chain(studies).collect()
    }

    /// The options, in the order in which the file or the data have them.
    pub fn options(&self, library: &Library) -> Vec<String> {
        match &self.on {
            On::Words | On::Figure { .. } => self.options.clone(),
            On::Order { steps, .. } => sorted(steps),
            On::Arms { figure, pairs, .. } => {
                let label =
                    |id: &str| lens(library, figure).and_then(|it| it.arms.iter().find(|arm| arm.id == id));
                let label = |id: &str| label(id).map_or("", |arm| arm.label.as_str());
                pairs.iter().map(|(a, b)| format!("{} against {}", label(a), label(b))).collect()
            }
            On::Row(_) => READINGS.map(str::to_owned).to_vec(),
            On::Claim(id) => {
                let certainty = library.claim(id).map(|(_, claim)| claim.certainty);
                rungs(certainty).into_iter().map(|it| it.word().to_owned()).collect()
            }
        }
    }

    /// The options that are right, in the order in which they are to be taken: one, or all of them.
    pub fn answer(&self, library: &Library) -> Vec<usize> {
        let one = match &self.on {
            On::Words | On::Figure { .. } => Some(self.answer),
            On::Order { steps, .. } => {
                let sorted = sorted(steps);
                return steps.iter().filter_map(|step| sorted.iter().position(|it| it == step)).collect();
            }
            On::Arms { figure, pairs, isolates } => {
                let shows = |pair: &(String, String)| {
                    lens(library, figure).is_some_and(|it| shows(it, pair, isolates))
                };
                pairs.iter().position(shows)
            }
            On::Row(id) => library.estimate(id).and_then(reading),
            On::Claim(id) => library.claim(id).and_then(|(_, claim)| {
                rungs(Some(claim.certainty)).into_iter().position(|it| it == claim.certainty)
            }),
        };
        one.into_iter().collect()
    }
}

/// In an order that tells nothing.
fn sorted(steps: &[String]) -> Vec<String> {
    let mut steps = steps.to_vec();
    steps.sort_unstable();
    steps
}

/// What a row of the forest plot can say.
const READINGS: [&str; 3] = [
    "Better with it: all of the interval says so",
    "Worse with it: all of the interval says so",
    "Neither is shown: the interval reaches both",
];

/// Which of [`READINGS`] a row says; none where its interval is not known.
pub(super) fn reading(row: &Estimate) -> Option<usize> {
    let (low, high) = (row.ci_low?, row.ci_high?);
    let none = if row.measure.is_ratio() { 1.0 } else { 0.0 };
    Some(match (high < none, low > none) {
        (false, false) => 2,
        (is_lower, _) => usize::from(is_lower != row.favours_intervention_when.is_lower()),
    })
}

/// The ladder and where views clash, and `right` if it is none of them.
fn rungs(right: Option<Certainty>) -> Vec<Certainty> {
    let mut rungs =
        vec![Certainty::WellEstablished, Certainty::Supported, Certainty::Emerging, Certainty::Contested];
    rungs.extend(right.filter(|it| !rungs.contains(it)));
    rungs
}

/// Whether the comparison of two groups of `lens` shows just the parts `isolates`.
pub(super) fn shows(lens: &TrialLens, (a, b): &(String, String), isolates: &[Family]) -> bool {
    lens.comparisons.iter().any(|it| it.a == *a && it.b.contains(b) && it.isolates == isolates)
}

fn lens<'a>(library: &'a Library, id: &FigureId) -> Option<&'a TrialLens> {
    trial_lens(&library.figure(id)?.data)
}

pub(super) fn trial_lens(data: &Data) -> Option<&TrialLens> {
    if let Data::TrialLens(lens) = data { Some(lens) } else { None }
}

pub(super) fn pathway(data: &Data) -> Option<&PathwayPlayer> {
    if let Data::PathwayPlayer(player) = data { Some(player) } else { None }
}

impl Pool {
    /// The questions that belong to it; which were missed only the reader knows.
    pub fn questions<'a>(&'a self, library: &'a Library) -> impl Iterator<Item = &'a Question> {
        library.questions().iter().filter(move |it| match self {
            Self::Everything => true,
            Self::Stream(family) => library.family(&it.topic) == *family,
            Self::Page(topic) => library.path(&it.topic).iter().any(|above| above.id == *topic),
            Self::Missed => false,
        })
    }
}
