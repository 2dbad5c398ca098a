//! What is read of a file, what is refused, and where things lie on a drawing.

use super::*;
use crate::content::problem::{File, Problem};
use proptest::prelude::*;

/// A drawing of 100 × 50 units with `inside` in it.
fn file(inside: &str) -> File {
    let text = format!("<svg viewBox=\"0 0 100 50\">\n<title>A test</title>\n{inside}\n</svg>\n");
    File { path: "drawings/a-test.svg".to_owned(), text }
}

fn drawing(inside: &str) -> Drawing {
    read(&file(inside)).unwrap()
}

fn path(inside: &str) -> Vec<Segment> {
    drawing(inside).parts.remove(0).path
}

/// The only fault of a drawing with `inside` in it.
fn fault(inside: &str) -> Problem {
    let mut problems = read(&file(inside)).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems.remove(0)
}

fn at(x: i32, y: i32) -> Point {
    Point { x: x * UNIT, y: y * UNIT }
}

#[test]
fn every_command_of_a_path_becomes_an_absolute_line_or_curve() {
    use Segment::{Close, Cubic, Line, Move};
    let of = |d: &str| path(&format!("<path id=\"a\" class=\"skin\" d=\"{d}\"/>"));
    let square = [Move(at(1, 1)), Line(at(9, 1)), Line(at(9, 9)), Close];
    for d in ["M1 1L9 1L9 9Z", "m1,1 8,0 0,8z", "M1 1H9V9Z", "M1 1h8v8z", "M1 1L9 1 9 9"] {
        assert_eq!(of(d), square, "{d}");
    }
    assert_eq!(of("M0 0Q6 0 6 6Z"), [Move(at(0, 0)), Cubic(at(4, 0), at(6, 2), at(6, 6)), Close]);
    assert_eq!(
        of("M0 0C1 1 2 1 3 0S5-1 6 0Z"),
        [Move(at(0, 0)), Cubic(at(1, 1), at(2, 1), at(3, 0)), Cubic(at(4, -1), at(5, -1), at(6, 0)), Close]
    );
    // Half a circle from an arc: it ends where it says, and reaches as far down as it is wide.
    let drawing = drawing("<path id=\"a\" class=\"skin\" d=\"M10 10A10 10 0 0 0 30 10Z\"/>");
    let (upper, lower) = drawing.box_of("a").unwrap();
    assert!((upper.y - 10 * UNIT).abs() <= 1 && (lower.y - 20 * UNIT).abs() <= 2, "{lower:?}");
}

#[test]
fn a_piece_that_is_filled_is_closed_and_a_line_is_not() {
    use Segment::{Close, Line, Move};
    let pieces = [Move(at(1, 1)), Line(at(2, 1)), Close, Move(at(3, 1)), Line(at(4, 1)), Close];
    assert_eq!(path("<path id=\"a\" class=\"skin\" d=\"M1 1H2M3 1H4\"/>"), pieces);
    let line = path("<path id=\"a\" class=\"ink skin\" d=\"M1 1H2M3 1H4\"/>");
    assert_eq!(line, [Move(at(1, 1)), Line(at(2, 1)), Move(at(3, 1)), Line(at(4, 1))]);
}

#[test]
fn shapes_of_other_elements_are_paths_too() {
    for (element, from, to) in [
        ("<rect id=\"a\" class=\"bone\" x=\"2\" y=\"3\" width=\"4\" height=\"5\"/>", at(2, 3), at(6, 8)),
        ("<circle id=\"a\" class=\"bone\" cx=\"10\" cy=\"10\" r=\"4\"/>", at(6, 6), at(14, 14)),
        ("<ellipse id=\"a\" class=\"bone\" cx=\"10\" cy=\"10\" rx=\"4\" ry=\"2\"/>", at(6, 8), at(14, 12)),
        ("<polygon id=\"a\" class=\"bone\" points=\"1,2 5,2 3,6\"/>", at(1, 2), at(5, 6)),
        ("<polyline id=\"a\" class=\"bone\" points=\"1 2 5 2 3 6\"/>", at(1, 2), at(5, 6)),
        ("<line id=\"a\" class=\"ink bone\" x1=\"1\" y1=\"2\" x2=\"5\" y2=\"6\"/>", at(1, 2), at(5, 6)),
    ] {
        let (upper, lower) = drawing(element).box_of("a").unwrap();
        let is_near = |a: Point, b: Point| (a.x - b.x).abs() <= 1 && (a.y - b.y).abs() <= 1;
        assert!(is_near(upper, from) && is_near(lower, to), "{element}: {upper:?} {lower:?}");
    }
}

#[test]
fn transforms_and_the_corner_of_the_box_are_applied() {
    let text = "<svg viewBox=\"10 20 100 50\"><title>A test</title>\
        <g transform=\"translate(10 20)\" data-anchor=\"1 1\" stroke-width=\"3\">\
        <path id=\"a\" class=\"ink nerve\" transform=\"scale(2)\" d=\"M1 1L3 1\"/></g></svg>";
    let file = File { path: "drawings/b.svg".to_owned(), text: text.to_owned() };
    let drawing = read(&file).unwrap();
    assert_eq!((drawing.id.as_str(), drawing.size), ("b", at(100, 50)));
    let part = drawing.part("a").unwrap();
    assert_eq!(part.path, [Segment::Move(at(2, 2)), Segment::Line(at(6, 2))]);
    assert_eq!(part.kind, PartKind::Ink { width: 3 * 2 * UNIT as u16 });
    assert_eq!(drawing.anchor_of("a"), Some(at(1, 1)));
}

#[test]
fn a_part_knows_its_groups_its_volumes_and_whether_it_is_shown() {
    let drawing = drawing(
        "<g id=\"arm\"><g id=\"hand\" style=\"display:none\">\
         <path id=\"thumb\" class=\"skin\" d=\"M1 1H5V5Z\"/>\
         <path id=\"thumb-light\" class=\"skin-light\" d=\"M1 1H5V5Z\" fill-opacity=\".35\"/>\
         <path id=\"nail\" class=\"nail detail\" data-follows=\"thumb-light\" d=\"M1 1H5V5Z\"/></g>\
         <path id=\"sleeve\" class=\"cloth\" d=\"M5 5H20V20Z\"/></g>",
    );
    let ids = |id: &str| drawing.parts_of(id).map(|part| part.id.as_str()).collect::<Vec<_>>();
    assert_eq!(ids("thumb"), ["thumb", "thumb-light", "nail"]);
    assert_eq!(ids("hand"), ["thumb", "thumb-light", "nail"]);
    assert_eq!(ids("arm").len(), 4);
    assert!(!drawing.has("foot"));
    assert_eq!(drawing.box_of("arm"), Some((at(1, 1), at(20, 20))));
    let [thumb, light, nail, sleeve] = drawing.parts.as_slice() else { panic!() };
    assert_eq!([thumb, light, nail, sleeve].map(|it| it.is_hidden), [true, true, true, false]);
    assert_eq!([thumb, light, nail, sleeve].map(|it| it.is_detail), [false, true, true, false]);
    assert_eq!((light.opacity, sleeve.opacity), (35, 100));
}

#[test]
fn notes_of_an_editor_are_no_faults() {
    let text = "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"svg1\" width=\"10mm\" \
        version=\"1.1\" viewBox=\"0 0 10 10\" xmlns:ink=\"http://www.inkscape.org/namespaces/inkscape\" \
        ink:version=\"1.3\"><title>A test</title>\n\t<defs id=\"defs1\"/><ink:view ink:zoom=\"1\"/>\
        <metadata/><path id=\"path1\" class=\"skin\" ink:label=\"x\" \
        style=\"fill:#d8a384;stroke:none;display:inline;stroke-linecap:round\" d=\"M1 1H5V5Z\"/></svg>";
    let file = File { path: "drawings/b.svg".to_owned(), text: text.to_owned() };
    assert_eq!(read(&file).unwrap().parts.len(), 1);
}

#[test]
fn what_is_no_part_of_a_drawing_is_a_fault_where_it_stands() {
    for (inside, column, width, message) in [
        ("<text id=\"a\">Hand</text>", 1, 5, "`<text>` is not part"),
        ("<image id=\"a\"/>", 1, 6, "`<image>` is not part"),
        ("<style>.a{}</style>", 1, 6, "`<style>` is not part"),
        ("<script/>", 1, 7, "`<script>` is not part"),
        ("<defs><linearGradient/></defs>", 1, 5, "`<defs>` is not part"),
        ("<path class=\"skin\" d=\"M1 1H2\"/>", 1, 5, "without an id"),
        ("<path id=\"a\" d=\"M1 1H2\"/>", 1, 5, "without a class"),
        ("<path id=\"a\" class=\"skn\" d=\"M1 1H2\"/>", 21, 3, "no class `skn`"),
        ("<path id=\"a\" class=\"skin bone\" d=\"M1 1H2\"/>", 26, 4, "a second role"),
        ("<path id=\"A\" class=\"skin\" d=\"M1 1H2\"/>", 11, 1, "not kebab-case"),
        ("<g id=\"a\"><path id=\"a\" class=\"skin\" d=\"M1 1H2\"/></g>", 21, 1, "used twice"),
        ("<path id=\"a\" class=\"skin\" d=\"M1 1H2X\"/>", 36, 1, "cannot be read from here"),
        ("<path id=\"a\" class=\"skin\" d=\"\"/>", 1, 5, "draws nothing"),
        ("<path id=\"a\" class=\"skin\" d=\"M1 1H99999\"/>", 1, 5, "too far out"),
        ("<path id=\"a\" class=\"skin\" d=\"M1 1H1e400\"/>", 35, 1, "cannot be read from here"),
        ("<path id=\"a\" class=\"skin\" fill=\"url(#g)\" d=\"M1 1H2\"/>", 33, 7, "gradients and patterns"),
        ("<path id=\"a\" class=\"skin\" fill=\"skin\" d=\"M1 1H2\"/>", 33, 4, "`skin` is no colour"),
        ("<path id=\"a\" class=\"skin\" fill-rule=\"evenodd\" d=\"M1 1H2\"/>", 38, 7, "fill rule `evenodd`"),
        (
            "<path id=\"a\" class=\"skin\" style=\"fill:red;filter:x\" d=\"M1 1H2\"/>",
            43,
            8,
            "`filter` is not read",
        ),
        ("<path id=\"a\" class=\"skin\" onload=\"x\" d=\"M1 1H2\"/>", 35, 1, "`onload` is not read"),
        (
            "<path id=\"a\" class=\"skin\" transform=\"spin(3)\" d=\"M1 1H2\"/>",
            38,
            7,
            "transform cannot be read",
        ),
        ("<path id=\"a\" class=\"way\" d=\"M1 1H2Z\"/>", 1, 5, "not one open line"),
        ("<path id=\"a\" class=\"way\" d=\"M1 1H2M3 3H4\"/>", 1, 5, "not one open line"),
        ("<path id=\"a\" class=\"skin\" data-follows=\"b\" d=\"M1 1H2\"/>", 41, 1, "there is no part `b`"),
        ("<path id=\"a\" class=\"skin\" data-follows=\"a\" d=\"M1 1H2\"/>", 41, 1, "go in a circle"),
        ("<path id=\"a\" class=\"skin\" data-anchor=\"1\" d=\"M1 1H2\"/>", 40, 1, "no point of the drawing"),
        ("<circle id=\"a\" class=\"skin\" r=\"4cm\"/>", 32, 3, "`r` is no number"),
        ("<g class=\"skin\"/>", 11, 4, "the class `skin` on a group"),
        ("<g opacity=\".5\"/>", 1, 2, "the opacity of a group"),
        ("<g>", 4, 1, "no well-formed XML"),
    ] {
        let problem = fault(inside);
        let place = (problem.line, problem.column, problem.width);
        let line = if message.contains("well-formed") { 4 } else { 3 };
        assert!(problem.message.contains(message), "{inside}: {problem}");
        assert!(line == 4 || place == (line, column, width), "{inside}: {problem}");
        assert!(!problem.help.is_empty());
    }
}

#[test]
fn a_file_that_is_no_drawing_is_a_fault() {
    let path = "<path id=\"a\" class=\"skin\" d=\"M1 1H2\"/>";
    let deep = "<g>".repeat(60) + path + &"</g>".repeat(60);
    for (text, message) in [
        (String::new(), "no well-formed XML"),
        ("<html/>".to_owned(), "no SVG file"),
        (format!("<svg><title>A</title>{path}</svg>"), "without a viewBox"),
        (format!("<svg viewBox=\"0 0 9\"><title>A</title>{path}</svg>"), "no box of a drawing"),
        (format!("<svg viewBox=\"0 0 9 1e9\"><title>A</title>{path}</svg>"), "no box of a drawing"),
        (format!("<svg viewBox=\"0 0 9 9\">{path}</svg>"), "without a title"),
        (format!("<svg viewBox=\"0 0 9 9\"><title>&#x9b;2J</title>{path}</svg>"), "not plain text"),
        ("<svg viewBox=\"0 0 9 9\"><title>A</title></svg>".to_owned(), "without a shape"),
        (format!("<!DOCTYPE svg [<!ENTITY a \"b\">]>\n<svg>{path}</svg>"), "a document type"),
        (format!("<svg viewBox=\"0 0 9 9\"><title>A</title>{deep}</svg>"), "groups more than 16 deep"),
        (" ".repeat((1 << 20) + 1), "more than 1048576 bytes"),
    ] {
        let problems = read(&File { path: "drawings/b.svg".to_owned(), text }).unwrap_err();
        assert!(problems.iter().any(|it| it.message.contains(message)), "{message}: {problems:?}");
    }
    let misnamed = File { path: "drawings/A.svg".to_owned(), ..file(path) };
    assert!(read(&misnamed).unwrap_err()[0].message.contains("`A` is not kebab-case"));
}

#[test]
fn a_way_is_gone_along_evenly_and_says_where_it_leads() {
    let drawing = drawing("<path id=\"a\" class=\"way\" d=\"M10 10H30V20\"/>");
    let way = drawing.way("a").unwrap();
    assert_eq!(way.length().round() as i32, 30 * UNIT);
    let places = [-1.0, 0.0, 0.5, 1.0, 2.0].map(|ratio| way.at(ratio));
    assert_eq!(places.map(|it| it.at), [at(10, 10), at(10, 10), at(25, 10), at(30, 20), at(30, 20)]);
    assert_eq!((places[1].ahead, places[3].ahead), ((1.0, 0.0), (0.0, 1.0)));
}

#[test]
fn a_mark_sits_inside_of_a_bent_shape_and_not_in_its_hole() {
    let drawing = drawing(
        "<path id=\"u\" class=\"skin\" d=\"M0 0H6V34H34V0H40V40H0Z\"/>\
         <path id=\"ring\" class=\"skin\" d=\"M0 0H40V40H0ZM6 6V30H34V6Z\"/>",
    );
    for id in ["u", "ring"] {
        let Point { x, y } = drawing.middle_of(id).unwrap();
        let is_in = |from: Point, to: Point| x > from.x && x < to.x && y > from.y && y < to.y;
        assert!(is_in(at(0, 0), at(40, 40)) && !is_in(at(6, 6), at(34, 30)), "{id}: {x} {y}");
    }
}

proptest! {
    /// Whatever stands in a file, it is read or refused.
    #[test]
    fn no_file_brings_it_down(
        d in "[MmLlHhVvCcSsQqTtAaZz0-9eE., +-]{0,60}",
        transform in "(matrix|translate|scale|rotate|skewX)?[(]?[0-9eE., -]{0,20}[)]?",
        class in "[a-z -]{0,12}",
        style in "[a-z:;#0-9 -]{0,30}",
        any in "\\PC{0,20}",
    ) {
        let shape = format!(
            "<g id=\"g\" transform=\"{transform}\"><path id=\"a\" class=\"{class}\" style=\"{style}\" d=\"{d}\"/>\
             <path id=\"b\" class=\"way\" d=\"{d}\"/><path id=\"c\" class=\"skin\" d=\"{d}\"/></g>"
        );
        let fine = format!("<path id=\"d\" class=\"skin\" transform=\"{transform}\" d=\"M1 1{d}\"/>");
        for inside in [shape, fine, format!("<path id=\"a\" class=\"skin\" d=\"{any}\"/>"), any] {
            if let Ok(drawing) = read(&file(&inside)) {
                for part in &drawing.parts {
                    let _ = (part.bounds(), part.middle(), part.way().map(|way| way.at(0.3)));
                }
            }
        }
    }
}
