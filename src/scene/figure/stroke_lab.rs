//! The stroke lab: how two kinds of fibre answer over all speeds, and above it an arm that is stroked at the
//! speed that is set, with what each fibre sends.

mod arm;
mod names;
mod pleasantness;

use super::View;
use crate::content::figure::{Share, StrokeLab};
use crate::scene::path::Point;
use crate::scene::plot::{Axis, BESIDE, Scale, ticks, widest};
use crate::scene::{
    Align, Block, Bounds, EIGHTH, HIGH, Mark, Meaning, Scene, Shade, Stroke, Tone, WIDE, Words,
};
use crate::scene::{label, large};
use crate::sim::number;
use crate::sim::stroke_lab::{self as sim, Setting, Show, Skin};

/// Columns right of the curves, for the last number of their axis and the name of the one that ends there.
const END: i32 = 11;
/// Parts of the accent along the arch: a shade less than all, so that without colours it differs from the other line.
const CREST: u8 = 83;
/// How much of a panel is as high as the strongest answer of each fibre: they have no scale in common.
const CT_HEIGHT: f64 = 0.88;
const A_BETA_HEIGHT: f64 = 0.74;

/// Rows in which an arm can be made out.
const SMALLEST: i32 = 4;

/// Columns of a picture in whose corner one can be.
const SMALLEST_WIDTH: i32 = 64;

/// Rows of a plot, over all the speeds.
struct Panel {
    across: Axis,
    top: i32,
    bottom: i32,
}

pub(super) fn picture(lab: &StrokeLab, view: &View<'_>) -> Scene {
    let mut scene = Scene::new(view.size);
    let set = sim::setting(lab, view.at);
    let (width, height) = (scene.width(), scene.height());
    // Where rows are scarce the curves come first.
    let is_alone = height < 15 || view.is_slide && set.show == Show::People;
    // With air below what stands above it: a title has none below it where rows are few.
    let air = i32::from(!(19..30).contains(&height));
    let strip = (height - 11 - air).min(height * 2 / 5).min(15);
    let (air, strip) = if is_alone || strip < SMALLEST { (0, 0) } else { (air, strip) };
    // Where there is no strip for it, small in the corner in which both curves are low; not so small that it is no arm.
    let is_corner = strip == 0 && !view.is_slide && set.show == Show::Fibres && width >= SMALLEST_WIDTH;
    let corner = Block::new(0, 0, if is_corner { width * 2 / 3 - 3 } else { 0 }, (height - 1) * 5 / 12);
    let place = if strip > 0 { Block::new(0, air, width, strip) } else { corner };
    let arm = Some(place).filter(|it| it.height >= SMALLEST && it.width > 0);
    let arm = arm.and_then(|it| arm::arm(view, &set, it, &mut scene));
    let trains = match arm {
        Some(arm) if strip > 0 => {
            Block::new(arm.at.right / WIDE + 3, air, width - arm.at.right / WIDE - 3, strip)
        }
        // Without the arm only what is missing: nobody would see what the strokes come from.
        _ if set.show == Show::Fibres && set.skin != Skin::Hairy => {
            let top = arm.as_ref().map_or(0, |it| it.at.bottom / HIGH + 1);
            Block::new(0, top, width * 3 / 8, height.min(2))
        }
        // Behind the preferred speeds, above the curve that rises.
        Some(_) if set.show == Show::Fibres => {
            let left = Axis::filling(speeds(lab), 0, width - END).column(lab.preferred[1]) + 2;
            Block::new(left, 0, width - left, 3)
        }
        _ => Block::default(),
    };
    arm::spikes(lab, view, &set, trains, &mut scene);
    let top = air + strip + i32::from(strip > 0);
    if set.show == Show::People {
        people(lab, view, top, &mut scene);
    } else {
        curves(lab, view, &set, top, &mut scene);
    }
    scene.rest();
    if let Some(arm) = arm {
        arm::brush(view, &set, &arm, &mut scene);
    }
    scene
}

/// The curves over the speeds, of what is asked.
fn curves(lab: &StrokeLab, view: &View<'_>, set: &Setting, top: i32, scene: &mut Scene) {
    let (width, height) = (scene.width(), scene.height());
    let rows = height - top - 1;
    if rows < 2 {
        return;
    }
    let is_pleasantness = set.show == Show::Pleasantness;
    let left = if is_pleasantness { 4 } else { 0 };
    let across = Axis::filling(speeds(lab), left, width - left - END);
    let panel = Panel { across, top, bottom: top + rows };
    axis(&across, panel.bottom, scene);
    let column = across.column(set.speed);
    let speed = Words::bold(format!("{} cm/s", set.speed), Tone::STRONG);
    let rule = |from: i32, to: i32, scene: &mut Scene| {
        if from < to {
            scene.rule((column, from), (column, to), Stroke::Light, Tone::STRONG);
        }
    };
    if is_pleasantness {
        pleasantness::draw(lab, view, set, &panel, scene);
    } else {
        let [low, high] = lab.preferred.map(|it| across.at(it));
        scene.bar(Bounds::new(low, top * HIGH, high, panel.bottom * HIGH), Tone::BAND);
        let named = fibres(lab, view, set, &panel, scene);
        what_is_high(lab, view, set, &panel, scene);
        // Not across the line of the other fibre, which is as white, nor through a name.
        let high = f64::from(rows) * sim::a_beta(lab, set.speed) * A_BETA_HEIGHT;
        let line = panel.bottom - 1 - high as i32;
        let named = named.filter(|it| (it.x - 1..=it.right()).contains(&column));
        let mut from = top;
        for (first, last) in named.map(|it| (it.y, it.bottom() - 1)).into_iter().chain([(line, line)]) {
            rule(from, first - 1, scene);
            from = last + 1;
        }
        rule(from, panel.bottom - 1, scene);
        let [from, to] = lab.preferred;
        // At the end of the axis it is on the other side of its line: beyond it stands the name of the rising curve.
        let is_within = column + 2 + speed.text.chars().count() as i32 <= across.end / WIDE;
        let (at, align) = if is_within { (column + 2, Align::Left) } else { (column - 1, Align::Right) };
        scene.write((at, top), align, speed);
        let begin = across.column(from) + 1;
        for words in [format!("{from} to {to} cm/s"), format!("{from}–{to} cm/s")] {
            // Left of the line of the speed or, where that is near, at the other end.
            let is_clear = !(begin - 1..=begin + words.chars().count() as i32 + 1).contains(&column);
            let place = if is_clear { (begin, Align::Left) } else { (across.column(to) - 1, Align::Right) };
            if scene.write((place.0, top), place.1, Words::new(words, Tone::TEXT)).is_some() {
                break;
            }
        }
    }
    steps(lab, &across, Block::new(0, top, width, rows + 1), scene);
}

/// Without a scale it still has to be said what is high: left of both curves, where they leave room for it.
fn what_is_high(lab: &StrokeLab, view: &View<'_>, set: &Setting, panel: &Panel, scene: &mut Scene) {
    const WORDS: &str = "▲ stronger answer";
    let rows = panel.bottom - panel.top;
    let speed = panel.across.value((widest([WORDS]) + 1) * WIDE);
    let ct = sim::ct(lab, speed, set.temperature, set.skin) * CT_HEIGHT;
    let highest = ct.max(sim::a_beta(lab, speed) * A_BETA_HEIGHT) * f64::from(rows);
    // Below the name of the arch, which stands where that rises.
    let row = panel.top + rows / 2 + 1;
    if !view.is_slide && rows > 6 && highest < f64::from(panel.bottom - row - 1) {
        scene.write((0, row), Align::Left, Words::new(WORDS, Tone::DIM));
    }
}

/// The speeds below the curves, each three times or so the one before, written into the line of their axis.
fn axis(across: &Axis, row: i32, scene: &mut Scene) {
    let last = across.scale.to;
    let shown =
        [0.1, 0.3, 1.0, 3.0, 10.0, 30.0].map(|it| (across.scale.from..=last).contains(&it).then_some(it));
    let mut line = across.start;
    for value in shown.into_iter().flatten() {
        // At the edge of its cell, like the line of the speed.
        let at = across.column(value) * WIDE;
        scene.bar(Bounds::new(line, row * HIGH, at, row * HIGH + EIGHTH), Tone::DIM);
        scene.marks.push(Mark { at: (at / WIDE, row), glyph: '▏', tone: Tone::DIM, is_bold: false });
        let name = if value < last { number(value) } else { format!("{} cm/s", number(value)) };
        let words = scene.write((at / WIDE + 1, row), Align::Left, Words::new(name, Tone::DIM));
        line = words.map_or(at, |it| (it.right() + 1) * WIDE);
    }
}

/// Each speed is as wide as halfway to its neighbours.
fn steps(lab: &StrokeLab, across: &Axis, at: Block, scene: &mut Scene) {
    let columns: Vec<i32> = lab.speeds.iter().map(|it| across.column(*it)).collect();
    let halfway = |nth: usize| match (columns.get(nth), columns.get(nth + 1)) {
        (Some(a), Some(b)) => i32::midpoint(*a, *b) + 1,
        _ => at.right(),
    };
    let mut left = at.x;
    for step in 0..columns.len() {
        let right = halfway(step);
        scene.area(Block { x: left, width: right - left, ..at }, Meaning::Step { knob: 0, step });
        left = right;
    }
}

/// A curve over the speeds: `of` them, as a part of the height of its panel.
fn curve(panel: &Panel, of: impl Fn(f64) -> f64) -> Vec<Point> {
    let height = f64::from((panel.bottom - panel.top) * HIGH);
    let points = (panel.across.start..=panel.across.end).step_by(WIDE as usize / 2);
    let level = |x: i32| panel.bottom * HIGH - (of(panel.across.value(x)) * height).round() as i32;
    points.map(|x| Point { x, y: level(x) }).collect()
}

/// What lies between a curve and the foot of its panel: full along the curve, paler below it.
fn glow(line: &[Point], panel: &Panel, tone: Tone, scene: &mut Scene) {
    const EDGE: i32 = HIGH * 5 / 8;
    let foot = panel.bottom * HIGH;
    // Where it is thinner than its edge nothing of it is drawn.
    let high = |it: &Point| if foot - it.y < EDGE { foot } else { it.y };
    let moved = |by: i32| line.iter().map(|it| Point { x: it.x, y: (high(it) + by).min(foot) }).collect();
    let floor: Vec<Point> = line.iter().map(|it| Point { x: it.x, y: foot }).collect();
    // In colours all of it.
    scene.band(moved(0), floor.clone(), tone.part(CREST).mixed(tone.hue, 100));
    scene.band(moved(EDGE), floor, tone.part(46));
}

/// How both kinds answer. No y scale: the shapes are known, the rates are not. Where the name of the arch stands in
/// large letters.
fn fibres(
    lab: &StrokeLab,
    view: &View<'_>,
    set: &Setting,
    panel: &Panel,
    scene: &mut Scene,
) -> Option<Block> {
    let accent = Tone::family(view.family);
    let rows = panel.bottom - panel.top;
    let ct = |speed: f64| sim::ct(lab, speed, set.temperature, set.skin) * CT_HEIGHT;
    let is_hairy = set.skin == Skin::Hairy;
    if is_hairy {
        glow(&curve(panel, ct), panel, accent, scene);
    }
    scene.line(curve(panel, |speed| sim::a_beta(lab, speed) * A_BETA_HEIGHT), Tone::STRONG);
    if view.is_slide || scene.width() >= names::ROOMY.0 && rows >= names::ROOMY.1 {
        return names::write(lab, view.family, set, panel, scene);
    }
    // Above the flank on which the arch rises, left of the preferred speeds and not across the line of the speed.
    let line = panel.across.column(set.speed);
    let low = panel.across.column(lab.preferred[0]);
    let is_best = (set.temperature - lab.best_temperature).abs() < 0.5;
    let full = if is_best { " answer most to a caress" } else { " answer less" };
    let name = Words::bold("slow CT fibres", accent);
    let short = Words::bold("slow CT", accent);
    let wordings = [vec![name.clone(), Words::new(full, Tone::TEXT)], vec![name], vec![short]];
    let wordings = wordings.into_iter().skip(usize::from(rows < 12)).filter(|_| is_hairy && rows > 6);
    let placed = wordings.into_iter().find_map(|words| {
        let wide = label::width(&words);
        let is_free = |x: &i32| *x >= 0 && !(x - 1..=x + wide).contains(&line);
        // Of what is long a part would lie over the arch.
        let places = [low - 2 - wide, line - 2 - wide, line + 3];
        let x = places.into_iter().take(if words.len() > 1 { 1 } else { 3 }).find(is_free)?;
        let speeds = (x..=x + wide).map(|it| panel.across.value(it * WIDE));
        let highest = speeds.map(|it| ct(it).max(sim::a_beta(lab, it) * A_BETA_HEIGHT)).fold(0.0, f64::max);
        let row = panel.bottom - (f64::from(rows) * highest).ceil() as i32 - 1;
        (row > panel.top).then_some((x, row, words))
    });
    if let Some((x, row, words)) = placed {
        scene.say((x, row), Align::Left, &[words]);
    }
    // At the end of its line.
    let end = panel.across.end / WIDE;
    let row = (panel.bottom - (f64::from(rows) * A_BETA_HEIGHT).ceil() as i32).max(panel.top);
    scene.write((end + 1, row), Align::Left, Words::bold("fast Aβ", Tone::STRONG));
    let words = "the quicker, the more";
    let right = scene.width() - 1;
    let left = right - widest([words]);
    // Not over the arch.
    let speeds = (left - 1..=end).map(|it| panel.across.value(it * WIDE));
    let highest = (f64::from(rows) * speeds.map(&ct).fold(0.0, f64::max)).ceil() as i32;
    if rows >= 13 && line < left && row <= panel.bottom - highest {
        scene.write((right, row - 1), Align::Right, Words::new(words, Tone::TEXT));
    }
    None
}

/// How many people show the arch by themselves; in large letters on a slide with room for them.
fn people(lab: &StrokeLab, view: &View<'_>, top: i32, scene: &mut Scene) {
    /// Rows of large letters with one of air, and of a bar below them at least.
    const LARGE: [i32; 2] = [6, 1];
    let range = [0.0, 100.0];
    let rows = scene.height() - top - 2;
    let n = lab.shares.len().max(1) as i32;
    let said = |it: &Share| format!("{} %  {}", it.percent, it.label);
    let has_room = |it: &Share| large::width(&said(it), BESIDE).is_some_and(|it| it as i32 <= scene.width());
    let [letters, bar] = LARGE;
    let is_large = view.is_slide && rows / n >= letters + bar && lab.shares.iter().all(has_room);
    let pitch = if is_large { (rows / n).min(letters + 3 * bar) } else { (rows / n).clamp(1, 5) };
    let axis = Axis::across(range, 25.0, 0, scene.width() - END);
    let tall = if is_large { pitch - letters } else { (pitch - 1).clamp(1, 3) };
    for (share, row) in lab.shares.iter().zip((top..).step_by(pitch as usize)) {
        // The air is above the letters.
        let bar = row + if is_large { letters } else { pitch.min(2) - 1 };
        let accent = Tone::family(view.family);
        let ends = [(0.0, 45), (share.percent, 100)]
            .map(|(it, part)| (Point { x: axis.at(it), y: 0 }, accent.part(part)));
        scene.bar_across((bar, tall), &axis, range, Tone::BAND);
        scene.bar_across(
            (bar, tall),
            &axis,
            [0.0, share.percent],
            Shade::Graded { from: ends[0], to: ends[1] },
        );
        if is_large {
            scene.large((0, row + 1), &said(share), BESIDE, Tone::TEXT);
            continue;
        }
        let words = vec![
            Words::bold(format!("{} %", share.percent), Tone::STRONG),
            Words::new(format!("  {}", share.label), Tone::TEXT),
        ];
        scene.say((i32::from(pitch < 2), row), Align::Left, &[words]);
    }
    let row = top + n * pitch;
    scene.axis_below(&axis, &ticks(range, 25.0), row, "%");
}

/// The speeds on a log axis.
fn speeds(lab: &StrokeLab) -> Scale {
    let end = |it: Option<&f64>| it.copied().unwrap_or(1.0);
    Scale { from: end(lab.speeds.first()), to: end(lab.speeds.last()), is_log: true }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::scene::figure::tests::{scene, steps_are_steps};
    use crate::scene::{Cells, Fill};

    const SIZES: [(u16, u16); 4] = [(76, 12), (96, 16), (112, 20), (190, 44)];

    #[test]
    fn the_line_of_a_speed_lies_where_a_click_sets_it() {
        let pack = Pack::builtin();
        for (width, height) in SIZES {
            for step in 0..15 {
                for show in [0, 1] {
                    let scene =
                        scene(pack.library(), &"stroke-lab".into(), &[step, 1, 0, show], width, height);
                    let rule = scene.rules.last().unwrap();
                    let cell = Cells { x: rule.to.0 as u16, y: rule.to.1 as u16 };
                    assert_eq!(
                        scene.meaning(cell),
                        Some(Meaning::Step { knob: 0, step }),
                        "{width}x{height}"
                    );
                }
            }
        }
        steps_are_steps("stroke-lab");
    }

    #[test]
    fn a_low_picture_takes_its_rows_from_the_arm_and_not_from_the_arch() {
        let pack = Pack::builtin();
        for (width, height) in SIZES {
            let scene = scene(pack.library(), &"stroke-lab".into(), &[8, 1, 0, 0], width, height);
            let has_arm = scene.fills.iter().any(|it| matches!(it, Fill::Shape { .. }));
            assert!(has_arm, "{width}x{height}");
            let hump = scene.fills.iter().find_map(|it| match it {
                Fill::Band { upper, lower, .. } => {
                    Some(lower[0].y - upper.iter().map(|it| it.y).min().unwrap())
                }
                _ => None,
            });
            assert!(hump.unwrap() >= 7 * HIGH, "{width}x{height}: {hump:?}");
        }
    }

    #[test]
    fn where_there_is_no_arm_the_curves_have_its_rows() {
        let pack = Pack::builtin();
        for height in 10..30 {
            let scene = scene(pack.library(), &"stroke-lab".into(), &[8, 1, 0, 0], 53, height);
            if scene.fills.iter().any(|it| matches!(it, Fill::Shape { .. })) {
                continue;
            }
            let bands = scene.fills.iter().filter_map(|it| match it {
                Fill::Band { upper, .. } => upper.iter().map(|it| it.y).min(),
                _ => None,
            });
            let rows = bands.min().unwrap() / HIGH;
            assert!(rows <= i32::from(height) / 5, "{rows} above the arch of {height}");
        }
    }

    #[test]
    fn every_tested_speed_has_its_point_and_its_value_and_no_words_lie_on_the_curve() {
        let pack = Pack::builtin();
        for (width, height) in SIZES {
            let scene = scene(pack.library(), &"stroke-lab".into(), &[8, 1, 0, 1], width, height);
            let dots = scene.fills.iter().filter(|it| matches!(it, Fill::Dot { .. })).count();
            assert_eq!(dots, 3, "{width}x{height}");
            let texts: Vec<&str> =
                scene.labels.iter().flat_map(|it| &it.words).map(|it| it.text.as_str()).collect();
            for value in ["4.67", "6.65", "4.48"] {
                assert!(texts.contains(&value), "{width}x{height}: {value} in {texts:?}");
            }
            // The first band of the last panel begins at the curve.
            let mut curves = scene.fills.iter().filter_map(|it| match it {
                Fill::Band { upper, shade: Shade::Flat(tone), .. } if tone.part == CREST => Some(upper),
                _ => None,
            });
            let curve = curves.next_back().unwrap();
            for label in &scene.labels {
                let columns = label.at.0..label.at.0 + label.width();
                let on = curve.iter().filter(|it| columns.contains(&it.x.div_euclid(WIDE)));
                let rows: Vec<i32> = on.map(|it| it.y.div_euclid(HIGH)).collect();
                assert!(!rows.contains(&label.at.1), "{width}x{height}: {label:?} {rows:?}");
            }
        }
    }

    #[test]
    fn each_curve_has_its_name_beside_it_and_none_runs_through_one() {
        let pack = Pack::builtin();
        for ((width, height), speed) in SIZES.into_iter().flat_map(|it| (0..15).map(move |speed| (it, speed)))
        {
            for brush in 0..3 {
                let at = [speed, brush, 0, 0];
                let scene = scene(pack.library(), &"stroke-lab".into(), &at, width, height);
                let of = |it: &&crate::scene::Label| {
                    ["slow CT", "fast Aβ"].iter().any(|name| it.words[0].text.starts_with(name))
                };
                let names: Vec<_> = scene.labels.iter().filter(of).collect();
                assert!(names.len() == 2 || !scene.larges.is_empty(), "{width}x{height} {at:?}: {names:?}");
                let lines = scene.fills.iter().filter_map(|it| match it {
                    Fill::Line { points, .. } => Some(points),
                    Fill::Band { upper, shade: Shade::Flat(tone), .. } if tone.part == CREST => Some(upper),
                    _ => None,
                });
                for (line, name) in lines.flat_map(|line| names.iter().map(move |name| (line, name))) {
                    let columns = name.at.0..name.at.0 + name.width();
                    let on = |it: &Point| {
                        columns.contains(&it.x.div_euclid(WIDE)) && it.y.div_euclid(HIGH) == name.at.1
                    };
                    assert!(!line.iter().any(on), "{width}x{height} {at:?}: {name:?}");
                }
            }
        }
    }

    #[test]
    fn on_a_palm_there_is_no_hump_and_no_field_and_the_picture_says_so() {
        let pack = Pack::builtin();
        for (width, height) in SIZES {
            let scene = scene(pack.library(), &"stroke-lab".into(), &[8, 1, 1, 0], width, height);
            let has_hump = scene.fills.iter().any(|it| matches!(it, Fill::Band { .. }));
            assert!(!has_hump, "{width}x{height}");
            let texts: String =
                scene.labels.iter().flat_map(|it| &it.words).map(|it| it.text.as_str()).collect();
            assert!(texts.contains("none drawn for this skin"), "{texts}");
            assert!(!texts.contains("slow CT"), "{texts}");
        }
    }
}
