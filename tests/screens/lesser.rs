//! Every level on lesser terminals: ASCII, sixteen colours, none. Focus and certainty are seen in each.

use super::common::Session;
use super::{settings, styled};
use afferent::app::settings::{ColorTier, Settings, ThemeName};
use afferent::content::model::{Certainty, Family, Status};
use afferent::ui::paint::ascii;
use insta::assert_snapshot;
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
