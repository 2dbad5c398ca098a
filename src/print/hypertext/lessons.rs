//! Lessons on paper: the list of them, and one as a plan with its notes.

use super::set::Setter;
use super::{Block, Class, Inline};
use crate::content::lesson::{Lesson, Prediction};
use crate::page::lesson::{length, notes};

impl Setter<'_> {
    pub(super) fn lessons(&mut self) {
        self.heading(1, "lessons", "Lessons");
        let items = self.pack.library().lessons().iter().map(|it| {
            let words = format!(". {} {}. ({})", it.one_line, length(it), it.id);
            (String::new(), vec![Inline::strong(&it.title), Inline::plain(words)])
        });
        let items = items.collect();
        self.blocks.push(Block::List { ordered: false, items });
    }

    pub(super) fn lesson(&mut self, lesson: &Lesson) {
        self.heading(1, format!("lesson-{}", lesson.id), &lesson.title);
        self.plain(Class::Lead, lesson.one_line.clone());
        self.plain(Class::Meta, length(lesson));
        for (nth, step) in lesson.steps.iter().enumerate() {
            self.heading(2, "", &format!("{}. {}", nth + 1, step.title));
            let from = lesson.minutes_before(nth);
            self.plain(
                Class::Meta,
                format!("From minute {from:.1}, {:.1} minutes; {}", step.minutes, step.place),
            );
            self.plain(Class::Claim, step.caption.clone());
            for (label, text) in notes(step) {
                let words = vec![Inline::strong(format!("{label}: ")), Inline::plain(text)];
                self.blocks.push(Block::Paragraph(Class::Body, words));
            }
            if let Some(prediction) = &step.prediction {
                self.prediction(prediction);
            }
        }
    }

    fn prediction(&mut self, prediction: &Prediction) {
        self.plain(Class::Claim, format!("Hands up: {}", prediction.ask));
        let options = prediction.options.iter().map(|it| (String::new(), vec![Inline::plain(it)]));
        self.blocks.push(Block::List { ordered: true, items: options.collect() });
        let right = prediction.options.get(prediction.answer).map_or("", String::as_str);
        let mut text = vec![Inline::plain(format!("Answer: {right}. {} (", prediction.why))];
        text.extend(self.study_links(&prediction.sources));
        text.push(Inline::plain(")"));
        self.blocks.push(Block::Paragraph(Class::Limits, text));
    }
}
