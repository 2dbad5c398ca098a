//! A film of what a reader does, made by the core with a clock of its own: nothing waits, and the
//! same hands make the same film, byte for byte.

mod cast;
mod svg;
mod tape;

use super::script::{self, Step};
use super::snapshot;
use crate::app::command::Command;
use crate::app::key::{Code, Key};
use crate::app::lesson::{Begin, Next};
use crate::app::{App, Effect, Msg};
use crate::content::lesson::Lesson;
use ratatui::buffer::Buffer;
use std::time::Duration;

/// The form of a film.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// An asciicast of the second version, which every player knows.
    Cast2,
    Cast3,
    /// An SVG that moves.
    Svg,
}

/// One thing that happens, and how long one looks at it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Take {
    /// The title of the chapter that begins with it.
    pub chapter: Option<String>,
    pub does: Option<Step>,
    pub after: Duration,
}

/// How long one looks at what a key has done, unless it is said.
pub const PAUSE: Duration = Duration::from_millis(700);
/// The same for a letter of a word.
pub const LETTER: Duration = Duration::from_millis(100);
/// No film is longer.
const LONGEST: Duration = Duration::from_secs(3600);

/// The lesson that `app` gives, from its first step to its end: each step is a chapter, and each of its slides stands as
/// long as it says, first a question, then its answer. The lesson is at its first step again afterwards.
pub fn lesson(app: &mut App) -> Vec<Take> {
    let mut takes: Vec<Take> = Vec::new();
    let mut next = Some(Next::Step(0));
    while let (Some(shown), Some(step)) = (next, app.lesson_step().map(|it| it.step)) {
        let after = Duration::try_from_secs_f64(step.seconds).unwrap_or_default();
        let does = Some(Step::Key(Key::new(Code::Space))).filter(|_| !takes.is_empty());
        let chapter = Some(step.title.clone()).filter(|_| matches!(shown, Next::Step(_)));
        takes.push(Take { chapter, does, after });
        next = app.comes_next();
        if next.is_some() {
            app.command(&Command::NextStep);
        }
    }
    if let Some(given) = app.lesson.take() {
        app.begin_lesson(&given.id, Begin { auto: given.auto, class: given.class });
    }
    takes
}

/// A lesson as a tape for VHS. `name` is what the command line calls it, its id or its file; `content` is the
/// directory of its pack, unless that is the built-in one.
///
/// # Errors
/// A file or a directory whose name a tape cannot hold as it is.
pub fn tape(lesson: &Lesson, name: &str, content: Option<&str>) -> Result<String, String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "./_-".contains(c);
    if let Some(path) = content.into_iter().chain([name]).find(|path| !path.chars().all(is_plain)) {
        return Err(format!("a tape cannot name `{path}`: use letters, digits and ./_-"));
    }
    Ok(tape::write(lesson, name, content))
}

/// What is seen from some moment on.
#[derive(Clone, Copy, Debug)]
pub enum Seen<'a> {
    Picture(&'a Buffer),
    Chapter(&'a str),
}

/// The takes of a script. `wait:` says how long one looks; where it stands first, at the beginning.
///
/// # Errors
/// A sentence that says what cannot be filmed.
pub fn takes(steps: Vec<Step>) -> Result<Vec<Take>, String> {
    let mut takes = vec![Take { after: PAUSE, ..Take::default() }];
    let mut was_wait = false;
    for step in steps {
        let is_wait = matches!(step, Step::Wait(_));
        match (step, takes.as_mut_slice()) {
            (Step::Wait(time), [.., last]) => {
                last.after = if was_wait { last.after.saturating_add(time) } else { time };
            }
            (Step::Chapter(title), [opening]) if opening.chapter.is_none() && !was_wait => {
                opening.chapter = Some(title);
            }
            (Step::Chapter(title), _) => takes.push(Take { chapter: Some(title), ..Take::default() }),
            (Step::Size(_), _) => return Err("a film has one size; say it with --size".to_owned()),
            (Step::Type(words), _) => {
                let key = |key| Take { does: Some(Step::Key(key)), after: LETTER, ..Take::default() };
                takes.extend(script::keys(&words).map(key));
                takes.last_mut().into_iter().for_each(|last| last.after = PAUSE);
            }
            (step, _) => takes.push(Take { does: Some(step), after: PAUSE, ..Take::default() }),
        }
        was_wait = is_wait;
    }
    Ok(takes)
}

/// Plays `takes` on `app` and shows `see` every new picture and chapter, each with its time: `fps`
/// pictures in a second while something moves, none while nothing does. Returns how long the film is.
///
/// # Errors
/// A sentence that says why there is no film of this.
pub fn shoot(
    app: &mut App,
    takes: &[Take],
    fps: u32,
    mut see: impl FnMut(Duration, Seen<'_>),
) -> Result<Duration, String> {
    let frame = Duration::from_secs(1) / fps.max(1);
    let length = takes.iter().fold(Duration::ZERO, |sum, take| sum.saturating_add(take.after));
    if length > LONGEST {
        return Err("this film would be longer than an hour".to_owned());
    }
    let mut now = Duration::ZERO;
    let mut shown = None;
    let mut look = |app: &App, now: Duration, see: &mut dyn FnMut(Duration, Seen<'_>)| {
        let picture = snapshot::picture(app);
        if shown.as_ref() != Some(&picture) {
            see(now, Seen::Picture(&picture));
            shown = Some(picture);
        }
    };
    for take in takes {
        if let Some(title) = &take.chapter {
            see(now, Seen::Chapter(title));
        }
        let effects = take.does.iter().flat_map(|step| script::act(app, step));
        if effects.filter(|it| *it == Effect::Quit).count() > 0 {
            return Err("these keys quit; a film ends by itself".to_owned());
        }
        // What nobody has the time to see is no picture.
        if !take.after.is_zero() {
            look(app, now, &mut see);
        }
        let end = now + take.after;
        // The last moment belongs to what happens then.
        while app.is_animating() && now < end {
            let passes = frame.min(end.saturating_sub(now));
            app.update(Msg::Tick(passes));
            now += passes;
            if now < end {
                look(app, now, &mut see);
            }
        }
        now = end;
    }
    look(app, now, &mut see);
    Ok(now)
}

/// The film of `takes` in `format`, with `fps` pictures in a second or as many as suit it.
///
/// # Errors
/// A sentence that says why there is no film of this.
pub fn write(app: &mut App, takes: &[Take], fps: Option<u32>, format: Format) -> Result<String, String> {
    match format {
        Format::Cast2 => cast::write(app, takes, fps.unwrap_or(20), cast::Version::Two),
        Format::Cast3 => cast::write(app, takes, fps.unwrap_or(20), cast::Version::Three),
        Format::Svg => svg::write(app, takes, fps.unwrap_or(10)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::Settings;
    use crate::content::Pack;
    use ratatui::layout::Size;

    fn of(keys: &str) -> Result<Vec<Take>, String> {
        takes(script::parse(keys).unwrap())
    }

    fn times(keys: &str) -> Vec<u128> {
        of(keys).unwrap().iter().map(|take| take.after.as_millis()).collect()
    }

    fn app(motion: bool) -> App {
        let settings = Settings { motion, ..Settings::default() };
        App::new(Pack::builtin(), Size { width: 80, height: 24 }, settings)
    }

    /// When there is a new picture, in milliseconds.
    fn pictures(app: &mut App, keys: &str, fps: u32) -> Vec<u128> {
        let mut at = Vec::new();
        shoot(app, &of(keys).unwrap(), fps, |now, seen| {
            if matches!(seen, Seen::Picture(_)) {
                at.push(now.as_millis());
            }
        })
        .unwrap();
        at
    }

    #[test]
    fn a_wait_says_how_long_one_looks_and_else_there_is_a_pause() {
        assert_eq!(times("Down Up"), [700, 700, 700]);
        assert_eq!(times("wait:50 Down wait:200 wait:100 Up"), [50, 300, 700]);
        assert_eq!(times("/ type:abc Enter"), [700, 700, 100, 100, 700, 700]);
        assert_eq!(times("chapter:A wait:90 Down chapter:B wait:40 Up"), [90, 700, 40, 700]);
    }

    #[test]
    fn a_chapter_begins_with_what_comes_next() {
        let takes = of("chapter:A Down chapter:B Up").unwrap();
        let titles: Vec<_> = takes.iter().map(|take| take.chapter.as_deref()).collect();
        assert_eq!(titles, [Some("A"), None, Some("B"), None]);
        assert_eq!(takes[2].after, Duration::ZERO);
    }

    #[test]
    fn there_are_pictures_only_while_something_moves() {
        // No key but the zoom out of the panel, which is left out without motion.
        assert_eq!(
            pictures(&mut app(false), "wait:3000 Enter wait:9000 Down wait:2000", 20),
            [0, 3000, 12000]
        );
        let moving = pictures(&mut app(true), "wait:0 Enter wait:1000", 50);
        assert_eq!(moving, [0, 20, 40, 60, 80, 100, 120, 140, 180]);
    }

    #[test]
    fn the_pictures_are_those_of_a_snapshot_after_the_same_time() {
        let mut film = app(true);
        let mut last = None;
        shoot(&mut film, &of("wait:500 Down wait:1500").unwrap(), 8, |_, seen| {
            if let Seen::Picture(picture) = seen {
                last = Some(picture.clone());
            }
        })
        .unwrap();
        let mut still = app(true);
        script::play(&mut still, &script::parse("wait:500 Down wait:1500").unwrap());
        assert_eq!(last, Some(snapshot::picture(&still)));
    }

    #[test]
    fn what_cannot_be_filmed_is_refused() {
        assert!(of("Down size:80x24").unwrap_err().contains("--size"));
        let refused = |keys: &str| shoot(&mut app(true), &of(keys).unwrap(), 20, |_, _| {}).unwrap_err();
        assert!(refused("Down q").contains("quit"));
        assert!(refused("wait:3600001").contains("hour"));
        assert!(refused("wait:18446744073709551615 wait:18446744073709551615").contains("hour"));
    }
}
