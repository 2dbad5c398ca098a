//! The second terminal: it shows the notes and may move the lesson.

use super::{Envelope, Message, Press, VERSION, line, name};
use crate::app::Msg;
use crate::app::key::{Code, Key};
use crate::app::settings::Settings;
use crate::canvas::{Canvas, Updates};
use crate::content::problem::printable;
use crate::page::MEASURE;
use crate::page::notes::{self, Notes};
use crate::terminal::{event, screen, signals};
use crate::ui;
use anyhow::{Context, Result, anyhow};
use interprocess::local_socket::Stream;
use interprocess::local_socket::traits::Stream as _;
use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
use std::io::{BufReader, Write, stdout};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant};

/// Between two tries to find a lesson.
const RETRY: Duration = Duration::from_millis(300);

enum Input {
    Event(crossterm::event::Event),
    Signal(i32),
    /// A lesson was found; keys go there.
    Found(Arc<Stream>),
    Told {
        notes: Box<Notes>,
        elapsed_ms: u64,
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
pub fn follow(socket: &Path, term: &str, updates: Updates, settings: &Settings) -> Result<()> {
    let (sender, receiver) = channel();
    let inputs = sender.clone();
    signals::listen(move |signal| inputs.send(Input::Signal(signal)).is_ok())?;
    let restore = screen::Restore;
    screen::enter(false).context("cannot take the terminal")?;
    connect(socket, sender.clone());
    spawn(move || {
        while let Ok(event) = crossterm::event::read() {
            if sender.send(Input::Event(event)).is_err() {
                return;
            }
        }
        // Whoever waits may be gone already.
        sender.send(Input::Gone).ok();
    });
    let end = turn(&receiver, &mut Canvas::new(term, updates), settings);
    drop(restore);
    end?.map_or(Ok(()), signals::end)
}

/// Returns the signal that ended it, if one did.
fn turn(inputs: &Receiver<Input>, canvas: &mut Canvas, settings: &Settings) -> Result<Option<i32>> {
    let mut size = crate::terminal::size();
    let mut view = ui::notes::View::default();
    // The notes that were told last, and when the lesson would have begun on our clock.
    let mut begun: Option<Instant> = None;
    let mut lesson: Option<Arc<Stream>> = None;
    loop {
        view.elapsed = begun.map(|begun| begun.elapsed()).unwrap_or_default();
        if screen::is_ours() {
            canvas
                .frame(size, &mut stdout().lock(), |area, buf| ui::notes::draw(&view, settings, area, buf))?;
        }
        // The clock goes on by seconds; without a lesson it stands.
        let left = Duration::from_nanos(u64::from(1_000_000_000 - view.elapsed.subsec_nanos()));
        let input = match begun {
            Some(_) => inputs.recv_timeout(left),
            None => inputs.recv().map_err(|_gone| RecvTimeoutError::Disconnected),
        };
        match input {
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) | Ok(Input::Gone) => return Ok(None),
            Ok(Input::Signal(SIGWINCH)) => size = crate::terminal::size(),
            Ok(Input::Signal(SIGTSTP)) => signals::stop()?,
            Ok(Input::Signal(SIGCONT)) => {
                screen::enter_again(false)?;
                canvas.forget();
                size = crate::terminal::size();
            }
            Ok(Input::Signal(signal)) => return Ok(Some(signal)),
            Ok(Input::Found(half)) => lesson = Some(half),
            Ok(Input::Lost) => (lesson, begun, view.notes, view.fault) = (None, None, None, None),
            Ok(Input::Foreign(version)) => {
                (begun, view.notes, view.fault) = (None, None, Some(foreign(version)));
            }
            Ok(Input::Told { notes, elapsed_ms }) => {
                begun = Instant::now().checked_sub(Duration::from_millis(elapsed_ms));
                view.take(*notes);
            }
            Ok(Input::Event(event)) => match event::message(&event) {
                Some(Msg::Key(
                    Key { code: Code::Char('c'), ctrl: true, .. } | Key { code: Code::Char('q'), .. },
                )) => {
                    return Ok(None);
                }
                Some(Msg::Key(Key { code: Code::Char('z'), ctrl: true, .. })) if signals::is_job() => {
                    signals::stop()?;
                }
                Some(Msg::Key(Key { code: Code::Up, .. })) => view.scroll(-1, size),
                Some(Msg::Key(Key { code: Code::Down, .. })) => view.scroll(1, size),
                Some(Msg::Key(key)) => press(&mut lesson, key),
                _ => {}
            },
        }
    }
}

/// Sends a key to the lesson. What is lost with the lesson need not arrive.
fn press(lesson: &mut Option<Arc<Stream>>, key: Key) {
    let Some(mut half) = lesson.as_deref() else { return };
    let Ok(line) = serde_json::to_string(&Press { key: key.to_string() }) else { return };
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
        let (notes, elapsed_ms) = message.map_err(|version| anyhow!(foreign(version)))?;
        let of = |notes: &Notes| (notes.step, notes.prediction.clone());
        if told.as_ref().map(of) != Some(of(&notes)) {
            let clock = notes.clock(Duration::from_millis(elapsed_ms));
            let page = notes::page(&notes, MEASURE).text();
            let next = notes.next.as_ref().map(|next| format!("Next: {next}\n")).unwrap_or_default();
            let text = format!("{} · {clock}\n\n{page}\n\n{next}", notes.place());
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
                        Ok((notes, elapsed_ms)) => Input::Told { notes: Box::new(notes), elapsed_ms },
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

/// Notes and milliseconds since the lesson began, or the version where it is not ours, until the lesson
/// is over or what comes is no message.
fn messages(from: &Stream) -> impl Iterator<Item = Result<(Notes, u64), u32>> {
    let mut from = BufReader::new(from);
    std::iter::from_fn(move || {
        let line = line(&mut from)?;
        let Envelope { version } = serde_json::from_slice(&line).ok()?;
        if version != VERSION {
            return Some(Err(version));
        }
        let message: Message = serde_json::from_slice(&line).ok()?;
        Some(Ok((message.notes?, message.elapsed_ms)))
    })
}
