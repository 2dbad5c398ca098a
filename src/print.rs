//! Everything without a screen: the same core, drawn once and written out.

pub mod check;
pub mod place;
pub mod script;
pub mod snapshot;
pub mod starter;
