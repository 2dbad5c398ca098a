//! How the texts of a pack read: what is no fault, but what an author should know.

use crate::content::id::TopicId;
use crate::content::load::Tables;
use crate::content::markup;
use crate::content::model::Topic;
use crate::content::order;
use std::collections::BTreeSet;

/// How easy a text is to read, by Flesch's formula (1948): 206.835 − 1.015 · words per sentence
/// − 84.6 · syllables per word. 60 and more is plain English, 30 and less an academic paper.
/// Nothing for a text without words.
pub fn reading_ease(text: &str) -> Option<f64> {
    let words: Vec<&str> = text.split_whitespace().filter(|it| it.contains(char::is_alphabetic)).collect();
    if words.is_empty() {
        return None;
    }
    let ends = text.split_inclusive(['.', '!', '?', ':', ';']);
    let sentences = ends.filter(|it| it.split_whitespace().count() > 1).count().max(1);
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let n = words.len() as f64;
    Some(206.835 - 1.015 * n / sentences as f64 - 84.6 * syllables as f64 / n)
}

/// Groups of vowels, without a silent e at the end; one at least.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let is_vowel = |c: &char| "aeiouyäöüáéíóúàèìòù".contains(*c);
    let groups = letters.chunk_by(|a, b| is_vowel(a) == is_vowel(b));
    let n = groups.filter(|group| group.iter().any(is_vowel)).count();
    let silent = matches!(letters.as_slice(), [.., before, 'e'] if !is_vowel(before) && *before != 'l');
    n.saturating_sub(usize::from(silent && n > 1)).max(1)
}

/// What is worth a look in the texts of a pack, a line each.
pub fn notes(tables: &Tables) -> Vec<String> {
    let mut notes = Vec::new();
    let mut eases: Vec<(f64, &str)> = tables
        .topics
        .iter()
        .filter_map(|topic| Some((reading_ease(&prose(topic))?, topic.id.as_str())))
        .collect();
    order::by(&mut eases, |a, b| a.0.total_cmp(&b.0));
    if !eases.is_empty() {
        let mean = eases.iter().map(|(ease, _)| ease).sum::<f64>() / eases.len() as f64;
        let hardest: Vec<_> = eases.iter().take(3).map(|(ease, id)| format!("{id} {ease:.0}")).collect();
        notes.push(format!("reading ease (Flesch): {mean:.0} on average; hardest: {}", hardest.join(", ")));
    }
    let all: String = tables.topics.iter().map(texts).collect();
    let loose = tables.terms.iter().filter(|term| !all.contains(&format!("(term:{})", term.id)));
    let loose: Vec<_> = loose.map(|term| term.id.as_str()).collect();
    if !loose.is_empty() {
        notes.push(format!("terms that no page links: {}", loose.join(", ")));
    }
    let others = names_of_home(tables);
    if !others.is_empty() {
        notes.push(format!(
            "names on home that are neither title nor synonym of their page: {}",
            others.join(", ")
        ));
    }
    let undefined = abbreviations(tables);
    if !undefined.is_empty() {
        let list: Vec<_> = undefined.into_iter().collect();
        notes.push(format!("abbreviations that no term explains: {}", list.join(", ")));
    }
    notes
}

/// What home calls a page by, where the page has another title. No fault: a title may be tried out while home keeps
/// its name, but who goes there wonders where they are.
fn names_of_home(tables: &Tables) -> Vec<String> {
    let own = tables.effects.iter().map(|it| (&it.topic, &it.title));
    let inside = tables.effects.iter().flat_map(|it| &it.inside).map(|it| (&it.topic, &it.label));
    let is_strange = |(topic, name): &(&TopicId, &String)| {
        let page = tables.topics.iter().find(|it| it.id == **topic);
        page.is_some_and(|it| it.title != **name)
    };
    own.chain(inside).filter(is_strange).map(|(topic, name)| format!("“{name}” ({topic})")).collect()
}

/// Words of two capitals and more that stand in no term of the glossary.
fn abbreviations(tables: &Tables) -> BTreeSet<String> {
    let known: String = tables
        .terms
        .iter()
        .map(|term| format!("{} {} {} ", term.term, term.definition, term.plain))
        .collect();
    let is_short_for = |word: &str| word.chars().filter(|c| c.is_uppercase()).count() >= 2;
    let mut found = BTreeSet::new();
    for topic in &tables.topics {
        let prose = prose(topic);
        let words = prose.split(|c: char| !c.is_alphanumeric() && c != '-');
        found.extend(words.filter(|word| is_short_for(word) && !known.contains(*word)).map(str::to_owned));
    }
    found
}

/// The sentences of a page without markup.
fn prose(topic: &Topic) -> String {
    let mut text = String::new();
    for section in &topic.sections {
        text.push_str(&markup::plain(&section.text));
        text.push('\n');
        for claim in &section.claims {
            text.push_str(&markup::plain(&claim.text));
            text.push('\n');
        }
    }
    text
}

/// The same with its markup.
fn texts(topic: &Topic) -> String {
    let claims = |it: &crate::content::model::Section| {
        it.claims.iter().map(|claim| claim.text.clone()).collect::<String>()
    };
    topic.sections.iter().map(|section| section.text.clone() + &claims(section)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_read_more_easily_than_learned_ones() {
        let plain = reading_ease("The cat sat on the mat. It was warm and it went to sleep.").unwrap();
        let learned = reading_ease(
            "Neurophysiological investigations of interoceptive representation necessitate considerable methodological sophistication.",
        )
        .unwrap();
        assert!(plain > 90.0 && learned < 10.0, "{plain} {learned}");
        assert_eq!(reading_ease("… 12 %"), None);
    }

    #[test]
    fn syllables_are_counted_as_one_speaks() {
        let counts = ["touch", "table", "nerve", "pressure", "massage", "the", "idea"].map(syllables);
        assert_eq!(counts, [1, 2, 1, 2, 2, 1, 2]);
    }

    #[test]
    fn a_loose_term_and_an_unexplained_abbreviation_are_noted() {
        let notes = notes(&crate::content::load::load(&crate::content::source::builtin()).unwrap());
        assert!(notes[0].starts_with("reading ease (Flesch): "), "{notes:?}");
    }

    #[test]
    fn a_name_on_home_that_is_not_the_title_of_its_page_is_noted() {
        let mut tables = crate::content::load::load(&crate::content::source::builtin()).unwrap();
        let strange = |tables: &Tables| notes(tables).into_iter().find(|it| it.starts_with("names on home"));
        assert_eq!(strange(&tables), None);
        for topic in tables.topics.iter_mut().filter(|it| it.id.as_str() == "safety") {
            topic.title = "Harm".to_owned();
        }
        let note = strange(&tables).unwrap();
        assert!(note.contains("“Safety” (safety)"), "{note}");
    }
}
