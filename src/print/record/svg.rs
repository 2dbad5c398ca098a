//! A film as an SVG that moves by itself: no script, so that it plays in a page's `<img>` too.
//!
//! Each line of the screen is a strip of all that it ever shows, one below the other, seen through a
//! slit and moved by keyframes. What moves within a line, a pulse in a stream, has a strip of its own
//! that lies over it, so that the line below is written once. Whoever wants no motion sees the
//! first picture.

use super::{Seen, Take, shoot};
use crate::app::App;
use crate::app::settings::Settings;
use crate::print::snapshot::glyphs::{CELL, is_crisp};
use crate::print::snapshot::svg::{Parts, head};
use crate::print::snapshot::{colors, rows, runs};
use ratatui::buffer::Cell;
use std::collections::HashMap;
use std::fmt::Write;
use std::rc::Rc;
use std::time::Duration;

pub(super) fn write(app: &mut App, takes: &[Take], fps: u32) -> Result<String, String> {
    let (screen, settings) = (app.screen, app.settings);
    let mut lines = vec![Versions::default(); usize::from(screen.height)];
    let length = shoot(app, takes, fps, |at, seen| {
        if let Seen::Picture(picture) = seen {
            rows(picture).zip(&mut lines).for_each(|(row, line)| line.show(at, row));
        }
    })?;
    let ground = colors(&Cell::EMPTY, &settings).1;
    let width = usize::from(screen.width) * CELL.0;
    let mut film = Film { settings, ground, length, width, ..Film::default() };
    for (y, line) in lines.iter().enumerate() {
        let [below, above] = film.layers(line);
        film.strip(y, &below);
        film.strip(y, &above);
    }
    Ok(format!(
        "{}<style>\n.f{{animation:{}ms step-end infinite}}\n.b{{shape-rendering:crispEdges}}\n\
         .l{{fill:none}}\n{}\
         @media (prefers-reduced-motion:reduce){{.f{{animation:none!important}}}}\n</style>\n\
         <defs>\n{}</defs>\n{}</svg>\n",
        head(screen, &film.ground),
        length.as_millis(),
        film.keyframes,
        film.contents,
        film.strips
    ))
}

/// From content to content of a strip, with room between them: the slit is a little higher than a line, so
/// that its edges, which fall between the pixels of a film that is not as large as it was made, cut nothing.
const STEP: usize = 2 * CELL.1;
/// What a slit is higher than its line, above and below.
const AIR: usize = 1;

/// What a line of the screen shows, and when.
#[derive(Clone, Default)]
struct Versions {
    /// Each different content once.
    rows: Vec<Rc<[Cell]>>,
    known: HashMap<Rc<[Cell]>, usize>,
    /// From when on which of them is shown.
    shown: Vec<(Duration, usize)>,
}

impl Versions {
    fn show(&mut self, at: Duration, row: &[Cell]) {
        let nth = self.known.get(row).copied().unwrap_or_else(|| {
            let new: Rc<[Cell]> = row.into();
            self.rows.push(Rc::clone(&new));
            self.known.insert(new, self.rows.len() - 1);
            self.rows.len() - 1
        });
        if self.shown.last().is_none_or(|(_, last)| *last != nth) {
            self.shown.push((at, nth));
        }
    }

    fn row(&self, nth: usize) -> &[Cell] {
        self.rows.get(nth).map_or(&[], |row| row)
    }

    /// Stretches in which only a little of the line changes from one moment to the next.
    fn scenes(&self) -> impl Iterator<Item = &[(Duration, usize)]> {
        self.shown.chunk_by(|(_, before), (_, after)| {
            let (before, after) = (self.row(*before), self.row(*after));
            let n_changed = before.iter().zip(after).filter(|(a, b)| a != b).count();
            n_changed * 3 <= before.len()
        })
    }

    /// What stands in each cell most of the times. A letter that does not stay is none of it: its edges are
    /// blurred and would be seen around what is laid over it.
    fn usual(&self, scene: &[(Duration, usize)]) -> Vec<Cell> {
        let rows: Vec<_> = scene.iter().map(|(_, nth)| self.row(*nth)).collect();
        let most = |x: usize| {
            let mut counts: Vec<(&Cell, usize)> = Vec::new();
            for cell in rows.iter().filter_map(|row| row.get(x)) {
                match counts.iter_mut().find(|(it, _)| *it == cell) {
                    Some((_, n)) => *n += 1,
                    None => counts.push((cell, 1)),
                }
            }
            let stays = counts.len() == 1;
            // Of several, the first: `max_by_key` would take the last.
            let mut usual = counts.into_iter().rev().max_by_key(|(_, n)| *n)?.0.clone();
            if !stays && !is_crisp(usual.symbol()) {
                usual.set_symbol(" ");
            }
            Some(usual)
        };
        (0..rows.first().map_or(0, |row| row.len())).filter_map(most).collect()
    }
}

/// From when on a strip shows which content; nothing is content 0.
type Layer = Vec<(Duration, usize)>;

#[derive(Default)]
struct Film {
    settings: Settings,
    ground: String,
    length: Duration,
    /// Numbers of contents.
    known: HashMap<String, usize>,
    contents: String,
    keyframes: String,
    strips: String,
    width: usize,
    n_strips: usize,
}

impl Film {
    /// What usually stands in a line, and what stands over it from time to time.
    fn layers(&mut self, line: &Versions) -> [Layer; 2] {
        let (mut below, mut above) = (Layer::new(), Layer::new());
        let mut show = |layer: usize, at: Duration, content: usize| {
            let layer = if layer == 0 { &mut below } else { &mut above };
            if layer.last().is_none_or(|(_, last)| *last != content) {
                layer.push((at, content));
            }
        };
        for scene in line.scenes() {
            let usual = line.usual(scene);
            for (nth, (at, version)) in scene.iter().enumerate() {
                if nth == 0 {
                    let whole = self.row(&usual);
                    show(0, *at, whole);
                }
                let patch = self.patch(&usual, line.row(*version));
                show(1, *at, patch);
            }
        }
        [below, above]
    }

    fn row(&mut self, row: &[Cell]) -> usize {
        let mut parts = Parts::default();
        for (x, run) in runs(row) {
            parts.run(run, (x, 0), &self.settings, Some(&self.ground));
        }
        self.content(&parts)
    }

    /// The cells of `row` that are not those of `usual`.
    fn patch(&mut self, usual: &[Cell], row: &[Cell]) -> usize {
        let mut parts = Parts::default();
        let mut x = 0;
        let cells: Vec<_> = usual.iter().zip(row).collect();
        for stretch in cells.chunk_by(|a, b| (a.0 == a.1) == (b.0 == b.1)) {
            if stretch.first().is_some_and(|(usual, cell)| usual != cell) {
                let cells: Vec<Cell> = stretch.iter().map(|(_, cell)| (*cell).clone()).collect();
                for (from, run) in runs(&cells) {
                    parts.run(run, (x + from, 0), &self.settings, None);
                }
            }
            x += stretch.len();
        }
        self.content(&parts)
    }

    /// The number of what `parts` draw, which is written once.
    fn content(&mut self, parts: &Parts) -> usize {
        let mut drawn = String::new();
        for (class, paths) in [("b", parts.blocks()), ("l", parts.lines())] {
            if !paths.is_empty() {
                let _ = write!(drawn, "<g class=\"{class}\">{}</g>", paths.replace('\n', ""));
            }
        }
        drawn.push_str(&parts.words().replace('\n', ""));
        if drawn.is_empty() {
            return 0;
        }
        let next = self.known.len() + 1;
        match self.known.get(&drawn) {
            Some(known) => *known,
            None => {
                let _ = writeln!(self.contents, "<g id=\"c{next}\">{drawn}</g>");
                self.known.insert(drawn, next);
                next
            }
        }
    }

    /// Line `y` as a strip that moves.
    fn strip(&mut self, y: usize, layer: &Layer) {
        let h = CELL.1;
        // Contents in the order in which they come, with the moments at which they do.
        let mut moments: Vec<(usize, Vec<Duration>)> = Vec::new();
        for (at, content) in layer {
            match moments.iter_mut().find(|(it, _)| it == content) {
                Some((_, times)) => times.push(*at),
                None => moments.push((*content, vec![*at])),
            }
        }
        let uses: String = moments
            .iter()
            .enumerate()
            .filter(|(_, (content, _))| *content > 0)
            .map(|(nth, (content, _))| match nth {
                0 => format!("<use href=\"#c{content}\"/>"),
                nth => format!("<use y=\"{}\" href=\"#c{content}\"/>", nth * STEP),
            })
            .collect();
        if uses.is_empty() {
            return;
        }
        if moments.len() == 1 {
            let _ = writeln!(self.strips, "<g transform=\"translate(0 {})\">{uses}</g>", y * h);
            return;
        }
        let name = self.n_strips;
        self.n_strips += 1;
        let _ = write!(self.keyframes, "@keyframes k{name}{{");
        for (nth, (_, times)) in moments.iter().enumerate() {
            let times: Vec<_> = times.iter().map(|at| percent(*at, self.length)).collect();
            let _ = write!(self.keyframes, "{}{{translate:0 -{}px}}", times.join(","), nth * STEP);
        }
        self.keyframes.push_str("}\n");
        let _ = writeln!(
            self.strips,
            "<svg y=\"{}\" width=\"{width}\" height=\"{tall}\" viewBox=\"0 -{AIR} {width} {tall}\">\
             <g class=\"f\" style=\"animation-name:k{name}\">{uses}</g></svg>",
            (y * h) as i64 - AIR as i64,
            width = self.width,
            tall = h + 2 * AIR,
        );
    }
}

/// `at` as a part of `length`, exact to less than a picture in the longest film.
fn percent(at: Duration, length: Duration) -> String {
    let part = at.as_secs_f64() / length.as_secs_f64().max(f64::EPSILON);
    let digits = format!("{:.4}", part * 100.0);
    format!("{}%", digits.trim_end_matches('0').trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::super::takes;
    use super::*;
    use crate::content::Pack;
    use crate::print::script;
    use ratatui::layout::Size;

    /// The tour of the README, more or less.
    const TOUR: &str = "wait:3500 Down wait:1200 Down wait:1200 Right wait:1200 Left wait:250 Up wait:250 Up \
         wait:500 Enter wait:1500 Enter wait:1500 Enter wait:2000 f wait:3000 Right wait:500 Right wait:500 Right \
         wait:1500 Right wait:300 Right wait:300 Right wait:1800 Esc wait:800 Down wait:400 Down wait:400 Down \
         wait:400 Enter wait:3500 Esc wait:500 / wait:600 type:trial\\slens wait:1000 Enter wait:3000 Down wait:500 \
         Tab wait:500 Right wait:2500 Esc wait:800 0 wait:8000";

    fn film(keys: &str) -> String {
        let mut app = App::new(Pack::builtin(), Size { width: 120, height: 36 }, Settings::default());
        write(&mut app, &takes(script::parse(keys).unwrap()).unwrap(), 10).unwrap()
    }

    #[test]
    fn a_tour_of_most_of_a_minute_is_no_burden_for_a_page() {
        let film = film(TOUR);
        assert!(film.len() < 1_700_000, "{} bytes", film.len());
        assert!(!film.contains("<script") && !film.contains("url("));
    }

    #[test]
    fn a_line_that_never_changes_has_no_keyframes_and_a_film_is_the_same_each_time() {
        let keys = "wait:300 Down wait:300";
        let film = film(keys);
        assert!(film.matches("@keyframes").count() < 2 * 36);
        assert_eq!(film, self::film(keys));
    }

    #[test]
    fn the_edge_of_a_slit_cuts_no_line_and_shows_none_of_the_next() {
        const { assert!(AIR > 0 && STEP > CELL.1 + 2 * AIR) };
        let film = film("Down wait:300");
        let slits: Vec<_> = film.split("<svg y=\"").skip(1).collect();
        let tall = format!("height=\"{}\" viewBox=\"0 -{AIR} ", CELL.1 + 2 * AIR);
        assert!(!slits.is_empty() && slits.iter().all(|slit| slit.contains(&tall)), "{slits:?}");
    }

    #[test]
    fn nothing_with_blurred_edges_is_covered() {
        let mut line = Versions::default();
        for (ms, text) in ["over it ▄", "over it ▄", "over    ▄", "over it ▀"].into_iter().enumerate()
        {
            let row: Vec<Cell> = text.split("").filter(|it| !it.is_empty()).map(cell).collect();
            line.show(Duration::from_millis(ms as u64), &row);
        }
        let usual: String = line.usual(&line.shown).iter().map(Cell::symbol).collect();
        assert_eq!(usual, "over    ▄");
    }

    fn cell(symbol: &str) -> Cell {
        let mut cell = Cell::EMPTY;
        cell.set_symbol(symbol);
        cell
    }

    #[test]
    fn everything_that_is_used_is_there_once() {
        let film = film("Down Enter");
        let ids: Vec<_> = film.split("<g id=\"").skip(1).map(|it| it.split('"').next().unwrap()).collect();
        let uses: Vec<_> = film.split("href=\"#").skip(1).map(|it| it.split('"').next().unwrap()).collect();
        assert!(ids.iter().all(|id| film.matches(&format!("id=\"{id}\"")).count() == 1 && uses.contains(id)));
        assert!(!uses.is_empty() && uses.iter().all(|id| ids.contains(id)));
    }

    #[test]
    fn a_moment_is_a_part_of_the_film() {
        let of = |at| percent(Duration::from_millis(at), Duration::from_secs(40));
        assert_eq!([of(0), of(50), of(20_000), of(39_999)], ["0%", "0.125%", "50%", "99.9975%"]);
    }
}
