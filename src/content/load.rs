//! Files → typed tables. Shape and spelling are judged here; what must hold between
//! tables is judged by `check`.

use super::figure::Figure;
use super::model::{Effect, Estimate, FORMAT, PackInfo, Question, Saying, Study, Term, Topic};
use super::problem::{File, Problem};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Every table of a pack, as the files give them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tables {
    pub info: PackInfo,
    pub effects: Vec<Effect>,
    /// In the order of [`PackInfo::order`], the ones it does not name last.
    pub topics: Vec<Topic>,
    pub figures: Vec<Figure>,
    pub studies: Vec<Study>,
    pub estimates: Vec<Estimate>,
    pub terms: Vec<Term>,
    pub sayings: Vec<Saying>,
    pub questions: Vec<Question>,
}

/// The rows of a file.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Effects {
    #[serde(default)]
    pub effect: Vec<Effect>,
}

/// The rows of a file.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Studies {
    #[serde(default)]
    pub study: Vec<Study>,
}

/// The rows of a file.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Estimates {
    #[serde(default)]
    pub estimate: Vec<Estimate>,
}

/// The rows of a file.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Glossary {
    #[serde(default)]
    pub term: Vec<Term>,
}

/// The rows of a file.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    #[serde(default)]
    pub saying: Vec<Saying>,
}

/// The rows of a file.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Questions {
    #[serde(default)]
    pub question: Vec<Question>,
}

/// Reads every table of a pack.
///
/// # Errors
/// All files that cannot be read as what their name says, each with its place.
pub fn load(files: &[File]) -> Result<Tables, Vec<Problem>> {
    let mut tables = Tables::default();
    let mut problems = Vec::new();
    for required in ["pack.toml", "effects.toml", "studies.toml"] {
        if !files.iter().any(|file| file.path == required) {
            problems.push(Problem::missing(
                required,
                "add it; `afferent new DIR` writes a small pack to start from",
            ));
        }
    }
    for file in files {
        let read = match file.path.as_str() {
            "pack.toml" => info(file).map(|info| tables.info = info),
            "effects.toml" => parse(file).map(|it: Effects| tables.effects = it.effect),
            "studies.toml" => parse(file).map(|it: Studies| tables.studies = it.study),
            "estimates.toml" => parse(file).map(|it: Estimates| tables.estimates = it.estimate),
            "glossary.toml" => parse(file).map(|it: Glossary| tables.terms = it.term),
            "claims.toml" => parse(file).map(|it: Claims| tables.sayings = it.saying),
            "questions.toml" => parse(file).map(|it: Questions| tables.questions = it.question),
            path if path.starts_with("topics/") => topic(file).map(|topic| tables.topics.push(topic)),
            path if path.starts_with("figures/") => figure(file).map(|figure| tables.figures.push(figure)),
            _ => Err(Problem::at(
                file,
                0..0,
                "this file belongs to no table of a pack",
                "move it out of the pack; a pack has pack.toml, effects.toml, studies.toml, estimates.toml, glossary.toml, claims.toml, questions.toml, topics/ and figures/",
            )),
        };
        problems.extend(read.err());
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let order = &tables.info.order;
    let rank = |topic: &Topic| order.iter().position(|id| *id == topic.id).unwrap_or(usize::MAX);
    tables.topics.sort_by_cached_key(|topic| (rank(topic), topic.id.clone()));
    Ok(tables)
}

fn info(file: &File) -> Result<PackInfo, Problem> {
    let info: PackInfo = parse(file)?;
    if info.format == FORMAT {
        return Ok(info);
    }
    let message = format!("format {} is not one that this program reads", info.format);
    Err(Problem::in_file(file, "format", message, format!("this program reads format {FORMAT}")))
}

fn topic(file: &File) -> Result<Topic, Problem> {
    let topic: Topic = parse(file)?;
    named(file, "topics", topic.id.as_str()).map(|()| topic)
}

fn figure(file: &File) -> Result<Figure, Problem> {
    let figure: Figure = parse(file)?;
    named(file, "figures", figure.id.as_str()).map(|()| figure)
}

/// Whether a file of `folder` is named after the `id` in it.
fn named(file: &File, folder: &str, id: &str) -> Result<(), Problem> {
    if file.path == format!("{folder}/{id}.toml") {
        return Ok(());
    }
    let message = format!("the id `{id}` is not the name of the file");
    let help = format!("rename the file to {folder}/{id}.toml, or change the id");
    Err(Problem::in_file(file, "id", message, help))
}

fn parse<T: DeserializeOwned>(file: &File) -> Result<T, Problem> {
    toml::from_str(&file.text).map_err(|error| {
        let help = match error.message() {
            message if message.starts_with("unknown field") => {
                "remove the key, or spell it as one of those named"
            }
            message if message.starts_with("missing field") => "add the key",
            message if message.starts_with("unknown variant") => "use one of the words named",
            message if message.starts_with("invalid type") => "give the value the type that is named",
            _ => "mend the TOML; `afferent new DIR` writes a pack with every table to compare with",
        };
        Problem::at(file, error.span().unwrap_or(0..0), error.message(), help)
    })
}
