//! What terminals send, whole and in pieces.

use super::*;
use crate::app::settings::ThemeName;
use proptest::prelude::*;
use ratatui::layout::Position;

/// Answers to questions of all kinds, of which one is ours.
const ANSWERS: [&str; 20] = [
    "\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
    "\x1b]10;rgb:d3d3/d6d6/dcdc\x1b\\",
    "\x1b]4;1;rgb:cdcd/0000/0000\x07",
    "\x1b]52;c;aGVsbG8=\x1b\\",
    "\x1bP>|kitty(0.26.5)\x1b\\",
    "\x1bP1+r544e=78\x1b\\",
    "\x1bP1$r0m\x1b\\",
    "\x1bP!|00000000\x1b\\",
    "\x1b_Gi=31;OK\x1b\\",
    "\x1b[>1;4000;37c",
    "\x1b[?62;22c",
    "\x1b[?2026;2$y",
    "\x1b[?997;1n",
    "\x1b[?1;1S",
    "\x1b[?1u",
    "\x1b[24;80R",
    "\x1b[8;24;80t",
    "\x1b[48;24;80;480;800t",
    "\x1b[I",
    "\x1b[O",
];

/// What is said by pieces that come at once, and by each piece after `pause`.
fn decode(pieces: &[&[u8]], pause: Duration) -> Vec<Msg> {
    let mut decoder = Decoder::default();
    let mut found = Vec::new();
    for piece in pieces {
        if pause >= ESC_WAIT && decoder.waits() {
            found.extend(decoder.settle());
        }
        found.extend(decoder.feed(piece, pause));
    }
    if decoder.waits() {
        found.extend(decoder.settle());
    }
    found
}

fn at_once(bytes: &str) -> Vec<Msg> {
    decode(&[bytes.as_bytes()], Duration::ZERO)
}

/// The names of the keys, and of what is none.
fn names(found: &[Msg]) -> Vec<String> {
    let name = |msg: &Msg| match msg {
        Msg::Key(key) => key.to_string(),
        other => format!("{other:?}"),
    };
    found.iter().map(name).collect()
}

/// Whether no key is among them, but perhaps the Esc that began it.
fn is_mute(found: &[Msg]) -> bool {
    found
        .iter()
        .all(|msg| !matches!(msg, Msg::Key(key) if key.code != Code::Esc) && !matches!(msg, Msg::Paste(_)))
}

#[test]
fn keys_are_what_terminals_send_for_them() {
    for (bytes, keys) in [
        ("aÄ日 ", "a Ä 日 Space"),
        ("\r\t\x7f\x03\x1a", "Enter Tab Backspace ctrl-c ctrl-z"),
        ("\x1b[A\x1bOB\x1b[1;5C\x1b[1;2D", "Up Down ctrl-Right Left"),
        ("\x1b[H\x1bOF\x1b[1~\x1b[4~\x1b[7~\x1b[8~", "Home End Home End Home End"),
        ("\x1b[3~\x1b[P\x1b[5~\x1b[6~\x1b[Z", "Delete Delete PageUp PageDown Shift-Tab"),
        ("\x1bOP\x1bOR\x1b[15~\x1b[24~\x1b[[A\x1b[1;2P", "F1 F3 F5 F12 F1 F1"),
        ("\x1b[99;5u\x1b[27;5;99~\x1b[97;2u\x1b[27u", "ctrl-c ctrl-c A Esc"),
        ("\x1b[111;1:1u\x1b[111;1:2u\x1b[111;1:3u", "o o"),
        ("\x1bOM\x1bOj\x1bOp", "Enter * 0"),
        // Alt means nothing but with the arrows across, and takes nothing with it.
        ("\x1bq\x1b/\x1b \x1bÄ\x1b\x7f\x1b\r\x1b[1;3Ax", "x"),
        ("\x1b[1;3D\x1b[1;3C", "alt-Left alt-Right"),
        // The buttons of the mouse for back and forward.
        ("\x1b[<128;3;4M\x1b[<128;3;4m\x1b[<129;3;4M", "alt-Left alt-Right"),
        ("\x1b\x1b", "Esc Esc"),
    ] {
        assert_eq!(names(&at_once(bytes)).join(" "), keys, "{bytes:?}");
    }
    // What is no UTF-8 is no key either.
    assert_eq!(names(&decode(&[b"\xff\xc3(a"], Duration::ZERO)), ["(", "a"]);
}

#[test]
fn the_mouse_is_heard_in_each_of_its_forms() {
    let click = |x, y| format!("{:?}", Msg::Click(Position { x, y }));
    for bytes in ["\x1b[<0;7;3M\x1b[<0;7;3m", "\x1b[32;7;3M\x1b[35;7;3M", "\x1b[M '#\x1b[M#'#"] {
        assert_eq!(names(&at_once(bytes)), [click(6, 2)], "{bytes:?}");
    }
    let found = at_once("\x1b[<32;1;1M\x1b[<35;2;1M\x1b[<64;1;1M\x1b[<65;1;1M\x1b[<1;1;1M\x1b[<0;0;0Mj");
    let [Msg::Drag(_), Msg::Hover(_), Msg::Scroll(_, up), Msg::Scroll(_, down), Msg::Key(_)] = found[..]
    else {
        panic!("{found:?}")
    };
    assert!(up < 0 && down > 0);
}

#[test]
fn an_answer_is_no_key_wherever_it_is_cut_and_whenever_it_comes() {
    for answer in ANSWERS {
        for at in 0..=answer.len() {
            let (one, other) = answer.as_bytes().split_at(at);
            for pause in [Duration::ZERO, ESC_WAIT, SILENCE, Duration::from_secs(9)] {
                // Of a single letter that comes so late nobody can tell, but for the end of an answer.
                if one.is_empty() || other.is_empty() {
                    continue;
                }
                let found = decode(&[one, other, b"j"], pause);
                let [rest @ .., Msg::Key(Key { code: Code::Char('j'), .. })] = &found[..] else {
                    panic!("{answer:?} at {at} after {pause:?}: {found:?}");
                };
                assert!(is_mute(rest), "{answer:?} at {at} after {pause:?}: {found:?}");
                let is_esc = names(rest).contains(&"Esc".to_owned());
                assert!(!is_esc || at == 1 && pause >= ESC_WAIT, "{answer:?} at {at} after {pause:?}");
            }
        }
        let bytes: Vec<&[u8]> = answer.as_bytes().chunks(1).collect();
        assert!(is_mute(&decode(&bytes, Duration::from_millis(10))), "{answer:?} byte by byte");
    }
    let themes = at_once(&format!("{}\x1b]11;rgb:10/10/10\x07", ANSWERS[0]));
    assert!(matches!(themes[..], [Msg::Theme(ThemeName::Light), Msg::Theme(ThemeName::Dark)]), "{themes:?}");
}

#[test]
fn an_answer_whose_esc_and_letter_are_one_byte_is_no_key_either() {
    for answer in [
        &b"\x9b>1;4000;37c"[..],
        b"\x9d11;rgb:ffff/ffff/ffff\x9c",
        b"\x9d10;rgb:00/00/00\x07",
        b"\x90>|kitty\x9c",
        b"\x9fGi=31;OK\x1b\\",
        b"\xc2\x9b?62;22c",
        b"\xc2\x9d10;rgb:00/00/00\xc2\x9c",
    ] {
        for at in 1..answer.len() {
            let (one, other) = answer.split_at(at);
            let found = decode(&[one, other, b"j"], Duration::from_millis(20));
            let [rest @ .., Msg::Key(_)] = &found[..] else { panic!("{answer:?}: {found:?}") };
            assert!(rest.iter().all(|msg| matches!(msg, Msg::Theme(_))), "{answer:?} at {at}: {found:?}");
        }
    }
    // In a letter such a byte is a part of it.
    assert_eq!(names(&at_once("Ü日✜\u{1b}]0;✜\u{7}\u{1b}P>|✜j\u{1b}\\j")), ["Ü", "日", "✜", "j"]);
}

#[test]
fn what_has_no_end_does_not_stop_the_keyboard() {
    for begun in [
        "\x1b[200~",
        "\x1b[200~text",
        "\x1b]",
        "\x1b]11;rgb",
        "\x1bP",
        "\x1bP>|",
        "\x1b_G",
        "\x1b[",
        "\x1b[<0;3",
        "\x1b]0;x\x1b",
    ] {
        let found = decode(&[begun.as_bytes(), b"r", b"q"], Duration::from_secs(1));
        assert!(names(&found).ends_with(&["r".to_owned(), "q".to_owned()]), "{begun:?}: {found:?}");
        // Ctrl-C does not even have to wait.
        let found = decode(&[begun.as_bytes(), b"\x03"], Duration::ZERO);
        assert!(names(&found).contains(&"ctrl-c".to_owned()), "{begun:?}: {found:?}");
    }
    // Somebody pressed Alt and a letter, and goes on.
    let found = decode(&[b"\x1b]", b"j"], Duration::from_millis(120));
    assert_eq!(names(&found), ["j"]);
}

#[test]
fn a_string_that_goes_on_for_ever_is_not_kept() {
    let mut decoder = Decoder::default();
    for begins in ["\x1b]52;c;", "\x1b_G", "\x1bP1$r"] {
        decoder.feed(begins.as_bytes(), Duration::ZERO);
        for _ in 0..100 {
            assert!(decoder.feed(&[b'q'; LONGEST], Duration::ZERO).is_empty());
        }
        assert_eq!(decoder.open.len(), LONGEST);
        assert_eq!(names(&decoder.feed(b"\x1b\\j", Duration::ZERO)), ["j"]);
    }
}

#[test]
fn a_paste_is_text_however_it_comes() {
    let text = "two\rlines \x1b[A q\x03\x1b[20";
    let whole = format!("\x1b[200~{text}\x1b[201~j");
    for at in 1..whole.len() - 1 {
        let (one, other) = whole.as_bytes().split_at(at);
        let found = decode(&[one, other], Duration::from_millis(20));
        let [Msg::Paste(pasted), Msg::Key(_)] = &found[..] else { panic!("cut at {at}: {found:?}") };
        assert_eq!(pasted, text);
    }
    let long = format!("\x1b[200~{}\x1b[201~", "q".repeat(1 << 20));
    let found = at_once(&long);
    assert!(matches!(&found[..], [Msg::Paste(text)] if text.len() == LONGEST));
}

#[test]
fn an_esc_that_comes_alone_is_the_key() {
    let mut decoder = Decoder::default();
    assert!(decoder.feed(b"\x1b", SILENCE).is_empty() && decoder.waits());
    assert_eq!(names(&decoder.settle().into_iter().collect::<Vec<_>>()), ["Esc"]);
    assert!(!decoder.waits());
    assert_eq!(names(&decoder.feed(b"[", SILENCE)), ["["]);
    // Whoever types fast does not press Alt.
    let found = decode(&[b"\x1b", b"j", b"\x1b", b"\x1b[A"], Duration::from_millis(60));
    assert_eq!(names(&found), ["Esc", "j", "Esc", "Up"]);
}

proptest! {
    #[test]
    fn no_bytes_stop_the_keyboard(
        bytes in prop::collection::vec(prop_oneof![
            2 => any::<u8>(),
            2 => prop::sample::select(b"\x1b[]P_X^O;:?<>0123456789M~u\x07\\".to_vec()),
        ], 0..60),
    ) {
        let mut decoder = Decoder::default();
        decoder.feed(&bytes, Duration::ZERO);
        decoder.settle();
        // Three may belong to a mouse, one to a sequence that had begun.
        for _ in 0..4 {
            decoder.feed(b"j", SILENCE);
        }
        prop_assert_eq!(names(&decoder.feed(b"q", SILENCE)), ["q"]);
    }
}
