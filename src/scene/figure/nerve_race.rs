//! The nerve race: an arm with two messages on their way, and a line of time on which they arrive.

use super::View;
use crate::content::figure::{Fibre, NerveRace};
use crate::content::model::Family;
use crate::scene::body::{Body, Cast};
use crate::scene::large::Dot;
use crate::scene::path::{self, Point};
use crate::scene::plot::{Axis, round_step, ticks};
use crate::scene::{Align, Block, HIGH, Hue, Meaning, Scene, Tone, WIDE, Words};
use crate::sim::nerve_race::{Arrivals, setting};

/// A message on its way.
struct Runner<'a> {
    fibre: &'a Fibre,
    speed: f64,
    at: Arrivals,
    tone: Tone,
    /// Units that its nerve lies beside the middle of the arm.
    aside: i32,
}

pub(super) fn picture(race: &NerveRace, view: &View<'_>) -> Scene {
    let mut scene = Scene::new(view.size);
    let set = setting(race, view.at);
    // Without motion everything has arrived.
    let now = view.seconds.unwrap_or(f64::MAX).min(set.last());
    let runner = |fibre, speed, family, aside| Runner {
        fibre,
        speed,
        at: set.arrivals(speed),
        tone: Tone::family(family),
        aside,
    };
    let runners = [
        runner(&race.fast, set.fast, Family::Contextual, -26),
        runner(&race.slow, set.slow, Family::Specific, 26),
    ];
    let below = if scene.height() >= 18 { 7 } else { 4 };
    let room = Block::new(0, 0, scene.width(), scene.height() - below);
    arm(race, view, set.place, &runners, now, room, &mut scene);
    let time = Block::new(0, room.bottom(), scene.width(), below);
    line_of_time(&runners, set.last(), now, time, &mut scene);
    scene
}

fn arm(
    race: &NerveRace,
    view: &View<'_>,
    place: usize,
    runners: &[Runner<'_>],
    now: f64,
    room: Block,
    scene: &mut Scene,
) {
    let Some(drawing) = view.library.drawing(&"arm-long".into()) else { return };
    // Down to below the arm: of the trunk only what holds it.
    let crop = (Point { x: 0, y: 0 }, Point { x: drawing.size.x, y: drawing.size.y * 68 / 100 });
    let body = Body::fitted(drawing, Some(crop), room);
    let cast = Cast {
        hidden: &["arm-long-nerve-ink", "arm-long-touch"],
        is_dim: true,
        plain: &["arm-long-brain", "arm-long-cord"],
        ..Cast::default()
    };
    body.draw(&cast, view.family, scene);
    let (nerve, tract) = (body.way("arm-nerve"), body.way("arm-tract"));
    let farthest = race.places.iter().map(|it| it.to_cord).fold(f64::MIN_POSITIVE, f64::max);
    let begin = |place: usize| race.places.get(place).map_or(0.0, |it| 1.0 - it.to_cord / farthest);
    let from = begin(place);
    let thin = body.length(3 * 16).clamp(16, 40) as u16;
    let beside = |points: Vec<Point>, by: i32| -> Vec<Point> {
        points.into_iter().map(|it| Point { x: it.x + by, y: it.y + by }).collect()
    };
    for it in runners {
        for way in [path::stretch(&nerve, from, 1.0), tract.clone()] {
            scene.stroke(path::straight(&beside(way, it.aside)), thin, Tone::DIM.part(70));
        }
    }
    scene.rest();
    for it in runners {
        let along = it.at.along(now);
        let mut head = beside(vec![path::along(&nerve, from)], it.aside);
        if now > 0.0 {
            for (nth, way) in [path::stretch(&nerve, from, 1.0), tract.clone()].into_iter().enumerate() {
                let done = (along - nth as f64).clamp(0.0, 1.0);
                if done > 0.0 {
                    head = beside(path::stretch(&way, 0.0, done), it.aside);
                    scene.stroke(path::straight(&head), thin + 14, it.tone);
                }
            }
        }
        if let Some(head) = head.last() {
            scene.disc(*head, i32::from(thin) * 3 / 2, it.tone.mixed(Hue::Strong, 40));
        }
    }
    words(race, view, &body, &nerve, (from, now), runners, scene);
}

/// What is where, and how long it has taken.
fn words(
    race: &NerveRace,
    view: &View<'_>,
    body: &Body<'_>,
    nerve: &[Point],
    (from, now): (f64, f64),
    runners: &[Runner<'_>],
    scene: &mut Scene,
) {
    let cell = |at: Point| (at.x.div_euclid(WIDE), at.y.div_euclid(HIGH));
    let touch = cell(path::along(nerve, from));
    let up = body.length(26 * 16) / HIGH + 1;
    scene.write((touch.0, touch.1 - up), Align::Middle, Words::bold("▼ touch", Tone::STRONG));
    let clock = format!("{now:.3}");
    let dot = if view.size.x >= 150 && view.size.y >= 34 { Dot::Half } else { Dot::Quarter };
    // Above the hand, where the drawing leaves the most room.
    let is_room = touch.1 - up > 6 && !view.is_beside;
    if is_room && scene.large((0, 0), &clock, dot, Tone::STRONG) {
        scene.write((0, 5), Align::Left, Words::new("seconds after the touch", Tone::DIM));
    } else {
        let words =
            vec![Words::bold(format!("{clock} s"), Tone::STRONG), Words::new(" after the touch", Tone::DIM)];
        scene.say((0, 0), Align::Left, &[words]);
    }
    // Beside the head, what has come to it.
    if let Some((_, corner)) = body.drawing.box_of("arm-long-head") {
        let (x, y) = cell(body.point(corner));
        let mut row = y - body.length(60 * 16) / HIGH;
        for it in runners.iter().filter(|it| now >= it.at.brain) {
            let full = vec![
                Words::bold(format!("{:.3} s ", it.at.brain), it.tone),
                Words::new(it.fibre.tells.clone(), Tone::TEXT),
            ];
            let short = vec![Words::bold(format!("{:.3} s", it.at.brain), it.tone)];
            scene.say((x + 1, row), Align::Left, &[full, short]);
            row += 1;
        }
    }
    // Each place is as wide as halfway to its neighbours.
    let begin = |it: &crate::content::figure::TouchedPlace, farthest: f64| 1.0 - it.to_cord / farthest;
    let farthest = race.places.iter().map(|it| it.to_cord).fold(f64::MIN_POSITIVE, f64::max);
    let columns: Vec<i32> =
        race.places.iter().map(|it| cell(path::along(nerve, begin(it, farthest))).0).collect();
    let rows = (touch.1 - up, 2 * up + 1);
    for (step, column) in columns.iter().enumerate() {
        let near = |other: Option<&i32>| other.map(|it| i32::midpoint(*it, *column));
        let before = step.checked_sub(1).and_then(|nth| columns.get(nth));
        let (left, right) = (near(before).unwrap_or(0), near(columns.get(step + 1)).unwrap_or(column + 4));
        let at = Block::new(left, rows.0, right - left, rows.1);
        scene.area(at, Meaning::Step { knob: 0, step });
    }
}

/// One axis for both: how long each message has been on its way, with a mark where it comes to the cord.
fn line_of_time(runners: &[Runner<'_>], last: f64, now: f64, at: Block, scene: &mut Scene) {
    let name = crate::scene::plot::widest(runners.iter().map(|it| it.fibre.name.as_str())) + 1;
    let step = round_step([0.0, last], at.width - name, 12);
    let range = [0.0, (last / step).ceil() * step];
    let axis = Axis::across(range, step, name, at.width - name - 1);
    let tall = if at.height >= 7 { 2 } else { 1 };
    for (nth, it) in runners.iter().enumerate() {
        let row = at.y + nth as i32 * (tall + i32::from(tall > 1));
        scene.write((0, row), Align::Left, Words::bold(it.fibre.name.clone(), it.tone));
        scene.bar_across((row, tall), &axis, [0.0, it.at.brain], it.tone.part(18));
        scene.bar_across((row, tall), &axis, [0.0, it.at.brain.min(now)], it.tone);
        let words = vec![
            Words::bold(format!("cord {:.3} s · brain {:.3} s", it.at.cord, it.at.brain), Tone::STRONG),
            Words::new(format!(" at {} m/s", it.speed), Tone::STRONG),
        ];
        let after = (axis.at(it.at.brain) / WIDE + 2, Align::Left);
        let inside = (name + 1, Align::Left);
        scene.say_at_one_of(&[after, inside].map(|(x, align)| ((x, row), align)), &[words]);
    }
    let row = at.y + 2 * tall + i32::from(tall > 1);
    scene.ticks_below(&axis, &ticks(range, step), row, "s");
}
