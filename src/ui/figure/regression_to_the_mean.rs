//! Regression to the mean: everybody's first scores piled up on the left, second scores on the
//! right, those recruited in colour next to the axis; between them each one's way and, strong, the
//! way of their mean. Below, the shift beside the one that the formula expects.

use super::Scene;
use super::dots::Dots;
use crate::anim::{lerp, smoothstep};
use crate::content::figure::RegressionToTheMean;
use crate::content::model::Family;
use crate::sim::regression_to_the_mean::{self as rtm, Group, Person, Plan, Setting, signed, tenths};
use crate::sim::{Cells, number};
use crate::ui::paint;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

/// In fewer lines single ways cannot be told apart, and the mean's stands alone.
const FEWEST_LINES: u16 = 10;
/// Dots across and down that a person takes, from the roomiest on. Four down is a whole cell.
const GRAINS: [(u16, u16); 7] = [(6, 4), (4, 4), (2, 4), (2, 2), (1, 2), (2, 1), (1, 1)];

pub(super) fn draw(data: &RegressionToTheMean, scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let setting = rtm::setting(data, &scene.stage.at);
    let people = rtm::sample(data, &setting);
    let plan = rtm::plan(Cells { x: area.width, y: area.height });
    let group = Group::of(&people, |it| it.is_recruited);
    let grain = grain(data, &plan, &people);
    let picture = Picture { data, scene, area, plan, setting, people: &people, group, grain };
    picture.head(buf);
    picture.plot(buf);
    picture.shifts(buf);
}

struct Picture<'a> {
    data: &'a RegressionToTheMean,
    scene: &'a Scene<'a>,
    area: Rect,
    plan: Plan,
    setting: Setting<'a>,
    people: &'a [Person],
    group: Option<Group>,
    /// Dots across and down that a person takes.
    grain: (u16, u16),
}

/// Where people stand at a visit, in dots of the plot.
type Pile = Vec<(f64, f64)>;

/// The roomiest grain that both piles have room for.
fn grain(data: &RegressionToTheMean, plan: &Plan, people: &[Person]) -> (u16, u16) {
    let longest = |down: u16| {
        let bins = usize::from(plan.lines * 4 / down);
        let first = rtm::pile(data, people.iter().map(|it| (it.first, it.is_recruited)), bins).1;
        first.max(rtm::pile(data, people.iter().map(|it| (it.second, it.is_recruited)), bins).1)
    };
    let room = usize::from(plan.pile) * 2;
    let fits = |(across, down): &(u16, u16)| longest(*down) * usize::from(*across) <= room;
    GRAINS.into_iter().find(fits).unwrap_or((1, 1))
}

impl Picture<'_> {
    fn accent(&self) -> Style {
        self.scene.look.family(self.scene.family)
    }

    /// Line `y` of the picture from its column `x` on, at most `width` columns.
    fn line(&self, x: u16, y: u16, width: u16) -> Rect {
        let left = self.area.x + x.min(self.area.width);
        Rect { x: left, y: self.area.y + y, width, height: 1 }.intersection(self.area)
    }

    /// The line of the plot on which a score stands.
    fn row(&self, score: f64) -> u16 {
        let lines = self.plan.lines;
        let line = self.plan.down(self.data, score) * f64::from(lines);
        self.plan.top + (line as u16).min(lines.saturating_sub(1))
    }

    fn head(&self, buf: &mut Buffer) {
        let (Some(y), plan, look) = (self.plan.head, &self.plan, &self.scene.look) else { return };
        let named =
            [format!("{} at the first visit", self.data.score), "first visit".to_owned(), "first".to_owned()];
        let room = plan.first_axis() + 1;
        let words = fitting(&named, room);
        paint::text(buf, self.line(room - words.width() as u16, y, room), words, look.strong());
        let room = plan.pile + 1;
        let named = ["second visit".to_owned(), "second".to_owned()];
        paint::text(buf, self.line(plan.second_axis(), y, room), fitting(&named, room), look.strong());
        let room = plan.way;
        let treatment = self.setting.treatment;
        let mut named = vec![format!("treatment: {treatment}")];
        if self.setting.is_treated {
            named.push(treatment.to_owned());
        }
        let words = fitting(&named, room);
        let x = plan.first_axis() + 1 + (room - words.width() as u16) / 2;
        let style =
            if self.setting.is_treated { look.text().add_modifier(Modifier::ITALIC) } else { look.dim() };
        paint::text(buf, self.line(x, y, room), words, style);
    }

    fn plot(&self, buf: &mut Buffer) {
        let (plan, look) = (&self.plan, &self.scene.look);
        if plan.lines == 0 || plan.pile == 0 {
            return;
        }
        let area =
            Rect { y: self.area.y + plan.top, height: plan.lines, ..self.area }.intersection(self.area);
        let mut dots = Dots::new(area);
        self.rules(&mut dots);
        let first = self.pile(|it| it.first, true);
        let second = self.pile(|it| it.second, false);
        self.ways(&mut dots, &first, &second);
        self.put(&mut dots, &first, |_| true);
        let arrived: Vec<bool> =
            self.flights().map(|flight| flight.is_none_or(|along| along >= 1.0)).collect();
        self.put(&mut dots, &second, |nth| arrived.get(nth).copied().unwrap_or(true));
        dots.draw(buf, look);
        // Below the arrow, which would flicker under so many.
        self.flying(area, &first, &second, buf);
        // A field of its own: its cells are free of ways.
        let mut dots = Dots::new(area);
        self.arrow(&mut dots);
        dots.draw(buf, look);
        self.marks(area, &first, |_| true, buf);
        self.marks(area, &second, |nth| arrived.get(nth).copied().unwrap_or(true), buf);
        self.axes(buf);
        self.means(buf);
        self.legend(buf);
    }

    /// For each person how far along the way from visit to visit they are; none for those who stay
    /// behind.
    fn flights(&self) -> impl Iterator<Item = Option<f64>> {
        const STAGGER: f64 = 0.4;
        let progress = self.scene.progress();
        let n = self.group.map_or(1, |group| group.n).max(1) as f64;
        let mut nth = 0.0;
        self.people.iter().map(move |person| {
            person.is_recruited.then(|| {
                let start = nth / n * STAGGER;
                nth += 1.0;
                ((progress - start) / (1.0 - STAGGER)).clamp(0.0, 1.0)
            })
        })
    }

    /// Everybody's place at a visit, as roomy as the pile allows.
    fn pile(&self, score: impl Fn(&Person) -> f64, is_first: bool) -> Pile {
        let plan = &self.plan;
        let scores = || self.people.iter().map(|it| (score(it), it.is_recruited));
        let (first, second) = (f64::from(plan.first_axis()) * 2.0, f64::from(plan.second_axis()) * 2.0);
        let (across, down) = self.grain;
        let bins = usize::from(plan.lines * 4 / down);
        let (places, _) = rtm::pile(self.data, scores(), bins);
        let places = places.into_iter().map(|(bin, place)| {
            let along = place as f64 * f64::from(across);
            let x = if is_first { first - 1.0 - along } else { second + 2.0 + along };
            (x, bin as f64 * f64::from(down))
        });
        places.collect()
    }

    fn style(&self, person: &Person) -> Style {
        if person.is_recruited { self.accent() } else { self.scene.look.faint() }
    }

    /// The people of a fine pile, as dots; those recruited are twice as tall where they can be.
    fn put(&self, dots: &mut Dots, pile: &Pile, is_there: impl Fn(usize) -> bool) {
        if self.grain.1 == 4 {
            return;
        }
        // Those recruited last: a cell has the look of its last dot.
        for is_recruited in [false, true] {
            let people = self.people.iter().zip(pile).enumerate();
            for (_, (person, (x, y))) in
                people.filter(|(nth, (it, _))| it.is_recruited == is_recruited && is_there(*nth))
            {
                dots.set(*x, *y, self.style(person));
                if is_recruited && self.grain.1 > 1 {
                    dots.set(*x, *y + 1.0, self.style(person));
                }
            }
        }
    }

    /// The people of a roomy pile, a cell each.
    fn marks(&self, area: Rect, pile: &Pile, is_there: impl Fn(usize) -> bool, buf: &mut Buffer) {
        if self.grain.1 != 4 {
            return;
        }
        for (_, (person, place)) in self.people.iter().zip(pile).enumerate().filter(|(nth, _)| is_there(*nth))
        {
            let symbol = if person.is_recruited { "●" } else { "○" };
            at(area, *place, symbol, self.style(person), buf);
        }
    }

    /// Those on their way, small and only between the piles: one after the other would make these flicker.
    fn flying(&self, area: Rect, first: &Pile, second: &Pile, buf: &mut Buffer) {
        let between = f64::from(self.plan.first_axis()) * 2.0 + 2.0..f64::from(self.plan.second_axis()) * 2.0;
        for ((from, to), along) in first.iter().zip(second).zip(self.flights()) {
            let along = smoothstep(along.unwrap_or(0.0));
            let place = (lerp(from.0, to.0, along), lerp(from.1, to.1, along));
            if between.contains(&place.0) {
                at(area, place, "•", self.accent(), buf);
            }
        }
    }

    /// The threshold up to the first axis, everybody's mean all the way.
    fn rules(&self, dots: &mut Dots) {
        let (plan, look) = (&self.plan, &self.scene.look);
        let height = dots.height();
        let y = |score: f64| (plan.down(self.data, score) * height).min(height - 1.0);
        let rule = |dots: &mut Dots, y: f64, end: u16, step: f64, style: Style| {
            let mut x = f64::from(plan.left()) * 2.0;
            while x < f64::from(end) * 2.0 {
                dots.set(x, y, style);
                x += step;
            }
        };
        rule(dots, y(self.data.mean), plan.second_axis() + plan.pile, 4.0, look.faint());
        if let Some(threshold) = self.setting.threshold {
            rule(dots, y(threshold), plan.first_axis(), 2.0, look.dim());
        }
    }

    /// Of how many people the way of one is drawn: more ways than lines are a grey field.
    fn every(&self) -> usize {
        let n = self.group.map_or(0, |group| group.n);
        n.div_ceil(usize::from(self.plan.lines).max(1)).max(1)
    }

    /// The ways of those recruited, as far as they have come.
    fn ways(&self, dots: &mut Dots, first: &Pile, second: &Pile) {
        if self.plan.lines < FEWEST_LINES {
            return;
        }
        let every = self.every();
        let (left, right) =
            (f64::from(self.plan.first_axis()) * 2.0 + 2.0, f64::from(self.plan.second_axis()) * 2.0 - 1.0);
        let half = f64::from(self.grain.1) / 2.0;
        let travellers = first.iter().zip(second).zip(self.flights());
        let travellers = travellers.filter_map(|(ends, along)| Some((ends, along?))).step_by(every);
        for ((from, to), along) in travellers {
            let end = lerp(left, right, smoothstep(along));
            let mut x = left;
            while x < end {
                dots.set(x, lerp(from.1, to.1, (x - left) / (right - left)) + half, self.scene.look.faint());
                x += 1.0;
            }
        }
    }

    /// From mean to mean, two dots thick.
    fn arrow(&self, dots: &mut Dots) {
        let Some(group) = self.group else { return };
        let y = |score: f64| self.plan.down(self.data, score) * dots.height();
        let (from, to) = (y(group.first), y(group.second));
        let (left, right) =
            (f64::from(self.plan.first_axis()) * 2.0 + 2.0, f64::from(self.plan.second_axis()) * 2.0 - 2.0);
        let mut x = left;
        while x < right {
            let y = lerp(from, to, (x - left) / (right - left).max(1.0)).min(dots.height() - 1.0);
            dots.set(x, y, self.scene.look.strong());
            dots.set(x, (y - 1.0).max(0.0), self.scene.look.strong());
            x += 1.0;
        }
    }

    /// Both axes, with the numbers of the scale.
    fn axes(&self, buf: &mut Buffer) {
        let (plan, look) = (&self.plan, &self.scene.look);
        for y in plan.top..plan.top + plan.lines {
            for x in [plan.first_axis(), plan.second_axis()] {
                paint::text(buf, self.line(x, y, 1), "│", look.dim());
            }
        }
        let [low, high] = self.data.scale;
        let room = plan.left().saturating_sub(1);
        let mut write = |row: u16, words: &str, style: Style| {
            let words = format!("{words:>width$}", width = usize::from(room));
            paint::text(buf, self.line(0, row, room), &words, style);
        };
        let mean = self.row(self.data.mean);
        if mean + 1 < plan.top + plan.lines {
            write(mean + 1, "mean", look.dim());
        }
        for score in [high, low, self.data.mean] {
            write(self.row(score), &number(score), look.dim());
        }
        if let Some(threshold) = self.setting.threshold {
            write(self.row(threshold), &number(threshold), look.strong());
        }
    }

    /// The means of those recruited, marked on the axes, their numbers in the way.
    fn means(&self, buf: &mut Buffer) {
        let (plan, look) = (&self.plan, &self.scene.look);
        let Some(group) = self.group else {
            let room = self.line(plan.first_axis() + 2, plan.top + 1, plan.way.saturating_sub(2));
            paint::fitted(buf, room, "nobody is recruited", look.strong());
            return;
        };
        let accent = self.accent().add_modifier(Modifier::BOLD);
        let (first, second) = (self.row(group.first), self.row(group.second));
        for (x, y) in [(plan.first_axis(), first), (plan.second_axis(), second)] {
            paint::text(buf, self.line(x, y, 1), "◆", accent);
        }
        let lowest = plan.top + plan.lines.saturating_sub(1);
        let words = format!(" mean {} ", tenths(group.first));
        let words =
            if words.width() as u16 + 12 <= plan.way { words } else { format!(" {} ", tenths(group.first)) };
        // The first number stands above the arrow, the second below.
        let y = first.saturating_sub(1).max(plan.top);
        paint::text(buf, self.line(plan.first_axis() + 1, y, plan.way), &words, accent);
        let head = self.line(plan.second_axis().saturating_sub(1), second, 1);
        paint::text(buf, head, "►", look.strong());
        let words = words.replace(&tenths(group.first), &tenths(group.second));
        let x = plan.second_axis().saturating_sub(words.width() as u16);
        paint::text(buf, self.line(x, (second + 1).min(lowest), words.width() as u16), &words, accent);
    }

    /// Who is who, where the piles are short.
    fn legend(&self, buf: &mut Buffer) {
        let (plan, look) = (&self.plan, &self.scene.look);
        if plan.pile < 16 || plan.lines < 6 {
            return;
        }
        let n = self.group.map_or(0, |group| group.n);
        let x = plan.left() + 1;
        let room = plan.pile - 1;
        let n_others = self.people.len().saturating_sub(n);
        // Dots have no shape of their own; their place says who they are.
        let (here, there) = if self.grain.1 == 4 {
            (format!("● {n} recruited"), format!("○ {n_others} others"))
        } else if n_others > 0 {
            (format!("{n} recruited, at the axis"), format!("{n_others} others"))
        } else {
            (format!("{n} recruited"), String::new())
        };
        let here = [here, format!("{n} recruited")];
        paint::text(buf, self.line(x, plan.top, room), fitting(&here, room), self.accent());
        if n_others > 0 {
            paint::text(buf, self.line(x, plan.top + 1, room), &there, look.dim());
        }
        if self.every() > 1 && plan.lines >= 14 {
            let words = format!("1 line in {} drawn", self.every());
            paint::fitted(buf, self.line(x, plan.top + 2, room), &words, look.dim());
        }
    }

    /// The simulated shift, and below it the one that is expected.
    fn shifts(&self, buf: &mut Buffer) {
        const NAME: u16 = 11;
        let look = &self.scene.look;
        let data = self.data;
        let expected = rtm::expected_shift(data, self.setting.threshold, self.setting.reliability);
        let worst = data.thresholds.last().zip(data.reliabilities.first());
        let worst = worst.map_or(1.0, |(threshold, r)| rtm::expected_shift(data, Some(*threshold), *r).abs());
        let room = f64::from(self.area.width.min(100).saturating_sub(NAME + 30));
        let shifts = [
            ("simulated", self.group.map(|it| it.shift()), self.accent()),
            ("expected", Some(expected), look.family(Family::Total)),
        ];
        for ((name, shift, style), y) in shifts.into_iter().zip(self.plan.shifts) {
            let Some(y) = y else { continue };
            paint::text(buf, self.line(0, y, NAME), name, look.text());
            let Some(shift) = shift else {
                paint::text(buf, self.line(NAME, y, 9), "nobody", look.dim());
                continue;
            };
            let length = ((shift.abs() / worst.max(1.0)).min(1.0) * room).round() as u16;
            let bar = "━".repeat(usize::from(length));
            paint::text(buf, self.line(NAME, y, length), &bar, style);
            let words = match name {
                "expected" => [format!("{} points, by formula", signed(shift)), signed(shift)],
                _ => [format!("{} points, all by itself", signed(shift)), signed(shift)],
            };
            let x = NAME + length + u16::from(length > 0);
            let room = self.area.width.saturating_sub(x);
            paint::text(buf, self.line(x, y, room), fitting(&words, room), look.strong());
        }
    }
}

/// A glyph at a place in dots.
fn at(area: Rect, (x, y): (f64, f64), symbol: &str, style: Style, buf: &mut Buffer) {
    let (x, y) = ((x / 2.0) as u16, (y / 4.0) as u16);
    if x < area.width && y < area.height {
        paint::cell(buf, area.x + x, area.y + y, symbol, style);
    }
}

/// The first of `wordings` that fits into `width` columns; nothing if none does.
fn fitting(wordings: &[String], width: u16) -> &str {
    wordings.iter().map(String::as_str).find(|it| it.width() <= usize::from(width)).unwrap_or_default()
}
