//! From slide to slide of a step, and from step to step.

use crate::app::{App, Effect, Overlay};
use std::time::Duration;

/// What comes after what is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The answer of the question.
    Answer,
    /// A slide of the same step, from 0.
    Slide(usize),
    /// Another step, from 0.
    Step(usize),
}

impl App {
    /// What comes next; nothing at the end of the lesson.
    pub fn comes_next(&self) -> Option<Next> {
        let present = self.lesson_step()?;
        let (said, slide, step) = (&present.running.said, present.running.slide, present.running.step);
        let is_asked = present.step.prediction.is_some() && !present.hands().is_revealed;
        Some(match () {
            () if is_asked && slide == said.own() => Next::Answer,
            () if slide + 1 < said.n_slides() => Next::Slide(slide + 1),
            () if step + 1 < present.lesson.steps.len() => Next::Step(step + 1),
            () => return None,
        })
    }

    /// On to what comes next.
    pub(super) fn next_step(&mut self) -> Vec<Effect> {
        if !self.digits().is_empty() {
            return self.jump();
        }
        if let Some(running) = &mut self.lesson {
            if running.number.take().is_some() {
                return Vec::new();
            }
            running.has_gone_on = true;
        }
        if self.unblank() {
            return Vec::new();
        }
        match self.comes_next() {
            Some(Next::Answer) => {
                self.hands(|hands| hands.is_revealed = true);
                self.lay_out_words();
                Vec::new()
            }
            Some(Next::Slide(nth)) => self.show_slide(nth),
            Some(Next::Step(nth)) => self.go_to_step(nth),
            None => self.say_last(),
        }
    }

    /// On to the next step, whatever else is said of this one.
    pub(super) fn pass_step(&mut self) -> Vec<Effect> {
        let Some(present) = self.lesson_step() else { return Vec::new() };
        let next = present.running.step + 1;
        if next < present.lesson.steps.len() { self.go_to_step(next) } else { self.say_last() }
    }

    fn say_last(&mut self) -> Vec<Effect> {
        self.notice = Some("That was the last step. Esc leaves the lesson.".to_owned());
        Vec::new()
    }

    pub(super) fn previous_step(&mut self) -> Vec<Effect> {
        if self.unblank() {
            return Vec::new();
        }
        match self.lesson.as_ref().map(|running| (running.slide.checked_sub(1), running.step.checked_sub(1)))
        {
            Some((Some(slide), _)) => self.show_slide(slide),
            Some((None, Some(step))) => self.go_to_step(step),
            _ => Vec::new(),
        }
    }

    /// Shows the slide `nth` of the step, from wherever one is.
    pub(in crate::app) fn show_slide(&mut self, nth: usize) -> Vec<Effect> {
        let is_there = self.presented().is_some()
            && match &self.overlay {
                Some(Overlay::Card(card)) => self.is_slide(&card.subject) && card.beneath.is_none(),
                it => it.is_none(),
            };
        let effects = if is_there { Vec::new() } else { self.return_to_step() };
        if let Some(running) = &mut self.lesson {
            running.slide = nth;
        }
        self.lay_out_pages();
        self.view = self.sheet.first_view();
        effects
    }

    /// How long what has been shown of the step so far stands by itself: each slide, and an answer, as long as it says.
    pub(super) fn shown_for(&self) -> Option<Duration> {
        let present = self.presented()?;
        let n_shown = present.running.slide + 1 + usize::from(present.hands().is_revealed);
        Some(Duration::try_from_secs_f64(present.step.seconds * n_shown as f64).unwrap_or_default())
    }
}
