//! Parameters of FSRS-6 that foretell what somebody remembers, fitted to what was answered as the `fsrs`
//! crate does it: first the stabilities after a first answer, then all of them down the gradient of the
//! loss, held back from those of an average learner by how much people differ. The same answers in any
//! order of files give the same parameters.

use super::card::CardId;
use super::fsrs::State;
use super::log::{Grade, Kind, Record, What};
use super::moment::Day;
use super::parameters::{COUNT, Parameters};
use super::schedule::undone;
use crate::content::order;
use siphasher::sip::SipHasher13;
use std::collections::{BTreeMap, HashMap};
use std::f64::consts::PI;
use std::hash::Hasher;

/// Answers to cards that came back, below which nothing is fitted: fewer say more about the cards than about
/// whoever answers.
pub const LEAST: usize = 400;

/// The part of them that is left out, the last ones, to see how well the others foretell it.
const LEFT_OUT: usize = 5;

/// How much parameters differ from person to person, as the `fsrs` crate has it.
const SPREAD: [f64; COUNT] = [
    6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03,
    0.31, 0.32, 0.14, 0.27,
];

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// Answers to cards that came back, the first on each day.
    pub answers: usize,
    /// Those of them that were left out, and the part of these that was known.
    pub left_out: usize,
    pub known: f64,
    /// How well the parameters of an average learner foretell those, and the ones fitted to the rest.
    pub average: Score,
    pub own: Score,
    /// Fitted to all; none where those of an average learner foretell no worse.
    pub parameters: Option<Parameters>,
}

/// How well it was foretold what is remembered.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// Mean binary cross-entropy, in nats: the less the better.
    pub log_loss: f64,
    /// The part that was to be known.
    pub foretold: f64,
    /// How far that is off what was known, as a root mean square over tenths of what was foretold, 0 to 1.
    pub off: f64,
}

/// Fits parameters to what was answered. With too few answers the error is how many there are.
///
/// # Errors
/// When there are fewer than [`LEAST`].
pub fn fit(records: &[Record], day_starts: u8) -> Result<Fit, usize> {
    let (courses, answers) = courses(records, day_starts);
    if answers < LEAST {
        return Err(answers);
    }
    let first = answers - answers / LEFT_OUT;
    let tried = fitted(&until(&courses, first), first);
    let score = |of: &Parameters| score(&courses, first, of);
    let ((average, known), (own, _)) = (score(&Parameters::default()), score(&tried));
    let parameters = (own.log_loss < average.log_loss).then(|| fitted(&courses, answers));
    Ok(Fit { answers, left_out: answers - first, known, average, own, parameters })
}

/// A card from a first answer on.
#[derive(Clone, Debug)]
struct Course {
    card: CardId,
    steps: Vec<Step>,
}

/// An answer that counted.
#[derive(Clone, Copy, Debug)]
struct Step {
    grade: Grade,
    /// Since the one before.
    days: i64,
    /// How many that can be foretold were before it, of all cards.
    nth: usize,
}

impl Course {
    /// Each answer that can be foretold, with the probability of recall. One on the day of another cannot: it
    /// tells of a memory that has had no time to fade.
    fn foretold(&self, of: &Parameters, mut each: impl FnMut(Step, f64)) {
        let mut state = None::<State>;
        for step in &self.steps {
            state = Some(match state {
                None => State::first(step.grade, of),
                Some(state) => {
                    if step.days > 0 {
                        each(*step, state.recall(step.days, of));
                    }
                    state.after(step.grade, step.days, of)
                }
            });
        }
    }
}

/// The courses of all cards by their names, and how many answers of them can be foretold.
fn courses(records: &[Record], day_starts: u8) -> (Vec<Course>, usize) {
    let undone = undone(records);
    let mut open: BTreeMap<&CardId, Vec<(Vec<Step>, Day)>> = BTreeMap::new();
    let mut n = 0;
    for record in records.iter().filter(|it| !undone.contains(&it.id)) {
        let today = record.at.day(day_starts);
        match &record.what {
            What::Review(review) if review.kind == Kind::Due => {
                let of_card = open.entry(&review.card).or_default();
                match of_card.last_mut() {
                    Some((steps, last)) if !steps.is_empty() => {
                        let days = today.since(*last);
                        steps.push(Step { grade: review.grade, days, nth: n });
                        n += usize::from(days > 0);
                        *last = today;
                    }
                    _ => of_card.push((vec![Step { grade: review.grade, days: 0, nth: n }], today)),
                }
            }
            What::Forget(card) => open.entry(card).or_default().push((Vec::new(), today)),
            _ => {}
        }
    }
    let all = open.into_iter().flat_map(|(card, of_card)| {
        of_card.into_iter().map(|(steps, _)| Course { card: card.clone(), steps })
    });
    (all.collect(), n)
}

/// What was answered before answer `nth`.
fn until(courses: &[Course], nth: usize) -> Vec<Course> {
    let before = |it: &Course| {
        let steps = it.steps.iter().copied().take_while(|step| step.nth < nth).collect();
        Course { card: it.card.clone(), steps }
    };
    courses.iter().map(before).collect()
}

/// The binary cross-entropy of an answer that was foretold with `recall`, in nats.
fn loss(grade: Grade, recall: f64) -> f64 {
    let recall = recall.clamp(1e-7, 1.0 - 1e-7);
    -if grade == Grade::Again { (1.0 - recall).ln() } else { recall.ln() }
}

/// How well `of` foretells the answers from `first` on, and the part of them that was known.
fn score(courses: &[Course], first: usize, of: &Parameters) -> (Score, f64) {
    // In tenths of what was foretold: how many, what was foretold, what was known.
    let mut tenths = [(0.0, 0.0, 0.0); 10];
    let mut score = Score::default();
    for course in courses {
        course.foretold(of, |step, recall| {
            if step.nth >= first {
                score.log_loss += loss(step.grade, recall);
                if let Some(it) = tenths.get_mut(((recall * 10.0) as usize).min(9)) {
                    let known = f64::from(u8::from(step.grade != Grade::Again));
                    *it = (it.0 + 1.0, it.1 + recall, it.2 + known);
                }
            }
        });
    }
    let sum = |of: fn(&(f64, f64, f64)) -> f64| tenths.iter().map(of).sum::<f64>();
    let n = sum(|it| it.0).max(1.0);
    score.log_loss /= n;
    score.foretold = sum(|it| it.1) / n;
    score.off = (sum(|it| (it.1 - it.2).powi(2) / it.0.max(1.0)) / n).sqrt();
    (score, sum(|it| it.2) / n)
}

/// The parameters that foretell best what was answered, `n` answers of which can be foretold.
fn fitted(courses: &[Course], n: usize) -> Parameters {
    // With few answers more rounds than the five of the crate, which would come only a part of the way.
    const ROUNDS: usize = 5;
    const STEPS: usize = 100;
    const RATE: f64 = 0.04;
    let (begin, counts) = first_stabilities(courses);
    let rounds = ROUNDS.max(STEPS.div_ceil(batches(courses, 0).len().max(1)));
    let batches: Vec<Vec<&Course>> = (0..rounds as u64).flat_map(|round| batches(courses, round)).collect();
    let (mut of, mut adam) = (begin, Adam::default());
    for (nth, batch) in batches.iter().enumerate() {
        // The steps become smaller along half a wave of a cosine.
        let rate = RATE * (1.0 + (PI * nth as f64 / batches.len() as f64).cos()) / 2.0;
        let mut gradient = gradient(batch, &of, n);
        let part = batch.iter().map(|it| foretellable(it)).sum::<usize>() as f64 / n as f64;
        for (((slope, it), begin), spread) in
            gradient.iter_mut().zip(of.values()).zip(begin.values()).zip(SPREAD)
        {
            *slope += part * 2.0 * (it - begin) / (spread * spread);
        }
        of = adam.step(&of, &gradient, rate).clamped();
    }
    in_order(of, &counts).rounded()
}

fn foretellable(course: &Course) -> usize {
    course.steps.iter().filter(|it| it.days > 0).count()
}

/// All courses in parts of so many answers as make a steady gradient, dealt out anew each round.
fn batches(courses: &[Course], round: u64) -> Vec<Vec<&Course>> {
    const ANSWERS: usize = 512;
    let place = |course: &&Course| {
        let mut hasher = SipHasher13::new_with_keys(round, 0);
        hasher.write(course.card.as_str().as_bytes());
        hasher.finish()
    };
    let mut order: Vec<&Course> = courses.iter().filter(|it| foretellable(it) > 0).collect();
    order::by_key(&mut order, place);
    let (mut batches, mut room) = (Vec::<Vec<&Course>>::new(), 0);
    for course in order {
        match batches.last_mut() {
            Some(batch) if room > 0 => batch.push(course),
            _ => {
                batches.push(vec![course]);
                room = ANSWERS;
            }
        }
        room = room.saturating_sub(foretellable(course));
    }
    batches
}

/// How the loss of a batch rises with each parameter. What was answered lately counts up to four times what
/// was answered first.
fn gradient(batch: &[&Course], of: &Parameters, n: usize) -> [f64; COUNT] {
    const STEP: f64 = 1e-5;
    let sum = |of: &Parameters| {
        let mut sum = 0.0;
        for course in batch {
            course.foretold(of, |step, recall| {
                let late = step.nth as f64 / n as f64;
                sum += (0.25 + 0.75 * late.powi(3)) * loss(step.grade, recall);
            });
        }
        sum
    };
    let here = sum(of);
    std::array::from_fn(|nth| {
        let mut values = *of.values();
        values.iter_mut().skip(nth).take(1).for_each(|it| *it += STEP);
        (sum(&Parameters::new(values)) - here) / STEP
    })
}

/// Adaptive moment estimation: each parameter goes by its own steady slope, however steep it is.
#[derive(Default)]
struct Adam {
    steps: i32,
    slopes: [f64; COUNT],
    squares: [f64; COUNT],
}

impl Adam {
    fn step(&mut self, of: &Parameters, gradient: &[f64; COUNT], rate: f64) -> Parameters {
        const KEPT: (f64, f64) = (0.9, 0.999);
        self.steps += 1;
        let whole = (1.0 - KEPT.0.powi(self.steps), 1.0 - KEPT.1.powi(self.steps));
        let mut values = *of.values();
        let moments = self.slopes.iter_mut().zip(&mut self.squares);
        for ((value, slope), (mean, square)) in values.iter_mut().zip(gradient).zip(moments) {
            *mean = KEPT.0 * *mean + (1.0 - KEPT.0) * slope;
            *square = KEPT.1 * *square + (1.0 - KEPT.1) * slope * slope;
            *value -= rate * (*mean / whole.0) / ((*square / whole.1).sqrt() + 1e-8);
        }
        Parameters::new(values)
    }
}

/// The stability after each first answer that foretells best how the second one went, the other parameters
/// as an average learner has them; and how many answers say so for each grade.
fn first_stabilities(courses: &[Course]) -> (Parameters, [usize; 4]) {
    let average = Parameters::default();
    let seconds = courses.iter().filter_map(|it| {
        let second = it.steps.iter().find(|step| step.days > 0)?;
        Some((it.steps.first()?.grade, second.days, second.grade != Grade::Again))
    });
    // How many came after so many days, and how many of these were known.
    let mut after: HashMap<Grade, BTreeMap<i64, (f64, f64)>> = HashMap::new();
    let (mut asked, mut known) = (0.0, 0.0);
    for (first, days, is_known) in seconds {
        let is_known = f64::from(u8::from(is_known));
        let it = after.entry(first).or_default().entry(days).or_default();
        *it = (it.0 + 1.0, it.1 + is_known);
        (asked, known) = (asked + 1.0, known + is_known);
    }
    let mut values = *average.values();
    let (mut counts, mut moved) = ([0; 4], (0.0, 0.0));
    for ((value, count), grade) in values.iter_mut().zip(&mut counts).zip(Grade::ALL) {
        let Some(after) = after.get(&grade) else { continue };
        let usual = *value;
        let lost = |stability: f64| {
            let of_days = after.iter().map(|(days, (asked_then, known_then))| {
                // As if one more had been answered as all are on average.
                let part = (known_then + known / asked) / (asked_then + 1.0);
                let recall = State { stability, difficulty: 1.0 }.recall(*days, &average);
                asked_then * (part * loss(Grade::Good, recall) + (1.0 - part) * loss(Grade::Again, recall))
            });
            of_days.sum::<f64>() + (stability - usual).abs() / 16.0
        };
        *value = least(lost);
        let n = after.values().map(|it| it.0).sum::<f64>();
        *count = n as usize;
        moved = (moved.0 + n, moved.1 + n * (*value / usual).ln());
    }
    // A grade that was never given first stands to the others as it does for an average learner.
    let ratio = if moved.0 > 0.0 { (moved.1 / moved.0).exp() } else { 1.0 };
    values.iter_mut().zip(counts).filter(|it| it.1 == 0).for_each(|(value, _)| *value *= ratio);
    (in_order(Parameters::new(values).clamped(), &counts), counts)
}

/// The stability at which `lost` is least, to a part in a million.
fn least(lost: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (0.001_f64.ln(), 100_f64.ln());
    while high - low > 1e-6 {
        let third = (high - low) / 3.0;
        if lost((low + third).exp()) < lost((high - third).exp()) { high -= third } else { low += third }
    }
    f64::midpoint(low, high).exp()
}

/// The stabilities after a first answer in the order of the grades: the one that most answers speak for
/// stays, and those beside it give way.
fn in_order(of: Parameters, counts: &[usize; 4]) -> Parameters {
    let mut values = *of.values();
    let most = counts.iter().enumerate().max_by_key(|it| it.1).map_or(0, |it| it.0);
    let (below, above) = values.split_at_mut(most);
    let mut last = above.first().copied().unwrap_or_default();
    for it in above.iter_mut().take(4 - most) {
        *it = it.max(last);
        last = *it;
    }
    let mut last = above.first().copied().unwrap_or_default();
    for it in below.iter_mut().rev() {
        *it = it.min(last);
        last = *it;
    }
    Parameters::new(values)
}
