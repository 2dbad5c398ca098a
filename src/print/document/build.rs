//! Pages of a pack as blocks, and the studies and terms that they name gathered for the end.

use super::back::reference;
use super::{Block, Class, Document, Inline, To};
use crate::app::place::{Door, Place};
use crate::app::stage::Stage;
use crate::content::Pack;
use crate::content::estimate::Estimate;
use crate::content::figure::Figure;
use crate::content::id::{StudyId, TermId};
use crate::content::markup::{self, Link};
use crate::content::model::{Certainty, Claim, Question, Saying, Study, Topic};
use crate::page::{Target, topic::figures_of, words};
use crate::sim::Table;

pub(super) struct Builder<'a> {
    pub(super) pack: &'a Pack,
    title: String,
    pub(super) blocks: Vec<Block>,
    /// In the order in which they are first named.
    pub(super) studies: Vec<StudyId>,
    pub(super) terms: Vec<TermId>,
    pictures: Vec<(Place, String)>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(pack: &'a Pack) -> Self {
        Self::with_pictures(pack, Vec::new())
    }

    /// With drawings of some places as SVG.
    pub(super) fn with_pictures(pack: &'a Pack, pictures: Vec<(Place, String)>) -> Self {
        let (blocks, studies, terms) = (Vec::new(), Vec::new(), Vec::new());
        Self { pack, title: String::new(), blocks, studies, terms, pictures }
    }

    pub(super) fn finish(self) -> Document {
        Document { title: self.title, language: self.pack.front.info.language.clone(), blocks: self.blocks }
    }

    /// What stands at `door`.
    pub(super) fn place(&mut self, door: &Door) {
        let library = self.pack.library();
        match door {
            Door::Place(Place::Home) => self.home(1),
            Door::Place(Place::Glossary) => self.glossary(1, None),
            Door::Place(Place::Research) => self.research(),
            Door::Place(Place::Said) => self.said(),
            Door::Place(Place::Lessons) => self.lessons(),
            // What a reader keeps is no part of the pack.
            Door::Place(Place::Marks) => {}
            Door::Card(_, Target::Lesson(id)) => {
                if let Some(it) = library.lesson(id) {
                    self.lesson(it);
                }
            }
            Door::Place(Place::Topic(id)) => {
                if let Some(topic) = library.topic(id) {
                    self.topic(topic, 1);
                }
            }
            Door::Place(Place::Study(id)) => {
                if let Some(study) = library.study(id) {
                    self.study(study);
                }
            }
            Door::Place(Place::Term(id)) => {
                if let Some(term) = library.term(id) {
                    self.term_page(term);
                }
            }
            Door::Place(Place::Figure(id)) => {
                if let Some(figure) = library.figure(id) {
                    self.figure(figure, 1);
                }
            }
            Door::Card(_, Target::Claim(id)) => {
                if let Some((_, claim)) = library.claim(id) {
                    self.claim_page(claim);
                }
            }
            Door::Card(_, Target::Saying(id)) => {
                if let Some(saying) = library.saying(id) {
                    self.saying_page(saying);
                }
            }
            Door::Card(_, Target::Question(id)) => {
                if let Some(question) = library.question(id) {
                    self.heading(1, "", "Test yourself");
                    self.question(question);
                }
            }
            Door::Card(..) => {}
        }
    }

    pub(super) fn heading(&mut self, level: u8, id: impl Into<String>, text: &str) {
        if self.title.is_empty() {
            text.clone_into(&mut self.title);
        }
        self.blocks.push(Block::Heading { level: level.min(6), id: id.into(), text: text.to_owned() });
    }

    fn paragraph(&mut self, class: Class, text: &str) {
        let paragraphs = markup::parse(text);
        for runs in paragraphs {
            let inlines = self.inlines(&runs);
            self.blocks.push(Block::Paragraph(class, inlines));
        }
    }

    pub(super) fn plain(&mut self, class: Class, text: impl Into<String>) {
        self.blocks.push(Block::Paragraph(class, vec![Inline::plain(text)]));
    }

    /// Runs of markup; a citation is the study's name in brackets.
    fn inlines(&mut self, runs: &[markup::Run]) -> Vec<Inline> {
        let mut inlines: Vec<Inline> = Vec::new();
        for run in runs {
            let plain =
                Inline { text: run.text.clone(), emphasis: run.emphasis, strong: run.strong, to: None };
            match &run.link {
                None => inlines.push(plain),
                Some(Link::Topic(id)) => {
                    inlines.push(Inline { to: Some(To::Anchor(format!("topic-{id}"))), ..plain });
                }
                Some(Link::Term(id)) => {
                    if !self.terms.contains(id) {
                        self.terms.push(id.clone());
                    }
                    inlines.push(Inline { to: Some(To::Anchor(format!("term-{id}"))), ..plain });
                }
                Some(Link::Study(id)) => {
                    // Some texts have the brackets themselves.
                    let is_within = inlines.last().is_some_and(|it| it.text.ends_with('('));
                    inlines.extend((!is_within).then(|| Inline::plain("(")));
                    inlines.push(self.study_link(id));
                    inlines.extend((!is_within).then(|| Inline::plain(")")));
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
        Inline::to(name, To::Anchor(format!("study-{id}")))
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
        self.picture(&Place::Home, alt);
        let items = front.effects.iter().map(|effect| {
            let name = Inline::to(&effect.title, To::Anchor(format!("topic-{}", effect.topic)));
            (String::new(), vec![name, Inline::plain(format!(" ({}): {}", effect.tag, effect.sentence))])
        });
        self.blocks.push(Block::List { ordered: false, items: items.collect() });
        for effect in front.effects.iter().filter(|effect| !effect.note.is_empty()) {
            self.plain(Class::Meta, effect.note.clone());
        }
        self.plain(Class::Meta, "How sure one can be of a statement is said beside it:");
        let meanings = Certainty::ALL.iter().map(|it| {
            (String::new(), vec![Inline::strong(it.word()), Inline::plain(format!(". {}", it.meaning()))])
        });
        self.blocks.push(Block::List { ordered: false, items: meanings.collect() });
    }

    /// A page with its figures and all pages below it.
    pub(super) fn pages(&mut self, topic: &Topic, level: u8) {
        self.topic(topic, level);
        let library = self.pack.library();
        for figure in figures_of(library, topic).filter(|figure| figure.topic == topic.id) {
            self.figure(figure, level + 1);
        }
        for child in library.children(&topic.id) {
            self.pages(child, level + 1);
        }
    }

    fn topic(&mut self, topic: &Topic, level: u8) {
        self.heading(level, format!("topic-{}", topic.id), &topic.title);
        self.plain(Class::Lead, topic.one_line.clone());
        for section in &topic.sections {
            self.heading(level + 1, "", &section.heading);
            self.paragraph(Class::Body, &section.text);
            for claim in &section.claims {
                self.claim(claim);
            }
        }
        let sayings: Vec<_> = self.pack.library().sayings_of(&topic.id).collect();
        if !sayings.is_empty() {
            self.heading(level + 1, "", "What is said, what is known");
            for saying in sayings {
                self.saying(saying);
            }
        }
        let questions: Vec<_> = self.pack.library().questions_of(&topic.id).collect();
        if !questions.is_empty() {
            self.heading(level + 1, "", "Test yourself");
            for question in questions {
                self.question(question);
            }
        }
    }

    fn question(&mut self, question: &Question) {
        self.plain(Class::Claim, question.prompt.clone());
        let options = question.options.iter().map(|it| (String::new(), vec![Inline::plain(it)]));
        self.blocks.push(Block::List { ordered: true, items: options.collect() });
        let answer = question.options.get(question.answer).map_or("", String::as_str);
        let mut text = vec![Inline::plain(format!("Answer: {answer}. {} (", question.why))];
        text.extend(self.study_links(&question.sources));
        text.push(Inline::plain(")"));
        self.blocks.push(Block::Paragraph(Class::Limits, text));
    }

    fn claim(&mut self, claim: &Claim) {
        let before = std::mem::take(&mut self.blocks);
        self.paragraph(Class::Claim, &claim.text);
        let mut meta = vec![Inline::strong(claim.certainty.word()), Inline::plain(" · ")];
        meta.extend(self.study_links(&claim.sources));
        self.blocks.push(Block::Paragraph(Class::Meta, meta));
        if !claim.numbers.is_empty() {
            self.plain(Class::Meta, format!("Numbers: {}.", claim.numbers.join("; ")));
        }
        let library = self.pack.library();
        for row in claim.estimates.iter().filter_map(|id| library.estimate(id)) {
            self.plain(Class::Meta, estimate(row));
        }
        self.plain(Class::Limits, format!("What it does not show: {}", claim.limits));
        let blocks = std::mem::replace(&mut self.blocks, before);
        self.blocks.push(Block::Group { id: format!("claim-{}", claim.id), class: Class::Claim, blocks });
    }

    fn saying(&mut self, saying: &Saying) {
        let before = std::mem::take(&mut self.blocks);
        self.blocks.push(Block::Paragraph(
            Class::Claim,
            vec![Inline::strong("Said: "), Inline::plain(&saying.says)],
        ));
        self.blocks.push(Block::Paragraph(
            Class::Body,
            vec![Inline::strong("Known: "), Inline::plain(&saying.known)],
        ));
        let mut meta = vec![Inline::strong(saying.status.word()), Inline::plain(" · ")];
        meta.extend(self.study_links(&saying.sources));
        self.blocks.push(Block::Paragraph(Class::Meta, meta));
        let blocks = std::mem::replace(&mut self.blocks, before);
        self.blocks.push(Block::Group { id: format!("saying-{}", saying.id), class: Class::Claim, blocks });
    }

    /// A figure in words and as tables, in a hand-out also drawn.
    fn figure(&mut self, figure: &Figure, level: u8) {
        let library = self.pack.library();
        let at = Stage::new(library, figure).at;
        self.heading(level, format!("figure-{}", figure.id), &figure.title);
        self.plain(Class::Lead, format!("{} ({})", figure.one_line, figure.nature.word()));
        let alt = format!("{}. {}", figure.title, markup::plain(&figure.words));
        self.picture(&Place::Figure(figure.id.clone()), alt);
        self.paragraph(Class::Body, &figure.words);
        for paragraph in figure.data.kind().words(library, &at) {
            self.paragraph(Class::Body, &paragraph);
        }
        for table in figure.data.kind().tables(library, &at) {
            self.table(&table);
        }
        self.plain(Class::Meta, figure.caption.clone());
        let mut from = vec![Inline::plain("From ")];
        from.extend(self.study_links(&figure.studies_at(library, &at)));
        self.blocks.push(Block::Paragraph(Class::Meta, from));
    }

    fn table(&mut self, table: &Table) {
        let rows = table.rows.iter().map(|row| row.iter().map(|cell| self.cell(cell)).collect()).collect();
        self.blocks.push(Block::Table { caption: table.title.clone(), columns: table.columns.clone(), rows });
        if !table.note.is_empty() {
            self.paragraph(Class::Meta, &table.note);
        }
    }

    /// A cell of a table; a study in it needs no brackets.
    fn cell(&mut self, cell: &str) -> Vec<Inline> {
        let runs: Vec<markup::Run> = markup::parse(cell).into_iter().flatten().collect();
        match runs.as_slice() {
            [markup::Run { link: Some(Link::Study(id)), .. }] => vec![self.study_link(id)],
            runs => self.inlines(runs),
        }
    }

    /// The drawing of `place`, in a hand-out.
    fn picture(&mut self, place: &Place, alt: String) {
        if let Some((_, svg)) = self.pictures.iter().find(|(it, _)| it == place) {
            self.blocks.push(Block::Picture { svg: svg.clone(), alt });
        }
    }

    fn study(&mut self, study: &Study) {
        self.heading(1, format!("study-{}", study.id), &words::name(study));
        self.plain(Class::Lead, study.title.clone());
        self.plain(Class::Meta, words::design(study));
        if !study.findings.is_empty() {
            self.heading(2, "", "What came out");
            let items = study.findings.iter().map(|it| (String::new(), vec![Inline::plain(it)]));
            self.blocks.push(Block::List { ordered: false, items: items.collect() });
        }
        if !study.limits.is_empty() {
            self.heading(2, "", "What it does not show");
            self.plain(Class::Limits, study.limits.clone());
        }
        let library = self.pack.library();
        let rows: Vec<_> = library.estimates_from(&study.id).collect();
        if !rows.is_empty() {
            self.heading(2, "", "Estimates");
            let items = rows.iter().map(|row| (String::new(), vec![Inline::plain(estimate(row))]));
            let items = items.collect();
            self.blocks.push(Block::List { ordered: false, items });
        }
        let claims: Vec<_> = library.claims_resting_on(&study.id).collect();
        if !claims.is_empty() {
            self.heading(2, "", "What leans on it");
            let items = claims.iter().map(|(topic, claim)| {
                let text =
                    format!("{}: {} ({})", topic.title, markup::plain(&claim.text), claim.certainty.word());
                (String::new(), vec![Inline::plain(text)])
            });
            let items = items.collect();
            self.blocks.push(Block::List { ordered: false, items });
        }
        self.heading(2, "", "Reference");
        let reference = reference(study);
        self.blocks.push(Block::Paragraph(Class::Body, reference));
    }

    fn research(&mut self) {
        self.heading(1, "research", "Studies");
        let studies = self.pack.library().studies().iter();
        self.studies = studies.map(|study| study.id.clone()).collect();
        self.references(2);
    }

    fn said(&mut self) {
        self.heading(1, "said", "What is said, what is known");
        let library = self.pack.library();
        for saying in library.sayings() {
            self.saying(saying);
        }
    }

    fn claim_page(&mut self, claim: &Claim) {
        self.heading(1, "", "A claim and its evidence");
        self.claim(claim);
    }

    fn saying_page(&mut self, saying: &Saying) {
        self.heading(1, "", "What is said, what is known");
        self.saying(saying);
    }
}

/// A row of numbers in a sentence, with what its author has to say of it.
fn estimate(row: &Estimate) -> String {
    let words = format!("{}: {}; {}.", words::subject(row), words::size(row), words::direction(row));
    format!("{words} {}", row.note).trim_end().to_owned()
}
