//! The cursor of the terminal stands on what has focus, for whoever follows it.

use super::common::Session;
use super::settings;
use afferent::app::settings::{ColorTier, Settings, ThemeName};
use afferent::scene::large::{self, Dot};
use afferent::ui;
use ratatui::layout::Position;

/// What stands from the cursor on in its line.
fn at_cursor(session: &Session) -> String {
    let text = session.text();
    let at = ui::cursor(&session.app);
    assert!(at.is_some(), "no cursor:\n{text}");
    let Position { x, y } = at.unwrap();
    text.lines().nth(y.into()).unwrap_or_default().chars().skip(x.into()).collect()
}

/// With `keys` at `place` the cursor stands on `words`, at every size.
fn stands_on(place: &str, keys: &str, words: &str) {
    for size in [(80, 24), (120, 36), (200, 60)] {
        stands_at(place, size, keys, words);
    }
}

fn stands_at(place: &str, (width, height): (u16, u16), keys: &str, words: &str) {
    let session = Session::at(place, width, height).keys(keys);
    let found = at_cursor(&session);
    assert!(
        found.starts_with(words),
        "{keys:?} at {place}, {width}×{height}: the cursor is on {found:?}\n{}",
        session.text()
    );
}

#[test]
fn on_home_the_cursor_stands_on_the_title_of_the_chosen_node() {
    for (keys, title) in
        [("", "Specific effects"), ("Down", "Contextual effects"), ("Right", "Total treatment effect")]
    {
        stands_at("home", (80, 24), keys, title);
        stands_at("home", (120, 36), keys, title);
    }
    // On a large screen it is named in large letters.
    for (keys, title) in [("", "1 Specific effects"), ("Down", "2 Contextual effects")] {
        let session = Session::at("home", 200, 60).keys(keys);
        let letters = large::rows(title, Dot::Quarter).unwrap();
        let at = ui::cursor(&session.app).unwrap();
        let text = session.text();
        let line = text.lines().nth(at.y.into()).unwrap();
        assert!(line.contains(letters[0].trim()), "{title}: {line}\n{text}");
    }
    for (keys, title) in [("", "Specific effects"), ("Down Down", "Non-specific effects")] {
        let session = Session::at("home", 40, 12).keys(keys);
        assert!(at_cursor(&session).starts_with(title), "{}", session.text());
    }
}

#[test]
fn on_a_page_the_cursor_stands_on_the_first_letter_of_the_stop_in_focus() {
    stands_on("contextual", "", "Rapport");
    // Cards stand side by side where there is room.
    for (width, height, key) in [(80, 24, "Down"), (120, 36, "Right"), (200, 60, "Down")] {
        stands_at("contextual", (width, height), key, "Expectations");
    }
    stands_on("glossary", "Down", "Absolute contraindication");
    let session = Session::at("expectations", 120, 36).keys("Tab");
    let stop = session.app.sheet.stop(session.app.view.focus.unwrap()).unwrap().clone();
    assert_eq!(session.app.sheet.columns[0].area.x + stop.left, ui::cursor(&session.app).unwrap().x);
    // The words of a claim begin behind its bar.
    let claim = Session::at("ct-afferents", 120, 36);
    assert!(at_cursor(&claim).starts_with("Hairy human skin"), "{}", claim.text());
}

#[test]
fn where_focus_is_out_of_view_the_cursor_stands_where_one_reads() {
    let session = Session::at("ct-afferents", 80, 24).keys("Tab");
    let focused = at_cursor(&session);
    let away = session.keys(&["wheeldown:20,12"; 6].join(" "));
    assert_ne!(at_cursor(&away), focused);
    let first = away.app.sheet.columns[0].area.y;
    assert!(ui::cursor(&away.app).unwrap().y < first + 2, "{}", away.text());
}

#[test]
fn on_a_card_the_cursor_stands_on_what_has_focus_or_where_one_reads() {
    let claim = Session::at("two-touch-systems", 80, 24);
    assert!(at_cursor(&claim).starts_with("Hairy human skin"));
    // A card that nobody has moved in begins where it begins on another screen, too.
    let narrower = Session::at("two-touch-systems", 120, 36).keys("size:80x24");
    assert!(at_cursor(&narrower).starts_with("Hairy human skin"), "{}", narrower.text());
    assert!(at_cursor(&claim.keys("Tab")).starts_with("Marshall et al. 2019"));
    assert!(at_cursor(&Session::at("two-touch-systems", 120, 60)).starts_with("Vallbo et al. 1999"));
}

#[test]
fn in_the_table_of_studies_the_cursor_stands_on_the_chosen_row_or_after_what_is_typed() {
    let year = |keys: &str| at_cursor(&Session::at("research", 120, 36).keys(keys));
    let digits = |keys: &str| year(keys).split(' ').next().unwrap().parse::<u16>().unwrap();
    assert!(digits("") > digits("End"));
    let typed = |keys: &str| {
        let session = Session::at("research", 120, 36).keys(keys);
        (at_cursor(&session), session)
    };
    let (after, session) = typed("w type:pain");
    assert!(after.starts_with('▏'), "{after:?}");
    let line = ui::cursor(&session.app).unwrap().y;
    assert!(session.text().lines().nth(line.into()).unwrap().contains("Words  pain▏"));
    let (after, session) = typed("w type:pain Left Left");
    assert!(after.starts_with("▏in"), "{after:?}\n{}", session.text());
}

#[test]
fn in_the_finder_the_cursor_stands_where_the_next_letter_goes() {
    let place = |keys: &str| ui::cursor(&Session::at("home", 120, 36).keys(keys).app).unwrap();
    let none = place("/");
    assert_eq!(place("/ type:opi"), Position { x: none.x + 3, y: none.y });
    assert_eq!(place("/ type:opi Left"), Position { x: none.x + 2, y: none.y });
    let long = format!("/ type:{}", "o".repeat(180));
    let session = Session::at("home", 80, 24).keys(&long);
    assert!(at_cursor(&session).starts_with('▏'), "{}", session.text());
}

#[test]
fn in_a_figure_the_cursor_stands_on_the_knob_or_the_row_that_was_moved_last() {
    stands_on("stroke-lab", "", "speed");
    stands_on("stroke-lab", "Down", "brush");
    for (width, height) in [(80, 24), (200, 60)] {
        let session = |keys: &str| Session::at("forest-plot", width, height).keys(keys);
        let knob = at_cursor(&session(""));
        // Of a small picture two rows of one page.
        let (first, second) = (session("Down"), session("Down Down"));
        let [one, two] = [&first, &second].map(|it| ui::cursor(&it.app).unwrap());
        assert!(one.x == two.x && one.y < two.y, "{one} {two}\n{}", second.text());
        assert_eq!(at_cursor(&session("Down Tab Left BackTab")), knob);
    }
    // Where the rows are points of a course it stands on the mark above the one that is chosen.
    stands_on("after-cordotomy", "Down", "▼");
    stands_on("after-cordotomy", "Down Down Down Down Down", "▼");
    // On the first line of a row, however thick it is.
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        let session = Session::at("kneading-reflex", width, height).keys("Down Down");
        let line = ui::cursor(&session.app).unwrap().y;
        let text = session.text();
        assert_eq!(row_in_hand(&session), Some(line.into()), "{text}");
    }
    // In words and as a table it is a page like others.
    let words = Session::at("stroke-lab", 120, 36).keys("w");
    assert!(ui::cursor(&words.app).is_some());
}

/// The first line of the row in hand: below the title and before the names, which have blocks as well where they are
/// large.
fn row_in_hand(session: &Session) -> Option<usize> {
    let picture = session.app.figure_area()?.2.picture;
    let text = session.text();
    let mut lines = text.lines().enumerate().skip(picture.y.into());
    lines.find(|(_, line)| line.chars().nth(picture.x.into()) == Some('▌')).map(|(y, _)| y)
}

#[test]
fn on_rows_that_are_bars_the_cursor_stands_on_the_chosen_one_at_every_size() {
    for figure in ["blood-flow", "context-sizes", "kneading-reflex", "touch-by-whom"] {
        for (width, height) in [(60, 20), (80, 24), (100, 30), (120, 36), (140, 50), (160, 45), (200, 60)] {
            for keys in ["Down", "Down Down", "End"] {
                let session = Session::at(&format!("figure:{figure}"), width, height).keys(keys);
                let text = session.text();
                let bar = row_in_hand(&session);
                let line = ui::cursor(&session.app).map(|at| usize::from(at.y));
                assert_eq!(bar, line, "{keys} at {figure}, {width}×{height}:\n{text}");
            }
        }
    }
}

#[test]
fn the_cursor_is_the_same_in_every_theme_and_never_leaves_the_screen() {
    let still = settings(ThemeName::Mono, ColorTier::None, false);
    for place in ["home", "ct-afferents", "forest-plot", "research", "two-touch-systems"] {
        for (width, height) in [(1, 1), (19, 4), (20, 5), (33, 9), (60, 18), (97, 31)] {
            let [a, b] = [still, Settings::default()].map(|settings| {
                let session = Session::with(place, width, height, settings).keys("Down Down");
                ui::cursor(&session.app)
            });
            assert_eq!(a, b, "{place} at {width}×{height}");
            assert!(a.is_none_or(|at| at.x < width && at.y < height), "{place} at {width}×{height}: {a:?}");
        }
    }
}
