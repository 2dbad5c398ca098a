//! A value in words, as they stand beside its row.

use crate::content::figure::Measured;
use crate::scene::large::{self, Face};
use crate::scene::plot::BESIDE;
use crate::sim::measurements::{remark, value_words};
use crate::sim::number;

/// What a large name says, and what stands small below it: what follows a comma.
pub(super) fn parts(name: &str) -> [&str; 2] {
    name.split_once(", ").map_or([name, ""], |it| [it.0, it.1])
}

/// A value as its number stands in the picture, and what belongs to it behind that.
pub(super) fn number_words(reading: &Measured) -> Option<String> {
    reading.value.map(number).or_else(|| reading.range.map(|_| value_words(reading)))
}

pub(super) fn rest_words(reading: &Measured) -> String {
    let number = number_words(reading).unwrap_or_default();
    value_words(reading).strip_prefix(&number).unwrap_or_default().trim().to_owned()
}

/// What stands beside a large value: how sure it is or what it comes to, and what else there is to say.
pub(super) fn beside_words(reading: &Measured, rest: String) -> [String; 2] {
    let Measured { verdict, words, .. } = reading;
    match rest {
        rest if !rest.is_empty() => [rest, remark(reading)],
        _ if verdict.is_empty() => [words.clone(), String::new()],
        _ => [verdict.clone(), words.clone()],
    }
}

/// Columns of a value in large letters with what stands beside it.
pub(super) fn large_width(reading: &Measured, face: Face) -> i32 {
    let [said, _] = beside_words(reading, rest_words(reading));
    let wide = |words: &str, face| large::width(words, face).map_or(0, |it| it as i32);
    wide(&number_words(reading).unwrap_or_default(), face) + wide(&said, BESIDE)
}
