//! FSRS-6, the Free Spaced Repetition Scheduler: how well something is remembered, and when it is as good
//! as due. The functions are those of the `fsrs` crate, which the tests hold them against.

use super::log::Grade;
use super::parameters::Parameters;

/// The state of a memory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// Days until it is recalled nine times in ten.
    pub stability: f64,
    /// From 1 to 10.
    pub difficulty: f64,
}

impl State {
    /// After the first answer ever.
    pub fn first(grade: Grade, of: &Parameters) -> Self {
        let [again, hard, good, easy, ..] = *of.values();
        let stability = match grade {
            Grade::Again => again,
            Grade::Hard => hard,
            Grade::Good => good,
            Grade::Easy => easy,
        };
        Self { stability, difficulty: first_difficulty(grade, of).clamp(1.0, 10.0) }
    }

    /// After an answer so many days after the last one.
    pub fn after(self, grade: Grade, days: i64, of: &Parameters) -> Self {
        let [_, _, _, _, _, _, slope, reversion, ..] = *of.values();
        let stability = if days == 0 {
            self.same_day(grade, of)
        } else if grade == Grade::Again {
            self.forgotten(days, of)
        } else {
            self.recalled(grade, days, of)
        };
        let change = -slope * (number(grade) - 3.0);
        let difficulty = self.difficulty + (10.0 - self.difficulty) * change / 9.0;
        let difficulty = reversion * (first_difficulty(Grade::Easy, of) - difficulty) + difficulty;
        Self { stability: stability.clamp(0.001, 36500.0), difficulty: difficulty.clamp(1.0, 10.0) }
    }

    /// The probability that it is recalled after so many days.
    pub fn recall(self, days: i64, of: &Parameters) -> f64 {
        (1.0 + of.factor() * days as f64 / self.stability).powf(-of.decay())
    }

    /// Days until the probability of recall has come down to `retention`.
    pub fn interval(self, retention: f64, of: &Parameters) -> f64 {
        self.stability / of.factor() * (retention.powf(-1.0 / of.decay()) - 1.0)
    }

    fn recalled(self, grade: Grade, days: i64, of: &Parameters) -> f64 {
        let [.., gain, saturation, spacing, _, _, _, _, hard, easy, _, _, _, _] = *of.values();
        let by_grade = match grade {
            Grade::Hard => hard,
            Grade::Easy => easy,
            Grade::Again | Grade::Good => 1.0,
        };
        let growth = gain.exp()
            * (11.0 - self.difficulty)
            * self.stability.powf(-saturation)
            * ((spacing * (1.0 - self.recall(days, of))).exp() - 1.0);
        self.stability * (1.0 + growth * by_grade)
    }

    fn forgotten(self, days: i64, of: &Parameters) -> f64 {
        let [.., base, difficulty, stability, recall, _, _, short, shift, _, _] = *of.values();
        let left = base
            * self.difficulty.powf(-difficulty)
            * ((self.stability + 1.0).powf(stability) - 1.0)
            * (recall * (1.0 - self.recall(days, of))).exp();
        left.min(self.stability / (short * shift).exp())
    }

    fn same_day(self, grade: Grade, of: &Parameters) -> f64 {
        let [.., short, shift, saturation, _] = *of.values();
        let growth = (short * (number(grade) - 3.0 + shift)).exp() * self.stability.powf(-saturation);
        self.stability * if grade == Grade::Again { growth } else { growth.max(1.0) }
    }
}

fn first_difficulty(grade: Grade, of: &Parameters) -> f64 {
    let [_, _, _, _, base, slope, ..] = *of.values();
    base - (slope * (number(grade) - 1.0)).exp() + 1.0
}

/// The number that the formulas have for it.
fn number(grade: Grade) -> f64 {
    match grade {
        Grade::Again => 1.0,
        Grade::Hard => 2.0,
        Grade::Good => 3.0,
        Grade::Easy => 4.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fsrs::{FSRS, MemoryState, current_retrievability};
    use proptest::prelude::*;

    fn after(answers: &[(Grade, i64)]) -> State {
        let (of, mut state) = (Parameters::default(), None::<State>);
        for (grade, days) in answers {
            state = Some(state.map_or_else(|| State::first(*grade, &of), |it| it.after(*grade, *days, &of)));
        }
        state.unwrap()
    }

    fn is_near(ours: f64, theirs: f64) -> bool {
        (ours - theirs).abs() <= 1e-3 * theirs.abs().max(1.0)
    }

    /// The vectors of the documentation and the tests of `fsrs` 6.6.2 for its default weights.
    #[test]
    fn states_and_intervals_are_those_that_were_published() {
        for (grade, stability, difficulty) in [
            (Grade::Again, 0.212, 6.4133),
            (Grade::Hard, 1.2931, 5.112_170_7),
            (Grade::Good, 2.3065, 2.118_104),
            (Grade::Easy, 8.2956, 1.0),
        ] {
            let first = State::first(grade, &Parameters::default());
            assert!(
                is_near(first.stability, stability) && is_near(first.difficulty, difficulty),
                "{first:?}"
            );
        }
        let good =
            [(Grade::Good, 0), (Grade::Good, 1), (Grade::Good, 3), (Grade::Good, 8), (Grade::Good, 21)];
        let state = after(&[&[(Grade::Again, 0)], &good[..]].concat());
        assert!((state.stability - 53.626_91).abs() < 1e-3, "{state:?}");
        assert!((state.difficulty - 6.357_486_7).abs() < 1e-3, "{state:?}");
        let state = State { stability: 1.0, difficulty: 5.0 };
        let of = Parameters::default();
        let intervals: Vec<i64> =
            (1..=10).map(|it| state.interval(f64::from(it) / 10.0, &of).round().max(1.0) as i64).collect();
        assert!((intervals[0] - 3_116_766).abs() < 100);
        assert_eq!(intervals[1..], [34793, 2508, 387, 90, 27, 9, 3, 1, 1]);
    }

    #[test]
    fn the_stability_is_the_time_to_nine_in_ten() {
        let state = State { stability: 12.0, difficulty: 5.0 };
        assert!((state.recall(12, &Parameters::default()) - 0.9).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn any_history_comes_out_as_the_crate_has_it(
            answers in proptest::collection::vec((0usize..4, 0u32..400), 1..30),
            retention in 0.7f32..0.98,
        ) {
            let crate_of_it = FSRS::default();
            let of = Parameters::default();
            let (mut ours, mut theirs) = (None::<State>, None::<MemoryState>);
            for (grade, days) in answers {
                let grade = Grade::ALL[grade];
                let next = crate_of_it.next_states(theirs, retention, days).unwrap();
                let next = match grade {
                    Grade::Again => next.again,
                    Grade::Hard => next.hard,
                    Grade::Good => next.good,
                    Grade::Easy => next.easy,
                };
                if let (Some(ours), Some(theirs)) = (ours, theirs) {
                    let recall = f64::from(current_retrievability(theirs, days as f32, 0.1542));
                    prop_assert!(is_near(ours.recall(days.into(), &of), recall));
                }
                let state = ours.map_or_else(|| State::first(grade, &of), |it| it.after(grade, days.into(), &of));
                prop_assert!(is_near(state.stability, next.memory.stability.into()), "{state:?} {next:?}");
                prop_assert!(is_near(state.difficulty, next.memory.difficulty.into()), "{state:?} {next:?}");
                prop_assert!(is_near(state.interval(retention.into(), &of), next.interval.into()), "{state:?} {next:?}");
                (ours, theirs) = (Some(state), Some(next.memory));
            }
        }
    }
}
