//! The program with a pack that is far larger than the built-in one: what a reader waits for.
//! `cargo bench --bench large -- --write DIR` only writes the pack, to look at or to try.
//!
//! Nothing is asserted about times. The table says what was aimed at and what came out.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark looks at the clock and the system, and says what it has seen"
)]

#[path = "large/pack.rs"]
mod pack;
mod pty;
mod table;

use anyhow::{Context, Result, bail};
use pack::Size;
use pty::{FRAME_ENDS, Program, Terminal, memory};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};
use table::{goal, median, ninety, row};

const LARGE: Size = Size { topics: 2_000, studies: 20_000, claims: 50_000 };

/// How often the program is opened with each pack, in turns, and how often the pack is checked.
const STARTS: usize = 20;
const CHECKS: usize = 5;
/// How often a reader comes to look for something.
const READERS: usize = 3;
/// What is looked for: usual words and rare ones, a name, one with a slip, what is not there.
const WORDS: [&str; 8] =
    ["the river", "zephyr", "quiet gentle", "sandgren", "e", "oxigen", "balance of water", "qqqqqq"];
/// From key to key, for the program to fall asleep again.
const PAUSE: Duration = Duration::from_millis(15);

fn main() -> Result<()> {
    let mut args = env::args().skip_while(|arg| arg != "--write");
    if args.next().is_some() {
        return Ok(pack::write(Path::new(&args.next().context("--write needs a directory")?), LARGE)?);
    }
    // `cargo test --all-targets` runs benchmarks too. There would be nothing to learn from this one.
    if !env::args().any(|arg| arg == "--bench") {
        return Ok(());
    }
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("large");
    if dir.exists() {
        fs::remove_dir_all(&dir)?;
    }
    pack::write(&dir, LARGE)?;
    eprintln!("About two minutes; leave the machine alone meanwhile.");
    let path = PathBuf::from(env!("CARGO_BIN_EXE_afferent"));
    let builtin = Program::afferent(&path);
    let large = Program { full: [b"How does a large pack feel?", FRAME_ENDS], ..Program::afferent(&path) };
    let dir = dir.to_str().context("a path that is not UTF-8")?;
    let mut measured = Measured::default();
    // The check comes first: after it all files are in memory.
    for _ in 0..CHECKS {
        measured.checks.push(check(&path, dir)?);
    }
    for _ in 0..STARTS {
        measured.builtin.push(builtin.start(&[])?.started);
        let mut terminal = large.start(&["--content", dir])?;
        measured.large.push(terminal.started);
        measured.whole.push(terminal.started + whole(&mut terminal)?);
    }
    for _ in 0..READERS {
        let mut terminal = large.start(&[&["--content", dir], large.still].concat())?;
        whole(&mut terminal)?;
        terminal.rest()?;
        find(&mut terminal, &mut measured)?;
        scroll(&mut terminal, &mut measured)?;
        read(&mut terminal, &mut measured)?;
        measured.memory.extend(terminal.system(memory));
    }
    report(&measured);
    Ok(())
}

/// All that was measured. What a system does not tell is left out.
#[derive(Default)]
struct Measured {
    /// From exec to the end of the first frame, and until the whole pack has been read.
    builtin: Vec<Duration>,
    large: Vec<Duration>,
    whole: Vec<Duration>,
    /// From key to the end of the frame that it brings.
    opened: Vec<Duration>,
    firsts: Vec<Duration>,
    letters: Vec<Duration>,
    backspaces: Vec<Duration>,
    scrolls: Vec<Duration>,
    pages: Vec<Duration>,
    /// The most memory that was resident, in bytes.
    memory: Vec<u64>,
    checks: Vec<Duration>,
}

/// Waits until the count of studies stands there, for which all of the pack must have been read.
fn whole(terminal: &mut Terminal) -> Result<Duration> {
    let start = Instant::now();
    let end = terminal.wait_for(b"behind it", 0)?;
    let end = terminal.wait_for(FRAME_ENDS, end)?;
    Ok(terminal.arrival(end).saturating_duration_since(start))
}

/// Types `key`: how long until the frame that comes of it is complete.
fn press(terminal: &mut Terminal, key: &[u8]) -> Result<Duration> {
    let before = terminal.bytes.len();
    let start = Instant::now();
    terminal.writer.write_all(key)?;
    let end = terminal.wait_for(FRAME_ENDS, before)?;
    let time = terminal.arrival(end).saturating_duration_since(start);
    terminal.take_for(PAUSE)?;
    Ok(time)
}

/// Opens the finder, and types words into it and takes them out again letter by letter.
fn find(terminal: &mut Terminal, measured: &mut Measured) -> Result<()> {
    measured.opened.push(press(terminal, b"/")?);
    for words in WORDS {
        for (nth, letter) in words.bytes().enumerate() {
            let time = press(terminal, &[letter])?;
            if nth == 0 { &mut measured.firsts } else { &mut measured.letters }.push(time);
        }
        for _ in words.bytes() {
            measured.backspaces.push(press(terminal, b"\x7f")?);
        }
    }
    press(terminal, b"\x1b[B")?;
    escape(terminal)
}

/// Down through the table of studies, line by line and page by page.
fn scroll(terminal: &mut Terminal, measured: &mut Measured) -> Result<()> {
    measured.pages.push(press(terminal, b"r")?);
    for key in [&b"\x1b[B"[..], b"\x1b[6~", b"\x1b[A", b"\x1b[5~"] {
        for _ in 0..30 {
            // At the beginning there is nothing to go up to, and nothing is drawn.
            measured.scrolls.push(press(terminal, key)?);
        }
        press(terminal, b"\x1b[6~")?;
    }
    Ok(())
}

/// A study out of the table, a node, a page in it, the glossary.
fn read(terminal: &mut Terminal, measured: &mut Measured) -> Result<()> {
    for key in [&b"\r"[..], b"0", b"\r", b"\r", b"\r", b"g"] {
        measured.pages.push(press(terminal, key)?);
    }
    Ok(())
}

/// A lone Esc is waited for a little, as it may begin another key.
fn escape(terminal: &mut Terminal) -> Result<()> {
    press(terminal, b"\x1b")?;
    Ok(())
}

fn check(path: &Path, dir: &str) -> Result<Duration> {
    let start = Instant::now();
    let output = Command::new(path).args(["check", "--content", dir]).output()?;
    let time = start.elapsed();
    if !output.status.success() {
        bail!("the pack has faults:\n{}", String::from_utf8_lossy(&output.stdout));
    }
    Ok(time)
}

fn report(measured: &Measured) {
    const MIB: f64 = 1_048_576.0;
    let ms = |times: &[Duration]| times.iter().map(|it| it.as_secs_f64() * 1e3).collect::<Vec<_>>();
    let none = &[][..];
    println!("{:<38}{:>18}{:>18}", "120x36, median and nine in ten within", "large", "built-in");
    let (large, builtin) = (ms(&measured.large), ms(&measured.builtin));
    let ratios: Vec<f64> = large.iter().zip(&builtin).map(|(large, builtin)| large / builtin).collect();
    row("exec to home complete, ms", &large, &builtin, "");
    row("  as a multiple", &ratios, none, &goal("3 at most", median(&ratios) <= 3.0));
    row("  to the count of studies, ms", &ms(&measured.whole), none, "");
    let keys: Vec<Duration> =
        [&measured.firsts, &measured.letters, &measured.backspaces].into_iter().flatten().copied().collect();
    let soon = |times: &[f64], most: f64| ninety(times) <= most;
    let keys = ms(&keys);
    row("a key in the finder, ms", &keys, none, &goal("nine in ten within 30", soon(&keys, 30.0)));
    for (what, times) in [
        ("  a first letter", &measured.firsts),
        ("  another letter", &measured.letters),
        ("  backspace", &measured.backspaces),
        ("  opening it", &measured.opened),
    ] {
        row(what, &ms(times), none, "");
    }
    let scrolls = ms(&measured.scrolls);
    row("a key among the studies, ms", &scrolls, none, &goal("nine in ten within 5", soon(&scrolls, 5.0)));
    row("opening a page, ms", &ms(&measured.pages), none, "");
    let memory: Vec<f64> = measured.memory.iter().map(|it| *it as f64 / MIB).collect();
    row("memory, MiB", &memory, none, &goal("200 at most", ninety(&memory) <= 200.0));
    let checks: Vec<f64> = measured.checks.iter().map(Duration::as_secs_f64).collect();
    row("checking it, s", &checks, none, &goal("5 at most", ninety(&checks) <= 5.0));
}
