//! The model as a picture: three streams of light, equally thick, that become one.

mod slide;
mod stream;

use super::course::Course;
use super::large::{self, Dot};
use super::{Align, Block, Cells, HIGH, Hue, Meaning, Scene, Tone, Weight, Words};
use crate::content::front::Front;
use crate::content::id::TopicId;
use crate::content::model::{Effect, Family};
use crate::study::progress::{Met, Progress};
use unicode_width::UnicodeWidthStr;

/// What the picture depends on besides its content.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub front: &'a Front,
    pub size: Cells,
    pub chosen: Family,
    pub hovered: Option<Meaning>,
    /// Where a lesson comes to the nodes one by one, whether it has come to each.
    pub revealed: [Option<bool>; 4],
    /// Whether a slide says why the streams are equally wide; elsewhere that is always said.
    pub has_note: bool,
    /// How many cells the light has travelled; none where nobody looks at it.
    pub travelled: Option<i32>,
    /// Its streams and their names alone, for a lesson that has words of its own.
    pub is_slide: bool,
    /// How far the reader is, once a card was answered.
    pub progress: Option<&'a Progress>,
    /// Told in place of the sentence to those who are here for the first time.
    pub welcome: &'a [String],
}

/// Where everything stands.
struct Plan {
    side: i32,
    /// First row of the field of streams and lists, and its rows.
    top: i32,
    rows: i32,
    /// Rows of the sentence, counted from its first.
    sentence: (i32, i32),
    course: Course,
    /// The first column of the list of the total, and its width.
    total: (i32, i32),
    /// Rows from name to name; none where there is no room for names.
    step: i32,
    title: Option<Dot>,
    /// Whether the nodes are named in large letters.
    is_large: bool,
}

/// The least that the streams need with their names beside them, and nothing else.
pub const STREAMS: Cells = Cells { x: 72, y: 12 };

/// The picture; it is made for at least 60 by 18 cells, on a slide for [`STREAMS`].
pub fn picture(view: &View<'_>) -> Scene {
    if view.is_slide {
        return slide::picture(view);
    }
    let mut scene = Scene::new(view.size);
    let plan = plan(view);
    title(view, &plan, &mut scene);
    for family in [Family::Specific, Family::Contextual, Family::NonSpecific] {
        stream::stream(view, &plan, family, &mut scene);
    }
    stream::wall(view, &plan, &mut scene);
    for effect in &view.front.effects {
        if effect.family == Family::Total {
            total(view, &plan, effect, &mut scene);
        } else {
            list(view, &plan, effect, &mut scene);
        }
    }
    sentence(view, &plan, &mut scene);
    due(view, &plan, &mut scene);
    scene
}

fn plan(view: &View<'_>) -> Plan {
    let (width, height) = (i32::from(view.size.x), i32::from(view.size.y));
    let side = match width {
        0..100 => 1,
        100..150 => 3,
        _ => 4,
    };
    let inner = width - 2 * side;
    let title = [(160, 40, Dot::Half), (100, 28, Dot::Quarter)].into_iter().find_map(|(wide, high, dot)| {
        let fits = large::width(&view.front.info.title, dot).is_some_and(|it| it as i32 <= inner);
        (width >= wide && height >= high && fits).then_some(dot)
    });
    let n_sentence = if height >= 22 { 2 } else { 1 };
    let gap = i32::from(height >= 26);
    let above = match title {
        // The ground of a large name begins a row above it.
        Some(dot) => TITLE + 5 + 1 + gap + i32::from(dot == Dot::Half),
        None => 2,
    };
    // The air below the sentence goes above the title where there is none for both.
    let foot = if title.is_some() && height < 34 { 1 } else { 2 };
    let rows = (height - above - (n_sentence + 1 + foot + gap)).max(9);
    // Lists stand a row apart where there is room for that.
    let nodes = || view.front.effects.iter().filter(|it| it.family != Family::Total);
    let lines = 1 + nodes().map(|it| it.inside.len()).max().unwrap_or(0) as i32;
    let step = match rows {
        _ if width < 72 => 0,
        rows if rows >= 3 * (2 * lines - 1) + 6 => 2,
        rows => i32::from(rows >= 3 * lines),
    };
    let large = nodes().filter_map(|it| large::width(&numbered(it), HEAD)).max().unwrap_or(0) as i32;
    let is_large = step == 2 && width >= 160 && large < width / 3 && rows >= 3 * (LARGE + 2 * (lines - 1));
    let thick = ((rows * 9 + 20) / 40).max(3);
    let apart = (rows - thick.max(high(is_large, lines - 1, step))) / 2;
    let names = nodes().flat_map(|it| &it.inside).map(|it| it.label.width() as i32).max().unwrap_or(0) + 4;
    let names = if is_large { large + 2 } else { names };
    let air = if is_large { 4 } else { ((width - 70) / 5).clamp(1, 22) };
    // The marks of how far the reader is stay off the streams.
    let air = air.max(if view.progress.is_some() { 4 } else { 1 });
    let mouth = side + if step > 0 { names.max(24) } else { 22 } + air;
    // On a cell's edge for the wall, which is three streams high.
    let middle = (above * HIGH + (rows * HIGH - 3 * thick * HIGH) / 2) / HIGH * HIGH + 3 * thick * HIGH / 2;
    let total_width = if step > 0 { (inner * 27 / 100).clamp(26, 46) } else { 24 };
    let total = (width - side - total_width, total_width);
    Plan {
        side,
        top: above,
        rows,
        sentence: (height - foot - gap - n_sentence, n_sentence),
        course: Course { mouth, wall: total.0 - 2 - wall_width(is_large), middle, thick, apart },
        total,
        step,
        title,
        is_large,
    }
}

/// The row of a large title.
const TITLE: i32 = 1;

/// The letters of a node that is named in large ones, and the rows of a line of them.
const HEAD: Dot = Dot::Quarter;
const LARGE: i32 = 5;

/// A node as it is named: with the key that leads there.
fn numbered(effect: &Effect) -> String {
    format!("{} {}", effect.family.idx() + 1, effect.title)
}

/// Rows of a node with so many names.
fn high(is_large: bool, names: i32, step: i32) -> i32 {
    if is_large { LARGE + (names - 1) * step + 1 } else { names * step + 1 }
}

/// Cells across the wall.
fn wall_width(is_large: bool) -> i32 {
    if is_large { 3 } else { 1 }
}

impl Plan {
    /// The row at which the list beside a stream begins.
    fn list_top(&self, nth: i32, names: i32) -> i32 {
        let high = high(self.is_large, names, self.step);
        let middle = (self.course.begins(nth) - high * HIGH / 2 + HIGH / 2).div_euclid(HIGH);
        middle.clamp(self.top, (self.top + self.rows - high).max(self.top))
    }
}

fn title(view: &View<'_>, plan: &Plan, scene: &mut Scene) {
    let info = &view.front.info;
    let Some(dot) = plan.title else {
        scene.write((plan.side, 0), Align::Left, Words::bold(info.title.clone(), Tone::STRONG));
        let whole = info.subtitle.as_str();
        let wordings =
            [whole, whole.rsplit(", ").next().unwrap_or_default()].map(|it| vec![Words::new(it, Tone::DIM)]);
        scene.say((scene.width() - plan.side - 1, 0), Align::Right, &wordings);
        return;
    };
    scene.large((plan.side, TITLE), &info.title, dot, Tone::STRONG);
    scene.write((plan.side, TITLE + 5), Align::Left, Words::new(info.subtitle.clone(), Tone::DIM));
}

/// A heading with its number, marked where it has focus; returns its rows.
fn heading(
    view: &View<'_>,
    plan: &Plan,
    effect: &Effect,
    (x, y): (i32, i32),
    width: i32,
    scene: &mut Scene,
) -> i32 {
    let family = effect.family;
    let (is_chosen, is_hovered) = (view.chosen == family, view.hovered == Some(Meaning::Node(family)));
    let accent = Tone::family(family);
    let lines = large::broken(&numbered(effect), HEAD, width as usize).filter(|_| plan.is_large);
    let rows = lines.as_ref().map_or(1, |it| LARGE * it.len() as i32);
    scene.area(Block::new(x, y, width, rows), Meaning::Node(family));
    if is_chosen {
        let y = if lines.is_some() { y - 1 } else { y };
        let rows = if lines.is_some() { rows + 1 } else { rows };
        scene.block_of(Block::new(x, y, width, rows), Tone::of(Hue::Selection));
        (y..y + rows).for_each(|row| scene.mark((x - 1, row), '▌', accent));
    }
    let tone = if is_chosen || is_hovered || family == Family::Total { Tone::STRONG } else { accent };
    if let Some(lines) = lines {
        for (nth, line) in lines.iter().enumerate() {
            scene.large((x + 1, y + nth as i32 * LARGE), line, HEAD, tone);
        }
        scene.say((x + width - 2, y + rows - 2), Align::Right, &[vec![met(view, &effect.topic)]]);
        return rows;
    }
    let words = vec![
        Words::bold((family.idx() + 1).to_string(), accent),
        Words::bold(" ", tone),
        Words {
            weight: if is_hovered { Weight::Underlined } else { Weight::Bold },
            ..Words::new(effect.title.clone(), tone)
        },
        met(view, &effect.topic),
    ];
    scene.say((x, y), Align::Left, &[words]);
    rows
}

/// How far the reader has come with a page and all below it.
fn met(view: &View<'_>, topic: &TopicId) -> Words {
    let met = view.progress.and_then(|it| it.topic(topic));
    Words::new(met.map_or_else(String::new, |met| format!(" {}", met.mark())), Tone::DIM)
}

/// What the marks are, and how many cards are due, below the title at the right.
fn due(view: &View<'_>, plan: &Plan, scene: &mut Scene) {
    let Some(progress) = view.progress else { return };
    let cards = if progress.all.due == 1 { "card" } else { "cards" };
    let due = vec![
        Words::new(format!("{} ", Met::Due.mark()), Tone::DIM),
        Words::new(format!("{} {cards} due · s", progress.all.due), Tone::TEXT),
    ];
    let others = [Met::Seen, Met::Tested].map(|met| format!("{} {}   ", met.mark(), met.word()));
    let all = [Words::new(others.concat(), Tone::DIM)].into_iter().chain(due.clone()).collect();
    let row = if plan.title.is_some() { TITLE + 5 } else { 1 };
    scene.say((scene.width() - plan.side - 1, row), Align::Right, &[all, due]);
}

/// The pages of a node, a line each.
fn names(view: &View<'_>, effect: &Effect, (x, y): (i32, i32), step: i32, width: i32, scene: &mut Scene) {
    let family = effect.family;
    if step == 0 {
        return;
    }
    for (nth, inside) in effect.inside.iter().enumerate() {
        let row = y + nth as i32 * step;
        let is_hovered = view.hovered == Some(Meaning::Inside(family, nth));
        let words = vec![
            Words::new(family.mark(), Tone::family(family)),
            Words::new(" ", Tone::TEXT),
            Words {
                weight: if is_hovered { Weight::Underlined } else { Weight::Plain },
                ..Words::new(inside.label.clone(), if is_hovered { Tone::STRONG } else { Tone::TEXT })
            },
            met(view, &inside.topic),
        ];
        scene.say((x, row), Align::Left, &[words]);
        scene.area(Block::new(x, row, width, 1), Meaning::Inside(family, nth));
    }
}

fn list(view: &View<'_>, plan: &Plan, effect: &Effect, scene: &mut Scene) {
    let nth = effect.family.idx() as i32;
    let top = plan.list_top(nth, effect.inside.len() as i32);
    let width = plan.course.mouth - plan.side - 1;
    let head = if plan.is_large { width - 2 } else { width.min(26) };
    heading(view, plan, effect, (plan.side + 1, top), head, scene);
    let below = if plan.is_large { LARGE } else { plan.step };
    names(view, effect, (plan.side + 3, top + below), plan.step, width - 3, scene);
}

fn total(view: &View<'_>, plan: &Plan, effect: &Effect, scene: &mut Scene) {
    let (x, width) = plan.total;
    let note = super::label::broken(&effect.note, width - 2);
    let n_names = effect.inside.len() as i32;
    let step = plan.step.min(if plan.rows >= 30 { 2 } else { 1 });
    let head = large::broken(&numbered(effect), HEAD, width as usize).filter(|_| plan.is_large);
    let head = head.map_or(1, |it| LARGE * it.len() as i32);
    // Heading, tag, small print, names, and a blank between each where there is room.
    let lines = head + 1 + note.len() as i32 + (n_names - 1) * step + 1;
    let blank = i32::from(plan.rows >= lines + 2);
    let high = lines + 2 * blank;
    let wall = plan.course.wall_top() / HIGH;
    let top = wall.min(plan.top + plan.rows - high).max(plan.top);
    let head = heading(view, plan, effect, (x, top), width, scene);
    scene.write((x + 2, top + head), Align::Left, Words::italic(effect.tag.clone(), Tone::DIM));
    let row = top + head + 1 + blank;
    if !note.is_empty() {
        scene.write((x, row), Align::Left, Words::bold("=", Tone::STRONG));
    }
    for (nth, line) in note.iter().enumerate() {
        // What is on purpose is the point; why, is small print.
        let (before, after) = if nth == 0 {
            line.split_once(": ").map_or((line.as_str(), ""), |(a, b)| (a, b))
        } else {
            ("", line.as_str())
        };
        let has_colon = nth == 0 && line.contains(": ");
        let words = vec![
            Words::new(format!("{before}{}", if has_colon { ": " } else { "" }), Tone::TEXT),
            Words::new(after, Tone::DIM),
        ];
        scene.say((x + 2, row + nth as i32), Align::Left, &[words]);
    }
    let row = row + note.len() as i32 + blank;
    names(view, effect, (x + 2, row), step, width - 2, scene);
}

/// One sentence about the chosen node and how many studies stand behind it, or a welcome.
fn sentence(view: &View<'_>, plan: &Plan, scene: &mut Scene) {
    let (top, rows) = plan.sentence;
    let width = (scene.width() - 2 * plan.side - 2).min(112);
    if !view.welcome.is_empty() {
        // A third line only where the lists above keep their air.
        let above = i32::from(view.size.y >= 34);
        for (nth, line) in view.welcome.iter().take((rows + above) as usize).enumerate() {
            let row = top - above + nth as i32;
            scene.mark((plan.side, row), '▌', Tone::family(Family::Total));
            scene.write((plan.side + 2, row), Align::Left, Words::bold(line, Tone::STRONG));
        }
        return;
    }
    let Some(nth) = view.front.effects.iter().position(|it| it.family == view.chosen) else { return };
    let Some(effect) = view.front.effects.get(nth) else { return };
    scene.write((plan.side, top), Align::Left, Words::new(effect.family.mark(), Tone::family(effect.family)));
    // Of a pack that is still being read they have not been counted.
    let behind = match view.front.n_studies.get(nth) {
        Some(1) => "1 study behind it.".to_owned(),
        Some(n) => format!("{n} studies behind it."),
        None => String::new(),
    };
    let whole = format!("{} {behind}", effect.sentence);
    let mut lines = super::label::broken(&whole, width);
    if lines.len() as i32 > rows {
        lines = super::label::broken(&effect.sentence, width);
    }
    let last = lines.len().saturating_sub(1);
    for (nth, line) in lines.iter().take(rows as usize).enumerate() {
        let (text, count) = if nth == last && !behind.is_empty() {
            line.strip_suffix(&behind).map_or((line.as_str(), ""), |text| (text, behind.as_str()))
        } else {
            (line.as_str(), "")
        };
        let words = vec![Words::new(text, Tone::TEXT), Words::new(count, Tone::DIM)];
        scene.say((plan.side + 2, top + nth as i32), Align::Left, &[words]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::scene::{Fill, Shade};

    fn each_size(test: impl Fn(&Scene, &Front)) {
        let pack = Pack::builtin();
        for (x, y) in (60..210).step_by(10).flat_map(|x| (18..64).step_by(6).map(move |y| (x, y))) {
            for (is_slide, chosen) in [(false, Family::Specific), (true, Family::Total)] {
                let view = View {
                    front: &pack.front,
                    size: Cells { x, y },
                    chosen,
                    hovered: None,
                    revealed: [None; 4],
                    has_note: true,
                    travelled: Some(3),
                    is_slide,
                    progress: None,
                    welcome: &[],
                };
                test(&picture(&view), &pack.front);
            }
        }
    }

    #[test]
    fn every_node_and_every_page_is_named_at_every_size() {
        each_size(|scene, front| {
            let words = |label: &super::super::Label| -> String {
                label.words.iter().map(|it| it.text.as_str()).collect()
            };
            let large = scene.larges.iter().map(|it| it.text.clone());
            let all: Vec<String> = scene.labels.iter().map(words).chain(large).collect();
            let all = [all.join(" ")];
            for effect in &front.effects {
                // A slide has the nodes alone, where not all have room the one in hand, which is here the total.
                let is_slide = !scene.areas.iter().any(|it| matches!(it.means, Meaning::Inside(..)));
                let is_roomy = scene.size.x >= 72 && scene.size.y >= 22 && !is_slide;
                if is_slide && effect.family != Family::Total {
                    continue;
                }
                let pages = effect.inside.iter().map(|it| &it.label).filter(|_| is_roomy);
                let named = pages.chain([&effect.title]).chain(Some(&effect.tag).filter(|_| is_roomy));
                for name in named {
                    assert!(all.iter().any(|it| it.contains(name.as_str())), "{name} at {:?}", scene.size);
                }
            }
            let [note] = all;
            assert!(note.contains("Equal widths on purpose:"), "{:?}: {note}", scene.size);
        });
    }

    /// The sentence about the widths is true: each stream is as thick as the others in each of its columns.
    #[test]
    fn all_streams_are_equally_thick_everywhere_and_fill_the_wall() {
        each_size(|scene, _| {
            let mut thick = Vec::new();
            let (mut top, mut bottom, mut wall) = (i32::MAX, i32::MIN, None);
            for fill in &scene.fills {
                match fill {
                    Fill::Band { upper, lower, .. } => {
                        thick.extend(upper.iter().zip(lower).map(|(a, b)| b.y - a.y));
                        top = top.min(upper.last().unwrap().y);
                        bottom = bottom.max(lower.last().unwrap().y);
                    }
                    Fill::Bar { at, shade: Shade::Flat(tone) } if tone.hue == Hue::Family(Family::Total) => {
                        wall = Some((at.top, at.bottom));
                    }
                    _ => {}
                }
            }
            assert!(thick.iter().all(|it| it == thick.first().unwrap()), "{:?}", scene.size);
            assert_eq!(wall, Some((top, bottom)), "{:?}", scene.size);
        });
    }
}
