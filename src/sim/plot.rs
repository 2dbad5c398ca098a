//! Where values stand in a picture of cells: the one geometry of what is drawn and what is pointed at.

use unicode_width::UnicodeWidthStr;

/// An axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    pub from: f64,
    pub to: f64,
    pub is_log: bool,
}

impl Scale {
    pub fn new([from, to]: [f64; 2]) -> Self {
        Self { from, to, is_log: false }
    }

    /// The axis that holds `values` with `margin` of its length free at either end; whatever the
    /// values, it has a length.
    pub fn around(values: impl Iterator<Item = f64>, is_log: bool, margin: f64) -> Self {
        let values = values.filter(|it| it.is_finite() && (!is_log || *it > 0.0));
        let bend = |it: f64| if is_log { it.ln() } else { it };
        let (low, high) = values
            .map(bend)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), it| (low.min(it), high.max(it)));
        let (low, high) = if low > high { (0.0, 1.0) } else { (low, high) };
        let high = if high - low > 1e-12 { high } else { low + 1.0 };
        let length = high - low;
        let (from, to) = (low - length * margin, high + length * margin);
        if is_log { Self { from: from.exp(), to: to.exp(), is_log } } else { Self { from, to, is_log } }
    }

    fn bent(self, value: f64) -> f64 {
        if self.is_log { value.max(f64::MIN_POSITIVE).ln() } else { value }
    }

    /// Where `value` stands, 0 to 1; beyond an end it stands at the end.
    pub fn ratio(self, value: f64) -> f64 {
        let ratio = (self.bent(value) - self.bent(self.from)) / (self.bent(self.to) - self.bent(self.from));
        if ratio.is_finite() { ratio.clamp(0.0, 1.0) } else { 0.0 }
    }

    /// The value that stands at `ratio`.
    pub fn value(self, ratio: f64) -> f64 {
        let (from, to) = (self.bent(self.from), self.bent(self.to));
        let value = from + (to - from) * ratio.clamp(0.0, 1.0);
        if self.is_log { value.exp() } else { value }
    }

    /// At most `most` round numbers on the axis, as far apart as 1, 2 or 5 times a power of ten.
    pub fn ticks(self, most: usize) -> Vec<f64> {
        let length = self.to - self.from;
        if most == 0 || !(length.is_finite() && length > 0.0) {
            return Vec::new();
        }
        let rough = length / most as f64;
        let power = 10_f64.powf(rough.log10().floor());
        let steps = [1.0, 2.0, 5.0, 10.0, 20.0].map(|it| it * power);
        let count = |step: f64| (self.to / step + 1e-9).floor() - (self.from / step - 1e-9).ceil() + 1.0;
        let step = steps.into_iter().find(|step| count(*step) <= most as f64).unwrap_or(length);
        let first = (self.from / step - 1e-9).ceil();
        // Whole multiples, freed from what floating point adds to them.
        let tick = |nth: usize| {
            let value = (first + nth as f64) * step;
            let whole = (value / power * 1e3).round() / 1e3;
            if power < 1.0 { whole / (1.0 / power).round() } else { whole * power }
        };
        (0..count(step).max(0.0) as usize).map(tick).map(|it| if it == 0.0 { 0.0 } else { it }).collect()
    }
}

/// A field of cells in the picture, counted from its top left, and the axes along its edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plot {
    pub left: u16,
    pub top: u16,
    pub width: u16,
    pub height: u16,
    pub across: Scale,
    pub up: Scale,
}

impl Plot {
    /// Where a point stands in the field, in dots from its top left: two a cell across, four down.
    pub fn dot(&self, across: f64, up: f64) -> (f64, f64) {
        let (width, height) = (f64::from(self.width) * 2.0, f64::from(self.height) * 4.0);
        (
            self.across.ratio(across) * (width - 1.0).max(0.0),
            (1.0 - self.up.ratio(up)) * (height - 1.0).max(0.0),
        )
    }

    /// The column of the picture in which `value` stands.
    pub fn column(&self, value: f64) -> u16 {
        self.left + (self.dot(value, 0.0).0 / 2.0) as u16
    }

    /// The row of the picture in which `value` stands.
    pub fn row(&self, value: f64) -> u16 {
        self.top + (self.dot(0.0, value).1 / 4.0) as u16
    }

    /// What a column of the picture stands for, if the field reaches there.
    pub fn across_at(&self, column: u16) -> Option<f64> {
        let within = column.checked_sub(self.left).filter(|it| *it < self.width)?;
        Some(self.across.value(f64::from(within) / f64::from(self.width.saturating_sub(1).max(1))))
    }

    /// Whether the field has a row at `row` of the picture.
    pub fn has_row(&self, row: u16) -> bool {
        (self.top..self.top.saturating_add(self.height)).contains(&row)
    }
}

/// `words` in lines of at most `width` columns; a longer word has a line to itself.
pub fn broken(words: &str, width: u16) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= usize::from(width) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_lie_on_the_axis() {
        assert_eq!(Scale::new([0.0, 100.0]).ticks(6), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(Scale::new([0.0, 0.6]).ticks(4), [0.0, 0.2, 0.4, 0.6]);
        assert_eq!(Scale::new([-2.6, 0.0]).ticks(4), [-2.0, -1.0, 0.0]);
        assert_eq!(Scale::new([0.0, 4203.0]).ticks(5), [0.0, 1000.0, 2000.0, 3000.0, 4000.0]);
        assert_eq!(Scale::new([1.0, 1.0]).ticks(5), [0.0; 0]);
        assert_eq!(Scale::new([f64::NAN, 1.0]).ticks(5), [0.0; 0]);
    }

    #[test]
    fn a_value_and_its_place_are_each_other_s_answer() {
        for scale in [Scale::new([-3.0, 8.0]), Scale { from: 0.1, to: 30.0, is_log: true }] {
            for value in [0.2, 1.0, 7.5] {
                assert!((scale.value(scale.ratio(value)) - value).abs() < 1e-9);
            }
            assert!((scale.ratio(1e9) - 1.0).abs() < 1e-9 && scale.ratio(-1e9).abs() < 1e-9);
        }
        let plot = Plot {
            left: 4,
            top: 1,
            width: 53,
            height: 11,
            across: Scale::new([0.0, 52.0]),
            up: Scale::new([0.0, 100.0]),
        };
        assert_eq!((plot.column(0.0), plot.column(52.0), plot.row(100.0), plot.row(0.0)), (4, 56, 1, 11));
        assert_eq!((plot.across_at(3), plot.across_at(57)), (None, None));
        assert!((plot.across_at(16).unwrap() - 12.0).abs() < 1e-9);
    }

    #[test]
    fn words_are_broken_between_words() {
        assert_eq!(broken("a line of words", 9), ["a line of", "words"]);
        assert_eq!(broken("a line", 1), ["a", "line"]);
        assert_eq!(broken("", 9), [""; 0]);
    }

    #[test]
    fn an_axis_around_nothing_or_one_value_still_has_a_length() {
        for values in [vec![], vec![2.0], vec![f64::NAN, 2.0, 2.0], vec![0.0, -1.0]] {
            for is_log in [false, true] {
                for margin in [0.0, 0.06] {
                    let scale = Scale::around(values.iter().copied(), is_log, margin);
                    assert!(scale.to > scale.from, "{values:?}: {scale:?}");
                }
            }
        }
    }
}
