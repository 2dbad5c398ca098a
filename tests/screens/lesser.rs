//! Every level on lesser terminals: ASCII, sixteen colours, none. Focus and certainty are seen in each.

use super::common::Session;
use super::{settings, styled};
use afferent::app::settings::{ColorTier, Italics, Settings, ThemeName};
use afferent::content::model::{Certainty, Family, Status};
use afferent::ui::paint::ascii;
use insta::assert_snapshot;
use ratatui::style::{Color, Modifier};
use std::collections::HashSet;

/// Every level: its name, where it is, the keys that lead to it, and those that move focus there.
const LEVELS: [(&str, &str, &str, &str); 12] = [
    ("home", "home", "Down", "Down"),
    ("family", "contextual", "", "Down"),
    ("topic", "expectations", "Down", "Down"),
    ("figure", "forest-plot", "Down", "Down"),
    ("study", "loken-2009", "Down", "Tab"),
    ("evidence", "crawford-gradient", "", "Tab"),
    ("finder", "home", "/ type:oxytocin", "Down"),
    ("research", "research", "Down Down", "Down"),
    ("menu", "research", "d", "Down"),
    ("glossary", "glossary", "Down", "Down"),
    ("said", "said", "", "Down"),
    ("question", "ct-afferents", "End Enter", "Down Enter"),
];

fn terminals() -> [(&'static str, Settings); 3] {
    [
        ("ascii", settings(ThemeName::Dark, ColorTier::None, true)),
        ("16", settings(ThemeName::Dark, ColorTier::Ansi16, false)),
        ("mono", settings(ThemeName::Mono, ColorTier::None, false)),
    ]
}

#[test]
fn every_level_has_its_picture_on_lesser_terminals() {
    for (terminal, settings) in terminals() {
        for (name, place, keys, _) in LEVELS {
            let session = Session::with(place, 120, 36, settings).keys(keys);
            let picture = format!("{}\n\n{}", session.text(), styled(&session.picture()));
            assert_snapshot!(format!("lesser-{terminal}-{name}"), picture);
        }
    }
}

#[test]
fn focus_is_seen_without_colour_at_every_level() {
    for (terminal, settings) in terminals() {
        for (name, place, keys, moves) in LEVELS {
            let look = |keys: &str| {
                let picture = Session::with(place, 120, 36, settings).keys(keys).picture();
                let cells = picture.content.iter().map(|cell| (cell.symbol().to_owned(), cell.modifier));
                cells.collect::<Vec<_>>()
            };
            let (before, after) = (look(keys), look(&format!("{keys} {moves}")));
            assert!(before != after, "{moves} at {name} changes nothing that is seen on {terminal}");
        }
    }
}

/// Of the sixteen colours white and black are the ground of somebody, and the bright ones are greys in a
/// palette that many have; some terminals make those of bold letters.
#[test]
fn ink_on_the_ground_of_the_terminal_is_its_own_or_a_plain_hue() {
    let plain = [Color::Red, Color::Green, Color::Yellow, Color::Blue, Color::Magenta, Color::Cyan];
    let home = Session::at("home", 80, 24);
    let figures = home.app.pack.library().figures().iter();
    let levels = LEVELS.map(|(_, place, keys, moves)| (place.to_owned(), format!("{keys} {moves}")));
    let others = [
        ("home", "?"),
        ("home", "F2 x"),
        ("ct-afferents", "?"),
        ("lesson:four-minutes", ""),
        ("lesson:four-minutes", "Space z"),
        ("lesson:four-minutes", "Space Space Esc"),
    ];
    let others = others.map(|(place, keys)| (place.to_owned(), keys.to_owned()));
    let figures = figures.map(|it| (format!("figure:{}", it.id), "Down".to_owned()));
    let screens: Vec<(String, String)> = levels.into_iter().chain(others).chain(figures).collect();
    for (theme, color) in [ThemeName::Dark, ThemeName::Light]
        .into_iter()
        .flat_map(|theme| [ColorTier::Ansi16, ColorTier::None].map(|color| (theme, color)))
    {
        for (place, keys) in &screens {
            let picture = Session::with(place, 120, 36, settings(theme, color, false)).keys(keys).picture();
            for cell in picture.content.iter().filter(|cell| cell.bg == Color::Reset && cell.symbol() != " ")
            {
                let is_bold = cell.modifier.contains(Modifier::BOLD);
                let is_seen = cell.fg == Color::Reset || plain.contains(&cell.fg) && !is_bold;
                assert!(is_seen, "{place} {keys}, {theme:?}, {color:?}: {cell:?}");
            }
        }
    }
}

#[test]
fn what_has_focus_is_no_weaker_than_the_rest() {
    for theme in [ThemeName::Dark, ThemeName::Light] {
        let settings = settings(theme, ColorTier::Ansi16, false);
        for (place, keys, words) in [
            ("home", "", "Specific effects"),
            ("home", "Down", "Contextual effects"),
            ("ct-afferents", "", "3 cm/s"),
        ] {
            let picture = Session::with(place, 120, 36, settings).keys(keys).picture();
            let row = picture.content.chunks(120).find_map(|row| {
                let at = row.windows(words.len()).position(|it| {
                    it.iter().map(ratatui::buffer::Cell::symbol).collect::<String>() == words
                        && it.iter().all(|cell| cell.modifier.contains(Modifier::BOLD))
                })?;
                row.get(at)
            });
            let cell = row.unwrap();
            assert_eq!((cell.fg, cell.modifier.contains(Modifier::DIM)), (Color::Reset, false), "{words}");
        }
    }
}

#[test]
fn where_slanted_letters_are_shown_reversed_there_are_none() {
    for (name, place, keys, _) in LEVELS {
        let settings =
            Settings { italics: Italics::Reversed, ..settings(ThemeName::Dark, ColorTier::Ansi256, false) };
        let picture = Session::with(place, 120, 36, settings).keys(keys).picture();
        let slanted = picture.content.iter().find(|cell| cell.modifier.contains(Modifier::ITALIC));
        assert!(slanted.is_none(), "{name}: {slanted:?}");
    }
}

#[test]
fn every_level_is_nothing_but_ascii_where_it_must_be() {
    for color in [ColorTier::None, ColorTier::Ansi16, ColorTier::True] {
        for (name, place, keys, moves) in LEVELS {
            let settings = settings(ThemeName::Dark, color, true);
            let text = Session::with(place, 120, 36, settings).keys(&format!("{keys} {moves}")).text();
            let other: HashSet<char> = text.chars().filter(|c| !c.is_ascii()).collect();
            assert!(other.is_empty(), "{name}: {other:?}\n{text}");
            // A `?` that stands for a glyph nobody knows hides what was meant.
            let lost = Session::with(place, 120, 36, Settings { ascii: false, ..settings })
                .keys(&format!("{keys} {moves}"))
                .text();
            // Figures do without the dots of Braille by themselves.
            let is_lost = |c: &char| *c != '?' && ascii(*c) == '?' && !('\u{2800}'..='\u{28ff}').contains(c);
            let lost: HashSet<char> = lost.chars().filter(is_lost).collect();
            assert!(lost.is_empty(), "{name} loses {lost:?}");
        }
    }
}

#[test]
fn no_two_marks_are_the_same_in_ascii() {
    let plain = |mark: &str| mark.chars().map(ascii).collect::<String>();
    let certainties: HashSet<String> = Certainty::ALL.iter().map(|it| plain(it.mark())).collect();
    assert_eq!(certainties.len(), Certainty::ALL.len(), "{certainties:?}");
    let statuses: HashSet<String> = Status::ALL.iter().map(|it| plain(it.mark())).collect();
    assert_eq!(statuses.len(), Status::ALL.len(), "{statuses:?}");
    let families: HashSet<String> = Family::ALL.iter().map(|it| plain(it.mark())).collect();
    assert_eq!(families.len(), Family::ALL.len(), "{families:?}");
}
