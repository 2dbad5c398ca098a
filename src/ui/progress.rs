//! How far the reader is, as a picture.

use super::scene;
use super::theme::Look;
use crate::app::App;
use crate::app::place::Place;
use ratatui::buffer::Buffer;

pub fn draw(app: &App, place: &Place, buf: &mut Buffer) {
    if let Some((picture, area)) = app.progress_picture().filter(|_| *place == app.nav.here) {
        scene::paint(&picture, &Look::new(&app.settings), area, buf);
    }
}
