//! The core by itself: how long a message, the typesetting of a page and the drawing of a picture
//! take. What the terminal adds is measured by the other benchmark, `terminal`.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark looks at the clock, and says what it has seen"
)]

#[expect(dead_code, reason = "nothing was aimed at here")]
mod table;
mod timed;

use afferent::app::key::{Code, Key};
use afferent::app::place::Place;
use afferent::app::settings::{Glyphs, Settings, ThemeName};
use afferent::app::{App, Msg};
use afferent::content::Pack;
use afferent::content::address::Address;
use afferent::content::id::TopicId;
use afferent::print::script::{self, Step};
use afferent::study;
use afferent::study::card::{Card, Deck};
use afferent::study::log::{self, Grade, Kind, Record, RecordId, Review, What};
use afferent::study::moment::Moment;
use afferent::study::schedule::History;
use afferent::study::session::Plan;
use afferent::ui;
use afferent::ui::theme::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use std::hint::black_box;
use std::time::{Duration, Instant};
use timed::Timed;

const USUAL: Size = Size { width: 120, height: 36 };
const LARGE: Size = Size { width: 200, height: 60 };

fn main() {
    let wanted = std::env::args().skip(1).find(|it| !it.starts_with('-'));
    let timed = Timed(wanted.unwrap_or_default());
    println!("{:<38}{:>18}", "ms, median and nine in ten within", "afferent");
    home(&timed);
    focus_on_home(&timed);
    page(&timed);
    finder(&timed);
    research(&timed);
    figures(&timed);
    painted(&timed);
    study(&timed);
    grade(&timed);
}

/// What was answered in years, from the text of its file to what is due.
fn study(timed: &Timed) {
    let deck = Deck::new(Pack::builtin().library());
    let cards = deck.cards().iter().cycle();
    let text: String = (1..=50_000).zip(cards).map(|(number, card)| review(number, card).line()).collect();
    let now = Moment { seconds: 2_000_000_000, offset: 0 };
    timed.each("what is due after 50,000 answers", || {
        let records = log::merge([log::read(text.as_bytes()).records]);
        Plan::new(&deck, &History::new(records, study::Settings::default()), now)
    });
}

/// A grade with years of answers behind it, to the picture of the next card. What the disk takes comes on top.
fn grade(timed: &Timed) {
    let mut app = app(USUAL, false);
    let deck = Deck::new(app.pack.library());
    let cards = deck.cards().iter().cycle();
    let records = (1..=50_000).zip(cards).map(|(number, card)| review(number, card)).collect();
    let settings = study::Settings { per_day: 1000, ..study::Settings::default() };
    let mut now = Moment { seconds: 2_000_000_000, offset: 0 };
    app.update(Msg::Clock(now));
    app.update(Msg::Reviews(Box::new(History::new(records, settings))));
    let press = |app: &mut App, c: char| {
        let key = Key::new(if c == ' ' { Code::Space } else { Code::Char(c) });
        script::act(app, &Step::Key(key))
    };
    timed.times("grade a card after 50,000 answers", |n| {
        let mut took = Duration::ZERO;
        for _ in 0..n {
            if app.card_at_hand().is_none() {
                now.seconds += 400 * 86_400;
                app.update(Msg::Clock(now));
                app.review();
            }
            let is_word = app.card_at_hand().is_some_and(|it| it.options.is_empty());
            if is_word {
                press(&mut app, ' ');
            }
            let start = Instant::now();
            assert!(!press(&mut app, '2').is_empty());
            picture(&app);
            took += start.elapsed();
            if !is_word {
                press(&mut app, ' ');
            }
        }
        took
    });
}

fn review(number: u64, card: &Card) -> Record {
    let grade = if number.is_multiple_of(9) { Grade::Again } else { Grade::Good };
    let review = Review { card: card.id.clone(), grade, kind: Kind::Due, ms: 6000, text: card.fingerprint };
    let at = Moment { seconds: 1_900_000_000 + number as i64 * 2000, offset: 3600 };
    Record { at, id: RecordId { device: "k3f90000".to_owned(), number }, what: What::Review(review) }
}

/// A picture that is painted for the first time, and one of which all that stands still is kept.
fn painted(timed: &Timed) {
    for id in ["ct-ascending", "mechanotransduction", "stroke-lab", "nerve-race", "forest-plot"] {
        let mut app = app(LARGE, true);
        app.open(Address::Figure(id.into()));
        app.update(Msg::Tick(Duration::from_millis(700)));
        let (scene, area) = app.shown_scene().into_iter().next().unwrap_or_default();
        let mut buffer = Buffer::empty(Rect::from((Position::ORIGIN, LARGE)));
        // Two looks in turn have nothing in common that could be kept but for the three that are.
        let looks = [Glyphs::Blocks, Glyphs::Sextants, Glyphs::Octants].into_iter();
        let themes =
            looks.flat_map(|glyphs| [ThemeName::Dark, ThemeName::Light].map(|theme| (glyphs, theme)));
        let looks: Vec<Look> = themes
            .map(|(glyphs, theme)| Look::new(&Settings { glyphs, theme, ..Settings::default() }))
            .collect();
        let mut all = looks.iter().cycle();
        timed.each(&format!("paint {id} anew"), || {
            if let Some(look) = all.next() {
                ui::scene::paint(&scene, look, area, &mut buffer);
            }
        });
        timed.each(&format!("paint {id} again"), || {
            if let Some(look) = looks.first() {
                ui::scene::paint(&scene, look, area, &mut buffer);
            }
        });
    }
}

/// The light is at other places at other times, and with them the work.
fn home(timed: &Timed) {
    for size in [USUAL, LARGE] {
        for time in [0, 1500, 3000, 4500].map(Duration::from_millis) {
            let mut app = app(size, true);
            app.update(Msg::Tick(time));
            assert!(app.is_animating());
            timed.each(&format!("draw home {}x{} at {time:?}", size.width, size.height), || picture(&app));
        }
    }
}

fn focus_on_home(timed: &Timed) {
    let mut app = app(USUAL, false);
    let node = app.node;
    press(&mut app, Code::Down);
    assert_ne!(app.node, node);
    press(&mut app, Code::Up);
    there_and_back(timed, "focus on home", &mut app, Code::Down, Code::Up);
}

/// Opening a page is typesetting it.
fn page(timed: &Timed) {
    let ct_afferents = Place::Topic(TopicId::from("ct-afferents"));
    let mut app = app(USUAL, false);
    app.open(Address::Topic(TopicId::from("affective-touch")));
    press(&mut app, Code::Enter);
    assert_eq!(app.nav.here, ct_afferents);
    press(&mut app, Code::Backspace);
    there_and_back(timed, "open the page on CT afferents", &mut app, Code::Enter, Code::Backspace);

    app.open(ct_afferents.address());
    press(&mut app, Code::Tab);
    let focus = app.view.focus;
    press(&mut app, Code::Tab);
    assert_ne!(app.view.focus, focus);
    press(&mut app, Code::BackTab);
    assert_eq!(app.view.focus, focus);
    there_and_back(timed, "focus on that page", &mut app, Code::Tab, Code::BackTab);
}

/// The first letter has the most to find.
fn finder(timed: &Timed) {
    let mut app = app(USUAL, false);
    press(&mut app, Code::Char('/'));
    assert!(app.overlay.is_some());
    there_and_back(timed, "a letter in the finder", &mut app, Code::Char('p'), Code::Backspace);
}

fn research(timed: &Timed) {
    let mut app = app(USUAL, false);
    press(&mut app, Code::Char('r'));
    assert!(app.nav.here == Place::Research && !app.research.rows.is_empty());
    timed.each("draw the studies", || picture(&app));
}

/// A picture and a turn of the first slider of the two figures that cost most: hundreds of people
/// with their ways, and rows by the dozen.
fn figures(timed: &Timed) {
    for id in ["regression-to-the-mean", "forest-plot"] {
        let mut app = app(USUAL, true);
        app.open(Address::Figure(id.into()));
        app.update(Msg::Tick(Duration::from_millis(700)));
        timed.each(&format!("draw {id}"), || picture(&app));
        there_and_back(timed, &format!("a slider of {id}"), &mut app, Code::Right, Code::Left);
    }
}

/// The program at home with the whole pack read, as it is when the first key comes.
fn app(size: Size, motion: bool) -> App {
    let app = App::new(Pack::builtin(), size, Settings { motion, ..Settings::default() });
    app.pack.library();
    app
}

fn press(app: &mut App, code: Code) {
    app.update(Msg::Key(Key::new(code)));
}

/// A frame as the shell has it made: each into a new buffer.
fn picture(app: &App) -> Buffer {
    let area = Rect::from(app.size);
    let mut buf = Buffer::empty(area);
    ui::draw(app, area, &mut buf);
    buf
}

/// Times the key `there` and the frame after it, but not `back`, which makes it possible once more.
fn there_and_back(timed: &Timed, what: &str, app: &mut App, there: Code, back: Code) {
    timed.times(what, |times| {
        let mut total = Duration::ZERO;
        for _ in 0..times {
            let start = Instant::now();
            press(app, there);
            black_box(picture(app));
            total += start.elapsed();
            press(app, back);
        }
        total
    });
}
