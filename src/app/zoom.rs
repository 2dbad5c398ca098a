//! The short way from one level to the next.

use super::place::Place;
use super::sheet::{Sheet, View};
use ratatui::layout::Rect;
use std::time::Duration;

/// A level opening out of a rectangle, or closing into one.
#[derive(Clone, Debug)]
pub struct Zoom {
    pub rect: Rect,
    pub since: Duration,
    pub inward: bool,
    /// The place that is left.
    pub from: Place,
    pub sheet: Sheet,
    pub view: View,
}

/// How long a zoom takes.
pub const ZOOM: Duration = Duration::from_millis(180);
