//! A file of a pack → a drawing. Read is a small part of SVG, and whatever else a file holds is a fault,
//! so that nothing is missing from a picture in silence.

use super::super::character::is_printable_text;
use super::super::id::{DrawingId, is_kebab_case};
use super::super::problem::{File, Problem};
use super::outline::{keys, outline, point, segments};
use super::paint::{Fault, paints};
use super::volume::{Follows, follow};
use super::{Drawing, Part, PartKind, Point, Role, Segment, UNIT};
use kurbo::Affine;
use roxmltree::{Attribute, Document, Node, ParsingOptions};
use std::collections::HashSet;
use std::ops::Range;
use std::str::FromStr;
use svgtypes::{NumberListParser, Transform, ViewBox};

/// The most that a file may hold: far more than a terminal can show, and little enough to be read at once.
const MAX_BYTES: usize = 1 << 20;
const MAX_NODES: u32 = 20_000;
const MAX_PARTS: usize = 2_000;
const MAX_DEPTH: usize = 16;
/// How wide and high a drawing may be.
const MAX_SIDE: f64 = 4_096.0;
/// Of a file full of faults the first are enough.
const MAX_FAULTS: usize = 40;

/// The namespace of SVG.
const SVG: &str = "http://www.w3.org/2000/svg";

/// The id of the drawing that a file at `path` of a pack holds, if it holds one.
pub fn id_in(path: &str) -> Option<&str> {
    path.strip_prefix("drawings/")?.strip_suffix(".svg")
}

/// Reads the drawing in `file`, which is named after it.
///
/// # Errors
/// Everything in the file that is not part of a drawing, each with its place.
pub fn read(file: &File) -> Result<Drawing, Vec<Problem>> {
    let mut reader = Reader::default();
    reader.document(file);
    if reader.faults.is_empty() {
        return Ok(reader.drawing);
    }
    let faults = reader.faults.into_iter().take(MAX_FAULTS);
    Err(faults.map(|fault| Problem::at(file, fault.span, fault.message, fault.help)).collect())
}

#[derive(Default)]
struct Reader {
    drawing: Drawing,
    ids: HashSet<String>,
    follows: Follows,
    faults: Vec<Fault>,
}

/// What the groups around an element hand down to it.
#[derive(Clone, Default)]
struct Around {
    transform: Affine,
    groups: Vec<String>,
    is_hidden: bool,
    is_detail: bool,
    line: Option<f64>,
    anchor: Option<Point>,
}

impl Reader {
    fn bad(&mut self, span: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.faults.push(Fault::new(span, message, help));
    }

    fn document(&mut self, file: &File) {
        let id = id_in(&file.path).unwrap_or_default();
        if !is_kebab_case(id) {
            let message = format!("`{id}` is not kebab-case");
            self.bad(0..1, message, "name the file in lowercase letters, digits and single hyphens");
        }
        self.drawing.id = DrawingId(id.to_owned());
        if file.text.len() > MAX_BYTES {
            let message = format!("a drawing of more than {MAX_BYTES} bytes");
            return self.bad(0..1, message, "simplify it, or divide it");
        }
        // Entities could name files or grow without end; the parser refuses all of them.
        if let Some(at) = file.text.find("<!DOCTYPE") {
            let help = "remove this line: a drawing needs no document type, and entities are not read";
            return self.bad(at..at + 9, "a document type", help);
        }
        let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
        let document = match Document::parse_with_options(&file.text, options) {
            Ok(document) => document,
            Err(error) => return self.malformed(&file.text, &error),
        };
        let root = document.root_element();
        if root.tag_name().name() != "svg" {
            return self.bad(name(root), "this is no SVG file", "begin it with `<svg viewBox=\"…\">`");
        }
        let Some(transform) = self.frame(root) else { return };
        self.title(root);
        self.children(root, &Around { transform, ..Around::default() });
        follow(&mut self.drawing.parts, &self.follows, &mut self.faults);
        if self.drawing.parts.is_empty() && self.faults.is_empty() {
            self.bad(name(root), "a drawing without a shape", "draw at least one");
        }
    }

    fn malformed(&mut self, text: &str, error: &roxmltree::Error) {
        let at = error.pos();
        let line =
            text.split_inclusive('\n').take(at.row.saturating_sub(1) as usize).map(str::len).sum::<usize>();
        let rest = text.get(line..).unwrap_or_default();
        let column =
            rest.char_indices().nth(at.col.saturating_sub(1) as usize).map_or(rest.len(), |(at, _)| at);
        let said = error.to_string();
        let said = said.rsplit_once(" at ").map_or(said.as_str(), |(said, _)| said);
        let at = line + column;
        self.bad(at..at + 1, format!("this is no well-formed XML: {said}"), "save it anew from your editor");
    }

    /// The box, and what moves its corner to the origin.
    fn frame(&mut self, root: Node<'_, '_>) -> Option<Affine> {
        let known = ["id", "viewBox", "width", "height", "x", "y", "version", "baseProfile", "style"];
        let mut faults = Vec::new();
        paints(root, &known, &mut faults);
        self.faults.append(&mut faults);
        let Some(attribute) = root.attribute_node("viewBox") else {
            let help = "say how large the drawing is: `viewBox=\"0 0 480 240\"`";
            self.bad(name(root), "a drawing without a viewBox", help);
            return None;
        };
        let frame = ViewBox::from_str(attribute.value()).ok();
        let is_fine = |it: &ViewBox| {
            let corner = point(kurbo::Point::new(it.x, it.y));
            corner.is_some() && (1.0..=MAX_SIDE).contains(&it.w) && (1.0..=MAX_SIDE).contains(&it.h)
        };
        let Some(frame) = frame.filter(is_fine) else {
            let message = "this is no box of a drawing";
            let help = format!("write four numbers, the last two from 1 to {MAX_SIDE}: `0 0 480 240`");
            self.bad(attribute.range_value(), message, help);
            return None;
        };
        let step = |side: f64| (side * f64::from(UNIT)).round() as i32;
        self.drawing.size = Point { x: step(frame.w), y: step(frame.h) };
        Some(Affine::translate((-frame.x, -frame.y)))
    }

    fn title(&mut self, root: Node<'_, '_>) {
        let title = root.children().find(|it| is_svg(*it) && it.tag_name().name() == "title");
        let text = title.and_then(|it| it.text()).unwrap_or_default().trim();
        if text.is_empty() {
            let help = "say in a few words what is drawn: `<title>…</title>`, first in the file";
            self.bad(title.map_or_else(|| name(root), name), "a drawing without a title", help);
        } else if !is_printable_text(text) {
            let help = "write it on one line, without control characters";
            self.bad(title.map_or_else(|| name(root), name), "a title that is not plain text", help);
        }
        text.clone_into(&mut self.drawing.title);
    }

    fn children(&mut self, parent: Node<'_, '_>, around: &Around) {
        for node in parent.children().filter(|it| is_svg(*it)) {
            if self.faults.len() >= MAX_FAULTS {
                return;
            }
            match node.tag_name().name() {
                "title" | "desc" | "metadata" => {}
                "defs" if !node.children().any(is_svg) => {}
                "g" => self.group(node, around),
                element => match keys(element) {
                    Some(keys) => self.shape(node, keys, around),
                    None => {
                        let message = format!("`<{element}>` is not part of a drawing");
                        self.bad(name(node), message, instead_of(element));
                    }
                },
            }
        }
    }

    fn group(&mut self, node: Node<'_, '_>, around: &Around) {
        let mut inside = around.clone();
        // Around the groups are the root and the document.
        if node.ancestors().count() > MAX_DEPTH + 2 {
            let message = format!("groups more than {MAX_DEPTH} deep");
            return self.bad(name(node), message, "take some of them apart");
        }
        let Some(transform) = self.transform(node, around) else { return };
        inside.transform = transform;
        let paints = paints(node, &[], &mut self.faults);
        if paints.opacity.is_some() {
            self.bad(name(node), "the opacity of a group is not drawn", "give it to the shapes in the group");
        }
        inside.is_hidden |= paints.is_hidden;
        inside.line = paints.line.or(around.line);
        inside.anchor = self.anchor(node, transform).or(around.anchor);
        for (class, span) in classes(node) {
            if class == "detail" {
                inside.is_detail = true;
            } else {
                let help = "give it to the shapes in the group; a group may be a `detail`";
                self.bad(span, format!("the class `{class}` on a group"), help);
            }
        }
        if let Some(attribute) = node.attribute_node("id") {
            let id = self.id(attribute);
            inside.groups.push(id);
        }
        self.children(node, &inside);
    }

    fn shape(&mut self, node: Node<'_, '_>, keys: &[&str], around: &Around) {
        let paints = paints(node, keys, &mut self.faults);
        let look = self.look(node);
        let Some(attribute) = node.attribute_node("id") else {
            let help = "name it after what it shows: `id=\"forearm-thumb\"`";
            return self.bad(name(node), "a shape without an id", help);
        };
        let id = self.id(attribute);
        if self.drawing.parts.len() >= MAX_PARTS {
            let message = format!("a drawing of more than {MAX_PARTS} shapes");
            return self.bad(name(node), message, "make one path of what belongs together");
        }
        let Some(transform) = self.transform(node, around) else { return };
        let path = match outline(node) {
            Ok(path) => path,
            Err(fault) => return self.faults.push(fault),
        };
        let Some((role, kind, is_detail)) = look else { return };
        let is_filled = kind == PartKind::Fill;
        let Some(path) = segments(&path, transform, is_filled) else {
            let help = "bring it near the box, or see what its `transform` does";
            return self.bad(name(node), "this shape reaches too far out", help);
        };
        if path.len() < 2 {
            return self.bad(name(node), "this shape draws nothing", "give it a path, or remove it");
        }
        let kind = match kind {
            PartKind::Ink { .. } => {
                let scale = transform.determinant().abs().sqrt();
                let width = paints.line.or(around.line).unwrap_or(1.0) * scale * f64::from(UNIT);
                PartKind::Ink { width: width.round().clamp(1.0, f64::from(u16::MAX)) as u16 }
            }
            kind => kind,
        };
        if kind == PartKind::Way {
            let leads = path.iter().skip(1).all(|it| !matches!(it, Segment::Move(_) | Segment::Close));
            let ends: HashSet<Point> = path.iter().filter_map(Segment::end).collect();
            if !leads || ends.len() < 2 {
                let help = "draw it as one open line from where the movement begins";
                self.bad(name(node), "a way that is not one open line", help);
            }
        }
        if let Some(attribute) = node.attribute_node("data-follows") {
            self.follows.insert(id.clone(), (attribute.value().to_owned(), attribute.range_value()));
        }
        let anchor = self.anchor(node, transform).or(around.anchor);
        self.drawing.parts.push(Part {
            is_detail: is_detail || around.is_detail || id.ends_with("-light"),
            id,
            groups: around.groups.clone(),
            role,
            kind,
            path,
            is_hidden: around.is_hidden || paints.is_hidden,
            parent: None,
            anchor,
            opacity: (paints.opacity.unwrap_or(1.0) * 100.0).round() as u8,
        });
    }

    /// The id in `attribute`, which no other part or group has.
    fn id(&mut self, attribute: Attribute<'_, '_>) -> String {
        let id = attribute.value().to_owned();
        if !is_kebab_case(&id) {
            let help = "use lowercase letters, digits and single hyphens";
            self.bad(attribute.range_value(), format!("`{id}` is not kebab-case"), help);
        }
        if !self.ids.insert(id.clone()) {
            let message = format!("the id `{id}` is used twice");
            self.bad(attribute.range_value(), message, "choose another id");
        }
        id
    }

    /// The role, the kind, and whether it is a detail, from the class of a shape.
    fn look(&mut self, node: Node<'_, '_>) -> Option<(Role, PartKind, bool)> {
        let (mut role, mut kind, mut is_detail) = (None, PartKind::Fill, false);
        let mut is_known = true;
        for (class, span) in classes(node) {
            match (class, Role::from_class(class)) {
                ("ink", _) => kind = PartKind::Ink { width: 0 },
                ("way", _) => kind = PartKind::Way,
                ("detail", _) => is_detail = true,
                (_, Some(it)) if role.is_none() => role = Some(it),
                (_, Some(_)) => {
                    is_known = false;
                    self.bad(span, "a second role", "keep one class that names a colour");
                }
                (_, None) => {
                    is_known = false;
                    let help = "use one of the classes in CONTRIBUTING.md, under `drawings/<id>.svg`";
                    self.bad(span, format!("there is no class `{class}`"), help);
                }
            }
        }
        if kind == PartKind::Way {
            role = role.or(Some(Role::Accent));
        }
        if role.is_none() && is_known {
            let help = "say what it is made of, such as `class=\"skin\"`; the theme has the colour of it";
            self.bad(name(node), "a shape without a class", help);
        }
        Some((role?, kind, is_detail))
    }

    fn transform(&mut self, node: Node<'_, '_>, around: &Around) -> Option<Affine> {
        let Some(attribute) = node.attribute_node("transform") else { return Some(around.transform) };
        let Ok(Transform { a, b, c, d, e, f }) = Transform::from_str(attribute.value()) else {
            let help = "mend it, or let your editor apply it to the shapes";
            self.bad(attribute.range_value(), "this transform cannot be read", help);
            return None;
        };
        Some(around.transform * Affine::new([a, b, c, d, e, f]))
    }

    fn anchor(&mut self, node: Node<'_, '_>, transform: Affine) -> Option<Point> {
        let attribute = node.attribute_node("data-anchor")?;
        let numbers: Vec<f64> = NumberListParser::from(attribute.value()).take(3).flatten().collect();
        let anchor = match *numbers {
            [x, y] => point(transform * kurbo::Point::new(x, y)),
            _ => None,
        };
        if anchor.is_none() {
            let help = "write its two coordinates: `data-anchor=\"52 112\"`";
            self.bad(attribute.range_value(), "this is no point of the drawing", help);
        }
        anchor
    }
}

impl Segment {
    /// Where it ends, unless it goes back to where its piece began.
    fn end(&self) -> Option<Point> {
        match *self {
            Self::Move(to) | Self::Line(to) | Self::Cubic(_, _, to) => Some(to),
            Self::Close => None,
        }
    }
}

/// Whether `node` is an element that is to be read, not a note of an editor to itself.
fn is_svg(node: Node<'_, '_>) -> bool {
    node.is_element() && node.tag_name().namespace().is_none_or(|it| it == SVG)
}

/// The `<` and the name of an element.
fn name(node: Node<'_, '_>) -> Range<usize> {
    let start = node.range().start;
    start..start + 1 + node.tag_name().name().len()
}

/// The words in the class of `node`, and where they stand.
fn classes<'a>(node: Node<'a, '_>) -> impl Iterator<Item = (&'a str, Range<usize>)> {
    let attribute = node.attribute_node("class");
    let value = attribute.map_or("", |it| it.value());
    let start = attribute.map_or(0, |it| it.range_value().start);
    value.split_ascii_whitespace().map(move |class| {
        let at = start + (class.as_ptr() as usize - value.as_ptr() as usize);
        (class, at..at + class.len())
    })
}

/// What to do about an element that is not part of a drawing.
fn instead_of(element: &str) -> &'static str {
    match element {
        "use" | "symbol" | "defs" => "let your editor make shapes of what is used more than once",
        "clipPath" | "mask" => "cut the shapes themselves; what lies outside the box is not shown anyway",
        "linearGradient" | "radialGradient" | "pattern" | "filter" => {
            "give light and shade shapes of their own"
        }
        "text" | "tspan" => "leave words to the figure, which can set them in letters of the terminal",
        "image" => "draw it as paths",
        "style" => "write the class of each shape into its `class`",
        _ => "remove it; CONTRIBUTING.md has what a drawing may hold, under `drawings/<id>.svg`",
    }
}
