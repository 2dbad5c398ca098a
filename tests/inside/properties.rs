//! What must never happen, whatever the reader does.
use afferent::app::key::{Code, Key};
use afferent::app::keymap::Keymap;
use afferent::app::lesson::{Auto, Begin};
use afferent::app::settings::{ColorTier, Film, Glyphs, Italics, Settings, ThemeName};
use afferent::app::stage::Stage;
use afferent::app::{App, Effect, Fresh, Msg};
use afferent::content::Pack;
use afferent::content::address::Address;
use afferent::print::script::{self, Step};
use afferent::print::snapshot;
use afferent::study;
use afferent::study::card::Deck;
use afferent::study::log::{Grade, Kind, Record, RecordId, Review, What};
use afferent::study::moment::Moment;
use afferent::study::schedule::History;
use proptest::prelude::*;
use ratatui::layout::{Position, Size};
use std::time::Duration;

/// Anything that can come in from outside.
#[derive(Clone, Debug)]
enum Act {
    Key(Key),
    Click(u16, u16),
    Hover(u16, u16),
    Wheel(u16, u16, i32),
    Resize(u16, u16),
    Tick(u64),
    Paste(String),
}

fn key() -> impl Strategy<Value = Key> {
    let code = prop_oneof![
        4 => prop::sample::select(vec![
            Code::Enter, Code::Esc, Code::Tab, Code::BackTab, Code::Space, Code::Backspace, Code::Delete, Code::Up,
            Code::Down, Code::Left, Code::Right, Code::Home, Code::End, Code::PageUp, Code::PageDown, Code::F(1),
            Code::F(2), Code::F(3), Code::F(5), Code::F(12),
        ]),
        4 => prop::sample::select("1234/?rglycofdwxKTM[]0hjkGtbzpq.su-@+n".chars().collect::<Vec<_>>()).prop_map(Code::Char),
        1 => any::<char>().prop_map(Code::Char),
    ];
    (code, prop::bool::weighted(0.1), prop::bool::weighted(0.05)).prop_map(|(code, ctrl, alt)| Key {
        code,
        ctrl,
        alt,
    })
}

/// The keys that cards know.
fn studying() -> impl Strategy<Value = Key> {
    let codes = " 1234nu-@+xs".chars().map(|c| if c == ' ' { Code::Space } else { Code::Char(c) });
    let codes: Vec<Code> = codes.chain([Code::Enter, Code::Esc, Code::Down]).collect();
    prop::sample::select(codes).prop_map(Key::new)
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        12 => key().prop_map(Act::Key),
        3 => (0..320_u16, 0..110_u16).prop_map(|(x, y)| Act::Click(x, y)),
        2 => (0..320_u16, 0..110_u16).prop_map(|(x, y)| Act::Hover(x, y)),
        2 => (0..320_u16, 0..110_u16, -9..9_i32).prop_map(|(x, y, lines)| Act::Wheel(x, y, lines)),
        2 => (0..=300_u16, 0..=100_u16).prop_map(|(width, height)| Act::Resize(width, height)),
        1 => (0..400_u64).prop_map(Act::Tick),
        1 => any::<String>().prop_map(Act::Paste),
    ]
}

fn settings() -> impl Strategy<Value = Settings> {
    let tiers = vec![ColorTier::None, ColorTier::Ansi16, ColorTier::Ansi256, ColorTier::True];
    (
        prop::sample::select(ThemeName::ALL.to_vec()),
        prop::sample::select(tiers),
        any::<bool>(),
        any::<bool>(),
        any::<(bool, bool)>(),
        prop::sample::select(vec![Glyphs::Blocks, Glyphs::Sextants, Glyphs::Octants]),
    )
        .prop_map(|(theme, color, ascii, motion, (keys, ready_mark), glyphs)| Settings {
            theme,
            color,
            ascii,
            italics: Italics::default(),
            glyphs,
            motion,
            mouse: true,
            film: Film { keys, ready_mark },
        })
}

/// An answer to one of the cards at any time, and its grade.
fn answer() -> impl Strategy<Value = (usize, i64, usize)> {
    (
        0..2000_usize,
        prop_oneof![1_780_000_000..1_800_000_000_i64, -200_000_000_000..200_000_000_000_i64],
        0..4_usize,
    )
}

/// Somebody who has answered so.
fn answered(app: &mut App, mut answers: Vec<(usize, i64, usize)>) {
    let pack = Pack::builtin();
    let deck = Deck::new(pack.library());
    answers.sort_by_key(|it| it.1);
    let at = |seconds| Moment { seconds, offset: 0 };
    let record = |(nth, (card, seconds, grade)): (usize, (usize, i64, usize))| {
        let card = deck.cards().get(card % deck.cards().len())?.id.clone();
        let what = Review { card, grade: *Grade::ALL.get(grade)?, kind: Kind::Due, ms: 1, text: 0 };
        let id = RecordId { device: "desk".to_owned(), number: nth as u64 };
        Some(Record { at: at(seconds), id, what: What::Review(what) })
    };
    let records: Vec<Record> = answers.into_iter().enumerate().filter_map(record).collect();
    app.update(Msg::Clock(at(1_795_892_531)));
    app.update(Msg::Reviews(Box::new(History::new(records, study::Settings::default()))));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_and_nothing_is_drawn_that_a_terminal_would_obey(
        acts in prop::collection::vec(act(), 1..60),
        (width, height) in (0..=300_u16, 0..=100_u16),
        settings in settings(),
        early in prop::option::of(0..60_usize),
        lesson in prop::option::of(0..4_usize),
        is_student in any::<bool>(),
        answers in prop::collection::vec(answer(), 0..12),
    ) {
        let ahead = || {
            let files = afferent::content::source::builtin();
            Pack::ahead(|path| files.iter().find(|file| file.path == path).cloned())
        };
        // A reader may be there while the pack is still being read.
        let pack = early.and_then(|_| ahead()).unwrap_or_else(Pack::builtin);
        let mut app = App::new(pack, Size { width, height }, settings);
        if is_student {
            app.update(Msg::Reviews(Box::default()));
        }
        if let (Some(nth), None) = (lesson, early) {
            let id = app.pack.library().lessons().get(nth).unwrap().id.clone();
            app.begin_lesson(&id, Begin { auto: Some(Auto::Loop), class: Some("2b".to_owned()) });
        }
        answered(&mut app, answers);
        for (nth, act) in acts.into_iter().enumerate() {
            if early == Some(nth) {
                app.update(Msg::Reloaded(Box::new(Ok(Fresh::new(Pack::builtin(), &Keymap::default())))));
            }
            let effects = app.update(match act.clone() {
                Act::Key(key) => Msg::Key(key),
                Act::Click(x, y) => Msg::Click(Position { x, y }),
                Act::Hover(x, y) => Msg::Hover(Position { x, y }),
                Act::Wheel(x, y, lines) => Msg::Scroll(Position { x, y }, lines),
                Act::Resize(width, height) => Msg::Resize(Size { width, height }),
                Act::Tick(ms) => Msg::Tick(Duration::from_millis(ms)),
                Act::Paste(text) => Msg::Paste(text),
            });
            for effect in &effects {
                if let Effect::Open(url) = effect {
                    prop_assert!(url.starts_with("https://doi.org/10."), "{}", url);
                }
                let is_esc = matches!(&act, Act::Key(Key { code: Code::Esc, .. }));
                prop_assert!(!(is_esc && *effect == Effect::Quit));
            }
            // The buffer's own bounds checks make drawing outside of it a panic.
            let picture = snapshot::picture(&app);
            prop_assert_eq!((picture.area.width, picture.area.height), (app.size.width, app.size.height));
            let obeyed = picture.content.iter().find(|cell| cell.symbol().chars().any(char::is_control));
            prop_assert!(obeyed.is_none(), "{:?}", obeyed);
        }
    }

    /// Whatever is pressed over cards: what was kept is all there, in its order, and read again it says the same.
    #[test]
    fn no_key_loses_an_answer_that_was_taken(
        keys in prop::collection::vec(prop_oneof![6 => studying(), 1 => key()], 1..150),
        (width, height) in (30..=130_u16, 6..=40_u16),
        four_grades in any::<bool>(),
    ) {
        let mut app = App::new(Pack::builtin(), Size { width, height }, Settings::default());
        let settings = study::Settings { four_grades, ..study::Settings::default() };
        app.update(Msg::Reviews(Box::new(History::new(Vec::new(), settings))));
        app.open(Address::Quiz);
        let mut kept = Vec::new();
        for (nth, key) in keys.into_iter().enumerate() {
            app.update(Msg::Clock(Moment { seconds: 1_795_852_800 + nth as i64 * 600, offset: 3600 }));
            for effect in script::act(&mut app, &Step::Key(key)) {
                if let Effect::Note(what) = effect {
                    kept.push(what);
                }
            }
            snapshot::picture(&app);
        }
        let student = app.student.as_ref().unwrap();
        let history = student.history();
        prop_assert_eq!(history.records().iter().map(|it| it.what.clone()).collect::<Vec<_>>(), kept);
        let again = History::new(history.records().to_vec(), settings);
        for card in student.deck(app.pack.library()).cards() {
            prop_assert_eq!(history.memory(&card.id), again.memory(&card.id));
        }
    }

    #[test]
    fn a_pack_full_of_control_characters_is_refused_or_harmless(
        noise in prop::collection::vec(prop::sample::select(vec!['\u{1b}', '\u{7}', '\u{9b}', '\u{0}', '\r', 'a', '[', '2', 'J', '\u{202e}']), 1..12),
        at in 0..35_usize,
    ) {
        let mut files = afferent::content::source::builtin();
        let noise: String = noise.into_iter().collect();
        let topics: Vec<usize> = (0..files.len()).filter(|nth| files[*nth].path.starts_with("topics/")).collect();
        let file = &mut files[topics[at % topics.len()]];
        file.text = file.text.replacen("text = \"\"\"\n", &format!("text = \"\"\"\n{noise}"), 1);
        match Pack::from_files(&files) {
            Ok(_) => prop_assert!(!noise.chars().any(|c| c.is_control() && c != '\r')),
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                for problem in problems {
                    let text = problem.to_string();
                    prop_assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{:?}", text);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// However a figure stands, a step of a lesson says so, and in whatever order its knobs are written.
    #[test]
    fn a_figure_stands_as_it_was_asked_in_every_order(
        nth in 0usize..64,
        turns in prop::collection::vec((0usize..8, 0usize..90), 1..6),
        order in any::<prop::sample::Index>(),
        is_turned in any::<bool>(),
    ) {
        let pack = Pack::builtin();
        let library = pack.library();
        let figure = library.figures().get(nth % library.figures().len()).unwrap();
        let words = |it: &Stage| -> Vec<(String, String)> {
            it.knobs.iter().zip(&it.at).map(|(knob, at)| (knob.name.to_owned(), knob.steps[*at].clone())).collect()
        };
        let mut stage = Stage::new(library, figure);
        for (knob, step) in turns {
            stage.set(knob, step);
            stage.settle(library, figure);
        }
        let asked = words(&stage);
        prop_assume!(!asked.is_empty());
        let mut set = asked.clone();
        let first = order.index(set.len());
        set.rotate_left(first);
        if is_turned {
            set.reverse();
        }
        let at = figure.data.kind().at(library, &set);
        prop_assert!(at.is_ok(), "{}: {set:?}: {at:?}", figure.id);
        let mut shown = Stage::new(library, figure);
        shown.stand(library, figure, at.unwrap(), None);
        prop_assert_eq!(words(&shown), asked);
    }
}

#[test]
fn every_place_of_the_pack_can_be_drawn_at_every_kind_of_size() {
    let pack = Pack::builtin();
    let library = pack.library();
    let topics = library.topics().iter().map(|it| it.id.0.clone());
    let studies = library.studies().iter().map(|it| it.id.0.clone());
    let terms = library.terms().iter().map(|it| it.id.0.clone());
    let claims = library.claims().map(|(_, it)| it.id.0.clone());
    let sayings = library.sayings().iter().map(|it| it.id.0.clone());
    let ids: Vec<String> = topics.chain(studies).chain(terms).chain(claims).chain(sayings).collect();
    let mut app = App::new(Pack::builtin(), Size { width: 80, height: 24 }, Settings::default());
    for (nth, id) in ids.iter().enumerate() {
        let (width, height) = [(80, 24), (120, 36), (200, 60), (30, 8)][nth % 4];
        app.update(Msg::Resize(Size { width, height }));
        let address = afferent::app::place::find(id, app.pack.library()).unwrap();
        app.open(address);
        let text = snapshot::text(&snapshot::picture(&app));
        assert!(text.trim().len() > 20, "{id} at {width}x{height}:\n{text}");
    }
}
