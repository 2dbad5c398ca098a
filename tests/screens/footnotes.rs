//! What is small on a slide: nothing that the heading is about.

use super::shown::{SIZES, slides};
use afferent::app::lesson::SmallPrint;
use afferent::content::address::Address;

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
fn what_a_chart_counts_is_large_on_a_slide_or_told_after() {
    /// The longest unit or name of a row.
    const LONGEST: usize = 12;
    let mut wrong = Vec::new();
    let mut n = 0;
    for size in SIZES {
        for it in slides(size).iter().filter(|it| !it.has_words && !it.counted.is_empty()) {
            n += 1;
            let counted = it.counted.to_lowercase();
            let is_head =
                |words: &&String| words.chars().count() > LONGEST && counted.contains(&words.to_lowercase());
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
