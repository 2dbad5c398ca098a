//! Keys as a real terminal sends them.

use super::terminal::Terminal;
use super::{STILL, TITLE};

#[test]
fn ctrl_l_sends_the_whole_picture_again() {
    let mut terminal = Terminal::program(&STILL);
    terminal.wait_for(TITLE);
    terminal.send("r");
    terminal.wait_for("Home › Research");
    let before = terminal.seen().raw.len();
    terminal.send("\u{c}");
    terminal.wait("all of it", |seen| {
        let again = String::from_utf8_lossy(&seen.raw[before..]).into_owned();
        again.contains("Research") && again.contains("Design")
    });
    terminal.send("q");
    assert!(terminal.end().0.success());
}

#[test]
fn alt_with_an_arrow_goes_back_and_forward() {
    let mut terminal = Terminal::program(&STILL);
    terminal.wait_for(TITLE);
    terminal.send("r");
    terminal.wait_for("Home › Research");
    terminal.send("\u{1b}[1;3D");
    terminal.wait_for(TITLE);
    terminal.send("\u{1b}[1;3C");
    terminal.wait_for("Home › Research");
    terminal.send("q");
    assert!(terminal.end().0.success());
}
