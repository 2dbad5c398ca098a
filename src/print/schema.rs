//! JSON Schemas of the content files, from the types that read them, so that an editor can complete
//! and check what an author writes.

use crate::content::figure::Figure;
use crate::content::lesson::Lesson;
use crate::content::load::{Claims, Effects, Estimates, Glossary, Questions, Studies};
use crate::content::model::{PackInfo, Topic};
use anyhow::{Context, Result, bail};
use schemars::{Schema, schema_for};
use std::fs;
use std::path::Path;

/// For each kind of file: the name of its schema, the files it is for, the schema.
pub fn schemas() -> [(&'static str, &'static str, Schema); 10] {
    [
        ("pack", "pack.toml", schema_for!(PackInfo)),
        ("effects", "effects.toml", schema_for!(Effects)),
        ("topic", "topics/*.toml", schema_for!(Topic)),
        ("figure", "figures/*.toml", schema_for!(Figure)),
        ("studies", "studies.toml", schema_for!(Studies)),
        ("estimates", "estimates.toml", schema_for!(Estimates)),
        ("glossary", "glossary.toml", schema_for!(Glossary)),
        ("claims", "claims.toml", schema_for!(Claims)),
        ("lesson", "lessons/*.toml", schema_for!(Lesson)),
        ("questions", "questions.toml", schema_for!(Questions)),
    ]
}

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
    let mut rules = String::from("# Which schema is for which file; for editors that know Taplo.\n");
    for (name, files, schema) in schemas() {
        let file = folder.join(format!("{name}.json"));
        let text = format!("{:#}\n", schema.as_value());
        super::file::write(&file, &text)?;
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
