//! The commands about lessons: to begin one of one's own, to give one, to follow it.

use crate::args::{Lesson, Screen};
use crate::{
    app, config, environment, id_of, is_interactive, kept, notes_path, pack, say, show, state_path, updates,
};
use afferent::app::lesson::{Auto, Begin};
use afferent::app::memory::Memory;
use afferent::app::name::Kind;
use afferent::app::{Effect, Msg};
use afferent::content::address::Address;
use afferent::content::character::printable;
use afferent::content::id::LessonId;
use afferent::print::{place, starter};
use afferent::terminal;
use anyhow::{Context, Result};
use std::path::Path;
use std::process::ExitCode;

/// Writes the file of a lesson to start from.
pub(crate) fn begin(name: &Path) -> Result<ExitCode> {
    let file = starter::lesson(name)?;
    say(&format!(
        "Wrote a lesson to {0}.\n  afferent lesson {0}   gives it, and shows again what you save\n  \
         afferent check {0}    says what is wrong\n",
        printable(&file.to_string_lossy())
    ))
}

/// A fault of a `name` that nothing has: where its lesson lies here as a file, that is what was meant.
pub(crate) fn meant(name: &str, fault: String) -> String {
    let file = format!("{name}.toml");
    if !Path::new(&file).is_file() {
        return fault;
    }
    let known = fault.split(';').next().unwrap_or(&fault);
    format!("{known}; did you mean {file}?")
}

/// A lesson on a terminal, or its plan with all notes anywhere else.
pub(crate) fn give(it: &Lesson) -> Result<ExitCode> {
    let source = it.content.source(it.name.as_deref());
    let pack = pack(&source)?;
    let Some(name) = &it.name else {
        return say(&place::text(&pack, &Memory::default(), None, &Address::Lessons));
    };
    let id = LessonId(id_of(Kind::Lesson, name, &pack)?);
    if !is_interactive() {
        return say(&place::text(&pack, &Memory::default(), None, &Address::Lesson(id)));
    }
    let auto = match (it.auto, it.repeat) {
        (_, true) => Some(Auto::Loop),
        (true, false) => Some(Auto::Once),
        (false, false) => None,
    };
    let (memory, fault) = kept();
    let mut app = app(pack, &it.screen, memory)?;
    app.notice = fault.or(app.notice);
    for effect in app.begin_lesson(&id, Begin { auto, class: it.class.clone() }) {
        if let (Effect::Keep(change), Some(path)) = (effect, state_path())
            && let Some(fault) = terminal::state::keep(&path, |memory| memory.change(change))
        {
            app.update(Msg::Notice(fault));
        }
    }
    show(app, &it.screen, &it.kept, source)
}

/// The notes of a lesson; in a pipe as plain lines.
pub(crate) fn follow(screen: &Screen) -> Result<ExitCode> {
    let socket =
        notes_path().context("no directory for the notes: neither XDG_RUNTIME_DIR nor HOME is set")?;
    if is_interactive() {
        let (settings, own) = config::of(screen)?;
        let keymap = own.config.keymap;
        terminal::notes::follow(&socket, &environment::term(), updates(screen), &settings, keymap)?;
    } else {
        terminal::notes::print(&socket)?;
    }
    Ok(ExitCode::SUCCESS)
}
