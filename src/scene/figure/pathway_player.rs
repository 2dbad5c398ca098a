//! A pathway: the drawing of it, its route lit, the step in hand glowing, and the steps in
//! words beside it.

mod captions;
mod ground;
mod numbers;
mod rooms;
mod route;
mod told;

use super::View;
use crate::content::drawing::{Part, Role, UNIT};
use crate::content::figure::{Basis, PathwayPlayer, PathwayStage};
use crate::scene::body::{self, Body, Cast};
use crate::scene::path;
use crate::scene::{Fill, Hue, Manner, Meaning, Scene, Shade, Tone};
use crate::sim::pathway_player::{Change, STAGE};

/// How much of its time something is on its way into a step; for the rest it stands there.
const TRAVELS: f64 = 0.5;

/// Percent of the tone of what there is less of.
const THINNED: u8 = 55;

/// A pathway as it is set.
struct Set<'a> {
    player: &'a PathwayPlayer,
    view: &'a View<'a>,
    /// The step in hand; none where the whole way is shown.
    current: Option<usize>,
    bodies: Vec<Body<'a>>,
}

/// What a step is to the one in hand, or part of the whole way where none is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    Whole,
    Ahead,
    Passed,
    InHand,
}

impl Reach {
    const ALL: [Self; 4] = [Self::Whole, Self::Ahead, Self::Passed, Self::InHand];
}

/// What a click on a step means.
fn means(nth: usize) -> Meaning {
    Meaning::Step { knob: STAGE, step: PathwayPlayer::step_of(nth) }
}

pub(super) fn picture(player: &PathwayPlayer, view: &View<'_>) -> Scene {
    let mut scene = Scene::new(view.size);
    let rooms = rooms::Rooms::new(player, view);
    let bodies = rooms::bodies(player, view.library, rooms.art);
    // What is asked concerns the whole way.
    let current = player.current(view.at).filter(|_| player.asked(view.at).is_none());
    let set = Set { player, view, current, bodies };
    set.draw_bodies(&mut scene);
    set.draw_routes(&mut scene);
    scene.rest();
    set.draw_traveller(&mut scene);
    // The list is pushed first: the cursor stands in it, not in the drawing.
    told::write(&set, rooms.text, &mut scene);
    numbers::place(&set, rooms.art, &mut scene);
    scene
}

impl Set<'_> {
    fn reach(&self, nth: usize) -> Reach {
        let Some(current) = self.current else { return Reach::Whole };
        match nth.cmp(&current) {
            std::cmp::Ordering::Less => Reach::Passed,
            std::cmp::Ordering::Equal => Reach::InHand,
            std::cmp::Ordering::Greater => Reach::Ahead,
        }
    }

    fn in_hand(&self) -> Option<&PathwayStage> {
        self.player.stages.get(self.current?)
    }

    /// Whether a dot stands for a step: beside the step in hand no number is needed.
    fn is_dot(&self, nth: usize) -> bool {
        self.current.is_some_and(|current| current != nth)
    }

    fn change(&self, stage: &PathwayStage) -> Option<Change> {
        self.player.asked(self.view.at)?.change(stage)
    }

    /// The colour of a step, that of its badge where it is not simply known: it stands out from the greys around it, the
    /// step in hand from the others.
    fn colour(&self, stage: &PathwayStage, reach: Reach) -> Tone {
        let known = if stage.grey { Tone::STRONG } else { Tone::family(self.view.family) };
        let hue = numbers::hue(stage.basis).filter(|_| !stage.grey).map_or(known, Tone::of);
        let tone = match reach {
            // What it acts on is not the point, and no more so beside a step in hand.
            Reach::Whole | Reach::Ahead | Reach::Passed if stage.grey => hue.part(72),
            Reach::Ahead | Reach::Passed => hue.part(96),
            Reach::Whole => hue,
            Reach::InHand => hue.mixed(Hue::Strong, 20),
        };
        // Of what there is less.
        if self.change(stage) == Some(Change::Thinned) { tone.part(THINNED) } else { tone }
    }

    /// The step of which a part is one: that in hand, or else the last that was passed.
    fn stage_of(&self, part: &Part) -> Option<(&PathwayStage, Reach)> {
        let stages = self.player.stages.iter().enumerate();
        let those = stages.filter(|(_, stage)| stage.parts.iter().any(|id| part.belongs_to(id)));
        let (_, stage, reach) = those
            .map(|(nth, stage)| (nth, stage, self.reach(nth)))
            .max_by_key(|(nth, _, reach)| (*reach, *nth))?;
        Some((stage, reach))
    }

    fn draw_bodies(&self, scene: &mut Scene) {
        let in_hand = self.in_hand();
        let beside = self.player.asked(self.view.at).and_then(|it| it.beside.as_ref());
        for (body, shown) in self.bodies.iter().zip(&self.player.drawings) {
            let names = |a: &'_ [String], b: Option<&'_ Vec<String>>| -> Vec<String> {
                a.iter().chain(b.into_iter().flatten()).cloned().collect()
            };
            let extra = beside.map(|it| it.parts.as_slice()).unwrap_or_default();
            let seen = names(&names(&shown.shown, in_hand.map(|it| &it.shows)), Some(&extra.to_vec()));
            let hidden = names(&shown.hidden, in_hand.map(|it| &it.hides));
            let [seen, hidden, plain] =
                [&seen, &hidden, &shown.plain].map(|it| it.iter().map(String::as_str).collect::<Vec<_>>());
            let is_dim = !plain.contains(&body.drawing.id.as_str());
            let cast = Cast { shown: &seen, hidden: &hidden, plain: &plain, is_dim, ..Cast::default() };
            for part in body.seen(&cast) {
                let is_beside = extra.iter().any(|id| part.belongs_to(id));
                match self.stage_of(part) {
                    _ if is_beside => {
                        let tone = body::lit(part, Tone::family(self.view.family));
                        body.part(part, tone.into(), scene);
                    }
                    Some((stage, reach)) => self.draw_lit(body, part, (stage, reach), &cast, scene),
                    None => body.part(part, cast.tone(part, self.view.family).into(), scene),
                }
            }
        }
    }

    /// A part of a step. What is only proposed is paler than what was seen; what has a colour of its own keeps it.
    fn draw_lit(
        &self,
        body: &Body<'_>,
        part: &Part,
        (stage, reach): (&PathwayStage, Reach),
        cast: &Cast<'_>,
        scene: &mut Scene,
    ) {
        let is_cut = self.change(stage) == Some(Change::Cut);
        if is_cut {
            return body.part(part, Tone::of(Hue::Body(part.role, Manner::Dim)).into(), scene);
        }
        // Blood is red in every stream.
        if reach == Reach::InHand && part.parent.is_none() {
            self.glow(body, part, scene);
        }
        if cast.plain.iter().any(|id| part.belongs_to(id)) {
            return body.part(part, cast.tone(part, self.view.family).into(), scene);
        }
        let tone = match part.role {
            Role::Blood | Role::Flush => Tone::of(Hue::Body(part.role, Manner::Plain)),
            _ => self.colour(stage, reach),
        };
        let is_supposed = stage.basis == Basis::Proposed;
        let tone = if is_supposed { tone.part((u16::from(tone.part) * 8 / 10) as u8) } else { tone };
        body.part(part, body::lit(part, tone).into(), scene);
    }

    /// Light around a part of the step in hand.
    fn glow(&self, body: &Body<'_>, part: &Part, scene: &mut Scene) {
        let path = body.path(&part.path);
        for (width, part) in [(9, 22), (4, 48)] {
            let width = body.length(width * UNIT).clamp(24, 150) as u16;
            let shade = Shade::Flat(Tone::family(self.view.family).part(part));
            scene.fills.push(Fill::Stroke { path: path.clone(), width, shade, within: body.at });
        }
    }

    fn draw_routes(&self, scene: &mut Scene) {
        let stages = &self.player.stages;
        for reach in Reach::ALL {
            for (_, stage) in stages.iter().enumerate().filter(|(nth, _)| self.reach(*nth) == reach) {
                // What hides something takes its place, and only while it is in hand.
                if !stage.hides.is_empty() && reach != Reach::InHand {
                    continue;
                }
                // What travels lights the last one as it comes.
                let from = if reach == Reach::InHand { Reach::Ahead } else { reach };
                let is_cut = self.change(stage) == Some(Change::Cut);
                let tone = if is_cut { Tone::DIM.part(60) } else { self.colour(stage, from) };
                for route in route::routes(stage, self.player, &self.bodies) {
                    route.draw(&route.shaft, stage.basis, tone, scene);
                    route.draw_heads(tone, scene);
                }
            }
        }
    }

    /// What is on its way into the step in hand, and the way that it has come.
    fn draw_traveller(&self, scene: &mut Scene) {
        let Some(stage) = self.in_hand() else { return };
        if self.change(stage) == Some(Change::Cut) {
            return;
        }
        let gone = (self.view.progress / TRAVELS).min(1.0);
        let tone = self.colour(stage, Reach::InHand);
        for route in route::routes(stage, self.player, &self.bodies) {
            if gone >= 1.0 {
                route.draw(&route.shaft, stage.basis, tone, scene);
                route.draw_heads(tone, scene);
                continue;
            }
            let points = path::stretch(&route.points, 0.0, gone);
            route.draw(&points, stage.basis, tone, scene);
            if let Some(at) = points.last().copied().filter(|at| route.within.contains(*at)) {
                let radius = i32::from(route.width) * 7 / 8;
                scene.disc(at, radius, tone.mixed(Hue::Strong, 55));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::figure::Data;
    use crate::content::model::Family;
    use crate::scene::large::Face;
    use crate::scene::path::Point;
    use crate::scene::{Area, Cells, Large};

    const SIZES: [(u16, u16); 5] = [(78, 10), (98, 17), (118, 23), (160, 36), (198, 46)];

    /// Calls `see` with each pathway of the built-in pack, as a picture of each size, whole and with each
    /// step in hand.
    fn pictures(see: impl Fn(&str, &PathwayPlayer, Option<usize>, &Scene)) {
        let pack = Pack::builtin();
        for figure in pack.library().figures() {
            let Data::PathwayPlayer(player) = &figure.data else { continue };
            for (x, y) in SIZES {
                for at in 0..=player.stages.len() {
                    let view = View {
                        library: pack.library(),
                        at: &[at],
                        was: &[at],
                        size: Cells { x, y },
                        family: Family::Specific,
                        seconds: None,
                        progress: 1.0,
                        is_beside: false,
                        is_slide: false,
                        is_titled: false,
                    };
                    see(figure.id.as_str(), player, player.current(&[at]), &picture(player, &view));
                }
            }
        }
    }

    /// Where the numbers stand in the drawings: they are placed last.
    fn numbers<'a>(player: &PathwayPlayer, scene: &'a Scene) -> &'a [Area] {
        &scene.areas[scene.areas.len() - player.stages.len()..]
    }

    #[test]
    fn every_step_has_a_number_in_the_picture_and_none_lies_on_another() {
        pictures(|id, player, _, scene| {
            let numbers = numbers(player, scene);
            for (nth, area) in numbers.iter().enumerate() {
                assert_eq!(area.means, means(nth), "{id}");
                let (x, y) = (area.at.x + 1, area.at.y);
                assert!(scene.block().contains(Cells { x: x as u16, y: y as u16 }), "{id}: {area:?}");
                for other in &numbers[nth + 1..] {
                    let is_apart = other.at.y != y || (other.at.x + 1 - x).abs() >= 3;
                    assert!(is_apart, "{id} at {:?}: {area:?} and {other:?}", scene.size);
                }
            }
        });
    }

    #[test]
    fn every_step_has_its_number_and_beside_the_one_in_hand_a_dot() {
        pictures(|id, player, at, scene| {
            for (nth, area) in numbers(player, scene).iter().enumerate() {
                let cell = (area.at.x + area.at.width / 2, area.at.y + area.at.height / 2);
                let digit = (nth + 1).to_string();
                let is_written = scene.labels.iter().any(|it| it.at == cell && it.words[0].text == digit)
                    || scene.larges.iter().any(|it| {
                        it.at.1 == cell.1 - 1
                            && it.text == digit
                            && it.at.0 < cell.0 + 1
                            && it.at.0 > area.at.x
                    });
                let is_number = at.is_none_or(|at| at == nth);
                assert_eq!(is_written, is_number, "step {nth} of {id} at {at:?}, {:?}", scene.size);
            }
        });
    }

    #[test]
    fn a_number_lies_on_the_middle_of_its_way_unless_it_is_large() {
        pictures(|id, player, at, scene| {
            // In a small drawing ways are fine, and numbers half a row off them.
            if id != "autonomic-shift" || at.is_some() || scene.width() >= 150 || scene.height() < 14 {
                return;
            }
            let ways = scene.fills.iter().filter_map(|it| match it {
                Fill::Stroke { path, .. } => Some(path::flat(path).concat()),
                _ => None,
            });
            let ways: Vec<Point> = ways.flatten().collect();
            // The first two lie on the hand, the last at what does not change.
            for number in numbers(player, scene).iter().skip(2).take(1) {
                let Point { x, y } = number.at.bounds().middle();
                assert!(ways.iter().any(|it| it.x == x || it.y == y), "{:?}: {number:?}", scene.size);
            }
        });
    }

    #[test]
    fn large_numbers_beside_the_drawing_have_a_row_between_them() {
        pictures(|id, _, at, scene| {
            let is_number = |it: &&Large| it.face == Face::Dense && it.text.len() == 1 && at.is_none();
            let rows: Vec<i32> = scene.larges.iter().filter(is_number).map(|it| it.at.1).collect();
            assert!(rows.windows(2).all(|pair| pair[1] - pair[0] >= 4), "{id} {:?}: {rows:?}", scene.size);
        });
    }

    #[test]
    fn a_click_on_a_number_or_on_its_row_means_its_step() {
        pictures(|id, player, _, scene| {
            for (nth, area) in numbers(player, scene).iter().enumerate() {
                let step = means(nth);
                let number = Cells { x: (area.at.x + 1) as u16, y: area.at.y as u16 };
                assert_eq!(scene.meaning(number), Some(step), "{id} at {:?}", scene.size);
                // The cursor stands in the list or the strip.
                let row = scene.place_of(step).unwrap();
                assert_eq!(scene.meaning(row), Some(step), "{id} at {:?}", scene.size);
                assert!(i32::from(row.x) > area.at.x, "{id}: the row of {nth} is not beside the drawings");
            }
        });
    }

    #[test]
    fn what_happens_in_a_step_is_told_to_its_last_word() {
        pictures(|id, player, at, scene| {
            let told: Vec<&str> =
                scene.labels.iter().flat_map(|it| &it.words).map(|it| it.text.as_str()).collect();
            let told = told.join(" ");
            let Some(stage) = at.map(|at| &player.stages[at]) else { return };
            let words = stage.what_happens.split(' ').chain(stage.place.split(' '));
            for word in words.chain([stage.basis.meaning()]) {
                assert!(told.contains(word), "{word} in step {at:?} of {id} at {:?}: {told}", scene.size);
            }
        });
    }

    #[test]
    fn what_travels_comes_into_its_step() {
        let pack = Pack::builtin();
        let figure = pack.library().figure(&"ct-ascending".into()).unwrap();
        let Data::PathwayPlayer(player) = &figure.data else { panic!() };
        let moving = |progress: f64| {
            let view = View {
                library: pack.library(),
                at: &[3],
                was: &[3],
                size: Cells { x: 118, y: 26 },
                family: Family::Specific,
                seconds: Some(0.0),
                progress,
                is_beside: false,
                is_slide: false,
                is_titled: false,
            };
            let scene = picture(player, &view);
            (scene.fills[..scene.still].to_vec(), scene.fills[scene.still..].to_vec())
        };
        let (begun, over) = (moving(0.0), moving(1.0));
        assert_eq!(begun.0, over.0, "what stands still has changed");
        assert_ne!(begun.1, over.1);
        assert_eq!(moving(TRAVELS).1, over.1);
    }
}
