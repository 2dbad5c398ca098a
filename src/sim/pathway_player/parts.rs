//! Where the list of stages, the picture and the sentences stand.

use crate::content::figure::PathwayPlayer;
use crate::sim::Cells;
use unicode_width::UnicodeWidthStr;

/// A rectangle of cells, from the top left of the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

impl Part {
    /// Which of its lines `cell` lies on.
    pub fn line(self, cell: Cells) -> Option<u16> {
        let is_in = (self.x..self.x + self.width).contains(&cell.x)
            && (self.y..self.y + self.height).contains(&cell.y);
        is_in.then(|| cell.y - self.y)
    }

    /// What lies below its first `lines`.
    fn below(self, lines: u16) -> Self {
        let lines = lines.min(self.height);
        Self { y: self.y + lines, height: self.height - lines, ..self }
    }

    fn top(self, lines: u16) -> Self {
        Self { height: lines.min(self.height), ..self }
    }
}

/// The parts of the picture. Those without room are empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The body or the tissue.
    pub art: Part,
    pub list: Part,
    /// Lines from one stage of the list to the next.
    pub pitch: u16,
    /// The sentence of the stage; where there are no questions, their answers too.
    pub said: Part,
    /// The questions, a line each.
    pub asked: Part,
    pub answer: Part,
    /// What the lines of the arrows mean.
    pub legend: Part,
}

impl Parts {
    /// The first stage of the list that is in view.
    pub fn first(&self, player: &PathwayPlayer, current: usize) -> usize {
        let room = usize::from(self.list.height.div_ceil(self.pitch.max(1)));
        current.saturating_sub(room / 2).min(player.stages.len().saturating_sub(room))
    }
}

/// Columns of a bar and a blank before sentences.
pub const BAR: u16 = 2;
/// Columns of a mark, a number and a blank before the name of a stage.
pub const NUMBER: u16 = 5;
/// No sentence is set wider, no list.
const WIDEST_SENTENCE: u16 = 72;
const WIDEST_LIST: u16 = 96;
/// Narrower than this a picture says nothing.
const NARROW: u16 = 13;

/// Columns of the longest name of a stage.
pub fn name_width(player: &PathwayPlayer) -> u16 {
    player.stages.iter().map(|stage| stage.name.width()).max().unwrap_or(0) as u16
}

/// The picture on the left of everything, as wide as list and sentences leave it; where they do not
/// find room beside it, beside the list alone, the sentence (or a question and its answer) below both.
pub fn parts(player: &PathwayPlayer, size: Cells, is_asked: bool) -> Parts {
    let shares = [46, 38, 30];
    shares
        .into_iter()
        .find_map(|share| beside(player, size, share))
        .unwrap_or_else(|| stacked(player, size, is_asked))
}

fn beside(player: &PathwayPlayer, size: Cells, share: u16) -> Option<Parts> {
    const GAP: u16 = 3;
    let n = player.stages.len() as u16;
    let art = (size.x * share / 100).min(size.y * 5 / 2);
    let right = size.x.checked_sub(art + GAP)?;
    // A name, the line of its arrow and its word.
    if art < 24 || size.y < n + 3 || right < NUMBER + name_width(player) + 2 + 3 + 9 {
        return None;
    }
    let width = right.min(WIDEST_SENTENCE) - BAR;
    let (said, answers) = (sentence_lines(player, width), answer_lines(player, width));
    let questions = player.what_ifs.len() as u16;
    let whole = n + 1 + said + if questions > 0 { 1 + questions + answers } else { 0 };
    let asks = questions > 0 && whole <= size.y && question_lines(player, width) == 1;
    let said = if asks || questions == 0 { said } else { said.max(answers + question_lines(player, width)) };
    let used = if asks { whole } else { n + 1 + said };
    let mut spare = size.y.checked_sub(used)?;
    let bases = bases(player);
    let legend = if spare > bases + 1 { bases } else { 0 };
    spare -= if legend > 0 { legend + 1 } else { 0 };
    // Room between the stages, for the arrows from each to the next.
    let pitch = if n > 1 && spare >= n { (1 + spare / n).min(if size.y < 30 { 2 } else { 3 }) } else { 1 };
    spare -= (n * (pitch - 1)).min(spare);
    let air = u16::from(spare > 0);
    let column = Part { x: art + GAP, y: (spare - air) / 2, width: right.min(WIDEST_LIST), height: size.y };
    let sentences =
        Part { width: right.min(WIDEST_SENTENCE), ..column.below(n * pitch + u16::from(pitch == 1)) };
    let below = sentences.below(said + 1);
    let (asked, answer) = if asks {
        (below.top(questions), below.below(questions + air).top(answers))
    } else {
        Default::default()
    };
    let y = if asks { answer.y + answers + 1 } else { below.y };
    Some(Parts {
        art: Part { x: 0, y: 0, width: art, height: size.y },
        list: column.top(n * pitch - (pitch - 1)),
        pitch,
        said: sentences.top(said),
        asked,
        answer,
        legend: Part { y, ..sentences }.top(legend),
    })
}

fn stacked(player: &PathwayPlayer, size: Cells, is_asked: bool) -> Parts {
    const GAP: u16 = 2;
    let n = player.stages.len() as u16;
    let whole = Part { x: 0, y: 0, width: size.x, height: size.y };
    let width = size.x.min(WIDEST_LIST).saturating_sub(BAR);
    let most = if is_asked {
        answer_lines(player, width) + question_lines(player, width)
    } else {
        sentence_lines(player, width)
    };
    // The list keeps three lines of its own, the sentence what it needs of the others.
    let said = most.min(size.y.saturating_sub(n.min(3)));
    let above = size.y - said;
    let list = n.min(above);
    let name = NUMBER + name_width(player) + 2;
    let wants = size.x.saturating_sub(name + 4 + GAP).max(size.x.saturating_sub(name + GAP).min(18));
    let art = if above >= 5 && wants >= NARROW { wants.min(26).min(above * 5 / 2) } else { 0 };
    let x = if art > 0 { art + GAP } else { 0 };
    Parts {
        art: whole.top(above).wide(art),
        list: Part { x, width: size.x - x, ..whole }.top(list),
        pitch: 1,
        said: Part { width: width + BAR.min(size.x), ..whole.below(above) },
        ..Parts::default()
    }
}

impl Part {
    fn wide(self, width: u16) -> Self {
        Self { width: width.min(self.width), ..self }
    }
}

/// How many kinds of arrow there are.
fn bases(player: &PathwayPlayer) -> u16 {
    let all = crate::content::figure::Basis::ALL.into_iter();
    all.filter(|basis| player.stages.iter().any(|stage| stage.basis == *basis)).count() as u16
}

fn longest<'a>(texts: impl Iterator<Item = &'a String>, width: u16) -> u16 {
    texts.map(|text| breaks(text, width).filter(|(_, is_first)| *is_first).count()).max().unwrap_or(0) as u16
}

fn sentence_lines(player: &PathwayPlayer, width: u16) -> u16 {
    longest(player.stages.iter().map(|stage| &stage.what_happens), width)
}

fn answer_lines(player: &PathwayPlayer, width: u16) -> u16 {
    longest(player.what_ifs.iter().map(|it| &it.answer), width)
}

fn question_lines(player: &PathwayPlayer, width: u16) -> u16 {
    longest(player.what_ifs.iter().map(|it| &it.question), width)
}

/// Each word, and whether a line begins with it.
fn breaks(text: &str, width: u16) -> impl Iterator<Item = (&str, bool)> {
    let mut column = None;
    text.split_whitespace().map(move |word| {
        let end =
            column.map(|column: usize| column + 1 + word.width()).filter(|end| *end <= usize::from(width));
        column = Some(end.unwrap_or_else(|| word.width()));
        (word, end.is_none())
    })
}

/// Lines of at most `width` columns, broken at blanks; a word that is longer has a line of its own.
pub fn wrap(text: &str, width: u16) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (word, is_first) in breaks(text, width) {
        match lines.last_mut().filter(|_| !is_first) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::tests::player;
    use super::*;

    const IDS: [&str; 4] = ["ct-ascending", "descending-opioid-brake", "mechanotransduction", "vessel-route"];

    #[test]
    fn every_part_lies_in_the_picture_and_none_on_another() {
        for player in IDS.map(player) {
            for (x, y) in (1..200).step_by(7).flat_map(|x| (1..60).map(move |y| (x, y))) {
                let it = parts(&player, Cells { x, y }, x % 2 == 0);
                let all = [it.art, it.list, it.said, it.asked, it.answer, it.legend];
                for (nth, a) in all.iter().enumerate() {
                    assert!(
                        a.x + a.width <= x && a.y + a.height <= y || a.height * a.width == 0,
                        "{a:?} leaves {x}×{y}"
                    );
                    for b in all.iter().skip(nth + 1) {
                        let apart = a.x + a.width <= b.x
                            || b.x + b.width <= a.x
                            || a.y + a.height <= b.y
                            || b.y + b.height <= a.y;
                        assert!(
                            apart || a.width * a.height * b.width * b.height == 0,
                            "{a:?} {b:?} in {x}×{y}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn sentences_are_never_cut_where_a_terminal_is_of_use() {
        for player in IDS.map(player) {
            for size in [
                Cells { x: 76, y: 12 },
                Cells { x: 112, y: 20 },
                Cells { x: 190, y: 44 },
                Cells { x: 48, y: 14 },
            ] {
                let it = parts(&player, size, false);
                assert!(it.said.height >= sentence_lines(&player, it.said.width - BAR), "{size:?}");
                assert!(it.art.width >= NARROW && it.art.height > 4, "{size:?}: {it:?}");
            }
        }
    }

    #[test]
    fn words_are_wrapped_at_blanks() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("incomprehensible", 3), ["incomprehensible"]);
        assert!(wrap("", 3).is_empty());
    }
}
