//! What the program writes for reference managers, read back by readers that others wrote.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use afferent::content::Pack;
use afferent::content::citation::{self, Style, page_range};
use afferent::content::model::{Publication, Study};
use afferent::content::name::Name;
use afferent::print::cite::{self, Format};
use biblatex::{Bibliography, ChunksExt};
use biblib::{CitationParser, RisParser};
use serde_json::Value;

/// Every study of the built-in pack, in `format`.
fn written(format: Format, read: impl Fn(&[&Study], &str)) {
    let pack = Pack::builtin();
    let studies: Vec<&Study> = pack.library().studies().iter().collect();
    read(&studies, &cite::write(&studies, Style::Apa, format));
}

/// The family name of the first author, or the body.
fn first_author(study: &Study) -> Option<String> {
    study.authors.first().map(|author| Name::of(author).short().to_owned())
}

/// A study of the built-in pack, changed.
fn changed(id: &str, change: impl FnOnce(&mut Study)) -> Study {
    let pack = Pack::builtin();
    let mut study = pack.library().study(&id.into()).unwrap().clone();
    change(&mut study);
    study
}

/// `study` in every style, beside the name of the style.
fn references(study: &Study) -> impl Iterator<Item = (&'static str, String)> {
    Style::ALL.into_iter().map(|style| (style.word(), citation::reference(study, style)))
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
            assert_eq!(field("note").is_empty(), citation::cautions(study).is_empty());
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
        let read: Vec<Value> = serde_json::from_str(text).unwrap();
        assert_eq!(read.len(), studies.len());
        for (study, item) in studies.iter().zip(read) {
            let words = |key: &str| item.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            assert_eq!(words("id"), study.id.as_str());
            assert_eq!(
                (words("title"), words("DOI")),
                (study.title.clone(), study.doi.clone()),
                "{}",
                study.id
            );
            let first =
                item.pointer("/author/0").and_then(|name| name.get("literal").or_else(|| name.get("family")));
            let first = first.and_then(Value::as_str).map(str::to_owned);
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

/// As the books of the five styles have them: an article, a chapter, a report of a body and what nobody signed.
#[test]
fn every_style_is_written_as_its_book_has_it() {
    let article = changed("vallbo-1999", |_| {});
    let chapter = changed("vallbo-2016", |_| {});
    let report = changed("skelly-2020", |study| study.unverified.clear());
    let unsigned = changed("vallbo-1999", |study| {
        study.authors.clear();
        study.title = "Is this touch? a survey".to_owned();
    });
    let asked = changed("vallbo-1999", |study| {
        study.title = "Is this touch?".to_owned();
        study.authors = ["Costa, L. da C.".to_owned(), "Ngo, A.-K.".to_owned()].into();
    });
    let written: Vec<String> = [&article, &chapter, &report, &unsigned, &asked]
        .into_iter()
        .flat_map(|study| references(study).map(|(style, text)| format!("{style}: {text}")))
        .collect();
    insta::assert_snapshot!(written.join("\n"));
}

/// One that was published as each of the kinds, with a name of each form.
fn difficult() -> Vec<Study> {
    let kinds = [
        Publication::Article,
        Publication::ConferencePaper,
        Publication::Chapter,
        Publication::Book,
        Publication::Report,
        Publication::Preprint,
        Publication::WebPage,
    ];
    let of_kind = |kind| {
        changed("loken-2009", |study| {
            study.published_as = Some(kind);
            study.authors = [
                "van der Pols, J. C.",
                "King, M. L., Jr.",
                "{Department of Health, Education, and Welfare}",
                "University of Gothenburg",
            ]
            .map(str::to_owned)
            .into();
            study.unverified = vec!["authors".to_owned()];
            study.doi = "10.1002/(SICI)1097-0258(19990215)18:3<321::AID-SIM28>3.0.CO;2-P".into();
            study.pages = "e12-e15".into();
        })
    };
    kinds.map(of_kind).into()
}

#[test]
fn every_style_writes_people_with_suffixes_and_bodies_with_commas() {
    for study in difficult() {
        for (style, text) in references(&study) {
            // Harvard names the first of so many.
            let n_named = if style == "Harvard" { 1 } else { 3 };
            for name in ["Pols", "Jr", "Department of Health, Education, and Welfare"].iter().take(n_named) {
                assert!(text.contains(name), "{style}: {text}");
            }
            assert!(!text.contains(['{', '}', '\u{e000}']), "{style}: {text}");
            assert_eq!(text.matches("et al").count(), 1, "{style}: {text}");
            assert!(
                !text.contains("and et al") && !text.contains("& et al") && !text.contains("al.."),
                "{text}"
            );
        }
    }
}

#[test]
fn every_style_writes_where_it_was_published() {
    for (id, part) in [
        // Pages that are no plain numbers, and the number of an article with a hyphen.
        ("crane-2012", "119ra13"),
        ("case-2016", "ENEURO.0138-15.2016"),
        ("elias-2023", "590.e16"),
        // Guidelines and papers of bodies in journals.
        ("qaseem-2017", "166"),
        ("lebert-2022", "15"),
        ("skelly-2020", "Comparative Effectiveness Review No. 227"),
        ("vallbo-2016", "Affective Touch and the Neurophysiology of CT Afferents"),
    ] {
        for (style, text) in references(&changed(id, |_| {})) {
            assert!(text.contains(part), "{style}: {text}");
        }
    }
}

#[test]
fn no_style_changes_a_name_or_says_what_nobody_knows() {
    let pack = Pack::builtin();
    for study in pack.library().studies() {
        for (style, text) in references(study) {
            assert!(text.contains(&study.journal), "{style}: {text}");
            for word in study.title.split(|c: char| !c.is_alphanumeric()) {
                if word.chars().skip(1).any(char::is_uppercase) {
                    assert!(text.contains(word), "{style} changes {word}: {text}");
                }
            }
            // An article whose volume is not known is no preprint, and not ahead of print.
            let is_article = study.publication() == Publication::Article;
            for stage in ["[Preprint]", "Published online", "ahead of print"] {
                assert!(!is_article || !text.contains(stage), "{style}: {text}");
            }
            for slip in [",.", " : ", " ,", "..", ",)", ":.", ".”.", "No. Comp", ", And ", ", Of "] {
                let is_its_own = study.title.contains(slip) || study.journal.contains(slip);
                assert!(is_its_own || !text.contains(slip), "{style} writes {slip}: {text}");
            }
        }
    }
}

#[test]
fn chicago_capitalises_words_and_no_names() {
    for (title, written) in [
        ("effects of fMRI measures, and of touch", "“Effects of fMRI Measures, and of Touch.”"),
        ("C-tactile afferents (RCTs) in people", "“C-tactile Afferents (RCTs) in People.”"),
    ] {
        let study = changed("loken-2009", |study| study.title = title.to_owned());
        let text = citation::reference(&study, Style::Chicago);
        assert!(text.contains(written), "{text}");
    }
}

#[test]
fn difficult_entries_are_read_back_whole() {
    let studies: Vec<Study> = difficult();
    for study in &studies {
        let text = cite::write(&[study], Style::Apa, Format::Bibtex);
        let read = Bibliography::parse(&text).unwrap();
        let entry = read.get(study.id.as_str()).unwrap();
        let names: Vec<_> = entry.author().unwrap();
        let part =
            |nth: usize| names.get(nth).map(|it| (it.prefix.as_str(), it.name.as_str(), it.suffix.as_str()));
        assert_eq!(part(0), Some(("van der", "Pols", "")), "{text}");
        assert_eq!(part(1), Some(("", "King", "Jr.")), "{text}");
        assert_eq!(part(2), Some(("", "Department of Health, Education, and Welfare", "")), "{text}");
        assert_eq!(entry.get("doi").map(ChunksExt::format_verbatim), Some(study.doi.clone()), "{text}");
        assert_eq!(entry.get("pages").map(ChunksExt::format_verbatim).as_deref(), Some("e12–e15"));

        let text = cite::write(&[study], Style::Apa, Format::CslJson);
        let read: Value = serde_json::from_str(&text).unwrap();
        let part =
            |nth: usize, key: &str| read.pointer(&format!("/0/author/{nth}/{key}")).and_then(Value::as_str);
        assert_eq!(part(0, "family"), Some("van der Pols"), "{text}");
        assert_eq!((part(1, "given"), part(1, "suffix")), (Some("M. L."), Some("Jr.")), "{text}");
        assert_eq!(part(2, "literal"), Some("Department of Health, Education, and Welfare"), "{text}");

        let text = cite::write(&[study], Style::Apa, Format::Ris);
        let read = RisParser::new().parse(&text).unwrap();
        assert_eq!(read.first().and_then(|it| it.doi.clone()), Some(study.doi.to_lowercase()), "{text}");
        assert!(text.contains("AU  - King, M. L., Jr.\r\n") && !text.contains("et al"), "{text}");
    }
}

#[test]
fn no_doi_ends_the_field_it_stands_in() {
    let study = changed("loken-2009", |study| study.doi = "10.1234/x}}@article{evil,title={x".to_owned());
    let text = cite::write(&[&study], Style::Apa, Format::Bibtex);
    let read = Bibliography::parse(&text).unwrap();
    assert_eq!(read.len(), 1, "{text}");
    for (style, text) in references(&study) {
        assert!(
            style == "AMA"
                || text.contains("https://doi.org/10.1234/x%7D%7D%40article%7Bevil%2Ctitle%3D%7Bx"),
            "{text}"
        );
    }
}

#[test]
fn a_hyphen_is_a_range_between_pages_alone() {
    for (pages, range) in [
        ("117-118", Some(("117", "118"))),
        ("S13-S14", Some(("S13", "S14"))),
        ("577–590.e16", Some(("577", "590.e16"))),
        ("ENEURO.0138-15.2016", None),
        ("119ra13", None),
    ] {
        assert_eq!(page_range(pages), range);
    }
}
