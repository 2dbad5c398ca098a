//! A lesson as a tape for VHS, which films a real terminal: the same steps and times as our own film.

use crate::content::character::printable;
use crate::content::lesson::Lesson;
use std::fmt::Write;

/// What stands before the first key. The ground is that of a lesson, so that no frame shows around it;
/// a cell is 11 by 23 pixels at this font size, which makes about 120 columns and 34 rows.
const HEAD: &str = r##"Require afferent

Set Shell bash
Set FontFamily "JetBrains Mono"
Set FontSize 18
Set Width 1390
Set Height 844
Set Padding 20
Set Theme { "name": "afferent", "background": "#000000", "foreground": "#ffffff", "cursor": "#ffffff", "selection": "#333333", "black": "#000000", "red": "#e06c75", "green": "#98c379", "yellow": "#e5c07b", "blue": "#61afef", "magenta": "#c678dd", "cyan": "#56b6c2", "white": "#d6d6d6", "brightBlack": "#808080", "brightRed": "#e06c75", "brightGreen": "#98c379", "brightYellow": "#e5c07b", "brightBlue": "#61afef", "brightMagenta": "#c678dd", "brightCyan": "#56b6c2", "brightWhite": "#ffffff" }
Set Framerate 25
Set CursorBlink false
Set TypingSpeed 60ms
Set WaitTimeout 10s

# Every take has the same colours and characters, whatever the recorder's own terminal is like.
Env COLORTERM "truecolor"
Env LC_ALL "C.UTF-8"
Env NO_COLOR ""
Env NO_MOTION ""
"##;

/// More slides, each as long as its step says, than any step has.
const MOST_SLIDES: f64 = 12.0;

/// The tape of `lesson`, to be recorded as `<id>.gif`; `name` and `content` are what the command line calls it
/// and the directory of its pack, if that has one.
pub(super) fn write(lesson: &Lesson, name: &str, content: Option<&str>) -> String {
    let id = &lesson.id;
    let content = content.map(|dir| format!(" --content {dir}")).unwrap_or_default();
    let mut out = format!(
        "# {}. {}\n#\n# Written by `afferent record {name} --format tape{content}`.\n\
         # To record it: vhs, ttyd, ffmpeg, the font JetBrains Mono, `afferent` on the PATH, and nothing else\n\
         # running. `cargo test --test all tape` plays it without a recorder and says where it is wrong.\n\n\
         Output {id}.gif\n{HEAD}",
        printable(&lesson.title),
        printable(&lesson.one_line),
    );
    // It gives itself, for how many slides a step has depends on how many cells the recorder makes of its pixels.
    let _ = write!(out, "\nSleep 300ms\nType \"afferent lesson {name} --auto{content}\"\nEnter\n");
    let mut before = 0.0;
    for (nth, step) in lesson.steps.iter().enumerate() {
        let _ = write!(out, "\n# {}. {}\n", nth + 1, printable(&step.title));
        // Letters of blocks are no words on a screen; how far one is always stands there.
        let timeout = (before * MOST_SLIDES).max(10.0).ceil();
        let _ = writeln!(out, "Wait+Screen@{timeout}s /[─━·] {}.{}/", nth + 1, lesson.steps.len());
        // A little less, so that the next step is seen to come.
        let _ = writeln!(out, "Sleep {}ms", (step.seconds * 1000.0 - 200.0).max(0.0).round());
        before = step.seconds;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;

    #[test]
    fn no_text_of_a_lesson_is_a_command() {
        let pack = Pack::builtin();
        let mut lesson = pack.library().lessons().first().unwrap().clone();
        let text = "What it is.\nHide\nType \"touch ~/owned\"\nEnter";
        lesson.title = text.into();
        lesson.one_line = text.into();
        lesson.steps[0].title = text.into();
        let tape = write(&lesson, "a", None);
        assert!(!tape.lines().any(|line| line == "Hide" || line.contains("owned") && !line.starts_with('#')));
    }
}
