//! Screens by keys: what is seen and what happens. Pictures are in `snapshots/`.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod alliance_two_by_two;
mod answers;
mod beforehand;
mod beside;
mod cards;
mod common;
mod contrast;
mod cursor;
mod early;
mod effect_mixer;
mod figures;
mod film;
mod flashes;
mod footnotes;
mod forest_plot;
mod hands;
mod hidden;
mod hover;
mod inflammation_after_exercise;
mod keys;
mod lesser;
mod lessons;
mod lists;
mod marks;
mod measurements;
mod natural_course;
mod nerve_race;
mod notes;
mod pages;
mod pathway_player;
mod posed;
mod progress;
mod quiz;
mod regression_to_the_mean;
mod reload;
mod review;
mod search;
mod shown;
mod slides;
mod steps;
mod trial_lens;

use afferent::app::keymap::Keymap;
use afferent::app::settings::{ColorTier, Settings, ThemeName};
use afferent::app::{Effect, Fresh};
use common::Session;
use insta::assert_snapshot;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;
use std::fmt::Write;

/// The picture with a line for every run of cells that look the same: plain text drops colour.
fn styled(buf: &Buffer) -> String {
    let mut out = String::new();
    for (y, row) in buf.content.chunks(usize::from(buf.area.width)).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| (a.fg, a.bg, a.modifier) == (b.fg, b.bg, b.modifier)) {
            let text: String = run.iter().map(ratatui::buffer::Cell::symbol).collect();
            let Some(cell) = run.first() else { continue };
            if !text.trim().is_empty() || cell.modifier.contains(Modifier::REVERSED) {
                writeln!(out, "{y:>2},{x:<3} {:?} on {:?} {:?} | {text}", cell.fg, cell.bg, cell.modifier)
                    .unwrap();
            }
            x += run.len();
        }
    }
    out
}

fn settings(theme: ThemeName, color: ColorTier, ascii: bool) -> Settings {
    Settings { theme, color, ascii, motion: false, ..Settings::default() }
}

#[test]
fn home_makes_its_point_at_every_size() {
    for (width, height) in [(40, 12), (80, 24), (120, 36), (200, 60)] {
        assert_snapshot!(format!("home-{width}x{height}"), Session::at("home", width, height).text());
    }
}

#[test]
fn nothing_on_the_home_screen_is_clipped_at_80_by_24() {
    for keys in ["", "Down", "Down Down", "Right"] {
        let text = Session::at("home", 80, 24).keys(keys).text();
        assert!(!text.contains('…'), "{text}");
        let session = Session::at("home", 80, 24);
        for effect in &session.app.pack.front.effects {
            let inside = effect.inside.iter().map(|inside| inside.label.as_str());
            for words in [effect.title.as_str()].into_iter().chain(inside) {
                assert!(text.contains(words), "{words:?} is clipped:\n{text}");
            }
            // What is written within a stream may stand in two lines.
            for word in effect.tag.split(' ') {
                assert!(text.contains(word), "{word:?} of {:?} is clipped:\n{text}", effect.tag);
            }
        }
    }
}

#[test]
fn every_level_has_its_picture() {
    for (name, place, keys) in [
        ("family", "specific", ""),
        ("topic", "ct-afferents", ""),
        ("evidence", "two-touch-systems", ""),
        ("evidence-with-sizes", "crawford-gradient", ""),
        ("study", "loken-2009", ""),
        ("sayings", "amta-serotonin", ""),
        ("term", "ct-afferent", ""),
        ("glossary", "glossary", ""),
        ("research", "research", ""),
        ("finder", "home", "/ type:oxytocin"),
        ("help", "ct-afferents", "?"),
        ("limits", "expectations", "l"),
        ("stroke-lab", "stroke-lab", "Right Right wait:2500"),
        ("stroke-lab-pleasantness", "stroke-lab", "Down Down Down Right"),
        ("stroke-lab-people", "stroke-lab", "Down Down Down Right Right"),
        ("stroke-lab-at-first", "stroke-lab", ""),
        ("nerve-race", "nerve-race", "wait:400"),
        ("nerve-race-there", "nerve-race", "Right wait:9000"),
        ("inflammation-after-exercise", "inflammation-after-exercise", ""),
        ("inflammation-after-exercise-people", "inflammation-after-exercise", "Right"),
        ("inflammation-after-exercise-limits", "inflammation-after-exercise", "Right Right Down"),
        ("stroke-lab-table", "stroke-lab", "t"),
        ("stroke-lab-words", "stroke-lab", "Left w"),
        ("effect-mixer", "effect-mixer", ""),
        ("effect-mixer-revealed", "effect-mixer", "Down Right wait:600"),
        ("effect-mixer-table", "effect-mixer", "t"),
        ("regression-to-the-mean", "regression-to-the-mean", "f wait:2100"),
        ("regression-to-the-mean-words", "regression-to-the-mean", "f Right w"),
        ("trial-lens", "trial-lens", "Right Down Down wait:900"),
        ("trial-lens-no-pair", "trial-lens", "Tab Right Right wait:900"),
        ("trial-lens-words", "trial-lens", "w"),
        ("alliance-two-by-two", "alliance-two-by-two", "Right Down Right wait:900"),
        ("alliance-two-by-two-steps", "alliance-two-by-two", "Down Down Right Up Right wait:900"),
        ("pathway", "ct-ascending", "Down Down Down Down"),
        ("pathway-signal", "ct-ascending", "Down Down Down Space wait:1000"),
        ("pathway-what-if", "descending-opioid-brake", "Tab Right"),
        ("pathway-tissue", "figure:mechanotransduction", ". . . ."),
        ("natural-course", "natural-course", ""),
        ("natural-course-intervals", "natural-course", "Down Right Down Right Up Up Left Left Left Left"),
        ("natural-course-change", "natural-course", "Down Right Right Right"),
        ("measurements-rows", "blood-flow", "Down Down"),
        ("measurements-panels", "hormones", ""),
        ("measurements-course", "tissue-measurements", "Right wait:500 Down"),
        ("measurements-order", "mechanism-reviews", "Down"),
        ("measurements-table", "touch-by-whom", "t"),
        ("forest-plot", "forest-plot", ""),
        ("forest-plot-usual-care", "forest-plot", "Right Right Right Right Down Down"),
        ("forest-plot-by-size", "forest-plot", "Tab Tab Tab Tab Right Down"),
        ("forest-plot-words", "forest-plot", "Down w"),
    ] {
        assert_snapshot!(format!("{name}-80x24"), Session::at(place, 80, 24).keys(keys).text());
        assert_snapshot!(format!("{name}-120x36"), Session::at(place, 120, 36).keys(keys).text());
    }
}

#[test]
fn every_kind_of_figure_uses_a_large_screen() {
    for (name, place, keys) in [
        ("stroke-lab-at-first", "stroke-lab", ""),
        ("nerve-race", "nerve-race", "wait:400"),
        ("pathway", "ct-ascending", ". . . . Tab Right Right"),
        ("trial-lens", "trial-lens", "Tab Right wait:900"),
        ("effect-mixer", "effect-mixer", "Down Right wait:600"),
        ("regression-to-the-mean", "figure:regression-to-the-mean", "wait:2100"),
        ("natural-course", "natural-course", ""),
        ("alliance-two-by-two", "alliance-two-by-two", "Right Down Right wait:900"),
        ("forest-plot", "forest-plot", ""),
        ("inflammation-after-exercise", "inflammation-after-exercise", ""),
        ("measurements", "blood-flow", "Down Down"),
    ] {
        assert_snapshot!(format!("{name}-200x60"), Session::at(place, 200, 60).keys(keys).text());
    }
}

#[test]
fn every_tier_of_colour_has_its_look() {
    for (name, settings) in [
        ("dark", settings(ThemeName::Dark, ColorTier::True, false)),
        ("light", settings(ThemeName::Light, ColorTier::True, false)),
        ("high-contrast", settings(ThemeName::HighContrast, ColorTier::True, false)),
        ("256", settings(ThemeName::Dark, ColorTier::Ansi256, false)),
        ("16", settings(ThemeName::Dark, ColorTier::Ansi16, false)),
        ("mono", settings(ThemeName::Mono, ColorTier::True, false)),
        ("ascii", settings(ThemeName::Dark, ColorTier::None, true)),
    ] {
        assert_snapshot!(
            format!("style-home-{name}"),
            styled(&Session::with("home", 80, 24, settings).picture())
        );
        let topic = Session::with("expectations", 80, 24, settings).keys("Down");
        assert_snapshot!(format!("style-topic-{name}"), styled(&topic.picture()));
    }
}

#[test]
fn focus_is_seen_without_colour() {
    for ascii in [false, true] {
        let settings = settings(ThemeName::Dark, ColorTier::None, ascii);
        // Colour is not compared: what must differ is a glyph or a modifier.
        let look = |session: &Session| {
            let picture = session.picture();
            picture.content.iter().map(|cell| (cell.symbol().to_owned(), cell.modifier)).collect::<Vec<_>>()
        };
        for (place, keys) in [
            ("home", "Down"),
            ("specific", "Down"),
            ("expectations", "Down"),
            ("expectations", "Tab"),
            ("loken-2009", "Tab"),
            ("research", "Down"),
            ("glossary", "Down"),
        ] {
            let before = look(&Session::with(place, 80, 24, settings));
            let after = look(&Session::with(place, 80, 24, settings).keys(keys));
            assert!(before != after, "{keys} at {place} changes nothing that can be seen without colour");
        }
    }
}

#[test]
fn ascii_is_nothing_but_ascii() {
    let settings = settings(ThemeName::Dark, ColorTier::None, true);
    for place in [
        "home",
        "ct-afferents",
        "opioidergic-pathways",
        "loken-2009",
        "crawford-gradient",
        "research",
        "glossary",
        "nerve-race",
        "inflammation-after-exercise",
        "stroke-lab",
    ] {
        let text = Session::with(place, 120, 36, settings).text();
        assert!(text.is_ascii(), "{place}:\n{text}");
    }
}

#[test]
fn a_citation_in_ascii_does_not_run_into_its_word() {
    let settings = settings(ThemeName::Dark, ColorTier::None, true);
    Session::with("ct-afferents", 120, 36, settings).shows("answer to gentle contact[1].");
}

#[test]
fn no_letter_of_the_pack_is_lost_in_ascii() {
    let lost = |text: &str| {
        text.chars().filter(|c| *c != '?' && afferent::ui::paint::ascii(*c) == '?').collect::<String>()
    };
    for file in afferent::content::source::builtin() {
        assert_eq!(lost(&file.text), "", "in {}", file.path);
    }
}

#[test]
fn four_levels_down_and_up_again() {
    Session::at("home", 120, 36)
        .keys("Enter")
        .shows("Home › ● Specific effects")
        .keys("Enter")
        .shows("› Affective touch")
        .keys("Enter")
        .shows("› CT afferents")
        .keys("Down Enter")
        .shows("▌  Evidence · ")
        .keys("Enter")
        .shows("CT afferents › Vallbo et al. 1999")
        .keys("Esc")
        .hides("› Vallbo")
        .shows("› CT afferents")
        .keys("Esc")
        .hides("› CT afferents")
        .keys("Esc Esc")
        .shows("Equal widths on purpose")
        .keys("Esc Esc Esc")
        .shows("Equal widths on purpose");
}

#[test]
fn the_place_is_remembered_at_each_level() {
    let session = Session::at("home", 120, 36).keys("Down Down Enter Right");
    let before = session.text();
    let after = session.keys("Enter Esc").text();
    assert_eq!(before, after);
}

#[test]
fn back_and_forward_go_the_way_one_came() {
    Session::at("ct-afferents", 120, 36)
        .keys("r Enter [ [")
        .shows("› CT afferents")
        .keys("]")
        .shows("Home › Research")
        .keys("] ]")
        .shows("There is nothing to go forward to.");
}

#[test]
fn escape_closes_the_topmost_thing_first() {
    Session::at("ct-afferents", 120, 36)
        .keys("Down Enter /")
        .shows("─ Find ─")
        .keys("Esc")
        .hides("─ Find ─")
        .shows("▌  Evidence · ")
        .keys("Esc")
        .hides("▌  Evidence · ")
        .shows("› CT afferents");
}

#[test]
fn numbers_jump_to_the_nodes() {
    for (key, title) in [
        ("1", "Specific effects"),
        ("2", "Contextual effects"),
        ("3", "Non-specific effects"),
        ("4", "Total treatment effect"),
    ] {
        Session::at("home", 100, 30).keys(key).shows(&format!(" {title}")).shows("Home ›");
    }
}

#[test]
fn tab_goes_through_links_terms_and_citations_and_enter_follows() {
    let session = Session::at("expectations", 120, 36);
    let stops = session.app.sheet.columns[0].page.stops.len();
    let mut seen = std::collections::HashSet::new();
    let mut session = session;
    for _ in 0..stops {
        session = session.keys("Tab");
        seen.insert(session.app.view.focus.map(|focus| (focus.column, focus.stop)));
    }
    assert_eq!(seen.len(), stops);
    Session::at("ct-afferent", 120, 36).keys("Enter").shows("Home › ● Specific effects");
}

#[test]
fn the_evidence_card_names_studies_sizes_and_limits() {
    Session::at("crawford-gradient", 100, 60)
        .shows("How large")
        .shows("not known")
        .shows("It does not show")
        .shows("Crawford et al. 2016")
        .keys("End")
        .shows("https://doi.org/10.1093/pm/pnw099");
}

#[test]
fn from_a_study_back_to_every_topic_that_leans_on_it() {
    let session = Session::at("loken-2009", 120, 60);
    let library = session.app.pack.library();
    let titles: Vec<String> =
        library.claims_resting_on(&"loken-2009".into()).map(|(topic, _)| topic.title.clone()).collect();
    assert!(!titles.is_empty());
    for title in titles {
        assert!(session.text().contains(&title), "{title}");
    }
}

#[test]
fn o_opens_only_the_https_address_of_the_doi_and_y_copies_the_citation() {
    let session = Session::at("loken-2009", 80, 24).keys("o y");
    assert_eq!(session.effects[0], Effect::Open("https://doi.org/10.1038/nn.2312".to_owned()));
    let Effect::Copy { text, what } = &session.effects[1] else { panic!("{:?}", session.effects) };
    assert!(text.contains("Löken") && text.contains("2009"), "{text}");
    assert!(what.contains("APA"), "{what}");
}

#[test]
fn a_study_without_a_doi_says_so() {
    let session = Session::at("amta-2017-a", 100, 30).keys("o");
    assert!(session.effects.is_empty());
    session.shows("has no DOI that is known");
}

#[test]
fn every_citation_style_can_be_reached() {
    let mut session = Session::at("loken-2009", 100, 40).shows("To cite it (APA)");
    for style in ["Vancouver", "AMA", "Harvard", "Chicago", "APA"] {
        session = session.keys("c").shows(&format!("To cite it ({style})"));
    }
}

#[test]
fn help_is_the_finder_with_what_can_be_done_here_and_enter_runs_it() {
    Session::at("ct-afferents", 120, 36)
        .keys("? type:limits")
        .shows("The limits of every claim here")
        .keys("Enter")
        .shows("Limits · CT afferents");
}

#[test]
fn every_key_stands_in_the_help_of_where_it_works() {
    for place in ["home", "ct-afferents", "loken-2009", "research", "glossary"] {
        let session = Session::at(place, 120, 60);
        let helps: Vec<&str> = session
            .app
            .keymap
            .reachable(&session.app.scopes())
            .into_iter()
            .map(|(row, _)| row.help)
            .collect();
        let session = session.keys("?");
        let Some(afferent::app::Overlay::Finder(finder, _)) = &session.app.overlay else {
            panic!("no help at {place}")
        };
        let titles: Vec<&str> = finder.hits().map(|entry| entry.title).collect();
        assert_eq!(helps, titles);
    }
}

#[test]
fn the_mouse_reaches_what_the_keys_reach() {
    let at = |session: &Session, words: &str| {
        let text = session.text();
        let (row, line) = text.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap();
        let column = line.split(words).next().unwrap().chars().count();
        format!("click:{},{}", column + 2, row + 1)
    };
    let home = Session::at("home", 120, 36);
    let name = at(&home, "Rapport");
    let topic = home.keys(&name).shows("› Rapport");
    let crumb = at(&topic, "Contextual effects");
    let family = topic.keys(&crumb).hides("› Rapport").shows("▲ Contextual effects");
    let card = at(&family, "The mind-set");
    let topic = family.keys(&card).shows("› Expectations");
    let hint = at(&topic, " find");
    let finder = topic.keys(&hint).shows("─ Find ─");
    finder.keys("click:1,1").hides("─ Find ─");
    let research = Session::at("research", 120, 36);
    let head = at(&research, "Study");
    assert_eq!(research.keys(&head).app.research.study().unwrap().as_str(), "ackerley-2014-a");
    let research = Session::at("research", 120, 36);
    let row = at(&research, "Poulter");
    research.keys(&row).shows("Poulter et al. 2025");
}

#[test]
fn the_wheel_scrolls_what_it_is_over() {
    let session = Session::at("ct-afferents", 120, 36).keys("wheeldown:90,30");
    assert_eq!((session.app.view.top(0), session.app.view.top(1) > 0), (0, true));
    let session = session.keys("wheeldown:20,20");
    assert!(session.app.view.top(0) > 0);
}

#[test]
fn hovering_a_term_says_what_it_means() {
    let session = Session::at("ct-afferents", 120, 36);
    let text = session.text();
    let (row, line) = text.lines().enumerate().find(|(_, line)| line.contains("CT afferents are")).unwrap();
    let column = line.split("CT afferents are").next().unwrap().chars().count();
    session.keys(&format!("move:{},{}", column + 3, row + 1)).shows("The slow-stroke nerve.");
}

#[test]
fn a_zoom_is_short_skipped_by_any_key_and_absent_without_motion() {
    let zooming = |motion: bool, keys: &str| {
        let settings = Settings { motion, ..Settings::default() };
        let mut session = Session::with("home", 100, 30, settings);
        afferent::print::script::play(&mut session.app, &afferent::print::script::parse(keys).unwrap());
        session
    };
    assert!(zooming(true, "Enter").app.zoom.is_some());
    assert!(zooming(true, "Enter").tick(200).app.zoom.is_none());
    assert!(zooming(true, "Enter Down").app.zoom.is_none());
    assert!(zooming(false, "Enter").app.zoom.is_none());
    let text = zooming(true, "Enter").tick(60).text();
    assert_ne!(text, zooming(true, "").text());
    assert_ne!(text, zooming(true, "Enter").tick(400).text());
}

#[test]
fn nothing_moves_with_motion_off_or_away_from_home() {
    assert!(Session::at("home", 100, 30).app.is_animating());
    assert!(!Session::at("home", 100, 30).keys("M").app.is_animating());
    assert!(!Session::at("home", 100, 30).keys("/").app.is_animating());
    assert!(!Session::at("rapport", 100, 30).app.is_animating());
    assert!(!Session::at("stroke-lab", 100, 30).keys("Space").app.is_animating());
    let still = Session::with("home", 100, 30, settings(ThemeName::Dark, ColorTier::True, false));
    assert_eq!(
        still.picture(),
        Session::with("home", 100, 30, settings(ThemeName::Dark, ColorTier::True, false))
            .tick(2345)
            .picture()
    );
}

#[test]
fn the_same_keys_at_the_same_time_are_the_same_picture() {
    let picture = || Session::at("home", 120, 36).keys("Down").tick(1234).picture();
    assert_eq!(picture(), picture());
    assert_ne!(picture(), Session::at("home", 120, 36).keys("Down").tick(2234).picture());
}

#[test]
fn a_small_screen_says_that_it_needs_more_room() {
    Session::at("home", 19, 4).shows("afferent needs more");
    Session::at("home", 40, 12).shows("Contextual effects");
}

#[test]
fn a_broken_save_shows_its_problem_over_the_last_good_page() {
    use afferent::app::Msg;
    use afferent::content::{Pack, source};
    let mut files = source::builtin();
    let file = files.iter_mut().find(|file| file.path == "topics/rapport.toml").unwrap();
    file.text = file.text.replacen("certainty = \"contested\"", "certainty = \"certain\"", 1);
    let mut session = Session::at("rapport", 100, 30);
    session.app.update(Msg::Reloaded(Box::new(
        Pack::from_files(&files).map(|pack| Fresh::new(pack, &Keymap::default())),
    )));
    let session =
        session.shows("1 problem in the content").shows("topics/rapport.toml:").shows("^^^").keys("Esc");
    let mut session = session.shows("Warmth and alliance");
    session.app.update(Msg::Reloaded(Box::new(
        Pack::from_files(&source::builtin()).map(|pack| Fresh::new(pack, &Keymap::default())),
    )));
    session.shows("The content was reloaded.");
}

#[test]
fn focus_stays_on_the_same_thing_when_the_size_changes() {
    let session = Session::at("ct-afferents", 120, 36).keys("Down Down");
    let target = session.app.sheet.target(&session.app.view).cloned();
    for size in ["size:80x24", "size:200x60", "size:60x18"] {
        let session = Session::at("ct-afferents", 120, 36).keys("Down Down").keys(size);
        assert_eq!(session.app.sheet.target(&session.app.view).cloned(), target, "{size}");
    }
}

#[test]
fn crumbs_that_do_not_fit_give_way_from_above_and_say_so() {
    let session = Session::at("ct-afferents", 60, 24).keys("Tab Tab");
    let deep = session.keys("/ type:vallbo\\s1999 Enter");
    deep.shows("› … ›").shows("CT afferents › Vallbo et al. 1999");
    Session::at("specific", 25, 10).shows("Specific effects");
}

#[test]
fn a_card_opened_from_the_limits_goes_back_to_them() {
    Session::at("ct-afferents", 100, 30)
        .keys("Down Down l")
        .shows("Limits · CT afferents")
        .keys("Enter")
        .shows("▌  Evidence · ")
        .keys("Esc")
        .shows("Limits · CT afferents")
        .keys("Esc")
        .hides("Limits ·");
}

#[test]
fn looking_something_up_does_not_lose_the_page() {
    Session::at("rapport", 100, 30).keys("g Esc").shows("› Rapport").keys("r Esc").shows("› Rapport");
}

#[test]
fn hints_name_only_what_can_be_done() {
    Session::at("ct-afferents", 100, 30).keys("l").hides("open DOI");
    Session::at("ct-afferents", 100, 30).keys("Down Enter").shows("open DOI");
}

#[test]
fn a_stream_can_be_clicked_and_left_of_the_total_is_where_one_came_from() {
    let home = Session::at("home", 120, 36);
    let is_stream = |it| it == afferent::scene::Meaning::Node(afferent::content::model::Family::Contextual);
    let stream = home.app.home_rect(is_stream).unwrap();
    let click = format!("click:{},{}", stream.right() - 5, stream.y + stream.height / 2);
    home.keys(&click).shows("▲ Contextual effects");
    let session = Session::at("home", 120, 36).keys("Right Left");
    assert_eq!(session.app.node, afferent::content::model::Family::Specific);
}

#[test]
fn nothing_wakes_for_what_is_not_drawn() {
    assert!(!Session::at("home", 50, 16).app.is_animating());
    assert!(!Session::at("home", 19, 4).app.is_animating());
    assert!(!Session::at("stroke-lab", 19, 4).app.is_animating());
    assert!(!Session::at("stroke-lab", 100, 30).keys("w").app.is_animating());
    // Beside the text of its page a figure shows its picture, however it was left.
    let words = Session::at("stroke-lab", 120, 36).keys("w");
    let beside = words.keys("/ type:ct\\safferents Enter").shows("▸ Stroke lab · schematic");
    assert!(beside.app.is_animating());
}

#[test]
fn left_of_the_total_is_the_stream_that_was_chosen_last_however_it_was() {
    use afferent::content::model::Family;
    for (keys, family) in [
        ("Tab Right Left", Family::Contextual),
        ("Tab Tab Tab Left", Family::NonSpecific),
        ("Tab End Left", Family::Contextual),
        ("2 Esc Right Left", Family::Contextual),
    ] {
        assert_eq!(Session::at("home", 120, 36).keys(keys).app.node, family, "{keys}");
    }
}

#[test]
fn help_names_no_key_that_does_something_else_here() {
    use afferent::app::{Overlay, keymap};
    for place in ["home", "ct-afferents", "loken-2009", "research", "said", "stroke-lab", "two-touch-systems"]
    {
        let session = Session::at(place, 120, 60);
        let scopes = session.app.scopes();
        let session = session.keys("?");
        let Some(Overlay::Finder(finder, _)) = &session.app.overlay else { panic!("no help at {place}") };
        for entry in finder.hits() {
            for key in entry.detail.split(' ') {
                let does = session.app.keymap.command(&scopes, key.parse().unwrap()).unwrap();
                let row = keymap::BINDINGS.iter().find(|row| row.command == *does && row.help == entry.title);
                assert!(row.is_some(), "{place}: {key} is no key for {:?}", entry.title);
            }
        }
    }
}
