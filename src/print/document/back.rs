//! What stands at the end of a text: its terms, and the studies that it names.

use super::build::Builder;
use super::{Block, Class, Inline, To};
use crate::app::memory::Memory;
use crate::app::{Kept, name};
use crate::content::citation::{self, Style};
use crate::content::id::TermId;
use crate::content::model::{Study, Term};
use crate::page::{Target, words};

impl Builder<'_> {
    pub(super) fn term_page(&mut self, term: &Term) {
        self.heading(1, "", &term.term);
        let definition = self.definition(term);
        self.blocks.push(Block::Paragraph(Class::Body, definition));
    }

    /// All terms, or those of `only`, A to Z.
    pub(super) fn glossary(&mut self, level: u8, only: Option<&[TermId]>) {
        let mut terms: Vec<&Term> = self.pack.library().terms().iter().collect();
        terms.retain(|term| only.is_none_or(|only| only.contains(&term.id)));
        terms.sort_by_cached_key(|term| term.term.to_lowercase());
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

    fn definition(&mut self, term: &Term) -> Vec<Inline> {
        let mut text = Vec::new();
        if !term.respelling.is_empty() {
            text.push(Inline { emphasis: true, ..Inline::plain(format!("{} ", term.respelling)) });
        }
        text.push(Inline::plain(format!("{} In plain words: {} (", term.definition, term.plain)));
        text.extend(self.study_links(&term.sources));
        text.push(Inline::plain(")"));
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
            let title = words::called(library, &row.target).unwrap_or_default();
            let link = match &row.target {
                Target::Study(id) => self.study_links(std::slice::from_ref(id)),
                Target::Term(id) => {
                    self.terms.push(id.clone());
                    vec![Inline::to(title, To::Anchor(format!("term-{id}")))]
                }
                target => {
                    let (kind, id) = name::parts(target);
                    vec![Inline::to(title, To::Anchor(format!("{}-{id}", kind.word())))]
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
        studies.sort_by_cached_key(|study| words::name(study).to_lowercase());
        self.heading(level, "references", "References");
        let items = studies.into_iter().map(|study| (format!("study-{}", study.id), reference(study)));
        let items = items.collect();
        self.blocks.push(Block::List { ordered: false, items });
    }
}

/// The reference in APA style, its DOI a link.
pub(super) fn reference(study: &Study) -> Vec<Inline> {
    let text = citation::reference(study, Style::Apa);
    let Some(url) = words::doi_url(study) else { return vec![Inline::plain(text)] };
    match text.split_once(&url) {
        Some((before, after)) => {
            vec![Inline::plain(before), Inline::to(&url, To::Web(url.clone())), Inline::plain(after)]
        }
        None => vec![Inline::plain(format!("{text} ")), Inline::to(&url, To::Web(url.clone()))],
    }
}
