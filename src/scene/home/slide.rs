//! The model on a slide: its streams and their names as large as they go, and nothing that the step is not about.

use super::{Course, Plan, View, stream};
use crate::content::model::{Effect, Family};
use crate::content::order;
use crate::scene::label;
use crate::scene::large::{self, Dot, Face};
use crate::scene::{Align, Block, HIGH, Meaning, Scene, Tone, Words};
use unicode_width::UnicodeWidthStr;

/// The letters of the names, the largest first, and whether all of them have room; where only some have, that of the
/// stream in hand stands alone, for small ones would be footnotes to it. In the end ordinary letters.
const LETTERS: [(Option<Face>, bool); 6] = [
    (Some(Face::Tall(Dot::Half)), true),
    (Some(Face::Tall(Dot::Quarter)), true),
    (Some(Face::Low), true),
    (Some(Face::Tall(Dot::Quarter)), false),
    (Some(Face::Low), false),
    (None, true),
];
/// What stands in the place of a name to which the lesson has not come.
const UNKNOWN: &str = "?";

pub(super) fn picture(view: &View<'_>) -> Scene {
    let mut scene = Scene::new(view.size);
    let side = if scene.width() < 100 { 1 } else { 4 };
    let note = note(view, &scene, side);
    let rows = scene.height() - note.as_ref().map_or(0, |it| 1 + it.height() + BELOW);
    let names =
        LETTERS.into_iter().find_map(|letters| Names::fit(view, letters, (scene.width() - 2 * side, rows)));
    let Some(names) = names else { return scene };
    let thick = (rows * 9 / 40).max(2);
    let course = Course {
        mouth: side + names.left + 2,
        wall: scene.width() - side - names.right - 2 - WALL,
        // On a cell's edge for the wall, which is three streams high.
        middle: (rows - 3 * thick) / 2 * HIGH + 3 * thick * HIGH / 2,
        thick,
        apart: (rows - thick.max(names.height)) / 2,
    };
    let plan = Plan {
        side,
        top: 0,
        rows,
        sentence: (0, 0),
        course,
        total: (scene.width() - side - names.right, names.right),
        step: 0,
        title: None,
        is_large: true,
    };
    for effect in &view.front.effects {
        let nth = effect.family.idx() as i32;
        let (x, middle) = if effect.family == Family::Total {
            stream::wall(view, &plan, &mut scene);
            (plan.total.0, plan.course.middle)
        } else {
            stream::stream(view, &plan, effect.family, &mut scene);
            (side + 1, plan.course.begins(nth))
        };
        names.put(view, effect, (x, middle.div_euclid(HIGH), rows), &mut scene);
    }
    if let Some(note) = note {
        note.put((side, rows + 1), Tone::TEXT, &mut scene);
    }
    scene
}

/// Rows below the note: what a step says stands further from it than its lines from each other.
const BELOW: i32 = 1;
/// Cells across the wall.
const WALL: i32 = 3;

/// Lines of one face.
struct Lines {
    lines: Vec<String>,
    face: Option<Face>,
}

impl Lines {
    /// `text` in lines of `width` columns; nothing where a word has no room.
    fn broken(text: &str, face: Option<Face>, width: i32) -> Option<Self> {
        let lines = match face {
            Some(face) => large::broken(text, face, width.max(0) as usize)?,
            None => label::broken(text, width),
        };
        Some(Self { lines, face })
    }

    fn pitch(&self) -> i32 {
        match self.face {
            Some(Face::Low) => 3,
            Some(_) => 5,
            None => 1,
        }
    }

    fn height(&self) -> i32 {
        self.lines.len() as i32 * self.pitch() - i32::from(self.face.is_some())
    }

    fn width(&self) -> i32 {
        let width = |line: &String| match self.face {
            Some(face) => large::width(line, face).unwrap_or(0) as i32,
            None => line.width() as i32,
        };
        self.lines.iter().map(width).max().unwrap_or(0)
    }

    fn put(&self, (x, y): (i32, i32), tone: Tone, scene: &mut Scene) {
        for (line, y) in self.lines.iter().zip((y..).step_by(self.pitch() as usize)) {
            match self.face {
                Some(face) => {
                    scene.large((x, y), line, face, tone);
                }
                None => {
                    scene.write((x, y), Align::Left, Words::bold(line.as_str(), tone));
                }
            }
        }
    }
}

/// Why the streams are equally wide, where the step is about that: large where it leaves the streams most rows.
fn note(view: &View<'_>, scene: &Scene, side: i32) -> Option<Lines> {
    let total = view.front.effect(Family::Total).filter(|_| view.has_note)?;
    let lines = |face| Lines::broken(&total.note, face, scene.width() - 2 * side);
    lines(Some(Face::Tall(Dot::Quarter)))
        .filter(|it| it.height() * 3 <= scene.height())
        .or_else(|| lines(None))
}

/// The names: of the streams at the left, of their sum at the right.
struct Names {
    face: Option<Face>,
    /// Whether all stand there.
    are_all: bool,
    left: i32,
    right: i32,
    /// Rows of the highest of a stream.
    height: i32,
}

impl Names {
    /// In such letters, in as few lines as leave the streams room in so many columns and rows.
    fn fit(
        view: &View<'_>,
        (face, are_all): (Option<Face>, bool),
        (width, rows): (i32, i32),
    ) -> Option<Self> {
        /// Lines of a name.
        const MOST: i32 = 3;
        // Rows between two names: more than between the lines of one.
        let air = if face.is_some() { 4 } else { 2 };
        // The columns of some names, the rows of the highest, and those of all.
        let narrowest = |effects: &[&Effect], most: i32| {
            let broken = |width: usize| {
                let all = effects.iter().map(|it| Lines::broken(&it.title, face, width as i32));
                let is_short = |it: &Lines| it.lines.len() as i32 <= most;
                all.map(|it| it.filter(is_short)).collect::<Option<Vec<_>>>()
            };
            // A narrower column never has fewer lines.
            let width = order::least(1..width.max(1) as usize, |it| broken(it).is_some())?;
            let heights: Vec<i32> = broken(width)?.iter().map(Lines::height).collect();
            Some((width as i32, *heights.iter().max().unwrap_or(&0), heights.iter().sum::<i32>()))
        };
        let named = view.front.effects.iter().filter(|it| are_all || it.family == view.chosen);
        let (total, streams): (Vec<_>, Vec<_>) = named.partition(|it| it.family == Family::Total);
        let ways = (1..=MOST).flat_map(|of_stream| (2..=MOST).map(move |of_total| (of_stream, of_total)));
        ways.into_iter().find_map(|(of_stream, of_total)| {
            let of_stream = if face.is_some() { of_stream } else { 1 };
            let ((left, height, all), (right, of_total, _)) =
                (narrowest(&streams, of_stream)?, narrowest(&total, of_total)?);
            let is_narrow = (left + right) * 5 <= width * 4 - 5 * WALL;
            let is_low = all + 2 * air <= rows && of_total <= rows;
            (is_narrow && is_low).then_some(Self { face, are_all, left: left + 1, right, height })
        })
    }

    fn put(&self, view: &View<'_>, effect: &Effect, (x, middle, rows): (i32, i32, i32), scene: &mut Scene) {
        let family = effect.family;
        let is_revealed = view.revealed.get(family.idx()).copied().flatten() != Some(false);
        let width = if family == Family::Total { self.right } else { self.left };
        let is_chosen = view.chosen == family && is_revealed;
        if !self.are_all && family != view.chosen {
            return;
        }
        let text = if is_revealed { effect.title.as_str() } else { UNKNOWN };
        let Some(name) = Lines::broken(text, self.face, width) else { return };
        let y = (middle - name.height() / 2).clamp(0, (rows - name.height()).max(0));
        let tone = match () {
            () if !is_revealed => Tone::DIM,
            () if is_chosen || family == Family::Total => Tone::STRONG,
            () => Tone::family(family),
        };
        if is_chosen {
            (y..y + name.height()).for_each(|row| scene.mark((x - 1, row), '▌', Tone::family(family)));
        }
        name.put((x, y), tone, scene);
        if is_revealed {
            scene.area(Block::new(x, y, name.width(), name.height()), Meaning::Node(family));
        }
    }
}
