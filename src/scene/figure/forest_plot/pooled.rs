//! A pool below its rows: a diamond, two intervals around it, and what is weak about each.

use super::super::super::{Align, Block, Hue, Rule, Scene, Stroke, Tone, Words};
use super::super::result;
use super::Picture;
use crate::sim::forest_plot::say;

impl Picture<'_> {
    /// A pool as a diamond with its interval; where a row is left out, that of all the rows dimly.
    pub(super) fn pool(&self, nth: usize, is_without: bool, y: i32, scene: &mut Scene) {
        let columns = &self.columns;
        let Some(pool) = self.rows.pools.get(nth) else { return };
        let (name, it) = match (is_without, &pool.without) {
            (true, Some((row, it))) => {
                let name = self.rows.rows.get(*row).map_or("", |row| row.label);
                (format!("without {name}"), it)
            }
            (true, None) => return,
            (false, _) => (format!("{} rows, pooled by us", pool.all.n), &pool.all),
        };
        let tone = if is_without || pool.without.is_none() { Tone::STRONG } else { Tone::DIM };
        scene.write((columns.label, y), Align::Left, Words::italic(name, tone));
        let (axis, _) = self.axis(pool.axis);
        let [low, high] = it.interval;
        let (from, to) = (axis.column(low), axis.column(high));
        scene.rules.push(Rule { from: (from, y), to: (to, y), stroke: Stroke::Light, caps: [true; 2], tone });
        let [left, right] = it.narrow.map(|it| axis.column(it));
        scene.rule((left, y), (right, y), Stroke::Heavy, tone);
        // An arrow where it goes on beyond the scale.
        let cut = [(low < axis.scale.from, from, '◂'), (high > axis.scale.to, to, '▸')];
        for (_, at, glyph) in cut.into_iter().filter(|it| it.0) {
            scene.mark((at, y), glyph, tone);
        }
        scene.mark((axis.column(it.value), y), '◆', tone);
        let decimals = self.rows.axes.get(pool.axis).map_or(2, |it| it.decimals);
        let sides = say::sides(pool.favours, it.value, Some((low, high)), decimals);
        result::write(&sides, (columns.value, y), columns.has_interval, (tone, tone), scene);
    }

    /// How the intervals of a pool are made.
    pub(super) fn method(&self, nth: usize, y: i32, scene: &mut Scene) {
        let Some(pool) = self.rows.pools.get(nth) else { return };
        let it = pool.without.as_ref().map_or(&pool.all, |it| &it.1);
        let wordings = say::method(it).map(|it| vec![Words::new(it, Tone::DIM)]);
        // Words as long as these run into what is behind the rows.
        scene.block_of(Block::new(0, y, scene.width(), 1), Tone::of(Hue::Ground));
        scene.say((self.columns.label, y), Align::Left, &wordings);
    }
}
