//! Names of what a pack holds, as they are typed: `kind:id`, or an id alone.
//!
//! An id alone means the kind that the command is about, else the page, and so on in the order of
//! [`Kind::ALL`]; what else has the same id is told, so that it can be named.

use crate::content::address::Address;
use crate::content::id::nearest;
use crate::content::library::Library;

/// A kind of thing that has ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Topic,
    Study,
    Term,
    Figure,
    Claim,
    Saying,
    Lesson,
    Question,
}

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub address: Address,
    /// A sentence on what else has this id.
    pub also: Option<String>,
}

impl Kind {
    pub const ALL: [Self; 8] = [
        Self::Topic,
        Self::Study,
        Self::Term,
        Self::Figure,
        Self::Claim,
        Self::Saying,
        Self::Lesson,
        Self::Question,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Study => "study",
            Self::Term => "term",
            Self::Figure => "figure",
            Self::Claim => "claim",
            Self::Saying => "saying",
            Self::Lesson => "lesson",
            Self::Question => "question",
        }
    }

    fn ids(self, library: &Library) -> Vec<&str> {
        match self {
            Self::Topic => library.topics().iter().map(|it| it.id.as_str()).collect(),
            Self::Study => library.studies().iter().map(|it| it.id.as_str()).collect(),
            Self::Term => library.terms().iter().map(|it| it.id.as_str()).collect(),
            Self::Figure => library.figures().iter().map(|it| it.id.as_str()).collect(),
            Self::Claim => library.claims().map(|(_, it)| it.id.as_str()).collect(),
            Self::Saying => library.sayings().iter().map(|it| it.id.as_str()).collect(),
            Self::Lesson => library.lessons().iter().map(|it| it.id.as_str()).collect(),
            Self::Question => library.questions().iter().map(|it| it.id.as_str()).collect(),
        }
    }

    /// The address of the thing of this kind with this id, if there is one.
    fn address(self, id: &str, library: &Library) -> Option<Address> {
        Some(match self {
            Self::Topic => Address::Topic(library.topic(&id.into())?.id.clone()),
            Self::Study => Address::Study(library.study(&id.into())?.id.clone()),
            Self::Term => Address::Term(library.term(&id.into())?.id.clone()),
            Self::Figure => Address::Figure(library.figure(&id.into())?.id.clone()),
            Self::Claim => Address::Claim(library.claim(&id.into())?.1.id.clone()),
            Self::Saying => Address::Saying(library.saying(&id.into())?.id.clone()),
            Self::Lesson => Address::Lesson(library.lesson(&id.into())?.id.clone()),
            Self::Question => Address::Question(library.question(&id.into())?.id.clone()),
        })
    }
}

/// What `text` stands for, where a command is about things of the kind `about`, if about any.
///
/// # Errors
/// When nothing has this name: a sentence that names the nearest.
pub fn find(text: &str, library: &Library, about: Option<Kind>) -> Result<Named, String> {
    let (kind, id) = parse(text)?;
    if let Some(kind) = kind {
        let address = kind
            .address(&id, library)
            .or_else(|| if kind == Kind::Figure { of_kind(&id, library) } else { None });
        let address = address.ok_or_else(|| unknown(&[kind], &id, library))?;
        return Ok(Named { address, also: None });
    }
    if let Some(address) = Address::list(&id) {
        return Ok(Named { address, also: None });
    }
    let kinds = about.into_iter().chain(Kind::ALL.into_iter().filter(|kind| Some(*kind) != about));
    let mut addresses = kinds.filter_map(|kind| Some((kind, kind.address(&id, library)?)));
    let Some((_, address)) = addresses.next() else {
        let address = of_kind(&id, library).ok_or_else(|| unknown(&Kind::ALL, &id, library))?;
        return Ok(Named { address, also: None });
    };
    let others: Vec<&str> = addresses.map(|(kind, _)| kind.word()).collect();
    let names: Vec<String> = others.iter().map(|word| format!("{word}:{id}")).collect();
    let also = format!("`{id}` is also a {}: {}", others.join(" and a "), names.join(", "));
    Ok(Named { address, also: (!others.is_empty()).then_some(also) })
}

/// The id in `text`, which must name a thing of the kind `kind`.
///
/// # Errors
/// When it does not: a sentence that says what it names, or names the nearest.
pub fn id_of(kind: Kind, text: &str, library: &Library) -> Result<String, String> {
    match parse(text)? {
        (Some(other), id) if other != kind && other.address(&id, library).is_some() => {
            Err(format!("`{}:{id}` is a {}, and a {} is wanted", other.word(), other.word(), kind.word()))
        }
        (_, id) if kind.address(&id, library).is_some() => Ok(id),
        (_, id) => Err(unknown(&[kind], &id, library)),
    }
}

/// The kind before a colon, and the id. "CT afferents" means ct-afferents.
fn parse(text: &str) -> Result<(Option<Kind>, String), String> {
    let text = text.trim().to_lowercase().replace([' ', '_'], "-");
    let Some((word, id)) = text.split_once(':') else { return Ok((None, text)) };
    match Kind::ALL.into_iter().find(|kind| kind.word() == word) {
        Some(kind) => Ok((Some(kind), id.trim_start_matches('-').to_owned())),
        None => {
            let words = Kind::ALL.map(Kind::word).join(", ");
            Err(format!("there is no kind `{}`; before a colon stands {words}", shown(word)))
        }
    }
}

/// The name of a kind of figure stands for the first one of it.
fn of_kind(name: &str, library: &Library) -> Option<Address> {
    let figure = library.figures().iter().find(|it| it.data.kind_name() == name)?;
    Some(Address::Figure(figure.id.clone()))
}

/// What is said where nothing of `kinds` has this id.
fn unknown(kinds: &[Kind], id: &str, library: &Library) -> String {
    /// So few that all of them can be named.
    const FEW: usize = 6;
    let words: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
    let what = match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    };
    let message = format!("there is no {what} `{}`", shown(id));
    // Of another kind there may be one.
    let elsewhere =
        Kind::ALL.into_iter().filter(|kind| !kinds.contains(kind) && kind.address(id, library).is_some());
    let elsewhere = elsewhere.map(|kind| format!("{}:{id}", kind.word()));
    let all: Vec<&str> = kinds.iter().flat_map(|kind| kind.ids(library)).collect();
    let near = nearest(id, all.iter().copied()).into_iter().map(str::to_owned);
    let near: Vec<String> = near.chain(elsewhere).collect();
    if !near.is_empty() {
        format!("{message}; did you mean {}?", near.join(", "))
    } else if all.len() <= FEW && !all.is_empty() {
        format!("{message}; there are {}", all.join(", "))
    } else if kinds.len() == 1 {
        format!("{message}; `afferent search WORDS` finds what there is")
    } else {
        message
    }
}

/// As much of what was typed as is told back.
fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(60).collect()
}
