//! Nothing blinks, and nothing flashes more than three times a second, whatever moves.
//!
//! A flash is, after WCAG 2.3.1, a pair of opposing changes of relative luminance of a tenth or more,
//! the darker of the two below 0.80. There it takes a quarter of ten degrees of sight; here a single
//! half of a cell is enough.

use super::common::Session;
use super::contrast::luminance;
use afferent::app::Msg;
use afferent::app::settings::{ColorTier, Settings, ThemeName};
use afferent::content::Pack;
use afferent::content::figure::Data;
use afferent::ui::theme::rgb_of;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::collections::HashMap;
use std::time::Duration;

const FRAMES_PER_SECOND: usize = 25;
const SECONDS: usize = 5;

/// How much of a cell its glyph covers, in round numbers as fonts for terminals have it.
fn coverage(symbol: &str) -> f32 {
    match symbol.chars().next().unwrap_or(' ') {
        ' ' => 0.0,
        '█' => 1.0,
        '▓' => 0.75,
        '▒' => 0.5,
        '░' => 0.25,
        c @ '▁'..='▇' => (c as u32 - 0x2580) as f32 / 8.0,
        c @ '▉'..='▏' => (0x2590 - c as u32) as f32 / 8.0,
        c @ '\u{2801}'..='\u{28ff}' => (c as u32 - 0x2800).count_ones() as f32 / 16.0,
        '●' | '■' | '◆' | '▲' | '○' => 0.35,
        '•' | '▪' | '│' | '─' | '┃' | '━' => 0.15,
        '·' | '.' => 0.03,
        _ => 0.25,
    }
}

struct Lights {
    of: HashMap<Color, f32>,
}

impl Lights {
    fn of(&mut self, color: Color) -> f32 {
        *self.of.entry(color).or_insert_with(|| luminance(rgb_of(color).unwrap()))
    }

    /// The luminance of the upper and the lower half of a cell.
    fn halves(&mut self, cell: &Cell) -> [f32; 2] {
        let (mut front, mut back) = (self.of(cell.fg), self.of(cell.bg));
        if cell.modifier.contains(Modifier::REVERSED) {
            std::mem::swap(&mut front, &mut back);
        }
        match cell.symbol() {
            "▀" => [front, back],
            "▄" => [back, front],
            symbol => [back + (front - back) * coverage(symbol); 2],
        }
    }
}

/// The frames at which a change of a tenth or more has come about, up and down in turn.
#[derive(Clone, Default)]
struct Changes {
    low: Option<f32>,
    high: Option<f32>,
    last_went_up: Option<bool>,
    at: Vec<usize>,
}

impl Changes {
    fn take(&mut self, frame: usize, light: f32) {
        const CHANGE: f32 = 0.1;
        const BRIGHT: f32 = 0.8;
        let (low, high) = (self.low.unwrap_or(light).min(light), self.high.unwrap_or(light).max(light));
        let went_up = light - low >= CHANGE && low < BRIGHT && self.last_went_up != Some(true);
        let went_down = high - light >= CHANGE && light < BRIGHT && self.last_went_up != Some(false);
        if went_up || went_down {
            self.last_went_up = Some(went_up);
            self.at.push(frame);
            (self.low, self.high) = (Some(light), Some(light));
            return;
        }
        // After a change up only the heights count, until it has gone down again.
        match self.last_went_up {
            Some(true) => (self.low, self.high) = (Some(high), Some(high)),
            Some(false) => (self.low, self.high) = (Some(low), Some(low)),
            None => (self.low, self.high) = (Some(low), Some(high)),
        }
    }

    /// The most flashes within a second: pairs of changes.
    fn most(&self) -> usize {
        let within = |from: &usize| {
            self.at.iter().filter(|at| (*from..from + FRAMES_PER_SECOND).contains(at)).count() / 2
        };
        self.at.iter().map(within).max().unwrap_or(0)
    }
}

/// Plays what moves and says where something flashes; nothing may ever blink.
fn flashing(what: &str, mut session: Session) -> Option<String> {
    let mut lights = Lights { of: HashMap::new() };
    let mut changes: Vec<Changes> = Vec::new();
    let mut before = Buffer::default();
    for frame in 0..FRAMES_PER_SECOND * SECONDS {
        let picture = session.picture();
        changes.resize(picture.content.len() * 2, Changes::default());
        // The first picture has none before it; later on, what stays as it was has no change to take.
        before.resize(picture.area);
        let cells = picture.content.iter().zip(&before.content);
        for ((cell, before), changes) in cells.zip(changes.chunks_mut(2)) {
            if frame > 0 && cell == before {
                continue;
            }
            assert!(!cell.modifier.intersects(Modifier::SLOW_BLINK | Modifier::RAPID_BLINK), "{what} blinks");
            for (light, changes) in lights.halves(cell).into_iter().zip(changes) {
                changes.take(frame, light);
            }
        }
        before = picture;
        if !session.app.is_animating() {
            break;
        }
        session.app.update(Msg::Tick(Duration::from_millis(1000 / FRAMES_PER_SECOND as u64)));
    }
    let width = usize::from(session.app.size.width);
    let (most, at) = changes.iter().enumerate().map(|(nth, it)| (it.most(), nth / 2)).max()?;
    let n_halves = changes.iter().filter(|it| it.most() > 3).count();
    let (x, y) = (at % width, at / width);
    (most > 3).then(|| format!("{what}: {n_halves} halves of cells flash, {most} times a second at {x}, {y}"))
}

fn moving(theme: ThemeName, color: ColorTier) -> Settings {
    Settings { theme, color, ..Settings::default() }
}

#[test]
fn home_flows_without_a_flash() {
    for theme in [ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast] {
        for (color, keys) in [(ColorTier::True, "Right"), (ColorTier::Ansi256, "Down")] {
            let session = Session::with("home", 100, 30, moving(theme, color)).keys(keys);
            assert_eq!(flashing(theme.word(), session), None);
        }
    }
}

#[test]
fn no_figure_flashes_while_it_plays() {
    let pack = Pack::builtin();
    let mut found = Vec::new();
    for figure in pack.library().figures() {
        let at =
            |theme| Session::with(&format!("figure:{}", figure.id), 80, 24, moving(theme, ColorTier::True));
        let session = at(ThemeName::Dark);
        let plays = session.app.is_animating();
        let session = if plays { session } else { session.keys("Space") };
        // Where nothing plays by itself a turn of the knob may.
        let session = if session.app.is_animating() { session } else { session.keys("Right") };
        found.extend(flashing(figure.id.as_str(), session));
        let fast = at(ThemeName::HighContrast);
        let fast = if fast.app.is_animating() { fast } else { fast.keys("Space") };
        found.extend(flashing(&format!("{} at its fastest", figure.id), fast.keys("> > > >")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_step_of_a_pathway_flashes_as_it_is_taken() {
    let pack = Pack::builtin();
    let mut found = Vec::new();
    for figure in pack.library().figures() {
        let Data::PathwayPlayer(player) = &figure.data else { continue };
        for step in 1..player.stages.len() {
            let look = moving(ThemeName::Dark, ColorTier::True);
            let session = Session::with(&format!("figure:{}", figure.id), 80, 24, look);
            let session = session.keys(&"Right ".repeat(step));
            found.extend(flashing(&format!("{} into step {}", figure.id, step + 1), session));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
