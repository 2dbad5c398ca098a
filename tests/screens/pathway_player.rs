//! Pathways: steps by keys and by mouse, questions with what was found, the same in words and as tables.

use super::common::Session;
use super::settings;
use afferent::app::settings::{ColorTier, Settings, ThemeName};
use afferent::content::Pack;
use afferent::content::figure::Data;
use afferent::scene::large::{Face, rows};
use afferent::ui::theme::{palette, rgb_of};
use ratatui::buffer::Cell;
use ratatui::style::Modifier;

/// The row (from 1) in which `words` stand.
fn row(session: &Session, words: &str) -> usize {
    session.text().lines().position(|line| line.contains(words)).unwrap() + 1
}

/// The first columns of each row of a figure in 120 × 36, where it is drawn.
fn drawn(session: &Session) -> Vec<String> {
    session.text().lines().skip(8).take(22).map(|line| line.chars().take(60).collect()).collect()
}

/// Every word on the screen.
fn words(session: &Session) -> Vec<String> {
    session.text().split_whitespace().map(str::to_owned).collect()
}

#[test]
fn a_step_shows_the_whole_sentence_of_its_stage() {
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        let session = Session::at("figure:ct-ascending", width, height).keys("Down Down Down");
        let words = words(&session);
        for word in ["Without", "myelin", "crawls", "while", "deliver", "theirs", "fifty."] {
            assert!(words.iter().any(|it| it == word), "{word} at {width}×{height}:\n{}", session.text());
        }
        session.shows("3 of 9 · seen in people").shows("From Vallbo et al. 1999");
    }
}

#[test]
fn the_basis_of_every_step_is_a_mark_and_a_word() {
    let session = Session::at("figure:ct-ascending", 120, 36);
    for words in ["━━━ human", "─── anatomy", "┅┅┅ animal", "?─? disputed"] {
        assert!(session.text().contains(words), "{words}:\n{}", session.text());
    }
    let session = Session::at("figure:mechanotransduction", 120, 36).shows("+─+ model");
    session.keys("Down").shows("a calculation");
    Session::at("figure:spinal-gate", 120, 36).shows("··· proposed");
}

#[test]
fn a_route_stands_until_it_is_played_and_then_goes_through_its_steps() {
    let session = Session::at("figure:descending-opioid-brake", 120, 36).shows("the whole way · 7 steps");
    let session = session.keys("wait:9000").shows("the whole way").keys("Down Down").shows("2 of 7");
    // What travels moves from the first moment on.
    let begun = session.keys("Space");
    let before = begun.picture();
    let session = begun.keys("wait:700");
    assert_ne!(before, session.picture());
    let session = session.keys("wait:4500").shows("3 of 7").keys("Space wait:9000").shows("3 of 7");
    let session = session.keys(". .").shows("5 of 7").keys(",").shows("4 of 7").keys("0").shows("7 steps");
    // At its end it begins anew, with time for the whole.
    session.keys("Down Down Down Down Down Down Down Space wait:900").shows("the whole way");
}

#[test]
fn arrows_lead_along_the_steps_until_a_question_is_taken() {
    let session = Session::at("figure:ct-ascending", 120, 36);
    let session = session.keys("Right Right Right Left").shows("2 of 9").keys("Down Up Up").shows("1 of 9");
    let session = session.keys("Up").shows("the whole way · 9 steps").keys("Down");
    let session = session.keys("Tab Right").shows("Slow stroking still gives");
    session.keys("Left Down").shows("2 of 9");
    // Where there is no question they do the same.
    Session::at("figure:spinal-gate", 120, 36).keys("Right Down Down").shows("3 of 6");
}

#[test]
fn a_stage_is_chosen_in_the_list_and_in_the_picture() {
    let session = Session::at("figure:ct-ascending", 120, 36);
    let line = row(&session, "First relay");
    let session = session.keys(&format!("click:100,{line}")).shows("5 of 9");
    let line = row(&session, "The whole way");
    session.keys(&format!("click:100,{line}")).shows("the whole way · 9 steps");
    let session = Session::at("figure:ct-ascending", 120, 36);
    let place = session.text().lines().enumerate().find_map(|(y, line)| {
        // Left of the list.
        Some((line.chars().take(70).position(|it| it == '7')?, y))
    });
    let (x, y) = place.unwrap();
    session.keys(&format!("click:{},{}", x + 1, y + 1)).shows("7 of 9");
}

#[test]
fn without_opioids_placebo_relief_weakens_and_the_caress_stays_pleasant() {
    let session = Session::at("figure:descending-opioid-brake", 120, 42).keys("Tab Right");
    let session =
        session.shows("× cut").shows("Placebo pain relief weakens").shows("From Eippert et al. 2009");
    let session = session.keys("Right").hides("× cut").shows("People still rate it as pleasant");
    let session = session.shows("= pleasantness of the caress").shows("Case et al. 2016");
    // A question is asked by a click, and taken back by another.
    let line = row(&session, "What if naloxone");
    let click = format!("click:90,{line}");
    let session = session.keys(&click).shows("Placebo pain relief weakens");
    let line = row(&session, "What if naloxone");
    session.keys(&format!("click:90,{line}")).hides("Placebo pain relief weakens").shows("as it is");
    Session::at("figure:descending-opioid-brake", 80, 24)
        .keys("Tab Right")
        .shows("What if naloxone blocks the")
        .shows("Placebo pain relief weakens");
}

#[test]
fn a_null_result_is_marked_and_says_so() {
    Session::at("figure:autonomic-shift", 80, 24).shows("= no change");
    // As large as what did change.
    Session::at("figure:vessel-route", 80, 24).shows("no change").shows("flow up");
    Session::at("figure:vessel-route", 200, 60).shows_large("no change").shows_large("flow up");
    Session::at("figure:vessel-route", 160, 70).keys("w").shows("No change was found");
}

#[test]
fn a_pathway_shows_only_what_takes_part_in_it() {
    // Only the step in hand is named in the drawing, and not if its part is: other names would cover it.
    let gate = Session::at("figure:spinal-gate", 120, 36).hides("relay").hides("insula").shows(" gate ");
    gate.keys("Right Right Right").hides("the gate").shows(" gate ").keys("Right Right").shows("relay");
    // What a step hides takes its word with it.
    let gate = Session::at("figure:spinal-gate", 120, 36).shows("less gets through");
    gate.keys("Down Down Down Down Down").shows("5 of 6").hides("less gets through");
    Session::at("figure:h-reflex-quieting", 120, 36)
        .keys("Right")
        .shows("knead")
        .shows("before")
        .hides("brain");
    let gain = Session::at("figure:sensitization-and-calming", 120, 36).keys("Right Right").shows("gain up");
    gain.keys("Right Right Right Right").shows("gain down?").hides("gain up");
}

#[test]
fn words_are_numbered_steps_and_tables_hold_every_answer() {
    let words = Session::at("figure:spinal-gate", 100, 60)
        .keys("w")
        .shows("Step 1: Pain signal, thin fibres to the dorsal");
    words.shows("Step 6: What is felt, brain.").shows("(Mancini et al. 2014).");
    Session::at("figure:ct-ascending", 160, 200)
        .keys("t")
        .shows("9 Worth")
        .shows("What if C fibres")
        .shows("fewer: CT ending");
}

#[test]
fn without_motion_a_pathway_stands_and_shows_all_of_its_step() {
    let settings = Settings { motion: false, ..Settings::default() };
    let session = Session::with("figure:descending-opioid-brake", 120, 36, settings).keys("Right");
    let before = session.text();
    assert_eq!(session.tick(1000).text(), before);
    Session::with("figure:descending-opioid-brake", 120, 36, settings)
        .shows("motion is off")
        .shows("7 steps");
}

#[test]
fn each_row_of_the_list_says_what_its_step_rests_on() {
    let pack = Pack::builtin();
    let mut missing = Vec::new();
    for figure in pack.library().figures() {
        let Data::PathwayPlayer(player) = &figure.data else { continue };
        for (width, height) in [(80, 24), (100, 30), (120, 36)] {
            let text = Session::at(&format!("figure:{}", figure.id), width, height).text();
            for stage in &player.stages {
                let first = stage.name.split([',', ':', '?', '(']).next().unwrap().trim_end();
                let marked = format!("{} {}", stage.basis.mark()[0], stage.basis.word());
                let rests_on = |line: &str| {
                    // All three cells of its line end in the cell that begins it.
                    line.contains(&marked) || line.contains(stage.basis.meaning())
                };
                // Where a step is written out, its meaning stands below its name, of which large letters have no word.
                let is_large = [Face::Heavy, Face::Dense]
                    .into_iter()
                    .filter_map(|face| rows(first, face))
                    .any(|rows| rows.iter().all(|row| text.contains(row.trim_end())));
                let lines = text.lines().zip(text.lines().skip(1));
                let lines = lines.filter(|(line, _)| is_large || line.contains(first));
                if !lines.into_iter().any(|(line, next)| rests_on(line) || rests_on(next)) {
                    missing.push(format!("{} {width}x{height}: {}", figure.id, stage.name));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn without_colours_rubbed_skin_is_told_from_skin_at_rest() {
    for is_ascii in [false, true] {
        let settings = settings(ThemeName::Dark, ColorTier::None, is_ascii);
        let text = Session::with("figure:vessel-route", 80, 24, settings).text();
        let skin = text.lines().find(|line| line.contains(" skin")).unwrap();
        let glyph = |column| skin.chars().nth(column).unwrap();
        assert_ne!(glyph(5), glyph(24), "{text}");
    }
}

#[test]
fn a_route_and_its_numbers_are_seen_in_ascii() {
    let settings = settings(ThemeName::Dark, ColorTier::True, true);
    let session = Session::with("figure:ct-ascending", 80, 24, settings);
    let picture = session.picture();
    let drawing = || picture.content.iter().enumerate().filter(|(nth, _)| nth % 80 < 45 && nth / 80 > 3);
    for number in "123456789".chars().map(String::from) {
        let is_seen = |cell: &Cell| rgb_of(cell.fg) != Some(palette(ThemeName::Dark).ground.rgb);
        let shown: Vec<_> = drawing().map(|it| it.1).filter(|it| it.symbol() == number).collect();
        assert!(shown.iter().any(|it| is_seen(it)), "{number} in {shown:?}");
    }
    // The way along the arm is no thicker than half a row.
    let row = drawing().filter(|(_, cell)| cell.symbol() == "3").map(|(nth, _)| nth / 80).next().unwrap();
    let on_it = drawing().filter(|(nth, cell)| nth / 80 == row && cell.symbol() == "#").count();
    assert!(on_it > 5, "{on_it} cells of the route in row {row}");
}

#[test]
fn the_step_in_hand_is_named_once_and_at_its_own_part() {
    let steps = [
        ("mechanotransduction", 6, "in rats"),
        ("mechanotransduction", 7, "less pain?"),
        ("abeta-and-pressure", 1, "skin"),
        ("autonomic-shift", 3, "vagus"),
        ("vessel-route", 2, "artery"),
        ("oxytocin-loop", 3, "who"),
    ];
    for (id, nth, name) in steps {
        let session = Session::at(&format!("figure:{id}"), 120, 36).keys(&"Right ".repeat(nth));
        let text = drawn(&session).concat();
        assert_eq!(text.matches(name).count(), 1, "{name}:\n{}", session.text());
    }
    let session =
        Session::at("figure:mechanotransduction", 120, 36).keys("Right Right Right Right Right Right");
    let column = |words| drawn(&session).iter().find_map(|line| line.find(words)).unwrap();
    assert!(column("immune").abs_diff(column("in rats")) < 2, "{}", session.text());
    // The number stands where the finger presses, not at the hand.
    let session = Session::at("figure:abeta-and-pressure", 120, 36).keys("Right");
    let rows = drawn(&session);
    let row = |words| rows.iter().position(|line| line.contains(words)).unwrap();
    assert!(row(" 1 ") > row("brain"), "{}", session.text());
}

#[test]
fn each_step_beside_the_one_in_hand_leaves_a_dot_and_its_words_alone_stand_out() {
    for (nth, name) in ["skin", "artery", "muscle", "far arm"].into_iter().enumerate() {
        for (width, height) in [(80, 24), (120, 36)] {
            let keys = "Right ".repeat(nth + 1);
            let session = Session::at("figure:vessel-route", width, height).keys(&keys);
            let dots = session.text().lines().skip(3).map(|line| line.matches('●').count()).sum::<usize>();
            assert_eq!(dots, 3, "{}", session.text());
            let picture = session.picture();
            for words in ["skin", "artery", "muscle", "far arm"] {
                // Beside the drawing, below the headline.
                let text = session.text();
                let lines = text.lines().map(|line| line.chars().take(44).collect::<String>());
                let mut places = lines.enumerate().skip(6).filter(|(_, line)| line.contains(words));
                let (y, line) = places.next().unwrap();
                let before = line.split(words).next().unwrap().chars().count();
                let is_bold = picture[(before as u16, y as u16)].modifier.contains(Modifier::BOLD);
                assert_eq!(is_bold, words == name, "{words} at step {}", nth + 1);
            }
        }
    }
}

#[test]
fn what_is_grey_is_no_brighter_beside_a_step_in_hand() {
    let arrow = |keys: &str| {
        let session = Session::at("figure:sensitization-and-calming", 120, 36).keys(keys);
        let mut lines = drawn(&session).into_iter().enumerate();
        let (row, line) = lines.find(|(_, line)| line.contains("touch")).map(|(y, it)| (y + 8, it)).unwrap();
        let column = line.split("touch").next().unwrap().chars().count();
        let picture = session.picture();
        (0..5).map(|x| picture[((column + x) as u16, row as u16 + 1)].clone()).collect::<Vec<_>>()
    };
    let before = arrow("");
    for keys in ["Right", "Right Right Right", "Right Right Right Right Right Right"] {
        assert_eq!(arrow(keys), before, "{keys}");
    }
}

#[test]
fn where_names_have_no_room_there_are_none_and_what_is_cut_ends_in_an_ellipsis() {
    let session = Session::at("figure:vessel-route", 44, 16).hides("hindered").hides("at rest");
    let session = session.keys("Right Right Right");
    let cut = |line: &str| line.contains("Pressing on a muscle") && line.trim_end().ends_with('…');
    assert!(session.text().lines().any(cut), "{}", session.text());
}

#[test]
fn what_is_sparse_is_not_called_cut_and_a_question_leaves_no_step_in_hand() {
    let session = Session::at("figure:ct-ascending", 120, 36).keys("Right Tab Right Right Right");
    let session = session.shows("− fewer").hides("× cut").shows("fewer: CT ending, The slow wire");
    // Each step has its number again.
    for number in 1..=9 {
        let is_there = drawn(&session).iter().any(|line| line.contains(&number.to_string()));
        assert!(is_there, "{number}:\n{}", session.text());
    }
}

#[test]
fn each_step_offers_its_study_and_its_list_stands_still() {
    let pack = Pack::builtin();
    for figure in pack.library().figures() {
        let Data::PathwayPlayer(player) = &figure.data else { continue };
        for (width, height) in [(80, 24), (100, 30), (120, 36)] {
            let steps = (1..=player.stages.len()).map(|nth| {
                let place = format!("figure:{}", figure.id);
                Session::at(&place, width, height).keys(&"Right ".repeat(nth)).text()
            });
            let steps: Vec<String> = steps.collect();
            assert!(width < 120 || steps.iter().all(|it| it.contains("Enter  study")), "{}", steps[0]);
            let head = |it: &String| it.lines().position(|line| line.contains("The whole way"));
            assert!(steps.iter().all(|it| head(it) == head(&steps[0])), "{} {width}x{height}", figure.id);
        }
    }
}

#[test]
fn a_place_is_said_whole_or_not_at_all() {
    let readout = |nth: usize, width: u16, height: u16| {
        let session = Session::at("figure:ct-ascending", width, height).keys(&"Right ".repeat(nth));
        let text = session.text();
        text.lines().find(|line| line.contains(&format!("{nth} of 9"))).unwrap().to_owned()
    };
    assert!(readout(6, 80, 24).trim_end().ends_with("2 studies"));
    assert!(readout(5, 80, 24).trim_end().ends_with("3 studies"));
    assert!(readout(6, 120, 36).trim_end().ends_with("or both"));
}

#[test]
fn the_name_of_a_part_is_clicked_like_its_number() {
    for (words, step) in [("immune", "6 of 7"), ("in mice", "5 of 7"), ("less pain?", "7 of 7")] {
        let session = Session::at("figure:mechanotransduction", 120, 36);
        let place = drawn(&session).iter().enumerate().find_map(|(y, line)| {
            Some((line.chars().count() - line.split_once(words)?.1.chars().count() - 1, y + 9))
        });
        let (x, y) = place.unwrap();
        session.keys(&format!("click:{x},{y}")).shows(step);
    }
}
