//! What the sample says, in words and as tables.

use super::{Group, Setting, expected_first, expected_shift, rising, sample};
use crate::content::figure::RegressionToTheMean;
use crate::sim::{Entry, Table, cite, number};

/// One decimal, with its sign where it is below zero.
pub fn tenths(value: f64) -> String {
    let value = (value * 10.0).round() / 10.0 + 0.0;
    format!("{value:.1}").replacen('-', "−", 1)
}

/// "−13.1", "+0.4", "0.0".
pub fn signed(value: f64) -> String {
    let text = tenths(value);
    if (value * 10.0).round() > 0.0 { format!("+{text}") } else { text }
}

/// Who is recruited, after a number of people.
fn who(setting: &Setting<'_>) -> String {
    setting.threshold.map_or_else(
        || "whatever they scored".to_owned(),
        |threshold| format!("who scored {} or more", number(threshold)),
    )
}

/// What the sample shows; nothing where nobody is recruited.
pub(super) fn point(data: &RegressionToTheMean, setting: &Setting<'_>) -> Option<String> {
    let group = Group::of(&sample(data, setting), |it| it.is_recruited)?;
    let score = &data.score;
    let tenths = (group.shift() * 10.0).round();
    // As short as the point of the figure, so that its letters stay as large whatever is set.
    Some(if tenths < 0.0 {
        let done = if setting.is_treated { "Useless care" } else { "Nothing was done" };
        format!("{done}, yet mean {score} falls by {}.", number(-tenths / 10.0))
    } else if setting.threshold.is_none() {
        format!("Nobody was picked: mean {score} does not fall.")
    } else if setting.reliability >= 1.0 {
        format!("No day differs: mean {score} stays.")
    } else {
        format!("By chance mean {score} does not fall.")
    })
}

/// How many are recruited, and their mean at each visit.
pub(super) fn legend(data: &RegressionToTheMean, setting: &Setting<'_>) -> Vec<Entry> {
    let Some(group) = Group::of(&sample(data, setting), |it| it.is_recruited) else { return Vec::new() };
    let score = setting.threshold.map_or_else(String::new, |it| format!(", {} or more", number(it)));
    vec![
        Entry::new(format!("recruited{score}"), group.n.to_string()),
        Entry::new("others", (setting.n - group.n).to_string()),
        Entry::new(format!("their mean {} at the first visit", data.score), tenths(group.first)),
        Entry::new("at the second visit", tenths(group.second)),
    ]
}

pub(super) fn readout(data: &RegressionToTheMean, setting: &Setting<'_>) -> String {
    match Group::of(&sample(data, setting), |it| it.is_recruited) {
        Some(group) => {
            format!("{} points by itself, {} of {} people", signed(group.shift()), group.n, setting.n)
        }
        None => "Nobody scored that high in this sample".to_owned(),
    }
}

pub(super) fn words(data: &RegressionToTheMean, setting: &Setting<'_>) -> Vec<String> {
    let people = sample(data, setting);
    let r = setting.reliability;
    let done = if setting.is_treated {
        format!(
            "Between the visits everybody recruited gets a treatment, {}. It is made to do nothing, so \
            every number is the same as without it.",
            setting.treatment
        )
    } else {
        "Between the visits nobody gets any treatment.".to_owned()
    };
    let mut words = vec![
        format!(
            "**{} people are scored twice for {}, from {} to {}.** The two visits correlate by {r:.1}. \
            This is sample {}.",
            setting.n,
            data.score,
            number(data.scale[0]),
            number(data.scale[1]),
            setting.draw + 1
        ),
        done,
    ];
    words.push(match Group::of(&people, |it| it.is_recruited) {
        Some(group) => format!(
            "Recruited are the {} {}. Their mean is {} at the first visit and {} at the second: a shift \
            of {} points.",
            group.n,
            who(setting),
            tenths(group.first),
            tenths(group.second),
            signed(group.shift())
        ),
        None => format!("Nobody is recruited: there is nobody in this sample {}.", who(setting)),
    });
    if let Some(all) = Group::of(&people, |_| true).filter(|_| setting.threshold.is_some()) {
        words.push(format!(
            "The mean of everybody, recruited or not, is {} and then {}.",
            tenths(all.first),
            tenths(all.second)
        ));
    }
    words.push(format!(
        "The formula expects a first mean of {} and a shift of {} points ({}).",
        tenths(expected_first(data, setting.threshold)),
        signed(expected_shift(data, setting.threshold, r)),
        cite(&data.formula)
    ));
    let rising = rising(&people);
    if r < 1.0 {
        words.push(format!(
            "{rising} of the recruited score higher at the second visit than at the \
            first."
        ));
    }
    words
}

pub(super) fn tables(data: &RegressionToTheMean, setting: &Setting<'_>) -> Vec<Table> {
    let people = sample(data, setting);
    let mut here = Table::new("As it is set", &["Group", "People", "First visit", "Second visit", "Shift"]);
    let recruited = Group::of(&people, |it| it.is_recruited);
    let others = Group::of(&people, |it| !it.is_recruited);
    for (name, group) in
        [("recruited", recruited), ("not recruited", others), ("everybody", Group::of(&people, |_| true))]
    {
        let score = |value: fn(&Group) -> f64| {
            group.as_ref().map_or_else(|| "none".to_owned(), |it| tenths(value(it)))
        };
        here.rows.push(vec![
            name.to_owned(),
            group.map_or(0, |it| it.n).to_string(),
            score(|it| it.first),
            score(|it| it.second),
            group.map_or_else(|| "none".to_owned(), |it| signed(it.shift())),
        ]);
    }
    let (first, shift) = (
        expected_first(data, setting.threshold),
        expected_shift(data, setting.threshold, setting.reliability),
    );
    here.rows.push(vec![
        "recruited, expected".to_owned(),
        String::new(),
        tenths(first),
        tenths(first + shift),
        signed(shift),
    ]);
    here.note = format!(
        "Mean {} in points from {} to {}, for {}, reliability {:.1}, sample {}, treatment: {}. \
        Simulated, not measured.",
        data.score,
        number(data.scale[0]),
        number(data.scale[1]),
        setting
            .threshold
            .map_or_else(|| "everybody".to_owned(), |it| format!("those with {} or more", number(it))),
        setting.reliability,
        setting.draw + 1,
        setting.treatment
    );

    let heads: Vec<String> = std::iter::once("Reliability".to_owned())
        .chain(
            thresholds(data).map(|it| it.map_or_else(|| "all".to_owned(), |it| format!("{} +", number(it)))),
        )
        .collect();
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let mut expected = Table::new("Expected shift in points, by where people are recruited", &heads);
    let mut simulated = Table::new("Simulated shift in points, the same way", &heads);
    for r in &data.reliabilities {
        let name = format!("{r:.1}");
        let row = thresholds(data).map(|it| signed(expected_shift(data, it, *r)));
        expected.rows.push(std::iter::once(name.clone()).chain(row).collect());
        let row = thresholds(data).map(|threshold| {
            let people = sample(data, &Setting { threshold, reliability: *r, ..*setting });
            let group = Group::of(&people, |it| it.is_recruited);
            group.map_or_else(|| "none".to_owned(), |it| signed(it.shift()))
        });
        simulated.rows.push(std::iter::once(name).chain(row).collect());
    }
    expected.note = format!(
        "−(1 − r) × SD × C(z), where z is the threshold's distance from the mean ({}) in standard \
        deviations (SD {}), and C(z) the normal density at z divided by the tail area beyond z ({}).",
        number(data.mean),
        number(data.sd),
        cite(&data.formula)
    );
    simulated.note = format!(
        "{} people, sample {}. Few people reach a high threshold, and chance moves their mean.",
        setting.n,
        setting.draw + 1
    );
    vec![here, expected, simulated]
}

/// Everybody, then each threshold.
fn thresholds(data: &RegressionToTheMean) -> impl Iterator<Item = Option<f64>> {
    std::iter::once(None).chain(data.thresholds.iter().copied().map(Some))
}
