//! Finding things: the table of studies and the finder.

use super::common::Session;
use afferent::app::{Msg, Overlay};

#[test]
fn research_is_narrowed_by_family_design_certainty_and_words() {
    let n = |session: &Session| session.app.research.rows.len();
    let all = n(&Session::at("research", 100, 30));
    assert_eq!(all, Session::at("research", 100, 30).app.pack.library().studies().len());
    for keys in ["f Down Enter", "d Down Enter", "c Down Enter", "w type:touch Enter"] {
        let narrowed = n(&Session::at("research", 100, 30).keys(keys));
        assert!(0 < narrowed && narrowed < all, "{keys}: {narrowed} of {all}");
        assert_eq!(n(&Session::at("research", 100, 30).keys(keys).keys("x")), all, "{keys} and x");
    }
    Session::at("research", 100, 30).keys("w type:zzzz").shows("No study has all of this.");
}

/// What the menu that is open shows: values, and how many studies each leaves.
fn menu(session: &Session) -> Vec<(String, usize)> {
    let menu = match &session.app.overlay {
        Some(Overlay::Menu(menu)) => Some(menu),
        _ => None,
    };
    menu.unwrap().choices.iter().map(|choice| (choice.words.clone(), choice.n_studies)).collect()
}

#[test]
fn a_filter_opens_a_menu_that_says_how_many_studies_each_value_leaves() {
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        for (key, others) in
            [("f", ""), ("d", ""), ("c", ""), ("d", "f Down Enter"), ("c", "w type:pain Enter")]
        {
            let session = Session::at("research", width, height).keys(others).keys(key);
            for (nth, (words, n)) in menu(&session).into_iter().enumerate() {
                let session = Session::at("research", width, height).keys(others).keys(key);
                let session = session.shows(&words).keys(&format!("{} Enter", "Down ".repeat(nth)));
                assert_eq!(session.app.research.rows.len(), n, "{words} of {key} with {others:?}");
            }
        }
    }
}

#[test]
fn a_menu_begins_at_what_is_set_and_esc_leaves_it_so() {
    let set = Session::at("research", 100, 30).keys("d Down Down Enter").shows("systematic review ▾");
    let n = set.app.research.rows.len();
    let again = set.keys("d");
    assert_eq!(menu(&again)[0].1, 319);
    let Some(Overlay::Menu(menu)) = &again.app.overlay else { panic!("no menu") };
    assert_eq!(menu.choices[menu.chosen].words, "systematic review");
    let left = again.keys("Down Down Esc");
    assert!(left.app.overlay.is_none() && left.app.research.rows.len() == n);
}

#[test]
fn letters_jump_in_a_menu_and_tab_goes_from_filter_to_filter() {
    let chosen = |keys: &str| {
        let session = Session::at("research", 100, 30).keys(keys);
        let Some(Overlay::Menu(menu)) = &session.app.overlay else { panic!("no menu after {keys}") };
        menu.choices[menu.chosen].words.clone()
    };
    assert_eq!(chosen("d r"), "randomised trial");
    assert_eq!(chosen("d s"), "systematic review");
    assert_eq!(chosen("d s s"), "survey");
    assert_eq!(chosen("d s u"), "survey");
    assert_eq!(chosen("d a n"), "animal study");
    assert_eq!(chosen("d z"), "all");
    for (keys, filter) in [
        ("Tab", "Stream"),
        ("Tab Tab", "Design"),
        ("BackTab BackTab", "Surest"),
        ("w Tab Tab", "Stream"),
        ("d BackTab", "Stream"),
    ] {
        let session = Session::at("research", 120, 36).keys(keys);
        let Some(Overlay::Menu(menu)) = &session.app.overlay else { panic!("no menu after {keys}") };
        let chips = session.app.chips();
        let chip = chips.iter().find(|chip| chip.filter == menu.filter).unwrap();
        assert!(chip.name.starts_with(filter), "{keys}: {}", chip.name);
    }
    assert!(Session::at("research", 100, 30).keys("Tab Tab Tab Tab").app.research.is_typing);
    assert!(Session::at("research", 100, 30).keys("c BackTab BackTab BackTab").app.overlay.is_none());
}

#[test]
fn the_mouse_opens_a_menu_takes_a_value_and_closes_it() {
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        let session = Session::at("research", width, height);
        let click = |rect: ratatui::layout::Rect| format!("click:{},{}", rect.x + 2, rect.y + 1);
        let chip = session.app.chips()[1].clone();
        let session = session.keys(&click(chip.value_area()));
        let Some(Overlay::Menu(menu)) = &session.app.overlay else { panic!("no menu") };
        let (rows, choice) = (session.app.menu_area(menu).rows, menu.choices[1].clone());
        let value = ratatui::layout::Rect { y: rows.y + 1, ..rows };
        let session = session.keys(&click(value));
        assert_eq!(session.app.research.rows.len(), choice.n_studies);
        let session = session.keys("d").keys(&format!("click:{},{}", width, height - 3));
        assert!(session.app.overlay.is_none());
        // Another filter opens its menu in place of the one that is open.
        let first = session.app.chips()[0].clone();
        let session = session.keys("d").keys(&click(first.value_area()));
        assert!(matches!(&session.app.overlay, Some(Overlay::Menu(menu)) if menu.filter == first.filter));
    }
}

#[test]
fn the_table_says_which_row_is_chosen_and_the_bar_goes_there() {
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        let session = Session::at("research", width, height).keys("Down Down").shows("row 3 of 319");
        let bar = afferent::layout::research(session.app.text_body()).bar;
        let session = session.keys(&format!("click:{},{}", bar.x + 1, bar.bottom()));
        session.shows("row 319 of 319").keys("d Down Enter").shows(" of 66");
    }
}

#[test]
fn a_row_has_its_title_people_and_effect_where_there_is_room() {
    let row = |width: u16, height: u16| {
        let session = Session::at("research", width, height).keys("w type:packheiser Enter");
        let text = session.text();
        text.lines().find(|line| line.contains("2024 ")).unwrap().to_owned()
    };
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        let line = row(width, height);
        assert!(line.contains("A systematic review") && line.contains("▰▰▱"), "{line}");
        // How many people where there is a column for them, else with the chosen study.
        assert_eq!(line.contains("12 966"), width >= 200, "{line}");
        assert_eq!(line.contains("0.69"), width >= 200, "{line}");
        assert_eq!(line.matches("meta-analysis").count() == 2, width >= 200, "{line}");
        assert_eq!(line.contains("▰▰▱ supported"), width >= 120, "{line}");
        // Its title is whole.
        let text =
            Session::at("research", width, height).keys("w type:packheiser Enter").shows("12 966").text();
        assert!(text.contains("benefits of touch") && text.contains("interventions"), "{text}");
        // What has no column is told of the chosen study.
        let text = text.replace('▌', " ").split_whitespace().collect::<Vec<_>>().join(" ");
        let is_told = text.contains("effect 0.69, SMD or g · ▰▰▱ supported");
        assert_eq!(is_told, width < 200, "{text}");
    }
}

#[test]
fn what_stands_on_another_scale_or_is_no_effect_says_so() {
    let of = |width: u16, height: u16, words: &str| {
        Session::at("research", width, height).keys(&format!("w type:{words} Enter"))
    };
    of(200, 60, "furlan").shows("0 ▸ effect");
    of(200, 60, "contrasted\\sagainst").shows("other scale");
    of(80, 24, "contrasted\\sagainst").shows("effect on another scale");
}

#[test]
fn research_is_sorted_by_year_author_and_design_both_ways() {
    let first =
        |keys: &str| Session::at("research", 100, 30).keys(keys).app.research.study().cloned().unwrap();
    let library = Session::at("research", 100, 30);
    let year = |keys: &str| library.app.pack.library().study(&first(keys)).unwrap().year;
    assert!(year("") > year("1"));
    assert_eq!(first("2").as_str(), "ackerley-2014-a");
    assert_ne!(first("2"), first("2 2"));
    assert_ne!(first("3"), first("3 3"));
}

#[test]
fn the_finder_finds_topics_terms_studies_authors_claims_and_commands() {
    for (words, found) in [
        ("regresion", "Regression to the mean"),
        ("doms", "DOMS (delayed onset muscle soreness)"),
        ("packheiser", "Packheiser et al. 2024"),
        ("Gazzola", "Gazzola, V."),
        ("serotonin", "Massage is linked with more serotonin."),
        ("motion on", "Motion on or off"),
    ] {
        Session::at("home", 120, 36).keys(&format!("/ type:{}", words.replace(' ', "\\s"))).shows(found);
    }
    Session::at("home", 120, 36)
        .keys("/ type:qqqq")
        .shows("Nothing found.")
        .keys("Enter")
        .shows("Nothing found.");
}

#[test]
fn the_finder_forgives_a_letter_and_puts_whole_words_first() {
    let first = |words: &str| {
        let session = Session::at("home", 120, 36).keys(&format!("/ type:{words}"));
        let Some(Overlay::Finder(finder, _)) = &session.app.overlay else { panic!("no finder") };
        finder.hits().next().map(|entry| entry.title.to_owned()).unwrap_or_default()
    };
    for (typed, found) in [
        ("oxitocin", "Oxytocin"),
        ("cortizol", "Cortisol"),
        ("seratonin", "Serotonin"),
        ("theme", "Next theme"),
        ("quit", "Quit"),
        ("spontaneous\\simprovement", "Spontaneous easing"),
    ] {
        assert_eq!(first(typed), found, "for {typed}");
    }
}

#[test]
fn quiz_finds_the_questions_and_no_fuzzy_hit_ends_the_program() {
    use afferent::app::Effect;
    let session = Session::at("home", 120, 36).keys("/ type:quiz Enter");
    assert!(session.effects.is_empty());
    session.shows("Test yourself").keys("Esc").shows("Home › ");
    for words in ["qui", "qt", "quitt", "uit"] {
        for key in ["/", "?"] {
            let session = Session::at("home", 120, 36).keys(&format!("{key} type:{words} Enter"));
            assert!(session.effects.is_empty(), "{key}{words}");
        }
    }
    for key in ["/", "?"] {
        assert_eq!(
            Session::at("home", 120, 36).keys(&format!("{key} type:quit Enter")).effects,
            [Effect::Quit]
        );
    }
}

#[test]
fn a_step_of_a_lesson_is_gone_to_from_the_finder() {
    let session = Session::at("home", 120, 36).keys("/ type:contested:\\scortisol Enter");
    let present = session.app.presented().unwrap();
    assert_eq!(present.step.title, "Contested: cortisol");
}

#[test]
fn the_studies_of_an_author_are_theirs_alone() {
    let session = Session::at("home", 120, 36).keys("/ type:Lin,\\sL. Enter").shows("Home › Research");
    let library = session.app.pack.library();
    let theirs = library.studies().iter().filter(|study| study.authors.iter().any(|it| it == "Lin, L."));
    assert_eq!(session.app.research.rows.len(), theirs.count(), "{}", session.text());
    session.shows("Words  Lin, L. ▾").keys("x").hides("Lin, L.");
}

#[test]
fn the_chosen_study_stays_in_view_while_the_table_is_narrowed_and_sorted() {
    for keys in ["End w type:a", "End w type:a Esc x"] {
        let session = Session::at("research", 100, 24).keys(keys);
        let (chosen, in_view) = (session.app.research.chosen, session.app.studies_in_view());
        assert!(chosen > 0 && in_view.iter().any(|it| it.0 == chosen), "{keys}\n{}", session.text());
    }
}

#[test]
fn the_chosen_row_of_the_finder_stays_in_view_when_the_screen_shrinks() {
    let down = "Down ".repeat(20);
    let session = Session::at("home", 120, 36).keys(&format!("/ {down} size:80x15"));
    let Some(Overlay::Finder(finder, _)) = &session.app.overlay else { panic!("no finder") };
    let height = usize::from(afferent::layout::finder(session.app.size).rows.height);
    assert!((finder.top..finder.top + height).contains(&finder.chosen), "{}", session.text());
}

#[test]
fn the_filters_stay_in_view_and_so_does_what_is_typed() {
    for (width, height) in [(40, 12), (60, 18), (80, 24), (120, 36)] {
        for filters in ["", "f Down Down Enter d Down Down Down Enter c Down Down Enter"] {
            let session = Session::at("research", width, height).keys(filters);
            let session = session.keys(&format!("w type:{}end", "a".repeat(50))).shows("Words").shows("end▏");
            let at = afferent::ui::cursor(&session.app).unwrap();
            let under = session.picture().cell(at).unwrap().symbol().to_owned();
            assert_eq!(under, "▏", "{width}×{height}\n{}", session.text());
            let session = session.keys("Home").shows("Words  ▏aaa").keys("Enter");
            if width >= 60 {
                session.shows("Stream").shows("Design").shows("laim").shows("Words");
            }
        }
    }
}

#[test]
fn the_bar_of_the_finder_covers_no_letter() {
    for keys in ["/ type:pain Left Left", "? type:pain Left Left"] {
        Session::at("home", 120, 36).keys(keys).shows("pa▏in").keys("Home").shows("▏pain");
    }
}

#[test]
fn the_help_has_headings_and_says_what_the_mouse_does() {
    for (width, height) in [(120, 36), (200, 60)] {
        let session = Session::at("ct-afferents", width, height).keys("?");
        session.shows("Here").shows("Everywhere").shows("Mouse").shows("l  The limits of every claim here");
    }
    // Where not all fits, the last row is brought into view.
    let session = Session::at("ct-afferents", 80, 24).keys("?").shows("Here").shows("Mouse").hides("Quit");
    session.keys(&"Down ".repeat(40)).shows("Quit").hides("Here");
    Session::at("ct-afferents", 120, 36).keys("? type:theme").hides("Everywhere").shows("T  Next theme");
}

#[test]
fn a_row_of_the_help_is_run_by_the_mouse_in_every_column() {
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        for words in ["Research: all studies", "Glossary: all"] {
            let session = Session::at("ct-afferents", width, height).keys("?");
            let text = session.text();
            let Some((row, line)) = text.lines().enumerate().find(|(_, line)| line.contains(words)) else {
                continue;
            };
            let column = line.split(words).next().unwrap().chars().count();
            let title = words.split(':').next().unwrap();
            session.keys(&format!("click:{},{}", column + 3, row + 1)).shows(&format!("Home › {title}"));
        }
    }
}

#[test]
fn a_paste_goes_into_the_box_that_is_typed_in_and_no_farther_than_it_reaches() {
    let paste = |mut session: Session, text: &str| {
        session.app.update(Msg::Paste(text.to_owned()));
        session
    };
    paste(Session::at("home", 100, 30).keys("/ type:pla"), "cebo\r\n")
        .shows("placebo▏")
        .shows("Placebo and nocebo");
    let narrowed = paste(Session::at("research", 100, 30).keys("w"), "touch\tand\nskin");
    assert_eq!(narrowed.app.research.words.value(), "touch and skin");
    let long = paste(Session::at("research", 100, 30).keys("w"), &"long ".repeat(1000));
    assert_eq!(long.app.research.words.value().chars().count(), 200);
    // Where nothing is typed it is nothing, a key least of all.
    for place in ["home", "research", "ct-afferents", "lesson:four-minutes"] {
        let before = Session::at(place, 100, 30);
        let text = before.text();
        let after = paste(before, "q\r\u{1b}rg/");
        assert_eq!(after.text(), text, "{place}");
    }
}
