//! What the bars of a trial with two switches are, in sentences.

use super::{GROUPS, group};
use crate::content::figure::Crossing;

/// What was measured, what each switch is, and how many people each group had.
pub(super) fn counted(view: &Crossing) -> String {
    let [off, on] =
        [false, true].map(|is_on| [&view.treatment, &view.manner].map(|it| it.at(is_on)).join(", "));
    let people = GROUPS.iter().filter_map(|(treatment, manner)| group(view, *treatment, *manner)?.n);
    let people: Vec<String> = people.map(|n| n.to_string()).collect();
    let people = match people.as_slice() {
        [] => String::new(),
        people => format!(" People, from the top: {}.", people.join(", ")),
    };
    format!("{}. Off: {off}; on: {on}.{people}", view.outcome)
}
