//! What was answered, as a table for a spreadsheet.

use crate::study::log::Record;
use serde_json::Value;

/// `records` as CSV, a row each.
///
/// # Errors
/// None that rows in memory can cause; writers of CSV can fail.
pub fn csv(records: &[Record]) -> anyhow::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let keys = ["id", "at", "do", "card", "grade", "kind", "ms", "record"];
    writer.write_record(keys)?;
    for record in records {
        // The names of a line in the file are those of the columns.
        let line: Value = serde_json::from_str(&record.line())?;
        let cell = |key: &&str| {
            line.get(*key)
                .map_or_else(String::new, |it| it.as_str().map_or_else(|| it.to_string(), str::to_owned))
        };
        writer.write_record(keys.iter().map(cell))?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::log::{Grade, Kind, RecordId, Review, What};

    #[test]
    fn every_record_is_a_row() {
        let id = RecordId { device: "k3f9".to_owned(), number: 1 };
        let at = "2026-11-28T20:02:11+01:00".parse().unwrap();
        let review =
            Review { card: "claim:a".into(), grade: Grade::Good, kind: Kind::Due, ms: 4200, text: 1 };
        let undo = Record { at, id: RecordId { number: 2, ..id.clone() }, what: What::Undo(id.clone()) };
        assert_eq!(
            csv(&[Record { at, id, what: What::Review(review) }, undo]).unwrap(),
            "id,at,do,card,grade,kind,ms,record\n\
             k3f9-1,2026-11-28T20:02:11+01:00,review,claim:a,good,due,4200,\n\
             k3f9-2,2026-11-28T20:02:11+01:00,undo,,,,,k3f9-1\n"
        );
    }
}
