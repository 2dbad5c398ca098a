//! Glossary, sayings, lessons and terms: lists that use the width they have.

use super::common::Session;
use afferent::content::address::Address;
use afferent::page::Role;

/// The columns of the place that hold stops, as what they lead to.
fn columns(session: &Session) -> Vec<Vec<Address>> {
    let columns = session.app.sheet.columns.iter().map(|column| &column.page.stops);
    let targets = columns.map(|stops| stops.iter().map(|stop| stop.target.clone()).collect::<Vec<_>>());
    targets.filter(|targets| !targets.is_empty()).collect()
}

#[test]
fn the_glossary_is_read_down_one_column_after_the_other() {
    let all = columns(&Session::at("glossary", 80, 24)).concat();
    for (width, height, n) in [(100, 30, 1), (120, 36, 1), (200, 60, 3)] {
        let session = Session::at("glossary", width, height);
        let columns = columns(&session);
        assert_eq!((columns.len(), columns.concat()), (n, all.clone()), "{width}×{height}");
        let session = session.shows("▰▰▰ well established");
        if n == 1 {
            session.hides("How certainty is marked").keys("End").shows("How sayings are marked");
        }
    }
    // On a large screen all of it is in view, and right leads to the column beside.
    let session = Session::at("glossary", 200, 60).shows("A-beta fibre").shows("Total treatment effect");
    assert_eq!(session.keys("Right").app.view.focus.unwrap().column, 1);
}

#[test]
fn what_is_said_and_what_is_known_stand_side_by_side() {
    for (width, height) in [(120, 36), (200, 60)] {
        let text = Session::at("said", width, height).text();
        let line = text.lines().find(|line| line.contains("Massage can help")).unwrap();
        assert!(line.contains("▰▰▱ supported") && line.contains("Pooled trials agree"), "{line}");
    }
    // Where they have no room side by side the verdict stands between them, and several sayings are in sight.
    for (width, height, n) in [(80, 24, 1), (100, 30, 3), (120, 36, 3), (200, 60, 8)] {
        let session = Session::at("said", width, height).shows("▰▰▱ supported").shows("Pooled trials agree");
        let (page, area) = (&session.app.sheet.columns[0].page, session.app.sheet.columns[0].area);
        let whole = page.stops.iter().filter(|it| it.block && it.bottom <= area.height).count();
        assert!(whole >= n, "{whole} at {width}x{height}\n{}", session.text());
    }
    // Its studies can be stopped at there too, and Enter opens the evidence.
    Session::at("said", 120, 36).keys("Enter").shows("▌  What is said, what is known").shows("Studies");
    Session::at("said", 200, 60).keys("Tab Enter").shows("American Massage Therapy Association 2017a");
}

#[test]
fn the_sayings_of_a_status_are_counted_and_pointed_at() {
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        let session = Session::at("said", width, height).keys("f f").shows("►mixed 21");
        if width > 100 {
            session.shows("mixed · 21 of 58 sayings").shows("►▰◄► mixed 21");
        }
    }
}

#[test]
fn lessons_show_their_steps_and_arrows_go_from_one_to_the_other() {
    for (width, height) in [(100, 30), (120, 36), (200, 60)] {
        let session = Session::at("home", width, height).keys("t").shows(" 1  What the hands do");
        let steps = session.app.pack.library().lessons().first().unwrap().steps.len();
        session.shows(&format!("{steps}  All of it is real"));
        let session = Session::at("home", width, height).keys("t Down Enter");
        assert_eq!(session.app.lesson.as_ref().unwrap().id.as_str(), "ct-afferent");
    }
    Session::at("home", 200, 60).keys("t").shows("25  Five questions").shows("How to give one");
    // Where there is no room for all of them, those of the lesson in focus; the bars of all stay in view.
    for (width, height) in [(100, 30), (120, 36)] {
        let list = Session::at("lessons", width, height).hides("Two sides of touch");
        let list =
            list.shows("Reading a massage trial · 40 minutes").keys("Down").shows("Two sides of touch");
        list.hides("What the hands do").keys("Up Esc").keys("t").shows("What the hands do");
    }
    Session::at("home", 80, 24).keys("t").hides(" 1  What the hands do").shows("Touch and the CT afferent");
    // The minutes of the steps are a strip, in which a question is seen without colour.
    let session = Session::at("home", 120, 36).keys("t").shows("██ question").shows("▓▓ figure");
    let text = session.text();
    let strip = text.lines().find(|line| line.matches(['█', '▓', '▒', '░']).count() > 60);
    let strip = strip.unwrap_or_else(|| panic!("{text}"));
    let lesson = session.app.pack.library().lessons().first().unwrap();
    let n_questions = lesson.steps.iter().filter(|step| step.prediction.is_some()).count();
    assert_eq!(strip.split(['▓', '▒', '░']).filter(|it| it.contains('█')).count(), n_questions);
}

#[test]
fn a_term_says_where_it_is_used_and_what_stands_beside_it() {
    for (width, height) in [(120, 36), (200, 60)] {
        let session = Session::at("ct-afferent", width, height);
        session.shows("Claims that use the word").shows("Beside it in the glossary").shows("Cytokine");
    }
    // With the outline of the whole, wherever one has come from.
    Session::at("ct-afferent", 200, 60).shows("The whole picture");
    Session::at("glossary", 200, 60).keys("Enter").shows("The whole picture").shows("A-beta fibre");
    // From the claim on its card one comes back to the term.
    let session = Session::at("ct-afferent", 200, 60).keys("Right Home Enter").shows("▌  Evidence");
    session.keys("Esc").shows("Claims that use the word");
}

#[test]
fn no_heading_stands_alone_at_the_end_of_a_page_or_of_the_help() {
    // What a term was met in does not fit on its card any more.
    let session =
        Session::at("ct-afferents", 80, 23).keys("Tab Enter").shows("Where it stands").hides("Met in");
    session.keys("End").shows("Met in");
    // Nor where what has focus is further down than the end.
    for height in 18..40 {
        let text = Session::at("ct-velocity-tuning", 80, height).text();
        let mut card = text.lines().filter_map(|it| it.trim_start().strip_prefix('▌')).map(str::trim);
        let last = card.rfind(|it| !it.is_empty()).unwrap();
        let heads = ["It does not show", "Numbers, as published", "Studies"];
        assert!(!heads.iter().any(|it| last.starts_with(it)), "{text}");
    }
    for (width, height) in [(120, 36), (120, 33), (200, 60)] {
        let text = Session::at("home", width, height).keys("?").shows("Moving").shows("The screen").text();
        let lines: Vec<&str> = text.lines().collect();
        let foot = lines.iter().position(|it| it.contains('╰')).unwrap();
        let heads = ["Everywhere", "Moving", "The screen", "Mouse"];
        assert!(!heads.iter().any(|it| lines[foot - 1].contains(it)), "{text}");
    }
}

#[test]
fn the_columns_of_the_glossary_begin_with_a_letter_and_none_is_cut_on_a_large_screen() {
    let session = Session::at("glossary", 200, 60);
    let terms = &session.app.sheet.columns;
    for column in terms {
        let is_in_view = column.page.stops.iter().all(|term| term.bottom <= column.area.height);
        assert!(is_in_view, "{}", session.text());
    }
    for column in &terms[1..] {
        // In its first lines the letter stands large beside the term.
        assert_eq!(column.page.stops[0].top, 0, "{}", column.page.text());
        assert!(column.page.text().starts_with(['█', '▟']), "{}", column.page.text());
    }
}

#[test]
fn what_was_typed_is_underlined_in_what_was_found() {
    let session = Session::at("home", 80, 24).keys("/ type:touch").shows("Affective touch");
    let picture = session.picture();
    let is_underlined = |y: usize, x: usize| {
        picture.cell((x as u16, y as u16)).unwrap().modifier.contains(ratatui::style::Modifier::UNDERLINED)
    };
    let text = session.text();
    let (y, line) = text.lines().enumerate().find(|(_, line)| line.contains("Affective touch")).unwrap();
    let x = line.split("touch").next().unwrap().chars().count();
    assert!((x..x + 5).all(|x| is_underlined(y, x)) && !is_underlined(y, x - 1), "{text}");
}

#[test]
fn the_lesson_in_focus_is_one_block_between_the_steps_of_its_strip_too() {
    let session = Session::at("lessons", 80, 24);
    let (picture, text) = (session.picture(), session.text());
    let (y, strip) = text.lines().enumerate().find(|(_, line)| line.contains("░ ")).unwrap();
    let gap = strip.chars().collect::<Vec<_>>().windows(2).position(|it| it == ['░', ' ']).unwrap() + 1;
    let ground = |x: usize, y: usize| picture.cell((x as u16, y as u16)).unwrap().bg;
    assert_eq!(ground(gap, y), ground(gap, y - 1), "{text}");
}

#[test]
fn the_study_in_hand_says_on_a_low_screen_how_many_studies_it_has_and_where_it_was_published() {
    Session::at("research", 80, 24).shows("BMJ Evidence-Based Medicine · meta-analysis · 301 studies");
}

#[test]
fn a_low_screen_has_a_line_for_each_study_and_the_chosen_one_in_full() {
    let text = Session::at("research", 200, 60).text();
    assert!(!text.contains('…'), "{text}");
    for (width, height) in [(80, 24), (100, 30), (120, 36)] {
        let session = Session::at("research", width, height);
        let n = session.app.studies_in_view().len();
        assert!(n >= usize::from(height) * 2 / 5, "{n} of {width}x{height}");
        // Titles end with a word, and marks are there at every size.
        let session = session.shows("Effects of open-label placebos").shows("▰▰▱").shows("◆");
        let session = session.shows(if width < 120 { "Claim" } else { "Surest claim" });
        let cut: Vec<String> =
            session.text().lines().filter_map(|it| Some(it.split_once('…')?.0.to_owned())).collect();
        assert!(
            cut.iter().any(|it| ["placebos", "across", "and"].iter().any(|last| it.ends_with(last))),
            "{cut:?}"
        );
    }
    // The longest title of all.
    let words = "w c l i n i c a l Space i m p r o v e m e n t s Space d u e Enter";
    Session::at("research", 80, 24)
        .keys(words)
        .shows("chronic nonspecific low back")
        .shows("pain: a systematic review and meta-analysis");
}

#[test]
fn the_chosen_study_is_whole_wherever_one_moves_in_the_table() {
    for (width, height) in [(40, 18), (80, 14), (80, 24), (100, 30), (200, 60)] {
        for keys in ["End", "PageDown PageDown", "End PageUp Up Up Up Up Up Up Up Up Up"] {
            let session = Session::at("research", width, height).keys(keys);
            let app = &session.app;
            assert!(app.studies_in_view().iter().any(|(nth, _)| *nth == app.research.chosen));
            let study = app.pack.library().study(app.research.study().unwrap()).unwrap();
            let text: Vec<String> = session.text().split_whitespace().map(str::to_owned).collect();
            let last: Vec<&str> = study.title.split_whitespace().rev().take(2).collect();
            assert!(last.iter().all(|it| text.iter().any(|word| word == it)), "{}", session.text());
        }
    }
    let last = Session::at("research", 80, 24).keys("End");
    last.shows("The Art of Massage").shows("row 319 of 319");
}

#[test]
fn sayings_are_a_bar_of_their_statuses_in_one_line() {
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        for keys in ["", "f", "f f f"] {
            let text = Session::at("said", width, height).keys(keys).text();
            let bar = text.lines().find(|line| line.contains("supported 17")).unwrap().replace('\u{a0}', " ");
            let ends: Vec<usize> = ["supported 17", "mixed 21", "contested 13", "opinion 7"]
                .map(|it| bar.find(it).unwrap_or_else(|| panic!("{text}")))
                .to_vec();
            assert!(ends.is_sorted(), "{text}");
        }
    }
    Session::at("said", 80, 24).shows("58 sayings").keys("f").shows("►supported");
}

#[test]
fn every_lesson_is_in_view_on_every_screen() {
    Session::at("lessons", 40, 14).shows("Massage in four minutes");
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        let session = Session::at("lessons", width, height);
        let lessons = session.app.pack.library().lessons().iter().cloned().collect::<Vec<_>>();
        let session =
            lessons.iter().fold(session, |session, it| session.shows(&it.title).shows(&it.one_line));
        // Steps of the first one are named where that takes none of the others away.
        assert_eq!(session.text().contains("What the hands do"), width >= 100, "{}", session.text());
    }
}

#[test]
fn the_steps_of_a_lesson_have_the_colour_of_the_stream_that_they_are_about() {
    let session = Session::at("lessons", 120, 36).shows("● specific   ▲ contextual   ■ non-specific");
    let page = &session.app.sheet.columns[0].page;
    let spans = page.lines.iter().flat_map(|line| &line.spans).filter(|it| it.text.contains(['▓', '▒']));
    let streams: std::collections::BTreeSet<_> = spans
        .filter_map(|it| if let Role::Mark(family) = it.role { Some(family.idx()) } else { None })
        .collect();
    assert_eq!(streams.len(), 3);
}
