//! The alliance two by two: four groups as bars on one axis, each in pieces of what a switch adds.

mod added;
mod corner;

use super::View;
use crate::anim::{ease_out, lerp};
use crate::content::figure::{AllianceTwoByTwo, Crossed, Crossing, Switch};
use crate::content::order;
use crate::scene::label::width;
use crate::scene::large::{self, Dot};
use crate::scene::plot::{Axis, BESIDE, Head, round_step, ticks, widest};
use crate::scene::{
    Align, Block, Bounds, EIGHTH, HIGH, Hue, Meaning, Rule, Scene, Stroke, Tone, WIDE, Words,
};
use crate::sim::alliance_two_by_two::{
    GROUPS, MANNER, Piece, TREATMENT, brief, digits, group, pieces, setting,
};
use added::{added, apart, sums};
use corner::corner;

/// Rows of a group from which on its bar is thick and its name large.
const THICK: i32 = 7;
/// Rows of large letters.
const LETTERS: i32 = 4;
/// Rows of a slide from which on it has room for a head.
const ROOMY: i32 = 20;
/// What a bar is without what a switch adds.
const ALL_ELSE: &str = "all else";

/// What is told below the axis, on a slide with the small print as how many people there were is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Foot {
    /// Nothing: what is measured stands in a corner, so that each bar has three rows.
    Corner,
    Measured,
    /// What is measured, and what each switch adds.
    Sums,
}

/// Where it all stands.
struct Plan {
    axis: Axis,
    step: f64,
    /// The row above the first group, rows of a group, and of those the rows of its bar.
    top: i32,
    pitch: i32,
    bar: i32,
    /// The dots of what one switch adds, the column of that, and whether it stands apart from the bars, whose rows are
    /// lower than it.
    large: Option<Dot>,
    sums: i32,
    is_apart: bool,
    /// Rows between the second group and the third, where there are some left for their large numbers.
    between: i32,
    has_large_names: bool,
    /// The group whose bar says what lies below all that is switched on.
    keyed: (bool, bool),
    foot: Foot,
    is_slide: bool,
}

pub(super) fn picture(figure: &AllianceTwoByTwo, view: &View<'_>) -> Scene {
    let mut scene = Scene::new(view.size);
    let Some((crossing, treatment, manner)) = setting(figure, view.at) else { return scene };
    let size = (scene.width(), scene.height());
    // In few rows it would be one line more of the heading above it: it is told with the small print, too.
    let head = Head::of(&crossing.outcome, None, size).filter(|_| view.is_slide && size.1 >= ROOMY);
    let plan = plan(crossing, (view.is_slide, head.as_ref().map_or(0, |it| it.rows)), &scene);
    let was = setting(figure, view.was).filter(|(it, ..)| *it == crossing);
    let before = was.and_then(|(_, t, m)| group(crossing, t, m));
    if let Some(head) = head {
        // Above its bars and quieter: in the same letters below the heading of a slide it would be one line more of it.
        let left = (plan.axis.start / WIDE).min(size.0 - head.width);
        head.write((left, 0), Align::Left, Tone::DIM, &mut scene);
    }
    // The group that is chosen last: it alone moves.
    let chosen = (treatment, manner);
    let mut rows: Vec<(i32, (bool, bool))> = (0..).zip(GROUPS).collect();
    order::by_key(&mut rows, |(_, switches)| *switches == chosen);
    let (foot, ticks) = (plan.row(4), ticks(crossing.scale, plan.step));
    scene.grid(&plan.axis, &ticks, [foot - 1, foot]);
    for (nth, switches) in rows {
        let row = plan.row(nth);
        let is_chosen = switches == chosen;
        if is_chosen {
            scene.rest();
        }
        names(crossing, switches, is_chosen, row, &plan, &mut scene);
        let Some(it) = group(crossing, switches.0, switches.1) else {
            let words = Words::new("no such group in this trial", Tone::DIM);
            scene.write((plan.axis.start / WIDE + 1, row + (plan.bar - 1) / 2), Align::Left, words);
            continue;
        };
        let from = before.filter(|_| is_chosen).map_or(it.value, |before| before.value);
        let seen = lerp(from, it.value, ease_out(view.progress));
        bars(crossing, switches, seen, row, &plan, &mut scene);
        value(crossing, switches, it, row, &plan, &mut scene);
    }
    if plan.is_apart {
        apart(crossing, &plan, &mut scene);
    }
    areas(treatment, &plan, &mut scene);
    scene.numbers_below(&plan.axis, &ticks, foot, &crossing.unit);
    if plan.foot == Foot::Corner {
        corner(crossing, &plan, &mut scene);
    } else if !plan.is_slide {
        // What is measured stands below its numbers: above the first bar it would be read as a name.
        let outcome = Words::new(crossing.outcome.clone(), Tone::TEXT);
        scene.write((plan.axis.start / WIDE, foot + 1), Align::Left, outcome);
    }
    if plan.foot == Foot::Sums {
        sums(crossing, foot + 3, &mut scene);
    }
    scene
}

/// With so many rows of large words above it on a slide.
fn plan(crossing: &Crossing, (is_slide, head): (bool, i32), scene: &Scene) -> Plan {
    let (width, height) = (scene.width(), scene.height());
    let top = if is_slide { head } else { i32::from(height >= 10) + i32::from(height >= 26) };
    // An interval needs a bar that has a middle row and what is around it.
    let has_intervals = crossing.groups.iter().any(|it| it.ci_low.is_some());
    let is_tight = has_intervals && !is_slide && (13..15).contains(&height) && width >= 70;
    let top = if is_tight { 0 } else { top };
    // Below the groups the axis and what is measured; what each switch adds as well, if no bar is thinner for it or
    // all are thick.
    let pitch = |below: i32| ((height - top - below) / 4).clamp(1, 11);
    let has_sums = !is_slide && !is_tight && pitch(4) >= pitch(2).min(THICK);
    let foot = match () {
        () if is_tight => Foot::Corner,
        () if has_sums => Foot::Sums,
        () => Foot::Measured,
    };
    let pitch = pitch(match foot {
        Foot::Sums => 4,
        Foot::Measured if !is_slide => 2,
        _ => 1,
    });
    let is_apart = pitch < LETTERS;
    // Each in the rows of its group, or with a name above it beyond all bars.
    let dot = if width >= 110 && !is_apart { Dot::Half } else { Dot::Quarter };
    let large = (width >= 70 && pitch >= 3).then_some(dot);
    // Of two of them, for one alone compares nothing.
    let are_two = [(true, false), (false, true)].iter().all(|it| added(crossing, *it).is_some());
    let large = large.filter(|_| are_two);
    let is_apart = is_apart && large.is_some();
    let below = if foot == Foot::Measured { 2 } else { 1 };
    let between = i32::from(is_apart && top + 4 * pitch + below < height);
    let bar = match pitch {
        1..=2 => 1,
        3..=5 => 3,
        _ => pitch - 3,
    };
    let briefs = GROUPS.map(|it| brief(crossing, it));
    let beside = briefs.iter().filter_map(|it| large::width(it, BESIDE)).max().unwrap_or(0) as i32;
    let has_large_names = if is_slide {
        pitch > LETTERS && beside + 4 <= width * 2 / 5
    } else {
        pitch >= THICK && scene.has_large_names()
    };
    let name = if has_large_names { beside } else { widest(briefs.iter().map(String::as_str)) } + 4;
    let name = name.min(width * 2 / 5);
    // After the end of each bar its value, and in a column of their own what is added to two of them.
    let wide = |it: &(bool, bool)| large::width(&added(crossing, *it)?.0, large?);
    let sums = GROUPS.iter().filter_map(wide).max().map_or(0, |wide| wide as i32);
    let [low, high] = crossing.scale;
    let longest = GROUPS.iter().filter_map(|it| {
        let group = group(crossing, it.0, it.1)?;
        let digits = large::width(&digits(crossing, group.value), BESIDE).filter(|_| has_large_names);
        let right = digits.map_or(7, |wide| wide as i32 + 4);
        let right = right + if it.0 == it.1 && !is_apart || sums == 0 { 0 } else { sums + 2 };
        let part = (group.ci_high.unwrap_or(group.value) - low) / (high - low);
        Some(f64::from(width - name - right) / if part.is_finite() { part.clamp(0.1, 1.0) } else { 1.0 })
    });
    let room = (longest.fold(f64::MAX, f64::min) as i32).min(width - name - 7);
    let step = round_step(crossing.scale, room, (room / 6).max(8).min(room / 2));
    let axis = Axis::across(crossing.scale, step, name, room);
    // Under an interval there is no room for words.
    let low = group(crossing, false, false).and_then(|it| it.ci_low).filter(|_| bar == 3);
    let is_covered = low.is_some_and(|it| axis.column(it) <= axis.start / WIDE + 1 + ALL_ELSE.len() as i32);
    let keyed = (is_covered, is_covered);
    // Beyond the longer of the two, or the longest of all.
    let ends = GROUPS.iter().filter(|it| is_apart || it.0 != it.1).filter_map(|it| {
        let group = group(crossing, it.0, it.1)?;
        let digits = large::width(&digits(crossing, group.value), BESIDE).filter(|_| has_large_names);
        Some(axis.column(group.ci_high.unwrap_or(group.value)) + digits.map_or(7, |it| it as i32 + 4))
    });
    let sums = (ends.max().unwrap_or(0) + 2).min(width - sums);
    Plan {
        axis,
        step,
        top,
        pitch,
        bar,
        large,
        sums,
        is_apart,
        between,
        has_large_names,
        keyed,
        foot,
        is_slide,
    }
}

/// What was given and how, and to how many.
fn names(
    crossing: &Crossing,
    (treatment, manner): (bool, bool),
    is_chosen: bool,
    row: i32,
    plan: &Plan,
    scene: &mut Scene,
) {
    let right = plan.axis.start / WIDE - 2;
    let it = group(crossing, treatment, manner);
    let label = it.and_then(|it| it.label.as_ref());
    if plan.has_large_names {
        let mut right = right + 1;
        for words in one_line(crossing, (treatment, manner), label).into_iter().rev() {
            right -= large::width(&words.text, BESIDE).map_or(0, |it| it as i32);
            scene.large((right, row), &words.text, BESIDE, words.tone);
        }
        if plan.is_slide {
            return;
        }
        let mark = Words::bold(if is_chosen { "► " } else { "" }, Tone::STRONG);
        let n = it.and_then(|it| it.n).map_or_else(String::new, |n| format!(" · {n} people"));
        let [treatment, manner] = [crossing.treatment.at(treatment), crossing.manner.at(manner)];
        let full = Words::new(format!("{treatment}, {manner}{n}"), Tone::DIM);
        scene.say((plan.axis.start / WIDE - 2, row + 5), Align::Right, &[vec![mark, full]]);
        return;
    }
    let words = one_line(crossing, (treatment, manner), label);
    let mark = Words::bold(if is_chosen && !plan.is_slide { "► " } else { "" }, Tone::STRONG);
    let y = row + (plan.bar - 1) / 2;
    scene.say((right, y), Align::Right, &[[vec![mark], words].concat()]);
    if let Some(n) = it.and_then(|it| it.n).filter(|_| plan.bar >= 3 && !plan.is_slide) {
        scene.write((right, y + 1), Align::Right, Words::new(format!("{n} people"), Tone::DIM));
    }
}

/// Where there is a line for it: what is switched on, or that nothing is.
fn one_line(crossing: &Crossing, (treatment, manner): (bool, bool), label: Option<&String>) -> Vec<Words> {
    if let Some(label) = label {
        return vec![Words::new(label.clone(), Tone::TEXT)];
    }
    let on = [(treatment, &crossing.treatment), (manner, &crossing.manner)].into_iter().filter(|it| it.0);
    let words = |(_, it): (bool, &Switch)| Words::bold(it.name.clone(), Tone::family(it.family));
    let mut words: Vec<_> = on.map(words).collect();
    match words.len() {
        0 => words.push(Words::new("neither", Tone::TEXT)),
        1 => {}
        _ => words.insert(1, Words::new(" + ", Tone::TEXT)),
    }
    words
}

/// The bar in its pieces, each with what it is.
fn bars(
    crossing: &Crossing,
    (treatment, manner): (bool, bool),
    seen: f64,
    row: i32,
    plan: &Plan,
    scene: &mut Scene,
) {
    let mut from = crossing.scale[0];
    let is_alike = crossing.treatment.family == crossing.manner.family;
    let pieces = pieces(crossing, treatment, manner);
    let last = pieces.len().saturating_sub(1);
    let low = group(crossing, treatment, manner).and_then(|it| it.ci_low);
    for (nth, (piece, until)) in pieces.into_iter().enumerate() {
        let (tone, name) = match piece {
            Piece::Base => (Tone::DIM.part(45), ALL_ELSE),
            // Two switches of one stream are told apart by their shade.
            Piece::Treatment if is_alike => {
                (Tone::family(crossing.treatment.family).part(50), crossing.treatment.name.as_str())
            }
            Piece::Treatment => (Tone::family(crossing.treatment.family), crossing.treatment.name.as_str()),
            Piece::Manner => (Tone::family(crossing.manner.family), crossing.manner.name.as_str()),
        };
        let to = if nth == last { seen } else { until.min(seen) };
        // Seams of what all share stand under each other.
        let [start, end] = [from.min(to), to].map(|it| plan.axis.edge(it));
        // Of a row a bar is thin: half of the air below it is free, where no words stand there.
        let below = if (plan.bar, plan.pitch) == (1, 2) && low.is_some() { 5 * EIGHTH } else { 0 };
        // Where bars have all rows rather more than half a row off each side (less is not seen in textures) is the air between them, and words stay in their middle.
        let air = if plan.bar == plan.pitch && plan.bar > 1 { 5 * EIGHTH } else { 0 };
        scene.bar(Bounds::new(start, row * HIGH + air, end, (row + plan.bar) * HIGH + below - air), tone);
        let mark = piece.family(crossing).mark();
        let size = digits(crossing, until - from);
        let forms = match piece {
            Piece::Base if (treatment, manner) == plan.keyed => vec![name.to_owned()],
            Piece::Base => Vec::new(),
            // What is large beside it is not said on it, too.
            _ if plan.large.is_some() && treatment != manner => Vec::new(),
            _ => vec![
                format!("{mark} {name} adds {size}"),
                format!("{mark} +{size}"),
                format!("+{size}"),
                mark.to_owned(),
            ],
        };
        // A column off the seam, which stands on an edge of cells.
        let left = plan.axis.edge(from) / WIDE + 1;
        // Clear of the interval on a bar that is thick enough for one.
        let right = plan.axis.at(to) / WIDE;
        let right = low.filter(|_| plan.bar >= 3).map_or(right, |it| right.min(plan.axis.column(it)));
        if plan.has_large_names && plan.bar >= 4 {
            let size = format!("+{size}");
            let (words, tone) = match piece {
                Piece::Base => (forms.first().map_or("", String::as_str), Tone::STRONG),
                _ if treatment != manner => ("", Tone::STRONG),
                _ => (size.as_str(), Tone::of(Hue::Ground)),
            };
            let fits = large::width(words, BESIDE).is_some_and(|it| left + it as i32 + 2 < right);
            if fits {
                scene.large((left + 1, row + (plan.bar - 3) / 2), words, BESIDE, tone);
            }
            from = until;
            continue;
        }
        // Below a bar of one row where no interval stands there, in the lower row of two; after the last piece nothing
        // follows.
        let is_below = plan.bar == 1 && plan.pitch > 1 && low.is_none();
        let below = if piece == Piece::Base { Tone::DIM } else { tone.part(100) };
        let (y, tone) = match plan.bar {
            1 if is_below => (row + 1, below),
            _ => (row + (plan.bar - 1) / 2, Tone::STRONG),
        };
        let words = forms.into_iter().map(|it| vec![Words::bold(it, tone)]);
        let is_free = is_below && nth == last;
        let words: Vec<_> = words.filter(|it| is_free || left + width(it) < right).collect();
        scene.say((left, y), Align::Left, &words);
        from = until;
    }
}

/// The value of a group beyond the end of its bar, and below that how sure it is.
fn value(
    crossing: &Crossing,
    switches: (bool, bool),
    it: &Crossed,
    row: i32,
    plan: &Plan,
    scene: &mut Scene,
) {
    let digits = digits(crossing, it.value);
    let mut end = plan.axis.edge(it.value) / WIDE;
    let spread = if let (Some(low), Some(high)) = (it.ci_low, it.ci_high) {
        // On the end of a bar, in the row of its value: below it would seem to be of nothing. A single row is for words.
        if plan.bar >= 2 {
            let y = row + (plan.bar - 1) / 2;
            let [from, to] = [low, high].map(|it| (plan.axis.column(it), y));
            let (stroke, tone) = (Stroke::Heavy, Tone::STRONG);
            scene.rules.push(Rule { from, to, stroke, caps: [true; 2], tone });
            end = to.0 + 1;
        }
        // Told once, at the first one.
        let is_first = plan.bar >= 2 && switches == (false, false);
        if is_first { "  ├─┤ interval".to_owned() } else { String::new() }
    } else {
        it.sd.map_or_else(String::new, |sd| format!(" SD {sd}"))
    };
    let spread = Words::new(spread, Tone::DIM);
    let top = row + (plan.bar - 3).max(0) / 2;
    let wide = large::width(&digits, BESIDE).filter(|_| plan.has_large_names);
    let (said, left) = match wide {
        Some(wide) => {
            scene.large((end + 2, top), &digits, BESIDE, Tone::STRONG);
            (vec![spread], end + 3 + wide as i32)
        }
        None => (vec![Words::bold(digits, Tone::STRONG), spread], end + 1),
    };
    scene.say((left, row + (plan.bar - 1) / 2), Align::Left, &[said]);
    // Large is what the switches add, for that is the point: one below the other.
    let Some(((added, tone), dot)) = added(crossing, switches).zip(plan.large.filter(|_| !plan.is_apart))
    else {
        return;
    };
    scene.large((plan.sums, top), &added, dot, tone);
    if !plan.is_slide {
        let switch = if switches.0 { &crossing.treatment } else { &crossing.manner };
        scene.write((plan.sums, top - 1), Align::Left, Words::bold(format!("{} adds", switch.name), tone));
    }
}

/// A row is a group: the switch that leads there, where both differ that of the treatment first.
fn areas(treatment: bool, plan: &Plan, scene: &mut Scene) {
    for (nth, (t, m)) in (0..).zip(GROUPS) {
        let row = plan.row(nth);
        let to_manner = Meaning::Step { knob: MANNER, step: usize::from(m) };
        let to_treatment = Meaning::Step { knob: TREATMENT, step: usize::from(t) };
        let means = if t == treatment { to_manner } else { to_treatment };
        scene.area(Block::new(0, row, scene.width(), plan.pitch), means);
    }
}
