//! A film as an asciicast: what the program would send to a terminal, with its times, and a marker
//! for each chapter. Times are those of the film; nothing says when or where it was made.
//!
//! The formats: <https://docs.asciinema.org/manual/asciicast/v2/> and `v3/`.

use super::{Seen, Take, shoot};
use crate::app::App;
use crate::canvas::{Canvas, Updates};
use crate::content::character::printable;
use crate::print::snapshot::{hex, rgb};
use crate::ui::theme::palette;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use ratatui::style::Color;
use serde_json::{Value, json};
use std::time::Duration;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    Two,
    Three,
}

const TERM: &str = "xterm-256color";
const HIDE_CURSOR: &str = "\u{1b}[?25l";

pub(super) fn write(app: &mut App, takes: &[Take], fps: u32, version: Version) -> Result<String, String> {
    let canvas = Canvas::new(TERM, Updates::Unmarked);
    let mut cast = Cast { out: format!("{}\n", header(app, version)), version, last: 0, canvas };
    cast.event(Duration::ZERO, "o", HIDE_CURSOR);
    let end = shoot(app, takes, fps, |at, seen| match seen {
        Seen::Chapter(title) => cast.event(at, "m", &printable(title)),
        Seen::Picture(picture) => cast.picture(at, picture),
    })?;
    // The last picture stays for as long as it is looked at. Whoever watches on a terminal gets the
    // cursor back below the picture: one that is no higher goes on by a line.
    cast.event(end, "o", &format!("\u{1b}[0m\u{1b}[{};1H\r\n\u{1b}[?25h", app.screen.height));
    Ok(cast.out)
}

/// What a player has to know: the size, and the colours of the theme for where none are said.
fn header(app: &App, version: Version) -> Value {
    const SIXTEEN: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    let Size { width, height } = app.screen;
    let palette = palette(app.settings.theme);
    let (fg, bg) = (palette.text.rgb, palette.ground.rgb);
    let sixteen = SIXTEEN.map(|color| hex(rgb(color, fg))).join(":");
    let theme = json!({ "fg": hex(fg), "bg": hex(bg), "palette": sixteen });
    let lesson = app.lesson_step().map(|it| &it.lesson.title);
    let title = printable(lesson.unwrap_or(&app.pack.front.info.title));
    match version {
        Version::Two => json!({
            "version": 2, "width": width, "height": height, "title": title, "theme": theme,
            "env": { "TERM": TERM },
        }),
        Version::Three => {
            let term = json!({ "cols": width, "rows": height, "type": TERM, "theme": theme });
            json!({ "version": 3, "term": term, "title": title })
        }
    }
}

struct Cast {
    out: String,
    version: Version,
    canvas: Canvas,
    /// When the last event was, in milliseconds.
    last: u128,
}

impl Cast {
    fn picture(&mut self, at: Duration, picture: &Buffer) {
        let mut sent = Vec::new();
        // Writing into a Vec cannot fail.
        let _ = self.canvas.frame(picture.area.as_size(), &mut sent, |_, buf| buf.clone_from(picture));
        self.event(at, "o", &String::from_utf8_lossy(&sent));
    }

    /// A line for what happens at `at`. The third version counts from event to event; whole
    /// milliseconds, so that nothing drifts.
    fn event(&mut self, at: Duration, code: &str, data: &str) {
        let at = at.as_millis();
        let time = match self.version {
            Version::Two => at,
            Version::Three => at.saturating_sub(self.last),
        };
        self.last = at;
        let data = Value::from(data);
        self.out.push_str(&format!("[{}.{:03}, \"{code}\", {data}]\n", time / 1000, time % 1000));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::{ColorTier, Film, Settings, ThemeName};
    use crate::canvas::tests::shows;
    use crate::content::Pack;
    use crate::print::record::takes;
    use crate::print::script;

    const KEYS: &str = "chapter:One\\smore wait:500 Down Enter wait:900 chapter:Two f wait:1200 Right Right \
                        / type:trial\\slens Enter wait:400 Esc 0 wait:300";

    fn app(settings: Settings) -> App {
        let mut app = App::new(Pack::builtin(), Size { width: 100, height: 30 }, settings);
        app.set_caption(Some("What is seen from the back row".to_owned()));
        app
    }

    fn film(keys: &str) -> Vec<Take> {
        takes(script::parse(keys).unwrap()).unwrap()
    }

    fn cast(settings: Settings, version: Version) -> (Value, Vec<(f64, String, String)>) {
        let text = write(&mut app(settings), &film(KEYS), 20, version).unwrap();
        let mut lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let header = lines.next().unwrap();
        let event = |it: Value| {
            let text = |nth: usize| it[nth].as_str().unwrap().to_owned();
            (it[0].as_f64().unwrap(), text(1), text(2))
        };
        (header, lines.map(event).collect())
    }

    #[test]
    fn what_a_terminal_makes_of_a_cast_are_the_pictures_of_the_core_at_their_times() {
        let film_of = |keys, ready_mark| Film { keys, ready_mark };
        let looks = [
            (ThemeName::Dark, ColorTier::True, false, film_of(true, true)),
            (ThemeName::Light, ColorTier::Ansi256, true, film_of(true, false)),
            (ThemeName::Mono, ColorTier::None, false, film_of(false, false)),
        ];
        for (theme, color, ascii, film_settings) in looks {
            let settings = Settings { theme, color, ascii, film: film_settings, ..Settings::default() };
            let mut pictures = Vec::new();
            let end = shoot(&mut app(settings), &film(KEYS), 20, |at, seen| {
                if let Seen::Picture(picture) = seen {
                    pictures.push((at, picture.clone()));
                }
            });
            let (_, events) = cast(settings, Version::Two);
            let mut terminal = vt100::Parser::new(30.try_into().unwrap(), 100.try_into().unwrap(), 0);
            let outputs: Vec<_> = events.iter().filter(|(_, code, _)| code == "o").collect();
            let [(_, _, first), sent @ .., (last_at, _, last)] = &outputs[..] else { panic!("{outputs:?}") };
            terminal.process(first.as_bytes());
            assert!(terminal.screen().hide_cursor());
            assert_eq!(sent.len(), pictures.len());
            for ((at, _, output), (when, picture)) in sent.iter().zip(&pictures) {
                terminal.process(output.as_bytes());
                shows(&terminal, picture).unwrap();
                assert!((at - when.as_secs_f64()).abs() < 0.001, "{at} {when:?}");
            }
            let rows = |terminal: &vt100::Parser| terminal.screen().rows(0, 100).collect::<Vec<_>>();
            let before = rows(&terminal);
            terminal.process(last.as_bytes());
            let after = rows(&terminal);
            assert_eq!((&after[..29], after[29].as_str()), (&before[1..], ""), "a line for the prompt");
            assert_eq!(terminal.screen().cursor_position(), (29, 0));
            assert!(!terminal.screen().hide_cursor());
            let mut higher = vt100::Parser::new(40.try_into().unwrap(), 120.try_into().unwrap(), 0);
            events
                .iter()
                .filter(|(_, code, _)| code == "o")
                .for_each(|(_, _, it)| higher.process(it.as_bytes()));
            assert_eq!(higher.screen().cursor_position(), (30, 0), "below the picture");
            assert!((last_at - end.unwrap().as_secs_f64()).abs() < 0.001);
        }
    }

    #[test]
    fn both_versions_say_the_same() {
        let (two, absolute) = cast(Settings::default(), Version::Two);
        let (three, relative) = cast(Settings::default(), Version::Three);
        assert_eq!((&two["version"], &two["width"], &two["height"]), (&json!(2), &json!(100), &json!(30)));
        let term = &three["term"];
        assert_eq!((&three["version"], &term["cols"], &term["rows"]), (&json!(3), &json!(100), &json!(30)));
        assert_eq!((&two["theme"], &two["title"]), (&term["theme"], &three["title"]));
        assert_eq!(absolute.len(), relative.len());
        let mut now = 0.0;
        for (a, r) in absolute.iter().zip(&relative) {
            now += r.0;
            assert!((a.0 - now).abs() < 1e-6);
            assert_eq!((&a.1, &a.2), (&r.1, &r.2));
        }
    }

    #[test]
    fn each_chapter_is_a_marker_before_what_it_shows() {
        let (_, events) = cast(Settings::default(), Version::Two);
        let markers: Vec<_> = events
            .iter()
            .filter(|(_, code, _)| code == "m")
            .map(|(at, _, title)| (*at, title.as_str()))
            .collect();
        assert_eq!(markers, [(0.0, "One more"), (2.1, "Two")]);
    }

    #[test]
    fn nothing_but_the_hands_and_the_look_makes_a_cast() {
        let write = |version| write(&mut app(Settings::default()), &film(KEYS), 20, version).unwrap();
        for version in [Version::Two, Version::Three] {
            let cast = write(version);
            assert_eq!(cast, write(version));
            assert!(!cast.contains("timestamp") && !cast.contains("SHELL") && !cast.contains("?2026"));
        }
    }

    #[test]
    fn a_film_of_a_lesson_has_its_title() {
        let title = |app: &App| header(app, Version::Two)["title"].clone();
        let mut app = app(Settings::default());
        assert_eq!(title(&app), app.pack.front.info.title);
        app.begin_lesson(&"four-minutes".into(), crate::app::lesson::Begin::default());
        assert_eq!(title(&app), "Massage in four minutes");
    }

    #[test]
    fn a_title_cannot_command_a_terminal() {
        let takes = [Take { chapter: Some("a\u{1b}[31mb".to_owned()), ..Take::default() }];
        let cast = write(&mut app(Settings::default()), &takes, 20, Version::Two).unwrap();
        assert!(cast.contains("[0.000, \"m\", \"a·[31mb\"]"));
    }
}
