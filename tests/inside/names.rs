//! One way to name anything: every id of every kind, alone and with its kind.

use afferent::app::name::{self, Kind};
use afferent::content::Pack;
use afferent::content::address::Address;
use afferent::content::library::Library;
use std::collections::HashMap;

/// Every id of the pack with its kind.
fn all(library: &Library) -> Vec<(Kind, String)> {
    let topics = library.topics().iter().map(|it| (Kind::Topic, it.id.to_string()));
    let studies = library.studies().iter().map(|it| (Kind::Study, it.id.to_string()));
    let terms = library.terms().iter().map(|it| (Kind::Term, it.id.to_string()));
    let figures = library.figures().iter().map(|it| (Kind::Figure, it.id.to_string()));
    let claims = library.claims().map(|(_, it)| (Kind::Claim, it.id.to_string()));
    let sayings = library.sayings().iter().map(|it| (Kind::Saying, it.id.to_string()));
    let lessons = library.lessons().iter().map(|it| (Kind::Lesson, it.id.to_string()));
    let questions = library.questions().iter().map(|it| (Kind::Question, it.id.to_string()));
    topics
        .chain(studies)
        .chain(terms)
        .chain(figures)
        .chain(claims)
        .chain(sayings)
        .chain(lessons)
        .chain(questions)
        .collect()
}

/// The kind and the id of what is behind a address.
fn behind(address: &Address) -> (Kind, String) {
    match address {
        Address::Topic(id) => (Kind::Topic, id.to_string()),
        Address::Study(id) => (Kind::Study, id.to_string()),
        Address::Term(id) => (Kind::Term, id.to_string()),
        Address::Figure(id) => (Kind::Figure, id.to_string()),
        Address::Claim(id) => (Kind::Claim, id.to_string()),
        Address::Saying(id) => (Kind::Saying, id.to_string()),
        Address::Lesson(id) => (Kind::Lesson, id.to_string()),
        Address::Question(id) => (Kind::Question, id.to_string()),
        other => unreachable!("{other:?} has no id"),
    }
}

#[test]
fn every_id_is_found_with_its_kind_and_alone_says_what_else_has_it() {
    let pack = Pack::builtin();
    let library = pack.library();
    let all = all(library);
    let mut kinds: HashMap<&str, Vec<Kind>> = HashMap::new();
    for (kind, id) in &all {
        kinds.entry(id).or_default().push(*kind);
    }
    assert!(kinds.values().any(|kinds| kinds.len() > 2), "nothing to be told apart");
    for (kind, id) in &all {
        let with_kind = name::find(&format!("{}:{id}", kind.word()), library, None).unwrap();
        assert_eq!((behind(&with_kind.address), with_kind.also), ((*kind, id.clone()), None));
        for about in [None].into_iter().chain(Kind::ALL.map(Some)) {
            let alone = name::find(id, library, about).unwrap();
            let found = behind(&alone.address).0;
            let kinds = &kinds[id.as_str()];
            let wanted = about.filter(|kind| kinds.contains(kind)).unwrap_or(kinds[0]);
            assert_eq!(found, wanted, "{id} about {about:?}");
            for other in kinds.iter().filter(|kind| **kind != found) {
                let named = format!("{}:{id}", other.word());
                assert!(
                    alone.also.as_ref().is_some_and(|also| also.contains(&named)),
                    "{id}: {:?}",
                    alone.also
                );
            }
            assert_eq!(alone.also.is_some(), kinds.len() > 1, "{id}");
        }
    }
}

#[test]
fn a_command_about_one_kind_takes_its_names_and_says_what_others_are() {
    let pack = Pack::builtin();
    let library = pack.library();
    for (kind, id) in all(library) {
        assert_eq!(name::id_of(kind, &id, library).as_ref(), Ok(&id));
        let named = format!("{}:{id}", kind.word());
        assert_eq!(name::id_of(kind, &named, library).as_ref(), Ok(&id));
        for other in Kind::ALL.into_iter().filter(|other| *other != kind) {
            let refusal = name::id_of(other, &named, library).unwrap_err();
            let says = format!("`{named}` is a {}, and a {} is wanted", kind.word(), other.word());
            assert_eq!(refusal, says);
            if let Err(refusal) = name::id_of(other, &id, library) {
                assert!(refusal.contains(&named) || refusal.contains("did you mean"), "{refusal}");
            }
        }
    }
}

#[test]
fn a_slip_names_the_nearest_of_each_kind() {
    let pack = Pack::builtin();
    let library = pack.library();
    for kind in Kind::ALL {
        let Some((_, id)) = all(library).into_iter().find(|(it, id)| *it == kind && id.len() > 6) else {
            unreachable!("the pack has a {}", kind.word())
        };
        let slip: String = id.chars().take(id.chars().count() - 1).collect();
        for typed in [slip.clone(), format!("{}:{slip}", kind.word())] {
            let refusal = name::find(&typed, library, None).unwrap_err();
            assert!(refusal.contains("did you mean") && refusal.contains(&id), "{typed}: {refusal}");
        }
        assert!(name::id_of(kind, &slip, library).unwrap_err().contains(&id));
    }
    assert!(name::find("lesson:qqqq", library, None).unwrap_err().contains("there are four-minutes"));
    assert!(name::find("page:rapport", library, None).unwrap_err().contains("before a colon stands topic"));
    assert!(!name::find("\u{1b}[31m:x\u{7}", library, None).unwrap_err().contains(char::is_control));
}
