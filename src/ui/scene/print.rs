//! Pictures that wait for a key, kept as the cells that they were painted with.

use super::paint_with;
use crate::app::settings::{ColorTier, Glyphs, ThemeName};
use crate::scene::Scene;
use crate::ui::theme::Look;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use std::cell::RefCell;
use std::rc::Rc;

/// How many are kept: the steps of a way that somebody goes to and fro on.
const KEPT: usize = 6;

/// A picture as it stood on the screen.
struct Printed {
    scene: Rc<Scene>,
    look: (ThemeName, ColorTier, bool, Glyphs),
    area: Rect,
    ground: Cell,
    /// What is not bare ground, and where.
    cells: Vec<(Position, Cell)>,
}

thread_local! {
    /// The pictures that were painted last, the latest at the end.
    static PRINTED: RefCell<Vec<Printed>> = const { RefCell::new(Vec::new()) };
}

/// Paints a scene that waits for a key into `area`, which is of its size and bare: the next time that the very same is
/// asked for its cells are there.
pub fn print(scene: &Rc<Scene>, look: &Look, area: Rect, buf: &mut Buffer) {
    let Some(ground) = buf.cell((area.x, area.y)).cloned() else { return };
    let kind = (look.theme, look.tier, look.ascii, look.glyphs);
    PRINTED.with_borrow_mut(|all| {
        let is = |it: &Printed| {
            Rc::ptr_eq(&it.scene, scene) && it.look == kind && it.area == area && it.ground == ground
        };
        let at = all.iter().position(is).unwrap_or_else(|| {
            if all.len() >= KEPT {
                all.remove(0);
            }
            let mut own = Buffer::filled(area, ground.clone());
            paint_with(scene, scene.fills.len(), look, area, &mut own);
            let cells = area.positions().zip(own.content).filter(|(_, cell)| *cell != ground).collect();
            all.push(Printed { scene: Rc::clone(scene), look: kind, area, ground, cells });
            all.len() - 1
        });
        for (position, cell) in all.get(at).map_or(&[][..], |it| &it.cells) {
            if let Some(under) = buf.cell_mut(*position) {
                under.clone_from(cell);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::Settings;
    use crate::scene::{Bounds, Cells, Tone};
    use crate::ui::scene::paint;
    use ratatui::style::Color;

    #[test]
    fn what_is_kept_is_what_would_be_painted_wherever_it_stands() {
        let scene = |tone: Tone| {
            let mut scene = Scene::new(Cells { x: 20, y: 6 });
            scene.bar(Bounds::new(100, 100, 900, 500), tone);
            scene.rest();
            // What moves later stands still here.
            scene.bar(Bounds::new(500, 300, 1100, 600), Tone::DIM);
            scene.mark((2, 1), '●', tone);
            Rc::new(scene)
        };
        let scenes: Vec<Rc<Scene>> =
            (0..=KEPT).map(|it| scene([Tone::STRONG, Tone::FAINT][it % 2])).collect();
        let looks = [ColorTier::True, ColorTier::None];
        let looks = looks.map(|color| Look::new(&Settings { color, ..Settings::default() }));
        // Once painted, once from what is kept, and once more after others have taken its place.
        for _ in 0..2 {
            for scene in scenes.iter().flat_map(|it| [it, it]) {
                let places = [(0, Color::Reset), (0, Color::Red), (3, Color::Red)];
                for (look, (x, ground)) in looks.iter().flat_map(|look| places.map(|place| (look, place))) {
                    let mut bare = Buffer::empty(Rect::new(0, 0, 30, 8));
                    bare.content.iter_mut().for_each(|it| it.bg = ground);
                    let (area, mut painted, mut printed) = (Rect::new(x, 1, 20, 6), bare.clone(), bare);
                    paint(scene, look, area, &mut painted);
                    print(scene, look, area, &mut printed);
                    assert_eq!(painted, printed);
                }
            }
        }
        assert_eq!(PRINTED.take().len(), KEPT);
    }
}
