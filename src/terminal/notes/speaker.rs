//! The side of the lesson: it listens, tells, and takes keys.

use super::{Message, Press, VERSION, line, name};
use crate::app::key::Key;
use crate::page::notes::Notes;
use anyhow::{Context, Result, bail};
use interprocess::local_socket::traits::{ListenerExt, Stream as _};
use interprocess::local_socket::{Listener, ListenerOptions, Stream};
use std::fs::{self, Permissions};
use std::io::{BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{JoinHandle, spawn};
use std::time::{Duration, Instant};

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
    since: Instant,
    path: PathBuf,
    listening: Option<JoinHandle<()>>,
}

impl Speaker {
    /// Listens at `path`; keys of followers go to `press`.
    ///
    /// # Errors
    /// When another lesson listens there, or the socket cannot be made.
    pub(in crate::terminal) fn new(
        path: &Path,
        press: impl Fn(Key) + Clone + Send + 'static,
    ) -> Result<Self> {
        let directory = path.parent().context("a socket without a directory")?;
        fs::create_dir_all(directory).with_context(|| format!("cannot make {}", directory.display()))?;
        // On some systems the socket itself asks nobody for permission; its directory does.
        fs::set_permissions(directory, Permissions::from_mode(0o700))?;
        if Stream::connect(name(path)?).is_ok() {
            bail!("another lesson is being given, and has the notes");
        }
        // What a lesson that was killed has left.
        fs::remove_file(path).ok();
        let listener = ListenerOptions::new()
            .name(name(path)?)
            .create_sync()
            .with_context(|| format!("cannot listen at {}", path.display()))?;
        let shared = Shared::default();
        let followers = Arc::clone(&shared);
        let listening = spawn(move || listen(&listener, &followers, &press));
        Ok(Self { shared, since: Instant::now(), path: path.to_owned(), listening: Some(listening) })
    }

    /// Another lesson, or another round: the clock of the followers begins at zero.
    pub(in crate::terminal) fn begin_anew(&mut self) {
        self.since = Instant::now();
    }

    /// Tells all followers, those too that come later.
    pub(in crate::terminal) fn tell(&self, notes: &Notes) {
        self.send(Some(notes));
    }

    fn send(&self, notes: Option<&Notes>) {
        let elapsed_ms = u64::try_from(self.since.elapsed().as_millis()).unwrap_or(u64::MAX);
        let message = Message { version: VERSION, elapsed_ms, notes: notes.cloned() };
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
        self.send(None);
        // Whoever waits for followers is woken by one, and takes the socket away.
        if name(&self.path).and_then(Stream::connect).is_ok()
            && let Some(listening) = self.listening.take()
        {
            listening.join().ok();
        }
    }
}

/// Takes followers in until the lesson is over.
fn listen(listener: &Listener, shared: &Shared, press: &(impl Fn(Key) + Clone + Send + 'static)) {
    for stream in listener.incoming() {
        if shared.0.lock().unwrap_or_else(PoisonError::into_inner).is_over {
            return;
        }
        let Ok(stream) = stream else { continue };
        stream.set_send_timeout(Some(Duration::from_secs(5))).ok();
        let stream = Arc::new(stream);
        let (keys, shared, press) = (Arc::clone(&stream), Arc::clone(shared), press.clone());
        spawn(move || take_keys(&keys, &press));
        spawn(move || tell_all(&stream, &shared));
    }
}

/// Sends every message that is the latest at its time, until the follower is gone.
fn tell_all(mut to: &Stream, shared: &Shared) {
    let mut told = 0;
    loop {
        let (latest, changed) = &**shared;
        let latest = latest.lock().unwrap_or_else(PoisonError::into_inner);
        let latest = changed.wait_while(latest, |it| it.count == told);
        let latest = latest.unwrap_or_else(PoisonError::into_inner);
        let is_over = latest.is_over;
        let line = Arc::clone(&latest.line);
        told = latest.count;
        drop(latest);
        if to.write_all(line.as_bytes()).and_then(|()| to.flush()).is_err() || is_over {
            return;
        }
    }
}

/// What is no key is passed over.
fn take_keys(from: &Stream, press: &impl Fn(Key)) {
    let mut from = BufReader::new(from);
    while let Some(line) = line(&mut from) {
        let key = serde_json::from_slice::<Press>(&line).ok().and_then(|it| it.key.parse().ok());
        if let Some(key) = key {
            press(key);
        }
    }
}
