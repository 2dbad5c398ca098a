//! The files of what was answered: one for each device in one directory, which may be a synchronised one.
//!
//! A device only ever adds lines to its own file, under a lock, and a record counts as kept once it is on
//! the disk. Whatever else lies in the directory and ends in `.jsonl` is read too, so that what other
//! devices have written counts, and copies that a synchronisation has left.

mod device;
mod disk;
pub mod folder;
pub mod own;

use super::state;
use super::system::file;
use crate::content::source;
use crate::study::log::{self, Record, RecordId, What};
use crate::study::moment::Moment;
use crate::study::parameters::Parameters;
use crate::study::schedule::History;
use crate::study::{Keeper, Settings};
use anyhow::{Context, Result, anyhow};
use disk::{Disk, Job};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read as _, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Where everything is.
#[derive(Clone, Debug)]
pub struct Places {
    /// Of the reviews.
    pub reviews: PathBuf,
    /// The file that says which device this is. It belongs to this machine, not among the reviews.
    pub device: PathBuf,
}

impl Places {
    /// In the directory for state, unless `reviews` names another for what may be shared.
    pub fn new(state: &Path, reviews: Option<PathBuf>) -> Self {
        let own = state.join("afferent");
        Self { reviews: reviews.unwrap_or_else(|| own.join("study")), device: own.join("device.toml") }
    }
}

/// The file of this device.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    device: String,
    /// Where its name is to be kept, if it is not yet.
    unnamed: Option<PathBuf>,
    /// The number of the next record.
    next: u64,
    /// How much of the file is known here, in bytes.
    known: u64,
    /// Lines that could not be written yet.
    pending: String,
    /// Lines that were written and are not yet known to be on the disk.
    writing: Option<String>,
    disk: Option<Disk>,
}

/// What was found.
#[derive(Debug)]
pub struct Found {
    pub store: Store,
    /// Everything that was answered anywhere, in the order in which it happened.
    pub records: Vec<Record>,
    /// How fast the reader forgets, if that was fitted.
    pub parameters: Parameters,
    /// What is wrong, in words; nothing of it is lost.
    pub faults: Vec<String>,
}

/// All that was answered with what follows from it, and the file that the rest goes to.
#[derive(Debug)]
pub(super) struct Reviews {
    pub(super) store: Store,
    pub(super) history: History,
    pub(super) faults: Vec<String>,
}

impl Reviews {
    pub(super) fn read(places: &Places, settings: Settings) -> Self {
        let Found { store, records, parameters, faults } = open(places);
        Self { store, history: History::of(records, settings, parameters), faults }
    }
}

/// Reads all that there is. Nothing is made or changed before the first record, but what was cut off is set
/// aside.
pub fn open(places: &Places) -> Found {
    let mut faults = Vec::new();
    let kept = device::kept(&places.device);
    let unnamed = kept.is_none().then(|| places.device.clone());
    let device = kept.unwrap_or_else(|| format!("{:08x}", random() as u32));
    let path = places.reviews.join(format!("{device}.jsonl"));
    let pending = String::new();
    let mut store = Store { path, device, unnamed, next: 1, known: 0, pending, writing: None, disk: None };
    let mut files = Vec::new();
    match store.look() {
        Ok((records, more)) => {
            files.push(records);
            faults.extend(more);
        }
        Err(error) => faults.push(format!("{error:#}")),
    }
    for path in others(&places.reviews, Some(&store.path)) {
        match source::regular(&path).with_context(|| format!("Cannot read {}", path.display())) {
            Ok(bytes) => {
                let read = log::read(&bytes);
                faults.extend(told(&read, &path));
                if read.cut.is_some() {
                    faults.push(format!("The last line of {} is cut off; it is left alone", path.display()));
                }
                files.push(read.records);
            }
            Err(error) => faults.push(format!("{error:#}")),
        }
    }
    // A copy of this device's file may be ahead of it, where it was put back from a backup.
    let own = files.iter().flatten().filter(|it| it.id.device == store.device).map(|it| it.id.number);
    store.next = store.next.max(own.max().unwrap_or_default().saturating_add(1));
    let parameters = own::read(places).unwrap_or_else(|fault| {
        faults.push(format!("{fault:#}"));
        Parameters::default()
    });
    Found { store, records: log::merge(files), parameters, faults }
}

/// All files of reviews but the one of this device, if it is named.
fn others(directory: &Path, own: Option<&Path>) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_other =
        |path: &PathBuf| Some(path.as_path()) != own && path.extension().is_some_and(|end| end == "jsonl");
    let mut paths: Vec<PathBuf> = entries.filter(is_other).collect();
    paths.sort_unstable();
    paths
}

/// What is wrong with a file, in words.
fn told(read: &log::Read, path: &Path) -> Option<String> {
    let (line, why) = read.faults.first()?;
    let others = match read.faults.len() - 1 {
        0 => String::new(),
        1 => ", nor is another".to_owned(),
        count => format!(", nor are {count} others"),
    };
    Some(format!("{}:{line}: this line is no review{others}; they are left alone: {why}", path.display()))
}

/// The time on the clocks here.
pub fn now() -> Moment {
    let now = Timestamp::now();
    Moment { seconds: now.as_second(), offset: TimeZone::system().to_offset(now).seconds() }
}

impl Keeper for Store {
    fn now(&self) -> Moment {
        now()
    }

    fn keep(&mut self, what: What) -> (Vec<Record>, Option<String>) {
        self.add(what, now())
    }
}

impl Store {
    /// The name of this device in the records.
    pub fn device(&self) -> &str {
        &self.device
    }

    /// Writes down what happened; when this returns, it is on the disk. What other programs have added to
    /// the file meanwhile comes before it. Where nothing can be written, the record is kept in mind and
    /// written with the next one that can be, and the fault says so once.
    pub fn add(&mut self, what: What, at: Moment) -> (Vec<Record>, Option<String>) {
        let (records, fault) = self.begin(what, at);
        let later = self.settle();
        (records, fault.or(later))
    }

    /// As [`Self::add`], but the disk has it only when [`Self::settle`] has returned: there is time for other things.
    pub fn begin(&mut self, what: What, at: Moment) -> (Vec<Record>, Option<String>) {
        let before = self.settle();
        let was_told = !self.pending.is_empty();
        let (mut records, mut fault) = (Vec::new(), None);
        match self.append(&what, at) {
            Ok((all, more)) => (records, fault) = (all, more),
            Err(error) => {
                let record = self.record(what, at);
                self.pending.push_str(&record.line());
                records.push(record);
                if !was_told {
                    fault = Some(only_in_mind(&error));
                }
            }
        }
        (records, before.or(fault))
    }

    /// Waits for the disk. What it did not take is kept in mind as if it had never been written.
    pub fn settle(&mut self) -> Option<String> {
        let lines = self.writing.take()?;
        let error = self.disk.as_ref()?.wait().err()?;
        self.known -= lines.len() as u64;
        self.pending.insert_str(0, &lines);
        let error = anyhow!(error).context(format!("cannot write {}", self.path.display()));
        Some(only_in_mind(&error))
    }

    fn record(&mut self, what: What, at: Moment) -> Record {
        let id = RecordId { device: self.device.clone(), number: self.next };
        self.next += 1;
        Record { at, id, what }
    }

    fn append(&mut self, what: &What, at: Moment) -> Result<(Vec<Record>, Option<String>)> {
        let directory = self.path.parent().context("a file without a directory")?.to_owned();
        fs::create_dir_all(&directory).with_context(|| format!("cannot make {}", directory.display()))?;
        let is_new = self.path.symlink_metadata().is_err();
        let mut file = self.hold(true)?;
        let (mut records, mut fault) = self.catch_up(&mut file)?;
        if let Some(path) = self.unnamed.take() {
            // Without it, the next time this is another device, and nothing is lost.
            let error = device::keep(&path, &self.device).err();
            fault = fault.or_else(|| error.map(|error| format!("{error:#}")));
        }
        let record = self.record(what.clone(), at);
        let lines = self.pending.clone() + &record.line();
        // Not every system writes at the end by itself.
        file.seek(SeekFrom::End(0))?;
        if let Err(error) = file.write_all(lines.as_bytes()) {
            // Half a line is worse than none.
            file.set_len(self.known).ok();
            self.next -= 1;
            return Err(error).with_context(|| format!("cannot write {}", self.path.display()));
        }
        self.pending.clear();
        let before = self.known;
        self.known += lines.len() as u64;
        let directory = is_new.then_some(directory);
        self.disk.get_or_insert_with(|| Disk::of(Job::sync)).begin(Job { file, before, directory });
        self.writing = Some(lines);
        records.push(record);
        Ok((records, fault))
    }

    /// What the file of this device holds by now, which may be none, or one that can only be read.
    fn look(&mut self) -> Result<(Vec<Record>, Option<String>)> {
        if self.path.symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            return Ok((Vec::new(), None));
        }
        match self.hold(false) {
            Ok(mut file) => self.catch_up(&mut file),
            Err(_) => {
                let bytes = source::regular(&self.path)
                    .with_context(|| format!("cannot read {}", self.path.display()))?;
                let read = log::read(&bytes);
                let fault = told(&read, &self.path);
                Ok((read.records, fault))
            }
        }
    }

    /// The file, kept from others until it is closed.
    fn hold(&self, create: bool) -> Result<File> {
        let cannot = || format!("cannot write {}", self.path.display());
        // Whatever opens only when somebody is at its other end is not waited for.
        if fs::metadata(&self.path).is_ok_and(|it| !it.is_file()) {
            return Err(anyhow!("this is no regular file")).with_context(cannot);
        }
        let mut options = OpenOptions::new();
        let options = options.create(create).read(true);
        let file = file::for_records(options).open(&self.path).with_context(cannot)?;
        state::hold(&file, &self.path)?;
        Ok(file)
    }

    /// Reads on from what is known. Whoever writes holds the file, so a last line that is cut off was left
    /// by somebody who was killed; it is set aside.
    fn catch_up(&mut self, file: &mut File) -> Result<(Vec<Record>, Option<String>)> {
        let cannot = || format!("cannot read {}", self.path.display());
        let length = file.metadata().with_context(cannot)?.len();
        if length < self.known {
            // It is another file by now.
            self.known = 0;
        }
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(self.known)).with_context(cannot)?;
        file.read_to_end(&mut bytes).with_context(cannot)?;
        let read = log::read(&bytes);
        let mut fault = told(&read, &self.path);
        let mut kept = bytes.len();
        if let Some(cut) = read.cut {
            let aside = self.path.with_extension("cut");
            let line = bytes.get(cut..).unwrap_or_default();
            OpenOptions::new()
                .create(true)
                .append(true)
                .open(&aside)
                .and_then(|mut aside| {
                    aside.write_all(&[line, b"\n"].concat()).and_then(|()| aside.sync_all())
                })
                .with_context(|| format!("cannot write {}", aside.display()))?;
            file.set_len(self.known + cut as u64)?;
            kept = cut;
            fault = Some(format!("A line that was cut off was set aside in {}", aside.display()));
        } else if !bytes.is_empty() && !bytes.ends_with(b"\n") {
            file.write_all(b"\n")?;
            kept += 1;
        }
        self.known += kept as u64;
        let own = read.records.iter().filter(|it| it.id.device == self.device).map(|it| it.id.number);
        self.next = self.next.max(own.max().unwrap_or_default().saturating_add(1));
        Ok((read.records, fault))
    }
}

fn only_in_mind(error: &anyhow::Error) -> String {
    format!("Reviews are only kept until you quit: {error:#}")
}

/// A number that nobody else has.
fn random() -> u64 {
    getrandom::u64().unwrap_or_else(|_| u64::from(std::process::id()))
}

#[cfg(test)]
mod tests;
