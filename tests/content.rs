//! The built-in pack: it is whole, it is reachable, and nothing of it is clipped at 80×24.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod drawings;
mod lessons;
mod questions;

use afferent::content::check::check;
use afferent::content::library::{Library, claims_of};
use afferent::content::load::Tables;
use afferent::content::model::Certainty;
use afferent::content::problem::File;
use afferent::content::{Pack, front::Front, source};
use afferent::page::write::Format;
use afferent::page::{MEASURE, topic};
use std::path::Path;

#[test]
fn the_built_in_pack_has_no_problems() {
    let problems = check(&source::builtin()).err().unwrap_or_default();
    let text: String = problems.iter().map(|problem| format!("{problem}\n")).collect();
    assert!(problems.is_empty(), "{text}");
}

#[test]
fn what_the_build_prepared_is_what_the_files_say() {
    let files = source::builtin();
    assert_eq!(files, source::directory(Path::new("content")).unwrap());
    let tables: Tables = check(&files).unwrap();
    let pack = Pack::builtin();
    assert_eq!(pack.front, Front::of(&tables));
    let library = pack.library();
    // Each row, and that it is found by its id, which was read before the row was.
    macro_rules! same {
        ($($table:ident: $by_id:ident),+) => {$(
            assert_eq!(library.$table().iter().cloned().collect::<Vec<_>>(), tables.$table);
            assert!(tables.$table.iter().all(|it| library.$by_id(&it.id) == Some(it)), stringify!($table));
        )+};
    }
    same!(topics: topic, figures: figure, drawings: drawing, studies: study, estimates: estimate, terms: term);
    same!(sayings: saying, questions: question, lessons: lesson);
}

#[test]
fn every_topic_can_be_reached_from_home_by_going_in() {
    let pack = Pack::builtin();
    let library = pack.library();
    let mut reached = Vec::new();
    let mut next: Vec<_> = pack.front.effects.iter().map(|effect| effect.topic.clone()).collect();
    while let Some(id) = next.pop() {
        next.extend(library.children(&id).map(|child| child.id.clone()));
        reached.push(id);
    }
    reached.sort();
    let mut all: Vec<_> = library.topics().iter().map(|topic| topic.id.clone()).collect();
    all.sort();
    assert_eq!(reached, all);
}

#[test]
fn every_page_has_text_claims_limits_and_studies() {
    let pack = Pack::builtin();
    for topic in pack.library().topics() {
        assert!(topic.sections.iter().any(|section| section.text.len() > 80), "{} has no text", topic.id);
        assert!(topic.sections.len() >= 2, "{} has one section", topic.id);
        assert!(claims_of(topic).count() >= 3, "{} has hardly a claim", topic.id);
        for claim in claims_of(topic) {
            assert!(!claim.limits.is_empty() && !claim.sources.is_empty(), "{}", claim.id);
        }
    }
}

#[test]
fn no_line_of_prose_is_wider_than_its_measure() {
    let pack = Pack::builtin();
    for topic in pack.library().topics() {
        for width in [MEASURE, 60, 40] {
            let page = topic::main(pack.library(), topic, false, None, Format::wide(width));
            let widest = page.text().lines().map(|line| line.chars().count()).max().unwrap();
            assert!(widest <= usize::from(width), "{} at {width}: {widest}", topic.id);
        }
    }
}

#[test]
fn what_rests_on_animals_alone_is_never_called_supported() {
    use afferent::content::model::Design;
    let pack = Pack::builtin();
    let library = pack.library();
    for (_, claim) in library.claims() {
        let designs = || claim.sources.iter().filter_map(|id| library.study(id)).map(|study| study.kind);
        if designs().all(|design| design == Design::Animal) {
            assert!(
                !matches!(claim.certainty, Certainty::Supported | Certainty::WellEstablished),
                "{}",
                claim.id
            );
        }
    }
}

#[test]
fn every_reference_of_the_source_texts_has_its_place() {
    let pack = Pack::builtin();
    let library = pack.library();
    let seeds: Vec<_> = library.studies().iter().filter(|study| study.seed).collect();
    assert!(seeds.len() >= 10, "{}", seeds.len());
    for study in seeds {
        let leans =
            library.claims_resting_on(&study.id).count() + library.sayings_resting_on(&study.id).count();
        assert!(leans > 0, "nothing leans on {}", study.id);
    }
}

/// The built-in pack with one thing changed.
fn changed(path: &str, from: &str, to: &str) -> Vec<File> {
    let mut files = source::builtin();
    let file = files.iter_mut().find(|file| file.path == path).unwrap();
    assert!(file.text.contains(from), "{from:?} is not in {path}");
    file.text = file.text.replacen(from, to, 1);
    files
}

#[test]
fn each_rule_finds_its_fault_and_says_where() {
    let topic = "topics/expectations.toml";
    for (path, from, to, message) in [
        (topic, "parent = \"contextual\"", "parent = \"contextul\"", "there is no topic `contextul`"),
        (
            topic,
            "id = \"expectations\"",
            "id = \"expectation\"",
            "the id `expectation` is not the name of the file",
        ),
        (topic, "title = ", "titel = ", "unknown field `titel`"),
        (topic, "certainty = \"supported\"", "certainty = \"sure\"", "unknown variant `sure`"),
        (topic, "limits = \"", "limits = \"\"\n#", "a claim without its limits"),
        (topic, "sources = [", "sources = [] #", "a claim without a study"),
        (topic, "sources = [\"", "sources = [\"no-such-", "there is no study `no-such-"),
        (topic, "text = \"\"\"\n", "text = \"\"\"\n# Heading\n\n", "a heading is markup"),
        (
            topic,
            "text = \"\"\"\n",
            "text = \"\"\"\n[x](term:no-such-term) ",
            "there is no term `no-such-term`",
        ),
        (topic, "text = \"\"\"\n", "text = \"\"\"\n[x](https://example.org) ", "leads nowhere"),
        (
            topic,
            "one_line = \"",
            "one_line = \"A line that goes on and on until no screen of eighty columns could show the whole of it ",
            "would be clipped at 80×24",
        ),
        (topic, "text = \"\"\"\n", "text = \"\"\"\nsee [x](topic:rapport ", "a link that does not end"),
        ("studies.toml", "year = 2021", "year = 20210", "is no year of a study"),
        ("studies.toml", "doi = \"10.", "doi = \"doi:10.", "is not a DOI"),
        ("studies.toml", "id = \"aaos-2021\"", "id = \"AAOS-2021\"", "is not kebab-case"),
        ("studies.toml", "id = \"aaos-2021\"", "id = \"ackerley-2014-a\"", "is used twice"),
        ("estimates.toml", "ci_low = ", "ci_low = 999.0 # ", "the value lies outside its interval"),
        ("estimates.toml", "ci_high = ", "# ", "an interval with one end"),
        (
            "glossary.toml",
            "definition = \"",
            "definition = \"a b c d e f g h i j k l m n o p q r s t u v w x y z ",
            "a definition of",
        ),
        ("pack.toml", "format = 1", "format = 2", "format 2 is not one that this program reads"),
        ("pack.toml", "  \"oxytocin\",\n", "", "the topic `oxytocin` is not in the order"),
        ("effects.toml", "family = \"contextual\"", "family = \"specific\"", "effects of the family"),
        ("topics/expectations.toml", "\"Set and setting\"", "\" \"", "a synonym without words"),
        ("topics/expectations.toml", "\"Set and setting\"", "\"Setting\"", "name of the page “Setting”"),
        ("topics/expectations.toml", "\"Set and setting\"", "\"set\"", "name of this page already"),
        ("claims.toml", "status = \"", "status = \"un", "unknown variant"),
        (topic, "one_line = \"", "one_line = \"\\u001b[2J", "escapes for characters"),
        (topic, "one_line = \"", "one_line = \"\\rEvil", "escapes for characters"),
        (topic, "one_line = \"", "one_line = \"日本", "does not fill exactly one column"),
        (topic, "one_line = \"", "one_line = \"a\u{2028}b", "U+2028 is no character"),
        (topic, "one_line = \"", "one_line = \"a\u{fffe}b", "U+FFFE is no character"),
        (topic, "one_line = \"", "one_line = \"a\u{fff9}b", "U+FFF9 is no character"),
        (topic, "one_line = \"", "one_line = \"a\u{202e}b", "U+202E is no character"),
        (topic, "one_line = \"", "one_line = \"a\u{e000}b", "U+E000 is no character"),
        (topic, "one_line = \"", "one_line = \"a\u{fffd}b", "this is not UTF-8"),
        (topic, "limits = \"", "limits = \"\"\"a\nb\"\"\" # \"", "a text of one line with a line break"),
        ("pack.toml", "title = \"", "title = \"\"\"a\nb\"\"\" # \"", "a text of one line with a line break"),
    ] {
        finds(path, from, to, message);
    }
}

#[test]
fn each_rule_of_figures_and_strength_finds_its_fault() {
    let topic = "topics/expectations.toml";
    for (path, from, to, message) in [
        (
            "topics/ct-afferents.toml",
            "figures = [\"",
            "figures = [\"no-such-",
            "there is no figure `no-such-",
        ),
        ("figures/stroke-lab.toml", "start = 8", "start = 99", "there is no such step"),
        (
            "figures/spinal-gate.toml",
            "drawing = \"gate\"",
            "drawing = \"gaet\"",
            "there is no drawing `gaet`",
        ),
        (
            "figures/spinal-gate.toml",
            "\"gate-leaf-up\"",
            "\"gate-leaf-op\"",
            "`gate-leaf-op` is no part of gate",
        ),
        (
            "figures/spinal-gate.toml",
            "[\"gate-touch-way\"]",
            "[\"gate-touch-road\"]",
            "`gate-touch-road` is no part of",
        ),
        (
            "figures/spinal-gate.toml",
            "parts = [\"gate-leaf\"]",
            "parts = [\"gate-touch-way\"]",
            "`gate-touch-way` is a way",
        ),
        (
            "figures/vessel-route.toml",
            "way = \"vessel-surface\"",
            "way = \"vessel-ground\"",
            "`vessel-ground` is no part of vessel",
        ),
        (
            "figures/stroke-lab.toml",
            "source = \"croy-2021\"",
            "source = \"croy-1021\"",
            "there is no study `croy-1021`",
        ),
        (
            "topics/dopamine-and-reward.toml",
            "certainty = \"animal-only\"",
            "certainty = \"supported\"",
            "animal studies alone cannot carry this certainty",
        ),
        (
            "topics/in-practice.toml",
            "certainty = \"advice\"",
            "certainty = \"supported\"",
            "the word of a professional body alone is no evidence",
        ),
        (
            topic,
            "text = \"\"\"\n",
            "text = \"\"\"\nan-unbreakable-word-that-no-small-screen-could-show-whole ",
            "a word too long",
        ),
    ] {
        finds(path, from, to, message);
    }
}

#[test]
fn each_rule_of_studies_and_estimates_finds_its_fault() {
    for (path, from, to, message) in [
        (
            "studies.toml",
            "authors = [\"Case, L.\"]",
            "authors = [\"Case, L.\", \"et al.\"]",
            "`et al.` is no author",
        ),
        (
            "studies.toml",
            "authors = [\"Case, L.\"]",
            "authors = [\"Health, Education, and Welfare\"]",
            "`Health, Education, and Welfare` may be a person or a body",
        ),
        (
            "studies.toml",
            "authors = [\"Case, L.\"]",
            "authors = [\"King, Martin\"]",
            "may be a person or a body",
        ),
        ("estimates.toml", "measure = \"Hedges g\"", "measure = \"RR\"", "`RR` does not go with this side"),
        ("estimates.toml", "measure = \"SMD\"", "measure = \"SDM\"", "unknown variant `SDM`"),
        ("estimates.toml", "outcome_class = \"pain\"", "outcome_class = \"pian\"", "unknown variant `pian`"),
        (
            "estimates.toml",
            "comparator_class = \"sham\"",
            "comparator_class = \"shame\"",
            "unknown variant `shame`",
        ),
        ("estimates.toml", "about = \"context\"", "about = \"contexts\"", "unknown variant `contexts`"),
        ("estimates.toml", "ci_low = ", "ci_low = -inf # ", "this number cannot be shown"),
        ("estimates.toml", "value = ", "value = nan # ", "this number cannot be shown"),
        ("estimates.toml", "value = ", "value = 1e308 # ", "this number cannot be shown"),
        ("estimates.toml", "value = ", "value = 0.12345678 # ", "so many decimals"),
        ("lessons/four-minutes.toml", "minutes = 0.3", "minutes = inf", "this number cannot be shown"),
        ("estimates.toml", "note = ", "verified = false\nnote = ", "was not verified, and is shown"),
    ] {
        finds(path, from, to, message);
    }
}

/// Fails unless changing `from` to `to` brings a problem that says `message`, where it is and what to do.
fn finds(path: &str, from: &str, to: &str, message: &str) {
    let problems = check(&changed(path, from, to)).unwrap_err();
    let found = problems
        .iter()
        .find(|problem| problem.message.contains(message) || problem.to_string().contains(message));
    let all: String = problems.iter().map(|problem| format!("{problem}\n")).collect();
    assert!(found.is_some(), "{message:?} is not among:\n{all}");
    let problem = found.unwrap();
    let file = source::builtin().into_iter().find(|file| file.path == problem.file);
    assert!(file.is_some() && problem.line >= 1 && !problem.help.is_empty(), "{problem}");
    assert!(problem.to_string().contains('^'), "{problem}");
}

/// A benefit below one, in a figure that names the sides and nothing that can be left out.
#[test]
fn a_ratio_below_one_favours_the_intervention_in_a_forest_plot() {
    let mut files = changed("topics/rapport.toml", "figures = [", "figures = [\"vaccine\", ");
    let estimates = files.iter_mut().find(|file| file.path == "estimates.toml").unwrap();
    estimates.text.push_str(
        "\n[[estimate]]\nid = \"vaccine\"\nsource = \"loken-2009\"\nabout = \"context\"\npopulation = \"people\"\n\
         intervention = \"A vaccine\"\ncomparator = \"none\"\ncomparator_class = \"nothing\"\n\
         outcome = \"disease\"\noutcome_class = \"other\"\nmeasure = \"RR\"\nvalue = 0.24\nci_low = 0.18\n\
         ci_high = 0.30\nfavours_intervention_when = \"below-one\"\n",
    );
    let text = "id = \"vaccine\"\ntitle = \"A vaccine\"\none_line = \"What it does.\"\ntopic = \"rapport\"\n\
                nature = \"data\"\ncaption = \"Small print.\"\nwords = \"Some words.\"\nsources = []\n\n\
                [data.forest-plot]\nfavours = \"vaccine\"\nagainst = \"no vaccine\"\n\n[[data.forest-plot.axes]]\n\
                heading = \"Risk ratios\"\nrows = [{ estimate = \"vaccine\", label = \"Vaccine\", people = \"all\" }]\n";
    files.push(File { path: "figures/vaccine.toml".to_owned(), text: text.to_owned() });
    let library = Library::new(check(&files).unwrap());
    let figure = library.figure(&"vaccine".into()).unwrap();
    let at = vec![0; 16];
    let table = format!("{:?}", figure.data.kind().tables(&library, &at));
    assert!(table.contains("RR 0.24 (0.18 to 0.30): favours vaccine"), "{table}");
    assert_eq!(figure.point_at(&library, &at), "What it does.");
}

#[test]
fn all_problems_are_found_at_once() {
    let mut files = changed("topics/rapport.toml", "parent = \"contextual\"", "parent = \"nowhere\"");
    for (path, from, to) in [
        ("studies.toml", "doi = \"10.", "doi = \"x10."),
        ("estimates.toml", "ci_low = ", "ci_low = 999.0 # "),
    ] {
        let file = files.iter_mut().find(|file| file.path == path).unwrap();
        file.text = file.text.replacen(from, to, 1);
    }
    let problems = check(&files).unwrap_err();
    for path in ["topics/rapport.toml", "studies.toml", "estimates.toml"] {
        assert!(problems.iter().any(|problem| problem.file == path), "{path}");
    }
}

#[test]
fn a_fault_inside_a_long_text_is_shown_where_it_stands() {
    let topic = "topics/expectations.toml";
    let problems = check(&changed(
        topic,
        "text = \"\"\"\n",
        "text = \"\"\"\nOne line.\nAnother with [x](term:no-such) in it.\n",
    ))
    .unwrap_err();
    let problem = problems.iter().find(|problem| problem.message.contains("no-such")).unwrap();
    assert!(problem.source.contains("Another with"), "{problem}");
    assert!(problem.column > 10, "{problem}");
}
