//! The values of options, each under the name that it has elsewhere in the program.

use afferent::app::settings::{ColorTier, Glyphs, ThemeName};
use afferent::content::citation::Style;
use afferent::print::snapshot::Format;
use afferent::print::starter::Template;
use afferent::print::{cite, list, show};
use clap::ValueEnum;
use clap::builder::PossibleValue;

/// A value of an option under the name it has elsewhere in the program.
macro_rules! values {
    ($name:ident($inner:ty): $($word:literal => $value:expr),+ $(,)?) => {
        #[derive(Clone, Copy, Debug)]
        pub(crate) struct $name(pub(crate) $inner);

        impl ValueEnum for $name {
            fn value_variants<'a>() -> &'a [Self] {
                &[$(Self($value)),+]
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                [$(($value, $word)),+].into_iter().find(|(value, _)| *value == self.0).map(|(_, word)| word.into())
            }
        }
    };
}

values!(Colors(ColorTier): "truecolor" => ColorTier::True, "256" => ColorTier::Ansi256, "16" => ColorTier::Ansi16, "none" => ColorTier::None);
values!(Grades(bool): "2" => false, "4" => true);
values!(GlyphsName(Glyphs): "blocks" => Glyphs::Blocks, "sextants" => Glyphs::Sextants, "octants" => Glyphs::Octants);
values!(Theme(ThemeName): "dark" => ThemeName::Dark, "light" => ThemeName::Light, "high-contrast" => ThemeName::HighContrast, "mono" => ThemeName::Mono);
values!(FormatName(Format): "text" => Format::Text, "ansi" => Format::Ansi, "svg" => Format::Svg, "html" => Format::Html);
values!(ShowFormat(show::Format): "text" => show::Format::Text, "markdown" => show::Format::Markdown, "json" => show::Format::Json, "step" => show::Format::Step);
values!(ListFormat(list::Format): "text" => list::Format::Text, "csv" => list::Format::Csv, "json" => list::Format::Json);
values!(CiteFormat(cite::Format): "text" => cite::Format::Text, "bibtex" => cite::Format::Bibtex, "ris" => cite::Format::Ris, "csl-json" => cite::Format::CslJson);
values!(StyleName(Style): "apa" => Style::Apa, "vancouver" => Style::Vancouver, "ama" => Style::Ama, "harvard" => Style::Harvard, "chicago" => Style::Chicago);
values!(Table(list::Kind): "topics" => list::Kind::Topics, "studies" => list::Kind::Studies, "terms" => list::Kind::Terms, "figures" => list::Kind::Figures, "claims" => list::Kind::Claims, "estimates" => list::Kind::Estimates, "sayings" => list::Kind::Sayings, "questions" => list::Kind::Questions, "lessons" => list::Kind::Lessons);
values!(TemplateName(Template): "starter" => Template::Starter, "built-in" => Template::BuiltIn);
