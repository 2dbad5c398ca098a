//! Documents as lines and stops: each kind of block is set in one way, wherever it stands.

mod quantities;
mod slide;
mod sources;

pub use slide::{PAIR, Slide, slide};

use super::words::{self, part_word, thousands, unbroken};
use super::write::{Format, Piece, Writer};
use super::{Page, Role, scale};
use crate::content::address::Address;
use crate::content::estimate::Estimate;
use crate::content::id::StudyId;
use crate::content::lesson::LIMITS;
use crate::content::library::Library;
use crate::content::markup::Run;
use crate::content::model::{Family, Status};
use crate::document::{Block, Document, Fact, Mark, Quantity, Size, Way};
use crate::sim::Table;

/// From so many columns on numbers stand beside what they do not show.
const NUMBERED: usize = 84;
/// The same for large ones.
const LARGE: usize = 64;
/// Blank columns between what stands side by side.
const APART: usize = 4;

/// What a document is set with.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    pub library: &'a Library,
    pub format: Format,
    /// What becomes of a citation in a text.
    pub note: &'a dyn Fn(&StudyId) -> String,
}

/// A document without its title; a citation is the name of its study.
pub fn page(library: &Library, document: &Document, format: Format) -> Page {
    let mut w = Writer::new(format.width);
    let note = named(library);
    let setting = Setting { library, format, note: &note };
    w.blocks(&document.of, &document.blocks, setting);
    w.finish()
}

/// The same below its title and the line that says what it is.
pub fn titled(library: &Library, document: &Document, format: Format) -> Page {
    let mut w = Writer::new(format.width);
    w.title(&document.title, &document.tagline, format);
    w.blank();
    let mut page = w.finish();
    page.append(self::page(library, document, format));
    page
}

/// A citation as the name of its study, in one piece.
pub fn named(library: &Library) -> impl Fn(&StudyId) -> String {
    |id| library.study(id).map_or_else(|| id.to_string(), |study| words::name(study).replace(' ', "\u{a0}"))
}

impl Writer {
    /// Blocks of what is said of `of`, with room between those of different kinds.
    pub fn blocks(&mut self, of: &Address, blocks: &[Block], setting: Setting<'_>) {
        let mut rest = blocks;
        let mut before = None;
        while let Some((block, after)) = rest.split_first() {
            rest = after;
            // Marks that are explained stand one below the other.
            let is_next_mark = matches!(before.replace(block), Some(Block::Certainty(_) | Block::Status(_)));
            match block {
                Block::Heading(text) => self.heading(text),
                Block::Statement(text) => {
                    // Of what stands in it only words are explained.
                    let explained = |run: &Run| match run.link {
                        None | Some(Address::Term(_)) => Some(run.clone()),
                        Some(Address::Study(_)) => None,
                        Some(_) => Some(Run { link: None, ..run.clone() }),
                    };
                    let text: Vec<Vec<Run>> =
                        text.iter().map(|runs| runs.iter().filter_map(explained).collect()).collect();
                    self.paragraphs(&text, Role::Strong, setting.note);
                }
                Block::Prose(text) => {
                    self.gap();
                    self.paragraphs(text, Role::Body, setting.note);
                }
                Block::Certainty(it) => {
                    if !is_next_mark {
                        self.gap();
                    }
                    self.standing(it.mark(), it.word(), it.meaning(), Role::Certainty(*it));
                }
                Block::Status(it) => {
                    if !is_next_mark {
                        self.gap();
                    }
                    self.standing(it.mark(), it.word(), it.meaning(), Role::Status(*it));
                }
                Block::Fact(fact, text) => self.fact(*fact, text),
                Block::Size(size) => {
                    // Where lines are few it goes on with where a study stands.
                    if setting.format.lines == 0 || setting.format.is_large() {
                        self.gap();
                    }
                    self.size(*size, setting.format);
                }
                Block::Estimates(rows) => {
                    let rows: Vec<&Estimate> = rows.iter().collect();
                    // On the page of a study all of them are from it.
                    scale::write(self, setting.library, &rows, !matches!(of, Address::Study(_)));
                }
                Block::Limits(text) => {
                    let parts = match rest {
                        [Block::Parts(parts), after @ ..] => {
                            rest = after;
                            parts.as_slice()
                        }
                        _ => &[],
                    };
                    match rest {
                        [Block::Heading(head), Block::Quantities(rows), after @ ..]
                            if self.measured(head, rows, (text, parts), setting.format) =>
                        {
                            rest = after;
                        }
                        _ => self.limits(text, parts),
                    }
                }
                Block::Parts(sets) => {
                    self.gap();
                    let width = self.room();
                    self.side_by_side([(0, parts(sets, width))]);
                }
                Block::Points(points) => self.points(points, Role::Body),
                Block::Quantities(rows) => {
                    self.quantities(rows, false);
                }
                Block::Sources(sources) => self.sources(of, sources),
                Block::Ways(ways) => self.ways(ways),
                Block::Table(table) => self.whole_table(table, setting.note),
                Block::Options(options) => self.options(of, options),
                Block::Statuses(counts) => counts.iter().for_each(|it| self.counted(*it, None)),
                // Those of a page have cards and rows of their own.
                Block::Pages(_) | Block::Whole(_) | Block::Picture(_) => {}
            }
        }
    }

    /// Numbers below their heading `head`, and what is not shown: what can be seen at once comes before that, and
    /// beside it stands what has room there. Writes nothing where neither is the case, and returns whether one is.
    fn measured(
        &mut self,
        head: &str,
        rows: &[Quantity],
        (text, parts): (&str, &[Vec<Family>]),
        format: Format,
    ) -> bool {
        if let Some(others) = self.barred(Some(head), rows) {
            self.limits(text, parts);
            if !others.is_empty() {
                self.heading("Other numbers, as published");
                self.quantities(&others, false);
            }
            return true;
        }
        let room = self.room();
        let is_large = room >= LARGE && format.title.is_some();
        if let [row] = rows
            && is_large
            && self.banded(head, row)
        {
            self.limits(text, parts);
            return true;
        }
        let left = if room >= NUMBERED { room * 2 / 5 } else { room / 2 };
        let mut is_beside = room >= NUMBERED;
        let numbers = within(room - left, |w| {
            w.heading(head);
            is_beside |= w.quantities(rows, is_large);
        });
        if is_beside {
            self.gap();
            let limits = within(left.saturating_sub(APART), |w| w.limits(text, parts));
            self.side_by_side([(0, limits), (left, numbers)]);
        }
        is_beside
    }

    /// Mark, word, number and meaning of a status; the chosen one has a pointer.
    pub(super) fn counted(&mut self, (status, n): (Status, usize), chosen: Option<Status>) {
        let pointer = if chosen == Some(status) { "►" } else { "\u{a0}" };
        let role = Role::Status(status);
        let counted = [
            Piece::new(pointer, Role::Strong),
            Piece::new(status.mark().replace(' ', "\u{a0}"), role),
            Piece::new(format!(" {} {n}", status.word()), role),
        ];
        // In a narrow column its meaning has lines of its own.
        if self.room() < 40 {
            self.paragraph(&counted, 5);
            return self.marked("", Role::Body, |w| w.text(status.meaning(), Role::Meta));
        }
        let meaning = Piece::new(format!("  {}", status.meaning()), Role::Meta);
        self.paragraph(&[counted.as_slice(), &[meaning]].concat(), 5);
    }

    /// What is told point by point, the first of them as `first`.
    pub(super) fn points(&mut self, points: &[String], first: Role) {
        for (nth, point) in points.iter().enumerate() {
            let role = if nth == 0 { first } else { Role::Body };
            self.paragraph(&[Piece::new("· ", Role::Meta), Piece::new(unbroken(point), role)], 2);
        }
    }

    /// A table below its title, and what must be known to read it.
    fn whole_table(&mut self, table: &Table, note: &dyn Fn(&StudyId) -> String) {
        self.heading(&table.title);
        self.table(table, note);
        if !table.note.is_empty() {
            self.blank();
            self.prose(&table.note, Role::Meta, note);
        }
    }

    /// A blank line, unless there is one or nothing stands above it.
    pub(super) fn gap(&mut self) {
        if !self.is_open() {
            self.blank();
        }
    }

    /// A mark, its word and what it means.
    pub(super) fn standing(&mut self, mark: &str, word: &str, meaning: &str, role: Role) {
        let pieces = [
            Piece::new(mark.replace(' ', "\u{a0}"), role),
            Piece::new(format!(" {word}"), role),
            Piece::new(format!("\u{a0}· {meaning}"), Role::Meta),
        ];
        self.paragraph(&pieces, 4);
    }

    fn fact(&mut self, fact: Fact, text: &str) {
        let label = fact.label();
        match fact {
            Fact::Remark => self.text(text, Role::Meta),
            Fact::SaidBy | Fact::Manager => self.labelled(&label, text, Role::Meta),
            Fact::Caution => self.labelled(&label, text, Role::Strong),
            Fact::Note => self.labelled(&label, text, Role::Body),
            Fact::Locator => {
                self.gap();
                self.labelled(&label, text, Role::Meta);
            }
            Fact::PlainWords => {
                self.gap();
                self.labelled(&label, text, Role::Body);
            }
            Fact::Say | Fact::Ask | Fact::Expect | Fact::Answer | Fact::Why => {
                self.gap();
                self.labelled(&label, text, Role::Body);
            }
            Fact::Hands => {
                self.gap();
                self.labelled(&label, text, Role::Strong);
            }
            Fact::Known | Fact::Reference(_) => {
                self.heading(&label);
                self.text(text, Role::Body);
            }
        }
    }

    /// How many studies and people, and how they were studied.
    fn size(&mut self, size: Size, format: Format) {
        let design = size.design.word();
        let mut numbers = Vec::new();
        numbers.extend(
            size.studies.map(|k| (thousands(k), if k == 1 { "study" } else { "studies" }.to_owned())),
        );
        numbers
            .extend(size.people.map(|n| (thousands(n), if n == 1 { "person" } else { "people" }.to_owned())));
        match numbers.last_mut() {
            Some((_, words)) => *words = format!("{words} · {design}"),
            None => return self.text(design, Role::Strong),
        }
        self.numbers(&numbers, format);
    }

    /// What is not shown, and which parts of the total the comparisons do show; side by side where there is
    /// room.
    fn limits(&mut self, text: &str, sets: &[Vec<Family>]) {
        const PAIR: usize = 76;
        let room = self.room();
        let is_pair = room >= PAIR && !sets.is_empty();
        let width = if is_pair { room.saturating_sub(APART) * 3 / 5 } else { room };
        let left = within(width, |w| {
            w.narrow();
            w.caveat(LIMITS);
            w.text(text, Role::Body);
        });
        self.gap();
        let left = (0, left);
        if is_pair {
            let right = parts(sets, room.saturating_sub(width + APART));
            return self.side_by_side([left, (width + APART, right)]);
        }
        self.side_by_side([left]);
        if !sets.is_empty() {
            self.blank();
            self.side_by_side([(0, parts(sets, room))]);
        }
    }

    /// Ways on; claims stand below the page that they are of.
    fn ways(&mut self, ways: &[Way]) {
        let has_claims = ways.iter().any(|it| matches!(it.to, Address::Claim(_)));
        for way in ways {
            match way.to {
                Address::Topic(_) if has_claims => {
                    self.gap();
                    let head = [marked(way.mark), Some(Piece::new(&way.name, Role::Strong))];
                    self.row(way.to.clone(), |w| {
                        w.paragraph(&head.into_iter().flatten().collect::<Vec<_>>(), 2);
                    });
                }
                Address::Claim(_) => {
                    let indent = Piece::new("\u{a0}\u{a0}", Role::Body);
                    let text = [Some(indent), marked(way.mark), Some(Piece::new(&way.name, Role::Body))];
                    self.row(way.to.clone(), |w| {
                        w.paragraph(&text.into_iter().flatten().collect::<Vec<_>>(), 6);
                    });
                }
                _ => self.way(way),
            }
        }
    }

    /// A row that leads on: its mark, its name, and what it is.
    pub fn way(&mut self, way: &Way) {
        let role = match way.mark {
            Mark::Figure => Role::Number,
            _ => Role::Body,
        };
        let hang = if matches!(way.mark, Mark::Status(_) | Mark::Certainty(_)) { 4 } else { 2 };
        let about = Piece::new(format!("\u{a0}· {}", way.about), Role::Meta);
        let pieces = [
            marked(way.mark),
            Some(Piece::new(&way.name, role)),
            Some(about).filter(|_| !way.about.is_empty()),
        ];
        self.row(way.to.clone(), |w| w.paragraph(&pieces.into_iter().flatten().collect::<Vec<_>>(), hang));
    }
}

/// What `write` writes, in so many columns.
fn within(width: usize, write: impl FnOnce(&mut Writer)) -> Page {
    let mut w = Writer::new(width as u16);
    write(&mut w);
    w.finish()
}

/// The mark before a name, with the blank behind it.
fn marked(mark: Mark) -> Option<Piece> {
    let (text, role) = match mark {
        Mark::Family(it) => (it.mark().to_owned(), Role::Mark(it)),
        Mark::Certainty(it) => (it.mark().replace(' ', "\u{a0}"), Role::Certainty(it)),
        Mark::Status(it) => (it.mark().replace(' ', "\u{a0}"), Role::Status(it)),
        Mark::Figure => ("▸".to_owned(), Role::Number),
        Mark::Question => ("?".to_owned(), Role::Number),
        Mark::None => return None,
    };
    Some(Piece::new(format!("{text}\u{a0}"), role))
}

/// The parts that comparisons show.
fn parts(sets: &[Vec<Family>], width: usize) -> Page {
    let mut w = Writer::new(width as u16);
    w.text(if sets.len() > 1 { "The comparisons show" } else { "The comparison shows" }, Role::Strong);
    for set in sets {
        let mut pieces = Vec::new();
        for (nth, part) in set.iter().enumerate() {
            if nth > 0 {
                pieces.push(Piece::new(" + ", Role::Meta));
            }
            pieces.push(Piece::new(format!("{}\u{a0}{}", part.mark(), part_word(*part)), Role::Mark(*part)));
        }
        w.paragraph(&pieces, 2);
    }
    let cancels = !sets.iter().any(|set| set.contains(&Family::NonSpecific) || set.contains(&Family::Total));
    if cancels {
        w.text("What time does anyway is shared by both groups and cancels.", Role::Meta);
    }
    w.finish()
}
