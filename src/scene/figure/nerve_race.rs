//! The nerve race: an arm with two messages on their way, and a line of time on which they arrive.

mod arrivals;

use super::View;
use crate::content::figure::{Fibre, NerveRace};
use crate::scene::body::{Body, Cast};
use crate::scene::path::{self, Point};
use crate::scene::plot::{Axis, BESIDE, round_step, ticks, widest};
use crate::scene::{Align, Block, EIGHTH, HIGH, Hue, Meaning, Scene, Segment, Tone, WIDE, Words};
use crate::sim::nerve_race::{Arrivals, setting};

/// Rows from which on there are an axis, and words for all that is drawn.
const TALL: i32 = 18;

/// Rows above the arm from which on what has come to the brain stands over it.
const ROOMY: i32 = 20;

/// Rows of large letters with one of air.
const LETTERS: i32 = 5;

/// A message on its way.
struct Runner<'a> {
    fibre: &'a Fibre,
    speed: f64,
    at: Arrivals,
    tone: Tone,
    /// What it is beside the other.
    word: &'static str,
}

pub(super) fn picture(race: &NerveRace, view: &View<'_>) -> Scene {
    let mut scene = Scene::new(view.size);
    let set = setting(race, view.at);
    // Without motion everything has arrived.
    let now = view.seconds.unwrap_or(f64::MAX).min(set.last());
    let runner = |fibre, speed, tone, word| Runner { fibre, speed, at: set.arrivals(speed), tone, word };
    let runners = [
        runner(&race.fast, set.fast, Tone::STRONG, "fast"),
        runner(&race.slow, set.slow, Tone::family(view.family), "slow"),
    ];
    let below = if scene.height() >= TALL { 6 } else { 3 };
    let room = Block::new(0, 0, scene.width(), (scene.height() - below).max(0));
    let is_named = arm(race, view, set.place, &runners, now, room, &mut scene);
    let time = Block::new(0, room.bottom(), scene.width(), below);
    line_of_time(&runners, (view, is_named), set.last(), now, time, &mut scene);
    scene
}

/// Returns whether it says which of the two is fast.
fn arm(
    race: &NerveRace,
    view: &View<'_>,
    place: usize,
    runners: &[Runner<'_>],
    now: f64,
    room: Block,
    scene: &mut Scene,
) -> bool {
    let drawing = view.library.drawing(&"arm-long".into()).filter(|_| room.height > 2);
    let Some(drawing) = drawing else { return false };
    // Down to below the arm, and as far below it as there is room; of the trunk only what holds it.
    let steps = |parts: i32| drawing.size.y * parts / 240;
    let bottom = (drawing.size.x * room.height * 2 / room.width.max(1)).clamp(steps(166), steps(196));
    let columns = (room.height * 2 * drawing.size.x / bottom).min(room.width);
    let crop = (Point::default(), Point { x: drawing.size.x, y: bottom });
    let body = Body::fitted(drawing, Some(crop), Block { width: columns, ..room });
    let hidden = &["arm-long-nerve-ink", "arm-long-touch"];
    let plain = &["arm-long-brain", "arm-long-cord"];
    body.draw(&Cast { hidden, plain, is_dim: true, ..Cast::default() }, view.family, scene);
    let nerve = body.way("arm-nerve");
    let farthest = race.places.iter().map(|it| it.to_cord).fold(f64::MIN_POSITIVE, f64::max);
    let begin = |place: usize| race.places.get(place).map_or(0.0, |it| 1.0 - it.to_cord / farthest);
    let thick = thickness(&body);
    let ways: Vec<[Vec<Point>; 2]> = (0..2).map(|nth| way(&body, &nerve, begin(place), nth, thick)).collect();
    for [nerve, tract] in &ways {
        for way in [nerve, tract] {
            scene.stroke(path::straight(way), thick as u16, Tone::DIM.part(60));
        }
    }
    scene.rest();
    for (it, ways) in runners.iter().zip(&ways) {
        let along = it.at.along(now);
        let mut head = ways.first().and_then(|way| way.first()).copied();
        for (nth, way) in ways.iter().enumerate() {
            let done = (along - nth as f64).clamp(0.0, 1.0);
            if done > 0.0 {
                let gone = path::stretch(way, 0.0, done);
                head = gone.last().copied().or(head);
                scene.stroke(path::straight(&gone), thick as u16, it.tone);
            }
        }
        // Where it changes over to the cord, once it is there.
        let cord = ways.first().and_then(|way| way.last()).filter(|_| now >= it.at.cord);
        for at in cord.into_iter().chain(&head) {
            scene.disc(*at, thick * 7 / 8, it.tone.mixed(Hue::Strong, 30));
        }
    }
    let begun: Vec<Point> = ways.iter().filter_map(|[nerve, _]| nerve.first().copied()).collect();
    let is_named = words(&body, view, (&begun, thick), now, runners, scene);
    let columns: Vec<i32> =
        (0..race.places.len()).map(|it| path::along(&nerve, begin(it)).x.div_euclid(WIDE)).collect();
    // Each place is as wide as halfway to its neighbours.
    let top = body.point(Point { x: 0, y: steps(112) }).y.div_euclid(HIGH);
    let mut left = 0;
    for (step, column) in columns.iter().enumerate() {
        let right = columns.get(step + 1).map_or(column + 4, |next| i32::midpoint(*column, *next));
        let at = Block::new(left, top, right - left, room.bottom() - top);
        scene.area(at, Meaning::Step { knob: 0, step });
        left = right;
    }
    is_named
}

/// How thick a nerve is: whole halves of rows, so that its edges are crisp.
fn thickness(body: &Body<'_>) -> i32 {
    (body.length(5 * 16) / (HIGH / 2)).clamp(1, 2) * (HIGH / 2)
}

/// The way of the `nth` message: along the arm on halves of rows, up to the cord, and in it on whole columns.
fn way(body: &Body<'_>, nerve: &[Point], from: f64, nth: i32, thick: i32) -> [Vec<Point>; 2] {
    let ends = (path::along(nerve, from), path::along(nerve, 1.0));
    let half = HIGH / 2;
    // Both lie beside the middle of the arm, with half a row between them.
    let aside = (2 * nth - 1) * (thick / 2 + half / 2);
    let snapped = |it: i32, step: i32| (it + step / 2).div_euclid(step) * step;
    let row = snapped(path::along(nerve, 0.4).y + aside - thick / 2 - EIGHTH, half) + thick / 2;
    let column = snapped(ends.1.x + aside - thick / 2, WIDE) + thick / 2;
    let shoulder = path::along(nerve, 0.72).x.max(ends.0.x);
    let cord = Point { x: column, y: ends.1.y + aside };
    let bend = i32::midpoint(shoulder, column);
    let curve = [
        Segment::Move(Point { x: ends.0.x, y: row }),
        Segment::Line(Point { x: shoulder, y: row }),
        Segment::Cubic(Point { x: bend, y: row }, Point { x: bend, y: cord.y }, cord),
    ];
    let nerve = path::flat(&curve).into_iter().next().unwrap_or_default();
    let brain = body.middle("arm-long-brain").unwrap_or(cord);
    let tract = vec![cord, Point { x: column, y: brain.y.min(cord.y) + aside / 2 }];
    [nerve, tract]
}

/// Where the touch is and how long ago it was, which of the two is fast, and beside the head when each has come to it.
fn words(
    body: &Body<'_>,
    view: &View<'_>,
    (begun, thick): (&[Point], i32),
    now: f64,
    runners: &[Runner<'_>],
    scene: &mut Scene,
) -> bool {
    let row_of = |parts: i32| body.point(Point { x: 0, y: body.drawing.size.y * parts / 240 }).y / HIGH;
    let Some((begin, end)) = body.drawing.box_of("arm-long-head") else { return false };
    let [begin, end] = [begin, end].map(|it| body.point(it).x / WIDE);
    let rows = row_of(112);
    // Left of it where the arm is far below, else right of it: on a slide above the shoulder, which large words meet.
    let (room, align) = if rows >= ROOMY {
        (Block::new(0, row_of(10), begin - 3, rows), Align::Right)
    } else {
        let rows = if view.is_slide { rows } else { body.at.bottom / HIGH };
        (Block::new(end + 3, 0, scene.width() - end - 3, rows), Align::Left)
    };
    let clear = body.at.right / WIDE + 1;
    // On the upper one of the two.
    let touch = begun.first();
    let touch = touch.map_or((0, 0), |it| (it.x.div_euclid(WIDE), (it.y - thick / 2).div_euclid(HIGH)));
    let is_named = arrivals::write(runners, now, (room, align, clear), view.is_slide, scene);
    if view.is_slide {
        let is_large = touch.1 > LETTERS
            && scene.large((touch.0 + 3, touch.1 - 1 - LETTERS), "touch", BESIDE, Tone::STRONG);
        let mark = if is_large { "▼" } else { "▼ touch" };
        scene.write((touch.0, touch.1 - 1), Align::Left, Words::bold(mark, Tone::STRONG));
        return true;
    }
    let ago = Words::new(format!(", {now:.3} s ago"), Tone::TEXT);
    let mark = Words::bold("▼ touch", Tone::STRONG);
    scene.say((touch.0, touch.1 - 1), Align::Left, &[vec![mark.clone(), ago], vec![mark]]);
    // Above and below the two where they run along the forearm, or farther off where that is where the touch is.
    let column = path::along(&body.way("arm-nerve"), 0.66).x.div_euclid(WIDE);
    let foot = begun.last().map_or(0, |it| (it.y + thick / 2 - 1).div_euclid(HIGH));
    let beside = [[touch.1 - 1, touch.1 - 2], [foot + 1, foot + 2]];
    // Not among the bars of time, which say it where there is no room for both.
    let has_room = scene.height() >= TALL && foot + 1 < body.at.bottom / HIGH;
    for (it, rows) in runners.iter().zip(beside).filter(|_| has_room) {
        let mut rows = rows.into_iter();
        rows.find_map(|row| scene.write((column, row), Align::Right, Words::bold(it.word, it.tone)));
    }
    let cord = body.middle("arm-long-cord").map(|it| it.x / WIDE).unwrap_or_default();
    // Beside the messages that run there, which are as broad as the body is large.
    let beside = 3 + scene.width() / 60;
    scene.write((cord + beside, row_of(132)), Align::Left, Words::new("cord", Tone::TEXT));
    is_named || has_room
}

/// Columns of a time at the end of its bar, and of a number below that.
const SAID: i32 = 16;
const NUMBER: i32 = 4;

/// One axis for both: how long each message has been on its way, to the cord and on to the brain.
fn line_of_time(
    runners: &[Runner<'_>],
    (view, is_named): (&View<'_>, bool),
    last: f64,
    now: f64,
    at: Block,
    scene: &mut Scene,
) {
    let name = widest(runners.iter().map(|it| it.fibre.name.as_str())) + 1;
    // In few rows bars with their numbers are enough, and a row of air above them.
    let is_tall = scene.height() >= TALL;
    let tall = if is_tall { 2 } else { 1 };
    // After the longer bar there is room for its time; on a slide that is large beside the head.
    let length = at.width - name - if view.is_slide { NUMBER } else { SAID };
    let range = [0.0, last];
    let step = round_step(range, length, 10);
    let axis = Axis::across(range, step, name, length);
    let has_axis = is_tall || !view.is_slide && at.height >= 3;
    let first = at.bottom() - 2 * tall - i32::from(has_axis);
    let ticks = ticks(range, step);
    if is_tall {
        // Words stand after the bars.
        scene.grid(&axis, &ticks, [at.bottom() - 2, at.bottom() - 1]);
    }
    for (it, row) in runners.iter().zip((first..).step_by(tall as usize)) {
        scene.write((0, row), Align::Left, Words::bold(it.fibre.name.clone(), it.tone));
        scene.bar_across((row, tall), &axis, [0.0, it.at.brain], Tone::BAND);
        scene.bar_across((row, tall), &axis, [0.0, it.at.cord.min(now)], it.tone.part(50));
        if now > it.at.cord {
            scene.bar_across((row, tall), &axis, [it.at.cord, it.at.brain.min(now)], it.tone);
        }
        if view.is_slide {
            continue;
        }
        let at = |seconds: f64| axis.at(seconds) / WIDE;
        let times = [("brain", it.at.brain), ("cord", it.at.cord)];
        let [brain, cord] = times.map(|(it, at)| format!("{it} {at:.3} s"));
        let word = if is_named { String::new() } else { format!("{}: ", it.word) };
        let speed = format!("at {} m/s, {}", it.speed, it.fibre.tells);
        let mut write = |column: i32, align: Align, words: &str| {
            scene.write((column, row), align, Words::new(words, Tone::TEXT));
        };
        // In its bar where that is long enough, else all of it after the bar.
        let within = at(it.at.cord) - name;
        if !is_tall && within > widest([cord.as_str()]) + 3 {
            write(name + 1, Align::Left, word.trim_end_matches(": "));
            write(at(it.at.cord) - 2, Align::Right, &cord);
            write(at(it.at.brain) + 2, Align::Left, &brain);
        } else if !is_tall {
            write(at(it.at.brain) + 2, Align::Left, &format!("{word}{cord} · {brain}"));
        } else if within > [&cord, &word, &speed].map(|it| widest([it.as_str()])).iter().sum::<i32>() + 6 {
            write(name + 1, Align::Left, &format!("{word}{speed}"));
            write(at(it.at.cord) - 2, Align::Right, &cord);
            write(at(it.at.brain) + 2, Align::Left, &brain);
        } else {
            write(at(it.at.brain) + 2, Align::Left, &format!("{word}{cord} · {brain} · {speed}"));
        }
    }
    if has_axis {
        scene.numbers_below(&axis, &ticks, at.bottom() - 1, "s");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::scene::figure::tests::{scene, steps_are_steps};
    use crate::scene::{Bounds, Cells, Fill};

    #[test]
    fn what_is_clicked_is_where_the_touch_is_drawn() {
        let pack = Pack::builtin();
        for (width, height) in [(76, 12), (112, 20), (190, 44)] {
            for step in 0..3 {
                let scene = scene(pack.library(), &"nerve-race".into(), &[step, 6, 1, 1], width, height);
                let mark = scene.labels.iter().find(|it| it.words[0].text == "▼ touch").unwrap();
                let below = Cells { x: mark.at.0 as u16, y: mark.at.1 as u16 + 1 };
                assert_eq!(scene.meaning(below), Some(Meaning::Step { knob: 0, step }), "{width}x{height}");
            }
        }
        steps_are_steps("nerve-race");
    }

    #[test]
    fn the_nerves_lie_apart_on_halves_of_rows_and_whole_columns() {
        let pack = Pack::builtin();
        for (width, height) in [(76, 12), (96, 14), (112, 20), (190, 44)] {
            let scene = scene(pack.library(), &"nerve-race".into(), &[0, 6, 1, 1], width, height);
            let strokes: Vec<(&Vec<Segment>, u16)> = scene.fills[scene.still..]
                .iter()
                .filter_map(|it| match it {
                    Fill::Stroke { path, width, .. } => Some((path, *width)),
                    _ => None,
                })
                .collect();
            let begin = |nth: usize| match strokes[nth].0.first() {
                Some(Segment::Move(at)) => *at,
                _ => panic!("no beginning"),
            };
            assert_eq!(strokes.len(), 4);
            let half = i32::from(strokes[0].1) / 2;
            for nth in [0, 2] {
                assert_eq!((begin(nth).y - half) % (HIGH / 2), 0);
                assert_eq!((begin(nth + 1).x - half) % WIDE, 0);
            }
            assert!(begin(2).y - begin(0).y > 2 * half && begin(3).x - begin(1).x > half, "{width}x{height}");
        }
    }

    #[test]
    fn the_whole_hand_and_the_head_are_in_the_picture() {
        let pack = Pack::builtin();
        for (width, height) in [(76, 12), (112, 20), (190, 44)] {
            let scene = scene(pack.library(), &"nerve-race".into(), &[0, 6, 1, 1], width, height);
            let within = scene.fills.iter().find_map(|it| match it {
                Fill::Shape { within, .. } => Some(*within),
                _ => None,
            });
            let Bounds { left, top, right, bottom } = within.unwrap();
            assert!(
                left >= 0 && top >= 0 && right <= scene.width() * WIDE && bottom <= scene.height() * HIGH
            );
            // At least three fifths of the width.
            assert!((right - left) * 5 >= scene.width() * WIDE * 3, "{width}x{height}");
        }
    }
}
