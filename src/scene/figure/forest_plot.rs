//! The forest plot: how far the results of each comparison reach, one under the other. As soon as something is
//! chosen, below them the results themselves as intervals on the scale of their measure, all with one line of no
//! effect.

mod columns;
mod lines;
mod pooled;
mod reach;
mod slide;

use super::View;
use super::result::{self, INTERVAL, Mannered, PEOPLE, POINTS, VALUE};
use crate::content::effect::benefit;
use crate::content::figure::{ForestPlot, ForestSmall};
use crate::content::model::Family;
use crate::scene::label::width;
use crate::scene::plot::Axis;
use crate::scene::{
    Align, Block, Bounds, EIGHTH, HIGH, Hue, Mark, Meaning, Scene, Stroke, Tone, WIDE, Words,
};
use crate::sim::forest_plot::compared::compared;
use crate::sim::forest_plot::rows::{Row, short_name};
use crate::sim::forest_plot::say;
use crate::sim::forest_plot::view::{self, NullRow, rows_knob};
use crate::sim::number;
use columns::{Columns, GAP};
use lines::{Line, lines};
use reach::Needs;
use unicode_width::UnicodeWidthStr;

struct Picture<'a> {
    plot: &'a ForestPlot,
    view: &'a View<'a>,
    rows: &'a view::View<'a>,
    columns: Columns,
    /// The scale of each axis, and how far it is from one of its numbers to the next.
    scales: Vec<(Axis, f64)>,
    accent: Tone,
    /// Whether points and intervals tell how many people stand behind them.
    is_weighed: bool,
    /// Whether the reaches are all there is.
    is_overview: bool,
    /// Whether their names are large: all of them, or none.
    has_large_names: bool,
}

pub(super) fn picture(plot: &ForestPlot, view: &View<'_>) -> Scene {
    let mut scene = Scene::new(view.size);
    let set = view::view(plot, view.library, view.at);
    if set.rows.is_empty() {
        scene.write((0, 0), Align::Left, Words::new(say::NOTHING, Tone::TEXT));
        return scene;
    }
    let (width, height) = (scene.width(), scene.height());
    // The total has no accent of its own.
    let family = if view.family == Family::Total { Family::Specific } else { view.family };
    let top = i32::from(height >= 4);
    let room = |foot: i32| (height - top - foot).max(0) as usize;
    // Nothing is chosen yet.
    let is_start = view.at.iter().all(|it| *it == 0);
    // With a row that says what else there is, if there can be one.
    let overview = [1, 0].into_iter().find_map(|foot| lines::overview(&set, room(foot)).filter(|_| is_start));
    let is_overview = overview.is_some();
    let slide = compared(&set).filter(|_| view.is_slide && !is_overview);
    let needs = overview.as_ref().map(|lines| Needs::of(plot, &set, lines, &scene));
    let columns = match (&slide, &needs) {
        (Some(items), _) => Columns::of_slide(&set, items, width),
        (None, Some(needs)) => Columns::of_reaches(needs, width),
        (None, None) => Columns::new(&set, width),
    };
    let reach = |axis| needs.as_ref().map_or_else(|| set.reach(axis), |it| it.ends);
    let scales = (0..set.axes.len()).map(|axis| columns.axis(reach(axis))).collect();
    let is_weighed = height >= 30 && width >= 110 && !is_overview;
    let foot = i32::from(is_weighed) + i32::from(!set.kept_back.is_empty());
    let accent = Tone::family(family);
    let shown = overview.unwrap_or_else(|| lines(&set, room(foot)));
    let has_large_names = needs.is_some_and(|it| it.has_large_names);
    let picture =
        Picture { plot, view, rows: &set, columns, scales, accent, is_weighed, is_overview, has_large_names };
    if let Some(items) = slide {
        picture.slide(&items, &mut scene);
        return scene;
    }
    for (line, y) in shown.iter().zip(top..).filter(|_| !view.is_beside) {
        match line {
            Line::Row(step) | Line::Null(_, NullRow { step, .. }) if *step == set.cursor => {
                scene.block_of(Block::new(0, y, width, 1), Tone::ROW);
                scene.mark((0, y), '▌', picture.accent);
            }
            Line::Reach(_, group, rows) if is_overview && group.rows.contains(&set.cursor) => {
                (y..y + rows.n).for_each(|y| scene.mark((0, y), '▌', picture.accent));
            }
            _ => {}
        }
    }
    picture.grounds(&shown, top, &mut scene);
    for (line, y) in shown.iter().zip(top..) {
        picture.line(line, y, &mut scene);
    }
    picture.reach_areas(&shown, top, &mut scene);
    if top > 0 {
        picture.head(&mut scene);
    }
    if is_overview {
        let words = Words::new(format!("▾ {} results, one by one", set.rows.len()), Tone::DIM);
        let row = top + shown.len() as i32;
        let end = scene.write((picture.columns.label, row), Align::Left, words).map_or(0, Block::right);
        picture.marks(row, end, &mut scene);
    }
    picture.foot(height - foot, &mut scene);
    scene
}

impl Picture<'_> {
    /// One that is not there is as long as nothing.
    fn axis(&self, axis: usize) -> (Axis, f64) {
        self.scales.get(axis).copied().unwrap_or_else(|| self.columns.axis((0.0, 0.0)))
    }

    /// What is small on an axis, where there is room to say so.
    fn small(&self, axis: usize) -> Option<&ForestSmall> {
        self.rows.axes.get(axis)?.small.filter(|_| self.columns.has_interval || self.is_overview)
    }

    /// Behind the rows of each scale: what is small on it, and no effect.
    fn grounds(&self, lines: &[Line<'_>], top: i32, scene: &mut Scene) {
        let zero = self.columns.zero;
        let mut above: Vec<(i32, &Line<'_>)> = Vec::new();
        for (line, y) in lines.iter().zip(top..) {
            let Line::Axis(nth) = line else {
                if !(above.is_empty() && matches!(line, Line::Blank)) {
                    above.push((y, line));
                }
                continue;
            };
            let (axis, _) = self.axis(*nth);
            let first = above.first().map_or(y, |it| it.0);
            if let Some(small) = self.small(*nth) {
                // On the edges of cells, as marks and rules take whole ones.
                let edge = |value: f64| (axis.at(value) + WIDE / 2).div_euclid(WIDE) * WIDE;
                let (left, right) = (edge(-small.below), edge(small.below));
                scene.bar(Bounds::new(left, first * HIGH, right, y * HIGH), Tone::BAND);
            }
            let mut from = first;
            for (y, line) in above.iter().chain(&[(y, line)]) {
                let is_crossed = matches!(line, Line::Axis(_) | Line::Method(_));
                if is_crossed {
                    match y - from {
                        ..=0 => {}
                        1 => scene.marks.push(Mark {
                            at: (zero, from),
                            glyph: '│',
                            tone: Tone::TEXT,
                            is_bold: false,
                        }),
                        _ => scene.rule((zero, from), (zero, y - 1), Stroke::Light, Tone::TEXT),
                    }
                    from = y + 1;
                }
            }
            above.clear();
        }
    }

    /// The columns of an axis with a number, and the numbers, without signs: the side says it.
    fn steps(&self, nth: usize) -> Vec<(i32, String)> {
        let (axis, step) = self.axis(nth);
        let plot = self.columns.plot;
        let reach = axis.scale.to.max(-axis.scale.from);
        let mut steps: Vec<(i32, String)> = Vec::new();
        let mut add = |value: f64, words: String| {
            let at = axis.column(value);
            let is_inside = value > axis.scale.from && value < axis.scale.to;
            if is_inside && at > plot.x && steps.iter().all(|it| (it.0 - at).abs() >= 5) {
                steps.push((at, words));
            }
        };
        if let Some(favours) = self.rows.axes.get(nth).map(|it| it.favours).filter(|it| it.is_ratio()) {
            for ratio in [1.0, 2.0, 0.5, 1.5, 5.0, 0.2, 10.0, 0.1, 3.0, 1.25, 0.8] {
                add(benefit(favours, ratio), number(ratio));
            }
            return steps;
        }
        add(0.0, "0".into());
        for count in 1..=((reach / step) as usize).min(99) {
            // Freed from what floating point adds to it.
            let value = (step * count as f64 * 1e6).round() / 1e6;
            add(value, number(value));
            add(-value, number(value));
        }
        steps
    }

    /// What the parts of a reach are and what is small, in a row from a column on.
    fn marks(&self, row: i32, from: i32, scene: &mut Scene) {
        let cell = |x: i32| Block::new(x, row, 1, 1);
        let words = |it: &str| vec![Words::new(it, Tone::DIM)];
        let x = (from + 2).max(self.columns.plot.x);
        if x + 31 > scene.width() {
            return;
        }
        scene.block_of(cell(x), self.accent);
        scene.say((x + 2, row), Align::Left, &[words("largest")]);
        scene.block_of(cell(x + 11), self.accent.part(reach::PALE));
        scene.mark((x + 11, row), '▪', self.accent);
        scene.say((x + 13, row), Align::Left, &[words("each other result")]);
        let Some(small) = self.small(0) else { return };
        let brief = small.why.split(' ').next().unwrap_or_default();
        if scene.say((x + 34, row), Align::Left, &[words(&small.why), words(brief)]).is_some() {
            scene.block_of(cell(x + 32), Tone::BAND);
        }
    }

    fn line(&self, line: &Line<'_>, y: i32, scene: &mut Scene) {
        match line {
            Line::Reach(section, group, rows) => self.reach(section.axis, group, *rows, y, scene),
            Line::Heading(group, count, is_first) => self.heading(group, *count, *is_first, y, scene),
            Line::Row(nth) => {
                if let Some(row) = self.rows.rows.get(*nth) {
                    self.row(*nth, row, y, scene);
                }
            }
            Line::Null(axis, null) => self.null(*axis, null, y, scene),
            Line::Pool(nth) => self.pool(*nth, false, y, scene),
            Line::Without(nth) => self.pool(*nth, true, y, scene),
            Line::Method(nth) => self.method(*nth, y, scene),
            Line::Axis(nth) => self.axis_line(*nth, y, scene),
            Line::Blank => {}
        }
    }

    fn row(&self, nth: usize, row: &Row<'_>, y: i32, scene: &mut Scene) {
        let columns = &self.columns;
        let set = self.rows;
        // The cursor of the terminal stands after the mark of the row.
        let line = Block::new(columns.label, y, scene.width() - columns.label, 1);
        scene.area(line, Meaning::Step { knob: rows_knob(self.plot), step: nth });
        let is_chosen = nth == set.cursor && !self.view.is_beside;
        let is_left_out = set.pools.iter().any(|pool| pool.without.is_some_and(|(out, _)| out == nth));
        let mut look = Mannered::of(row.estimate, self.accent);
        if self.is_weighed {
            look = look.by_people(row.estimate);
        }
        let is_twin = !is_chosen && set.row().is_some_and(|it| it.is_akin(row));
        if is_left_out {
            look.tone = Tone::DIM;
        } else if !(is_chosen || is_twin || self.view.is_beside) {
            look.tone = look.tone.part(80);
        }
        let tone = if is_left_out { Tone::DIM } else { Tone::TEXT };
        let label = |words: &str| {
            let is_strong = is_chosen || is_twin;
            vec![if is_strong { Words::bold(words, Tone::STRONG) } else { Words::new(words, tone) }]
        };
        let room = columns.study.unwrap_or(columns.plot.x) - columns.label - 1;
        let brief = row.label.split([',', ':']).next().unwrap_or(row.label);
        let words = if width(&label(row.label)) <= room { row.label } else { brief };
        scene.say((columns.label, y), Align::Left, &[label(words)]);
        let aside = |x: Option<i32>, align, words: Option<String>, scene: &mut Scene| {
            if let (Some(x), Some(words)) = (x, words) {
                scene.write((x, y), align, Words::new(words, Tone::DIM));
            }
        };
        aside(columns.study, Align::Left, Some(row.study_name()), scene);
        aside(columns.people, Align::Right, row.estimate.n.map(|it| it.to_string()), scene);
        if let Some(x) = columns.notes {
            let trials =
                row.estimate.k.map(|k| if k == 1 { "1 trial".into() } else { format!("{k} trials") });
            let note = Some(row.estimate.note.clone()).filter(|it| !it.is_empty());
            let full = trials.iter().chain(&note).cloned().collect::<Vec<_>>().join(" · ");
            let wordings =
                [Some(full), note, trials].map(|it| vec![Words::new(it.unwrap_or_default(), Tone::DIM)]);
            scene.say((x, y), Align::Left, &wordings);
        }
        result::draw(row.estimate, y, &self.axis(row.axis).0, look, scene);
        result::numbers(row.estimate, (columns.value, y), columns.has_interval, look, scene);
    }

    /// No difference, and no number: dashes around no effect, as long as nothing says how long.
    fn null(&self, _axis: usize, null: &NullRow<'_>, y: i32, scene: &mut Scene) {
        let columns = &self.columns;
        let tone = Tone::of(Hue::Contested);
        let line = Block::new(columns.label, y, scene.width() - columns.label, 1);
        scene.area(line, Meaning::Step { knob: rows_knob(self.plot), step: null.step });
        let is_chosen = null.step == self.rows.cursor && !self.view.is_beside;
        let label = null.it.label.clone();
        let label = if is_chosen { Words::bold(label, Tone::STRONG) } else { Words::new(label, Tone::TEXT) };
        scene.write((columns.label, y), Align::Left, label);
        if let (Some(x), Some(study)) = (columns.study, null.study) {
            scene.write((x, y), Align::Left, Words::new(short_name(study), Tone::DIM));
        }
        let reach = (columns.plot.width / 8).clamp(2, 5);
        scene.rule((columns.zero - reach, y), (columns.zero + reach, y), Stroke::Dotted, tone);
        scene.mark((columns.zero, y), '○', tone);
        let says = || vec![Words::new(format!("○ {}", null.it.says), tone)];
        let end = columns.value + VALUE + if columns.has_interval { GAP + INTERVAL } else { 0 };
        let last = end.min(scene.width()) - 1;
        let at = [((columns.value, y), Align::Left), ((last, y), Align::Right)];
        scene.say_at_one_of(&at, &[says(), vec![Words::new("○", tone)]]);
    }

    /// What is measured, its numbers along a rule, and what its band means.
    fn axis_line(&self, nth: usize, y: i32, scene: &mut Scene) {
        let Some(it) = self.rows.axes.get(nth) else { return };
        let columns = &self.columns;
        let plot = columns.plot;
        let full = format!("{}: {}", it.heading, it.names());
        let room = plot.x - 1;
        let name =
            if width(&[Words::new(full.clone(), Tone::DIM)]) <= room { full } else { it.heading.to_owned() };
        let name = vec![Words::new(name, Tone::DIM)];
        let left = plot.x.max(width(&name) + 1);
        scene.rule((left, y), (plot.right() - 1, y), Stroke::Light, Tone::FAINT);
        // The name goes before the numbers on the other side: without it they could be of anything.
        let is_clear = |at: i32, words: &str| at - words.width() as i32 / 2 - 1 > width(&name);
        for (at, words) in
            self.steps(nth).into_iter().filter(|it| it.0 == columns.zero || is_clear(it.0, &it.1))
        {
            let tone = if at == columns.zero { Tone::TEXT } else { Tone::DIM };
            // Apart from the rule, which would be its sign.
            scene.write((at, y), Align::Middle, Words::new(format!(" {words} "), tone));
        }
        scene.say((0, y), Align::Left, &[name]);
        if let Some(small) = self.small(nth).filter(|_| !self.is_overview) {
            let x = columns.value;
            scene.bar(Bounds::new(x * WIDE, y * HIGH, (x + 2) * WIDE, (y + 1) * HIGH), Tone::BAND);
            let full = format!("below {}: {}", number(small.below), small.why);
            let brief = small.why.split(' ').next().unwrap_or_default();
            let wordings = [&*full, &small.why, brief].map(|it| vec![Words::new(it, Tone::DIM)]);
            scene.say((x + 3, y), Align::Left, &wordings);
        }
    }

    /// What the filters keep back, and where there is room what bars and marks mean.
    fn foot(&self, top: i32, scene: &mut Scene) {
        let mut y = top;
        if let Some(words) = say::kept_back(self.rows) {
            scene.say((0, y), Align::Left, &words.map(|it| vec![Words::new(it, Tone::TEXT)]));
            y += 1;
        }
        if !self.is_weighed {
            return;
        }
        let [unknown, few, more] = POINTS;
        let [least, many] = PEOPLE;
        let legend = [
            (String::new(), self.accent, "largest, reach, no average".to_owned()),
            (format!("{few} {more} "), self.accent, format!("below {least} people, more")),
            (format!("━{more}━ "), self.accent, format!("{many} or more")),
            (format!("{unknown} "), self.accent, "people not known".to_owned()),
            ("├─┤ ".to_owned(), Tone::DIM, "no effect within".to_owned()),
        ];
        scene.bar(Bounds::new(0, y * HIGH + EIGHTH, WIDE, (y + 1) * HIGH), self.accent);
        let pale = self.accent.part(reach::PALE);
        scene.bar(Bounds::new(WIDE, y * HIGH + EIGHTH, 3 * WIDE, (y + 1) * HIGH), pale);
        let mut x = 4;
        for (mark, tone, words) in legend {
            let words = vec![Words::bold(mark, tone), Words::new(words, Tone::DIM)];
            let width = width(&words);
            scene.say((x, y), Align::Left, &[words]);
            x += width + 3;
        }
    }
}
