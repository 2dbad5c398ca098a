//! A scene as SVG: true curves, gradients and text, no cells. Words and marks stand where their cells are,
//! so that a picture on the screen and on paper are the same.

use super::snapshot::glyphs::CELL;
use super::snapshot::hex;
use super::snapshot::svg::{Parts, head};
use crate::app::settings::Settings;
use crate::scene::{
    Bounds, Field, Fill, HIGH, Ink, Large, Point, Rule, Scene, Segment, Shade, Stroke, Tone, WIDE, path,
};
use crate::ui::scene as cells;
use crate::ui::theme::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Widths of lines, in the units of the picture's cells.
const CURVE: &str = "3.6";
const INK: &str = "1.6";
const RULE: &str = "1.6";
const HEAVY: &str = "3";

/// A scene as a picture by itself.
pub fn picture(scene: &Scene, settings: &Settings) -> String {
    let size = Size { width: scene.size.x, height: scene.size.y };
    let ground = hex(Look::new(settings).palette.ground.rgb);
    format!("{}{}</svg>\n", head(size, &ground), layer(scene, settings, (0, 0)))
}

/// A scene as a group, its upper left corner at a cell.
pub(super) fn layer(scene: &Scene, settings: &Settings, (x, y): (u16, u16)) -> String {
    let look = Look::new(settings);
    let mut hasher = DefaultHasher::new();
    // Pictures that stand in one document have names of their own.
    (&scene.fills, scene.size, x, y).hash(&mut hasher);
    let name = format!("p{:08x}", hasher.finish() as u32);
    let mut w = Writer {
        look: &look,
        name,
        defs: BTreeMap::new(),
        out: String::new(),
        whole: scene.block().bounds(),
    };
    for fill in &scene.fills {
        w.fill(fill);
    }
    for ink in &scene.inks {
        w.ink(ink);
    }
    for rule in &scene.rules {
        w.rule(rule);
    }
    let defs: String = w.defs.values().map(|(_, def)| def.as_str()).collect();
    let defs = if defs.is_empty() { defs } else { format!("<defs>{defs}</defs>\n") };
    let (left, top) = (usize::from(x) * CELL.0, usize::from(y) * CELL.1);
    format!(
        "<g transform=\"translate({left} {top})\">\n{defs}{}{}</g>\n",
        w.out,
        words(scene, &look, settings)
    )
}

/// Marks and words in their cells. Where the ground of a word had to be moved to make it readable, it has it
/// here too.
fn words(scene: &Scene, look: &Look, settings: &Settings) -> String {
    let area = Rect::new(0, 0, scene.size.x, scene.size.y);
    let painted = |scene: &Scene| {
        let mut buf = Buffer::empty(area);
        crate::ui::paint::clear(&mut buf, area, look.ground());
        cells::paint(scene, look, area, &mut buf);
        buf
    };
    let with = painted(&Scene { inks: Vec::new(), rules: Vec::new(), ..scene.clone() });
    let without = painted(&Scene {
        inks: Vec::new(),
        rules: Vec::new(),
        marks: Vec::new(),
        larges: Vec::new(),
        labels: Vec::new(),
        ..scene.clone()
    });
    let mut parts = Parts::default();
    let large = |l: &Large| {
        let rows = crate::scene::large::rows(&l.text, l.face).unwrap_or_default();
        let wide = rows.first().map_or(0, |row| row.chars().count());
        (l.at, wide as i32, rows.len() as i32)
    };
    let blocks = scene
        .marks
        .iter()
        .map(|mark| (mark.at, 1, 1))
        .chain(scene.larges.iter().map(large))
        .chain(scene.labels.iter().map(|label| (label.at, label.width(), 1)));
    for ((left, top), wide, high) in blocks {
        for y in top..top + high {
            let mut run = Vec::new();
            for x in left..left + wide {
                let at = (x.max(0) as u16, y.max(0) as u16);
                let (Some(cell), Some(beneath)) = (with.cell(at), without.cell(at)) else { continue };
                let mut cell = cell.clone();
                if cell.bg == beneath.bg || cell.bg == beneath.fg {
                    // The fill beneath shows through.
                    cell.bg = look.hue(look.palette.ground);
                }
                run.push(cell);
            }
            let ground = hex(look.palette.ground.rgb);
            let mut x = left.max(0) as usize;
            for part in run.chunk_by(|a, b| (a.fg, a.bg, a.modifier) == (b.fg, b.bg, b.modifier)) {
                parts.run(part, (x, y.max(0) as usize), settings, Some(&ground));
                x += part.len();
            }
        }
    }
    format!(
        "<g shape-rendering=\"crispEdges\">\n{}</g>\n<g fill=\"none\">\n{}</g>\n{}",
        parts.blocks(),
        parts.lines(),
        parts.words()
    )
}

struct Writer<'a> {
    look: &'a Look,
    /// What the names of this picture begin with.
    name: String,
    /// Gradients and cuts, each with its name, by what they are.
    defs: BTreeMap<String, (String, String)>,
    out: String,
    whole: Bounds,
}

/// A length across, and one down, in the units of the SVG with at most two decimals.
fn across(units: i32) -> String {
    short(f64::from(units) * CELL.0 as f64 / f64::from(WIDE))
}

fn down(units: i32) -> String {
    short(f64::from(units) * CELL.1 as f64 / f64::from(HIGH))
}

fn short(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn at(point: Point) -> String {
    format!("{} {}", across(point.x), down(point.y))
}

fn data(path: &[Segment]) -> String {
    path.iter().fold(String::new(), |mut out, segment| {
        let _ = match segment {
            Segment::Move(to) => write!(out, "M{}", at(*to)),
            Segment::Line(to) => write!(out, "L{}", at(*to)),
            Segment::Cubic(a, b, to) => write!(out, "C{} {} {}", at(*a), at(*b), at(*to)),
            Segment::Close => write!(out, "Z"),
        };
        out
    })
}

impl Writer<'_> {
    fn tone(&self, tone: Tone) -> String {
        hex(self.look.tone(tone))
    }

    /// The name of something that is defined once; `def` writes it.
    fn define(&mut self, key: String, def: impl FnOnce(&str) -> String) -> String {
        let name = format!("{}-{}", self.name, self.defs.len());
        self.defs.entry(key).or_insert_with(|| (name.clone(), def(&name))).0.clone()
    }

    fn stops(&self, tones: impl Iterator<Item = (f64, Tone)>) -> String {
        tones
            .map(|(offset, tone)| {
                format!("<stop offset=\"{}\" stop-color=\"{}\"/>", short(offset), self.tone(tone))
            })
            .collect()
    }

    /// A shade as the value of `fill` or `stroke`.
    fn paint(&mut self, shade: &Shade) -> String {
        match shade {
            Shade::Flat(tone) => self.tone(*tone),
            Shade::Graded { from, to } => {
                let stops = self.stops([(0.0, from.1), (1.0, to.1)].into_iter());
                let (a, b) = (from.0, to.0);
                let name = self.define(format!("{shade:?}"), |name| {
                    format!(
                        "<linearGradient id=\"{name}\" gradientUnits=\"userSpaceOnUse\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\">{stops}</linearGradient>",
                        across(a.x), down(a.y), across(b.x), down(b.y)
                    )
                });
                format!("url(#{name})")
            }
            Shade::Glow { at, radius, from, to } => {
                let stops = self.stops([(0.0, *from), (1.0, *to)].into_iter());
                let name = self.define(format!("{shade:?}"), |name| {
                    format!(
                        "<radialGradient id=\"{name}\" gradientUnits=\"userSpaceOnUse\" cx=\"{}\" cy=\"{}\" r=\"{}\">{stops}</radialGradient>",
                        across(at.x), down(at.y), across(*radius)
                    )
                });
                format!("url(#{name})")
            }
            // Only of bars and bands, which see to it themselves.
            Shade::Field(field) => field.ramp.first().map_or_else(String::new, |tone| self.tone(*tone)),
        }
    }

    /// A band whose places have tones of their own, as its middle has them from left to right: as light runs
    /// through a stream.
    fn along(&mut self, field: &Field, upper: &[Point], lower: &[Point]) -> String {
        let (left, right) = (upper.first().map_or(0, |it| it.x), upper.last().map_or(0, |it| it.x));
        let length = f64::from((right - left).max(1));
        let tones = upper.iter().zip(lower).filter_map(|(a, b)| {
            let half_row = i32::midpoint(a.y, b.y).div_euclid(HIGH / 2);
            Some((f64::from(a.x - left) / length, field.tone(a.x.div_euclid(WIDE), half_row)?))
        });
        let stops = self.stops(tones);
        let name = self.define(format!("{upper:?}"), |name| {
            format!(
                "<linearGradient id=\"{name}\" gradientUnits=\"userSpaceOnUse\" x1=\"{}\" y1=\"0\" x2=\"{}\" y2=\"0\">{stops}</linearGradient>",
                across(left), across(right)
            )
        });
        format!("url(#{name})")
    }

    /// ` clip-path="…"` where `within` is not the whole picture.
    fn clip(&mut self, within: Bounds) -> String {
        if within == self.whole {
            return String::new();
        }
        let name = self.define(format!("{within:?}"), |name| {
            format!("<clipPath id=\"{name}\"><path d=\"{}\"/></clipPath>", data(&within.path()))
        });
        format!(" clip-path=\"url(#{name})\"")
    }

    fn fill(&mut self, fill: &Fill) {
        match fill {
            Fill::Shape { path, .. } | Fill::Stroke { path, .. } if path.is_empty() => {}
            Fill::Line { points, .. } if points.is_empty() => {}
            Fill::Shape { path, shade, within } => {
                let (paint, clip) = (self.paint(shade), self.clip(*within));
                let _ = writeln!(self.out, "<path fill=\"{paint}\" d=\"{}\"{clip}/>", data(path));
            }
            Fill::Stroke { path, width, shade, within } => {
                let (paint, clip) = (self.paint(shade), self.clip(*within));
                let _ = writeln!(
                    self.out,
                    "<path fill=\"none\" stroke=\"{paint}\" stroke-width=\"{}\" stroke-linecap=\"round\" stroke-linejoin=\"round\" d=\"{}\"{clip}/>",
                    across(i32::from(*width)),
                    data(path)
                );
            }
            Fill::Band { upper, lower, shade } => {
                let around: Vec<Point> = upper.iter().chain(lower.iter().rev()).copied().collect();
                // Viewers take a path without a beginning for a fault.
                if around.is_empty() {
                    return;
                }
                let mut outline = path::straight(&around);
                outline.push(Segment::Close);
                let paint = match shade {
                    Shade::Field(field) => self.along(field, upper, lower),
                    shade => self.paint(shade),
                };
                let _ = writeln!(self.out, "<path fill=\"{paint}\" d=\"{}\"/>", data(&outline));
            }
            Fill::Bar { at, shade: Shade::Field(field) } => self.field(field, *at),
            Fill::Bar { at, shade } => {
                let paint = self.paint(shade);
                let _ = writeln!(
                    self.out,
                    "<rect fill=\"{paint}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                    across(at.left),
                    down(at.top),
                    across(at.width().max(0)),
                    down(at.height().max(0))
                );
            }
            Fill::Line { points, tone } => {
                let _ = writeln!(
                    self.out,
                    "<path fill=\"none\" stroke=\"{}\" stroke-width=\"{CURVE}\" stroke-linejoin=\"round\" d=\"{}\"/>",
                    self.tone(*tone),
                    data(&path::straight(points))
                );
            }
            Fill::Dot { at, tone } => {
                let _ = writeln!(
                    self.out,
                    "<circle fill=\"{}\" cx=\"{}\" cy=\"{}\" r=\"4.5\"/>",
                    self.tone(*tone),
                    across(at.x),
                    down(at.y)
                );
            }
        }
    }

    /// A field as runs of one tone, a line for each half of a row.
    fn field(&mut self, field: &Field, within: Bounds) {
        let (left, right) = (within.left.div_euclid(WIDE), within.right.div_euclid(WIDE));
        let mut runs: BTreeMap<String, String> = BTreeMap::new();
        for half in (within.top * 2).div_euclid(HIGH)..(within.bottom * 2).div_euclid(HIGH) {
            let tones: Vec<Option<Tone>> = (left..right).map(|x| field.tone(x, half)).collect();
            let mut x = left;
            for run in tones.chunk_by(|a, b| a == b) {
                let next = x + run.len() as i32;
                if let Some(Some(tone)) = run.first() {
                    let at = Bounds::new(x * WIDE, half * HIGH / 2, next * WIDE, (half + 1) * HIGH / 2);
                    runs.entry(self.tone(*tone)).or_default().push_str(&data(&at.path()));
                }
                x = next;
            }
        }
        for (fill, data) in runs {
            let _ = writeln!(self.out, "<path fill=\"{fill}\" shape-rendering=\"crispEdges\" d=\"{data}\"/>");
        }
    }

    fn ink(&mut self, ink: &Ink) {
        if ink.path.is_empty() {
            return;
        }
        let dash = if ink.is_dashed { " stroke-dasharray=\"6 4\"" } else { "" };
        let _ = writeln!(
            self.out,
            "<path fill=\"none\" stroke=\"{}\" stroke-width=\"{INK}\"{dash} d=\"{}\"/>",
            self.tone(ink.tone),
            data(&ink.path)
        );
    }

    fn rule(&mut self, rule: &Rule) {
        let middle = |(x, y): (i32, i32)| Point { x: x * WIDE + WIDE / 2, y: y * HIGH + HIGH / 2 };
        let (mut from, mut to) = (middle(rule.from), middle(rule.to));
        let is_across = rule.from.1 == rule.to.1;
        // Without bars at its ends it goes through its cells.
        let (dx, dy) = if is_across { (WIDE / 2, 0) } else { (0, HIGH / 2) };
        if !rule.caps[0] {
            from = Point { x: from.x - dx, y: from.y - dy };
        }
        if !rule.caps[1] {
            to = Point { x: to.x + dx, y: to.y + dy };
        }
        let mut path = vec![Segment::Move(from), Segment::Line(to)];
        for (end, _) in [from, to].into_iter().zip(rule.caps).filter(|(_, has_cap)| *has_cap) {
            let (x, y) = if is_across { (0, HIGH / 4) } else { (WIDE / 2, 0) };
            path.push(Segment::Move(Point { x: end.x - x, y: end.y - y }));
            path.push(Segment::Line(Point { x: end.x + x, y: end.y + y }));
        }
        let (width, dash) = match rule.stroke {
            Stroke::Light => (RULE, ""),
            Stroke::Heavy => (HEAVY, ""),
            Stroke::Dotted => (RULE, " stroke-dasharray=\"2 4\""),
        };
        let _ = writeln!(
            self.out,
            "<path fill=\"none\" stroke=\"{}\" stroke-width=\"{width}\"{dash} d=\"{}\"/>",
            self.tone(rule.tone),
            data(&path)
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Align, Cells, Words};

    #[test]
    fn what_has_no_points_is_left_out() {
        let mut scene = Scene::new(Cells { x: 9, y: 3 });
        scene.shape(Vec::new(), Tone::DIM);
        scene.stroke(Vec::new(), 9, Tone::DIM);
        scene.band(Vec::new(), Vec::new(), Tone::DIM);
        scene.line(Vec::new(), Tone::DIM);
        scene.ink(Vec::new(), Tone::DIM, false);
        assert!(!picture(&scene, &Settings::default()).contains(" d=\""));
    }

    #[test]
    fn a_picture_has_true_curves_and_text_and_names_of_its_own() {
        let mut scene = Scene::new(Cells { x: 20, y: 6 });
        scene.disc(Point { x: 640, y: 384 }, 200, Tone::DIM);
        let graded = |part: u8| Shade::Graded {
            from: (Point { x: 0, y: 0 }, Tone::TEXT.part(part)),
            to: (Point { x: 0, y: 99 }, Tone::TEXT),
        };
        scene.bar(Bounds::new(0, 0, 640, 128), graded(10));
        scene.bar(Bounds::new(0, 128, 640, 256), graded(20));
        scene.write((2, 4), Align::Left, Words::new("a < b", Tone::TEXT));
        let svg = picture(&scene, &Settings::default());
        assert!(svg.contains('C') && svg.contains(">a &lt; b</text>"), "{svg}");
        assert_eq!(svg.matches("<linearGradient id=").count(), 2);
        let other = {
            scene.dot(Point { x: 9, y: 9 }, Tone::TEXT);
            picture(&scene, &Settings::default())
        };
        let name = |svg: &str| svg.split("id=\"").nth(1).unwrap().split('-').next().unwrap().to_owned();
        assert_ne!(name(&svg), name(&other));
    }
}
