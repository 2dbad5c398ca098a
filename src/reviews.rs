//! The commands about what was answered: to study, and to see, take along and forget what is kept of it.

use crate::args::{self, Exam, Kept, ReviewsFormat, State};
use crate::{
    app, config, converse, environment, is_interactive, kept, pack, put, reader, say, show, state_path,
};
use afferent::app::memory::Memory;
use afferent::content::Pack;
use afferent::content::address::Address;
use afferent::content::character::printable;
use afferent::print::read::Student;
use afferent::print::reviews;
use afferent::study::card::{CardId, Deck};
use afferent::study::log::{Record, What};
use afferent::study::progress::Progress;
use afferent::study::schedule::History;
use afferent::study::session::{Plan, Wanted};
use afferent::study::{Keeper, Settings, fit, log};
use afferent::terminal::state;
use afferent::terminal::study::{self, Found, Places, own};
use anyhow::{Context, Result, anyhow, bail};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where answers are kept; none where there is no home.
pub(crate) fn places(kept: &Kept) -> Option<Places> {
    let state = state_path()?;
    let reviews = kept.study_dir.clone().or_else(environment::study_dir).or_else(config::study_dir);
    Some(Places::new(state.parent()?.parent()?, reviews))
}

fn known_places(kept: &Kept) -> Result<Places> {
    places(kept).context("no directory for what is kept: HOME must be a path from the root")
}

/// How the reader studies.
fn settings() -> Settings {
    state_path().and_then(|path| state::read(&path).0.study).unwrap_or_default()
}

/// Somebody with a record of answers; none where nothing can be kept.
pub(crate) fn student(kept: &Kept) -> Option<Student> {
    let Found { store, records, parameters, faults } = study::open(&places(kept)?);
    let news = Some(faults.join("\n")).filter(|it| !it.is_empty());
    Some(Student::new(History::of(records, settings(), parameters), Box::new(store), news))
}

/// How far the reader is, where `address` tells it.
pub(crate) fn progress(pack: &Pack, memory: &Memory, cards: &Kept, address: &Address) -> Option<Progress> {
    let student = student(cards).filter(|_| *address == Address::Progress)?;
    student.progress(pack.library(), |it| memory.has_seen(it))
}

/// What was answered in a directory of reviews, in the order in which it happened.
pub(crate) fn records(directory: &Path) -> Result<Vec<Record>> {
    let places = Places { reviews: directory.to_owned(), device: PathBuf::new() };
    let lines = study::folder::lines(&places)?.join("\n");
    Ok(log::merge([log::read(lines.as_bytes()).records]))
}

/// Cards on a terminal, in lines anywhere else, or how many there are.
pub(crate) fn study(it: &args::Study) -> Result<ExitCode> {
    let places = known_places(&it.kept)?;
    let settings = set(it)?;
    let source = it.content.source(None);
    let pack = pack(&source)?;
    if !it.count && is_interactive() {
        let (memory, fault) = kept();
        let mut app = app(pack, &it.screen, memory)?;
        app.wanted = wanted(it);
        app.open(Address::Quiz);
        app.notice = fault.or(app.notice);
        return show(app, &it.screen, &it.kept, source);
    }
    let found = study::open(&places);
    let history = History::of(found.records, settings, found.parameters);
    if it.count {
        let plan = Plan::new(&Deck::new(pack.library()), &history, found.store.now());
        return say(&format!("{}\n", plan.as_wanted(wanted(it), &history).count()));
    }
    let news = Some(found.faults.join("\n")).filter(|it| !it.is_empty());
    let student = Student::new(history, Box::new(found.store), news).wanting(wanted(it));
    let mut reader = reader(pack, &it.kept)?.studying(student);
    let first = reader.open_cards();
    converse(reader, first)
}

/// How much of it was asked for.
fn wanted(it: &args::Study) -> Wanted {
    Wanted { only_known: it.due, minutes: it.minutes.map(Into::into) }
}

/// How the reader studies from now on.
fn set(it: &args::Study) -> Result<Settings> {
    let mut settings = settings();
    let before = settings;
    if let Some(Exam(day)) = it.by {
        if let Some(day) = day.filter(|day| *day <= study::now().day(settings.day_starts)) {
            bail!("{day} is no day to come: write a later one after --by, or none");
        }
        settings.exam = day;
    }
    settings.new_per_day = it.new.map_or(settings.new_per_day, Into::into);
    settings.per_day = it.per_day.map_or(settings.per_day, Into::into);
    settings.goal = it.goal.unwrap_or(settings.goal);
    settings.four_grades = it.grades.map_or(settings.four_grades, |grades| grades.0);
    if let Some(path) = state_path().filter(|_| settings != before)
        && let Some(fault) = state::keep(&path, |memory| memory.study = Some(settings))
    {
        bail!(fault);
    }
    Ok(settings)
}

pub(crate) fn state(it: &State) -> Result<ExitCode> {
    match it {
        State::Path(kept) => {
            let places = known_places(kept)?;
            let shown = |path: &Path| printable(&path.to_string_lossy());
            let state = state_path().map(|path| shown(&path)).unwrap_or_default();
            say(&format!(
                "state    {state}\nreviews  {}\ndevice   {}\n",
                shown(&places.reviews),
                shown(&places.device)
            ))
        }
        State::Export { format, output, kept } => {
            let places = known_places(kept)?;
            let text = match args::form(*format, output.as_deref(), ReviewsFormat::Jsonl)? {
                ReviewsFormat::Jsonl => {
                    study::folder::lines(&places)?.into_iter().map(|line| line + "\n").collect()
                }
                ReviewsFormat::Csv => reviews::csv(&records(&places.reviews)?)?,
            };
            put(&text, output.as_deref())
        }
        State::Import { files, kept } => {
            let new = study::folder::import(&known_places(kept)?, files)?;
            say(&format!("New lines taken in: {new}\n"))
        }
        State::Fit { forget, kept } => fit(&known_places(kept)?, *forget),
        State::Forget { cards, all, kept } => forget(&known_places(kept)?, cards, *all),
    }
}

/// How fast the reader forgets, found among the answers; or no longer.
fn fit(places: &Places, forget: bool) -> Result<ExitCode> {
    if forget {
        let again = if own::forget(places)? { "again" } else { "already" };
        return say(&format!("Cards come back as for an average learner {again}.\n"));
    }
    let fitted = match fit::fit(&records(&places.reviews)?, settings().day_starts) {
        Ok(fitted) => fitted,
        Err(n) => bail!(
            "nothing is fitted: {n} answers to cards that came back are too few to say how fast you forget; \
             {} are enough",
            fit::LEAST
        ),
    };
    match &fitted.parameters {
        Some(parameters) => own::keep(places, parameters, fitted.answers)?,
        None => {
            own::forget(places)?;
        }
    }
    say(&reviews::fitted(&fitted, &settings()))
}

fn forget(places: &Places, cards: &[String], all: bool) -> Result<ExitCode> {
    if all {
        return say(&match study::folder::put_aside(places)? {
            Some(aside) => {
                let aside = printable(&aside.to_string_lossy());
                format!(
                    "Everything is forgotten. What was answered lies in {aside}, to be deleted or put back.\n"
                )
            }
            None => "Nothing was answered yet.\n".to_owned(),
        });
    }
    let mut found = study::open(places);
    let history = History::new(found.records, settings());
    let cards: Vec<CardId> = cards.iter().map(|card| CardId(card.clone())).collect();
    if let Some(card) = cards.iter().find(|card| history.memory(card).is_none()) {
        return Err(anyhow!("no answer to a card `{card}` is kept; `afferent state export` has their names"));
    }
    for card in cards {
        if let (_, Some(fault)) = found.store.keep(What::Forget(card)) {
            writeln!(io::stderr(), "afferent: {}", printable(&fault))?;
            return Ok(ExitCode::FAILURE);
        }
    }
    Ok(ExitCode::SUCCESS)
}
