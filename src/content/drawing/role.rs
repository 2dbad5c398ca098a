//! What a shape of a drawing stands for: its class in the file. A theme gives each of them a colour.

use serde::{Deserialize, Serialize};

macro_rules! roles {
    ($($role:ident $class:literal),+ $(,)?) => {
        /// The role of a colour. `-light`, `-shade` and `-deep` are the same thing in more or less light;
        /// `grey-0` to `grey-15` are a ramp from a gap in the dark to white.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Role {
            $(#[doc = concat!("`", $class, "`")] $role,)+
        }

        impl Role {
            pub const ALL: &'static [Self] = &[$(Self::$role),+];

            /// Its word in `class`.
            pub fn class(self) -> &'static str {
                match self {
                    $(Self::$role => $class,)+
                }
            }

            pub fn from_class(class: &str) -> Option<Self> {
                match class {
                    $($class => Some(Self::$role),)+
                    _ => None,
                }
            }
        }
    };
}

roles! {
    Skin "skin",
    SkinLight "skin-light",
    SkinShade "skin-shade",
    SkinDeep "skin-deep",
    Hand "hand",
    HandLight "hand-light",
    HandShade "hand-shade",
    HandDeep "hand-deep",
    Nail "nail",
    Hair "hair",
    HairLight "hair-light",
    HairMid "hair-mid",
    HairDark "hair-dark",
    Cloth "cloth",
    ClothLight "cloth-light",
    ClothShade "cloth-shade",
    Table "table",
    TableLight "table-light",
    TableShade "table-shade",
    Metal "metal",
    MetalLight "metal-light",
    MetalShade "metal-shade",
    White "white",
    Dermis "dermis",
    DermisShade "dermis-shade",
    Fat "fat",
    FatLight "fat-light",
    FatShade "fat-shade",
    Fascia "fascia",
    FasciaShade "fascia-shade",
    Muscle "muscle",
    MuscleLight "muscle-light",
    MuscleBright "muscle-bright",
    MuscleShade "muscle-shade",
    MuscleDeep "muscle-deep",
    Tissue "tissue",
    Bone "bone",
    BoneLight "bone-light",
    BoneShade "bone-shade",
    Disc "disc",
    DiscLight "disc-light",
    DiscShade "disc-shade",
    Canal "canal",
    Nerve "nerve",
    NerveShade "nerve-shade",
    Blue "blue",
    BlueLight "blue-light",
    Brain "brain",
    BrainLight "brain-light",
    BrainShade "brain-shade",
    Blood "blood",
    BloodLight "blood-light",
    BloodShade "blood-shade",
    Vein "vein",
    VeinLight "vein-light",
    VeinShade "vein-shade",
    Rose "rose",
    RoseLight "rose-light",
    RoseShade "rose-shade",
    Flush "flush",
    Accent "accent",
    AccentLight "accent-light",
    AccentShade "accent-shade",
    Grey0 "grey-0",
    Grey1 "grey-1",
    Grey2 "grey-2",
    Grey3 "grey-3",
    Grey4 "grey-4",
    Grey5 "grey-5",
    Grey6 "grey-6",
    Grey7 "grey-7",
    Grey8 "grey-8",
    Grey9 "grey-9",
    Grey10 "grey-10",
    Grey11 "grey-11",
    Grey12 "grey-12",
    Grey13 "grey-13",
    Grey14 "grey-14",
    Grey15 "grey-15",
}
