//! What a step of a lesson tells of a text in large letters: its caption, what is known and how well, what that
//! does not show.

use super::words::name;
use super::write::Writer;
use super::{Page, Role};
use crate::content::address::Address;
use crate::content::lesson::LIMITS;
use crate::content::library::Library;
use crate::content::markup;
use crate::document::{Block, Document, Fact, Standing};
use crate::scene::large::{self, Dot, Face};

/// What is told, each part of it empty where there is none.
#[derive(Clone, Debug)]
pub struct Told {
    caption: String,
    /// Who found it out.
    study: String,
    /// The first sentence of a claim.
    sentence: String,
    /// How sure that is, and where the evidence is.
    standing: Option<(&'static str, Role, Address)>,
    caution: String,
    limits: String,
}

/// Columns of the bar beside a block.
const BAR: usize = 2;
/// Lines of large letters that are still taken in at once.
const MOST: usize = 4;

impl Told {
    /// Of a claim, a study, or the section of a page with its first claim; nothing of one that has none.
    pub fn new(library: &Library, caption: &str, document: &Document) -> Option<Self> {
        let is_section = matches!(document.of, Address::Topic(_));
        let is_claim = |it: &&Document| matches!(it.of, Address::Claim(_));
        let claim = if is_section { document.wholes().find(is_claim)? } else { document };
        let brief = claim.brief();
        let source = brief.sources.first().map(|it| Address::Study(it.study.clone()));
        let evidence = if is_section { Some(claim.of.clone()) } else { source };
        let standing = match brief.standing {
            Some(Standing::Certainty(it)) => evidence.map(|to| (it.word(), Role::Certainty(it), to)),
            _ => None,
        };
        let study = match &document.of {
            Address::Study(id) => library.study(id).map(name),
            _ => None,
        };
        let caution = document.blocks.iter().find_map(|it| match it {
            Block::Fact(Fact::Caution, text) => Some(text.clone()),
            _ => None,
        });
        Some(Self {
            caption: caption.to_owned(),
            study: study.unwrap_or_default(),
            sentence: first_sentence(&markup::words(brief.statement)).to_owned(),
            standing,
            caution: caution.unwrap_or_default(),
            // On the page of a section the card of its claim has them.
            limits: if is_section { String::new() } else { brief.limits.to_owned() },
        })
    }

    /// The same without what the caption says in other words.
    pub fn in_short(&self) -> Self {
        Self { sentence: String::new(), ..self.clone() }
    }

    /// All of it in the largest letters, `small` ones but for the caption and what is a word or two, and with the
    /// most air that so many columns and rows have room for; nothing where they have none.
    pub fn page(&self, is_small: bool, (width, height): (u16, u16)) -> Option<Page> {
        let text = Some(Face::Tall(Dot::Quarter)).filter(|_| !is_small);
        // Letters as large as those of a heading stand well apart, and none so large above small ones.
        let most = self.most_air(height);
        let half = (2..=most).rev().map(|gap| (Dot::Half, gap)).filter(|_| !is_small);
        let ways = half.chain((1..=most).rev().map(|gap| (Dot::Quarter, gap)));
        let mut pages = ways.filter_map(|(dot, gap)| self.set((dot.into(), text), gap, width));
        pages.find(|it| it.height() <= height)
    }

    /// The most blank lines between its parts: where there are but two, as many as still leave them one slide.
    fn most_air(&self, height: u16) -> usize {
        let parts =
            [&self.study, &self.caution, &self.limits].into_iter().filter(|it| !it.is_empty()).count();
        if parts + usize::from(self.standing.is_some()) < 2 { usize::from(height / 3).max(6) } else { 6 }
    }

    /// The caption in letters of one face, what is explained in those of another or in ordinary ones, and so many
    /// blank lines between the parts.
    fn set(&self, (caption, text): (Face, Option<Face>), gap: usize, width: u16) -> Option<Page> {
        let mut w = Writer::new(width);
        let put = |w: &mut Writer, gap: usize, text: &str, face: Option<Face>, role| {
            if text.is_empty() {
                return true;
            }
            (0..gap).for_each(|_| w.blank());
            match face {
                Some(face) => w.large_lines(text, face, MOST, role),
                None => {
                    w.text(text, role);
                    true
                }
            }
        };
        let mut has_room = put(&mut w, usize::from(gap > 1), &self.caption, Some(caption), Role::Body)
            && put(&mut w, gap, &self.study, text, Role::Meta)
            && put(&mut w, gap, &self.caution, text, Role::Strong);
        if let Some((word, role, evidence)) = &self.standing {
            (0..gap).for_each(|_| w.blank());
            // Close to a word in capitals the bar would be one of its letters.
            let (wide, left) = if self.sentence.is_empty() { (0, 2) } else { (width, 0) };
            let word_width = large::width(word, Face::Low)?;
            has_room &= BAR + left + word_width < usize::from(width);
            let mut alone = Writer::new(word_width as u16);
            alone.large_lines(word, Face::Low, 1, *role);
            let mut block = Writer::new(wide.max((BAR + left + word_width + 1) as u16));
            block.block(evidence.clone(), |w| {
                has_room &= put(w, 0, &self.sentence, text, Role::Claim);
                if !self.sentence.is_empty() {
                    w.blank();
                }
                w.side_by_side([(left, alone.finish())]);
            });
            w.side_by_side([(0, block.finish())]);
        }
        let label = if self.limits.is_empty() { "" } else { LIMITS };
        has_room &= put(&mut w, gap, label, text.and(Some(Face::Low)), Role::Caveat)
            && put(&mut w, text.map_or(0, |_| 1), &self.limits, text, Role::Body);
        has_room.then(|| w.finish())
    }
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
                let document = crate::document::section(library, topic, &section.heading);
                let told = Told::new(library, "", &document);
                assert_eq!(told.is_some(), !section.claims.is_empty(), "{} of {}", section.heading, topic.id);
            }
        }
        assert_eq!(first_sentence("It falls. Nobody knows why."), "It falls.");
        assert_eq!(first_sentence("It falls by 1.5 points."), "It falls by 1.5 points.");
    }
}
