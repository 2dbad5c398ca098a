//! A question to test oneself with: its options, and when one is taken, why which is right.

use super::words::name;
use super::write::{Piece, Writer};
use super::{Page, Role, Target};
use crate::content::library::Library;
use crate::content::model::Question;

/// The card of a question; `taken` is the option that the reader took.
pub fn card(library: &Library, question: &Question, taken: Option<usize>, width: u16) -> Page {
    let mut w = Writer::new(width);
    w.text(&question.prompt, Role::Claim);
    w.blank();
    for (nth, option) in question.options.iter().enumerate() {
        let mark = match taken {
            Some(_) if nth == question.answer => "✓",
            Some(taken) if taken == nth => "✗",
            _ => "·",
        };
        let role = match taken {
            Some(_) if nth == question.answer => Role::Strong,
            Some(_) => Role::Meta,
            None => Role::Body,
        };
        w.row(Target::Answer(question.id.clone(), nth), |w| {
            w.paragraph(&[Piece::new(format!("{mark} "), Role::Number), Piece::new(option, role)], 2);
        });
    }
    let Some(taken) = taken else { return w.finish() };
    w.heading(if taken == question.answer { "Right" } else { "Not quite" });
    w.text(&question.why, Role::Body);
    w.heading("Read on");
    if let Some(topic) = library.topic(&question.topic) {
        w.row(Target::Topic(topic.id.clone()), |w| w.text(&topic.title, Role::Link));
    }
    for study in question.sources.iter().filter_map(|id| library.study(id)) {
        w.row(Target::Study(study.id.clone()), |w| {
            let title = Piece::new(format!("\u{a0}· {}", study.title), Role::Meta);
            w.paragraph(&[Piece::new(name(study), Role::Body), title], 2);
        });
    }
    w.finish()
}
