//! The effect mixer: a guess first, then the parts.

use super::common::Session;
use afferent::app::settings::{ColorTier, Settings};
use afferent::scene::large::{self, Dot, Face};

/// The parts on the table.
const REVEAL: &str = "Down Right wait:600";

#[test]
fn the_parts_are_guessed_before_they_are_shown() {
    Session::at("effect-mixer", 120, 36)
        .shows("see what each arm can show · simulation")
        .shows_large("Two arms cannot show what context brought.")
        .shows("your guess: 15 points")
        // What two arms do tell.
        .shows("natural and contextual cancel")
        .shows("specific: 5")
        .shows("this trial has no such arm")
        .hides("natural 20")
        .hides("0.83")
        .keys("Right Right")
        .shows("Your guess: 25 of 30 points")
        .keys(REVEAL)
        .shows("20 of the sham arm's 25 points would have come anyway")
        .shows("treatment − sham = 5")
        .shows("sham − untreated = 5, contextual")
        .shows("treatment − untreated = 10")
        .shows("your guess: 25 points, 20 too many")
        .shows("in truth 5 points, 5 ÷ 30 = 0.17")
        .shows("the ratio 25 ÷ 30 = 0.83, 20 too many");
    let asked = "How many of the treatment arm's 30 points did the context bring?";
    // It is there until the parts are shown.
    for (width, height) in [(80, 24), (100, 30), (120, 36)] {
        Session::at("effect-mixer", width, height).shows(asked).keys(REVEAL).hides(asked);
    }
}

#[test]
fn the_ends_of_the_guess_stand_on_those_of_the_bar() {
    let column = |line: &str, glyph: char| line.chars().position(|it| it == glyph).unwrap();
    // At 80 columns large numbers stand in for the axis.
    for (width, height) in [(100, 30), (120, 36), (200, 60)] {
        let text = Session::at("effect-mixer", width, height).text();
        let guess = text.lines().find(|line| line.contains('┤')).unwrap();
        let axis = text.lines().find(|line| line.contains("points") && line.contains("10  ")).unwrap();
        // The middle of a number is where its tick is.
        let at = |words: &str| axis.split(words).next().unwrap().chars().count() + words.len() / 2;
        let tens = (at("10") - at("0"), at("0"));
        // 15 points, up to the 25 of the other arm.
        assert!((2 * (column(guess, '┤') + 1 - tens.1)).abs_diff(5 * tens.0) <= 1, "{text}");
        assert_eq!(column(guess, '├') - tens.1, tens.0, "{text}");
    }
}

#[test]
fn without_a_contextual_part_the_ratio_is_not_nought() {
    Session::at("effect-mixer", 120, 36)
        .keys(REVEAL)
        .keys("Down Down Left wait:600")
        .shows("in truth 0 points, 0 ÷ 25 = 0.00")
        .shows("the ratio 20 ÷ 25 = 0.80, 20 too many");
}

#[test]
fn with_interaction_treatment_minus_sham_is_said_not_to_be_the_specific_part() {
    Session::at("effect-mixer", 120, 36)
        .keys(REVEAL)
        .keys("End Down Down Down Down Right wait:600")
        .shows("The parts do not add")
        .shows("treatment − sham = 2.5, not the specific 5")
        .shows("From Boussageon et al. 2022")
        .keys("Right wait:600")
        .shows("treatment − sham = 7.5, not the specific 5");
}

#[test]
fn a_guess_and_the_end_of_a_bar_can_be_clicked() {
    let session = Session::at("effect-mixer", 120, 36);
    let row = |session: &Session, words: &str| {
        session.text().lines().position(|line| line.contains(words)).unwrap() + 1
    };
    // The column of a tick is that of its points.
    let column = |session: &Session, words: &str| {
        let text = session.text();
        let axis = text.lines().find(|line| line.contains("points") && line.contains("10  ")).unwrap();
        axis.split(words).next().unwrap().chars().count() + 2
    };
    let (at, guess) = (column(&session, "10"), row(&session, "your guess: 15"));
    let session =
        session.keys(&format!("click:{at},{guess}")).shows("Your guess: 10 of 30 points").keys(REVEAL);
    let (at, untreated) = (column(&session, "10"), row(&session, "untreated  "));
    session.keys(&format!("click:{at},{untreated} wait:600")).shows("10 of the sham arm's 15 points");
}

#[test]
fn words_keep_the_answer_until_it_is_asked_for_and_the_table_has_every_number() {
    Session::at("effect-mixer", 100, 64)
        .keys("w")
        .shows("Your guess: 15 points.")
        .hides("contextual 5 points")
        .keys("w Down Right w")
        .shows("specific 5 points, contextual 5 points, natural")
        .shows("The guess was 15 points: 10 too")
        .shows("25 ÷ 30 = 0.83");
    Session::at("effect-mixer", 100, 70)
        .keys("t")
        .shows("What each arm gains, in points")
        .shows("The disputed ratio as the natural part grows")
        .shows("parts dampen");
}

#[test]
fn without_motion_the_arms_are_rebuilt_at_once() {
    let still = Settings { motion: false, ..Settings::default() };
    let at_once = Session::with("effect-mixer", 120, 36, still).keys("Down Right").above_hints();
    assert_eq!(at_once, Session::at("effect-mixer", 120, 36).keys(REVEAL).above_hints());
}

#[test]
fn parts_are_told_apart_without_colour_and_in_ascii() {
    let plain = Settings { color: ColorTier::None, motion: false, ..Settings::default() };
    let session = Session::with("effect-mixer", 120, 36, plain).keys(REVEAL);
    session.shows("▒▒▒").shows("▓▓▓").shows("███").shows("■ natural 20").shows("▲ 5").shows("● specific 5");
    let ascii = Settings { ascii: true, ..plain };
    let text = Session::with("effect-mixer", 120, 36, ascii).keys(REVEAL).text();
    assert!(text.is_ascii() && text.contains("25 / 30 = 0.83"), "{text}");
}

#[test]
fn the_number_of_an_arm_is_whole_beside_what_is_said_of_it() {
    for (width, height) in [(120, 36), (160, 45), (200, 60)] {
        let text = Session::at("figure:effect-mixer", width, height).keys(REVEAL).text();
        for number in ["30", "25", "20"] {
            let is_whole = |face: Face| {
                large::rows(number, face).unwrap().iter().all(|row| text.contains(row.trim_end()))
            };
            assert!([Dot::Half.into(), Face::Dense].into_iter().any(is_whole), "{number}\n{text}");
        }
    }
}
