//! Hypertext as Markdown (`CommonMark` with tables).

use super::{Block, Class, Hypertext, Inline, To};
use crate::content::character::is_printable;
use std::collections::HashSet;

/// The whole text; a link that leads nowhere in it is left as words.
pub fn write(text: &Hypertext) -> String {
    let anchors = text.anchors();
    let mut linked = HashSet::new();
    links(&text.blocks, &mut linked);
    let writer = Writer { anchors, linked };
    let mut out = String::new();
    writer.blocks(&text.blocks, "", &mut out);
    out.trim_end().to_owned() + "\n"
}

struct Writer<'a> {
    /// Where links can lead.
    anchors: HashSet<&'a str>,
    /// Where links do lead; no other place needs an anchor.
    linked: HashSet<&'a str>,
}

/// The ids that the links of `blocks` name.
fn links<'a>(blocks: &'a [Block], linked: &mut HashSet<&'a str>) {
    let mut add = |text: &'a [Inline]| {
        linked.extend(text.iter().filter_map(|inline| match &inline.to {
            Some(To::Anchor(id)) => Some(id.as_str()),
            _ => None,
        }));
    };
    for block in blocks {
        match block {
            Block::Paragraph(_, text) => add(text),
            Block::List { items, .. } => items.iter().for_each(|(_, text)| add(text)),
            Block::Table { rows, .. } => rows.iter().flatten().for_each(|cell| add(cell)),
            Block::Heading { .. } | Block::Picture { .. } => {}
            Block::Group { .. } => {}
        }
    }
    for block in blocks {
        if let Block::Group { blocks, .. } = block {
            links(blocks, linked);
        }
    }
}

impl Writer<'_> {
    fn anchor(&self, id: &str) -> String {
        if self.linked.contains(id) { format!("<a id=\"{id}\"></a>") } else { String::new() }
    }

    /// Every line begins with `quote`; so does the empty one between two parts.
    fn blocks(&self, all: &[Block], quote: &str, out: &mut String) {
        for (nth, block) in all.iter().enumerate() {
            if nth > 0 {
                out.push_str(&format!("{}\n", quote.trim_end()));
            }
            match block {
                Block::Heading { level, id, text } => {
                    let hashes = "#".repeat(usize::from(*level));
                    out.push_str(&format!("{hashes} {}{}\n", self.anchor(id), escape(text)));
                }
                Block::Paragraph(class, text) => {
                    let text = self.inlines(text);
                    let text = if *class == Class::Lead { format!("*{text}*") } else { text };
                    out.push_str(&format!("{quote}{text}\n"));
                }
                Block::Group { id, blocks, .. } => {
                    let anchor = self.anchor(id);
                    if !anchor.is_empty() {
                        out.push_str(&format!("> {anchor}\n"));
                    }
                    self.blocks(blocks, "> ", out);
                }
                Block::List { ordered, items } => {
                    for (nth, (id, text)) in items.iter().enumerate() {
                        let mark = if *ordered { format!("{}.", nth + 1) } else { "-".to_owned() };
                        out.push_str(&format!("{quote}{mark} {}{}\n", self.anchor(id), self.inlines(text)));
                    }
                }
                Block::Table { caption, columns, rows } => {
                    out.push_str(&format!("**{}**\n\n", escape(caption)));
                    let mut row = |cells: Vec<String>| out.push_str(&format!("| {} |\n", cells.join(" | ")));
                    row(columns.iter().map(|it| escape(it).replace('|', "\\|")).collect());
                    row(columns.iter().map(|_| "---".to_owned()).collect());
                    for cells in rows {
                        row(cells.iter().map(|it| self.inlines(it).replace('|', "\\|")).collect());
                    }
                }
                // Markdown has no drawings of its own; the words stand below.
                Block::Picture { .. } => {}
            }
        }
    }

    fn inlines(&self, text: &[Inline]) -> String {
        let mut out = String::new();
        for inline in text {
            let words = escape(&inline.text);
            // Marks of style touch their words.
            let (core, after) = (words.trim_end(), words.len() - words.trim_end().len());
            let styled = match (inline.strong, inline.emphasis) {
                (true, _) if !core.is_empty() => format!("**{core}**{}", " ".repeat(after)),
                (_, true) if !core.is_empty() => format!("*{core}*{}", " ".repeat(after)),
                _ => words,
            };
            match &inline.to {
                // A bracket in the address could end the link.
                Some(To::Web(url)) if url.contains(['(', ')']) => {
                    out.push_str(&format!("[{styled}](<{url}>)"));
                }
                Some(To::Web(url)) => out.push_str(&format!("[{styled}]({url})")),
                Some(To::Anchor(id)) if self.anchors.contains(id.as_str()) => {
                    out.push_str(&format!("[{styled}](#{id})"));
                }
                _ => out.push_str(&styled),
            }
        }
        out
    }
}

/// Words that would be taken for markup, and nothing that steers a terminal.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().filter(|c| is_printable(*c)) {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
