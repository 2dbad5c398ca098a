//! Slides: what a class sees of a step, large, whole and all of it.

use super::lessons::{LESSON, asking, at_step, lesson, lesson_with, spaced, step};
use super::shown::{LESSONS, SIZES, Slide, is_told, slides, steps};
use afferent::app::Overlay;
use afferent::app::lesson::Begin;
use afferent::content::Pack;
use afferent::content::address::Address;
use afferent::content::character::capital;
use afferent::content::id::FigureId;
use afferent::content::lesson::LIMITS;
use afferent::scene::large::{self, Dot, Face};
use insta::assert_snapshot;
use ratatui::style::Modifier;
use std::collections::HashMap;

/// Whether `words` stand on the screen, plain or in large letters, and whole.
pub(super) fn says(text: &str, words: &str, width: usize) -> bool {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    flat(text).contains(&flat(words)) || is_large(text, words, width)
}

/// Whether `words` stand on the screen in large letters, and whole.
pub(super) fn is_large(text: &str, words: &str, width: usize) -> bool {
    stands(text, &in_large(words, width))
}

/// Whether the rows of one of these `ways` stand in `text` one below the other, with as many between them as there are
/// between lines.
pub(super) fn stands(text: &str, ways: &[Vec<String>]) -> bool {
    const BETWEEN: usize = 4;
    let lines: Vec<&str> = text.lines().collect();
    let begins = |rows: &[String], from: usize| {
        let mut below = lines.get(from..).unwrap_or_default().iter().take(rows.len() + BETWEEN);
        rows.iter().all(|row| below.any(|line| line.contains(row)))
    };
    let is_there = |rows: &Vec<String>| {
        let first = rows.first().map_or("", String::as_str);
        lines.iter().enumerate().any(|(from, line)| line.contains(first) && begins(rows, from))
    };
    ways.iter().any(is_there)
}

/// The rows of `words` in large letters, in each way that they stand in at most `width` columns.
pub(super) fn in_large(words: &str, width: usize) -> Vec<Vec<String>> {
    let mut ways = Vec::new();
    for face in [Face::Tall(Dot::Half), Face::Tall(Dot::Quarter), Face::Low] {
        let mut broken = Vec::new();
        for width in (10..=width).rev() {
            let Some(lines) = large::broken(words, face, width) else { break };
            if broken.last() != Some(&lines) {
                let rows = large::lines(words, face, width, usize::MAX).unwrap().concat();
                let rows = rows.iter().map(|row| row.trim_end().to_owned());
                ways.push(rows.filter(|row| !row.is_empty()).collect());
                broken.push(lines);
            }
        }
    }
    ways
}

#[test]
fn what_every_step_says_is_large_and_nothing_of_it_is_off_the_screen() {
    let mut wrong = Vec::new();
    for size in SIZES {
        for it in slides(size) {
            let at = format!("{} {} at {size:?}", it.lesson, it.nth + 1);
            let said = if it.step.lines.is_empty() { &it.step.caption } else { &it.heading };
            let words = it.step.prediction.as_ref().map_or(said, |it| &it.ask);
            if it.is_own && !is_large(&it.text, words, size.0.into()) {
                wrong.push(format!("{at} is small"));
            }
            if it.n_below > 0 {
                wrong.push(format!("{at} goes on for {} lines", it.n_below));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_question_and_its_answer_stand_alone_and_whole_and_large() {
    for size in SIZES {
        for it in slides(size) {
            let Some(asked) = it.step.prediction.as_ref().filter(|_| it.is_own) else { continue };
            for words in [&asked.ask].into_iter().chain(&asked.options) {
                assert!(is_large(&it.text, words, size.0.into()), "{words:?} at {size:?}:\n{}", it.text);
            }
        }
    }
    let session = at_step(LESSON, asking(LESSON), (80, 24));
    assert_snapshot!("lesson-question-80x24", session.text());
    let session = session.keys("1 1 2 Space").shows("From ");
    assert_snapshot!("lesson-answer-80x24", session.text());
}

#[test]
fn the_digit_of_the_right_answer_gives_way_to_a_tick() {
    let ticks = [Face::Tall(Dot::Half), Face::Low].map(|face| large::rows("✓", face).unwrap());
    let stands_in = |text: &str, tick: &[String]| {
        let lines: Vec<Vec<char>> = text.lines().map(|it| it.chars().collect()).collect();
        let begins = |line: &[char], at: usize, row: &str| {
            line.get(at..).is_some_and(|it| it.starts_with(&row.chars().collect::<Vec<_>>()))
        };
        let below =
            |at: usize| move |rows: &[Vec<char>]| rows.iter().zip(tick).all(|(it, row)| begins(it, at, row));
        (0..8).any(|at| lines.windows(tick.len()).any(below(at)))
    };
    let is_ticked = |text: String| ticks.iter().any(|it| stands_in(&text, it));
    for size in SIZES {
        let asked = at_step(LESSON, asking(LESSON), size);
        assert!(!is_ticked(asked.text()), "{size:?}");
        assert!(is_ticked(asked.keys("Space").text()), "{size:?}");
    }
    at_step(LESSON, asking(LESSON), (38, 12)).keys("Space").shows("✓");
}

#[test]
fn an_answer_keeps_its_question_and_its_options_in_a_narrow_window() {
    for (width, height) in [(38, 12), (50, 14), (60, 20), (80, 24)] {
        for id in LESSONS {
            let steps = lesson_with(id, width, height, Begin::default())
                .app
                .lesson_step()
                .unwrap()
                .lesson
                .steps
                .clone();
            for (nth, it) in
                steps.iter().enumerate().filter_map(|(nth, it)| Some((nth, it.prediction.as_ref()?)))
            {
                let text = at_step(id, nth + 1, (width, height)).keys("Space").text();
                for words in [&it.ask].into_iter().chain(&it.options) {
                    assert!(
                        says(&text, words, width.into()),
                        "{words:?} of {id} at {width}x{height}:\n{text}"
                    );
                }
            }
        }
    }
}

#[test]
fn lines_of_a_step_stand_alone_and_whole() {
    for size in [(40, 14), (80, 24), (120, 36), (160, 45)] {
        for it in steps(size).filter(|it| !it.step.lines.is_empty()) {
            for words in it.step.lines.iter().chain([&it.heading]) {
                let is_whole = says(&it.text, words, size.0.into());
                assert!(is_whole, "{words:?} of {} {} at {size:?}:\n{}", it.lesson, it.nth + 1, it.text);
            }
        }
    }
}

/// Each step with the text of all its slides.
fn whole(size: (u16, u16)) -> Vec<(&'static Slide, String)> {
    let mut whole: Vec<(&Slide, String)> = Vec::new();
    for it in slides(size) {
        match whole.last_mut() {
            Some((of, text)) if of.lesson == it.lesson && of.nth == it.nth => text.push_str(&it.text),
            _ => whole.push((it, it.text.clone())),
        }
    }
    whole
}

#[test]
fn what_a_study_or_a_claim_does_not_show_is_told_in_large_letters() {
    let pack = Pack::builtin();
    let library = pack.library();
    for size in SIZES {
        let mut n = 0;
        for (it, text) in whole(size) {
            let limits = match it.step.address() {
                Address::Study(id) => &library.study(id).unwrap().limits,
                Address::Claim(id) => &library.claim(id).unwrap().1.limits,
                _ => continue,
            };
            n += 1;
            let is_told = [LIMITS, limits].iter().all(|words| is_told(&text, words, it.area.body.width));
            assert!(is_told, "{} {} at {size:?}:\n{text}", it.lesson, it.nth + 1);
        }
        assert!(n > 8, "there are {n} such steps");
    }
}

#[test]
fn no_step_leaves_half_of_the_screen_empty() {
    let mut wrong = Vec::new();
    for size in SIZES {
        for it in steps(size) {
            let (columns, rows) = &it.drawn;
            let room = it.area.progress.y - it.area.heading.bottom();
            let span = |it: &[u16]| it.last().zip(it.first()).map_or(0, |(last, first)| last - first + 1);
            // No third of the rows lies empty in one piece, and it spans most of the columns.
            let ends = rows.iter().copied().chain([it.area.progress.y]);
            let gaps = ends.scan(it.area.heading.bottom(), |next, y| {
                let gap = y - *next;
                *next = y + 1;
                Some(gap)
            });
            let gap = gaps.max().unwrap_or(0);
            let (columns, rows) = (span(columns), span(rows));
            if columns * 5 < size.0 * 3 || rows * 5 < room * 3 || gap * 3 > room {
                let at = format!("{} {} at {size:?}", it.lesson, it.nth + 1);
                wrong.push(format!("{at} spans {columns} columns, {rows} of {room} rows, {gap} are empty"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn down_goes_on_in_a_slide_that_is_longer_than_the_screen() {
    let mut longer = 0;
    for id in LESSONS {
        let n_steps = lesson(id).app.lesson_step().unwrap().lesson.steps.len();
        for nth in 1..=n_steps {
            let mut session =
                lesson_with(id, 60, 20, Begin::default()).keys(&format!("{} Enter", spaced(nth)));
            let sheet = match &session.app.overlay {
                Some(Overlay::Card(card)) => card.sheet.clone(),
                _ => session.app.sheet.clone(),
            };
            let has_words = session.app.lesson_step().unwrap().has_words();
            let Some(column) = sheet.columns.first().filter(|_| !has_words) else { continue };
            let is_longer = column.page.height() > column.area.height;
            let mut seen = session.text();
            for _ in 0..column.page.height() {
                session = session.keys("Down");
                seen += &session.text();
            }
            assert_eq!(step(&session), nth);
            for line in column.page.text().lines() {
                let words = line.trim_start_matches(['│', ' ']);
                assert!(seen.contains(words), "{line:?} of {id} {nth} never comes into sight");
            }
            longer += usize::from(is_longer);
        }
    }
    assert!(longer > 2, "{longer} slides are longer than the screen");
}

#[test]
fn no_line_of_a_slide_is_cut() {
    for size in SIZES {
        for it in slides(size) {
            assert!(!it.text.contains('…'), "{} {} at {size:?}:\n{}", it.lesson, it.nth + 1, it.text);
        }
    }
}

#[test]
fn a_caption_is_the_heading_where_there_is_no_room_for_both() {
    let are_large = |id: &str, nth: usize, (width, height)| {
        let session = lesson_with(id, width, height, Begin::default());
        let session = session.keys(&format!("{} Enter", spaced(nth)));
        let step = session.app.lesson_step().unwrap().step.clone();
        let text = session.text();
        [&step.title, &step.caption].map(|words| is_large(&text, words, width.into()))
    };
    // A section, home, lines, a study and a claim.
    for (id, nth) in [("ct-afferent", 1), ("four-minutes", 1), (LESSON, 1), (LESSON, 8)] {
        assert_eq!(are_large(id, nth, (160, 45)), [true, true], "{id} {nth}");
    }
    for (id, nth) in [("four-minutes", 1), ("four-minutes", 9), ("ct-afferent", 6)] {
        assert_eq!(are_large(id, nth, (80, 24)), [false, true], "{id} {nth}");
    }
    assert_eq!(are_large("ct-afferent", 1, (80, 24)), [true, true]);
}

#[test]
fn the_whole_small_print_of_a_figure_is_told_in_large_letters() {
    let pack = Pack::builtin();
    let library = pack.library();
    for size in SIZES {
        // What the lesson has told of each figure so far.
        let mut before: HashMap<(&str, &FigureId), (String, bool)> = HashMap::new();
        for (it, text) in whole(size) {
            let Address::Figure(figure) = it.step.address() else { continue };
            if it.step.prediction.is_some() {
                continue;
            }
            let (told, has_caption) = before.entry((it.lesson, figure)).or_default();
            told.push_str(&text);
            let width = it.area.body.width;
            let data = library.figure(figure).unwrap();
            let at = data.data.kind().at(library, &it.step.set).unwrap();
            let words = data.words_below(library, &at);
            let kind = data.data.kind();
            let parts = [kind.caution(&at), kind.counted(library, &at)];
            let both = parts.join(" ").trim().to_owned();
            let is_part_told = |it: &&String| is_told(told, it, width);
            if *has_caption && (parts.iter().all(|it| is_part_told(&it)) || is_told(told, &both, width)) {
                continue;
            }
            let whole = format!("{} · {words}", data.nature.word());
            // Before it a knob that was set.
            let knobs = data.data.kind().knobs(library, &at);
            let knobs =
                knobs.iter().zip(&at).map(|(it, at)| format!("{}: {} · {whole}", it.name, it.steps[*at]));
            let mut ways = knobs.chain([words, whole.clone()]);
            let is_told = ways.any(|words| is_told(told, &words, width));
            assert!(is_told, "{} {} at {size:?}:\n{told}", it.lesson, it.nth + 1);
            *has_caption = true;
        }
    }
}

#[test]
fn a_row_of_a_chart_whose_name_is_small_is_told_in_large_letters_after_it() {
    let pack = Pack::builtin();
    let library = pack.library();
    let mut n_told = 0;
    for size in SIZES {
        let mut before: HashMap<(&str, &FigureId), String> = HashMap::new();
        for (it, text) in whole(size) {
            let Address::Figure(figure) = it.step.address() else { continue };
            if it.step.prediction.is_some() {
                continue;
            }
            let told = before.entry((it.lesson, figure)).or_default();
            told.push_str(&text);
            let kind = library.figure(figure).unwrap().data.kind();
            let at = kind.at(library, &it.step.set).unwrap();
            let legend = kind.legend(library, &at);
            let (width, lesson) = (it.area.body.width, format!("{} {}", it.lesson, it.nth + 1));
            let is_small = |name: &str| it.labels.iter().any(|label| label.contains(name));
            for it in legend.into_iter().filter(|it| is_small(&it.name)) {
                n_told += 1;
                let bare = format!("{}: {}", capital(&it.name), it.value);
                let full = format!("{bare} ({})", it.interval);
                let is_told = [&bare, &full].into_iter().any(|it| is_told(told, it, width));
                assert!(is_told, "{bare} of {lesson} at {size:?}:\n{told}");
            }
        }
    }
    assert!(n_told > 80, "only {n_told} rows with small names");
}

#[test]
fn a_figure_of_a_step_has_a_good_part_of_the_screen() {
    for size in SIZES {
        for it in steps(size) {
            let has_room = it.picture.is_none_or(|rows| rows * 3 >= size.1);
            assert!(has_room, "{} {} at {size:?}:\n{}", it.lesson, it.nth + 1, it.text);
        }
    }
}

#[test]
fn letters_on_a_ground_of_their_own_have_some_of_it_above_them() {
    let mut n = 0;
    for size in SIZES {
        for it in steps(size).filter(|it| it.step.prediction.is_some()) {
            let session = at_step(it.lesson, it.nth + 1, size).keys("Space");
            let buffer = session.picture();
            let on_ground = |x: u16, y: u16| buffer[(x, y)].modifier.contains(Modifier::REVERSED);
            for (x, y) in (1..size.1).flat_map(|y| (0..size.0).map(move |x| (x, y))) {
                let above = buffer[(x, y - 1)].symbol();
                let is_free = !on_ground(x, y) || on_ground(x, y - 1) || above == "▄";
                assert!(is_free, "{} {} at {size:?}:\n{}", it.lesson, it.nth + 1, session.text());
                n += usize::from(on_ground(x, y));
            }
        }
    }
    assert!(n > 1000, "only {n} cells have a ground");
}
