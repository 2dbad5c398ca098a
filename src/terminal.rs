//! The shell around the core: the real terminal, the clock, the effects. It decides nothing.
//!
//! One loop on one channel. Threads that only wait (for input, for signals, for saved files) send
//! into it, so that the loop sleeps whenever nothing moves.
#![expect(clippy::disallowed_methods, reason = "the one layer with a clock and threads")]

mod effect;
mod event;
pub mod notes;
mod screen;
pub mod state;
mod theme;

use crate::app::key::Key;
use crate::app::settings::ThemeName;
use crate::app::{App, Effect, Fresh, Msg};
use crate::canvas::{Canvas, Updates};
use crate::content::problem::Problem;
use crate::content::{Pack, source};
use crate::page::notes::Notes;
use anyhow::{Context, Result};
use notes::Speaker;
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer, notify};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;
use std::io::stdout;
use std::path::{Path, PathBuf};
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
        app.memory.was_welcomed = true;
        state::write(path, &app.memory).ok();
    }
    let (sender, receiver) = channel();
    let mut reader = Reader { dir: options.content.as_deref(), inputs: &sender, state: Reading::Idle };
    // What the first frame did not need, while the reader looks at it.
    if app.pack.is_whole() {
        app.pack.library();
    } else {
        reader.read();
    }
    if options.ask_theme {
        theme::ask(options)?;
    }
    listen(&sender)?;
    let _watcher = options.content.as_deref().map(|dir| watch(dir, &sender)).transpose()?;
    let asked = options.ask_theme.then(Instant::now);
    let mut speech = Speech::new(options, &sender);
    let end = turn(&mut app, &mut canvas, &receiver, (&mut reader, &mut speech), options, draw);
    if let (Some(asked), Ok(None) | Err(_)) = (asked, &end) {
        await_answer(asked, &receiver);
    }
    drop(restore);
    // A signal ends the program the way it would have without us, so that its parent can tell.
    if let Some(signal) = end? {
        emulate_default_handler(signal).context("cannot pass the signal on")?;
    }
    Ok(())
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

/// The loop. Returns the signal that ended it, if one did.
fn turn(
    app: &mut App,
    canvas: &mut Canvas,
    inputs: &Receiver<Input>,
    (reader, speech): (&mut Reader<'_>, &mut Speech<'_>),
    options: &Options,
    draw: Draw,
) -> Result<Option<i32>> {
    if speech.follow(app) {
        frame(canvas, app, draw)?;
    }
    let mut last_frame = Instant::now();
    let first_theme = app.settings.theme;
    loop {
        let sleep = if app.is_animating() { Some(FRAME) } else { app.wakes_in() };
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
            pending = app.update(Msg::Tick(last_frame.elapsed()));
        }
        last_frame = Instant::now();
        let mut is_new = sleep.is_some();
        for effect in pending {
            effect::perform(app, effect, options)?;
        }
        // All that has come in by now goes into one frame.
        while let Some(it) = input {
            let effects = match it {
                Input::Event(event) => match event::message(&event) {
                    Some(msg) => {
                        let lit = |app: &App| app.lesson.as_ref().and_then(|it| it.spotlight);
                        let before = matches!(msg, Msg::Hover(_)).then(|| (app.hover.clone(), lit(app)));
                        let effects = app.update(msg);
                        is_new |= before.is_none_or(|before| before != (app.hover.clone(), lit(app)));
                        effects
                    }
                    None => Vec::new(),
                },
                Input::Saved => {
                    reader.read();
                    Vec::new()
                }
                Input::Read(_) if reader.begins_again() => Vec::new(),
                Input::Read(pack) => {
                    is_new = true;
                    let pack = pack?;
                    // Of one that was never whole there is nothing to go on showing.
                    if let (Err(problems), Some(dir), false) = (&*pack, reader.dir, app.pack.is_whole()) {
                        return Err(source::refusal(dir, problems));
                    }
                    app.update(Msg::Reloaded(pack))
                }
                Input::Signal(SIGCONT) => {
                    is_new = true;
                    // A stop that no program hears of may have left it to us.
                    screen::leave();
                    screen::enter(app.settings.mouse)?;
                    canvas.forget();
                    Vec::new()
                }
                // Whoever has chosen a theme meanwhile keeps it.
                Input::Theme(theme) if app.settings.theme == first_theme => {
                    is_new |= theme != first_theme;
                    app.update(Msg::Theme(theme))
                }
                Input::Theme(_) => Vec::new(),
                Input::Remote(key) => {
                    is_new = true;
                    app.drive(key)
                }
                Input::Signal(SIGTSTP) => vec![Effect::Suspend],
                Input::Signal(signal) => return Ok(Some(signal)),
                Input::Gone => return Ok(None),
            };
            for effect in effects {
                match effect {
                    Effect::Quit => return Ok(None),
                    effect => is_new |= effect::perform(app, effect, options)?,
                }
            }
            input = inputs.try_recv().ok();
        }
        is_new |= speech.follow(app);
        // Going on after a stop, the signal for it may come later than the next frame would.
        if is_new && screen::is_ours() {
            frame(canvas, app, draw)?;
        }
    }
}

/// Tells the notes of a lesson to whoever follows it.
struct Speech<'a> {
    socket: Option<&'a Path>,
    inputs: &'a Sender<Input>,
    speaker: Option<Speaker>,
    told: Option<Notes>,
}

impl<'a> Speech<'a> {
    fn new(options: &'a Options, inputs: &'a Sender<Input>) -> Self {
        Self { socket: options.notes.as_deref(), inputs, speaker: None, told: None }
    }

    /// Tells what has changed; opens the socket with a lesson and closes it with its end. Whether there
    /// is something new to read on the screen.
    fn follow(&mut self, app: &mut App) -> bool {
        let notes = app.notes();
        if notes == self.told {
            return false;
        }
        let is_first = self.told.is_none();
        self.told = notes;
        let (Some(notes), Some(socket)) = (&self.told, self.socket) else {
            self.speaker = None;
            return false;
        };
        if is_first {
            let inputs = self.inputs.clone();
            // The loop may be gone already; then nobody needs to know.
            let press = move |key| drop(inputs.send(Input::Remote(key)));
            match Speaker::new(socket, press) {
                Ok(speaker) => self.speaker = Some(speaker),
                Err(error) => {
                    app.update(Msg::Notice(format!("No notes in a second terminal: {error:#}")));
                }
            }
        }
        if let Some(speaker) = &self.speaker {
            speaker.tell(notes);
        }
        is_first && self.speaker.is_none()
    }
}

/// Sends the picture of the state.
fn frame(canvas: &mut Canvas, app: &App, draw: Draw) -> Result<()> {
    canvas.point(crate::ui::cursor(app));
    canvas.frame(app.screen, &mut stdout().lock(), |area, buf| draw(app, area, buf))?;
    Ok(())
}

/// Starts the threads that wait for input and for signals.
fn listen(sender: &Sender<Input>) -> Result<()> {
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
    let mut signals =
        Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT]).context("cannot listen to signals")?;
    let inputs = sender.clone();
    std::thread::spawn(move || {
        let mut ending = false;
        for signal in signals.forever() {
            let ends = !matches!(signal, SIGTSTP | SIGCONT);
            // Asked twice, it ends even if the loop is stuck.
            if inputs.send(Input::Signal(signal)).is_err() || (ending && ends) {
                screen::leave();
                emulate_default_handler(signal).ok();
            }
            ending |= ends;
        }
    });
    Ok(())
}

/// Sends [`Input::Saved`] when files in `dir` have been saved. Our own reading of them is no reason.
fn watch(
    dir: &Path,
    sender: &Sender<Input>,
) -> Result<Debouncer<notify::RecommendedWatcher, RecommendedCache>> {
    let inputs = sender.clone();
    let mut watcher = new_debouncer(Duration::from_millis(150), None, move |events: DebounceEventResult| {
        let is_change = |kind: notify::EventKind| !kind.is_access() && !kind.is_other();
        if events.is_ok_and(|events| events.iter().any(|event| is_change(event.kind))) {
            inputs.send(Input::Saved).ok();
        }
    })?;
    watcher
        .watch(dir, notify::RecursiveMode::Recursive)
        .with_context(|| format!("cannot watch {}", dir.display()))?;
    Ok(watcher)
}

/// Reads the pack while the loop goes on.
struct Reader<'a> {
    dir: Option<&'a Path>,
    inputs: &'a Sender<Input>,
    state: Reading,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Idle,
    Busy,
    /// Files were saved meanwhile: what comes of it may be half old, half new.
    Outdated,
}

impl Reader<'_> {
    /// Begins to read, or once more when it has come to the end.
    fn read(&mut self) {
        let Some(dir) = self.dir.map(Path::to_owned) else { return };
        if self.state != Reading::Idle {
            self.state = Reading::Outdated;
            return;
        }
        self.state = Reading::Busy;
        let inputs = self.inputs.clone();
        std::thread::spawn(move || {
            let pack = source::directory(&dir).map(|files| {
                let pack = Pack::from_files(&files);
                // Their texts are as large again as what has been made of them.
                drop(files);
                Box::new(pack.map(Fresh::from))
            });
            // The loop may be gone already; then nobody needs to know.
            inputs.send(Input::Read(pack)).ok();
        });
    }

    /// When it has come to the end: whether files were saved meanwhile, so that it must read them once more.
    fn begins_again(&mut self) -> bool {
        let state = std::mem::replace(&mut self.state, Reading::Idle);
        if state == Reading::Outdated {
            self.read();
        }
        state == Reading::Outdated
    }
}
