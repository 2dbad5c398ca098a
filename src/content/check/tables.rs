//! The rules of the tables that pages lean on: figures, studies, estimates, terms, sayings.

use super::{Check, MAX_DECIMALS, MAX_DEFINITION, MAX_ONE_LINE, MAX_TITLE};
use crate::content::doi;
use crate::content::estimate::Estimate;
use crate::content::figure::Figure;
use crate::content::id::EstimateId;
use crate::content::markup;
use crate::content::name::{self, Name};
use std::collections::HashSet;

impl Check<'_> {
    pub(super) fn figures(&mut self) {
        for figure in &self.tables.figures {
            let file = format!("figures/{}.toml", figure.id);
            self.kebab(&file, "id", figure.id.as_str());
            if !figure.sources.is_empty() {
                self.sources(&file, "sources", &figure.sources);
            }
            self.figure_data(&file, figure);
            self.length(&file, "title", &figure.title, MAX_TITLE);
            self.length(&file, "one_line", &figure.one_line, MAX_ONE_LINE);
            if figure.words.trim().is_empty() {
                self.bad(
                    &file,
                    "words",
                    "a figure without words",
                    "say in words what it shows, for those who cannot see it",
                );
            }
            match self.known.topics.get(&figure.topic) {
                None => self.unknown(&file, "topic", "topic", figure.topic.as_str()),
                Some(topic) if !topic.figures.contains(&figure.id) => {
                    let message = format!("the page `{}` does not name this figure", topic.id);
                    self.bad(
                        &file,
                        "topic",
                        message,
                        format!("add \"{}\" to `figures` in topics/{}.toml", figure.id, topic.id),
                    );
                }
                Some(_) => {}
            }
        }
        for topic in &self.tables.topics {
            for (nth, figure) in topic.figures.iter().enumerate() {
                if !self.known.figures.contains(figure.as_str()) {
                    let file = format!("topics/{}.toml", topic.id);
                    self.unknown(&file, &format!("figures[{nth}]"), "figure", figure.as_str());
                }
            }
        }
    }

    /// The data of a figure, as its kind judges them.
    fn figure_data(&mut self, file: &str, figure: &Figure) {
        let path = format!("data.{}", figure.data.kind_name());
        let kind = figure.data.kind();
        for fault in kind.faults().into_iter().chain(kind.misdrawn(&self.tables.drawings)) {
            self.bad(file, &format!("{path}.{}", fault.key), fault.message, fault.help);
        }
        for id in kind.studies() {
            if !self.known.studies.contains_key(id) {
                let (message, help) =
                    (format!("there is no study `{id}`"), "correct the id, or add the study");
                self.bad_within(file, &path, id.as_str(), message, help);
            }
        }
        for id in kind.estimates() {
            if !self.known.estimates.contains(id.as_str()) {
                let (message, help) =
                    (format!("there is no estimate `{id}`"), "correct the id, or add the estimate");
                self.bad_within(file, &path, id.as_str(), message, help);
            }
        }
        if figure.sources.is_empty() && kind.studies().is_empty() && kind.estimates().is_empty() {
            self.bad(file, "id", "a figure without a source", "name its studies in `sources`");
        }
    }

    pub(super) fn studies(&mut self) {
        let file = "studies.toml";
        let mut used = HashSet::new();
        for topic in &self.tables.topics {
            for section in &topic.sections {
                let texts =
                    std::iter::once(&section.text).chain(section.claims.iter().map(|claim| &claim.text));
                used.extend(texts.flat_map(|text| markup::citations(text)));
                used.extend(section.claims.iter().flat_map(|claim| claim.sources.iter().cloned()));
            }
        }
        used.extend(self.tables.figures.iter().flat_map(Figure::studies));
        used.extend(self.tables.estimates.iter().map(|it| it.source.clone()));
        used.extend(self.tables.terms.iter().flat_map(|it| it.sources.clone()));
        used.extend(self.tables.sayings.iter().flat_map(|it| it.sources.clone()));
        used.extend(self.tables.questions.iter().flat_map(|it| it.sources.clone()));
        used.extend(self.tables.sayings.iter().map(|it| it.said_by.as_str().into()));
        self.unique(file, "study", self.tables.studies.iter().map(|it| it.id.0.clone()));
        for (nth, study) in self.tables.studies.iter().enumerate() {
            let path = format!("study[{nth}]");
            if !used.contains(&study.id) {
                self.bad(
                    file,
                    &format!("{path}.id"),
                    format!("nothing leans on the study `{}`", study.id),
                    "cite it in a claim, or take it out",
                );
            }
            if !study.doi.is_empty() && !doi::is_doi(&study.doi) {
                self.bad(
                    file,
                    &format!("{path}.doi"),
                    format!("`{}` is not a DOI", study.doi),
                    "write it as 10.1234/suffix, without https://doi.org/",
                );
            }
            if !study.seen_at.is_empty()
                && !study.seen_at.starts_with("https://")
                && !study.seen_at.starts_with("http://")
            {
                self.bad(
                    file,
                    &format!("{path}.seen_at"),
                    "this is no web address",
                    "begin it with https://",
                );
            }
            if !(1500..=2200).contains(&study.year) {
                self.bad(
                    file,
                    &format!("{path}.year"),
                    format!("{} is no year of a study", study.year),
                    "give the year of publication",
                );
            }
            if study.authors.is_empty() && !study.unverified.iter().any(|field| field == "authors") {
                self.bad(
                    file,
                    &format!("{path}.authors"),
                    "a study without authors",
                    "name them, or list \"authors\" in `unverified`",
                );
            }
            for (nth, author) in study.authors.iter().enumerate() {
                let path = format!("{path}.authors[{nth}]");
                if name::means_others(author) {
                    let help =
                        "take it out, and list \"authors\" in `unverified`; a reference then says et al.";
                    self.bad(file, &path, format!("`{author}` is no author"), help);
                } else if Name::parse(author).is_none() {
                    let help = "write \"Surname, I. J.\" or \"Surname, I. J., Jr.\"; a body with a comma in its name stands in braces: \"{Health, Education and Welfare}\"";
                    self.bad(file, &path, format!("`{author}` may be a person or a body"), help);
                }
            }
        }
    }

    pub(super) fn estimates(&mut self) {
        let file = "estimates.toml";
        self.unique(file, "estimate", self.tables.estimates.iter().map(|it| it.id.0.clone()));
        for (nth, row) in self.tables.estimates.iter().enumerate() {
            let path = format!("estimate[{nth}]");
            self.sources(file, &format!("{path}.source"), std::slice::from_ref(&row.source));
            self.signs(&path, row);
            match (row.ci_low, row.ci_high) {
                (Some(low), Some(high)) if low <= row.value && row.value <= high => {}
                (None, None) => {}
                (Some(_), Some(_)) => self.bad(
                    file,
                    &format!("{path}.value"),
                    "the value lies outside its interval",
                    "check the three numbers against the source",
                ),
                _ => self.bad(
                    file,
                    &path,
                    "an interval with one end",
                    "give both ci_low and ci_high, or neither",
                ),
            }
        }
    }

    /// Ratios are better above or below one, all else above or below nothing.
    fn signs(&mut self, path: &str, row: &Estimate) {
        let file = "estimates.toml";
        let is_ratio = row.measure.is_ratio();
        if is_ratio != row.favours_intervention_when.is_ratio() {
            let message = format!("`{}` does not go with this side", row.measure);
            let help = if is_ratio {
                "a ratio favours one side above-one or below-one"
            } else {
                "say positive or negative"
            };
            self.bad(file, &format!("{path}.favours_intervention_when"), message, help);
        }
        if is_ratio && row.numbers().any(|it| it <= 0.0) {
            self.bad(file, &format!("{path}.value"), "a ratio is above nothing", "check the numbers");
        }
        if row.decimals() > MAX_DECIMALS {
            let help = format!("round it to {MAX_DECIMALS}");
            self.bad(file, &format!("{path}.value"), "so many decimals no source prints", help);
        }
        if row.verified {
            return;
        }
        let named = |ids: &[EstimateId]| ids.contains(&row.id);
        let claims = self.tables.topics.iter().flat_map(|topic| &topic.sections).flat_map(|it| &it.claims);
        let in_text = self.tables.topics.iter().any(|topic| named(&topic.estimates))
            || claims.into_iter().any(|claim| named(&claim.estimates))
            || self.tables.figures.iter().any(|it| it.data.kind().estimates().contains(&&row.id));
        if in_text {
            let message = format!("`{}` was not verified, and is shown", row.id);
            self.bad(file, &format!("{path}.verified"), message, "take it out of pages and figures");
        }
    }

    pub(super) fn glossary(&mut self) {
        let file = "glossary.toml";
        self.unique(file, "term", self.tables.terms.iter().map(|it| it.id.0.clone()));
        for (nth, term) in self.tables.terms.iter().enumerate() {
            self.sources(file, &format!("term[{nth}].sources"), &term.sources);
            let words = term.definition.split_whitespace().count();
            if words > MAX_DEFINITION {
                self.bad(
                    file,
                    &format!("term[{nth}].definition"),
                    format!("a definition of {words} words"),
                    format!("say it in {MAX_DEFINITION}"),
                );
            }
        }
    }

    pub(super) fn sayings(&mut self) {
        let file = "claims.toml";
        self.unique(file, "saying", self.tables.sayings.iter().map(|it| it.id.0.clone()));
        for (nth, saying) in self.tables.sayings.iter().enumerate() {
            let path = format!("saying[{nth}]");
            self.sources(file, &format!("{path}.sources"), &saying.sources);
            if !self.known.topics.contains_key(&saying.topic) {
                self.unknown(file, &format!("{path}.topic"), "topic", saying.topic.as_str());
            }
        }
    }
}
