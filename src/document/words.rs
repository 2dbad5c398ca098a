//! Data in words: a study in a few, an estimate in a line.

use super::Size;
use crate::content::doi;
use crate::content::effect::{self, lower_first};
use crate::content::estimate::Estimate;
use crate::content::model::{Family, Study};
use crate::content::name::Name;
use unicode_width::UnicodeWidthStr;

/// "Löken et al. 2009": as much of the authors as a reader needs to recognise a study.
pub fn name(study: &Study) -> String {
    format!("{} {}", authors(study), year(study))
}

/// "Löken", where there is room for no more.
pub fn first_author(study: &Study) -> String {
    study.authors.first().map_or("Authors not known", |name| family_name(name)).to_owned()
}

fn family_name(author: &str) -> &str {
    Name::of(author).short()
}

/// "Löken et al.": the name without the year.
fn authors(study: &Study) -> String {
    let unsure = study.unverified.iter().any(|field| field == "authors");
    let family = |name: &String| family_name(name).to_owned();
    match study.authors.as_slice() {
        [] => "Authors not known".to_owned(),
        [one] if unsure => format!("{} et al.", family(one)),
        [one] => family(one),
        [one, two] if !unsure => format!("{} & {}", family(one), family(two)),
        [first, ..] => format!("{} et al.", family(first)),
    }
}

/// "2014a": two of one year are told apart by the letter that their ids end in.
pub fn year(study: &Study) -> String {
    let letter = study.id.as_str().rsplit('-').next().filter(|end| end.len() == 1).unwrap_or_default();
    format!("{}{letter}", study.year)
}

/// Design and size: "meta-analysis · 212 studies · 12 966 people".
pub fn design(study: &Study) -> String {
    amount(Size::of(study))
}

/// How much was studied, and how: "meta-analysis · 212 studies · 12 966 people".
pub fn amount(size: Size) -> String {
    let mut parts = vec![size.design.word().to_owned()];
    parts.extend(
        size.studies.map(|k| format!("{} {}", thousands(k), if k == 1 { "study" } else { "studies" })),
    );
    parts.extend(
        size.people.map(|n| format!("{} {}", thousands(n), if n == 1 { "person" } else { "people" })),
    );
    // The dot stays with what is before it, so that no line begins with one.
    parts.join("\u{a0}· ")
}

/// The address of the study's DOI, if it has one that is well formed.
pub fn doi_url(study: &Study) -> Option<String> {
    doi::is_doi(&study.doi).then(|| doi::address(&study.doi))
}

/// `12966` as `12 966`.
pub fn thousands(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) && digits.len() > 4 {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

/// "1 claim", "2 claims".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// "Hedges g 0.69 (interval 0.48 to 0.89)", with the sign of the source.
pub fn size(row: &Estimate) -> String {
    let interval = effect::published_interval(row)
        .map_or_else(|| "interval not known".to_owned(), |it| format!("interval {it}"));
    format!("{} {} ({interval})", row.measure, effect::published(row, row.value))
}

/// Which side the estimate speaks for, in words, and how far that can be said.
pub fn direction(row: &Estimate) -> String {
    let [side, _] = effect::direction(row);
    side
}

/// "Pain · touch interventions against no touch · adults".
pub fn subject(row: &Estimate) -> String {
    let comparison = if effect::is_baseline(row) {
        format!("{}, before and after", lower_first(&row.intervention))
    } else {
        format!("{} against {}", lower_first(&row.intervention), lower_first(&row.comparator))
    };
    format!("{} · {comparison} · {}", row.outcome, lower_first(&row.population))
}

/// `text` in which no line ends between a number and its interval in brackets.
pub fn unbroken(text: &str) -> String {
    const LONGEST: usize = 36;
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, (inside, after))) =
        rest.split_once('(').and_then(|(before, more)| Some((before, more.split_once(')')?)))
    {
        let is_interval = inside.contains(|c: char| c.is_ascii_digit()) && inside.width() <= LONGEST;
        match before.strip_suffix(' ').filter(|it| is_interval && it.ends_with(|c: char| c.is_ascii_digit()))
        {
            Some(number) => out.push_str(&format!("{number}\u{a0}")),
            None => out.push_str(before),
        }
        let inside = if is_interval { inside.replace(' ', "\u{a0}") } else { inside.to_owned() };
        out.push_str(&format!("({inside})"));
        rest = after;
    }
    out + rest
}

/// The name of a part of the total effect.
pub fn part_word(part: Family) -> &'static str {
    match part {
        Family::Specific => "specific",
        Family::Contextual => "contextual",
        Family::NonSpecific => "non-specific",
        Family::Total => "total",
    }
}

/// The parts of the total effect that a comparison shows.
pub fn isolates(parts: &[Family]) -> String {
    let words: Vec<_> = parts.iter().copied().map(part_word).collect();
    match words.as_slice() {
        [] => "the comparison isolates no single part".to_owned(),
        words => format!("the comparison shows {}", words.join(" + ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::estimate::{ComparatorClass, Favours, Measure, OutcomeClass, Subject};

    fn row(value: f64, interval: Option<(f64, f64)>, favours: Favours) -> Estimate {
        Estimate {
            id: "a".into(),
            source: "b-2000".into(),
            about: Subject::Massage,
            population: "Adults".into(),
            intervention: "Massage".into(),
            comparator: "Rest".into(),
            comparator_class: ComparatorClass::Active,
            isolates: vec![],
            outcome: "Pain".into(),
            outcome_class: OutcomeClass::Pain,
            measure: Measure::Smd,
            value,
            ci_low: interval.map(|it| it.0),
            ci_high: interval.map(|it| it.1),
            decimals: None,
            k: None,
            n: None,
            favours_intervention_when: favours,
            note: String::new(),
            verified: true,
        }
    }

    #[test]
    fn a_negative_score_of_pain_speaks_for_massage() {
        let row = row(-0.5, Some((-0.8, -0.2)), Favours::Negative);
        assert_eq!(direction(&row), "favours massage");
    }

    #[test]
    fn an_interval_across_no_effect_says_so() {
        let row = row(0.1, Some((-0.1, 0.3)), Favours::Positive);
        assert_eq!(direction(&row), "no effect lies within; leans to massage");
    }

    #[test]
    fn a_ratio_below_one_may_speak_for_the_intervention() {
        let ratio =
            |value, interval, favours| Estimate { measure: Measure::Rr, ..row(value, interval, favours) };
        let good = ratio(0.24, Some((0.18, 0.31)), Favours::BelowOne);
        assert_eq!(direction(&good), "favours massage");
        assert_eq!(direction(&ratio(0.24, Some((0.18, 0.31)), Favours::AboveOne)), "favours rest");
        assert_eq!(
            direction(&ratio(1.01, Some((0.89, 1.14)), Favours::BelowOne)),
            "no effect lies within; leans to rest"
        );
        assert_eq!(size(&good), "RR 0.24 (interval 0.18 to 0.31)");
    }

    #[test]
    fn a_value_and_its_interval_have_the_same_decimals() {
        let it = row(-0.4, Some((-0.8, -0.01)), Favours::Negative);
        assert_eq!(size(&it), "SMD −0.40 (interval −0.80 to −0.01)");
        let it = row(-0.0, Some((-0.8, -0.0)), Favours::Negative);
        assert_eq!(size(&it), "SMD 0.0 (interval −0.8 to 0.0)");
    }

    #[test]
    fn before_and_after_favours_nothing() {
        let row =
            Estimate { comparator_class: ComparatorClass::Baseline, ..row(-14.7, None, Favours::Negative) };
        assert_eq!(direction(&row), "before and after, not an effect");
    }

    #[test]
    fn a_row_without_an_interval_only_leans() {
        assert_eq!(direction(&row(0.05, None, Favours::Positive)), "leans to massage");
        assert_eq!(direction(&row(-0.05, None, Favours::Positive)), "leans to rest");
    }

    #[test]
    fn a_row_without_an_interval_says_so() {
        let row = row(-0.5, None, Favours::Negative);
        assert_eq!(size(&row), "SMD −0.5 (interval not known)");
    }

    #[test]
    fn a_number_and_its_interval_stay_on_one_line() {
        assert_eq!(
            unbroken("pain = 0.69 (95 % CI 0.48 to 0.89) in all (of them)"),
            "pain = 0.69\u{a0}(95\u{a0}%\u{a0}CI\u{a0}0.48\u{a0}to\u{a0}0.89) in all (of them)"
        );
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!([thousands(12), thousands(1234), thousands(12966)], ["12", "1234", "12\u{a0}966"]);
    }
}
