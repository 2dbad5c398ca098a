//! The notes of the lesson that is being given, for a second terminal.

use super::App;
use crate::document::lesson;
use crate::page::notes::{Asked, Notes};
use crate::page::words;

impl App {
    /// The notes of the lesson that is being given.
    pub fn notes(&self) -> Option<Notes> {
        let present = self.lesson_step()?;
        let (step, running) = (present.step, present.running);
        let hands = present.hands();
        let library = self.pack.library();
        let prediction = step.prediction.as_ref().map(|it| Asked {
            ask: it.ask.clone(),
            options: it.options.clone(),
            answer: it.answer,
            why: it.why.clone(),
            sources: it.sources.iter().filter_map(|id| library.study(id)).map(words::name).collect(),
            rounds: hands.rounds,
            is_revealed: hands.is_revealed,
        });
        let notes = lesson::notes(step).into_iter().map(|(fact, text)| (fact.label(), text)).collect();
        Some(Notes {
            lesson: present.lesson.title.clone(),
            class: running.class.clone(),
            step: running.step + 1,
            n_steps: present.lesson.steps.len(),
            title: step.title.clone(),
            lines: step.lines.clone(),
            caption: step.caption.clone(),
            notes,
            prediction,
            next: present.lesson.steps.get(running.step + 1).map(|next| next.title.clone()),
            from: present.lesson.minutes_before(running.from),
            before: present.lesson.minutes_before(running.step),
            minutes: step.minutes,
            planned: present.lesson.minutes(),
            is_blank: running.is_blank,
            wandering: self
                .is_wandering()
                .then(|| self.crumbs().last().map(|crumb| crumb.text.clone()).unwrap_or_default()),
        })
    }
}
