//! The course of pain over a year: keys and the mouse move the week, words and table say it all.

use super::common::Session;
use super::settings;
use afferent::app::settings::{ColorTier, ThemeName};

#[test]
fn the_year_stands_at_its_end_and_says_what_is_left() {
    Session::at("natural-course", 80, 24)
        .shows("New back pain eases early, old pain slowly.")
        .shows_large("21")
        .shows(" acute")
        .shows("from 56")
        .shows("◂ first 6 weeks")
        .shows("Week 52: 21 points, 38 % of 56, measured; interval unknown")
        .shows("From Wallwork et al. 2024");
    // On the hill, apart from the name at its end.
    Session::at("natural-course", 80, 24).shows("21 of 56 points left at one year");
    Session::at("natural-course", 120, 36).shows_large("21").shows("21 of 56 points left at one year");
    Session::at("natural-course", 200, 60).shows_large("of 56 points left at one year");
    Session::at("natural-recovery", 120, 36).shows("▸ Natural course").shows("21 acute");
}

#[test]
fn weeks_are_scrubbed_by_keys_played_and_clicked() {
    let session = Session::at("natural-course", 120, 36).keys("Left").shows("Week 51: 21.0 points");
    let session = session.keys("Right Space wait:3100");
    let session = session.shows("points, ").keys("wait:9000").shows("Week 52: 21 points");
    let text = session.text();
    // The number of week 6 stands beside its tick in the axis.
    let (row, axis) =
        text.lines().enumerate().find(|(_, it)| it.contains("weeks since study entry")).unwrap();
    let column = axis.split("6 ").next().unwrap().chars().count();
    session.keys(&format!("click:{column},{}", row - 4)).shows("Week 6: 26 points, 46 % of 56, measured");
}

#[test]
fn ticks_are_the_same_number_of_rows_apart_at_every_size() {
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        let text = Session::at("natural-course", width, height).text();
        let digits =
            |line: &str| line.trim_start().split(|it: char| !it.is_ascii_digit()).next()?.parse().ok();
        let ticks: Vec<(usize, i32)> =
            text.lines().enumerate().filter_map(|(row, line)| Some((row, digits(line)?))).collect();
        // The first number of the axis across is no tick of the one up.
        let ticks: Vec<_> = ticks
            .into_iter()
            .filter(|(row, _)| text.lines().nth(*row).is_some_and(|it| it.contains('▁')))
            .collect();
        let ticks: Vec<_> =
            ticks.into_iter().filter(|(_, it)| [60, 50, 40, 25, 20, 0].contains(it)).collect();
        let rows: Vec<usize> = ticks.iter().map(|it| it.0).collect();
        assert!(rows.len() >= 3, "{text}");
        assert!(rows.windows(3).all(|it| it[1] - it[0] == it[2] - it[1]), "{rows:?}: {text}");
    }
}

#[test]
fn each_condition_has_the_groups_it_has_and_never_those_of_another_clock() {
    Session::at("natural-course", 120, 36)
        .shows("31 subacute")
        .keys("Down Right")
        .shows_large("Older review: 6 of 52 points left at a year.")
        .shows("band: 95 % interval")
        .shows("weeks since onset")
        .hides("31 subacute")
        .shows("From Menezes Costa et al. 2012")
        .keys("Down Right Right")
        .shows("Low back pain, earlier review: persistent, with subacute")
        .keys("Up Right")
        .shows("Neck pain: new neck pain")
        .shows("Week 52: 42 points, 66 % of 64, measured; interval 39 to 45")
        .keys("Right")
        .shows("standardised mean change")
        .shows_large("In trials and outside, much the same course.")
        .shows("SD units")
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
    let text = text.replace('┃', " ");
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

#[test]
fn every_curve_is_named_however_narrow_its_picture_is() {
    for (place, width, height) in [("natural-course", 40, 14), ("natural-recovery", 100, 30)] {
        let text = Session::at(place, width, height).text();
        let named = |name: &str| text.split(|it: char| !it.is_alphabetic()).any(|word| word == name);
        assert!(["persistent", "subacute", "acute"].into_iter().all(named), "{text}");
    }
}
