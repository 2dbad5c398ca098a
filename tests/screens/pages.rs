//! Pages: what is large on them, and that words and bars have the room there is.

use super::common::Session;
use afferent::app::settings::Settings;
use afferent::content::model::Family;
use afferent::ui::theme::Look;

#[test]
fn the_key_of_the_bars_and_the_row_of_a_figure_have_one_line() {
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        let text = Session::at("specific", width, height).text();
        let key = text.lines().filter(|line| line.contains("supported") && line.contains("emerging"));
        let key: Vec<&str> = key.collect();
        assert!(key.len() == 1 && key[0].contains("advice") && key[0].contains("agreed"), "{text}");
    }
    // Where there is no room for its picture.
    Session::at("contextual", 100, 30).shows("▸ Trial lens · Two groups side by side: what their difference");
}

#[test]
fn the_figure_of_a_stream_is_whole_below_its_cards_where_there_is_room() {
    let session = Session::at("specific", 120, 36).shows("▸ How good are the reviews? · published results");
    session.shows("neurovascular").shows("biomechanical").shows("critically low");
    Session::at("contextual", 120, 36).shows("▸ Trial lens · schematic").shows("cancels");
    // Elsewhere one comes to it.
    Session::at("specific", 80, 24).hides("neurovascular").keys("PageDown").shows("neurovascular");
}

#[test]
fn bars_have_their_numbers_in_the_middle_and_are_as_high_as_there_are_lines_and_below_each_other_where_all_have_room()
 {
    use afferent::page::{Line, Role};
    let bars = |width, height| {
        let session = Session::at("specific", width, height);
        let column = &session.app.sheet.columns[0];
        let has = |line: &Line, is: fn(Role) -> bool| line.spans.iter().filter(|it| is(it.role)).count() > 3;
        let is_number = |line: &Line| {
            has(line, |it| matches!(it, Role::Piece(_)))
                && line.spans.iter().all(|it| !it.text.contains("established"))
        };
        let is_rim = |line: &Line| has(line, |it| matches!(it, Role::Rim(_)));
        let lines = &column.page.lines;
        let tall = lines.windows(3).filter(|it| is_rim(&it[0]) && is_number(&it[1]) && is_rim(&it[2]));
        let n = (lines.iter().filter(|it| is_number(it)).count(), tall.count());
        let cards = column.page.stops.iter().filter(|it| it.block).take(4).collect::<Vec<_>>();
        (n, cards.iter().all(|it| it.left == cards[0].left))
    };
    assert_eq!(bars(80, 24), ((4, 0), true));
    assert_eq!(bars(100, 30), ((4, 0), true));
    assert_eq!(bars(120, 36), ((2, 0), false));
    assert_eq!(bars(200, 60), ((4, 4), true));
}

#[test]
fn on_the_page_of_a_study_its_numbers_or_its_figure_are_large_and_else_its_name() {
    // The name stands in the crumbs already.
    let is_named = |session: &Session, name: &str| session.app.sheet.columns[0].page.text().starts_with(name);
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        let study = Session::at("packheiser-2024", width, height).shows("› Packheiser et al. 2024");
        assert!(!is_named(&study, "Packheiser"), "{}", study.text());
        // Where lines are few they are for the scale.
        if height < 30 {
            study.shows("212 studies")
        } else {
            study.shows_large("212")
        };
    }
    let study = Session::at("study:loken-2009", 100, 30).shows("▸ Stroke lab");
    assert!(!is_named(&study, "Löken"), "{}", study.text());
    Session::at("study:cashin-2021", 120, 36).shows_large("Cashin et al. 2021");
}

#[test]
fn the_pages_below_a_stream_are_all_in_view_on_every_screen() {
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        for stream in ["specific", "contextual", "non-specific"] {
            let session = Session::at(stream, width, height);
            let effects = &session.app.pack.front.effects;
            let effect = effects.iter().find(|it| it.topic.as_str() == stream).unwrap();
            let names: Vec<String> = effect.inside.iter().map(|it| it.topic.to_string()).collect();
            let library = session.app.pack.library();
            let titles: Vec<String> =
                names.iter().map(|id| library.topic(&id.as_str().into()).unwrap().title.clone()).collect();
            titles.iter().fold(session, |session, it| session.shows(it));
        }
    }
}

#[test]
fn what_a_study_measured_has_the_colour_of_its_stream_and_so_has_its_page() {
    let look = Look::new(&Settings::default());
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        let study = Session::at("study:loken-2009", width, height);
        assert_eq!(study.app.family(), Family::Specific);
        let accent = look.family(Family::Specific).fg;
        let n =
            study.picture().content.iter().filter(|it| Some(it.fg) == accent && it.symbol() != " ").count();
        assert!(n > 40, "{n} at {width}x{height}");
    }
    // Claims of several streams lean on it.
    assert_eq!(Session::at("study:furlan-2015", 80, 24).app.family(), Family::Total);
}
