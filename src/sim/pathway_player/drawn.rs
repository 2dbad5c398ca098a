//! What is wrong with the drawings that a pathway names, or with the parts and ways of those.

use super::super::Fault;
use crate::content::drawing::{Drawing, PartKind};
use crate::content::figure::PathwayPlayer;

/// Every drawing, part and way that there is not.
pub(super) fn faults(player: &PathwayPlayer, drawings: &[Drawing]) -> Vec<Fault> {
    let mut faults = Vec::new();
    if player.drawings.iter().filter(|it| it.on.is_none()).count() != 1 {
        let help = "name one in `[[data.pathway-player.drawings]]`, and with `on` what lies on it";
        faults.push(Fault::new("drawings", "a pathway needs something to be drawn on", help));
    }
    let mut used: Vec<&Drawing> = Vec::new();
    for (nth, shown) in player.drawings.iter().enumerate() {
        let key = |key: &str| format!("drawings[{nth}].{key}");
        let Some(drawing) = drawings.iter().find(|it| it.id == shown.drawing) else {
            let message = format!("there is no drawing `{}`", shown.drawing);
            faults.push(Fault::new(key("drawing"), message, "correct the id, or draw it in `drawings/`"));
            continue;
        };
        let captions: Vec<String> = shown.captions.iter().map(|it| it.part.clone()).collect();
        let lists = [
            ("shown", &shown.shown),
            ("hidden", &shown.hidden),
            ("plain", &shown.plain),
            ("captions", &captions),
        ];
        for (list, names) in lists {
            // The id of the drawing means all of it.
            let missing = names.iter().filter(|name| !drawing.has(name) && **name != drawing.id.0);
            faults.extend(missing.map(|name| no_part(key(list), name, &[drawing])));
        }
        if let Some(on) = &shown.on
            && used.last().is_none_or(|under| under.way(&on.way).is_none())
        {
            faults.push(no_part(key("on.way"), &on.way, &used));
        }
        used.push(drawing);
    }
    let has = |name: &str| used.iter().any(|it| it.has(name));
    for (nth, stage) in player.stages.iter().enumerate() {
        let key = |key: &str| format!("stages[{nth}].{key}");
        let at: Vec<String> = stage.at.iter().cloned().collect();
        let along: Vec<String> = stage.along.iter().flatten().cloned().collect();
        let lists = [
            ("parts", &stage.parts),
            ("at", &at),
            ("along", &along),
            ("shows", &stage.shows),
            ("hides", &stage.hides),
        ];
        for (list, names) in lists {
            let missing = names.iter().filter(|name| !has(name));
            faults.extend(missing.map(|name| no_part(key(list), name, &used)));
        }
        // What cannot be seen cannot be lit.
        for name in &stage.parts {
            let is_way = |it: &&Drawing| it.part(name).is_some_and(|part| part.kind == PartKind::Way);
            if used.iter().any(is_way) {
                let help = "name it in `along`; a part is something that is seen";
                faults.push(Fault::new(key("parts"), format!("`{name}` is a way"), help));
            }
        }
    }
    for (nth, beside) in
        player.what_ifs.iter().enumerate().filter_map(|(nth, it)| Some((nth, it.beside.as_ref()?)))
    {
        let missing = beside.parts.iter().filter(|name| !has(name));
        faults.extend(missing.map(|name| no_part(format!("what_ifs[{nth}].beside.parts"), name, &used)));
    }
    faults
}

/// A part that is in none of the drawings, with those that are named most like it.
fn no_part(key: String, name: &str, drawings: &[&Drawing]) -> Fault {
    let names: Vec<&str> = drawings.iter().map(|it| it.id.as_str()).collect();
    let near: Vec<&str> = drawings
        .iter()
        .flat_map(|it| &it.parts)
        .map(|part| part.id.as_str())
        .filter(|id| id.contains(name) || name.contains(id))
        .take(3)
        .collect();
    let help = if near.is_empty() {
        "write the `id` of a part or of a group as the file has it".to_owned()
    } else {
        format!("did you mean {}?", near.join(" or "))
    };
    Fault::new(key, format!("`{name}` is no part of {}", names.join(" or ")), help)
}
