//! Published series: rows are walked and clicked, series are chosen, and orders have no numbers.

use super::common::Session;

#[test]
fn rows_are_walked_and_series_chosen_by_keys() {
    Session::at("blood-flow", 120, 36)
        .shows("►series")
        .shows("rest: blood flow 766 ± 101 mL/min")
        .keys("Down Down")
        .shows("► massage")
        .shows("massage: blood flow 540 ± 60 mL/min")
        .shows("12 people; ± 101, 62 and 60.")
        .keys("Right Right Right wait:500")
        .shows("flow in the artery (mL/min)")
        .shows("flow in the skin (arbitrary units)");
}

#[test]
fn a_row_can_be_clicked() {
    let session = Session::at("blood-flow", 80, 24);
    let row = session.text().lines().position(|line| line.contains("massage   ")).unwrap() + 1;
    session.keys(&format!("click:30,{row}")).shows("massage: blood flow 540 ± 60 mL/min");
}

#[test]
fn a_figure_of_one_series_has_no_slider_and_both_arrows_walk_it() {
    Session::at("kneading-reflex", 80, 24)
        .hides("►series")
        .shows("before 1: H-reflex size 2.58 mV")
        .keys("Down Right")
        .shows("during 1: H-reflex size 0.76 mV");
}

#[test]
fn hormone_percentages_are_shown_beside_the_pooled_effects() {
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        Session::at("hormones", width, height)
            .shows("−31")
            .shows("0.52")
            .shows("pooled effect on cortisol")
            .shows("Contested:");
    }
    Session::at("neuropeptides-and-hormones", 120, 36).shows("−31").shows("0.05").shows("Contested:");
}

#[test]
fn an_order_says_that_it_has_no_numbers() {
    Session::at("mechanism-reviews", 80, 24).shows("order only, no numbers").shows("critically low");
    Session::at("tissue-measurements", 120, 36)
        .keys("Right Right Right Right wait:500")
        .shows("Animals: 18 rabbits")
        .shows("order only, no numbers");
}

#[test]
fn what_is_disputed_says_so_in_the_title_of_its_series() {
    Session::at("sham-ratio", 80, 24)
        .shows("Disputed metric: sham change ÷ treatment change")
        .shows("Natural recovery is inside the ratio")
        .keys("Right wait:500")
        .shows("Disputed metric: sixteen three-group trials");
}

#[test]
fn courses_mark_what_was_not_measured() {
    Session::at("after-cordotomy", 120, 36)
        .shows("hollow: on the fitted curve")
        .shows("lines drawn by us")
        .keys("Down Down")
        .shows("after, 3 cm/s: rated pleasantness 6.73 on −10 to 10");
}

#[test]
fn notes_and_unknown_intervals_stand_in_words_and_table() {
    // Lines are broken anywhere, so what is read is joined.
    for (figure, keys, said) in [
        ("heart-rate-variability", "w", "before 52.1 (interval not known)"),
        ("heart-rate-variability", "w", "spread is wide (SD 21.1 to 46.2 ms)"),
        ("blood-flow", "t", "± 101"),
        ("blood-flow", "t", "not given"),
        ("hormones", "w", "the adult values mostly did not differ clearly"),
        ("after-cordotomy", "w", "after, 10 cm/s 6.14 (on the fitted curve, not measured)"),
    ] {
        let text = Session::at(figure, 110, 120).keys(keys).text();
        let words: Vec<_> = text.split_whitespace().collect();
        assert!(words.join(" ").contains(said), "{said}: {text}");
    }
}
