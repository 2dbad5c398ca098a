//! A study, as what it was published and how it was done.

use crate::content::id::StudyId;
#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A study, once (`studies.toml`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Study {
    pub id: StudyId,
    /// "Surname, I. J.", or the name of a body.
    pub authors: Vec<String>,
    pub year: i32,
    pub title: String,
    pub journal: String,
    #[serde(default)]
    pub volume: String,
    #[serde(default)]
    pub issue: String,
    #[serde(default)]
    pub pages: String,
    #[serde(default)]
    pub doi: String,
    /// `seed` where the DOI is as a source text gives it and was met nowhere else.
    #[serde(default)]
    pub doi_from: String,
    #[serde(default)]
    pub pmid: String,
    #[serde(default)]
    pub pmcid: String,
    /// As what it was published, where the other fields do not tell: see [`Study::publication`].
    pub published_as: Option<Publication>,
    pub kind: Design,
    /// People.
    pub n: Option<u32>,
    /// Studies pooled or reviewed.
    pub k: Option<u32>,
    /// Whether one of the two texts that the project starts from cites it.
    #[serde(default)]
    pub seed: bool,
    #[serde(default)]
    pub findings: Vec<String>,
    #[serde(default)]
    pub limits: String,
    #[serde(default)]
    pub note: String,
    /// Names of fields that no page seen confirms.
    #[serde(default)]
    pub unverified: Vec<String>,
    pub verified: bool,
    /// The page where it was read.
    #[serde(default)]
    pub seen_at: String,
}

impl Study {
    /// As what it was published. Without a word for it, what has a volume or an issue is an article,
    /// whoever wrote it; else the design tells books and reports from articles.
    pub fn publication(&self) -> Publication {
        if let Some(publication) = self.published_as {
            return publication;
        }
        match self.kind {
            Design::Textbook if self.issue.is_empty() => Publication::Book,
            Design::Professional | Design::Guideline if self.volume.is_empty() && self.issue.is_empty() => {
                Publication::Report
            }
            _ => Publication::Article,
        }
    }
}

/// As what a study was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Publication {
    /// In a journal.
    Article,
    /// In the proceedings of a congress, or there as a poster.
    ConferencePaper,
    /// Of a book, whose title is the `journal`.
    Chapter,
    Book,
    /// By the body that is the `journal`; its number is the `issue`.
    Report,
    /// In an archive, before a journal took it.
    Preprint,
    /// Also an entry of a registry.
    WebPage,
}

/// The design of a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Design {
    MetaAnalysis,
    SystematicReview,
    LivingReview,
    Rct,
    HumanExperiment,
    Imaging,
    Cohort,
    Survey,
    Qualitative,
    Animal,
    NarrativeReview,
    Theory,
    Guideline,
    Professional,
    Protocol,
    Textbook,
}

impl Design {
    pub const ALL: [Self; 16] = [
        Self::MetaAnalysis,
        Self::SystematicReview,
        Self::LivingReview,
        Self::Rct,
        Self::HumanExperiment,
        Self::Imaging,
        Self::Cohort,
        Self::Survey,
        Self::Qualitative,
        Self::Animal,
        Self::NarrativeReview,
        Self::Theory,
        Self::Guideline,
        Self::Professional,
        Self::Protocol,
        Self::Textbook,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Self::MetaAnalysis => "meta-analysis",
            Self::SystematicReview => "systematic review",
            Self::LivingReview => "living review",
            Self::Rct => "randomised trial",
            Self::HumanExperiment => "human experiment",
            Self::Imaging => "brain imaging",
            Self::Cohort => "cohort",
            Self::Survey => "survey",
            Self::Qualitative => "interviews",
            Self::Animal => "animal study",
            Self::NarrativeReview => "narrative review",
            Self::Theory => "theory",
            Self::Guideline => "guideline",
            Self::Professional => "professional body",
            Self::Protocol => "protocol",
            Self::Textbook => "textbook",
        }
    }
}
