//! The core by itself: how long a message, the typesetting of a page and the drawing of a picture
//! take. What the terminal adds is measured by the other benchmark, `terminal`.
#![expect(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]

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
use criterion::{Bencher, BenchmarkId, Criterion};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use std::hint::black_box;
use std::time::{Duration, Instant};

const USUAL: Size = Size { width: 120, height: 36 };
const LARGE: Size = Size { width: 200, height: 60 };

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(6))
        .configure_from_args();
    home(&mut criterion);
    focus_on_home(&mut criterion);
    page(&mut criterion);
    finder(&mut criterion);
    research(&mut criterion);
    figures(&mut criterion);
    painted(&mut criterion);
    study(&mut criterion);
    grade(&mut criterion);
    criterion.final_summary();
}

/// What was answered in years, from the text of its file to what is due.
fn study(criterion: &mut Criterion) {
    let deck = Deck::new(Pack::builtin().library());
    let cards = deck.cards().iter().cycle();
    let text: String = (1..=50_000).zip(cards).map(|(number, card)| review(number, card).line()).collect();
    let now = Moment { seconds: 2_000_000_000, offset: 0 };
    criterion.bench_function("what is due after 50,000 answers", |bencher| {
        bencher.iter(|| {
            let records = log::merge([log::read(text.as_bytes()).records]);
            black_box(Plan::new(&deck, &History::new(records, study::Settings::default()), now))
        });
    });
}

/// A grade with years of answers behind it, to the picture of the next card. What the disk takes comes on top.
fn grade(criterion: &mut Criterion) {
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
    criterion.bench_function("grade a card after 50,000 answers", |bencher| {
        bencher.iter_custom(|n| {
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
    });
}

fn review(number: u64, card: &Card) -> Record {
    let grade = if number.is_multiple_of(9) { Grade::Again } else { Grade::Good };
    let review = Review { card: card.id.clone(), grade, kind: Kind::Due, ms: 6000, text: card.fingerprint };
    let at = Moment { seconds: 1_900_000_000 + number as i64 * 2000, offset: 3600 };
    Record { at, id: RecordId { device: "k3f90000".to_owned(), number }, what: What::Review(review) }
}

/// A picture that is painted for the first time, and one of which all that stands still is kept.
fn painted(criterion: &mut Criterion) {
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
        criterion.bench_function(&format!("paint {id} anew"), |bencher| {
            bencher.iter(|| {
                if let Some(look) = all.next() {
                    ui::scene::paint(&scene, look, area, &mut buffer);
                }
            });
        });
        criterion.bench_function(&format!("paint {id} again"), |bencher| {
            bencher.iter(|| {
                if let Some(look) = looks.first() {
                    ui::scene::paint(&scene, look, area, &mut buffer);
                }
            });
        });
    }
}

/// The light is at other places at other times, and with them the work.
fn home(criterion: &mut Criterion) {
    for size in [USUAL, LARGE] {
        let mut group = criterion.benchmark_group(format!("draw home {}x{}", size.width, size.height));
        for time in [0, 1500, 3000, 4500].map(Duration::from_millis) {
            let mut app = app(size, true);
            app.update(Msg::Tick(time));
            assert!(app.is_animating());
            group.bench_function(BenchmarkId::from_parameter(format!("{time:?}")), |bencher| {
                bencher.iter(|| picture(&app));
            });
        }
        group.finish();
    }
}

fn focus_on_home(criterion: &mut Criterion) {
    let mut app = app(USUAL, false);
    let node = app.node;
    press(&mut app, Code::Down);
    assert_ne!(app.node, node);
    press(&mut app, Code::Up);
    criterion.bench_function("focus on home", |bencher| {
        there_and_back(bencher, &mut app, Code::Down, Code::Up);
    });
}

/// Opening a page is typesetting it.
fn page(criterion: &mut Criterion) {
    let ct_afferents = Place::Topic(TopicId::from("ct-afferents"));
    let mut app = app(USUAL, false);
    app.open(Address::Topic(TopicId::from("affective-touch")));
    press(&mut app, Code::Enter);
    assert_eq!(app.nav.here, ct_afferents);
    press(&mut app, Code::Backspace);
    criterion.bench_function("open the page on CT afferents", |bencher| {
        there_and_back(bencher, &mut app, Code::Enter, Code::Backspace);
    });

    app.open(ct_afferents.address());
    press(&mut app, Code::Tab);
    let focus = app.view.focus;
    press(&mut app, Code::Tab);
    assert_ne!(app.view.focus, focus);
    press(&mut app, Code::BackTab);
    assert_eq!(app.view.focus, focus);
    criterion.bench_function("focus on that page", |bencher| {
        there_and_back(bencher, &mut app, Code::Tab, Code::BackTab);
    });
}

/// The first letter has the most to find.
fn finder(criterion: &mut Criterion) {
    let mut app = app(USUAL, false);
    press(&mut app, Code::Char('/'));
    assert!(app.overlay.is_some());
    criterion.bench_function("a letter in the finder", |bencher| {
        there_and_back(bencher, &mut app, Code::Char('p'), Code::Backspace);
    });
}

fn research(criterion: &mut Criterion) {
    let mut app = app(USUAL, false);
    press(&mut app, Code::Char('r'));
    assert!(app.nav.here == Place::Research && !app.research.rows.is_empty());
    criterion.bench_function("draw the studies", |bencher| bencher.iter(|| picture(&app)));
}

/// A picture and a turn of the first slider of the two figures that cost most: hundreds of people
/// with their ways, and rows by the dozen.
fn figures(criterion: &mut Criterion) {
    for id in ["regression-to-the-mean", "forest-plot"] {
        let mut app = app(USUAL, true);
        app.open(Address::Figure(id.into()));
        app.update(Msg::Tick(Duration::from_millis(700)));
        criterion.bench_function(&format!("draw {id}"), |bencher| bencher.iter(|| picture(&app)));
        criterion.bench_function(&format!("a slider of {id}"), |bencher| {
            there_and_back(bencher, &mut app, Code::Right, Code::Left);
        });
    }
}

/// The program at home with the whole pack unpacked, as it is when the first key comes.
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
fn there_and_back(bencher: &mut Bencher<'_>, app: &mut App, there: Code, back: Code) {
    bencher.iter_custom(|times| {
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
