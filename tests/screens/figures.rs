//! Figures: they answer keys and the mouse, and say the same in words and as a table.

use super::common::Session;
use afferent::app::settings::Settings;

#[test]
fn a_figure_lives_beside_its_page_and_one_key_away() {
    Session::at("affective-touch", 120, 36).shows("16 claims · 3 figures");
    Session::at("ct-afferents", 120, 36).shows("▸ Stroke lab · schematic").keys("f").shows("› Stroke lab");
    Session::at("ct-afferents", 80, 24)
        .shows("▸ Stroke lab · schematic")
        .keys("Enter")
        .shows("› Stroke lab")
        .keys("Esc")
        .hides("› Stroke lab");
    Session::at("setting", 80, 24).keys("f").shows("There is no figure on this page.");
    Session::at("home", 80, 24).keys("/ type:stroke\\slab Enter").shows("› Stroke lab");
}

#[test]
fn the_point_of_a_figure_is_read_from_afar_where_there_is_room_for_all_of_it() {
    use afferent::scene::large::{Dot, Face, rows};
    let point = "A calf softened a little, and not for long.";
    for (face, width, height) in [(Face::Heavy, 200, 60), (Dot::Quarter.into(), 120, 36)] {
        let session = Session::at("tissue-measurements", width, height).hides(point);
        let rows = rows(point, face).unwrap();
        rows.iter().fold(session, |session, row| session.shows(row.trim_end()));
    }
    // Rows are few: the picture has them.
    for (width, height) in [(80, 24), (100, 30)] {
        Session::at("tissue-measurements", width, height).shows(point);
    }
    let plain = Settings { ascii: true, ..Settings::default() };
    Session::with("tissue-measurements", 200, 60, plain).shows(point);
    // A body gives up rows for letters of its full height alone.
    Session::at("vessel-route", 100, 30).shows("Rubbing flushes the skin, not the artery.");
    let body = Session::at("vessel-route", 120, 36);
    let rows = rows("Rubbing flushes the skin, not the artery.", Dot::Quarter).unwrap();
    rows.iter().fold(body, |body, row| body.shows(row.trim_end()));
}

#[test]
fn a_figure_answers_keys_and_mouse() {
    let session = Session::at("stroke-lab", 120, 36)
        .shows("3 cm/s")
        .keys("Right")
        .shows("5 cm/s")
        .keys("Left Left")
        .shows("2 cm/s");
    let session = session
        .keys("Down Left")
        .shows("18 °C")
        .keys("Down Right")
        .shows("glabrous (palm)")
        .keys("0")
        .shows("3 cm/s");
    let text = session.text();
    let row = text.lines().position(|line| line.contains("►speed") || line.contains(" speed ")).unwrap();
    session.keys(&format!("click:12,{}", row + 1)).shows("0.1 cm/s");
    let stage = |keys: &str| {
        let session = Session::at("stroke-lab", 120, 36).keys(keys);
        session.app.stages.values().next().unwrap().clone()
    };
    assert!(!stage("Space").is_playing && stage("Space Space").is_playing);
    let seconds = |keys: &str, then: f64| assert!((stage(keys).seconds() - then).abs() < 1e-9, "{keys}");
    seconds("Space wait:900", 0.0);
    seconds("> wait:900", 1.8);
    seconds(". . ,", 0.1);
}

#[test]
fn on_a_palm_no_ct_fibre_is_drawn_and_the_picture_says_so() {
    let hairy = Session::at("stroke-lab", 120, 36).keys("wait:900").shows("CT answers most strongly");
    let palm = hairy.keys("Down Down Right");
    let palm = palm.shows("none drawn for this skin").shows("no CT drawn for this skin").hides("not at all");
    palm.shows("On palms few slow fibres have been found")
        .shows("Few CT fibres have been found in palms")
        .keys("w")
        .shows("draws no CT fibres for this skin");
}

#[test]
fn the_help_names_a_clock_only_where_one_runs() {
    Session::at("stroke-lab", 120, 36).keys("?").shows("Play or pause");
    Session::at("forest-plot", 120, 36).keys("?").hides("Play or pause").hides("Slower");
    // What can be done is written out, at the smallest size too.
    Session::at("ct-afferents", 80, 24)
        .keys("? type:definition")
        .shows("Show the definition of the term in focus");
}

#[test]
fn what_is_pleasant_is_a_curve_with_the_value_of_every_tested_speed() {
    let tested = |session: &Session| {
        for said in
            ["4.67", "6.65", "4.48", "rated pleasantness", "0 is the middle of a scale from −10 to 10"]
        {
            assert!(session.text().contains(said), "{said}:\n{}", session.text());
        }
    };
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        tested(&Session::at("stroke-lab", width, height).keys("Down Down Down Right"));
    }
}

#[test]
fn a_click_on_the_curve_sets_the_speed() {
    for (width, height) in [(80, 24), (120, 36)] {
        let session = Session::at("stroke-lab", width, height);
        let text = session.text();
        let row = text.lines().position(|line| line.contains("30 cm/s")).unwrap();
        let line = text.lines().nth(row).unwrap();
        let column = line.split_once("10").map(|(before, _)| before.chars().count()).unwrap();
        session.keys(&format!("click:{column},{}", row - 2)).shows("10 cm/s: CT answers");
    }
}

#[test]
fn knobs_out_of_view_are_counted() {
    let forest = Session::at("forest-plot", 80, 24).shows("▾ 5 more").keys("Tab Tab").hides("▾ 5 more");
    forest.shows("▴ 2 ▾ 3 more").keys("Tab Tab Tab").shows("▴ 5 more");
    Session::at("nerve-race", 80, 24).shows("▾ 2 more").keys("Down Down Down").shows("▴ 2 more");
    Session::at("stroke-lab", 40, 12).shows("▾ 3 more").keys("Down").shows("▴ 1 ▾ 2");
    Session::at("stroke-lab", 120, 36).hides("▾");
    let plain = Settings { ascii: true, ..Settings::default() };
    Session::with("forest-plot", 80, 24, plain).shows("v 5 more");
}

#[test]
fn a_slider_can_be_dragged() {
    use afferent::app::Msg;
    use ratatui::layout::Position;
    let mut session = Session::at("stroke-lab", 120, 36);
    let row = session.text().lines().position(|line| line.contains("►speed")).unwrap() as u16;
    let slider = session.app.figure_area().unwrap().2.knobs[0].slider;
    session.app.update(Msg::Click(Position { x: slider.x, y: row }));
    session.app.update(Msg::Drag(Position { x: slider.right() - 1, y: row }));
    let session = session.shows("30 cm/s");
    assert_eq!(session.app.stages.values().next().unwrap().chosen, 0);
}

#[test]
fn a_figure_says_the_same_in_words_and_as_a_table() {
    Session::at("stroke-lab", 100, 40)
        .keys("Left Left w")
        .shows("A stroke of 1.5 cm/s at 32 °C over hairy skin.")
        .keys("w")
        .shows("►speed");
    let table = Session::at("stroke-lab", 100, 60)
        .keys("t")
        .shows("People whose own curve shows the arch")
        .shows("67.1 %");
    for speed in ["0.1 cm/s", "3 cm/s", "30 cm/s"] {
        assert!(table.text().contains(speed));
    }
    table.keys("Esc").shows("►speed").keys("Esc").hides("› Stroke lab");
}

/// What the pack's figures must do whatever their kind.
fn every_figure(
    mut test: impl FnMut(&afferent::content::figure::Figure, &afferent::content::library::Library),
) {
    let pack = afferent::content::Pack::builtin();
    let library = pack.library();
    library.figures().iter().for_each(|figure| test(figure, library));
}

/// Settings of a figure: as it begins, and each knob at each of its steps in turn, of many at some.
fn settings(
    figure: &afferent::content::figure::Figure,
    library: &afferent::content::library::Library,
) -> Vec<Vec<usize>> {
    let stage = afferent::app::stage::Stage::new(library, figure);
    let mut all = vec![stage.at.clone()];
    for (knob, it) in stage.knobs.iter().enumerate() {
        for step in (0..it.steps.len()).step_by(it.steps.len().div_ceil(16).max(1)) {
            let mut at = stage.at.clone();
            at.get_mut(knob).into_iter().for_each(|it| *it = step);
            all.push(at);
        }
    }
    all
}

#[test]
fn every_figure_says_everything_in_words_and_as_a_table_at_every_setting() {
    every_figure(|figure, library| {
        let (kind, id) = (figure.data.kind(), &figure.id);
        for at in settings(figure, library) {
            let words = kind.words(library, &at);
            assert!(
                !words.is_empty()
                    && words.iter().all(|it| it.trim_end_matches("**").ends_with(['.', '?', ']', ')'])),
                "{id}: {words:?}"
            );
            let readout = kind.readout(library, &at);
            assert!(!readout.is_empty() && !readout.contains('\n'), "{id}: {readout}");
            let tables = kind.tables(library, &at);
            assert!(tables.iter().any(|table| !table.rows.is_empty()), "{id} has no table");
            for table in tables {
                assert!(
                    table.rows.iter().all(|row| row.len() == table.columns.len()),
                    "{id}: {}",
                    table.title
                );
            }
            assert!(!figure.studies_at(library, &at).is_empty(), "{id} names no study at {at:?}");
            for study in figure.studies_at(library, &at) {
                assert!(library.study(&study).is_some(), "{id}: {study}");
            }
        }
        assert_eq!(kind.faults(), [], "{id}");
    });
}

#[test]
fn what_a_figure_lets_one_point_at_is_one_of_its_steps() {
    use afferent::scene::figure::{View, picture};
    use afferent::scene::{Cells, Meaning};
    every_figure(|figure, library| {
        for at in settings(figure, library) {
            let knobs = figure.data.kind().knobs(library, &at);
            for (x, y) in [(76, 11), (112, 20), (190, 44), (9, 3), (1, 1)] {
                let view = View {
                    library,
                    at: &at,
                    was: &at,
                    size: Cells { x, y },
                    family: library.family(&figure.topic),
                    seconds: None,
                    progress: 1.0,
                    is_beside: false,
                    is_slide: false,
                    is_titled: false,
                };
                let scene = picture(&figure.data, &view);
                for area in &scene.areas {
                    let Meaning::Step { knob, step } = area.means else { panic!("{}: {area:?}", figure.id) };
                    assert!(
                        knobs.get(knob).is_some_and(|knob| step < knob.steps.len()),
                        "{} at {x}×{y}: {area:?}",
                        figure.id
                    );
                }
                // No words lie on others, and none outside. Of a picture too small for any they are cut off.
                for (nth, label) in scene.labels.iter().enumerate().filter(|_| x >= 36) {
                    let (left, row) = label.at;
                    assert!(
                        left >= 0 && row >= 0 && left + label.width() <= i32::from(x) && row < i32::from(y),
                        "{} at {x}×{y}: {label:?} lies outside",
                        figure.id
                    );
                    let meets = |it: &&afferent::scene::Label| {
                        it.at.1 == row && it.at.0 < left + label.width() && left < it.at.0 + it.width()
                    };
                    let other = scene.labels.iter().skip(nth + 1).find(meets);
                    assert!(other.is_none(), "{} at {x}×{y}: {label:?} on {other:?}", figure.id);
                }
            }
        }
    });
}

#[test]
fn every_figure_is_drawn_at_every_size_and_in_ascii() {
    every_figure(|figure, _| {
        for (width, height) in [(80, 24), (120, 36), (200, 60), (60, 18), (20, 5)] {
            let session = Session::at(&format!("figure:{}", figure.id), width, height)
                .keys("Right Down Right wait:500 Space Tab Left");
            assert!(
                width < 60 || session.text().contains(figure.title.as_str()),
                "{} at {width}×{height}",
                figure.id
            );
        }
    });
}

#[test]
fn a_table_and_words_follow_what_is_set() {
    let session = Session::at("forest-plot", 100, 300).keys("Right t");
    session.shows("more rows are filtered out").keys("0").hides("more rows are filtered out");
    let stage = Session::at("ct-ascending", 120, 60).keys("Space Right Right w");
    let text = stage.text();
    assert_ne!(stage.keys("0").text(), text);
}

#[test]
fn no_clock_runs_behind_a_table_or_words() {
    for keys in ["t", "w"] {
        let session = Session::at("ct-ascending", 120, 36).keys("Space");
        assert!(session.app.is_animating());
        let session = session.keys(keys);
        assert!(!session.app.is_animating(), "{keys}");
        let stage = |session: &Session| session.app.stages.values().next().unwrap().clone();
        let before = stage(&session);
        let session = session.tick(5000);
        assert_eq!(stage(&session), before, "{keys}");
        assert!(session.keys(keys).app.is_animating(), "{keys}");
    }
}

#[test]
fn a_table_and_words_have_the_keys_of_a_page() {
    let table = Session::at("forest-plot", 100, 24).keys("t").shows("table").hides("less").hides("play");
    let table = table.keys("Space");
    assert!(table.app.view.top(0) > 0);
    assert!(!table.app.is_animating());
    let from_the_end = table.keys("End").text();
    assert_ne!(from_the_end, Session::at("forest-plot", 100, 24).keys("t").text());
    Session::at("stroke-lab", 120, 36).keys("w t").shows("67.1 %").keys("f").shows("› From slow stroke");
}

#[test]
fn a_click_beside_a_slider_only_chooses_its_knob() {
    let session = Session::at("stroke-lab", 120, 36);
    let knob = session.app.figure_area().unwrap().2.knobs[1];
    let at = session.app.stages.values().next().unwrap().at.clone();
    for x in [knob.name.x + 2, knob.slider.x - 1, knob.slider.right(), knob.value.x + 1] {
        let click = format!("click:{},{}", x + 1, knob.line.y + 1);
        let session = Session::at("stroke-lab", 120, 36).keys(&click);
        let stage = session.app.stages.values().next().unwrap();
        assert_eq!((stage.chosen, &stage.at), (knob.knob, &at), "{click}");
    }
    let click = format!("click:{},{}", knob.slider.x + 1, knob.line.y + 1);
    let session = Session::at("stroke-lab", 120, 36).keys(&click);
    assert_eq!(session.app.stages.values().next().unwrap().at[knob.knob], 0);
}

#[test]
fn a_drag_keeps_the_knob_that_it_began_on() {
    use afferent::app::Msg;
    use ratatui::layout::Position;
    let mut session = Session::at("stroke-lab", 120, 36);
    let knobs = session.app.figure_area().unwrap().2.knobs;
    let (first, second) = (knobs[0], knobs[1]);
    let before = session.app.stages.values().next().unwrap().at.clone();
    session.app.update(Msg::Click(Position { x: first.slider.x, y: first.line.y }));
    // Down a line and beyond the end: the first knob follows, the other stays.
    session.app.update(Msg::Drag(Position { x: first.slider.right() + 9, y: second.line.y }));
    let stage = session.app.stages.values().next().unwrap();
    assert_eq!(stage.at[first.knob], stage.knobs[first.knob].steps.len() - 1);
    assert_eq!(stage.at[second.knob], before[second.knob]);
    // What began on a name moves nothing.
    session.app.update(Msg::Click(Position { x: second.name.x + 2, y: second.line.y }));
    session.app.update(Msg::Drag(Position { x: second.slider.x, y: second.line.y }));
    assert_eq!(session.app.stages.values().next().unwrap().at[second.knob], before[second.knob]);
}

#[test]
fn the_rows_of_a_figure_are_paged_through() {
    let session = Session::at("forest-plot", 120, 36).keys("End").shows("row 82 of 82");
    let session = session.keys("Home").hides("row 81").keys("PageDown PageDown");
    let row = |session: &Session| {
        let stage = session.app.stages.values().next().unwrap();
        stage.at[stage.knobs.iter().position(|knob| knob.is_rows).unwrap()]
    };
    let two_pages = row(&session);
    assert!((10..60).contains(&two_pages), "{two_pages}");
    assert_eq!(row(&session.keys("PageUp")) * 2, two_pages);
    // Without rows there is nothing to page through.
    let before = Session::at("stroke-lab", 120, 36);
    assert_eq!(before.text(), Session::at("stroke-lab", 120, 36).keys("PageDown End PageUp Home").text());
}

#[test]
fn a_figure_that_is_alone_on_its_page_says_so() {
    Session::at("forest-plot", 120, 36).keys("f").shows("There is no other figure on this page.");
}
