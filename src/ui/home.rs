//! The home screen: the infographic itself, or where there is no room for it a list.

use super::paint;
use super::scene;
use super::theme::Look;
use crate::app::App;
use crate::content::model::Family;
use crate::layout;
use crate::scene::Meaning;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

pub fn draw(app: &App, buf: &mut Buffer) {
    match app.home() {
        Some(picture) if app.settings.motion => {
            scene::paint(&picture, &Look::new(&app.settings), app.place_area(), buf);
        }
        Some(picture) => scene::print(&picture, &Look::new(&app.settings), app.place_area(), buf),
        None => list(app, buf),
    }
}

/// The title of the chosen node.
pub fn cursor(app: &App) -> Option<Position> {
    let place = app.place_area();
    if let Some(picture) = app.home() {
        // Of the areas of a node its heading comes last.
        let heading = picture.areas.iter().rev().find(|area| area.means == Meaning::Node(app.node))?;
        // After "1 ".
        let (x, y) = (heading.at.x + 2, heading.at.y);
        return Some(Position { x: place.x + x as u16, y: place.y + y as u16 });
    }
    let row = layout::home_list(place).get(app.node.idx()).copied().filter(|row| row.height > 0)?;
    // After "► 1 ● ".
    Some(Position { x: row.x + 6, y: row.y })
}

/// Under 60×18 the streams are a list.
fn list(app: &App, buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    let screen = app.place_area();
    let rows = layout::home_list(screen);
    if rows.first().is_some_and(|row| row.y > screen.y) {
        paint::fitted(buf, Rect { height: 1, ..screen }, &app.pack.front.info.title, look.strong());
    }
    for effect in &app.pack.front.effects {
        let Some(row) = rows.get(effect.family.idx()).filter(|row| row.height > 0) else { continue };
        let is_chosen = app.node == effect.family;
        let sign = if is_chosen { "►" } else { " " };
        let line = Rect { height: 1, ..*row };
        let number = effect.family.idx() + 1;
        if app.is_revealed(effect.family) == Some(false) {
            paint::fitted(buf, line, &format!("{sign} {number}"), look.faint());
            continue;
        }
        let met = app.progress().and_then(|it| it.topic(&effect.topic));
        let met = met.map_or_else(String::new, |met| format!(" {}", met.mark()));
        let text = format!("{sign} {number} {} {}{met}", effect.family.mark(), effect.title);
        let style = look.family(effect.family);
        paint::fitted(buf, line, &text, if is_chosen { style.add_modifier(Modifier::BOLD) } else { style });
        if is_chosen {
            paint::tint(buf, line, look.selection());
        }
        if row.height > 1 {
            let area = Rect {
                x: screen.x + 6.min(screen.width),
                y: row.y + 1,
                width: row.width.saturating_sub(6),
                height: 1,
            };
            paint::fitted(buf, area, &effect.tag, look.dim());
        }
    }
    let below = rows.last().map_or(0, |row| row.bottom() + 1);
    let room = screen.bottom().saturating_sub(1).saturating_sub(below);
    if app.welcome {
        let area = Rect { y: below, height: room, ..screen };
        for (row, line) in area.rows().zip(app.words_of_welcome()) {
            let mark = paint::text(buf, row, "▌ ", look.family(Family::Total));
            let rest = Rect { x: row.x + mark, width: row.width.saturating_sub(mark), ..row };
            paint::fitted(buf, rest, &line, look.strong());
        }
        return;
    }
    if let (Some(effect), true) = (app.pack.front.effect(app.node), room > 0) {
        for (nth, line) in
            paint::wrapped(&effect.sentence, screen.width).iter().enumerate().take(usize::from(room))
        {
            let area = Rect { y: below + nth as u16, height: 1, ..screen };
            paint::text(buf, area, &paint::words_of(line), look.text());
        }
    }
}
