//! Files → typed tables. Shape and spelling are judged here; what must hold between
//! tables is judged by `check`.

mod fault;

use super::decode;
use super::drawing::{self, Drawing};
use super::estimate::{Estimate, decimals_of};
use super::figure::Figure;
use super::lesson::Lesson;
use super::model::{Effect, FORMAT, PackInfo, Saying, Study, Term, Topic};
use super::order;
use super::problem::{File, Places, Problem};
use super::question::Question;
#[cfg(test)]
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::HashMap;
use std::ops::Range;

/// Every table of a pack, as the files give them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tables {
    pub info: PackInfo,
    pub effects: Vec<Effect>,
    /// In the order of [`PackInfo::order`], the ones it does not name last.
    pub topics: Vec<Topic>,
    pub figures: Vec<Figure>,
    pub drawings: Vec<Drawing>,
    pub studies: Vec<Study>,
    pub estimates: Vec<Estimate>,
    pub terms: Vec<Term>,
    pub sayings: Vec<Saying>,
    pub questions: Vec<Question>,
    /// The shortest first.
    pub lessons: Vec<Lesson>,
}

/// The rows of a file.
#[derive(Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Effects {
    #[serde(default)]
    pub effect: Vec<Effect>,
}

/// The rows of a file.
#[derive(Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Studies {
    #[serde(default)]
    pub study: Vec<Study>,
}

/// The rows of a file.
#[derive(Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Estimates {
    #[serde(default)]
    pub estimate: Vec<Estimate>,
}

/// The rows of a file.
#[derive(Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Glossary {
    #[serde(default)]
    pub term: Vec<Term>,
}

/// The rows of a file.
#[derive(Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Claims {
    #[serde(default)]
    pub saying: Vec<Saying>,
}

/// The rows of a file.
#[derive(Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
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
            "pack.toml" => one(info(file)).map(|info| tables.info = info),
            "effects.toml" => one(effects(file)).map(|effects| tables.effects = effects),
            "studies.toml" => rows(file, "study", |it: Studies| it.study).map(|it| tables.studies = it),
            "estimates.toml" => rows(file, "estimate", |it: Estimates| it.estimate).map(|mut it| {
                keep_decimals(file, &mut it);
                tables.estimates = it;
            }),
            "glossary.toml" => rows(file, "term", |it: Glossary| it.term).map(|it| tables.terms = it),
            "claims.toml" => rows(file, "saying", |it: Claims| it.saying).map(|it| tables.sayings = it),
            "questions.toml" => {
                rows(file, "question", |it: Questions| it.question).map(|it| tables.questions = it)
            }
            path if path.starts_with("topics/") => topic(file).map(|topic| tables.topics.push(topic)),
            path if path.starts_with("figures/") => {
                one(figure(file)).map(|figure| tables.figures.push(figure))
            }
            path if drawing::id_in(path).is_some() => {
                drawing::read(file).map(|drawing| tables.drawings.push(drawing))
            }
            path if path.starts_with("lessons/") => lesson(file).map(|lesson| tables.lessons.push(lesson)),
            _ => one(Err(Problem::at(
                file,
                0..0,
                "this file belongs to no table of a pack",
                "move it out of the pack; a pack has pack.toml, effects.toml, studies.toml, estimates.toml, glossary.toml, claims.toml, questions.toml, topics/, figures/, lessons/ and drawings/",
            ))),
        };
        problems.extend(read.err().into_iter().flatten());
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let ranks: HashMap<_, _> =
        tables.info.order.iter().rev().zip((0..tables.info.order.len()).rev()).collect();
    let rank = |topic: &Topic| ranks.get(&topic.id).copied().unwrap_or(usize::MAX);
    order::by_key(&mut tables.topics, |topic| (rank(topic), topic.id.clone()));
    tables
        .lessons
        .sort_by(|a, b| (a.minutes(), &a.id).partial_cmp(&(b.minutes(), &b.id)).unwrap_or(Ordering::Equal));
    Ok(tables)
}

/// The rows `[[name]]` of a file. Before it is rows, TOML is a tree of many times its length, so a long
/// file is read in parts. Where a part has a fault the whole is read, which alone can say what is wrong.
fn rows<T: DeserializeOwned, Row>(
    file: &File,
    name: &str,
    rows: fn(T) -> Vec<Row>,
) -> Result<Vec<Row>, Vec<Problem>> {
    let header = format!("[[{name}]]");
    let mut all = Vec::new();
    for part in parts(&file.text, &header) {
        match decode::from_str(part) {
            Ok(part) => all.extend(rows(part)),
            Err(_) => return each(file, &header).map(rows),
        }
    }
    all.shrink_to_fit();
    Ok(all)
}

/// What a source prints as 0.40 is 0.4 once it is a number: how many decimals a row has is read from the
/// text of its file.
fn keep_decimals(file: &File, rows: &mut [Estimate]) {
    let places = Places::of(file);
    for (nth, row) in rows.iter_mut().enumerate().filter(|(_, row)| row.decimals.is_none()) {
        let keys = [("value", true), ("ci_low", row.ci_low.is_some()), ("ci_high", row.ci_high.is_some())];
        let texts = keys
            .into_iter()
            .filter(|(_, is_there)| *is_there)
            .filter_map(|(key, _)| file.text.get(places.value(&format!("estimate[{nth}].{key}"))));
        // A power of ten says nothing of decimals; the number itself does.
        let plain = texts.filter(|text| !text.contains(['e', 'E'])).map(decimals_of);
        row.decimals = plain.max().and_then(|it| u8::try_from(it).ok());
    }
}

/// `text` in parts that begin with `header`, a comment before the first aside. Where anything else
/// stands there it may be about all rows, and then there is one part only.
fn parts<'a>(text: &'a str, header: &str) -> Vec<&'a str> {
    const LONG: usize = 1 << 16;
    let says_something = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    if text.lines().find(says_something).is_none_or(|line| line.trim_end() != header) {
        return vec![text];
    }
    let line = format!("\n{header}");
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((at, _)) = rest.match_indices(&line).find(|(at, _)| *at >= LONG) {
        let Some((part, others)) = rest.split_at_checked(at + 1) else { break };
        parts.push(part);
        rest = others;
    }
    parts.push(rest);
    parts
}

pub(super) fn info(file: &File) -> Result<PackInfo, Problem> {
    let info: PackInfo = parse(file)?;
    if info.format == FORMAT {
        return Ok(info);
    }
    let message = format!("format {} is not one that this program reads", info.format);
    Err(Problem::in_file(file, "format", message, format!("this program reads format {FORMAT}")))
}

pub(super) fn effects(file: &File) -> Result<Vec<Effect>, Problem> {
    parse(file).map(|it: Effects| it.effect)
}

/// What the page in `file` is about, whether its sections follow there or not.
pub(super) fn one_line(file: &File) -> Result<String, Problem> {
    #[derive(Deserialize)]
    struct Head {
        one_line: String,
    }
    parse(file).map(|it: Head| it.one_line)
}

fn topic(file: &File) -> Result<Topic, Vec<Problem>> {
    let topic: Topic = each(file, "[[section]]")?;
    one(named(file, "topics", topic.id.as_str())).map(|()| topic)
}

fn figure(file: &File) -> Result<Figure, Problem> {
    let figure: Figure = parse(file)?;
    named(file, "figures", figure.id.as_str()).map(|()| figure)
}

fn lesson(file: &File) -> Result<Lesson, Vec<Problem>> {
    let lesson: Lesson = each(file, STEP)?;
    one(named(file, "lessons", lesson.id.as_str())).map(|()| lesson)
}

/// A row of the file of a lesson.
const STEP: &str = "[[step]]";

/// The file of a lesson without the steps that cannot be read, so that the others can be judged; nothing where
/// that is not enough. All else stays where it was.
pub(super) fn without_faulty_steps(file: &File) -> Option<File> {
    let rest = apart::<Lesson>(file, STEP).1?;
    lesson(&rest).ok().map(|_| rest)
}

/// Whether a file of `folder` is named after the `id` in it.
fn named(file: &File, folder: &str, id: &str) -> Result<(), Problem> {
    if file.path == format!("{folder}/{id}.toml") {
        return Ok(());
    }
    let message = format!("the id `{id}` is not the name of the file");
    let help = format!("rename the file to {id}.toml, or change the id");
    Err(Problem::in_file(file, "id", message, help))
}

fn one<T>(read: Result<T, Problem>) -> Result<T, Vec<Problem>> {
    read.map_err(|problem| vec![problem])
}

/// What `file` holds, or the faults of its form, one of each row that begins with `header`.
fn each<T: DeserializeOwned>(file: &File, header: &str) -> Result<T, Vec<Problem>> {
    if let Ok(it) = decode::from_str(&file.text) {
        return Ok(it);
    }
    Err(apart::<T>(file, header).0)
}

/// The faults of the form of `file`, one of each row, and the file with blanks in place of those rows, where
/// that can be read.
fn apart<T: DeserializeOwned>(file: &File, header: &str) -> (Vec<Problem>, Option<File>) {
    /// Each costs reading the file once more, and whoever has mended so many asks again.
    const MOST: usize = 20;
    let mut rest = file.clone();
    let mut problems = Vec::new();
    while problems.len() < MOST {
        let Err(error) = decode::from_str::<T>(&rest.text) else { return (problems, Some(rest)) };
        let row = row(&rest.text, header, error.span.start);
        // Where no row is left the file has no other fault than that.
        if row.is_some() || problems.is_empty() || rest.text.contains(header) {
            problems.push(fault::problem(&rest, &error));
        }
        let Some(row) = row else { break };
        let blank = rest.text.get(row.clone()).unwrap_or_default();
        let blank: String = blank.bytes().map(|it| if it == b'\n' { '\n' } else { ' ' }).collect();
        rest.text.replace_range(row, &blank);
    }
    (problems, None)
}

/// The bytes of the row that `at` is in, from its header to the next one.
fn row(text: &str, header: &str, at: usize) -> Option<Range<usize>> {
    let headers = text.match_indices(header).map(|(start, _)| start);
    let mut headers =
        headers.filter(|start| text.get(..*start).is_some_and(|it| it.is_empty() || it.ends_with('\n')));
    let start = headers.clone().take_while(|start| *start <= at).last()?;
    Some(start..headers.find(|start| *start > at).unwrap_or(text.len()))
}

fn parse<T: DeserializeOwned>(file: &File) -> Result<T, Problem> {
    decode::from_str(&file.text).map_err(|error| fault::problem(file, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As many sayings as make several parts, the last of them changed.
    fn sayings(last: impl Fn(&str) -> String) -> File {
        let saying = |nth: usize| {
            format!(
                "[[saying]]\nid = \"a-{nth}\"\ntopic = \"b\"\nsays = \"{}\"\nsaid_by = \"c\"\nknown = \"d\"\n\
                 status = \"mixed\"\nsources = []\n\n",
                "word ".repeat(40)
            )
        };
        let rows: String = (0..1_000).map(saying).collect();
        let text = format!("# What is said.\n\n{rows}{}", last(&saying(1_000)));
        File { path: "claims.toml".to_owned(), text }
    }

    fn read(file: &File) -> Result<Vec<Saying>, Vec<Problem>> {
        rows(file, "saying", |it: Claims| it.saying)
    }

    #[test]
    fn a_long_file_is_read_in_parts_and_comes_out_whole() {
        let file = sayings(str::to_owned);
        assert!(parts(&file.text, "[[saying]]").len() > 2);
        let read = read(&file).unwrap();
        assert_eq!(read, parse::<Claims>(&file).unwrap().saying);
        assert_eq!(read.last().unwrap().id.as_str(), "a-1000");
    }

    #[test]
    fn a_fault_far_down_a_long_file_is_shown_where_it_stands() {
        let file = sayings(|last| last.replace("status = \"mixed\"", "status = \"so-so\""));
        let problem = read(&file).unwrap_err().remove(0);
        assert_eq!((problem.line, problem.column), (2 + 9 * 1_000 + 7, 10));
        assert_eq!(problem.source, "status = \"so-so\"");
    }

    #[test]
    fn a_header_within_a_text_begins_no_row() {
        let within = "known = \"\"\"\n".to_owned() + &"[[saying]]\n".repeat(8_000) + "\"\"\"";
        let file = sayings(|last| last.replace("known = \"d\"", &within));
        assert_eq!(read(&file).unwrap(), parse::<Claims>(&file).unwrap().saying);
    }

    #[test]
    fn a_row_keeps_the_decimals_that_its_file_writes() {
        let row = |numbers: &str| {
            format!(
                "[[estimate]]\nid = \"a\"\nsource = \"b\"\nabout = \"context\"\npopulation = \"c\"\n\
                 intervention = \"d\"\ncomparator = \"e\"\ncomparator_class = \"sham\"\noutcome = \"f\"\n\
                 outcome_class = \"pain\"\nmeasure = \"SMD\"\nfavours_intervention_when = \"negative\"\n{numbers}\n"
            )
        };
        let text = [
            "value = -0.50\nci_low = -0.8\nci_high = -0.30 # 0.3001",
            "value = 3",
            "value = 2e-2",
            "value = 0.5\ndecimals = 2",
        ]
        .map(row)
        .concat();
        let file = File { path: "estimates.toml".to_owned(), text };
        let mut rows = parse::<Estimates>(&file).unwrap().estimate;
        keep_decimals(&file, &mut rows);
        assert_eq!(rows.iter().map(Estimate::decimals).collect::<Vec<_>>(), [2, 0, 2, 2]);
    }

    #[test]
    fn what_stands_above_all_rows_is_not_lost() {
        let mut file = sayings(str::to_owned);
        file.text.insert_str(0, "rows = 1\n");
        assert!(read(&file).unwrap_err()[0].message.contains("unknown field `rows`"));
    }
}
