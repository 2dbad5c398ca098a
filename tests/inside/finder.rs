//! What the finder finds, and in which order.

use afferent::app::command::Command;
use afferent::app::finder::{Catalogue, Entry, Finder, Kind, Outcome};
use afferent::app::keymap::Keymap;
use afferent::app::place::Place;
use afferent::content::Pack;
use afferent::content::figure::Data;
use afferent::content::library::Library;
use proptest::prelude::*;
use std::sync::{Arc, LazyLock};

static CATALOGUE: LazyLock<Arc<Catalogue>> =
    LazyLock::new(|| Arc::new(Catalogue::everything(Pack::builtin().library(), &Keymap::default())));

/// What a reader may type: pieces of words that are there, of words that are not, signs that the
/// matcher gives a meaning of its own, letters with accents and without case.
fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(vec![
            "touch", "oxytocin", "oxitocin", "ct", "the", "pain", "et al", "ackerley", "2014", "20a", "löken",
            "loken", "wessberg, j", "theme", "stress", "e", "se", "massage is", "α", "Ö", "é", "regresion",
            "cortizol", "seratonin", "ackerly", "wesberg", "cats", "afferents", "10.1038/nn", "quit",
        ]).prop_map(str::to_owned),
        2 => "[a-z]{1,4}",
        1 => "[ !^$'\\\\]{1,2}",
        1 => any::<char>().prop_filter("a key", |c| !c.is_control()).prop_map(String::from),
    ];
    prop::collection::vec((piece, any::<bool>()), 1..4).prop_map(|pieces| {
        pieces.into_iter().fold(String::new(), |all, (piece, gap)| all + &piece + if gap { " " } else { "" })
    })
}

/// The rows that `finder` has found, by title and kind.
fn found(finder: &Finder) -> Vec<(Kind, String)> {
    finder.hits().map(|entry| (entry.kind, entry.title.to_owned())).collect()
}

fn finder(words: &str) -> Finder {
    let mut finder = Finder::new(Arc::clone(&CATALOGUE), false);
    finder.input = words.to_owned().into();
    finder.search();
    finder
}

/// Which hit for `words` is what is meant, counted from 1.
fn rank(words: &str, is_meant: impl Fn(&Entry<'_>) -> bool) -> Option<usize> {
    finder(words).hits().position(|entry| is_meant(&entry)).map(|at| at + 1)
}

fn is_page(entry: &Entry<'_>, id: &str) -> bool {
    *entry.outcome == Outcome::Go(Place::Topic(id.into()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn letter_by_letter_and_back_finds_what_searching_afresh_does(words in words()) {
        let mut typed = Finder::new(Arc::clone(&CATALOGUE), false);
        let ends: Vec<usize> = words.char_indices().map(|(at, _)| at).chain([words.len()]).collect();
        for end in ends.iter().chain(ends.iter().rev()) {
            let so_far = words.get(..*end).unwrap();
            typed.input = so_far.to_owned().into();
            typed.search();
            prop_assert_eq!(found(&typed), found(&finder(so_far)), "{:?}", so_far);
        }
    }
}

#[test]
fn words_may_change_anywhere_and_the_catalogue_under_them() {
    let mut typed = Finder::new(Arc::clone(&CATALOGUE), false);
    for words in ["touch", "tuch", "couch", "", "slow touch", "slow tou", "xslow tou", " ", "touch"] {
        typed.input = words.to_owned().into();
        typed.search();
        assert_eq!(found(&typed), found(&finder(words)), "{words}");
    }
    typed.renew(Arc::new(Catalogue::everything(&Library::default(), &Keymap::default())));
    assert_eq!(typed.input.value(), "touch");
    assert!(typed.hits().all(|entry| entry.kind == Kind::Command));
    typed.renew(Arc::clone(&CATALOGUE));
    assert_eq!(found(&typed), found(&finder("touch")));
}

#[test]
fn every_name_of_the_home_screen_finds_its_page_first() {
    let pack = Pack::builtin();
    for effect in &pack.front.effects {
        let nodes = [(&effect.title, &effect.topic), (&effect.tag, &effect.topic)];
        let inside = effect.inside.iter().map(|it| (&it.label, &it.topic));
        for (name, topic) in nodes.into_iter().chain(inside) {
            for words in [name.clone(), name.to_lowercase(), name.replace(['(', ')'], "")] {
                assert_eq!(rank(&words, |it| is_page(it, topic.as_str())), Some(1), "{words}");
            }
            for word in name.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 4) {
                let rank = rank(word, |it| is_page(it, topic.as_str()));
                assert!(rank.is_some_and(|rank| rank <= 12), "{word} of {name}: {rank:?}");
            }
        }
    }
}

#[test]
fn what_is_typed_whole_is_found_first() {
    for at in (0..CATALOGUE.len() as u32).step_by(5) {
        let title = CATALOGUE.entry(at).unwrap().title;
        // Two authors may differ by an accent.
        let rank = rank(title, |it| it.title == title);
        assert!(rank.is_some_and(|rank| rank <= 2), "{title}: {rank:?}");
    }
}

#[test]
fn a_plain_question_finds_its_answer() {
    let titled =
        |kinds: &'static [&str]| move |it: &Entry<'_>| kinds.iter().any(|kind| it.title.contains(kind));
    for (question, answers, within) in [
        ("does massage lower cortisol?", &["ortisol"][..], 1),
        ("is massage safe", &["Safety"], 1),
        ("Is massage safe?", &["Safety"], 1),
        ("why does massage feel good", &["Affective touch", "feel"], 3),
        ("what is a nocebo?", &["ocebo"], 1),
        ("how fast should I stroke", &["stroke", "Stroke", "speed"], 3),
    ] {
        let rank = rank(question, titled(answers));
        assert!(
            rank.is_some_and(|rank| rank <= within),
            "{question} {rank:?}: {:?}",
            found(&finder(question)).iter().take(5).collect::<Vec<_>>()
        );
    }
}

#[test]
fn what_the_pages_lean_on_is_explained() {
    for word in ["naloxone", "naltrexone", "set", "gate control", "open-label placebo", "noradrenaline"] {
        assert!(
            rank(word, |it| it.kind == Kind::Term && it.title.to_lowercase() == word)
                .is_some_and(|it| it <= 2)
        );
    }
}

#[test]
fn a_short_word_finds_what_is_called_so_and_no_noise() {
    let set = finder("set");
    assert!(set.n_hits() < 60, "{}", set.n_hits());
    assert!(rank("set", |it| is_page(it, "expectations")).unwrap() <= 3);
    assert!(rank("set", |it| is_page(it, "setting")).unwrap() <= 5);
    assert!(set.hits().all(|entry| !entry.title.starts_with("Seo") && !entry.title.starts_with("Shah")));
}

#[test]
fn questions_of_figures_steps_of_lessons_and_questions_to_oneself_are_found() {
    let pack = Pack::builtin();
    let library = pack.library();
    for figure in library.figures() {
        let Data::PathwayPlayer(pathway) = &figure.data else { continue };
        for asked in &pathway.what_ifs {
            let outcome = Outcome::Go(Place::Figure(figure.id.clone()));
            let rank = rank(&asked.question, |it| *it.outcome == outcome);
            assert!(rank.is_some_and(|rank| rank <= 3), "{}: {rank:?}", asked.question);
        }
    }
    assert!(rank("naloxone", |it| it.kind == Kind::Figure).is_some());
    for lesson in library.lessons() {
        for (nth, step) in lesson.steps.iter().enumerate() {
            let outcome = Outcome::Step(lesson.id.clone(), nth);
            assert!(rank(&step.title, |it| *it.outcome == outcome).is_some(), "{}", step.title);
            assert!(rank(&step.caption, |it| *it.outcome == outcome).is_some(), "{}", step.caption);
        }
    }
    for words in ["quiz", "test yourself", "question"] {
        let hits = finder(words);
        assert_eq!(
            hits.hits().filter(|it| it.kind == Kind::Question).count(),
            library.questions().len(),
            "{words}"
        );
        assert_eq!(hits.entry().unwrap().kind, Kind::Question, "{words}");
    }
    for question in library.questions() {
        assert_eq!(rank(&question.prompt, |it| it.title == question.prompt), Some(1));
    }
}

#[test]
fn a_study_is_found_by_the_numbers_it_goes_by() {
    let pack = Pack::builtin();
    for study in pack.library().studies() {
        let mut typed = Vec::new();
        if !study.doi.is_empty() {
            let doi = &study.doi;
            typed.extend([
                doi.clone(),
                doi.to_uppercase(),
                format!("https://doi.org/{doi}"),
                format!("doi:{doi}"),
            ]);
        }
        if !study.pmid.is_empty() {
            typed.extend([study.pmid.clone(), format!("PMID: {}", study.pmid)]);
        }
        for words in typed {
            let outcome = Outcome::Go(Place::Study(study.id.clone()));
            assert!(rank(&words, |it| *it.outcome == outcome).is_some(), "{words}");
        }
    }
}

#[test]
fn nothing_but_its_name_finds_the_end_of_the_program() {
    let quits = |it: &Entry<'_>| *it.outcome == Outcome::Run(Command::Quit);
    assert_eq!(rank("quit", quits), Some(1));
    for words in ["quiz", "qui", "q", "quitt", "qt", "quit now", "uit"] {
        assert_eq!(rank(words, quits), None, "{words}");
    }
}
