//! The effect mixer: three arms as stacked bars on one scale, the differences bracketed between
//! them, and below what the context brought, what was guessed, and what the ratio is taken for.

use super::Scene;
use crate::anim::{lerp, smoothstep};
use crate::app::settings::ColorTier;
use crate::content::figure::EffectMixer;
use crate::content::model::{Certainty, Family};
use crate::sim::Cells;
use crate::sim::effect_mixer::{self, Band, Plan, Setting, VERDICTS, number};
use crate::ui::paint;
use crate::ui::theme::{Hue, Look};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

/// The families of the parts, in the order of the data, with their marks.
const PARTS: [(Family, &str); 3] =
    [(Family::Specific, "●"), (Family::Contextual, "▲"), (Family::NonSpecific, "■")];
/// A cell whose left is filled by so many eighths.
const EIGHTHS: [&str; 8] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

pub(super) fn draw(mixer: &EffectMixer, scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let picture = Picture::new(mixer, scene, area);
    picture.headline(buf);
    picture.axis(buf);
    for nth in 0..3 {
        picture.arm(nth, buf);
        picture.gap(nth, buf);
        picture.verdict(nth, buf);
    }
}

/// The picture on its way from what was set to what is set.
struct Picture<'a> {
    mixer: &'a EffectMixer,
    look: Look,
    area: Rect,
    plan: Plan,
    was: Setting,
    now: Setting,
    /// How much of the way is over, 0 to 1.
    ratio: f64,
    /// The end of the scale, in points.
    top: f64,
    /// Columns of the scale that show the parts.
    shown: f64,
}

/// A stretch of a bar, from where the one before it ends.
struct Stretch {
    /// Its end, in columns of the scale.
    end: f64,
    hue: Hue,
    /// What it is filled with where there is no colour.
    mark: &'static str,
}

impl<'a> Picture<'a> {
    fn new(mixer: &'a EffectMixer, scene: &Scene<'_>, area: Rect) -> Self {
        let now = effect_mixer::setting(mixer, &scene.stage.at);
        let was = effect_mixer::setting(mixer, &scene.stage.was);
        let ratio = smoothstep(scene.progress());
        let plan = effect_mixer::plan(mixer, Cells { x: area.width, y: area.height });
        let shown = |setting: &Setting| if setting.is_revealed { f64::from(plan.width) } else { 0.0 };
        Self {
            mixer,
            look: scene.look,
            area,
            plan,
            ratio,
            top: lerp(effect_mixer::top(mixer, &was), effect_mixer::top(mixer, &now), ratio),
            shown: lerp(shown(&was), shown(&now), ratio),
            was,
            now,
        }
    }

    /// Columns of the scale, from its left, up to `points`.
    fn columns(&self, points: f64) -> f64 {
        (points / self.top).clamp(0.0, 1.0) * f64::from(self.plan.width)
    }

    /// Line `y` of the picture from its column `x` on.
    fn line(&self, x: u16, y: u16) -> Rect {
        let Rect { x: left, y: top, width, .. } = self.area;
        Rect { x: left + x.min(width), y: top + y, width: width.saturating_sub(x), height: 1 }
            .intersection(self.area)
    }

    fn name(&self, y: u16, name: &str, style: Style, buf: &mut Buffer) {
        let room = Rect { width: self.plan.left.saturating_sub(1), ..self.line(0, y) };
        paint::fitted(buf, room.intersection(self.area), name, style);
    }

    fn headline(&self, buf: &mut Buffer) {
        let Some(y) = self.plan.headline else { return };
        let (mixer, mix) = (self.mixer, &self.now.mix);
        let wordings = if self.now.is_revealed {
            effect_mixer::headline(mixer, mix)
        } else {
            effect_mixer::asked(mixer, mix)
        };
        let words = fitting(&wordings, self.area.width).or_else(|| wordings.last().map(String::as_str));
        paint::fitted(buf, self.line(0, y), words.unwrap_or_default(), self.look.strong());
    }

    /// A bar of parts from the ground up: natural, contextual, specific. Until they are shown the
    /// bar is of one piece, and there is no third arm.
    fn arm(&self, nth: usize, buf: &mut Buffer) {
        let Some(band) = self.plan.arms.get(nth).copied().flatten() else { return };
        let middle = band.y + (band.height - 1) / 2;
        let is_revealed = self.now.is_revealed;
        let is_missing = nth == 2 && !is_revealed;
        let name = self.mixer.arms.get(nth).map_or("", String::as_str);
        self.name(middle, name, if is_missing { self.look.dim() } else { self.look.text() }, buf);

        let parts = |setting: &Setting| setting.mix.parts().get(nth).copied().unwrap_or_default();
        let (was, now) = (parts(&self.was), parts(&self.now));
        let mut points = 0.0;
        let mut bar = Vec::with_capacity(4);
        for ((family, mark), (was, now)) in PARTS.iter().zip(was.into_iter().zip(now)).rev() {
            points += lerp(was, now, self.ratio);
            let end = self.columns(points).min(self.shown);
            bar.push(Stretch { end, hue: self.look.accent(*family), mark });
        }
        if nth < 2 {
            bar.push(Stretch { end: self.columns(points), hue: self.look.palette.dim, mark: "░" });
        }
        let end = bar.last().map_or(0.0, |it| it.end);
        self.bar(&bar, band, buf);
        if is_missing {
            let words = ["?  this trial has no such arm", "?  not in this trial", "?"].map(str::to_owned);
            let room = self.line(self.plan.left, middle);
            paint::text(buf, room, fitting(&words, room.width).unwrap_or("?"), self.look.dim());
            return;
        }
        if is_revealed {
            self.labels(nth, &bar, now, middle, buf);
        } else {
            let gained = effect_mixer::points(now.into_iter().sum());
            let (words, fill) = ([format!("gained {gained}"), gained], self.look.palette.dim);
            if self.label(&words, (0, end as u16), fill, middle, buf) {
                return;
            }
        }
        let gained = self.line(self.plan.left + end.ceil() as u16 + 1, middle);
        paint::text(buf, gained, &number(now.into_iter().sum()), self.look.strong());
    }

    /// What each part is and how large, written on it.
    fn labels(&self, nth: usize, bar: &[Stretch], now: [f64; 3], y: u16, buf: &mut Buffer) {
        let mut from = 0_u16;
        let parts = PARTS.iter().zip(&self.mixer.parts).zip(now).rev();
        for (stretch, (((_, mark), name), points)) in bar.iter().zip(parts) {
            let (left, right) = (from, stretch.end as u16);
            from = stretch.end.ceil() as u16;
            let points = number(points);
            let mut words = vec![format!("{mark} {points}"), points.clone()];
            if nth == 0 {
                words.insert(0, format!("{mark} {name} {points}"));
            }
            self.label(&words, (left, right), stretch.hue, y, buf);
        }
    }

    /// Writes the first of `wordings` that a stretch of columns has room for, if there is one.
    fn label(
        &self,
        wordings: &[String],
        (left, right): (u16, u16),
        fill: Hue,
        y: u16,
        buf: &mut Buffer,
    ) -> bool {
        let look = &self.look;
        let width = right.saturating_sub(left);
        let Some(words) = fitting(wordings, width.saturating_sub(2)) else { return false };
        let (words, style) = if self.is_patterned() {
            (format!(" {words} "), look.strong())
        } else {
            let fill = look.hue(fill);
            let style = match look.tier {
                // The ground is the terminal's own and has no name to write in.
                ColorTier::Ansi16 => Style::new().fg(fill).add_modifier(Modifier::REVERSED),
                _ => Style::new().fg(look.hue(look.palette.ground)).bg(fill),
            };
            (words.to_owned(), style.add_modifier(Modifier::BOLD))
        };
        let x = left + (width - words.width() as u16) / 2;
        paint::text(buf, self.line(self.plan.left + x, y), &words, style) > 0
    }

    /// Whether parts are told apart by what fills them, for want of colours.
    fn is_patterned(&self) -> bool {
        self.look.ascii || self.look.tier == ColorTier::None
    }

    /// Stretches side by side, exact to an eighth of a column.
    fn bar(&self, bar: &[Stretch], band: Band, buf: &mut Buffer) {
        let last = bar.last().map_or(0.0, |it| it.end.ceil()) as u16;
        for x in 0..last {
            let at = f64::from(x);
            let here = |from: f64| bar.iter().find(|it| it.end > from);
            let (symbol, style) = if self.is_patterned() {
                let Some(stretch) = here(at + 0.5) else { continue };
                (stretch.mark, Style::new().fg(self.look.hue(stretch.hue)))
            } else {
                let Some(stretch) = here(at + 1.0 / 16.0) else { continue };
                let style = Style::new().fg(self.look.hue(stretch.hue));
                let eighths = ((stretch.end - at) * 8.0).round() as usize;
                let next = here(stretch.end + 1.0 / 16.0).map(|next| self.look.hue(next.hue));
                match (EIGHTHS.get(eighths), next) {
                    (None, _) => ("█", style),
                    (Some(symbol), None) => (*symbol, style),
                    (Some(symbol), Some(next)) => (*symbol, style.bg(next)),
                }
            };
            for y in band.y..band.y + band.height {
                let cell = self.line(self.plan.left + x, y);
                if !cell.is_empty() {
                    paint::cell(buf, cell.x, cell.y, symbol, style);
                }
            }
        }
    }

    /// The difference between an arm and the one below it, of the last between first and last.
    fn gap(&self, nth: usize, buf: &mut Buffer) {
        let Some(band) = self.plan.gaps.get(nth).copied().flatten() else { return };
        let ends = |setting: &Setting| {
            let [treatment, sham, untreated] = setting.mix.arms();
            [(treatment, sham), (sham, untreated), (treatment, untreated)]
                .get(nth)
                .copied()
                .unwrap_or_default()
        };
        let (was, now) = (ends(&self.was), ends(&self.now));
        let upper = self.columns(lerp(was.0, now.0, self.ratio));
        let lower = self.columns(lerp(was.1, now.1, self.ratio));
        if !self.now.is_revealed || upper.max(lower) > self.shown {
            return;
        }
        let left = self.plan.left + upper.min(lower).round() as u16;
        let right = (self.plan.left + upper.max(lower).round() as u16).max(left + 1) - 1;
        let look = &self.look;
        let accent = match nth {
            0 if self.now.mix.adds() => look.family(Family::Specific),
            1 => look.family(Family::Contextual),
            _ => look.family(Family::Total),
        };
        let y = band.y + band.height / 2;
        let mut put = |x: u16, y: u16, symbol: &str, style: Style| {
            let cell = self.line(x, y);
            if !cell.is_empty() {
                paint::cell(buf, cell.x, cell.y, symbol, style);
            }
        };
        for x in left..=right {
            let symbol = match x {
                _ if left == right => "│",
                _ if x == left => "├",
                _ if x == right => "┤",
                _ => "─",
            };
            put(x, y, symbol, accent);
        }
        // The ends of the bars, led to the bracket.
        if band.height > 1 {
            let (of_upper, of_lower) = if upper < lower { (left, right) } else { (right, left) };
            put(if nth < 2 { of_upper } else { of_lower }, band.y, "┊", look.dim());
            if nth < 2 {
                put(of_lower, band.y + band.height - 1, "┊", look.dim());
            }
        }
        let wordings = effect_mixer::bracket(self.mixer, &self.now.mix, nth);
        let room = |width: u16| wordings.iter().position(|it| it.width() <= usize::from(width));
        let (before, after) = (left.saturating_sub(1), self.area.width.saturating_sub(right + 2));
        let (wording, is_before) = match (room(before), room(after)) {
            (Some(nth), Some(other)) => (nth.min(other), nth <= other),
            (Some(nth), None) => (nth, true),
            (None, Some(nth)) => (nth, false),
            (None, None) => return,
        };
        let words = wordings.get(wording).map_or("", String::as_str);
        let x = if is_before { before.saturating_sub(words.width() as u16) } else { right + 2 };
        paint::text(buf, self.line(x, y), words, accent);
    }

    /// The scale, in quarters.
    fn axis(&self, buf: &mut Buffer) {
        let Some(y) = self.plan.axis else { return };
        self.name(y, "points", self.look.dim(), buf);
        for x in 0..self.plan.width {
            let cell = self.line(self.plan.left + x, y);
            paint::cell(buf, cell.x, cell.y, "─", self.look.faint());
        }
        let top = effect_mixer::top(self.mixer, &self.now);
        for part in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let at = self.plan.left + self.columns(part * top).round() as u16;
            let words = number(part * top);
            // Each stands under its point; the first under the left edge of the bars.
            let x = if part > 0.0 { at.saturating_sub(words.width() as u16 / 2) } else { at };
            let words = if part > 0.0 { format!(" {words} ") } else { format!("{words} ") };
            paint::text(buf, self.line(x.saturating_sub(u16::from(part > 0.0)), y), &words, self.look.dim());
        }
    }

    /// What the context brought, what was guessed, what the ratio would have it be.
    fn verdict(&self, nth: usize, buf: &mut Buffer) {
        let Some(Band { y, .. }) = self.plan.verdicts.get(nth).copied().flatten() else { return };
        let look = &self.look;
        let is_guess = nth == 1;
        let is_shown = is_guess || self.now.is_revealed;
        let (style, mark) = match nth {
            0 => (look.family(Family::Contextual), "▲"),
            1 => (look.family(Family::Total), "◆"),
            _ => (look.certainty(Certainty::Contested, Family::Total), "×"),
        };
        let name = VERDICTS.get(nth).copied().unwrap_or_default();
        self.name(y, name, if is_shown { style } else { look.dim() }, buf);
        if !is_shown {
            paint::text(buf, self.line(self.plan.left, y), "?", look.dim());
            return;
        }
        let ends = |setting: &Setting| {
            effect_mixer::verdicts(setting).into_iter().nth(nth).map_or((0.0, Vec::new()), |it| it)
        };
        let (was, (now, wordings)) = (ends(&self.was).0, ends(&self.now));
        let end = self.columns(lerp(was, now, self.ratio));
        let end = if is_guess { end } else { end.min(self.shown) };
        let end = self.plan.left + end.round() as u16;
        for x in self.plan.left..end {
            let cell = self.line(x, y);
            if !cell.is_empty() {
                paint::cell(buf, cell.x, cell.y, "━", style);
            }
        }
        let room = self.line(end, y);
        paint::text(buf, room, mark, style.add_modifier(Modifier::BOLD));
        let room = self.line(end + 2, y);
        let wordings =
            if self.now.is_revealed { &wordings[..] } else { wordings.get(1..).unwrap_or_default() };
        let words = fitting(wordings, room.width).unwrap_or_default();
        paint::text(buf, room, words, if nth == 0 { look.strong() } else { look.text() });
    }
}

/// The first of `wordings` that fits into `width` columns.
fn fitting(wordings: &[String], width: u16) -> Option<&str> {
    wordings.iter().map(String::as_str).find(|it| it.width() <= usize::from(width))
}
