//! The home screen: the infographic itself. Three panels, three streams that bend and merge,
//! the total. Under it one plain sentence about the chosen node.

use super::paint::{self, DOUBLE, Frame, HEAVY, ROUND};
use super::ribbon::{self, Ribbon};
use super::theme::Look;
use crate::anim;
use crate::app::{App, Hit};
use crate::content::model::{Effect, Family};
use crate::layout;
use crate::page::words::count;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use std::time::Duration;

/// How long a pulse takes from its panel to the total.
const PERIOD: Duration = Duration::from_secs(6);

pub fn draw(app: &App, buf: &mut Buffer) {
    match app.home_area() {
        Some(area) => picture(app, &area, buf),
        None => list(app, buf),
    }
}

fn picture(app: &App, area: &layout::Home, buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    paint::fitted(buf, area.title, &app.pack.front.info.title, look.strong());
    paint::fitted(buf, area.subtitle, &app.pack.front.info.subtitle, look.dim());
    let phase = if app.settings.motion { anim::phase(app.now, PERIOD, 0.12) } else { 0.12 };
    ribbon::paint(buf, area.streams, &ribbons(app, area), phase, &look);
    for effect in &app.pack.front.effects {
        if let Some(rect) = area.nodes.get(effect.family.idx()) {
            node(app, effect, *rect, buf, &look);
        }
    }
    if app.welcome {
        // The lines of the sentence, and where there is one, the blank above.
        let top = area.sentence.y.saturating_sub(u16::from(app.size.height >= 26));
        let room = Rect { y: top, height: area.sentence.bottom() - top, ..area.sentence };
        return welcome(room, buf, &look);
    }
    sentence(app, area.sentence, buf, &look);
}

/// For whoever is here for the first time; on a low screen two lines for three.
fn welcome(area: Rect, buf: &mut Buffer, look: &Look) {
    let mut lines = vec![
        "New here? t, then Enter: a tour of four minutes.",
        "The arrows move, Enter goes in, Esc comes back.",
        "? shows what can be done, / finds anything, q quits.",
    ];
    lines.truncate(usize::from(area.height));
    for (nth, line) in lines.iter().enumerate() {
        let row = Rect { y: area.y + nth as u16, height: 1, ..area };
        let mark = paint::text(buf, row, "▌ ", look.family(Family::Total));
        let rest = Rect { x: row.x + mark, width: row.width.saturating_sub(mark), ..row };
        paint::fitted(buf, rest, line, look.strong());
    }
}

/// A ribbon from the middle of each panel's right edge to its third of the total's left edge.
/// All have the same width: no trial can split one person's response into shares.
fn ribbons(app: &App, area: &layout::Home) -> Vec<Ribbon> {
    let [.., total] = area.nodes;
    let top = f64::from(area.streams.y);
    let share = f64::from(total.height.saturating_sub(2)) * 2.0 / 3.0;
    let streams = Family::ALL.into_iter().take(3).zip(area.nodes);
    let streams = streams.map(|(family, panel)| {
        let middle = (f64::from(panel.y) - top) * 2.0 + f64::from(panel.height);
        let end = (f64::from(total.y) + 1.0 - top) * 2.0 + share * (family.idx() as f64 + 0.5);
        Ribbon {
            family,
            from: (middle, f64::from(panel.height) - 1.5),
            to: (end, share / 2.0 - 0.5),
            is_bright: match app.is_revealed(family) {
                // Of a lesson that comes to the streams one by one, all so far are bright.
                Some(is_revealed) => is_revealed,
                None => app.node == family || app.node == Family::Total,
            },
        }
    });
    streams.collect()
}

fn node(app: &App, effect: &Effect, rect: Rect, buf: &mut Buffer, look: &Look) {
    let family = effect.family;
    let is_chosen = app.node == family;
    let is_hovered = matches!(&app.hover, Some(Hit::Node(it) | Hit::Inside(it, _)) if *it == family);
    let accent = look.family(family);
    if app.is_revealed(family) == Some(false) {
        return paint::frame(buf, rect, ROUND, look.faint());
    }
    let frame: Frame = match (family, is_chosen) {
        (_, true) => HEAVY,
        (Family::Total, false) => DOUBLE,
        (_, false) => ROUND,
    };
    let edge = match (is_chosen, is_hovered) {
        (true, _) => accent.add_modifier(Modifier::BOLD),
        (false, true) => accent,
        (false, false) => dimmed(look, family),
    };
    paint::frame(buf, rect, frame, edge);
    let heading = heading(rect);
    let title = format!(" {} {} ", family.idx() + 1, effect.title);
    let style = if is_chosen { look.strong() } else { look.text().add_modifier(Modifier::BOLD) };
    let fits = title.chars().count() <= usize::from(heading.width);
    paint::fitted(buf, heading, if fits { &title } else { title.trim_end() }, style);
    paint::text(buf, Rect { x: heading.x + 1, ..heading }, &(family.idx() + 1).to_string(), accent);
    let inner = Rect {
        x: rect.x + 2,
        y: rect.y + 1,
        width: rect.width.saturating_sub(4),
        height: rect.height.saturating_sub(2),
    };
    let names = app.names_area(family, rect);
    tag(effect, inner, names, buf, look);
    let step = app.names_step(family, rect);
    for (nth, inside) in effect.inside.iter().enumerate().take(usize::from(names.height.div_ceil(step))) {
        let line = Rect { y: names.y + nth as u16 * step, height: 1, ..names };
        let is_under_mouse = app.hover == Some(Hit::Inside(family, inside.topic.clone()));
        let style =
            if is_under_mouse { look.strong().add_modifier(Modifier::UNDERLINED) } else { look.text() };
        let mark = if is_chosen { family.mark() } else { hollow(family) };
        paint::text(buf, line, mark, accent);
        paint::fitted(
            buf,
            Rect { x: line.x + 2, width: line.width.saturating_sub(2), ..line },
            &inside.label,
            style,
        );
        about(
            app,
            effect,
            nth,
            Rect { x: line.x + 2, y: line.y + 1, width: line.width.saturating_sub(2), height: step - 1 },
            buf,
        );
    }
}

/// Where number and title stand in the frame of a panel.
fn heading(panel: Rect) -> Rect {
    Rect { x: panel.x + 2, width: panel.width.saturating_sub(3), height: 1, ..panel }
}

/// The title of the chosen node.
pub fn cursor(app: &App) -> Option<Position> {
    let nth = app.node.idx();
    if let Some(home) = app.home_area() {
        let heading = heading(*home.nodes.get(nth)?);
        // After " 1 ".
        return Some(Position { x: heading.x + 3, y: heading.y });
    }
    let row = layout::home_list(app.place_area()).get(nth).copied().filter(|row| row.height > 0)?;
    // After "► 1 ● ".
    Some(Position { x: row.x + 6, y: row.y })
}

/// What a page is about, under its name, where a panel is tall enough for all of it.
fn about(app: &App, effect: &Effect, nth: usize, area: Rect, buf: &mut Buffer) {
    if area.height < 2 {
        return;
    }
    let front = &app.pack.front;
    let of = front.effects.iter().position(|it| it.family == effect.family);
    let text = of.and_then(|at| front.one_lines.get(at)?.get(nth));
    let lines = text.map(|text| paint::wrapped(text, area.width)).unwrap_or_default();
    if lines.len() > usize::from(area.height) {
        return;
    }
    let look = Look::new(&app.settings);
    for (nth, line) in lines.iter().enumerate() {
        paint::text(
            buf,
            Rect { y: area.y + nth as u16, height: 1, ..area },
            &paint::words_of(line),
            look.dim(),
        );
    }
}

/// The tag line and the small print, as far as the names leave room.
fn tag(effect: &Effect, inner: Rect, names: Rect, buf: &mut Buffer, look: &Look) {
    let room = names.y.saturating_sub(inner.y);
    let italic = look.dim().add_modifier(Modifier::ITALIC);
    if room == 0 {
        // Where every line has a name the tag goes into the frame.
        let text = format!(" {} ", effect.tag);
        let width = text.chars().count() as u16;
        let area = Rect { x: inner.right().saturating_sub(width), y: inner.bottom(), width, height: 1 };
        if area.x >= inner.x {
            paint::text(buf, area, &text, italic);
        }
        return;
    }
    paint::fitted(buf, Rect { height: 1, ..inner }, &effect.tag, italic);
    let note = paint::wrapped(&effect.note, inner.width);
    let lines = note.len() as u16;
    if effect.note.is_empty() || room < lines + 2 {
        return;
    }
    let gap = u16::from(room > lines + 2);
    for (nth, line) in note.iter().enumerate() {
        let y = inner.y + 1 + gap + nth as u16;
        paint::text(buf, Rect { y, height: 1, ..inner }, &paint::words_of(line), italic);
    }
}

/// One sentence about the chosen node, and how many studies stand behind it.
fn sentence(app: &App, area: Rect, buf: &mut Buffer, look: &Look) {
    let Some(effect) = app.pack.front.effect(app.node) else { return };
    let nth = app.pack.front.effects.iter().position(|it| it.family == app.node).unwrap_or(0);
    paint::text(buf, area, effect.family.mark(), look.family(effect.family));
    let text = Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..area };
    // Of a pack that is still being read they have not been counted.
    let n_studies = app.pack.front.n_studies.get(nth);
    let behind = n_studies.map(|n| format!("{}.", count(*n, "study behind it", "studies behind it")));
    let behind = behind.unwrap_or_default();
    let mut lines = paint::wrapped(format!("{} {behind}", effect.sentence).trim_end(), text.width.min(110));
    if lines.len() > usize::from(area.height) {
        lines = paint::wrapped(&effect.sentence, text.width);
    }
    for (nth, line) in lines.iter().enumerate().take(usize::from(area.height)) {
        let line_area = Rect { y: text.y + nth as u16, height: 1, ..text };
        let words = paint::words_of(line);
        paint::fitted(buf, line_area, &words, look.text());
        if let Some(at) = words.find(&behind) {
            let x = line_area.x + words.chars().count() as u16
                - words.get(at..).map_or(0, |it| it.chars().count()) as u16;
            paint::tint(buf, Rect { x, width: behind.chars().count() as u16, ..line_area }, look.dim());
        }
    }
}

/// Under 60×18 the streams are a list.
fn list(app: &App, buf: &mut Buffer) {
    let look = Look::new(&app.settings);
    let screen = app.place_area();
    let rows = layout::home_list(screen);
    if rows.first().is_some_and(|row| row.y > screen.y) {
        paint::fitted(buf, Rect { height: 1, ..screen }, &app.pack.front.info.title, look.strong());
    }
    for effect in &app.pack.front.effects {
        let Some(row) = rows.get(effect.family.idx()).filter(|row| row.height > 0) else { continue };
        let is_chosen = app.node == effect.family;
        let sign = if is_chosen { "►" } else { " " };
        let line = Rect { height: 1, ..*row };
        let number = effect.family.idx() + 1;
        if app.is_revealed(effect.family) == Some(false) {
            paint::fitted(buf, line, &format!("{sign} {number}"), look.faint());
            continue;
        }
        let text = format!("{sign} {number} {} {}", effect.family.mark(), effect.title);
        let style = look.family(effect.family);
        paint::fitted(buf, line, &text, if is_chosen { style.add_modifier(Modifier::BOLD) } else { style });
        if is_chosen {
            paint::tint(buf, line, look.selection());
        }
        if row.height > 1 {
            let area = Rect {
                x: screen.x + 6.min(screen.width),
                y: row.y + 1,
                width: row.width.saturating_sub(6),
                height: 1,
            };
            paint::fitted(buf, area, &effect.tag, look.dim());
        }
    }
    let below = rows.last().map_or(0, |row| row.bottom() + 1);
    let room = screen.bottom().saturating_sub(1).saturating_sub(below);
    if app.welcome {
        return welcome(Rect { y: below, height: room, ..screen }, buf, &look);
    }
    if let (Some(effect), true) = (app.pack.front.effect(app.node), room > 0) {
        for (nth, line) in
            paint::wrapped(&effect.sentence, screen.width).iter().enumerate().take(usize::from(room))
        {
            let area = Rect { y: below + nth as u16, height: 1, ..screen };
            paint::text(buf, area, &paint::words_of(line), look.text());
        }
    }
}

/// The accent of a family that is not chosen.
fn dimmed(look: &Look, family: Family) -> ratatui::style::Style {
    use crate::app::settings::ColorTier;
    match look.tier {
        ColorTier::True | ColorTier::Ansi256 => {
            let rgb = super::theme::blend(look.palette.ground.rgb, look.accent(family).rgb, 0.55);
            ratatui::style::Style::new().fg(look.rgb(rgb))
        }
        ColorTier::Ansi16 => look.family(family),
        ColorTier::None => look.faint(),
    }
}

fn hollow(family: Family) -> &'static str {
    match family {
        Family::Specific => "○",
        Family::Contextual => "△",
        Family::NonSpecific => "□",
        Family::Total => "◇",
    }
}
