//! What is known is told everywhere: on the screen, in lines, on paper and as data.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use afferent::app::memory::Memory;
use afferent::app::place;
use afferent::content::Pack;
use afferent::content::address::Address;
use afferent::content::citation::cautions;
use afferent::content::id::StudyId;
use afferent::content::library::Library;
use afferent::content::markup;
use afferent::content::model::{Certainty, Claim, Saying, Status, Study, Term};
use afferent::content::question::Question;
use afferent::document::words;
use afferent::print::hypertext::{self, Format};
use afferent::print::read::{Act, Reader};
use afferent::print::show;
use memchr::memmem;
use std::borrow::Cow;
use std::sync::LazyLock;

static PACK: LazyLock<Pack> = LazyLock::new(Pack::builtin);
static HANDOUTS: LazyLock<[String; 2]> = LazyLock::new(|| {
    let write = |format| hypertext::handout(Pack::builtin(), None, None, format);
    [bare(&without(&write(Format::Html), '<', '>')), bare(&unlinked(&write(Format::Markdown)))]
});

/// Letters and digits only: lines, marks and styles do not matter to what is said.
fn bare(text: &str) -> String {
    let text = text.replace("&amp;", "&").replace("&lt;", "").replace("&gt;", "").replace("&quot;", "");
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether `text`, of letters and digits only, says `words`.
fn holds(text: &str, words: &str) -> bool {
    memmem::find(text.as_bytes(), bare(words).as_bytes()).is_some()
}

/// `text` without what stands between `open` and `close`.
fn without(text: &str, open: char, close: char) -> String {
    let parts = text.split(open).enumerate();
    let outside = |(nth, part): (usize, &str)| match part.split_once(close) {
        Some((_, after)) if nth > 0 => after.to_owned(),
        _ => part.to_owned(),
    };
    parts.map(outside).collect()
}

/// Markdown without the addresses of its links.
fn unlinked(text: &str) -> String {
    let mut parts = text.split("](#");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + part.split_once(')').map_or("", |(_, after)| after))
}

/// The words of the documents in JSON, and the names of what is marked in them.
fn spoken(json: &serde_json::Value) -> String {
    use serde_json::Value;
    match json {
        Value::String(text) => format!("{text} "),
        Value::Number(number) => format!("{number} "),
        Value::Array(items) => items.iter().map(spoken).collect(),
        // Runs have no blanks of their own between them; where they lead is no word of theirs.
        Value::Object(keys) => {
            keys.iter().filter(|(key, _)| *key != "link").map(|(_, it)| spoken(it)).collect()
        }
        Value::Bool(_) | Value::Null => String::new(),
    }
}

/// Something with a document of its own, and all that is known of it.
struct Thing {
    name: String,
    facts: Vec<String>,
    /// Whether the hand-out has it whole; of studies it has the reference.
    is_on_paper: bool,
}

fn names<'a>(library: &'a Library, ids: &'a [StudyId]) -> impl Iterator<Item = String> + 'a {
    ids.iter().map(|id| words::name(library.study(id).unwrap()))
}

fn claim(library: &Library, it: &Claim) -> Thing {
    let mut facts = vec![markup::plain(&it.text), it.certainty.word().to_owned(), it.limits.clone()];
    facts.extend([it.why.clone(), it.locator.clone()]);
    facts.extend(it.numbers.clone());
    facts.extend(names(library, &it.sources));
    for row in it.estimates.iter().map(|id| library.estimate(id).unwrap()) {
        facts.extend([row.outcome.clone(), row.note.clone()]);
        facts.extend(row.isolates.iter().map(|part| words::part_word(*part).to_owned()));
    }
    Thing { name: format!("claim:{}", it.id), facts, is_on_paper: true }
}

fn saying(library: &Library, it: &Saying) -> Thing {
    let by = library.study(&StudyId::from(it.said_by.as_str()));
    let by = by.map_or_else(|| it.said_by.clone(), words::name);
    let mut facts = vec![by, it.says.clone(), it.known.clone(), it.status.word().to_owned()];
    facts.extend(names(library, &it.sources));
    Thing { name: format!("saying:{}", it.id), facts, is_on_paper: true }
}

fn study(it: &Study) -> Thing {
    let mut facts = vec![words::name(it), it.title.clone(), it.journal.clone(), it.kind.word().to_owned()];
    facts.extend([it.note.clone(), it.limits.clone(), it.doi.clone()]);
    facts.extend(it.findings.clone());
    facts.extend(cautions(it));
    facts.extend([it.n, it.k].into_iter().flatten().map(words::thousands));
    Thing { name: format!("study:{}", it.id), facts, is_on_paper: false }
}

fn term(library: &Library, it: &Term) -> Thing {
    let mut facts = vec![it.term.clone(), it.respelling.clone(), it.definition.clone(), it.plain.clone()];
    facts.extend(names(library, &it.sources));
    // A hand-out has those that it uses.
    let is_on_paper = library.pages_with(&it.id).next().is_some();
    Thing { name: format!("term:{}", it.id), facts, is_on_paper }
}

fn question(library: &Library, it: &Question) -> Thing {
    let mut facts = vec![it.prompt.clone(), it.why.clone()];
    facts.extend(it.options(library));
    facts.extend(names(library, &it.sources));
    Thing { name: format!("question:{}", it.id), facts, is_on_paper: true }
}

fn things(library: &Library) -> Vec<Thing> {
    let claims = library.claims().map(|(_, it)| claim(library, it));
    let sayings = library.sayings().iter().map(|it| saying(library, it));
    let studies = library.studies().iter().map(study);
    let terms = library.terms().iter().map(|it| term(library, it));
    let questions = library.questions().iter().map(|it| question(library, it));
    claims.chain(sayings).chain(studies).chain(terms).chain(questions).collect()
}

/// What lines say there, the answer of a question included.
fn told(reader: &mut Reader, address: &Address) -> String {
    let is_question = format!("{address:?}").contains("Question");
    let first = reader.open(address);
    let ways: String = reader.choices().map(|(text, _)| format!("{text}\n")).collect();
    // Steps are taken one after the other until all are.
    let n_options = reader.choices().filter(|(_, act)| matches!(act, Act::Answer(..))).count();
    let mut answers = (1..=n_options).map(|nth| reader.line(&nth.to_string()).text);
    let is_reason = |text: &String| text.contains("Right: ") || text.contains("Not quite: ");
    let answer = if is_question { answers.find(is_reason) } else { None };
    let answer = answer.unwrap_or_default();
    [first.text, ways, answer].join("\n")
}

#[test]
fn each_fact_stands_on_the_screen_in_lines_on_paper_and_in_data() {
    let library = PACK.library();
    let mut reader = Reader::new(Pack::builtin(), Memory::default());
    let mut missing = Vec::new();
    for thing in things(library) {
        let address = place::find(&thing.name, library).unwrap();
        let show = |format| show::write(&PACK, &Memory::default(), None, &address, format).unwrap();
        let json: serde_json::Value = serde_json::from_str(&show(show::Format::Json)).unwrap();
        let mut places = vec![
            ("screen", Cow::from(bare(&show(show::Format::Text)))),
            ("Markdown", bare(&unlinked(&show(show::Format::Markdown))).into()),
            ("JSON", bare(&spoken(&json["documents"])).into()),
            ("lines", bare(&told(&mut reader, &address)).into()),
        ];
        if thing.is_on_paper {
            places.push(("hand-out", (&HANDOUTS[0]).into()));
            places.push(("hand-out in Markdown", (&HANDOUTS[1]).into()));
        }
        for (place, text) in &places {
            // Beside a plot the lines of a label have those of the plot between them.
            let has = |fact: &str| {
                let words = || fact.split(' ').all(|word| holds(text, word));
                holds(text, fact) || *place == "screen" && words()
            };
            for fact in thing.facts.iter().filter(|fact| !has(fact)) {
                missing.push(format!("{} is not told in {place}: {fact}", thing.name));
            }
        }
    }
    assert!(missing.is_empty(), "{} missing\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn a_hand_out_names_the_place_in_its_source_of_each_claim_that_has_one() {
    let library = PACK.library();
    let n = library.claims().filter(|(_, it)| !it.locator.is_empty()).count();
    let html = hypertext::handout(Pack::builtin(), None, None, Format::Html);
    assert_eq!(html.matches("Where in the source").count(), n);
    assert_eq!(html.matches("Said by").count(), library.sayings().len());
}

#[test]
fn what_a_mark_means_and_the_rule_behind_it_stand_wherever_marks_are_explained() {
    let facts = Certainty::ALL.iter().flat_map(|it| [it.word(), it.meaning()]);
    let facts = facts.chain(Status::ALL.iter().flat_map(|it| [it.word(), it.meaning()]));
    let facts: Vec<&str> = facts.chain(Certainty::RULE).collect();
    let show = |format| show::write(&PACK, &Memory::default(), None, &Address::Glossary, format).unwrap();
    let json: serde_json::Value = serde_json::from_str(&show(show::Format::Json)).unwrap();
    let lines = Reader::new(Pack::builtin(), Memory::default()).open(&Address::Glossary).text;
    let places = [
        ("screen", bare(&show(show::Format::Text))),
        ("lines", bare(&lines)),
        ("hand-out", HANDOUTS[0].clone()),
        ("hand-out in Markdown", HANDOUTS[1].clone()),
        ("JSON", bare(&spoken(&json["documents"]))),
    ];
    for (place, text) in places {
        for fact in &facts {
            // Data has words for other programs and leaves what they mean to texts.
            let is_meaning = !Certainty::RULE.contains(fact) && fact.contains(' ');
            assert!(place == "JSON" && is_meaning || holds(&text, fact), "{fact} is not told in {place}");
        }
    }
}
