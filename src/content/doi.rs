//! DOIs: their form, and the address that each leads to.

/// Whether `text` has the form of a DOI, `10.` prefix `/` suffix.
pub fn is_doi(text: &str) -> bool {
    let parts = text.strip_prefix("10.").and_then(|rest| rest.split_once('/'));
    parts.is_some_and(|(prefix, suffix)| {
        prefix.len() >= 4
            && prefix.chars().all(|c| c.is_ascii_digit() || c == '.')
            && !suffix.is_empty()
            && suffix.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '`'))
    })
}

/// The address of a DOI, percent-encoded as the DOI Handbook asks: what it may hold and an address may
/// not, or what would end one, such as a bracket in Markdown.
pub fn address(doi: &str) -> String {
    let mut url = String::from("https://doi.org/");
    for byte in doi.bytes() {
        match byte {
            b if b.is_ascii_alphanumeric() => url.push(char::from(b)),
            b'/' | b'.' | b'-' | b'_' | b'~' | b':' | b';' | b'(' | b')' => url.push(char::from(byte)),
            _ => url.push_str(&format!("%{byte:02X}")),
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_nothing_that_would_end_it() {
        let old = "10.1002/(SICI)1097-0258(19990215)18:3<321::AID-SIM28>3.0.CO;2-P";
        assert!(is_doi(old));
        assert_eq!(
            address(old),
            "https://doi.org/10.1002/(SICI)1097-0258(19990215)18:3%3C321::AID-SIM28%3E3.0.CO;2-P"
        );
        assert_eq!(
            address("10.1234/a[b]{c}?d#e%f&g"),
            "https://doi.org/10.1234/a%5Bb%5D%7Bc%7D%3Fd%23e%25f%26g"
        );
    }

    #[test]
    fn what_has_not_the_form_is_no_doi() {
        for text in ["", "10.12/x", "10.1234/", "11.1234/x", "10.1234/a b", "10.1234/a\"b", "10.1234/ä"] {
            assert!(!is_doi(text), "{text}");
        }
    }
}
