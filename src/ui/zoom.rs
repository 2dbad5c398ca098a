//! A level opens out of the card or panel that was entered, and closes into it again.

use super::paint::{self, HEAVY};
use super::theme::Look;
use crate::anim::{ease_out, lerp, ratio};
use crate::app::{App, ZOOM, Zoom};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// One picture of the zoom. Outside the moving frame stands the outer level, inside the inner.
pub fn draw(app: &App, zoom: &Zoom, area: Rect, buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    let done = ease_out(ratio(app.now, zoom.since, ZOOM));
    let opened = if zoom.inward { done } else { 1.0 - done };
    let frame = between(zoom.rect, area, opened).intersection(area);
    let old = (&zoom.from, &zoom.sheet, &zoom.view);
    let new = (&app.nav.here, &app.sheet, &app.view);
    let (outer, inner) = if zoom.inward { (old, new) } else { (new, old) };
    super::screen(app, outer.0, outer.1, outer.2, buf);
    let mut level = Buffer::empty(area);
    paint::clear(&mut level, area, look.ground());
    super::screen(app, inner.0, inner.1, inner.2, &mut level);
    for position in frame.positions() {
        if let (Some(cell), Some(from)) = (buf.cell_mut(position), level.cell(position)) {
            cell.clone_from(from);
        }
    }
    if opened < 1.0 {
        paint::frame(buf, frame, HEAVY, look.family(app.family()));
    }
}

fn between(from: Rect, to: Rect, ratio: f64) -> Rect {
    let edge = |a: u16, b: u16| lerp(f64::from(a), f64::from(b), ratio).round() as u16;
    let (left, top) = (edge(from.x, to.x), edge(from.y, to.y));
    let (right, bottom) = (edge(from.right(), to.right()), edge(from.bottom(), to.bottom()));
    Rect::new(left, top, right.saturating_sub(left), bottom.saturating_sub(top))
}
