//! The picture of each kind of figure, from its data and what is set.

use super::{Cells, Scene};
use crate::content::figure::Data;
use crate::content::library::Library;
use crate::content::model::Family;

mod result;

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
    /// Below a line that says what it is about.
    pub is_titled: bool,
    /// Beside the text of its page, where nothing in it can be pointed at.
    pub is_beside: bool,
    /// In front of a class, which is shown only what the step is about.
    pub is_slide: bool,
}

macro_rules! modules {
    ($($Kind:ident => $module:ident,)+) => {
        $(mod $module;)+

        /// The picture of a figure.
        pub fn picture(data: &Data, view: &View<'_>) -> Scene {
            match data {
                $(Data::$Kind(data) => $module::picture(data, view)),+
            }
        }
    };
}
crate::content::figure::kinds!(modules);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::id::FigureId;
    use crate::scene::{Fill, HIGH, Label, Meaning, Shade, Tone, WIDE};
    use unicode_width::UnicodeWidthStr;

    /// The picture of a figure that has been shown for four seconds.
    pub(super) fn scene(library: &Library, id: &FigureId, at: &[usize], width: u16, height: u16) -> Scene {
        scene_on(false, library, id, at, (width, height))
    }

    /// The same, on a slide or not.
    pub(super) fn scene_on(
        is_slide: bool,
        library: &Library,
        id: &FigureId,
        at: &[usize],
        (width, height): (u16, u16),
    ) -> Scene {
        let figure = library.figure(id).unwrap();
        let view = View {
            library,
            at,
            was: at,
            size: Cells { x: width, y: height },
            family: Family::Specific,
            seconds: Some(4.0),
            progress: 1.0,
            is_beside: false,
            is_slide,
            is_titled: false,
        };
        picture(&figure.data, &view)
    }

    #[test]
    fn the_middle_of_each_number_below_a_plot_is_where_its_tick_is() {
        let pack = Pack::builtin();
        let library = pack.library();
        for figure in library.figures() {
            let start: Vec<usize> =
                figure.data.kind().knobs(library, &[]).iter().map(|it| it.start).collect();
            for (width, height) in [(76, 12), (96, 16), (116, 21), (196, 44)] {
                let scene = scene(library, &figure.id, &start, width, height);
                let ticks: Vec<(i32, i32)> = scene
                    .fills
                    .iter()
                    .filter_map(|fill| match fill {
                        Fill::Bar { at, shade: Shade::Flat(Tone::FAINT) } if at.width() == WIDE / 8 => {
                            Some((at.left, at.bottom / HIGH))
                        }
                        _ => None,
                    })
                    .collect();
                // Several plots above each other may share the numbers below the last one.
                let Some(row) = ticks.iter().map(|it| it.1).max() else { continue };
                for (tick, _) in ticks.iter().filter(|it| it.1 == row) {
                    let is_under = |label: &&Label| {
                        let number = label.words[0].text.split(' ').next().unwrap_or_default();
                        let middle = label.at.0 * WIDE + number.width() as i32 * WIDE / 2;
                        label.at.1 == row && (middle - tick).abs() <= WIDE / 2
                    };
                    let has_number = scene.labels.iter().any(|it| is_under(&it));
                    assert!(has_number, "{} {width}x{height}: none under {tick}", figure.id);
                }
            }
        }
    }

    #[test]
    fn large_words_lie_in_the_picture_and_on_no_others() {
        let pack = Pack::builtin();
        let library = pack.library();
        // The steps of a pathway have numbers on what is drawn.
        for figure in library.figures().iter().filter(|it| !matches!(it.data, Data::PathwayPlayer(_))) {
            let start: Vec<usize> =
                figure.data.kind().knobs(library, &[]).iter().map(|it| it.start).collect();
            for (width, height) in [(76, 12), (96, 16), (112, 21), (196, 44)] {
                let scene = scene(library, &figure.id, &start, width, height);
                for it in &scene.larges {
                    let at = it.block();
                    let name = format!("{} {width}x{height}: {}", figure.id, it.text);
                    assert!(at.x >= 0 && at.y >= 0, "{name}");
                    assert!(at.right() <= scene.width() && at.bottom() <= scene.height(), "{name}");
                    let is_off = |label: &Label| {
                        let on = label.block();
                        on.right() <= at.x || at.right() <= on.x || on.bottom() <= at.y || at.bottom() <= on.y
                    };
                    let on = scene.labels.iter().find(|it| !is_off(it));
                    assert!(on.is_none(), "{name} on {:?}", on.map(|it| &it.words));
                }
            }
        }
    }

    /// What can be pointed at is a step of a knob, at every step of each and every size.
    pub(super) fn steps_are_steps(id: &str) {
        let pack = Pack::builtin();
        let library = pack.library();
        let figure = library.figure(&id.into()).unwrap();
        let knobs = figure.data.kind().knobs(library, &[]);
        let start: Vec<usize> = knobs.iter().map(|it| it.start).collect();
        for (knob, it) in knobs.iter().enumerate() {
            for step in 0..it.steps.len() {
                let mut at = start.clone();
                at[knob] = step;
                let knobs = figure.data.kind().knobs(library, &at);
                for (width, height) in [(76, 12), (112, 20), (190, 44), (36, 4), (9, 3), (1, 1)] {
                    for area in scene(library, &figure.id, &at, width, height).areas {
                        let Meaning::Step { knob, step } = area.means else { continue };
                        assert!(
                            knobs.get(knob).is_some_and(|it| step < it.steps.len()),
                            "{area:?} at {at:?}"
                        );
                    }
                }
            }
        }
    }
}
