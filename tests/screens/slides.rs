//! Slides: what a class sees of a step, all of it and nothing before its time.

use super::common::Session;
use super::lessons::{LESSON, asking, lesson, lesson_with, spaced, step};
use afferent::app::Overlay;
use afferent::app::lesson::Begin;
use afferent::content::Pack;
use afferent::content::address::Address;
use afferent::content::lesson::{LIMITS, Step};
use afferent::document::lesson::Audience;
use afferent::print::hypertext::{self, Format};
use afferent::scene::large::{self, Dot, Face};
use insta::assert_snapshot;

/// What a class sees it on.
pub(super) const SIZES: [(u16, u16); 4] = [(80, 24), (100, 30), (120, 36), (160, 45)];

pub(super) const LESSONS: [&str; 4] = ["four-minutes", "total-treatment-effect", "ct-afferent", LESSON];

/// Shows `look` every step of every lesson as one comes to it, at a size.
pub(super) fn each_step((width, height): (u16, u16), mut look: impl FnMut(&str, usize, &Step, &Session)) {
    for id in LESSONS {
        let mut session = lesson_with(id, width, height, Begin::default());
        let steps = session.app.pack.library().lesson(&id.into()).unwrap().steps.clone();
        for (nth, step) in steps.iter().enumerate() {
            look(id, nth, step, &session);
            session = session.keys(if step.prediction.is_some() { "Space Space" } else { "Space" });
        }
    }
}

/// Whether `words` stand on the screen, plain or in large letters, and whole.
pub(super) fn says(text: &str, words: &str, width: usize) -> bool {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    flat(text).contains(&flat(words)) || is_large(text, words, width)
}

/// Whether `words` stand on the screen in large letters, and whole.
pub(super) fn is_large(text: &str, words: &str, width: usize) -> bool {
    stands(text, &in_large(words, width))
}

fn stands(text: &str, ways: &[Vec<String>]) -> bool {
    ways.iter().any(|rows| rows.iter().all(|row| text.contains(row)))
}

/// The rows of `words` in large letters, in each way that they stand in at most `width` columns.
fn in_large(words: &str, width: usize) -> Vec<Vec<String>> {
    let mut ways = Vec::new();
    for face in [Face::Tall(Dot::Half), Face::Tall(Dot::Quarter), Face::Low] {
        // The next narrower way is that in which the longest line has no room.
        let longest = |lines: &[String]| lines.iter().filter_map(|line| large::width(line, face)).max();
        let first = large::broken(words, face, width);
        let broken =
            std::iter::successors(first, |it| large::broken(words, face, longest(it)?.checked_sub(1)?));
        let broken: Vec<_> = broken.take_while(|lines| longest(lines) >= Some(10)).collect();
        ways.extend(broken.iter().map(|lines| {
            let rows = lines.iter().filter_map(|line| large::rows(line, face)).flatten();
            rows.map(|row| row.trim_end().to_owned()).collect()
        }));
    }
    ways
}

#[test]
fn what_every_step_says_is_large_and_nothing_of_it_is_off_the_screen() {
    let mut wrong = Vec::new();
    for (width, height) in SIZES {
        each_step((width, height), |id, nth, step, session| {
            let words = step.prediction.as_ref().map_or(&step.caption, |it| &it.ask);
            if !is_large(&session.text(), words, width.into()) {
                wrong.push(format!("{id} {} at {width}x{height} is small", nth + 1));
            }
            let sheet = match &session.app.overlay {
                Some(Overlay::Card(card)) => &card.sheet,
                _ => &session.app.sheet,
            };
            for column in sheet.columns.iter().filter(|it| it.page.height() > it.area.height) {
                let n = column.page.height() - column.area.height;
                wrong.push(format!("{id} {} at {width}x{height} goes on for {n} lines", nth + 1));
            }
        });
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_question_stands_alone_and_whole_and_large_where_there_is_room() {
    for (width, height) in SIZES {
        each_step((width, height), |_, _, step, session| {
            let Some(it) = &step.prediction else { return };
            let text = session.text();
            for words in [&it.ask].into_iter().chain(&it.options) {
                assert!(says(&text, words, width.into()), "{words:?} at {width}x{height}:\n{text}");
            }
            let is_large = |words: &String| !text.contains(words);
            let is_low = height <= 30 && it.options.iter().all(is_large);
            assert!(is_low || is_large(&it.ask), "it is small at {width}x{height}:\n{text}");
        });
    }
    let session = lesson_with(LESSON, 80, 24, Begin::default());
    let session = session.keys(&format!("{} Enter", spaced(asking(LESSON))));
    assert_snapshot!("lesson-question-80x24", session.text());
    let session = session.keys("1 1 2 Space").shows("✓").shows("From ");
    assert_snapshot!("lesson-answer-80x24", session.text());
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
                let session = lesson_with(id, width, height, Begin::default());
                let text = session.keys(&format!("{} Enter Space", spaced(nth + 1))).text();
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
fn a_right_option_below_small_ones_has_its_ground_above_its_letters() {
    let session = lesson_with("total-treatment-effect", 80, 24, Begin::default());
    let session = session.keys(&format!("{} Enter Space", spaced(17))).shows("5 of 30");
    session.shows(&"▄".repeat(large::width("These two cannot tell", Dot::Quarter).unwrap() + 2));
}

#[test]
fn lines_of_a_step_stand_alone_and_whole() {
    for (width, height) in [(40, 14), (80, 24), (120, 36), (160, 45)] {
        each_step((width, height), |id, nth, step, session| {
            let text = session.text();
            let heading = session.app.lesson.as_ref().unwrap().said.heading_of(step);
            let heading = (!step.lines.is_empty()).then_some(heading);
            for words in step.lines.iter().map(String::as_str).chain(heading) {
                let is_whole = says(&text, words, width.into());
                assert!(is_whole, "{words:?} of {id} {} at {width}x{height}:\n{text}", nth + 1);
            }
        });
    }
}

#[test]
fn what_a_study_or_a_claim_does_not_show_is_on_the_screen_without_scrolling() {
    for (width, height) in SIZES {
        let mut n = 0;
        each_step((width, height), |id, nth, step, session| {
            let library = session.app.pack.library();
            let limits = match step.address() {
                Address::Study(id) => &library.study(id).unwrap().limits,
                Address::Claim(id) => &library.claim(id).unwrap().1.limits,
                _ => return,
            };
            n += 1;
            let text = session.text();
            // Beside another column its words stand in their order, with others between them.
            let is_plain = text.split_once(LIMITS).is_some_and(|(_, from)| {
                let mut shown = from.split_whitespace();
                limits.split_whitespace().all(|word| shown.any(|it| it == word))
            });
            let is_large = || [LIMITS, limits].iter().all(|it| is_large(&text, it, width.into()));
            assert!(is_plain || is_large(), "{id} {} at {width}x{height}:\n{text}", nth + 1);
        });
        assert!(n > 8, "there are {n} such steps");
    }
}

/// What is drawn between the heading and the last line of a step: columns and rows of the screen that are not all
/// ground.
fn drawn(session: &Session) -> (Vec<u16>, Vec<u16>) {
    let (buffer, area) = (session.picture(), session.app.lesson_area().unwrap());
    let ground = buffer[(0, area.progress.y)].bg;
    let is_drawn = |x: u16, y: u16| buffer[(x, y)].symbol() != " " || buffer[(x, y)].bg != ground;
    let (columns, rows) = (0..session.app.size.width, area.heading.bottom()..area.progress.y);
    let of_column = |x: &u16| rows.clone().any(|y| is_drawn(*x, y));
    let of_row = |y: &u16| columns.clone().any(|x| is_drawn(x, *y));
    (columns.clone().filter(of_column).collect(), rows.clone().filter(of_row).collect())
}

#[test]
fn no_step_leaves_half_of_the_screen_empty() {
    let mut wrong = Vec::new();
    for (width, height) in SIZES {
        each_step((width, height), |id, nth, _, session| {
            let (columns, rows) = drawn(session);
            let area = session.app.lesson_area().unwrap();
            let room = area.progress.y - area.heading.bottom();
            let span = |it: &[u16]| it.last().zip(it.first()).map_or(0, |(last, first)| last - first + 1);
            // No third of the rows lies empty in one piece, and it spans most of the columns.
            let ends = rows.iter().copied().chain([area.progress.y]);
            let gaps = ends.scan(area.heading.bottom(), |next, y| {
                let gap = y - *next;
                *next = y + 1;
                Some(gap)
            });
            let gap = gaps.max().unwrap_or(0);
            let is_full = span(&columns) * 5 >= width * 3 && span(&rows) * 5 >= room * 3 && gap * 3 <= room;
            if !is_full {
                let (columns, rows) = (span(&columns), span(&rows));
                wrong.push(format!(
                    "{id} {} spans {columns} of {width}, {rows} of {room} rows, {gap} are empty at {width}x{height}",
                    nth + 1
                ));
            }
        });
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
fn no_line_of_a_step_is_cut() {
    for (width, height) in SIZES {
        each_step((width, height), |id, nth, _, session| {
            let text = session.text();
            assert!(!text.contains('…'), "{id} {} at {width}x{height}:\n{text}", nth + 1);
        });
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
    for (id, nth) in [("ct-afferent", 1), ("four-minutes", 1), (LESSON, 1), (LESSON, 8), (LESSON, 11)] {
        assert_eq!(are_large(id, nth, (160, 45)), [true, true], "{id} {nth}");
    }
    for (id, nth) in [("four-minutes", 1), ("four-minutes", 9), ("ct-afferent", 6)] {
        assert_eq!(are_large(id, nth, (80, 24)), [false, true], "{id} {nth}");
    }
    assert_eq!(are_large("ct-afferent", 1, (80, 24)), [true, true]);
}

#[test]
fn a_figure_of_a_step_has_its_whole_small_print_and_a_good_part_of_the_screen() {
    for (width, height) in SIZES {
        each_step((width, height), |id, nth, step, session| {
            let Address::Figure(figure) = step.address() else { return };
            if step.prediction.is_some() {
                return;
            }
            let at = format!("{id} {} at {width}x{height}:\n{}", nth + 1, session.text());
            let caption = &session.app.pack.library().figure(figure).unwrap().caption;
            let (figure, _, area) = session.app.figure_area().unwrap();
            let said = session.app.small_print_of_slide(figure, area.caption.width);
            assert!(said.is_large || said.rows.join(" ").contains(caption.as_str()), "{at}");
            assert_eq!(said.height(), usize::from(area.caption.height), "{at}");
            assert!(area.picture.height * 3 >= height, "{at}");
        });
    }
}

/// The words of `text` in small letters and without what ends them.
fn words(text: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let stem = |word: String| word.strip_suffix('s').map_or_else(|| word.clone(), str::to_owned);
    text.split_whitespace().map(bare).filter(|word| !word.is_empty()).map(stem).collect()
}

/// Whether `text` gives the answer away: a number with what it counts, or all words that matter close together.
pub(super) fn gives_away(text: &str, option: &str) -> bool {
    const SMALL: [&str; 12] =
        ["a", "about", "and", "at", "in", "it", "most", "of", "part", "the", "thi", "to"];
    const CLOSE: usize = 24;
    let matters = |word: &str| !SMALL.contains(&word);
    let text = words(text);
    if option.contains(|c: char| c.is_ascii_digit()) {
        let phrase: Vec<_> =
            words(option.split(',').next().unwrap()).into_iter().skip_while(|it| !matters(it)).collect();
        return text.windows(phrase.len()).any(|it| it == phrase);
    }
    let whole = words(option.trim_start_matches("About "));
    let option: Vec<_> = whole.iter().filter(|it| matters(it)).collect();
    if option.len() < 2 {
        return text.windows(whole.len()).any(|it| it == whole);
    }
    text.windows(CLOSE.min(text.len())).any(|near| option.iter().all(|word| near.contains(*word)))
}

#[test]
fn no_step_gives_the_answer_of_a_later_question_away() {
    assert!(gives_away("massage − sham = specific only, if", "The specific part only"));
    assert!(gives_away("at 3 cm/s: CT answers most", "About 3 cm/s"));
    assert!(!gives_away("at 30 cm/s the specific part, not only", "About 3 cm/s"));
    let mut wrong = Vec::new();
    for size in SIZES {
        let mut before: Vec<(String, usize, String)> = Vec::new();
        each_step(size, |id, nth, step, session| {
            if let Some(it) = &step.prediction {
                let right = &it.options[it.answer];
                let bare = right.trim_start_matches("About ");
                let large = [bare.to_owned(), format!(".{bare}")].map(|it| in_large(&it, size.0.into()));
                for (_, nth_before, text) in before.iter().filter(|(of, ..)| of == id) {
                    // 0.26 does not say 26.
                    let [is_said, is_fraction] = large.each_ref().map(|ways| stands(text, ways));
                    if (is_said && !is_fraction) || gives_away(text, right) {
                        wrong.push(format!(
                            "{id}: step {} says {right:?} of step {}",
                            nth_before + 1,
                            nth + 1
                        ));
                    }
                }
            }
            // Of a heading in large letters, too, each word counts.
            let mut said = vec![session.text(), step.title.clone(), step.lines.join("\n")];
            said.extend(
                step.prediction.iter().flat_map(|it| [it.ask.clone(), it.options.join("\n"), it.why.clone()]),
            );
            before.push((id.to_owned(), nth, said.join("\n")));
        });
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_hand_out_of_a_class_has_its_questions_first_and_gives_none_of_them_away() {
    for id in LESSONS {
        let text = hypertext::lesson(Pack::builtin(), &id.into(), Audience::Class, Format::Markdown);
        let (questions, rest) = text.split_once("\n## After the lesson\n").unwrap();
        let questions: Vec<&str> = questions.split("\n## ").skip(1).collect();
        let lesson = lesson(id);
        let steps = &lesson.app.pack.library().lesson(&id.into()).unwrap().steps;
        let asked = steps.iter().filter_map(|step| step.prediction.as_ref());
        for (nth, it) in asked.clone().enumerate() {
            assert!(questions[nth].contains(&it.ask), "{id}: {}", questions[nth]);
            let others = questions.iter().enumerate().filter(|(other, _)| *other != nth);
            for other in others.map(|(_, other)| other) {
                let right = &it.options[it.answer];
                assert!(!gives_away(other, right), "{id}: {right:?} is in\n{other}");
            }
            assert!(!rest.contains(&it.ask));
        }
        assert_eq!(questions.len(), asked.count());
        // The contents, too, stand before the questions.
        let page = hypertext::lesson(Pack::builtin(), &id.into(), Audience::Class, Format::Html);
        let (before, _) = page.split_once("<h2 id=\"after-the-lesson\">").unwrap();
        for (nth, step) in steps.iter().enumerate() {
            let is_named = before.contains(&format!(">{}. ", nth + 1));
            assert_eq!(is_named, step.prediction.is_some(), "{id}: step {} in\n{before}", nth + 1);
        }
    }
}
