//! The shell around the core: the real terminal, the clock, the effects. It decides nothing.
//!
//! One loop on one channel. Threads that only wait (for input, for signals, for saved files) send
//! into it, so that the loop sleeps whenever nothing moves.
#![expect(clippy::disallowed_methods, reason = "the one layer with a clock and threads")]

mod effect;
mod event;
pub mod notes;
mod reader;
mod screen;
mod signals;
pub mod state;
mod theme;

use crate::app::key::Key;
use crate::app::settings::ThemeName;
use crate::app::{App, Effect, Fresh, Msg};
use crate::canvas::{Canvas, Updates};
use crate::content::problem::Problem;
use crate::content::source;
use anyhow::{Context, Result};
use notes::Speech;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use reader::{Reader, watch};
use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
use std::io::stdout;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};
use theme::Heard;

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
    pub content: Option<PathBuf>,
    /// Whether a browser can be opened here.
    pub browser: bool,
    /// The file of what is kept from one time to the next.
    pub state: Option<PathBuf>,
    /// Where the notes of a lesson are told.
    pub notes: Option<PathBuf>,
}

/// What wakes the loop.
enum Input {
    Event(crossterm::event::Event),
    Signal(i32),
    /// The terminal said whether it is dark or light.
    Theme(ThemeName),
    /// Files of the pack were saved.
    Saved,
    /// The pack has been read, or cannot be.
    Read(Result<Box<Result<Fresh, Vec<Problem>>>>),
    /// A key from the second terminal of a lesson.
    Remote(Key),
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
    let (width, height) = crossterm::terminal::size().context("cannot read the size of the terminal")?;
    app.update(Msg::Resize(Size { width, height }));
    let mut canvas = Canvas::new(&options.term, options.updates);
    frame(&mut canvas, &app, draw)?;
    if app.welcome
        && let Some(path) = &options.state
    {
        // It has been seen. Where that cannot be kept, it is seen again.
        state::keep(path, |memory| memory.was_welcomed = true);
    }
    let mut reader = Reader::new(options.content.as_deref(), &sender);
    // What the first frame did not need, while the reader looks at it.
    if app.pack.is_whole() {
        app.pack.library();
    } else {
        reader.read();
    }
    let asked = theme::ask(options)?.then(Instant::now);
    read_events(&sender);
    let _watcher = options.content.as_deref().map(|dir| watch(dir, &sender)).transpose()?;
    let speech = Speech::new(options, &sender);
    let first_theme = app.settings.theme;
    let end = Shell { app, canvas, reader, speech, options, draw, first_theme }.turn(&receiver);
    if let (Some(asked), Ok(None) | Err(_)) = (asked, &end) {
        await_answer(asked, &receiver);
    }
    drop(restore);
    end?.map_or(Ok(()), signals::end)
}

/// A reader who quits at once must not find the terminal's answer in the prompt.
fn await_answer(asked: Instant, inputs: &Receiver<Input>) {
    const LATEST: Duration = Duration::from_millis(150);
    while let Some(left) = LATEST.checked_sub(asked.elapsed()) {
        match inputs.recv_timeout(left) {
            Ok(Input::Theme(_) | Input::Gone) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// The size of the terminal, or that of an old one where it does not say.
pub fn size() -> Size {
    let (width, height) = crossterm::terminal::size().unwrap_or((80, 24));
    Size { width, height }
}

/// What the loop holds.
struct Shell<'a> {
    app: App,
    canvas: Canvas,
    reader: Reader<'a>,
    speech: Speech<'a>,
    options: &'a Options,
    draw: Draw,
    /// The theme before the terminal has said anything.
    first_theme: ThemeName,
}

impl Shell<'_> {
    /// The loop. Returns the signal that ended it, if one did.
    fn turn(mut self, inputs: &Receiver<Input>) -> Result<Option<i32>> {
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
            let mut input = if let Some(sleep) = sleep {
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
            for effect in pending {
                effect::perform(&mut self.app, effect, self.options)?;
            }
            // All that has come in by now goes into one frame.
            while let Some(it) = input {
                match self.take(it)? {
                    ControlFlow::Break(signal) => return Ok(signal),
                    ControlFlow::Continue(changes) => is_new |= changes,
                }
                input = inputs.try_recv().ok();
            }
            is_new |= self.speech.follow(&mut self.app);
            // Going on after a stop, the signal for it may come later than the next frame would.
            if is_new && screen::is_ours() {
                frame(&mut self.canvas, &self.app, self.draw)?;
            }
        }
    }

    /// Takes in what came. Whether the picture has changed, or the end with the signal for it.
    fn take(&mut self, input: Input) -> Result<ControlFlow<Option<i32>, bool>> {
        let app = &mut self.app;
        let mut is_new = true;
        let effects = match input {
            Input::Event(event) => match event::message(&event) {
                Some(msg) => {
                    let lit = |app: &App| app.lesson.as_ref().and_then(|it| it.spotlight);
                    let before = matches!(msg, Msg::Hover(_)).then(|| (app.hover.clone(), lit(app)));
                    let effects = app.update(msg);
                    is_new = before.is_none_or(|before| before != (app.hover.clone(), lit(app)));
                    effects
                }
                None => return Ok(ControlFlow::Continue(false)),
            },
            Input::Saved => {
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
                (Ok(pack), false) => match (*pack, self.reader.dir) {
                    (Err(problems), Some(dir)) => return Err(source::refusal(dir, &problems)),
                    (pack, _) => Msg::Reloaded(Box::new(pack)),
                },
            }),
            Input::Signal(SIGWINCH) => app.update(Msg::Resize(size())),
            Input::Signal(SIGCONT) => {
                screen::enter_again(app.settings.mouse)?;
                self.canvas.forget();
                // Of a new size only the job in front hears.
                app.update(Msg::Resize(size()))
            }
            // Whoever has chosen a theme meanwhile keeps it.
            Input::Theme(theme) if app.settings.theme == self.first_theme => {
                is_new = theme != self.first_theme;
                app.update(Msg::Theme(theme))
            }
            Input::Theme(_) => return Ok(ControlFlow::Continue(false)),
            Input::Remote(key) => app.drive(key),
            Input::Signal(SIGTSTP) => {
                signals::stop()?;
                return Ok(ControlFlow::Continue(false));
            }
            Input::Signal(signal) => return Ok(ControlFlow::Break(Some(signal))),
            Input::Gone => return Ok(ControlFlow::Break(None)),
        };
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(ControlFlow::Break(None)),
                Effect::Redraw => self.canvas.forget(),
                effect => is_new |= effect::perform(app, effect, self.options)?,
            }
        }
        Ok(ControlFlow::Continue(is_new))
    }
}

/// Sends the picture of the state.
fn frame(canvas: &mut Canvas, app: &App, draw: Draw) -> Result<()> {
    canvas.point(crate::ui::cursor(app));
    canvas.frame(app.screen, &mut stdout().lock(), |area, buf| draw(app, area, buf))?;
    Ok(())
}

/// Starts the thread that waits for keys and the mouse.
fn read_events(sender: &Sender<Input>) {
    let inputs = sender.clone();
    std::thread::spawn(move || {
        let mut answer = theme::Answer::default();
        while let Ok(event) = crossterm::event::read() {
            let input = match answer.hear(&event) {
                Heard::Nothing => Input::Event(event),
                Heard::Part => continue,
                Heard::Theme(theme) => Input::Theme(theme),
            };
            if inputs.send(input).is_err() {
                return;
            }
        }
        // The loop may be gone already; then nobody needs to know.
        inputs.send(Input::Gone).ok();
    });
}
