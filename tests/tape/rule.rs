//! What holds for a tape as a whole, which the recorder does not look at.

use super::parser::{Action, Fault, Tape};
use std::collections::HashMap;
use std::path::Path;

/// Everything that would make no film, or another one than the tape says. `root` is where the
/// recorder is started.
pub(crate) fn faults(tape: &Tape, root: &Path) -> Vec<Fault> {
    let mut faults = tape.late.clone();
    faults.extend(order(tape));
    faults.extend(outputs(tape));
    faults.extend(screenshots(tape, root));
    faults.extend(curtain(tape));
    faults
}

fn fault(line: usize, text: impl Into<String>) -> Fault {
    Fault { line, text: text.into() }
}

/// After the first other command the recorder ignores what belongs to the head, with a warning at most.
fn order(tape: &Tape) -> Vec<Fault> {
    let is_head = |action: &Action| matches!(action, Action::Set(_) | Action::Output(_) | Action::Require(_));
    let body = tape.commands.iter().skip_while(|it| is_head(&it.action));
    body.filter(|it| is_head(&it.action))
        .map(|it| fault(it.line, "Set, Output and Require stand before everything else"))
        .collect()
}

/// A film, and no two of a kind: the last would win.
fn outputs(tape: &Tape) -> Vec<Fault> {
    let mut kinds: HashMap<&str, usize> = HashMap::new();
    let mut faults = Vec::new();
    for it in &tape.commands {
        let Action::Output(path) = &it.action else { continue };
        let kind = match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
            kind @ ("gif" | "mp4" | "webm") => kind,
            "txt" | "ascii" | "test" => "text",
            _ => "frames",
        };
        if let Some(line) = kinds.insert(kind, it.line) {
            faults.push(fault(it.line, format!("line {line} has an Output of this kind already")));
        }
    }
    if kinds.is_empty() {
        faults.push(fault(1, "there is no Output, so there is no film"));
    }
    faults
}

/// A screenshot is the frame that comes next, so one must come.
fn screenshots(tape: &Tape, root: &Path) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut is_hidden = false;
    for (at, it) in tape.commands.iter().enumerate() {
        match &it.action {
            Action::Hide => is_hidden = true,
            Action::Show => is_hidden = false,
            Action::Screenshot(path) => {
                let next = tape.commands.get(at + 1).map(|next| &next.action);
                if !matches!(next, Some(Action::Sleep(_) | Action::Wait(_))) {
                    faults.push(fault(it.line, "a Sleep or a Wait must follow, or there is no picture"));
                }
                if is_hidden {
                    faults.push(fault(it.line, "there is no picture of what is hidden"));
                }
                if !root.join(path).parent().is_some_and(Path::is_dir) {
                    faults.push(fault(it.line, "the folder does not exist, and the recorder makes none"));
                }
            }
            _ => {}
        }
    }
    faults
}

/// Hide and Show by turns. With Hide and never a Show the recorder runs everything twice and films nothing.
fn curtain(tape: &Tape) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut hidden_at = None;
    for it in &tape.commands {
        match (&it.action, hidden_at) {
            (Action::Hide, None) => hidden_at = Some(it.line),
            (Action::Hide, Some(_)) => faults.push(fault(it.line, "it is hidden already")),
            (Action::Show, Some(_)) => hidden_at = None,
            (Action::Show, None) => faults.push(fault(it.line, "nothing is hidden")),
            _ => {}
        }
    }
    faults.extend(hidden_at.map(|line| fault(line, "this Hide has no Show")));
    faults
}
