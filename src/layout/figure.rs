//! The rectangles of a figure: title, picture, read-out, what can be set, small print.

use ratatui::layout::Rect;

/// Where a figure is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Alone, with everything that can be set.
    Full,
    /// Alone in front of a class: the picture and its small print.
    Slide,
    /// Beside the text of its page, with the chosen knob only.
    Beside,
}

/// What the layout of a figure depends on besides its area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape<'a> {
    pub setting: Setting,
    /// Lines of the title.
    pub title: u16,
    /// For each knob with a slider: which it is, and how many steps it has.
    pub sliders: &'a [(usize, usize)],
    /// The place of the chosen one among them; it is always in view.
    pub chosen: usize,
    /// The widest name of a knob and the widest of its values, in columns.
    pub name: u16,
    pub value: u16,
    /// Lines of the small print, all of which are shown.
    pub caption: u16,
}

/// A figure from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub title: Rect,
    pub picture: Rect,
    /// The value under the cursor.
    pub readout: Rect,
    pub knobs: Vec<Knob>,
    /// Small print.
    pub caption: Rect,
    /// Where it all comes from.
    pub source: Rect,
}

/// The line of a knob.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Knob {
    pub knob: usize,
    pub line: Rect,
    pub name: Rect,
    pub slider: Rect,
    pub value: Rect,
}

/// Columns between the parts of a knob, and between two knobs in one line.
const GAP: u16 = 2;
/// The shortest slider.
const SHORTEST: u16 = 6;

pub fn figure(area: Rect, shape: Shape<'_>) -> Figure {
    let is_alone = shape.setting != Setting::Beside;
    let n_sliders = shape.sliders.len() as u16;
    // Two knobs in a line where there is room for both.
    let column = shape.name + shape.value + 3 * GAP + SHORTEST;
    let n_columns = if is_alone && n_sliders > 2 && area.width >= 2 * column + 2 * GAP { 2 } else { 1 };
    let n_lines = n_sliders.div_ceil(n_columns);
    // In a small area the picture comes first, then the chosen knob, then the rest.
    // Where most would be out of view with two as well, that one is enough.
    let most = match (shape.setting, area.height) {
        (Setting::Full, 18..24) if n_lines <= 4 => 2,
        (Setting::Full, 24..30) => 4,
        (Setting::Full, 30..) => u16::MAX,
        _ => 1,
    };
    let n_lines = n_lines.min(most);
    let gap = u16::from(area.height >= 26);
    let n_title = if area.height >= 14 { shape.title } else { shape.title.min(1) };
    let gap_title = if n_title > 0 { gap } else { 0 };
    let n_source = u16::from(area.height >= 10);
    let n_readout = u16::from(area.height >= 8);
    // What must be known to read it is never cut: the picture gives way.
    let n_caption = if is_alone && area.height >= 14 { shape.caption } else { 0 };
    // Air below the picture, where a title leaves room for it.
    let is_airy = area.height >= if n_title < 2 { 14 } else { 24 };
    let gap_readout = u16::from(shape.setting == Setting::Full && is_airy);
    let gap_source = if n_caption > 0 { gap } else { 0 };
    let below = gap_readout + n_readout + n_lines + gap_source + n_caption + n_source;
    let line = |y: u16, height: u16| Rect { y, height, ..area }.intersection(area);
    let picture = line(area.y + n_title + gap_title, area.height.saturating_sub(n_title + gap_title + below));
    let readout = line(picture.bottom() + gap_readout, n_readout);
    let top = readout.bottom();
    let bottom = area.bottom();
    Figure {
        title: line(area.y, n_title.min(area.height)),
        picture,
        readout,
        knobs: knobs(line(top, n_lines), n_columns, &shape),
        caption: line(bottom.saturating_sub(n_source + n_caption).max(top + n_lines), n_caption),
        source: line(bottom.saturating_sub(n_source), n_source),
    }
}

/// A figure on a slide with so many lines of small print, all of which are shown: the picture gives way.
pub fn slide(area: Rect, n_caption: u16) -> Figure {
    /// Rows of the least that is a picture.
    const LEAST: u16 = 6;
    let n_caption = if area.height >= n_caption + LEAST { n_caption } else { 0 };
    let gap = u16::from(n_caption > 0 && area.height >= 18);
    let picture = Rect { height: area.height - n_caption - gap, ..area };
    let caption = Rect { y: area.bottom() - n_caption, height: n_caption, ..area };
    let none = Rect { height: 0, ..picture };
    Figure { title: none, picture, readout: none, knobs: Vec::new(), caption, source: none }
}

/// The knobs in `area`, line by line; where they do not all fit, those around the chosen one.
fn knobs(area: Rect, n_columns: u16, shape: &Shape<'_>) -> Vec<Knob> {
    let columns = usize::from(n_columns.max(1));
    let room = usize::from(area.height);
    let n_lines = shape.sliders.len().div_ceil(columns);
    let first = (shape.chosen / columns).saturating_sub(room / 2).min(n_lines.saturating_sub(room));
    let width = (area.width - (n_columns - 1) * 2 * GAP) / n_columns;
    let shown = || shape.sliders.iter().enumerate().skip(first * columns).take(room * columns);
    // A slider is no longer than its steps need; the values stand below each other.
    let length = |n_steps: usize| (n_steps as u16).saturating_mul(4).clamp(SHORTEST, 56);
    let longest = |column: usize| {
        let beneath = shown().filter(|(nth, _)| nth % columns == column);
        beneath.map(|(_, (_, n_steps))| length(*n_steps)).max().unwrap_or(0)
    };
    shown()
        .map(|(nth, (knob, n_steps))| {
            let x = area.x + (nth % columns) as u16 * (width + 2 * GAP);
            let y = area.y + (nth / columns - first) as u16;
            let line = Rect { x, y, width, height: 1 }.intersection(area);
            let name = Rect { width: (shape.name + 1).min(line.width), ..line };
            let rest = line.width.saturating_sub(name.width + GAP);
            let value = shape.value.min((rest * 3 / 5).max(rest.saturating_sub(GAP + SHORTEST)));
            let most = rest.saturating_sub(value + GAP);
            let slider = Rect { x: name.right() + GAP, width: most.min(length(*n_steps)), ..line };
            let slider = slider.intersection(line);
            let x = (name.right() + GAP + most.min(longest(nth % columns)) + GAP).min(line.right());
            let value = Rect { x, width: line.right().saturating_sub(x), ..line };
            Knob { knob: *knob, line, name, slider, value }
        })
        .collect()
}

/// The step out of `n_steps` under column `x` of a slider.
pub fn slider_step(slider: Rect, x: u16, n_steps: usize) -> usize {
    let reach = slider.width.saturating_sub(1).max(1);
    let along = x.saturating_sub(slider.x).min(reach);
    (usize::from(along) * n_steps.saturating_sub(1) + usize::from(reach) / 2) / usize::from(reach)
}

/// Lines of a picture within a text of so many columns in a body of so many lines; 0 where it has no room.
pub fn picture_in_text(width: u16, body: u16) -> u16 {
    if width < 56 || body < 16 { 0 } else { (body * 2 / 5).min(14) }
}

/// A figure above what stands in its aside, where that is tall enough. Sources are many and scroll, a reference is a
/// few lines and leaves a figure the rest.
pub fn aside_with_figure(aside: Rect, is_reference: bool) -> Option<(Rect, Rect)> {
    const REFERENCE: u16 = 12;
    if aside.height < 24 || aside.width < 40 {
        return None;
    }
    let usual = (aside.height * 3 / 4).min(30);
    let height = if is_reference { usual.max((aside.height - REFERENCE).min(44)) } else { usual };
    let figure = Rect { height, ..aside };
    Some((figure, Rect { y: aside.y + height + 1, height: aside.height - height - 1, ..aside }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_lies_in_its_area_and_none_on_another() {
        let sliders: Vec<(usize, usize)> = (0..9).map(|nth| (nth, nth + 1)).collect();
        for (width, height) in (1..=230).step_by(9).flat_map(|w| (1..=70).map(move |h| (w, h))) {
            for (n, setting) in [(0, Setting::Full), (1, Setting::Beside), (9, Setting::Full)] {
                for chosen in 0..n {
                    let area = Rect::new(3, 2, width, height);
                    let sliders = &sliders[..n];
                    let it = figure(
                        area,
                        Shape { setting, title: 2, sliders, chosen, name: 12, value: 20, caption: 3 },
                    );
                    let mut parts = vec![it.title, it.picture, it.readout, it.caption, it.source];
                    parts.extend(it.knobs.iter().map(|knob| knob.line));
                    for part in &parts {
                        assert!(part.is_empty() || area.union(*part) == area, "{part} leaves {area}");
                    }
                    for (nth, a) in parts.iter().enumerate() {
                        let free = parts.iter().skip(nth + 1).all(|b| a.intersection(*b).is_empty());
                        assert!(free, "{a} lies on another part in {area}");
                    }
                    let is_shown = it.knobs.iter().any(|knob| knob.knob == chosen);
                    assert!(is_shown || height < 20, "the chosen knob is out of view in {area}");
                }
            }
        }
    }

    #[test]
    fn a_slider_has_a_step_under_each_end() {
        let slider = Rect::new(10, 0, 21, 1);
        assert_eq!(
            (slider_step(slider, 10, 5), slider_step(slider, 30, 5), slider_step(slider, 99, 5)),
            (0, 4, 4)
        );
    }
}
