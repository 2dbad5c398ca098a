//! What a step of a lesson tells of a text in large letters: its caption, what is known and how well, what that
//! does not show.

use super::words::name;
use super::write::Writer;
use super::{Line, Page, Role};
use crate::content::address::Address;
use crate::content::character::capital;
use crate::content::estimate::Estimate;
use crate::content::kind::Entry;
use crate::content::lesson::{CAME_OUT, HOW_LARGE, LIMITS};
use crate::content::library::Library;
use crate::content::markup;
use crate::document::{self, Block, Document, Fact, words};
use crate::scene::large::{self, Dot, Face};

/// What is told, from top to bottom.
#[derive(Clone, Debug, Default)]
pub struct Told {
    parts: Vec<Part>,
}

/// A part of it, which stays together where it can.
#[derive(Clone, Debug)]
enum Part {
    Caption(String),
    /// Who found it out.
    Study(String),
    Caution(String),
    Standing(Standing),
    /// What is explained, and in low letters above it what that is.
    Text {
        label: String,
        text: String,
    },
}

/// The first sentence of a claim, empty where the caption says it; how sure that is, and where the evidence is.
#[derive(Clone, Debug)]
struct Standing {
    sentence: String,
    word: &'static str,
    role: Role,
    evidence: Address,
}

/// Columns of the bar beside a block.
const BAR: usize = 2;
/// Lines of large letters that are still taken in at once, and of a text alone.
const MOST: usize = 4;
const MOST_ALONE: usize = 7;
/// Letters of what may stand on a slide before the rest of its sentence.
const SHORTEST: usize = 16;

impl Told {
    /// Of a claim, a study, or the section of a page with its first claim; nothing of one that has none. What `focus`
    /// names of a claim or a study is told, too.
    pub fn new(library: &Library, caption: &str, document: &Document, focus: &str) -> Option<Self> {
        let is_section = matches!(document.of, Address::Topic(_));
        let is_claim = |it: &&Document| matches!(it.of, Address::Claim(_));
        let claim = if is_section { document.wholes().find(is_claim)? } else { document };
        let brief = claim.brief();
        let source = brief.sources.first().map(|it| Address::Study(it.study.clone()));
        let evidence = if is_section { Some(claim.of.clone()) } else { source };
        let study = match &document.of {
            Address::Study(id) => library.study(id).map(name),
            _ => None,
        };
        let caution = document.blocks.iter().find_map(|it| match it {
            Block::Fact(Fact::Caution, text) => Some(text.clone()),
            _ => None,
        });
        let standing = match brief.standing {
            Some(document::Standing::Certainty(it)) => evidence.map(|evidence| Standing {
                sentence: first_sentence(&markup::words(brief.statement)).to_owned(),
                word: it.word(),
                role: Role::Certainty(it),
                evidence,
            }),
            _ => None,
        };
        // On the page of a section the card of its claim has them.
        let limits = Some(brief.limits.to_owned()).filter(|it| !is_section && !it.is_empty());
        let parts =
            [Some(Part::Caption(caption.to_owned())), study.map(Part::Study), caution.map(Part::Caution)];
        let parts = parts.into_iter().chain([standing.map(Part::Standing)]);
        let text = |label: &str, text| Part::Text { label: label.to_owned(), text };
        let in_focus = in_focus(document, focus).map(|it| text(focus, it));
        let limits = limits.map(|it| text(LIMITS, it));
        Some(Self { parts: parts.chain([in_focus, limits]).flatten().collect() })
    }

    /// Only `text`, in low letters above it what it is; a `label` may be empty.
    pub fn of(label: &str, text: &str) -> Self {
        Self { parts: vec![Part::Text { label: label.to_owned(), text: text.to_owned() }] }
    }

    /// What the parts of a picture are called and how much each is, one below the other. How sure each is stands there,
    /// too, where that takes at most one page more, and above them what they are of where it takes none.
    pub fn legend(of: &str, entries: &[Entry], room: (u16, u16)) -> Option<Vec<Page>> {
        let pages = |has_intervals: bool, label: &str| {
            let text = |it: &Entry| match it.interval.as_str() {
                interval if has_intervals && !interval.is_empty() => format!("{} ({interval})", it.value),
                _ => it.value.clone(),
            };
            let texts: Vec<String> =
                entries.iter().map(|it| format!("{}: {}", capital(&it.name), text(it))).collect();
            // On as few pages as they need, each with about as many as the others.
            (1..=texts.len()).find_map(|n| {
                let pages = texts.chunks(texts.len().div_ceil(n)).map(|it| Self::list(label, it).page(room));
                pages.collect::<Option<Vec<Page>>>()
            })
        };
        let bare = pages(false, "")?;
        let mut fuller = [(true, of, 0), (true, "", 0), (true, of, 1), (false, of, 0)].into_iter();
        fuller
            .find_map(|(has_intervals, label, more)| {
                pages(has_intervals, label).filter(|it| it.len() <= bare.len() + more)
            })
            .or(Some(bare))
    }

    /// Texts below each other, above the first what they are of.
    fn list(label: &str, texts: &[String]) -> Self {
        let labels = std::iter::once(label).chain(std::iter::repeat(""));
        let part =
            |(label, text): (&str, &String)| Part::Text { label: label.to_owned(), text: text.clone() };
        Self { parts: labels.zip(texts).map(part).collect() }
    }

    /// The same without what the caption says in other words.
    pub fn in_short(&self) -> Self {
        let mut short = self.clone();
        for part in &mut short.parts {
            if let Part::Standing(it) = part {
                it.sentence.clear();
            }
        }
        short
    }

    /// All of it in the largest letters and with the most air that so many columns and rows have room for; nothing
    /// where they have none.
    pub fn page(&self, room: (u16, u16)) -> Option<Page> {
        [Dot::Half, Dot::Quarter].into_iter().find_map(|dot| self.page_in(dot, room))
    }

    /// The same with letters of such dots.
    fn page_in(&self, dot: Dot, (width, height): (u16, u16)) -> Option<Page> {
        // Where there are but two parts, they stand as far apart as still leaves them one slide.
        let most = if self.parts.len() < 3 { usize::from(height / 4).max(6) } else { 6 };
        // Letters as large as those of a heading stand well apart.
        let least = if dot == Dot::Half { 2 } else { 1 };
        let parts = self.set(dot.into(), width)?;
        let (n_parts, n_lines) = (parts.len(), parts.iter().map(|it| it.lines.len()).sum::<usize>());
        // A heading may stand above it.
        let above = |nth, gap| if nth == 0 { usize::from(gap > 1 && n_parts > 1) } else { gap };
        let n_rows = |gap| n_lines + (0..n_parts).map(|nth| above(nth, gap)).sum::<usize>();
        let gap = (least..=most).rev().find(|gap| n_rows(*gap) <= height.into())?;
        let mut page = Page::default();
        for (nth, part) in parts.into_iter().enumerate() {
            page.lines.resize(page.lines.len() + above(nth, gap), Line::default());
            page.append(part);
        }
        Some(page)
    }

    /// The same on as few pages as it needs, the first of another size than the rest: each with as many parts as it
    /// has room for, a long text parted between its sentences, and each as large as it can be. Nothing where not even
    /// one sentence has room.
    pub fn pages(&self, first: (u16, u16), rest: (u16, u16)) -> Option<Vec<Page>> {
        let mut pages = Vec::new();
        let mut left = self.parts.clone();
        while !left.is_empty() {
            let room = if pages.is_empty() { first } else { rest };
            let upto = |n: usize| Self { parts: left.iter().take(n).cloned().collect() }.page(room);
            if let Some((n, page)) = (1..=left.len()).rev().find_map(|n| Some((n, upto(n)?))) {
                left.drain(..n);
                pages.push(page);
                continue;
            }
            let (page, tail) = left.first()?.parted(room, rest)?;
            pages.push(page);
            if let Some(first) = left.first_mut() {
                *first = tail;
            }
        }
        Some(pages)
    }

    /// The parts, each by itself: the caption in letters of one face, the rest in narrow ones.
    fn set(&self, caption: Face, width: u16) -> Option<Vec<Page>> {
        const TEXT: Face = Face::Tall(Dot::Quarter);
        // Below each other they are alike.
        let is_row = |(nth, it): (usize, &Part)| matches!(it, Part::Text { label, .. } if nth == 0 || label.is_empty());
        let is_list = self.parts.iter().enumerate().all(is_row);
        let set = |part: &Part| {
            let mut w = Writer::new(width);
            let has_room = match part {
                Part::Caption(text) => w.large_lines(text, caption, MOST, Role::Body),
                Part::Study(text) => w.large_lines(text, TEXT, MOST, Role::Meta),
                Part::Caution(text) => w.large_lines(text, TEXT, MOST, Role::Strong),
                Part::Standing(it) => it.set(TEXT, width, &mut w),
                Part::Text { label, text } => {
                    let (face, most) = if is_list { (caption, MOST_ALONE) } else { (TEXT, MOST) };
                    let has_label = label.is_empty() || w.large_lines(label, Face::Low, 1, Role::Caveat);
                    if !label.is_empty() {
                        w.blank();
                    }
                    has_label && w.large_lines(text, face, most, Role::Body)
                }
            };
            has_room.then(|| w.finish())
        };
        self.parts.iter().map(set).collect()
    }
}

impl Part {
    /// Its beginning on a page of its own and the rest: at the end of a sentence, else of a clause, in halves where the
    /// rest has room on the next.
    fn parted(&self, room: (u16, u16), next: (u16, u16)) -> Option<(Page, Self)> {
        let Self::Text { label, text } = self else { return None };
        let part = |end: &str, (head, tail): (&str, &str)| {
            let uneven = head.len().abs_diff(text.len() - head.len());
            let left = text.len() - head.len();
            let (head, tail) = (head.trim_end_matches(';'), tail.trim_start());
            // What stood before a semicolon is a sentence, and so is what follows.
            let (head, tail) = match end {
                "; " => (format!("{head}."), capital(tail)),
                _ => (head.to_owned(), tail.to_owned()),
            };
            let page = Told::of(label, &head).page(room)?;
            let rest = Self::Text { label: label.clone(), text: tail };
            let is_last = Told { parts: vec![rest.clone()] }.page(next).is_some();
            Some((page, rest, (!is_last, if is_last { uneven } else { left })))
        };
        [". ", "; ", ": ", ", "].into_iter().find_map(|end| {
            let ways = text.match_indices(end).map(|(at, _)| text.split_at(at + 1));
            let ways = ways.filter(|(head, _)| head.len() >= SHORTEST).filter_map(|it| part(end, it));
            ways.min_by_key(|(.., worth)| *worth).map(|(page, rest, _)| (page, rest))
        })
    }
}

impl Standing {
    /// The sentence and the word below it beside a bar, which lead to the evidence; whether they had room.
    fn set(&self, text: Face, width: u16, w: &mut Writer) -> bool {
        // Close to a word in capitals the bar would be one of its letters.
        let (wide, left) = if self.sentence.is_empty() { (0, 2) } else { (width, 0) };
        let Some(word_width) = large::width(self.word, Face::Low) else { return false };
        let mut has_room = BAR + left + word_width < usize::from(width);
        let mut alone = Writer::new(word_width as u16);
        alone.large_lines(self.word, Face::Low, 1, self.role);
        let mut block = Writer::new(wide.max((BAR + left + word_width + 1) as u16));
        block.block(self.evidence.clone(), |w| {
            if !self.sentence.is_empty() {
                has_room &= w.large_lines(&self.sentence, text, MOST, Role::Claim);
                w.blank();
            }
            w.side_by_side([(left, alone.finish())]);
        });
        w.side_by_side([(0, block.finish())]);
        has_room
    }
}

/// What came out of a study, or how large that is with which direction is the better one, in sentences.
fn in_focus(document: &Document, focus: &str) -> Option<String> {
    let row =
        |row: &Estimate| format!("{}: {}; {}.", words::subject(row), words::size(row), words::direction(row));
    document.blocks.iter().find_map(|block| match block {
        Block::Points(points) if focus == CAME_OUT => Some(points.join(" ")),
        Block::Estimates(rows) if focus == HOW_LARGE => {
            Some(rows.iter().map(row).collect::<Vec<_>>().join(" "))
        }
        _ => None,
    })
}

/// As far as the first point that ends a sentence.
fn first_sentence(text: &str) -> &str {
    text.split_once(". ").map_or(text, |(first, _)| text.get(..=first.len()).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;

    #[test]
    fn a_section_is_told_by_its_first_claim_and_not_without_one() {
        let pack = Pack::builtin();
        let library = pack.library();
        for topic in library.topics() {
            for section in &topic.sections {
                let document = document::section(library, topic, &section.heading);
                let told = Told::new(library, "", &document, "");
                assert_eq!(told.is_some(), !section.claims.is_empty(), "{} of {}", section.heading, topic.id);
            }
        }
    }

    #[test]
    fn what_is_in_focus_of_a_claim_or_a_study_is_told_before_what_it_does_not_show() {
        let pack = Pack::builtin();
        let library = pack.library();
        let told = |document: &Document, focus| -> Vec<(String, String)> {
            let told = Told::new(library, "", document, focus).unwrap();
            let texts = told.parts.into_iter().filter_map(|it| match it {
                Part::Text { label, text } => Some((label, text)),
                _ => None,
            });
            texts.collect()
        };
        let with_rows = library.claims().map(|(_, it)| document::claim(library, it));
        let has_rows = |it: &Document| it.blocks.iter().any(|it| matches!(it, Block::Estimates(_)));
        let claim = with_rows.into_iter().find(has_rows).unwrap();
        let [(label, sizes), (limits, _)] = &told(&claim, HOW_LARGE)[..] else { panic!("{claim:?}") };
        assert_eq!((label.as_str(), limits.as_str()), (HOW_LARGE, LIMITS));
        assert!(sizes.contains("interval"), "{sizes}");
        assert_eq!(told(&claim, "").len(), 1);
        let study = library.studies().iter().find(|it| it.findings.len() > 1).unwrap();
        let document = document::study(library, study, crate::content::citation::Style::default());
        assert_eq!(told(&document, CAME_OUT)[0], (CAME_OUT.to_owned(), study.findings.join(" ")));
    }

    #[test]
    fn no_text_is_parted_after_its_first_word() {
        let text =
            "Up: pain that was low before the visit rises after it, as often as pain that was high falls";
        let pages = Told::of("", text).pages((80, 15), (80, 15)).unwrap();
        assert_eq!(pages.len(), 2);
        let head = text.split_inclusive(',').next().unwrap();
        assert_eq!(pages[0].text(), Told::of("", head).page((80, 15)).unwrap().text());
    }

    #[test]
    fn a_sentence_ends_at_its_point() {
        assert_eq!(first_sentence("It falls. Nobody knows why."), "It falls.");
        assert_eq!(first_sentence("It falls by 1.5 points."), "It falls by 1.5 points.");
    }
}
