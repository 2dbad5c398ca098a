//! A place as plain text: what a pipe gets.

use crate::app::Kept;
use crate::app::keymap::Keymap;
use crate::app::lesson::keys;
use crate::app::memory::Memory;
use crate::app::stage::Stage;
use crate::content::Pack;
use crate::content::address::Address;
use crate::content::citation::Style;
use crate::content::model::Family;
use crate::content::order;
use crate::page::write::Format;
use crate::page::{
    MEASURE, Page, TABLE, document, figure, glossary, lesson, marks, quiz, said, study, study::Beside, topic,
    words,
};
use crate::study::progress::Progress;

use super::documents;

/// The place as lines of at most [`MEASURE`] columns.
pub fn text(pack: &Pack, memory: &Memory, progress: Option<&Progress>, address: &Address) -> String {
    let library = pack.library();
    let format = Format::wide(MEASURE);
    let pages: Vec<Page> = match address {
        Address::Home => return home(pack),
        Address::Research => return research(pack),
        Address::Said => {
            vec![said::index(library, None, format), said::statuses(library, None, MEASURE)]
        }
        Address::Glossary => {
            vec![glossary::index(library, None, format), glossary::marks(library, None, MEASURE)]
        }
        Address::Marks => {
            let Kept { marks, recent } = Kept::of(memory, library);
            vec![marks::index(library, &marks, &recent, format)]
        }
        Address::Quiz => vec![
            quiz::due(progress, MEASURE, |_| {}),
            quiz::rounds(library, &pack.front.effects, None, 0, MEASURE, None),
        ],
        Address::Progress => {
            vec![document::titled(library, &crate::document::progress(&pack.front, progress), format)]
        }
        Address::Lessons => {
            vec![lesson::index(library, None, format), lesson::how(&keys(&Keymap::default()), MEASURE)]
        }
        Address::Topic(id) => library.topic(id).map_or_else(Vec::new, |it| {
            vec![topic::main(library, it, false, None, format), topic::sources(library, it, format)]
        }),
        Address::Study(id) => library.study(id).map_or_else(Vec::new, |it| {
            vec![study::main(library, it, Style::default(), Beside::Nothing, format)]
        }),
        Address::Figure(id) => library.figure(id).map_or_else(Vec::new, |it| {
            let at = Stage::new(library, it).at;
            vec![figure::words(library, it, &at, MEASURE), figure::table(library, it, &at, TABLE)]
        }),
        Address::Term(_) | Address::Lesson(_) => {
            documents(library, address).iter().map(|it| document::titled(library, it, format)).collect()
        }
        Address::Claim(_)
        | Address::Saying(_)
        | Address::Question(_)
        | Address::Answer(..)
        | Address::Step(..)
        | Address::Round(_)
        | Address::Cards
        | Address::Aside
        | Address::TakeUp(_) => {
            documents(library, address).iter().map(|it| document::page(library, it, format)).collect()
        }
    };
    let texts: Vec<String> = pages.into_iter().map(|page| page.text()).collect();
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
    order::by_key(&mut studies, |study| (-study.year, study.authors.first()));
    studies
        .into_iter()
        .map(|study| {
            format!("{} · {} · {} ({})\n", words::name(study), study.title, words::design(study), study.id)
        })
        .collect()
}
