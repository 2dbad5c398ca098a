//! Which parts of a drawing give volume to which.

use super::Part;
use super::paint::Fault;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// What the id of a part ends in that gives volume to the part whose id is the rest.
const ENDINGS: [&str; 3] = ["-light", "-shade", "-deep"];
/// How many parts may follow each other: the light on the shade of a part is about as far as it goes.
const MAX_STEPS: usize = 8;

/// By the id of a part: which part it says that it follows, and where it says so.
pub(super) type Follows = HashMap<String, (String, Range<usize>)>;

/// Gives each part that follows another the part at the top, so that the light on a shade belongs to what
/// is shaded.
pub(super) fn follow(parts: &mut [Part], follows: &Follows, faults: &mut Vec<Fault>) {
    let ids: HashSet<&str> = parts.iter().map(|part| part.id.as_str()).collect();
    let mut parents: HashMap<String, String> = HashMap::new();
    for part in &*parts {
        let stem = ENDINGS.iter().find_map(|ending| part.id.strip_suffix(ending));
        match follows.get(&part.id) {
            Some((followed, _)) if ids.contains(followed.as_str()) => {
                parents.insert(part.id.clone(), followed.clone());
            }
            Some((followed, span)) => {
                let message = format!("there is no part `{followed}`");
                let help = "name the part that this one is lit and hidden with";
                faults.push(Fault::new(span.clone(), message, help));
            }
            None => {
                if let Some(stem) = stem.filter(|stem| ids.contains(stem)) {
                    parents.insert(part.id.clone(), stem.to_owned());
                }
            }
        }
    }
    for part in parts {
        let up = std::iter::successors(parents.get(&part.id), |id| parents.get(*id));
        let up: Vec<&String> = up.take(MAX_STEPS).collect();
        if up.len() == MAX_STEPS {
            let span = follows.get(&part.id).map_or(0..1, |(_, span)| span.clone());
            let help = "let them end at a part that follows none";
            faults.push(Fault::new(span, "the parts that this one follows go in a circle", help));
        }
        part.parent = up.last().map(|id| (*id).clone());
    }
}
