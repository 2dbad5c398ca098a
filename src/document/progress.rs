//! How far somebody is, in words and as tables: what the picture shows.

use super::{Document, Fact, words};
use crate::content::address::Address;
use crate::content::front::Front;
use crate::document::Block;
use crate::sim::Table;
use crate::study::progress::{Met, Progress, Tally};

/// All of it; without a record what will stand here.
pub fn progress(front: &Front, progress: Option<&Progress>) -> Document {
    let mut it = Document::new(Address::Progress, "How far you are");
    let Some(progress) = progress else {
        it.prose(AHEAD_OF_PROGRESS);
        return it;
    };
    let all = progress.all;
    let cards = words::count(all.cards, "card", "cards");
    it.tagline = format!("{} of {cards} hold today", all.known);
    let now = progress.recalls.last().copied().unwrap_or_default();
    let goal = percent(now.goal);
    it.prose(&format!(
        "{} of {cards} hold: they are as likely to be known today as you want them to be when they come back, {goal}.",
        all.known
    ));
    it.prose(&format!(
        "{} tested, {} due today. {} of {} opened.",
        words::count(all.tested, "card was", "cards were"),
        if all.due == 1 { "1 is".to_owned() } else { format!("{} are", all.due) },
        progress.opened.0,
        words::count(progress.opened.1, "page was", "pages were"),
    ));
    it.prose(&match now.part() {
        Some(part) => format!(
            "Of {} that came back in the last four weeks {} {} known, {}; the goal is {goal}.",
            words::count(now.asked, "card", "cards"),
            now.known,
            if now.known == 1 { "was" } else { "were" },
            percent(part),
        ),
        None => "No card came back in the last four weeks.".to_owned(),
    });
    if progress.is_fitted {
        it.prose("Cards come back by how fast you forget, as your own answers foretell.");
    }
    it.blocks.push(Block::Table(streams(front, progress)));
    it.blocks.push(Block::Table(ahead(progress)));
    it.blocks.push(Block::Table(weeks(progress)));
    it.fact(Fact::Remark, "What is due waits: nothing is lost but what is forgotten.");
    it
}

/// What stands here before anything was answered.
pub const AHEAD_OF_PROGRESS: &str = "No card was answered yet. From the first answer on this page shows how many \
                                     cards hold, stream by stream, what you did day by day, and what comes back when.";

/// What the marks beside pages and terms mean.
pub fn meaning(met: Met) -> &'static str {
    match met {
        Met::Seen => "you opened it",
        Met::Tested => "cards of it come back",
        Met::Due => "a card of it has come back",
    }
}

/// How the cards of a page stand; nothing where there are none.
pub fn of_page(cards: Tally) -> Option<String> {
    let due = if cards.due > 0 { format!(", {} due", cards.due) } else { String::new() };
    let all = words::count(cards.cards, "card", "cards");
    (cards.cards > 0).then(|| format!("{} of its {all} hold{due}", cards.known))
}

fn percent(part: f64) -> String {
    format!("{:.0}\u{a0}%", part * 100.0)
}

fn streams(front: &Front, progress: &Progress) -> Table {
    let mut table = Table::new("By stream", &["Stream", "Cards", "Tested", "Hold", "Due"]);
    for effect in &front.effects {
        let it = progress.family(effect.family);
        let numbers = [it.cards, it.tested, it.known, it.due].map(|it| it.to_string());
        table.rows.push([effect.title.clone()].into_iter().chain(numbers).collect());
    }
    table
}

fn ahead(progress: &Progress) -> Table {
    let mut table = Table::new("Due in the coming weeks", &["Week", "Cards"]);
    for (nth, cards) in progress.ahead.iter().enumerate() {
        let week = match nth {
            0 => "from today".to_owned(),
            1 => "in a week".to_owned(),
            nth => format!("in {nth} weeks"),
        };
        table.rows.push(vec![week, cards.to_string()]);
    }
    table
}

/// Week by week, the last one first, from the first with an answer on.
fn weeks(progress: &Progress) -> Table {
    let columns = ["Week from", "Answers", "Days", "Known when due, four weeks"];
    let mut table = Table::new("Week by week", &columns);
    for (days, recall) in progress.weeks() {
        let date = days.first().and_then(|(day, _)| day.date()).map(|it| it.to_string());
        let answers: usize = days.iter().map(|(_, done)| done.answers()).sum();
        let n_days = days.iter().filter(|(_, done)| done.answers() > 0).count();
        let known = recall.part().map_or_else(
            || "none came back".to_owned(),
            |part| format!("{} of {}, {}", recall.known, recall.asked, percent(part)),
        );
        table.rows.push(vec![date.unwrap_or_default(), answers.to_string(), n_days.to_string(), known]);
    }
    table.rows.reverse();
    table
}
