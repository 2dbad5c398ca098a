//! How far somebody is: the model with each stream lit as far as its cards hold, and what comes back in the
//! coming weeks; below them the days, and how often cards were known when they came back.

use super::course::Course;
use super::large::{self, Dot};
use super::plot::widest;
use super::{
    Align, Block, Bounds, Cells, EIGHTH, HIGH, Mark, Meaning, Point, Scene, Tone, WIDE, Weight, Words, path,
};
use crate::content::front::Front;
use crate::content::model::{Effect, Family};
use crate::study::progress::{Progress, Tally};
use jiff::civil::Date;

/// What the picture depends on.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub front: &'a Front,
    pub progress: &'a Progress,
    pub size: Cells,
    pub hovered: Option<Meaning>,
}

/// Where everything stands.
struct Plan {
    /// Columns of the left half; first column and width of the right one.
    left: i32,
    right: (i32, i32),
    /// The first row of the model, and its rows.
    top: i32,
    field: i32,
    /// The first row of what stands below it.
    below: Option<i32>,
    /// Rows that a day takes.
    high: i32,
}

/// What a stream is where its cards do not hold.
const REST: u8 = 24;
/// So many answers on a day are as many as are told apart, and fewer.
const STEPS: [usize; 3] = [1, 5, 15];

/// The picture; it is made for at least 58 by 8 cells.
pub fn picture(view: &View<'_>) -> Scene {
    let mut scene = Scene::new(view.size);
    let plan = plan(view);
    model(view, &plan, &mut scene);
    ahead(view, &plan, &mut scene);
    if let Some(row) = plan.below {
        let n_weeks = days(view, &plan, row, &mut scene);
        recall(view, &plan, (row, n_weeks), &mut scene);
    }
    scene
}

fn plan(view: &View<'_>) -> Plan {
    let (width, height) = (i32::from(view.size.x), i32::from(view.size.y));
    let right = (width * 30 / 100).clamp(22, 44);
    let left = width - right - if width >= 100 { 5 } else { 2 };
    let high = if height >= 46 { 2 } else { 1 };
    // A heading, the days of a week, the months.
    let days = 2 + 7 * high;
    let gap = if height >= 26 { 2 } else { 1 };
    let is_whole = height >= days + gap + 8;
    let rows = if is_whole { height - days - gap } else { height };
    let top = if rows >= 15 { 2 } else { 1 };
    let field = (rows - top).clamp(3, 36);
    Plan {
        left,
        right: (width - right, right),
        top,
        field,
        below: is_whole.then_some(top + field + gap),
        high,
    }
}

/// The title of a node, or where there is little room its first word.
fn name(effect: &Effect, is_short: bool) -> &str {
    let first = effect.title.split(' ').next().filter(|_| is_short);
    first.unwrap_or(&effect.title)
}

/// "11 of 15 hold"
fn holds(tally: Tally) -> String {
    format!("{} of {} hold", tally.known, tally.cards)
}

/// So many units of `length` as there are cards that hold, in whole `step`s: some where some do, and not all
/// where not all do.
fn lit(tally: Tally, length: i32, step: i32) -> i32 {
    let (known, cards) = (tally.known as i64, tally.cards.max(1) as i64);
    let steps = i64::from(length / step.max(1));
    let exact = (known * steps + cards / 2) / cards;
    let within = match (tally.known, tally.cards) {
        (0, _) => 0,
        (known, cards) if known == cards => steps,
        _ => exact.clamp(1.min(steps), (steps - 1).max(0)),
    };
    within as i32 * step
}

/// Three streams and what they become, equally thick, each lit as far as its cards hold.
fn model(view: &View<'_>, plan: &Plan, scene: &mut Scene) {
    scene.write((0, 0), Align::Left, Words::bold("What holds", Tone::STRONG));
    if plan.left >= 46 {
        let what = if view.progress.has_begun {
            "cards you most likely know today"
        } else {
            "no card was answered yet"
        };
        scene.write((13, 0), Align::Left, Words::new(what, Tone::DIM));
    }
    let streams = || view.front.effects.iter().filter(|it| it.family != Family::Total);
    let is_short = plan.left < 46;
    let names = widest(streams().map(|it| name(it, is_short))).max(14) + 4;
    let thick = ((plan.field * 9 + 20) / 40).max(1);
    let apart = (plan.field - thick) / 2;
    let course = Course {
        mouth: names,
        wall: plan.left - 1,
        middle: (plan.top + apart) * HIGH + thick * HIGH / 2,
        thick,
        apart,
    };
    for effect in streams() {
        stream(view, &course, effect, is_short, scene);
    }
    let Some(total) = view.front.effect(Family::Total) else { return };
    let tally = view.progress.family(Family::Total);
    let (top, high) = (course.wall_top(), 3 * thick * HIGH);
    let column =
        |top: i32| Bounds::new(course.wall * WIDE, top, (course.wall + 1) * WIDE, course.wall_top() + high);
    scene.bar(column(top), Tone::family(Family::Total).part(REST));
    scene.bar(column(top + high - lit(tally, high, EIGHTH)), Tone::family(Family::Total));
    scene.area(Block::new(course.wall, top.div_euclid(HIGH), 1, 3 * thick), Meaning::Node(Family::Total));
    number(view, plan, total, scene);
}

fn stream(view: &View<'_>, course: &Course, effect: &Effect, is_short: bool, scene: &mut Scene) {
    let (family, nth) = (effect.family, effect.family.idx() as i32);
    let tally = view.progress.family(family);
    let end = course.mouth + lit(tally, course.wall - course.mouth, 1);
    for (from, to, part) in [(course.mouth, end, 100), (end, course.wall, REST)] {
        if from < to {
            let [upper, lower] = course.edges(nth, from, to);
            scene.band(upper, lower, Tone::family(family).part(part));
        }
    }
    let top = course.begins(nth) - course.thick * HIGH / 2;
    let row = top.div_euclid(HIGH) + (course.thick - 2).max(0) / 2;
    label(view, effect, name(effect, is_short), (0, row), scene);
    scene.write((2, row + 1), Align::Left, Words::new(holds(tally), Tone::TEXT));
    let at = Block::new(0, top.div_euclid(HIGH), course.wall, course.thick.max(2));
    scene.area(at, Meaning::Node(family));
}

/// The mark and the name of a node.
fn label(view: &View<'_>, effect: &Effect, name: &str, at: (i32, i32), scene: &mut Scene) -> Option<Block> {
    let is_hovered = view.hovered == Some(Meaning::Node(effect.family));
    let accent = Tone::family(effect.family);
    let weight = if is_hovered { Weight::Underlined } else { Weight::Bold };
    let words = vec![
        Words::bold(effect.family.mark(), accent),
        Words::new(" ", accent),
        Words { weight, ..Words::new(name, if is_hovered { Tone::STRONG } else { accent }) },
    ];
    scene.say(at, Align::Left, &[words])
}

/// How many of all cards hold, and how many of the total, beside the wall.
fn number(view: &View<'_>, plan: &Plan, total: &Effect, scene: &mut Scene) {
    let (x, width) = plan.right;
    let all = view.progress.all;
    let known = all.known.to_string();
    let beside = large::width(&known, Dot::Quarter).map_or(0, |it| it as i32) + 2;
    let is_large = plan.field >= 14 && beside + 14 <= width;
    let mut row = 0;
    if is_large && scene.large((x, row), &known, Dot::Quarter, Tone::STRONG) {
        let of = format!("of {} cards", all.cards);
        scene.write((x + beside, row + 1), Align::Left, Words::new(of, Tone::TEXT));
        scene.write((x + beside, row + 2), Align::Left, Words::new("hold today", Tone::TEXT));
        row += 5;
    } else {
        let of = |word: &str| {
            vec![
                Words::bold(known.clone(), Tone::STRONG),
                Words::new(format!(" of {} {word}hold", all.cards), Tone::TEXT),
            ]
        };
        scene.say((x, row), Align::Left, &[of("cards "), of("")]);
        row += 1;
    }
    let tally = view.progress.family(Family::Total);
    let name = name(total, true);
    if let Some(block) = label(view, total, name, (x, row), scene) {
        let short = format!("{} of {}", tally.known, tally.cards);
        let words = [holds(tally), short].map(|it| vec![Words::new(it, Tone::TEXT)]);
        scene.say((block.right() + 2, row), Align::Left, &words);
    }
    scene.area(Block::new(x, row, width, 1), Meaning::Node(Family::Total));
}

/// What a week is called that is so many ahead.
pub fn week(nth: usize) -> String {
    match nth {
        0 => "this".to_owned(),
        1 => "next".to_owned(),
        nth => format!("+{nth}"),
    }
}

/// What comes back in the coming weeks, a bar each.
fn ahead(view: &View<'_>, plan: &Plan, scene: &mut Scene) {
    const NAMES: i32 = 6;
    let (x, width) = plan.right;
    let top = if plan.field >= 14 { 7 } else { 3 };
    let heading = [
        vec![Words::bold("Due", Tone::STRONG), Words::new("  in the coming weeks", Tone::DIM)],
        vec![Words::bold("Due", Tone::STRONG), Words::new("  by week", Tone::DIM)],
    ];
    scene.say((x, top), Align::Left, &heading);
    let most = view.progress.ahead.iter().copied().max().unwrap_or(0) as i32;
    let room = width - NAMES - most.to_string().len() as i32 - 1;
    // Two cells a card, or as many as fit; whole ones, since the ends of bars that are lower than a line would
    // stick out as lugs.
    let end = |n: i32| if 2 * most <= room { 2 * n } else { (n.saturating_mul(room) + most / 2) / most };
    for (nth, n) in (0..).zip(&view.progress.ahead) {
        let row = top + 1 + nth;
        if row >= plan.top + plan.field {
            break;
        }
        let name = week(nth as usize);
        let (tone, words) = match nth {
            0 => (Tone::STRONG, Words::bold(n.to_string(), Tone::STRONG)),
            _ => (Tone::DIM, Words::new(n.to_string(), Tone::TEXT)),
        };
        scene.write((x, row), Align::Left, Words::new(name, Tone::DIM));
        let length = end(*n as i32).max(i32::from(*n > 0));
        if length > 0 {
            let bounds = Block::new(x + NAMES, row, length, 1).bounds();
            scene.bar(Bounds { top: bounds.top + EIGHTH, ..bounds }, tone);
        }
        let after = x + NAMES + length + i32::from(*n > 0);
        scene.write((after, row), Align::Left, words);
    }
}

/// How dense a day with so many answers is; none for one without any.
fn density(answers: usize) -> Option<Tone> {
    let nth = STEPS.iter().rposition(|step| answers >= *step)?;
    [40, 70, 100].get(nth).map(|part| Tone::family(Family::Total).part(*part))
}

/// A day: a square as dense as it had answers, a dot where it had none.
fn day(at: (i32, i32), size: (i32, i32), answers: usize, scene: &mut Scene) {
    let (x, y) = at;
    match density(answers) {
        Some(tone) => {
            let bounds = Block::new(x, y, size.0, size.1).bounds();
            scene.bar(Bounds { top: bounds.top + EIGHTH, ..bounds }, tone);
        }
        None => scene.marks.push(Mark { at, glyph: '·', tone: Tone::DIM, is_bold: false }),
    }
}

/// The answers of each day, a column a week. How many weeks there are.
fn days(view: &View<'_>, plan: &Plan, top: i32, scene: &mut Scene) -> i32 {
    let (high, wide) = (plan.high, 2 * plan.high);
    let weeks: Vec<_> = view.progress.days.chunks(7).collect();
    let n = ((plan.left + 1) / (wide + 1)).min(weeks.len() as i32);
    scene.write((0, top), Align::Left, Words::bold("Answers", Tone::STRONG));
    let of = |step: usize| match STEPS.get(step + 1) {
        Some(next) => format!("{}–{}", STEPS.get(step).copied().unwrap_or(1), next - 1),
        None => format!("{}+", STEPS.last().copied().unwrap_or(1)),
    };
    let legend = [(0, "0".to_owned())].into_iter().chain(STEPS.into_iter().zip((0..).map(of)));
    let legend: Vec<(usize, String)> = legend.collect();
    let mut x =
        plan.left - 1 - legend.iter().map(|(_, text)| text.chars().count() as i32 + 4).sum::<i32>() + 2;
    for (answers, text) in legend {
        day((x, top), (1, 1), answers, scene);
        let width = text.chars().count() as i32;
        scene.write((x + 2, top), Align::Left, Words::new(text, Tone::DIM));
        x += width + 4;
    }
    let about = Words::new("by day; a column a week, Monday on top", Tone::DIM);
    scene.say((9, top), Align::Left, &[vec![about], vec![Words::new("by day", Tone::DIM)]]);
    let shown = weeks.get(weeks.len() - n as usize..).unwrap_or_default();
    let dates = shown.iter().map(|week| week.first().and_then(|(day, _)| day.date()));
    let starts: Vec<Option<Date>> = dates.collect();
    for (column, week) in shown.iter().enumerate() {
        let x = column as i32 * (wide + 1);
        for (row, (_, done)) in (0..).zip(week.iter()) {
            day((x, top + 1 + row * high), (wide, high), done.answers(), scene);
        }
        // Where a month has but one week its name would run into the next.
        let month = |column: usize| starts.get(column).copied().flatten().map(Date::month);
        let is_new = column == 0 || month(column - 1) != month(column);
        let has_room = month(column + 1).is_none_or(|next| Some(next) == month(column));
        if let Some(date) = starts.get(column).copied().flatten().filter(|_| is_new && has_room) {
            let name = Words::new(date.strftime("%b").to_string(), Tone::DIM);
            scene.write((x, top + 1 + 7 * high), Align::Left, name);
        }
    }
    n
}

/// How often cards were known when they came back, week by week, against the goal.
fn recall(view: &View<'_>, plan: &Plan, (top, n_weeks): (i32, i32), scene: &mut Scene) {
    // Columns of the scale.
    const SCALE: i32 = 6;
    let (x, width) = plan.right;
    // An odd number, so that half of it has a row of its own.
    let rows = (7 * plan.high - 1) | 1;
    let recalls = &view.progress.recalls;
    let percent = |part: f64| format!("{:.0} %", part * 100.0);
    let now = recalls.last().copied().unwrap_or_default();
    if let Some(part) = now.part() {
        scene.write((x + width - 1, top), Align::Right, Words::bold(percent(part), Tone::STRONG));
    }
    let heading = Words::bold("Known when due", Tone::STRONG);
    scene.write((x, top), Align::Left, heading);
    if recalls.iter().all(|it| it.asked == 0) {
        scene.write((x, top + rows / 2), Align::Left, Words::new("No card came back yet.", Tone::DIM));
        return;
    }
    // From the first week on in which cards came back, as many as stand beside it.
    let shown =
        recalls.get(recalls.len().saturating_sub(n_weeks.clamp(1, width) as usize)..).unwrap_or_default();
    let empty = shown.iter().take_while(|it| it.asked == 0).count();
    let shown = shown.get(empty..).unwrap_or_default();
    let n = (shown.len() as i32).max(1);
    let (left, room) = (x + SCALE, width - SCALE);
    let edge = |nth: i32| (left + nth * room / n) * WIDE;
    // What the labels say lies in the middle of their rows.
    let (bottom, high) = ((top + rows) * HIGH + HIGH / 2, (rows - 1) * HIGH);
    let down = |part: f64| bottom - (part * f64::from(high)).round() as i32;
    for (row, part) in [(top + 1, 1.0), (top + 1 + rows / 2, 0.5), (top + rows, 0.0)] {
        let words = Words::new(percent(part), Tone::DIM);
        scene.write((left - 2, row), Align::Right, words);
    }
    for (nth, it) in (0..).zip(shown) {
        let Some(part) = it.part() else { continue };
        let at = Bounds::new(edge(nth), down(part), edge(nth + 1), bottom);
        // Its end is what counts.
        scene.bar(at, Tone::family(Family::Total).part(30));
        scene.bar(Bounds { bottom: (at.top + 3 * EIGHTH).min(bottom), ..at }, Tone::family(Family::Total));
    }
    let goal = down(now.goal);
    let line = [Point { x: edge(0), y: goal }, Point { x: edge(n), y: goal }];
    scene.ink(path::straight(&line), Tone::STRONG, false);
    let about = |text: &str| vec![Words::new(format!("─ goal {}{text}", percent(now.goal)), Tone::DIM)];
    scene.say((left, top + 1 + rows), Align::Left, &[about(", four weeks each"), about("")]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::scene::Fill;
    use crate::study::moment::Day;
    use crate::study::progress::{AHEAD, Recall, WEEKS};
    use crate::study::schedule::Done;

    fn sample(known: usize) -> Progress {
        let tally = |cards, known| Tally { cards, known, ..Tally::default() };
        let day = |nth: i64| (Day(4 + nth), Done { new: nth as usize % 20, ..Done::default() });
        let week = |nth: usize| Recall { asked: nth % 3, known: nth % 3 / 2, goal: 0.9 };
        Progress {
            families: [tally(15, known), tally(4, 0), tally(5, 5), tally(0, 0)],
            all: tally(24, known + 5),
            opened: (3, 61),
            days: (0..(WEEKS as i64 - 1) * 7 + 3).map(day).collect(),
            recalls: (0..WEEKS).map(week).collect(),
            ahead: (0..AHEAD).map(|nth| nth * 1000).collect(),
            ..Progress::default()
        }
    }

    fn each_size(test: impl Fn(&Scene)) {
        let pack = Pack::builtin();
        for (x, y) in (58..210).step_by(8).flat_map(|x| (8..64).step_by(4).map(move |y| (x, y))) {
            for known in [0, 1, 15] {
                let progress = sample(known);
                let size = Cells { x, y };
                test(&picture(&View { front: &pack.front, progress: &progress, size, hovered: None }));
            }
        }
    }

    #[test]
    fn all_streams_are_equally_thick_lit_or_not_and_nothing_lies_outside() {
        each_size(|scene| {
            let bands = scene.fills.iter().filter_map(|fill| match fill {
                Fill::Band { upper, lower, .. } => Some(upper.iter().zip(lower)),
                _ => None,
            });
            let thick: Vec<i32> = bands.flatten().map(|(a, b)| b.y - a.y).collect();
            assert!(thick.iter().all(|it| *it > 0 && it == &thick[0]), "{:?}", scene.size);
            let all = scene.block().bounds();
            for fill in &scene.fills {
                if let Fill::Bar { at, .. } = fill {
                    assert!(
                        at.left >= 0 && at.right <= all.right && at.bottom <= all.bottom,
                        "{at:?} {:?}",
                        scene.size
                    );
                }
            }
        });
    }

    #[test]
    fn a_stream_is_lit_as_far_as_its_cards_hold() {
        let tally = |known| Tally { cards: 100, known, ..Tally::default() };
        let lit: Vec<i32> = [0, 1, 50, 99, 100].map(|known| lit(tally(known), 20, 1)).into();
        assert_eq!(lit, [0, 1, 10, 19, 20]);
    }

    #[test]
    fn every_stream_is_named_with_its_number_at_every_size() {
        each_size(|scene| {
            let all: Vec<String> =
                scene.labels.iter().map(|it| it.words.iter().map(|it| it.text.as_str()).collect()).collect();
            for words in ["Specific", "Contextual", "Non-specific", "Total", "0 of 4 hold", "5 of 5 hold"] {
                assert!(all.iter().any(|it| it.contains(words)), "{words} at {:?}: {all:?}", scene.size);
            }
        });
    }
}
