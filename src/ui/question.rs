//! A question of a lesson, alone and as large as it fits: what is known, the question, its options; once it
//! is revealed which one is right, the hands and why.

use super::paint;
use super::theme::Look;
use crate::app::App;
use crate::app::lesson::{DIGIT, Hands, Present, Question};
use crate::page::slide::Words;
use crate::page::words;
use crate::scene::large::{self, Dot, Face};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

/// Rows of a digit in letters that are not low, and of low letters.
const DIGIT_ROWS: u16 = 4;
const LOW_ROWS: usize = 2;
/// Columns from the rule behind the digits to the words.
const RULE: u16 = 4;

/// The whole slide. How many chose which stays hidden until it is revealed.
pub fn draw(app: &App, present: &Present<'_>, buf: &mut Buffer) {
    let Some(question) = &present.running.said.question else { return };
    let Question { above, slide, below } = question;
    let look = Look::new(&app.settings);
    let [body, rest, foot] = question.areas(app.body());
    paint::rows(buf, body, &above.rows, look.text());
    paint::rows(buf, rest, &slide.heading.rows, look.strong());
    let longest = slide.lines.iter().map(Words::width).max().unwrap_or(0) as u16;
    let mut y = rest.y + (slide.heading.rows.len() + slide.gaps.0) as u16;
    for (nth, words) in slide.lines.iter().enumerate() {
        let area = Rect { y, height: words.rows.len() as u16, ..rest }.intersection(rest);
        let has_air = slide.gaps.1 > 0 && (nth > 0 || slide.gaps.0 > 0);
        option(app, present, (nth, words, longest), has_air, area, buf);
        y += (words.rows.len() + slide.gaps.1) as u16;
    }
    paint::rows(buf, foot, &below.rows, look.text());
    // Before a number a digit of the same size would be its first one.
    if slide.lines.iter().all(|it| it.is_large) {
        let top = rest.y + (slide.heading.rows.len() + slide.gaps.0) as u16;
        let options = Rect {
            x: rest.x + DIGIT.0 - RULE,
            y: top,
            width: 1,
            height: (y - top).saturating_sub(slide.gaps.1 as u16),
        };
        let rule = vec!["│".to_owned(); usize::from(options.height)];
        paint::rows(buf, options.intersection(rest), &rule, look.family(app.family()));
    }
}

/// What the foot says of a question in so many columns: whether hands are to be shown, or how many were, not for
/// what; in the end who found the answer.
pub fn state(app: &App, present: &Present<'_>, room: u16) -> Option<String> {
    let hands = present.hands();
    let prediction = present.step.prediction.as_ref()?;
    let said = &present.running.said;
    if present.running.slide < said.own() {
        return None;
    }
    if hands.is_revealed {
        let library = app.pack.library();
        let studies = prediction.sources.iter().filter_map(|id| library.study(id));
        let names: Vec<String> = studies.map(words::name).collect();
        return (!names.is_empty()).then(|| words::named("From ", &names, room));
    }
    if let Some(number) = &present.running.number {
        return Some(format!("{} = {}", number.option, "•".repeat(number.digits.len())));
    }
    let n: u32 = hands.rounds.last().map_or(0, |round| round.iter().sum());
    let round = if hands.rounds.len() > 1 { "Second round: " } else { "" };
    Some(match n {
        0 => format!("{round}Hands up"),
        n => format!("{round}{}", words::count(n as usize, "hand", "hands")),
    })
}

/// One option: its digit, its words, and once revealed the hands of each round as bars. The right one has a tick for its
/// digit, beside it where that is small, and a ground that reaches half a row up where that is free.
fn option(
    app: &App,
    present: &Present<'_>,
    (nth, words, longest): (usize, &Words, u16),
    has_air: bool,
    area: Rect,
    buf: &mut Buffer,
) {
    let look = Look::new(&app.settings);
    let hands = present.hands();
    let is_right = hands.is_revealed && present.step.prediction.as_ref().is_some_and(|it| it.answer == nth);
    // Letters that fill their rows, or stand close below others, could not be read on a ground of their own.
    let has_ground = is_right && (!words.is_large || has_air && words.height() > LOW_ROWS);
    let style = match hands.is_revealed {
        true if has_ground => look.strong().add_modifier(Modifier::REVERSED),
        true if is_right => look.strong(),
        true => look.dim(),
        false => look.text(),
    };
    let accent = look.family(app.family());
    let before = if words.is_large { DIGIT.0 } else { DIGIT.1 };
    let from = |left: u16| Rect { x: area.x + left, width: area.width.saturating_sub(left), ..area };
    // As low as its words.
    let face = if area.height < DIGIT_ROWS { Face::Low } else { Dot::Half.into() };
    let digit = (nth + 1).to_string();
    match large::rows(if is_right { "✓" } else { &digit }, face).filter(|_| words.is_large) {
        Some(rows) => paint::rows(buf, area, &rows, accent),
        None => {
            paint::text(buf, area, &format!(" {digit} "), look.key());
            paint::text(buf, from(before - 2), if is_right { "✓" } else { "" }, accent);
        }
    }
    if has_ground {
        // With a blank on both sides of the letters.
        let rows: Vec<_> =
            words.rows.iter().filter(|it| !it.is_empty()).map(|it| format!(" {it} ")).collect();
        let ground = from(before - 1);
        paint::rows(buf, ground, &rows, style);
        if words.is_large {
            let above = Rect { y: ground.y - 1, height: 1, ..ground };
            paint::text(buf, above, &"▄".repeat(words.width() + 2), look.strong());
        }
    } else {
        paint::rows(buf, from(before), &words.rows, style);
    }
    if hands.is_revealed && !hands.rounds.is_empty() {
        bar(&hands, nth, from(before + longest + 2), (accent, look.strong()), buf);
    }
}

/// The hands of the last round as a bar; behind it their number, of a second round both.
fn bar(
    hands: &Hands,
    nth: usize,
    area: Rect,
    (bar, number): (ratatui::style::Style, ratatui::style::Style),
    buf: &mut Buffer,
) {
    let of = |round: &Vec<u32>| round.get(nth).copied().unwrap_or(0);
    let most = hands.rounds.iter().flatten().copied().max().unwrap_or(0).max(1);
    let count = hands.rounds.last().map_or(0, of);
    let words = match hands.rounds.as_slice() {
        [first, second] => format!(" {} → {}", of(first), of(second)),
        _ => format!(" {count}"),
    };
    let room = area.width.saturating_sub(10).min(40);
    let length = u64::from(room) * u64::from(count) / u64::from(most);
    let rows = vec!["█".repeat(length as usize); usize::from(area.height.min(3))];
    paint::rows(buf, area, &rows, bar);
    let length = length as u16;
    let y = area.y + (rows.len() as u16).saturating_sub(1) / 2;
    let words_at = Rect { x: area.x + length, y, width: area.width.saturating_sub(length), height: 1 };
    paint::text(buf, words_at.intersection(area), &words, number);
}
