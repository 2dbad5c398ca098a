//! The course of pain over a year: keys and the mouse move the week, words and table say it all.

use super::common::Session;
use super::settings;
use afferent::app::settings::{ColorTier, ThemeName};

#[test]
fn the_year_stands_at_its_end_and_says_what_is_left() {
    Session::at("natural-course", 80, 24)
        .shows("left at one year: 21 of 56 points")
        .shows("Week 52: 21 points, 38 % of 56, measured; interval unknown")
        .shows("From Wallwork et al. 2024");
    Session::at("natural-recovery", 120, 36)
        .shows("▸ Natural course")
        .shows("left at one year: 21 of 56 points");
}

#[test]
fn weeks_are_scrubbed_by_keys_played_and_clicked() {
    let session = Session::at("natural-course", 120, 36).keys("Left").shows("Week 51: 21.0 points");
    let session = session.keys("Right Space wait:3100");
    let session = session.shows("points, ").keys("wait:9000").shows("Week 52: 21 points");
    let text = session.text();
    let row = text.lines().position(|line| line.contains("weeks since study entry")).unwrap() + 1;
    // The tick of week 6 stands in the axis above its number.
    let ticks = text.lines().nth(row - 2).unwrap();
    let column = ticks.chars().enumerate().filter(|(_, it)| *it == '┬').nth(1).unwrap().0 + 1;
    session.keys(&format!("click:{column},{}", row - 5)).shows("Week 6: 26 points, 46 % of 56, measured");
}

#[test]
fn each_condition_has_the_groups_it_has_and_never_those_of_another_clock() {
    Session::at("natural-course", 120, 36)
        .shows("subacute 31")
        .keys("Down Right")
        .shows("Weeks count from the onset of pain: another clock than study entry.")
        .shows("shaded: 95 % interval")
        .hides("subacute 31")
        .shows("From Menezes Costa et al. 2012")
        .keys("Down Right Right")
        .shows("Low back pain, earlier review: persistent, with subacute")
        .keys("Up Right")
        .shows("Neck pain: new neck pain")
        .shows("Week 52: 42 points, 66 % of 64, measured; interval 39 to 45")
        .keys("Right")
        .shows("standardised mean change")
        .shows("SD units better")
        .hides("mean pain, 0 to 100");
}

#[test]
fn what_lies_between_two_points_is_marked() {
    Session::at("natural-course", 120, 36).keys("Left Left").shows(
        "Week 50: 21.1 points, 38 % of 56, between measured points; nearest 21 at week 52, interval unknown",
    );
}

#[test]
fn words_and_table_have_every_number() {
    // Lines are broken anywhere, so what is read is joined.
    let text = Session::at("natural-course", 100, 90).keys("w").text();
    let words: Vec<_> = text.split_whitespace().collect();
    let words = words.join(" ");
    for said in [
        "Left at one year: 21 of 56 points, which is 38 % of the first level.",
        "drawn by us",
        "40 at week 52 (interval unknown)",
        "not untreated history",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    let table = Session::at("natural-course", 100, 200).keys("t").text();
    for cell in ["52 (48 to 57)", "6.5", "42 (39 to 45)", "1.2 (0.7 to 1.7)", "31 (interval unknown)"] {
        assert!(table.contains(cell), "{cell}:\n{table}");
    }
}

#[test]
fn without_motion_the_year_is_over_at_once() {
    let session = Session::with("natural-course", 120, 36, settings(ThemeName::Dark, ColorTier::True, false));
    session.shows("· motion is off").shows("left at one year").shows("Week 52: 21 points");
}
