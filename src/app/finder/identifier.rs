//! The numbers that studies go by elsewhere: DOI, PMID, PMCID, as they are written and as addresses.

use crate::content::model::Study;

/// What may stand before a number.
const BEFORE: &[&str] = &[
    "https://",
    "http://",
    "www.",
    "dx.",
    "doi.org/",
    "doi:",
    "doi ",
    "pubmed.ncbi.nlm.nih.gov/",
    "ncbi.nlm.nih.gov/pubmed/",
    "ncbi.nlm.nih.gov/pmc/articles/",
    "pmc.ncbi.nlm.nih.gov/articles/",
    "pmid:",
    "pmid ",
    "pmcid:",
    "pmcid ",
];

/// The number in what was typed, if that is one: in lower case, without what stands around it.
pub(super) fn parse(typed: &str) -> Option<String> {
    let lower = typed.trim().to_lowercase();
    let mut text = lower.as_str();
    while let Some(rest) = BEFORE.iter().find_map(|before| text.strip_prefix(before)) {
        text = rest.trim_start();
    }
    let text = text.trim_end_matches(['/', '.', ',', ';']);
    let digits =
        |text: &str, least: usize| text.len() >= least && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_doi = text.starts_with("10.") && text.contains('/');
    let is_pmcid = text.strip_prefix("pmc").is_some_and(|number| digits(number, 3));
    // A year is no number of a study.
    (is_doi || is_pmcid || digits(text, 5)).then(|| text.to_owned())
}

/// The numbers of `study`, in lower case.
pub(super) fn of(study: &Study) -> impl Iterator<Item = String> {
    [&study.doi, &study.pmid, &study.pmcid]
        .into_iter()
        .filter(|id| !id.is_empty())
        .map(|id| id.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_number_is_found_in_all_that_people_copy() {
        for typed in [
            "10.1038/nn.2312",
            "10.1038/NN.2312.",
            "doi:10.1038/nn.2312",
            "DOI: 10.1038/nn.2312",
            "https://doi.org/10.1038/nn.2312",
            "http://dx.doi.org/10.1038/nn.2312",
            " doi.org/10.1038/nn.2312/ ",
        ] {
            assert_eq!(parse(typed).as_deref(), Some("10.1038/nn.2312"), "{typed}");
        }
        for typed in ["19363489", "PMID: 19363489", "https://pubmed.ncbi.nlm.nih.gov/19363489/"] {
            assert_eq!(parse(typed).as_deref(), Some("19363489"), "{typed}");
        }
        assert_eq!(parse("PMC2702127").as_deref(), Some("pmc2702127"));
        for typed in ["2009", "touch", "10.5", "pmc", "doi:", ""] {
            assert_eq!(parse(typed), None, "{typed}");
        }
    }
}
