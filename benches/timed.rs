//! What a part of the core takes: done over and over, in samples long enough for the clock.

use crate::table::row;
use std::hint::black_box;
use std::time::{Duration, Instant};

const SAMPLES: usize = 100;
const SAMPLE: Duration = Duration::from_millis(20);

/// Times all that has these words in its name.
pub(crate) struct Timed(pub(crate) String);

impl Timed {
    pub(crate) fn each<T>(&self, what: &str, mut run: impl FnMut() -> T) {
        self.times(what, |n| {
            let start = Instant::now();
            (0..n).for_each(|_| drop(black_box(run())));
            start.elapsed()
        });
    }

    /// The same of what is done so many times and takes the time by itself.
    pub(crate) fn times(&self, what: &str, mut run: impl FnMut(u32) -> Duration) {
        if !what.contains(&self.0) {
            return;
        }
        let mut n = 1;
        while run(n) < SAMPLE {
            n *= 2;
        }
        let ms: Vec<f64> = (0..SAMPLES).map(|_| run(n).as_secs_f64() * 1e3 / f64::from(n)).collect();
        row(what, &ms, &[], "");
    }
}
