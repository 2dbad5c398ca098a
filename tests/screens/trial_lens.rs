//! The trial lens: two arms are chosen, what they share cancels, what is left has rows.

use super::common::Session;
use afferent::app::settings::Settings;

fn lens(keys: &str) -> Session {
    Session::at("trial-lens", 120, 36).keys(keys)
}

#[test]
fn each_second_arm_leaves_other_parts() {
    lens("wait:900").shows("specific only, if the sham is believable and inert").shows("Row 1 of 5");
    lens("Tab Left Left wait:900")
        .shows("− ")
        .shows("specific + contextual (non-specific change is")
        .shows("Row 1 of 5");
    lens("Tab Left Left Left wait:900").shows("everything: specific, contextual and non-specific");
    lens("Tab Right wait:900").shows("the difference between two specific effects").shows("Row 1 of 8");
}

#[test]
fn a_first_arm_brings_a_second_that_it_was_compared_with() {
    let labels =
        ["contextual only", "contextual only, without deception", "Row 1 of 6", "technique only", "dose:"];
    for (nth, words) in labels.iter().enumerate() {
        lens(&format!("{} wait:900", "Right ".repeat(nth + 1))).shows(words);
    }
}

#[test]
fn a_pair_that_nothing_compares_says_so_and_names_those_that_there_are() {
    let session = lens("Tab Right Right wait:900")
        .shows("comparison in the pack has this pair")
        .shows("No comparison of massage with plainer context in the pack")
        .shows("massage is compared with")
        .shows("► nothing or waiting list");
    let text = session.text();
    let row = text.lines().position(|line| line.contains("► usual care or advice")).unwrap();
    let column = text.lines().nth(row).unwrap().split("usual").next().unwrap().chars().count();
    session.keys(&format!("click:{},{} wait:900", column + 1, row + 1)).shows("over and above ordinary care");
}

#[test]
fn rows_are_walked_and_enter_opens_the_study() {
    let session = lens("Down Down")
        .shows("Row 3 of 5")
        .shows("MD 3.86, 3.29 to 4.43")
        .shows("From Lavazza et al. 2021");
    session.keys("Enter").shows("Lavazza");
    let session = lens("wait:900");
    let row = session.text().lines().position(|line| line.contains("MD −0.9")).unwrap();
    session.keys(&format!("click:75,{}", row + 1)).shows("Row 5 of 5").shows("From Kutner et al. 2008");
}

#[test]
fn shared_parts_fade_in_time_and_at_once_without_motion() {
    let solid = |keys: &str| lens(keys).text().matches('█').count();
    assert!(
        solid("Tab Left") < solid("Tab Left wait:300")
            && solid("Tab Left wait:300") < solid("Tab Left wait:900")
    );
    let still = Settings { motion: false, ..Settings::default() };
    let still = Session::with("trial-lens", 120, 36, still).keys("Tab Left");
    assert_eq!(still.text(), lens("Tab Left wait:900").text());
}

#[test]
fn words_and_tables_hold_every_row_with_its_sign() {
    let words = Session::at("trial-lens", 100, 90).keys("w");
    let words = words.shows("In both alike, so it cancels: contextual and");
    for number in ["SMD −0.44, interval not known", "SMD 0.4, 0.19 to 0.61", "below 0 is better"] {
        let text: String = words.text().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(number), "{number}: {text}");
    }
    Session::at("trial-lens", 120, 400)
        .keys("t")
        .shows("SMD −1.14")
        .shows("RR 1.36")
        .shows("difference 18")
        .shows("−25.4 to −9.4");
}

#[test]
fn left_is_benefit_whatever_the_sign_and_rows_out_of_view_are_announced() {
    lens("").shows("◄ better, any sign · ┊ no effect");
    let low = Session::at("trial-lens", 80, 24).shows("◄ better, any sign").hides("▾").hides("▴");
    let eight = low.keys("Tab Right wait:900").shows("Row 1/8").shows("▾").hides("▴");
    eight.keys("Down Down Down Down Down Down Down").shows("Row 8/8").shows("▴").hides("▾");
}
