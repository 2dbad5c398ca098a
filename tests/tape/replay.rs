//! A tape played without a recorder: its keys go into the core, its sleeps are ticks of a clock
//! that nobody waits for, and its waits look at the drawn text.

use super::parser::{Action, Fault, Tape, Wait};
use super::setting::Setting;
use afferent::app::key::{Code, Key};
use afferent::app::lesson::{Auto, Begin};
use afferent::app::place::{self, Place};
use afferent::app::settings::{ColorTier, Settings, ThemeName};
use afferent::app::{App, Effect, Msg, Overlay, Subject};
use afferent::content::Pack;
use afferent::content::address::Address;
use afferent::print::snapshot;
use ratatui::layout::Size;
use regex_lite::Regex;
use std::time::Duration;

/// What the recorder does when a wait or a setting does not say it.
const TYPING_SPEED: Duration = Duration::from_millis(50);
const WAIT_TIMEOUT: Duration = Duration::from_secs(15);
const POLL: Duration = Duration::from_millis(10);

/// What there is to see, and for how long.
#[derive(Clone, Debug)]
pub(crate) struct Scene {
    pub name: String,
    pub time: Duration,
}

/// Plays `tape` in a terminal of `size` and returns what was seen, one scene after the other.
pub(crate) fn play(tape: &Tape, size: Size) -> Result<Vec<Scene>, Fault> {
    let mut replay = Replay::new(size);
    for command in &tape.commands {
        replay.act(&command.action).map_err(|text| Fault { line: command.line, text })?;
    }
    Ok(replay.scenes)
}

struct Replay {
    size: Size,
    /// What the program starts with.
    settings: Settings,
    /// None before the program starts and after it quits.
    app: Option<App>,
    /// What is typed at the prompt.
    prompt: String,
    is_hidden: bool,
    typing_speed: Duration,
    wait_timeout: Duration,
    wait_pattern: Option<Regex>,
    speed: f64,
    scenes: Vec<Scene>,
    /// The screen before the first key after the last wait.
    before: Option<String>,
    /// What was typed since then.
    typed: String,
}

impl Replay {
    fn new(size: Size) -> Self {
        Self {
            size,
            settings: Settings { color: ColorTier::Ansi256, ..Settings::default() },
            app: None,
            prompt: String::new(),
            is_hidden: false,
            typing_speed: TYPING_SPEED,
            wait_timeout: WAIT_TIMEOUT,
            wait_pattern: None,
            speed: 1.0,
            scenes: Vec::new(),
            before: None,
            typed: String::new(),
        }
    }

    fn act(&mut self, action: &Action) -> Result<(), String> {
        match action {
            Action::Set(setting) => self.set(setting),
            Action::Type { text, pace } => {
                for c in text.chars() {
                    let code = if c == ' ' { Code::Space } else { Code::Char(c) };
                    self.press(Key::new(code), *pace)?;
                    self.typed.push(c);
                }
            }
            Action::Key { name, pace, times } => {
                for _ in 0..*times {
                    self.press(key(name)?, *pace)?;
                }
            }
            Action::Shift(name) if name == "Tab" => self.press(Key::new(Code::BackTab), None)?,
            Action::Ctrl { alt: false, shift: false, keys } => match keys.as_slice() {
                [key] if letter(key).is_some_and(|c| !matches!(c, 'i' | 'm')) => {
                    let code = Code::Char(letter(key).unwrap_or_default());
                    self.press(Key { ctrl: true, ..Key::new(code) }, None)?;
                }
                _ => return Err("the replay knows Ctrl with one letter, but not i and m: Tab, Enter".into()),
            },
            Action::Sleep(time) => self.pass(*time),
            Action::Wait(wait) => self.wait(wait)?,
            Action::Hide => self.is_hidden = true,
            Action::Show => self.is_hidden = false,
            Action::Env(name, value) if name == "COLORTERM" && value == "truecolor" => {
                self.settings.color = ColorTier::True;
            }
            Action::Output(_) | Action::Require(_) | Action::Env(..) | Action::Screenshot(_) => {}
            Action::Alt(key) => return Err(format!("Alt+{key} does nothing in this program")),
            Action::Copy(text) => return Err(format!("`{text}` would need a clipboard")),
            Action::Ctrl { .. } | Action::Shift(_) | Action::Paste | Action::Source => {
                return Err("the replay cannot do this".into());
            }
        }
        Ok(())
    }

    fn set(&mut self, setting: &Setting) {
        match setting {
            Setting::TypingSpeed(time) => self.typing_speed = *time,
            Setting::WaitTimeout(time) => self.wait_timeout = *time,
            Setting::WaitPattern(pattern) => self.wait_pattern = Some(pattern.clone()),
            Setting::Measure(name, speed) if name == "PlaybackSpeed" => self.speed = *speed,
            Setting::Measure(..) | Setting::Theme(_) | Setting::Look => {}
        }
    }

    /// A key, and the pause after it.
    fn press(&mut self, key: Key, pace: Option<Duration>) -> Result<(), String> {
        if self.before.is_none() {
            self.before = Some(self.screen());
        }
        match &mut self.app {
            Some(app) => match app.update(Msg::Key(key)).as_slice() {
                [] => {}
                [Effect::Quit] => self.app = None,
                effects => return Err(format!("no recorder is there for {effects:?}")),
            },
            None => self.press_at_prompt(key)?,
        }
        self.pass(pace.unwrap_or(self.typing_speed));
        Ok(())
    }

    fn press_at_prompt(&mut self, key: Key) -> Result<(), String> {
        match key.code {
            Code::Char(c) => self.prompt.push(c),
            Code::Space => self.prompt.push(' '),
            Code::Backspace => drop(self.prompt.pop()),
            Code::Enter => {
                let line = std::mem::take(&mut self.prompt);
                if let Some(arguments) = line.strip_prefix("afferent") {
                    self.app = Some(start(arguments, self.size, self.settings)?);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Lets time pass; what is shown by then counts as seen.
    fn pass(&mut self, time: Duration) {
        if let Some(app) = &mut self.app {
            app.update(Msg::Tick(time));
        }
        if self.is_hidden {
            return;
        }
        let time = time.div_f64(self.speed);
        let name = self.app.as_ref().map_or_else(|| "shell".to_owned(), name);
        match self.scenes.last_mut() {
            Some(scene) if scene.name == name => scene.time += time,
            _ => self.scenes.push(Scene { name, time }),
        }
    }

    /// Fails when the text does not come in time, and when there was nothing to wait for.
    fn wait(&mut self, wait: &Wait) -> Result<(), String> {
        if !wait.whole_screen {
            return Err("the cursor is wherever focus is, so wait for +Screen".into());
        }
        let pattern = wait.pattern.as_ref().or(self.wait_pattern.as_ref());
        let pattern = pattern.ok_or("a prompt is all that the recorder waits for here")?.clone();
        if self.before.take().is_some_and(|screen| pattern.is_match(&screen)) {
            return Err(format!("/{pattern}/ was on the screen before the keys: nothing is waited for"));
        }
        if pattern.is_match(&std::mem::take(&mut self.typed)) {
            return Err(format!("/{pattern}/ is in what was typed: its echo is enough"));
        }
        let timeout = wait.timeout.unwrap_or(self.wait_timeout);
        let mut waited = Duration::ZERO;
        while !pattern.is_match(&self.screen()) {
            let slide = self.slide();
            loop {
                if waited >= timeout {
                    return Err(format!("/{pattern}/ does not come; there is\n{}", self.screen()));
                }
                // Of what goes on by itself the hundredths of a second matter to nobody.
                let poll = if slide.is_some() { 10 * POLL } else { POLL };
                self.pass(poll);
                waited += poll;
                if slide.is_none() || self.slide() != slide {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Of a lesson that goes on by itself, the slide: until it is another nothing else comes.
    fn slide(&self) -> Option<(usize, usize)> {
        let given = self.app.as_ref()?.lesson.as_ref().filter(|it| it.auto.is_some())?;
        Some((given.step, given.slide))
    }

    fn screen(&self) -> String {
        let prompt = || format!("> {}\n", self.prompt);
        self.app.as_ref().map_or_else(prompt, |app| snapshot::text(&snapshot::picture(app)))
    }
}

/// The program as it would start with these arguments in a terminal of the recorder's.
fn start(arguments: &str, size: Size, mut settings: Settings) -> Result<App, String> {
    let mut address = None;
    let pack = Pack::builtin();
    let mut auto = None;
    let mut words = arguments.split_whitespace();
    while let Some(word) = words.next() {
        match (word, word.strip_prefix("--")) {
            ("--theme", _) => {
                let name = words.next().unwrap_or_default();
                let theme = ThemeName::ALL.into_iter().find(|it| it.word() == name);
                settings.theme = theme.ok_or_else(|| format!("there is no theme `{name}`"))?;
            }
            ("--no-motion", _) => settings.motion = false,
            ("--show-keys", _) => settings.film.keys = true,
            ("--auto", _) => auto = Some(Auto::Once),
            ("lesson", _) => {
                let name = words.next().unwrap_or_default();
                address = Some(place::find(&format!("lesson:{name}"), pack.library())?);
            }
            (place, None) => address = Some(place::find(place, pack.library())?),
            (word, _) => return Err(format!("the replay does not know `{word}`")),
        }
    }
    let mut app = App::new(pack, size, settings);
    match address {
        Some(Address::Lesson(id)) => drop(app.begin_lesson(&id, Begin { auto, class: None })),
        Some(address) => app.open(address),
        None => {}
    }
    Ok(app)
}

/// What is shown, in a word or two.
fn name(app: &App) -> String {
    if let Some(present) = app.presented().filter(|_| matches!(app.overlay, None | Some(Overlay::Card(_)))) {
        return format!("step {}", present.running.step + 1);
    }
    match (&app.overlay, &app.nav.here) {
        (Some(Overlay::Menu(_)), _) => "menu".to_owned(),
        (Some(Overlay::Leave { .. }), _) => "leaving".to_owned(),
        (Some(Overlay::Mark(_)), _) => "mark".to_owned(),
        (None, Place::Lessons) => "lessons".to_owned(),
        (None, Place::Marks) => "marks".to_owned(),
        (None, Place::Quiz) => "quiz".to_owned(),
        (None, Place::Progress) => "progress".to_owned(),
        (Some(Overlay::Finder(..)), _) => "finder".to_owned(),
        (Some(Overlay::Card(card)), _) if matches!(card.subject, Subject::Claim(_)) => "evidence".to_owned(),
        (Some(Overlay::Card(_)), _) => "card".to_owned(),
        (None, Place::Home) => format!("home {:?}", app.node),
        (None, Place::Topic(id)) => format!("topic {}", id.0),
        (None, Place::Study(_)) => "study".to_owned(),
        (None, Place::Term(_)) => "term".to_owned(),
        (None, Place::Research) => "research".to_owned(),
        (None, Place::Glossary) => "glossary".to_owned(),
        (None, Place::Said) => "said".to_owned(),
        (None, Place::Figure(id)) => format!("figure {id}"),
    }
}

fn key(name: &str) -> Result<Key, String> {
    match name {
        "Insert" | "ScrollUp" | "ScrollDown" => Err(format!("{name} does nothing in this program")),
        name => name.parse(),
    }
}

fn letter(text: &str) -> Option<char> {
    let mut chars = text.chars().filter(char::is_ascii_alphabetic);
    chars.next().map(|c| c.to_ascii_lowercase())
}
