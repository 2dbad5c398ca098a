//! The built-in drawings: what figures need of them is there, and what is no drawing is a fault.

use super::finds;
use afferent::content::Pack;
use afferent::content::drawing::{PartKind, UNIT};

/// The bodies that figures are made of, and the parts and ways of them on which stages, dots and hands sit.
#[test]
fn the_drawings_have_the_parts_that_figures_need() {
    let needed = [
        ("ascent", "ascent-field ascent-ganglion ascent-thalamus ascent-insula ascent-worth"),
        ("fast-road", "fast-field fast-finger fast-map"),
        ("brake", "brake-front brake-limbic brake-pag brake-rvm brake-noradrenaline brake-jaws"),
        ("gain", "gain-in gain-out gain-touch gain-fall"),
        ("gate", "gate-pain gate-touch gate-leaf gate-leaf-up gate-less gate-much gate-felt"),
        ("rest", "rest-touch rest-pressure rest-heart rest-slow"),
        ("squeeze", "squeeze-sensor squeeze-nucleus squeeze-messengers"),
        ("two-people", "tp-touch tp-client tp-therapist tp-ring"),
        ("forearm", "forearm-field"),
        ("brush", "brush-all"),
        ("stroking-hand", "stroking-hand-all"),
        ("arm-long", "arm-long-brain arm-long-nerve-ink"),
        ("leg", "leg-quadriceps leg-biopsy"),
        (
            "disc-steps",
            "disc-steps-bulge disc-steps-protrusion disc-steps-extrusion disc-steps-sequestration",
        ),
        ("calf-reflex", "calf-reflex-hand calf-reflex-before calf-reflex-during calf-reflex-after"),
        ("vessel", "vessel-flush vessel-artery vessel-far"),
        ("calf", "calf-rest calf-knead calf-press"),
        ("arm", "arm-rest arm-grip arm-massage"),
        ("whom", "whom-mind whom-body"),
    ];
    let pack = Pack::builtin();
    assert_eq!(pack.library().drawings().len(), needed.len());
    for (id, parts) in needed {
        let drawing = pack.library().drawing(&id.into()).unwrap();
        for part in parts.split_whitespace() {
            assert!(drawing.has(part), "{id} has no {part}");
            let (from, to) = drawing.box_of(part).unwrap();
            let middle = drawing.middle_of(part).unwrap();
            assert!((from.x..=to.x).contains(&middle.x) && (from.y..=to.y).contains(&middle.y), "{part}");
        }
    }
    for (id, ways) in [
        ("forearm", "forearm-skin"),
        ("arm-long", "arm-nerve arm-tract"),
        ("ascent", "ascent-nerve ascent-root ascent-cross ascent-column"),
        ("fast-road", "fast-nerve-in fast-column-up fast-to-map"),
        ("brake", "brake-hand-way brake-down-way"),
        ("squeeze", "squeeze-press squeeze-signal squeeze-out"),
        ("leg", "leg-thigh-way"),
        ("vessel", "vessel-surface"),
    ] {
        let drawing = pack.library().drawing(&id.into()).unwrap();
        for way in ways.split_whitespace() {
            assert_eq!(drawing.part(way).map(|part| part.kind), Some(PartKind::Way), "{way}");
            assert!(drawing.way(way).unwrap().length() > f64::from(20 * UNIT), "{way}");
        }
    }
    for (id, group) in [("brush", "brush-all"), ("stroking-hand", "stroking-hand-all")] {
        assert!(pack.library().drawing(&id.into()).unwrap().anchor_of(group).is_some(), "{group}");
    }
}

#[test]
fn what_only_some_pictures_show_is_hidden_until_it_is_asked_for() {
    let pack = Pack::builtin();
    let hidden: Vec<&str> = (pack.library().drawings().iter())
        .flat_map(|drawing| drawing.parts.iter().filter(|part| part.is_hidden && part.parent.is_none()))
        .map(|part| part.id.as_str())
        .collect();
    let wanted =
        ["brake-insula", "gain-quiet-word", "gain-down-word", "gate-much", "gate-leaf-up", "gate-relay"];
    assert_eq!(hidden, wanted);
}

#[test]
fn each_rule_of_drawings_finds_its_fault() {
    let drawing = "drawings/forearm.svg";
    for (from, to, message) in [
        ("class=\"skin\"", "class=\"skn\"", "there is no class `skn`"),
        ("id=\"forearm-thumb\"", "id=\"forearm-index\"", "the id `forearm-index` is used twice"),
        ("id=\"forearm-thumb\"", "", "a shape without an id"),
        ("viewBox=\"0 0 480 240\"", "", "a drawing without a viewBox"),
        ("<title>", "<!DOCTYPE svg><title>", "a document type"),
        ("</svg>", "<text>Hand</text></svg>", "`<text>` is not part of a drawing"),
        ("d=\"M", "d=\"M1 2 3,,", "this path cannot be read from here on"),
        ("d=\"M0 150", "d=\"M1e7 150", "this shape reaches too far out"),
        ("<title>", "<title>&#x65e5;", "does not fill exactly one column"),
        ("data-follows=\"forearm-dorsum\"", "data-follows=\"dorsum\"", "there is no part `dorsum`"),
    ] {
        finds(drawing, from, to, message);
    }
}
