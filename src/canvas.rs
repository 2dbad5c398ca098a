//! Pictures as what a terminal is sent: only what has changed since the last one, in as few bytes as it takes.
//!
//! People use this over slow lines and in recorders, and a stream that changes its colour touches
//! a thousand cells. So each attribute is sent only when it changes, a blank does not care for
//! the colour in front of it, and a frame is one write that the terminal shows at once.

pub(crate) mod codes;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier};
use std::io::{self, Write};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Whether a frame is marked as one, so that the terminal shows it as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Updates {
    Synchronized,
    /// For recorders that take an empty picture while a frame is marked as unfinished.
    Unmarked,
}

/// What the terminal shows, and how it was left.
#[derive(Debug)]
pub struct Canvas {
    shown: Buffer,
    /// The one before, to be drawn over.
    spare: Buffer,
    /// Attributes that the next character would have; `None` after anything that may change them.
    pen: Option<Pen>,
    out: Vec<u8>,
    /// What the next code says, kept for its room.
    codes: Vec<u16>,
    /// Where the cursor is to be seen, and where the terminal shows it.
    cursor: Option<Position>,
    shown_cursor: Option<Position>,
    /// Whether erasing leaves the background that is set, as all terminals do but GNU screen.
    erases_in_color: bool,
    updates: Updates,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// Begin and end of a synchronized update, which a terminal shows as a whole.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

const HIDE: &[u8] = b"\x1b[?25l";
const SHOW: &[u8] = b"\x1b[?25h";

impl Canvas {
    /// `term` is the name that the terminal goes by.
    pub fn new(term: &str, updates: Updates) -> Self {
        let erases_in_color = !term.starts_with("screen");
        Self {
            shown: Buffer::empty(Rect::ZERO),
            spare: Buffer::empty(Rect::ZERO),
            pen: None,
            out: Vec::with_capacity(1 << 15),
            codes: Vec::new(),
            cursor: None,
            shown_cursor: None,
            erases_in_color,
            updates,
        }
    }

    /// Forgets what the terminal shows: the next frame is sent whole.
    pub fn forget(&mut self) {
        self.shown = Buffer::empty(Rect::ZERO);
        self.pen = None;
        self.shown_cursor = None;
    }

    /// The next frame leaves the cursor at `position`; without one it is not seen.
    pub fn point(&mut self, position: Option<Position>) {
        self.cursor = position;
    }

    /// Sends what `draw` makes of an area of `size`. It is given an older picture, to be drawn over whole.
    pub fn frame(
        &mut self,
        size: Size,
        terminal: &mut impl Write,
        draw: impl FnOnce(Rect, &mut Buffer),
    ) -> io::Result<()> {
        let area = Rect::new(0, 0, size.width, size.height);
        let mut next = std::mem::take(&mut self.spare);
        next.resize(area);
        draw(area, &mut next);
        self.out.clear();
        if self.updates == Updates::Synchronized {
            self.out.extend_from_slice(BEGIN);
        }
        // It would be seen running about where frames are not shown as a whole.
        if self.shown_cursor.is_some() {
            self.out.extend_from_slice(HIDE);
        }
        let before = self.out.len();
        let shown = std::mem::take(&mut self.shown);
        if shown.area == area {
            self.send(&shown.content, &next);
            self.spare = shown;
        } else {
            let ground = self.erase(&next);
            self.send(std::iter::repeat(&ground), &next);
        }
        self.shown = next;
        if self.out.len() == before && self.cursor == self.shown_cursor {
            return Ok(());
        }
        if let Some(Position { x, y }) = self.cursor {
            self.code(&[y + 1, x + 1], b'H');
            self.out.extend_from_slice(SHOW);
        }
        self.shown_cursor = self.cursor;
        if self.updates == Updates::Synchronized {
            self.out.extend_from_slice(END);
        }
        terminal.write_all(&self.out)?;
        terminal.flush()
    }

    /// Sends the cells of `next` that are not as those that are `shown`, in their order.
    fn send<'a>(&mut self, shown: impl IntoIterator<Item = &'a Cell>, next: &Buffer) {
        let mut shown = shown.into_iter();
        let width = usize::from(next.area.width.max(1));
        let mut at = None;
        for (line, y) in next.content.chunks(width).zip(0..) {
            // A wide letter hides the column after it, and gives it free when it goes.
            let (mut before, mut freed): (Option<&Cell>, u16) = (None, 0);
            for ((new, old), x) in line.iter().zip(shown.by_ref()).zip(0..) {
                let is_before = before.replace(new);
                if is_as(old, new) && freed <= x {
                    continue;
                }
                freed = x + columns(old);
                if is_before.is_some_and(|it| columns(it) > 1) {
                    continue;
                }
                self.move_to(at, (x, y));
                self.put(new);
                at = Some((x + columns(new), y));
            }
        }
    }

    /// Empties the screen; where that can be had in one go, to the ground that `next` stands on. What each cell is then.
    fn erase(&mut self, next: &Buffer) -> Cell {
        self.pen = None;
        self.out.extend_from_slice(b"\x1b[0m");
        let corner = next.content.first().filter(|cell| cell.symbol() == " " && self.erases_in_color);
        if let Some(ground) = corner {
            let mut codes = Vec::new();
            codes::color(ground.bg, 40, &mut codes);
            self.code(&codes, b'm');
            self.pen = Some(Pen { fg: Color::Reset, bg: ground.bg, modifier: Modifier::empty() });
            // Line by line: some emulators leave the cells out that nothing was ever written to when
            // they erase the whole screen.
            for row in 1..=next.area.height {
                self.code(&[row, 1], b'H');
                self.code(&[], b'K');
            }
            return ground.clone();
        }
        self.out.extend_from_slice(b"\x1b[2J");
        Cell::EMPTY
    }

    fn move_to(&mut self, at: Option<(u16, u16)>, to: (u16, u16)) {
        match at {
            Some(at) if at == to => {}
            Some((x, y)) if y == to.1 && x < to.0 => self.code(&[to.0 - x], b'C'),
            _ => self.code(&[to.1 + 1, to.0 + 1], b'H'),
        }
    }

    fn put(&mut self, cell: &Cell) {
        let is_blank =
            cell.symbol() == " " && !cell.modifier.intersects(Modifier::UNDERLINED | Modifier::REVERSED);
        let pen = self.pen.unwrap_or_else(|| {
            self.out.extend_from_slice(b"\x1b[0m");
            Pen { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() }
        });
        let mut codes = std::mem::take(&mut self.codes);
        codes.clear();
        let mut next = pen;
        // Bold, dim and slant do not show on a blank either.
        let modifier =
            if is_blank { pen.modifier - (Modifier::UNDERLINED | Modifier::REVERSED) } else { cell.modifier };
        if modifier != pen.modifier {
            codes::modifiers(pen.modifier, modifier, &mut codes);
            next.modifier = modifier;
        }
        if !is_blank && cell.fg != pen.fg {
            codes::color(cell.fg, 30, &mut codes);
            next.fg = cell.fg;
        }
        if cell.bg != pen.bg {
            codes::color(cell.bg, 40, &mut codes);
            next.bg = cell.bg;
        }
        if !codes.is_empty() {
            self.code(&codes, b'm');
        }
        self.codes = codes;
        self.out.extend_from_slice(cell.symbol().as_bytes());
        self.pen = Some(next);
    }

    /// `ESC [ parameters letter`.
    fn code(&mut self, parameters: &[u16], letter: u8) {
        self.out.extend_from_slice(b"\x1b[");
        for (nth, parameter) in parameters.iter().enumerate() {
            if nth > 0 {
                self.out.push(b';');
            }
            // Writing into a Vec cannot fail.
            let _ = write!(self.out, "{parameter}");
        }
        self.out.push(letter);
    }
}

/// Whether a terminal shows two cells alike. Most are, letter for letter; so letters are not looked at as long texts
/// would be.
fn is_as(old: &Cell, new: &Cell) -> bool {
    (old.fg, old.bg, old.modifier) == (new.fg, new.bg, new.modifier)
        && old.symbol().len() == new.symbol().len()
        && old.symbol().bytes().zip(new.symbol().bytes()).all(|(old, new)| old == new)
}

/// How many columns the letter of a cell takes; those after the first belong to cells behind it.
fn columns(cell: &Cell) -> u16 {
    let mut letters = cell.symbol().chars();
    // What is more than one character is rare, and takes longer to measure.
    let width = match (letters.next(), letters.next()) {
        (Some(letter), None) => letter.width().unwrap_or(0),
        _ => cell.symbol().width(),
    };
    width.max(1) as u16
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::app::App;
    use crate::app::settings::{ColorTier, Settings, ThemeName};
    use crate::content::Pack;
    use crate::print::script;
    use crate::ui;
    use proptest::prelude::*;

    /// Whether a terminal that is fed the frames shows the same cells as the last picture.
    pub(crate) fn shows(terminal: &vt100::Parser, picture: &Buffer) -> Result<(), String> {
        for position in picture.area.positions() {
            let (Some(want), Some(have)) =
                (picture.cell(position), terminal.screen().cell(position.y, position.x))
            else {
                return Err(format!("no cell at {position}"));
            };
            let blank = |text: &str| if text.is_empty() { " ".to_owned() } else { text.to_owned() };
            let color = |color: Color| match color {
                Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
                Color::Indexed(n) => vt100::Color::Idx(n),
                _ => vt100::Color::Default,
            };
            let same = blank(have.contents()) == want.symbol()
                && have.bgcolor() == color(want.bg)
                && (want.symbol() == " "
                    || have.fgcolor() == color(want.fg)
                        && have.bold() == want.modifier.contains(Modifier::BOLD)
                        && have.italic() == want.modifier.contains(Modifier::ITALIC)
                        && have.underline() == want.modifier.contains(Modifier::UNDERLINED)
                        && have.inverse() == want.modifier.contains(Modifier::REVERSED));
            if !same {
                return Err(format!("at {position}: {want:?} was sent, {have:?} is shown"));
            }
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn what_is_sent_is_what_was_drawn(
            steps in proptest::collection::vec(prop::sample::select(vec![
                "Down", "Up", "Enter", "Esc", "Tab", "Right", "r", "/", "type:pain", "type:日本語", "Left", "g", "?", "T", "wait:90", "0", "Backspace",
            ]), 1..14),
            term in prop::sample::select(vec!["xterm-256color", "screen-256color"]),
            tier in prop::sample::select(vec![ColorTier::True, ColorTier::Ansi256, ColorTier::None]),
        ) {
            let size = Size { width: 80, height: 24 };
            let settings = Settings { color: tier, theme: ThemeName::Dark, ..Settings::default() };
            let mut app = App::new(Pack::builtin(), size, settings);
            let mut terminal = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
            let mut canvas = Canvas::new(term, Updates::Synchronized);
            for step in steps {
                script::play(&mut app, &script::parse(step).unwrap());
                let mut sent = Vec::new();
                canvas.frame(size, &mut sent, |area, buf| ui::draw(&app, area, buf)).unwrap();
                terminal.process(&sent);
                shows(&terminal, &canvas.shown).map_err(TestCaseError::fail)?;
            }
        }
    }

    #[test]
    fn wide_letters_come_and_go_without_moving_what_stands_behind_them() {
        let mut terminal = vt100::Parser::new(1.try_into().unwrap(), 9.try_into().unwrap(), 0);
        let mut canvas = Canvas::new("xterm", Updates::Synchronized);
        let words = ["", "日本x", "a日x", "日本x", "本日x", "日 本x", "ab本x", "abcx", "日日日日z", ""];
        for text in words.iter().flat_map(|one| words.iter().flat_map(move |other| [one, other])) {
            let mut sent = Vec::new();
            let draw = |_: Rect, buf: &mut Buffer| {
                buf.reset();
                buf.set_string(0, 0, text, ratatui::style::Style::new());
            };
            canvas.frame(Size { width: 9, height: 1 }, &mut sent, draw).unwrap();
            terminal.process(&sent);
            shows(&terminal, &canvas.shown).unwrap_or_else(|fault| panic!("{text}: {fault}"));
        }
    }

    /// What is sent for a picture without a letter, with the cursor at `cursor`.
    fn pointed(canvas: &mut Canvas, letter: &str, cursor: Option<(u16, u16)>) -> Vec<u8> {
        let mut sent = Vec::new();
        canvas.point(cursor.map(Position::from));
        let draw = |_: Rect, buf: &mut Buffer| {
            buf.reset();
            buf.set_string(0, 0, letter, ratatui::style::Style::new());
        };
        canvas.frame(Size { width: 9, height: 3 }, &mut sent, draw).unwrap();
        sent
    }

    #[test]
    fn the_cursor_is_seen_where_it_belongs_and_costs_a_few_bytes() {
        let mut terminal = vt100::Parser::new(3.try_into().unwrap(), 9.try_into().unwrap(), 0);
        let mut canvas = Canvas::new("xterm", Updates::Synchronized);
        let (mut without, mut lengths) = (Canvas::new("xterm", Updates::Synchronized), Vec::new());
        for (letter, cursor) in [
            ("a", Some((4, 1))),
            ("b", Some((4, 1))),
            ("b", Some((8, 2))),
            ("c", None),
            ("d", None),
            ("d", Some((0, 0))),
        ] {
            let sent = pointed(&mut canvas, letter, cursor);
            terminal.process(&sent);
            lengths.push(sent.len() - pointed(&mut without, letter, None).len());
            assert_eq!(terminal.screen().hide_cursor(), cursor.is_none());
            let (y, x) = terminal.screen().cursor_position();
            assert!(cursor.is_none_or(|cursor| cursor == (x, y)), "{cursor:?} {x} {y}");
            assert!(pointed(&mut canvas, letter, cursor).is_empty());
            pointed(&mut without, letter, None);
        }
        // Where nothing else is sent, a frame that only moves it has marks of its own.
        assert!(lengths.iter().all(|length| *length <= 36), "{lengths:?}");
        assert_eq!(lengths[4], 0);
    }

    #[test]
    fn a_terminal_that_was_given_away_is_shown_the_cursor_again() {
        let mut canvas = Canvas::new("xterm", Updates::Synchronized);
        pointed(&mut canvas, "a", Some((4, 1)));
        canvas.forget();
        let sent = pointed(&mut canvas, "a", Some((4, 1)));
        assert!(sent.windows(SHOW.len()).any(|it| it == SHOW));
    }

    #[test]
    fn frames_are_marked_unless_a_recorder_cannot_bear_it() {
        let size = Size { width: 80, height: 24 };
        let app = App::new(Pack::builtin(), size, Settings::default());
        for (updates, is_marked) in [(Updates::Synchronized, true), (Updates::Unmarked, false)] {
            let mut sent = Vec::new();
            let mut canvas = Canvas::new("xterm", updates);
            canvas.frame(size, &mut sent, |area, buf| ui::draw(&app, area, buf)).unwrap();
            assert_eq!((sent.starts_with(BEGIN), sent.ends_with(END)), (is_marked, is_marked));
            assert_eq!(String::from_utf8_lossy(&sent).contains("?2026"), is_marked);
        }
    }

    #[test]
    fn a_frame_that_changes_nothing_sends_nothing() {
        let size = Size { width: 80, height: 24 };
        let app = App::new(Pack::builtin(), size, Settings::default());
        let mut canvas = Canvas::new("xterm", Updates::Synchronized);
        let mut sent = Vec::new();
        canvas.frame(size, &mut sent, |area, buf| ui::draw(&app, area, buf)).unwrap();
        sent.clear();
        canvas.frame(size, &mut sent, |area, buf| ui::draw(&app, area, buf)).unwrap();
        assert!(sent.is_empty());
    }
}
