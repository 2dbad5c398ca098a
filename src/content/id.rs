//! Identifiers: kebab-case strings, a type for each kind of thing.

use super::order;
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(test, derive(JsonSchema))]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    )+};
}

ids! {
    /// A page of the tree, such as `ct-afferents`.
    TopicId,
    /// One statement of a page with its certainty and studies.
    ClaimId,
    /// `firstauthor-year`, with `-a`, `-b` where one year has several.
    StudyId,
    /// A row of the forest plot.
    EstimateId,
    /// A word of the glossary.
    TermId,
    /// A figure, such as `stroke-lab`.
    FigureId,
    /// A drawing, such as `forearm`.
    DrawingId,
    /// A question to test oneself with.
    QuestionId,
    /// A lesson, such as `four-minutes`.
    LessonId,
    /// Something that is said about massage, beside what is known.
    SayingId,
}

/// Whether `text` is kebab-case: lowercase ASCII letters and digits, in words joined by `-`.
pub fn is_kebab_case(text: &str) -> bool {
    !text.is_empty()
        && text.split('-').all(|word| {
            !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        })
}

/// Up to three of `names` that look most like `text`, each once.
pub fn nearest<'a>(text: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    const ALIKE: f64 = 0.86;
    let mut near: Vec<(f64, &str)> =
        names.into_iter().map(|name| (strsim::jaro_winkler(text, name), name)).collect();
    near.retain(|(alike, _)| *alike >= ALIKE);
    order::by(&mut near, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    near.dedup_by_key(|(_, name)| *name);
    near.into_iter().take(3).map(|(_, name)| name).collect()
}
