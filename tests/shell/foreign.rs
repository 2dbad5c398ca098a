//! Files and arguments as they come: other encodings, pipes, devices, and characters that nobody can show.

use super::{output, pack, program, ran, refusal, run, with_content};
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

#[test]
fn a_byte_order_mark_is_taken_in_files_and_in_a_pipe() {
    let dir = pack();
    for name in ["pack.toml", "studies.toml", "topics/caffeine.toml"] {
        let file = dir.path().join(name);
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, format!("\u{feff}{text}")).unwrap();
    }
    assert_eq!(with_content("check", dir.path()).code, Some(0));

    let mut command = program(["read"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all("\u{feff}1\nq\n".as_bytes()).unwrap();
    let said = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    assert!(!said.contains("there is no"), "{said}");
}

#[test]
fn another_encoding_is_named_with_its_file_and_line() {
    let dir = pack();
    let file = dir.path().join("studies.toml");
    let text = fs::read_to_string(&file).unwrap().replace("Example, A. B.", "Mxller, A. B.");
    let line = text.lines().position(|line| line.contains("Mxller")).unwrap() + 1;
    let latin: Vec<u8> = text.bytes().map(|byte| if byte == b'x' { 0xfc } else { byte }).collect();
    fs::write(&file, latin).unwrap();
    let check = with_content("check", dir.path());
    assert_eq!(check.code, Some(1));
    assert!(check.out.contains("studies.toml:") && check.out.contains("Latin-1"), "{}", check.out);
    let first = check.out.split(':').nth(1).and_then(|line| line.parse::<usize>().ok()).unwrap();
    assert!(first <= line, "{}", check.out);

    for bom in [Some(0xfeff), None] {
        let units = bom.into_iter().chain(text.encode_utf16());
        fs::write(&file, units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>()).unwrap();
        let check = with_content("check", dir.path());
        assert!(check.code == Some(1) && check.out.contains("UTF-16"), "{}", check.out);
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_refused_and_nothing_waits_for_it() {
    let dir = pack();
    let pipe = dir.path().join("topics/pipe.toml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for command in ["check", "list topics", "show caffeine"] {
        let mut args: Vec<&OsStr> = command.split(' ').map(OsStr::new).collect();
        args.extend([OsStr::new("--content"), dir.path().as_os_str()]);
        let error = refusal(ran(program(args)));
        assert!(error.contains("pipe.toml") && error.contains("no regular file"), "{error}");
    }
}

#[test]
fn what_cannot_be_shown_is_refused_in_arguments() {
    for c in ["\u{fffe}", "\u{e000}", "\u{202e}", "\u{1b}"] {
        for args in [["--caption", &format!("a{c}b")], ["--keys", &format!("type:a{c}b")]] {
            let ran = ran(program(["snapshot", "--format", "svg"].into_iter().chain(args)));
            assert!(ran.code != Some(0) && ran.out.is_empty(), "{args:?}: {}", ran.out);
            assert!(ran.error.contains("cannot be shown"), "{args:?}: {}", ran.error);
            assert!(!ran.error.contains(c), "{args:?} is repeated as it was typed");
        }
    }
}

#[test]
fn a_wrong_value_is_repeated_as_it_can_be_shown() {
    let title = "\u{1b}]0;owned\u{7}";
    for args in [
        vec!["snapshot", "--color", title],
        vec!["snapshot", title, title],
        vec![title, title],
        vec!["list", title],
    ] {
        let ran = ran(program(&args));
        assert!(ran.code == Some(2) && ran.error.contains("]0;owned"), "{args:?}: {}", ran.error);
        assert!(!ran.error.contains(['\u{1b}', '\u{7}']), "{args:?}: {:?}", ran.error);
    }
    let dir = tempfile::tempdir().unwrap();
    let new = dir.path().join(format!("a{title}"));
    for command in ["new", "schema"] {
        let ran = ran(program([OsStr::new(command), new.as_os_str()]));
        assert_eq!(ran.code, Some(0), "{}", ran.error);
        assert!(!ran.out.contains(['\u{1b}', '\u{7}']), "{command}: {:?}", ran.out);
    }
}

#[test]
fn a_hyphen_is_standard_output_and_a_schema_needs_a_pack() {
    assert_eq!(output("snapshot --size 80x24 -o -"), output("snapshot --size 80x24"));
    assert!(output("export --format markdown -o -").contains("# "));
    let error = refusal(run("schema no-such-pack"));
    assert!(error.contains("there is no directory no-such-pack"), "{error}");
    assert!(!std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-such-pack").exists());
}

#[test]
fn a_text_that_begins_like_a_formula_is_none_in_a_spreadsheet() {
    let dir = pack();
    let file = dir.path().join("glossary.toml");
    let text = fs::read_to_string(&file).unwrap();
    let own = text.lines().find(|line| line.starts_with("plain = ")).unwrap();
    for formula in ["=cmd|'/C calc'!A0", "@SUM(1+1)", "-2+3", "+1"] {
        fs::write(&file, text.replace(own, &format!("plain = \"{formula}\""))).unwrap();
        let mut args: Vec<&OsStr> = ["list", "terms", "--format", "csv"].map(OsStr::new).into();
        args.extend([OsStr::new("--content"), dir.path().as_os_str()]);
        let ran = ran(program(args));
        assert_eq!(ran.code, Some(0), "{}", ran.error);
        let cells: Vec<String> = csv::Reader::from_reader(ran.out.as_bytes())
            .records()
            .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        let shown = if formula == "+1" { formula.to_owned() } else { format!("'{formula}") };
        assert!(cells.contains(&shown), "{cells:?}");
    }
    let numbers = output("list estimates --format csv");
    assert!(numbers.contains(",-0.") && !numbers.contains("'-0."), "numbers stay numbers");
}

#[test]
fn a_doi_is_no_link_but_its_own() {
    let dir = pack();
    let file = dir.path().join("studies.toml");
    let text = fs::read_to_string(&file).unwrap();
    let own = "journal = \"Journal of Examples\"";
    assert!(text.contains(own));
    let doi = "10.1234/a)[click](javascript:alert(1)";
    fs::write(&file, text.replace(own, &format!("{own}\ndoi = \"{doi}\""))).unwrap();
    let mut args: Vec<&OsStr> = ["export", "--format", "markdown"].map(OsStr::new).into();
    args.extend([OsStr::new("--content"), dir.path().as_os_str()]);
    let ran = ran(program(args));
    assert_eq!(ran.code, Some(0), "{}", ran.error);
    let address = "https://doi.org/10.1234/a)%5Bclick%5D(javascript:alert(1)";
    assert!(ran.out.contains(&format!("](<{address}>)")), "{}", ran.out);
    assert!(!ran.out.contains("](javascript"), "{}", ran.out);
}

#[test]
fn no_text_of_a_pack_is_a_line_of_a_tape() {
    let dir = pack();
    fs::create_dir_all(dir.path().join("lessons")).unwrap();
    let lesson = "id = \"evil\"\ntitle = \"Evil\"\none_line = \"\"\"\nWhat it is.\nHide\nType \"touch ~/owned\"\nEnter\n\"\"\"\n\n\
                  [[step]]\ntitle = \"One\"\nplace = \"home\"\ncaption = \"A caption.\"\nminutes = 1\nseconds = 1\n";
    fs::write(dir.path().join("lessons/evil.toml"), lesson).unwrap();
    let check = with_content("check", dir.path());
    assert_eq!(check.code, Some(1));
    assert!(check.out.contains("a text of one line with a line break"), "{}", check.out);
}

#[cfg(unix)]
#[test]
fn a_file_that_there_is_no_room_for_stays_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("hand-out.html");
    fs::write(&file, "last week").unwrap();
    // No file may be larger than a few blocks, as on a disk that is nearly full.
    let mut shell = Command::new("sh");
    shell.args(["-c", r#"trap '' XFSZ; ulimit -f 8; "$0" export -o "$1""#, env!("CARGO_BIN_EXE_afferent")]);
    shell.arg(&file);
    assert!(refusal(ran(shell)).contains("cannot write"));
    assert_eq!(fs::read_to_string(&file).unwrap(), "last week");
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}
