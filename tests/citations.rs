//! What the program writes for reference managers, read back by readers that others wrote.

use afferent::content::Pack;
use afferent::content::citation::Style;
use afferent::content::model::Study;
use afferent::print::cite::{self, Format};
use biblatex::{Bibliography, ChunksExt};
use biblib::{CitationParser, RisParser};
use hayagriva::citationberg::json::{Item, NameValue, Value};

/// Every study of the built-in pack, in `format`.
fn written(format: Format, read: impl Fn(&[&Study], &str)) {
    let pack = Pack::builtin();
    let studies: Vec<&Study> = pack.library().studies().iter().collect();
    read(&studies, &cite::write(&studies, Style::Apa, format));
}

/// The family name of the first author, or the body.
fn first_author(study: &Study) -> Option<String> {
    study.authors.first().map(|name| name.split(", ").next().unwrap_or_default().to_owned())
}

#[test]
fn bibtex_is_read_back_whole() {
    written(Format::Bibtex, |studies, text| {
        let read = Bibliography::parse(text).unwrap();
        assert_eq!(read.len(), studies.len());
        for study in studies {
            let entry = read.get(study.id.as_str()).unwrap();
            let field = |name: &str| entry.get(name).map(ChunksExt::format_verbatim).unwrap_or_default();
            assert_eq!(field("title"), study.title, "{}", study.id);
            assert_eq!(field("year"), study.year.to_string(), "{}", study.id);
            assert_eq!(field("doi"), study.doi, "{}", study.id);
            assert_eq!(field("volume"), study.volume, "{}", study.id);
            // A reader of BibTeX takes "von" for a part of its own.
            let author = entry.author().ok().and_then(|it| it.first().cloned());
            let author = author.map(|it| format!("{} {}", it.prefix, it.name).trim().to_owned());
            assert_eq!(author, first_author(study), "{}", study.id);
            assert_eq!(field("note").is_empty(), afferent::content::citation::cautions(study).is_empty());
        }
    });
}

#[test]
fn ris_is_read_back_whole() {
    written(Format::Ris, |studies, text| {
        let read = RisParser::new().parse(text).unwrap();
        assert_eq!(read.len(), studies.len());
        for (study, entry) in studies.iter().zip(read) {
            assert_eq!(entry.title, study.title, "{}", study.id);
            assert_eq!(entry.date.map(|it| it.year), Some(study.year), "{}", study.id);
            assert_eq!(entry.doi.unwrap_or_default(), study.doi.to_lowercase(), "{}", study.id);
            assert_eq!(entry.volume.unwrap_or_default(), study.volume, "{}", study.id);
            // This reader takes a body with an "and" in its name for two.
            assert!(entry.authors.len() >= study.authors.len(), "{}", study.id);
        }
    });
}

#[test]
fn csl_json_is_read_back_whole() {
    written(Format::CslJson, |studies, text| {
        let read: Vec<Item> = serde_json::from_str(text).unwrap();
        assert_eq!(read.len(), studies.len());
        for (study, item) in studies.iter().zip(read) {
            assert_eq!(item.id().unwrap(), study.id.as_str());
            let words = |key: &str| item.0.get(key).and_then(Value::to_str).unwrap_or_default().into_owned();
            assert_eq!(
                (words("title"), words("DOI")),
                (study.title.clone(), study.doi.clone()),
                "{}",
                study.id
            );
            let Some(Value::Names(names)) = item.0.get("author") else { continue };
            let first = names.first().map(|name| match name {
                NameValue::Literal(name) => name.literal.clone(),
                NameValue::Item(name) => name.family.clone(),
            });
            assert_eq!(first, first_author(study), "{}", study.id);
        }
    });
}

#[test]
fn what_could_not_be_verified_stands_in_every_format() {
    let pack = Pack::builtin();
    let study = pack.library().study(&"zubieta-2005".into()).unwrap();
    assert!(!study.unverified.is_empty());
    for format in [Format::Text, Format::Bibtex, Format::Ris, Format::CslJson] {
        let text = cite::write(&[study], Style::Apa, format);
        assert!(text.contains("not verified: "), "{text}");
    }
}

#[test]
fn every_style_is_a_list_of_lines() {
    let pack = Pack::builtin();
    for style in Style::ALL {
        let studies =
            cite::studies(pack.library(), &["loken-2009".to_owned()], Some("rapport"), false).unwrap();
        let text = cite::write(&studies, style, Format::Text);
        assert_eq!(text.lines().count(), studies.len());
        assert!(text.contains("Löken") && text.contains("Fuentes"), "{text}");
    }
    assert!(
        cite::studies(pack.library(), &["no-such".to_owned()], None, false).unwrap_err().contains("no-such")
    );
}
