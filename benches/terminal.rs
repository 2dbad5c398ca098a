//! The program on a pseudo-terminal, in turns with `bare`, the least that a ratatui program does:
//! on a noisy machine only what ran side by side can be compared.
//!
//! Nothing is asserted about times. The table says what was aimed at and what came out.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark looks at the clock and the system, and says what it has seen"
)]

mod pty;
mod table;

use anyhow::{Result, bail};
use pty::{PATIENCE, Program, REST, Terminal, memory, status};
use std::env::consts::EXE_SUFFIX;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};
use table::{goal, median, ninety, row};

/// How often each thing is done. In every round each program has its turn at everything.
const ROUNDS: usize = 5;
const STARTS: usize = 8;
const KEYS: usize = 40;

/// From key to key: enough for a frame to come whole and for the program to fall asleep again.
const PAUSE: Duration = Duration::from_millis(25);
const STILL: Duration = Duration::from_secs(2);
const MOTION: Duration = Duration::from_secs(5);

const FRAME_BEGINS: &[u8] = b"\x1b[?2026h";

fn main() -> Result<()> {
    // `cargo test --all-targets` runs benchmarks too. There would be nothing to learn from this one.
    if !env::args().any(|arg| arg == "--bench") {
        return Ok(());
    }
    let afferent = PathBuf::from(env!("CARGO_BIN_EXE_afferent"));
    let bare = afferent.with_file_name("examples").join(format!("bare{EXE_SUFFIX}"));
    if !bare.exists() {
        bail!("{} is missing; build it with `cargo build --release --example bare`", bare.display());
    }
    eprintln!("About a minute and a half; leave the machine alone meanwhile.");
    let mut ours = Measured::default();
    let mut least = Measured::default();
    let (afferent, bare) = (Program::afferent(&afferent), self::bare(&bare));
    // What is read from the disk for the first time is not what is measured.
    afferent.start(&[])?;
    bare.start(&[])?;
    for round in 0..ROUNDS {
        for nth in 0..STARTS {
            // The second of a pair may find the machine warmer.
            let mut turns = [(&afferent, &mut ours), (&bare, &mut least)];
            if nth % 2 == 1 {
                turns.reverse();
            }
            for (program, measured) in turns {
                measured.starts.push(program.start(&[])?.started);
            }
        }
        for (program, measured) in [(&afferent, &mut ours), (&bare, &mut least)] {
            keys(program, measured)?;
        }
        motion(&afferent, &mut ours)?;
        eprintln!("{} of {ROUNDS}", round + 1);
    }
    walk(&afferent, &mut ours)?;
    report(&ours, &least, &afferent.path, &bare.path)
}

/// ratatui hides the cursor after it has drawn, and the last line comes last.
fn bare(path: &Path) -> Program {
    Program { path: path.to_owned(), still: &[], full: [b"\x1b[36;", b"\x1b[?25l"] }
}

/// Types `key`: how long until the first byte comes back, and how many come.
fn press(terminal: &mut Terminal, key: &[u8]) -> Result<(Duration, usize)> {
    let before = terminal.bytes.len();
    let start = Instant::now();
    terminal.writer.write_all(key)?;
    if !terminal.take(start + PATIENCE)? {
        bail!("nothing comes of the key {key:?}");
    }
    terminal.take_for(PAUSE)?;
    Ok((terminal.arrival(before + 1).duration_since(start), terminal.bytes.len() - before))
}

/// All that was measured of one program. What a system does not tell is left out.
#[derive(Default)]
struct Measured {
    starts: Vec<Duration>,
    /// From key to first byte.
    answers: Vec<Duration>,
    /// Bytes that a key brings.
    moves: Vec<usize>,
    still_bytes: Vec<usize>,
    still_wakes: Vec<u64>,
    /// In parts of a core, in bytes and in frames a second.
    cores: Vec<f64>,
    rates: Vec<f64>,
    frames: Vec<f64>,
    /// The most memory that was resident, in bytes.
    memory: Vec<u64>,
    walked: Option<u64>,
}

/// Moves of focus on home, each after a pause, then standing still.
fn keys(program: &Program, measured: &mut Measured) -> Result<()> {
    let mut terminal = program.start(program.still)?;
    terminal.rest()?;
    for _ in 0..KEYS {
        // Round all four nodes; `bare` counts any key.
        let (answer, bytes) = press(&mut terminal, b"\t")?;
        measured.answers.push(answer);
        measured.moves.push(bytes);
    }
    terminal.rest()?;
    let (bytes, wakes) = (terminal.bytes.len(), terminal.system(wakes));
    terminal.take_for(STILL)?;
    measured.still_bytes.push(terminal.bytes.len() - bytes);
    measured
        .still_wakes
        .extend(terminal.system(self::wakes).zip(wakes).map(|(after, before)| after - before));
    measured.memory.extend(terminal.system(memory));
    Ok(())
}

/// Home with its streams flowing.
fn motion(program: &Program, measured: &mut Measured) -> Result<()> {
    let mut terminal = program.start(&[])?;
    terminal.take_for(REST)?;
    let (bytes, ticks, start) = (terminal.bytes.len(), terminal.system(ticks), Instant::now());
    terminal.take_for(MOTION)?;
    let seconds = start.elapsed().as_secs_f64();
    let ran = terminal.system(self::ticks).zip(ticks).map(|(after, before)| after - before);
    let new = terminal.bytes.get(bytes..).unwrap_or_default();
    let n_frames = new.windows(FRAME_BEGINS.len()).filter(|it| *it == FRAME_BEGINS).count();
    measured.cores.extend(ran.map(|ticks| ticks as f64 / TICKS / seconds));
    measured.rates.push(new.len() as f64 / seconds);
    measured.frames.push(n_frames as f64 / seconds);
    Ok(())
}

/// Memory is needed for what has been opened: a page, a card, the finder, all studies.
fn walk(program: &Program, measured: &mut Measured) -> Result<()> {
    let mut terminal = program.start(program.still)?;
    terminal.rest()?;
    for key in ["\r", "\r", "\t", "l", "/", "p", "a", "\r", "r", "\r", "g"] {
        terminal.writer.write_all(key.as_bytes())?;
        terminal.take_for(PAUSE * 4)?;
    }
    measured.walked = terminal.system(memory);
    Ok(())
}

/// Ticks of the clock that Linux counts the time of processes in, a second.
const TICKS: f64 = 100.0;

/// Ticks for which the process ran, in itself and in the system for it.
fn ticks(pid: u32) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name, in brackets, may have blanks in it. After it the 12th and 13th.
    let (_, rest) = stat.rsplit_once(") ")?;
    let times: Option<Vec<u64>> = rest.split(' ').skip(11).take(2).map(|it| it.parse().ok()).collect();
    Some(times?.iter().sum())
}

/// How often any of its threads has gone to sleep, and so woken.
fn wakes(pid: u32) -> Option<u64> {
    let threads = fs::read_dir(format!("/proc/{pid}/task")).ok()?;
    let wakes = threads.map(|thread| status(&thread.ok()?.path().join("status"), "voluntary_ctxt_switches:"));
    wakes.sum()
}

fn report(ours: &Measured, least: &Measured, afferent: &Path, bare: &Path) -> Result<()> {
    const KB: f64 = 1e3;
    const MIB: f64 = 1_048_576.0;
    let ms = |times: &[Duration]| times.iter().map(|it| it.as_secs_f64() * 1e3).collect::<Vec<_>>();
    let counts = |counts: &[u64], unit: f64| counts.iter().map(|it| *it as f64 / unit).collect::<Vec<_>>();
    let sizes = |sizes: &[usize], unit: f64| sizes.iter().map(|it| *it as f64 / unit).collect::<Vec<_>>();
    let (starts, bare_starts) = (ms(&ours.starts), ms(&least.starts));
    let ratios = starts.iter().zip(&bare_starts).map(|(ours, bare)| ours / bare).collect::<Vec<_>>();
    let file = |path: &Path| -> Result<Vec<f64>> { Ok(vec![fs::metadata(path)?.len() as f64 / 1e6]) };
    let none = &[][..];
    println!("{:<38}{:>18}{:>18}", "120x36, median and nine in ten within", "afferent", "bare");
    row("exec to home complete, ms", &starts, &bare_starts, "");
    row("  as a multiple of bare", &ratios, none, &goal("1.5 at most", median(&ratios) <= 1.5));
    let answers = ms(&ours.answers);
    let soon = median(&answers) <= 1.0 && ninety(&answers) <= 3.0;
    row("key to first byte, ms", &answers, &ms(&least.answers), &goal("1, nine in ten within 3", soon));
    let moves = sizes(&ours.moves, KB);
    row("a move of focus, KB", &moves, none, &goal("6 at most", ninety(&moves) <= 6.0));
    let (bytes, wakes) = (sizes(&ours.still_bytes, 1.0), counts(&ours.still_wakes, 1.0));
    let is_still = |values: &[f64]| goal("none", values.iter().all(|it| *it == 0.0));
    row("standing still for 2 s, bytes", &bytes, &sizes(&least.still_bytes, 1.0), &is_still(&bytes));
    row("  wake-ups", &wakes, &counts(&least.still_wakes, 1.0), &is_still(&wakes));
    let cores: Vec<f64> = ours.cores.iter().map(|it| it * 100.0).collect();
    row("home in motion, % of a core", &cores, none, &goal("2 at most", median(&cores) <= 2.0));
    let rates: Vec<f64> = ours.rates.iter().map(|it| it / KB).collect();
    row("  KB a second", &rates, none, &goal("120 at most", median(&rates) <= 120.0));
    row("  frames a second", &ours.frames, none, &goal("20 at least", median(&ours.frames) >= 20.0));
    let memory = counts(&ours.memory, MIB);
    let small = |values: &[f64]| goal("16 at most", ninety(values) <= 16.0);
    row("memory at home, MiB", &memory, &counts(&least.memory, MIB), &small(&memory));
    let walked = counts(ours.walked.as_slice(), MIB);
    row("  after a walk", &walked, none, &small(&walked));
    let size = file(afferent)?;
    row("the program, MB", &size, &file(bare)?, &goal("8 at most", ninety(&size) <= 8.0));
    Ok(())
}
