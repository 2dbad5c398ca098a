//! The picture of each kind of figure, from its data and what is set.

use super::{Cells, Scene};
use crate::content::figure::Data;
use crate::content::library::Library;
use crate::content::model::Family;

mod alliance_two_by_two;
mod effect_mixer;
mod forest_plot;
mod inflammation_after_exercise;
mod measurements;
mod natural_course;
mod nerve_race;
mod pathway_player;
mod regression_to_the_mean;
mod result;
mod stroke_lab;
mod trial_lens;

/// What a picture depends on besides its data.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub library: &'a Library,
    /// The step at which each knob stands, and where they stood before the last turn.
    pub at: &'a [usize],
    pub was: &'a [usize],
    pub size: Cells,
    /// The stream whose accent it has.
    pub family: Family,
    /// Seconds on its clock; without motion none.
    pub seconds: Option<f64>,
    /// How much of its run is over, 0 to 1; without motion all.
    pub progress: f64,
    /// Beside the text of its page, where nothing in it can be pointed at.
    pub is_beside: bool,
}

/// The picture of a figure.
pub fn picture(data: &Data, view: &View<'_>) -> Option<Scene> {
    match data {
        Data::AllianceTwoByTwo(data) => Some(alliance_two_by_two::picture(data, view)),
        Data::EffectMixer(data) => Some(effect_mixer::picture(data, view)),
        Data::ForestPlot(data) => Some(forest_plot::picture(data, view)),
        Data::Measurements(data) => Some(measurements::picture(data, view)),
        Data::NaturalCourse(data) => Some(natural_course::picture(data, view)),
        Data::NerveRace(data) => Some(nerve_race::picture(data, view)),
        Data::InflammationAfterExercise(data) => Some(inflammation_after_exercise::picture(data, view)),
        Data::PathwayPlayer(data) => Some(pathway_player::picture(data, view)),
        Data::RegressionToTheMean(data) => Some(regression_to_the_mean::picture(data, view)),
        Data::StrokeLab(data) => Some(stroke_lab::picture(data, view)),
        Data::TrialLens(data) => Some(trial_lens::picture(data, view)),
        _ => None,
    }
}
