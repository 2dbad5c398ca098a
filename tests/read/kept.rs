//! Marks, the place that is kept, and rounds of questions, in words.

use super::{answer, assert_says, by_words};
use afferent::app::keymap::Scope;
use afferent::app::memory::Memory;
use afferent::app::place;
use afferent::content::Pack;
use afferent::content::question::Pool;
use afferent::print::read::Reader;

#[test]
fn a_place_is_marked_in_words_and_the_list_leads_there_and_is_edited() {
    let says = |lines: &[&str], words: &[&str]| assert_says(&answer("rapport", lines), words);
    says(
        &["mark read it twice", "k"],
        &["1 place is marked.", "1. Marked page: Rapport. Your line: read it twice"],
    );
    says(&["mark", "mark again", "marks"], &["1 place is marked.", "Your line: again"]);
    says(&["mark", "k", "> Marked page"], &["Here: Home", "Rapport."]);
    says(
        &["mark", "k", "> Remove the mark on Rapport"],
        &["0 places are marked.", "Seen lately, page: Rapport"],
    );
    says(&["r", "mark"], &["Only a page, a study"]);
    says(&["mark read it twice", "h", "/it twice"], &["Marked: read it twice"]);
}

#[test]
fn keys_of_the_screen_are_told_as_they_are_bound() {
    let mut reader = Reader::new(Pack::builtin(), Memory::default());
    assert_says(&reader.line("keys").text, &["anywhere, T: Next theme.", "home, Enter or Space: Go into"]);
    reader.keymap.bind(Scope::Anywhere, "theme", &["F9".parse().unwrap()]);
    assert_says(&reader.line("keys").text, &["anywhere, F9: Next theme."]);
    assert_says(&reader.line("?").text, &["keys: what keys do on the screen"]);
}

#[test]
fn what_was_kept_is_told_and_what_is_done_is_kept() {
    let kept = Memory { place: "topic:rapport".to_owned(), ..Memory::default() };
    let mut reader = Reader::new(Pack::builtin(), kept.clone());
    let home = by_words(&reader, "> On from where you left: Rapport");
    assert_says(&reader.line(&home).text, &["Rapport."]);
    reader.line("mark");
    reader.line("y");
    let mut memory = kept;
    reader.leave(&mut memory);
    assert_eq!((memory.place.as_str(), memory.marks.len()), ("topic:rapport", 1));
    assert_eq!(
        (memory.recent.as_slice(), memory.style.as_deref()),
        (&["topic:rapport".to_owned()][..], Some("Vancouver"))
    );
}

#[test]
fn a_round_asks_says_why_leads_to_the_page_and_ends_with_what_was_weak() {
    let mut reader = Reader::new(Pack::builtin(), Memory::default());
    reader.begin_round(&Pool::Everything, 2, 7);
    let first = reader.open(&place::find("quiz", Pack::builtin().library()).unwrap()).text;
    assert_says(&first, &["Here: Home, Test yourself.", "Question 1 of 2.", "Leave it out, next question"]);
    let said = reader.line("1").text;
    assert!(said.contains("Right: ") || said.contains("Not quite: "), "{said}");
    let page = by_words(&reader, "> Page: ");
    reader.line(&page);
    assert_says(&reader.line("s").text, &["Question 1 of 2.", "Next question"]);
    let next = by_words(&reader, "> Next question");
    assert_says(&reader.line(&next).text, &["Question 2 of 2."]);
    let end = by_words(&reader, "> End the round");
    assert_says(
        &reader.line(&end).text,
        &["The round is over.", "of 1 right. 1 was left out.", "A round on everything"],
    );
}

#[test]
fn steps_are_put_in_order_in_words_too() {
    let pack = Pack::builtin();
    let library = pack.library();
    let question = library.question(&"caress-route".into()).unwrap();
    let lines: Vec<String> = question.answer(library).iter().map(|nth| (nth + 1).to_string()).collect();
    let mut lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    assert_says(
        &answer("question:caress-route", &lines[..2]),
        &["Taken so far: The stroke, then CT ending."],
    );
    assert_says(&answer("question:caress-route", &lines), &["Right: The stroke, then CT ending"]);
    lines.reverse();
    assert_says(
        &answer("question:caress-route", &lines),
        &["Not quite: ", "The answer is: The stroke, then"],
    );
}
