//! Authors as a pack writes them: people with initials, and bodies.

/// One author. A pack writes "Surname, I. J.", "Surname, I. J., Jr.", the name of a body as it is, and
/// in braces one that has commas: "{Department of Health, Education, and Welfare}".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name<'a> {
    Person { family: &'a str, given: &'a str, suffix: Option<&'a str> },
    Body(&'a str),
}

impl<'a> Name<'a> {
    /// Nothing where `text` has commas and is neither a person with initials nor in braces: a surname
    /// with given names cannot be told from a body and its town.
    pub fn parse(text: &'a str) -> Option<Self> {
        if let Some(body) = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            return (!body.trim().is_empty() && !body.contains(['{', '}'])).then_some(Self::Body(body));
        }
        let parts: Vec<&str> = text.split(", ").collect();
        match parts.as_slice() {
            [body] => {
                (!body.trim().is_empty() && !body.contains([',', '{', '}'])).then_some(Self::Body(body))
            }
            [family, given] if are_initials(given) => Some(Self::Person { family, given, suffix: None }),
            [family, given, suffix] if are_initials(given) && is_suffix(suffix) => {
                Some(Self::Person { family, given, suffix: Some(suffix) })
            }
            _ => None,
        }
    }

    /// The same of a name that was checked before; one that was not is taken for a body.
    pub fn of(text: &'a str) -> Self {
        Self::parse(text).unwrap_or(Self::Body(text))
    }

    /// "Löken", or the whole name of a body.
    pub fn short(&self) -> &'a str {
        match self {
            Self::Person { family, .. } => family,
            Self::Body(body) => body,
        }
    }
}

/// The first of `authors` as a list is sorted by them; empty where none is known.
pub fn sorted_by(authors: &[String]) -> String {
    authors.first().map(|name| shown(name).to_lowercase()).unwrap_or_default()
}

/// An author as a reader sees it: a body without its braces.
pub fn shown(author: &str) -> &str {
    author.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or(author)
}

/// "J. P. T.", "J.-P.", "L. da C.": letters with points, first names cut short such as "Yu.", and what
/// stands small between them.
fn are_initials(text: &str) -> bool {
    let is_initial = |letters: &str| {
        letters.starts_with(char::is_uppercase)
            && letters.chars().count() <= 2
            && letters.chars().all(char::is_alphabetic)
    };
    let has_initials = |word: &str| {
        // As nearly every word has.
        if let [b'A'..=b'Z', b'.'] = word.as_bytes() {
            return true;
        }
        let letters = word.split(['.', '-']).filter(|letters| !letters.is_empty());
        word.ends_with('.') && letters.map(is_initial).reduce(|a, b| a && b) == Some(true)
    };
    let is_particle = |word: &str| word.chars().all(|c| c.is_lowercase() || matches!(c, '\'' | '’'));
    let is_no_given_name = is_suffix(text) || text == "Co.";
    let mut words = text.split(' ');
    !is_no_given_name
        && words.next().is_some_and(has_initials)
        && words.all(|word| has_initials(word) || !word.is_empty() && is_particle(word))
}

fn is_suffix(text: &str) -> bool {
    matches!(text, "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III" | "IV" | "V" | "2nd" | "3rd" | "4th")
}

/// Whether an "author" only says that there are more of them.
pub fn means_others(text: &str) -> bool {
    let words = text.trim_matches(['{', '}', '.', ' ', ',']).to_lowercase();
    matches!(words.as_str(), "others" | "and others" | "…") || words == "et al" || words.ends_with(" et al")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_has_initials_and_may_have_a_suffix() {
        for (text, family, given, suffix) in [
            ("Löken, L. S.", "Löken", "L. S.", None),
            ("Menezes Costa, L. da C.", "Menezes Costa", "L. da C.", None),
            ("van der Pols, J.-C.", "van der Pols", "J.-C.", None),
            ("King, M. L., Jr.", "King", "M. L.", Some("Jr.")),
            ("Gates, W. H., III", "Gates", "W. H.", Some("III")),
            ("Ivanov, Yu. A.", "Ivanov", "Yu. A.", None),
        ] {
            assert_eq!(Name::parse(text), Some(Name::Person { family, given, suffix }), "{text}");
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn a_body_with_commas_stands_in_braces() {
        assert_eq!(Name::parse("World Health Organization"), Some(Name::Body("World Health Organization")));
        let body = "Department of Health, Education, and Welfare";
        let braced = format!("{{{body}}}");
        assert_eq!((Name::parse(&braced), shown(&braced)), (Some(Name::Body(body)), body));
        for unclear in
            [body, "University of California, San Francisco", "Barnes and Noble, Inc.", "King, Martin", ""]
        {
            assert_eq!(Name::parse(unclear), None, "{unclear}");
        }
    }

    #[test]
    fn et_al_is_nobody() {
        for text in ["et al.", "et al", "Et Al.", "others", "{et al.}", "Smith et al."] {
            assert!(means_others(text), "{text}");
        }
        assert!(!means_others("Petal, A."));
    }
}
