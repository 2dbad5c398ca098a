//! A program on a pseudo-terminal that answers like a dark one, and when its bytes came in.

use afferent::terminal::state;
use anyhow::{Context, Result, bail};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const SIZE: PtySize = PtySize { rows: 36, cols: 120, pixel_width: 0, pixel_height: 0 };

/// After this long without a byte a program that stands still has come to rest.
pub(crate) const REST: Duration = Duration::from_millis(300);
/// Nothing takes this long unless something is broken.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) const FRAME_ENDS: &[u8] = b"\x1b[?2026l";
/// What a program may ask its terminal, and what a dark one answers: the background, and its kind.
const ANSWERS: [(&[u8], &[u8]); 2] =
    [(b"\x1b]11;?", b"\x1b]11;rgb:1212/1313/1717\x1b\\"), (b"\x1b[c", b"\x1b[?62;22c")];

/// What there is to run, and how to see that its first frame is there.
pub(crate) struct Program {
    pub(crate) path: PathBuf,
    pub(crate) still: &'static [&'static str],
    /// What must have been written, one after the other, for the first frame to be complete.
    pub(crate) full: [&'static [u8]; 2],
}

impl Program {
    pub(crate) fn afferent(path: &Path) -> Self {
        Self { path: path.to_owned(), still: &["--no-motion"], full: [b"studies behind it", FRAME_ENDS] }
    }

    /// Runs it until its first frame is complete.
    pub(crate) fn start(&self, args: &[&str]) -> Result<Terminal> {
        let mut command = CommandBuilder::new(&self.path);
        command.args(args);
        // Nothing of where the benchmark runs may have a say, such as SSH_CONNECTION.
        command.env_clear();
        // Nor is anything kept or found in the home of whoever runs it; it has been here before.
        let home = tempfile::tempdir()?;
        let fault = state::keep(&state::path(home.path()), |memory| memory.was_welcomed = true);
        if let Some(fault) = fault {
            bail!(fault);
        }
        command.env("HOME", home.path());
        command.env("XDG_STATE_HOME", home.path());
        for (name, value) in [("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("LANG", "C.UTF-8")] {
            command.env(name, value);
        }
        let pair = native_pty_system().openpty(SIZE)?;
        let mut reader = pair.master.try_clone_reader()?;
        let writer = pair.master.take_writer()?;
        let (sender, chunks) = channel();
        // The time is taken where the bytes come in; what they say is looked at elsewhere.
        thread::spawn(move || {
            let mut bytes = vec![0; 1 << 16];
            while let Ok(length @ 1..) = reader.read(&mut bytes) {
                let chunk = bytes.get(..length).unwrap_or_default().to_vec();
                if sender.send((Instant::now(), chunk)).is_err() {
                    return;
                }
            }
        });
        let child = pair.slave.spawn_command(command)?;
        // The spawning returns when the child has closed what it does not need, just before exec.
        let start = Instant::now();
        let mut terminal = Terminal {
            child,
            writer,
            _master: pair.master,
            _home: home,
            chunks,
            bytes: Vec::new(),
            arrivals: Vec::new(),
            started: Duration::ZERO,
        };
        let mut end = 0;
        for mark in self.full {
            end = terminal.wait_for(mark, end).with_context(|| format!("in {}", self.path.display()))?;
        }
        terminal.started = terminal.arrival(end).duration_since(start);
        Ok(terminal)
    }
}

/// A terminal with a program on it. It is ended when this goes out of scope.
pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    pub(crate) writer: Box<dyn Write + Send>,
    /// Dropped, it would hang up.
    _master: Box<dyn MasterPty + Send>,
    _home: TempDir,
    chunks: Receiver<(Instant, Vec<u8>)>,
    /// All that was written.
    pub(crate) bytes: Vec<u8>,
    /// When it had come how far.
    arrivals: Vec<(usize, Instant)>,
    /// From exec to the last byte of the first frame.
    pub(crate) started: Duration,
}

impl Terminal {
    /// Takes in what comes next. False when nothing has come until `deadline`.
    pub(crate) fn take(&mut self, deadline: Instant) -> Result<bool> {
        let Ok((time, chunk)) = self.chunks.recv_timeout(deadline.saturating_duration_since(Instant::now()))
        else {
            return Ok(false);
        };
        let before = self.bytes.len();
        self.bytes.extend_from_slice(&chunk);
        self.arrivals.push((self.bytes.len(), time));
        for (question, answer) in ANSWERS {
            // It may have come in two parts.
            if find(&self.bytes, before.saturating_sub(question.len() - 1), question).is_some() {
                self.writer.write_all(answer)?;
            }
        }
        Ok(true)
    }

    /// Takes in all that comes in `time`.
    pub(crate) fn take_for(&mut self, time: Duration) -> Result<()> {
        let deadline = Instant::now() + time;
        while self.take(deadline)? {}
        Ok(())
    }

    /// Waits until nothing has come for a while.
    pub(crate) fn rest(&mut self) -> Result<()> {
        let patience = Instant::now() + PATIENCE;
        while self.take(Instant::now() + REST)? {
            if Instant::now() > patience {
                bail!("it does not come to rest");
            }
        }
        Ok(())
    }

    /// Waits for `mark` behind `from`, and returns where it ends.
    pub(crate) fn wait_for(&mut self, mark: &[u8], mut from: usize) -> Result<usize> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(at) = find(&self.bytes, from, mark) {
                return Ok(at + mark.len());
            }
            from = from.max(self.bytes.len().saturating_sub(mark.len() - 1));
            if !self.take(deadline)? {
                bail!("waited for {:?} in vain", String::from_utf8_lossy(mark));
            }
        }
    }

    /// When the first `n_bytes` had all come.
    pub(crate) fn arrival(&self, n_bytes: usize) -> Instant {
        let later = self.arrivals.iter().find(|(end, _)| *end >= n_bytes);
        later.map_or_else(Instant::now, |(_, time)| *time)
    }

    /// A number of the system about the process.
    pub(crate) fn system(&self, look: fn(u32) -> Option<u64>) -> Option<u64> {
        look(self.child.process_id()?)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Where `mark` begins, at `from` or behind it.
fn find(bytes: &[u8], from: usize, mark: &[u8]) -> Option<usize> {
    let at = bytes.get(from..)?.windows(mark.len()).position(|it| it == mark)?;
    Some(from + at)
}

pub(crate) fn memory(pid: u32) -> Option<u64> {
    let kib = status(Path::new(&format!("/proc/{pid}/status")), "VmHWM:")?;
    Some(kib * 1024)
}

/// The number behind `name` in a file of the system.
pub(crate) fn status(path: &Path, name: &str) -> Option<u64> {
    let text = fs::read_to_string(path).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}
