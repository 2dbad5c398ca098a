//! What is said about a thing one can be at, said once: blocks in an order, with ways on in them.
//!
//! It knows no width, no format and no screen. A screen, a voice, paper and other programs have a writer
//! each, which sets what stands here; what one of them leaves out it names by the kind of the block.

mod claim;
mod figure;
pub mod lesson;
mod marks;
mod options;
mod progress;
mod quantity;
mod question;
mod saying;
mod study;
mod term;
mod topic;
pub mod words;

pub use claim::claim;
pub use figure::{AS_SET, figure};
pub use lesson::lesson;
pub use marks::marks;
pub use options::{Options, Taken, Verdict};
pub use progress::{AHEAD_OF_PROGRESS, meaning, of_page, progress};
pub use quantity::{Quantity, Size};
pub use question::{asked, looked_at, question};
pub use saying::{saying, sayings};
pub use study::{leaning, study};
pub use term::term;
pub use topic::{section, topic};

use crate::content::address::Address;
use crate::content::citation::{self, Style};
use crate::content::estimate::Estimate;
use crate::content::id::{FigureId, StudyId};
use crate::content::library::{Counts, Library};
use crate::content::markup::{self, Run};
use crate::content::model::{Certainty, Family, Status, Study};
use crate::sim::Table;
use serde::{Serialize, Serializer};

/// All that is said about one thing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document {
    pub of: Address,
    pub title: String,
    /// What it is, in a line.
    pub tagline: String,
    pub blocks: Vec<Block>,
}

/// Inline markup: paragraphs of runs.
pub type Text = Vec<Vec<Run>>;

/// A part of what is said.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// What follows belongs to it, up to the next one.
    Heading(String),
    /// The words that have a standing: of a claim, of what is said, the point of a figure.
    Statement(Text),
    Prose(Text),
    /// How sure one can be of a statement.
    #[serde(serialize_with = "certainty_word")]
    Certainty(Certainty),
    #[serde(serialize_with = "status_word")]
    Status(Status),
    Fact(Fact, String),
    Size(Size),
    /// How large: the rows that say so.
    Estimates(Vec<Estimate>),
    /// What is not shown.
    Limits(String),
    /// The parts of the total effect that comparisons show, each set of them once.
    Parts(Vec<Vec<Family>>),
    /// Sentences that stand beside each other.
    Points(Vec<String>),
    /// Numbers as sources print them.
    Quantities(Vec<Quantity>),
    /// The studies behind what was said.
    Sources(Vec<Source>),
    /// Ways on.
    Ways(Vec<Way>),
    /// The pages below a page.
    Pages(Vec<Below>),
    /// Something that has a document of its own and stands here too.
    Whole(Document),
    Options(Options),
    /// How many sayings have each status.
    #[serde(serialize_with = "status_counts")]
    Statuses(Vec<(Status, usize)>),
    Table(Table),
    /// A figure as it is drawn.
    Picture(FigureId),
}

/// What stands for a thing in a list of its kind.
#[derive(Clone, Copy, Debug, Default)]
pub struct Brief<'a> {
    pub statement: &'a [Vec<Run>],
    pub known: &'a str,
    pub standing: Option<Standing>,
    pub sources: &'a [Source],
    pub limits: &'a str,
}

/// How something that is said stands to the evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Certainty(Certainty),
    Status(Status),
}

fn certainty_word<S: Serializer>(it: &Certainty, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(it.word())
}

fn status_word<S: Serializer>(it: &Status, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(it.word())
}

fn status_counts<S: Serializer>(it: &[(Status, usize)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(it.iter().map(|(status, n)| (status.word(), n)))
}

/// A short fact with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    SaidBy,
    Known,
    PlainWords,
    Caution,
    Note,
    /// Where in a source a claim stands.
    Locator,
    /// As a list of references has it, in one style.
    Reference(#[serde(skip)] Style),
    /// How it gets into a reference manager.
    Manager,
    /// Why the right option is right.
    Why,
    /// What hands go up for.
    Hands,
    /// What a teacher says, asks, may expect to hear, and answers.
    Say,
    Ask,
    Expect,
    Answer,
    /// Where one comes from, what must be known.
    Remark,
}

impl Fact {
    /// What it is called.
    pub fn label(self) -> String {
        match self {
            Self::SaidBy => "Said by".to_owned(),
            Self::Known => "What is known".to_owned(),
            Self::PlainWords => "In plain words".to_owned(),
            Self::Caution => "Caution".to_owned(),
            Self::Note => "Note".to_owned(),
            Self::Locator => "Where in the source".to_owned(),
            Self::Reference(style) => format!("To cite it ({})", style.word()),
            Self::Manager => "For a reference manager".to_owned(),
            Self::Why => "Why".to_owned(),
            Self::Hands => "Hands up".to_owned(),
            Self::Say => "Say".to_owned(),
            Self::Ask => "Ask".to_owned(),
            Self::Expect => "Expect".to_owned(),
            Self::Answer => "Answer".to_owned(),
            Self::Remark => String::new(),
        }
    }
}

/// A study in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    pub study: StudyId,
    /// "Löken et al. 2009"
    pub name: String,
    /// Design and size in words.
    pub design: String,
    pub people: Option<u32>,
    pub title: String,
    pub journal: String,
    /// The address of its DOI.
    pub doi: Option<String>,
    /// What must be known before it is quoted.
    pub cautions: Vec<String>,
}

impl Source {
    /// What is said where no DOI is known.
    pub const NO_DOI: &'static str = "DOI not known here";

    pub fn of(study: &Study) -> Self {
        Self {
            study: study.id.clone(),
            name: words::name(study),
            design: words::design(study),
            people: study.n,
            title: study.title.clone(),
            journal: study.journal.clone(),
            doi: words::doi_url(study),
            cautions: citation::cautions(study),
        }
    }

    /// The studies of `ids`.
    pub fn all<'a>(library: &Library, ids: impl IntoIterator<Item = &'a StudyId>) -> Vec<Self> {
        ids.into_iter().filter_map(|id| library.study(id)).map(Self::of).collect()
    }

    /// "DOI: https://…", or that none is known.
    pub fn spoken_doi(&self) -> String {
        self.doi.as_ref().map_or_else(|| Self::NO_DOI.to_owned(), |it| format!("DOI: {it}"))
    }

    /// The address of its DOI, or that none is known.
    pub fn doi(&self) -> &str {
        self.doi.as_deref().unwrap_or(Self::NO_DOI)
    }
}

/// The mark that something has wherever it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    Family(Family),
    Certainty(Certainty),
    Status(Status),
    Figure,
    Question,
    None,
}

/// A way on, called what it leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Way {
    pub to: Address,
    pub mark: Mark,
    pub name: String,
    /// What it is, where more than its name is said.
    pub about: String,
}

impl Way {
    /// The way to `address`, if that is in the pack.
    pub fn to(library: &Library, address: &Address) -> Option<Self> {
        let (mark, name, about) = match address {
            Address::Topic(id) => {
                let it = library.topic(id)?;
                (Mark::Family(library.family(id)), it.title.clone(), it.one_line.clone())
            }
            Address::Claim(id) => {
                let (_, it) = library.claim(id)?;
                (Mark::Certainty(it.certainty), markup::plain(&it.text), String::new())
            }
            Address::Saying(id) => {
                let it = library.saying(id)?;
                (Mark::Status(it.status), it.says.clone(), String::new())
            }
            Address::Study(id) => {
                let it = library.study(id)?;
                (Mark::None, words::name(it), it.title.clone())
            }
            Address::Term(id) => {
                let it = library.term(id)?;
                (Mark::None, it.term.clone(), it.plain.clone())
            }
            Address::Figure(id) => {
                let it = library.figure(id)?;
                (Mark::Figure, it.title.clone(), it.one_line.clone())
            }
            Address::Question(id) => (Mark::Question, library.question(id)?.prompt.clone(), String::new()),
            Address::Answer(id, nth) => {
                (Mark::None, library.question(id)?.options(library).get(*nth)?.clone(), String::new())
            }
            Address::Lesson(id) => {
                let it = library.lesson(id)?;
                (Mark::None, it.title.clone(), it.one_line.clone())
            }
            Address::Step(id, nth) => {
                (Mark::None, library.lesson(id)?.steps.get(*nth)?.title.clone(), String::new())
            }
            Address::Round(_) => (Mark::Question, "A round of questions".to_owned(), String::new()),
            Address::Cards => (Mark::Question, "The cards that are due".to_owned(), String::new()),
            Address::Aside => (Mark::Question, "The cards that are set aside".to_owned(), String::new()),
            Address::TakeUp(_) => (Mark::Question, "Take it up again".to_owned(), String::new()),
            // Lists are found by their keys and words.
            Address::Home
            | Address::Research
            | Address::Glossary
            | Address::Said
            | Address::Lessons
            | Address::Marks
            | Address::Quiz
            | Address::Progress => return None,
        };
        Some(Self { to: address.clone(), mark, name, about })
    }

    fn all(library: &Library, addresses: impl IntoIterator<Item = Address>) -> Vec<Self> {
        addresses.into_iter().filter_map(|it| Self::to(library, &it)).collect()
    }
}

/// A page below another: its way, and what there is on it and below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Below {
    pub way: Way,
    /// How many claims have each certainty, on it and below.
    pub claims: Counts,
    pub n_pages: usize,
    pub n_figures: usize,
}

impl Document {
    /// What a list has of it.
    pub fn brief(&self) -> Brief<'_> {
        let mut it = Brief::default();
        for block in &self.blocks {
            match block {
                Block::Statement(text) => it.statement = text,
                Block::Fact(Fact::Known, text) => it.known = text,
                Block::Certainty(certainty) => it.standing = Some(Standing::Certainty(*certainty)),
                Block::Status(status) => it.standing = Some(Standing::Status(*status)),
                Block::Sources(sources) => it.sources = sources,
                Block::Limits(text) => it.limits = text,
                _ => {}
            }
        }
        it
    }

    /// The things that have a document of their own and stand in this one.
    pub fn wholes(&self) -> impl Iterator<Item = &Self> {
        self.blocks.iter().filter_map(|it| if let Block::Whole(it) = it { Some(it) } else { None })
    }

    fn new(of: Address, title: impl Into<String>) -> Self {
        Self { of, title: title.into(), tagline: String::new(), blocks: Vec::new() }
    }

    fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into()));
    }

    fn prose(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.blocks.push(Block::Prose(markup::parse(text.trim())));
        }
    }

    /// Nothing where there is no text.
    fn fact(&mut self, fact: Fact, text: &str) {
        if !text.trim().is_empty() {
            self.blocks.push(Block::Fact(fact, text.to_owned()));
        }
    }

    fn estimates<'a>(&mut self, rows: impl Iterator<Item = &'a Estimate>) {
        let rows: Vec<Estimate> = rows.cloned().collect();
        if !rows.is_empty() {
            self.blocks.push(Block::Estimates(rows));
        }
    }

    fn limits(&mut self, text: &str) {
        if !text.is_empty() {
            self.blocks.push(Block::Limits(text.to_owned()));
        }
    }

    fn ways(&mut self, library: &Library, addresses: impl IntoIterator<Item = Address>) {
        let ways = Way::all(library, addresses);
        if !ways.is_empty() {
            self.blocks.push(Block::Ways(ways));
        }
    }
}
