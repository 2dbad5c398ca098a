//! The parts of drawings as colours and textures.

use super::{Look, Rgb, blend};
use crate::content::drawing::Role;
use crate::scene::Manner;

impl Look {
    /// The colour of a part of a drawing.
    pub(super) fn body(&self, role: Role, manner: Manner) -> Rgb {
        let rgb = (150, 120, 110);
        let _ = role;
        match manner {
            Manner::Plain => rgb,
            Manner::Dim => blend(self.palette.ground.rgb, rgb, 0.5),
        }
    }

    /// What stands for it where colours are few.
    pub(super) fn body_glyph(&self, role: Role, manner: Manner) -> char {
        let _ = (role, manner);
        if self.ascii { ':' } else { '▒' }
    }
}
