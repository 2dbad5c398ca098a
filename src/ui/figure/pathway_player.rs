//! The pathway player: a body or a piece of tissue with a signal on its way, the list of stages
//! with what each rests on, and the sentence of the one that it has come to.

mod art;
mod outline;

use super::Scene;
use crate::app::settings::ColorTier;
use crate::content::figure::{Basis, PathwayPlayer, PathwayStage};
use crate::content::model::Certainty;
use crate::sim::Cells;
use crate::sim::pathway_player::parts::{self, BAR, NUMBER, Part, wrap};
use crate::ui::paint;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

pub(super) fn draw(player: &PathwayPlayer, scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let asked = player.asked(&scene.stage.at);
    let parts = parts::parts(player, Cells { x: area.width, y: area.height }, asked.is_some());
    let rect = |part: Part| {
        Rect { x: area.x + part.x, y: area.y + part.y, width: part.width, height: part.height }
            .intersection(area)
    };
    let current = player.current(&scene.stage.at);
    art::draw(player, scene, rect(parts.art), buf);
    list(player, scene, rect(parts.list), (parts.first(player, current), parts.pitch), buf);
    let look = &scene.look;
    match asked {
        Some(asked) if parts.answer.height == 0 => {
            let said = rect(parts.said);
            let used = said_aloud(scene, said, &asked.question, look.strong(), buf);
            let rest = Rect { y: said.y + used, height: said.height.saturating_sub(used), ..said };
            said_aloud(scene, rest, &asked.answer, look.text(), buf);
        }
        _ => {
            let sentence = player.stages.get(current).map_or("", |stage| stage.what_happens.as_str());
            said_aloud(scene, rect(parts.said), sentence, look.text(), buf);
        }
    }
    let questions = rect(parts.asked);
    for (nth, (it, y)) in player.what_ifs.iter().zip(questions.top()..questions.bottom()).enumerate() {
        let line = Rect { y, height: 1, ..questions };
        let is_asked = scene.step(1) == nth + 1;
        let (mark, style) = if is_asked { ("►", look.strong()) } else { ("▸", look.dim()) };
        paint::text(buf, line, mark, if is_asked { look.family(scene.family) } else { look.dim() });
        let rest = Rect { x: line.x + BAR, width: line.width.saturating_sub(BAR), ..line }.intersection(line);
        paint::fitted(buf, rest, &it.question, style);
    }
    if let Some(asked) = asked {
        said_aloud(scene, rect(parts.answer), &asked.answer, look.text(), buf);
    }
    legend(player, scene, rect(parts.legend), buf);
}

/// The colour of what rests on `basis`; its line and its word say the same without colour.
fn colour(scene: &Scene<'_>, basis: Basis) -> Style {
    let look = &scene.look;
    match basis {
        Basis::Human => look.family(scene.family),
        Basis::Anatomy => look.text(),
        Basis::Animal => look.certainty(Certainty::AnimalOnly, scene.family),
        Basis::Disputed => look.certainty(Certainty::Contested, scene.family),
        Basis::Model | Basis::Proposed => look.dim(),
    }
}

/// A sentence behind a bar. Returns the lines used.
fn said_aloud(scene: &Scene<'_>, area: Rect, words: &str, style: Style, buf: &mut Buffer) -> u16 {
    let lines = wrap(words, area.width.saturating_sub(BAR));
    let used = (lines.len() as u16).min(area.height);
    for (nth, (line, y)) in lines.iter().zip(area.top()..area.bottom()).enumerate() {
        paint::cell(buf, area.x, y, "┃", scene.look.family(scene.family));
        let rest =
            Rect { x: area.x + BAR, y, width: area.width.saturating_sub(BAR), height: 1 }.intersection(area);
        let is_cut = nth + 1 == usize::from(area.height) && lines.len() > nth + 1;
        paint::fitted(buf, rest, &if is_cut { format!("{line} …") } else { line.clone() }, style);
    }
    used
}

/// Which columns of the list there is room for, and how wide they are.
struct Columns {
    name: u16,
    /// The place: its width, and whether it is the full one.
    place: Option<(u16, bool)>,
    runs: bool,
    /// Cells of the line of an arrow: three, one or none.
    mark: u16,
    word: bool,
}

impl Columns {
    fn new(player: &PathwayPlayer, width: u16) -> Self {
        let widest =
            |text: &dyn Fn(&PathwayStage) -> usize| player.stages.iter().map(text).max().unwrap_or(0) as u16;
        let short = widest(&|stage| place(stage, false).width());
        let full = widest(&|stage| place(stage, true).width());
        let word = 9;
        let room = width.saturating_sub(NUMBER);
        let mut it = Self {
            name: parts::name_width(player).min(room.saturating_sub(2)),
            place: None,
            runs: false,
            mark: 1,
            word: false,
        };
        let mut rest = room.saturating_sub(it.name + 2);
        let mut takes = |columns: u16| {
            let fits = rest >= columns;
            rest -= if fits { columns } else { 0 };
            fits
        };
        it.mark = if takes(3) { 3 } else { 1 };
        it.word = it.mark == 3 && takes(word);
        it.runs = it.word && takes(2);
        let place = [(full, true), (short, false)]
            .into_iter()
            .find(|(columns, _)| *columns > 0 && takes(columns + 2));
        it.place = if it.runs { place } else { None };
        it
    }
}

fn list(
    player: &PathwayPlayer,
    scene: &Scene<'_>,
    area: Rect,
    (first, pitch): (usize, u16),
    buf: &mut Buffer,
) {
    let look = &scene.look;
    let current = player.current(&scene.stage.at);
    let asked = player.asked(&scene.stage.at);
    let columns = Columns::new(player, area.width);
    for (nth, stage) in player.stages.iter().enumerate().skip(first) {
        let y = area.y + (nth - first) as u16 * pitch;
        if y >= area.bottom() {
            return;
        }
        let line = Rect { y, height: 1, ..area };
        let mut x = line.x;
        let mut put = |buf: &mut Buffer, columns: u16, text: &str, style: Style| {
            let rest = Rect { x, width: columns, ..line }.intersection(line);
            paint::fitted(buf, rest, text, style);
            x += columns;
        };
        let is_current = nth == current;
        let name = match nth.cmp(&current) {
            std::cmp::Ordering::Less => look.text(),
            std::cmp::Ordering::Equal => look.strong(),
            std::cmp::Ordering::Greater => look.dim(),
        };
        // A row that is reversed has one colour, or it falls into pieces.
        let is_plain = is_current && look.tier == ColorTier::Ansi16;
        let basis = if is_plain { name } else { colour(scene, stage.basis) };
        let dim = if is_plain { name } else { look.dim() };
        let change = asked.and_then(|asked| asked.change(stage));
        put(
            buf,
            2,
            if is_current { "►" } else { "" },
            if is_plain { name } else { look.family(scene.family) },
        );
        put(buf, 3, &format!("{:>2}", nth + 1), name);
        put(buf, columns.name + 1, &stage.name, name);
        let says = change.map(|change| format!("{} {}", change.mark(), change.word()));
        if let Some((width, is_full)) = columns.place {
            put(buf, 1, "", name);
            match &says {
                Some(says) => put(buf, width + 1, says, look.strong()),
                None => put(buf, width + 1, &place(stage, is_full), dim),
            }
        }
        if columns.runs {
            put(buf, 2, stage.runs.mark(), basis);
        }
        let [a, b, c] = stage.basis.mark();
        match &says {
            Some(says) if columns.place.is_none() && columns.word => put(buf, 12, says, look.strong()),
            Some(_) if columns.place.is_none() => {
                put(buf, columns.mark, change.map_or("", |change| change.mark()), look.strong());
            }
            _ => {
                put(
                    buf,
                    columns.mark,
                    &if columns.mark == 3 { [a, b, c].concat() } else { a.to_owned() },
                    basis,
                );
                if columns.word {
                    put(buf, 1, "", basis);
                    put(buf, 8, stage.basis.word(), basis);
                }
            }
        }
        if is_current {
            paint::tint(buf, Rect { width: (x + 1 - line.x).min(line.width), ..line }, look.selection());
        }
        // The arrow from the stage above, where there is a line for it.
        if nth > first && player.before(nth).contains(&(nth - 1)) {
            for up in 1..pitch {
                paint::cell(
                    buf,
                    area.x + 3,
                    y - up,
                    downward(stage.basis),
                    if nth <= current { basis } else { look.faint() },
                );
            }
        }
    }
}

/// Where a stage is, in full or in a word or two, and that nothing changes there if so.
fn place(stage: &PathwayStage, in_full: bool) -> String {
    let place = if in_full { stage.place.as_str() } else { stage.at.word() };
    if stage.unchanged { format!("{place}: no change") } else { place.to_owned() }
}

/// The line of an arrow from top to bottom.
fn downward(basis: Basis) -> &'static str {
    match basis {
        Basis::Human => "┃",
        Basis::Animal => "┇",
        Basis::Anatomy => "│",
        Basis::Model => "+",
        Basis::Disputed => "?",
        Basis::Proposed => "·",
    }
}

/// What the lines mean, of those that there are.
fn legend(player: &PathwayPlayer, scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let used = Basis::ALL.into_iter().filter(|basis| player.stages.iter().any(|stage| stage.basis == *basis));
    for (basis, y) in used.zip(area.top()..area.bottom()) {
        let line = Rect { y, height: 1, ..area };
        paint::text(buf, line, &basis.mark().concat(), colour(scene, basis));
        let rest = Rect { x: line.x + 5, width: line.width.saturating_sub(5), ..line }.intersection(line);
        let style = scene.look.dim().remove_modifier(Modifier::BOLD);
        paint::fitted(buf, rest, &format!("{}: {}", basis.word(), basis.meaning()), style);
    }
}
