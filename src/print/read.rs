//! The whole infographic as a conversation: a line comes in, plain lines go out.
//!
//! [`Reader`] reads nothing and writes nothing; [`converse`] does both for it. What it says is for
//! ears as much as for eyes: no frames, no bars, no marks, no colour, and nothing is ever drawn over.

mod act;
mod card;
mod document;
mod figure;
mod lesson;
mod list;
mod marks;
mod page;
mod progress;
mod quiz;
mod study;
mod tell;
mod trail;
mod typed;

pub use act::{Act, Keep};
pub use study::Student;
pub use trail::{Filter, Spot};

use crate::app::finder::Catalogue;
use crate::app::keymap::Keymap;
use crate::app::memory::{Change, Memory};
use crate::app::name::{self, Named};
use crate::app::place::{self, Place, is_card};
use crate::app::research::Research;
use crate::app::round::Round;
use crate::app::stage::Stage;
use crate::content::Pack;
use crate::content::address::Address;
use crate::content::citation::Style;
use crate::content::figure::Figure;
use crate::content::id::{FigureId, LessonId, QuestionId};
use crate::content::library::Library;
use crate::content::model::Status;
use std::collections::HashMap;
use std::io::{self, BufRead, Write};
use std::iter;
use std::sync::{Arc, OnceLock};
use tell::{Telling, sentence, speak};
use trail::Trail;
use typed::{COMMANDS, Command, Typed};

/// Ends every answer, on a line of its own.
const PROMPT: &str = "Your choice, or ? for help:";

/// How many choices, or rows of a table, are told at once.
const PORTION: usize = 25;

/// Somebody who is told the infographic.
#[derive(Debug)]
pub struct Reader {
    pack: Pack,
    trail: Trail,
    /// What there is to tell here, and how much of its list has been told.
    telling: Telling,
    told: usize,
    stages: HashMap<FigureId, Stage>,
    answers: HashMap<QuestionId, Vec<usize>>,
    round: Option<Round>,
    /// What rounds are mixed by.
    pub seed: u64,
    /// The keys of the screen, as the reader has them.
    pub keymap: Keymap,
    /// The option that was guessed at a step of a lesson.
    guesses: HashMap<(LessonId, usize), usize>,
    research: Research,
    /// The sayings that are told, all without one.
    said: Option<Status>,
    style: Style,
    catalogue: OnceLock<Arc<Catalogue>>,
    memory: Memory,
    /// Where the reader left last time.
    left: Option<Address>,
    /// What is to be kept, in the order in which it was asked for.
    changes: Vec<Change>,
    /// None where nothing can be kept.
    student: Option<Student>,
}

/// What comes back for a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Whole lines of printable characters.
    pub text: String,
    pub is_over: bool,
}

impl Reader {
    /// At home, with what was kept from the last time.
    pub fn new(pack: Pack, memory: Memory) -> Self {
        let left = place::find(&memory.place, pack.library()).ok();
        let mut reader = Self {
            pack,
            trail: Trail::new(),
            telling: Telling::default(),
            told: 0,
            stages: HashMap::new(),
            answers: HashMap::new(),
            round: None,
            seed: 0,
            keymap: Keymap::default(),
            guesses: HashMap::new(),
            research: Research::default(),
            said: None,
            style: memory.style().unwrap_or_default(),
            catalogue: OnceLock::new(),
            left: left.filter(|address| *address != Address::Home),
            memory,
            changes: Vec::new(),
            student: None,
        };
        reader.telling = reader.tell();
        reader
    }

    /// Goes to `address`, as if it had been chosen, and tells what is there.
    pub fn open(&mut self, address: &Address) -> Reply {
        let text = self.enter(address);
        reply(&text)
    }

    /// Goes to the cards that are due.
    pub fn open_cards(&mut self) -> Reply {
        let text = self.open_study();
        reply(&text)
    }

    /// Answers one line.
    pub fn line(&mut self, line: &str) -> Reply {
        let text = match typed::parse(line) {
            Typed::Nothing => "Nothing was typed. Type c for the choices.".to_owned(),
            Typed::Number(number) => self.choose(number),
            Typed::Find(words) if words.is_empty() => {
                "Type a slash and what to find, such as /touch.".to_owned()
            }
            Typed::Find(words) => self.go(Spot::Found(words)),
            Typed::Turn(up) => self.turn(up),
            Typed::Grade(grade) => self.grade(grade),
            Typed::Words(words) if self.trail.here == Spot::Place(Place::Research) => {
                self.research.words = words.into();
                self.stay()
            }
            Typed::Words(_) => "Words sift the studies: type r first, then w and the words.".to_owned(),
            Typed::Mark(line) => self.mark(line),
            Typed::Keys => self.keys(),
            Typed::Command(Command::Quit) => {
                return Reply { text: "Goodbye.\n".to_owned(), is_over: true };
            }
            Typed::Command(command) => self.run(command),
            Typed::Name(name) => match self.named(&name) {
                Ok(Named { address, also }) => {
                    let text = self.enter(&address);
                    also.map_or_else(
                        || text.clone(),
                        |also| format!("{}\n\n{text}", sentence(&also.replace('`', "\""))),
                    )
                }
                Err(message) => message,
            },
        };
        reply(&text)
    }

    /// What is to be kept now that it is over.
    pub fn leave(self, memory: &mut Memory) {
        for change in self.changes {
            memory.change(change);
        }
        memory.leave(&self.memory);
    }

    /// Where the reader is.
    pub fn spot(&self) -> &Spot {
        &self.trail.here
    }

    /// What the numbers do here, from 1, with their words.
    pub fn choices(&self) -> impl Iterator<Item = (&str, &Act)> {
        self.telling.choices()
    }

    fn library(&self) -> &Library {
        self.pack.library()
    }

    fn run(&mut self, command: Command) -> String {
        match command {
            Command::Back if self.trail.back() => self.again(),
            Command::Back => "There is nothing to go back to.".to_owned(),
            Command::Forward if self.trail.forward() => self.again(),
            Command::Forward => "There is nothing to go forward to.".to_owned(),
            Command::Up => match self.trail.above(self.library()) {
                Some(spot) => {
                    self.trail.go(spot, self.pack.library());
                    self.again()
                }
                None => "This is home; nothing is above it.".to_owned(),
            },
            Command::Home => self.go(Spot::Place(Place::Home)),
            Command::Glossary => self.go(Spot::Place(Place::Glossary)),
            Command::Research => self.go(Spot::Place(Place::Research)),
            Command::Said => self.go(Spot::Place(Place::Said)),
            Command::Marks => self.go(Spot::Place(Place::Marks)),
            Command::Quiz => self.go(Spot::Place(Place::Quiz)),
            Command::Choices => {
                self.told = 0;
                self.more("There is nothing to choose here. Type b to go back.")
            }
            Command::More => self.more("That was all. Type c to hear it again."),
            Command::Text => self.whole(),
            Command::Limits => match self.trail.limits() {
                Some(subject) => self.go(Spot::Card(subject)),
                None => "Limits are those of a page: open one first.".to_owned(),
            },
            Command::Cards => self.open_study(),
            Command::Style => {
                self.style = self.style.next();
                self.keep_for_later(Change::Style(self.style));
                self.restyle()
            }
            Command::Help => self.help(),
            Command::Quit => String::new(),
        }
    }

    /// What can be typed here.
    fn help(&self) -> String {
        let mut lines = vec!["What you can type:".to_owned()];
        lines.push("a number: take that choice.".to_owned());
        lines.extend(COMMANDS.iter().map(|it| format!("{}, or {}: {}", it.letter, it.word, it.help)));
        lines.push("/ and words: find something, such as /touch.".to_owned());
        lines.push("the name of a place: go there, such as home.".to_owned());
        lines.push("keys: what keys do on the screen, as you have them.".to_owned());
        lines.push("mark: mark this place; mark and words: with a line of your own.".to_owned());
        match &self.trail.here {
            Spot::Place(Place::Research) => {
                lines.push("w and words: only the studies that hold them; w alone: all again.".to_owned());
            }
            Spot::Study => {
                lines.push("missed, hard, knew it or easy: how well the card was known.".to_owned());
            }
            Spot::Knob(..) => lines.push("+ or -: the next step, or the one before.".to_owned()),
            _ => {}
        }
        lines.join("\n")
    }

    /// The keys of the screen, which is a program of its own to whoever hears this one.
    fn keys(&self) -> String {
        let rows = self.keymap.rows().iter().filter(|row| !row.keys.is_empty()).map(|row| {
            let keys: Vec<String> = row.keys.iter().map(ToString::to_string).collect();
            format!("{}, {}: {}.", row.scope.word(), keys.join(" or "), row.help)
        });
        let first = "On the screen, by where one is:".to_owned();
        iter::once(first).chain(rows).collect::<Vec<_>>().join("\n")
    }

    /// Where a name that was typed leads: an id, or a title.
    fn named(&self, name: &str) -> Result<Named, String> {
        let library = self.library();
        let is_it = |title: &str| title.to_lowercase() == name.to_lowercase();
        name::find(name, library, None).or_else(|error| {
            let error = sentence(&error.replace('`', "\""));
            let near = format!("Sorry, {error} Type a slash before words to find them.");
            self.titled(is_it).map(|address| Named { address, also: None }).ok_or(near)
        })
    }

    /// Goes to `spot` and tells all of it.
    fn go(&mut self, spot: Spot) -> String {
        self.trail.go(spot, self.pack.library());
        self.stay()
    }

    /// Through `address`: to a place, and on to what lies over it.
    fn enter(&mut self, address: &Address) -> String {
        let place = Spot::Place(Place::of(address, self.pack.library()));
        if !is_card(address) {
            return self.go(place);
        }
        self.trail.go(place, self.pack.library());
        match Act::of(address) {
            Act::Go(spot) => self.go(spot),
            _ => self.stay(),
        }
    }

    /// Tells anew what is here.
    fn stay(&mut self) -> String {
        self.arrive();
        self.whole()
    }

    /// Makes ready what can be told here.
    fn arrive(&mut self) {
        if self.trail.here == Spot::Place(Place::Research) {
            self.research.gather(self.pack.library());
        }
        if let Spot::Place(place) = &self.trail.here {
            self.memory.place = place.address().to_string();
            if let Some(target) = place.target() {
                self.memory.see(target.to_string());
            }
        }
        self.telling = self.tell();
        self.told = 0;
    }

    /// Where one has come back to; the text was heard before.
    fn again(&mut self) -> String {
        self.arrive();
        format!("{}\nType t for the text, c for the choices.", self.way())
    }

    /// The way to here, the text, and the first choices.
    fn whole(&mut self) -> String {
        self.told = 0;
        let mut parts = vec![self.way()];
        parts.extend(self.telling.text.iter().cloned());
        match self.choices().count() {
            0 => {}
            1 => parts.push("There is 1 choice.".to_owned()),
            n => parts.push(format!("There are {n} choices.")),
        }
        parts.extend(Some(self.more("")).filter(|it| !it.is_empty()));
        parts.join("\n\n")
    }

    /// The next portion of the list; `none` where there is nothing more.
    fn more(&mut self, none: &str) -> String {
        let lines: Vec<String> = self.telling.lines().skip(self.told).take(PORTION).collect();
        if lines.is_empty() {
            return none.to_owned();
        }
        self.told += lines.len();
        let n_all = self.telling.list.len();
        let rest = (self.told < n_all).then(|| format!("{} of {n_all} told. Type m for more.", self.told));
        lines.into_iter().chain(rest).collect::<Vec<_>>().join("\n")
    }

    /// The figure with what the reader has set in it.
    fn stage(&self, figure: &Figure) -> Stage {
        let stage = self.stages.get(&figure.id).cloned();
        stage.unwrap_or_else(|| Stage::new(self.library(), figure))
    }

    /// "Here: Home, Specific effects, Affective touch."
    fn way(&self) -> String {
        format!("Here: {}", sentence(&self.trail.names(&self.pack).join(", ")))
    }
}

fn reply(text: &str) -> Reply {
    Reply { text: format!("{}\n\n{PROMPT}\n", speak(text)), is_over: false }
}

/// Says `first`, then answers each line of `input`, until it ends or the reader quits.
///
/// # Errors
/// When reading or writing fails.
pub fn converse(
    reader: &mut Reader,
    first: Reply,
    mut input: impl BufRead,
    mut output: impl Write,
) -> io::Result<()> {
    let mut reply = first;
    let mut line = Vec::new();
    loop {
        output.write_all(reply.text.as_bytes())?;
        output.flush()?;
        line.clear();
        if reply.is_over || input.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        // Some shells put a byte order mark before the first line of a pipe.
        reply = reader.line(String::from_utf8_lossy(&line).trim_start_matches('\u{feff}'));
    }
}
