//! Finding things: the table of studies and the finder.

use super::common::Session;

#[test]
fn research_is_narrowed_by_family_design_certainty_and_words() {
    let n = |session: &Session| session.app.research.rows.len();
    let all = n(&Session::at("research", 100, 30));
    assert_eq!(all, Session::at("research", 100, 30).app.pack.library().studies().len());
    for keys in ["f", "d", "c", "w type:touch Enter"] {
        let narrowed = n(&Session::at("research", 100, 30).keys(keys));
        assert!(0 < narrowed && narrowed < all, "{keys}: {narrowed} of {all}");
        assert_eq!(n(&Session::at("research", 100, 30).keys(keys).keys("x")), all, "{keys} and x");
    }
    Session::at("research", 100, 30).keys("w type:zzzz").shows("No study has all of this.");
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
        let Some(afferent::app::Overlay::Finder(finder, _)) = &session.app.overlay else {
            panic!("no finder")
        };
        finder.hits().next().map(|entry| entry.title.to_owned()).unwrap_or_default()
    };
    for (typed, found) in [
        ("oxitocin", "Oxytocin"),
        ("cortizol", "Cortisol"),
        ("seratonin", "Serotonin"),
        ("theme", "Next theme"),
        ("quit", "Quit"),
    ] {
        assert_eq!(first(typed), found, "for {typed}");
    }
}

#[test]
fn the_studies_of_an_author_are_theirs_alone() {
    let session = Session::at("home", 120, 36).keys("/ type:Lin,\\sL. Enter").shows("Home › Research");
    let library = session.app.pack.library();
    let theirs = library.studies().iter().filter(|study| study.authors.iter().any(|it| it == "Lin, L."));
    assert_eq!(session.app.research.rows.len(), theirs.count(), "{}", session.text());
    session.shows("w Words Lin, L.").keys("x").hides("Lin, L.");
}

#[test]
fn the_chosen_study_stays_in_view_while_the_table_is_narrowed_and_sorted() {
    for keys in ["End w type:a", "End w type:a Esc x"] {
        let session = Session::at("research", 100, 24).keys(keys);
        let (research, area) = (&session.app.research, afferent::layout::research(session.app.body()));
        let in_view = research.top..research.top + usize::from(area.rows.height);
        assert!(research.chosen > 0 && in_view.contains(&research.chosen), "{keys}\n{}", session.text());
    }
}

#[test]
fn the_chosen_row_of_the_finder_stays_in_view_when_the_screen_shrinks() {
    let down = "Down ".repeat(20);
    let session = Session::at("home", 120, 36).keys(&format!("/ {down} size:80x15"));
    let Some(afferent::app::Overlay::Finder(finder, _)) = &session.app.overlay else { panic!("no finder") };
    let height = usize::from(afferent::layout::finder(session.app.size, false).rows.height);
    assert!((finder.top..finder.top + height).contains(&finder.chosen), "{}", session.text());
}

#[test]
fn the_filters_stay_in_view_and_so_does_what_is_typed() {
    for (width, height) in [(40, 12), (60, 18), (80, 24), (120, 36)] {
        for filters in ["", "f f d d d c c"] {
            let session = Session::at("research", width, height).keys(filters);
            let session =
                session.keys(&format!("w type:{}end", "a".repeat(50))).shows("w Words").shows("end▏");
            let at = afferent::ui::cursor(&session.app).unwrap();
            let under = session.picture().cell(at).unwrap().symbol().to_owned();
            assert_eq!(under, "▏", "{width}×{height}\n{}", session.text());
            let session = session.keys("Home").shows("w Words ▏aaa").keys("Enter");
            if width >= 60 {
                session.shows("f Family").shows("d Design").shows("c Certainty").shows("w Words");
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
