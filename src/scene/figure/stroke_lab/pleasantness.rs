//! How pleasant strokes were rated, from the middle of the scale up, with a point for each speed that was tested.

use super::{Panel, View, curve, glow};
use crate::content::figure::StrokeLab;
use crate::scene::path::Point;
use crate::scene::plot::{Axis, Head, Names, ticks};
use crate::scene::{Align, HIGH, Scene, Stroke, Tone, WIDE, Words, label};
use crate::sim::number;
use crate::sim::stroke_lab::{self as sim, Setting};

/// The column of a head beside the numbers of the upright axis.
const HEAD: i32 = 7;

/// The published ratings and the line of the speed that is set.
pub(super) fn draw(lab: &StrokeLab, view: &View<'_>, set: &Setting, panel: &Panel, scene: &mut Scene) {
    let fit = &lab.pleasantness;
    let best = fit.scale[1];
    let middle = f64::midpoint(fit.scale[0], best);
    let step = (best - middle) / 2.0;
    let up = Axis::up([middle, best], step, panel.bottom, panel.bottom - panel.top);
    let high = |speed: f64| up.scale.ratio(sim::pleasantness(fit, speed));
    let inner = Panel { top: up.end / HIGH, ..*panel };
    scene.axis_up(&up, &ticks([middle, best], step), 4);
    glow(&curve(&inner, high), &inner, Tone::family(view.family), scene);
    let tested = fit.tested.iter().map(|speed| (*speed, sim::pleasantness(fit, *speed)));
    let values: Vec<String> = tested.clone().map(|(_, value)| format!("{value:.2}")).collect();
    let speed = format!("{} cm/s", set.speed);
    let column = panel.across.column(set.speed);
    let large: Vec<&str> = values.iter().chain([&speed]).map(String::as_str).collect();
    let large = Names::of(&large, (scene.width() / 6, 5)).filter(|_| view.is_slide);
    for (nth, ((speed, value), words)) in tested.zip(&values).enumerate() {
        let x = panel.across.at(speed).min(panel.across.end - WIDE / 2);
        let at = Point { x, y: up.at(value) };
        scene.dot(at, Tone::STRONG);
        let rises = high(speed * 1.1) > high(speed);
        let (before, after) = ((at.x / WIDE - 2, Align::Right), (at.x / WIDE + 2, Align::Left));
        // On a slide, where large words stand above it, below the curve: on the side to which it rises, else on that to
        // which it falls.
        let (inside, outside) = if rises { (after, before) } else { (before, after) };
        let below = at.y.div_euclid(HIGH) + 2;
        if let Some(large) = &large {
            large.write(nth, (inside.0, below), inside.1, Tone::STRONG, scene);
            continue;
        }
        let row = if view.is_slide { below } else { (at.y - HIGH / 4).div_euclid(HIGH) - 1 };
        let places = if view.is_slide { [inside, outside] } else { [outside, inside] };
        let places = places.map(|(column, align)| ((column, row), align));
        scene.say_at_one_of(&places, &[vec![Words::bold(words.as_str(), Tone::STRONG)]]);
    }
    if !view.is_slide {
        head(lab, panel, scene);
    } else if let Some(head) = Head::of(&fit.label, None, (scene.width() - HEAD, scene.height())) {
        head.write((HEAD, panel.top), Align::Left, Tone::TEXT, scene);
    }
    let top = if view.is_slide { up.at(sim::pleasantness(fit, set.speed)) / HIGH } else { panel.top };
    if top < panel.bottom - 1 {
        scene.rule((column, top), (column, panel.bottom - 1), Stroke::Light, Tone::STRONG);
    }
    if let Some(large) = &large {
        large.write(values.len(), (column + 3, panel.bottom - 5), Align::Left, Tone::STRONG, scene);
    } else {
        // On a slide below the curve, as large words stand above it.
        let first = if view.is_slide { panel.bottom - 4 } else { panel.top + 1 };
        let places = [0, 1, 2].map(|row| ((column + 2, first + row), Align::Left));
        scene.say_at_one_of(&places, &[vec![Words::bold(speed.as_str(), Tone::STRONG)]]);
    }
}

/// What was rated, by whom and on which scale.
fn head(lab: &StrokeLab, panel: &Panel, scene: &mut Scene) {
    let fit = &lab.pleasantness;
    let [least, best] = fit.scale.map(number);
    let middle = number(f64::midpoint(fit.scale[0], fit.scale[1]));
    let scale = format!("{middle} is the middle of a scale from {least} to {best}");
    let label = vec![
        Words::bold(fit.label.clone(), Tone::STRONG),
        Words::new(format!(" · R² = {}", fit.r_squared), Tone::DIM),
    ];
    let full = [label.clone(), vec![Words::new(format!(" · {scale}"), Tone::DIM)]].concat();
    let wordings = [full, label];
    scene.say((5, panel.top), Align::Left, &wordings);
    if label::width(&wordings[0]) + 5 > scene.width() {
        scene.write((5, panel.top + 1), Align::Left, Words::new(scale, Tone::DIM));
    }
}
