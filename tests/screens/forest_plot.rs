//! The forest plot: rows are walked, filtered, sorted and picked, and the words say the same.

use super::common::Session;
use afferent::app::App;
use afferent::app::place::Door;
use afferent::app::settings::Settings;
use afferent::content::{Pack, source};
use ratatui::layout::Size;

const AT: &str = "forest-plot";

#[test]
fn the_picture_shows_how_the_comparison_changes_the_answer() {
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        Session::at(AT, width, height)
            .shows("favours treatment ◂┊▸")
            .shows("row 1 of 81")
            .shows("sham or none")
            .shows("1.79")
            .shows("0.13");
    }
    Session::at("clinical-response", 120, 36).shows("▸ Forest plot").shows("sham or none");
}

#[test]
fn rows_are_walked_and_read_out_with_their_study() {
    Session::at(AT, 120, 36)
        .shows("SMD 1.79 (1.01 to 2.57): favours massage over inactive therapies")
        .keys("Down")
        .shows("SMD 0.13 (−0.38 to 0.63): no effect lies within; leans to massage")
        .keys("Down Down")
        .shows("SMD −0.44, interval not known: leans to massage therapy over sham")
        .shows("From Crawford et al. 2016")
        .keys("Enter")
        .shows("Crawford");
}

#[test]
fn a_row_is_picked_by_the_mouse() {
    let session = Session::at(AT, 120, 36);
    let text = session.text();
    let line = text.lines().position(|line| line.contains("lasting back pain")).unwrap();
    session.keys(&format!("click:60,{}", line + 1)).shows("row 8 of 81").shows("SMD −0.37 (−0.62 to −0.13)");
}

#[test]
fn filters_narrow_each_other_and_keep_what_was_chosen() {
    // Comparator sham, then outcome: only pain is left to choose.
    let session = Session::at(AT, 120, 36).keys("Right Right Right Right Right Right");
    let session =
        session.shows("sham").shows("row 1 of 3 (81 without filters)").keys("Tab Right Right Right");
    session
        .shows("pain")
        .shows("of 3 (81 without filters)")
        .keys("Tab Tab Right")
        .shows("Crawford 2016")
        .shows("row 1 of 1");
}

#[test]
fn sorting_keeps_the_row_under_the_cursor() {
    Session::at(AT, 120, 36)
        .keys("Down Tab Tab Tab Tab Right Right")
        .shows("by precision")
        .shows("SMD 0.13 (−0.38 to 0.63)")
        .keys("0")
        .shows("as listed")
        .shows("row 1 of 81");
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
fn measures_stand_under_headings_of_their_own() {
    let down = "Down ".repeat(60);
    Session::at(AT, 120, 36)
        .keys(&down)
        .shows("Standardised differences")
        .shows("Pain, points of 100")
        .shows("Roland disability, points");
    let last = "Down ".repeat(80);
    Session::at(AT, 120, 36)
        .keys(&last)
        .shows("MD")
        .shows("Pain improved, ratio")
        .shows("change in mean · not effects");
}

#[test]
fn the_words_and_the_table_hold_every_row() {
    Session::at(AT, 100, 40).keys("w").shows("81 of 81 rows: as listed.").shows("Interval not known: ");
    let table = Session::at(AT, 70, 900).keys("t");
    let table = table.shows("Result: SMD 1.79 (1.01 to 2.57): favours treatment");
    let table = table.shows("Result: RR 1.23 (0.97 to 1.56): no effect lies within");
    let table = table.shows("Result: SMD −0.44, interval not known: leans to treatment");
    table.shows("Hou et al. 2010").shows("Trials, people: 17 trials, 786 people").shows("not an effect");
    Session::at(AT, 160, 60).keys("t").shows("Crawford et al. 2016");
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
    file.text = file.text.replacen("favours =", &format!("{pool}\nfavours ="), 1);
    let pack = Pack::from_files(&files).unwrap();
    let mut app = App::new(pack, Size { width, height }, settings);
    let door = Door::find(AT, app.pack.library()).unwrap();
    app.open(door);
    Session { app, effects: Vec::new() }
}

#[test]
fn a_pool_is_a_diamond_that_moves_when_a_row_is_left_out() {
    let session = with_a_pool(120, 36, Settings::default());
    let session = session.keys("Tab Tab Right Right Right Right Right").shows("Li 2014");
    let session =
        session.shows("pooled here, not the review's own result").shows("━◆━").hides("without fibro");
    let whole = session.text();
    let session = session.keys("Tab Tab Tab Right").shows("leave out").shows("without fibromyalgia: pain");
    assert_eq!(session.text().matches("◆━").count(), whole.matches("◆━").count() + 1);
    let words = session.keys("w PageDown");
    words.shows("SMD 0.49 (0.26 to").shows("Without").shows("SMD 0.47 (0.22 to 0.71) from 2 rows");
    let ascii = Settings { ascii: true, ..Settings::default() };
    for (width, height) in [(80, 24), (200, 60), (60, 18), (20, 5), (1, 1)] {
        let text = with_a_pool(width, height, ascii).keys("Tab Tab Tab Tab Tab Right").text();
        assert!(text.is_ascii(), "{text}");
    }
}
