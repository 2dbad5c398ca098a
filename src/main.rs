//! The program: arguments and environment in, a picture or a page of text out.
#![expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]

mod args;
mod pictures;

use afferent::app::lesson::{Auto, Begin};
use afferent::app::name::{self, Kind, Named};
use afferent::app::place::{Door, Place};
use afferent::app::settings::{ColorTier, Film, Glyphs, Settings, ThemeName};
use afferent::app::{App, Effect, Msg};
use afferent::canvas::Updates;
use afferent::content::id::{LessonId, TopicId};
use afferent::content::problem::printable;
use afferent::content::{Pack, source};
use afferent::page::Target;
use afferent::print::read::{self, Reader};
use afferent::print::{check, cite, document, list, place, schema, search, show, starter};
use afferent::terminal::{self, Options};
use afferent::ui;
use anyhow::{Context, Result, anyhow};
use args::{Cite, Cli, Command, Content, ExportFormat, Lesson, Screen};
use clap::{CommandFactory, Parser};
use etcetera::BaseStrategy;
use etcetera::base_strategy::Xdg;
use std::io::{self, IsTerminal, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    match run(Cli::parse()) {
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
        Some(Command::Read { place, content }) => {
            let pack = pack(&content)?;
            let door = door(place.as_deref(), &pack, None)?;
            converse(pack, door)
        }
        Some(Command::Record(it)) => pictures::film(&it),
        Some(Command::Show { place, format, content }) => {
            let pack = pack(&content)?;
            let door = door(Some(&place), &pack, None)?;
            say(&show::write(&pack, &door, format.0))
        }
        Some(Command::List { table, format, content }) => {
            say(&list::write(pack(&content)?.library(), table.0, format.0)?)
        }
        Some(Command::Search { words, json, content }) => find(&words.join(" "), json, &content),
        Some(Command::Cite(it)) => cite(&it),
        Some(Command::Export { topic, format, output, content }) => {
            let pack = pack(&content)?;
            let topic = topic.map(|name| id_of(Kind::Topic, &name, &pack).map(TopicId)).transpose()?;
            let format = args::form(format, output.as_deref(), ExportFormat(document::Format::Html))?;
            put(&document::handout(pack, topic.as_ref(), format.0), output.as_deref())
        }
        Some(Command::Lesson(it)) => lesson(&it),
        Some(Command::Notes { screen }) => follow(&screen),
        Some(Command::Check(content)) => judge(&content),
        Some(Command::New { dir }) => {
            starter::write(&dir)?;
            say(&format!(
                "Wrote a pack to {0}.\n  afferent check --content {0}\n  afferent --content {0}\n",
                dir.display()
            ))
        }
        Some(Command::Schema { dir }) => {
            schema::write(&dir)?;
            say(&format!("Wrote {0}/.schema and {0}/.taplo.toml\n", dir.display()))
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

/// The infographic as a conversation on the standard streams.
fn converse(pack: Pack, door: Door) -> Result<ExitCode> {
    read::converse(&mut Reader::new(pack), door, io::stdin().lock(), stdout().lock())?;
    Ok(ExitCode::SUCCESS)
}

/// The infographic on a terminal, in lines on one that cannot draw, or the place as text anywhere else.
fn open(cli: &Cli) -> Result<ExitCode> {
    let is_terminal = stdout().is_terminal() && io::stdin().is_terminal();
    let is_interactive = is_interactive();
    // Home can be shown before all of a pack has been read.
    let ahead = match (&cli.content.content, cli.place.as_deref()) {
        (Some(dir), None | Some("home")) if is_interactive => Pack::ahead(|path| source::file(dir, path)),
        _ => None,
    };
    let pack = ahead.map_or_else(|| pack(&cli.content), Ok)?;
    if !is_terminal {
        let door = door(cli.place.as_deref(), &pack, None)?;
        return say(&place::text(&pack, &door));
    }
    if !is_interactive {
        let door = door(cli.place.as_deref(), &pack, None)?;
        return converse(pack, door);
    }
    let Named { door, also } = named(cli.place.as_deref(), &pack, None)?;
    let mut app = App::new(pack, terminal::size(), settings(&cli.screen));
    app.keeps_theme = cli.screen.look.theme.is_some();
    app.set_caption(cli.screen.film.caption.clone());
    remember(&mut app);
    if door == Door::Place(Place::Home) {
        app.welcome = state_path().is_some() && !app.memory.was_welcomed;
    } else {
        app.open(door);
        app.notice = also.or(app.notice);
    }
    show(app, &cli.screen, &cli.content)
}

/// A lesson on a terminal, or its plan with all notes anywhere else.
fn lesson(it: &Lesson) -> Result<ExitCode> {
    let pack = pack(&it.content)?;
    let Some(name) = &it.name else {
        return say(&place::text(&pack, &Door::Place(Place::Lessons)));
    };
    let id = LessonId(id_of(Kind::Lesson, name, &pack)?);
    if !is_interactive() {
        return say(&place::text(&pack, &Door::Card(Place::Lessons, Target::Lesson(id))));
    }
    let auto = match (it.auto, it.repeat) {
        (_, true) => Some(Auto::Loop),
        (true, false) => Some(Auto::Once),
        (false, false) => None,
    };
    let mut app = App::new(pack, terminal::size(), settings(&it.screen));
    app.keeps_theme = it.screen.look.theme.is_some();
    app.set_caption(it.screen.film.caption.clone());
    remember(&mut app);
    for effect in app.begin_lesson(&id, Begin { auto, class: it.class.clone() }) {
        if let (Effect::Remember { class, stopped }, Some(path)) = (effect, state_path())
            && let Some(fault) = terminal::state::remember(&path, class, stopped)
        {
            app.update(Msg::Notice(fault));
        }
    }
    show(app, &it.screen, &it.content)
}

/// The notes of a lesson; in a pipe as plain lines.
fn follow(screen: &Screen) -> Result<ExitCode> {
    let socket =
        notes_path().context("no directory for the notes: neither XDG_RUNTIME_DIR nor HOME is set")?;
    if is_interactive() {
        let term = env::var("TERM").unwrap_or_default();
        terminal::notes::follow(&socket, &term, updates(screen), &settings(screen))?;
    } else {
        terminal::notes::print(&socket)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Whether there is a terminal that can be drawn on.
fn is_interactive() -> bool {
    stdout().is_terminal() && io::stdin().is_terminal() && env::var("TERM").unwrap_or_default() != "dumb"
}

fn show(app: App, screen: &Screen, content: &Content) -> Result<ExitCode> {
    let is_remote = is_set("SSH_CONNECTION") || is_set("SSH_TTY");
    let options = Options {
        term: env::var("TERM").unwrap_or_default(),
        updates: updates(screen),
        ask_theme: screen.look.theme.is_none() && app.settings.color != ColorTier::None,
        is_remote,
        content: content.content.clone(),
        browser: !is_remote && (!cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")),
        state: state_path(),
        notes: notes_path(),
    };
    terminal::run(app, &options, ui::draw)?;
    Ok(ExitCode::SUCCESS)
}

fn updates(screen: &Screen) -> Updates {
    if screen.no_sync { Updates::Unmarked } else { Updates::Synchronized }
}

/// Gives `app` what was kept from the last time.
fn remember(app: &mut App) {
    if let Some(path) = state_path() {
        (app.memory, app.notice) = terminal::state::read(&path);
    }
}

/// The file of what is kept; none where there is no home.
fn state_path() -> Option<PathBuf> {
    let directory = base()?.state_dir()?;
    Some(terminal::state::path(&directory))
}

/// The socket of the notes, in a directory of this user.
fn notes_path() -> Option<PathBuf> {
    let base = base()?;
    Some(terminal::notes::socket(&base.runtime_dir().or_else(|| base.state_dir())?))
}

/// The directories of the XDG specification, on macOS too.
fn base() -> Option<Xdg> {
    Xdg::new().ok()
}

/// Writes `text` to a file, or to standard output without one.
fn put(text: &str, file: Option<&Path>) -> Result<ExitCode> {
    let Some(file) = file else { return say(text) };
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(ExitCode::SUCCESS)
}

fn cite(it: &Cite) -> Result<ExitCode> {
    let pack = pack(&it.content)?;
    let studies = cite::studies(pack.library(), &it.ids, it.topic.as_deref(), it.all);
    say(&cite::write(&studies.map_err(|error| anyhow!(error))?, it.style.0, it.format.0))
}

/// Fails quietly where nothing is found, as searching in files does.
fn find(words: &str, json: bool, content: &Content) -> Result<ExitCode> {
    let pack = pack(content)?;
    match search::write(pack.library(), words, json) {
        None => Ok(ExitCode::FAILURE),
        Some(rows) => say(&rows),
    }
}

fn judge(content: &Content) -> Result<ExitCode> {
    let files = match &content.content {
        Some(dir) => source::directory(dir)?,
        None => source::builtin(),
    };
    let (problems, summary) = check::report(&files);
    stdout().write_all(problems.as_bytes())?;
    stdout().write_all(summary.as_bytes())?;
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The pack of `--content`, or the built-in one.
fn pack(content: &Content) -> Result<Pack> {
    let Some(dir) = &content.content else { return Ok(Pack::builtin()) };
    let files = source::directory(dir)?;
    Pack::from_files(&files).map_err(|problems| source::refusal(dir, &problems))
}

/// Where a name leads, where a command is about things of the kind `about`. What else has that name is
/// said beside the answer.
fn named(text: Option<&str>, pack: &Pack, about: Option<Kind>) -> Result<Named> {
    match text {
        None | Some("home") => Ok(Named { door: Door::Place(Place::Home), also: None }),
        Some(text) => name::find(text, pack.library(), about).map_err(|error| anyhow!(error)),
    }
}

/// The same for a command that prints.
fn door(text: Option<&str>, pack: &Pack, about: Option<Kind>) -> Result<Door> {
    let Named { door, also } = named(text, pack, about)?;
    if let Some(also) = also {
        writeln!(io::stderr(), "afferent: {}", printable(&also))?;
    }
    Ok(door)
}

/// The id of a thing of the kind `kind`.
fn id_of(kind: Kind, text: &str, pack: &Pack) -> Result<String> {
    name::id_of(kind, text, pack.library()).map_err(|error| anyhow!(error))
}

/// Options before the program's own variables before general ones before what the terminal says.
fn settings(screen: &Screen) -> Settings {
    let Screen { look, film, .. } = screen;
    let term = env::var("TERM").unwrap_or_default();
    let colorterm = env::var("COLORTERM").unwrap_or_default();
    let program = env::var("TERM_PROGRAM").unwrap_or_default();
    let color = match &look.color {
        Some(color) => color.0,
        None if is_set("NO_COLOR") => ColorTier::None,
        None if colorterm == "truecolor" || colorterm == "24bit" => ColorTier::True,
        None if term.ends_with("-direct") => ColorTier::True,
        None if term.contains("256color") => ColorTier::Ansi256,
        None => ColorTier::Ansi16,
    };
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| env::var(name).ok().filter(|it| !it.is_empty()));
    let is_utf8 = locale.is_none_or(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    });
    Settings {
        theme: look.theme.map_or_else(theme, |theme| theme.0),
        color,
        ascii: look.ascii || !is_utf8 || term == "linux",
        glyphs: look.glyphs.map_or_else(|| Glyphs::of(&term, &program), |glyphs| glyphs.0),
        motion: !look.no_motion && !is_set("NO_MOTION"),
        mouse: !look.no_mouse,
        film: Film { keys: film.show_keys, ready_mark: film.ready_mark },
    }
}

/// Dark, unless `COLORFGBG` names a light background, as some terminals do.
fn theme() -> ThemeName {
    let background = env::var("COLORFGBG").ok().and_then(|it| it.rsplit(';').next()?.parse::<u8>().ok());
    if matches!(background, Some(7 | 15)) { ThemeName::Light } else { ThemeName::Dark }
}

/// Whether a variable of the environment has a value that is not empty.
fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty())
}
