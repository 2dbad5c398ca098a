//! A pack is shown before all of it has been read.

use super::common::Session;
use afferent::app::keymap::Keymap;
use afferent::app::settings::Settings;
use afferent::app::{App, Fresh, Msg};
use afferent::content::problem::File;
use afferent::content::{Pack, source};
use ratatui::layout::Size;
use std::cell::RefCell;

const SIZE: Size = Size { width: 120, height: 36 };

/// A reader who is there while the pack of `files` is still being read.
fn early(files: &[File]) -> Option<Session> {
    let pack = Pack::ahead(|path| files.iter().find(|file| file.path == path).cloned())?;
    Some(Session { app: App::new(pack, SIZE, Settings::default()), effects: Vec::new() })
}

/// Then it has been read.
fn read(mut session: Session) -> Session {
    let pack = Pack::from_files(&source::builtin()).map(|pack| Fresh::new(pack, &Keymap::default()));
    session.app.update(Msg::Reloaded(Box::new(pack)));
    session
}

#[test]
fn home_needs_only_the_files_that_its_panels_name() {
    let asked = RefCell::new(Vec::new());
    let files = source::builtin();
    let pack = Pack::ahead(|path| {
        asked.borrow_mut().push(path.to_owned());
        files.iter().find(|file| file.path == path).cloned()
    });
    let pack = pack.unwrap();
    let whole = Pack::builtin();
    assert_eq!(pack.front.effects, whole.front.effects);
    assert_eq!(pack.front.one_lines, whole.front.one_lines);
    let n_named = pack.front.effects.iter().map(|effect| effect.inside.len()).sum::<usize>();
    assert_eq!(asked.borrow().len(), 2 + n_named);
}

#[test]
fn home_is_there_at_once_and_the_studies_are_counted_later() {
    let session = early(&source::builtin()).unwrap();
    let session = session.shows("The total treatment effect").hides("behind it").hides("being read");
    let session = session.keys("Down");
    assert_eq!(read(session).text(), Session::at("home", 120, 36).keys("Down").text());
}

#[test]
fn what_is_asked_for_early_comes_when_it_has_been_read() {
    for keys in ["Enter", "2", "r", "g", "a", "/ type:oxytocin", "r w type:touch", "Enter Esc", "2 Esc", "?"]
    {
        let session = early(&source::builtin()).unwrap().keys(keys);
        let session = if keys.ends_with("Esc") { session } else { session.shows("being read") };
        let whole = Session::at("home", 120, 36).keys(keys);
        assert_eq!(read(session).text(), whole.text(), "{keys}");
    }
    read(early(&source::builtin()).unwrap().keys("/ type:oxitocin")).keys("Enter").shows("Home › ");
}

#[test]
fn a_pack_that_has_a_fault_at_its_front_is_not_shown_early() {
    let changed = |path: &str, from: &str, to: &str| {
        let mut files = source::builtin();
        let file = files.iter_mut().find(|file| file.path == path).unwrap();
        assert!(file.text.contains(from), "{from}");
        file.text = file.text.replacen(from, to, 1);
        files
    };
    for (path, from, to) in [
        ("pack.toml", "format = 1", "format = 2"),
        ("pack.toml", "title = \"", "title = \"\u{9b}"),
        ("effects.toml", "tag = ", "tags = "),
        ("effects.toml", "topic = \"rapport\"", "topic = \"../../topics/rapport\""),
        ("effects.toml", "topic = \"rapport\"", "topic = \"repport\""),
        ("topics/rapport.toml", "one_line = ", "oneline = "),
    ] {
        assert!(early(&changed(path, from, to)).is_none(), "{path}: {to}");
    }
    // What lies deeper is found when all of it has been read.
    assert!(early(&changed("topics/rapport.toml", "certainty = \"", "certainty = \"un")).is_some());
}
