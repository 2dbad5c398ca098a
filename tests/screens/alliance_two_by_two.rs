//! The alliance two by two: switches choose a group, the margins say what each adds.

use super::common::Session;

fn grid(keys: &str) -> Session {
    Session::at("alliance-two-by-two", 120, 36).keys(keys)
}

#[test]
fn both_switches_lead_through_the_four_groups() {
    grid("").shows("► 10.3 mm").shows("10.3 mm, 6.6 to 12.7 · 29 people · sham current, limited talking");
    grid("Right wait:900").shows("► 18.3 mm");
    grid("Down Right wait:900").shows("► 22.2 mm").shows("18.9 to 25.0");
    grid("Right Down Right wait:900").shows("► 31.3 mm").shows("real current, enhanced talking");
}

#[test]
fn the_margins_show_what_each_switch_adds() {
    for words in ["+8.0 mm", "+9.1 mm", "+11.9 mm", "+13.0 mm", "both +21.0 mm"] {
        grid("").shows(words);
    }
}

#[test]
fn context_is_added_step_by_step_and_the_missing_group_is_missing() {
    let session =
        grid("Down Down Right wait:900").shows("28 %").shows("44 %").shows("62 %").shows("no such group");
    session
        .shows("28 %, no interval given · waiting list")
        .shows("+16 points")
        .keys("Up Right wait:900")
        .shows("► no such group")
        .shows("The trial had no such group: waiting list, warm manner");
    grid("Down Down Right Right wait:900").shows("3.8 of 7, SD 1.0").shows("+0.7 points");
}

#[test]
fn a_click_on_the_grid_turns_a_switch() {
    let session = grid("");
    let text = session.text();
    let row = text.lines().position(|line| line.contains("22.2 mm")).unwrap();
    let column = |words: &str| {
        let line = text.lines().find(|line| line.contains(words)).unwrap();
        line.split(words).next().unwrap().chars().count()
    };
    let (left, right) = (column("22.2 mm"), column("31.3 mm"));
    let session = session.keys(&format!("click:{},{} wait:900", left + 1, row + 1)).shows("► 22.2 mm");
    session.keys(&format!("click:{},{} wait:900", right + 1, row + 1)).shows("► 31.3 mm");
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
fn the_last_number_of_an_axis_stands_under_its_end() {
    for (width, height) in [(59, 17), (80, 24), (120, 36)] {
        let session = Session::at("alliance-two-by-two", width, height);
        let text = session.text();
        let axis = text.lines().find(|line| line.contains("0 mm ─")).unwrap_or_else(|| panic!("{text}"));
        let ends: Vec<&str> = axis.split("0 mm ─").skip(1).map(str::trim_end).collect();
        assert_eq!(ends.len(), 2, "{text}");
        assert!(ends.iter().all(|end| end.ends_with("─ 40")), "{text}");
    }
}
