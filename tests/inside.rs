//! What holds inside of the program, with no terminal and no process: of texts, names, cards, layers, any keys. It
//! is one program, so that the library is linked once for all of it, and while its last test runs so does another.

#[path = "inside/citations.rs"]
mod citations;
#[path = "inside/facts.rs"]
mod facts;
#[path = "inside/finder.rs"]
mod finder;
#[path = "inside/large.rs"]
mod large;
#[path = "inside/layers.rs"]
mod layers;
#[path = "inside/names.rs"]
mod names;
#[path = "inside/properties.rs"]
mod properties;
#[path = "inside/study.rs"]
mod study;
