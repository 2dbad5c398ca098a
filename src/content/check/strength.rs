//! Whether a claim says more than its studies can carry.

use super::Check;
use crate::content::model::{Certainty, Claim, Design, Study};

impl Check<'_> {
    /// The rules between the certainty of a claim and the designs of its studies.
    pub(super) fn strength(&mut self) {
        for topic in &self.tables.topics {
            let file = format!("topics/{}.toml", topic.id);
            for (s, section) in topic.sections.iter().enumerate() {
                for (c, claim) in section.claims.iter().enumerate() {
                    if let Some((message, help)) = self.overstated(claim) {
                        self.bad(&file, &format!("section[{s}].claim[{c}].certainty"), message, help);
                    }
                }
            }
        }
    }

    /// What is wrong with the certainty of `claim`, and what to do.
    fn overstated(&self, claim: &Claim) -> Option<(&'static str, &'static str)> {
        let studies: Vec<&Study> =
            claim.sources.iter().filter_map(|id| self.known.studies.get(id).copied()).collect();
        if studies.is_empty() {
            return None;
        }
        let all = |test: fn(Design) -> bool| studies.iter().all(|study| test(study.kind));
        let is_rung = matches!(
            claim.certainty,
            Certainty::WellEstablished | Certainty::Supported | Certainty::Emerging
        );
        if is_rung && all(|kind| kind == Design::Animal) {
            return Some((
                "animal studies alone cannot carry this certainty",
                "say `animal-only`, or name a study of people",
            ));
        }
        if claim.certainty == Certainty::AnimalOnly && !studies.iter().any(|it| sees_animals(it.kind)) {
            return Some((
                "none of these studies looked at animals",
                "name the animal study or the review, or choose another certainty",
            ));
        }
        if is_rung && all(|kind| kind == Design::Professional) {
            return Some((
                "the word of a professional body alone is no evidence",
                "say `advice` or `contested`, or name a study",
            ));
        }
        let is_high = matches!(claim.certainty, Certainty::WellEstablished | Certainty::Supported);
        if is_high && claim.why.trim().is_empty() && is_graded_very_low(claim, &studies) {
            return Some((
                "evidence behind this claim is graded very low",
                "say `emerging`, or in `why` what it stands on all the same",
            ));
        }
        let one_piece = |kind| !is_summary(kind);
        if claim.certainty == Certainty::WellEstablished && studies.len() == 1 && all(one_piece) {
            return Some((
                "a single study cannot establish anything well",
                "say `supported` or less, or name the others or a review",
            ));
        }
        if claim.certainty == Certainty::WellEstablished && all(|kind| kind == Design::Theory) {
            return Some((
                "theory alone establishes nothing well",
                "say `agreed` where the claim is a definition, else `supported` or less, or name what was measured",
            ));
        }
        if claim.certainty == Certainty::Contested && studies.len() < 2 {
            return Some((
                "only one side of what is contested is cited",
                "name a source of the other side, or grade the claim by the one that there is",
            ));
        }
        if studies.iter().all(|study| !study.verified) {
            return Some((
                "only the bibliographic entries of these studies were seen",
                "name a study that was read, or take the claim out",
            ));
        }
        None
    }
}

/// Whether the claim or a study behind it says that its evidence is graded very low.
fn is_graded_very_low(claim: &Claim, studies: &[&Study]) -> bool {
    let own = claim.numbers.iter().chain([&claim.text, &claim.limits]);
    let theirs = studies.iter().flat_map(|it| it.findings.iter().chain([&it.limits]));
    own.chain(theirs).any(|it| it.to_lowercase().contains("very low"))
}

/// Whether a study of this design may tell of animals.
fn sees_animals(kind: Design) -> bool {
    kind == Design::Animal || is_summary(kind)
}

/// Whether the design speaks for many studies, or for the wording of a field.
fn is_summary(kind: Design) -> bool {
    matches!(
        kind,
        Design::MetaAnalysis
            | Design::SystematicReview
            | Design::LivingReview
            | Design::NarrativeReview
            | Design::Guideline
            | Design::Theory
            | Design::Textbook
    )
}
