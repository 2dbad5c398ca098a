//! What is shown for those who look on or record: a caption below the place, and a mark.

use super::App;
use crate::layout;
use crate::page::words;
use ratatui::layout::Size;

/// The mark of a picture that is ready. In ASCII, without what a pattern would have to escape, and not in
/// any option of the program, so that nobody waits for the echo of a command.
pub const READY: &str = "<ready>";

impl App {
    /// Takes in a new size of the screen.
    pub(super) fn resize(&mut self, screen: Size) {
        self.screen = screen;
        self.size = self.caption_area().map_or(screen, |caption| caption.place);
        self.zoom = None;
        self.hover = None;
        self.lay_out();
    }

    /// Sets the line below the place, or takes it away; the place has the room that is left.
    pub fn set_caption(&mut self, caption: Option<String>) {
        self.caption = caption.filter(|it| !it.trim().is_empty());
        self.resize(self.screen);
    }

    pub fn caption(&self) -> Option<&str> {
        self.caption.as_deref()
    }

    /// Where the caption stands, if there is one and room for it.
    pub fn caption_area(&self) -> Option<layout::Caption> {
        let text = self.caption()?;
        let lines = words::lines(text, layout::caption_width(self.screen), layout::CAPTION_LINES);
        layout::caption(self.screen, lines.len() as u16)
    }
}
