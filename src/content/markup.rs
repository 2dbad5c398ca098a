//! Inline markup: a small subset of `CommonMark`.
//!
//! `*emphasis*`, `**strong**`, `[text](topic:id)`, `[text](term:id)` and `[@study-id]`;
//! a blank line begins a new paragraph. Anything else is text as it stands.

use super::address::Address;
use super::character::{self, is_printable};
use super::id::StudyId;
use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser, Tag, TagEnd};
use serde::Serialize;

/// A run of text in one style.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Run {
    pub text: String,
    #[serde(skip_serializing_if = "is_false")]
    pub emphasis: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub strong: bool,
    /// Where it leads; the text of a citation is the id of its study.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Address>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_false(it: &bool) -> bool {
    !it
}

/// The paragraphs of `text`, each as runs. Control characters never come through.
pub fn parse(text: &str) -> Vec<Vec<Run>> {
    if is_plain(text) {
        return vec![vec![Run { text: text.to_owned(), emphasis: false, strong: false, link: None }]];
    }
    parse_noting(text, &mut |_, _| ())
}

/// What `text` holds that the subset does not know: in words for the author, and as it stands there.
pub fn unknown(text: &str) -> Vec<(String, String)> {
    if is_plain(text) {
        return Vec::new();
    }
    let mut unknown = Vec::new();
    let paragraphs = parse_noting(text, &mut |what, it| unknown.push((what, it)));
    // What was meant as markup and is not closed comes out as text.
    let words: String =
        paragraphs.iter().flatten().filter(|run| run.link.is_none()).map(|run| run.text.as_str()).collect();
    for (piece, what) in [("](", "a link"), ("[@", "a citation"), ("**", "strong text"), ("*", "emphasis")] {
        if words.contains(piece) {
            unknown.push((format!("{what} that does not end"), piece.to_owned()));
            break;
        }
    }
    unknown
}

/// The studies that `text` cites, in order.
pub fn citations(text: &str) -> Vec<StudyId> {
    if !text.contains("[@") && !text.contains("(study:") {
        return Vec::new();
    }
    let links = parse(text).into_iter().flatten().filter_map(|run| run.link);
    links.filter_map(|link| if let Address::Study(id) = link { Some(id) } else { None }).collect()
}

/// The words of `text` without any markup; citations are left out.
pub fn plain(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    words(&parse(text))
}

/// The words of paragraphs, without citations.
pub fn words(paragraphs: &[Vec<Run>]) -> String {
    let words = paragraphs.iter().map(|runs| {
        runs.iter()
            .filter(|run| !matches!(run.link, Some(Address::Study(_))))
            .map(|run| run.text.as_str())
            .collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ").trim_end().to_owned()
}

/// Whether `text` is one line of words that cannot mean anything but themselves. Most claims are, and
/// a large pack has many; whatever could begin or end something else is left to the parser.
fn is_plain(text: &str) -> bool {
    let begins = text.chars().next().is_some_and(char::is_alphabetic);
    let ends = text.chars().next_back().is_some_and(|c| !c.is_whitespace());
    let is_sign = |byte: &u8| matches!(byte, b'*' | b'_' | b'[' | b']' | b'`' | b'<' | b'&' | b'\\');
    begins && ends && !text.as_bytes().iter().any(is_sign) && character::is_printable_text(text)
}

fn parse_noting(text: &str, note: &mut dyn FnMut(String, String)) -> Vec<Vec<Run>> {
    let cite = |link: BrokenLink<'_>| {
        let id = link.reference.strip_prefix('@')?.to_owned();
        Some((CowStr::from(format!("study:{id}")), CowStr::from("")))
    };
    let parser = Parser::new_with_broken_link_callback(text, Options::empty(), Some(cite));
    let mut paragraphs: Vec<Vec<Run>> = Vec::new();
    let (mut emphasis, mut strong, mut link) = (false, false, None);
    for event in parser {
        let mut push = |text: &str| {
            let text = character::kept(text, is_printable);
            let run = Run { text, emphasis, strong, link: link.clone() };
            if let Some(runs) = paragraphs.last_mut() {
                runs.push(run);
            } else {
                paragraphs.push(vec![run]);
            }
        };
        match event {
            Event::Start(Tag::Paragraph) => paragraphs.push(Vec::new()),
            Event::Start(Tag::Emphasis) => emphasis = true,
            Event::End(TagEnd::Emphasis) => emphasis = false,
            Event::Start(Tag::Strong) => strong = true,
            Event::End(TagEnd::Strong) => strong = false,
            Event::Start(Tag::Link { dest_url, .. }) => {
                link = target(&dest_url);
                if link.is_none() {
                    note(format!("the link `{dest_url}` leads nowhere"), dest_url.to_string());
                }
            }
            Event::End(TagEnd::Link) => link = None,
            Event::Text(text) => match &link {
                // A citation shows its study; the brackets' own text is the id again.
                Some(Address::Study(id)) => push(&id.0.clone()),
                _ => push(&text),
            },
            Event::SoftBreak | Event::HardBreak => push(" "),
            Event::End(TagEnd::Paragraph) => {}
            Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => {
                note(format!("`{}` is markup that pages do not have", text.trim()), text.trim().to_owned());
                push(&text);
            }
            Event::Start(tag) => {
                note(format!("{} is markup that pages do not have", name(&tag)), String::new());
            }
            _ => {}
        }
    }
    paragraphs
}

fn target(url: &str) -> Option<Address> {
    let (scheme, id) = url.split_once(':')?;
    match scheme {
        "topic" => Some(Address::Topic(id.into())),
        "term" => Some(Address::Term(id.into())),
        "study" => Some(Address::Study(id.into())),
        _ => None,
    }
}

fn name(tag: &Tag<'_>) -> &'static str {
    match tag {
        Tag::Heading { .. } => "a heading",
        Tag::List(_) | Tag::Item => "a list",
        Tag::BlockQuote(_) => "a quotation",
        Tag::CodeBlock(_) => "a code block",
        Tag::Image { .. } => "an image",
        Tag::HtmlBlock => "HTML",
        _ => "this",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_a_term_and_emphasis_come_out_as_runs() {
        let paragraphs = parse("Slow *touch* meets [CT fibres](term:ct-afferent) [@loken-2009].");
        let texts: Vec<_> = paragraphs[0].iter().map(|run| run.text.as_str()).collect();
        assert_eq!(texts, ["Slow ", "touch", " meets ", "CT fibres", " ", "loken-2009", "."]);
        assert!(paragraphs[0][1].emphasis);
        assert_eq!(paragraphs[0][3].link, Some(Address::Term("ct-afferent".into())));
        assert_eq!(paragraphs[0][5].link, Some(Address::Study("loken-2009".into())));
    }

    #[test]
    fn control_characters_never_come_through() {
        let runs = parse("a\u{1b}[31mred\u{7}\u{9b}2J");
        assert!(runs.iter().flatten().all(|run| !run.text.chars().any(char::is_control)));
    }

    #[test]
    fn plain_text_has_no_markup_and_no_citations() {
        assert_eq!(plain("A *b* [c](topic:d) [@e-2000]"), "A b c");
    }

    #[test]
    fn what_means_itself_is_what_the_parser_makes_of_it() {
        let words = |text: &str| {
            let runs = parse_noting(text, &mut |_, _| ()).into_iter().map(|paragraph| {
                assert!(paragraph.iter().all(|run| !run.emphasis && !run.strong && run.link.is_none()));
                paragraph.into_iter().map(|run| run.text).collect::<String>()
            });
            runs.collect::<Vec<_>>()
        };
        for text in [
            "Touch is slow.",
            "It fell (by 5 %), rose > 4 times - twice + once; α ≤ 0.05, \"so\" it's ~1 | 2 = 3!",
            "See https://example.org/a-b?c=d#e, #3, a@b.org: 1. first 2) second --- end",
            "Über  two   blanks, a ^b^ $c$ {d} \u{a0}e",
        ] {
            assert!(is_plain(text), "{text}");
            assert_eq!(words(text), [text]);
            assert!(unknown(text).is_empty());
        }
        for text in
            ["", "1. one", "# one", "- one", "> one", "a *b*", "a\nb", "a ", " a", "a [b]", "a_b_", "a&amp;"]
        {
            assert!(!is_plain(text), "{text}");
        }
    }

    #[test]
    fn citations_come_in_order() {
        assert_eq!(citations("a [@b-2000] *c* [@a-1999]"), ["b-2000".into(), "a-1999".into()]);
        assert!(citations("a [b](term:c)").is_empty());
    }

    #[test]
    fn markup_outside_the_subset_is_named() {
        let first = |text: &str| unknown(text).first().map(|(what, _)| what.clone()).unwrap_or_default();
        assert_eq!(first("# Title"), "a heading is markup that pages do not have");
        assert_eq!(first("[x](http://example.org)"), "the link `http://example.org` leads nowhere");
        assert_eq!(first("see [x](topic:y and on"), "a link that does not end");
        assert_eq!(first("as [@loken-2009 says"), "a citation that does not end");
        assert_eq!(first("this is *so"), "emphasis that does not end");
        assert!(unknown("p < 0.05, [1 to 3], 5 > 4").is_empty());
    }
}
