//! The least that a ratatui program does: takes the terminal, draws a screen of plain text once,
//! waits for `q`. What `afferent` costs is measured beside it.

use ratatui::crossterm::event::{Event, KeyCode, read};
use ratatui::widgets::Paragraph;

fn main() -> std::io::Result<()> {
    let mut terminal = ratatui::init();
    let text = "Total treatment effect: a bare screen of text. ".repeat(200);
    let mut nth = 0_usize;
    let end = loop {
        let drawn = terminal.draw(|frame| {
            let words =
                Paragraph::new(format!("bare {nth} {text}")).wrap(ratatui::widgets::Wrap { trim: true });
            frame.render_widget(words, frame.area());
        });
        if let Err(error) = drawn {
            break Err(error);
        }
        match read() {
            Ok(Event::Key(key)) if key.code == KeyCode::Char('q') => break Ok(()),
            Ok(_) => nth += 1,
            Err(error) => break Err(error),
        }
    };
    ratatui::restore();
    end
}
