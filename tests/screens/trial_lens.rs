//! The trial lens: two arms are chosen, what they share cancels, what is left has rows.

use super::common::Session;
use afferent::app::settings::Settings;
use afferent::scene::large::{self, Face};
use afferent::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn lens(keys: &str) -> Session {
    Session::at("trial-lens", 120, 36).keys(keys)
}

/// Where all results stand below.
fn listed(keys: &str) -> Session {
    Session::at("trial-lens", 200, 72).keys(keys)
}

#[test]
fn each_second_arm_leaves_other_parts() {
    listed("wait:900").shows_large("A perfect sham isolates the specific part.").shows("row 1 of 5");
    listed("Tab Left wait:900")
        .shows_large("Difference: specific + contextual, over and above ordinary care.")
        .shows("row 1 of 7");
    lens("Tab Left Left wait:900").shows("specific + contextual; the non-specific part cancels");
    lens("Tab Left Left Left wait:900").shows("everything, regression to the mean included");
    listed("Tab Right wait:900").shows_large("two techniques, and any gap in appeal").shows("row 1 of 8");
}

#[test]
fn what_both_hold_is_the_same_and_cancels_and_what_one_holds_stays() {
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 72)] {
        let session = Session::at("trial-lens", width, height).keys("wait:900");
        let text = session.tells("if inert").text().replace('\n', " \n");
        // In the first group and in the difference, which are far apart; all of it is large where there is room.
        let cancels = large::rows("cancels", Face::Thin).unwrap().remove(2);
        let parts = if width < 200 {
            [" cancels ", "● specific", "▲ contextual", "■ non-specific"]
        } else {
            [&cancels, "● touch and technique", "▲ the encounter", "■ time and recovery"]
        };
        for name in parts {
            assert_eq!(text.matches(name).count(), 2, "{name}: {text}");
        }
        // Like stands below like, what is taken away and what it comes to has its sign, and between them is a line.
        if width < 200 {
            let lines: Vec<&str> = text.lines().collect();
            let row = |words: &str| lines.iter().position(|it| it.trim_start().starts_with(words)).unwrap();
            let rows = ["massage", "─── sham", "═══ difference"].map(row);
            assert!(rows.is_sorted(), "{rows:?}: {text}");
            assert!(lines[rows[1]..rows[2]].iter().any(|it| it.trim_start().starts_with("━━━━")), "{text}");
            let column = |row: usize| lines[row].split("specific").next().unwrap().chars().count();
            assert_eq!(column(rows[0]), column(rows[2]), "{text}");
        }
    }
}

#[test]
fn a_first_arm_brings_a_second_that_it_was_compared_with() {
    let labels = ["contextual only", "contextual only, without deception", "technique only", "dose:"];
    for (nth, words) in [1, 2, 4, 5].into_iter().zip(labels) {
        listed(&format!("{} wait:900", "Right ".repeat(nth))).shows_large(words);
    }
    listed("Right Right Right wait:900").shows("row 1 of 6");
}

#[test]
fn a_pair_that_nothing_compares_says_so_and_names_those_that_there_are() {
    let session = lens("Tab Right Right wait:900")
        .shows("not compared here")
        .shows("No comparison of massage with plainer context in the pack")
        .shows("massage is compared with")
        .shows("▸ nothing or waiting list");
    let text = session.text();
    let row = text.lines().position(|line| line.contains("▸ usual care or advice")).unwrap();
    let column = text.lines().nth(row).unwrap().split("usual").next().unwrap().chars().count();
    session.keys(&format!("click:{},{} wait:900", column + 1, row + 1)).shows("over and above ordinary care");
    // All of them also where there is the least room.
    let low = Session::at("trial-lens", 80, 24).keys("Tab Right Right wait:900");
    low.shows("▸ before, same people").shows("▸ sham or dummy care").shows("▸ another treatment");
}

#[test]
fn rows_are_walked_and_enter_opens_the_study() {
    let session = lens("Down Down").shows("MD 3.86, 3.29 to 4.43").shows("From Lavazza et al. 2021");
    session.keys("Enter").shows("Lavazza");
    let session = listed("wait:900");
    let row = session.text().lines().position(|line| line.contains("Back pain")).unwrap();
    session.keys(&format!("click:75,{}", row + 1)).shows("row 3 of 5").shows("From Lavazza et al. 2021");
    // All of them where there is room; elsewhere they are read out one by one.
    listed("").shows("Advanced cancer").shows("Knee osteoarthritis");
    Session::at("trial-lens", 80, 24).hides("row 1 of 5").keys("Down Down").shows("3.86");
}

/// How bright the ground of the first group's middle part is.
fn brightness(session: &Session) -> u32 {
    let mut buf = Buffer::empty(Rect::new(0, 0, 120, 36));
    ui::draw(&session.app, buf.area, &mut buf);
    let text = session.text();
    let (y, line) = text.lines().enumerate().find(|(_, line)| line.contains("▲ contextual")).unwrap();
    // Left of its name.
    let x = line.split('▲').next().unwrap().chars().count() - 3;
    let cell = &buf[(x as u16, y as u16)];
    match (cell.symbol(), cell.bg, cell.fg) {
        (" ", ratatui::style::Color::Rgb(r, g, b), _) | (_, _, ratatui::style::Color::Rgb(r, g, b)) => {
            u32::from(r) + u32::from(g) + u32::from(b)
        }
        _ => 0,
    }
}

#[test]
fn shared_parts_fade_in_time_and_at_once_without_motion() {
    // From usual care, where the encounter stays, to a sham, where it cancels.
    let from = |wait: &str| lens(&format!("Tab Left wait:900 Right {wait}"));
    let [now, soon, then] = ["", "wait:300", "wait:900"].map(|wait| brightness(&from(wait)));
    assert!(now > soon && soon > then, "{now} {soon} {then}");
    let still = Settings { motion: false, ..Settings::default() };
    let still = Session::with("trial-lens", 120, 36, still).keys("Tab Left");
    assert_eq!(still.above_hints(), lens("Tab Left wait:900").above_hints());
}

#[test]
fn words_and_tables_hold_every_row_with_its_sign() {
    let words = Session::at("trial-lens", 100, 90).keys("w");
    let words = words.shows("In both alike, so it cancels: contextual and");
    for number in ["SMD −0.44, interval not known", "SMD 0.40, 0.19 to 0.61", "below 0 is better"] {
        let text: String =
            words.text().split_whitespace().filter(|it| *it != "┃").collect::<Vec<_>>().join(" ");
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
fn right_is_better_whatever_the_sign_and_each_row_says_how_far_its_scale_goes() {
    let session = listed("wait:900").shows("worse ◂│▸ better").shows("each row has a scale of its own");
    let text = session.text();
    let row = |words: &str| text.lines().find(|line| line.contains(words)).unwrap().to_owned();
    assert!(row("Lavazza").contains("▸  3.86    3.29 to 4.43"), "{text}");
    assert!(
        row("Perlman").contains(" MD to 15 ") && row("Perlman").contains("▸  8.16    2.81 to 13.50"),
        "{text}"
    );
}

#[test]
fn rows_of_two_arms_of_one_trial_name_the_arm() {
    // Massage against usual care: two techniques, measured alike.
    listed("Tab Left").shows("Relaxation massage").shows("Structural massage");
}
