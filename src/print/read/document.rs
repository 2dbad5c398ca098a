//! Documents as what is told: each kind of block in one way, and the ways on as choices.

use super::Act;
use super::tell::{Telling, names, sentence};
use crate::content::address::Address;
use crate::content::estimate::Estimate;
use crate::content::id::StudyId;
use crate::content::library::{Counts, Library};
use crate::content::markup;
use crate::content::model::Certainty;
use crate::document::{Below, Block, Document, Fact, Mark, Source, Way, words};
use crate::sim::Table;

impl Telling {
    /// All that a document says, then its ways on.
    pub(super) fn document(&mut self, library: &Library, document: &Document) {
        self.blocks(library, &document.of, &document.blocks);
        self.links(library);
    }

    /// What a table is, and its rows, each with the names of its columns.
    pub(super) fn table(&mut self, library: &Library, table: &Table) {
        self.say(format!("Table: {}. {} rows.", table.title.trim_end_matches('.'), table.rows.len()));
        self.prose(library, &table.note);
        for row in &table.rows {
            let cells = table.columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
            let cells: Vec<String> = cells
                .map(|(head, cell)| {
                    let cell = self.spoken(library, cell).join(" ");
                    if head.is_empty() { cell } else { format!("{head}: {cell}") }
                })
                .collect();
            self.row(format!("{}.", cells.join("; ").trim_end_matches('.')));
        }
    }

    pub(super) fn blocks(&mut self, library: &Library, of: &Address, blocks: &[Block]) {
        let is_page = matches!(of, Address::Topic(_) | Address::Figure(_));
        let mut rest = blocks;
        while let Some((block, after)) = rest.split_first() {
            rest = after;
            match block {
                // Studies and ways on say themselves what they are.
                Block::Heading(_)
                    if matches!(rest.first(), None | Some(Block::Sources(_) | Block::Ways(_))) => {}
                Block::Heading(text) if is_page => self.say(format!("Section: {}", sentence(text))),
                Block::Heading(text) => self.say(format!("{text}:")),
                Block::Statement(text) => {
                    let text = self.spoken_runs(library, text).join(" ");
                    let label = match of {
                        Address::Claim(_) => "Claim: ",
                        Address::Saying(_) => "Said: ",
                        Address::Question(_) => "Question: ",
                        _ => "",
                    };
                    self.say(format!("{label}{text}"));
                }
                Block::Prose(text) => {
                    self.spoken_runs(library, text).into_iter().for_each(|it| self.say(it));
                }
                Block::Certainty(it) => self.say(format!("Certainty: {}. {}", it.word(), it.meaning())),
                Block::Status(it) => self.say(format!("Status: {}. {}", it.word(), it.meaning())),
                Block::Fact(Fact::Remark, text) => self.say(text),
                Block::Fact(Fact::Reference(style), text) => {
                    let style = style.word();
                    self.say(format!("To cite it, in {style} style (y for the next): {text}"));
                }
                Block::Fact(fact, text) => self.say(format!("{}: {text}", fact.label())),
                Block::Size(size) => self.say(sentence(&words::amount(*size))),
                Block::Estimates(rows) => self.estimates(library, rows),
                Block::Limits(text) => self.say(format!("What it does not show: {text}")),
                // The estimates have said it, each of itself; a table is a choice of its figure.
                Block::Parts(_) | Block::Table(_) => {}
                Block::Points(points) => points.iter().for_each(|it| self.say(it)),
                Block::Sources(sources) => self.sources(library, of, sources),
                Block::Ways(ways) => self.leads(library, ways.iter().map(|it| it.to.clone())),
                Block::Pages(pages) => {
                    for it in pages {
                        self.choice(below(it), Act::of(&it.way.to));
                    }
                }
                Block::Whole(inner) => self.in_short(library, inner),
                // What follows is told when one is taken.
                Block::Options { options, .. } => {
                    if let Address::Question(id) = of {
                        let all = 0..options.len();
                        self.leads(library, all.map(|nth| Address::Answer(id.clone(), nth)));
                    }
                    return;
                }
                Block::Picture(id) => self.lead(library, &Address::Figure(id.clone())),
            }
        }
    }

    /// Something that has a card of its own: what it says, how it stands, from whom; the rest is a choice.
    fn in_short(&mut self, library: &Library, document: &Document) {
        let mut text = Vec::new();
        let mut brief = String::new();
        let mut standing = String::new();
        let mut sources: &[Source] = &[];
        for block in &document.blocks {
            match block {
                Block::Statement(runs) => {
                    brief = self::brief(&markup::words(runs));
                    text.push(self.spoken_runs(library, runs).join(" "));
                }
                Block::Fact(Fact::Known, known) => text.push(format!("Known: {known}")),
                Block::Certainty(it) => standing = format!("Certainty: {}.", it.word()),
                Block::Status(it) => standing = format!("Status: {}.", it.word()),
                Block::Sources(all) => sources = all,
                _ => {}
            }
        }
        let (label, choice) = match document.of {
            Address::Claim(_) => {
                self.n_claims += 1;
                let nth = self.n_claims;
                (format!("Claim {nth}: "), format!("Evidence for claim {nth}: {brief}"))
            }
            Address::Saying(_) => ("Said: ".to_owned(), format!("Evidence on what is said: {brief}")),
            _ => return self.lead(library, &document.of),
        };
        let n = words::count(sources.len(), "source", "sources");
        let names = sources.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(", ");
        self.say(format!("{label}{}\n{standing} {n}: {names}.", text.join("\n")));
        self.choice(choice, Act::of(&document.of));
    }

    /// What each study behind a statement is; elsewhere their names. The way to each is a choice.
    fn sources(&mut self, library: &Library, of: &Address, sources: &[Source]) {
        let ids: Vec<StudyId> = sources.iter().map(|it| it.study.clone()).collect();
        match of {
            Address::Claim(_) | Address::Saying(_) => {
                for (nth, it) in sources.iter().enumerate() {
                    let (title, journal) = (sentence(&it.title), sentence(&it.journal));
                    let doi = it.spoken_doi();
                    let mut text =
                        format!("Study {}: {}, {}. {title} {journal}\n{doi}", nth + 1, it.name, it.design);
                    if !it.cautions.is_empty() {
                        text.push_str(&format!("\n{}: {}", Fact::Caution.label(), it.cautions.join("; ")));
                    }
                    self.say(text);
                }
            }
            Address::Term(_) => self.say(format!("Met in {}.", names(library, &ids))),
            _ => {}
        }
        self.studies(library, &ids);
    }

    /// How large: each row of numbers in a paragraph.
    fn estimates(&mut self, library: &Library, rows: &[Estimate]) {
        self.say("How large:");
        for row in rows {
            let mut parts = vec![words::size(row), words::direction(row), words::isolates(&row.isolates)];
            parts.extend(row.k.map(|k| words::count(k as usize, "study", "studies")));
            parts.extend(row.n.map(|n| format!("{} people", words::thousands(n))));
            parts.extend(library.study(&row.source).map(words::name));
            let note = if row.note.is_empty() { String::new() } else { format!(" Note: {}", row.note) };
            self.say(format!("{}: {}.{note}", words::subject(row), parts.join("; ")));
        }
    }
}

/// What a choice is called that leads to `address`.
pub(super) fn label(library: &Library, address: &Address) -> String {
    if let Address::Study(id) = address {
        let study = library.study(id).map(Source::of);
        return study
            .map_or_else(String::new, |it| format!("Study: {}. {}, {}.", it.name, it.journal, it.design));
    }
    if let Address::Lesson(id) = address {
        return super::lesson::label(library, id).unwrap_or_default();
    }
    let Some(Way { mark, name, about, .. }) = Way::to(library, address) else { return String::new() };
    match (address, mark) {
        (Address::Topic(_), _) => format!("Page: {} {about}", sentence(&name)),
        (Address::Figure(_), _) => format!("Figure: {} {about}", sentence(&name)),
        (_, Mark::Certainty(it)) => format!("Claim: {name} Certainty: {}.", it.word()),
        (_, Mark::Status(it)) => format!("Said: {name} Status: {}.", it.word()),
        (Address::Term(_), _) => format!("Term: {name}"),
        (Address::Question(_), _) => format!("Question: {name}"),
        _ => name,
    }
}

/// A page below this one, with how sure the claims on it are, and what else there is.
fn below(it: &Below) -> String {
    let mut text = format!("Page: {} {}", sentence(&it.way.name), it.way.about);
    text.push_str(&certainties(&it.claims));
    if it.n_figures > 0 {
        text.push_str(&format!(" {}.", words::count(it.n_figures, "figure", "figures")));
    }
    if it.n_pages > 0 {
        text.push_str(&format!(" {} below.", words::count(it.n_pages, "page", "pages")));
    }
    text
}

fn certainties(counts: &Counts) -> String {
    let counted = Certainty::ALL.into_iter().zip(counts).filter(|(_, n)| **n > 0);
    let counted: Vec<String> = counted.map(|(it, n)| format!("{n} {}", it.word())).collect();
    if counted.is_empty() { String::new() } else { format!(" Claims: {}.", counted.join(", ")) }
}

/// As much of a sentence as is needed to know it again.
fn brief(text: &str) -> String {
    const WORDS: usize = 9;
    let words: Vec<&str> = text.split(' ').collect();
    match words.get(..WORDS) {
        Some(first) if words.len() > WORDS + 2 => format!("{}…", first.join(" ")),
        _ => text.to_owned(),
    }
}
