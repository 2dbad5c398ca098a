//! What is said beside what is known: all sayings, or those of one status.

use super::write::{Format, Piece, Writer};
use super::{Page, Role};
use crate::content::address::Address;
use crate::content::library::Library;
use crate::content::markup;
use crate::content::model::Status;
use crate::document::{self, Block, Brief, Document, Source, Standing};
use unicode_width::UnicodeWidthStr;

/// The sayings of `status`, or all, each a way to its evidence.
pub fn index(library: &Library, status: Option<Status>, format: Format) -> Page {
    let (document, width) = (document::sayings(library, status), format.width);
    let mut w = Writer::new(width);
    // Where lines are few they are for sayings: the title stands in the crumbs of its place already.
    let is_titled = format.lines == 0 || format.lines >= TALL;
    if is_titled {
        w.title(&document.title, &document.tagline, format);
    }
    let tagline = if is_titled { String::new() } else { format!("{}  ", document.tagline) };
    shares(&mut w, &document, (&tagline, status), width);
    if width >= WIDE {
        wide(&mut w, &document, status, usize::from(width));
        return w.finish();
    }
    for saying in document.wholes() {
        let it = saying.brief();
        w.blank();
        w.block(saying.of.clone(), |w| {
            w.text(&markup::words(it.statement), Role::Strong);
            let mut known = verdict(it);
            known.push(Piece::new(format!("  {}", it.known), Role::Body));
            w.paragraph(&known, 0);
            w.paragraph(&in_a_line(it.sources, usize::from(width).saturating_sub(2)), 0);
        });
    }
    w.finish()
}

/// How many sayings have each status, and what it means; `chosen` is shown now.
pub fn statuses(library: &Library, chosen: Option<Status>, width: u16) -> Page {
    let document = document::sayings(library, chosen);
    let mut w = Writer::new(width);
    w.heading("How they stand");
    for it in counts(&document) {
        w.counted(*it, chosen);
    }
    w.finish()
}

/// A bar of all sayings: a piece for each status, as long as it has sayings; behind its `label` where all pieces can be
/// read beside that.
fn shares(w: &mut Writer, document: &Document, (label, chosen): (&str, Option<Status>), width: u16) {
    let counts = counts(document);
    let all: usize = counts.iter().map(|(_, n)| n).sum();
    let name = |(status, n): &(Status, usize)| {
        let pointer = if chosen == Some(*status) { "►" } else { " " };
        format!("{pointer}{} {n} ", status.word())
    };
    let names: Vec<String> = counts.iter().map(name).collect();
    let gaps = counts.len().saturating_sub(1);
    let least = names.iter().map(|it| it.width()).sum::<usize>() + gaps;
    let label = if label.width() + least <= usize::from(width) { label } else { "" };
    let room = usize::from(width).saturating_sub(label.width() + gaps);
    let share = |(name, (_, n)): (&String, &(Status, usize))| (room * n / all.max(1)).max(name.width());
    let mut widths: Vec<usize> = names.iter().zip(counts).map(share).collect();
    // What the shortest need to be read the longest gives.
    let over = widths.iter().sum::<usize>().saturating_sub(room);
    if let Some(longest) = widths.iter_mut().max() {
        *longest = longest.saturating_sub(over);
    }
    let mut pieces = vec![Piece::new(label, Role::Tagline)];
    for (nth, ((name, (status, _)), width)) in names.iter().zip(counts).zip(widths).enumerate() {
        if nth > 0 {
            pieces.push(Piece::new(" ", Role::Body));
        }
        pieces.push(Piece::new(format!("{name:width$}").replace(' ', "\u{a0}"), Role::Share(*status)));
    }
    w.paragraph(&pieces, 0);
}

fn counts(sayings: &Document) -> &[(Status, usize)] {
    let counts =
        sayings.blocks.iter().find_map(|it| if let Block::Statuses(it) = it { Some(it) } else { None });
    counts.map_or(&[], Vec::as_slice)
}

/// Where what is said and what is known stand side by side.
pub const WIDE: u16 = 104;
/// Lines that have room for a large title and several sayings.
const TALL: u16 = 40;

/// Columns for what is said, how it stands, what is known, and after whom.
struct Wide {
    said: usize,
    verdict: usize,
    known: usize,
    after: Option<usize>,
    end: usize,
}

impl Wide {
    const GAP: usize = 3;
    const VERDICT: usize = 15;
    const AFTER: usize = 42;
    /// Studies that stand there, each in a line.
    const FIRST: usize = 3;

    /// In so many columns behind the bar.
    fn new(width: usize) -> Self {
        let after = if width >= 150 { Self::AFTER } else { 0 };
        let words = width
            .saturating_sub(Self::VERDICT + 2 * Self::GAP + after + if after > 0 { Self::GAP } else { 0 });
        let said = words / 3;
        let verdict = said + Self::GAP;
        let known = verdict + Self::VERDICT + Self::GAP;
        let end = known + words - said;
        Self { said, verdict, known, after: (after > 0).then_some(end + Self::GAP), end }
    }
}

fn column(width: usize, write: impl FnOnce(&mut Writer)) -> Page {
    let mut w = Writer::new(width as u16);
    write(&mut w);
    w.finish()
}

/// Each saying as a row: what is said, how it stands, what is known, after whom.
fn wide(w: &mut Writer, document: &Document, chosen: Option<Status>, width: usize) {
    let inner = width.saturating_sub(2);
    let at = Wide::new(inner);
    let heading = |words: &str, width: usize| column(width, |w| w.text(words, Role::Heading));
    w.blank();
    let counts = counts(document);
    let each = ((width + Wide::GAP) / counts.len().max(1)).saturating_sub(Wide::GAP);
    let statuses = counts.iter().map(|it| column(each, |w| w.counted(*it, chosen)));
    w.side_by_side(statuses.enumerate().map(|(nth, it)| (nth * (each + Wide::GAP), it)));
    w.blank();
    let mut heads = vec![
        (2, heading("What is said", at.said)),
        (2 + at.verdict, heading("How it stands", Wide::VERDICT)),
        (2 + at.known, heading("What is known", at.end - at.known)),
    ];
    heads.extend(at.after.map(|left| (2 + left, heading("After", inner - left))));
    w.side_by_side(heads);
    for saying in document.wholes() {
        let it = saying.brief();
        w.blank();
        w.block(saying.of.clone(), |w| {
            let sources = |w: &mut Writer| {
                let first = it.sources.len().min(Wide::FIRST);
                for source in it.sources.iter().take(first) {
                    w.paragraph(&[study(source, Wide::AFTER)], 2);
                }
                if let Some(more) = more(it.sources.len() - first) {
                    w.paragraph(&[more], 0);
                }
            };
            let said = column(at.said, |w| {
                w.text(&markup::words(it.statement), Role::Strong);
                if at.after.is_none() {
                    w.paragraph(&in_a_line(it.sources, at.said), 0);
                }
            });
            let verdict = column(Wide::VERDICT, |w| w.paragraph(&verdict(it), 4));
            let known = column(at.end - at.known, |w| w.paragraph(&led(it.known), 0));
            let mut columns = vec![(0, said), (at.verdict, verdict), (at.known, known)];
            columns.extend(at.after.map(|left| (left, column(inner - left, sources))));
            w.side_by_side(columns);
        });
    }
}

/// What is known: first what it comes to, brighter than the rest.
fn led(known: &str) -> [Piece; 2] {
    let end = known
        .match_indices(". ")
        .find(|(at, _)| known.get(at + 2..).is_some_and(|rest| rest.starts_with(char::is_uppercase)));
    let (first, rest) = known.split_at(end.map_or(known.len(), |(at, _)| at + 1));
    [Piece::new(first, Role::Strong), Piece::new(rest, Role::Body)]
}

fn verdict(brief: Brief<'_>) -> Vec<Piece> {
    let Some(Standing::Status(status)) = brief.standing else { return Vec::new() };
    // As long as any of them, so that those of all rows are scanned as one column.
    let label = format!(" {} {:<9} ", status.mark(), status.word());
    vec![Piece::new(label.replace(' ', "\u{a0}"), Role::Share(status))]
}

/// A study behind a saying, as a way to it, in one piece where it fits into `width` columns.
fn study(it: &Source, width: usize) -> Piece {
    let name = if it.name.width() <= width { it.name.replace(' ', "\u{a0}") } else { it.name.clone() };
    Piece::to(name, Role::Meta, Address::Study(it.study.clone()))
}

/// The studies behind a saying, at least one and as many as a line of so many columns holds; its own page names all.
fn in_a_line(sources: &[Source], width: usize) -> Vec<Piece> {
    let line = |shown: usize| {
        let mut line = Vec::new();
        for source in sources.iter().take(shown) {
            if !line.is_empty() {
                line.push(Piece::new(" · ", Role::Meta));
            }
            line.push(study(source, width));
        }
        line.extend(more(sources.len() - shown));
        line
    };
    let fits = |shown: &usize| line(*shown).iter().map(|it| it.text.width()).sum::<usize>() <= width;
    let least = sources.len().min(1);
    line((least..=sources.len()).rev().find(fits).unwrap_or(least))
}

/// That there are `n` more.
fn more(n: usize) -> Option<Piece> {
    (n > 0).then(|| Piece::new(format!(" and\u{a0}{n}\u{a0}more"), Role::Meta))
}
