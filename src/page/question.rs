//! A question to test oneself with: what is looked at, its options, and when it is answered, why which is right.

use super::document::named;
use super::write::{Piece, Writer};
use super::{Page, Role};
use crate::content::address::Address;
use crate::content::library::Library;
use crate::content::question::Question;
use crate::document::{Way, looked_at};

/// The card of a question; `picks` are the options that the reader took.
pub fn card(library: &Library, question: &Question, picks: &[usize], width: u16) -> Page {
    let mut w = Writer::new(width);
    w.text(&question.prompt, Role::Claim);
    let order: Vec<usize> = (0..question.options(library).len()).collect();
    answers(&mut w, library, question, Taken { order: &order, picks, is_over: false });
    w.finish()
}

/// What was taken of a question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken<'a> {
    /// The options as they stand here.
    pub(super) order: &'a [usize],
    pub(super) picks: &'a [usize],
    /// Whether the answer is shown although not all that is asked for was taken.
    pub(super) is_over: bool,
}

/// What stands below the prompt. Right and wrong differ by mark and word.
pub(super) fn answers(w: &mut Writer, library: &Library, question: &Question, taken: Taken<'_>) {
    let Taken { order, picks, is_over } = taken;
    let (options, answer) = (question.options(library), question.answer(library));
    let is_answered = !answer.is_empty() && (is_over || picks.len() >= answer.len());
    if let Some(text) = looked_at(library, question) {
        w.blank();
        w.prose(&text, Role::Body, &named(library));
    }
    w.blank();
    for (nth, option) in order.iter().enumerate() {
        let Some(text) = options.get(*option) else { continue };
        let picked = picks.iter().position(|it| it == option);
        let place = answer.iter().position(|it| it == option);
        let (mark, said) = match (is_answered, place, picked) {
            // Of steps each has a place of its own.
            (true, Some(place), Some(picked)) if answer.len() > 1 && place != picked => {
                ("✗", format!("step {}; you took it as {}", place + 1, picked + 1))
            }
            (true, Some(place), _) if answer.len() > 1 => ("✓", format!("step {}", place + 1)),
            (true, Some(_), Some(_)) => ("✓", "right".to_owned()),
            (true, Some(_), None) => ("✓", "the right one".to_owned()),
            (true, None, Some(_)) => ("✗", "your answer".to_owned()),
            (false, _, Some(picked)) => ("·", format!("taken as {}", picked + 1)),
            _ => ("·", String::new()),
        };
        let role = match is_answered {
            true if place.is_some() => Role::Strong,
            true => Role::Meta,
            false => Role::Body,
        };
        let said = Piece::new(format!("\u{a0}· {}", said.replace(' ', "\u{a0}")), Role::Number);
        let number = Piece::new(format!("{mark}\u{a0}{}\u{a0}\u{a0}", nth + 1), Role::Number);
        let has_word = said.text.len() > "\u{a0}· ".len();
        let pieces = [Some(number), Some(Piece::new(text, role)), Some(said).filter(|_| has_word)];
        w.row(Address::Answer(question.id.clone(), *option), |w| {
            w.paragraph(&pieces.into_iter().flatten().collect::<Vec<_>>(), 5);
        });
    }
    if !is_answered {
        return;
    }
    w.heading(match picks {
        [] => "The answer",
        picks if picks == answer => "Right",
        _ => "Not quite",
    });
    w.text(&question.why, Role::Body);
    w.heading("Read on");
    for address in question.rests_on() {
        let Some(way) = Way::to(library, &address) else { continue };
        w.way(&way);
    }
}
