//! The thread that waits for what the terminal sends.

use super::decode::{Decoder, ESC_WAIT};
use crate::app::Msg;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};
use std::io::stdin;
use std::thread::spawn;
use std::time::{Duration, Instant};

/// Whether what the terminal is asked can be heard.
pub(in crate::terminal) const HEARS_ANSWERS: bool = true;

/// As much as is read at once: more than anybody types.
const ROOM: usize = 1 << 16;

/// Passes on what comes with `send`, which says whether anybody still listens, and nothing when the terminal
/// is gone.
pub(in crate::terminal) fn listen(send: impl Fn(Option<Msg>) -> bool + Send + 'static) {
    spawn(move || {
        hear(|msg| send(Some(msg)));
        send(None);
    });
}

/// Returns when the terminal is gone, or nobody listens.
fn hear(send: impl Fn(Msg) -> bool) {
    let (stdin, mut bytes, mut decoder) = (stdin(), vec![0; ROOM], Decoder::default());
    let mut last = Instant::now();
    loop {
        let wait = Timespec { tv_sec: 0, tv_nsec: ESC_WAIT.subsec_nanos().into() };
        let came = poll(&mut [PollFd::new(&stdin, PollFlags::IN)], decoder.waits().then_some(&wait));
        let found = match came {
            Err(Errno::INTR) => continue,
            Err(_) => return,
            Ok(0) => decoder.settle().into_iter().collect(),
            // One that is gone can be read, too, and has come to its end.
            Ok(_) => match read(&stdin, &mut bytes) {
                Err(Errno::INTR | Errno::AGAIN) => continue,
                Ok(0) | Err(_) => return,
                Ok(n) => {
                    let pause: Duration = last.elapsed();
                    last = Instant::now();
                    decoder.feed(bytes.get(..n).unwrap_or_default(), pause)
                }
            },
        };
        if !found.into_iter().all(&send) {
            return;
        }
    }
}
