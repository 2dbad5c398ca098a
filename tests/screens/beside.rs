//! Figures of a text: beside it, or where there is no room within it.

use super::common::Session;
use afferent::app::place::Place;
use afferent::content::Pack;

#[test]
fn where_a_figure_has_no_room_beside_the_text_its_picture_stands_in_it() {
    for (place, what) in [("ct-afferents", "Stroke lab · "), ("study:vallbo-1999", "Nerve race · ")] {
        let session = Session::at(place, 80, 24).shows(what);
        let stops = session.app.sheet.columns[0].page.stops.clone();
        let stop = stops.iter().find(|it| it.picture > 0).unwrap();
        let area = session.app.sheet.columns[0].area;
        let first = area.y + stop.bottom - stop.picture;
        let drawn = |session: &Session, row: u16| {
            let line = session.text().lines().nth(row.into()).unwrap().to_owned();
            line.chars().skip(3).take(60).collect::<String>()
        };
        let picture: Vec<String> = (first..first + stop.picture).map(|row| drawn(&session, row)).collect();
        assert!(picture.iter().all(|line| !line.trim().is_empty()), "{}", session.text());
        // It is scrolled with the words, and cut where they are.
        let scrolled = Session::at(place, 80, 24).keys("wheeldown:20,10");
        let by = scrolled.app.view.top(0);
        assert!(by > 0, "{}", scrolled.text());
        assert_eq!(drawn(&scrolled, first - by).trim_end(), picture[0].trim_end());
        // A click on it goes into it.
        let click = format!("click:20,{}", first + 2);
        assert!(matches!(Session::at(place, 80, 24).keys(&click).app.nav.here, Place::Figure(_)), "{place}");
    }
    Session::at("study:vallbo-1999", 80, 24)
        .keys("f")
        .shows("Home › ")
        .shows("A slow message reaches the brain");
    // A pathway cannot be told in so few lines.
    let pathway = Session::at("oxytocin", 80, 24).shows("The oxytocin idea, step by step");
    assert!(pathway.app.sheet.pictures().next().is_none());
    // Beside the text it stands there once.
    let wide = Session::at("ct-afferents", 120, 36);
    assert!(wide.app.sheet.pictures().next().is_none());
}

#[test]
fn beside_a_text_no_name_of_a_row_is_cut() {
    let text = Session::at("specific", 200, 60).text();
    let beside: Vec<&str> =
        text.lines().filter_map(|line| Some(line.rsplit_once('┃')?.1.trim_end())).collect();
    let at = beside.iter().position(|line| line.contains("neurotransmitter")).unwrap();
    let name = [beside[at], beside[at + 1]].join(" ");
    assert!(name.contains("or") && name.contains("neuropeptide"), "{text}");
}

#[test]
fn beside_a_text_what_kind_of_figure_it_is_is_never_cut() {
    for width in [110, 120, 200] {
        Session::at("study:vallbo-1999", width, 36).shows("simulation").hides("simulat…");
        Session::at("specific", width, 60).hides("published numb…").hides("published n…");
    }
}

#[test]
fn at_the_foot_of_a_page_no_picture_and_no_row_has_only_begun() {
    // The picture of a study is made a line lower where it is whole then; where it has not begun to be, an arrow.
    let whole = |place: &str| {
        let session = Session::at(place, 80, 24);
        let column = &session.app.sheet.columns[0];
        let stop = column.page.stops.iter().find(|it| it.picture > 0).unwrap();
        (stop.picture, stop.bottom <= column.area.height)
    };
    assert_eq!(whole("study:loken-2009"), (6, true));
    assert_eq!(whole("study:vallbo-1999"), (7, true));
    // A lesson of which two lines of three would be in view is not begun, and neither is its heading left alone.
    for (height, n) in [(24, 4), (20, 3), (19, 3)] {
        let text = Session::at("lessons", 80, height).text();
        assert_eq!(text.matches(" questions for hands").count() + 1, n, "{height}\n{text}");
    }
    // A click where it would stand goes nowhere.
    let text = Session::at("lessons", 80, 19).text();
    let last = text.lines().enumerate().filter(|(_, line)| line.starts_with(" │ ")).last().unwrap().0;
    for row in last + 2..19 {
        let session = Session::at("lessons", 80, 19).keys(&format!("click:10,{row}"));
        assert!(session.app.lesson.is_none() && session.app.nav.here == Place::Lessons, "{row}\n{text}");
    }
    // What has focus is never hidden.
    let session = Session::at("study:loken-2009", 100, 26);
    session.keys("Down").shows("● CT afferents");
}

#[test]
fn a_figure_that_is_of_a_study_stands_before_its_scale_where_it_has_no_room_beside_it() {
    let lines = |study: &str, (width, height), words: &str| {
        let text = Session::at(study, width, height).text();
        text.lines().position(|line| line.contains(words))
    };
    for size in [(80, 24), (100, 30), (120, 36)] {
        let at = |words| lines("study:fuentes-2014", size, words).unwrap();
        assert!(at("Alliance two by two") < at("How large"), "{size:?}");
        // One that many studies are in says nothing of one of them.
        assert_eq!(lines("study:furlan-2015", size, "Forest plot"), None, "{size:?}");
    }
}

#[test]
fn a_study_has_the_first_figure_that_rests_on_it_beside_it_where_there_is_room() {
    for (width, height) in [(120, 36), (200, 60)] {
        let session = Session::at("study:vallbo-1999", width, height).shows("To cite it");
        session.shows("▸ Nerve race").keys("f").shows("› Nerve race");
    }
    // Of two it is the one that is made of fewer others.
    let own = Session::at("study:loken-2009", 100, 30).shows("▸ Stroke lab").shows("To cite it");
    // And where it is narrow no words lie over its arch.
    own.hides("▸ From slow stroke").shows("slow CT").hides("the quicker, the more");
    // A scale of effects leaves none on a screen of 120 columns: it has all of them.
    let scale = Session::at("study:fuentes-2014", 120, 36).shows("95 % interval");
    scale
        .keys("PageDown")
        .shows("Warm manner, sham current, against minimal manner, sham current")
        .keys("End")
        .shows("To cite it");
    // One that no figure rests on has what leans on it.
    Session::at("study:cashin-2025", 120, 36).shows("What came out").shows("What leans on it");
}

#[test]
fn a_figure_on_the_page_of_a_study_shows_what_that_study_found() {
    let built = Pack::builtin();
    let library = built.library();
    // Beside the text and within it, by turns: both are the same figure.
    let sizes = [(120, 36), (80, 24)].into_iter().cycle();
    let studies = library.studies().iter().filter(|it| library.figures_showing(&it.id).next().is_some());
    for (study, (width, height)) in studies.zip(sizes) {
        let session = Session::at(&format!("study:{}", study.id), width, height);
        let app = &session.app;
        let beside = app.visible_figure().map(|(figure, ..)| figure.id.clone());
        for id in beside.iter().chain(app.sheet.pictures()) {
            let (figure, stage) = (library.figure(id).unwrap(), &app.stages[id]);
            let behind = figure.studies_at(library, &stage.at);
            assert!(behind.contains(&study.id), "{} at {:?}: {id} shows {behind:?}", study.id, stage.at);
        }
    }
    // Wherever one comes from, and whatever the figure showed before.
    Session::at("figure:blood-flow", 120, 36).keys("/ type:franklin Enter").hides("766");
}
