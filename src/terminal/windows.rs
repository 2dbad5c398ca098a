//! What Windows does its own way. Its console tells events, not bytes, and there are no signals.

pub(super) mod file;
pub(super) mod input;
pub(super) mod line;
pub(super) mod pipe;
pub(super) mod signals;
