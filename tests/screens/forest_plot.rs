//! The forest plot: rows under the headings of their comparisons are walked, filtered, sorted and picked, and
//! the words say the same.

use super::common::Session;
use afferent::app::App;
use afferent::app::place;
use afferent::app::settings::Settings;
use afferent::content::{Pack, source};
use afferent::scene::large::{self, Dot, Face};
use ratatui::layout::Size;

const AT: &str = "forest-plot";

/// The line of the screen that holds these words.
fn line(session: &Session, words: &str) -> String {
    let text = session.text();
    assert!(text.contains(words), "no {words}:\n{text}");
    text.lines().find(|line| line.contains(words)).unwrap().to_owned()
}

#[test]
fn the_picture_shows_how_the_comparison_changes_the_answer() {
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        let session = Session::at(AT, width, height).shows("the other ◂ ▸ better with massage");
        // Reaches have all columns, with their largest before them, until these are many.
        let session = if width < 150 {
            session.shows("1.25").shows("1.24").shows("1.69").hides("0.20 to 1.79")
        } else {
            session.shows("0.20 to 1.79").shows("0.13 to 1.24").shows("0.40 to 0.44")
        };
        let session = session.shows("small by custom");
        let says = "Against a sham at most 0.44, not 1.79.";
        let session = if width < 200 { session.shows(says) } else { session.shows_large(says) };
        // From comparison to comparison the largest result lies nearer to no effect; the two to be seen first are large.
        let face = if width < 150 { Face::Dense } else { Dot::Half.into() };
        let ends = ["1.79", "0.44"].map(|words| {
            let rows = large::rows(words, face).unwrap();
            let at = rows.iter().map(|row| row.trim_end()).map(|row| line(&session, row).find(row));
            at.max().unwrap()
        });
        assert!(ends.is_sorted_by(|a, b| a > b), "{ends:?}\n{}", session.text());
    }
    Session::at("clinical-response", 120, 36).shows("▸ Forest plot");
}

#[test]
fn single_results_come_with_the_first_key() {
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        let session = Session::at(AT, width, height).hides("95 % interval").hides("row 1 of");
        let session = session.keys("Down").shows("row 2 of 82").shows("95 % interval");
        session.keys("Up").hides("95 % interval").keys("Right").shows("row 1 of").shows("95 % interval");
    }
    Session::at(AT, 100, 30).shows("▾ 81 results, one by one");
    // A reach is picked by the mouse, too.
    let session = Session::at(AT, 120, 36);
    let row = session.text().lines().position(|line| line.contains("another treatment")).unwrap();
    session.keys(&format!("click:20,{}", row + 1)).shows("With another treatment").shows("row 32 of 82");
}

#[test]
fn a_value_has_the_side_that_it_speaks_for_in_place_of_its_sign() {
    let session = Session::at(AT, 200, 72).keys("Down");
    for row in ["neck pain, at once      Kong 2013", "▸  1.79    1.01 to 2.57", "▸  1.14    not known"] {
        line(&session, row);
    }
    // No effect lies within: the left end is on the other side.
    line(&Session::at(AT, 200, 60).keys(&"Down ".repeat(31)), "▸  0.13  ◂ 0.38 to 0.63");
    let second = session.keys(&"Down ".repeat(59));
    line(&second, "neck vs traction");
    assert!(line(&second, "neck vs acupuncture").contains("◂  2.09  ◂ 5.30 to 1.13"), "{}", second.text());
    // Its own digits, point below point.
    line(&Session::at(AT, 200, 60).keys(&"Down ".repeat(57)), "▸ 17.9     8.8 to 27.1");
    assert!(line(&second, "4 rows, pooled by us").contains("━◆━"));
}

#[test]
fn a_null_result_without_a_number_is_shown_where_it_belongs() {
    let row = line(&Session::at(AT, 200, 60).keys("Down"), "Gross 2024");
    assert!(row.contains("┄┄○┄┄") && row.contains("○ little or no difference"), "{row}");
    // Where the filters keep it back a line says so.
    let session = Session::at(AT, 200, 60).keys("Right").hides("Gross 2024");
    session.shows("Filtered out, no clear effect: ").shows("sham 1,");
    // A subject that has it shows it, with or without rows beside it.
    for (width, height) in [(80, 24), (120, 36)] {
        // In two lines on the row of its own.
        Session::at(AT, width, height).shows("○ little or").shows("difference");
        let necks = Session::at(AT, width, height).keys("Tab Tab Right");
        necks.shows("neck or shoulder pain").shows("○ little or no difference");
    }
    let words = Session::at(AT, 160, 700).keys("w").text();
    let words: Vec<&str> = words.split_whitespace().collect();
    assert!(words.join(" ").contains("neck pain, 12 weeks: little or no difference, without a number"));
    Session::at(AT, 70, 900).keys("t").shows("Result: little or no difference; no number given");
}

#[test]
fn a_null_result_without_a_number_is_walked_to_after_the_others_and_has_its_study() {
    for (width, height) in [(44, 16), (80, 24), (120, 36)] {
        let sham = Session::at(AT, width, height).keys(&"Right ".repeat(6)).keys("Down Down Down");
        sham.shows("row 4 of 4").shows("▌ neck pain, 12 weeks").keys("Down").shows("row 4 of 4");
    }
    let sham = Session::at(AT, 120, 36).keys(&"Right ".repeat(6)).keys("Down");
    let text = sham.text();
    let line = text.lines().position(|line| line.contains("┄┄○┄┄")).unwrap();
    sham.keys(&format!("click:9,{}", line + 1))
        .shows("neck pain, 12 weeks: little or no difference")
        .shows("From Gross et al. 2024")
        .keys("Enter")
        .shows("Massage for neck pain");
}

#[test]
fn a_filter_leaves_the_scales_as_they_are() {
    let scale = |keys: &str, heading: &str| line(&Session::at(AT, 120, 36).keys(keys), heading);
    let sham = "Right ".repeat(6);
    let first = "Standardised differences";
    assert_eq!(scale("Down", first), scale(&sham, first));
    let points = "Pain, points of 100";
    assert_eq!(scale(&"Down ".repeat(59), points), scale(&sham, points));
}

#[test]
fn rows_are_walked_and_read_out_with_their_study() {
    Session::at(AT, 120, 36)
        .shows("SMD 1.79 (1.01 to 2.57): favours massage over inactive therapies")
        .keys("Down")
        .shows("row 2 of 82")
        .shows("SMD −1.14, interval not known: leans to massage therapy over no treatment")
        .shows("From Crawford et al. 2016")
        .keys("Enter")
        .shows("Crawford");
    let other = "Down ".repeat(31);
    Session::at(AT, 120, 36)
        .keys(&other)
        .shows("SMD 0.13 (−0.38 to 0.63): no effect lies within; leans to massage");
}

#[test]
fn every_row_can_be_walked_to_and_is_seen_under_its_heading_and_over_its_scale() {
    for (width, height) in [(80, 24), (120, 36)] {
        let mut session = Session::at(AT, width, height).keys("Down");
        for nth in 2..=82 {
            let text = session.text();
            assert!(text.contains('▌'), "{nth}\n{text}");
            // The last of them: a large headline is made of such halves, too.
            let is_focus = |line: &&str| line.chars().take(4).any(|it| it == '▌');
            let focus = text.lines().count() - 1 - text.lines().rev().position(|it| is_focus(&it)).unwrap();
            let lines: Vec<&str> = text.lines().collect();
            // Under its heading, whose reach is further up.
            let is_heading = |line: &&&str| line.contains(" With ") || line.contains("Before");
            let heading = lines[..focus].iter().rev().find(is_heading);
            let heading = heading.and_then(|it| it.split('─').next());
            let name = heading.and_then(|it| it.split("  ").find(|it| it.len() > 1)).map(str::trim);
            let is_reach = |line: &&str| {
                let name = name.map(|it| it.strip_prefix("With ").unwrap_or(it));
                name.is_some_and(|it| line.trim_start().starts_with(it)) && !line.contains(" row ")
            };
            assert!(lines[..focus].iter().any(is_reach), "{nth}\n{text}");
            assert!(
                lines[focus..].iter().any(|line| line.contains("─ 0 ") || line.contains("─ 1 ")),
                "{nth}\n{text}"
            );
            assert!(text.contains(&format!("row {nth} of 82")), "{nth}\n{text}");
            session = session.keys("Down");
        }
    }
}

#[test]
fn a_row_is_picked_by_the_mouse() {
    let session = Session::at(AT, 200, 72).keys("Down");
    let text = session.text();
    let line = text.lines().position(|line| line.contains("new back pain")).unwrap();
    session.keys(&format!("click:60,{}", line + 1)).shows("row 3 of 82").shows("SMD −1.24 (−1.85 to −0.64)");
}

#[test]
fn filters_narrow_each_other_and_keep_what_was_chosen() {
    // Comparator sham, then outcome: only pain is left to choose.
    let session = Session::at(AT, 120, 36).keys("Right Right Right Right Right Right");
    let session = session.shows("sham").shows("row 1 of 4 (all: 82)").keys("Tab Right Right Right");
    session
        .shows("pain")
        .shows("of 4 (all: 82)")
        .keys("Tab Tab Right")
        .shows("Crawford 2016")
        .shows("row 1 of 1");
}

#[test]
fn sorting_keeps_the_row_under_the_cursor() {
    Session::at(AT, 120, 36)
        .keys("Down Down Tab Tab Tab Tab Right Right")
        .shows("by precision")
        .shows("SMD −1.24 (−1.85 to −0.64)")
        .keys("0")
        .shows("as listed")
        .shows("▾ 81 results");
}

#[test]
fn a_filter_that_no_longer_fits_lets_go() {
    // Shoulder pain has no row against usual care: the people go back to all.
    let at = |session: &Session| session.app.stages.values().next().unwrap().at.clone();
    let session = Session::at(AT, 120, 36).keys("Tab Tab Right");
    assert_eq!(at(&session)[2], 1);
    let kept = session.keys("BackTab BackTab Right").shows("neck or shoulder pain");
    let session = kept.keys("Right").shows("no touch");
    assert_eq!(at(&session)[2], 0, "{}", session.text());
}

#[test]
fn measures_have_scales_of_their_own_with_no_effect_in_one_column() {
    let session = Session::at(AT, 200, 72).keys("Down");
    let session = session.shows("Standardised differences: SMD").shows("Pain, points of 100: MD");
    let text = session.text();
    let scales: Vec<&str> = text.lines().filter(|it| it.contains("─ 0 ─")).collect();
    assert!(scales.len() >= 2, "{text}");
    let before = |line: &str, words: &str| line.split(words).next().unwrap().chars().count();
    assert!(scales.iter().all(|it| before(it, "─ 0 ─") == before(scales[0], "─ 0 ─")), "{text}");
    // Numbers of a scale are as far apart as they say.
    let [zero, one, two] = ["─ 0 ─", "─ 1 ─", "─ 2 ─"].map(|it| before(scales[0], it));
    assert_eq!(two - one, one - zero, "{}", scales[0]);
    let last = "Down ".repeat(80);
    Session::at(AT, 120, 36)
        .keys(&last)
        .shows("Pain improved, ratio: RR")
        .shows("Before and after: not an effect");
}

#[test]
fn the_words_and_the_table_hold_every_row() {
    Session::at(AT, 100, 40).keys("w").shows("81 of 81 rows: as listed.");
    Session::at(AT, 100, 60).keys("w").shows("Interval not known: ");
    let table = Session::at(AT, 70, 900).keys("t");
    let table = table.shows("Result: SMD 1.79 (1.01 to 2.57): favours treatment");
    let table = table.shows("Result: RR 1.23 (0.97 to 1.56): no effect lies within");
    let table = table.shows("Result: SMD −0.44, interval not known: leans to treatment");
    table.shows("Hou et al. 2010").shows("Trials, people: 17 trials, 786 people").shows("not an effect");
    Session::at(AT, 160, 60).keys("t").shows("Crawford et al. 2016");
}

#[test]
fn what_is_left_out_of_a_pool_is_under_the_cursor_and_the_pool_in_sight() {
    for (width, height) in [(80, 24), (120, 36)] {
        let session = Session::at(AT, width, height).keys("Tab Tab Tab Tab Tab");
        let session = session.hides("pooled by us").keys("Right Right Right");
        let session = session.shows("4 rows, pooled by us").shows("without neck vs acupuncture");
        assert!(line(&session, "▌ neck vs acupuncture").contains("2.09"), "{}", session.text());
        // The wide interval in numbers, and what is weak about each beside it.
        assert!(
            line(&session, "without neck vs acu").contains("▸  6.2   ◂ 11.7 to 24.2"),
            "{}",
            session.text()
        );
        session.shows("├─┤ Hartung–Knapp").shows("too narrow");
    }
    let table = Session::at(AT, 70, 1000).keys("Tab Tab Tab Tab Tab Right Right Right t");
    let words = table.text().split_whitespace().collect::<Vec<_>>().join(" ");
    for said in ["MD −6.24 (−24.18 to 11.69)", "−12.24 to −0.24", "too narrow", "wide, whatever"] {
        assert!(words.contains(said), "no {said}:\n{words}");
    }
}

/// The figure with a pool near its first rows, where the pack's own stands further down.
fn with_a_pool(width: u16, height: u16, settings: Settings) -> Session {
    let mut files = source::builtin();
    // Lessons turn the knob of the pack's own pool.
    files.retain(|file| !file.path.starts_with("lessons/"));
    let file = files.iter_mut().find(|file| file.path == "figures/forest-plot.toml").unwrap();
    let pool = r#"pools = [{ rows = ["li-fm-pain", "li-fm-anxiety", "li-fm-depression"], why = "A test." }]"#;
    let own = file.text.find("\n# Against four other kinds").unwrap();
    file.text.truncate(own);
    file.text = file.text.replacen("better =", &format!("{pool}\nbetter ="), 1);
    let pack = Pack::from_files(&files).unwrap();
    let mut app = App::new(pack, Size { width, height }, settings);
    let address = place::find(AT, app.pack.library()).unwrap();
    app.open(address);
    Session { app, effects: Vec::new() }
}

#[test]
fn a_pool_is_a_diamond_that_moves_when_a_row_is_left_out() {
    let session = with_a_pool(120, 36, Settings::default());
    let session = session.keys("Tab Tab Right Right Right Right Right").shows("▌ fibromyalgia: pain");
    let session = session.shows("3 rows, pooled by us").shows("━◆━").hides("without fibro");
    let whole = session.text();
    let session = session.keys("Tab Tab Tab Right").shows("leave out").shows("without fibromyalgia: pain");
    assert_eq!(session.text().matches("◆━").count(), whole.matches("◆━").count() + 1);
    let words = session.keys("w PageDown");
    words.shows("SMD 0.49 (").shows("Without").shows("from 2 rows");
    let ascii = Settings { ascii: true, ..Settings::default() };
    for (width, height) in [(80, 24), (200, 60), (60, 18), (20, 5), (1, 1)] {
        let text = with_a_pool(width, height, ascii).keys("Tab Tab Tab Tab Tab Right").text();
        assert!(text.is_ascii(), "{text}");
    }
}

#[test]
fn reaches_keep_their_places_when_a_row_is_chosen() {
    for (width, height) in [(80, 24), (100, 30), (120, 36)] {
        for keys in ["", "Down"] {
            let text = Session::at("forest-plot", width, height).keys(keys).text();
            let names =
                ["no or inactive care", "a sham", "usual care", "another treatment", "mixed comparisons"];
            let starts = |line: &str, name| line.trim_start_matches(['▌', ' ']).starts_with(name);
            let rows = names.map(|name| text.lines().position(|line| starts(line, name)).unwrap());
            assert!(rows.is_sorted(), "{rows:?} {text}");
        }
    }
}

#[test]
fn every_scale_has_its_name() {
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        for steps in 1..7 {
            let session = Session::at("figure:forest-plot", width, height).keys(&"Right ".repeat(steps));
            let text = session.text();
            // The numbers of a scale along its rule: before them its name.
            let scales = text.lines().filter(|line| line.contains(" 0 ─") || line.contains("─ 0 "));
            for line in scales {
                let name: String = line.chars().take_while(|it| *it != '─').collect();
                assert!(
                    name.chars().filter(|it| it.is_alphabetic()).count() > 3,
                    "{steps}: {line:?} in {text}"
                );
            }
        }
    }
}
