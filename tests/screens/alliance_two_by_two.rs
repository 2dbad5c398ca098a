//! The alliance two by two: switches choose a group, the margins say what each adds.

use super::common::Session;

fn grid(keys: &str) -> Session {
    Session::at("alliance-two-by-two", 120, 41).keys(keys)
}

#[test]
fn both_switches_lead_through_the_four_groups() {
    grid("").shows("► neither").shows("10.3 mm, 6.6 to 12.7 · 29 people · sham current, limited talking");
    grid("Right wait:900").shows("► current").shows("18.3 mm");
    grid("Down Right wait:900").shows("► talking").shows("22.2 mm, 18.9 to 25.0");
    grid("Right Down Right wait:900").shows("► current + talking").shows("real current, enhanced talking");
}

#[test]
fn bars_and_the_line_below_show_what_each_switch_adds() {
    for words in [
        "The talking added more than the current.",
        "● +8.0",
        "+11.9",
        "▲ talking adds 13.0",
        "talking adds 11.9 or 13.0, current adds 8.0 or 9.1, both together 21.0 mm",
    ] {
        grid("").tells(words);
    }
    // In a small picture a piece has its number, and at the end of its bar the whole stands.
    for words in ["adds", "▲ +13.0", "10.3", "18.3", "22.2", "31.3", "session, mm of 100"] {
        Session::at("alliance-two-by-two", 80, 24).shows(words);
    }
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        Session::at("alliance-two-by-two", width, height).shows_large("+8.0").shows_large("+11.9");
    }
}

#[test]
fn context_is_added_step_by_step_and_the_missing_group_is_missing() {
    let session = grid("Down Down Right wait:900");
    let session = session.shows(" 28").shows(" 44").shows(" 62").shows("no such group in this trial");
    session
        .shows("28 %, no interval given · waiting list")
        .shows("warmth adds 18, ritual adds 16, both together 34 points")
        .tells("More relief at each step: ritual, then warmth.")
        .keys("Up Right wait:900")
        .shows("no such group in this trial")
        .shows("The trial had no such group: waiting list, warm manner");
    grid("Down Down Right Right wait:900").shows("3.8 of 7, SD 1.0").shows("warmth adds 0.7");
    let low = Session::at("alliance-two-by-two", 80, 24).keys("Down Down Right Right wait:900");
    low.shows("▲ ritual adds 0.5").shows("▲ warmth adds 0.7");
}

#[test]
fn a_click_on_a_bar_turns_a_switch() {
    let session = grid("");
    let text = session.text();
    // The rows of the values at the ends of the bars of the last two groups.
    let row = |words: &str| text.lines().position(|line| line.contains(words)).unwrap() + 1;
    let (third, last) = (row(" 22.2"), row(" 31.3"));
    let session = session.keys(&format!("click:60,{third} wait:900")).shows("22.2 mm, 18.9 to 25.0");
    session.keys(&format!("click:60,{last} wait:900")).shows("31.3 mm, 27.2 to 33.3");
}

#[test]
fn words_and_tables_hold_the_numbers_and_their_limits() {
    let words = Session::at("alliance-two-by-two", 100, 60).keys("w");
    let text: String = words.text().split_whitespace().collect::<Vec<_>>().join(" ");
    for it in [
        "31.4 for the last group",
        "no untreated group",
        "Both together add +21.0 mm",
        "14.3 to 20.3, 30 people",
        "lopsided",
    ] {
        assert!(text.contains(it), "{it}: {text}");
    }
    Session::at("alliance-two-by-two", 160, 120)
        .keys("t")
        .shows("MD 1.19")
        .shows("62 %")
        .shows("SD 1.4")
        .shows("27.2 to 33.3");
}

#[test]
fn all_bars_stand_on_one_axis_from_zero_to_its_end() {
    for (width, height) in [(59, 17), (80, 24), (120, 36), (200, 60)] {
        let text = Session::at("alliance-two-by-two", width, height).text();
        let axes: Vec<&str> = text.lines().filter(|line| line.contains(" 0  ")).collect();
        let last = if width < 80 { "20 mm" } else { "30 mm" };
        assert!(matches!(axes[..], [axis] if axis.contains(last)), "{text}");
    }
}
