//! Published series: bars and intervals in rows, moments side by side, a course, parts of a drawing, steps without
//! numbers.

mod bars;
mod course;
mod drawn;
mod halves;
mod moments;
mod names;
mod panel;
mod rows;
mod space;
mod stairs;
mod tiles;
mod verdict;
mod vignette;
mod words;

use super::View;
use crate::content::drawing::Drawing;
use crate::content::figure::{Measured, MeasuredForm, MeasuredSeries, MeasuredView, Measurements};
use crate::content::model::Family;
use crate::scene::label::broken;
use crate::scene::{Align, Block, Bounds, Hue, Meaning, Point, Scene, Tone, WIDE, Words};
use crate::sim::measurements::{readings, setting, value_knob};

/// A view in the reader's hands.
struct Hand<'a> {
    view: &'a MeasuredView,
    /// The chosen value, counted through all series, and the knob that walks them.
    cursor: usize,
    knob: usize,
    family: Family,
    is_slide: bool,
    /// What was measured.
    drawing: Option<&'a Drawing>,
}

pub(super) fn picture(data: &Measurements, view: &View<'_>) -> Scene {
    let mut scene = Scene::new(view.size);
    let Some((shown, cursor)) = setting(data, view.at) else { return scene };
    let drawing = shown.drawing.as_ref().and_then(|id| view.library.drawing(id));
    let (family, is_slide) = (view.family, view.is_slide);
    let hand = Hand { view: shown, cursor, knob: value_knob(data), family, is_slide, drawing };
    let top = hand.head(data.views.len() > 1, view, &mut scene);
    let top = top + i32::from(top > 0 && scene.height() >= 20);
    let room = Block::new(0, top, scene.width(), scene.height() - top);
    match shown.form {
        MeasuredForm::Moments if moments::fits(shown, room) => {
            moments::draw(&hand, view.library, room, &mut scene);
        }
        MeasuredForm::Rows | MeasuredForm::Moments => match halves::of(&hand, room) {
            Some(it) => halves::draw(&hand, view.library, &it, room, &mut scene),
            None => rows::draw(&hand, room, &mut scene),
        },
        MeasuredForm::Order => match stairs::Stairs::of(&hand, room, scene.has_large_names()) {
            Some(it) => it.draw(&hand, &mut scene),
            None => tiles::draw(&hand, room, &mut scene),
        },
        MeasuredForm::Course => course::draw(&hand, room, &mut scene),
        MeasuredForm::Drawn => drawn::draw(&hand, room, &mut scene),
    }
    scene
}

/// Columns of a point in a plot so many rows high, an odd number.
fn breadth(height: i32) -> i32 {
    match height {
        ..12 => 3,
        12..24 => 5,
        _ => 7,
    }
}

impl Hand<'_> {
    /// What was measured, where there is a choice and no headings say it, and what must be known of it where no
    /// small print does. Returns the row below.
    fn head(&self, is_choice: bool, view: &View<'_>, scene: &mut Scene) -> i32 {
        // Where rows are few, the heading of moments says enough.
        let has_headings = match self.view.form {
            MeasuredForm::Rows => panel::panels(self.view).len() > 1,
            MeasuredForm::Moments => scene.height() < 16,
            _ => false,
        };
        // A slide tells both with its small print.
        let title = Some(self.view.title.as_str())
            .filter(|_| is_choice && !has_headings && !view.is_titled && !view.is_slide);
        let has_caution = !view.is_slide && (is_choice || view.is_beside);
        let caution = Some(self.view.caution.as_str()).filter(|_| has_caution);
        let title = title.map(|it| Words::new(it, Tone::TEXT));
        let caution = caution.map(|it| Words::new(it, Tone::DIM));
        if let (Some(title), Some(caution)) = (&title, &caution) {
            let both = vec![title.clone(), Words::new(" · ", Tone::DIM), caution.clone()];
            if scene.height() >= 8 && scene.say((0, 0), Align::Left, &[both]).is_some() {
                return 1;
            }
        }
        // Rows come before words.
        let n = readings(self.view).count() as i32;
        let mut top = 0;
        for words in [title, caution].into_iter().flatten() {
            let lines = broken(&words.text, scene.width()).len() as i32;
            if top + lines + n.min(8) < scene.height() {
                top = scene.paragraph((0, top), scene.width(), &words);
            }
        }
        top
    }

    /// The cells of the `nth` value: what they mean, and a band and a mark where it is the chosen one.
    /// The band ends after `band` columns, where what lies behind the rest has to be seen.
    fn place(&self, nth: usize, at: Block, band: i32, scene: &mut Scene) {
        scene.area(at, self.step(nth));
        if nth == self.cursor {
            if band > 0 {
                scene.block_of(Block { width: band, ..at }, Tone::BAND);
            }
            for y in at.y..at.bottom() {
                scene.mark((at.x, y), '▌', Tone::family(self.family));
            }
        }
    }

    /// What an area means that chooses a value.
    fn step(&self, nth: usize) -> Meaning {
        Meaning::Step { knob: self.knob, step: nth }
    }

    /// A point in a plot so many rows high: a square of whole cells across, so that all are alike.
    fn point(at: Point, height: i32, tone: Tone, scene: &mut Scene) {
        let (left, half) = (at.x.div_euclid(WIDE) - breadth(height) / 2, breadth(height) * WIDE / 2);
        let across = [left, left + breadth(height)].map(|it| it * WIDE);
        scene.bar(Bounds::new(across[0], at.y - half, across[1], at.y + half), tone);
    }

    /// What a value is drawn in.
    fn tone(&self, series: &MeasuredSeries, reading: &Measured) -> Tone {
        match (reading.is_quiet, series.is_contested) {
            (true, _) => Tone::DIM.part(70),
            (false, true) => Tone::of(Hue::Contested),
            (false, false) => Tone::family(self.family),
        }
    }

    fn words(&self, nth: usize, words: &str) -> Words {
        if nth == self.cursor { Words::bold(words, Tone::STRONG) } else { Words::new(words, Tone::TEXT) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::figure::Data;
    use crate::scene::figure::tests::scene_on;
    use crate::scene::{Cells, Fill, HIGH, Shade};
    use crate::sim::number;

    /// Every view of the pack at many sizes, with the cursor on its first and its last value.
    pub(super) fn every(mut test: impl FnMut(&MeasuredView, Meaning, &Scene, &str)) {
        let pack = Pack::builtin();
        let library = pack.library();
        for figure in library.figures() {
            let Data::Measurements(data) = &figure.data else { continue };
            let knob = value_knob(data);
            for (nth, view) in data.views.iter().enumerate() {
                for (x, y) in [(9, 1), (38, 4), (46, 7), (46, 14), (76, 9), (76, 13), (112, 21), (196, 44)] {
                    for step in [0, readings(view).count() - 1] {
                        let at = if knob == 0 { vec![step] } else { vec![nth, step] };
                        let (size, family, is_beside) = (Cells { x, y }, Family::Specific, x == 46);
                        let (was, seconds, progress) = (&at[..], None, 1.0);
                        let it = View {
                            library,
                            at: &at,
                            was,
                            size,
                            family,
                            seconds,
                            progress,
                            is_beside,
                            is_slide: false,
                            is_titled: false,
                        };
                        let name = format!("{} {at:?} {x}x{y}", figure.id);
                        test(view, Meaning::Step { knob, step }, &picture(data, &it), &name);
                    }
                }
            }
        }
    }

    #[test]
    fn the_chosen_value_is_always_in_the_picture_and_marked() {
        every(|view, meaning, scene, name| {
            if view.form == MeasuredForm::Course && scene.height() < 7 {
                return;
            }
            let place = scene.place_of(meaning).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(scene.meaning(place), Some(meaning), "{name}");
            let at = (i32::from(place.x), i32::from(place.y));
            assert!(scene.marks.iter().any(|it| it.at == at), "{name}");
        });
    }

    #[test]
    fn every_mark_every_rule_and_every_word_lies_in_the_picture() {
        every(|_, _, scene, name| {
            let (width, height) = (scene.width(), scene.height());
            let is_inside = |(x, y): (i32, i32)| (0..width).contains(&x) && (0..height).contains(&y);
            assert!(scene.labels.iter().all(|it| is_inside(it.at)), "{name}");
            if width >= 46 && height >= 7 {
                assert!(scene.marks.iter().all(|it| is_inside(it.at)), "{name}");
                let ends = || scene.rules.iter().flat_map(|it| [it.from, it.to]);
                assert!(ends().all(is_inside), "{name}: {:?}", scene.rules);
            }
        });
    }

    #[test]
    fn what_nobody_compared_is_never_filled() {
        every(|view, meaning, scene, name| {
            let Meaning::Step { knob, .. } = meaning else { return };
            let is_signal = |hue| matches!(hue, Hue::Family(_) | Hue::Contested);
            let filled: Vec<Bounds> = scene
                .fills
                .iter()
                .filter_map(|fill| match fill {
                    // Thinner ones are the sides of a frame.
                    Fill::Bar { at, shade: Shade::Flat(tone) }
                        if is_signal(tone.hue) && at.width() > WIDE && at.height() > HIGH / 2 =>
                    {
                        Some(*at)
                    }
                    Fill::Band { upper, shade: Shade::Flat(tone), .. } if is_signal(tone.hue) => {
                        let [from, to] = [upper.first()?, upper.last()?];
                        Some(Bounds::new(from.x, from.y, to.x, to.y))
                    }
                    _ => None,
                })
                .collect();
            for (step, (series, _)) in readings(view).enumerate() {
                let areas = scene.areas.iter().filter(|it| it.means == Meaning::Step { knob, step });
                for area in areas.filter(|_| series.is_uncompared) {
                    let is_in = |it: &Bounds| area.at.bounds().contains(it.middle());
                    assert!(!filled.iter().any(is_in), "{name}: {filled:?} in {area:?}");
                }
            }
        });
    }

    #[test]
    fn a_spread_is_a_thin_line_around_its_point() {
        every(|view, _, scene, name| {
            if view.form != MeasuredForm::Moments || scene.width() < 76 || scene.height() < 13 {
                return;
            }
            let spreads = readings(view).filter(|(_, it)| it.spread.is_some()).count();
            // Above it, below it or both, each with a cap at its end.
            let upright = scene.rules.iter().filter(|it| it.from.0 == it.to.0 && it.caps[0] != it.caps[1]);
            let short = scene.marks.iter().filter(|it| matches!(it.glyph, '┬' | '┴'));
            let columns: std::collections::HashSet<i32> =
                upright.map(|it| it.from.0).chain(short.map(|it| it.at.0)).collect();
            assert_eq!(columns.len(), spreads, "{name}: {:?}", scene.rules);
        });
    }

    #[test]
    fn moments_of_two_units_are_read_against_two_lines() {
        every(|view, _, scene, name| {
            if view.form != MeasuredForm::Moments || view.series.len() < 2 || scene.height() < 9 {
                return;
            }
            let lines: Vec<Bounds> = scene
                .fills
                .iter()
                .filter_map(|fill| match fill {
                    Fill::Bar { at, shade: Shade::Flat(Tone::DIM) } => Some(*at),
                    _ => None,
                })
                .collect();
            let [first, .., last] = lines.as_slice() else { return };
            assert!(first.top != last.top && first.right < last.left, "{name}: {lines:?}");
        });
    }

    #[test]
    fn a_small_effect_is_short_on_its_ruler() {
        let pack = Pack::builtin();
        let library = pack.library();
        let figure = library.figure(&"hormones".into()).unwrap();
        let Data::Measurements(data) = &figure.data else { panic!() };
        for (x, y) in [(76, 13), (96, 16), (116, 19), (196, 44)] {
            let view = View {
                library,
                at: &[0, 3],
                was: &[0, 3],
                size: Cells { x, y },
                family: Family::Specific,
                seconds: None,
                progress: 1.0,
                is_beside: false,
                is_slide: false,
                is_titled: false,
            };
            let scene = picture(data, &view);
            let bars = |is: fn(Hue) -> bool| -> Vec<Bounds> {
                let bar = |fill: &Fill| match fill {
                    Fill::Bar { at, shade: Shade::Flat(tone) } if is(tone.hue) => Some(*at),
                    _ => None,
                };
                scene.fills.iter().filter_map(bar).collect()
            };
            let effect = bars(|it| matches!(it, Hue::Family(_)))[0];
            // Not the end of what was told beside it.
            let zero = bars(|it| it == Hue::Dim).into_iter().filter(|it| it.width() < WIDE);
            let zero = zero.map(|it| it.left).min().unwrap();
            let last = bars(|it| it == Hue::Faint).into_iter().map(|it| it.left).max().unwrap();
            // From 0.05 to 0.30, from zero to the line of 0.8.
            let lengths = effect.width() * 3..effect.width() * 7 / 2;
            assert!(lengths.contains(&(last - zero)), "{x}x{y} {effect:?} {zero} {last}");
        }
    }

    #[test]
    fn each_stretch_has_its_line_from_top_to_bottom_behind_all_shapes() {
        let pack = Pack::builtin();
        for (id, n_limits) in [("context-sizes", 2), ("hormones", 3), ("touch-by-whom", 3)] {
            for size in [(76, 13), (96, 17), (116, 19), (196, 44)] {
                let scene = scene_on(false, pack.library(), &id.into(), &[0, 0], size);
                let is_line = |fill: &Fill| matches!(fill, Fill::Bar { shade: Shade::Flat(Tone::FAINT), .. });
                let is_shape = |fill: &Fill| {
                    matches!(fill, Fill::Bar { shade: Shade::Flat(Tone { hue: Hue::Family(_), .. }), .. })
                };
                let lines: Vec<usize> =
                    (0..).zip(&scene.fills).filter(|it| is_line(it.1)).map(|it| it.0).collect();
                assert_eq!(lines.len(), n_limits, "{id} {size:?}");
                let first = scene.fills.iter().position(is_shape);
                assert!(lines.last().copied() < first, "{id} {size:?}");
            }
        }
    }

    #[test]
    fn no_value_is_left_unsaid_where_there_is_room() {
        every(|view, _, scene, name| {
            if scene.width() < 76
                || scene.height() < 13
                || !matches!(view.form, MeasuredForm::Rows | MeasuredForm::Moments)
            {
                return;
            }
            let labels = scene.labels.iter().flat_map(|it| &it.words).map(|it| it.text.as_str());
            let said: Vec<&str> = labels.chain(scene.larges.iter().map(|it| it.text.as_str())).collect();
            for (_, it) in readings(view) {
                let Some(value) = it.value.map(number) else { continue };
                // With its sign, where that is what it tells.
                let is_said = |said: &&str| said.trim_start_matches('+').starts_with(&value);
                assert!(said.iter().any(is_said), "{name}: {value} in {said:?}");
            }
        });
    }
}
