//! Everything without a screen: the same core, drawn once and written out.

pub mod anki;
pub mod check;
pub mod cite;
pub mod file;
pub mod hypertext;
pub mod list;
pub mod place;
pub mod read;
pub mod record;
pub mod reviews;
pub mod schema;
pub mod script;
pub mod search;
pub mod show;
pub mod snapshot;
pub mod starter;
pub mod step;
pub mod vector;

use crate::app::stage::Stage;
use crate::content::address::Address;
use crate::content::citation::Style;
use crate::content::figure::Figure;
use crate::content::library::Library;
use crate::document::{self, Document};

/// The version of the shape of everything that is written as JSON; CONTRIBUTING.md describes it.
pub const JSON_VERSION: u32 = 1;

/// All that is said of the thing at `address`; nothing of home and of lists.
fn documents(library: &Library, address: &Address) -> Vec<Document> {
    let study = |id| {
        let study = library.study(id);
        study.map(|it| [document::study(library, it, Style::Apa), document::leaning(library, it)])
    };
    let one = match address {
        Address::Study(id) => return study(id).into_iter().flatten().collect(),
        Address::Topic(id) => library.topic(id).map(|it| document::topic(library, it)),
        Address::Term(id) => library.term(id).map(|it| document::term(library, it)),
        Address::Figure(id) => library.figure(id).map(|it| figure(library, it)),
        Address::Claim(id) => library.claim(id).map(|(_, it)| document::claim(library, it)),
        Address::Saying(id) => library.saying(id).map(|it| document::saying(library, it)),
        Address::Question(id) => library.question(id).map(|it| document::question(library, it)),
        Address::Lesson(id) => library.lesson(id).map(|it| document::lesson(library, it)),
        Address::Said => Some(document::sayings(library, None)),
        Address::Glossary => Some(document::marks()),
        // Other lists are told by those who show them; an option and a round have nothing to tell.
        _ => None,
    };
    one.into_iter().collect()
}

/// A figure as it stands before anything is set.
fn figure(library: &Library, figure: &Figure) -> Document {
    document::figure(library, figure, &Stage::new(library, figure).at)
}
