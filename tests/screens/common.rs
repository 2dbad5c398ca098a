//! The one helper of the screen tests: a session that is driven by keys as text.

use afferent::app::place;
use afferent::app::settings::Settings;
use afferent::app::{App, Effect, Msg};
use afferent::content::Pack;
use afferent::print::{script, snapshot};
use afferent::scene::large::{self, Dot, Face};
use afferent::study::schedule::History;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use std::time::Duration;

/// A reader in front of a screen.
#[derive(Clone)]
pub(crate) struct Session {
    pub(crate) app: App,
    /// What the shell would have been asked to do so far.
    pub(crate) effects: Vec<Effect>,
}

impl Session {
    /// At `place` with the built-in pack.
    pub(crate) fn at(place: &str, width: u16, height: u16) -> Self {
        Self::with(place, width, height, Settings::default())
    }

    pub(crate) fn with(place: &str, width: u16, height: u16, settings: Settings) -> Self {
        let mut app = App::new(Pack::builtin(), Size { width, height }, settings);
        let address = place::find(place, app.pack.library()).unwrap();
        app.open(address);
        Self { app, effects: Vec::new() }
    }

    /// With a record of answers that is empty so far.
    pub(crate) fn studying(self) -> Self {
        self.having_answered(History::default())
    }

    /// With what was answered so far, on a morning.
    pub(crate) fn having_answered(mut self, history: History) -> Self {
        self.app.update(Msg::Clock("2026-11-28T09:00:00+01:00".parse().unwrap()));
        self.app.update(Msg::Reviews(Box::new(history)));
        self
    }

    /// Keys and the like, in the words of `afferent snapshot --keys`. Zooms come to their end.
    pub(crate) fn keys(mut self, steps: &str) -> Self {
        self.effects.extend(script::play(&mut self.app, &script::parse(steps).unwrap()));
        if self.app.zoom.is_some() {
            self.app.update(Msg::Tick(afferent::app::ZOOM));
        }
        self
    }

    pub(crate) fn tick(mut self, ms: u64) -> Self {
        self.app.update(Msg::Tick(Duration::from_millis(ms)));
        self
    }

    pub(crate) fn picture(&self) -> Buffer {
        snapshot::picture(&self.app)
    }

    pub(crate) fn text(&self) -> String {
        snapshot::text(&self.picture())
    }

    /// All lines but that of the hints.
    pub(crate) fn above_hints(&self) -> String {
        let line = usize::from(self.app.last_line().y);
        self.text()
            .lines()
            .enumerate()
            .filter(|(y, _)| *y != line)
            .map(|(_, text)| format!("{text}\n"))
            .collect()
    }

    /// Fails with the whole screen unless `words` stand on it.
    pub(crate) fn shows(self, words: &str) -> Self {
        assert!(self.text().contains(words), "{words:?} is not on this screen:\n{}", self.text());
        self
    }

    /// The same in large letters, whichever they are, in a line or two.
    pub(crate) fn shows_large(self, words: &str) -> Self {
        let text = self.text();
        let faces = [Face::Low, Face::Thin, Face::Dense, Face::Heavy, Dot::Quarter.into(), Dot::Half.into()];
        let is_line = |words: &str, face| {
            large::rows(words, face).is_some_and(|it| it.iter().all(|row| text.contains(row.trim_end())))
        };
        let is_shown = |face| {
            let mut lines = words.match_indices(' ').map(|(at, _)| words.split_at(at));
            is_line(words, face) || lines.any(|(a, b)| is_line(a, face) && is_line(b.trim_start(), face))
        };
        assert!(faces.into_iter().any(is_shown), "{words:?} is not large on this screen:\n{text}");
        self
    }

    /// The same, large or not.
    pub(crate) fn tells(self, words: &str) -> Self {
        if self.text().contains(words) { self } else { self.shows_large(words) }
    }

    pub(crate) fn hides(self, words: &str) -> Self {
        assert!(!self.text().contains(words), "{words:?} is on this screen:\n{}", self.text());
        self
    }
}
