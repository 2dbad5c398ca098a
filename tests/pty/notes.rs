//! What the notes of a lesson show on a terminal of their own, and what their keys do.

use super::STILL;
use super::lessons::{NOTES, STEPS, lesson, room, within};
use super::terminal::Terminal;
use std::path::Path;

/// Notes in a large window.
fn wide_follower(room: &Path) -> Terminal {
    Terminal::program_sized((100, 34), &[&["notes"], &STILL[..]].concat(), &within(room))
}

#[test]
fn notes_list_the_steps_turn_the_figure_and_keep_a_clock() {
    let room = room();
    let screen = lesson(room.path(), &[]);
    screen.wait_for(STEPS[0]);
    let mut notes = wide_follower(room.path());
    notes.wait_for("Massage in four minutes · Step 1 of");
    notes.wait_for("Next: What surrounds them · home, 0.3 min");
    // The list is here alone, and the step is gone to there.
    notes.send("i");
    notes.wait_for("Tuned to a caress · figure, 0.5 min");
    notes.send("\u{1b}[B\u{1b}[B\u{1b}[B\r");
    notes.wait_for("Step 4 of");
    screen.wait_for(" 4/11");
    notes.send("\u{1b}[C");
    screen.wait_for("│ 5 cm/s");
    notes.send("c");
    notes.wait_for("stopped");
    notes.send("c");
    notes.wait_for("gone");
    notes.send("m");
    notes.wait_for("How many minutes");
    notes.send("20\r");
    notes.wait("what was agreed", |seen| seen.shows("20:00 left") || seen.shows("19:5"));
    // Whoever comes later has the same clock.
    wide_follower(room.path()).wait("what was agreed", |seen| seen.shows("20:00 left") || seen.shows("19:"));
}

#[test]
fn the_line_of_keys_of_the_notes_is_whole_at_80_columns() {
    let room = room();
    let _screen = lesson(room.path(), &[]);
    let notes = Terminal::program_sized((80, 24), &[&["notes"], &STILL[..]].concat(), &within(room.path()));
    notes.wait_for(NOTES[0]);
    for key in
        ["Space on", "PageUp back", "p z figure", "i steps", "m minutes", "c clock", "j k scroll", "q quits"]
    {
        notes.wait_for(key);
    }
}
