//! Pictures and films, drawn in front of nobody.

use crate::args::{self, Film as FilmForm, FormatName, Record, Snapshot, Stage};
use crate::{address, pack, put, reviews};
use afferent::app::name::Kind;
use afferent::app::settings::{ColorTier, Film, Glyphs, Italics, Settings, ThemeName};
use afferent::app::{App, Effect, Msg};
use afferent::content::character::printable;
use afferent::print::{record, script, snapshot};
use afferent::study;
use afferent::study::moment::Moment;
use afferent::study::schedule::History;
use anyhow::{Result, anyhow};
use std::process::ExitCode;

/// The picture of a place.
pub(crate) fn take(it: &Snapshot) -> Result<ExitCode> {
    let steps = script::parse(&it.keys).map_err(|error| anyhow!("--keys: {error}"))?;
    let mut app = stage(it.place.as_deref(), &it.stage, None)?;
    let effects = script::play(&mut app, &steps);
    if effects.contains(&Effect::Quit) {
        return Err(anyhow!("--keys: these keys quit, so there is no picture"));
    }
    snapshot::settle(&mut app, it.at);
    let format = args::form(it.format, it.stage.output.as_deref(), FormatName(snapshot::Format::Text))?;
    let text = snapshot::of(&app, format.0);
    put(&text, it.stage.output.as_deref())
}

/// A film of what the reader does.
pub(crate) fn film(it: &Record) -> Result<ExitCode> {
    let keys = it.keys.as_deref().filter(|keys| !keys.trim().is_empty());
    // Without keys it is a lesson that is filmed.
    let about = if keys.is_none() { Some(Kind::Lesson) } else { None };
    let mut app = stage(it.place.as_deref(), &it.stage, about)?;
    let lesson = app.lesson_step().map(|present| present.lesson.id.clone());
    let takes = match (keys, &lesson) {
        (Some(keys), _) => {
            let steps = script::parse(keys).map_err(|error| anyhow!("--keys: {error}"))?;
            record::takes(steps).map_err(|error| anyhow!("--keys: {error}"))?
        }
        (None, Some(_)) => record::lesson(&mut app),
        (None, None) => {
            return Err(anyhow!(
                "there is nothing to record: name a lesson, or say what the reader does, as in --keys 'Down Enter wait:2000'"
            ));
        }
    };
    let form = args::form(it.format, it.stage.output.as_deref(), FilmForm::Cast)?;
    let format = match (form, it.v3, &lesson) {
        (FilmForm::Tape, false, Some(lesson)) if keys.is_none() => {
            let dir = it.stage.content.content.as_ref().map(|dir| dir.to_string_lossy());
            // An id may stand there with its kind; a file is named as it is.
            let file = it.place.as_deref().filter(|name| args::lesson_file(name).is_some());
            let name = file.unwrap_or(lesson.as_str());
            let lesson =
                app.lesson_step().map(|it| it.lesson).ok_or_else(|| anyhow!("there is no lesson"))?;
            let tape = record::tape(lesson, name, dir.as_deref()).map_err(|error| anyhow!(error))?;
            return put(&tape, it.stage.output.as_deref());
        }
        (FilmForm::Tape, ..) => {
            return Err(anyhow!("a tape is made of a lesson: name one, without --keys and --v3"));
        }
        (FilmForm::Svg, true, _) => return Err(anyhow!("--v3 is a version of casts, not of SVG")),
        (FilmForm::Svg, false, _) => record::Format::Svg,
        (FilmForm::Cast, true, _) => record::Format::Cast3,
        (FilmForm::Cast, false, _) => record::Format::Cast2,
    };
    let text = record::write(&mut app, &takes, it.fps, format).map_err(|error| anyhow!("--keys: {error}"))?;
    put(&text, it.stage.output.as_deref())
}

/// The program in front of nobody: it looks at nothing but what it is told.
fn stage(place: Option<&str>, stage: &Stage, about: Option<Kind>) -> Result<App> {
    let Stage { size, study_dir, content, look, film, .. } = stage;
    let pack = pack(&content.source(place))?;
    let address = address(place, &pack, about)?;
    let settings = Settings {
        theme: look.theme.map_or(ThemeName::Dark, |theme| theme.0),
        color: look.color.map_or(ColorTier::True, |color| color.0),
        ascii: look.ascii,
        italics: Italics::default(),
        glyphs: look.glyphs.map_or_else(Glyphs::default, |glyphs| glyphs.0),
        motion: !look.no_motion,
        mouse: true,
        film: Film { keys: film.show_keys, ready_mark: film.ready_mark },
    };
    let mut app = App::new(pack, *size, settings);
    app.keeps_theme = look.theme.is_some();
    app.set_caption(film.caption.clone());
    // Nobody has answered anything yet, on a morning; or as it was at the last answer.
    let (mut clock, mut records) = (Moment { seconds: 1_795_852_800, offset: 3600 }, Vec::new());
    if let Some(dir) = study_dir {
        if !dir.is_dir() {
            return Err(anyhow!("--study-dir: {} is no directory", printable(&dir.to_string_lossy())));
        }
        records = reviews::records(dir)?;
        clock = records.last().map_or(clock, |it| it.at);
    }
    app.update(Msg::Clock(clock));
    app.update(Msg::Reviews(Box::new(History::new(records, study::Settings::default()))));
    app.open(address);
    Ok(app)
}
