//! The built-in drawings: what figures need of them is there, and what is no drawing is a fault.

use super::finds;
use afferent::content::Pack;
use afferent::content::drawing::{PartKind, UNIT};

/// The bodies that figures are made of, and the parts and ways of them on which stages, dots and hands sit.
#[test]
fn the_drawings_have_the_parts_that_figures_need() {
    let needed = [
        ("head-profile", "hp-s1 hp-insula hp-cord hp-skin"),
        (
            "head-sagittal",
            "hs-acc-pregenual hs-prefrontal-medial hs-amygdala hs-accumbens hs-insula-ghost hs-insula-posterior \
             hs-pag hs-rvm hs-locus-coeruleus hs-hypothalamus hs-pituitary hs-vta hs-cord hs-medulla hs-nerve",
        ),
        ("head-front", "hf-nerve-left hf-s1-right hf-insula-right hf-insula-left hf-s1-left hf-sulci-left"),
        (
            "head-coronal",
            "hc-nerve-left hc-thalamus-right hc-insula-right hc-cingulate-right hc-s1-left hc-s1-right \
             hc-lentiform-left hc-lentiform-right",
        ),
        (
            "cord-section",
            "cs-ganglion cs-lamina-1 cs-lamina-2 cs-lamina-2-inner cs-lamina-3-4 cs-lamina-5 cs-dorsal-root \
             cs-ventral-root cs-anterolateral-right cs-dorsal-column-left cs-dorsolateral-left \
             cs-gate-interneuron cs-gate-projection cs-motor-neurons-left",
        ),
        ("two-people", "tp-touch tp-client tp-therapist"),
        ("back-lying", "bl-touch bl-hands bl-back"),
        ("forearm", "forearm-field"),
        ("brush", "brush-all"),
        ("stroking-hand", "stroking-hand-all"),
        ("arm-long", "arm-long-brain arm-long-nerve-ink"),
        ("skin-layers", "press skin-layers-ct-axon"),
        ("leg", "leg-quadriceps leg-biopsy"),
        ("disc", "disc-base disc-bulge disc-protrusion disc-extrusion disc-sequestration"),
        (
            "disc-steps",
            "disc-steps-bulge disc-steps-protrusion disc-steps-extrusion disc-steps-sequestration",
        ),
        ("calf-reflex", "calf-reflex-stim calf-reflex-spindle"),
        ("vessel", "vessel-flush vessel-cell-1 vessel-cell-7"),
        (
            "muscle-cell",
            "muscle-cell-sensor muscle-cell-nucleus muscle-cell-cytokine-1 muscle-cell-cytokine-8",
        ),
        ("dial", ""),
        ("reflex-trace", ""),
        ("heart", "heart-sinus-node"),
        ("lungs", "lungs-left"),
        ("gut", "gut-colon"),
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
        ("skin-layers", "press-path skin-layers-surface skin-layers-ct"),
        ("leg", "leg-thigh-way"),
        ("calf-reflex", "calf-reflex-surface calf-reflex-ia calf-reflex-alpha"),
        ("vessel", "vessel-flow vessel-arteriole-way"),
        ("muscle-cell", "muscle-cell-press muscle-cell-signal muscle-cell-out"),
        ("heart", "heart-vagus"),
        ("lungs", "lungs-air"),
        ("gut", "gut-way"),
    ] {
        let drawing = pack.library().drawing(&id.into()).unwrap();
        for way in ways.split_whitespace() {
            assert_eq!(drawing.part(way).map(|part| part.kind), Some(PartKind::Way), "{way}");
            assert!(drawing.way(way).unwrap().length() > f64::from(20 * UNIT), "{way}");
        }
    }
    for (id, group) in
        [("brush", "brush-all"), ("stroking-hand", "stroking-hand-all"), ("skin-layers", "press")]
    {
        assert!(pack.library().drawing(&id.into()).unwrap().anchor_of(group).is_some(), "{group}");
    }
}

#[test]
fn what_lies_beside_a_cut_is_hidden_until_it_is_asked_for() {
    let pack = Pack::builtin();
    let hidden: Vec<&str> = (pack.library().drawings().iter())
        .flat_map(|drawing| drawing.parts.iter().filter(|part| part.is_hidden && part.parent.is_none()))
        .map(|part| part.id.as_str())
        .collect();
    let wanted = [
        "cs-pain-flow",
        "cs-pain-rest",
        "cs-pain-all",
        "cs-gate-jaws",
        "cs-gate-open",
        "disc-bulge-body",
        "disc-protrusion-body",
        "disc-sequestration-body",
        "disc-sequestration-fragment",
        "hs-accumbens",
        "hs-amygdala",
        "hs-insula-ghost",
        "hs-insula-posterior",
    ];
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
