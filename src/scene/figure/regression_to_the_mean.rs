//! Regression to the mean: first scores as columns on the left, second scores on the right; between them a shade in
//! which all ways of those recruited run, and the way of their mean as an arrow.

mod means;

use super::View;
use crate::anim::smoothstep;
use crate::content::figure::RegressionToTheMean;
use crate::scene::label::{broken, width};
use crate::scene::large::{self, Dot};
use crate::scene::path;
use crate::scene::plot::{Axis, Names, widest};
use crate::scene::{Align, Block, Bounds, EIGHTH, HIGH, Meaning, Point, Scene, Stroke, Tone, WIDE, Words};
use crate::sim::number;
use crate::sim::regression_to_the_mean::{
    Group, Person, Setting, THRESHOLD, expected_shift, rising, sample, setting, signed, threshold_at,
};

/// Columns of the words beside the plot that hold but one large number.
const NARROW: i32 = 21;
/// Columns for the numbers of the scale.
const GUTTER: i32 = 5;

struct Picture<'a> {
    data: &'a RegressionToTheMean,
    set: Setting<'a>,
    people: Vec<Person>,
    group: Option<Group>,
    up: Axis,
    /// The columns of the two axes, and of the words to the right of it all.
    axes: [i32; 2],
    words: i32,
    /// The rows of the plot, from and to before.
    rows: (i32, i32),
    accent: Tone,
    /// Large names of the visits.
    visits: Option<Names>,
}

pub(super) fn picture(data: &RegressionToTheMean, view: &View<'_>) -> Scene {
    let mut scene = Scene::new(view.size);
    let set = setting(data, view.at);
    let people = sample(data, &set);
    let group = Group::of(&people, |it| it.is_recruited);
    let (width, height) = (scene.width(), scene.height());
    let words = match width {
        _ if scene.has_large_names() => 44,
        150.. => 32,
        96.. => 23,
        72.. => NARROW,
        _ => 0,
    };
    let n_below = i32::from(words == 0 && height >= 6);
    let room = (width - GUTTER - words - 2).max(3);
    // Where columns are few, those who are counted come before the way between.
    let (part, left) = if width < 110 { (38, 54) } else { (44, 56) };
    let way = room * part / 100;
    let first = GUTTER + (room - way) * left / 100;
    let axes = [first, first + way + 1];
    let mut visits = visits(data).into_iter().filter(|_| scene.has_large_names());
    let visits = visits.find_map(|it| Names::of(&[&it, "second visit"], (first - 1, 5)));
    let n_head = visits.as_ref().map_or_else(|| i32::from(height >= 6), |it| it.rows + 1);
    let bottom = height - n_below;
    let (mut up, ticks) = Axis::tall(data.scale, bottom, bottom - n_head);
    // No row holds both sides of the threshold.
    let off = set.threshold.map_or(0, |it| (up.at(it) + HIGH / 2).rem_euclid(HIGH) - HIGH / 2);
    (up.start, up.end) = (up.start - off, up.end - off);
    let rows = ((up.end + HIGH / 2).div_euclid(HIGH).min(bottom - 1).max(0), bottom);
    let it = Picture {
        data,
        set,
        people,
        group,
        up,
        axes,
        words,
        rows,
        accent: Tone::family(view.family),
        visits,
    };
    it.shade(&mut scene);
    it.way(&mut scene);
    it.columns(&mut scene);
    it.legend(&mut scene);
    scene.axis_up(&it.up, &ticks, GUTTER);
    scene.rest();
    let along = smoothstep(view.progress);
    it.arrow(along, &mut scene);
    it.head(view.is_slide, &mut scene);
    it.outcome(view.is_slide, &mut scene);
    for row in rows.0..rows.1 {
        if let Some(step) = threshold_at(data, it.up.value(row * HIGH + HIGH / 2)) {
            scene.area(Block::new(0, row, first + 1, 1), Meaning::Step { knob: THRESHOLD, step });
        }
    }
    scene
}

/// What stands at the first axis, the fullest first.
fn visits(data: &RegressionToTheMean) -> [String; 3] {
    let score = &data.score;
    [format!("{score} at the first visit"), format!("{score}, first visit"), "first visit".to_owned()]
}

impl Picture<'_> {
    /// The row in which the first column begins, and rows of a column: where there are many, single rows would be gaps
    /// and spikes. None holds both sides of the threshold.
    fn bins(&self) -> (i32, i32) {
        let thick = if self.rows.1 - self.rows.0 >= 30 { 2 } else { 1 };
        let edge = self.set.threshold.map_or(self.rows.0, |it| (self.up.at(it) + HIGH / 2).div_euclid(HIGH));
        (self.rows.0 - (self.rows.0 - edge).rem_euclid(thick), thick)
    }

    /// How many stand in each column: recruited, others.
    fn counts(&self, score: impl Fn(&Person) -> f64) -> Vec<[i32; 2]> {
        let (top, thick) = self.bins();
        let mut counts = vec![[0; 2]; (self.rows.1 - top + thick - 1).max(0) as usize / thick as usize];
        for person in &self.people {
            let row = ((self.up.at(score(person)) - 1).div_euclid(HIGH) - top).div_euclid(thick);
            let last = counts.len().saturating_sub(1);
            let row = counts.get_mut((row.max(0) as usize).min(last));
            let count = row.and_then(|row| row.get_mut(usize::from(!person.is_recruited)));
            if let Some(count) = count {
                *count += 1;
            }
        }
        counts
    }

    /// A column a row on each axis, those recruited next to it.
    fn columns(&self, scene: &mut Scene) {
        let ([first, second], (top, thick)) = (self.axes, self.bins());
        let (left, right) = (self.counts(|it| it.first), self.counts(|it| it.second));
        let longest = |counts: &[[i32; 2]]| counts.iter().map(|[a, b]| a + b).max().unwrap_or(0).max(1);
        let rooms = [first - GUTTER - 1, scene.width() - self.words - second - 2];
        // Eighths of a cell that a person takes, the same on both axes.
        let grain = [(rooms[0], &left), (rooms[1], &right)].map(|(room, it)| room * 8 / longest(it));
        let grain = grain.into_iter().min().unwrap_or(1).clamp(1, 16) * WIDE / 8;
        for (counts, x, side) in [(left, first * WIDE, -1), (right, (second + 1) * WIDE, 1)] {
            for (row, [recruited, others]) in (top..).step_by(thick as usize).zip(counts) {
                let ends = [0, recruited, recruited + others].map(|n| x + side * n * grain);
                for (from, to, tone) in
                    [(ends[0], ends[1], self.accent.part(90)), (ends[1], ends[2], Tone::DIM.part(34))]
                {
                    let [top, bottom] =
                        [row, row + thick].map(|it| it.clamp(self.rows.0, self.rows.1) * HIGH);
                    let at = Bounds::new(from.min(to), top, from.max(to), bottom);
                    scene.bar(at, tone);
                }
            }
        }
        for x in self.axes {
            scene.rule((x, self.rows.0), (x, self.rows.1 - 1), Stroke::Light, Tone::DIM);
        }
    }

    /// From all first scores of those recruited to all their second ones.
    fn shade(&self, scene: &mut Scene) {
        let ends = |score: fn(&Person) -> f64| -> Vec<i32> {
            self.people.iter().filter(|it| it.is_recruited).map(|it| self.up.at(score(it))).collect()
        };
        let ends = [ends(|it| it.first), ends(|it| it.second)];
        let xs = [(self.axes[0] + 1) * WIDE, self.axes[1] * WIDE];
        let edge = |of: fn(&[i32]) -> Option<i32>| -> Vec<Point> {
            ends.iter().zip(xs).filter_map(|(ends, x)| Some(Point { x, y: of(ends)? })).collect()
        };
        let [upper, lower] = [edge(|it| it.iter().copied().min()), edge(|it| it.iter().copied().max())];
        scene.band(upper, lower, self.accent.part(20));
    }

    /// The whole way of the mean, on which its arrow runs.
    fn way(&self, scene: &mut Scene) {
        let Some(group) = self.group else { return };
        let ends = [(self.axes[0] + 1, group.first), (self.axes[1], group.second)];
        let whole = ends.map(|(column, mean)| Point { x: column * WIDE, y: self.up.at(mean) });
        scene.line(whole.to_vec(), self.accent.part(55));
    }

    /// The way of the mean as far as it has come.
    fn arrow(&self, along: f64, scene: &mut Scene) {
        let Some(group) = self.group else {
            let at = (self.axes[0] + 2, self.rows.0 + 1);
            scene.write(at, Align::Left, Words::bold("nobody is recruited", Tone::STRONG));
            return;
        };
        let (left, right) = (self.axes[0] + 1, self.axes[1]);
        let end = left + (f64::from(right - left) * along).round() as i32;
        let y = |ratio: f64| self.up.at(group.first + group.shift() * ratio);
        let head = end * WIDE;
        let tip = y(along);
        let from = Point { x: left * WIDE, y: y(0.0) };
        let whole = [from, Point { x: right * WIDE, y: y(1.0) }];
        // Its head is as long as it is high, and its tip a mark in the middle of a row.
        let (back, row) = (head - 4 * WIDE, tip.div_euclid(HIGH));
        if back > from.x {
            // A piece of the whole way: one that turned with its head would flicker.
            let part = f64::from(back - from.x) / f64::from((right - left) * WIDE);
            scene.line(path::stretch(&whole, 0.0, part), Tone::STRONG);
            let middle = row * HIGH + HIGH / 2;
            let edge =
                |up: i32| vec![Point { x: back, y: middle + up }, Point { x: head, y: middle + up / 8 }];
            let edges = [-HIGH * 5 / 4, HIGH * 5 / 4].map(|up| path::stretch(&edge(up), 0.0, 0.75));
            let [upper, lower] = edges;
            scene.band(upper, lower, Tone::STRONG);
            scene.mark((end - 1, row), '►', Tone::STRONG);
        }
        self.means(&group, scene);
    }

    fn head(&self, is_slide: bool, scene: &mut Scene) {
        if self.rows.0 < 1 {
            return;
        }
        let row = self.rows.0 - 1;
        let words = |text: String| vec![Words::new(text, Tone::TEXT)];
        if let Some(visits) = &self.visits {
            for (nth, x) in self.axes.into_iter().enumerate() {
                let align = if nth == 0 { Align::Right } else { Align::Left };
                visits.write(nth, (x, row - 5), align, Tone::TEXT, scene);
            }
        } else {
            // Clear of the tick in its row, if one is.
            let visits = visits(self.data).map(words);
            let is_clear = |it: &&Vec<Words>| width(it) < self.axes[0] - GUTTER - 1;
            let clear: Vec<_> = visits.iter().filter(is_clear).cloned().collect();
            let wordings = if clear.is_empty() { &visits[..] } else { &clear };
            scene.say((self.axes[0], row), Align::Right, wordings);
            let places = [(self.axes[1], Align::Left), (scene.width() - 1, Align::Right)];
            let second = [words("second visit".to_owned())];
            scene.say_at_one_of(&places.map(|(x, align)| ((x, row), align)), &second);
        }
        let treatment = format!("treatment: {}", self.set.treatment);
        let look = if self.set.is_treated {
            Words::bold(treatment, Tone::TEXT)
        } else {
            Words::new(treatment, Tone::DIM)
        };
        let middle = i32::midpoint(self.axes[0], self.axes[1]);
        // What a step is about it says itself.
        if !is_slide {
            scene.say((middle, row), Align::Middle, &[vec![look]]);
        }
    }

    /// The threshold, who stands above it and who below.
    fn legend(&self, scene: &mut Scene) {
        let n = self.group.map_or(0, |it| it.n);
        let others = self.people.len().saturating_sub(n);
        let room = self.axes[0] - GUTTER - 3;
        let mut lines = vec![format!("{n} recruited")];
        let mut edge = self.rows.1;
        if let Some(threshold) = self.set.threshold {
            // At the edge of a row, where a line so thin can be drawn.
            let at = (self.up.at(threshold) + HIGH / 2).div_euclid(HIGH) * HIGH;
            scene.bar(Bounds::new(GUTTER * WIDE, at - EIGHTH, self.axes[0] * WIDE, at), Tone::TEXT);
            edge = at / HIGH - 1;
            let words = Words::bold(number(threshold), Tone::STRONG);
            scene.write((GUTTER - 3, edge), Align::Right, words);
            lines.push(format!("at {} or more", number(threshold)));
        }
        // Above the line that they had to reach, or else no more than how many they are.
        if widest([lines.join(" ").as_str()]) <= room {
            lines = vec![lines.join(" ")];
        }
        let has_room =
            self.rows.0 + (lines.len() as i32) <= edge && widest(lines.iter().map(String::as_str)) <= room;
        let lines = if has_room { lines } else { vec![n.to_string()] };
        let words = |it: String, tone| vec![Words::bold(it, tone)];
        for (line, row) in lines.into_iter().zip(self.rows.0..) {
            scene.say((GUTTER + 1, row), Align::Left, &[words(line, self.accent)]);
        }
        // The same people, wherever they are by then.
        let same = vec![Words::bold(format!("the same {n}"), self.accent)];
        if n > 0 && width(&same) < scene.width() - self.words - self.axes[1] - 4 {
            scene.say((self.axes[1] + 3, self.rows.0), Align::Left, &[same]);
        }
        if others > 0 {
            // Beside a tick, which is two columns wide.
            let forms = [format!("{others} others"), others.to_string()].map(|it| words(it, Tone::DIM));
            let forms: Vec<_> = forms.into_iter().filter(|it| width(it) <= room).collect();
            scene.say((GUTTER + 2, self.rows.1 - 1), Align::Left, &forms);
        }
    }

    /// What came of it: beside the plot as large as can be, in a narrow picture in a line below. What was expected is no
    /// matter of a slide.
    fn outcome(&self, is_slide: bool, scene: &mut Scene) {
        let expected = signed(expected_shift(self.data, self.set.threshold, self.set.reliability));
        let Some(group) = self.group else { return };
        let (shift, rising) = (signed(group.shift()), rising(&self.people));
        let below = (GUTTER, self.rows.1);
        if self.words == 0 {
            let words = |text: String| vec![Words::new(text, Tone::TEXT)];
            let formula = format!("The formula expects {expected}; {rising} of the {} score higher", group.n);
            let wordings = [format!("{formula}; the line is their mean."), format!("{formula}.")].map(words);
            if self.rows.1 < scene.height() && !is_slide {
                scene.say(below, Align::Left, &wordings);
            }
            return;
        }
        let x = scene.width() - self.words + 2;
        let captions = ["points, all by itself", "points, by itself", "points"];
        let fullest = if self.words > NARROW { captions[0] } else { captions[1] };
        // Why, and what does not follow from it; what was expected where there is room for a line more.
        let why = Some("their bad days pass").filter(|_| group.shift() < 0.0);
        let formula = Some(format!("formula expects {expected}")).filter(|_| self.words > NARROW);
        let why = why.into_iter().map(|it| (it.to_owned(), Tone::TEXT));
        let rest = [format!("{rising} of {} score higher", group.n)].into_iter().chain(formula);
        let lines = [(fullest.to_owned(), Tone::TEXT)].into_iter().chain(why);
        let mut lines = lines.chain(rest.map(|it| (it, Tone::DIM)));
        let fits = |it: &Dot| large::width(&shift, *it).is_some_and(|it| it as i32 <= self.words - 2);
        let mut dots = [Dot::Double, Dot::Half].into_iter().skip(usize::from(!scene.has_large_names()));
        let dot = dots.find(fits);
        let has_large = is_slide || scene.has_large_names();
        let mut captions = captions.into_iter().filter(|_| has_large);
        let caption = captions.find_map(|it| Names::of(&[it], (self.words - 2, 10)));
        // It all stands above what pulls, which is told in its own row.
        let mean = self.up.at(self.data.mean).div_euclid(HIGH);
        let large = if dot == Some(Dot::Double) { 8 } else { 5 };
        let rows = large + caption.as_ref().map_or(1, |it| it.rows) + 1;
        let mut row = (mean - rows).max(0) + large;
        // It stands on the row above what it counts.
        match dot {
            Some(dot) => drop(scene.large((x, row - large), &shift, dot, Tone::STRONG)),
            None => drop(scene.write((x, row - 1), Align::Left, Words::bold(shift, Tone::STRONG))),
        }
        let told = lines.next();
        if let Some(caption) = &caption {
            caption.write(0, (x, row), Align::Left, Tone::TEXT, scene);
            row += caption.rows;
        } else if let Some((words, tone)) = told {
            scene.write((x, row), Align::Left, Words::new(words, tone));
            row += 1;
        }
        if is_slide {
            return;
        }
        row = row.max(mean);
        let pull = format!("◂ mean of all: {}", number(self.data.mean));
        scene.write((x, row), Align::Left, Words::bold(pull, Tone::STRONG));
        row += 2;
        for (words, tone) in lines {
            for line in broken(&words, self.words - 2) {
                if row < self.rows.1 {
                    scene.write((x, row), Align::Left, Words::new(line, tone));
                }
                row += 1;
            }
            row += i32::from(self.rows.1 - self.rows.0 >= 14);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::content::Pack;
    use crate::scene::Fill;
    use crate::scene::figure::tests::scene;

    #[test]
    fn the_way_of_the_mean_lies_in_the_shade_and_both_means_are_told_at_its_ends() {
        let pack = Pack::builtin();
        for (size, at) in
            [(76, 12), (112, 21), (196, 44)].into_iter().flat_map(|it| (1..5).map(move |at| (it, at)))
        {
            let (width, height): (u16, u16) = size;
            let scene =
                scene(pack.library(), &"regression-to-the-mean".into(), &[at, 2, 2, 0, 0], width, height);
            let shade = scene.fills.iter().find_map(|it| match it {
                Fill::Band { upper, lower, .. } => Some((upper, lower)),
                _ => None,
            });
            let line = scene.fills.iter().find_map(|it| match it {
                Fill::Line { points, .. } => Some(points),
                _ => None,
            });
            let (Some((upper, lower)), Some(line)) = (shade, line) else { panic!("{size:?} {at}") };
            let (begin, foot) = (line[0].y, lower[0].y);
            assert!((upper[0].y..=foot).contains(&begin), "{size:?} {at}: {begin} in {upper:?} {lower:?}");
            let large = scene.larges.iter().filter(|it| !it.text.contains(['−', '-', '+', 'v'])).count();
            let small = scene.labels.iter().filter(|it| it.words[0].text.starts_with("mean")).count();
            assert!(small == 2 && (large == 0 || large >= 2), "{size:?} {at}: {large} {small}");
        }
    }
}
