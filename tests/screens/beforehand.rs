//! No answer before its question: neither on a slide nor on what a class takes home.

use super::lessons::lesson;
use super::shown::{LESSONS, SIZES, Slide, slides};
use super::slides::{in_large, stands};
use afferent::content::Pack;
use afferent::content::address::Address;
use afferent::content::lesson::Step;
use afferent::content::library::Library;
use afferent::document::lesson::Audience;
use afferent::print::hypertext::{self, Format};

/// The words of `text` in small letters and without what ends them.
fn words(text: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let stem = |word: String| word.strip_suffix('s').map_or_else(|| word.clone(), str::to_owned);
    text.split_whitespace().map(bare).filter(|word| !word.is_empty()).map(stem).collect()
}

/// Whether `text` gives the answer away: a number with what it counts, or all words that matter close together.
pub(super) fn gives_away(text: &str, option: &str) -> bool {
    const SMALL: [&str; 12] =
        ["a", "about", "and", "at", "in", "it", "most", "of", "part", "the", "thi", "to"];
    const CLOSE: usize = 24;
    let matters = |word: &str| !SMALL.contains(&word);
    if option.contains(|c: char| c.is_ascii_digit()) {
        // What stands far apart in a line belongs to different labels.
        let text = words(&text.replace("   ", " apart "));
        let phrase: Vec<_> =
            words(option.split(',').next().unwrap()).into_iter().skip_while(|it| !matters(it)).collect();
        return text.windows(phrase.len()).any(|it| it == phrase);
    }
    let text = words(text);
    let whole = words(option.trim_start_matches("About "));
    let option: Vec<_> = whole.iter().filter(|it| matters(it)).collect();
    if option.len() < 2 {
        return text.windows(whole.len()).any(|it| it == whole);
    }
    text.windows(CLOSE.min(text.len())).any(|near| option.iter().all(|word| near.contains(*word)))
}

/// What the slides of a step say of its figure, its claim or its study, in words.
fn in_words(step: &Step, library: &Library) -> Option<String> {
    if step.prediction.is_some() {
        return None;
    }
    Some(match step.address() {
        Address::Figure(id) => {
            let figure = library.figure(id)?;
            figure.words_below(library, &figure.data.kind().at(library, &step.set).ok()?)
        }
        Address::Claim(id) => library.claim(id).map(|(_, it)| format!("{} {}", it.text, it.limits))?,
        Address::Study(id) => library.study(id)?.limits.clone(),
        _ => return None,
    })
}

#[test]
fn no_step_gives_the_answer_of_a_later_question_away() {
    assert!(gives_away("massage − sham = specific only, if", "The specific part only"));
    assert!(gives_away("at 3 cm/s: CT answers most", "About 3 cm/s"));
    assert!(!gives_away("at 30 cm/s the specific part, not only", "About 3 cm/s"));
    let pack = Pack::builtin();
    let library = pack.library();
    let mut wrong = Vec::new();
    for size in SIZES {
        let mut before: Vec<(&str, usize, String)> = Vec::new();
        for slide in slides(size) {
            let Slide { lesson: id, nth, step, .. } = slide;
            if let Some(it) = step.prediction.as_ref().filter(|_| slide.is_own) {
                let right = &it.options[it.answer];
                let bare = right.trim_start_matches("About ");
                let large = in_large(bare, size.0.into());
                let longer = ".0123456789".chars().map(|it| in_large(&format!("{it}{bare}"), size.0.into()));
                let longer: Vec<_> = longer.collect();
                for (_, at, text) in before.iter().filter(|(of, at, _)| of == id && at < nth) {
                    // 0.26 does not say 26, nor does 126.
                    let is_other = || longer.iter().any(|ways| stands(text, ways));
                    if (stands(text, &large) && !is_other()) || gives_away(text, right) {
                        wrong.push(format!("{id}: step {} says {right:?} of step {}", at + 1, nth + 1));
                    }
                }
            }
            // Of what stands in large letters, too, each word counts.
            let mut said =
                vec![slide.text.clone(), step.title.clone(), step.caption.clone(), step.lines.join("\n")];
            said.extend(in_words(step, library));
            said.extend(
                step.prediction.iter().flat_map(|it| [it.ask.clone(), it.options.join("\n"), it.why.clone()]),
            );
            before.push((id, *nth, said.join("\n")));
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_hand_out_of_a_class_has_its_questions_first_and_gives_none_of_them_away() {
    for id in LESSONS {
        let text = hypertext::lesson(Pack::builtin(), &id.into(), Audience::Class, Format::Markdown);
        let (questions, rest) = text.split_once("\n## After the lesson\n").unwrap();
        let questions: Vec<&str> = questions.split("\n## ").skip(1).collect();
        let lesson = lesson(id);
        let steps = &lesson.app.pack.library().lesson(&id.into()).unwrap().steps;
        let asked = steps.iter().filter_map(|step| step.prediction.as_ref());
        for (nth, it) in asked.clone().enumerate() {
            assert!(questions[nth].contains(&it.ask), "{id}: {}", questions[nth]);
            let others = questions.iter().enumerate().filter(|(other, _)| *other != nth);
            for other in others.map(|(_, other)| other) {
                let right = &it.options[it.answer];
                assert!(!gives_away(other, right), "{id}: {right:?} is in\n{other}");
            }
            assert!(!rest.contains(&it.ask));
        }
        assert_eq!(questions.len(), asked.count());
        // The contents, too, stand before the questions.
        let page = hypertext::lesson(Pack::builtin(), &id.into(), Audience::Class, Format::Html);
        let (before, _) = page.split_once("<h2 id=\"after-the-lesson\">").unwrap();
        for (nth, step) in steps.iter().enumerate() {
            let is_named = before.contains(&format!(">{}. ", nth + 1));
            assert_eq!(is_named, step.prediction.is_some(), "{id}: step {} in\n{before}", nth + 1);
        }
    }
}
