//! A place as plain text: what a pipe gets.

use crate::app::Kept;
use crate::app::memory::Memory;
use crate::app::place::{Door, Place};
use crate::app::stage::Stage;
use crate::content::Pack;
use crate::content::citation::Style;
use crate::content::model::Family;
use crate::page::write::Format;
use crate::page::{
    MEASURE, Page, TABLE, Target, evidence, figure, glossary, lesson, marks, question, said, study, topic,
    words,
};

/// The place as lines of at most [`MEASURE`] columns.
pub fn text(pack: &Pack, memory: &Memory, door: &Door) -> String {
    let library = pack.library();
    let pages: Vec<Option<Page>> = match door {
        Door::Place(Place::Home) => return home(pack),
        Door::Place(Place::Research) => return research(pack),
        Door::Place(Place::Said) => {
            vec![Some(said::index(library, None, MEASURE)), Some(said::statuses(library, None, MEASURE))]
        }
        Door::Place(Place::Glossary) => {
            vec![Some(glossary::index(library, MEASURE)), Some(glossary::marks(MEASURE))]
        }
        Door::Place(Place::Topic(id)) => library.topic(id).map_or_else(Vec::new, |it| {
            let format = Format::wide(MEASURE);
            vec![Some(topic::main(library, it, false, format)), Some(topic::sources(library, it, format))]
        }),
        Door::Place(Place::Study(id)) => library.study(id).map_or_else(Vec::new, |it| {
            vec![
                Some(study::main(library, it, Style::default(), false, Format::wide(MEASURE))),
                Some(study::leaning(library, it, MEASURE)),
            ]
        }),
        Door::Place(Place::Figure(id)) => library.figure(id).map_or_else(Vec::new, |it| {
            let at = Stage::new(library, it).at;
            vec![Some(figure::words(library, it, &at, MEASURE)), Some(figure::table(library, it, &at, TABLE))]
        }),
        Door::Place(Place::Term(id)) => vec![library.term(id).map(|it| glossary::term(library, it, MEASURE))],
        Door::Card(_, Target::Claim(id)) => {
            vec![library.claim(id).map(|(_, it)| evidence::claim(library, it, Format::wide(MEASURE)))]
        }
        Door::Card(_, Target::Saying(id)) => {
            vec![library.saying(id).map(|it| evidence::saying(library, it, MEASURE))]
        }
        Door::Card(_, Target::Question(id)) => {
            vec![library.question(id).map(|it| question::card(library, it, Some(it.answer), MEASURE))]
        }
        Door::Place(Place::Marks) => {
            let Kept { marks, recent } = Kept::of(memory, library);
            vec![Some(marks::index(library, &marks, &recent, MEASURE))]
        }
        Door::Place(Place::Lessons) => {
            vec![Some(lesson::index(library, MEASURE)), Some(lesson::how(MEASURE))]
        }
        Door::Card(_, Target::Lesson(id)) => {
            vec![library.lesson(id).map(|it| lesson::plan(library, it, MEASURE))]
        }
        Door::Card(..) => Vec::new(),
    };
    let texts: Vec<String> = pages.into_iter().flatten().map(|page| page.text()).collect();
    format!("{}\n", texts.join("\n\n"))
}

fn home(pack: &Pack) -> String {
    let front = &pack.front;
    let mut out = format!("{}\n{}\n", front.info.title, front.info.subtitle);
    for (effect, n_studies) in front.effects.iter().zip(&front.n_studies) {
        let flows = if effect.family == Family::Total { "" } else { " → total" };
        let behind = words::count(*n_studies, "study behind it", "studies behind it");
        out.push_str(&format!(
            "\n{} {}{flows}: {}\n{} {behind}.\n",
            effect.family.mark(),
            effect.title,
            effect.tag,
            effect.sentence
        ));
        if !effect.note.is_empty() {
            out.push_str(&format!("{}\n", effect.note));
        }
        for inside in &effect.inside {
            out.push_str(&format!("  {} ({})\n", inside.label, inside.topic));
        }
    }
    out
}

fn research(pack: &Pack) -> String {
    let mut studies: Vec<_> = pack.library().studies().iter().collect();
    studies.sort_by_key(|study| (-study.year, study.authors.first()));
    studies
        .into_iter()
        .map(|study| {
            format!("{} · {} · {} ({})\n", words::name(study), study.title, words::design(study), study.id)
        })
        .collect()
}
