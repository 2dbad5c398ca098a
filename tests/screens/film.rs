//! What is shown for those who look on or record: keys, a caption, the mark of a settled picture.

use super::common::Session;
use super::lessons::{lesson, lesson_with, step};
use super::slides::says;
use afferent::app::keymap::Keymap;
use afferent::app::lesson::{Auto, Begin};
use afferent::app::settings::{ColorTier, Film, Settings};
use afferent::app::{App, Fresh, Msg};
use afferent::content::{Pack, source};
use afferent::print::record;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use ratatui::style::Color;
use std::collections::BTreeSet;

const KEYS: Film = Film { keys: true, ready_mark: false };
const READY: Film = Film { keys: false, ready_mark: true };

fn with(place: &str, film: Film) -> Session {
    Session::with(place, 120, 36, Settings { film, ..Settings::default() })
}

/// The line on which the keys stand, without the frame; nothing where there is none.
fn keys(session: &Session) -> String {
    let text = session.text();
    let below = text.lines().skip_while(|line| !line.trim_end().ends_with("━┓")).nth(1);
    below.and_then(|line| line.split('┃').rev().nth(1)).unwrap_or_default().trim().to_owned()
}

fn captioned(mut session: Session, text: &str) -> Session {
    session.app.set_caption(Some(text.to_owned()));
    session
}

#[test]
fn keys_are_shown_by_the_names_that_they_have_on_a_keyboard() {
    let shown = |steps: &str| keys(&with("rapport", KEYS).keys(steps));
    assert_eq!(shown("Down Down Down"), "↓ ×3");
    assert_eq!(shown("ctrl-d PageUp Tab G"), "Ctrl-D   PageUp   Tab   G");
    assert_eq!(shown("Left Right Up Down Enter"), "→   ↑   ↓   Enter");
    assert_eq!(shown("/ type:trial\\slens Enter"), "/   trial lens   Enter");
    assert_eq!(
        shown("/ type:a\\slong\\sway\\sto\\stype\\sthe\\sword Left"),
        "/   …ong way to type the word   ←"
    );
    assert_eq!(shown("click:3,9 click:3,9"), "click ×2");
    assert_eq!(keys(&Session::at("rapport", 120, 36).keys("Down")), "");
    let ascii = Settings { ascii: true, film: KEYS, ..Settings::default() };
    Session::with("rapport", 120, 36, ascii).keys("Down Down").shows("Down x2");
}

#[test]
fn keys_fade_and_go_and_then_nothing_moves() {
    let session = with("rapport", KEYS);
    assert!(!session.app.is_animating());
    let session = session.keys("Down").tick(1400);
    assert!(session.app.is_animating());
    let color = |session: &Session| {
        let picture = session.picture();
        picture.content.iter().find(|cell| cell.symbol() == "↓").map(|cell| cell.fg)
    };
    let whole = color(&session);
    let mut fading = with("rapport", KEYS).keys("Down").tick(1400);
    let mut shades = BTreeSet::new();
    for _ in 0..12 {
        fading = fading.tick(50);
        shades.extend(color(&fading).map(|it| format!("{it:?}")));
    }
    assert!(matches!(whole, Some(Color::Rgb(..))) && shades.len() >= 4, "{shades:?}");
    assert_eq!(keys(&fading), "");
    assert!(!fading.app.is_animating());
}

#[test]
fn where_there_are_no_shades_or_no_motion_keys_just_go() {
    let sixteen = Settings { color: ColorTier::Ansi16, film: KEYS, ..Settings::default() };
    let still = Settings { motion: false, film: KEYS, ..Settings::default() };
    for settings in [sixteen, still] {
        let at = |ms: u64| Session::with("rapport", 100, 30, settings).keys("Down").tick(ms);
        assert_eq!(at(0).picture(), at(1850).picture());
        assert!(at(1850).app.is_animating() && !at(1900).app.is_animating());
        assert_eq!(keys(&at(1900)), "");
    }
}

#[test]
fn while_keys_fade_what_stood_still_stands_still() {
    for (place, steps) in
        [("stroke-lab", "/ wait:1000"), ("home", "? wait:1000"), ("stroke-lab", "Space wait:900")]
    {
        let plain = Session::at(place, 120, 36).keys(steps);
        let filmed = with(place, KEYS).keys(steps).tick(5000);
        assert_eq!(plain.text(), filmed.text(), "{place} {steps}");
        assert_eq!(plain.app.now, filmed.app.now, "{place} {steps}");
    }
}

#[test]
fn a_key_shows_the_keys_and_hides_them() {
    let on = Session::at("rapport", 120, 36).keys("F2").shows("Key presses are shown.").keys("Down");
    assert_eq!(keys(&on), "↓");
    let off = on.keys("F2").shows("are not shown").keys("Down");
    assert_eq!(keys(&off), "");
}

/// The first `rows` lines of a picture.
fn top(picture: &Buffer, rows: u16) -> &[ratatui::buffer::Cell] {
    picture.content.split_at(usize::from(rows) * usize::from(picture.area.width)).0
}

#[test]
fn a_caption_leaves_the_place_what_room_there_is() {
    for (place, steps) in
        [("home", ""), ("rapport", "Tab"), ("research", ""), ("stroke-lab", ""), ("rapport", "/")]
    {
        for (height, band) in [(36, 3), (24, 1)] {
            let with = captioned(Session::at(place, 120, height), "One line").keys(steps);
            let without = Session::at(place, 120, height - band).keys(steps);
            assert_eq!(
                top(&with.picture(), height - band),
                &without.picture().content[..],
                "{place} {steps}"
            );
            let text = with.text();
            assert!(
                text.lines().skip(usize::from(height - band)).any(|line| line.trim() == "One line"),
                "{text}"
            );
        }
    }
}

#[test]
fn a_caption_is_two_lines_at_most_and_says_when_it_is_cut() {
    let long = "Two touch systems: one for where, one for how it feels. ".repeat(4);
    let session = captioned(Session::at("rapport", 80, 24), &long);
    let text = session.text();
    let lines: Vec<_> = text.lines().skip(22).collect();
    assert!(
        lines.first().unwrap().trim().starts_with("Two touch systems")
            && lines.last().unwrap().trim_end().ends_with('…'),
        "{lines:?}"
    );
    // Where there is no room for both, the place has it.
    let small = captioned(Session::at("rapport", 60, 5), "One line");
    assert!(small.app.caption_area().is_none() && small.app.size.height == 5);
    assert_eq!(captioned(session, " ").app.caption(), None);
}

#[test]
fn what_a_click_reaches_is_where_it_is_drawn_above_a_caption() {
    let session = captioned(Session::at("home", 120, 36), "Below").keys("r").shows("Home › Research");
    let hint = session.app.hints().into_iter().next_back().unwrap();
    assert!(hint.area.y < session.app.size.height);
    let below = session.keys("click:60,35").shows("Home › Research");
    assert!(below.app.hit((59, 34).into()).is_none());
}

#[test]
fn the_mark_stands_only_while_nothing_is_on_its_way() {
    let mark = |session: &Session| session.text().lines().last().unwrap().trim_end().ends_with("<ready>");
    assert!(mark(&with("home", READY)), "what flows without an end is settled");
    let mut zooming = with("home", READY);
    zooming.app.update(Msg::Key("Enter".parse().unwrap()));
    assert!(!mark(&zooming) && mark(&zooming.tick(200)));
    let race = with("nerve-race", READY);
    assert!(!mark(&race));
    assert!(mark(&race.keys("wait:9000")));
    // A way of many steps is ready once its first one was told, and nothing waits for the last.
    let playing = with("figure:ct-ascending", READY).keys("Space");
    assert!(!mark(&playing));
    let playing = playing.keys("wait:3000");
    assert!(mark(&playing) && playing.app.is_animating());
    let still = Settings { motion: false, film: READY, ..Settings::default() };
    assert!(mark(&Session::with("nerve-race", 120, 36, still)));
    assert!(mark(&with("rapport", READY).keys("/")));
    assert!(!mark(&Session::at("home", 120, 36)));
}

#[test]
fn keys_never_cover_the_caption_of_a_lesson() {
    for (width, height) in [(80, 24), (120, 36), (160, 45)] {
        let settings = Settings { film: KEYS, ..Settings::default() };
        let mut session = Session::with("home", width, height, settings);
        session.app.begin_lesson(&"ct-afferent".into(), Begin::default());
        let session = session.keys("x x x");
        assert_eq!(keys(&session), "x ×3");
        let caption = &session.app.lesson_step().unwrap().step.caption;
        let text = session.text();
        assert!(says(&text, caption, width.into()), "{caption:?} at {width}x{height}:\n{text}");
    }
}

#[test]
fn no_figure_keeps_a_recorder_waiting() {
    let library = Pack::builtin();
    for figure in library.library().figures() {
        let name = format!("figure:{}", figure.id);
        let session = with(&name, READY);
        let keys = if session.app.is_settled() { "Space wait:4000" } else { "wait:4000" };
        session.keys(keys).shows("<ready>");
    }
}

#[test]
fn the_mark_waits_for_the_pack() {
    let files = source::builtin();
    let pack = Pack::ahead(|path| files.iter().find(|file| file.path == path).cloned()).unwrap();
    let settings = Settings { film: READY, ..Settings::default() };
    let app = App::new(pack, Size { width: 120, height: 36 }, settings);
    let mut session = Session { app, effects: Vec::new() }.hides("<ready>");
    session.app.update(Msg::Reloaded(Box::new(Ok(Fresh::new(Pack::builtin(), &Keymap::default())))));
    session.shows("<ready>");
}

#[test]
fn hints_and_notices_leave_the_mark_its_place() {
    for width in [60, 80, 100, 120] {
        let settings = Settings { film: READY, ..Settings::default() };
        let session = Session::with("ct-afferents", width, 24, settings).keys("o");
        for session in [session, Session::with("ct-afferents", width, 24, settings)] {
            let text = session.text();
            let last = text.lines().last().unwrap().trim_end().to_owned();
            assert!(last.strip_suffix("<ready>").unwrap().ends_with("  "), "{last:?}");
        }
    }
}

#[test]
fn by_itself_a_lesson_goes_to_its_end_or_round_and_round() {
    let begun = |auto| lesson_with("four-minutes", 120, 36, Begin { auto: Some(auto), class: None });
    // A film of it takes as long.
    let film = record::lesson(&mut lesson("four-minutes").app);
    let seconds: f64 = film.iter().map(|take| take.after.as_secs_f64()).sum();
    let [once, round] = [Auto::Once, Auto::Loop].map(|auto| {
        let mut session = begun(auto);
        let n = (seconds * 10.0).ceil() as usize + 5;
        for _ in 0..n {
            session = session.tick(100);
        }
        session
    });
    let n_steps = once.app.lesson_step().unwrap().lesson.steps.len();
    assert_eq!((step(&once), once.app.wakes_in()), (n_steps, None));
    assert!(step(&round) < 3 && round.app.wakes_in().is_some());
}
