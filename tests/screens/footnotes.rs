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
