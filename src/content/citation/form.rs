//! A study as a reference. Each style is written down once, as its own book has it: the Publication Manual of the
//! APA (7th), Citing Medicine of the NLM for Vancouver, the AMA Manual of Style (11th), Cite Them Right for
//! Harvard (12th) and the Chicago Manual of Style for author and date (17th).

use super::{Style, page_range, people, title};
use crate::content::doi;
use crate::content::model::{Publication, Study};

/// Where a work stands: in a journal, in a book, or alone.
enum Within {
    Journal,
    Book,
    Nothing,
}

/// A paper of a congress and a preprint are written as articles are, a web page as a report: of these
/// the styles want more than a pack holds.
fn within(study: &Study) -> Within {
    match study.publication() {
        Publication::Article | Publication::ConferencePaper | Publication::Preprint => Within::Journal,
        Publication::Chapter => Within::Book,
        Publication::Book | Publication::Report | Publication::WebPage => Within::Nothing,
    }
}

/// The reference of `study` in `style`.
pub(super) fn written(study: &Study, style: Style) -> String {
    match style {
        Style::Apa => apa(study),
        Style::Vancouver => vancouver(study),
        Style::Ama => ama(study),
        Style::Harvard => harvard(study),
        Style::Chicago => chicago(study),
    }
}

fn apa(study: &Study) -> String {
    let Study { year, title, journal, .. } = study;
    let people = people::listed(study, Style::Apa);
    let pages = pages(study, whole);
    let title = sentence(&with_number(study, title));
    let place = match within(study) {
        Within::Journal => joined(&[journal, &number(study, "–"), &pages], ", "),
        Within::Book => format!("In {journal}{}", prefixed(" (pp. ", &pages, ")")),
        Within::Nothing => journal.clone(),
    };
    let [first, second] = headed(&sentence(&people), format!("({year})."), title);
    joined(&[&first, &second, &sentence(&place), &address(study)], " ")
}

fn vancouver(study: &Study) -> String {
    let Study { year, journal, .. } = study;
    let pages = pages(study, shortest).replace('–', "-");
    let place = match within(study) {
        Within::Journal => in_medicine(study, &pages),
        Within::Book => joined(&[&format!("In: {journal}; {year}."), &prefixed("p. ", &pages, ".")], " "),
        Within::Nothing => format!("{journal}; {year}."),
    };
    let title = sentence(&with_number(study, &study.title));
    joined(&[&sentence(&people::listed(study, Style::Vancouver)), &title, &place, &address(study)], " ")
}

fn ama(study: &Study) -> String {
    let Study { year, title, journal, .. } = study;
    let pages = pages(study, whole).replace('–', "-");
    let place = match within(study) {
        Within::Journal => in_medicine(study, &pages),
        Within::Book => format!("In: {} {year}{}.", sentence(journal), prefixed(":", &pages, "")),
        Within::Nothing => format!("{journal}; {year}."),
    };
    let title = match within(study) {
        Within::Nothing => with_number(study, &title::capitalised(title)),
        Within::Journal | Within::Book => title.clone(),
    };
    let people = sentence(&people::listed(study, Style::Ama));
    joined(&[&people, &sentence(&title), &place, &prefixed("doi:", &study.doi, "")], " ")
}

/// Journal, year, volume and pages, as medicine writes them.
fn in_medicine(study: &Study, pages: &str) -> String {
    let is_preprint = study.publication() == Publication::Preprint;
    let journal = format!("{}{}", study.journal, if is_preprint { " [Preprint]" } else { "" });
    let number = prefixed(";", &number(study, "-"), "");
    format!("{} {}{number}{}.", sentence(&journal), study.year, prefixed(":", pages, ""))
}

fn harvard(study: &Study) -> String {
    let Study { year, title, journal, .. } = study;
    let pages = pages(study, whole);
    let pages = prefixed(if pages.contains('–') { "pp. " } else { "p. " }, &pages, "");
    let (title, place) = match within(study) {
        Within::Journal => {
            let kind = if study.publication() == Publication::Preprint { " [Preprint]" } else { "" };
            (format!("‘{title}’"), joined(&[&format!("{journal}{kind}"), &number(study, "–"), &pages], ", "))
        }
        Within::Book => (format!("‘{title}’"), joined(&[&format!("in {journal}"), &pages], ", ")),
        Within::Nothing => (title.clone(), joined(&[&sentence(&study.issue), journal], " ")),
    };
    let people = people::listed(study, Style::Harvard);
    let is_quoted = title.starts_with('‘');
    let has_people = !people.is_empty();
    let [first, second] = headed(&people, format!("({year})"), title);
    // A title in quotes goes on to where it stands; one that stands alone is a sentence.
    let second = match (has_people, is_quoted) {
        (true, true) => format!("{second},"),
        (true, false) => sentence(&second),
        (false, _) => second,
    };
    joined(&[&first, &second, &sentence(&place), &prefixed("Available at: ", &address(study), ".")], " ")
}

fn chicago(study: &Study) -> String {
    let Study { year, journal, volume, issue, .. } = study;
    let title = title::capitalised(&study.title);
    let pages = pages(study, in_chicago);
    let (title, place) = match within(study) {
        Within::Journal if volume.is_empty() => {
            let number = prefixed("no. ", &issue.replace('-', "–"), "");
            let before = if number.is_empty() { ", " } else { ": " };
            (quoted(&title), joined(&[&joined(&[journal, &number], ", "), &pages], before))
        }
        Within::Journal => {
            let number = prefixed("(", &issue.replace('-', "–"), ")");
            (quoted(&title), joined(&[&joined(&[journal, volume, &number], " "), &pages], ": "))
        }
        Within::Book => (quoted(&title), joined(&[&format!("In {journal}"), &pages], ", ")),
        Within::Nothing => (sentence(&title), joined(&[&sentence(issue), journal], " ")),
    };
    let [first, second] =
        headed(&sentence(&people::listed(study, Style::Chicago)), format!("{year}."), title);
    joined(&[&first, &second, &sentence(&place), &prefixed("", &address(study), ".")], " ")
}

/// People, year and title; where nobody is named, the title goes to their place.
fn headed(people: &str, year: String, title: String) -> [String; 2] {
    if people.is_empty() { [title, year] } else { [format!("{people} {year}"), title] }
}

fn quoted(title: &str) -> String {
    format!("“{}”", sentence(title))
}

/// Volume and issue, "10(2)", with `dash` in an issue that is a range.
fn number(study: &Study, dash: &str) -> String {
    format!("{}{}", study.volume, prefixed("(", &study.issue.replace('-', dash), ")"))
}

/// The address of the DOI, or nothing.
fn address(study: &Study) -> String {
    if study.doi.is_empty() { String::new() } else { doi::address(&study.doi) }
}

/// A report by a body has its number behind its title.
fn with_number(study: &Study, title: &str) -> String {
    match within(study) {
        Within::Nothing => format!("{title}{}", prefixed(" (", &study.issue, ")")),
        Within::Journal | Within::Book => title.to_owned(),
    }
}

/// `text` with a point at its end, unless it has one or asks; nothing of nothing.
fn sentence(text: &str) -> String {
    if text.is_empty() || text.ends_with(['.', '?', '!']) { text.to_owned() } else { format!("{text}.") }
}

fn joined(parts: &[&str], between: &str) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

fn prefixed(before: &str, text: &str, after: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{before}{text}{after}") }
}

/// The pages of `study`, with a range as `shown` writes its last; the number of an article as it is.
fn pages(study: &Study, shown: fn(&str, &str) -> String) -> String {
    match page_range(&study.pages) {
        Some((first, last)) => format!("{first}–{}", shown(first, last)),
        None => study.pages.clone(),
    }
}

fn whole(_: &str, last: &str) -> String {
    last.to_owned()
}

/// What is left of the last page without what it shares with the first: 1621–7, E613–24.
fn shortest(first: &str, last: &str) -> String {
    let Some([first, last]) = numbers(first, last) else { return last.to_owned() };
    let n_shared = first.bytes().zip(last.bytes()).take_while(|(a, b)| a == b).count();
    let rest = if first.len() == last.len() { last.get(n_shared..) } else { None };
    rest.filter(|rest| !rest.is_empty()).unwrap_or(last).to_owned()
}

/// The last page as Chicago has it: all of it after a number under 100 or a whole hundred, what changes
/// after 101 to 109 and the like, else two digits or as many as change.
fn in_chicago(first: &str, last: &str) -> String {
    let Some([from, to]) = numbers(first, last) else { return last.to_owned() };
    let Ok(number) = from.parse::<u32>() else { return last.to_owned() };
    let rest = shortest(from, to);
    if number < 100 || number % 100 == 0 {
        to.to_owned()
    } else if number % 100 < 10 || rest.len() >= 2 {
        rest
    } else {
        to.get(to.len().saturating_sub(2)..).unwrap_or(to).to_owned()
    }
}

/// Both pages without the letters that they share, where the rest is digits.
fn numbers<'a>(first: &'a str, last: &'a str) -> Option<[&'a str; 2]> {
    let letters = first.split(|c: char| c.is_ascii_digit()).next()?;
    let pair = [first.strip_prefix(letters)?, last.strip_prefix(letters)?];
    let is_number = |text: &&str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    pair.iter().all(is_number).then_some(pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_page_is_cut_as_the_style_wants_it() {
        for (first, last, short, chicago) in [
            ("71", "72", "2", "72"),
            ("100", "104", "4", "104"),
            ("107", "108", "8", "8"),
            ("321", "328", "8", "28"),
            ("498", "532", "532", "532"),
            ("1496", "1500", "500", "500"),
            ("99", "101", "101", "101"),
            ("E613", "E624", "24", "24"),
            ("577", "590.e16", "590.e16", "590.e16"),
            ("12", "12", "12", "12"),
        ] {
            assert_eq!(shortest(first, last), short, "{first}–{last}");
            assert_eq!(in_chicago(first, last), chicago, "{first}–{last}");
        }
    }
}
