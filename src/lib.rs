//! An interactive terminal infographic of how massage therapy works.
//!
//! The layers, each using only what stands to its left:
//! `content, anim → page → layout → app → ui → terminal, print → main`.

pub mod content;
