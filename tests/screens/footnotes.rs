//! What is small on a slide: nothing that the heading is about.

use super::common::Session;
use super::lessons::at_step;
use super::shown::{SIZES, slides, steps};
use super::slides::{is_large, stands};
use afferent::app::lesson::SmallPrint;
use afferent::content::address::Address;
use afferent::scene::large::{self, Face};

#[test]
fn no_small_word_is_a_footnote_to_a_heading() {
    let mut wrong = Vec::new();
    for size in SIZES.into_iter().chain([(200, 60)]) {
        for it in slides(size) {
            // Labels of a figure are a part of its picture.
            let is_figure = matches!(it.step.address(), Address::Figure(_)) && !it.has_words;
            let is_plain = it.small_print == SmallPrint::Plain;
            let small = match is_figure {
                true if is_plain => "its small print".to_owned(),
                true => String::new(),
                false => it.small(),
            };
            if !small.is_empty() {
                wrong.push(format!("{} {} at {size:?}: {small}", it.lesson, it.nth + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_a_figure_says_large_has_no_small_sibling_on_a_slide() {
    // Beside names, numbers and pictures that say it.
    const SMALL: [&str; 14] = [
        "▸ better",
        "answers ",
        "the quicker, the more",
        "to a caress",
        "CT fibres",
        "treatment: ",
        "points, by itself",
        "points, all by itself",
        "at the brain",
        "after the touch",
        "stays",
        "× cut",
        "What if",
        "treatment − sham",
    ];
    let mut wrong = Vec::new();
    for size in SIZES {
        for it in steps(size).filter(|it| it.picture.is_some()) {
            let small: Vec<_> = SMALL.into_iter().filter(|words| it.text.contains(words)).collect();
            if !small.is_empty() {
                wrong.push(format!("{} {} at {size:?}: {small:?}", it.lesson, it.nth + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_one_arm_has_more_is_reckoned_large_where_all_are_shown() {
    let reckoned = [("reading-a-trial", 15, "25 − 20 = 5", "20 − 20 = 0")];
    let reckoned = reckoned.into_iter().chain([("total-treatment-effect", 18, "30 − 25 = 5", "25 − 20 = 5")]);
    for ((lesson, nth, first, second), size) in reckoned.flat_map(|it| SIZES.map(|size| (it, size))) {
        let slide = steps(size).find(|it| it.lesson == lesson && it.nth + 1 == nth).unwrap();
        for words in [first, second] {
            let rows = large::rows(words, Face::Thin).unwrap();
            assert!(stands(&slide.text, &[rows]), "{words} at {size:?}:\n{}", slide.text);
        }
    }
}

#[test]
fn a_knob_that_a_hand_has_turned_is_the_heading_until_it_stands_as_the_step_says() {
    for size in SIZES {
        let session = at_step("ct-afferent", 6, size);
        let caption = session.app.lesson_step().unwrap().step.caption.clone();
        let says = |session: &Session, words: &str| is_large(&session.text(), words, size.0.into());
        assert!(says(&session, &caption));
        let turned = session.keys("Right");
        assert!(says(&turned, "speed: 5 cm/s") && !says(&turned, &caption), "{size:?}:\n{}", turned.text());
        assert!(!turned.text().contains("speed: "));
        assert!(says(&turned.keys("Left"), &caption));
    }
}

#[test]
fn what_a_chart_counts_is_large_on_a_slide_or_told_after() {
    /// The longest unit or name of a row.
    const LONGEST: usize = 12;
    let mut wrong = Vec::new();
    let mut n = 0;
    for size in SIZES {
        for it in slides(size).iter().filter(|it| !it.has_words && !it.counted.is_empty()) {
            n += 1;
            let counted = it.counted.to_lowercase();
            // What is told of a row begins with its name.
            let is_told = |words: &str| counted.contains(words) && !counted.contains(&format!("{words}: "));
            let is_head = |words: &&String| words.chars().count() > LONGEST && is_told(&words.to_lowercase());
            if let Some(head) = it.labels.iter().find(is_head) {
                wrong.push(format!("{} {} at {size:?}: {head}", it.lesson, it.nth + 1));
            }
        }
    }
    assert!(n > 40, "only {n} charts");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_label_of_a_chart_on_a_slide_is_a_sentence() {
    /// The longest name of a row.
    const LONGEST: usize = 32;
    let charts = || SIZES.into_iter().flat_map(slides).filter(|it| !it.has_words && !it.counted.is_empty());
    for it in charts() {
        let long = it.labels.iter().find(|words| words.chars().count() > LONGEST);
        assert!(long.is_none(), "{} {}: {long:?}", it.lesson, it.nth + 1);
    }
}
