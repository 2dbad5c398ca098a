//! What is small on a slide: nothing that the heading is about.

use super::common::Session;
use super::lessons::{lesson, lesson_with, spaced};
use super::slides::{LESSONS, SIZES, each_step, is_large};
use afferent::app::lesson::Begin;
use afferent::content::address::Address;

/// The lines of the screen, but the last, that have words in small letters.
fn small(session: &Session) -> String {
    let text = session.text();
    let lines: Vec<&str> = text.lines().collect();
    let above = lines.iter().take(session.app.lesson_area().unwrap().progress.y.into());
    let small = above.filter(|line| line.contains(char::is_alphabetic));
    small.flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join(" ")
}

#[test]
fn no_small_word_is_a_footnote_to_a_heading() {
    let mut wrong = Vec::new();
    for size in SIZES.into_iter().chain([(200, 60)]) {
        each_step(size, |id, nth, step, session| {
            let (said, small) = (&session.app.lesson.as_ref().unwrap().said, small(session));
            let is_fine = match step.address() {
                // Options and lines are large, if need be above or below what is known in one small line.
                _ if session.app.presented().unwrap().has_words() => {
                    small.is_empty() || (small == step.caption && size.1 < 40)
                }
                // Where all names have no room in large letters, that of the stream in hand has.
                Address::Home => small.is_empty() || size.1 < 40,
                // Small print is large, or below a caption that stands alone.
                Address::Figure(_) => said.small_print.is_some() || said.caption.rows.is_empty(),
                // So are words on a text.
                _ => said.heading.rows.is_empty() || small.is_empty(),
            };
            if !is_fine {
                wrong.push(format!("{id} {} at {size:?}: {small}", nth + 1));
            }
        });
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn in_a_large_room_all_that_a_step_tells_of_a_text_is_large() {
    let mut wrong = Vec::new();
    each_step((160, 45), |id, nth, step, session| {
        let is_text = matches!(step.address(), Address::Topic(_) | Address::Claim(_) | Address::Study(_));
        let is_text = is_text && step.prediction.is_none();
        if is_text && !small(session).is_empty() {
            wrong.push(format!("{id} {}: {}", nth + 1, small(session)));
        }
    });
    for id in LESSONS {
        let steps = lesson(id).app.lesson_step().unwrap().lesson.steps.clone();
        for (nth, step) in steps.iter().enumerate() {
            let Some(asked) = &step.prediction else { continue };
            let session = lesson_with(id, 160, 45, Begin::default());
            let session = session.keys(&format!("{} Enter Space", spaced(nth + 1)));
            if !is_large(&session.text(), &asked.why, 160) || !small(&session).is_empty() {
                wrong.push(format!("{id} {}: {}", nth + 1, asked.why));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
