//! The program: arguments and environment in, a picture or a page of text out.
#![expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]

mod args;
mod config;
mod doctor;
mod environment;
mod lessons;
mod pictures;
mod reviews;

use afferent::app::App;
use afferent::app::memory::Memory;
use afferent::app::name::{self, Kind, Named};
use afferent::app::settings::ColorTier;
use afferent::canvas::Updates;
use afferent::content::Pack;
use afferent::content::address::Address;
use afferent::content::character::printable;
use afferent::content::id::{LessonId, TopicId};
use afferent::content::question::Pool;
use afferent::content::source::{self, Source};
use afferent::document::lesson::Audience;
use afferent::print::read::{self, Reader};
use afferent::print::{anki, check, cite, file, hypertext, list, place, schema, search, show, starter};
use afferent::terminal::{self, Options};
use afferent::ui;
use anyhow::{Result, anyhow};
use args::{Cite, Cli, Command, Content, Export, ExportFormat, Kept, Quiz, Screen};
use clap::CommandFactory;
use environment::is_set;
use etcetera::BaseStrategy;
#[cfg(windows)]
use etcetera::base_strategy::Windows as Directories;
#[cfg(not(windows))]
use etcetera::base_strategy::Xdg as Directories;
use std::env;
use std::io::{self, IsTerminal, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

fn main() -> ExitCode {
    match run(args::parse()) {
        Ok(code) => code,
        // The reader of a pipe has seen enough.
        Err(error)
            if error.downcast_ref::<io::Error>().is_some_and(|it| it.kind() == io::ErrorKind::BrokenPipe) =>
        {
            ExitCode::SUCCESS
        }
        Err(error) => {
            // What was typed and what files are called may be in it.
            let text: Vec<String> = format!("{error:#}").lines().map(printable).collect();
            let _ = writeln!(io::stderr(), "afferent: {}", text.join("\n"));
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<ExitCode> {
    match cli.command {
        None => open(&cli),
        Some(Command::Snapshot(it)) => pictures::take(&it),
        Some(Command::Read { place, kept, content }) => {
            let pack = pack(&content.source(place.as_deref()))?;
            let address = address(place.as_deref(), &pack, None)?;
            let mut reader = reader(pack, &kept)?;
            let first = reader.open(&address);
            converse(reader, first)
        }
        Some(Command::Record(it)) => pictures::film(&it),
        Some(Command::Show { place, format, kept: cards, content }) => {
            let pack = pack(&content.source(Some(&place)))?;
            let address = address(Some(&place), &pack, None)?;
            let memory = kept().0;
            let progress = reviews::progress(&pack, &memory, &cards, &address);
            say(&show::write(&pack, &memory, progress.as_ref(), &address, format.0)?)
        }
        Some(Command::List { table, format, content }) => {
            say(&list::write(pack(&content.source(None))?.library(), table.0, format.0)?)
        }
        Some(Command::Search { words, json, content }) => find(&words.join(" "), json, &content),
        Some(Command::Cite(it)) => cite(&it),
        Some(Command::Export(it)) => export(it),
        Some(Command::Lesson(it)) => lessons::give(&it),
        Some(Command::Notes { screen }) => lessons::follow(&screen),
        Some(Command::Quiz(it)) => quiz(&it),
        Some(Command::Study(it)) => reviews::study(&it),
        Some(Command::State(it)) => reviews::state(&it),
        Some(Command::Config(it)) => config::tell(&it),
        Some(Command::Doctor { screen }) => doctor::report(&screen),
        Some(Command::Check { lesson, content }) => judge(lesson.as_deref(), &content),
        Some(Command::New { dir, from, lesson }) => match (dir, lesson) {
            (_, Some(name)) => lessons::begin(&name),
            (Some(dir), None) => {
                starter::write(&dir, from.0)?;
                say(&format!(
                    "Wrote a pack to {0}.\n  afferent check --content {0}\n  afferent --content {0}\n",
                    printable(&dir.to_string_lossy())
                ))
            }
            // Clap wants one of them.
            (None, None) => Ok(ExitCode::FAILURE),
        },
        Some(Command::Schema { dir }) => {
            schema::write(&dir)?;
            say(&format!("Wrote {0}/.schema and {0}/.taplo.toml\n", printable(&dir.to_string_lossy())))
        }
        Some(Command::Completions { shell }) => {
            let mut out = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "afferent", &mut out);
            say(&String::from_utf8_lossy(&out))
        }
        Some(Command::Man) => {
            let mut out = Vec::new();
            clap_mangen::Man::new(Cli::command()).render(&mut out)?;
            say(&String::from_utf8_lossy(&out))
        }
    }
}

fn say(text: &str) -> Result<ExitCode> {
    stdout().write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Somebody who is told `pack`, with what was kept from the last time, and who may study.
pub(crate) fn reader(pack: Pack, cards: &Kept) -> Result<Reader> {
    let (memory, fault) = kept();
    warn(fault)?;
    let mut reader = Reader::new(pack, memory);
    reader.seed = seed();
    reader.keymap = config::own(&Screen::default())?.config.keymap;
    Ok(match reviews::student(cards) {
        Some(student) => reader.studying(student),
        None => reader,
    })
}

/// The infographic as a conversation on the standard streams.
pub(crate) fn converse(mut reader: Reader, first: read::Reply) -> Result<ExitCode> {
    let end = read::converse(&mut reader, first, io::stdin().lock(), stdout().lock());
    // Whoever has stopped listening keeps the marks that were made.
    warn(state_path().and_then(|path| terminal::state::keep(&path, |memory| reader.leave(memory))))?;
    end?;
    Ok(ExitCode::SUCCESS)
}

/// The infographic on a terminal, in lines on one that cannot draw, or the place as text anywhere else.
fn open(cli: &Cli) -> Result<ExitCode> {
    let is_terminal = stdout().is_terminal() && io::stdin().is_terminal();
    let is_interactive = is_interactive();
    let (memory, fault) = if is_interactive { kept() } else { Default::default() };
    let left = (!cli.fresh && !memory.place.is_empty()).then(|| memory.place.clone());
    let asked = cli.place.clone().or_else(|| left.clone());
    // Home can be shown before all of a pack has been read.
    let ahead = match (&cli.content.content, asked.as_deref()) {
        (Some(dir), None | Some("home")) if is_interactive => Pack::ahead(|path| source::file(dir, path)),
        _ => None,
    };
    let source = cli.content.source(cli.place.as_deref());
    let pack = ahead.map_or_else(|| pack(&source), Ok)?;
    if !is_terminal {
        let address = address(cli.place.as_deref(), &pack, None)?;
        let memory = kept().0;
        let progress = reviews::progress(&pack, &memory, &cli.kept, &address);
        return say(&place::text(&pack, &memory, progress.as_ref(), &address));
    }
    if !is_interactive {
        let address = address(cli.place.as_deref(), &pack, None)?;
        let mut reader = reader(pack, &cli.kept)?;
        let first = reader.open(&address);
        return converse(reader, first);
    }
    let home = || Named { address: Address::Home, also: None };
    let Named { address, also } = match (&cli.place, &left) {
        // Where one left may be in another pack.
        (None, Some(left)) => named(Some(left), &pack, None).unwrap_or_else(|_| home()),
        (place, _) => named(place.as_deref(), &pack, None)?,
    };
    let is_left = cli.place.is_none() && address != Address::Home;
    let mut app = app(pack, &cli.screen, memory)?;
    if address == Address::Home {
        app.welcome = state_path().is_some() && !app.memory.was_welcomed;
    } else {
        app.open(address);
        let said = if is_left { Some(app.words_of_return()) } else { also };
        app.notice = app.notice.or(said);
    }
    app.notice = fault.or(app.notice);
    show(app, &cli.screen, &cli.kept, source)
}

/// A round of questions on a terminal, or in lines anywhere else.
fn quiz(it: &Quiz) -> Result<ExitCode> {
    let source = it.content.source(None);
    let pack = pack(&source)?;
    let pool = match &it.topic {
        Some(name) => Pool::Page(TopicId(id_of(Kind::Topic, name, &pack)?)),
        None => Pool::Everything,
    };
    if pool.questions(pack.library()).next().is_none() {
        return Err(anyhow!("there is no question on this page; `afferent quiz` asks on everything"));
    }
    let (count, seed) = (usize::from(it.count), it.seed.unwrap_or_else(seed));
    let (memory, fault) = kept();
    if !is_interactive() {
        warn(fault)?;
        let mut reader = Reader::new(pack, memory);
        reader.keymap = config::own(&it.screen)?.config.keymap;
        reader.begin_round(&pool, count, seed);
        let first = reader.open(&Address::Quiz);
        return converse(reader, first);
    }
    let mut app = app(pack, &it.screen, memory)?;
    app.seed = seed;
    app.begin_round(&pool, count);
    app.notice = fault.or(app.notice);
    show(app, &it.screen, &it.kept, source)
}

/// Another number each time: rounds are mixed by it.
fn seed() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_nanos() as u64)
}

/// Whether there is a terminal that can be drawn on.
pub(crate) fn is_interactive() -> bool {
    stdout().is_terminal() && io::stdin().is_terminal() && env::var("TERM").unwrap_or_default() != "dumb"
}

pub(crate) fn show(app: App, screen: &Screen, kept: &Kept, source: Source) -> Result<ExitCode> {
    let is_remote = is_set("SSH_CONNECTION") || is_set("SSH_TTY");
    let options = Options {
        term: environment::term(),
        updates: updates(screen),
        ask_theme: !app.keeps_theme && app.memory.theme().is_none() && app.settings.color != ColorTier::None,
        is_remote,
        source,
        browser: !is_remote && (!cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")),
        state: state_path(),
        notes: notes_path(),
        reviews: reviews::places(kept),
    };
    terminal::run(app, &options, ui::draw)?;
    Ok(ExitCode::SUCCESS)
}

fn updates(screen: &Screen) -> Updates {
    if screen.no_sync { Updates::Unmarked } else { Updates::Synchronized }
}

/// The infographic with the reader's settings, and what was kept from the last time.
fn app(pack: Pack, screen: &Screen, memory: Memory) -> Result<App> {
    let (mut settings, own) = config::of(screen)?;
    // What a key has chosen stays, but for what the file says at each start.
    let is_chosen = screen.look.theme.is_some() || own.config.theme.is_some();
    if !is_chosen {
        settings.theme = memory.theme().unwrap_or(settings.theme);
    }
    let mut app = App::new(pack, terminal::screen::size(), settings);
    app.keeps_theme = is_chosen;
    app.set_caption(screen.film.caption.clone());
    app.seed = seed();
    app.style = own.config.style.or_else(|| memory.style()).unwrap_or_default();
    app.notice = own.notice();
    app.keymap = own.config.keymap;
    app.memory = memory;
    Ok(app)
}

/// What was kept from the last time, and what is wrong with it.
pub(crate) fn kept() -> (Memory, Option<String>) {
    state_path().map(|path| terminal::state::read(&path)).unwrap_or_default()
}

/// Says what went wrong without ending for it.
fn warn(fault: Option<String>) -> Result<()> {
    if let Some(fault) = fault {
        writeln!(io::stderr(), "afferent: {}", printable(&fault))?;
    }
    Ok(())
}

/// The file of what is kept; none where there is no home.
pub(crate) fn state_path() -> Option<PathBuf> {
    Some(terminal::state::path(&state_dir()?))
}

/// The socket of the notes, in a directory of this user.
pub(crate) fn notes_path() -> Option<PathBuf> {
    Some(terminal::notes::socket(&base()?.runtime_dir().or_else(state_dir)?))
}

/// What one machine keeps. Windows has but one directory for that, and calls it local.
pub(crate) fn state_dir() -> Option<PathBuf> {
    let base = base()?;
    Some(base.state_dir().unwrap_or_else(|| base.cache_dir()))
}

/// The directories of the XDG specification, on macOS too; on Windows its own. A home that is named from here is
/// none.
pub(crate) fn base() -> Option<Directories> {
    Directories::new().ok().filter(|it| it.home_dir().is_absolute())
}

/// Writes `text` to a file, or to standard output without one or for `-`.
fn put(text: &str, file: Option<&Path>) -> Result<ExitCode> {
    let Some(file) = file.filter(|file| *file != Path::new("-")) else { return say(text) };
    file::write(file, text)?;
    Ok(ExitCode::SUCCESS)
}

/// A hand-out, or the cards for another program.
fn export(it: Export) -> Result<ExitCode> {
    let pack = pack(&it.content.source(it.lesson.as_deref()))?;
    let topic = it.topic.map(|name| id_of(Kind::Topic, &name, &pack).map(TopicId)).transpose()?;
    let lesson = it.lesson.map(|name| id_of(Kind::Lesson, &name, &pack).map(LessonId)).transpose()?;
    let output = it.output.as_deref();
    let format = match args::form(it.format, output, ExportFormat::Html)? {
        ExportFormat::Html => hypertext::Format::Html,
        ExportFormat::Markdown => hypertext::Format::Markdown,
        ExportFormat::Anki if lesson.is_some() => {
            return Err(anyhow!("there are cards of pages, not of lessons: leave the lesson out"));
        }
        ExportFormat::Anki => return put(&anki::write(&pack, topic.as_ref())?, output),
    };
    let text = match lesson {
        Some(id) => {
            let audience = if it.notes { Audience::Teacher } else { Audience::Class };
            hypertext::lesson(pack, &id, audience, format)
        }
        None => {
            let memory = it.marks.then(|| kept().0);
            hypertext::handout(pack, topic.as_ref(), memory.as_ref(), format)
        }
    };
    put(&text, output)
}

fn cite(it: &Cite) -> Result<ExitCode> {
    let pack = pack(&it.content.source(None))?;
    let studies = cite::studies(pack.library(), &it.ids, it.topic.as_deref(), it.all);
    say(&cite::write(&studies.map_err(|error| anyhow!(error))?, it.style.0, it.format.0))
}

/// Fails quietly where nothing is found, as searching in files does.
fn find(words: &str, json: bool, content: &Content) -> Result<ExitCode> {
    let pack = pack(&content.source(None))?;
    match search::write(pack.library(), words, json) {
        None => Ok(ExitCode::FAILURE),
        Some(rows) => say(&rows),
    }
}

fn judge(lesson: Option<&str>, content: &Content) -> Result<ExitCode> {
    if let Some(name) = lesson.filter(|name| args::lesson_file(name).is_none()) {
        let fault = format!("`{name}` is no file of a lesson; its name ends in .toml");
        return Err(anyhow!(lessons::meant(name, fault)));
    }
    let (problems, summary) = check::report(&content.source(lesson))?;
    stdout().write_all(problems.as_bytes())?;
    stdout().write_all(summary.as_bytes())?;
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The pack at `source`.
fn pack(source: &Source) -> Result<Pack> {
    source.pack()?.map_err(|problems| source.refusal(&problems))
}

/// Where a name leads, where a command is about things of the kind `about`. What else has that name is
/// said beside the answer.
fn named(text: Option<&str>, pack: &Pack, about: Option<Kind>) -> Result<Named> {
    match text {
        None | Some("home") => Ok(Named { address: Address::Home, also: None }),
        Some(text) => name::find(&args::name(text), pack.library(), about)
            .map_err(|error| anyhow!(lessons::meant(text, error))),
    }
}

/// The same for a command that prints.
fn address(text: Option<&str>, pack: &Pack, about: Option<Kind>) -> Result<Address> {
    let Named { address, also } = named(text, pack, about)?;
    warn(also)?;
    Ok(address)
}

/// The id of a thing of the kind `kind`.
fn id_of(kind: Kind, text: &str, pack: &Pack) -> Result<String> {
    name::id_of(kind, &args::name(text), pack.library()).map_err(|error| anyhow!(lessons::meant(text, error)))
}
