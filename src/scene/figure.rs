//! The picture of each kind of figure, from its data and what is set.

use super::{Cells, Scene};
use crate::content::figure::Data;
use crate::content::library::Library;
use crate::content::model::Family;

mod nerve_race;

/// What a picture depends on besides its data.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub library: &'a Library,
    /// The step at which each knob stands, and where they stood before the last turn.
    pub at: &'a [usize],
    pub was: &'a [usize],
    pub size: Cells,
    /// The stream whose accent it has.
    pub family: Family,
    /// Seconds on its clock; without motion none.
    pub seconds: Option<f64>,
    /// How much of its run is over, 0 to 1; without motion all.
    pub progress: f64,
    /// Beside the text of its page, where nothing in it can be pointed at.
    pub is_beside: bool,
}

/// The picture of a figure.
pub fn picture(data: &Data, view: &View<'_>) -> Option<Scene> {
    match data {
        Data::NerveRace(data) => Some(nerve_race::picture(data, view)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::{ColorTier, Settings};
    use crate::scene::large::Dot;
    use crate::scene::plot::{Axis, ticks};
    use crate::scene::{Align, Block, Meaning, Stroke, Tone, Words};
    use crate::ui::scene::paint;
    use crate::ui::theme::Look;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

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
                    let is_drawn = |x: u16, y: u16| {
                        buf.cell((x, y)).is_some_and(|it| *it != ratatui::buffer::Cell::EMPTY)
                    };
                    for (x, y) in (0..140).flat_map(|x| (0..30).map(move |y| (x, y))) {
                        assert!(!is_drawn(x, y) || area.contains((x, y).into()), "{x}, {y} lies outside");
                    }
                }
            }
        }
    }
}
