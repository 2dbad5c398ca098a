//! The program itself, with lines in a pipe.

use std::io::Write;
use std::process::{Command, Stdio};

/// What the program says with `args` when `input` comes in, and that it goes well.
fn answered(args: &[&str], input: &[u8]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_afferent"));
    command.args(args).env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text}");
    text
}

#[test]
fn each_line_of_a_pipe_is_answered() {
    let text = answered(&["read"], b"1\nb\nq\n");
    let here: Vec<&str> = text.lines().filter(|line| line.starts_with("Here: ")).collect();
    assert_eq!(here, ["Here: Home.", "Here: Home, Specific effects.", "Here: Home."]);
    assert!(text.ends_with("\nGoodbye.\n"), "{text}");
}

#[test]
fn a_line_that_is_no_text_does_no_harm_and_the_end_of_input_is_an_end() {
    let text = answered(&["read", "rapport"], b"\xff\x1b[2J\r\nb");
    assert!(
        text.starts_with("Here: Home, Contextual effects, Rapport.") && text.contains("Sorry, "),
        "{text}"
    );
}

#[test]
fn a_pack_of_ones_own_is_read_as_well() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().to_str().unwrap();
    answered(&["new", path], b"");
    assert!(answered(&["read", "--content", path], b"1\nm\n").contains("How does tea make one feel?"));
}
