//! The attributes of an element beside its shape: what is read of them, and what may stand there for
//! the editor alone.

use roxmltree::Node;
use std::ops::Range;
use svgtypes::Paint;

/// A fault before it knows its file.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) span: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
}

impl Fault {
    pub(super) fn new(span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { span, message: message.into(), help: help.into() }
    }
}

/// A property of an element, from `style` or from an attribute of its own.
struct Property<'a> {
    name: &'a str,
    value: &'a str,
    span: Range<usize>,
}

/// What the properties of an element say of how it is painted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Paints {
    pub(super) is_hidden: bool,
    /// In units before any `transform`.
    pub(super) line: Option<f64>,
    /// From 0 to 1.
    pub(super) opacity: Option<f64>,
}

/// The attributes that every element may have, beside the properties.
const ALL: [&str; 6] = ["id", "class", "style", "transform", "data-anchor", "data-follows"];

/// Reads the properties of `node`, whose shape is in the attributes `shape`. Properties that change the
/// picture in a way that is not drawn are faults, and so is any attribute that nobody knows.
pub(super) fn paints(node: Node<'_, '_>, shape: &[&str], faults: &mut Vec<Fault>) -> Paints {
    let mut paints = Paints::default();
    for attribute in node.attributes() {
        // Names of another namespace are notes of the editor to itself.
        let name = attribute.name();
        if attribute.namespace().is_some() || shape.contains(&name) {
            continue;
        }
        let span = attribute.range_value();
        if name == "style" {
            let mut at = span.start;
            for declaration in attribute.value().split(';') {
                if let Some((name, value)) = declaration.split_once(':') {
                    let (name, value) = (name.trim(), value.trim());
                    let span = at..at + declaration.len();
                    property(&Property { name, value, span }, &mut paints, faults);
                }
                at += declaration.len() + 1;
            }
        } else if !ALL.contains(&name) {
            property(&Property { name, value: attribute.value().trim(), span }, &mut paints, faults);
        }
    }
    paints
}

fn property(property: &Property<'_>, paints: &mut Paints, faults: &mut Vec<Fault>) {
    let Property { name, value, .. } = *property;
    let number = || value.trim_end_matches("px").parse::<f64>().ok().filter(|it| it.is_finite());
    let mut bad = |message: String, help: &str| faults.push(Fault::new(property.span.clone(), message, help));
    match name {
        "display" => paints.is_hidden = value == "none",
        "fill" | "stroke" => match Paint::from_str(value) {
            Ok(Paint::FuncIRI(..)) => {
                bad("gradients and patterns are not drawn".to_owned(), "use a plain colour and a class");
            }
            Ok(_) => {}
            Err(_) => bad(format!("`{value}` is no colour"), "write it as `#d8a384`, or `none`"),
        },
        "stroke-width" => match number().filter(|width| (0.0..=1_000.0).contains(width)) {
            Some(width) => paints.line = Some(width),
            None => bad(format!("`{value}` is no width of a line"), "write a plain number without a unit"),
        },
        "opacity" | "fill-opacity" | "stroke-opacity" => match number().filter(|it| (0.0..=1.0).contains(it))
        {
            Some(part) => paints.opacity = Some(paints.opacity.unwrap_or(1.0) * part),
            None => bad(format!("`{value}` is no opacity"), "write a number from 0 to 1"),
        },
        "fill-rule" if value == "nonzero" => {}
        "fill-rule" => bad(
            format!("the fill rule `{value}` is not drawn"),
            "let a hole turn the other way than what it is cut out of, with the rule `nonzero`",
        ),
        "stroke-dasharray" if value == "none" => {}
        "stroke-linecap" | "stroke-linejoin" | "stroke-miterlimit" | "stroke-dashoffset" | "paint-order" => {}
        _ if name.starts_with("-inkscape-") => {}
        _ => bad(
            format!("`{name}` is not read"),
            "remove it; CONTRIBUTING.md has what a drawing may hold, under `drawings/<id>.svg`",
        ),
    }
}
