//! The picture of each kind of figure, from its data and what is set.

use super::{Cells, Scene};
use crate::content::figure::Data;
use crate::content::library::Library;
use crate::content::model::Family;

mod result;

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

macro_rules! modules {
    ($($Kind:ident => $module:ident,)+) => {
        $(mod $module;)+

        /// The picture of a figure.
        pub fn picture(data: &Data, view: &View<'_>) -> Scene {
            match data {
                $(Data::$Kind(data) => $module::picture(data, view)),+
            }
        }
    };
}
crate::content::figure::kinds!(modules);
