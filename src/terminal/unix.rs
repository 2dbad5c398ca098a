//! What Unix systems do their own way. A terminal is bytes both ways there, and signals come beside them.

mod decode;
pub(super) mod file;
pub(super) mod input;
pub(super) mod line;
pub(super) mod pipe;
pub(super) mod signals;
