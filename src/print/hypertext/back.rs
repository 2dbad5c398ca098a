//! What stands at the end of a text: its terms, and the studies that it names.

use super::set::Setter;
use super::{Block, Class, Inline, To};
use crate::app::Kept;
use crate::app::memory::Memory;
use crate::content::address::Address;
use crate::content::citation::{self, Style};
use crate::content::id::TermId;
use crate::content::model::{Study, Term};
use crate::content::order;
use crate::document::{self, Way, words};

impl Setter<'_> {
    /// All terms, or those of `only`, A to Z.
    pub(super) fn glossary(&mut self, level: u8, only: Option<&[TermId]>) {
        let mut terms: Vec<&Term> = self.pack.library().terms().iter().collect();
        terms.retain(|term| only.is_none_or(|only| only.contains(&term.id)));
        order::by_key(&mut terms, |term| term.term.to_lowercase());
        if terms.is_empty() {
            return;
        }
        self.heading(level, "glossary", "Glossary");
        let mut items = Vec::new();
        for term in terms {
            let mut text = vec![Inline::strong(&term.term), Inline::plain(". ")];
            text.extend(self.definition(term));
            items.push((format!("term-{}", term.id), text));
        }
        self.blocks.push(Block::List { ordered: false, items });
    }

    /// The terms that the text so far links.
    pub(super) fn glossary_of_links(&mut self, level: u8) {
        let terms = self.terms.clone();
        self.glossary(level, Some(&terms));
    }

    /// A term in a few sentences.
    fn definition(&mut self, term: &Term) -> Vec<Inline> {
        let document = document::term(self.pack.library(), term);
        let mut text = Vec::new();
        if !document.tagline.is_empty() {
            text.push(Inline { emphasis: true, ..Inline::plain(format!("{} ", document.tagline)) });
        }
        for block in &document.blocks {
            match block {
                document::Block::Statement(paragraphs) => {
                    text.extend(paragraphs.iter().flat_map(|runs| self.inlines(runs)));
                }
                document::Block::Fact(fact, words) => {
                    text.push(Inline::plain(format!(" {}: {words}", fact.label())));
                }
                document::Block::Sources(_) => {
                    text.push(Inline::plain(" ("));
                    text.extend(self.study_links(&term.sources));
                    text.push(Inline::plain(")"));
                }
                _ => {}
            }
        }
        text
    }

    /// What was marked, each with the line that was written to it.
    pub(super) fn marks(&mut self, memory: &Memory, level: u8) {
        let library = self.pack.library();
        let Kept { marks, .. } = Kept::of(memory, library);
        if marks.is_empty() {
            return;
        }
        self.heading(level, "marks", "Marks");
        let mut items = Vec::new();
        for row in marks {
            let title = Way::to(library, &row.target).map_or_else(String::new, |it| it.name);
            let link = match &row.target {
                Address::Study(id) => self.study_links(std::slice::from_ref(id)),
                target => {
                    if let Address::Term(id) = target {
                        self.terms.push(id.clone());
                    }
                    vec![Inline::to(title, To::Anchor(target.to_string().replace(':', "-")))]
                }
            };
            let own = Some(row.line).filter(|line| !line.is_empty());
            let own = own.map(|line| Inline::plain(format!(" · {line}")));
            items.push((String::new(), link.into_iter().chain(own).collect()));
        }
        self.blocks.push(Block::List { ordered: false, items });
    }

    /// Every study named so far, by the first author.
    pub(super) fn references(&mut self, level: u8) {
        let library = self.pack.library();
        let mut studies: Vec<&Study> = self.studies.iter().filter_map(|id| library.study(id)).collect();
        if studies.is_empty() {
            return;
        }
        order::by_key(&mut studies, |study| words::name(study).to_lowercase());
        self.heading(level, "references", "References");
        let items = studies
            .into_iter()
            .map(|study| (format!("study-{}", study.id), reference(&citation::reference(study, Style::Apa))));
        let items = items.collect();
        self.blocks.push(Block::List { ordered: false, items });
    }

    /// Whose texts they are.
    pub(super) fn imprint(&mut self) {
        let info = &self.pack.front.info;
        self.plain(Class::Meta, format!("{}. Texts: {}.", info.authors.join(", "), info.licence));
    }
}

/// A reference in which the address of a DOI is a link.
pub(super) fn reference(text: &str) -> Vec<Inline> {
    let Some(at) = text.find("https://doi.org/") else { return vec![Inline::plain(text)] };
    let (before, address) = text.split_at(at);
    let (url, after) = address.split_once(' ').unwrap_or((address, ""));
    let link = Inline::to(url, To::Web(url.to_owned()));
    [Inline::plain(before), link]
        .into_iter()
        .chain((!after.is_empty()).then(|| Inline::plain(format!(" {after}"))))
        .collect()
}
