//! The colours of drawings: for each role of a shape what it is in each theme, and how light it is where
//! there are no colours.

use super::{Look, Rgb, blend};
use crate::app::settings::ThemeName;
use crate::content::drawing::Role;
use crate::content::model::Family;

/// The colour of `role`. What a drawing is for has the accent of `family`.
pub fn role(look: &Look, role: Role, family: Family) -> Rgb {
    let accent = look.accent(family).rgb;
    match role {
        Role::Accent => accent,
        Role::AccentLight => blend(accent, (255, 255, 255), 0.42),
        Role::AccentShade => blend(accent, (0, 0, 0), 0.28),
        role => {
            let [dark, light, high_contrast] = fill(role);
            let rgb = match look.theme {
                ThemeName::Dark | ThemeName::Mono => dark,
                ThemeName::Light => light,
                ThemeName::HighContrast => high_contrast,
            };
            ((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
        }
    }
}

/// How light `role` is, from 0 for a gap in the dark to 100 for white: what a texture stands for where
/// there are no colours. The same in every theme.
pub fn tone(role: Role) -> u8 {
    let [dark, ..] = fill(role);
    let part = |shift: u32, weight: f64| f64::from((dark >> shift) & 0xff).powi(2) * weight;
    ((part(16, 0.299) + part(8, 0.587) + part(0, 0.114)).sqrt() / 2.55).round() as u8
}

/// In the dark theme, in the light one, and in high contrast. What can be the edge of a body has 3:1
/// against the ground in all of them. On paper everything is darker, in the same order; only tables, which
/// lie behind, stay near the ground. In high contrast shades are farther apart.
#[rustfmt::skip]
fn fill(role: Role) -> [u32; 3] {
    match role {
        Role::Skin => [0xd8_a3_84, 0xce_7c_5d, 0xec_b6_96],
        Role::SkinLight => [0xec_c6_a8, 0xee_b2_94, 0xfc_d5_b7],
        Role::SkinShade => [0xa9_74_59, 0xb5_62_45, 0xba_83_68],
        Role::SkinDeep => [0x86_5b_4c, 0x8a_48_34, 0x97_6a_5a],
        Role::Hand => [0xa8_70_54, 0xb0_50_30, 0xb9_7f_63],
        Role::HandLight => [0xc5_8d_6c, 0xd8_8a_6a, 0xd8_9e_7c],
        Role::HandShade => [0x8a_5a_47, 0x93_3f_25, 0x9a_69_55],
        Role::HandDeep => [0x4e_2f_26, 0x5c_24_18, 0x32_16_0c],
        Role::Nail => [0xf3_d9_c8, 0xee_c0_aa, 0xff_e5_d4],
        Role::Hair => [0x76_60_55, 0x6f_58_4e, 0x85_6e_65],
        Role::HairLight => [0x8b_72_65, 0x81_67_59, 0x9b_81_73],
        Role::HairMid => [0x8a_6a_56, 0x80_60_4b, 0x9a_79_65],
        Role::HairDark => [0x33_27_2a, 0x3a_2e_31, 0x20_15_18],
        Role::Cloth => [0x6b_74_84, 0x5a_6a_86, 0x7a_83_94],
        Role::ClothLight => [0x80_8a_99, 0x78_88_a4, 0x8f_9a_a9],
        Role::ClothShade => [0x5d_65_73, 0x4b_5a_75, 0x6c_73_83],
        Role::Table => [0x2b_30_3a, 0xd3_d6_dc, 0x16_1b_24],
        Role::TableLight => [0x3a_40_4c, 0xc4_c8_cf, 0x22_28_34],
        Role::TableShade => [0x1d_20_27, 0xe3_e5_e8, 0x10_13_1a],
        Role::Metal => [0x8d_95_a3, 0x76_7e_8c, 0x9e_a6_b4],
        Role::MetalLight => [0xc4_ca_d4, 0x9f_a5_af, 0xd4_da_e4],
        Role::MetalShade => [0x5f_67_75, 0x57_60_6e, 0x6e_76_85],
        Role::White => [0xff_f4_ec, 0xcf_c4_bc, 0xff_fb_f8],
        Role::Dermis => [0xdf_b2_9a, 0xc9_7c_62, 0xf2_c3_ab],
        Role::DermisShade => [0xc0_8d_76, 0xb5_66_4e, 0xd2_9e_87],
        Role::Fat => [0xe6_cc_94, 0xb4_8a_2a, 0xf5_db_a2],
        Role::FatLight => [0xf1_df_b4, 0xe3_c2_78, 0xfc_ea_bf],
        Role::FatShade => [0xc9_a9_67, 0x9a_74_14, 0xdd_bc_79],
        Role::Fascia => [0xec_ea_e4, 0x8a_8f_99, 0xf5_f3_ed],
        Role::FasciaShade => [0xbf_bc_b4, 0x74_79_84, 0xd1_ce_c5],
        Role::Muscle => [0xb0_66_54, 0xc4_4f_48, 0xc1_75_63],
        Role::MuscleLight => [0xc6_7f_6a, 0xcf_65_5a, 0xd8_8f_7a],
        Role::MuscleBright => [0xda_9a_86, 0xd5_74_67, 0xee_ac_98],
        Role::MuscleShade => [0x93_53_48, 0xa1_3c_38, 0xa3_62_56],
        Role::MuscleDeep => [0x5d_2f_2a, 0x6b_24_24, 0x3d_13_10],
        Role::Tissue => [0x4a_37_33, 0x4b_37_33, 0x2c_1c_18],
        Role::Bone => [0xdd_d5_c3, 0xa0_8c_66, 0xeb_e3_d1],
        Role::BoneLight => [0xef_e9_db, 0xc8_bd_a3, 0xf8_f2_e4],
        Role::BoneShade => [0xb0_a6_92, 0x85_75_5a, 0xc3_b8_a4],
        Role::Disc => [0x9f_b0_b8, 0x7d_8f_9b, 0xb2_c3_cb],
        Role::DiscLight => [0xc9_d6_da, 0xb5_c4_cb, 0xd7_e4_e8],
        Role::DiscShade => [0x75_86_8f, 0x5f_70_7b, 0x84_96_9f],
        Role::Canal => [0x3d_33_36, 0x40_35_38, 0x24_1b_1d],
        Role::Nerve => [0xf2_e3_b0, 0xb0_88_10, 0xfd_ed_ba],
        Role::NerveShade => [0xbf_a9_68, 0x93_6f_00, 0xd3_bc_7a],
        Role::Blue => [0x55_63_82, 0x46_5c_90, 0x64_72_91],
        Role::BlueLight => [0xa9_b5_cf, 0x86_9b_c8, 0xbb_c8_e2],
        Role::Brain => [0xcf_aa_a4, 0xc8_79_7a, 0xe3_bd_b7],
        Role::BrainLight => [0xe2_c6_c0, 0xe6_ae_ad, 0xf2_d5_cf],
        Role::BrainShade => [0x9d_7b_77, 0xa8_5a_60, 0xad_8a_86],
        Role::Blood => [0xb7_49_3f, 0xc4_28_28, 0xca_59_4d],
        Role::BloodLight => [0xd9_70_5f, 0xdb_55_4c, 0xec_80_6e],
        Role::BloodShade => [0x7d_2f_2b, 0x86_1c_1e, 0x6b_1f_1d],
        Role::Vein => [0x6f_78_96, 0x5b_6c_a4, 0x7e_87_a6],
        Role::VeinLight => [0x94_9c_b6, 0x80_90_bf, 0xa5_ae_c8],
        Role::VeinShade => [0x5c_64_7f, 0x48_57_8c, 0x6b_72_8f],
        Role::Rose => [0xc9_8a_86, 0xc8_6b_6e, 0xdc_9b_97],
        Role::RoseLight => [0xe0_b0_aa, 0xdf_97_96, 0xf2_c2_bb],
        Role::RoseShade => [0x9c_62_5f, 0xa5_4a_50, 0xad_71_6e],
        Role::Flush => [0xe2_3b_33, 0xd3_1f_24, 0xff_5a_4d],
        Role::Grey0 => [0x11_13_18, 0x0c_0e_14, 0x00_00_05],
        Role::Grey1 => [0x20_22_27, 0x18_1a_1e, 0x14_15_18],
        Role::Grey2 => [0x2e_30_35, 0x22_24_28, 0x22_24_26],
        Role::Grey3 => [0x60_62_68, 0x53_55_5a, 0x71_72_75],
        Role::Grey4 => [0x6c_6e_73, 0x5b_5e_65, 0x7b_7d_80],
        Role::Grey5 => [0x77_79_7e, 0x65_67_6d, 0x86_87_8b],
        Role::Grey6 => [0x83_85_8a, 0x6d_6f_74, 0x91_93_96],
        Role::Grey7 => [0x8e_90_95, 0x75_78_7d, 0x9c_9e_a1],
        Role::Grey8 => [0x9a_9c_a1, 0x7f_81_87, 0xa8_a9_ad],
        Role::Grey9 => [0xa5_a7_ac, 0x86_89_8f, 0xb3_b5_b8],
        Role::Grey10 => [0xb1_b3_b8, 0x8d_90_95, 0xbe_c0_c3],
        Role::Grey11 => [0xbc_be_c3, 0x8f_91_97, 0xcb_cc_d0],
        Role::Grey12 => [0xc8_ca_cf, 0xa3_a6_ac, 0xd6_d8_dc],
        Role::Grey13 => [0xd3_d5_da, 0xb0_b2_b8, 0xe2_e4_e8],
        Role::Grey14 => [0xdf_e1_e6, 0xbc_bf_c5, 0xee_f0_f4],
        Role::Grey15 => [0xea_ec_f1, 0xc9_cc_d2, 0xfb_fc_ff],
        // As if they belonged to the first family; only how light they are is asked for.
        Role::Accent => [0xfa_9c_66, 0x9b_52_0d, 0xff_b0_73],
        Role::AccentLight => [0xfc_c5_a6, 0xc5_9b_73, 0xff_d1_ae],
        Role::AccentShade => [0xb4_70_49, 0x70_3b_09, 0xb8_7f_53],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::{ColorTier, Settings};
    use crate::ui::theme::palette;
    use crate::ui::theme::tests::measured as contrast;

    const THEMES: [ThemeName; 3] = [ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast];

    fn look(theme: ThemeName) -> Look {
        Look::new(&Settings { theme, color: ColorTier::True, ..Settings::default() })
    }

    /// What lies inside of others or behind them, and is seen against those.
    fn is_within(role: Role) -> bool {
        let class = role.class();
        ["table", "tissue", "canal", "blood-shade", "muscle-deep", "hand-deep", "hair-dark"].contains(&class)
            || class.starts_with("table-")
            || ["grey-0", "grey-1", "grey-2"].contains(&class)
    }

    /// Light that falls on others.
    fn is_light(role: Role) -> bool {
        let class = role.class();
        class.ends_with("-light")
            || ["white", "nail", "grey-12", "grey-13", "grey-14", "grey-15"].contains(&class)
    }

    #[test]
    fn every_role_is_seen_in_every_theme() {
        for theme in THEMES {
            let ground = palette(theme).ground.rgb;
            for at in Role::ALL.iter().filter(|it| !is_within(**it)) {
                for family in Family::ALL {
                    let least = if is_light(*at) { 1.5 } else { 3.0 };
                    let seen = contrast(role(&look(theme), *at, family), ground);
                    assert!(seen >= least, "{} in {}: {seen:.2}", at.class(), theme.word());
                }
            }
        }
    }

    #[test]
    fn what_is_lighter_than_another_is_so_on_paper_too() {
        let light = |at: Role| contrast(role(&look(ThemeName::Light), at, Family::Specific), (0, 0, 0));
        let is_free = |at: &Role| !at.class().starts_with("table") && !at.class().starts_with("accent");
        let roles: Vec<Role> = Role::ALL.iter().copied().filter(is_free).collect();
        let of_one_kind = |a: Role, b: Role| {
            let stem = |at: Role| at.class().split('-').next();
            stem(a) == stem(b)
        };
        for a in &roles {
            for b in roles.iter().filter(|b| of_one_kind(*a, **b) && tone(**b) > tone(*a)) {
                assert!(light(*b) > light(*a), "{} and {}", a.class(), b.class());
            }
        }
    }

    #[test]
    fn light_and_shade_have_tones_of_their_own() {
        for (light, base, shade) in [
            (Role::SkinLight, Role::Skin, Role::SkinShade),
            (Role::MuscleLight, Role::Muscle, Role::MuscleShade),
            (Role::BoneLight, Role::Bone, Role::BoneShade),
            (Role::AccentLight, Role::Accent, Role::AccentShade),
        ] {
            assert!(tone(light) > tone(base) && tone(base) > tone(shade), "{}", base.class());
        }
        assert!(tone(Role::Grey0) < 10 && tone(Role::Grey15) > 90);
    }
}
