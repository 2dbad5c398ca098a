//! What leans on each study.

use super::index::{Groups, Table};
use super::{Rows, Spot, claim_at, spots};
use crate::content::estimate::Estimate;
use crate::content::id::StudyId;
use crate::content::model::{Saying, Study, Topic};
use std::collections::BTreeSet;

/// Each by the position of the study.
#[derive(Debug)]
pub(super) struct Leaning {
    pub(super) claims: Groups<Spot>,
    pub(super) sayings: Groups<u32>,
    pub(super) estimates: Groups<u32>,
}

impl Leaning {
    pub(super) fn new(
        studies: &Table<Study>,
        topics: &Rows<Topic>,
        sayings: &Rows<Saying>,
        estimates: &Rows<Estimate>,
    ) -> Self {
        let n = studies.rows.len();
        let claims = spots(topics).into_iter().filter_map(|spot| Some((spot, claim_at(topics, spot)?.1)));
        let claims = claims.flat_map(|(spot, claim)| {
            let sources = claim.sources.iter().filter_map(|id| studies.position(id.as_str()));
            sources.collect::<BTreeSet<_>>().into_iter().map(move |study| (study, spot))
        });
        let sayings = sayings.iter().enumerate().flat_map(|(row, it)| {
            let ids = it.sources.iter().map(StudyId::as_str).chain([it.said_by.as_str()]);
            let sources = ids.filter_map(|id| studies.position(id));
            sources.collect::<BTreeSet<_>>().into_iter().map(move |study| (study, row as u32))
        });
        let estimates = estimates.iter().enumerate();
        let estimates =
            estimates.filter_map(|(row, it)| Some((studies.position(it.source.as_str())?, row as u32)));
        Self {
            claims: Groups::new(n, claims),
            sayings: Groups::new(n, sayings),
            estimates: Groups::new(n, estimates),
        }
    }
}
