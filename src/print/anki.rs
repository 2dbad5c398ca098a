//! The cards as a text file that Anki imports. Each note has the name of its card for a GUID, so that
//! importing again brings the texts up to date and leaves what was learned alone.

use crate::content::Pack;
use crate::content::address::Address;
use crate::content::id::TopicId;
use crate::content::library::Library;
use crate::content::markup;
use crate::document::looked_at;
use crate::study::card::{About, Card, Deck};

/// What Anki is told before the notes: how to read them, and which columns are no fields.
const HEAD: &str =
    "#separator:Tab\n#html:true\n#notetype:Basic\n#guid column:1\n#deck column:2\n#tags column:5\n";

/// The cards of all pages, or of the page of `topic` and all below it, in a deck called what the pack is.
///
/// # Errors
/// None that rows in memory can cause; writers of CSV can fail.
pub fn write(pack: &Pack, topic: Option<&TopicId>) -> anyhow::Result<String> {
    let library = pack.library();
    let is_below = |page: &TopicId, topic: &TopicId| library.path(page).iter().any(|it| it.id == *topic);
    let is_wanted = |card: &&Card| {
        topic.is_none_or(|topic| card.topic.as_ref().is_some_and(|page| is_below(page, topic)))
    };
    let mut writer = csv::WriterBuilder::new().delimiter(b'\t').from_writer(HEAD.as_bytes().to_vec());
    // Two colons would begin a deck within the deck.
    let title = pack.front.info.title.replace("::", ":");
    for card in Deck::new(library).cards().iter().filter(is_wanted) {
        let tags = card.topic.iter().map(|topic| format!("topic::{topic}"));
        let tags: Vec<String> = tags.chain([card.family.id().to_owned()]).collect();
        writer.write_record([
            format!("afferent:{}", card.id),
            title.clone(),
            front(library, card),
            html(&card.back),
            tags.join(" "),
        ])?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

fn front(library: &Library, card: &Card) -> String {
    let looked_at = match &card.about {
        About::Question(id) => library.question(id).and_then(|it| looked_at(library, it)),
        _ => None,
    };
    let looked_at = looked_at.map_or_else(String::new, |it| format!("<br><br>{}", html(&it)));
    let options: String = card.options.iter().map(|it| format!("<li>{}</li>", html(it))).collect();
    let options = if options.is_empty() { options } else { format!("<ol type=\"a\">{options}</ol>") };
    format!("<small>{}</small><br>{}{looked_at}{options}", escaped(card.ask), html(&card.front))
}

/// Inline markup as HTML; links lead nowhere there, and studies are left to the pack.
fn html(text: &str) -> String {
    let paragraphs = markup::parse(text).into_iter().map(|runs| {
        let runs = runs.iter().filter(|run| !matches!(run.link, Some(Address::Study(_))));
        let words = runs.map(|run| {
            let text = escaped(&run.text);
            let text = if run.emphasis { format!("<i>{text}</i>") } else { text };
            if run.strong { format!("<b>{text}</b>") } else { text }
        });
        words.collect::<String>().trim_end().to_owned()
    });
    paragraphs.collect::<Vec<_>>().join("<br><br>")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use std::collections::HashSet;

    /// The notes as a reader of such files has them.
    fn notes(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new();
        let mut reader =
            reader.delimiter(b'\t').has_headers(false).comment(Some(b'#')).from_reader(text.as_bytes());
        reader.records().map(|it| it.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn every_card_is_a_note_with_a_name_of_its_own() {
        let pack = Pack::builtin();
        let deck = Deck::new(pack.library());
        let text = write(&pack, None).unwrap();
        assert!(text.starts_with("#separator:Tab\n"));
        let notes = notes(&text);
        assert_eq!(notes.len(), deck.cards().len());
        assert_eq!(notes.iter().map(|it| &it[0]).collect::<HashSet<_>>().len(), notes.len());
        for (note, card) in notes.iter().zip(deck.cards()) {
            assert_eq!(note[0], format!("afferent:{}", card.id));
            assert!(note[2].contains(card.ask) && !note[3].is_empty() && note[4].ends_with(card.family.id()));
            assert!(!note.iter().any(|field| field.contains(['\n', '\u{1b}'])), "{note:?}");
        }
    }

    #[test]
    fn the_cards_of_a_page_and_all_below_it_go_without_the_others() {
        let pack = Pack::builtin();
        let all = notes(&write(&pack, None).unwrap());
        let some = notes(&write(&pack, Some(&"specific".into())).unwrap());
        assert!(some.iter().any(|note| note[4] == "topic::ct-afferents specific"));
        assert!(some.iter().all(|note| note[4].ends_with(" specific") && all.contains(note)));
        assert!(!some.is_empty() && some.len() < all.len());
    }

    #[test]
    fn markup_becomes_html_and_nothing_else_does() {
        let text = "A *b* **c** [d](term:e) < f [@g-2000].\n\nH & i";
        assert_eq!(html(text), "A <i>b</i> <b>c</b> d &lt; f .<br><br>H &amp; i");
    }
}
