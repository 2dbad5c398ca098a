//! How a question of a lesson is set: as large as it fits, with as much around it as costs it none of its letters.

use super::{Present, Said};
use crate::app::App;
use crate::content::lesson::Prediction;
use crate::layout;
use crate::page::Page;
use crate::page::slide::{self, Room, Text, Words};
use crate::page::told::Told;
use crate::scene::large::Dot;
use ratatui::layout::Rect;

/// Columns before an option: its digit and the mark of the right one, where they are large and where not.
pub const DIGIT: (u16, u16) = (10, 6);
/// Columns behind the options that a bar of hands has at least.
const HANDS: u16 = 18;
/// The widest that explaining words are set in ordinary letters.
const PROSE: u16 = 100;

/// A question from top to bottom.
#[derive(Clone, Debug)]
pub struct Question {
    /// What is known before it.
    pub above: Words,
    /// The question and its options.
    pub slide: slide::Slide,
    /// Once it is answered, why.
    pub below: Words,
}

impl Question {
    /// The rectangles of what stands above the question, of the question and of what stands below it in `body`.
    pub fn areas(&self, body: Rect) -> [Rect; 3] {
        let (above, below) = (self.above.height() as u16, self.below.height() as u16);
        let (gap_above, gap_below) = gaps(body, &self.above, &self.below);
        let rest = Rect {
            y: body.y + above + gap_above,
            height: body.height.saturating_sub(above + gap_above + below + gap_below),
            ..body
        };
        let foot = Rect { y: body.bottom().saturating_sub(below), height: below, ..body };
        let rest = layout::raised(rest.intersection(body), self.slide.height() as u16);
        [body, rest, foot.intersection(body)]
    }
}

/// Blank rows below what stands above a question, and above what stands below it: in letters as large as those of the
/// options that would else be one more of them.
fn gaps(body: Rect, above: &Words, below: &Words) -> (u16, u16) {
    let gap = |words: &Words, least| u16::from(words.height() > 0 && body.height >= least);
    (gap(above, 26), gap(below, 18) * if below.is_large { 3 } else { 1 })
}

/// The room of a question.
struct Around {
    body: Rect,
    within: Room,
}

impl Around {
    fn new(present: &Present<'_>, body: Rect, is_large: bool) -> Self {
        let hands = present.hands();
        let has_bars = hands.is_revealed && !hands.rounds.is_empty();
        let beside = |before: u16| usize::from(before + if has_bars { HANDS } else { 0 });
        let beside = (beside(DIGIT.0), beside(DIGIT.1));
        Self { body, within: Room { width: body.width.into(), height: body.height.into(), beside, is_large } }
    }

    /// What is left between these.
    fn room(&self, above: &Words, below: &Words) -> Room {
        let (gap_above, gap_below) = gaps(self.body, above, below);
        let around = above.height() + below.height() + usize::from(gap_above + gap_below);
        Room { height: self.within.height.saturating_sub(around), ..self.within }
    }
}

impl App {
    /// The question of a step. What is known before it, and why an answer is right, are large with it where that
    /// costs it none of its letters, and else have slides of their own; where nothing can be large all is small.
    pub(super) fn set_question(&self, present: &Present<'_>, asked: &Prediction) -> Said {
        let body = layout::lesson(self.size, 0, 0).body;
        let is_revealed = present.hands().is_revealed;
        let around = Around::new(present, body, !self.settings.ascii);
        let text =
            Text { heading: &asked.ask, lines: &asked.options, point: is_revealed.then_some(asked.answer) };
        let set = |above: Words, below: Words| {
            let slide = slide::fit(text, around.room(&above, &below));
            Question { above, slide, below }
        };
        let Some((known, why)) = self.alone(present, asked, body) else {
            let known = slide::plain(&present.step.caption, body.width);
            let why = slide::plain(if is_revealed { &asked.why } else { "" }, body.width.min(PROSE));
            let least = Room { height: around.room(&Words::default(), &why).height, ..around.within };
            // Once it is answered, what was known goes before letters get smaller.
            let keeps = |above: &Words| slide::keeps_letters(text, least, around.room(above, &why).height);
            let above = Some(known).filter(|it| !is_revealed || keeps(it)).unwrap_or_default();
            return Said { question: Some(set(above, why)), ..Said::default() };
        };
        let large = |text: &str| slide::broken(text, body.width.into()).unwrap_or_default();
        let keeps = |text, above: &Words, below: &Words| {
            slide::keeps_letters(text, around.within, around.room(above, below).height)
        };
        let caption =
            slide::balanced(&present.step.caption, Dot::Quarter, body.width.into()).unwrap_or_default();
        let has_room = keeps(Text { point: None, ..text }, &caption, &Words::default());
        let before = Some(known).filter(|_| !has_room);
        let none = Words::default;
        let above = if has_room { caption } else { none() };
        if !is_revealed {
            return Said { question: Some(set(above, none())), before, ..Said::default() };
        }
        let below = large(&asked.why);
        let ways = [(above.clone(), below.clone()), (none(), below), (above, none())];
        let way = ways.into_iter().find(|(above, below)| keeps(text, above, below));
        let (above, below) = way.unwrap_or_default();
        let after = if below.height() == 0 { why } else { Vec::new() };
        Said { question: Some(set(above, below)), before, after, ..Said::default() }
    }

    /// What is known before a question, and why its answer is right, in large letters on slides of their own; nothing
    /// where they have no room, or the question itself is small.
    fn alone(&self, present: &Present<'_>, asked: &Prediction, body: Rect) -> Option<(Page, Vec<Page>)> {
        let room = self.told_room()?;
        let around = Around::new(present, body, true);
        let text = Text { heading: &asked.ask, lines: &asked.options, point: None };
        if !slide::fit(text, around.within).is_large() {
            return None;
        }
        let known = Told::of("", &present.step.caption).page(room)?;
        Some((known, Told::of("Why", &asked.why).pages(room, room)?))
    }
}
