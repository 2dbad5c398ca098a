//! JSON Schemas of the content files, so that an editor can complete and check what an author writes. They
//! follow from the types that read the files; a test holds them to these, and renews them.

use crate::content::source::unpacked;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// The name of each schema, and the files that it is for.
const FOR: [(&str, &str); 10] = [
    ("pack", "pack.toml"),
    ("effects", "effects.toml"),
    ("topic", "topics/*.toml"),
    ("figure", "figures/*.toml"),
    ("studies", "studies.toml"),
    ("estimates", "estimates.toml"),
    ("glossary", "glossary.toml"),
    ("claims", "claims.toml"),
    ("lesson", "lessons/*.toml"),
    ("questions", "questions.toml"),
];

/// Writes `.schema/<name>.json` into the pack in `dir`, and a `.taplo.toml` that tells editors which
/// is for which file; one that is there already is left alone.
///
/// # Errors
/// When `dir` is no directory or cannot be written into, naming the file.
pub fn write(dir: &Path) -> Result<()> {
    if !dir.is_dir() {
        bail!("there is no directory {0}; `afferent new {0}` writes a pack into a new one", dir.display());
    }
    let folder = dir.join(".schema");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for schema in unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/schema.bin"))) {
        super::file::write(&folder.join(schema.path), &schema.text)?;
    }
    let mut rules = String::from("# Which schema is for which file; for editors that know Taplo.\n");
    for (name, files) in FOR {
        rules.push_str(&format!(
            "\n[[rule]]\ninclude = [\"{files}\"]\n[rule.schema]\npath = \".schema/{name}.json\"\n"
        ));
    }
    let file = dir.join(".taplo.toml");
    if !file.exists() {
        super::file::write(&file, &rules)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::figure::Figure;
    use crate::content::lesson::Lesson;
    use crate::content::load::{Claims, Effects, Estimates, Glossary, Questions, Studies};
    use crate::content::model::{PackInfo, Topic};
    use schemars::schema_for;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the schemas are files, which are renewed here")]
    fn each_schema_is_that_of_its_type() {
        let of_types = [
            schema_for!(PackInfo),
            schema_for!(Effects),
            schema_for!(Topic),
            schema_for!(Figure),
            schema_for!(Studies),
            schema_for!(Estimates),
            schema_for!(Glossary),
            schema_for!(Claims),
            schema_for!(Lesson),
            schema_for!(Questions),
        ];
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/print/schema");
        for ((name, _), schema) in FOR.iter().zip(of_types) {
            let (file, text) = (folder.join(format!("{name}.json")), format!("{:#}\n", schema.as_value()));
            if std::env::var_os("RENEW").is_some() {
                fs::write(&file, &text).unwrap();
            }
            let kept = fs::read_to_string(&file).unwrap_or_default();
            assert!(kept == text, "{name}: RENEW=1 writes the schema anew");
        }
        assert_eq!(fs::read_dir(&folder).unwrap().count(), FOR.len());
    }
}
