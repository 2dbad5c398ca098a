//! Regression to the mean: nobody is treated, and a group gets better.

use super::common::Session;
use afferent::app::settings::Settings;

fn figure(width: u16, height: u16) -> Session {
    Session::at("regression-to-the-mean", width, height).keys("f")
}

#[test]
fn a_group_recruited_on_a_bad_day_gets_better_untreated() {
    figure(120, 36)
        .shows("Regression to the mean · simulation")
        .shows("treatment: none")
        .shows("57 recruited")
        .shows("mean 68.8")
        .shows("mean 60.8")
        .shows("−8.0 points, all by itself")
        .shows("−9.5 points, by formula")
        .keys("Right")
        .shows("−13.5 points, by formula");
}

#[test]
fn where_everybody_is_recruited_or_days_do_not_differ_nothing_shifts() {
    figure(120, 36).keys("Left Left Left").shows("200 recruited").shows("0.0 points, by formula");
    figure(120, 36)
        .keys("Down Right Right Right Right Right")
        .shows("reliability")
        .shows("0.0 points, all by itself");
}

#[test]
fn a_useless_treatment_changes_the_label_and_nothing_else() {
    let untreated = figure(120, 36).keys("Down Down Down");
    let treated = figure(120, 36).keys("Down Down Down Right").shows("treatment: a useless one");
    let numbers = |session: &Session| {
        let text = session.text();
        text.lines().filter(|line| line.contains("points") || line.contains("mean ")).collect::<String>()
    };
    assert_eq!(numbers(&untreated), numbers(&treated));
}

#[test]
fn another_sample_is_another_shift_around_the_same_expectation() {
    let shift = |keys: &str| {
        let text = figure(120, 36).keys(keys).shows("−9.5 points, by formula").text();
        text.lines().find(|line| line.contains("simulated")).unwrap_or_default().to_owned()
    };
    assert_ne!(shift(""), shift("Down Down Down Down Right"));
}

#[test]
fn a_score_at_the_first_visit_can_be_clicked() {
    let session = figure(120, 36);
    let text = session.text();
    let top = text.lines().position(|line| line.contains("100 ")).unwrap() + 1;
    session
        .keys(&format!("click:20,{}", top + 3))
        .shows("80 or more")
        .keys(&format!("click:20,{}", top + 14))
        .shows("everybody");
}

#[test]
fn words_and_table_hold_every_number() {
    figure(100, 60)
        .keys("w")
        .shows("Between the visits nobody gets any treatment.")
        .shows("Recruited are the 57 who scored 60 or more.")
        .shows("a shift of −8.0 points")
        .keys("w Down Down Down Right w")
        .shows("It is made to do");
    figure(100, 70)
        .keys("t")
        .shows("recruited, expected")
        .shows("Expected shift in points, by where people are recruited")
        .shows("80 +");
}

#[test]
fn it_plays_once_and_stands_and_without_motion_stands_at_its_end() {
    let still = Settings { motion: false, ..Settings::default() };
    let begins = figure(120, 36);
    let ends = figure(120, 36).keys("wait:2600");
    assert!(begins.app.is_animating() && !ends.app.is_animating());
    assert_ne!(begins.text(), ends.text());
    let ascii = Settings { ascii: true, ..still };
    assert!(Session::with("regression-to-the-mean", 120, 36, ascii).keys("f").text().is_ascii());
    let without = Session::with("regression-to-the-mean", 120, 36, still).keys("f");
    assert_eq!(without.text().replace(" · motion is off", ""), ends.text());
}
