//! A scene as cells. Fills are laid on a fine grid and each cell gets the glyph that fits best; thin lines,
//! marks and words come over them in one full colour.
//!
//! What stands still is laid and fitted once and kept until it changes: a picture in which a dot moves costs
//! the cells that the dot touches.

mod fit;
mod ink;
mod outline;
mod plate;
mod points;
mod print;
mod words;

use super::theme::{Look, Rgb, Texture, contrast};
use crate::app::settings::{ColorTier, Glyphs, ThemeName};
use crate::scene::{Cells, Fill, Hue, Rule, Scene, Stroke};
use fit::Fitted;
use outline::{Brush, Covered};
use plate::{Parts, Plate, Tint};
pub use print::print;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use std::cell::RefCell;
use std::rc::Rc;

/// How many pictures are kept as they were laid.
const KEPT: usize = 3;

/// What cells depend on besides the fills.
type Kind = (Cells, ColorTier, bool, Glyphs, [Rgb; 2]);

/// Fills that have been laid and fitted.
#[derive(Clone)]
struct Laid {
    kind: Kind,
    fills: Rc<[Fill]>,
    /// For each fill, what it covers, of free shapes.
    covered: Vec<Option<Rc<Covered>>>,
    plate: Plate,
    cells: Vec<Fitted>,
    /// The tone that most of each cell has.
    most: Vec<Tint>,
}

impl Laid {
    /// Nothing yet, in a picture like one that was laid before.
    fn new(kind: Kind, fills: &[Fill], plate: Plate) -> Self {
        let cells = usize::from(plate.size.x) * usize::from(plate.size.y);
        let (fills, covered) = (fills.into(), Vec::with_capacity(fills.len()));
        Self { kind, fills, covered, plate, cells: vec![Fitted::plain(0); cells], most: vec![0; cells] }
    }
}

/// The most tones that a new picture has from the one before: more have gathered from pictures that are gone.
const TONES: usize = 256;

thread_local! {
    /// The pictures that were painted last, the latest at the end.
    static LAID: RefCell<Vec<Rc<Laid>>> = const { RefCell::new(Vec::new()) };
}

/// Paints a scene into `area`, which is of its size.
pub fn paint(scene: &Scene, look: &Look, area: Rect, buf: &mut Buffer) {
    paint_with(scene, scene.still, look, area, buf);
}

/// [`paint`], where the first `still` of the fills will be asked for again.
fn paint_with(scene: &Scene, still: usize, look: &Look, area: Rect, buf: &mut Buffer) {
    let pen = Pen::new(look);
    let laid = lay(scene, still, &pen);
    let colors = pen.colors(&laid.plate);
    let bare = buf.cell((area.x, area.y)).map_or(Color::Reset, |cell| cell.bg);
    for (nth, fitted) in laid.cells.iter().enumerate() {
        if *fitted == Fitted::plain(0) {
            continue;
        }
        let Some(position) = place(scene.size, nth, area) else { continue };
        if let Some(cell) = buf.cell_mut(position) {
            pen.put(*fitted, &laid.plate, &colors, cell);
        }
    }
    let ground = Ground { laid: &laid, colors: &colors, bare, area, pen: &pen };
    ink::draw(scene, &ground, buf);
    for rule in &scene.rules {
        draw_rule(rule, &ground, buf);
    }
    for mark in &scene.marks {
        ground.glyph(mark.at, mark.glyph, mark.tone, mark.is_bold, buf);
    }
    for large in &scene.larges {
        words::draw_large(large, &ground, buf);
    }
    for label in &scene.labels {
        words::draw(label, &ground, buf);
    }
}

/// Where the `nth` cell of a picture stands on the screen.
fn place(size: Cells, nth: usize, area: Rect) -> Option<(u16, u16)> {
    let width = usize::from(size.x.max(1));
    let (x, y) = ((nth % width) as u16, (nth / width) as u16);
    (x < area.width && y < area.height).then_some((area.x + x, area.y + y))
}

/// The fills of a scene, the first `still` of them from what is kept.
fn lay(scene: &Scene, still: usize, pen: &Pen<'_>) -> Rc<Laid> {
    let (still, moving) = scene.fills.split_at(still.min(scene.fills.len()));
    let look = pen.look;
    let colors = [look.palette.ground.rgb, look.palette.text.rgb];
    let kind: Kind = (scene.size, look.tier, look.ascii, look.glyphs, colors);
    let (kept, like) = LAID.with_borrow(|all| {
        let of_kind = || all.iter().rev().filter(|it| it.kind == kind);
        let like = || of_kind().find(|it| it.plate.tones.len() <= TONES).cloned();
        match of_kind().find(|it| *it.fills == *still) {
            Some(kept) => (Some(Rc::clone(kept)), None),
            None => (None, like()),
        }
    });
    let still = kept.unwrap_or_else(|| {
        let plate = like.as_ref().map(|it| it.plate.cleared());
        let plate = plate.unwrap_or_else(|| Plate::new(scene.size, !pen.is_full()));
        let mut laid = Laid::new(kind, still, plate);
        add(&mut laid, still, like.as_deref(), pen);
        let laid = Rc::new(laid);
        LAID.with_borrow_mut(|all| {
            if all.len() >= KEPT {
                all.remove(0);
            }
            all.push(Rc::clone(&laid));
        });
        laid
    });
    if moving.is_empty() {
        return still;
    }
    let mut laid = Laid::clone(&still);
    add(&mut laid, moving, None, pen);
    Rc::new(laid)
}

/// Lays more fills and fits the cells that they touched. What is as it was in the picture `like` it, whose
/// tones have the same places, comes from there.
fn add(laid: &mut Laid, fills: &[Fill], like: Option<&Laid>, pen: &Pen<'_>) {
    let mut brush = Brush::default();
    let mut before = like.map(|it| it.fills.iter().zip(&it.covered));
    for fill in fills {
        // Pictures of one kind have their shapes in one order.
        let same = before.as_mut().filter(|_| fill.is_free()).and_then(|all| {
            let nth = all.clone().position(|(it, _)| fill.has_outline_of(it))?;
            all.nth(nth).and_then(|it| it.1.clone())
        });
        let covered = laid.plate.lay(fill, same, &mut brush);
        laid.covered.push(covered);
    }
    let full: Vec<Rgb> = laid.plate.tones.iter().map(|tone| pen.look.tone(*tone)).collect();
    let textures: Vec<_> = laid.plate.tones.iter().map(|tone| pen.look.texture(*tone)).collect();
    for nth in laid.plate.take_touched() {
        let Some(parts) = laid.plate.cell(nth) else { continue };
        let same = like.filter(|it| it.plate.cell(nth) == Some(parts));
        let same = same.and_then(|it| it.cells.get(nth).copied().zip(it.most.get(nth).copied()));
        let (fitted, most) = same.unwrap_or_else(|| fitted(parts, &full, &textures, pen));
        laid.cells.get_mut(nth).into_iter().for_each(|it| *it = fitted);
        laid.most.get_mut(nth).into_iter().for_each(|it| *it = most);
    }
}

/// The glyph of a cell in the colours or textures of its tones, and the tone that most of it has.
fn fitted(parts: &Parts, full: &[Rgb], textures: &[Texture], pen: &Pen<'_>) -> (Fitted, Tint) {
    let mut parts = match parts {
        Parts::Plain(tint) => return (Fitted::plain(*tint), *tint),
        Parts::Mixed(parts) => parts.clone(),
    };
    parts.sort_by_key(|(tint, points)| (std::cmp::Reverse(points.count_ones()), *tint));
    let most = parts.first().map_or(0, |it| it.0);
    let stamps = if pen.look.ascii { &[] } else { fit::stamps(pen.look.glyphs) };
    if pen.is_full() {
        let rgb = |tint: Tint| full.get(usize::from(tint)).copied().unwrap_or_default();
        return (fit::fit(&parts, stamps, |a, b| distance(rgb(a), rgb(b)), |_| true), most);
    }
    let texture = |tint: Tint| textures.get(usize::from(tint));
    let is_solid = |tint: Tint| texture(tint).is_some_and(|it| it.glyph == '█');
    let is_blank = |tint: Tint| texture(tint).is_none_or(|it| it.glyph == ' ');
    let fitted = fit::fit(&parts, stamps, |a, b| u32::from(texture(a) != texture(b)), is_solid);
    // A texture has no edge finer than its cell.
    let is_edge = fitted.glyph != ' ' && !is_blank(fitted.back);
    let is_lost = is_edge && !texture(fitted.back).is_some_and(|it| it.is_ground());
    (if is_lost { Fitted::plain(most) } else { fitted }, most)
}

/// How far two colours are from each other, as eyes weigh them.
fn distance(a: Rgb, b: Rgb) -> u32 {
    let part = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    let sum = part(a.0, b.0) * 2 + part(a.1, b.1) * 4 + part(a.2, b.2) * 3;
    // What differs differs, however little.
    (sum / 16).max(u32::from(a != b))
}

/// What a painter needs to know of the terminal.
struct Pen<'a> {
    look: &'a Look,
}

impl<'a> Pen<'a> {
    fn new(look: &'a Look) -> Self {
        Self { look }
    }

    /// Whether tones are colours; otherwise they are textures.
    fn is_full(&self) -> bool {
        self.look.tier >= ColorTier::Ansi256 && !self.look.ascii
    }

    fn colors(&self, plate: &Plate) -> Vec<Color> {
        plate.tones.iter().map(|tone| self.look.tone_color(*tone)).collect()
    }

    fn put(&self, fitted: Fitted, plate: &Plate, colors: &[Color], cell: &mut Cell) {
        let color = |tint: Tint| colors.get(usize::from(tint)).copied().unwrap_or_default();
        let texture = |tint: Tint| plate.tones.get(usize::from(tint)).map(|tone| self.look.texture(*tone));
        cell.modifier = Modifier::empty();
        if self.is_full() {
            cell.set_char(fitted.glyph);
            cell.fg = color(fitted.front);
            // The ground is that of the screen, which need not be told.
            if fitted.back != 0 {
                cell.bg = color(fitted.back);
            }
            return;
        }
        let Some(front) = texture(fitted.front) else { return };
        let solid = |tint: Tint| texture(tint).filter(|it| it.is_ground());
        let glyph = match (fitted.glyph, solid(fitted.front)) {
            (' ', Some(_)) => ' ',
            (' ', None) => front.glyph,
            (glyph, _) => glyph,
        };
        cell.set_char(glyph);
        cell.fg = front.color;
        if let Some(back) = solid(fitted.back) {
            cell.bg = back.color;
        }
    }
}

/// What thin lines, marks and words stand on.
struct Ground<'a> {
    laid: &'a Laid,
    colors: &'a [Color],
    /// What the screen has where nothing is filled.
    bare: Color,
    area: Rect,
    pen: &'a Pen<'a>,
}

impl Ground<'_> {
    fn nth(&self, (x, y): (i32, i32)) -> Option<usize> {
        let size = self.laid.plate.size;
        let is_inside = (0..i32::from(size.x)).contains(&x) && (0..i32::from(size.y)).contains(&y);
        is_inside.then(|| y as usize * usize::from(size.x) + x as usize)
    }

    /// The tone that most of a cell has.
    fn most(&self, at: (i32, i32)) -> Tint {
        self.nth(at).and_then(|nth| self.laid.most.get(nth)).copied().unwrap_or(0)
    }

    /// What stands in a cell by now.
    fn symbol<'b>(&self, at: (i32, i32), buf: &'b Buffer) -> Option<&'b str> {
        let position = self.nth(at).and_then(|nth| place(self.laid.plate.size, nth, self.area))?;
        buf.cell(position).map(Cell::symbol)
    }

    /// Whether a fill is seen in a cell.
    fn is_touched(&self, at: (i32, i32)) -> bool {
        let fitted = self.nth(at).and_then(|nth| self.laid.cells.get(nth));
        fitted.is_some_and(|it| *it != Fitted::plain(0))
    }

    /// What a cell is filled with where colours are few.
    fn texture(&self, at: (i32, i32)) -> char {
        let tone = self.laid.plate.tones.get(usize::from(self.most(at)));
        tone.map_or(' ', |tone| self.pen.look.texture(*tone).glyph)
    }

    /// Whether colours are few, and a cell is filled with a texture that blocks are lost in.
    fn is_dense(&self, at: (i32, i32)) -> bool {
        !self.pen.is_full() && !matches!(self.texture(at), ' ' | '░' | '█')
    }

    /// Whether colours are few, and a cell is filled with a texture in which there can be a gap for blocks.
    fn is_light(&self, at: (i32, i32)) -> bool {
        !self.pen.is_full() && self.texture(at) == '░'
    }

    /// Whether colours are few, and a cell is filled with one of them.
    fn is_solid(&self, at: (i32, i32)) -> bool {
        !self.pen.is_full() && self.texture(at) == '█'
    }

    /// How something is cut out of a solid fill, whatever the colours of the terminal are.
    fn cut_out(&self, tint: Tint) -> Style {
        let ink = if self.pen.look.theme == ThemeName::Light { Color::White } else { Color::Black };
        match self.color(tint) {
            Color::Reset => Style::new().add_modifier(Modifier::REVERSED),
            back => Style::new().fg(ink).bg(back),
        }
    }

    fn color(&self, tint: Tint) -> Color {
        self.colors.get(usize::from(tint)).copied().unwrap_or_default()
    }

    fn style(&self, tone: crate::scene::Tone) -> Style {
        let style = Style::new().fg(self.pen.look.tone_color(tone));
        let is_grey = matches!(tone.hue, Hue::Dim | Hue::Faint);
        if style.fg == Some(Color::Reset) && is_grey { style.add_modifier(Modifier::DIM) } else { style }
    }

    /// What stands behind a glyph over a fill: its colour, where it has one.
    fn back(&self, tint: Tint) -> Color {
        let texture = self.laid.plate.tones.get(usize::from(tint)).map(|tone| self.pen.look.texture(*tone));
        match texture {
            Some(_) if tint != 0 && self.pen.is_full() => self.color(tint),
            Some(it) if it.is_ground() => it.color,
            _ => self.bare,
        }
    }

    /// The colour of a line or a mark: a grey that would not be seen on its fill is cut out of it.
    fn front(&self, tone: crate::scene::Tone, tint: Tint) -> Color {
        let look = self.pen.look;
        let fill = self.laid.plate.tones.get(usize::from(tint)).filter(|_| tint != 0);
        let is_grey = matches!(tone.hue, Hue::Strong | Hue::Text);
        let Some(fill) = fill.filter(|_| is_grey && self.pen.is_full()) else { return look.tone_color(tone) };
        let paper = look.palette.ground.rgb;
        let on_fill = |front: Rgb| contrast(front, look.tone(*fill));
        let is_seen = on_fill(look.tone(tone)) >= 3.0 || on_fill(look.tone(tone)) >= on_fill(paper);
        if is_seen { look.tone_color(tone) } else { look.rgb(paper) }
    }

    /// A glyph over what most of its cell is filled with.
    fn glyph(&self, at: (i32, i32), glyph: char, tone: crate::scene::Tone, is_bold: bool, buf: &mut Buffer) {
        let Some(position) = self.nth(at).and_then(|nth| place(self.laid.plate.size, nth, self.area)) else {
            return;
        };
        let tint = self.most(at);
        let Some(cell) = buf.cell_mut(position) else { return };
        let mut style = self.style(tone);
        if is_bold {
            style = style.add_modifier(Modifier::BOLD);
        }
        cell.set_char(glyph);
        cell.modifier = Modifier::empty();
        // The block that stood here may have had an edge's colour behind it.
        style = style.bg(self.back(tint)).fg(self.front(tone, tint));
        cell.set_style(if tone.hue == Hue::Ground && self.is_solid(at) { self.cut_out(tint) } else { style });
    }
}

fn draw_rule(rule: &Rule, ground: &Ground<'_>, buf: &mut Buffer) {
    let (from, to) = (rule.from, rule.to);
    let is_across = from.1 == to.1;
    let (line, ends) = match (rule.stroke, is_across) {
        (Stroke::Light, true) => ('─', ['├', '┤']),
        (Stroke::Heavy, true) => ('━', ['┣', '┫']),
        (Stroke::Dotted, true) => ('┄', ['├', '┤']),
        (Stroke::Light, false) => ('│', ['┬', '┴']),
        (Stroke::Heavy, false) => ('┃', ['┳', '┻']),
        (Stroke::Dotted, false) => ('┊', ['┬', '┴']),
    };
    let size = ground.laid.plate.size;
    let clip = |a: i32, b: i32, most: u16| a.min(b).max(0)..=a.max(b).min(i32::from(most) - 1);
    for y in clip(from.1, to.1, size.y) {
        for x in clip(from.0, to.0, size.x) {
            let glyph = match (x, y) {
                it if it == from && rule.caps[0] => ends[0],
                it if it == to && rule.caps[1] => ends[1],
                it if is_across && ground.symbol(it, buf) == Some("│") => '┼',
                _ => line,
            };
            ground.glyph((x, y), glyph, rule.tone, false, buf);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::Settings;
    use crate::content::model::Family;
    use crate::scene::large::Dot;
    use crate::scene::plot::{Axis, ticks};
    use crate::scene::{Align, Block, Bounds, Meaning, Point, Segment, Tone, Words};

    /// What a new kind of figure would be: bars with their intervals, an axis, the number that is the point.
    fn sample(values: &[(&str, f64, [f64; 2])], size: Cells) -> Scene {
        let mut scene = Scene::new(size);
        let names = crate::scene::plot::widest(values.iter().map(|it| it.0)) + 2;
        let axis = Axis::across([0.0, 40.0], 10.0, names, scene.width() - names - 8);
        for (step, (name, value, interval)) in values.iter().enumerate() {
            let row = 3 * step as i32;
            scene.area(Block::new(0, row, scene.width(), 2), Meaning::Step { knob: 0, step });
            scene.write((0, row), Align::Left, Words::bold(*name, Tone::STRONG));
            scene.bar_across((row, 1), &axis, [0.0, *value], Tone::family(Family::Contextual));
            scene.interval(row + 1, &axis, *interval, (*value, '■'), (Stroke::Light, Tone::TEXT));
        }
        scene.axis_below(&axis, &ticks([0.0, 40.0], 10.0), 3 * values.len() as i32, "mm");
        scene.large((scene.width() - 7, 0), "31", Dot::Quarter, Tone::STRONG);
        scene
    }

    #[test]
    fn a_picture_is_the_same_whichever_was_painted_before_it() {
        let path = |x: i32| {
            let at = |x: i32, y: i32| Point { x, y };
            vec![Segment::Move(at(x, 100)), Segment::Cubic(at(x + 900, 80), at(x, 1100), at(x + 300, 700))]
        };
        let scene = |tones: &[(i32, Tone)]| {
            let mut scene = Scene::new(Cells { x: 30, y: 10 });
            let within = Bounds::new(0, 0, 1800, 1200);
            scene.fills = tones
                .iter()
                .map(|(x, tone)| Fill::Shape { path: path(*x), shade: (*tone).into(), within })
                .collect();
            scene.still = scene.fills.len();
            scene
        };
        let (a, b) = (Tone::family(Family::Specific), Tone::DIM);
        // Others in front and between, other tones in other orders, nothing.
        let scenes = [
            scene(&[(0, a), (300, b), (700, a)]),
            scene(&[(0, b), (300, b), (700, a)]),
            scene(&[(0, Tone::STRONG), (200, b), (300, a), (700, b)]),
            scene(&[(300, Tone::FAINT), (0, a)]),
            scene(&[]),
            scene(&[(700, b)]),
        ];
        for color in [ColorTier::True, ColorTier::Ansi16, ColorTier::None] {
            let look = Look::new(&Settings { color, ..Settings::default() });
            let painted = |scene: &Scene| {
                let mut buf = Buffer::empty(Rect::new(0, 0, 30, 10));
                paint(scene, &look, buf.area, &mut buf);
                buf
            };
            for (first, second) in scenes.iter().flat_map(|a| scenes.iter().map(move |b| (a, b))) {
                LAID.take();
                let alone = painted(second);
                LAID.take();
                painted(first);
                assert_eq!(painted(second), alone, "{first:?}");
            }
        }
    }

    #[test]
    fn a_new_kind_of_figure_is_a_few_lines() {
        let values = [("sham", 10.3, [6.6, 14.0]), ("both", 31.3, [26.9, 35.7])];
        for (x, y) in [(60, 10), (120, 20), (12, 4), (1, 1)] {
            let scene = sample(&values, Cells { x, y });
            let second = Meaning::Step { knob: 0, step: 1 };
            assert_eq!(scene.place_of(second).is_some(), y > 3);
            for color in [ColorTier::True, ColorTier::Ansi256, ColorTier::Ansi16, ColorTier::None] {
                for ascii in [false, true] {
                    let look = Look::new(&Settings { color, ascii, ..Settings::default() });
                    let area = Rect::new(3, 2, x, y);
                    let mut buf = Buffer::empty(Rect::new(0, 0, 140, 30));
                    paint(&scene, &look, area, &mut buf);
                    let is_drawn = |x: u16, y: u16| buf.cell((x, y)).is_some_and(|it| *it != Cell::EMPTY);
                    for (x, y) in (0..140).flat_map(|x| (0..30).map(move |y| (x, y))) {
                        assert!(!is_drawn(x, y) || area.contains((x, y).into()), "{x}, {y} lies outside");
                    }
                }
            }
        }
    }
}
