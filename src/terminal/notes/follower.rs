//! The second terminal: it shows the notes and may move the lesson.

use super::{Envelope, Message, Press, VERSION, line};
use crate::app::Msg;
use crate::app::follower::{Follower as View, Wish};
use crate::app::key::{Code, Key};
use crate::app::keymap::Keymap;
use crate::app::settings::Settings;
use crate::canvas::{Canvas, Updates};
use crate::content::character::printable;
use crate::page::MEASURE;
use crate::page::notes::{self, Clock, Notes};
use crate::terminal::screen;
use crate::terminal::system::input;
use crate::terminal::system::pipe::name;
use crate::terminal::system::signals::{self, SIGCONT, SIGTSTP, SIGWINCH};
use crate::terminal::turns::{BATCH, Turns};
use crate::ui;
use anyhow::{Context, Result, anyhow};
use interprocess::local_socket::Stream;
use interprocess::local_socket::traits::Stream as _;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::io::{BufReader, Write, stdout};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant};

/// Between two tries to find a lesson.
const RETRY: Duration = Duration::from_millis(300);

enum Input {
    /// What came from the terminal.
    Heard(Msg),
    Signal(i32),
    /// A lesson was found; keys go there.
    Found(Arc<Stream>),
    Told {
        notes: Box<Notes>,
        clock: Clock,
    },
    /// The lesson speaks another version.
    Foreign(u32),
    /// The lesson is over, or was lost.
    Lost,
    Gone,
}

/// Shows the notes of the lesson at `socket` until the user quits, waiting for one where there is none.
///
/// # Errors
/// When the terminal cannot be taken or written to.
pub fn follow(
    socket: &Path,
    term: &str,
    updates: Updates,
    settings: &Settings,
    keymap: Keymap,
) -> Result<()> {
    let (sender, receiver) = channel();
    let inputs = sender.clone();
    signals::listen(move |signal| inputs.send(Input::Signal(signal)).is_ok())?;
    let restore = screen::Restore;
    screen::enter(false).context("cannot take the terminal")?;
    connect(socket, sender.clone());
    input::listen(move |msg| sender.send(msg.map_or(Input::Gone, Input::Heard)).is_ok());
    let follower = Follower {
        canvas: Canvas::new(term, updates),
        settings,
        view: View::new(screen::size(), keymap),
        begun: None,
        lesson: None,
        turns: Turns::default(),
    };
    let end = follower.turn(&receiver);
    drop(restore);
    end?.map_or(Ok(()), signals::end)
}

/// What the loop holds.
struct Follower<'a> {
    canvas: Canvas,
    settings: &'a Settings,
    /// What is shown, with the notes that were told last.
    view: View,
    /// When the lesson would have begun on our clock.
    begun: Option<Instant>,
    lesson: Option<Arc<Stream>>,
    turns: Turns<Msg>,
}

/// The end, with the signal for it if there was one.
type End = ControlFlow<Option<i32>>;

impl Follower<'_> {
    /// Returns the signal that ended it, if one did.
    fn turn(mut self, inputs: &Receiver<Input>) -> Result<Option<i32>> {
        loop {
            let elapsed = self.elapsed();
            self.view.seconds = elapsed.as_secs_f64();
            self.view.time_of_day = time_of_day();
            if screen::is_ours() {
                let (view, settings) = (&self.view, self.settings);
                let draw = |area: Rect, buf: &mut Buffer| ui::notes::draw(view, settings, area, buf);
                self.canvas.frame(view.size, &mut stdout().lock(), draw)?;
            }
            // The clock goes on by seconds; without a lesson it stands.
            let left = Duration::from_nanos(u64::from(1_000_000_000 - elapsed.subsec_nanos()));
            let first = match self.begun {
                _ if !self.turns.is_empty() => Err(RecvTimeoutError::Timeout),
                Some(_) => inputs.recv_timeout(left),
                None => inputs.recv().map_err(|_gone| RecvTimeoutError::Disconnected),
            };
            if matches!(first, Err(RecvTimeoutError::Disconnected)) {
                return Ok(None);
            }
            if let ControlFlow::Break(signal) = self.take_all(first.ok(), inputs)? {
                return Ok(signal);
            }
        }
    }

    /// Takes in `first` and what came after it, and of the keys that wait as many as there is time for.
    fn take_all(&mut self, first: Option<Input>, inputs: &Receiver<Input>) -> Result<End> {
        let (mut next, until) = (first, Instant::now() + BATCH);
        loop {
            while let Some(input) = next.take().or_else(|| inputs.try_recv().ok()) {
                if let end @ ControlFlow::Break(_) = self.take(input)? {
                    return Ok(end);
                }
                if Instant::now() >= until {
                    break;
                }
            }
            let Some(msg) = self.turns.next() else { break };
            if let end @ ControlFlow::Break(_) = self.hear(&msg)? {
                return Ok(end);
            }
            if Instant::now() >= until {
                break;
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn take(&mut self, input: Input) -> Result<End> {
        match input {
            Input::Heard(msg @ Msg::Key(Key { code: Code::Char('c'), ctrl: true, .. })) => {
                self.turns.interrupt(msg);
            }
            // Where there are no signals, it comes among the keys.
            Input::Signal(SIGWINCH) | Input::Heard(Msg::Resize(_)) => {
                self.canvas.forget();
                self.view.size = screen::size();
            }
            Input::Heard(msg) => self.turns.push(msg),
            Input::Gone => return Ok(ControlFlow::Break(None)),
            Input::Signal(SIGTSTP) => signals::stop()?,
            Input::Signal(SIGCONT) => {
                screen::enter_again(false)?;
                self.canvas.forget();
                self.view.size = screen::size();
            }
            Input::Signal(signal) => return Ok(ControlFlow::Break(Some(signal))),
            Input::Found(half) => self.lesson = Some(half),
            Input::Lost => {
                (self.lesson, self.begun) = (None, None);
                self.view.lose(None);
            }
            Input::Foreign(version) => {
                self.begun = None;
                self.view.lose(Some(foreign(version)));
            }
            Input::Told { notes, clock } => {
                self.begun = Instant::now().checked_sub(Duration::from_millis(clock.elapsed_ms));
                self.view.take(*notes, clock);
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Does what a key says; what it asks of the lesson goes there.
    fn hear(&mut self, msg: &Msg) -> Result<End> {
        let &Msg::Key(key) = msg else { return Ok(ControlFlow::Continue(())) };
        let press = match key {
            Key { code: Code::Char('z'), ctrl: true, .. } if signals::is_job() => {
                signals::stop()?;
                return Ok(ControlFlow::Continue(()));
            }
            Key { code: Code::Char('l'), ctrl: true, .. } => {
                self.canvas.forget();
                return Ok(ControlFlow::Continue(()));
            }
            key => match self.view.key(key) {
                None => return Ok(ControlFlow::Continue(())),
                Some(Wish::Quit) => return Ok(ControlFlow::Break(None)),
                Some(Wish::Press(key)) => Press::Key(key.to_string()),
                Some(Wish::Step(nth)) => Press::Step(nth),
                Some(Wish::Clock) => Press::Clock,
                Some(Wish::Minutes(minutes)) => Press::Minutes(minutes),
            },
        };
        send(&mut self.lesson, &press);
        Ok(ControlFlow::Continue(()))
    }

    /// Since the lesson began, as far as its clock runs.
    fn elapsed(&self) -> Duration {
        match self.begun {
            Some(_) if self.view.clock.is_stopped => Duration::from_millis(self.view.clock.elapsed_ms),
            begun => begun.map(|begun| begun.elapsed()).unwrap_or_default(),
        }
    }
}

/// "14:32" where one is.
fn time_of_day() -> String {
    TimeZone::system().to_datetime(Timestamp::now()).strftime("%H:%M").to_string()
}

/// Sends the lesson what is asked for. What is lost with the lesson need not arrive.
fn send(lesson: &mut Option<Arc<Stream>>, press: &Press) {
    let Some(mut half) = lesson.as_deref() else { return };
    let Ok(line) = serde_json::to_string(press) else { return };
    if half.write_all(format!("{line}\n").as_bytes()).and_then(|()| half.flush()).is_err() {
        *lesson = None;
    }
}

/// Writes the notes of each step as plain lines, for a pipe or a screen reader, until the lesson is over.
///
/// # Errors
/// When there is no lesson, or nobody reads.
pub fn print(socket: &Path) -> Result<()> {
    let stream = Stream::connect(name(socket)?)
        .context("no lesson is being given; begin one with `afferent lesson NAME` in another terminal")?;
    let mut told: Option<Notes> = None;
    for message in messages(&stream) {
        let (notes, clock) = message.map_err(|version| anyhow!(foreign(version)))?;
        let of = |notes: &Notes| (notes.step, notes.prediction.clone());
        if told.as_ref().map(of) != Some(of(&notes)) {
            let clock = notes.clock(&clock, clock.elapsed_ms as f64 / 1000.0);
            let [page, next] =
                [notes::page(&notes, MEASURE), notes::next(&notes, MEASURE)].map(|page| page.text());
            let text = format!(
                "{} · {}\n{} · {clock}\n\n{page}\n\n{next}",
                notes.lesson,
                notes.place(),
                time_of_day()
            );
            let mut out = stdout().lock();
            // Whoever tells may be another program than ours.
            for line in text.lines() {
                writeln!(out, "{}", printable(line))?;
            }
            writeln!(out)?;
            out.flush()?;
        }
        told = Some(notes);
    }
    Ok(())
}

/// Finds the lesson again and again, and passes on what it tells.
fn connect(socket: &Path, inputs: Sender<Input>) {
    let socket = socket.to_owned();
    spawn(move || {
        loop {
            if let Ok(stream) = name(&socket).and_then(Stream::connect) {
                let stream = Arc::new(stream);
                if inputs.send(Input::Found(Arc::clone(&stream))).is_err() {
                    return;
                }
                for told in messages(&stream) {
                    let input = match told {
                        Ok((notes, clock)) => Input::Told { notes: Box::new(notes), clock },
                        Err(version) => Input::Foreign(version),
                    };
                    if inputs.send(input).is_err() {
                        return;
                    }
                }
                if inputs.send(Input::Lost).is_err() {
                    return;
                }
            }
            sleep(RETRY);
        }
    });
}

fn foreign(version: u32) -> String {
    format!("The lesson speaks version {version}, these notes {VERSION}.")
}

/// Notes and their clock, or the version where it is not ours, until the lesson
/// is over or what comes is no message.
fn messages(from: &Stream) -> impl Iterator<Item = Result<(Notes, Clock), u32>> {
    let mut from = BufReader::new(from);
    std::iter::from_fn(move || {
        let line = line(&mut from)?;
        let Envelope { version } = serde_json::from_slice(&line).ok()?;
        if version != VERSION {
            return Some(Err(version));
        }
        let message: Message = serde_json::from_slice(&line).ok()?;
        Some(Ok((message.notes?, message.clock)))
    })
}
