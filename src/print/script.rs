//! A reader's hands as text: `Down Enter type:opioid wait:400 click:10,5 size:80x24`.

use crate::app::key::{Code, Key};
use crate::app::{App, Effect, Msg};
use crate::content::character::is_printable;
use crate::study::log::{Record, RecordId};
use ratatui::layout::{Position, Size};
use std::str::FromStr;
use std::time::Duration;

/// One thing that the reader does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Key(Key),
    Type(String),
    Wait(Duration),
    /// Columns and rows count from 1, as people count them.
    Click(Position),
    Hover(Position),
    Wheel(Position, i32),
    Size(Size),
    /// A chapter of a film begins.
    Chapter(String),
}

/// Reads a script: steps between blanks.
///
/// # Errors
/// A sentence that names the step that is none.
pub fn parse(text: &str) -> Result<Vec<Step>, String> {
    text.split_whitespace().map(str::parse).collect()
}

impl FromStr for Step {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let bad = |what: &str| format!("`{text}`: {what}");
        if !text.chars().all(is_printable) {
            return Err(bad("there is a character in it that cannot be shown"));
        }
        match text.split_once(':').filter(|(verb, rest)| verb.len() > 1 && !rest.is_empty()) {
            Some(("type", words)) => Ok(Self::Type(words.replace("\\s", " "))),
            Some(("chapter", title)) => Ok(Self::Chapter(title.replace("\\s", " "))),
            Some(("wait", ms)) => {
                let ms = ms.parse().map_err(|_not_a_number| bad("write wait:400 for 400 milliseconds"))?;
                Ok(Self::Wait(Duration::from_millis(ms)))
            }
            Some(("click", at)) => position(at).map(Self::Click).ok_or_else(|| bad("write click:COLUMN,ROW")),
            Some(("move", at)) => position(at).map(Self::Hover).ok_or_else(|| bad("write move:COLUMN,ROW")),
            Some(("wheeldown", at)) => {
                position(at).map(|it| Self::Wheel(it, 3)).ok_or_else(|| bad("write wheeldown:COLUMN,ROW"))
            }
            Some(("wheelup", at)) => {
                position(at).map(|it| Self::Wheel(it, -3)).ok_or_else(|| bad("write wheelup:COLUMN,ROW"))
            }
            Some(("size", size)) => self::size(size).map(Self::Size).map_err(|error| bad(&error)),
            _ => text.parse().map(Self::Key),
        }
    }
}

/// Reads `120x36`.
///
/// # Errors
/// When it is no size from 1x1 to 500x300.
pub fn size(text: &str) -> Result<Size, String> {
    let parts =
        text.split_once('x').and_then(|(w, h)| Some((w.parse::<u16>().ok()?, h.parse::<u16>().ok()?)));
    match parts {
        Some((width @ 1..=500, height @ 1..=300)) => Ok(Size { width, height }),
        _ => Err("write a size as COLUMNSxROWS, such as 120x36, from 1x1 to 500x300".to_owned()),
    }
}

fn position(text: &str) -> Option<Position> {
    let (x, y) = text.split_once(',')?;
    Some(Position { x: x.parse::<u16>().ok()?.checked_sub(1)?, y: y.parse::<u16>().ok()?.checked_sub(1)? })
}

/// The keys that words are typed with.
pub fn keys(words: &str) -> impl Iterator<Item = Key> {
    words.chars().map(|c| Key::new(if c == ' ' { Code::Space } else { Code::Char(c) }))
}

/// Does all of `steps` and returns what the shell would have had to do.
pub fn play(app: &mut App, steps: &[Step]) -> Vec<Effect> {
    steps.iter().flat_map(|step| act(app, step)).collect()
}

/// Does one step and returns what the shell would have to do. What happens to cards is only kept in mind.
pub fn act(app: &mut App, step: &Step) -> Vec<Effect> {
    let effects = hand(app, step);
    for effect in &effects {
        if let (Effect::Note(what), Some(student)) = (effect, &app.student) {
            let number = student.history().records().len() as u64 + 1;
            let id = RecordId { device: "mind".to_owned(), number };
            app.update(Msg::Noted(vec![Record { at: app.clock, id, what: what.clone() }]));
        }
    }
    effects
}

fn hand(app: &mut App, step: &Step) -> Vec<Effect> {
    match step {
        Step::Key(key) => app.update(Msg::Key(*key)),
        Step::Type(words) => keys(words).flat_map(|key| app.update(Msg::Key(key))).collect(),
        Step::Wait(time) => app.update(Msg::Tick(*time)),
        Step::Click(position) => app.update(Msg::Click(*position)),
        Step::Hover(position) => app.update(Msg::Hover(*position)),
        Step::Wheel(position, lines) => app.update(Msg::Scroll(*position, *lines)),
        Step::Size(size) => app.update(Msg::Resize(*size)),
        Step::Chapter(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_read_step_by_step() {
        let steps = parse("Down type:pain\\srelief wait:400 click:3,4 size:80x24 :").unwrap();
        assert_eq!(steps[0], Step::Key(Key::new(Code::Down)));
        assert_eq!(steps[1], Step::Type("pain relief".to_owned()));
        assert_eq!(steps[2], Step::Wait(Duration::from_millis(400)));
        assert_eq!(steps[3], Step::Click(Position { x: 2, y: 3 }));
        assert_eq!(steps[4], Step::Size(Size { width: 80, height: 24 }));
        assert_eq!(steps[5], Step::Key(Key::new(Code::Char(':'))));
    }

    #[test]
    fn what_is_no_step_is_named() {
        assert!(parse("Down Downn").unwrap_err().contains("`Downn`"));
        assert!(parse("wait:soon").unwrap_err().contains("wait:400"));
        assert!(parse("size:0x4").is_err() && parse("click:0,1").is_err());
    }
}
