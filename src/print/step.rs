//! A step of a lesson at a place, to be pasted into the file of one: with all that can be set there.

use crate::app::stage::Stage;
use crate::content::address::Address;
use crate::content::lesson::revealed;
use crate::content::library::Library;
use anyhow::{Result, bail};
use std::fmt::Write;

/// `[[step]]` at `address`, as `afferent check` takes it, below a blank line. What can be named there stands beside what is.
///
/// # Errors
/// When no step can be there.
pub fn write(library: &Library, address: &Address) -> Result<String> {
    if Address::try_from(address.to_string()).is_err() {
        bail!(
            "no step of a lesson is at `{address}`: it can be at home, research, glossary or said, \
             or at a topic, figure, study, term, claim or saying"
        );
    }
    let mut out = format!("\n[[step]]\ntitle = \"A step\"\nplace = {}\n", quoted(&address.to_string()));
    let parts = library.parts(address);
    if let Some((first, others)) = parts.split_first() {
        out.push_str("# What is in focus; it may be left out.\n");
        let _ = writeln!(out, "focus = {}", quoted(first));
        for other in others {
            let _ = writeln!(out, "# focus = {}", quoted(other));
        }
    }
    if *address == Address::Home {
        let all: Vec<String> = revealed().map(quoted).collect();
        let _ = writeln!(out, "# What is there so far; it may be left out.\nreveal = [{}]", all.join(", "));
    }
    if let Address::Figure(id) = address
        && let Some(figure) = library.figure(id)
    {
        out.push_str(&knobs(&Stage::new(library, figure)));
    }
    out.push_str("caption = \"What the class reads.\"\nminutes = 1\nseconds = 5\n");
    Ok(out)
}

/// Every knob where it stands at first, below all its steps.
fn knobs(stage: &Stage) -> String {
    if stage.knobs.is_empty() {
        return String::new();
    }
    let mut out = "# Knobs with their steps as the figure begins; one that stays may be left out.\nset = [\n"
        .to_owned();
    for (knob, at) in stage.knobs.iter().zip(&stage.at) {
        let steps: Vec<String> = knob.steps.iter().map(|it| quoted(it)).collect();
        let now = steps.get(*at).map(String::as_str).unwrap_or_default();
        let _ = writeln!(out, "    # {}\n    [{}, {now}],", steps.join(" · "), quoted(knob.name));
    }
    out + "]\n"
}

/// `text` as TOML has it.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
