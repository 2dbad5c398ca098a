//! What holds inside of the program, with no terminal and no process: of texts, names, cards, layers, any keys.

mod citations;
mod facts;
mod finder;
mod large;
mod layers;
mod names;
mod properties;
mod study;
