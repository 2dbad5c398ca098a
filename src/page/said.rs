//! What is said beside what is known: all sayings, or those of one status.

use super::words::{count, name};
use super::write::{Piece, Writer};
use super::{Page, Role, Target};
use crate::content::library::Library;
use crate::content::model::{Saying, Status};

/// The sayings of `status`, or all, each a way to its evidence.
pub fn index(library: &Library, status: Option<Status>, width: u16) -> Page {
    let mut w = Writer::new(width);
    w.text("What is said, what is known", Role::Title);
    let all = library.sayings();
    let shown: Vec<&Saying> =
        all.iter().filter(|it| status.is_none_or(|status| it.status == status)).collect();
    let which = status.map_or_else(String::new, |status| format!("{} · {} of ", status.word(), shown.len()));
    w.text(&format!("{which}{}", count(all.len(), "saying", "sayings")), Role::Tagline);
    for saying in shown {
        w.blank();
        w.block(Target::Saying(saying.id.clone()), |w| {
            w.labelled("Said ", &saying.says, Role::Claim);
            w.labelled("Known", &saying.known, Role::Body);
            let mut meta = vec![
                Piece::new(saying.status.mark().replace(' ', "\u{a0}"), Role::Status(saying.status)),
                Piece::new(format!(" {}", saying.status.word()), Role::Status(saying.status)),
            ];
            for study in saying.sources.iter().filter_map(|id| library.study(id)) {
                meta.push(Piece::new(" · ", Role::Meta));
                let name = name(study).replace(' ', "\u{a0}");
                meta.push(Piece::to(name, Role::Meta, Target::Study(study.id.clone())));
            }
            w.paragraph(&meta, 0);
        });
    }
    w.finish()
}

/// How many sayings have each status, and what it means.
pub fn statuses(library: &Library, chosen: Option<Status>, width: u16) -> Page {
    let mut w = Writer::new(width);
    w.heading("How they stand");
    for status in Status::ALL {
        let n = library.sayings().iter().filter(|saying| saying.status == status).count();
        let pointer = if chosen == Some(status) { "►" } else { "\u{a0}" };
        w.paragraph(
            &[
                Piece::new(pointer, Role::Strong),
                Piece::new(status.mark().replace(' ', "\u{a0}"), Role::Status(status)),
                Piece::new(format!(" {} {n}", status.word()), Role::Status(status)),
                Piece::new(format!("  {}", status.meaning()), Role::Meta),
            ],
            5,
        );
    }
    w.finish()
}
