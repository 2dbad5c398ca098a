//! The conversation of `afferent read`: what it says, and that it reaches all that the picture does.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail"
)]

mod cards;
mod kept;
mod picture;
#[cfg(feature = "terminal")]
mod pipe;
mod walk;

use afferent::app::memory::Memory;
use afferent::app::place;
use afferent::content::Pack;
use afferent::print::read::{Reader, converse};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use walk::Walk;

/// What is said when `lines` are typed, at `place` first.
fn conversation(place: &str, lines: &[&str]) -> String {
    let pack = Pack::builtin();
    let address = place::find(place, pack.library()).unwrap();
    let mut out = Vec::new();
    let mut reader = Reader::new(pack, Memory::default());
    let first = reader.open(&address);
    converse(&mut reader, first, lines.join("\n").as_bytes(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// What the last of `lines` is answered.
fn answer(place: &str, lines: &[&str]) -> String {
    let pack = Pack::builtin();
    let address = place::find(place, pack.library()).unwrap();
    let mut reader = Reader::new(pack, Memory::default());
    let first = reader.open(&address).text;
    lines.iter().fold(first, |_, line| reader.line(&by_words(&reader, line)).text)
}

/// A line, or in place of `> words` the number of the choice that begins with them.
fn by_words(reader: &Reader, line: &str) -> String {
    let Some(words) = line.strip_prefix("> ") else { return line.to_owned() };
    let nth = reader.choices().position(|(text, _)| text.starts_with(words));
    let all = || reader.choices().fold(String::new(), |all, (text, _)| all + text + "\n");
    (nth.unwrap_or_else(|| panic!("no choice is called {words:?}:\n{}", all())) + 1).to_string()
}

/// Fails with the whole answer unless all of `words` are in it, whatever lines they stand on.
fn assert_says(text: &str, words: &[&str]) {
    let flat = text.replace('\n', " ");
    for words in words {
        assert!(flat.contains(words), "{words:?} is not said:\n{text}");
    }
}

#[test]
fn it_says_where_one_is_then_the_text_then_the_choices_and_asks() {
    let text = conversation("ct-afferents", &[]);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "Here: Home, Specific effects, Affective touch, CT afferents.");
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words:?} is not said:\n{text}"));
    let order = [
        "Section: Two touch systems.",
        "Certainty: well established. 5 sources: Vallbo",
        "\n1. Figure: Stroke",
    ];
    assert!(order.windows(2).all(|pair| at(pair[0]) < at(pair[1])));
    assert!(text.ends_with("\n\nYour choice, or ? for help:\n"));
    assert!(lines.iter().all(|line| line.chars().count() <= 68), "{text}");
}

#[test]
fn a_number_goes_in_and_letters_go_back_forward_up_and_home() {
    let here = |lines: &[&str]| answer("home", lines).lines().next().unwrap().to_owned();
    assert_eq!(here(&["1"]), "Here: Home, Specific effects.");
    assert_eq!(here(&["1", "1"]), "Here: Home, Specific effects, Affective touch.");
    assert_eq!(here(&["1", "1", "b"]), "Here: Home, Specific effects.");
    assert_eq!(here(&["1", "1", "b", "b", "f", "f"]), "Here: Home, Specific effects, Affective touch.");
    assert_eq!(here(&["ct-afferents", "u"]), "Here: Home, Specific effects, Affective touch.");
    assert_eq!(here(&["ct-afferents", "HOME"]), "Here: Home.");
    assert_eq!(here(&["CT afferents"]), "Here: Home, Specific effects, Affective touch, CT afferents.");
    assert_eq!(here(&["Rubbing it better: the spinal gate", "h", "b"]).matches("spinal gate").count(), 1);
    assert_eq!(here(&["b"]), "There is nothing to go back to.");
    assert_eq!(here(&["f"]), "There is nothing to go forward to.");
    assert_eq!(here(&["u"]), "This is home; nothing is above it.");
}

#[test]
fn a_term_is_explained_in_place_and_b_goes_on_where_one_was() {
    assert_says(&answer("ct-afferents", &["> Term: Insula"]), &["CT afferents, Insula.", "In plain words:"]);
    let back = answer("ct-afferents", &["> Term: Insula", "b"]);
    assert_says(&back, &["CT afferents.", "Type t for the text, c for the choices."]);
    assert!(back.lines().count() < 6, "what was heard before is not said again:\n{back}");
    assert_says(&answer("ct-afferents", &["> Term: Insula", "b", "t"]), &["Section: Two touch systems."]);
}

#[test]
fn a_claim_opens_its_evidence_and_a_page_its_limits() {
    let card = answer("rapport", &["> Evidence for claim 1"]);
    assert_says(
        &card,
        &["Rapport, evidence.", "Certainty: ", "What it does not show: ", "DOI: https://doi.org/10."],
    );
    assert_says(&answer("specific-is-small-when-isolated", &[]), &["How large:", "(interval ", "; favours "]);
    assert_says(&answer("rapport", &["l"]), &["Rapport, limits.", "What it does not show: "]);
    assert_says(&answer("home", &["l"]), &["Limits are those of a page"]);
}

#[test]
fn every_answer_of_a_question_has_its_reason_and_its_study() {
    let pack = Pack::builtin();
    for question in pack.library().questions() {
        let prompt = format!("> Question: {}", question.prompt);
        let (options, answers) = (question.options(pack.library()), question.answer(pack.library()));
        let [right] = answers[..] else { continue };
        for nth in 0..options.len() {
            let text = answer(question.topic.as_str(), &[&prompt, &(nth + 1).to_string()]);
            let verdict = if nth == right { "Right: " } else { "Not quite: " };
            let why = question.why.replace(" · ", ", ");
            let right = options[right].as_str();
            assert_says(&text, &[verdict, &options[nth], right, &why, "Study: "]);
        }
    }
}

#[test]
fn a_figure_is_its_words_its_tables_and_what_can_be_set() {
    assert_says(
        &answer("stroke-lab", &[]),
        &["Set to: speed 3 cm/s", "The slow CT fibres answer most strongly."],
    );
    let set = answer("stroke-lab", &["> Set speed", "> 0.3"]);
    assert_says(&set, &["Now speed 0.3 cm/s.", "Read-out: 0.3 cm/s", "The slow CT fibres answer weakly."]);
    assert_says(&answer("stroke-lab", &["> Set speed", "> 0.3", "+"]), &["Now speed 0.5 cm/s."]);
    assert_says(&answer("stroke-lab", &["> Set speed", "> 0.1", "-"]), &["nothing changes"]);
    assert_says(&answer("stroke-lab", &["+"]), &["Nothing is being set here"]);
    assert_says(&answer("stroke-lab", &["> Set speed", "> 0.3", "u", "t"]), &["Set to: speed 0.3 cm/s"]);
    assert_says(
        &answer("stroke-lab", &["> Set speed", "> 0.3", "u", "> Start again"]),
        &["Set to: speed 3 cm/s"],
    );
    assert_says(&answer("stroke-lab", &["> Table: How"]), &["Speed: 1 cm/s; CT at skin warmth: strongly; "]);
}

#[test]
fn a_prediction_comes_before_what_it_is_about() {
    let guessed = answer("effect-mixer", &["> Set your guess", "1", "u", "> Set reveal", "> on"]);
    assert_says(&guessed, &["Now ", "reveal on"]);
}

#[test]
fn rows_of_a_figure_are_steps_that_can_be_walked() {
    let walked = answer("forest-plot", &["> Set row", "+"]);
    assert_says(&walked, &["Now row ", "Read-out: "]);
    // The stage that one has come to is told, though the figure had told all of them before.
    let stage = answer("spinal-gate", &["> Set stage", "+", "+"]);
    assert_says(
        &stage,
        &["Stage 2 of 6: Touch arrives", "Step 2: Touch arrives, dorsal horn. Touch from nearby"],
    );
}

#[test]
fn studies_are_sifted_sorted_and_searched() {
    let n = |lines: &[&str]| {
        let text = answer("research", lines);
        let words = text.split("Research. ").nth(1).unwrap_or_else(|| panic!("{text}"));
        words.split(' ').next().unwrap().parse::<usize>().unwrap()
    };
    let all = n(&[]);
    for filter in ["> Filter by family", "> Filter by design", "> Filter by certainty"] {
        let fewer = n(&[filter, "3"]);
        assert!(fewer > 0 && fewer < all, "{filter}: {fewer}");
        assert_eq!(n(&[filter, "3", filter, "1"]), all);
    }
    assert!(n(&["w heart rate"]) < n(&["w heart"]));
    assert_eq!(n(&["w heart", "w"]), all);
    assert_eq!(n(&["w heart", "> All studies again"]), all);
    assert_says(&answer("research", &["> Sort", "> By author"]), &["by author from A to Z"]);
    assert_says(&answer("research", &["> Sort", "> By author", "> Sort", "> By author"]), &["from Z to A"]);
    assert_says(&answer("research", &["> Sort", "> By author", "b"]), &["Here: Home."]);
    assert_says(&answer("home", &["w heart"]), &["type r first"]);
}

#[test]
fn sayings_are_sifted_by_status() {
    assert_says(
        &answer("said", &["> Filter by status", "> mixed"]),
        &["mixed, ", " of 58 sayings.", "mixed: A part of it holds", "Status: mixed."],
    );
}

#[test]
fn a_slash_finds_and_a_number_opens() {
    let found = answer("home", &["/heart rate"]);
    assert_says(&found, &["Found ", "the best first.", "1. "]);
    assert_says(
        &answer("home", &["/rapport", "> Page: Rapport"]),
        &["Here: Home, Contextual effects, Rapport."],
    );
    // A claim is found on its page, so that up leads there.
    let up = answer("home", &["/inverted U is a portrait", "> Claim: ", "u"]);
    assert_says(&up, &["Affective touch, CT afferents."]);
    assert_says(&answer("home", &["/qqxxyyzz"]), &["Nothing was found."]);
    assert_says(&answer("home", &["/"]), &["Type a slash and what to find"]);
}

#[test]
fn long_lists_come_in_portions() {
    let first = answer("glossary", &[]);
    assert_says(&first, &["25 of ", "Type m for more."]);
    assert!(!first.contains("\n26. "));
    assert_says(&answer("glossary", &["m"]), &["26. ", "50 of "]);
    assert_says(&answer("glossary", &["m", "c"]), &["1. ", "25 of "]);
    assert_says(&answer("glossary", &["m", "m", "m", "m", "m"]), &["That was all."]);
    // A number that has not been told yet counts as well.
    assert_says(&answer("glossary", &["40"]), &["In plain words:"]);
}

#[test]
fn what_is_wrongly_typed_is_answered_with_what_to_do() {
    assert_says(&answer("home", &["999"]), &["There is no choice 999; they go from 1 to "]);
    assert_says(&answer("home", &["0"]), &["There is no choice 0;"]);
    assert_says(&answer("home", &[""]), &["Nothing was typed."]);
    assert_says(
        &answer("home", &["setings"]),
        &["Sorry, there is no ", "did you mean setting", "Type a slash"],
    );
    assert_says(&answer("home", &["?"]), &["b, or back: ", "q, or quit: "]);
}

#[test]
fn a_citation_comes_in_every_style() {
    assert_says(&answer("vallbo-1999", &[]), &["To cite it, in APA style", "DOI: https://doi.org/10."]);
    assert_says(&answer("vallbo-1999", &["y"]), &["To cite it, in Vancouver style", "Vallbo"]);
    assert_says(&answer("home", &["y"]), &["Citations are in Vancouver style"]);
}

#[test]
fn q_and_the_end_of_input_end_it() {
    assert!(conversation("home", &["q", "1"]).ends_with("\nGoodbye.\n"));
    assert!(conversation("home", &["1"]).ends_with("Your choice, or ? for help:\n"));
    assert!(conversation("home", &[]).starts_with("Here: Home."));
}

#[test]
fn nothing_is_said_with_signs_that_a_voice_spells_out() {
    for place in
        ["home", "specific", "ct-afferents", "forest-plot", "stroke-lab", "vallbo-1999", "glossary", "said"]
    {
        let text = conversation(place, &["m", "?", "l", "r", "g", "a"]);
        let art = |c: char| ('\u{2190}'..='\u{21ff}').contains(&c) || ('\u{2500}'..='\u{27bf}').contains(&c);
        let found = text.chars().find(|c| art(*c) || "·►◄»┊".contains(*c));
        assert_eq!(found, None, "{place}:\n{text}");
    }
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => (0..40_usize).prop_map(|n| n.to_string()),
        4 => prop::sample::select("b f u h c m t l g r a s ? + - w".split(' ').collect::<Vec<_>>())
            .prop_map(str::to_owned),
        2 => prop::sample::select(vec![
            "/touch", "/", "w pain", "stroke-lab", "forest-plot", "trial-lens", "effect-mixer", "rapport",
            "specific-is-small-when-isolated", "said", "/\u{1b}[2J", "\u{9b}2J", "w \u{202e}x", "99999999999999999999",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_nothing_but_printable_lines_comes_out(lines in prop::collection::vec(line(), 1..40)) {
        let mut reader = Reader::new(Pack::builtin(), Memory::default());
        for line in &lines {
            let reply = reader.line(line);
            let bad = reply.text.chars().find(|c| c.is_control() && *c != '\n');
            prop_assert!(bad.is_none(), "{:?} after {:?}", bad, line);
            let turns = reply.text.contains(['\u{202e}', '\u{200b}', '\u{feff}']);
            prop_assert!(!turns, "{:?}", line);
            prop_assert!(reply.text.ends_with('\n') && !reply.text.contains("\n\n\n"), "{}", reply.text);
            prop_assert!(reply.is_over || reply.text.ends_with("for help:\n"));
        }
    }
}

/// What stands in the one and not in the other, a line each.
fn missing(one: &BTreeSet<String>, other: &BTreeSet<String>) -> String {
    one.difference(other).map(|it| format!("{it}\n")).collect()
}

fn compare(width: u16, height: u16) {
    static READ: LazyLock<Walk> = LazyLock::new(walk::reader);
    let (picture, read) = (picture::picture(width, height), &*READ);
    assert_eq!(missing(&picture.spots, &read.spots), "", "only in the picture");
    assert_eq!(missing(&read.spots, &picture.spots), "", "only in lines");
    assert_eq!(missing(&picture.plays, &read.plays), "", "played only in the picture");
    assert_eq!(missing(&read.plays, &picture.plays), "", "played only in lines");
    // Not only somewhere: what stands on a page is a choice on that page.
    assert_eq!(missing(&picture.ways, &read.ways), "", "ways only in the picture");
}

#[test]
fn everything_that_a_small_picture_reaches_is_reached_by_lines_and_nothing_else() {
    compare(80, 24);
}

#[test]
fn everything_that_a_large_picture_reaches_is_reached_by_lines_and_nothing_else() {
    compare(200, 60);
}

#[test]
fn the_table_of_studies_and_the_sayings_are_the_same_for_every_filter() {
    for (filter, picture, lines) in walk::filtered() {
        assert_eq!(picture, lines, "{filter}");
    }
}

#[test]
fn a_lesson_is_walked_step_by_step_and_a_prediction_is_played() {
    let pack = Pack::builtin();
    let lesson = pack.library().lesson(&"four-minutes".into()).unwrap().clone();
    assert_says(
        &answer("home", &["> Lessons"]),
        &["Lesson: Massage in four minutes.", "4 minutes, 11 steps"],
    );
    assert_says(
        &answer("home", &["> Lessons", "> Lesson: Massage", "> Next step"]),
        &["Here: Home, Lessons, Massage in four minutes, step 2.", &lesson.steps[1].caption],
    );
    let nth = lesson.steps.iter().position(|step| step.prediction.is_some()).unwrap();
    let prediction = lesson.steps[nth].prediction.clone().unwrap();
    let mut way = vec!["> Lessons", "> Lesson: Massage"];
    way.extend(vec!["> Next step"; nth]);
    let asked = answer("home", &way);
    assert_says(&asked, &[&prediction.ask]);
    assert!(!asked.contains(&prediction.why[..20]), "the answer comes before the guess:\n{asked}");
    let wrong = format!("> {}", prediction.options[(prediction.answer + 1) % prediction.options.len()]);
    way.push(&wrong);
    let right = &prediction.options[prediction.answer];
    assert_says(&answer("home", &way), &["Not quite: ", "The answer is: ", right, "Study: "]);
}
