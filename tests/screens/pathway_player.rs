//! Pathways: stages by keys and by mouse, questions with what was found, the same in words and as tables.

use super::common::Session;
use afferent::app::settings::Settings;

/// The row (from 1) of the list in which `words` stand.
fn row(session: &Session, words: &str) -> usize {
    session.text().lines().position(|line| line.contains(words)).unwrap() + 1
}

#[test]
fn a_step_shows_the_whole_sentence_of_its_stage() {
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        let session = Session::at("ct-ascending", width, height).keys("Space Right Right");
        let text = session.text();
        let words: Vec<&str> =
            text.split(|c: char| c.is_whitespace() || c == '┃').filter(|it| !it.is_empty()).collect();
        for word in ["Without", "myelin", "crawls", "while", "deliver", "theirs", "fifty."] {
            assert!(words.contains(&word), "{word} at {width}×{height}:\n{text}");
        }
        session.shows("3 of 9 · seen in people").shows("From Vallbo et al. 1999");
    }
}

#[test]
fn the_basis_of_every_arrow_is_a_mark_and_a_word() {
    let session = Session::at("ct-ascending", 120, 36);
    for words in ["━━━ human", "─── anatomy", "┅┅┅ animal", "?─? disputed"] {
        assert!(session.text().contains(words), "{words}");
    }
    Session::at("figure:mechanotransduction", 120, 36).shows("+─+ model").shows("··· proposed");
}

#[test]
fn stages_play_one_after_the_other_and_are_stepped_by_keys() {
    let session = Session::at("descending-opioid-brake", 120, 36).shows("1 of 7");
    let session =
        session.keys("wait:5100").shows("2 of 7").keys(". .").shows("4 of 7").keys(",").shows("3 of 7");
    session.keys("wait:9000").shows("3 of 7").keys("0").shows("1 of 7");
}

#[test]
fn a_stage_is_chosen_in_the_list_and_in_the_picture() {
    let session = Session::at("ct-ascending", 120, 36);
    let line = row(&session, "First relay");
    session.keys(&format!("click:70,{line}")).shows("5 of 9");
    let session = Session::at("ct-ascending", 120, 36);
    let (y, x) = session
        .text()
        .lines()
        .enumerate()
        .find_map(|(y, line)| Some((y, line.chars().take(50).position(|c| c == '7')?)))
        .unwrap();
    session.keys(&format!("click:{},{}", x + 1, y + 1)).shows("7 of 9");
}

#[test]
fn without_opioids_placebo_relief_weakens_and_the_caress_stays_pleasant() {
    let session = Session::at("descending-opioid-brake", 120, 36).keys("Down Right");
    let session =
        session.shows("× cut").shows("Placebo pain relief weakens").shows("From Eippert et al. 2009");
    let session = session.keys("Right").hides("× cut").shows("People still rate it as pleasant");
    let session = session.shows("= pleasantness of the caress").shows("Case et al. 2016");
    // A question is asked by a click, and taken back by another.
    let line = row(&session, "What if naloxone");
    let click = format!("click:70,{line}");
    let session = session.keys(&click).shows("Placebo pain relief weakens");
    session.keys(&click).hides("Placebo pain relief weakens").shows("as it is");
    Session::at("descending-opioid-brake", 80, 24)
        .keys("Down Right")
        .shows("What if naloxone blocks the opioids?")
        .shows("Placebo pain relief weakens");
}

#[test]
fn a_null_result_ends_at_a_bar_and_says_so() {
    Session::at("vessel-route", 120, 36).keys("Right").shows("artery: no change");
    Session::at("vessel-route", 160, 70).keys("w").shows("No change was found");
}

#[test]
fn words_are_numbered_steps_and_tables_hold_every_answer() {
    let words =
        Session::at("spinal-gate", 100, 60).keys("w").shows("Step 1: Pain signal, thin fibres to the dorsal");
    words.shows("Step 6: What is felt, brain.").shows("(Mancini et al. 2014).");
    Session::at("ct-ascending", 160, 200)
        .keys("t")
        .shows("9 Worth")
        .shows("What if C fibres")
        .shows("cut: CT ending");
}

#[test]
fn without_motion_a_pathway_stands_and_shows_all_of_its_step() {
    let settings = Settings { motion: false, ..Settings::default() };
    let session = Session::with("descending-opioid-brake", 120, 36, settings).keys("Right");
    let before = session.text();
    assert_eq!(session.tick(1000).text(), before);
    Session::with("descending-opioid-brake", 120, 36, settings).shows("motion is off").shows("1 of 7");
}
