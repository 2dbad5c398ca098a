//! Names on the command line: alone, and with their kind.

use super::{output, refusal, run};

#[test]
fn where_two_things_have_one_id_a_word_before_it_says_which_is_meant() {
    let alone = run("regression-to-the-mean");
    assert!(alone.code == Some(0) && alone.out.contains("Bad days are followed by more ordinary ones."));
    assert_eq!(
        alone.error,
        "afferent: `regression-to-the-mean` is also a term and a figure: term:regression-to-the-mean, figure:regression-to-the-mean\n"
    );
    assert_eq!(output("topic:regression-to-the-mean"), alone.out);
    assert!(output("figure:regression-to-the-mean").contains("simulation"));
    assert_eq!(output("figure:stroke-lab"), output("stroke-lab"));
    assert!(refusal(run("term:stroke-lab")).contains("there is no "));
}

#[test]
fn a_name_alone_means_what_the_command_is_about_and_every_command_takes_it_with_its_kind() {
    // Both are terms too.
    for lesson in ["ct-afferent", "total-treatment-effect"] {
        let tape = run(&format!("record {lesson} --format tape"));
        assert!(tape.code == Some(0) && tape.error.contains(&format!("term:{lesson}")), "{}", tape.error);
        assert_eq!(tape.out, output(&format!("record lesson:{lesson} --format tape")));
        assert_eq!(output(&format!("lesson {lesson}")), output(&format!("lesson lesson:{lesson}")));
    }
    for (alone, with_kind) in [
        ("cite loken-2009", "cite study:loken-2009"),
        ("cite --topic rapport", "cite --topic topic:rapport"),
        ("export --topic setting --format markdown", "export --topic topic:setting --format markdown"),
        ("show rapport", "show topic:rapport"),
        ("snapshot crawford-gradient", "snapshot claim:crawford-gradient"),
        ("show ct-speed --format json", "show question:ct-speed --format json"),
    ] {
        assert_eq!(output(alone), output(with_kind), "{with_kind}");
    }
    assert!(output("question:ct-speed").contains("✓"));
    assert!(output("show question:ct-speed --format markdown").contains("**Answer:** "));
    assert!(output("snapshot question:ct-speed").contains("Test yourself"));
    assert!(output("list lessons").contains("four-minutes"));
    for (line, says) in [
        ("cite topic:rapport", "is a topic, and a study is wanted"),
        ("cite --topic ct-afferent", "did you mean ct-afferents"),
        ("export --topic mechanotransduction", "figure:mechanotransduction"),
        ("lesson topic:rapport", "is a topic, and a lesson is wanted"),
        ("lesson ct-aferent", "did you mean ct-afferent"),
        ("cite loken-2008", "did you mean loken-2009"),
        ("record rapport", "name a lesson"),
    ] {
        assert!(refusal(run(line)).contains(says), "{line}: {}", refusal(run(line)));
    }
}
