//! The shell around the core: the real terminal, the clock, the effects. It decides nothing.
//!
//! One loop on one channel. Threads that only wait (for input, for signals, for saved files) send
//! into it, so that the loop sleeps whenever nothing moves. Keys and the mouse wait for their turn behind all else,
//! and no longer than to the next frame.
#![expect(clippy::disallowed_methods, reason = "the one layer with a clock and threads")]

pub mod colors;
mod effect;
#[cfg(any(windows, test))]
mod event;
pub mod notes;
mod reader;
pub mod screen;
pub mod state;
pub mod study;
mod theme;
mod turns;
#[cfg(unix)]
mod unix;
mod watch;
#[cfg(windows)]
mod windows;

use crate::app::command::Command;
use crate::app::key::{Code, Key};
use crate::app::settings::ThemeName;
use crate::app::{App, Effect, Fresh, Msg};
use crate::canvas::{Canvas, Updates};
use crate::content::problem::Problem;
use crate::content::source::Source;
use crate::page::review::UNKEPT;
use anyhow::{Context, Result, ensure};
use effect::Effects;
use notes::{Press, Speech};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use reader::Reader;
use std::io::stdout;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};
use study::{Places, Reviews};
use system::input;
use system::signals::{self, SIGCONT, SIGTSTP, SIGWINCH};
use turns::{BATCH, Turns};
#[cfg(unix)]
use unix as system;
use watch::Watch;
#[cfg(windows)]
use windows as system;

/// Time from frame to frame while something moves.
const FRAME: Duration = Duration::from_millis(40);

/// How the state becomes a picture: [`crate::ui::draw`], or what a test puts in its place.
pub type Draw = fn(&App, Rect, &mut Buffer);

/// What the shell is told beside the state.
#[derive(Debug)]
pub struct Options {
    /// The name that the terminal goes by, `TERM`.
    pub term: String,
    pub updates: Updates,
    /// Ask the terminal whether it is dark or light.
    pub ask_theme: bool,
    /// Whether it is at the other end of a network.
    pub is_remote: bool,
    /// Where the pack is read from, and again when its files are saved.
    pub source: Source,
    /// Whether a browser can be opened here.
    pub browser: bool,
    /// The file of what is kept from one time to the next.
    pub state: Option<PathBuf>,
    /// Where the notes of a lesson are told.
    pub notes: Option<PathBuf>,
    /// Where answers are kept.
    pub reviews: Option<Places>,
}

/// What wakes the loop.
enum Input {
    /// What came from the terminal.
    Heard(Msg),
    Signal(i32),
    /// Files of the pack were saved.
    Saved,
    /// The pack has been read, or cannot be.
    Read(Result<Box<Result<Fresh, Vec<Problem>>>>),
    /// What was answered so far, and the file that the rest goes to.
    Reviews(Box<Reviews>),
    /// What the second terminal of a lesson asks for.
    Remote(Press),
    /// The lesson that had the notes is over.
    Free,
    /// The terminal is gone.
    Gone,
}

/// Runs until the user quits. The terminal is as it was before, whatever happens.
///
/// # Errors
/// When the terminal cannot be taken, written to or read from.
pub fn run(mut app: App, options: &Options, draw: Draw) -> Result<()> {
    let (sender, receiver) = channel();
    let inputs = sender.clone();
    // Before the size is read, so that no change of it is missed.
    signals::listen(move |signal| inputs.send(Input::Signal(signal)).is_ok())?;
    let restore = screen::Restore;
    screen::enter(app.settings.mouse).context("cannot take the terminal")?;
    app.update(Msg::Resize(screen::size()));
    if !signals::CAN_STOP {
        app.keymap.leave_out(&Command::Suspend);
    }
    let mut canvas = Canvas::new(&options.term, options.updates);
    frame(&mut canvas, &app, draw)?;
    let asked = theme::ask(options)?.then(Instant::now);
    if app.welcome
        && let Some(path) = &options.state
    {
        // It has been seen. Where that cannot be kept, it is seen again.
        state::keep(path, |memory| memory.was_welcomed = true);
    }
    let mut reader = Reader::new(&options.source, app.keymap.clone(), &sender);
    // What the first frame did not need, while the reader looks at it.
    if app.pack.is_whole() {
        app.pack.library();
    } else {
        reader.read();
    }
    if let Some(places) = &options.reviews {
        let (places, settings, inputs) =
            (places.clone(), app.memory.study.unwrap_or_default(), sender.clone());
        // The answers of years are read while the reader looks at the first frame.
        std::thread::spawn(move || {
            inputs.send(Input::Reviews(Box::new(Reviews::read(&places, settings)))).ok();
        });
    }
    app.unkept = options.reviews.is_none().then_some(UNKEPT);
    let inputs = sender.clone();
    input::listen(move |msg| inputs.send(msg.map_or(Input::Gone, Input::Heard)).is_ok());
    let watch = options.source.is_on_disk().then(|| Watch::new(&options.source, &sender));
    if let Some(Err(error)) = &watch {
        app.update(Msg::Notice(format!("Files that are saved will not be shown: {error:#}")));
        frame(&mut canvas, &app, draw)?;
    }
    let watch = watch.and_then(Result::ok);
    let speech = Speech::new(options, &sender);
    let first_theme = app.settings.theme;
    let (effects, turns, remote) = (Effects::new(options), Turns::default(), Turns::default());
    let mut shell =
        Shell { app, canvas, reader, watch, speech, effects, draw, first_theme, asked, turns, remote };
    let end = shell.turn(&receiver);
    if let (Some(asked), Ok(None) | Err(_)) = (shell.asked, &end) {
        await_answer(asked, &receiver);
    }
    if let Some(path) = &options.state {
        // Whatever ends it, the next time begins here. Where that cannot be kept, it begins at home.
        let left = shell.app.leave();
        state::keep(path, |memory| memory.leave(left));
    }
    let unkept = shell.effects.settle();
    // No more is told of a lesson that is over.
    drop(shell);
    drop(restore);
    ensure!(unkept.is_none(), unkept.unwrap_or_default());
    end?.map_or(Ok(()), signals::end)
}

/// A reader who quits at once must not find the terminal's answer in the prompt.
fn await_answer(asked: Instant, inputs: &Receiver<Input>) {
    const LATEST: Duration = Duration::from_secs(1);
    while let Some(left) = LATEST.checked_sub(asked.elapsed()) {
        match inputs.recv_timeout(left) {
            Ok(Input::Heard(Msg::Theme(_)) | Input::Gone) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// What the loop holds.
struct Shell<'a> {
    app: App,
    canvas: Canvas,
    reader: Reader<'a>,
    watch: Option<Watch<'a>>,
    speech: Speech<'a>,
    effects: Effects<'a>,
    draw: Draw,
    /// The theme before the terminal has said anything.
    first_theme: ThemeName,
    /// When it was asked, until it answers.
    asked: Option<Instant>,
    turns: Turns<Input>,
    /// Those of a second terminal, behind them.
    remote: Turns<Input>,
}

impl Shell<'_> {
    /// The loop. Returns the signal that ended it, if one did.
    fn turn(&mut self, inputs: &Receiver<Input>) -> Result<Option<i32>> {
        if self.speech.follow(&mut self.app) {
            frame(&mut self.canvas, &self.app, self.draw)?;
        }
        let mut last_frame = Instant::now();
        loop {
            let sleep = if self.app.is_animating() {
                Some(self.app.stands_for().map_or(FRAME, |stands| stands.max(FRAME)))
            } else {
                self.app.wakes_in()
            };
            let first = if !(self.turns.is_empty() && self.remote.is_empty()) {
                None
            } else if let Some(sleep) = sleep {
                match inputs.recv_timeout(sleep.saturating_sub(last_frame.elapsed())) {
                    Err(RecvTimeoutError::Disconnected) => return Ok(None),
                    input => input.ok(),
                }
            } else {
                let Ok(input) = inputs.recv() else { return Ok(None) };
                Some(input)
            };
            // Time passes only while something moves or is waited for; else the first frame would jump.
            let mut pending = Vec::new();
            if sleep.is_some() {
                pending = self.app.update(Msg::Tick(last_frame.elapsed()));
            }
            last_frame = Instant::now();
            let mut is_new = sleep.is_some();
            if self.act(pending)?.is_break() {
                return Ok(None);
            }
            // All that has come in by now goes into one frame, as far as there is time for it.
            match self.take_all(first, inputs, last_frame + BATCH)? {
                ControlFlow::Break(signal) => return Ok(signal),
                ControlFlow::Continue(changes) => is_new |= changes,
            }
            is_new |= self.speech.follow(&mut self.app);
            // Going on after a stop, the signal for it may come later than the next frame would.
            if is_new && screen::is_ours() {
                self.frame()?;
            }
        }
    }

    /// Sends the picture of the state. It says that what was answered is kept, so it waits for the disk, which
    /// writes while the picture is drawn.
    fn frame(&mut self) -> Result<()> {
        let (draw, effects, mut fault) = (self.draw, &mut self.effects, None);
        frame(&mut self.canvas, &self.app, |app, area, buf| {
            draw(app, area, buf);
            fault = effects.settle();
        })?;
        let Some(fault) = fault else { return Ok(()) };
        self.app.update(Msg::Notice(fault));
        frame(&mut self.canvas, &self.app, draw)
    }

    /// Takes in `first` and what came after it, and of what waits its turn as much as there is time for, once at
    /// least. Whether the picture has changed, or the end with the signal for it.
    fn take_all(
        &mut self,
        first: Option<Input>,
        inputs: &Receiver<Input>,
        until: Instant,
    ) -> Result<ControlFlow<Option<i32>, bool>> {
        let (mut next, mut is_new) = (first, false);
        loop {
            while let Some(input) = next.take().or_else(|| inputs.try_recv().ok()) {
                match input {
                    Input::Heard(Msg::Key(Key { code: Code::Char('c'), ctrl: true, .. })) => {
                        self.turns.interrupt(input);
                    }
                    Input::Heard(_) => self.turns.push(input),
                    Input::Remote(_) => self.remote.push(input),
                    input => match self.take(input)? {
                        ControlFlow::Continue(changes) => is_new |= changes,
                        end @ ControlFlow::Break(_) => return Ok(end),
                    },
                }
                if Instant::now() >= until {
                    break;
                }
            }
            let Some(input) = self.turns.next().or_else(|| self.remote.next()) else { break };
            match self.take(input)? {
                ControlFlow::Continue(changes) => is_new |= changes,
                end @ ControlFlow::Break(_) => return Ok(end),
            }
            if Instant::now() >= until {
                break;
            }
        }
        Ok(ControlFlow::Continue(is_new))
    }

    /// Takes in one thing.
    fn take(&mut self, input: Input) -> Result<ControlFlow<Option<i32>, bool>> {
        let app = &mut self.app;
        let mut is_new = true;
        let effects = match input {
            Input::Heard(Msg::Theme(theme)) => {
                self.asked = None;
                // Whoever has chosen a theme meanwhile keeps it.
                if app.settings.theme != self.first_theme {
                    return Ok(ControlFlow::Continue(false));
                }
                is_new = theme != self.first_theme;
                app.update(Msg::Theme(theme))
            }
            // Where there are no signals, it comes among the keys.
            Input::Signal(SIGWINCH) | Input::Heard(Msg::Resize(_)) => {
                // Whoever sends it though the size is as it was wants all of the screen.
                self.canvas.forget();
                app.update(Msg::Resize(screen::size()))
            }
            Input::Heard(msg) => {
                if matches!(msg, Msg::Key(_) | Msg::Click(_)) {
                    app.update(Msg::Clock(study::now()));
                }
                let lit = |app: &App| app.lesson.as_ref().and_then(|it| it.spotlight);
                let before = matches!(msg, Msg::Hover(_)).then(|| (app.hover.clone(), lit(app)));
                let effects = app.update(msg);
                is_new = before.is_none_or(|before| before != (app.hover.clone(), lit(app)));
                effects
            }
            Input::Saved => {
                // A folder that was exchanged is watched before it is read. Where it cannot be, it still is read.
                self.watch.as_mut().map(Watch::renew);
                self.reader.read();
                return Ok(ControlFlow::Continue(false));
            }
            Input::Read(_) if self.reader.begins_again() => return Ok(ControlFlow::Continue(false)),
            Input::Read(read) => app.update(match (read, app.pack.is_whole()) {
                (Ok(pack), true) => Msg::Reloaded(pack),
                // Files come and go while an author works; the last good page stays.
                (Err(error), true) => Msg::Notice(format!("The content could not be read: {error:#}")),
                // Of one that was never whole there is nothing to go on showing.
                (Err(error), false) => return Err(error),
                (Ok(pack), false) => match *pack {
                    Err(problems) => return Err(self.reader.source.refusal(&problems)),
                    pack => Msg::Reloaded(Box::new(pack)),
                },
            }),
            Input::Signal(SIGCONT) => {
                screen::enter_again(app.settings.mouse)?;
                self.canvas.forget();
                // Of a new size only the job in front hears.
                app.update(Msg::Resize(screen::size()))
            }
            Input::Reviews(reviews) => {
                let Reviews { store, history, faults } = *reviews;
                self.effects.store = Some(store);
                app.update(Msg::Clock(study::now()));
                app.update(Msg::Reviews(Box::new(history)));
                if faults.is_empty() { Vec::new() } else { app.update(Msg::Notice(faults.join(" · "))) }
            }
            Input::Remote(press) => self.speech.press(app, press),
            Input::Free => {
                self.speech.free();
                return Ok(ControlFlow::Continue(false));
            }
            Input::Signal(SIGTSTP) => {
                signals::stop()?;
                return Ok(ControlFlow::Continue(false));
            }
            Input::Signal(signal) => return Ok(ControlFlow::Break(Some(signal))),
            Input::Gone => return Ok(ControlFlow::Break(None)),
        };
        Ok(match self.act(effects)? {
            ControlFlow::Continue(changes) => ControlFlow::Continue(is_new || changes),
            end @ ControlFlow::Break(_) => end,
        })
    }

    /// Does what the core asks for. Whether the picture has changed, or the end.
    fn act(&mut self, effects: Vec<Effect>) -> Result<ControlFlow<Option<i32>, bool>> {
        let mut is_new = false;
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(ControlFlow::Break(None)),
                Effect::Redraw => {
                    self.canvas.forget();
                    is_new = true;
                }
                effect => is_new |= self.effects.perform(&mut self.app, effect)?,
            }
        }
        Ok(ControlFlow::Continue(is_new))
    }
}

/// Sends the picture of the state.
fn frame(canvas: &mut Canvas, app: &App, draw: impl FnOnce(&App, Rect, &mut Buffer)) -> Result<()> {
    canvas.point(crate::ui::cursor(app));
    canvas.frame(app.screen, &mut stdout().lock(), |area, buf| draw(app, area, buf))?;
    Ok(())
}
