//! Rounds of questions: where one is begun, one question of it, and how it went.

use super::slide::{self, Room, Text};
use super::words::count;
use super::write::{Format, Piece, Writer};
use super::{MEASURE, Page, Role, Span};
use crate::content::address::Address;
use crate::content::id::TopicId;
use crate::content::library::Library;
use crate::content::model::{Effect, Family};
use crate::content::order;
use crate::content::question::Pool;
use crate::content::question::Question;
use crate::document::{self, Block, Options, Taken, Verdict};
use crate::page::document::{Setting, named};
use crate::page::progress;
use crate::scene::large::{self, Dot};
use crate::scene::progress::week;
use crate::study::progress::Progress;
use unicode_width::UnicodeWidthStr;

/// What is due, and the way to how far the reader is.
pub fn due(progress: Option<&Progress>, width: u16, due: impl FnOnce(&mut Writer)) -> Page {
    let mut w = Writer::new(width);
    due(&mut w);
    progress::way(&mut w, progress);
    w.finish()
}

/// A column of a bar in one line: as high as the letters beside it, and apart from the bar above.
const BLOCK: &str = "▆";

/// Columns of the name of a week.
const WEEK: usize = 6;

/// How many cards come back in each of the coming weeks, a bar each, of one line or where they are `tall` of two with
/// air between.
pub fn ahead(weeks: &[usize], width: u16, is_tall: bool) -> Page {
    let mut w = Writer::new(width);
    w.paragraph(&[Piece::new("Due", Role::Strong), Piece::new("  in the coming weeks", Role::Meta)], 0);
    let most = weeks.iter().copied().max().unwrap_or(0).max(1);
    let room = usize::from(width).saturating_sub(WEEK + most.to_string().len() + 1);
    for (nth, n) in weeks.iter().enumerate() {
        if is_tall {
            w.blank();
        }
        let role = if nth == 0 { Role::Strong } else { Role::Meta };
        let name = week(nth);
        let bar = if is_tall { "█" } else { BLOCK }.repeat((n * room).div_ceil(most));
        let pieces = [
            Piece::new(format!("{name}{}", "\u{a0}".repeat(WEEK.saturating_sub(name.width()))), Role::Meta),
            Piece::new(bar.clone(), role),
            Piece::new(format!("\u{a0}{n}"), if nth == 0 { Role::Strong } else { Role::Body }),
        ];
        w.paragraph(&pieces, 0);
        if is_tall {
            w.paragraph(&[Piece::new("\u{a0}".repeat(WEEK), Role::Meta), Piece::new(bar, role)], 0);
        }
    }
    w.finish()
}

/// What is due with the weeks `ahead` beside it, and below both where rounds are begun. `gap` blank lines part
/// them.
pub fn study(due: Page, ahead: Option<Page>, rounds: Page, gap: usize, (left, width): (u16, u16)) -> Page {
    let mut w = Writer::new(width);
    let is_bare = due.lines.is_empty();
    w.side_by_side([(0, due)].into_iter().chain(ahead.map(|it| (usize::from(left), it))));
    if !is_bare {
        (0..gap).for_each(|_| w.blank());
    }
    let mut page = w.finish();
    page.append(rounds);
    page
}

/// Where a round can be begun: of everything, a stream, the page one comes from, or what was missed; as `cards`
/// side by side, or as rows.
pub fn rounds(
    library: &Library,
    effects: &[Effect],
    page: Option<&TopicId>,
    n_missed: usize,
    width: u16,
    cards: Option<Dot>,
) -> Page {
    let mut w = Writer::new(width);
    // As names behind their marks.
    w.marked("\u{a0}", Role::Body, |w| {
        w.text("Test yourself", Role::Title);
        w.text("Ten questions, each with its reason. Nothing that is due moves.", Role::Tagline);
    });
    let rows = rows(library, effects, page, n_missed);
    if cards.is_none_or(|letters| !w.round_cards(&rows, letters)) {
        w.narrow();
        pools(&mut w, &rows);
    }
    w.finish()
}

/// The most columns of a bar and the fewest, and those that the number behind it takes.
const BAR: (usize, usize) = (24, 8);
const NUMBER: usize = 16;

/// A pool with its family, its name, and how many questions it has.
type Row<'a> = (Option<Family>, &'a str, Pool, usize);

/// The pools that have questions.
fn rows<'a>(
    library: &'a Library,
    effects: &'a [Effect],
    page: Option<&TopicId>,
    n_missed: usize,
) -> Vec<Row<'a>> {
    let of = |pool: &Pool| pool.questions(library).count();
    let mut rows = vec![(None, "What you missed", Pool::Missed, n_missed)];
    if let Some(topic) = page.and_then(|id| library.topic(id)) {
        let pool = Pool::Page(topic.id.clone());
        let n = of(&pool);
        rows.push((Some(library.family(&topic.id)), topic.title.as_str(), pool, n));
    }
    rows.push((None, "Everything", Pool::Everything, library.questions().len()));
    for effect in effects {
        let pool = Pool::Stream(effect.family);
        let n = of(&pool);
        rows.push((Some(effect.family), effect.title.as_str(), pool, n));
    }
    rows.retain(|(.., n)| *n > 0);
    rows
}

impl Writer {
    /// A question and its `options` in large letters, with air between them, and what is `below` them; whether they
    /// have room. Marks of right and wrong stand in the places of their digits.
    fn large_question(&mut self, question: &Question, options: &Options, below: Page, height: u16) -> bool {
        /// Rows of letters beside which a digit stands.
        const LEAST: usize = 4;
        let texts: Vec<String> = options.rows().map(|(_, text, _)| text.to_owned()).collect();
        // A line of air between options is never given up for larger letters.
        let air = texts.len().saturating_sub(1) + usize::from(!below.lines.is_empty());
        let others = usize::from(self.height() + below.height()) + air;
        let height = usize::from(height).saturating_sub(others);
        let room = Room { width: self.room(), height, beside: DIGIT, is_large: true };
        let slide = slide::fit(Text { heading: &question.prompt, lines: &texts, point: None }, room);
        // There are no low digits.
        if !slide.is_large() || slide.lines.iter().any(|it| it.height() < LEAST) {
            return false;
        }
        let gap = slide.gaps.1.max(1);
        let row = |text: &str, role| Span { text: text.to_owned(), role, stop: None };
        slide.heading.rows.iter().for_each(|it| self.line(vec![row(it, Role::Large)]));
        (0..slide.gaps.0).for_each(|_| self.blank());
        for (nth, ((place, _, verdict), words)) in options.rows().zip(&slide.lines).enumerate() {
            let mark = match verdict {
                Verdict::Right | Verdict::Missed | Verdict::Step(_) => "✓".to_owned(),
                Verdict::Wrong | Verdict::Misplaced(..) => "x".to_owned(),
                Verdict::Open | Verdict::Taken(_) | Verdict::Other => (nth + 1).to_string(),
            };
            let is_open = verdict == Verdict::Open;
            let is_right = matches!(verdict, Verdict::Right | Verdict::Missed);
            let role = if is_open || is_right { Role::Strong } else { Role::Meta };
            let digit = large::rows(&mark, Dot::Half).unwrap_or_default();
            self.row(Address::Answer(question.id.clone(), place), |w| {
                for (nth, words) in words.rows.iter().enumerate() {
                    let digit = digit.get(nth).map_or("", String::as_str);
                    let before = format!("{digit}{}", " ".repeat(DIGIT.0.saturating_sub(digit.width())));
                    w.line(vec![row(&before, Role::Number), row(words, role)]);
                }
            });
            if nth + 1 < slide.lines.len() {
                (0..gap).for_each(|_| self.blank());
            }
        }
        if !below.lines.is_empty() {
            self.blank();
            self.side_by_side([(0, below)]);
        }
        true
    }

    /// A card for each pool with the number of its questions, in one row; whether they have room.
    fn round_cards(&mut self, rows: &[Row<'_>], letters: Dot) -> bool {
        const GAP: usize = 3;
        const LEAST: usize = 16;
        let n = rows.len().max(1);
        let width = (self.room() + GAP) / n - GAP.min((self.room() + GAP) / n);
        if width < LEAST {
            return false;
        }
        self.blank();
        let name = |w: &mut Self, (family, name, ..): &Row<'_>| {
            let mark = family.map_or_else(String::new, |it| format!("{}\u{a0}", it.mark()));
            let role = family.map_or(Role::Meta, Role::Mark);
            w.paragraph(&[Piece::new(mark, role), Piece::new(*name, Role::Strong)], 0);
        };
        let heights = rows.iter().map(|row| {
            let mut w = Self::new((width - 3) as u16);
            name(&mut w, row);
            w.finish().height()
        });
        let tallest = heights.max().unwrap_or(0);
        let pages = rows.iter().map(|row| {
            let (family, _, pool, n) = row;
            let mut w = Self::new(width as u16);
            w.edged(Address::Round(pool.clone()), |w| {
                name(w, row);
                while w.height() < tallest {
                    w.blank();
                }
                w.blank();
                let role = family.map_or(Role::Strong, Role::Mark);
                if !w.large_lines(&n.to_string(), letters, 1, role) {
                    w.text(&n.to_string(), role);
                }
                w.text(if *n == 1 { "question" } else { "questions" }, Role::Meta);
            });
            w.finish()
        });
        self.side_by_side((0..).step_by(width + GAP).zip(pages));
        true
    }
}

/// A row for each pool, with a bar as long as it has questions.
fn pools(w: &mut Writer, rows: &[Row<'_>]) {
    let most = rows.iter().map(|(.., n)| *n).max().unwrap_or(0).max(1);
    let names = rows.iter().map(|(_, name, ..)| name.width()).max().unwrap_or(0);
    let bar = w.room().saturating_sub(names + 4 + NUMBER).min(BAR.0);
    for (family, name, pool, n) in rows {
        let n = *n;
        // Names begin in one column, with a mark or without.
        let (mark, role) = match family {
            Some(it) => (format!("{}\u{a0}", it.mark()), Role::Mark(*it)),
            None => ("\u{a0}\u{a0}".to_owned(), Role::Meta),
        };
        let mut pieces = vec![Piece::new(mark, role), Piece::new(*name, Role::Strong)];
        let n_questions = count(n, "question", "questions");
        if bar >= BAR.1 {
            let gap = "\u{a0}".repeat(names + 2 - name.width());
            let blocks = BLOCK.repeat((n * bar).div_ceil(most));
            pieces.push(Piece::new(format!("{gap}{blocks}"), role));
            pieces.push(Piece::new(format!("\u{a0}{n_questions}"), Role::Meta));
        } else {
            pieces.push(Piece::new(format!("\u{a0}· {n_questions}"), Role::Meta));
        }
        w.row(Address::Round(pool.clone()), |w| w.paragraph(&pieces, 2));
    }
}

/// What is to be known of a question that stands in a round.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    pub question: &'a Question,
    /// The options as they stand here.
    pub order: &'a [usize],
    pub picks: &'a [usize],
    /// Which question of the round it is, from 1, and of how many.
    pub nth: (usize, usize),
}

/// Before the options of a question: their digits, where they are large, and where not.
const DIGIT: (usize, usize) = (10, 5);

/// A question of a round in so many lines: with its options as large as they fit, and once one of them is taken with
/// why it is right or not below them.
pub fn question(library: &Library, shown: Shown<'_>, height: u16, format: Format) -> Page {
    let Shown { question, order, picks, nth: (nth, n) } = shown;
    let mut w = Writer::new(format.width);
    w.text(&format!("Question {nth} of {n}"), Role::Meta);
    w.blank();
    let taken = Taken { order: Some(order), picks, is_over: false };
    let it = document::asked(library, question, taken);
    // Where there is something to look at or steps to put in order, more than the options would have to be large.
    if let [Block::Statement(_), Block::Options(options), rest @ ..] = it.blocks.as_slice()
        && question.answer(library).len() == 1
        && format.is_large()
        && w.large_question(question, options, outcome(library, &it.of, options, rest, format), height)
    {
        return w.finish();
    }
    if !format.is_large() || !w.large_lines(&question.prompt, Dot::Quarter, 2, Role::Large) {
        w.text(&question.prompt, Role::Title);
    }
    w.narrow();
    w.asked(library, &it, format);
    w.finish()
}

/// What is known once a question is answered: how that went and why, and beside it or below where to read on.
fn outcome(library: &Library, of: &Address, options: &Options, rest: &[Block], format: Format) -> Page {
    const APART: u16 = 8;
    let note = named(library);
    let blocks =
        |w: &mut Writer, blocks: &[Block]| w.blocks(of, blocks, Setting { library, format, note: &note });
    let mut w = Writer::new(format.width);
    w.narrow();
    if let Some(outcome) = options.outcome() {
        w.heading(outcome);
    }
    let ways = rest.iter().position(|it| matches!(it, Block::Heading(_))).unwrap_or(rest.len());
    let (why, ways) = rest.split_at(ways);
    blocks(&mut w, why);
    let beside = format.width.saturating_sub(MEASURE + APART);
    if beside < MEASURE || ways.is_empty() {
        blocks(&mut w, ways);
        return w.finish();
    }
    let (mut both, mut right) = (Writer::new(format.width), Writer::new(beside));
    blocks(&mut right, ways);
    both.side_by_side([(0, w.finish()), (usize::from(MEASURE + APART), right.finish())]);
    both.finish()
}

/// How a round went: what was weak, as ways to it, and where another can be begun.
pub fn end(
    library: &Library,
    weak: &[&Question],
    (right, answered, asked): (usize, usize, usize),
    effects: &[Effect],
    page: Option<&TopicId>,
    n_missed: usize,
    width: u16,
) -> Page {
    let mut w = Writer::new(width);
    w.narrow();
    w.text("The round is over", Role::Title);
    w.text(&went(right, answered, asked), Role::Tagline);
    if !weak.is_empty() {
        w.heading("To read again");
        for (topic, n) in weak_pages(weak) {
            let Some(topic) = library.topic(topic) else { continue };
            w.row(Address::Topic(topic.id.clone()), |w| {
                let n = Piece::new(format!("\u{a0}· {n} missed"), Role::Meta);
                w.paragraph(&[Piece::new(&topic.title, Role::Strong), n], 2);
            });
        }
        w.heading("Missed");
        for question in weak {
            w.row(Address::Question(question.id.clone()), |w| {
                w.paragraph(
                    &[Piece::new("✗\u{a0}", Role::Number), Piece::new(&question.prompt, Role::Body)],
                    2,
                );
            });
        }
    }
    w.heading("Another round");
    pools(&mut w, &rows(library, effects, page, n_missed));
    w.finish()
}

/// "7 of 10 right." With how many were left out.
pub fn went(right: usize, answered: usize, asked: usize) -> String {
    let left = match asked - answered {
        0 => String::new(),
        n => format!(" {} left out.", count(n, "was", "were")),
    };
    format!("{right} of {answered} right.{left}")
}

/// The pages that answer `weak`, the one with most of them first.
pub fn weak_pages<'a>(weak: &[&'a Question]) -> Vec<(&'a TopicId, usize)> {
    let mut pages: Vec<(&TopicId, usize)> = Vec::new();
    for question in weak {
        match pages.iter_mut().find(|(topic, _)| **topic == question.topic) {
            Some((_, n)) => *n += 1,
            None => pages.push((&question.topic, 1)),
        }
    }
    order::by_key(&mut pages, |(_, n)| std::cmp::Reverse(*n));
    pages
}
