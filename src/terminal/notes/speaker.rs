//! The side of the lesson: it listens, tells, and takes what keys ask for.

use super::{Message, Press, VERSION, line};
use crate::page::notes::{Clock, Notes};
use crate::terminal::system::pipe::{self, name};
use anyhow::{Context, Result, bail};
use interprocess::ConnectWaitMode;
use interprocess::local_socket::traits::{ListenerExt, Stream as _};
use interprocess::local_socket::{ConnectOptions, Listener, ListenerOptions, Stream};
use std::io::{self, BufReader, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{JoinHandle, sleep, spawn};
use std::time::Duration;

/// How long anybody is waited for who is slow to answer.
const PATIENCE: Duration = Duration::from_millis(250);

/// The last message, and how many there have been; followers wait for the next.
#[derive(Debug, Default)]
struct Latest {
    line: Arc<str>,
    count: u64,
    is_over: bool,
}

type Shared = Arc<(Mutex<Latest>, Condvar)>;

/// Tells followers the notes, each at its own speed: a slow one misses what has been replaced meanwhile.
#[derive(Debug)]
pub(in crate::terminal) struct Speaker {
    shared: Shared,
    path: PathBuf,
    listening: Option<JoinHandle<()>>,
}

impl Speaker {
    /// Listens at `path`; what followers ask for goes to `press`.
    ///
    /// # Errors
    /// When another lesson listens there, or the socket cannot be made.
    pub(in crate::terminal) fn new(
        path: &Path,
        press: impl Fn(Press) + Clone + Send + 'static,
    ) -> Result<Self> {
        pipe::prepare(path)?;
        if reaches(path)? {
            bail!("another lesson has the notes until it is over");
        }
        pipe::clear(path)?;
        let listener = pipe::for_this_user(ListenerOptions::new().name(name(path)?))?
            .create_sync()
            .with_context(|| format!("cannot listen at {}", path.display()))?;
        let shared = Shared::default();
        let followers = Arc::clone(&shared);
        let listening = spawn(move || listen(&listener, &followers, &press));
        Ok(Self { shared, path: path.to_owned(), listening: Some(listening) })
    }

    /// Tells all followers, those too that come later.
    pub(in crate::terminal) fn tell(&self, notes: &Notes, clock: Clock) {
        self.send(Some(notes), clock);
    }

    fn send(&self, notes: Option<&Notes>, clock: Clock) {
        let message = Message { version: VERSION, clock, notes: notes.cloned() };
        let Ok(line) = serde_json::to_string(&message) else { return };
        self.change(|latest| {
            latest.line = format!("{line}\n").into();
            latest.count += 1;
            latest.is_over = notes.is_none();
        });
    }

    fn change(&self, change: impl FnOnce(&mut Latest)) {
        let (latest, changed) = &*self.shared;
        change(&mut latest.lock().unwrap_or_else(PoisonError::into_inner));
        changed.notify_all();
    }
}

impl Drop for Speaker {
    fn drop(&mut self) {
        self.send(None, Clock::default());
        // Whoever waits for followers is woken by one, and takes the socket away.
        if reaches(&self.path).is_ok_and(|it| it)
            && let Some(listening) = self.listening.take()
        {
            listening.join().ok();
        }
    }
}

/// Waits until the lesson that listens at `path` is over. One that cannot be reached may come or go: it is asked
/// again a little later.
pub(in crate::terminal) fn await_end(path: &Path) {
    let Ok(stream) = name(path).and_then(Stream::connect) else { return sleep(PATIENCE) };
    io::copy(&mut &stream, &mut io::sink()).ok();
}

/// Whether anybody listens at `path`. One that takes nobody in for now is somebody, too: it is not waited for.
pub(in crate::terminal) fn reaches(path: &Path) -> io::Result<bool> {
    let options = ConnectOptions::new().name(name(path)?).wait_mode(ConnectWaitMode::Timeout(PATIENCE));
    Ok(options.connect_sync().map_or_else(
        |error| matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut),
        |_stream| true,
    ))
}

/// Takes followers in until the lesson is over.
fn listen(listener: &Listener, shared: &Shared, press: &(impl Fn(Press) + Clone + Send + 'static)) {
    for stream in listener.incoming() {
        if shared.0.lock().unwrap_or_else(PoisonError::into_inner).is_over {
            return;
        }
        let Ok(stream) = stream else {
            // Whoever knocks goes on knocking while no file can be opened.
            sleep(PATIENCE);
            continue;
        };
        stream.set_send_timeout(Some(Duration::from_secs(5))).ok();
        let stream = Arc::new(stream);
        let (keys, shared, press) = (Arc::clone(&stream), Arc::clone(shared), press.clone());
        let (is_gone, told) = (Arc::new(AtomicBool::new(false)), Arc::clone(&shared));
        let has_left = Arc::clone(&is_gone);
        spawn(move || {
            take_keys(&keys, &press);
            // Nobody reads what is told to one that has hung up.
            has_left.store(true, Ordering::Relaxed);
            drop(shared.0.lock().unwrap_or_else(PoisonError::into_inner));
            shared.1.notify_all();
        });
        spawn(move || tell_all(&stream, &told, &is_gone));
    }
}

/// Sends every message that is the latest at its time, until the follower is gone.
fn tell_all(mut to: &Stream, shared: &Shared, is_gone: &AtomicBool) {
    let mut told = 0;
    loop {
        let (latest, changed) = &**shared;
        let latest = latest.lock().unwrap_or_else(PoisonError::into_inner);
        let has_nothing = |it: &mut Latest| it.count == told && !is_gone.load(Ordering::Relaxed);
        let latest = changed.wait_while(latest, has_nothing).unwrap_or_else(PoisonError::into_inner);
        if is_gone.load(Ordering::Relaxed) && !latest.is_over {
            return;
        }
        let is_over = latest.is_over;
        let line = Arc::clone(&latest.line);
        told = latest.count;
        drop(latest);
        if to.write_all(line.as_bytes()).and_then(|()| to.flush()).is_err() || is_over {
            return;
        }
    }
}

/// What nobody can ask for is passed over.
fn take_keys(from: &Stream, press: &impl Fn(Press)) {
    let mut from = BufReader::new(from);
    while let Some(line) = line(&mut from) {
        serde_json::from_slice(&line).into_iter().for_each(press);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::notes::socket;
    use std::fs;
    use std::os::unix::net::{UnixListener, UnixStream};

    fn speaker(path: &Path) -> Result<Speaker> {
        Speaker::new(path, |_press| {})
    }

    /// A place for a socket in a directory that is there.
    fn place() -> (tempfile::TempDir, PathBuf) {
        let dir = tempfile::tempdir().unwrap();
        let path = socket(dir.path());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        (dir, path)
    }

    #[test]
    fn what_a_killed_lesson_has_left_is_taken_away_and_nothing_else() {
        let (_dir, path) = place();
        drop(UnixListener::bind(&path).unwrap());
        assert!(path.exists());
        drop(speaker(&path).unwrap());
        fs::write(&path, "a file of somebody's").unwrap();
        assert!(speaker(&path).unwrap_err().to_string().contains("is in the way"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "a file of somebody's");
    }

    #[test]
    fn one_that_listens_and_takes_nobody_in_is_not_waited_for() {
        let (_dir, path) = place();
        let stuck = UnixListener::bind(&path).unwrap();
        rustix::net::listen(&stuck, 0).unwrap();
        let _waiting = UnixStream::connect(&path).unwrap();
        assert!(speaker(&path).unwrap_err().to_string().contains("another lesson"));
        assert!(path.exists());
    }

    #[test]
    fn followers_that_leave_cost_nothing() {
        let (_dir, path) = place();
        let speaker = speaker(&path).unwrap();
        // The speaker itself and whoever listens for it.
        let alone = Arc::strong_count(&speaker.shared);
        let followers: Vec<_> = (0..20).map(|_| UnixStream::connect(&path).unwrap()).collect();
        let until = |holds: &dyn Fn(usize) -> bool| {
            while !holds(Arc::strong_count(&speaker.shared)) {
                sleep(Duration::from_millis(5));
            }
        };
        until(&|n| n >= alone + followers.len());
        drop(followers);
        // Nothing was told meanwhile.
        until(&|n| n == alone);
    }

    #[test]
    fn the_notes_go_to_the_next_lesson_when_the_first_ends() {
        let (_dir, path) = place();
        let first = speaker(&path).unwrap();
        assert!(speaker(&path).unwrap_err().to_string().contains("another lesson"));
        drop(first);
        // Nobody is waited for who is not there.
        await_end(&path);
        speaker(&path).unwrap();
    }
}
