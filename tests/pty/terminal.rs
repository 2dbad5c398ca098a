//! A terminal with a program on it: a test types, and waits for what it wants to see.

use super::seen::Seen;
use afferent::terminal::state;
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::Duration;
use tempfile::TempDir;

/// The size that most tests have: columns and lines.
const SIZE: (u16, u16) = (110, 30);

/// How long a test waits for what should come at once: long, since a busy machine is no fault.
const PATIENCE: Duration = Duration::from_secs(30);

/// Runs a program as a shell does and says on the main screen how it went. What the shell itself has
/// to say is left out: every shell says it in other words.
const AROUND: &str = r#"
exec 2>/dev/null
before=$(stty -g)
sh -c 'echo "pid $$"; exec "$@" 2>&1' sh "$@"
echo "ended $?"
[ "$(stty -g)" = "$before" ] && echo "tty as before"
"#;

/// The same with job control: the program can be stopped, and a line end brings it back.
const JOB: &str = r#"
exec 2>/dev/null
set -m
before=$(stty -g)
sh -c 'echo "pid $$"; exec "$@" 2>&1' sh "$@"
[ $? -gt 128 ] && echo "stopped"
[ "$(stty -g)" = "$before" ] && echo "tty as before"
read -r _
fg >/dev/null
echo "ended $?"
[ "$(stty -g)" = "$before" ] && echo "tty as before"
"#;

/// A script that does something after the program, as a wrapper does.
const WRAPPED: [&str; 3] = ["-c", r#""$@"; exit $?"#, "sh"];

/// Starts a program only once there is something for it to read: the tty is raw already, so that
/// nothing is echoed or kept back.
const EXPECTED: &str = r#"
stty raw -echo
echo "ready"
dd bs=1 count=1 of=/dev/null 2>/dev/null
exec "$@"
"#;

pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    shared: Arc<Shared>,
    _state: TempDir,
}

struct Shared {
    seen: Mutex<Seen>,
    changed: Condvar,
}

/// A directory for state in which the program was before: no hint for the first time. Each terminal has its
/// own, since the program opens where it was left.
fn known() -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    let fault = state::keep(&state::path(directory.path()), |memory| memory.was_welcomed = true);
    assert_eq!(fault, None);
    directory
}

impl Terminal {
    /// The program by itself.
    pub(crate) fn program(args: &[&str]) -> Self {
        Self::program_with(args, &[])
    }

    /// The program where it cannot open a browser, whatever machine this is.
    pub(crate) fn far_away(args: &[&str]) -> Self {
        Self::program_with(args, &[("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22")])
    }

    pub(crate) fn program_with(args: &[&str], env: &[(&str, &str)]) -> Self {
        Self::program_sized(SIZE, args, env)
    }

    pub(crate) fn program_sized(size: (u16, u16), args: &[&str], env: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_afferent"));
        command.args(args);
        Self::start(command, size, env)
    }

    /// The program under a shell that afterwards writes how it ended and whether the tty is as before.
    pub(crate) fn in_a_shell(args: &[&str]) -> Self {
        Self::script(AROUND, args)
    }

    /// The program as a job that can be stopped.
    pub(crate) fn as_a_job(args: &[&str]) -> Self {
        Self::script(JOB, args)
    }

    /// The same with a script between the shell and the program.
    pub(crate) fn as_a_job_in_a_script(args: &[&str]) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", JOB, "sh", "sh"]);
        command.args(WRAPPED);
        command.arg(env!("CARGO_BIN_EXE_afferent"));
        command.args(args);
        Self::start(command, SIZE, &[])
    }

    /// The program where `input` has been typed or answered before it asks.
    pub(crate) fn with_input(args: &[&str], input: &str) -> Self {
        let mut terminal = Self::script(EXPECTED, args);
        terminal.wait("the shell", |seen| seen.shows("ready"));
        terminal.send(&format!(".{input}"));
        terminal
    }

    pub(crate) fn script(script: &str, args: &[&str]) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", script, "sh", env!("CARGO_BIN_EXE_afferent")]);
        command.args(args);
        Self::start(command, SIZE, &[])
    }

    /// Another program under the shell of [`Self::in_a_shell`].
    pub(crate) fn other(program: &str, args: &[&str], env: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", AROUND, "sh", program]);
        command.args(args);
        Self::start(command, SIZE, env)
    }

    /// The program on a terminal that says that its size is `told`, and shows what it has of `shown`.
    pub(crate) fn unsized_as(
        told: (u16, u16),
        shown: (u16, u16),
        args: &[&str],
        env: &[(&str, &str)],
    ) -> Self {
        let terminal = Self::program_sized(told, args, env);
        terminal.seen().resize(shown.0, shown.1);
        terminal
    }

    /// Whether the program ends when its terminal is gone, of which no signal tells it.
    pub(crate) fn go_away_from(args: &[&str]) -> bool {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_afferent"));
        command.args(args);
        command.set_controlling_tty(false);
        let state = known();
        prepare(&mut command, state.path(), &[]);
        let pair = native_pty_system().openpty(size(SIZE.0, SIZE.1)).unwrap();
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut first = [0];
        pair.master.try_clone_reader().unwrap().read_exact(&mut first).unwrap();
        drop(pair.master);
        let ends = comes(|| child.try_wait().unwrap().is_some());
        child.kill().ok();
        ends
    }

    fn start(mut command: CommandBuilder, (columns, rows): (u16, u16), env: &[(&str, &str)]) -> Self {
        let state = known();
        prepare(&mut command, state.path(), env);
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        // The end of the output is seen only when nobody else holds the slave.
        drop(pair.slave);
        let seen = Mutex::new(Seen::new(columns.max(1), rows.max(1)));
        let shared = Arc::new(Shared { seen, changed: Condvar::new() });
        let reader = pair.master.try_clone_reader().unwrap();
        let theirs = Arc::clone(&shared);
        std::thread::spawn(move || watch(reader, &theirs));
        let writer = pair.master.take_writer().unwrap();
        Self { child, master: pair.master, writer, shared, _state: state }
    }

    /// Types `keys`, or answers as a terminal does.
    pub(crate) fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Waits until `condition` holds, or fails with the screen as it is.
    pub(crate) fn wait(&self, what: &str, condition: impl Fn(&Seen) -> bool) {
        let seen = self.shared.seen.lock().unwrap();
        let waits = |seen: &mut Seen| !condition(seen) && !seen.is_over;
        let (seen, _) = self.shared.changed.wait_timeout_while(seen, PATIENCE, waits).unwrap();
        let report = (!condition(&seen)).then(|| {
            let raw = String::from_utf8_lossy(&seen.raw[seen.raw.len().saturating_sub(400)..]).into_owned();
            let end = if seen.is_over { "the end came" } else { "nothing more came" };
            format!("waited for {what}, but {end}:\n{}\n{raw:?}", seen.text())
        });
        drop(seen);
        if let Some(report) = report {
            panic!("{report}");
        }
    }

    pub(crate) fn wait_for(&self, text: &str) {
        self.wait(text, |seen| seen.shows(text));
    }

    pub(crate) fn wait_without(&self, text: &str) {
        self.wait(&format!("no {text}"), |seen| !seen.shows(text));
    }

    /// Presses a key that only a program that listens answers, so that all its threads are up.
    pub(crate) fn wait_until_it_listens(&mut self) {
        self.send("?");
        self.wait_for("What can be done here");
        self.send("\u{1b}");
        self.wait_without("What can be done here");
    }

    /// Waits for the end and returns all that was seen.
    pub(crate) fn end(&mut self) -> (ExitStatus, MutexGuard<'_, Seen>) {
        self.wait("the end", |seen| seen.is_over);
        let status = self.child.wait().unwrap();
        (status, self.seen())
    }

    pub(crate) fn seen(&self) -> MutexGuard<'_, Seen> {
        self.shared.seen.lock().unwrap()
    }

    /// Whether nothing is written for `time`.
    pub(crate) fn is_quiet(&self, time: Duration) -> bool {
        let seen = self.seen();
        let before = seen.raw.len();
        let is_still = |seen: &mut Seen| seen.raw.len() == before;
        self.shared.changed.wait_timeout_while(seen, time, is_still).unwrap().1.timed_out()
    }

    /// How often its threads have woken up so far.
    #[cfg(target_os = "linux")]
    pub(crate) fn wakes(&self) -> u64 {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.pid())).unwrap();
        let status = tasks.map(|task| std::fs::read_to_string(task.unwrap().path().join("status")).unwrap());
        let wakes = |status: String| {
            let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
            line.unwrap().trim().parse::<u64>().unwrap()
        };
        status.map(wakes).sum()
    }

    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        self.seen().resize(columns, rows);
        self.tell_size(columns, rows);
    }

    /// Says that it has another size, whatever it shows.
    pub(crate) fn tell_size(&self, columns: u16, rows: u16) {
        self.master.resize(size(columns, rows)).unwrap();
    }

    /// The process id of the program, which a script says before it starts it.
    pub(crate) fn pid(&self) -> u32 {
        let told = |seen: &Seen| {
            let start = seen.first("pid ")? + "pid ".len();
            let length = seen.raw[start..].iter().position(|c| !c.is_ascii_digit())?;
            std::str::from_utf8(&seen.raw[start..start + length]).ok()?.parse().ok()
        };
        told(&self.seen()).or_else(|| self.child.process_id()).unwrap()
    }

    /// Sends a signal to the program, by the name that `kill` has for it.
    pub(crate) fn signal(&self, name: &str) {
        let kill = format!("kill -{name} {}", self.pid());
        assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    }

    /// Waits until the system says that the program has been stopped.
    #[cfg(target_os = "linux")]
    pub(crate) fn wait_until_stopped(&self) {
        self.look_for("a stop", || self.state() == Some('T'));
    }

    /// Waits until the system says that the program has ended.
    #[cfg(target_os = "linux")]
    pub(crate) fn wait_until_gone(&self) {
        self.look_for("its end", || self.state().is_none_or(|state| state == 'Z'));
    }

    /// How the program is, as the system has it: a letter, none when it is gone.
    #[cfg(target_os = "linux")]
    fn state(&self) -> Option<char> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.pid())).ok()?;
        stat.rsplit(") ").next()?.chars().next()
    }

    /// Has the terminal take nothing more, and waits until the program is held up: what moves stands still.
    #[cfg(target_os = "linux")]
    pub(crate) fn hold_up(&mut self) {
        const STOP: &str = "\u{13}";
        let tty = self.master.tty_name().unwrap();
        assert!(Command::new("stty").arg("-F").arg(tty).arg("ixon").status().unwrap().success());
        self.send(STOP);
        self.look_for("a standstill", || {
            let before = self.wakes();
            std::thread::sleep(Duration::from_millis(200));
            self.wakes() == before
        });
    }

    #[cfg(target_os = "linux")]
    pub(crate) fn let_go(&mut self) {
        const GO_ON: &str = "\u{11}";
        self.send(GO_ON);
    }

    #[cfg(target_os = "linux")]
    fn look_for(&self, what: &str, is_so: impl FnMut() -> bool) {
        assert!(comes(is_so), "waited for {what}:\n{}", self.seen().text());
    }
}

/// Waits for what nothing tells of, so that this has to look again and again. Whether it came.
fn comes(mut is_so: impl FnMut() -> bool) -> bool {
    let step = Duration::from_millis(10);
    (0..PATIENCE.as_millis() / step.as_millis()).any(|_| {
        let came = is_so();
        if !came {
            std::thread::sleep(step);
        }
        came
    })
}

/// Only what a test says may have a say in how the program runs.
fn prepare(command: &mut CommandBuilder, state: &Path, env: &[(&str, &str)]) {
    command.env_clear();
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("HOME", env!("CARGO_TARGET_TMPDIR"));
    command.env("XDG_STATE_HOME", state);
    let usual = [("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("LANG", "C.UTF-8")];
    for (name, value) in usual.iter().chain(env) {
        command.env(name, value);
    }
    command.cwd(env!("CARGO_TARGET_TMPDIR"));
}

impl Drop for Terminal {
    /// A test that fails leaves nothing running.
    fn drop(&mut self) {
        self.child.kill().ok();
    }
}

fn watch(mut reader: Box<dyn Read + Send>, shared: &Shared) {
    let mut bytes = [0; 4096];
    // Linux ends the output of a terminal that nobody holds with an error, other systems with nothing.
    while let Ok(length @ 1..) = reader.read(&mut bytes) {
        // A test that has failed looks no more.
        let Ok(mut seen) = shared.seen.lock() else { return };
        seen.take(&bytes[..length]);
        shared.changed.notify_all();
    }
    let Ok(mut seen) = shared.seen.lock() else { return };
    seen.is_over = true;
    shared.changed.notify_all();
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}
