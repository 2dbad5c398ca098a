//! A reader's own settings and keys, as a file has them. A line that cannot be understood is told, keeps
//! what it would have changed, and costs no other line.

mod file;

use super::key::Key;
use super::keymap::{BINDINGS, Binding, Keymap, Scope};
use super::settings::{ColorTier, Glyphs, ThemeName};
use crate::content::citation::Style;
use crate::content::problem::{File, Problem};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What a file says; what it leaves out is as it would be without one.
#[derive(Clone, Debug, Default)]
pub struct Config {
    pub theme: Option<ThemeName>,
    pub color: Option<ColorTier>,
    pub glyphs: Option<Glyphs>,
    pub ascii: Option<bool>,
    pub motion: Option<bool>,
    pub mouse: Option<bool>,
    pub style: Option<Style>,
    /// The directory of what was answered, as it is written.
    pub study_dir: Option<String>,
    pub keymap: Keymap,
}

/// Keys for some hands: they are read as if they stood in the file, before its own.
pub const PRESETS: [(&str, &str); 2] =
    [("one-hand", include_str!("config/one-hand.toml")), ("clicker", include_str!("config/clicker.toml"))];

/// The settings beside keys: their names, what they do, what can be written.
fn settings() -> Vec<(&'static str, &'static str, Vec<String>)> {
    let words = |words: &[&str]| words.iter().map(|it| format!("{it:?}")).collect::<Vec<_>>();
    let switch = || vec!["true".to_owned(), "false".to_owned()];
    vec![
        ("theme", "The theme.", words(&ThemeName::ALL.map(ThemeName::word))),
        ("color", "How many colours to use.", words(&ColorTier::ALL.map(ColorTier::word))),
        ("glyphs", "The finest block characters to draw with.", words(&Glyphs::ALL.map(Glyphs::word))),
        ("ascii", "Only characters that every terminal has.", switch()),
        ("motion", "Whether anything moves.", switch()),
        ("mouse", "Whether the program hears the mouse; without it, text can be selected.", switch()),
        ("style", "The citation style.", words(&Style::ALL.map(Style::word))),
        ("study-dir", "The directory of what was answered; it may be a synchronised one.", Vec::new()),
    ]
}

impl Config {
    /// What `file` says, and what is wrong with it.
    pub fn read(file: &File) -> (Self, Vec<Problem>) {
        let mut it = Self::default();
        let mut reading = Reading { file, problems: Vec::new() };
        let (table, errors) = DeTable::parse_recoverable(&file.text);
        for error in &errors {
            let help = "A setting is a line such as theme = \"light\".";
            reading.fault(error.span().unwrap_or(0..0), error.message(), help);
        }
        for (key, value) in table.get_ref() {
            reading.setting(&mut it, key, value);
        }
        (it, reading.problems)
    }
}

/// The scopes in the order of the table.
fn scopes() -> Vec<Scope> {
    let mut scopes = Vec::new();
    for row in BINDINGS {
        if !scopes.contains(&row.scope) {
            scopes.push(row.scope);
        }
    }
    scopes
}

/// A file while it is read.
struct Reading<'a> {
    file: &'a File,
    problems: Vec<Problem>,
}

/// Keys that a file gives to a command.
struct Choice {
    scope: Scope,
    name: String,
    /// Each with where it stands.
    keys: Vec<(Key, Range<usize>)>,
}

type DeKey<'a> = Spanned<std::borrow::Cow<'a, str>>;
type DeItem<'a> = Spanned<DeValue<'a>>;

impl Reading<'_> {
    fn fault(&mut self, span: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.problems.push(Problem::at(self.file, span, message, help));
    }

    /// A name that is none of `known`.
    fn unknown(&mut self, what: &str, key: &DeKey<'_>, known: &[String]) {
        let name = key.get_ref();
        let near = known.iter().map(|it| (strsim::jaro_winkler(name, it), it));
        let near = near.filter(|(alike, _)| *alike > 0.8).max_by(|a, b| a.0.total_cmp(&b.0));
        let help = near.map_or_else(
            || "`afferent config --default` lists all there are.".to_owned(),
            |(_, it)| format!("Did you mean {it}?"),
        );
        self.fault(key.span(), format!("`{name}` is no {what}"), help);
    }

    fn setting(&mut self, config: &mut Config, key: &DeKey<'_>, value: &DeItem<'_>) {
        match &**key.get_ref() {
            "$schema" => {}
            "theme" => config.theme = self.word(value, &ThemeName::ALL, ThemeName::word),
            "color" => config.color = self.word(value, &ColorTier::ALL, ColorTier::word),
            "glyphs" => config.glyphs = self.word(value, &Glyphs::ALL, Glyphs::word),
            "style" => config.style = self.word(value, &Style::ALL, Style::word),
            "ascii" => config.ascii = self.switch(value),
            "motion" => config.motion = self.switch(value),
            "mouse" => config.mouse = self.switch(value),
            "study-dir" => {
                config.study_dir = self.text(value, "Write a directory, such as \"~/Sync/afferent\".");
            }
            "keys" => self.keys(&mut config.keymap, value),
            _ => {
                let names = settings().into_iter().map(|(name, ..)| name.to_owned());
                self.unknown("setting", key, &names.chain(["keys".to_owned()]).collect::<Vec<_>>());
            }
        }
    }

    fn text(&mut self, value: &DeItem<'_>, help: &str) -> Option<String> {
        let text = value.get_ref().as_str().filter(|it| !it.trim().is_empty());
        if text.is_none() {
            self.fault(value.span(), "this is no text", help);
        }
        text.map(str::to_owned)
    }

    fn switch(&mut self, value: &DeItem<'_>) -> Option<bool> {
        let it = value.get_ref().as_bool();
        if it.is_none() {
            self.fault(
                value.span(),
                "this is neither true nor false",
                "Write true or false, without quotes.",
            );
        }
        it
    }

    /// One of `all` by its word, however it is written.
    fn word<T: Copy>(&mut self, value: &DeItem<'_>, all: &[T], word: fn(T) -> &'static str) -> Option<T> {
        let text = value.get_ref().as_str().unwrap_or_default();
        let found = all.iter().copied().find(|it| word(*it).eq_ignore_ascii_case(text));
        if found.is_none() {
            let words: Vec<String> = all.iter().map(|it| format!("{:?}", word(*it))).collect();
            self.fault(
                value.span(),
                "this value is not known",
                format!("Write one of {}.", words.join(", ")),
            );
        }
        found
    }

    /// All keys: a preset's, then the file's own, all or none of a command.
    fn keys(&mut self, keymap: &mut Keymap, value: &DeItem<'_>) {
        let Some(table) = value.get_ref().as_table() else {
            return self.fault(
                value.span(),
                "keys is a table",
                "Write [keys.anywhere] and below it find = [\"/\"].",
            );
        };
        if let Some(preset) = table.get("preset") {
            let names = PRESETS.map(|(name, _)| name);
            match PRESETS.iter().find(|(name, _)| preset.get_ref().as_str() == Some(name)) {
                Some((_, text)) => {
                    let file = File { path: String::new(), text: (*text).to_owned() };
                    *keymap = Config::read(&file).0.keymap;
                }
                None => self.fault(
                    preset.span(),
                    "there is no such preset",
                    format!("Write one of {}.", names.join(", ")),
                ),
            }
        }
        let scopes = scopes();
        let names: Vec<String> = scopes.iter().map(|it| it.key()).chain(["preset".to_owned()]).collect();
        let mut choices = Vec::new();
        for (key, value) in table.iter().filter(|(key, _)| *key.get_ref() != "preset") {
            let Some(scope) = scopes.iter().find(|it| it.key() == *key.get_ref()) else {
                self.unknown("place for keys", key, &names);
                continue;
            };
            let Some(rows) = value.get_ref().as_table() else {
                self.fault(
                    value.span(),
                    "this is a table",
                    "Write [keys.anywhere] and below it find = [\"/\"].",
                );
                continue;
            };
            for (name, value) in rows {
                choices.extend(self.choice(keymap, *scope, name, value));
            }
        }
        self.bind(keymap, choices);
    }

    fn choice(
        &mut self,
        keymap: &Keymap,
        scope: Scope,
        name: &DeKey<'_>,
        value: &DeItem<'_>,
    ) -> Option<Choice> {
        let names: Vec<String> =
            keymap.rows().iter().filter(|row| row.scope == scope).map(Binding::name).collect();
        if !names.contains(&name.get_ref().to_string()) {
            self.unknown("command here", name, &names);
            return None;
        }
        let Some(items) = value.get_ref().as_array() else {
            self.fault(value.span(), "this is no list of keys", "Write a list, such as [\"/\", \"ctrl-f\"].");
            return None;
        };
        let mut keys: Vec<(Key, Range<usize>)> = Vec::new();
        for item in items {
            let key = item.get_ref().as_str().unwrap_or_default().parse::<Key>();
            match key {
                // Those of a command that keeps them may be written out.
                Ok(key)
                    if key.is_kept() && holds(keymap, scope, key).as_deref() == Some(&**name.get_ref()) => {}
                Ok(key) if key.is_kept() => {
                    let help = "Esc, Enter, the arrows and ctrl-c keep what they do.";
                    self.fault(item.span(), format!("{key} cannot be given away"), help);
                    return None;
                }
                Ok(key) if keys.iter().any(|(it, _)| *it == key) => {}
                Ok(key) => keys.push((key, item.span())),
                Err(message) => {
                    self.fault(item.span(), message, "The command keeps the keys that it had.");
                    return None;
                }
            }
        }
        Some(Choice { scope, name: name.get_ref().to_string(), keys })
    }

    /// Gives the keys out. A command whose key another one has, and keeps, keeps its own.
    fn bind(&mut self, keymap: &mut Keymap, mut choices: Vec<Choice>) {
        loop {
            let mut bound = keymap.clone();
            for it in &choices {
                let keys: Vec<Key> = it.keys.iter().map(|(key, _)| *key).collect();
                bound.bind(it.scope, &it.name, &keys);
            }
            let twice = choices.iter().enumerate().find_map(|(nth, it)| {
                let other = |key: Key| {
                    bound
                        .rows()
                        .iter()
                        .find(|row| row.scope == it.scope && row.name() != it.name && row.keys.contains(&key))
                };
                let (key, span) = it.keys.iter().find(|(key, _)| other(*key).is_some())?;
                Some((nth, *key, span.clone(), other(*key)?.name()))
            });
            let Some((nth, key, span, other)) = twice else {
                *keymap = bound;
                return;
            };
            let Choice { scope, name, .. } = choices.remove(nth);
            let help = format!(
                "{name} keeps the keys that it had. Give {other} other keys, too, or choose another one."
            );
            self.fault(span, format!("{key} is a key of {other} in {} already", scope.key()), help);
        }
    }
}

/// The name of the command that has `key` in `scope`.
fn holds(keymap: &Keymap, scope: Scope, key: Key) -> Option<String> {
    let row = keymap.rows().iter().find(|row| row.scope == scope && row.keys.contains(&key));
    row.map(Binding::name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::command::Command;

    fn read(text: &str) -> (Config, Vec<String>) {
        let file = File { path: "config.toml".to_owned(), text: text.to_owned() };
        let (config, problems) = Config::read(&file);
        (config, problems.iter().map(ToString::to_string).collect())
    }

    fn does(config: &Config, scope: Scope, key: &str) -> Option<Command> {
        config.keymap.command(&[scope], key.parse().unwrap()).cloned()
    }

    #[test]
    fn what_is_written_is_read_and_the_rest_left_as_it_is() {
        let (config, problems) = read(
            "\"$schema\" = \"x.json\"\ntheme = \"light\"\nmotion = false\nstyle = \"vancouver\"\nstudy-dir = \"~/s\"\n\
             [keys.anywhere]\ntheme = [\"ctrl-t\"]\nmotion = []\n",
        );
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!((config.theme, config.motion, config.mouse), (Some(ThemeName::Light), Some(false), None));
        assert_eq!((config.style, config.study_dir.as_deref()), (Some(Style::Vancouver), Some("~/s")));
        assert_eq!(does(&config, Scope::Anywhere, "ctrl-t"), Some(Command::Theme));
        assert_eq!(does(&config, Scope::Anywhere, "T"), None);
        assert_eq!(does(&config, Scope::Anywhere, "M"), None);
        assert_eq!(does(&config, Scope::Anywhere, "r"), Some(Command::Research));
    }

    #[test]
    fn a_line_that_is_wrong_says_where_and_costs_no_other() {
        for (wrong, said) in [
            ("them = \"dark\"", "config.toml:2:1: `them` is no setting"),
            ("theme = \"dork\"", "config.toml:2:9: this value is not known"),
            ("ascii = \"yes\"", "config.toml:2:9: this is neither true nor false"),
            ("keys.anywhere.fnd = [\"e\"]", "Did you mean find?"),
            ("keys.nowhere.find = [\"e\"]", "`nowhere` is no place for keys"),
            ("keys.anywhere.find = [\"Esc\"]", "Esc cannot be given away"),
            ("keys.anywhere.find = [\"Retrun\"]", "`Retrun` is no key"),
            ("keys.anywhere.find = [\"r\"]", "r is a key of research in anywhere already"),
            ("keys.preset = \"two-hands\"", "there is no such preset"),
            ("keys.anywhere.find = \"e\"", "this is no list of keys"),
            ("study-dir = 7", "this is no text"),
        ] {
            let (config, problems) = read(&format!("motion = false\n{wrong}\n"));
            let [problem] = problems.as_slice() else { panic!("{wrong}: {problems:?}") };
            assert!(problem.contains(said), "{wrong}: {problem}");
            assert!(problem.contains('^'));
            assert_eq!(config.motion, Some(false), "{wrong}");
            assert_eq!(does(&config, Scope::Anywhere, "/"), Some(Command::Find), "{wrong}");
        }
        // Even where the file is no TOML from some line on.
        let (config, problems) = read("motion = false\ntheme = = 3\nmouse = false\n");
        assert!(!problems.is_empty());
        assert_eq!((config.motion, config.mouse), (Some(false), Some(false)));
    }

    #[test]
    fn two_commands_change_their_keys() {
        let (config, problems) = read("[keys.anywhere]\nresearch = [\"g\"]\nglossary = [\"r\"]\n");
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(does(&config, Scope::Anywhere, "g"), Some(Command::Research));
        assert_eq!(does(&config, Scope::Anywhere, "r"), Some(Command::Glossary));
        // One of them only, and both keep theirs.
        let (config, problems) = read("[keys.anywhere]\nresearch = [\"g\"]\n");
        assert_eq!(problems.len(), 1);
        assert_eq!(does(&config, Scope::Anywhere, "r"), Some(Command::Research));
    }

    #[test]
    fn presets_and_the_template_are_right() {
        for (name, text) in PRESETS {
            let (_, problems) = read(text);
            assert!(problems.is_empty(), "{name}: {problems:#?}");
            let (config, problems) =
                read(&format!("keys.preset = {name:?}\nkeys.anywhere.theme = [\"F9\"]\n"));
            assert!(problems.is_empty(), "{name}: {problems:#?}");
            assert_eq!(does(&config, Scope::Anywhere, "F9"), Some(Command::Theme));
        }
        let template = Config::template();
        assert!(read(&template).1.is_empty());
        // Without its signs of a comment every line of it is right, too.
        let lines = template.lines().filter_map(|it| it.strip_prefix("# "));
        let lines = lines.filter(|it| it.starts_with('[') || it.contains(" = "));
        let lines = lines.filter(|it| !it.starts_with("preset") && !it.starts_with("Settings"));
        let (_, problems) = read(&lines.collect::<Vec<_>>().join("\n"));
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }
}
