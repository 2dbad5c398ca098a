//! What is told of figures: their words, their tables, and what can be set in them.

use super::tell::{Telling, sentence};
use super::{Act, Reader, Spot};
use crate::app::Subject;
use crate::app::stage::Stage;
use crate::content::address::Address;
use crate::content::figure::Figure;
use crate::content::id::FigureId;
use crate::content::library::Library;
use crate::document::{self, Block};
use crate::page::topic::figures_of;
use crate::sim::step;

impl Reader {
    pub(super) fn tell_figure(&self, t: &mut Telling, figure: &Figure) {
        let (library, stage) = (self.library(), self.stage(figure));
        let it = document::figure(library, figure, &stage.at);
        t.say(format!(
            "Figure: {} {} What it is: {}.",
            sentence(&figure.title),
            figure.one_line,
            figure.nature.word()
        ));
        // The picture is this; its studies are choices below.
        let told = |block: &&Block| !matches!(block, Block::Picture(_) | Block::Sources(_));
        let blocks: Vec<Block> = it.blocks.iter().filter(told).cloned().collect();
        let is_set = |block: &Block| matches!(block, Block::Heading(text) if text == document::AS_SET);
        let at = blocks.iter().position(is_set).map_or(blocks.len(), |at| at + 1);
        let (shown, rest) = blocks.split_at(at);
        t.blocks(library, &it.of, shown);
        if !stage.knobs.is_empty() {
            t.say(format!("Set to: {}.", setting(&stage).join("; ")));
        }
        t.blocks(library, &it.of, rest);
        t.say(readout(library, figure, &stage));
        for (nth, knob) in stage.knobs.iter().enumerate() {
            let now = knob.steps.get(step(&stage.at, nth)).map_or("nothing", String::as_str);
            t.choice(format!("Set {}, now {now}", knob.name), Act::Go(Spot::Knob(figure.id.clone(), nth)));
        }
        for (nth, table) in figure.data.kind().tables(library, &stage.at).iter().enumerate() {
            t.choice(format!("Table: {}", table.title), Act::Go(Spot::Table(figure.id.clone(), nth)));
        }
        // As in the picture: straight to the study, or to a card where there are several.
        let behind = figure.studies_at(library, &stage.at);
        if behind.len() != 1 {
            t.choice(
                "The studies behind this value",
                Act::Go(Spot::Card(Subject::Figure(figure.id.clone()))),
            );
        }
        if stage.at != Stage::new(library, figure).at {
            t.choice("Start again", Act::Restart(figure.id.clone()));
        }
        let page = self.trail.topic.as_ref().and_then(|id| library.topic(id));
        let others = page.into_iter().flat_map(|it| figures_of(library, it)).filter(|it| it.id != figure.id);
        t.leads(library, others.map(|it| Address::Figure(it.id.clone())));
        t.studies(library, &behind);
        t.studies(library, &figure.studies());
        t.links(library);
    }

    pub(super) fn tell_table(&self, t: &mut Telling, id: &FigureId, nth: usize) {
        let library = self.library();
        let Some(figure) = library.figure(id) else { return };
        let stage = self.stage(figure);
        let tables = figure.data.kind().tables(library, &stage.at);
        let Some(table) = tables.get(nth) else {
            // What is set can take a table away.
            t.say("There is no such table as the figure is set now. Type u for the figure.");
            return;
        };
        t.table(library, table);
        t.links(library);
    }

    pub(super) fn tell_knob(&self, t: &mut Telling, id: &FigureId, nth: usize) {
        let library = self.library();
        let Some(figure) = library.figure(id) else { return };
        let stage = self.stage(figure);
        let Some(knob) = stage.knobs.get(nth) else {
            t.say("This cannot be set as the figure stands now. Type u for the figure.");
            return;
        };
        let now = step(&stage.at, nth);
        let word = knob.steps.get(now).map_or("nothing", String::as_str);
        t.say(format!(
            "Set {}, now {word}. Type a number, or + or - for the next or the one before.",
            knob.name
        ));
        for (at, words) in knob.steps.iter().enumerate() {
            let is_now = if at == now { ", as it is now" } else { "" };
            t.choice(format!("{words}{is_now}"), Act::Set(id.clone(), nth, at));
        }
    }
}

/// "speed 3 cm/s", a knob each.
pub(super) fn setting(stage: &Stage) -> Vec<String> {
    let knobs = stage.knobs.iter().enumerate();
    knobs
        .filter_map(|(nth, knob)| Some(format!("{} {}", knob.name, knob.steps.get(step(&stage.at, nth))?)))
        .collect()
}

/// The value under the cursor of the picture.
pub(super) fn readout(library: &Library, figure: &Figure, stage: &Stage) -> String {
    format!("Read-out: {}", sentence(&figure.data.kind().readout(library, &stage.at)))
}
