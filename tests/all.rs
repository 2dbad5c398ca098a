//! All tests from outside, as one program: the library is linked once for them, and whatever one waits for, another
//! runs meanwhile. `cargo test screens` runs those of a part.

mod content;
mod inside;
mod pty;
mod read;
mod readme;
mod screens;
mod shell;
mod tape;
