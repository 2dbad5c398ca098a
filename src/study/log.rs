//! The record of what was answered: a line of JSON for each thing that happened, never changed afterwards.
//! Each device writes a file of its own, and what is known is read out of all of them.

use super::card::CardId;
use super::moment::Moment;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// The version of the lines that this program writes.
pub const VERSION: u32 = 1;

/// How well a card was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    Again,
    Hard,
    Good,
    Easy,
}

impl Grade {
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];
    /// Those that are offered unless all are asked for: who forgot has nothing but the first to press.
    pub const TWO: [Self; 2] = [Self::Again, Self::Good];

    pub fn word(self) -> &'static str {
        match self {
            Self::Again => "missed",
            Self::Hard => "hard",
            Self::Good => "knew it",
            Self::Easy => "easy",
        }
    }
}

/// What a review was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The card was to be asked, and the answer says when it comes back.
    Due,
    /// A free round, or a card once more in the round in which it was missed: nothing is scheduled.
    Practice,
}

/// The name of a record: its device, and which of that device's it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    pub device: String,
    pub number: u64,
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.device, self.number)
    }
}

impl FromStr for RecordId {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.rsplit_once('-').and_then(|(device, number)| Some((device, number.parse().ok()?)));
        let (device, number) = parts.ok_or("the id is no device and number, such as k3f9-12")?;
        Ok(Self { device: device.to_owned(), number })
    }
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Record {
    pub at: Moment,
    pub id: RecordId,
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Review(Review),
    /// That record is as if it had never been.
    Undo(RecordId),
    /// Not before tomorrow.
    Bury(CardId),
    /// Not before it is taken up again.
    Suspend(CardId),
    /// Taken up again after it was suspended, buried or set aside.
    Resume(CardId),
    /// As if it had never been asked.
    Forget(CardId),
}

impl What {
    /// The card that it happened to; of a record that is taken back that record knows.
    pub fn card(&self) -> Option<&CardId> {
        match self {
            Self::Review(review) => Some(&review.card),
            Self::Bury(card) | Self::Suspend(card) | Self::Resume(card) | Self::Forget(card) => Some(card),
            Self::Undo(_) => None,
        }
    }
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Review {
    pub card: CardId,
    pub grade: Grade,
    pub kind: Kind,
    /// Milliseconds that it took.
    pub ms: u32,
    /// The fingerprint of the text of the card as it was then.
    pub text: u64,
}

/// A record as it stands in a file. Keys that are not known here are left alone in the file.
#[derive(Serialize, Deserialize)]
struct Line<'a> {
    v: u32,
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    at: Cow<'a, str>,
    #[serde(rename = "do", borrow)]
    action: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    card: Option<CardId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    grade: Option<Grade>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<Kind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ms: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    text: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    record: Option<String>,
}

impl Record {
    /// Its line, with the end of it.
    pub fn line(&self) -> String {
        let (id, at) = (self.id.to_string().into(), self.at.to_string().into());
        let line = Line {
            v: VERSION,
            id,
            at,
            action: "".into(),
            card: None,
            grade: None,
            kind: None,
            ms: None,
            text: None,
            record: None,
        };
        let with = |action: &'static str, card: &CardId| (action, Some(card.clone()));
        let (action, card) = match &self.what {
            What::Review(it) => with("review", &it.card),
            What::Undo(_) => ("undo", None),
            What::Bury(card) => with("bury", card),
            What::Suspend(card) => with("suspend", card),
            What::Resume(card) => with("resume", card),
            What::Forget(card) => with("forget", card),
        };
        let line = Line { action: action.into(), card, ..line };
        let line = match &self.what {
            What::Review(it) => {
                let text = Some(format!("{:016x}", it.text).into());
                Line { grade: Some(it.grade), kind: Some(it.kind), ms: Some(it.ms), text, ..line }
            }
            What::Undo(record) => Line { record: Some(record.to_string()), ..line },
            _ => line,
        };
        // Names and numbers always become JSON.
        serde_json::to_string(&line).unwrap_or_default() + "\n"
    }
}

/// What the text of a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    pub records: Vec<Record>,
    /// Lines, from 1, that are no records, and why.
    pub faults: Vec<(usize, String)>,
    /// Lines of a newer program, which are none of ours to understand.
    pub newer: usize,
    /// Where a last line begins that was cut off while it was written, in bytes.
    pub cut: Option<usize>,
}

/// Reads the lines of a file.
pub fn read(bytes: &[u8]) -> Read {
    let mut read = Read::default();
    let mut begin = 0;
    for (nth, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
        match parse(line.trim_ascii()) {
            Ok(Some(record)) => read.records.push(record),
            Ok(None) => read.newer += usize::from(!line.trim_ascii().is_empty()),
            Err(_) if !line.ends_with(b"\n") => read.cut = Some(begin),
            Err(why) => read.faults.push((nth + 1, why)),
        }
        begin += line.len();
    }
    read
}

/// The record of a line; nothing where it is empty or of a newer program.
fn parse(line: &[u8]) -> Result<Option<Record>, String> {
    #[derive(Deserialize)]
    struct Version {
        v: u32,
    }
    if line.is_empty() {
        return Ok(None);
    }
    match serde_json::from_slice::<Line<'_>>(line) {
        Ok(line) if line.v <= VERSION => understand(&line),
        Ok(_) => Ok(None),
        Err(_) if serde_json::from_slice::<Version>(line).is_ok_and(|it| it.v > VERSION) => Ok(None),
        Err(error) => Err(error.to_string()),
    }
}

fn understand(line: &Line<'_>) -> Result<Option<Record>, String> {
    let lacks = |what: &str| format!("a {} without `{what}`", line.action);
    let card = || line.card.clone().ok_or_else(|| lacks("card"));
    let what = match &*line.action {
        "review" => What::Review(Review {
            card: card()?,
            grade: line.grade.ok_or_else(|| lacks("grade"))?,
            kind: line.kind.ok_or_else(|| lacks("kind"))?,
            ms: line.ms.unwrap_or_default(),
            text: line.text.as_deref().and_then(|it| u64::from_str_radix(it, 16).ok()).unwrap_or_default(),
        }),
        "undo" => What::Undo(line.record.as_deref().ok_or_else(|| lacks("record"))?.parse()?),
        "bury" => What::Bury(card()?),
        "suspend" => What::Suspend(card()?),
        "resume" => What::Resume(card()?),
        "forget" => What::Forget(card()?),
        // A newer program does what this one cannot, and its other lines are as before.
        _ => return Ok(None),
    };
    let at = line.at.parse().map_err(|error: jiff::Error| error.to_string())?;
    Ok(Some(Record { at, id: line.id.parse()?, what }))
}

/// The records of several files as one: in the order in which they happened, each once. Where one name
/// was given twice, as copies of a device do, both are kept.
pub fn merge(files: impl IntoIterator<Item = Vec<Record>>) -> Vec<Record> {
    let mut records: Vec<Record> = files.into_iter().flatten().collect();
    records.sort_unstable();
    records.dedup();
    records
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn record(number: u64, seconds: i64, what: What) -> Record {
        let id = RecordId { device: "k3f9".to_owned(), number };
        Record { at: Moment { seconds, offset: 3600 }, id, what }
    }

    fn review(number: u64, seconds: i64) -> Record {
        let card = "claim:slow-touch".into();
        let review = Review { card, grade: Grade::Good, kind: Kind::Due, ms: 4200, text: 0x1f };
        record(number, seconds, What::Review(review))
    }

    #[test]
    fn a_review_is_one_line_that_a_person_can_read() {
        assert_eq!(
            review(12, 1_795_892_531).line(),
            "{\"v\":1,\"id\":\"k3f9-12\",\"at\":\"2026-11-28T20:02:11+01:00\",\"do\":\"review\",\"card\":\"claim:slow-touch\",\
             \"grade\":\"good\",\"kind\":\"due\",\"ms\":4200,\"text\":\"000000000000001f\"}\n"
        );
    }

    #[test]
    fn every_record_comes_back_from_its_line() {
        let undone = RecordId { device: "a-b".to_owned(), number: 3 };
        let card = || CardId::from("term:x/word");
        let all = [
            What::Undo(undone),
            What::Bury(card()),
            What::Suspend(card()),
            What::Resume(card()),
            What::Forget(card()),
        ];
        let mut records = vec![review(1, 5)];
        records.extend(all.into_iter().zip(2..).map(|(what, nth)| record(nth, 9, what)));
        let text: String = records.iter().map(Record::line).collect();
        assert_eq!(read(text.as_bytes()), Read { records, ..Read::default() });
    }

    #[test]
    fn lines_of_a_newer_program_are_left_alone_and_its_keys_too() {
        let mine = review(1, 5);
        let with_more = mine.line().replace("\"ms\"", "\"mood\":{\"is\":\"good\"},\"ms\"");
        let text = format!(
            "{with_more}{{\"v\":2,\"who\":\"knows\"}}\n{}\n",
            "{\"v\":1,\"id\":\"k3f9-2\",\"at\":\"2026-11-28T20:02:11+01:00\",\"do\":\"sing\"}"
        );
        let read = read(text.as_bytes());
        assert_eq!((read.records, read.newer, read.faults.len()), (vec![mine], 2, 0));
    }

    #[test]
    fn a_line_that_is_no_record_is_named_and_the_others_count() {
        let text = format!("{}so what\n\n{}", review(1, 5).line(), review(2, 6).line());
        let read = read(text.as_bytes());
        assert_eq!((read.records.len(), read.cut), (2, None));
        assert_eq!(read.faults.iter().map(|it| it.0).collect::<Vec<_>>(), [2]);
        let faults =
            super::read(b"{\"v\":1,\"id\":\"a-1\",\"at\":\"2026-11-28T20:02:11Z\",\"do\":\"bury\"}\n").faults;
        assert_eq!(faults, [(1, "a bury without `card`".to_owned())]);
    }

    #[test]
    fn copies_of_a_file_count_once_and_clones_of_a_device_both() {
        let (first, second, other) = (review(1, 5), review(2, 9), review(2, 7));
        let merged = merge([
            vec![first.clone(), second.clone()],
            vec![first.clone(), second.clone()],
            vec![first.clone(), other.clone()],
        ]);
        assert_eq!(merged, [first, other, second]);
    }

    proptest! {
        /// Wherever writing was cut off, all lines but the last are there.
        #[test]
        fn a_file_that_was_cut_off_loses_its_last_line_at_most(whole in 1usize..5, cut in 0usize..200) {
            let records: Vec<Record> = (0..whole as u64).map(|nth| review(nth, 5)).collect();
            let text: String = records.iter().map(Record::line).collect();
            let last = review(99, 9).line();
            let cut = cut.min(last.len() - 1);
            let read = read(&[text.as_bytes(), &last.as_bytes()[..cut]].concat());
            // All of the line but its end is a record, too.
            let is_whole = cut == last.len() - 1;
            prop_assert_eq!(read.records.len(), whole + usize::from(is_whole));
            prop_assert_eq!(read.cut, (cut > 0 && !is_whole).then_some(text.len()));
            prop_assert_eq!(read.faults.len(), 0);
        }

        #[test]
        fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let lines = memchr::memchr_iter(b'\n', &bytes).count();
            prop_assert!(read(&bytes).faults.len() <= lines);
        }
    }
}
