//! An interactive terminal infographic of how massage therapy works.
//!
//! The layers, each using only what stands to its left:
//! `content, sim, anim → document, scene → page → layout → app → ui → canvas → terminal, print → main`.

pub mod anim;
pub mod app;
pub mod canvas;
pub mod content;
pub mod document;
pub mod layout;
pub mod page;
pub mod print;
pub mod scene;
pub mod sim;
#[cfg(feature = "terminal")]
pub mod terminal;
pub mod ui;
