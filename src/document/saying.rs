//! What is said, beside what is known.

use super::{Block, Document, Fact, Source, words};
use crate::content::address::Address;
use crate::content::id::StudyId;
use crate::content::library::Library;
use crate::content::markup;
use crate::content::model::{Saying, Status};

/// All that is known of what `saying` says.
pub fn saying(library: &Library, saying: &Saying) -> Document {
    let mut it = Document::new(Address::Saying(saying.id.clone()), "What is said, what is known");
    let by = library.study(&StudyId::from(saying.said_by.as_str()));
    it.fact(Fact::SaidBy, &by.map_or_else(|| saying.said_by.clone(), words::name));
    it.blocks.push(Block::Statement(markup::parse(&saying.says)));
    it.fact(Fact::Known, &saying.known);
    it.blocks.push(Block::Status(saying.status));
    it.heading("Studies");
    it.blocks.push(Block::Sources(Source::all(library, &saying.sources)));
    it
}

/// All sayings, or those of `status`, each whole.
pub fn sayings(library: &Library, status: Option<Status>) -> Document {
    let all = library.sayings();
    let shown = || all.iter().filter(|it| status.is_none_or(|status| it.status == status));
    let mut it = Document::new(Address::Said, "What is said, what is known");
    let which =
        status.map_or_else(String::new, |status| format!("{} · {} of ", status.word(), shown().count()));
    it.tagline = format!("{which}{}", words::count(all.len(), "saying", "sayings"));
    let n = |status: Status| (status, all.iter().filter(|it| it.status == status).count());
    it.heading("How they stand");
    it.blocks.push(Block::Statuses(Status::ALL.map(n).to_vec()));
    it.blocks.extend(shown().map(|it| Block::Whole(saying(library, it))));
    it
}
