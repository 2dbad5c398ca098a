//! What a reader does with the program that reaches beyond its picture: the mouse, the clipboard,
//! files that are saved meanwhile.

use super::terminal::Terminal;
use super::{DARK, STILL, TITLE, assert_given_back};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use vt100::MouseProtocolMode;

/// A key that no letter has.
const F3: &str = "\u{1b}OR";

#[test]
fn f3_takes_the_mouse_and_leaves_it() {
    let mut terminal = Terminal::program(&[&STILL[..], &["--no-mouse"]].concat());
    terminal.wait_for(TITLE);
    terminal.wait_until_it_listens();
    let mouse = |terminal: &Terminal| terminal.seen().screen().mouse_protocol_mode();
    let modes = terminal.seen().modes();
    assert!(!modes.keys().any(|mode| mode.starts_with("10") && mode != "1049"), "{modes:?}");
    terminal.send(F3);
    terminal.wait_for("The mouse is on.");
    assert_ne!(mouse(&terminal), MouseProtocolMode::None);
    terminal.send(F3);
    terminal.wait_for("The mouse is off");
    assert_eq!(mouse(&terminal), MouseProtocolMode::None);
    terminal.send("q");
    assert!(terminal.end().0.success());
}

#[test]
fn it_sleeps_while_nothing_moves() {
    // The streams of home are all that moves by itself.
    for args in [&["home", "--no-motion", "--no-mouse"][..], &["setting"], &["research"]] {
        let mut terminal = Terminal::program(&[args, &DARK].concat());
        terminal.wait_until_it_listens();
        assert!(terminal.is_quiet(Duration::from_millis(500)), "{args:?}");
        // Nor does it wake up to find that there is nothing to write.
        #[cfg(target_os = "linux")]
        {
            let before = terminal.wakes();
            assert!(terminal.is_quiet(Duration::from_millis(200)));
            assert_eq!(terminal.wakes(), before, "{args:?}");
        }
        terminal.send("?");
        terminal.wait_for("What can be done here");
    }
}

#[test]
fn o_where_there_is_no_browser_shows_and_copies_the_address() {
    const ADDRESS: &str = "https://doi.org/10.1523/JNEUROSCI.2847-13.2014";
    let mut terminal = Terminal::far_away(&[&["ackerley-2014-a"], &STILL[..]].concat());
    terminal.wait_for("Ackerley et al. 2014");
    terminal.send("o");
    terminal.wait("the clipboard", |seen| !seen.clipboard().is_empty());
    terminal.wait_for(&format!("{ADDRESS} · no browser here"));
    assert_eq!(terminal.seen().clipboard(), [ADDRESS]);
}

#[test]
fn y_copies_the_citation_and_says_so() {
    let mut terminal = Terminal::program(&[&["ackerley-2014-a"], &STILL[..]].concat());
    terminal.wait_for("Ackerley et al. 2014");
    terminal.send("y");
    terminal.wait("the clipboard", |seen| !seen.clipboard().is_empty());
    terminal.wait_for("The citation of Ackerley et al. 2014a (APA) was sent to the clipboard");
    terminal.send("c");
    terminal.wait_for("Citations are in Vancouver style.");
    terminal.send("y");
    terminal.wait_for("(Vancouver) was sent to the clipboard");
    let clipboard = terminal.seen().clipboard();
    let [apa, vancouver] = &clipboard[..] else { panic!("{clipboard:?}") };
    let apa_parts = ["Ackerley, R., Backlund Wasling, H.", "(2014)", "34(8), 2879–2883."];
    assert!(apa_parts.iter().all(|part| apa.contains(part)), "{apa}");
    assert!(vancouver.contains("Ackerley R, Backlund Wasling H"), "{vancouver}");
    for citation in &clipboard {
        assert!(citation.contains("tuned to the temperature of a skin-stroking caress"), "{citation}");
        assert!(!citation.contains(char::is_control), "{citation}");
    }
}

/// Changes a file of a pack as an author would, who saves it.
fn save(dir: &Path, file: &str, from: &str, to: &str) {
    let file = dir.join(file);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(from));
    fs::write(file, text.replace(from, to)).unwrap();
}

#[test]
fn a_saved_pack_is_shown_and_a_broken_one_is_explained() {
    // On a screen of this size the title is drawn in large letters.
    const PACK: &str = "A small pack to start from";
    let dir = tempfile::tempdir().unwrap();
    let made = Command::new(env!("CARGO_BIN_EXE_afferent")).arg("new").arg(dir.path()).output().unwrap();
    assert!(made.status.success());
    let mut terminal =
        Terminal::program(&[&["--content", dir.path().to_str().unwrap()], &STILL[..]].concat());
    terminal.wait_for(PACK);
    terminal.wait_until_it_listens();

    save(dir.path(), "pack.toml", "A small pack", "A pack of one's own");
    terminal.wait_for("A pack of one's own to start from");
    terminal.wait_for("The content was reloaded.");

    // The title stands in line 2 there.
    save(dir.path(), "topics/total.toml", "title = ", "titel = ");
    terminal.wait_for("topics/total.toml:2:1:");
    terminal.wait_for("in the content");
    terminal.send("\u{1b}");
    terminal.wait_without("topics/total.toml");
    terminal.wait_for("A pack of one's own to start from");

    // It is still broken, and said again with the next save; once mended, nobody has to close it.
    save(dir.path(), "topics/total.toml", "titel = ", "titl = ");
    terminal.wait_for("topics/total.toml:2:1:");
    save(dir.path(), "topics/total.toml", "titl = ", "title = ");
    terminal.wait_without("topics/total.toml");
    terminal.wait_for("The content was reloaded.");
    terminal.wait_for("A pack of one's own to start from");
    terminal.send("q");
    assert!(terminal.end().0.success());
}

#[test]
fn a_pack_that_cannot_be_read_for_a_while_stays_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let made = Command::new(env!("CARGO_BIN_EXE_afferent")).arg("new").arg(dir.path()).output().unwrap();
    assert!(made.status.success());
    let mut terminal =
        Terminal::program(&[&["--content", dir.path().to_str().unwrap()], &STILL[..]].concat());
    terminal.wait_for("A small pack to start from");
    terminal.wait_for("behind it");
    terminal.wait_until_it_listens();
    // An editor locks a file with a link that leads nowhere.
    let link = dir.path().join("topics/total-lock.toml");
    symlink("nowhere", &link).unwrap();
    terminal.wait_for("The content could not be read: cannot read");
    terminal.wait_for("A small pack to start from");
    fs::remove_file(link).unwrap();
    terminal.wait_for("The content was reloaded.");
    terminal.send("q");
    assert!(terminal.end().0.success());
}

#[test]
fn a_broken_pack_gives_the_terminal_back_and_says_what_to_mend() {
    let dir = tempfile::tempdir().unwrap();
    let made = Command::new(env!("CARGO_BIN_EXE_afferent")).arg("new").arg(dir.path()).output().unwrap();
    assert!(made.status.success());
    // Home could be shown without it.
    save(dir.path(), "topics/caffeine.toml", "certainty = \"emerging\"", "certainty = \"maybe\"");
    let mut terminal =
        Terminal::in_a_shell(&[&["--content", dir.path().to_str().unwrap()], &DARK[..]].concat());
    let (_, seen) = terminal.end();
    for words in ["1 to mend", "topics/caffeine.toml:", "unknown variant `maybe`"] {
        assert!(seen.shows(words), "{words}: {}", seen.text());
    }
    assert!(seen.text().ends_with("ended 1\ntty as before"), "{}", seen.text());
    assert_given_back(&seen);
}

/// A pack as its author keeps it: here a link to a folder in which a file is a link as well.
#[test]
fn what_is_saved_behind_links_and_in_folders_that_were_exchanged_is_shown() {
    let room = tempfile::tempdir().unwrap();
    let [pack, real, other, file] =
        ["pack", "real", "other", "caffeine.toml"].map(|name| room.path().join(name));
    for dir in [&real, &other] {
        let made = Command::new(env!("CARGO_BIN_EXE_afferent")).arg("new").arg(dir).output().unwrap();
        assert!(made.status.success());
    }
    fs::rename(real.join("topics/caffeine.toml"), &file).unwrap();
    symlink(&file, real.join("topics/caffeine.toml")).unwrap();
    symlink("real", &pack).unwrap();
    let title = |dir: &Path, from: &str, to: &str| save(dir, "topics/caffeine.toml", from, to);
    let args = ["caffeine", "--content", pack.to_str().unwrap()];
    let mut terminal = Terminal::program(&[&args, &STILL[..]].concat());
    terminal.wait_until_it_listens();
    terminal.wait_for("Home › ");
    title(&real, "title = \"", "title = \"Okapi ");
    terminal.wait_for("› Okapi ");
    // The link leads elsewhere, and what is saved there counts.
    title(&other, "title = \"", "title = \"Zebra ");
    fs::remove_file(&pack).unwrap();
    symlink("other", &pack).unwrap();
    terminal.wait_for("› Zebra ");
    title(&other, "Zebra", "Gnu");
    terminal.wait_for("› Gnu ");
    // The folder is taken away, and another comes in its place.
    fs::rename(&other, room.path().join("old")).unwrap();
    terminal.wait_for("The content could not be read");
    fs::rename(&real, &other).unwrap();
    terminal.wait_for("› Okapi ");
    title(&pack, "Okapi", "Kudu");
    terminal.wait_for("› Kudu ");
    terminal.send("q");
    assert!(terminal.end().0.success());
}

#[test]
fn a_pack_that_nobody_saves_is_not_reloaded() {
    let dir = tempfile::tempdir().unwrap();
    let made = Command::new(env!("CARGO_BIN_EXE_afferent")).arg("new").arg(dir.path()).output().unwrap();
    assert!(made.status.success());
    let mut terminal =
        Terminal::program(&[&["--content", dir.path().to_str().unwrap()], &STILL[..]].concat());
    // The first frame needs only a part of it.
    terminal.wait_for("behind it");
    terminal.wait_until_it_listens();
    assert!(terminal.is_quiet(Duration::from_millis(900)), "it went on writing:\n{}", terminal.seen().text());
    assert!(!terminal.seen().shows("reloaded"));
}

#[test]
fn it_wakes_for_keys_that_fade_and_then_sleeps_again() {
    let mut terminal = Terminal::program(&["setting", "--show-keys", "--theme", "dark"]);
    terminal.wait("the first frame", |seen| !seen.text().is_empty());
    terminal.wait_until_it_listens();
    // The frame around the keys has corners that nothing else here has.
    terminal.wait_without("┗");
    terminal.send("j");
    terminal.wait_for("┃ j ┃");
    terminal.wait_without("┗");
    assert!(terminal.is_quiet(Duration::from_millis(500)));
    #[cfg(target_os = "linux")]
    {
        let before = terminal.wakes();
        assert!(terminal.is_quiet(Duration::from_millis(200)));
        assert_eq!(terminal.wakes(), before);
    }
    terminal.send("q");
    assert!(terminal.end().0.success());
}

#[test]
fn for_recorders_frames_are_not_marked_and_a_settled_picture_is() {
    let mut terminal =
        Terminal::program(&["--no-sync", "--ready-mark", "--caption", "What one sees", "--theme", "dark"]);
    terminal.wait_for("<ready>");
    terminal.wait_for("What one sees");
    terminal.send("r");
    terminal.wait_for("Home › Research");
    terminal.send("q");
    let (status, seen) = terminal.end();
    assert!(status.success() && seen.first("\u{1b}[?2026h").is_none());
}
