//! Every letter of every screen reads on its ground, measured in the picture itself.

use super::common::Session;
use super::settings;
use afferent::app::settings::{ColorTier, ThemeName};
use afferent::content::Pack;
use afferent::ui::theme::{Rgb, palette, rgb_of};
use color::{OpaqueColor, Srgb};
use ratatui::buffer::Cell;

/// The contrast of a letter with its ground after WCAG 2.1, 1 to 21, the same where they are reversed; `None` for
/// what is no letter.
fn contrast(cell: &Cell) -> Option<f32> {
    let (front, back) = (rgb_of(cell.fg)?, rgb_of(cell.bg)?);
    cell.symbol().chars().any(char::is_alphanumeric).then(|| ratio(front, back))
}

fn ratio(front: Rgb, back: Rgb) -> f32 {
    let [front, back] = [front, back].map(luminance);
    (front.max(back) + 0.05) / (front.min(back) + 0.05)
}

/// The relative luminance after WCAG 2.1.
pub(super) fn luminance((r, g, b): Rgb) -> f32 {
    OpaqueColor::<Srgb>::from_rgb8(r, g, b).relative_luminance()
}

/// The letters of a picture with less contrast than `least`, by line.
fn faint_letters(session: &Session, least: f32) -> Vec<String> {
    let picture = session.picture();
    let mut faint = Vec::new();
    for (y, row) in picture.content.chunks(usize::from(picture.area.width)).enumerate() {
        for run in row.chunk_by(|a, b| (a.fg, a.bg) == (b.fg, b.bg)) {
            let Some(contrast) = run.iter().find_map(contrast).filter(|it| *it < least) else { continue };
            let text: String = run.iter().map(Cell::symbol).collect();
            let colors = run.first().map(|it| (it.fg, it.bg));
            faint.push(format!("{y}: {colors:?} {contrast:.2} | {text}"));
        }
    }
    faint
}

/// Every level with something chosen, hovered, noticed, typed.
const SCREENS: [(&str, &str); 20] = [
    ("home", ""),
    ("home", "Down"),
    ("home", "Down Down move:8,12"),
    ("home", "Right"),
    ("contextual", "Down"),
    ("ct-afferents", "Tab"),
    ("expectations", "Down M"),
    ("crawford-gradient", ""),
    ("ct-afferent", "Tab"),
    ("loken-2009", "c Tab"),
    ("research", "Down f"),
    ("research", "Down d Down Enter"),
    ("research", "w type:pain"),
    ("home", "/ type:oxytocin Down"),
    ("ct-afferents", "?"),
    ("ct-afferents", "l Down"),
    ("glossary", "Down"),
    ("said", "Down"),
    ("ct-afferents", "End Enter Down"),
    ("ct-afferents", "End Enter Enter"),
];

fn every_letter_reaches(theme: ThemeName, least: f32, with_what_lies_beneath: bool) {
    let pack = Pack::builtin();
    let figures: Vec<String> =
        pack.library().figures().iter().map(|it| format!("figure:{}", it.id)).collect();
    let figures = figures.iter().flat_map(|id| [(id.as_str(), ""), (id.as_str(), "Down Right")]);
    for color in [ColorTier::True, ColorTier::Ansi256] {
        for (place, keys) in SCREENS.into_iter().chain(figures.clone()) {
            let session = Session::with(place, 120, 36, settings(theme, color, false)).keys(keys);
            if session.app.overlay.is_some() && !with_what_lies_beneath {
                continue;
            }
            let faint = faint_letters(&session, least);
            assert!(
                faint.is_empty(),
                "{keys:?} at {place} in {} of {color:?}:\n{}",
                theme.word(),
                faint.join("\n")
            );
        }
    }
}

/// What lies beneath a card too: one may want to read on there.
#[test]
fn every_letter_of_the_high_contrast_theme_reaches_seven_to_one() {
    every_letter_reaches(ThemeName::HighContrast, 7.0, true);
}

/// What lies beneath a card is moved back on purpose.
#[test]
fn every_letter_of_the_other_themes_reaches_four_and_a_half_to_one() {
    every_letter_reaches(ThemeName::Dark, 4.5, false);
    every_letter_reaches(ThemeName::Light, 4.5, false);
}

/// Each edge in a cell between a route and the grey of what it runs through: both tones.
fn edges_of_routes(session: &Session, ground: Rgb) -> Vec<[Rgb; 2]> {
    let chroma = |(r, g, b): Rgb| r.max(g).max(b) - r.min(g).min(b);
    let picture = session.picture();
    let cells = picture.content.iter().filter(|it| !it.symbol().chars().any(char::is_alphanumeric));
    let tones = cells.filter_map(|it| Some([rgb_of(it.fg)?, rgb_of(it.bg)?]));
    let sorted = tones.map(|[a, b]| if chroma(a) > chroma(b) { [a, b] } else { [b, a] });
    sorted.filter(|[route, body]| chroma(*route) >= 100 && chroma(*body) <= 12 && *body != ground).collect()
}

#[test]
fn a_route_has_three_to_one_against_the_body_that_it_runs_through() {
    for theme in [ThemeName::Dark, ThemeName::Light] {
        let ground = palette(theme).ground.rgb;
        for place in ["figure:ct-ascending", "figure:abeta-and-pressure"] {
            for (width, height, keys) in [(80, 24, ""), (120, 36, ""), (120, 36, "Down Down Down")] {
                let session = Session::with(place, width, height, settings(theme, ColorTier::True, false));
                let edges = edges_of_routes(&session.keys(keys), ground);
                assert!(edges.len() > 10, "{place} at {width}×{height} in {}: no route", theme.word());
                for [route, body] in edges {
                    let seen = ratio(route, body);
                    assert!(seen >= 3.0, "{place} in {}: {route:?} on {body:?} {seen:.2}", theme.word());
                }
            }
        }
    }
}
