//! Figures: a title line with what is set, the picture, sliders, small print. The same drawing
//! serves the full screen and the place beside the text of a page.

mod dots;
mod stroke_lab;

use super::paint;
use super::theme::Look;
use crate::app::place::Place;
use crate::app::stage::{Face, Stage};
use crate::app::{App, Hit};
use crate::content::figure::{Data, Figure};
use crate::content::model::Family;
use crate::layout::{self, Setting};
use crate::page::words;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

/// What a picture needs to know besides its data.
struct Scene<'a> {
    look: Look,
    family: Family,
    stage: &'a Stage,
    /// Seconds on the figure's clock; a still figure has none.
    seconds: Option<f64>,
}

/// The figure of the place, if it has one and there is room for it.
pub fn draw(app: &App, place: &Place, buf: &mut Buffer) {
    if *place != app.nav.here {
        return;
    }
    let Some((figure, area, setting)) = app.visible_figure() else { return };
    let Some(stage) = app.stages.get(&figure.id) else { return };
    let is_full = setting == Setting::Full;
    if is_full && stage.face != Face::Picture {
        return;
    }
    let scene = Scene {
        look: Look::new(&app.settings),
        family: app.family(),
        stage,
        seconds: app.settings.motion.then_some(stage.clock.as_secs_f64()),
    };
    let area = layout::figure(area, setting, stage.knobs.len());
    title(app, &scene, figure, area.title, buf);
    match &figure.data {
        Data::StrokeLab(lab) => stroke_lab::draw(lab, &scene, area.picture, buf),
    }
    for (nth, line) in area.knobs.iter().enumerate() {
        knob(app, &scene, nth, *line, is_full, buf);
    }
    caption(app, &scene, figure, area.caption, buf);
}

/// Name, nature, and whether its clock runs.
fn title(app: &App, scene: &Scene<'_>, figure: &Figure, area: Rect, buf: &mut Buffer) {
    let look = &scene.look;
    let mut x = area.x;
    let mut put = |text: &str, style| {
        let rest = Rect { x, width: area.right().saturating_sub(x), ..area };
        x += paint::fitted(buf, rest, text, style) + 1;
    };
    let is_hovered = app.hover == Some(Hit::Figure);
    put("▸", look.family(scene.family));
    put(
        &figure.title,
        if is_hovered { look.strong().add_modifier(Modifier::UNDERLINED) } else { look.strong() },
    );
    put(&format!("· {}", figure.nature.word()), look.dim().add_modifier(Modifier::ITALIC));
    let rate = scene.stage.rate();
    match (scene.seconds.is_some(), scene.stage.is_playing) {
        (false, _) => put("· motion is off", look.dim()),
        (true, false) => put("· paused", look.dim()),
        (true, true) if (rate - 1.0).abs() > 1e-9 => put(&format!("· {rate}× speed"), look.dim()),
        (true, true) => {}
    }
}

/// Name, slider, value. The chosen knob has a pointer, so that it is seen without colour.
fn knob(app: &App, scene: &Scene<'_>, nth: usize, line: Rect, is_full: bool, buf: &mut Buffer) {
    let (Some(knob), Some(at)) = (scene.stage.knobs.get(nth), scene.stage.at.get(nth)) else { return };
    let look = &scene.look;
    let is_chosen = is_full && scene.stage.chosen == nth;
    let is_hovered = matches!(app.hover, Some(Hit::Knob(knob, _)) if knob == nth);
    let style = if is_chosen || is_hovered { look.strong() } else { look.dim() };
    let name = format!("{}{}", if is_chosen { "►" } else { " " }, knob.name);
    paint::text(buf, Rect { width: 7.min(line.width), ..line }, &name, style);
    let slider = layout::slider(line);
    let reach = usize::from(slider.width.saturating_sub(1));
    let last = knob.steps.len().saturating_sub(1).max(1);
    let thumb = (reach * at + last / 2) / last;
    let accent = look.family(scene.family);
    for column in 0..usize::from(slider.width) {
        let (symbol, style) = match column.cmp(&thumb) {
            std::cmp::Ordering::Less => ("━", if is_chosen { accent } else { look.dim() }),
            std::cmp::Ordering::Equal => ("●", if is_chosen { accent } else { look.text() }),
            std::cmp::Ordering::Greater => ("─", look.faint()),
        };
        paint::cell(buf, slider.x + column as u16, slider.y, symbol, style);
    }
    let value =
        Rect { x: slider.right() + 2, width: line.right().saturating_sub(slider.right() + 2), ..line };
    let words = knob.steps.get(*at).map_or("", String::as_str);
    paint::fitted(buf, value, words, if is_chosen { look.strong() } else { look.text() });
}

/// The small print and where it all comes from.
fn caption(app: &App, scene: &Scene<'_>, figure: &Figure, area: Rect, buf: &mut Buffer) {
    let library = app.pack.library();
    let names: Vec<String> =
        figure.sources.iter().filter_map(|id| library.study(id)).map(words::name).collect();
    let from = format!("From {}", names.join(" · "));
    let mut lines = paint::wrapped(&figure.caption, area.width.min(96));
    if lines.len() >= usize::from(area.height) {
        lines = paint::wrapped(&figure.caption, area.width);
    }
    let n_lines = lines.len().min(usize::from(area.height));
    let style = scene.look.dim().add_modifier(Modifier::ITALIC);
    for (nth, line) in lines.iter().enumerate().take(n_lines) {
        paint::text(buf, Rect { y: area.y + nth as u16, height: 1, ..area }, &paint::words_of(line), style);
    }
    if n_lines < usize::from(area.height) {
        paint::fitted(buf, Rect { y: area.y + n_lines as u16, height: 1, ..area }, &from, scene.look.dim());
    }
}
