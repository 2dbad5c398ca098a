//! What is said beside what is known: all sayings, or those of one status.

use super::words::{count, name};
use super::write::{Piece, Writer};
use super::{Page, Role};
use crate::content::address::Address;
use crate::content::library::Library;
use crate::content::model::{Saying, Status, Study};
use unicode_width::UnicodeWidthStr;

/// The sayings of `status`, or all, each a way to its evidence.
pub fn index(library: &Library, status: Option<Status>, width: u16) -> Page {
    let mut w = Writer::new(width);
    w.text("What is said, what is known", Role::Title);
    let all = library.sayings();
    let shown: Vec<&Saying> =
        all.iter().filter(|it| status.is_none_or(|status| it.status == status)).collect();
    let which = status.map_or_else(String::new, |status| format!("{} · {} of ", status.word(), shown.len()));
    w.text(&format!("{which}{}", count(all.len(), "saying", "sayings")), Role::Tagline);
    if width >= WIDE {
        wide(&mut w, library, (&shown, status), usize::from(width));
        return w.finish();
    }
    for saying in shown {
        w.blank();
        w.block(Address::Saying(saying.id.clone()), |w| {
            w.labelled("Said ", &saying.says, Role::Claim);
            w.labelled("Known", &saying.known, Role::Body);
            let mut meta = verdict(saying.status).to_vec();
            for study in studies(library, saying, usize::from(width).saturating_sub(2)) {
                meta.extend([Piece::new(" · ", Role::Meta), study]);
            }
            w.paragraph(&meta, 0);
        });
    }
    w.finish()
}

/// Where what is said and what is known stand side by side.
const WIDE: u16 = 84;

/// Columns for what is said, how it stands, what is known, and after whom.
struct Wide {
    said: usize,
    verdict: usize,
    known: usize,
    after: Option<usize>,
    end: usize,
}

impl Wide {
    const GAP: usize = 3;
    const VERDICT: usize = 14;
    const AFTER: usize = 42;

    /// In so many columns behind the bar.
    fn new(width: usize) -> Self {
        let after = if width >= 150 { Self::AFTER } else { 0 };
        let words = width
            .saturating_sub(Self::VERDICT + 2 * Self::GAP + after + if after > 0 { Self::GAP } else { 0 });
        let said = words * 2 / 5;
        let verdict = said + Self::GAP;
        let known = verdict + Self::VERDICT + Self::GAP;
        let end = known + words - said;
        Self { said, verdict, known, after: (after > 0).then_some(end + Self::GAP), end }
    }
}

fn column(width: usize, write: impl FnOnce(&mut Writer)) -> Page {
    let mut w = Writer::new(width as u16);
    write(&mut w);
    w.finish()
}

/// Each saying as a row: what is said, how it stands, what is known, after whom.
fn wide(w: &mut Writer, library: &Library, (shown, chosen): (&[&Saying], Option<Status>), width: usize) {
    let inner = width.saturating_sub(2);
    let at = Wide::new(inner);
    let heading = |words: &str, width: usize| column(width, |w| w.text(words, Role::Heading));
    w.blank();
    let n = Status::ALL.len();
    let each = (width - Wide::GAP * (n - 1)) / n;
    let statuses = Status::ALL.map(|status| column(each, |w| counted(w, library, status, chosen)));
    w.side_by_side(statuses.into_iter().enumerate().map(|(nth, it)| (nth * (each + Wide::GAP), it)));
    w.blank();
    let mut heads = vec![
        (2, heading("What is said", at.said)),
        (2 + at.verdict, heading("How it stands", Wide::VERDICT)),
        (2 + at.known, heading("What is known", at.end - at.known)),
    ];
    heads.extend(at.after.map(|left| (2 + left, heading("After", inner - left))));
    w.side_by_side(heads);
    for saying in shown {
        w.blank();
        w.block(Address::Saying(saying.id.clone()), |w| {
            let sources = |w: &mut Writer| {
                for study in studies(library, saying, Wide::AFTER) {
                    w.paragraph(&[study], 2);
                }
            };
            let said = column(at.said, |w| {
                w.text(&saying.says, Role::Claim);
                if at.after.is_none() {
                    w.paragraph(&dotted(studies(library, saying, at.said)), 0);
                }
            });
            let verdict = column(Wide::VERDICT, |w| w.paragraph(&verdict(saying.status), 4));
            let known = column(at.end - at.known, |w| w.text(&saying.known, Role::Body));
            let mut columns = vec![(0, said), (at.verdict, verdict), (at.known, known)];
            columns.extend(at.after.map(|left| (left, column(inner - left, sources))));
            w.side_by_side(columns);
        });
    }
}

fn verdict(status: Status) -> [Piece; 2] {
    [
        Piece::new(status.mark().replace(' ', "\u{a0}"), Role::Status(status)),
        Piece::new(format!(" {}", status.word()), Role::Status(status)),
    ]
}

/// The studies behind a saying, each a way to it, in one piece where it fits into `width` columns.
fn studies(library: &Library, saying: &Saying, width: usize) -> Vec<Piece> {
    let studies = saying.sources.iter().filter_map(|id| library.study(id));
    let piece = |study: &Study| {
        let name = name(study);
        let name = if name.width() <= width { name.replace(' ', "\u{a0}") } else { name };
        Piece::to(name, Role::Meta, Address::Study(study.id.clone()))
    };
    studies.map(piece).collect()
}

/// `pieces` with dots between.
fn dotted(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut all = Vec::new();
    for piece in pieces {
        if !all.is_empty() {
            all.push(Piece::new(" · ", Role::Meta));
        }
        all.push(piece);
    }
    all
}

/// How many sayings have each status, and what it means.
pub fn statuses(library: &Library, chosen: Option<Status>, width: u16) -> Page {
    let mut w = Writer::new(width);
    w.heading("How they stand");
    for status in Status::ALL {
        counted(&mut w, library, status, chosen);
    }
    w.finish()
}

/// Mark, word, number and meaning of a status; the chosen one has a pointer.
fn counted(w: &mut Writer, library: &Library, status: Status, chosen: Option<Status>) {
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
