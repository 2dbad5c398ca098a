//! The arithmetic of figures: numbers in, numbers out, seeded. No text, no colour, no clock.

pub mod stroke_lab;
