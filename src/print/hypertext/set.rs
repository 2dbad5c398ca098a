//! Documents as headings, paragraphs, lists and tables; the studies and terms that they name are gathered
//! for the end.

use super::back::reference;
use super::{Block, Class, Hypertext, Inline, To};
use crate::app::place::Place;
use crate::content::Pack;
use crate::content::address::Address;
use crate::content::estimate::Estimate;
use crate::content::id::{StudyId, TermId};
use crate::content::markup::{self, Run};
use crate::content::model::Topic;
use crate::document::{self, Document, Fact, Source, Way, words};
use crate::print::{self, documents};
use crate::sim::Table;

/// The level of headings within a group, which has none.
const GROUP: u8 = 7;

pub(super) struct Setter<'a> {
    pub(super) pack: &'a Pack,
    title: String,
    pub(super) blocks: Vec<Block>,
    /// In the order in which they are first named.
    pub(super) studies: Vec<StudyId>,
    pub(super) terms: Vec<TermId>,
    pictures: Vec<(Place, String)>,
}

impl<'a> Setter<'a> {
    pub(super) fn new(pack: &'a Pack) -> Self {
        Self::with_pictures(pack, Vec::new())
    }

    /// With drawings of some places as SVG.
    pub(super) fn with_pictures(pack: &'a Pack, pictures: Vec<(Place, String)>) -> Self {
        let (blocks, studies, terms) = (Vec::new(), Vec::new(), Vec::new());
        Self { pack, title: String::new(), blocks, studies, terms, pictures }
    }

    pub(super) fn finish(self) -> Hypertext {
        let language = self.pack.front.info.language.clone();
        Hypertext { title: self.title, language, is_slides: false, blocks: self.blocks }
    }

    /// What stands at `address`.
    pub(super) fn place(&mut self, address: &Address) {
        let library = self.pack.library();
        match address {
            Address::Home => self.home(1),
            Address::Glossary => self.glossary(1, None),
            Address::Research => self.research(),
            Address::Said => self.said(),
            Address::Lessons => self.lessons(),
            // What a reader keeps is no part of the pack.
            Address::Marks | Address::Quiz | Address::Progress => {}
            address => {
                for (nth, document) in documents(library, address).iter().enumerate() {
                    self.whole(document, if nth == 0 { 1 } else { 2 });
                }
            }
        }
    }

    pub(super) fn heading(&mut self, level: u8, id: impl Into<String>, text: &str) {
        if self.title.is_empty() {
            text.clone_into(&mut self.title);
        }
        self.blocks.push(Block::Heading { level: level.min(6), id: id.into(), text: text.to_owned() });
    }

    pub(super) fn plain(&mut self, class: Class, text: impl Into<String>) {
        self.blocks.push(Block::Paragraph(class, vec![Inline::plain(text)]));
    }

    /// A document under its title.
    pub(super) fn whole(&mut self, document: &Document, level: u8) {
        self.heading(level, anchor(&document.of), &document.title);
        if !document.tagline.is_empty() {
            self.plain(Class::Lead, document.tagline.clone());
        }
        self.set(document, level + 1);
    }

    /// A document without its title, as parts that belong together.
    pub(super) fn group(&mut self, document: &Document) {
        let before = std::mem::take(&mut self.blocks);
        self.set(document, GROUP);
        let blocks = std::mem::replace(&mut self.blocks, before);
        self.blocks.push(Block::Group { id: anchor(&document.of), class: Class::Claim, blocks });
    }

    /// The blocks of a document; its headings have `level`. What has a standing names its sources there.
    pub(super) fn set(&mut self, document: &Document, level: u8) {
        let sources = document.blocks.iter().find_map(|it| match it {
            document::Block::Sources(sources) => Some(sources.as_slice()),
            _ => None,
        });
        let mut is_named = false;
        let mut rest = document.blocks.as_slice();
        while let Some((block, after)) = rest.split_first() {
            rest = after;
            match block {
                // A few numbers need no heading of their own.
                document::Block::Heading(text) if level == GROUP => {
                    if let Some((document::Block::Quantities(rows), after)) = rest.split_first() {
                        rest = after;
                        let rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
                        self.plain(Class::Meta, format!("{text}. {}.", rows.join("; ")));
                    }
                }
                document::Block::Heading(text) => self.heading(level, "", text),
                document::Block::Statement(text) => {
                    let at = self.blocks.len();
                    self.paragraphs(Class::Claim, text);
                    // What is only said must not pass for what is known.
                    if let (Address::Saying(_), Some(Block::Paragraph(_, said))) =
                        (&document.of, self.blocks.get_mut(at))
                    {
                        said.insert(0, Inline::strong("Said: "));
                    }
                }
                document::Block::Prose(text) => self.paragraphs(Class::Body, text),
                document::Block::Certainty(it) => {
                    is_named = true;
                    self.standing(it.word(), it.meaning(), sources);
                }
                document::Block::Status(it) => {
                    is_named = true;
                    self.standing(it.word(), it.meaning(), sources);
                }
                document::Block::Fact(fact, text) => self.fact(*fact, text),
                document::Block::Size(size) => self.plain(Class::Meta, words::amount(*size)),
                document::Block::Estimates(rows) => {
                    for row in rows {
                        self.plain(Class::Meta, estimate(row));
                    }
                }
                document::Block::Limits(text) => {
                    self.labelled(Class::Limits, "What it does not show", text);
                }
                document::Block::Parts(sets) => {
                    for set in sets {
                        self.plain(Class::Meta, words::isolates(set));
                    }
                }
                document::Block::Points(points) => self.list(points.iter().cloned()),
                document::Block::Quantities(rows) => self.list(rows.iter().map(ToString::to_string)),
                // Those of a page stand at the end, with all others.
                document::Block::Sources(_) if matches!(document.of, Address::Topic(_)) => {}
                document::Block::Sources(_) if is_named => {}
                document::Block::Sources(sources) => self.sources(None, sources),
                // Where a part stands among others one is there already.
                document::Block::Ways(_) if level == GROUP => {}
                document::Block::Ways(ways) => self.ways(ways.iter()),
                document::Block::Pages(pages) => self.ways(pages.iter().map(|it| &it.way)),
                document::Block::Whole(inner) => self.group(inner),
                document::Block::Options(it) => {
                    let items = it.options.iter().map(|it| (String::new(), vec![Inline::plain(it)]));
                    self.blocks.push(Block::List { ordered: true, items: items.collect() });
                    let right = it.right();
                    // A class is to find it.
                    if !right.is_empty() {
                        self.labelled(Class::Limits, "Answer", &right.join("; "));
                    }
                }
                document::Block::Statuses(counts) => {
                    for (it, n) in counts {
                        self.labelled(Class::Meta, &format!("{n} {}", it.word()), it.meaning());
                    }
                }
                document::Block::Table(table) => self.table(table),
                document::Block::Picture(id) => {
                    let picture = self.pictures.iter().find(|(it, _)| *it == Place::Figure(id.clone()));
                    // A figure stands whole below the page that it belongs to.
                    if let (Some((_, svg)), Address::Figure(_)) = (picture, &document.of) {
                        let alt = format!("{}. {}", document.title, document.tagline);
                        self.blocks.push(Block::Picture { svg: svg.clone(), alt });
                    }
                }
            }
        }
    }

    /// How something stands, and after whom; where marks are explained, what it means.
    fn standing(&mut self, word: &str, meaning: &str, sources: Option<&[Source]>) {
        match sources {
            Some(sources) => self.sources(Some(word), sources),
            None => self.labelled(Class::Meta, word, meaning),
        }
    }

    fn labelled(&mut self, class: Class, label: &str, text: &str) {
        let text = vec![Inline::strong(format!("{label}: ")), Inline::plain(text)];
        self.blocks.push(Block::Paragraph(class, text));
    }

    fn fact(&mut self, fact: Fact, text: &str) {
        match fact {
            Fact::Remark => self.plain(Class::Meta, text),
            Fact::Reference(_) => {
                let mut inlines = vec![Inline::strong(format!("{}: ", fact.label()))];
                inlines.extend(reference(text));
                self.blocks.push(Block::Paragraph(Class::Body, inlines));
            }
            Fact::Locator | Fact::Manager | Fact::Note | Fact::Caution | Fact::SaidBy => {
                self.labelled(Class::Meta, &fact.label(), text);
            }
            _ => self.labelled(Class::Body, &fact.label(), text),
        }
    }

    /// Studies in a line, each a link, behind what is said of what they support.
    fn sources(&mut self, standing: Option<&str>, sources: &[Source]) {
        let mut inlines = match standing {
            Some(standing) => vec![Inline::strong(standing), Inline::plain(" · ")],
            None => vec![Inline::plain("From ")],
        };
        let ids: Vec<StudyId> = sources.iter().map(|it| it.study.clone()).collect();
        inlines.extend(self.study_links(&ids));
        self.blocks.push(Block::Paragraph(Class::Meta, inlines));
    }

    fn ways<'w>(&mut self, ways: impl Iterator<Item = &'w Way>) {
        let items = ways.map(|way| {
            let mut text = vec![Inline::to(&way.name, To::Anchor(anchor(&way.to)))];
            let standing = match way.mark {
                document::Mark::Certainty(it) => it.word(),
                document::Mark::Status(it) => it.word(),
                _ => "",
            };
            let about = [standing, &way.about].into_iter().filter(|it| !it.is_empty());
            text.extend(about.map(|it| Inline::plain(format!(" ({it})"))));
            (String::new(), text)
        });
        let items = items.collect();
        self.blocks.push(Block::List { ordered: false, items });
    }

    fn list(&mut self, items: impl Iterator<Item = String>) {
        let items = items.map(|it| (String::new(), vec![Inline::plain(it)])).collect();
        self.blocks.push(Block::List { ordered: false, items });
    }

    fn paragraphs(&mut self, class: Class, text: &[Vec<Run>]) {
        for runs in text {
            let inlines = self.inlines(runs);
            self.blocks.push(Block::Paragraph(class, inlines));
        }
    }

    /// Runs of markup; a citation is the study's name in brackets.
    pub(super) fn inlines(&mut self, runs: &[Run]) -> Vec<Inline> {
        let mut inlines: Vec<Inline> = Vec::new();
        for run in runs {
            let plain =
                Inline { text: run.text.clone(), emphasis: run.emphasis, strong: run.strong, to: None };
            match &run.link {
                None => inlines.push(plain),
                Some(Address::Study(id)) => {
                    // Some texts have the brackets themselves.
                    let is_within = inlines.last().is_some_and(|it| it.text.ends_with('('));
                    inlines.extend((!is_within).then(|| Inline::plain("(")));
                    inlines.push(self.study_link(id));
                    inlines.extend((!is_within).then(|| Inline::plain(")")));
                }
                Some(to) => {
                    if let Address::Term(id) = to
                        && !self.terms.contains(id)
                    {
                        self.terms.push(id.clone());
                    }
                    inlines.push(Inline { to: Some(To::Anchor(anchor(to))), ..plain });
                }
            }
        }
        inlines
    }

    fn study_link(&mut self, id: &StudyId) -> Inline {
        if !self.studies.contains(id) {
            self.studies.push(id.clone());
        }
        let name = self.pack.library().study(id).map_or_else(|| id.to_string(), words::name);
        Inline::to(name, To::Anchor(anchor(&Address::Study(id.clone()))))
    }

    /// "Löken 2009, Essick 1995", each a link.
    pub(super) fn study_links(&mut self, ids: &[StudyId]) -> Vec<Inline> {
        let mut inlines = Vec::new();
        for (nth, id) in ids.iter().enumerate() {
            if nth > 0 {
                inlines.push(Inline::plain(", "));
            }
            inlines.push(self.study_link(id));
        }
        inlines
    }

    /// The picture of the model, its sentences in words.
    pub(super) fn home(&mut self, level: u8) {
        let front = &self.pack.front;
        self.heading(level, "home", &front.info.title);
        self.plain(Class::Lead, front.info.subtitle.clone());
        let alt = front.effects.iter().map(|it| format!("{}: {}", it.title, it.sentence));
        let alt = alt.collect::<Vec<_>>().join(" ");
        if let Some((_, svg)) = self.pictures.iter().find(|(place, _)| *place == Place::Home) {
            self.blocks.push(Block::Picture { svg: svg.clone(), alt });
        }
        let items = front.effects.iter().map(|effect| {
            let name = Inline::to(&effect.title, To::Anchor(anchor(&Address::Topic(effect.topic.clone()))));
            (String::new(), vec![name, Inline::plain(format!(" ({}): {}", effect.tag, effect.sentence))])
        });
        self.blocks.push(Block::List { ordered: false, items: items.collect() });
        for effect in front.effects.iter().filter(|effect| !effect.note.is_empty()) {
            self.plain(Class::Meta, effect.note.clone());
        }
        self.set(&document::marks(), level + 1);
    }

    /// A page with its figures and all pages below it.
    pub(super) fn pages(&mut self, topic: &Topic, level: u8) {
        let library = self.pack.library();
        self.whole(&document::topic(library, topic), level);
        let figures = topic.figures.iter().filter_map(|id| library.figure(id));
        for figure in figures.filter(|figure| figure.topic == topic.id) {
            self.whole(&print::figure(library, figure), level + 1);
        }
        for child in library.children(&topic.id) {
            self.pages(child, level + 1);
        }
    }

    fn table(&mut self, table: &Table) {
        let rows = table.rows.iter().map(|row| row.iter().map(|cell| self.cell(cell)).collect()).collect();
        self.blocks.push(Block::Table { caption: table.title.clone(), columns: table.columns.clone(), rows });
        self.paragraphs(Class::Meta, &markup::parse(&table.note));
    }

    /// A cell of a table; a study in it needs no brackets.
    fn cell(&mut self, cell: &str) -> Vec<Inline> {
        let runs: Vec<Run> = markup::parse(cell).into_iter().flatten().collect();
        match runs.as_slice() {
            [Run { link: Some(Address::Study(id)), .. }] => vec![self.study_link(id)],
            runs => self.inlines(runs),
        }
    }

    fn lessons(&mut self) {
        self.heading(1, "lessons", "Lessons");
        let items = self.pack.library().lessons().iter().map(|it| {
            let words = format!(". {} {}. ({})", it.one_line, document::lesson::length(it), it.id);
            (String::new(), vec![Inline::strong(&it.title), Inline::plain(words)])
        });
        let items = items.collect();
        self.blocks.push(Block::List { ordered: false, items });
    }

    fn research(&mut self) {
        self.heading(1, "research", "Studies");
        let studies = self.pack.library().studies().iter();
        self.studies = studies.map(|study| study.id.clone()).collect();
        self.references(2);
    }

    fn said(&mut self) {
        self.whole(&document::sayings(self.pack.library(), None), 1);
    }
}

/// What a link to `address` leads to.
pub(super) fn anchor(address: &Address) -> String {
    address.to_string().replacen(':', "-", 1)
}

/// A row of numbers in a sentence, with what its author has to say of it.
fn estimate(row: &Estimate) -> String {
    let words = format!("{}: {}; {}.", words::subject(row), words::size(row), words::direction(row));
    format!("{words} {}", row.note).trim_end().to_owned()
}
