//! A thread that waits for the disk in place of the one that draws. It stays: to begin one takes as long as
//! a card takes to draw.

use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// Lines that stand in a file and are to be on the disk.
#[derive(Debug)]
pub(super) struct Job {
    /// Kept from others until it is done.
    pub(super) file: File,
    /// How long the file was before them, in bytes, should the disk not take them.
    pub(super) before: u64,
    /// Of a file that is new, where it must be found again.
    pub(super) directory: Option<PathBuf>,
}

impl Job {
    pub(super) fn sync(self) -> io::Result<()> {
        self.file.sync_data().inspect_err(|_| drop(self.file.set_len(self.before)))?;
        if let Some(directory) = self.directory.and_then(|it| File::open(it).ok()) {
            directory.sync_all().ok();
        }
        Ok(())
    }
}

#[derive(Debug)]
pub(super) struct Disk {
    jobs: Sender<Job>,
    done: Receiver<io::Result<()>>,
}

impl Disk {
    /// One that does `sync` with every job.
    pub(super) fn of(sync: fn(Job) -> io::Result<()>) -> Self {
        let ((jobs, to_do), (tell, done)) = (mpsc::channel::<Job>(), mpsc::channel());
        thread::spawn(move || to_do.iter().map(sync).try_for_each(|it| tell.send(it)));
        Self { jobs, done }
    }

    pub(super) fn begin(&self, job: Job) {
        // Whoever has gone is missed when their answer is waited for.
        self.jobs.send(job).ok();
    }

    /// Waits for the job that was begun.
    pub(super) fn wait(&self) -> io::Result<()> {
        self.done.recv().unwrap_or_else(|_| Err(io::Error::other("the disk was not asked")))
    }
}
