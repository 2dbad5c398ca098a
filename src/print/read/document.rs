//! Documents as what is told: each kind of block in one way, and the ways on as choices.

use super::Act;
use super::tell::{Telling, names, sentence};
use crate::content::address::Address;
use crate::content::estimate::Estimate;
use crate::content::id::StudyId;
use crate::content::library::{Counts, Library};
use crate::content::markup;
use crate::content::model::Certainty;
use crate::document::{Below, Block, Document, Fact, Mark, Options, Source, Standing, Way, words};
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
                Block::Quantities(rows) => rows.iter().for_each(|it| self.say(it.to_string())),
                Block::Sources(sources) => self.sources(library, of, sources),
                Block::Ways(ways) => self.leads(library, ways.iter().map(|it| it.to.clone())),
                Block::Pages(pages) => {
                    for it in pages {
                        self.choice(below(it), Act::of(&it.way.to));
                    }
                }
                Block::Whole(inner) => self.in_short(library, inner),
                Block::Options(options) => self.options(library, of, options),
                Block::Statuses(counts) => {
                    let counts = counts.iter().map(|(it, n)| format!("{n} {}: {}", it.word(), it.meaning()));
                    self.say(counts.collect::<Vec<_>>().join("\n"));
                }
                Block::Picture(id) => self.lead(library, &Address::Figure(id.clone())),
            }
        }
    }

    /// What can be answered, as choices; once it is, how well.
    pub(super) fn options(&mut self, library: &Library, of: &Address, options: &Options) {
        if let Address::Question(id) = of {
            self.leads(library, options.rows().map(|(nth, ..)| Address::Answer(id.clone(), nth)));
        }
        let taken = options.taken().join(", then ");
        let right = options.right().join(", then ");
        match options.outcome() {
            None if taken.is_empty() || !options.is_open() => {}
            None => self.say(format!("Taken so far: {taken}.")),
            Some(outcome) if taken == right => self.say(format!("{outcome}: {taken}")),
            Some(outcome) => {
                if !taken.is_empty() {
                    self.say(format!("{outcome}: {taken}"));
                }
                self.say(format!("The answer is: {right}"));
            }
        }
    }

    /// Something that has a card of its own: what it says, how it stands, from whom; the rest is a choice.
    pub(super) fn in_short(&mut self, library: &Library, document: &Document) {
        let it = document.brief();
        let brief = brief(&markup::words(it.statement));
        let (label, standing, choice) = match it.standing {
            Some(Standing::Certainty(certainty)) => {
                self.n_claims += 1;
                let nth = self.n_claims;
                let choice = format!("Evidence for claim {nth}: {brief}");
                (format!("Claim {nth}: "), format!("Certainty: {}.", certainty.word()), choice)
            }
            Some(Standing::Status(status)) => {
                let choice = format!("Evidence on what is said: {brief}");
                ("Said: ".to_owned(), format!("Status: {}.", status.word()), choice)
            }
            None => return self.lead(library, &document.of),
        };
        let mut text = self.spoken_runs(library, it.statement).join(" ");
        if !it.known.is_empty() {
            text.push_str(&format!("\nKnown: {}", it.known));
        }
        let n = words::count(it.sources.len(), "source", "sources");
        let names = it.sources.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(", ");
        self.say(format!("{label}{text}\n{standing} {n}: {names}."));
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
