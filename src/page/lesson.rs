//! The lessons of the pack, to choose one, and how one is given.

use super::scale::nice;
use super::words::part_word;
use super::write::{Format, Piece, Writer, flowed};
use super::{Page, Role, Span};
use crate::content::address::Address;
use crate::content::id::LessonId;
use crate::content::lesson::{Lesson, Step};
use crate::content::library::Library;
use crate::content::model::Family;
use crate::document::lesson::length;
use serde::{Deserialize, Serialize};
use unicode_width::UnicodeWidthStr;

/// Whose steps stand below their strip by name.
#[derive(Clone, Copy)]
enum Named<'a> {
    Every,
    One(Option<&'a LessonId>),
    Nobody,
}

/// Every lesson with how long it takes: its steps as a strip of time and, where there is room, by name, with minutes
/// below the strip. All of them are to be in view at once: where they are not, minutes and names are left to the
/// `chosen` one, then the title, which stands in the crumbs of its place as well, gives its lines.
pub fn index(library: &Library, chosen: Option<&LessonId>, format: Format) -> Page {
    let one = Named::One(chosen);
    let mut ways = [(true, Named::Every), (true, one), (false, one), (false, Named::Nobody)]
        .into_iter()
        .flat_map(|(is_titled, named)| {
            [Named::Every, one, Named::Nobody].map(|timed| Way { is_titled, named, timed })
        })
        .map(|way| set(library, way, format));
    let fits = |it: &Page| format.lines == 0 || it.height() <= format.lines;
    let least = Way { is_titled: false, named: one, timed: Named::Nobody };
    ways.find(fits).unwrap_or_else(|| set(library, least, format))
}

/// What of the list is shown.
#[derive(Clone, Copy)]
struct Way<'a> {
    is_titled: bool,
    named: Named<'a>,
    /// Whose strips have minutes below them.
    timed: Named<'a>,
}

impl Named<'_> {
    fn has(self, id: &LessonId) -> bool {
        match self {
            Named::Every => true,
            Named::One(one) => one == Some(id),
            Named::Nobody => false,
        }
    }
}

fn set(library: &Library, way: Way<'_>, format: Format) -> Page {
    let width = format.width;
    let mut w = Writer::new(width);
    if way.is_titled {
        w.title("Lessons", "For a class, a film, or a first look round.", format);
    }
    if library.lessons().is_empty() {
        w.blank();
        w.text("This pack has none.", Role::Body);
        return w.finish();
    }
    w.gap();
    key(&mut w);
    for lesson in library.lessons() {
        w.blank();
        w.block(Address::Lesson(lesson.id.clone()), |w| {
            let (title, about) = (&lesson.title, length(lesson));
            if title.width() + " · ".width() + about.width() <= w.room() {
                w.line(vec![span(title.clone(), Role::Strong), span(format!(" · {about}"), Role::Meta)]);
            } else {
                w.text(title, Role::Strong);
                w.text(&about, Role::Meta);
            }
            w.text(&lesson.one_line, Role::Body);
            // By these numbers its steps are named below it.
            if width >= TALL {
                w.line(vec![span(numbers(lesson, w.room()), Role::Meta)]);
            }
            for _ in 0..if width >= TALL { 2 } else { 1 } {
                w.line(strip(library, lesson, w.room()));
            }
            if way.timed.has(&lesson.id) {
                w.line(vec![span(minutes(lesson, w.room()), Role::Meta)]);
            }
            if way.named.has(&lesson.id) && width >= NAMED {
                names(w, lesson);
            }
        });
    }
    w.finish()
}

/// From this width on steps have their names, and from this one on a strip has two lines.
const NAMED: u16 = 84;
const TALL: u16 = 160;

/// Whose colours the steps of a lesson have.
const STREAMS: [Family; 3] = [Family::Specific, Family::Contextual, Family::NonSpecific];

/// What a step is, as the strip shows it: by the block that it is made of, so that it is seen without colour; in the
/// colour of the stream that it is about.
fn look(library: &Library, step: &Step) -> (char, Role) {
    let address = step.address();
    let role = match family(library, address) {
        Family::Total => Role::Body,
        family => Role::Mark(family),
    };
    match address {
        _ if step.prediction.is_some() => ('█', Role::Number),
        Address::Figure(_) => ('▓', role),
        Address::Home => ('░', role),
        _ => ('▒', role),
    }
}

/// The stream that `address` belongs to, or the total.
fn family(library: &Library, address: &Address) -> Family {
    let topic = match address {
        Address::Topic(id) => Some(id),
        Address::Figure(id) => library.figure(id).map(|it| &it.topic),
        Address::Claim(id) => library.claim(id).map(|(topic, _)| &topic.id),
        Address::Saying(id) => library.saying(id).map(|it| &it.topic),
        Address::Study(id) => return library.family_resting_on(id),
        _ => None,
    };
    topic.map_or(Family::Total, |id| library.family(id))
}

/// What the blocks of a strip mean, and below it their colours.
fn key(w: &mut Writer) {
    let is_wide = w.room() >= NAMED.into();
    let n = if is_wide { 2 } else { 1 };
    let kinds = [("█", "question"), ("▓", "figure"), ("▒", "words"), ("░", "the streams")];
    let label = |what: &str| Piece::new(format!("{what:8}").replace(' ', "\u{a0}"), Role::Label);
    let say = |what: &str| Piece::new(format!("\u{a0}{}   ", what.replace(' ', "\u{a0}")), Role::Body);
    let mut pieces = vec![label("Step")];
    for (block, what) in kinds {
        let role = if block == "█" { Role::Number } else { Role::Body };
        pieces.push(Piece::new(block.repeat(n), role));
        // In the colours that it has in a strip.
        let about = STREAMS.iter().filter(|_| is_wide && "▓▒".contains(block));
        pieces.extend(about.map(|it| Piece::new(block.repeat(n), Role::Mark(*it))));
        pieces.push(say(what));
    }
    w.paragraph(&pieces, 8);
    let mut pieces = vec![label("About")];
    for it in STREAMS {
        pieces.extend([Piece::new(it.mark(), Role::Mark(it)), say(part_word(it))]);
    }
    pieces.extend([Piece::new("▓▒", Role::Body), say("no single one")]);
    w.paragraph(&pieces, 8);
}

/// The minutes of a lesson below its strip, each beginning where it does.
fn minutes(lesson: &Lesson, width: usize) -> String {
    const APART: f64 = 9.0;
    let whole = lesson.minutes().max(f64::MIN_POSITIVE);
    let step = nice(APART / width as f64 * whole).max(1.0);
    let mut line = String::new();
    for nth in 0..=(whole / step) as usize {
        let minute = nth as f64 * step;
        let at = (minute / whole * width as f64).round() as usize;
        let words = if nth == 1 { format!("{minute} min") } else { minute.to_string() };
        // The last one ends where the strip does.
        let at = at.min(width.saturating_sub(words.len()));
        line.push_str(&" ".repeat(at.saturating_sub(line.len())));
        line.push_str(&words);
    }
    line
}

/// The number of each step over the place where it begins in the strip, those that have room there.
fn numbers(lesson: &Lesson, width: usize) -> String {
    let whole = lesson.minutes().max(f64::MIN_POSITIVE);
    let mut line = String::new();
    for nth in 0..lesson.steps.len() {
        let at = (lesson.minutes_before(nth) / whole * width as f64).round() as usize;
        if nth == 0 || line.len() < at {
            line.push_str(&" ".repeat(at.saturating_sub(line.len())));
            line.push_str(&(nth + 1).to_string());
        }
    }
    line
}

/// The steps of `lesson` one after the other, as long as each is planned to take of so many columns.
fn strip(library: &Library, lesson: &Lesson, width: usize) -> Vec<Span> {
    let whole = lesson.minutes().max(f64::MIN_POSITIVE);
    let column = |nth: usize| (lesson.minutes_before(nth) / whole * width as f64).round() as usize;
    let pieces = lesson.steps.iter().enumerate().flat_map(|(nth, step)| {
        let (block, role) = look(library, step);
        let width = column(nth + 1).saturating_sub(column(nth));
        // A step that is long enough has a gap behind it.
        let gap = usize::from(width > 1);
        let blocks: String = std::iter::repeat_n(block, width - gap).collect();
        [span(blocks, role), span(" ".repeat(gap), Role::Body)]
    });
    pieces.collect()
}

/// The number and title of every step, in columns; that of a question says so.
fn names(w: &mut Writer, lesson: &Lesson) {
    const GAP: usize = 3;
    let name = |nth: usize, step: &Step| {
        let (mark, role) = if step.prediction.is_some() { ("? ", Role::Number) } else { ("", Role::Body) };
        (format!("{:>2}  ", nth + 1), format!("{mark}{}", step.title), role)
    };
    let names: Vec<_> = lesson.steps.iter().enumerate().map(|(nth, step)| name(nth, step)).collect();
    let width = |(number, title, _): &(String, String, Role)| number.width() + title.width();
    let widest = names.iter().map(width).max().unwrap_or(0) + GAP;
    let n_rows = names.len().div_ceil(((w.room() + GAP) / widest).max(1)).max(1);
    let each = (w.room() + GAP) / names.len().div_ceil(n_rows).max(1);
    for row in 0..n_rows {
        let spans = names.iter().skip(row).step_by(n_rows).flat_map(|it| {
            let (number, title, role) = it;
            let rest = " ".repeat(each.saturating_sub(width(it)));
            [span(number.clone(), Role::Meta), span(title.clone(), *role), span(rest, Role::Body)]
        });
        w.line(spans.collect());
    }
}

fn span(text: String, role: Role) -> Span {
    Span { text, role, stop: None }
}

/// A step as the list of all has it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Listed {
    pub title: String,
    pub caption: String,
    /// What it is, in a word or two.
    pub kind: String,
    /// How long it is planned to take.
    pub minutes: f64,
}

impl Listed {
    pub fn of(step: &Step) -> Self {
        let kind = match step.address() {
            _ if step.prediction.is_some() => "question",
            _ if !step.lines.is_empty() => "lines",
            Address::Home => "home",
            Address::Topic(_) => "page",
            Address::Claim(_) => "claim",
            Address::Saying(_) => "saying",
            Address::Study(_) => "study",
            Address::Term(_) => "term",
            Address::Figure(_) => "figure",
            _ => "list",
        };
        let (title, caption) = (step.title.clone(), step.caption.clone());
        Self { title, caption, kind: kind.to_owned(), minutes: step.minutes }
    }

    /// "question, 2 min".
    pub fn about(&self) -> String {
        format!("{}, {} min", self.kind, self.minutes)
    }
}

/// All steps of the lesson `id` to go to one, with what each is; `now` is the one that is shown, from 0.
pub fn steps(id: &LessonId, steps: &[Listed], now: usize, width: u16) -> Page {
    let mut w = Writer::new(width);
    for (nth, step) in steps.iter().enumerate() {
        let is_now = nth == now;
        let number = format!("{:>2}\u{a0}\u{a0}", nth + 1).replace(' ', "\u{a0}");
        let title = Piece::new(&step.title, if is_now { Role::Strong } else { Role::Body });
        let here = if is_now { " · here" } else { "" };
        let about = Piece::new(format!(" · {}{here}", step.about()), Role::Meta);
        w.row(Address::Step(id.clone(), nth), |w| {
            w.paragraph(&[Piece::new(number, Role::Meta), title, about], 4);
        });
    }
    w.finish()
}

/// How a lesson is given: which key does what, and what stands beside it.
pub fn how(keys: &[(String, &str)], width: u16) -> Page {
    let mut w = Writer::new(width);
    w.heading("How to give one");
    let beside = [
        ("Notes", "stand in another terminal, for you alone: `afferent notes`."),
        ("Class", "`afferent lesson NAME --class 2b` goes on where 2b stopped."),
    ];
    let rows = || keys.iter().map(|(key, does)| (key.as_str(), *does)).chain(beside);
    let widest = rows().map(|(key, _)| key.width()).max().unwrap_or(0);
    let n = if width >= TALL { 2 } else { 1 };
    let each = (width / n).saturating_sub(n - 1);
    let rows = rows().map(|(key, does)| {
        let mut w = Writer::new(each);
        w.labelled(&format!("{key}{}", " ".repeat(widest - key.width())), does, Role::Body);
        w.finish()
    });
    let columns = flowed(rows.collect(), n.into());
    w.side_by_side((0..).step_by(usize::from(each + 1)).zip(columns));
    w.finish()
}
