//! The authors of a study, as each style lists them.

use super::{Style, has_more_authors, names};
use crate::content::model::Study;
use crate::content::name::Name;

/// A family name and its initials, in one of the three orders that there are.
#[derive(Clone, Copy)]
enum Order {
    /// "Löken, L. S.", or with initials that stand close "Löken, L.S."
    Inverted { is_close: bool },
    /// "Löken LS"
    Bare,
    /// "L. S. Löken"
    Natural,
}

/// Who is named before "et al." where there are more than `most`, and what stands between them.
struct Manner {
    first: Order,
    others: Order,
    most: usize,
    named: usize,
    /// Before the last of two, and before the last of more.
    last: [&'static str; 2],
    /// Before "et al." for people whom the style leaves out.
    others_after_one: &'static str,
}

impl Style {
    fn manner(self) -> Manner {
        let inverted = Order::Inverted { is_close: false };
        let close = Order::Inverted { is_close: true };
        match self {
            Self::Apa => Manner {
                first: inverted,
                others: inverted,
                most: 20,
                named: 19,
                last: [", & "; 2],
                others_after_one: ", ",
            },
            Self::Vancouver => Manner {
                first: Order::Bare,
                others: Order::Bare,
                most: 6,
                named: 6,
                last: [", "; 2],
                others_after_one: ", ",
            },
            Self::Ama => Manner {
                first: Order::Bare,
                others: Order::Bare,
                most: 6,
                named: 3,
                last: [", "; 2],
                others_after_one: ", ",
            },
            Self::Harvard => Manner {
                first: close,
                others: close,
                most: 3,
                named: 1,
                last: [" and "; 2],
                others_after_one: " ",
            },
            Self::Chicago => Manner {
                first: inverted,
                others: Order::Natural,
                most: 6,
                named: 3,
                last: [", and "; 2],
                others_after_one: ", ",
            },
        }
    }
}

/// All that `style` names, in a row, with "et al." for those that it leaves out or nobody knows.
pub(super) fn listed(study: &Study, style: Style) -> String {
    let manner = style.manner();
    let all: Vec<String> = names(study)
        .enumerate()
        .map(|(nth, name)| written(name, if nth == 0 { manner.first } else { manner.others }))
        .collect();
    let is_cut = all.len() + usize::from(has_more_authors(study)) > manner.most;
    if is_cut && style == Style::Apa && !has_more_authors(study) {
        // The one style that names the last of very many.
        let (last, before) =
            all.split_last().map_or((String::new(), &[][..]), |(last, before)| (last.clone(), before));
        let first = before.get(..manner.named).unwrap_or(before);
        return format!("{}, … {last}", first.join(", "));
    }
    let named = if is_cut { all.get(..manner.named).unwrap_or(&all) } else { &all };
    if is_cut || has_more_authors(study) {
        return format!("{}{}et al.", named.join(", "), manner.others_after_one);
    }
    match named {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one}{}{two}", manner.last[0]),
        [before @ .., last] => format!("{}{}{last}", before.join(", "), manner.last[1]),
    }
}

fn written(name: Name<'_>, order: Order) -> String {
    let (family, given, suffix) = match name {
        Name::Person { family, given, suffix } => (family, given, suffix),
        Name::Body(body) => return body.to_owned(),
    };
    match order {
        Order::Inverted { is_close } => {
            let given = if is_close { close(given) } else { given.to_owned() };
            let suffix = suffix.map(|suffix| format!(", {suffix}")).unwrap_or_default();
            format!("{family}, {given}{suffix}")
        }
        Order::Bare => {
            let given = letters(given);
            let suffix =
                suffix.map(|suffix| format!(" {}", suffix.trim_end_matches('.'))).unwrap_or_default();
            format!("{family} {given}{suffix}")
        }
        Order::Natural => {
            let suffix = suffix.map(|suffix| format!(" {suffix}")).unwrap_or_default();
            format!("{given} {family}{suffix}")
        }
    }
}

/// Initials without points, "LS" of "L. S."; "L da C" of "L. da C.".
fn letters(given: &str) -> String {
    close(given).chars().filter(|c| c.is_alphabetic() || *c == ' ').collect()
}

/// Initials without blanks between them, "L.S." of "L. S."; "L. da C." stays.
fn close(given: &str) -> String {
    let mut text = String::new();
    let mut was_initial = true;
    for word in given.split(' ') {
        let is_initial = word.ends_with('.');
        if !(text.is_empty() || was_initial && is_initial) {
            text.push(' ');
        }
        text.push_str(word);
        was_initial = is_initial;
    }
    text
}
