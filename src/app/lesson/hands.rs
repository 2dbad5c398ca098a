//! Hands that a class shows for the options of a prediction.

use super::{Hands, Number};
use crate::app::command::Command;
use crate::app::place::Place;
use crate::app::{App, Effect};
use crate::content::lesson::Prediction;

impl App {
    /// A digit: a hand for an option while hands are counted, else of the step to jump to.
    pub(in crate::app) fn type_digit(&mut self, digit: char) {
        let is_counting = self.counting().is_some();
        let Some(value) = digit.to_digit(10) else { return };
        if let Some(running) = &mut self.lesson {
            (running.is_warned, running.faults.is_told) = (false, false);
        }
        if is_counting && self.type_number(digit) {
            // It is part of a number.
        } else if is_counting {
            self.count(value as usize);
        } else if let Some(running) = self.lesson.as_mut().filter(|running| running.digits.len() < 3) {
            running.digits.push(digit);
        }
    }

    /// The prediction for which hands are counted now.
    fn counting(&self) -> Option<&Prediction> {
        let present = self.presented()?;
        let is_asked = present.words_alone().is_none() && !present.hands().is_revealed;
        present.step.prediction.as_ref().filter(|_| is_asked)
    }

    /// One hand more for the option `nth`, from 1.
    fn count(&mut self, nth: usize) {
        let Some(n_options) = self.counting().map(|it| it.options.len()) else { return };
        if !(1..=n_options).contains(&nth) {
            self.notice = Some(format!("The options are 1 to {n_options}."));
            return;
        }
        self.hands(|hands| {
            if hands.rounds.is_empty() {
                hands.rounds.push(vec![0; n_options]);
            }
            if let Some(count) = hands.rounds.last_mut().and_then(|round| round.get_mut(nth - 1)) {
                *count = count.saturating_add(1);
                hands.shown.push(nth);
            }
        });
    }

    /// The hands for the last option as a number from here on.
    pub(super) fn begin_number(&mut self) {
        let Some(present) = self.presented().filter(|_| self.counting().is_some()) else { return };
        let option = present.hands().shown.last().copied();
        match (option, &mut self.lesson) {
            (Some(option), Some(running)) => running.number = Some(Number { option, digits: String::new() }),
            _ => {
                let count = self.key_of(&Command::Count);
                self.notice = Some(format!("Press the digit of an option first, then {count} and how many."));
            }
        }
    }

    /// One digit more of the number of hands; false where none is being typed.
    fn type_number(&mut self, digit: char) -> bool {
        let Some(number) = self.lesson.as_mut().and_then(|running| running.number.as_mut()) else {
            return false;
        };
        // No class has more than three digits.
        if number.digits.len() < 3 {
            number.digits.push(digit);
        }
        self.set_number();
        true
    }

    /// The option has as many hands as the number says.
    fn set_number(&mut self) {
        let Some(Number { option, digits }) = self.lesson.as_ref().and_then(|it| it.number.clone()) else {
            return;
        };
        let count: u32 = digits.parse().unwrap_or(0);
        self.hands(|hands| {
            let round = hands.rounds.last_mut();
            if let Some(it) = round.and_then(|round| round.get_mut(option.saturating_sub(1))) {
                *it = count;
            }
            hands.shown.retain(|it| *it != option);
            hands.shown.extend(std::iter::repeat_n(option, count as usize));
        });
    }

    pub(super) fn hands(&mut self, change: impl FnOnce(&mut Hands)) {
        if let Some(running) = &mut self.lesson {
            change(running.hands.entry(running.step).or_default());
        }
    }

    /// Takes back the last hand or digit; where there is none, goes a step back.
    pub(super) fn take_back(&mut self) -> Vec<Effect> {
        if let Some(running) = &mut self.lesson
            && running.digits.pop().is_some()
        {
            return Vec::new();
        }
        if let Some(number) = self.lesson.as_mut().and_then(|running| running.number.as_mut()) {
            if number.digits.pop().is_some() {
                self.set_number();
            } else if let Some(running) = &mut self.lesson {
                running.number = None;
            }
            return Vec::new();
        }
        let has_hands = self.presented().is_some_and(|it| !it.hands().shown.is_empty());
        if !has_hands || self.counting().is_none() {
            return self.previous_step();
        }
        self.hands(|hands| {
            let nth = hands.shown.pop().and_then(|nth| nth.checked_sub(1));
            let round = hands.rounds.last_mut().zip(nth);
            if let Some(count) = round.and_then(|(round, nth)| round.get_mut(nth)) {
                *count = count.saturating_sub(1);
            }
        });
        Vec::new()
    }

    /// A second round for the same question, hidden like the first.
    pub(super) fn ask_again(&mut self) {
        let Some(present) = self.presented() else { return };
        let Some(n_options) = present.step.prediction.as_ref().map(|it| it.options.len()) else {
            return self.travel(Place::Research, None);
        };
        let has_hands = |round: &Vec<u32>| round.iter().any(|n| *n > 0);
        if !present.hands().rounds.last().is_some_and(has_hands) {
            self.notice = Some("No hands counted yet: a digit counts one.".to_owned());
            return;
        }
        if present.hands().rounds.len() > 1
            && let Some(running) = &mut self.lesson
            && !std::mem::replace(&mut running.is_warned, true)
        {
            let again = self.key_of(&Command::AskAgain);
            self.notice = Some(format!("{again} again throws the second round away and asks once more."));
            return;
        }
        self.hands(|hands| {
            // The first round is kept to be compared with, the others make place.
            hands.rounds.truncate(1);
            hands.rounds.push(vec![0; n_options]);
            hands.shown.clear();
            hands.is_revealed = false;
        });
        self.lay_out_words();
        self.notice = Some("Second round: hands up again.".to_owned());
    }
}
