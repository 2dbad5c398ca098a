//! Terms: one as a page, all of them from A to Z.

use super::words::name;
use super::write::{Piece, Writer};
use super::{Page, Role, Target};
use crate::content::library::Library;
use crate::content::model::{Certainty, Status, Term};

/// The page of a term: what it means, in plain words too, and where it stands.
pub fn term(library: &Library, term: &Term, width: u16) -> Page {
    let mut w = Writer::new(width);
    w.text(&term.term, Role::Title);
    if !term.respelling.is_empty() {
        w.text(&term.respelling, Role::Tagline);
    }
    w.blank();
    w.text(&term.definition, Role::Claim);
    w.blank();
    w.labelled("In plain words", &term.plain, Role::Body);
    let pages: Vec<_> = library.pages_with(&term.id).collect();
    if !pages.is_empty() {
        w.heading("Where it stands");
        for topic in pages {
            let family = library.family(&topic.id);
            w.row(Target::Topic(topic.id.clone()), |w| {
                w.paragraph(
                    &[
                        Piece::new(family.mark(), Role::Mark(family)),
                        Piece::new(format!(" {}", topic.title), Role::Body),
                        Piece::new(format!("\u{a0}· {}", topic.one_line), Role::Meta),
                    ],
                    2,
                );
            });
        }
    }
    w.heading("After");
    for study in term.sources.iter().filter_map(|id| library.study(id)) {
        w.row(Target::Study(study.id.clone()), |w| {
            w.paragraph(
                &[
                    Piece::new(name(study), Role::Body),
                    Piece::new(format!("\u{a0}· {}", study.title), Role::Meta),
                ],
                2,
            );
        });
    }
    w.finish()
}

/// What a term means, in short.
pub fn note(term: &Term, width: u16) -> Page {
    let mut w = Writer::new(width);
    let mut head = vec![Piece::new(&term.term, Role::Title)];
    if !term.respelling.is_empty() {
        head.push(Piece::new("  ", Role::Body));
        head.push(Piece::new(&term.respelling, Role::Tagline));
    }
    w.paragraph(&head, 0);
    w.text(&term.definition, Role::Body);
    w.finish()
}

/// Every term under its letter.
pub fn index(library: &Library, width: u16) -> Page {
    let mut terms: Vec<&Term> = library.terms().iter().collect();
    terms.sort_by_cached_key(|term| term.term.to_lowercase());
    let mut w = Writer::new(width);
    w.text("Glossary", Role::Title);
    w.text(&super::words::count(terms.len(), "term", "terms"), Role::Tagline);
    let mut letter = None;
    for term in terms {
        let first = term.term.chars().next().map(|c| c.to_ascii_uppercase());
        if first != letter {
            letter = first;
            w.heading(&first.map(String::from).unwrap_or_default());
        }
        w.row(Target::Term(term.id.clone()), |w| {
            w.paragraph(
                &[Piece::new(&term.term, Role::Strong), Piece::new(format!("  {}", term.plain), Role::Meta)],
                2,
            );
        });
    }
    w.finish()
}

/// What the marks of certainty and of sayings mean.
pub fn marks(width: u16) -> Page {
    let mut w = Writer::new(width);
    w.heading("How certainty is marked");
    for certainty in Certainty::ALL {
        w.paragraph(
            &[
                Piece::new(certainty.mark().replace(' ', "\u{a0}"), Role::Certainty(certainty)),
                Piece::new(format!(" {}", certainty.word()), Role::Certainty(certainty)),
                Piece::new(format!("  {}", certainty.meaning()), Role::Meta),
            ],
            4,
        );
    }
    w.heading("How sayings are marked");
    for status in Status::ALL {
        w.paragraph(
            &[
                Piece::new(status.mark().replace(' ', "\u{a0}"), Role::Status(status)),
                Piece::new(format!(" {}", status.word()), Role::Status(status)),
                Piece::new(format!("  {}", status.meaning()), Role::Meta),
            ],
            4,
        );
    }
    w.finish()
}
