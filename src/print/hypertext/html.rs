//! Hypertext as one HTML page that needs nothing else: no script, no file, no network.

use super::{Block, Class, Hypertext, Inline, To};
use crate::content::character::is_printable;
use std::collections::HashSet;
use std::fmt::Write;

const STYLE: &str = include_str!("handout.css");

/// The whole page; a link that leads nowhere in it is left as words.
pub fn write(text: &Hypertext) -> String {
    let anchors = text.anchors();
    let title = escape(&text.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#text\">To the text</a>\n",
        escape(&text.language)
    );
    let class = if text.is_slides { " class=\"slides\"" } else { "" };
    let _ = writeln!(out, "<main id=\"text\"{class}>");
    // The contents stand below the title.
    let (title, rest) = text.blocks.split_at(text.blocks.len().min(1));
    blocks(title, &anchors, &mut out);
    contents(text, &mut out);
    blocks(rest, &anchors, &mut out);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The headings that links can lead to, as nested as they are.
fn contents(text: &Hypertext, out: &mut String) {
    let headings = text.blocks.iter().filter_map(|block| match block {
        Block::Heading { level, id, text } if !id.is_empty() && *level > 1 => Some((*level, id, text)),
        _ => None,
    });
    let headings: Vec<_> = headings.collect();
    if headings.len() < 2 {
        return;
    }
    out.push_str("<nav aria-label=\"Contents\">\n<ol>\n");
    for (level, id, text) in headings {
        let _ = writeln!(out, "<li class=\"level-{level}\"><a href=\"#{id}\">{}</a></li>", escape(text));
    }
    out.push_str("</ol>\n</nav>\n");
}

fn blocks(all: &[Block], anchors: &HashSet<&str>, out: &mut String) {
    for block in all {
        match block {
            Block::Heading { level, id, text } => {
                let _ = writeln!(out, "<h{level}{}>{}</h{level}>", attribute("id", id), escape(text));
            }
            Block::Paragraph(class, text) => {
                let _ =
                    writeln!(out, "<p{}>{}</p>", attribute("class", name(*class)), inlines(text, anchors));
            }
            Block::Group { id, class, blocks: inner } => {
                let _ = writeln!(out, "<div{}{}>", attribute("id", id), attribute("class", name(*class)));
                blocks(inner, anchors, out);
                out.push_str("</div>\n");
            }
            Block::List { ordered, items } => {
                let tag = if *ordered { "ol" } else { "ul" };
                let _ = writeln!(out, "<{tag}>");
                for (id, text) in items {
                    let _ = writeln!(out, "<li{}>{}</li>", attribute("id", id), inlines(text, anchors));
                }
                let _ = writeln!(out, "</{tag}>");
            }
            Block::Table { caption, columns, rows } => table(caption, columns, rows, anchors, out),
            Block::Picture { svg, alt } => {
                // The drawing is one image to a reader of screens; its words are the label.
                let svg =
                    svg.replacen("<svg ", &format!("<svg role=\"img\" aria-label=\"{}\" ", escape(alt)), 1);
                let _ = writeln!(out, "<figure>\n{}</figure>", svg.trim_start());
            }
        }
    }
}

fn table(
    caption: &str,
    columns: &[String],
    rows: &[Vec<Vec<Inline>>],
    anchors: &HashSet<&str>,
    out: &mut String,
) {
    // Wide tables scroll by themselves; keys can reach what scrolls.
    let label = escape(caption);
    let _ = writeln!(out, "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"{label}\">");
    let _ = writeln!(out, "<table>\n<caption>{label}</caption>\n<thead><tr>");
    for column in columns {
        // A head without words is no head.
        if column.is_empty() {
            out.push_str("<td></td>");
        } else {
            let _ = write!(out, "<th scope=\"col\">{}</th>", escape(column));
        }
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for (nth, cell) in row.iter().enumerate() {
            // A row without a name has no head.
            let is_head = nth == 0 && cell.iter().any(|it| !it.text.trim().is_empty());
            let tag = if is_head { ("th scope=\"row\"", "th") } else { ("td", "td") };
            let _ = write!(out, "<{}>{}</{}>", tag.0, inlines(cell, anchors), tag.1);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

fn name(class: Class) -> &'static str {
    match class {
        Class::Body => "",
        Class::Lead => "lead",
        Class::Claim => "claim",
        Class::Meta => "meta",
        Class::Limits => "limits",
    }
}

fn attribute(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!(" {name}=\"{}\"", escape(value)) }
}

fn inlines(text: &[Inline], anchors: &HashSet<&str>) -> String {
    let mut out = String::new();
    for inline in text {
        let mut words = escape(&inline.text);
        if inline.emphasis {
            words = format!("<em>{words}</em>");
        }
        if inline.strong {
            words = format!("<strong>{words}</strong>");
        }
        match &inline.to {
            Some(To::Web(url)) => {
                let _ = write!(out, "<a href=\"{}\">{words}</a>", escape(url));
            }
            Some(To::Anchor(id)) if anchors.contains(id.as_str()) => {
                let _ = write!(out, "<a href=\"#{}\">{words}</a>", escape(id));
            }
            _ => out.push_str(&words),
        }
    }
    out
}

pub(in crate::print) fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if !is_printable(c) => {}
            c => out.push(c),
        }
    }
    out
}
