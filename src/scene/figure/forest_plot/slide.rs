//! A forest plot on a slide: what is read against each other, each as high and its number as large as there is room for.

use super::super::super::{Align, Block, Bounds, EIGHTH, HIGH, Meaning, Scene, Stroke, Tone, WIDE, Words};
use super::Picture;
use super::columns::Columns;
use crate::scene::large::{self, Dot, Face};
use crate::scene::plot::{Head, Way, shortest};
use crate::sim::forest_plot::compared::Compared;
use crate::sim::forest_plot::say;
use crate::sim::forest_plot::view::View;

/// Part of its tone in which the line of an interval is.
const LINE: u8 = 70;
/// Letters of what is large on a slide.
const LARGE: Face = Face::Tall(Dot::Quarter);
/// Rows of a number in them, and columns between two heads.
const NUMBER: i32 = 4;
const APART: i32 = 4;

/// What stands behind the name of a result: its interval.
fn behind(it: &Compared) -> String {
    it.ends().map_or_else(String::new, |ends| format!(", {ends}"))
}

impl Columns {
    /// All columns but those of large numbers for the plot.
    pub(super) fn of_slide(set: &View<'_>, items: &[Compared], width: i32) -> Self {
        let number =
            items.iter().filter_map(|it| large::width(&it.sides.value, LARGE)).max().unwrap_or(0) as i32;
        let plot = Block::new(0, 0, (width - number - 3).max(1), 0);
        Self {
            label: 0,
            study: None,
            count: None,
            people: None,
            plot,
            zero: (f64::from(plot.width) * set.zero) as i32,
            value: plot.right() + 2,
            has_interval: true,
            notes: None,
        }
    }
}

impl Picture<'_> {
    pub(super) fn slide(&self, items: &[Compared], scene: &mut Scene) {
        let (width, height) = (scene.width(), scene.height());
        let (zero, plot) = (self.columns.zero, self.columns.plot);
        let Some(nth) = self.rows.row().map(|it| it.axis) else { return };
        // Between its head and the numbers of its scale.
        let label = items.first().and_then(|it| self.rows.rows.get(it.row?)).map_or("", |row| row.label);
        let bottom = height - 1;
        let each = |top: i32| ((bottom - top) / items.len() as i32).max(1);
        let [better, _] = say::ways(self.plot);
        let (top, is_way_large) = self.heads(label, &better, each, scene);
        let each = each(top);
        // All with their intervals or none; what is not large here is told after.
        let names = [true, false].map(|has_ends| {
            let ends = |it: &Compared| if has_ends { behind(it) } else { String::new() };
            items.iter().map(|it| format!("{}{}", it.name, ends(it))).collect::<Vec<_>>()
        });
        let has_room = |name: &String| large::width(name, LARGE).is_some_and(|it| it as i32 <= plot.width);
        let names = names.iter().find(|it| each >= 8 && it.iter().all(has_room));
        let above = if names.is_some() { 5 } else { 1 };
        for (row, (it, y)) in items.iter().zip((top..).step_by(each as usize)).enumerate() {
            let tone = if it.is_unsure { Tone::DIM } else { self.accent };
            let strong = if it.is_unsure { Tone::TEXT } else { Tone::STRONG };
            if let Some(name) = names.and_then(|it| it.get(row)) {
                scene.large((0, y), name, LARGE, Tone::TEXT);
            } else {
                let words =
                    vec![Words::bold(it.name.as_str(), Tone::TEXT), Words::new(behind(it), Tone::TEXT)];
                scene.say((0, y), Align::Left, &[words]);
            }
            let bar = (y + above, (y + each - i32::from(each > 3)).max(y + above + 1));
            // Below the name, which no line crosses.
            if let Some(small) = self.small(nth) {
                let axis = self.axis(nth).0;
                let (from, to) = (axis.edge(-small.below), axis.edge(small.below));
                scene.bar(Bounds::new(from, (y + above) * HIGH, to, (y + each) * HIGH), Tone::BAND);
            }
            self.interval(nth, it, bar, tone, scene);
            scene.rule((zero, y + above), (zero, y + each - 1), Stroke::Light, Tone::TEXT);
            // Where they are close below a head the last one is beside the scale, clear of the one above.
            let is_last = y + 2 * each > bottom;
            let lower = i32::from(each == NUMBER && top > 0 && is_last);
            let number = (self.columns.value, y + (each - NUMBER) / 2 + lower);
            if each < NUMBER || !scene.large(number, &it.sides.value, LARGE, strong) {
                scene.write(
                    (self.columns.value, y + each / 2),
                    Align::Left,
                    Words::bold(it.sides.value.as_str(), strong),
                );
            }
            if let Some(step) = it.row {
                let knob = super::rows_knob(self.plot);
                scene.area(Block::new(0, y, width, each), Meaning::Step { knob, step });
            }
        }
        scene.rule((0, bottom), (plot.right() - 1, bottom), Stroke::Light, Tone::FAINT);
        for (at, words) in self.steps(nth) {
            scene.write((at, bottom), Align::Middle, Words::new(format!(" {words} "), Tone::TEXT));
        }
        // Beside a head it would be a footnote to that: it is told with the small print, too.
        if is_way_large || top > 0 {
            return;
        }
        // Behind the mark that leaves it most room, as far from it as from the edge.
        let free = |it: &Compared| {
            let end = it.interval.map_or(it.value, |(low, high)| low.max(high)).max(it.value);
            plot.right() - 1 - self.axis(nth).0.column(end)
        };
        let widest = items.iter().zip((top..).step_by(each as usize)).max_by_key(|(it, _)| free(it));
        let head = widest.and_then(|(it, y)| {
            let head = Head::of(&better, Some(Way::Right), (free(it) - APART, scene.height()))?;
            // Its letters just above the scale or the next row, clear of the name above them.
            let top = y + each - head.rows + 1;
            (head.rows <= each - above).then_some((head, top))
        });
        match head {
            Some((head, y)) => head.write((plot.right(), y), Align::Right, self.accent, scene),
            None => {
                let words = Words::bold(format!("▸ {}", shortest(&better)), self.accent);
                scene.write((width - 1, bottom), Align::Right, words);
            }
        }
    }

    /// Of what the results are and which way is better, as far as that is large and leaves large numbers their rows, of
    /// which items have `each` below so many; returns the rows that it takes, and whether the way is told.
    fn heads(&self, label: &str, better: &str, each: impl Fn(i32) -> i32, scene: &mut Scene) -> (i32, bool) {
        let (mut left, mut rows, mut is_way_large) = (0, 0, false);
        // Quieter than the heading above them, which may be in the same letters.
        for (words, way, tone) in [(label, None, Tone::DIM), (better, Some(Way::Right), self.accent)] {
            let head = Head::of(words, way, (scene.width() - left, scene.height()));
            if let Some(head) = head.filter(|it| each(it.rows) >= NUMBER) {
                head.write((left, 0), Align::Left, tone, scene);
                left += head.width + APART;
                rows = rows.max(head.rows);
                is_way_large = way.is_some();
            }
        }
        (rows, is_way_large)
    }

    /// The interval as a thick line from end to end, and its value as a mark on it.
    fn interval(&self, nth: usize, it: &Compared, (top, bottom): (i32, i32), tone: Tone, scene: &mut Scene) {
        let axis = self.axis(nth).0;
        if let Some((low, high)) = it.interval {
            let (from, to, middle) = (axis.edge(low), axis.edge(high), (top + bottom) * HIGH / 2);
            let pale = tone.part(LINE);
            scene.bar(Bounds::new(from, middle - 2 * EIGHTH, to, middle + 2 * EIGHTH), pale);
            for end in [from, to - WIDE / 2] {
                scene.bar(Bounds::new(end, top * HIGH, end + WIDE / 2, bottom * HIGH), pale);
            }
        }
        let at = axis.column(it.value);
        scene.bar(Bounds::new(at * WIDE, top * HIGH, (at + 2) * WIDE, bottom * HIGH), tone);
    }
}
