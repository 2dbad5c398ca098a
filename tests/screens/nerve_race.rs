//! The nerve race: two messages run in real time, and their arrivals stay.

use super::common::Session;
use afferent::app::settings::Settings;
use afferent::scene::large::{self, Dot, Face};

fn race() -> Session {
    Session::at("nerve-race", 120, 36)
}

#[test]
fn it_lives_on_its_page_and_begins_when_it_is_opened() {
    Session::at("affective-touch", 200, 60)
        .shows("▸ Nerve race · simulation")
        .keys("f")
        .shows("› Nerve race");
    race().shows("cord 0.850 s").shows("brain 1.020 s").hides("▸ Nerve race · simulation · paused");
}

#[test]
fn a_message_is_told_at_the_brain_when_it_arrives() {
    let told = |session: &Session, words: &str| {
        let text = session.text();
        // Alone, or after what came.
        let forms = ["", "fast ", "slow ", "Aβ fast, ", "CT slow, "].map(|name| format!("{name}{words}"));
        let is_there = |face: Face, form: &str| {
            let rows = large::rows(form, face).unwrap();
            rows.iter().all(|row| text.contains(row.trim_end()))
        };
        let faces = [Face::Thin, Face::Heavy, Dot::Half.into()];
        faces.into_iter().any(|face| forms.iter().any(|form| is_there(face, form)))
    };
    for (width, height) in [(100, 30), (120, 36), (200, 60)] {
        let race = || Session::at("nerve-race", width, height);
        let both = |session: &Session| ["0.020 s", "1.020 s"].map(|it| told(session, it));
        assert_eq!(both(&race()), [false; 2]);
        assert_eq!(both(&race().keys("wait:30")), [true, false]);
        let last = race().keys("wait:9000");
        assert_eq!(both(&last), [true; 2]);
        assert!(!last.app.is_animating());
    }
    race().shows("tells that you are touched, and where").shows("may help to tell how it feels");
}

#[test]
fn its_point_holds_for_what_is_set() {
    race().shows("A slow message reaches the brain a second after a fast one.");
    race().keys("Down Down Left").shows("reaches the brain 2 seconds after");
    race().keys("Down Down Right").shows("reaches the brain 0.4 seconds after");
}

#[test]
fn the_clock_stops_when_the_slow_message_is_there() {
    Session::at("nerve-race", 80, 24)
        .shows("touch, 0.000 s ago")
        .keys("wait:250 Space")
        .shows("touch, 0.250 s ago")
        .keys("Space wait:9000")
        .shows("touch, 1.020 s ago")
        .shows("brain 1.020 s");
    let settings = Settings { ascii: true, ..Settings::default() };
    Session::with("nerve-race", 80, 24, settings).keys("wait:9000").shows("touch, 1.020 s ago");
}

#[test]
fn without_motion_everything_has_arrived() {
    let settings = Settings { motion: false, ..Settings::default() };
    Session::with("nerve-race", 80, 24, settings).shows("brain 0.020 s").shows("brain 1.020 s");
}

#[test]
fn height_place_and_speeds_change_the_times() {
    race().shows("over 1.02 m of nerve").keys("Down Right").shows("180 cm").shows("over 1.08 m of nerve");
    race().keys("Right").shows("forearm").shows("brain 0.782 s");
    race().keys("Down Down Left").shows("0.5 m/s, end of the range").shows("brain 2.040 s");
    race().keys("Down Down Down Right").shows("80 m/s, end of the range").shows("brain 0.013 s");
}

#[test]
fn a_click_on_the_arm_puts_the_touch_there() {
    let session = race();
    let text = session.text();
    let row = text.lines().position(|line| line.contains("▼ touch")).unwrap() + 3;
    session
        .keys(&format!("click:30,{row}"))
        .shows("forearm")
        .keys(&format!("click:45,{row}"))
        .shows("upper arm");
}

#[test]
fn words_and_table_hold_every_number() {
    let words = Session::at("nerve-race", 100, 50).keys("w").text();
    let words = words.replace('┃', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    for said in ["170 cm tall", "0.85 m", "0.17 m", "50 m/s", "0.017 s", "0.020 s", "0.850 s", "1.020 s"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    let table = Session::at("nerve-race", 100, 50).keys("t");
    for said in ["30 m/s", "80 m/s", "0.5 m/s", "2.5 m/s", "2.040 s", "0.408 s", "0.36", "set now"] {
        assert!(table.text().contains(said), "{said}:\n{}", table.text());
    }
}
