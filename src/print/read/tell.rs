//! What is told at a spot, while it is put together: paragraphs, then a list of rows and choices.

use super::{Act, Reader, Spot};
use crate::content::address::Address;
use crate::content::character::{is_printable, kept};
use crate::content::id::StudyId;
use crate::content::library::Library;
use crate::content::markup;
use crate::page::write::Writer;
use crate::page::{MEASURE, Role, words};

/// Paragraphs and a list.
#[derive(Debug, Default)]
pub(super) struct Telling {
    pub(super) text: Vec<String>,
    pub(super) list: Vec<Item>,
    /// What the text so far links.
    links: Vec<Address>,
    /// How many claims were told.
    pub(super) n_claims: usize,
}

/// A line of the list; one that does something has a number.
#[derive(Debug)]
pub(super) struct Item {
    text: String,
    act: Option<Act>,
}

impl Telling {
    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.text.extend(Some(text.into()).filter(|text| !text.trim().is_empty()));
    }

    /// Inline markup, a paragraph each; its links can be taken by [`Self::links`].
    pub(super) fn prose(&mut self, library: &Library, text: &str) {
        for text in self.spoken(library, text) {
            self.say(text);
        }
    }

    /// The paragraphs of inline markup as words, a citation as the study's name.
    pub(super) fn spoken(&mut self, library: &Library, text: &str) -> Vec<String> {
        self.spoken_runs(library, &markup::parse(text))
    }

    /// The same of paragraphs of runs.
    pub(super) fn spoken_runs(&mut self, library: &Library, paragraphs: &[Vec<markup::Run>]) -> Vec<String> {
        let links = paragraphs.iter().flatten().filter_map(|run| run.link.clone());
        self.links.extend(links);
        paragraphs.iter().map(|runs| words_of(library, runs)).collect()
    }

    /// How well option `taken` answers a question.
    pub(super) fn verdict(&mut self, options: &[String], answer: usize, taken: usize) {
        let option = |nth: usize| options.get(nth).map_or("", String::as_str);
        if taken == answer {
            self.say(format!("Right: {}", option(taken)));
        } else {
            self.say(format!("Not quite: {}", option(taken)));
            self.say(format!("The answer is: {}", option(answer)));
        }
    }

    /// A line of the list without a number.
    pub(super) fn row(&mut self, text: impl Into<String>) {
        self.list.push(Item { text: text.into(), act: None });
    }

    /// A choice, unless there is one already that does the same.
    pub(super) fn choice(&mut self, text: impl Into<String>, act: Act) {
        if !self.list.iter().any(|item| item.act.as_ref() == Some(&act)) {
            self.list.push(Item { text: text.into(), act: Some(act) });
        }
    }

    /// A choice that leads to `target`, called what it is.
    pub(super) fn lead(&mut self, library: &Library, target: &Address) {
        self.choice(super::document::label(library, target), Act::of(target));
    }

    pub(super) fn leads(&mut self, library: &Library, targets: impl IntoIterator<Item = Address>) {
        for target in targets {
            self.lead(library, &target);
        }
    }

    /// Choices for what the text links: pages, then terms, then studies.
    pub(super) fn links(&mut self, library: &Library) {
        let links = std::mem::take(&mut self.links);
        let rank = |target: &Address| match target {
            Address::Topic(_) => 0,
            Address::Term(_) => 1,
            _ => 2,
        };
        for nth in 0..3 {
            links.iter().filter(|it| rank(it) == nth).for_each(|it| self.lead(library, it));
        }
    }

    pub(super) fn studies(&mut self, library: &Library, ids: &[StudyId]) {
        self.leads(library, ids.iter().map(|id| Address::Study(id.clone())));
    }

    pub(super) fn choices(&self) -> impl Iterator<Item = (&str, &Act)> {
        self.list.iter().filter_map(|item| Some((item.text.as_str(), item.act.as_ref()?)))
    }

    /// The list, its choices numbered.
    pub(super) fn lines(&self) -> impl Iterator<Item = String> {
        let mut number = 0;
        self.list.iter().map(move |item| {
            if item.act.is_none() {
                return item.text.clone();
            }
            number += 1;
            format!("{number}. {}", item.text)
        })
    }
}

impl Reader {
    /// What there is to tell here.
    pub(super) fn tell(&self) -> Telling {
        let mut t = Telling::default();
        match &self.trail.here {
            Spot::Place(place) => self.tell_place(&mut t, place),
            Spot::Card(subject) => self.tell_card(&mut t, subject),
            Spot::Table(id, nth) => self.tell_table(&mut t, id, *nth),
            Spot::Knob(id, knob) => self.tell_knob(&mut t, id, *knob),
            Spot::Filter(filter) => self.tell_filter(&mut t, *filter),
            Spot::Found(words) => self.tell_found(&mut t, words),
            Spot::Step(id, nth) => self.tell_step(&mut t, id, *nth),
            Spot::Study => self.tell_study(&mut t),
        }
        t
    }
}

/// `text` with a full stop, unless it ends a sentence already.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim_end();
    let end = if text.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{text}{end}")
}

/// Names of studies, with commas between.
pub(super) fn names(library: &Library, ids: &[StudyId]) -> String {
    ids.iter().filter_map(|id| library.study(id)).map(words::name).collect::<Vec<_>>().join(", ")
}

/// Runs of markup as words. Studies cited one after the other share their brackets; one that stands
/// alone needs none.
fn words_of(library: &Library, runs: &[markup::Run]) -> String {
    let name = |id: &StudyId| library.study(id).map_or_else(|| id.to_string(), words::name);
    if let [markup::Run { link: Some(Address::Study(id)), .. }] = runs {
        return name(id);
    }
    let mut out = String::new();
    let mut is_cited = false;
    for run in runs {
        match &run.link {
            Some(Address::Study(id)) if is_cited => {
                out.truncate(out.trim_end().trim_end_matches(')').len());
                out.push_str(&format!("; {})", name(id)));
            }
            // Within brackets of the text it needs none of its own.
            Some(Address::Study(id)) if out.matches('(').count() > out.matches(')').count() => {
                out.push_str(&name(id));
            }
            Some(Address::Study(id)) => {
                let gap = if out.is_empty() || out.ends_with(' ') { "" } else { " " };
                out.push_str(&format!("{gap}({})", name(id)));
                is_cited = true;
            }
            _ => {
                out.push_str(&run.text);
                is_cited = is_cited && run.text.trim().is_empty();
            }
        }
    }
    out
}

/// `text` as lines that a voice reads well and any terminal shows: signs that only part words become
/// commas, long lines are wrapped, and nothing comes through that is not printed.
pub(super) fn speak(text: &str) -> String {
    let text = text.replace('\u{a0}', " ").replace(" · ", ", ").replace('→', "to");
    let wrap = |line: &str| {
        // An address is only good in one piece.
        let longest = line.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
        let mut w = Writer::new(MEASURE.max(longest.min(usize::from(u16::MAX)) as u16));
        w.text(line, Role::Body);
        w.finish().text()
    };
    let is_printed = |c: char| {
        is_printable(c)
            && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let lines = text.split('\n').map(|line| kept(line, is_printed));
    lines.map(|line| wrap(&line)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;

    #[test]
    fn citations_are_names_and_share_their_brackets() {
        let pack = Pack::builtin();
        let mut t = Telling::default();
        let text =
            "Slow [fibres](term:ct-afferent) [@vallbo-1999] [@ackerley-2014-a]. Here [@vallbo-1999] too.";
        assert_eq!(
            t.spoken(pack.library(), text),
            ["Slow fibres (Vallbo et al. 1999; Ackerley et al. 2014a). Here (Vallbo et al. 1999) too."]
        );
        assert_eq!(t.spoken(pack.library(), "[@vallbo-1999]"), ["Vallbo et al. 1999"]);
        assert_eq!(t.spoken(pack.library(), "So (see [@vallbo-1999])."), ["So (see Vallbo et al. 1999)."]);
        t.links(pack.library());
        assert_eq!(t.choices().count(), 3);
    }

    #[test]
    fn what_is_spoken_is_printable_and_wrapped() {
        assert_eq!(speak("a\u{1b}[2J\u{202e}b · c\u{a0}d"), "a[2Jb, c d");
        assert!(speak(&"word ".repeat(99)).lines().all(|line| line.len() <= usize::from(MEASURE)));
        let address = format!("DOI: https://doi.org/10.1/{}", "x".repeat(80));
        assert!(speak(&address).lines().any(|line| line.ends_with(&"x".repeat(80))));
    }
}
