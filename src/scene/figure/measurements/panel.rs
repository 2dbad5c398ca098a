//! Values that share an axis: where it begins and ends, and what is said around its rows.

mod behind;

use super::Hand;
use crate::content::figure::{Measured, MeasuredPlace, MeasuredSeries, MeasuredView};
use crate::scene::plot::{Axis, Head, Scale, Way, round_step, ticks};
use crate::scene::{Align, Block, Hue, Scene, Tone, WIDE, Words};
pub(super) use behind::{unlined, upright};
use unicode_width::UnicodeWidthStr;

/// Columns left of all words.
const INDENT: i32 = 2;

/// Series that follow each other and share quantity and unit.
pub(super) struct Panel<'a> {
    pub series: &'a [MeasuredSeries],
    /// How many values of the view come before them.
    pub first: usize,
}

/// The rows that it has besides those of its values, one or none for each; which way is which stands in that of its
/// heading.
#[derive(Clone, Copy, Default)]
pub(super) struct Around {
    pub(super) heading: i32,
    /// Which way is which.
    pub(super) sides: i32,
    /// What stretches and lines of the axis are.
    pub(super) names: i32,
    pub(super) axis: i32,
}

impl Around {
    pub(super) fn rows(self) -> i32 {
        self.heading.max(self.sides) + self.names + self.axis
    }
}

pub(super) fn panels(view: &MeasuredView) -> Vec<Panel<'_>> {
    let mut first = 0;
    let same = |a: &MeasuredSeries, b: &MeasuredSeries| a.unit == b.unit && a.quantity == b.quantity;
    let panel = |series| {
        let it = Panel { series, first };
        first += it.values().count();
        it
    };
    view.series.chunk_by(same).map(panel).collect()
}

impl<'a> Panel<'a> {
    /// Its values, each with its place in the view and its series.
    pub(super) fn values(&self) -> impl Iterator<Item = (usize, &'a MeasuredSeries, &'a Measured)> + use<'a> {
        let first = self.first;
        let all = self.series.iter().flat_map(|series| series.points.iter().map(move |it| (series, it)));
        all.enumerate().map(move |(nth, (series, it))| (first + nth, series, it))
    }

    /// Whether none of its values was compared with anybody.
    pub(super) fn is_uncompared(&self) -> bool {
        self.series.iter().all(|it| it.is_uncompared)
    }

    /// Whether its values are groups of points on intervals.
    pub(super) fn has_pairs(&self) -> bool {
        self.values().all(|(.., it)| it.interval.is_some() && !it.group.is_empty())
    }

    /// Whether its axis has stretches with names.
    pub(super) fn has_bands(&self) -> bool {
        self.series.iter().any(|it| !it.bands.is_empty())
    }

    /// Whether its values are read against lines, besides that of zero.
    pub(super) fn has_lines(&self) -> bool {
        self.series.iter().flat_map(|it| &it.lines).any(|it| it.at != 0.0)
    }

    fn any<T>(&self, of: impl Fn(&'a MeasuredSeries) -> Option<T>) -> Option<T> {
        self.series.iter().find_map(of)
    }

    /// Where stretches of its axis begin, with their names.
    pub(super) fn bands(&self) -> &'a [MeasuredPlace] {
        self.any(|it| (!it.bands.is_empty()).then_some(&it.bands)).map_or(&[][..], Vec::as_slice)
    }

    fn has_numbers(&self) -> bool {
        self.values().any(|(.., it)| it.value.is_some() || it.range.is_some())
    }

    /// Above its rows on a slide: which way is which, or else of whom or what they are.
    pub(super) fn head(&self, view: &MeasuredView, room: Block) -> Option<Head> {
        let lead = self.series.first()?;
        let sides = self.any(|it| it.sides.as_ref()).map(|[_, above]| above).filter(|it| !it.is_empty());
        let (words, way) = match sides {
            Some(above) => (above, Some(Way::Right)),
            None if self.series.len() == view.series.len() => (&lead.quantity, None),
            None => (&lead.label, None),
        };
        Head::of(words, way, (room.width - 2 * INDENT, room.height))
    }

    /// What there is to say around its rows; less of it at each level.
    pub(super) fn around(&self, is_heading: bool, level: usize) -> Around {
        let has_sides = self.any(|it| it.sides.as_ref()).is_some();
        let has_names = self.has_bands() || self.has_lines();
        Around {
            heading: i32::from(is_heading && level < 3),
            sides: i32::from(has_sides && level < 2),
            names: i32::from((has_names || self.any(|it| it.spreads).is_some()) && level < 1),
            axis: i32::from(self.has_numbers() && level < 4),
        }
    }

    /// The same on a slide: its head, and no names of lines and spreads, which it tells with its small print.
    pub(super) fn around_on_slide(&self, head: Option<&Head>, around: Around) -> Around {
        let names = if self.has_bands() { around.names } else { 0 };
        Around { heading: head.map_or(0, |it| it.rows), sides: 0, names, ..around }
    }

    /// Its axis from `left` on, with zero on it, and the ticks: so long that `value` columns are left behind the
    /// last of its shapes before `right`.
    pub(super) fn axis(&self, left: i32, right: i32, value: i32) -> (Axis, Vec<f64>) {
        let width = (right - left - value).max(1);
        let bands = self.any(|it| (!it.bands.is_empty()).then_some(&it.bands));
        let is_table = bands.is_some() || self.values().all(|(.., it)| it.interval.is_some());
        // A short axis has its numbers closer, so that the last of them is near its end; but large numbers of bars would
        // reach into them.
        let room = match bands {
            Some(_) => 3,
            None if is_table && width < 60 => 6,
            None => 10,
        };
        let [low, high] = self.any(|it| it.scale).unwrap_or_else(|| {
            let ends = self.values().flat_map(|(.., it)| ends(it)).filter(|it| it.is_finite());
            ends.fold([0.0_f64; 2], |[low, high], it| [low.min(it), high.max(it)])
        });
        let step = round_step([low, high], width, room);
        // In whole steps, so that zero is a tick; stretches with names end where they end.
        let whole = [(low / step).floor() * step, (high / step).ceil() * step];
        // Bars need no axis far beyond the longest of them.
        let part = round_step([low, high], width, 3);
        let whole = if low < 0.0 { whole } else { [whole[0], (high / part - 1e-9).ceil() * part] };
        // And a number beyond it.
        let longest = self.values().filter_map(|(.., it)| it.value).fold(0.0, f64::max);
        let whole = [whole[0], whole[1].max((longest / step - 1e-9).ceil() * step)];
        // Freed from what floating point adds to it, as its length is that of its words, too.
        let whole = whole.map(|it| (it * 1e6).round() / 1e6);
        let range = if bands.is_some() { [low, high] } else { whole };
        let range = if range[0] < range[1] { range } else { [-1.0, 1.0] };
        // A column of numbers stands behind the axis, a number beside its shape may stand over it.
        let last = self.values().flat_map(|(_, series, it)| reach(series, it)).fold(range[0], f64::max);
        let ratio = ((last - range[0]) / (range[1] - range[0])).clamp(0.1, 1.0);
        let ratio = if is_table { 1.0 } else { ratio };
        let unit = self.unit().width() + crate::sim::number(range[1]).width();
        let longest = right - left - (unit as i32).min(26) - 2;
        let width = ((f64::from(width) / ratio) as i32).min(longest.max(1));
        let ticks = match bands {
            Some(bands) => bands.iter().map(|it| it.at).chain([range[1]]).collect(),
            None if self.has_numbers() => ticks(range, step),
            None => Vec::new(),
        };
        // Stretches end where they end, not in whole steps.
        let axis = match bands {
            Some(_) => Axis::filling(Scale::new(range), left, width),
            None => Axis::across(range, step, left, width),
        };
        (axis, ticks)
    }

    /// That of its heading.
    pub(super) fn tone(&self, accent: Tone) -> Tone {
        let is_contested = self.series.first().is_some_and(|it| it.is_contested);
        if is_contested { Tone::of(Hue::Contested) } else { accent }
    }

    pub(super) fn unit(&self) -> &'a str {
        self.series.first().map_or("", |it| it.unit.as_str())
    }

    /// Of whom and what it is at the top of `room`, so that `beside` columns stay free behind it; on a slide its head.
    pub(super) fn heading(&self, hand: &Hand<'_>, (room, beside): (Block, i32), scene: &mut Scene) {
        let Some(lead) = self.series.first() else { return };
        let tone = self.tone(Tone::family(hand.family));
        if hand.is_slide {
            if let Some(head) = self.head(hand.view, room) {
                head.write((INDENT, room.y), Align::Left, tone, scene);
            }
            return;
        }
        let unit = if lead.unit.is_empty() { String::new() } else { format!(", {}", lead.unit) };
        let what = format!("{}{unit}", lead.quantity);
        let mut full = match self.series {
            [lead] => vec![Words::bold(lead.label.clone(), tone), Words::new(format!("  {what}"), Tone::DIM)],
            _ => vec![Words::bold(what, tone)],
        };
        let mut wordings = vec![full.first().cloned().into_iter().collect(), full.clone()];
        if lead.is_contested {
            full.push(Words::new(" · contested", Tone::of(Hue::Contested)));
            wordings.push(full.clone());
        }
        if lead.is_uncompared {
            full.push(Words::new(" · hollow: not compared", Tone::DIM));
            wordings.push(full);
        }
        wordings.reverse();
        wordings.retain(|it| room.x + crate::scene::label::width(it) + beside <= scene.width());
        scene.say((room.x, room.y), Align::Left, &wordings);
    }

    /// Which way is which, and how many columns of it belong left of zero.
    fn told_sides(&self) -> (String, i32) {
        let Some([below, above]) = self.any(|it| it.sides.as_ref()) else { return Default::default() };
        let below = if below.is_empty() { String::new() } else { format!("{below} ◂  ") };
        let above = if above.is_empty() { String::new() } else { format!("▸ {above}") };
        (format!("{below}{above}"), below.width() as i32)
    }

    /// Says which way is which: at zero, or at the right where something stands there.
    pub(super) fn sides(&self, row: i32, axis: &Axis, scene: &mut Scene) {
        let (words, left) = self.told_sides();
        let zero = axis.at(0.0).div_euclid(WIDE);
        let places = [((zero - left, row), Align::Left), ((scene.width() - 1, row), Align::Right)];
        scene.say_at_one_of(&places, &[vec![Words::new(words, Tone::TEXT)]]);
    }

    /// The columns that it takes to say so.
    pub(super) fn sides_width(&self) -> i32 {
        self.told_sides().0.width() as i32 + 2
    }
}

/// The values that must lie on the axis.
pub(super) fn ends(reading: &Measured) -> Vec<f64> {
    let spread = reading.value.zip(reading.spread).map(|(value, spread)| [value - spread, value + spread]);
    let pairs = [reading.interval, reading.range, spread].into_iter().flatten().flatten();
    pairs.chain([reading.value, reading.same_as].into_iter().flatten()).collect()
}

/// How far the shape of a value reaches, and its value after it.
fn reach(series: &MeasuredSeries, reading: &Measured) -> Vec<f64> {
    let spread = reading.value.zip(series.spreads).map(|(value, [_, most])| value + most);
    ends(reading).into_iter().chain(spread).chain([0.0]).collect()
}

/// What the rows below must not be read as, in a row.
pub(super) fn warn(warning: &str, at: Block, scene: &mut Scene) {
    let words = Words::bold(format!("× {warning}"), Tone::of(Hue::Contested));
    scene.write((at.x, at.y), Align::Left, words);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::figure::Data;

    #[test]
    fn no_value_is_marked_before_the_stretch_that_it_lies_in() {
        let pack = Pack::builtin();
        let mut n = 0;
        for figure in pack.library().figures() {
            let Data::Measurements(data) = &figure.data else { continue };
            for panel in data.views.iter().flat_map(panels) {
                let bands =
                    panel.any(|it| (!it.bands.is_empty()).then_some(it.bands.clone())).unwrap_or_default();
                for (width, (.., it)) in (40..200).flat_map(|width| panel.values().map(move |it| (width, it)))
                {
                    let Some(value) = it.value else { continue };
                    let axis = panel.axis(20, width, 8).0;
                    let stretches = bands.iter().zip(panel.stretches(&axis));
                    for (band, (name, [from, _])) in stretches.filter(|(band, _)| band.at <= value) {
                        n += 1;
                        assert!(
                            axis.column(value) * WIDE >= from,
                            "{value} before {name} at {} of {width}",
                            band.at
                        );
                    }
                }
            }
        }
        assert!(n > 1000, "{n}");
    }
}
