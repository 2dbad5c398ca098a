//! What the arms and their differences say, in words and as tables. Where there are several
//! wordings the longest comes first.

use super::{Mix, Setting, number, points};
use crate::content::character::capital;
use crate::content::figure::EffectMixer;
use crate::content::id::StudyId;
use crate::sim::{Table, cite};

/// The question, whole and short.
pub fn asked(mixer: &EffectMixer, mix: &Mix) -> Vec<String> {
    let [treatment, ..] = mix.arms();
    let [_, contextual, _] = &mixer.parts;
    vec![
        mixer.question.replace("{points}", &points(treatment)),
        format!("How many of the {} are {contextual}?", points(treatment)),
    ]
}

/// The point that the arms make as they are set.
pub(super) fn headline(mixer: &EffectMixer, mix: &Mix) -> Vec<String> {
    let [treatment, sham, _] = &mixer.arms;
    let [specific, contextual, _] = &mixer.parts;
    let (n, gained) = (number(mix.natural), points(mix.sham()));
    if !mix.adds() {
        vec![
            format!("The parts do not add: {treatment} − {sham} is no longer the {specific} part"),
            format!("{treatment} − {sham} is not the {specific} part"),
        ]
    } else if mix.sham() <= 0.0 {
        vec![format!("The {sham} arm gains nothing, and the ratio is 0 for once")]
    } else if mix.natural <= 0.0 {
        vec![
            format!("Nothing comes by itself: only now is the {sham} arm's change the {contextual} part"),
            format!("Nothing comes by itself: {sham} = {contextual}"),
        ]
    } else {
        vec![
            format!("{n} of the {sham} arm's {gained} would have come anyway: they are not {contextual}"),
            format!("{n} of the {sham} arm's {gained} would have come anyway"),
        ]
    }
}

/// What the difference below arm `nth` is.
pub fn bracket(mixer: &EffectMixer, mix: &Mix, nth: usize) -> Vec<String> {
    let [treatment, sham, untreated] = &mixer.arms;
    let [specific, contextual, _] = &mixer.parts;
    let difference = mix.differences().get(nth).copied().map(number).unwrap_or_default();
    let (what, is) = match nth {
        0 if mix.adds() => (format!("{treatment} − {sham}"), specific.clone()),
        0 => (format!("{treatment} − {sham}"), format!("not the {specific} {}", number(mix.specific))),
        1 if mix.adds() => (format!("{sham} − {untreated}"), contextual.clone()),
        1 => (format!("{sham} − {untreated}"), format!("{contextual} in the {sham} arm")),
        _ if mix.adds() => (format!("{treatment} − {untreated}"), format!("{specific} + {contextual}")),
        _ => (format!("{treatment} − {untreated}"), format!("{specific} + {contextual} + interaction")),
    };
    vec![
        format!("{what} = {difference}, {is}"),
        format!("{what} = {difference}"),
        format!("{difference}, {is}"),
        difference,
    ]
}

/// The contextual part beside the guess and what the ratio would make of it: where each bar ends,
/// and what stands at its end.
pub fn verdicts(setting: &Setting) -> [(f64, Vec<String>); 3] {
    let mix = &setting.mix;
    let (truth, total, sham) = (mix.beside(), mix.treatment(), mix.sham());
    let share = |part: f64, ratio: Option<f64>| {
        ratio.map_or_else(
            || "no change, no ratio".to_owned(),
            |ratio| format!("{} ÷ {} = {ratio:.2}", number(part), number(total)),
        )
    };
    let (true_share, ratio) = (share(truth, mix.share()), share(sham, mix.ratio()));
    let guess = points(setting.guess);
    let miss = missed(setting);
    let wrong = if mix.ratio().is_none() {
        ratio.clone()
    } else if (sham - truth).abs() < 1e-9 {
        format!("{ratio}, right for once")
    } else {
        format!("{ratio}, {} too {}", number((sham - truth).abs()), if sham > truth { "many" } else { "few" })
    };
    [
        (truth, vec![format!("{}, {true_share}", points(truth)), points(truth), number(truth)]),
        (setting.guess, vec![format!("{guess}, {miss}"), guess, number(setting.guess)]),
        (sham, vec![wrong, ratio, mix.ratio().map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}"))]),
    ]
}

/// "10 too many", "right".
fn missed(setting: &Setting) -> String {
    let miss = setting.guess - setting.mix.beside();
    if miss.abs() < 1e-9 {
        "right".to_owned()
    } else {
        format!("{} too {}", number(miss.abs()), if miss > 0.0 { "many" } else { "few" })
    }
}

pub(super) fn readout(mixer: &EffectMixer, setting: &Setting) -> String {
    let Setting { guess, is_revealed, mix } = setting;
    let [_, contextual, _] = &mixer.parts;
    let total = points(mix.treatment());
    if !is_revealed {
        return format!("Your guess: {} of {total}; reveal is off", number(*guess));
    }
    let ratio =
        mix.ratio().map_or_else(|| "there is no ratio".to_owned(), |it| format!("the ratio is {it:.2}"));
    format!("{} of {total} {contextual}, you guessed {}; {ratio}", number(mix.beside()), number(*guess))
}

pub(super) fn words(mixer: &EffectMixer, setting: &Setting) -> Vec<String> {
    let Setting { guess, is_revealed, mix } = setting;
    let [treatment, sham, untreated] = &mixer.arms;
    let [specific, contextual, natural] = &mixer.parts;
    let [all, without, alone] = mix.arms().map(points);
    let ask = asked(mixer, mix).into_iter().next().unwrap_or_default();
    if !is_revealed {
        return vec![
            format!(
                "**An imagined trial has two arms.** In the {treatment} arm people got better by {all} \
                on a scale of {}, in the {sham} arm by {without}. There was no {untreated} arm.",
                number(mixer.scale)
            ),
            format!("{ask} Your guess: {}.", points(*guess)),
            "Turn reveal on to see the parts and a third arm.".to_owned(),
        ];
    }
    let interaction = match mix.interaction {
        i if i < 0.0 => "the parts dampen each other",
        i if i > 0.0 => "the parts boost each other",
        _ => "no interaction",
    };
    let mut words = vec![
        format!(
            "**{specific} {}, {contextual} {}, {natural} {}; {interaction}.** These are the reader's \
            own numbers, not findings.",
            points(mix.specific),
            points(mix.contextual),
            points(mix.natural)
        ),
        format!("The {treatment} arm gains {all}, the {sham} arm {without}, the {untreated} arm {alone}."),
    ];
    words.push(subtraction(mixer, mix));
    words.push(format!(
        "{ask} {}. The guess was {}: {}.",
        capital(&number(mix.beside())),
        points(*guess),
        missed(setting)
    ));
    let studies = cited(&mixer.on_arms);
    words.push(match (mix.ratio(), mix.share()) {
        (Some(ratio), Some(share)) => format!(
            "A warning: the disputed ratio of {sham} change to {treatment} change is {} ÷ {} = \
            {ratio:.2}. The {contextual} part of the {treatment} arm, by the same division, is \
            {share:.2}. The {sham} arm's change also holds the {natural} part, here {alone}{studies}.",
            number(mix.sham()),
            number(mix.treatment()),
        ),
        _ => format!("Nobody changes, so there is no ratio{studies}."),
    });
    words
}

/// What each difference is.
fn subtraction(mixer: &EffectMixer, mix: &Mix) -> String {
    let [treatment, sham, untreated] = &mixer.arms;
    let [specific, contextual, _] = &mixer.parts;
    let [first, second, both] = mix.differences().map(points);
    let first_arm = capital(treatment);
    if mix.adds() {
        return format!(
            "{first_arm} minus {sham} is {first}, the {specific} part. {} minus {untreated} is \
            {second}, the {contextual} part. {first_arm} minus {untreated} is {both}, the two together.",
            capital(sham)
        );
    }
    format!(
        "Beside the active treatment the {contextual} part is {} in place of {}. So {treatment} minus \
        {sham} is {first}, which is not the {specific} part of {}. {} minus {untreated} is still \
        {second}, the {contextual} part where nothing active is given. {first_arm} minus {untreated} is \
        {both}. The figure counts the change as {contextual}; it belongs to both{}.",
        points(mix.beside()),
        number(mix.contextual),
        points(mix.specific),
        capital(sham),
        cited(&mixer.on_adding)
    )
}

pub(super) fn tables(mixer: &EffectMixer, setting: &Setting) -> Vec<Table> {
    let mix = &setting.mix;
    let [treatment, sham, untreated] = &mixer.arms;
    let [specific, contextual, natural] = &mixer.parts;
    let mut arms =
        Table::new("What each arm gains, in points", &["Arm", specific, contextual, natural, "all"]);
    for ((name, parts), all) in mixer.arms.iter().zip(mix.parts()).zip(mix.arms()) {
        let mut row = vec![name.clone()];
        row.extend(parts.into_iter().chain([all]).map(number));
        arms.rows.push(row);
    }
    arms.note = format!("The reader's own numbers on a scale of {}, not findings.", number(mixer.scale));

    let mut differences = Table::new("What subtraction shows", &["Difference", "Points", "What it is"]);
    let names = [
        format!("{treatment} − {sham}"),
        format!("{sham} − {untreated}"),
        format!("{treatment} − {untreated}"),
    ];
    let what = if mix.adds() {
        [
            format!("the {specific} part"),
            format!("the {contextual} part"),
            format!("{specific} + {contextual}"),
        ]
    } else {
        [
            format!("the {specific} part and the interaction, mixed"),
            format!("the {contextual} part where nothing active is given"),
            format!("{specific} + {contextual} + interaction"),
        ]
    };
    for ((name, difference), what) in names.into_iter().zip(mix.differences()).zip(what) {
        differences.rows.push(vec![name, number(difference), what]);
    }

    let heads = [natural.as_str(), treatment, sham, contextual, "ratio"];
    let mut ratios = Table::new(format!("The disputed ratio as the {natural} part grows"), &heads);
    for step in &mixer.natural.steps {
        ratios.rows.push(ratio_row(number(*step), &Mix { natural: *step, ..*mix }));
    }
    // (sham + n) ÷ (treatment + n) nears 1 from where it is without n.
    let although = format!("although the {contextual} part of the {treatment} arm stays the same");
    let moves = match mix.treatment() - mix.sham() {
        more if more > 1e-9 => format!("It rises {although}"),
        less if less < -1e-9 => format!("It falls {although}"),
        _ => "Both arms change alike here, so it tells them apart in no row".to_owned(),
    };
    ratios.note = format!(
        "Points, but for the ratio of {sham} change to {treatment} change. {moves}{}.",
        cited(&mixer.on_arms)
    );

    let heads = ["Interaction", treatment, sham, contextual, "ratio"];
    let mut interactions = Table::new("The same parts with and without interaction", &heads);
    for (name, interaction) in
        [("off", 0.0), ("parts dampen", -mixer.interaction), ("parts boost", mixer.interaction)]
    {
        interactions.rows.push(ratio_row(name.to_owned(), &Mix { interaction, ..*mix }));
    }
    interactions.note = format!(
        "{} = {specific} + {contextual} × (1 + i) + {natural}, with i = 0, {} or {}. The fourth column \
        is the {contextual} part beside the active treatment. Whether parts add is disputed{}.",
        capital(treatment),
        number(-mixer.interaction),
        number(mixer.interaction),
        cited(&mixer.on_adding)
    );
    vec![arms, differences, ratios, interactions]
}

/// Treatment, sham, the contextual part and the ratio, after `first`.
fn ratio_row(first: String, mix: &Mix) -> Vec<String> {
    let ratio = mix.ratio().map_or_else(|| "none".to_owned(), |ratio| format!("{ratio:.2}"));
    vec![first, number(mix.treatment()), number(mix.sham()), number(mix.beside()), ratio]
}

/// The studies in brackets, after the words that they stand behind.
fn cited(studies: &[StudyId]) -> String {
    let studies: Vec<String> = studies.iter().map(cite).collect();
    if studies.is_empty() { String::new() } else { format!(" ({})", studies.join(", ")) }
}
