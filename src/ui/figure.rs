//! Figures: a title line, the picture, the value under the cursor, what can be set, small print.
//! The same drawing serves the full screen and the place beside the text of a page.

use super::paint;
use super::theme::Look;
use crate::app::place::Place;
use crate::app::stage::{Face, Stage};
use crate::app::{App, Hit};
use crate::content::figure::Figure;
use crate::content::id::StudyId;
use crate::content::library::Library;
use crate::content::model::Family;
use crate::layout::{self, Setting};
use crate::page::words;
use crate::scene::Meaning;
use crate::sim::Pace;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

/// What a picture needs to know besides its data.
struct Scene<'a> {
    look: Look,
    family: Family,
    library: &'a Library,
    stage: &'a Stage,
    setting: Setting,
    /// Whether time may change the picture.
    motion: bool,
}

impl Scene<'_> {
    /// The step at which `knob` stands.
    fn step(&self, knob: usize) -> usize {
        self.stage.at.get(knob).copied().unwrap_or(0)
    }
}

/// The figure of the place, if it has one and there is room for it.
pub fn draw(app: &App, place: &Place, buf: &mut Buffer) {
    if *place != app.nav.here {
        return;
    }
    let Some((figure, setting, area)) = app.figure_area() else { return };
    let Some(stage) = app.stages.get(&figure.id) else { return };
    if setting != Setting::Beside && stage.face != Face::Picture {
        return;
    }
    let library = app.pack.library();
    let look = Look::new(&app.settings);
    let scene = Scene { look, family: app.family(), library, stage, setting, motion: app.settings.motion };
    title(app, &scene, figure, area.title, buf);
    if let Some(picture) = app.picture_below(figure, setting, area.title, area.picture) {
        if !scene.motion || stage.progress() >= 1.0 && !stage.is_playing {
            super::scene::print(&picture, &look, area.picture, buf);
        } else {
            super::scene::paint(&picture, &look, area.picture, buf);
        }
    }
    let (words, mut studies) = figure.data.kind().under_cursor(library, &stage.at);
    if let Some(ground) = look.card().filter(|_| setting == Setting::Full) {
        paint::clear(buf, desk(&area), ground);
    }
    readout(app, &scene, figure, &words, area.readout, buf);
    for line in &area.knobs {
        knob(app, &scene, line, buf);
    }
    hidden(&scene, &area.knobs, buf);
    caption(app, &scene, figure, area.caption, buf);
    if studies.is_empty() {
        studies = figure.studies();
    }
    source(&scene, &studies, area.source, buf);
}

/// What is read and set stands on a ground of its own, from edge to edge, apart from what is only said below it.
fn desk(area: &layout::Figure) -> Rect {
    let lines = area.knobs.iter().fold(area.readout, |desk, knob| desk.union(knob.line));
    Rect { x: area.readout.x, width: area.readout.width, ..lines }
}

/// The knob or the row of a figure that has been moved last; where rows are no lines, the words for it.
pub fn cursor(app: &App) -> Option<Position> {
    app.visible_figure().filter(|(.., setting)| *setting != Setting::Beside)?;
    let (figure, setting, area) = app.figure_area()?;
    let stage = app.stages.get(&figure.id).filter(|stage| stage.face == Face::Picture)?;
    let knob = || {
        let line = area.knobs.iter().find(|line| line.knob == stage.chosen)?;
        // After "►".
        Some(Position { x: line.name.x + 1, y: line.name.y })
    };
    let row = || {
        let (picture, at) = (app.picture_below(figure, setting, area.title, area.picture)?, area.picture);
        let knob = stage.knobs.iter().position(|knob| knob.is_rows)?;
        let step = *stage.at.get(knob)?;
        let cell = picture.place_of(Meaning::Step { knob, step });
        let line = cell.map(|cell| Position { x: at.x + cell.x, y: at.y + cell.y });
        // After "◂ ".
        line.or_else(|| {
            let words = Position { x: area.readout.x + 2, y: area.readout.y };
            area.readout.contains(words).then_some(words)
        })
    };
    if stage.is_on_rows { row() } else { knob().or_else(row) }
}

/// What it shows and, below, what it is and whether its clock runs; in one line its name instead. A slide has a
/// heading of its own.
fn title(app: &App, scene: &Scene<'_>, figure: &Figure, area: Rect, buf: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let look = &scene.look;
    let stage = scene.stage;
    let is_far = stage.progress() < 1.0 && stage.moves();
    let rate = stage.rate();
    let clock = match stage.pace {
        Pace::Still | Pace::Eases(_) => String::new(),
        _ if !scene.motion => "motion is off".to_owned(),
        _ if !stage.is_playing && is_far => "paused".to_owned(),
        _ if stage.is_playing && (rate - 1.0).abs() > 1e-9 => format!("{rate}× speed"),
        // A step stands for a while before the next one comes.
        _ if stage.is_playing && stage.is_on_route() => "playing".to_owned(),
        _ => String::new(),
    };
    let clock = if clock.is_empty() { clock } else { format!("· {clock}") };
    let row = |nth: u16| Rect { y: area.y + nth, height: 1, ..area }.intersection(area);
    let mut line = Rect { height: 1, ..area };
    let point = figure.point_at(scene.library, &stage.at);
    let is_one_line = area.height == 1 && App::is_one_line(figure, &point, area.width);
    let has_point = scene.setting != Setting::Beside && (area.height > 1 || is_one_line);
    let put = |line: &mut Rect, text: &str, style, buf: &mut Buffer| {
        let used = paint::fitted(buf, *line, text, style) + 1;
        *line = Rect { x: line.x + used, width: line.width.saturating_sub(used), ..*line };
    };
    if is_one_line && has_point {
        put(&mut line, &point, look.strong(), buf);
        put(&mut line, &format!("· {}", figure.nature.word()), look.dim(), buf);
    } else if has_point {
        if let Some(rows) = app.headline(&point, area) {
            paint::rows(buf, area, &rows, look.strong());
        } else {
            paint::fitted(buf, row(0), &point, look.strong());
        }
        line = row(area.height - 1);
        // What kind of thing it is must be known; what it is about stands in its words, too.
        let whole = App::subtitle(figure, &stage.at, area.width.saturating_sub(clock.width() as u16));
        put(&mut line, whole.as_deref().unwrap_or_else(|| figure.nature.word()), look.dim(), buf);
    } else {
        let is_hovered = app.hover == Some(Hit::Figure);
        put(&mut line, "▸", look.family(scene.family), buf);
        let style = if is_hovered { look.strong().add_modifier(Modifier::UNDERLINED) } else { look.strong() };
        put(&mut line, &figure.title, style, buf);
        // Below the title where it has no room behind it.
        let below = Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..row(1) }.intersection(area);
        let nature = look.dim().add_modifier(Modifier::ITALIC);
        if below.is_empty() {
            put(&mut line, &format!("· {}", figure.nature.word()), nature, buf);
        } else {
            line = below;
            put(&mut line, figure.nature.word(), nature, buf);
        }
    }
    put(&mut line, &clock, look.dim(), buf);
}

/// The value under the mouse where it points at something of the picture, else under the cursor.
fn readout(app: &App, scene: &Scene<'_>, figure: &Figure, here: &str, area: Rect, buf: &mut Buffer) {
    let (text, style) = match &app.hover {
        Some(Hit::Point(knob, step)) => {
            let mut at = scene.stage.at.clone();
            if let Some(at) = at.get_mut(*knob) {
                *at = *step;
            }
            (figure.data.kind().readout(scene.library, &at), scene.look.strong())
        }
        _ => (here.to_owned(), scene.look.text()),
    };
    let mark = paint::text(buf, area, "◂", scene.look.family(scene.family));
    let rest = Rect { x: area.x + mark + 1, width: area.width.saturating_sub(mark + 1), ..area };
    paint::text(buf, rest, &words::clauses(&text, rest.width), style);
}

/// Name, slider, value. The chosen knob has a pointer, so that it is seen without colour.
fn knob(app: &App, scene: &Scene<'_>, area: &layout::Knob, buf: &mut Buffer) {
    let nth = area.knob;
    let (Some(knob), Some(at)) = (scene.stage.knobs.get(nth), scene.stage.at.get(nth)) else { return };
    let look = &scene.look;
    let is_chosen =
        scene.setting != Setting::Beside && scene.stage.chosen == nth && !scene.stage.is_on_route();
    let is_hovered = matches!(app.hover, Some(Hit::Knob(knob, _)) if knob == nth);
    let style = if is_chosen || is_hovered { look.strong() } else { look.dim() };
    let name = format!("{}{}", if is_chosen { "►" } else { " " }, knob.name);
    paint::text(buf, area.name, &name, style);
    let slider = area.slider;
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
    let words = knob.steps.get(*at).map_or("", String::as_str);
    paint::fitted(buf, area.value, words, if is_chosen { look.strong() } else { look.text() });
}

/// How many knobs lie above and below those in view, at the end of the lowest line with room for it.
fn hidden(scene: &Scene<'_>, lines: &[layout::Knob], buf: &mut Buffer) {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    if scene.setting != Setting::Full {
        return;
    }
    let sliders = || scene.stage.knobs.iter().enumerate().filter(|(_, knob)| !knob.is_rows);
    let above = sliders().filter(|(nth, _)| *nth < first.knob).count();
    let below = sliders().filter(|(nth, _)| *nth > last.knob).count();
    let forms = match (above, below) {
        (0, 0) => return,
        (above, 0) => [format!("▴ {above} more"), format!("▴ {above}")],
        (0, below) => [format!("▾ {below} more"), format!("▾ {below}")],
        (above, below) => [format!("▴ {above} ▾ {below} more"), format!("▴ {above} ▾ {below}")],
    };
    let free = |line: &layout::Knob| {
        let knob = scene.stage.knobs.get(line.knob);
        let words = knob.and_then(|knob| knob.steps.get(scene.step(line.knob)));
        usize::from(line.value.width).saturating_sub(words.map_or(0, |it| it.width()) + 2)
    };
    for words in forms {
        if let Some(line) = lines.iter().rev().find(|line| free(line) >= words.width()) {
            let width = words.width() as u16;
            let end = Rect { x: line.value.right() - width, width, ..line.value };
            paint::text(buf, end, &words, scene.look.dim());
            return;
        }
    }
}

/// The small print.
fn caption(app: &App, scene: &Scene<'_>, figure: &Figure, area: Rect, buf: &mut Buffer) {
    // A class reads it as it reads the rest.
    let (rows, style) = match scene.setting {
        Setting::Slide => (app.small_print_of_slide(figure, area.width).rows, scene.look.text()),
        _ => (App::small_print(figure, area.width), scene.look.dim().add_modifier(Modifier::ITALIC)),
    };
    paint::rows(buf, area, &rows, style);
}

/// Where what is under the cursor comes from.
fn source(scene: &Scene<'_>, studies: &[StudyId], area: Rect, buf: &mut Buffer) {
    let names: Vec<String> =
        studies.iter().filter_map(|id| scene.library.study(id)).map(words::name).collect();
    paint::fitted(buf, area, &words::named("From ", &names, area.width), scene.look.dim());
}
