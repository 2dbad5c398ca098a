//! What was answered, as a table for a spreadsheet, and what was found in it.

use crate::document::words::count;
use crate::study::Settings;
use crate::study::fit::{Fit, Score};
use crate::study::fsrs::State;
use crate::study::log::{Grade, Record};
use crate::study::parameters::Parameters;
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

/// What came of fitting for somebody who studies by `settings`.
pub fn fitted(fit: &Fit, settings: &Settings) -> String {
    let retention = settings.retention();
    let Fit { average, own, .. } = fit;
    let percent = |part: f64| format!("{:.0}%", part * 100.0);
    let row = |name: &str, of: fn(&Score) -> String, was: &str| {
        format!("{name:<24}{:>15}{:>8}{was:>10}", of(average), of(own), was = was).trim_end().to_owned()
            + "\n"
    };
    let table = [
        row("Were to be known", |it| format!("{:.0}%", it.foretold * 100.0), &percent(fit.known)),
        row("Off, tenth by tenth", |it| format!("{:.1}%", it.off * 100.0), ""),
        row("Log-loss", |it| format!("{:.3}", it.log_loss), ""),
    ];
    let first = |of: &Parameters| {
        let days = State::first(Grade::Good, of).interval(retention, of);
        format!("{days:.1} days")
    };
    let what = match &fit.parameters {
        Some(of) => format!(
            "Cards come back by how you forget from now on: after a first \u{201c}knew it\u{201d} in {}, for an \
             average learner in {}.\nMany cards may be due at once after that; a day deals out {} at most.\n\
             `afferent state fit --forget` goes back to that.\n",
            first(of),
            first(&Parameters::default()),
            settings.per_day
        ),
        None => {
            "An average learner foretells your answers no worse, so cards come back as for one.\n".to_owned()
        }
    };
    format!(
        "Of {} to cards that came back the last {} were foretold from the others.\n\n{:<24}{:>15}{:>8}{:>10}\n{}\n{what}",
        count(fit.answers, "answer", "answers"),
        fit.left_out,
        "",
        "Average learner",
        "You",
        "In truth",
        table.concat()
    )
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
