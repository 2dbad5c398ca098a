//! What a pack holds, as plain data. Every table of `content/` is one of these types;
//! unknown keys are errors, so a misspelt key never passes in silence.

mod study;

pub use study::{Design, Publication, Study};

use super::id::{ClaimId, EstimateId, FigureId, SayingId, StudyId, TermId, TopicId};
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `pack.toml`: what the pack is called, and the reading order of its pages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PackInfo {
    /// The question that the picture answers.
    pub title: String,
    pub subtitle: String,
    /// A BCP 47 tag such as `en`.
    pub language: String,
    pub authors: Vec<String>,
    /// Licence of the texts.
    pub licence: String,
    /// Version of the content format; this program reads [`FORMAT`].
    pub format: u32,
    /// Every topic once, in the order in which a reader would go through them.
    pub order: Vec<TopicId>,
}

/// The content format that this program reads.
pub const FORMAT: u32 = 1;

/// The four nodes of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    Specific,
    Contextual,
    NonSpecific,
    Total,
}

impl Family {
    pub const ALL: [Self; 4] = [Self::Specific, Self::Contextual, Self::NonSpecific, Self::Total];

    /// Its place in [`Self::ALL`], from 0.
    pub fn idx(self) -> usize {
        self as usize
    }

    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Specific => "specific",
            Self::Contextual => "contextual",
            Self::NonSpecific => "non-specific",
            Self::Total => "total",
        }
    }

    /// The mark that stands for the family where colour cannot.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Specific => "●",
            Self::Contextual => "▲",
            Self::NonSpecific => "■",
            Self::Total => "◆",
        }
    }
}

/// A node of the picture on the home screen (`effects.toml`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Effect {
    pub family: Family,
    /// The page that Enter opens.
    pub topic: TopicId,
    pub title: String,
    /// A few words under the title: "what the hands do".
    pub tag: String,
    /// The plain sentence that stands under the picture while the node is chosen.
    pub sentence: String,
    /// Small print inside the node.
    #[serde(default)]
    pub note: String,
    /// What lies inside, in the words of the picture.
    pub inside: Vec<Inside>,
}

/// One name in a panel of the home screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Inside {
    pub topic: TopicId,
    pub label: String,
}

/// One page: `topics/<id>.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Topic {
    pub id: TopicId,
    /// Absent for the pages of the four nodes.
    pub parent: Option<TopicId>,
    pub title: String,
    pub one_line: String,
    /// Other names that the finder knows it by.
    #[serde(default)]
    pub synonyms: Vec<String>,
    /// The figures that live on the page; the first stands beside the text.
    #[serde(default)]
    pub figures: Vec<FigureId>,
    /// Rows of the forest plot that belong to the page.
    #[serde(default)]
    pub estimates: Vec<EstimateId>,
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
}

/// A heading, a few sentences that lead in, and the claims.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Section {
    pub heading: String,
    /// Inline markup; a blank line begins a new paragraph.
    #[serde(default)]
    pub text: String,
    #[serde(default, rename = "claim")]
    pub claims: Vec<Claim>,
}

/// A statement that a study stands behind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Claim {
    pub id: ClaimId,
    /// Inline markup.
    pub text: String,
    pub certainty: Certainty,
    /// Why it stands as high, where a study behind it calls its own evidence very low.
    #[serde(default)]
    pub why: String,
    pub sources: Vec<StudyId>,
    /// Where in the sources it stands.
    #[serde(default)]
    pub locator: String,
    /// "name = value", as published.
    #[serde(default)]
    pub numbers: Vec<String>,
    /// The rows that give the claim its size.
    #[serde(default)]
    pub estimates: Vec<EstimateId>,
    /// What it does not show.
    pub limits: String,
}

/// How sure one can be of a claim.
///
/// The first three are a ladder; the others are no rungs of it and have marks of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    WellEstablished,
    Supported,
    Emerging,
    Contested,
    AnimalOnly,
    Advice,
    /// Nothing that could be measured: a definition, a sum, a record.
    Agreed,
}

impl Certainty {
    pub const ALL: [Self; 7] = [
        Self::WellEstablished,
        Self::Supported,
        Self::Emerging,
        Self::Contested,
        Self::AnimalOnly,
        Self::Advice,
        Self::Agreed,
    ];

    /// How a claim comes by its mark, for those who give one and for those who doubt it. `check` holds what a
    /// machine can.
    pub const RULE: [&str; 4] = [
        "First, what kind of sentence it is: a definition, a sum, history or what a document says is agreed words; a recommendation, whoever gives it, is advice.",
        "Where the source was graded (GRADE or the like), its grade is followed: high, or moderate in two independent reviews, is well established; moderate or low is supported; very low is emerging, however many trials.",
        "Where it was not graded: two or more independent groups or methods that agree in people are well established; one trial or cohort of 100 people or more, or two small ones of different groups, are supported; one small study, or one laboratory, is emerging.",
        "Contested stands over these only where the claim cites both sides.",
    ];

    pub fn word(self) -> &'static str {
        match self {
            Self::WellEstablished => "well established",
            Self::Supported => "supported",
            Self::Emerging => "emerging",
            Self::Contested => "contested",
            Self::AnimalOnly => "animals only",
            Self::Advice => "advice, not evidence",
            Self::Agreed => "agreed words",
        }
    }

    /// The one word of it that tells it from the others, for a key that has a line.
    pub fn brief(self) -> &'static str {
        match self {
            Self::WellEstablished => "established",
            Self::AnimalOnly => "animals",
            Self::Advice => "advice",
            Self::Agreed => "agreed",
            Self::Supported | Self::Emerging | Self::Contested => self.word(),
        }
    }

    /// One plain sentence that says what the word means.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::WellEstablished => "Graded high, or independent groups agree in people.",
            Self::Supported => "Graded moderate or low, or one larger study.",
            Self::Emerging => "Graded very low, or one small study so far.",
            Self::Contested => "Studies or experts disagree, and both sides are cited.",
            Self::AnimalOnly => "Seen in animals, not shown in people.",
            Self::Advice => "A recommendation, not a finding. It may still bind you.",
            Self::Agreed => "A definition, a sum or a record; nothing to be measured.",
        }
    }

    /// What a bar of claims is filled with where there are no shades.
    pub fn fill(self) -> &'static str {
        match self {
            Self::WellEstablished => "█",
            Self::Supported => "▓",
            Self::Emerging => "▒",
            Self::Contested => "?",
            Self::AnimalOnly => "~",
            Self::Advice => "»",
            Self::Agreed => "≡",
        }
    }

    /// The mark beside the word, three cells wide in every case.
    pub fn mark(self) -> &'static str {
        match self {
            Self::WellEstablished => "▰▰▰",
            Self::Supported => "▰▰▱",
            Self::Emerging => "▰▱▱",
            Self::Contested => "◄ ►",
            Self::AnimalOnly => "┄┄┄",
            Self::Advice => "» »",
            Self::Agreed => "≡ ≡",
        }
    }
}

/// A word of the glossary (`glossary.toml`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub id: TermId,
    pub term: String,
    /// Other names that the finder knows it by.
    #[serde(default)]
    pub synonyms: Vec<String>,
    #[serde(default)]
    pub respelling: String,
    /// At most thirty words.
    pub definition: String,
    /// The same in plain words.
    pub plain: String,
    pub sources: Vec<StudyId>,
}

/// What is said, beside what is known (`claims.toml`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Saying {
    pub id: SayingId,
    pub topic: TopicId,
    pub says: String,
    /// A study id, or plain words.
    pub said_by: String,
    pub known: String,
    pub status: Status,
    pub sources: Vec<StudyId>,
}

/// How a saying stands to the evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    Supported,
    Mixed,
    Contested,
    Opinion,
}

impl Status {
    pub const ALL: [Self; 4] = [Self::Supported, Self::Mixed, Self::Contested, Self::Opinion];

    /// One plain sentence that says what the word means.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Supported => "What is said agrees with the evidence.",
            Self::Mixed => "A part of it holds, or holds only sometimes.",
            Self::Contested => "The evidence speaks against it, or studies disagree.",
            Self::Opinion => "Somebody's view, which studies cannot settle.",
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Mixed => "mixed",
            Self::Contested => "contested",
            Self::Opinion => "opinion",
        }
    }

    pub fn mark(self) -> &'static str {
        match self {
            Self::Supported => "▰▰▱",
            Self::Mixed => "▰◄►",
            Self::Contested => "◄ ►",
            Self::Opinion => "» »",
        }
    }
}
