//! The filters of the table of studies: what each is set to, and the menu of its values.

use super::command::Command;
use super::research::Research;
use super::{App, Overlay};
use crate::content::library::Standing;
use crate::content::model::{Certainty, Design, Family};
use crate::layout;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// What the table can be narrowed by, in the order of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    Family,
    Design,
    Certainty,
    Words,
}

impl Filter {
    pub const ALL: [Self; 4] = [Self::Family, Self::Design, Self::Certainty, Self::Words];

    /// What opens its menu, or the line for words.
    pub fn command(self) -> Command {
        match self {
            Self::Family => Command::FilterFamily,
            Self::Design => Command::FilterDesign,
            Self::Certainty => Command::FilterCertainty,
            Self::Words => Command::FilterWords,
        }
    }

    fn name(self, is_wide: bool) -> &'static str {
        match (self, is_wide) {
            (Self::Family, _) => "Stream",
            (Self::Design, _) => "Design",
            (Self::Certainty, true) => "Surest claim",
            (Self::Certainty, false) => "Claim",
            (Self::Words, _) => "Words",
        }
    }
}

/// What a filter lets through; everything without a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    Family(Option<Family>),
    Design(Option<Design>),
    Certainty(Option<Certainty>),
}

impl Value {
    pub(super) fn holds(self, standing: &Standing<'_>) -> bool {
        match self {
            Self::Family(family) => family.is_none_or(|it| standing.resting.families.contains(&it)),
            Self::Design(design) => {
                design.is_none_or(|it| standing.study().is_some_and(|study| study.kind == it))
            }
            Self::Certainty(certainty) => {
                certainty.is_none_or(|it| standing.resting.certainties.contains(&it))
            }
        }
    }

    fn set(self, research: &mut Research) {
        match self {
            Self::Family(it) => research.family = it,
            Self::Design(it) => research.design = it,
            Self::Certainty(it) => research.certainty = it,
        }
    }
}

/// A line of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: Value,
    /// That of a stream or a certainty; empty where there is none.
    pub mark: &'static str,
    pub words: String,
    /// How many studies it leaves, with the other filters as they are.
    pub n_studies: usize,
}

/// The values of a filter, all of them first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Menu {
    pub filter: Filter,
    pub choices: Vec<Choice>,
    pub chosen: usize,
    /// The letters that led to the chosen line.
    typed: String,
}

impl Menu {
    /// Moves the choice by `rows`.
    pub(super) fn choose(&mut self, rows: isize) {
        let last = self.choices.len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(rows).min(last);
        self.typed.clear();
    }

    /// The first line in view of `height`.
    pub fn top(&self, height: u16) -> usize {
        (self.chosen + 1).saturating_sub(usize::from(height))
    }

    /// Goes to the line that begins with what was typed, or else to the next that begins with `letter`; false
    /// where none does.
    pub(super) fn jump(&mut self, letter: char) -> bool {
        let starts = |choice: &Choice, words: &str| choice.words.to_lowercase().starts_with(words);
        self.typed.extend(letter.to_lowercase());
        let found = self.choices.iter().position(|it| starts(it, &self.typed)).or_else(|| {
            self.typed = letter.to_lowercase().collect();
            let n = self.choices.len();
            let after = (1..=n).map(|step| (self.chosen + step) % n);
            after.into_iter().find(|at| self.choices.get(*at).is_some_and(|it| starts(it, &self.typed)))
        });
        self.chosen = found.unwrap_or(self.chosen);
        found.is_some()
    }
}

/// A filter on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    pub filter: Filter,
    pub area: Rect,
    pub name: &'static str,
    pub value: String,
    /// Whether it takes studies out.
    pub is_set: bool,
}

impl Chip {
    /// The part of it that has the value.
    pub fn value_area(&self) -> Rect {
        let used = (self.name.width() as u16 + 1).min(self.area.width);
        Rect { x: self.area.x + used, width: self.area.width - used, ..self.area }
    }
}

impl App {
    /// The filters of the table, as many as have room.
    pub fn chips(&self) -> Vec<Chip> {
        let research = &self.research;
        let area = layout::research(self.text_body()).filters;
        let is_wide = area.width >= 100;
        let mut chips = Filter::ALL.map(|filter| {
            let value = match filter {
                Filter::Family => research.family.map(|family| self.short_name(family)),
                Filter::Design => research.design.map(|design| design.word().to_owned()),
                Filter::Certainty => research.certainty.map(|certainty| certainty.word().to_owned()),
                Filter::Words => Some(research.words.value().to_owned()).filter(|words| !words.is_empty()),
            };
            let is_set = value.is_some();
            let value = value.unwrap_or_else(|| "all".to_owned());
            Chip { filter, area, name: filter.name(is_wide), value, is_set }
        });
        // What is typed in has its room before the others.
        if research.is_typing {
            chips.rotate_right(1);
        }
        let gap = match area.width {
            0..70 => 1,
            70..100 => 2,
            _ => 3,
        };
        // A blank at both sides of the value, and the sign that there is a menu.
        let widths = chips.each_ref().map(|chip| {
            let (name, value) = (chip.name.width() as u16 + 1, chip.value.width() as u16);
            match chip.filter {
                Filter::Words if research.is_typing => {
                    (name + 3 + research.words.value().width() as u16, name + 12)
                }
                _ => (name + value + 4, name + 7),
            }
        });
        let cells = layout::row(area, layout::shrunk(area.width, &widths, gap), gap);
        chips.into_iter().zip(cells).map(|(chip, area)| Chip { area, ..chip }).collect()
    }

    /// "specific", for a stream where there is little room.
    fn short_name(&self, family: Family) -> String {
        let title = self.pack.front.effect(family).map_or("", |effect| effect.title.as_str());
        title.split(' ').next().unwrap_or_default().to_lowercase()
    }

    /// The values of `filter`, the one that it is set to chosen.
    pub(super) fn menu(&self, filter: Filter) -> Menu {
        // Without the rows, of which there may be many.
        let Research { family, design, certainty, .. } = self.research;
        let words = self.research.words.clone();
        let mut others = Research { family, design, certainty, words, ..Research::default() };
        let title = |it: Family| self.pack.front.effect(it).map_or("", |effect| effect.title.as_str());
        let choice = |value: Value, mark: &'static str, words: &str| Choice {
            value,
            mark,
            words: words.to_owned(),
            n_studies: 0,
        };
        let (now, rest): (Value, Vec<Choice>) = match filter {
            Filter::Family => (
                Value::Family(others.family.take()),
                Family::ALL.map(|it| choice(Value::Family(Some(it)), it.mark(), title(it))).into(),
            ),
            Filter::Certainty => (
                Value::Certainty(others.certainty.take()),
                Certainty::ALL.map(|it| choice(Value::Certainty(Some(it)), it.mark(), it.word())).into(),
            ),
            Filter::Design | Filter::Words => (
                Value::Design(others.design.take()),
                Design::ALL.map(|it| choice(Value::Design(Some(it)), "", it.word())).into(),
            ),
        };
        let all = match filter {
            Filter::Family => Value::Family(None),
            Filter::Certainty => Value::Certainty(None),
            Filter::Design | Filter::Words => Value::Design(None),
        };
        let mut choices = vec![choice(all, "", "all")];
        choices.extend(rest);
        for standing in others.sifted(self.pack.library()) {
            for it in choices.iter_mut().filter(|it| it.value.holds(&standing)) {
                it.n_studies += 1;
            }
        }
        let chosen = choices.iter().position(|it| it.value == now).unwrap_or(0);
        Menu { filter, choices, chosen, typed: String::new() }
    }

    /// Opens the menu of `filter`, or closes it where it is open; words are typed.
    pub(super) fn open_filter(&mut self, filter: Filter) {
        let was_open = self.filter_at_hand();
        self.overlay = None;
        self.research.is_typing = false;
        match filter {
            _ if was_open == Some(filter) => {}
            Filter::Words => self.research.is_typing = true,
            _ => self.overlay = Some(Overlay::Menu(self.menu(filter))),
        }
    }

    /// The filter that is being set.
    fn filter_at_hand(&self) -> Option<Filter> {
        match &self.overlay {
            Some(Overlay::Menu(menu)) => Some(menu.filter),
            _ if self.research.is_typing => Some(Filter::Words),
            _ => None,
        }
    }

    /// On to the next filter or the one before; past the last one, back to the table.
    pub(super) fn cycle_filters(&mut self, forward: bool) {
        let at = self.filter_at_hand();
        let at = at.and_then(|filter| Filter::ALL.iter().position(|it| *it == filter));
        let next = match (at, forward) {
            (None, true) => Some(0),
            (None, false) => Some(Filter::ALL.len() - 1),
            (Some(at), true) => Some(at + 1),
            (Some(at), false) => at.checked_sub(1),
        };
        self.overlay = None;
        self.research.is_typing = false;
        if let Some(filter) = next.and_then(|at| Filter::ALL.get(at)) {
            self.open_filter(*filter);
        }
    }

    /// Narrows the table to the chosen value.
    pub(super) fn take_value(&mut self) {
        let Some(Overlay::Menu(menu)) = self.overlay.take() else { return };
        if let Some(choice) = menu.choices.get(menu.chosen) {
            choice.value.set(&mut self.research);
            self.gather();
        }
    }

    /// Where `menu` stands: below the value that it sets.
    pub fn menu_area(&self, menu: &Menu) -> layout::Menu {
        let chips = self.chips();
        let anchor =
            chips.iter().find(|chip| chip.filter == menu.filter).map_or(Rect::ZERO, Chip::value_area);
        let widest = menu.choices.iter().map(|it| it.mark.width() + it.words.width() + 1).max().unwrap_or(0);
        layout::menu(self.body(), anchor, widest as u16 + 10, menu.choices.len() as u16)
    }
}
