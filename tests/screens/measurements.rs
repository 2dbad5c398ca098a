//! Published series: rows are walked and clicked, series are chosen, and what is not compared, not known or no
//! number is drawn as such.

use super::common::Session;
use afferent::app::settings::{ColorTier, Settings};

/// The first line of the screen with these words, counted from 1.
fn line(session: &Session, words: &str) -> usize {
    let text = session.text();
    let line = text.lines().position(|line| line.contains(words));
    assert!(line.is_some(), "{words}: {text}");
    line.unwrap() + 1
}

#[test]
fn rows_are_walked_and_series_chosen_by_keys() {
    Session::at("blood-flow", 120, 36)
        .shows("►series")
        .shows("massage: blood flow 540 ± 60 mL/min")
        .keys("Up Up")
        .shows("rest: blood flow 766 ± 101 mL/min")
        .keys("Right Right Right")
        .tells("The skin flushes, the artery does not.")
        .shows("flow in the artery, mL/min")
        .shows("flow in the skin, arbitrary units");
}

#[test]
fn the_chosen_row_is_marked_at_every_size() {
    for (width, height) in [(40, 10), (80, 24), (120, 36)] {
        let session = Session::at("kneading-reflex", width, height);
        let text = session.text();
        let marked: Vec<&str> = text.lines().filter(|line| line.trim_start().starts_with('▌')).collect();
        assert!(!marked.is_empty() && marked.iter().any(|line| line.contains("during")), "{text}");
        assert!(marked.iter().all(|line| !line.contains("before") && !line.contains("after")), "{text}");
    }
}

#[test]
fn a_row_can_be_clicked_anywhere() {
    for x in [3, 30, 78] {
        let session = Session::at("blood-flow", 80, 24);
        let row = line(&session, " 540 ± 60");
        session.keys(&format!("click:{x},{row}")).shows("massage: blood flow 540 ± 60 mL/min");
    }
}

#[test]
fn a_figure_of_one_series_has_no_slider_and_both_arrows_walk_it() {
    Session::at("kneading-reflex", 80, 24)
        .hides("►series")
        .shows("during, first: H-reflex size 0.76 mV")
        .keys("Up Left")
        .shows("before, first: H-reflex size 2.58 mV")
        .keys("Down Right")
        .shows("during, first: H-reflex size 0.76 mV");
}

#[test]
fn a_group_is_named_once() {
    let large = Session::at("kneading-reflex", 200, 60);
    large.shows_large("before").shows_large("during").shows_large("after");
    for (width, height) in [(80, 24), (120, 36)] {
        let text = Session::at("kneading-reflex", width, height).text();
        for group in ["before", "during", "after"] {
            // Behind the drawing of its group.
            let words: Vec<&str> = text.split_whitespace().collect();
            let named = words.windows(2).filter(|it| *it == [group, "first"]);
            assert_eq!(named.count(), 1, "{group}: {text}");
        }
    }
}

#[test]
fn what_is_said_of_all_bars_of_a_group_is_said_once_with_a_bracket_to_those_before() {
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        let session = Session::at("kneading-reflex", width, height);
        let text = session.text();
        let plain = text.lines().filter(|it| it.contains("70 % smaller") && !it.contains("H-reflex")).count();
        assert_eq!(plain, 0, "{text}");
        let is_bracket = |it: &&str| it.contains("├──") && it.contains("──┤");
        assert_eq!(text.lines().filter(is_bracket).count(), 1, "{text}");
        // Where they are too long in large letters their number is large.
        if width > 80 {
            session.shows_large("about 70 % smaller");
        } else {
            session.shows_large("70 %").shows("about ").shows(" smaller");
        }
    }
}

#[test]
fn hormone_percentages_are_shown_beside_the_pooled_effects() {
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        let session = Session::at("hormones", width, height);
        session
            .shows("average change, before")
            .shows("contested")
            .tells("few studies")
            .shows("pooled effect on cortisol")
            .shows("lower cortisol with massage")
            .shows("medium")
            .shows("large")
            .shows("adults: pooled effect on cortisol 0.05 to 0.30 d")
            .keys("Up Up Up")
            .shows("cortisol: average change, before to after −31 %");
    }
    Session::at("neuropeptides-and-hormones", 120, 36)
        .shows("−31")
        .shows("0.05 to 0.3")
        .shows("0.52")
        .shows("Contested:");
}

#[test]
fn numbers_on_stretches_of_an_axis_are_large_also_where_those_are_textures() {
    for color in [ColorTier::True, ColorTier::Ansi16, ColorTier::None] {
        let settings = Settings { color, ..Settings::default() };
        Session::with("hormones", 200, 60, settings).shows_large("0.52").shows_large("few studies");
    }
}

#[test]
fn what_was_not_compared_is_hollow_and_says_so() {
    for (id, words) in [("hormones", "not compared"), ("beta-endorphin", "hollow: not compared")] {
        Session::at(id, 120, 36).shows(words);
    }
    let text = Session::at("hormones", 120, 36).text();
    assert!(text.contains('┏'), "{text}");
    let ascii = Settings { ascii: true, ..Settings::default() };
    let text = Session::with("hormones", 80, 24, ascii).text();
    for words in ["-31 %", "28 %", "serotonin", "contested"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        // What is told has no scale, what was measured has one from zero on.
        Session::at("hormones", width, height).shows(" 0 ").shows("1 d");
    }
}

#[test]
fn a_rise_that_nobody_compared_stands_beside_what_did_not_change() {
    let told = |width, height| {
        Session::at("beta-endorphin", width, height)
            .tells("Without a comparison group")
            .tells("With a comparison group")
            .tells("21 people, numbers not given")
    };
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        let session = told(width, height).tells("5 minutes after").tells("compared with rest");
        session.shows_large("20").shows_large("23.2").shows_large("no change");
    }
}

#[test]
fn moments_stand_side_by_side_in_their_order_and_can_be_clicked() {
    let large = Session::at("tissue-measurements", 200, 60).shows_large("three minutes later");
    large.keys("click:160,40").shows("three minutes later: change in stiffness; no number given");
    for (width, height) in [(80, 24), (120, 36)] {
        let session = Session::at("tissue-measurements", width, height).shows("▲ stiffer").shows("▼ softer");
        let text = session.text();
        let line = text.lines().rfind(|line| line.contains("three minutes later")).unwrap();
        let column = |words: &str| line.split(words).next().unwrap().chars().count();
        let (start, middle, later) = (column("at the start"), column("right after"), column("three minutes"));
        assert!(start < middle && middle < later, "{text}");
        // Anywhere above its name.
        let row = text.lines().position(|it| it == line).unwrap() - 2;
        session
            .keys(&format!("click:{},{row}", later + 4))
            .shows("three minutes later: change in stiffness; no number given");
    }
}

#[test]
fn a_way_without_a_number_is_dashes_also_where_fills_are_textures() {
    let ascii = Settings { ascii: true, ..Settings::default() };
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        let text = Session::with("tissue-measurements", width, height, ascii).text();
        let is_dash = |it: &&str| it.len() >= 3 && it.chars().all(|c| c == '#');
        let level = text.lines().map(|it| it.split_whitespace().filter(is_dash).count()).max().unwrap();
        assert!(level >= 4, "{text}");
    }
}

#[test]
fn an_order_says_that_it_has_no_numbers() {
    for (width, height) in [(80, 24), (200, 60)] {
        Session::at("mechanism-reviews", width, height)
            .shows("order only, no numbers")
            .tells("neurovascular")
            .tells("critically low");
    }
    Session::at("tissue-measurements", 120, 36)
        .keys("Right Right Right Right")
        .shows("Animals: 18 rabbits")
        .shows("order only, no numbers");
}

#[test]
fn the_chosen_number_is_large_where_others_have_no_room() {
    Session::at("figure:blood-flow", 100, 30).keys("Right Right wait:500").shows_large("14.7");
}

#[test]
fn how_far_the_last_bar_is_from_the_first_stands_beside_it_and_all_values_are_large() {
    for (width, height) in [(80, 24), (100, 30), (120, 36)] {
        let session = Session::at("figure:blood-flow", width, height).shows("226 less").shows("than rest");
        session.shows_large("766").shows_large("614").shows_large("540");
    }
    Session::at("figure:blood-flow", 200, 60).shows_large("226").shows("less than rest");
}

#[test]
fn a_column_of_values_is_large_or_each_stands_over_its_interval() {
    for (width, height) in [(100, 30), (120, 36)] {
        let session = Session::at("figure:context-sizes", width, height).shows("(0.02 to 0.24)");
        session.shows_large("0.13").shows_large("0.21").shows_large("0.26").shows_large("0.37");
    }
    let text = Session::at("figure:context-sizes", 80, 24).text();
    let column = |words: &str| {
        let (row, line) = text.lines().enumerate().find(|(_, it)| it.contains(words)).unwrap();
        (row, line.split(words).next().unwrap().chars().count())
    };
    let ((value, at), (interval, below)) = (column("0.13"), column("(0.02 to 0.24)"));
    assert_eq!((value + 1, at), (interval, below), "{text}");
}

#[test]
fn what_a_view_is_about_stands_once_below_its_point() {
    for (width, height) in [(100, 30), (120, 36), (200, 60)] {
        let session = Session::at("figure:touch-by-whom", width, height)
            .shows("Touch by a person or an object · published results");
        assert_eq!(session.text().matches("Touch by a person").count(), 1);
        session.keys("Right").shows("Heat pain with three kinds of touch · published results");
    }
    // Where that has no room below it, it stands in the picture.
    Session::at("figure:blood-flow", 80, 24).shows("Forearm flow half a minute after hard gripping");
}

#[test]
fn what_is_disputed_says_so_over_its_picture() {
    Session::at("sham-ratio", 80, 24)
        .shows("Disputed: sham change ÷ treatment change")
        .shows("Natural recovery is inside both")
        .shows("do not read this as the share that is placebo")
        .shows("treatment's change = 1")
        .keys("Right")
        .shows("Disputed: sixteen three-group trials")
        .shows("do not read this as the make-up of one person");
}

#[test]
fn each_disc_has_its_share_and_can_be_clicked() {
    let session = Session::at("disc-regression", 64, 24);
    let row = line(&session, "sequestration");
    for [name, share] in
        [["bulge", "13 %"], ["protrusion", "41 %"], ["extrusion", "70 %"], ["sequestration", "96 %"]]
    {
        let column = |row: usize, words: &str| {
            let text = session.text();
            let line = text.lines().nth(row).unwrap();
            line.split_once(words).map(|(before, _)| before.chars().count())
        };
        assert_eq!(column(row - 1, name), column(row, share), "{name}");
    }
    session.keys(&format!("click:54,{}", row + 4)).shows("sequestration: discs that shrank 96 %");
}

#[test]
fn a_line_to_read_bars_against_goes_down_through_all_of_them() {
    for (figure, keys, words) in [
        ("tissue-measurements", "Right Right Right", "as before exercise"),
        ("sham-ratio", "", "treatment's change = 1"),
    ] {
        for (width, height) in [(80, 24), (120, 36), (200, 60)] {
            let text = Session::at(figure, width, height).keys(keys).text();
            let (row, line) = text.lines().enumerate().find(|(_, it)| it.contains(words)).unwrap();
            // The line stands before its name, or after it where numbers stand beyond.
            let before = line.split(words).next().unwrap().chars().count();
            let column = if figure == "sham-ratio" { before + words.chars().count() + 1 } else { before - 1 };
            let below = text.lines().skip(row + 1).map(|it| it.chars().nth(column).unwrap_or(' '));
            let n =
                below.take_while(|it| !it.is_alphanumeric()).filter(|it| "│┃▏▕┼╂┿╋".contains(*it)).count();
            assert!(n >= 3, "{figure} {n}: {text}");
        }
    }
}

#[test]
fn a_course_says_what_its_axis_counts_and_the_chosen_value_stands_at_its_mark() {
    let large = Session::at("after-cordotomy", 200, 60).shows_large("tract intact").shows_large("tract cut");
    large.shows_large("at 3 cm/s").shows("pleasantness 6.73");
    for (width, height) in [(80, 24), (120, 36)] {
        let session = Session::at("after-cordotomy", width, height).shows("rated pleasantness, on −10 to 10");
        // Below the curves, under the names of what is compared.
        let is_named = |it: &str| it.contains("tract intact") && it.contains("tract cut");
        assert!(session.text().lines().any(is_named), "{}", session.text());
        session.shows("at 3 cm/s").shows("pleasantness 6.73");
    }
}

#[test]
fn courses_mark_what_was_tested_and_points_are_clicked() {
    let session = Session::at("after-cordotomy", 120, 41)
        .shows("■ tested; the curves are fitted")
        .shows("tract cut")
        .shows("tract intact")
        .shows("after, 3 cm/s: rated pleasantness 6.73 on −10 to 10");
    let row = line(&session, "▼");
    session
        .keys(&format!("click:99,{row}"))
        .shows("after, 30 cm/s: rated pleasantness 4.67")
        .keys(&format!("click:50,{row}"))
        .shows("before, 30 cm/s: rated pleasantness 4.48");
}

#[test]
fn notes_and_unknown_intervals_stand_in_words_and_table() {
    // Lines are broken anywhere, so what is read is joined.
    for (figure, keys, said) in [
        ("heart-rate-variability", "w", "before 52.1 ± 46.2"),
        ("heart-rate-variability", "w", "spread is wide (SD 21.1 to 46.2 ms)"),
        ("blood-flow", "t", "± 101"),
        ("blood-flow", "t", "not given"),
        ("hormones", "w", "the adult values mostly did not differ clearly"),
        ("hormones", "w", "On the axis: below small from 0, small from 0.2"),
        ("hormones", "t", "0.05 to 0.30 d"),
        ("after-cordotomy", "w", "after, 10 cm/s 6.14 (on the fitted curve, not measured)"),
    ] {
        let text = Session::at(figure, 110, 120).keys(keys).text();
        let words: Vec<_> = text.split_whitespace().collect();
        assert!(words.join(" ").contains(said), "{said}: {text}");
    }
}

#[test]
fn a_name_without_room_is_cut_with_a_sign_and_never_lost() {
    Session::at("figure:context-sizes", 60, 20).shows("patient-reported,").shows("psychological…");
    Session::at("figure:context-sizes", 44, 16)
        .shows("patient-rep")
        .shows("observer-rep")
        .shows("psychological…");
}
