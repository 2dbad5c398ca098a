//! How far the reader is, on the screen: its picture, and the same in words.

use super::place::Place;
use super::sheet::{Column, Sheet};
use super::stage::Face;
use super::{App, Hit};
use crate::document::progress;
use crate::layout;
use crate::page::document;
use crate::page::write::Format;
use crate::scene::progress::{View, picture};
use crate::scene::{Cells, Meaning, Scene};
use crate::study::progress::Progress;
use ratatui::layout::{Position, Rect};
use std::sync::OnceLock;

impl App {
    /// How far the reader is; nobody is anywhere before a card was answered. Few screens ask, so it is reckoned
    /// for those that do.
    pub fn progress(&self) -> Option<&Progress> {
        // For nobody no cards are put together, either.
        self.student.as_ref().filter(|it| !it.history().days().is_empty())?;
        self.reckoned()
    }

    /// The same before anything was answered, too.
    fn reckoned(&self) -> Option<&Progress> {
        let reckon = || {
            let student = self.student.as_ref().filter(|_| self.pack.is_whole())?;
            let library = self.pack.library();
            let has_opened = |it: &_| self.memory.has_seen(it);
            Some(Progress::new(library, student.deck(library), student.history(), self.clock, has_opened))
        };
        self.progress.get_or_init(reckon).as_ref()
    }

    /// Something has happened that may have changed how far the reader is.
    pub(super) fn forget_progress(&mut self) {
        self.progress = OnceLock::new();
        self.drawn.forget();
    }

    /// The picture of how far the reader is, and where it stands.
    pub fn progress_picture(&self) -> Option<(Scene, Rect)> {
        if self.nav.here != Place::Progress || self.tells_progress() {
            return None;
        }
        let area = layout::progress(self.body())?;
        let hovered = match &self.hover {
            Some(Hit::Node(family)) => Some(Meaning::Node(*family)),
            _ => None,
        };
        let size = Cells { x: area.width, y: area.height };
        let front = &self.pack.front;
        Some((picture(&View { front, progress: self.reckoned()?, size, hovered }), area))
    }

    /// A stream of the picture at `position`.
    pub(super) fn hit_progress(&self, position: Position) -> Option<Hit> {
        let (scene, area) = self.progress_picture()?;
        let (x, y) = (position.x.checked_sub(area.x)?, position.y.checked_sub(area.y)?);
        match scene.meaning(Cells { x, y })? {
            Meaning::Node(family) => Some(Hit::Node(family)),
            Meaning::Step { .. } | Meaning::Inside(..) => None,
        }
    }

    /// In words, where that was asked for, where there is no room for a picture and where there is nothing to
    /// draw.
    pub(super) fn progress_sheet(&self) -> Sheet {
        if self.progress_face == Face::Picture
            && self.reckoned().is_some()
            && layout::progress(self.body()).is_some()
        {
            return Sheet::default();
        }
        let area = layout::without_outline(self.body());
        let area = layout::columns(area).main;
        let it = progress(&self.pack.front, self.progress());
        let page = document::titled(self.pack.library(), &it, Format::wide(area.width));
        Sheet { columns: vec![Column { area, page }] }
    }

    /// Whether words stand in place of that picture.
    pub(super) fn tells_progress(&self) -> bool {
        self.nav.here == Place::Progress && self.progress_face == Face::Words
    }

    /// In words instead of the picture, or the picture again.
    pub(super) fn turn_words(&mut self) {
        if self.nav.here != Place::Progress {
            return self.turn_face(Face::Words);
        }
        self.progress_face = if self.tells_progress() { Face::Picture } else { Face::Words };
        self.lay_out();
        self.view = self.sheet.first_view();
    }
}
