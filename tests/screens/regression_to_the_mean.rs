//! Regression to the mean: nobody is treated, and a group gets better.

use super::common::Session;
use afferent::app::settings::Settings;

fn figure(width: u16, height: u16) -> Session {
    Session::at("regression-to-the-mean", width, height).keys("f")
}

#[test]
fn a_group_recruited_on_a_bad_day_gets_better_untreated() {
    figure(120, 36)
        .shows("see them get better · simulation")
        .shows("treatment: none")
        .shows("57 recruited")
        .shows("mean 68.8")
        .shows("at 60 or more")
        .shows("mean of all: 50")
        .shows_large("Nothing was done, yet mean pain falls by 8.")
        .shows("points, all by itself")
        .shows("formula expects −9.5")
        .shows("16 of 57 score higher")
        .keys("Right")
        .shows("formula expects −13.5");
    figure(80, 24).shows("−8.0 points by itself").shows("their bad days pass").shows("16 of 57");
}

#[test]
fn each_visit_is_named_over_its_own_columns() {
    let named = |session: &Session| {
        let text = session.text();
        let line = text.lines().find(|it| it.contains("second visit")).map(str::to_owned);
        line.unwrap_or_else(|| panic!("{text}")).contains("first visit")
    };
    for (width, height) in [(80, 24), (100, 30), (120, 36)] {
        assert!(named(&figure(width, height)));
        assert!(named(&Session::at("regression-to-the-mean", width, height)));
    }
    figure(200, 60).shows_large("pain, first visit").shows_large("second visit");
}

#[test]
fn where_everybody_is_recruited_or_days_do_not_differ_nothing_shifts() {
    figure(120, 36)
        .keys("Left Left Left")
        .shows("200 recruited")
        .shows("formula expects 0.0")
        .shows_large("Nobody was picked: mean pain does not fall.");
    figure(120, 36)
        .keys("Down Right Right Right Right Right")
        .shows("reliability")
        .shows_large("No day differs: mean pain stays.")
        .shows("0.0 points by itself");
}

#[test]
fn a_useless_treatment_changes_the_label_and_no_number() {
    let untreated = figure(120, 36).keys("Down Down Down");
    let treated = figure(120, 36)
        .keys("Down Down Down Right")
        .shows("treatment: a useless one")
        .shows_large("Useless care, yet mean pain falls by 8.");
    let numbers = |session: &Session| {
        let text = session.text();
        let has = |line: &&str| ["itself", "formula", "mean ", "score"].iter().any(|it| line.contains(it));
        text.lines().filter(has).map(|line| line.replace("treatment: a useless one", "")).collect::<String>()
    };
    assert_eq!(numbers(&untreated), numbers(&treated));
}

#[test]
fn another_sample_is_another_shift_around_the_same_expectation() {
    let shift = |keys: &str| {
        let text = figure(120, 36).keys(keys).shows("formula expects −9.5").text();
        text.lines().find(|line| line.contains("points by itself")).unwrap_or_default().to_owned()
    };
    assert_ne!(shift(""), shift("Down Down Down Down Right"));
}

#[test]
fn a_score_at_the_first_visit_can_be_clicked() {
    let session = figure(120, 42);
    let text = session.text();
    let is_at = |line: &str, tick: &str| {
        line.trim_start().strip_prefix(tick).is_some_and(|it| !it.starts_with(char::is_alphanumeric))
    };
    let row = |tick: &str| text.lines().position(|line| is_at(line, tick)).unwrap() + 1;
    // A number stands on the line of its score.
    session
        .keys(&format!("click:20,{}", row("75") - 1))
        .shows("80 or more")
        .keys(&format!("click:20,{}", row("25")))
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
    assert_eq!(without.above_hints().replace(" · motion is off", ""), ends.above_hints());
}
