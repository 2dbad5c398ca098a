//! Figures in words and as tables, made from the same data as the picture: for those who cannot
//! see it, and for everyone who wants the numbers.

use super::words::name;
use super::write::{Piece, Writer};
use super::{Page, Role, Target};
use crate::content::figure::{Data, Figure, StrokeLab};
use crate::content::library::Library;
use crate::sim::stroke_lab::{self, Skin};

/// What the figure shows, then what it shows as it is set: `at` holds the step of each knob.
pub fn words(library: &Library, figure: &Figure, at: &[usize], width: u16) -> Page {
    let mut w = Writer::new(width);
    w.text(&figure.title, Role::Title);
    w.text(&format!("{} · {}", figure.one_line, figure.nature.word()), Role::Tagline);
    w.heading("What it shows");
    w.text(figure.words.trim(), Role::Body);
    w.heading("As it is set");
    match &figure.data {
        Data::StrokeLab(lab) => stroke_words(&mut w, lab, at),
    }
    w.heading("What to know");
    w.text(&figure.caption, Role::Body);
    sources(&mut w, library, figure);
    w.finish()
}

/// Every number of the figure.
pub fn table(library: &Library, figure: &Figure, width: u16) -> Page {
    let mut w = Writer::new(width);
    w.text(&figure.title, Role::Title);
    w.text(&format!("as a table · {}", figure.nature.word()), Role::Tagline);
    match &figure.data {
        Data::StrokeLab(lab) => stroke_table(&mut w, library, lab),
    }
    w.heading("What to know");
    w.text(&figure.caption, Role::Body);
    sources(&mut w, library, figure);
    w.finish()
}

fn sources(w: &mut Writer, library: &Library, figure: &Figure) {
    w.heading("Sources");
    for study in figure.sources.iter().filter_map(|id| library.study(id)) {
        w.row(Target::Study(study.id.clone()), |w| {
            w.paragraph(
                &[
                    Piece::new(name(study), Role::Body),
                    Piece::new(format!("\u{a0}· {}", study.title), Role::Meta),
                ],
                2,
            );
        });
    }
}

/// An answer between 0 and 1 in words; there are no sizes to give.
fn strength(answer: f64) -> &'static str {
    match answer {
        answer if answer <= 0.0 => "not at all",
        answer if answer < 0.25 => "weakly",
        answer if answer < 0.6 => "moderately",
        answer if answer < 0.9 => "strongly",
        _ => "most strongly",
    }
}

fn stroke_words(w: &mut Writer, lab: &StrokeLab, at: &[usize]) {
    let step = |knob: usize| at.get(knob).copied().unwrap_or(0);
    let speed = lab.speeds.get(step(0)).copied().unwrap_or(1.0);
    let temperature = lab.temperatures.get(step(1)).copied().unwrap_or(lab.best_temperature);
    let skin = if step(2) == 0 { Skin::Hairy } else { Skin::Glabrous };
    let place = if skin == Skin::Hairy { "hairy skin" } else { "glabrous skin, as on the palm" };
    w.text(&format!("A stroke of {speed} cm/s at {temperature} °C over {place}."), Role::Claim);
    let ct = stroke_lab::ct(lab, speed, temperature, skin);
    let slow = if skin == Skin::Hairy {
        format!("The slow CT fibres answer {}.", strength(ct))
    } else {
        "The figure draws no CT fibres here.".to_owned()
    };
    w.text(
        &format!("{slow} The fast fibres answer {}.", strength(stroke_lab::a_beta(lab, speed))),
        Role::Body,
    );
    let fit = &lab.pleasantness;
    let rating = stroke_lab::pleasantness(fit, speed);
    let tested = if fit.tested.iter().any(|it| (it - speed).abs() < 1e-9) {
        "a speed that was tested"
    } else {
        "a speed on the fitted curve, not tested"
    };
    w.text(
        &format!(
            "Rated pleasantness: {rating:.2} on a scale from {} to {} ({tested}).",
            fit.scale[0], fit.scale[1]
        ),
        Role::Body,
    );
}

fn stroke_table(w: &mut Writer, library: &Library, lab: &StrokeLab) {
    w.heading("How fibres answer, in words only");
    w.text("Speed      CT at skin warmth  Aβ              Pleasantness", Role::Label);
    for speed in &lab.speeds {
        let ct = strength(stroke_lab::ct(lab, *speed, lab.best_temperature, Skin::Hairy));
        let fast = strength(stroke_lab::a_beta(lab, *speed));
        let rating = stroke_lab::pleasantness(&lab.pleasantness, *speed);
        let tested = lab.pleasantness.tested.iter().any(|it| (it - speed).abs() < 1e-9);
        let mark = if tested { " tested" } else { "" };
        let row = format!("{:<11}{ct:<19}{fast:<16}{rating:.2}{mark}", format!("{speed} cm/s"));
        w.text(&row.replace(' ', "\u{a0}"), Role::Body);
    }
    let source = library.study(&lab.pleasantness.source).map(name).unwrap_or_default();
    let fit = &lab.pleasantness;
    w.text(
        &format!(
            "Pleasantness: {}, on a scale from {} to {}, from the published group curve (R² = {}; {source}).",
            fit.label, fit.scale[0], fit.scale[1], fit.r_squared
        ),
        Role::Meta,
    );
    w.heading("People who show the arch by themselves");
    for share in &lab.shares {
        let source = library.study(&share.source).map(name).unwrap_or_default();
        w.paragraph(
            &[
                Piece::new(format!("{} %", share.percent), Role::Strong),
                Piece::new(format!("  {} ({source})", share.label), Role::Body),
            ],
            8,
        );
    }
    w.text("Speeds, repeats and fitting rules differ between these studies.", Role::Meta);
}
