//! Pictures answer where they are drawn: to clicks, drags and the cursor, and paint nothing elsewhere.

use super::common::Session;
use afferent::app::place::Place;
use afferent::app::{Hit, Msg};
use afferent::content::Pack;
use afferent::content::model::Family;
use afferent::scene::{Cells, Meaning};
use afferent::ui;
use afferent::ui::theme::Look;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

/// Every figure of the built-in pack, alone on a screen of this size.
fn figures(width: u16, height: u16) -> impl Iterator<Item = Session> {
    let ids: Vec<String> = Pack::builtin().library().figures().iter().map(|it| it.id.to_string()).collect();
    ids.into_iter().map(move |id| Session::at(&format!("figure:{id}"), width, height))
}

/// For each step that the picture answers to, a cell of the screen that means it.
fn points(session: &Session) -> Vec<(usize, usize, Position)> {
    let Some((scene, at)) = session.app.figure_picture() else { return Vec::new() };
    let mut found: Vec<(usize, usize, Position)> = Vec::new();
    for y in 0..at.height {
        for x in 0..at.width {
            let Some(Meaning::Step { knob, step }) = scene.meaning(Cells { x, y }) else { continue };
            if !found.iter().any(|it| (it.0, it.1) == (knob, step)) {
                found.push((knob, step, Position { x: at.x + x, y: at.y + y }));
            }
        }
    }
    found
}

fn settings(session: &Session) -> Vec<usize> {
    session.app.stages.values().next().unwrap().at.clone()
}

#[test]
fn a_click_sets_what_the_cell_means_and_the_cursor_comes_to_it() {
    let mut n_points = 0;
    for mut session in figures(120, 36) {
        for (knob, step, position) in points(&session) {
            let place = format!("{:?}: {knob}, {step} at {position}", session.app.nav.here);
            // What was clicked before may have moved it away.
            if session.app.hit(position) != Some(Hit::Point(knob, step)) {
                continue;
            }
            n_points += 1;
            session.app.update(Msg::Click(position));
            assert_eq!(settings(&session)[knob], step, "{place}");
            let stage = session.app.stages.values().next().unwrap();
            let cursor = ui::cursor(&session.app).unwrap();
            match session.app.hit(cursor) {
                Some(Hit::Point(on, at)) => assert_eq!((on, at), (knob, step), "{place}, cursor at {cursor}"),
                // A slider, or the words for a row that is no line.
                Some(Hit::Knob(on, _)) => assert_eq!(on, stage.chosen, "{place}"),
                _ => {}
            }
        }
    }
    assert!(n_points > 100, "{n_points}");
}

#[test]
fn a_drag_over_the_marks_of_another_knob_moves_neither() {
    let mut n_drags = 0;
    for mut session in figures(120, 36) {
        let points = points(&session);
        let Some(&(first, step, from)) = points.first() else { continue };
        let others = points.iter().filter(|it| it.0 != first);
        for &(other, _, to) in others {
            session.app.update(Msg::Click(from));
            let before = settings(&session);
            if before[first] != step
                || !matches!(session.app.hit(to), Some(Hit::Point(it, at)) if it == other && at != before[other])
            {
                continue;
            }
            n_drags += 1;
            session.app.update(Msg::Drag(to));
            assert_eq!(settings(&session), before, "{:?}: {from} to {to}", session.app.nav.here);
        }
    }
    assert!(n_drags > 0, "no picture has marks of two knobs");
}

#[test]
fn a_picture_paints_nothing_outside_its_rectangle() {
    let look = Look::new(&afferent::app::settings::Settings::default());
    for (width, height) in [(120, 36), (80, 24), (60, 18)] {
        for session in figures(width, height) {
            let Some((scene, at)) = session.app.figure_picture() else { continue };
            // Somewhere in the middle of more room than it needs.
            let at = Rect { x: 9, y: 5, ..at };
            let area = Rect { x: 0, y: 0, width: at.width + 18, height: at.height + 10 };
            let untouched = Buffer::filled(area, Cell::new("x"));
            let mut buf = untouched.clone();
            ui::scene::paint(&scene, &look, at, &mut buf);
            for position in area.positions().filter(|it| !at.contains(*it)) {
                assert_eq!(
                    buf.cell(position),
                    untouched.cell(position),
                    "{:?}: {position}",
                    session.app.nav.here
                );
            }
            assert!(at.positions().any(|it| buf.cell(it) != untouched.cell(it)));
        }
    }
}

#[test]
fn a_name_at_home_opens_its_own_page_at_every_size() {
    let mut n_names = 0;
    for (width, height) in [(80, 24), (120, 36), (160, 50), (200, 60), (120, 60)] {
        let session = || Session::at("home", width, height);
        let pack = Pack::builtin();
        for family in Family::ALL {
            for (nth, inside) in pack.front.effect(family).unwrap().inside.iter().enumerate() {
                let mut session = session();
                let is_it = |it: Meaning| it == Meaning::Inside(family, nth);
                let Some(rect) = session.app.home_rect(is_it) else { continue };
                n_names += 1;
                let line: String = session.text().lines().nth(usize::from(rect.y)).unwrap().to_owned();
                let shown: String =
                    line.chars().skip(usize::from(rect.x)).take(usize::from(rect.width)).collect();
                assert!(
                    shown.contains(inside.label.as_str()),
                    "{width}×{height}: {shown:?}, {}",
                    inside.label
                );
                let middle = Position { x: rect.x + rect.width / 2, y: rect.y };
                session.app.update(Msg::Click(middle));
                assert_eq!(session.app.nav.here, Place::Topic(inside.topic.clone()), "{width}×{height}");
            }
        }
    }
    assert!(n_names > 20, "{n_names}");
}
