//! How large a step says what it says: all of it in large letters where that has room.

use super::{Said, SmallPrint};
use crate::app::App;
use crate::content::address::Address;
use crate::content::citation::Style;
use crate::content::figure::Figure;
use crate::content::kind::Entry;
use crate::content::lesson::Step;
use crate::content::model::Family;
use crate::content::order;
use crate::layout;
use crate::page::Page;
use crate::page::Role;
use crate::page::slide::{self, Room, Text, Words};
use crate::page::told::Told;
use crate::page::write::Writer;
use crate::scene::Scene;
use crate::scene::large::{self, Dot, Face};
use ratatui::layout::{Position, Rect};
use std::collections::HashSet;
use std::rc::Rc;

/// Letters of a heading, the largest first, and how many lines of them are still taken in at once.
const HEADINGS: [(Face, usize); 3] =
    [(Face::Tall(Dot::Half), 2), (Face::Tall(Dot::Quarter), 3), (Face::Low, 4)];

/// Hundredths of the screen that a figure keeps below a title and its caption, and below its caption alone.
const LEAST: [u16; 2] = [55, 50];
/// Rows that a screen has at least on which words are large.
const LARGE: u16 = 22;

impl App {
    /// Sets what the step says as large as it has room. Where heading and caption cannot both be large, the caption
    /// has the place of the heading: what is told comes before what it is called.
    pub(in crate::app) fn lay_out_words(&mut self) {
        let Some(step) = self.lesson_step().map(|it| it.step.clone()) else { return };
        let posed = || {
            let present = self.lesson_step()?;
            Some(self.set_question(&present, present.step.prediction.as_ref()?))
        };
        let said = posed().or_else(|| self.large(&step)).unwrap_or_else(|| self.plain(&step));
        if let Some(running) = &mut self.lesson {
            running.slide = running.slide.min(said.n_slides() - 1);
            running.said = said;
        }
    }

    /// With a large caption; nothing where that has no room.
    fn large(&self, step: &Step) -> Option<Said> {
        let library = self.pack.library();
        let mut ways = self.ways(step).into_iter();
        match step.address() {
            _ if !step.lines.is_empty() => {
                let below = ways.find(|it| !it.caption.rows.is_empty() && self.has_large_lines(step, it));
                below.or_else(|| self.caption_after(step))
            }
            Address::Home => {
                let widths = self.why_equal();
                let alone = |it: &Said| widths.clone().map(|after| Said { after, ..it.clone() });
                ways.flat_map(|it| [alone(&it), Some(it)].into_iter().rev().flatten())
                    .find(|it| self.keeps_streams(it))
            }
            Address::Figure(id) => self.around_figure(library.figure(id)?, ways.as_slice()),
            _ => self.around_text(step),
        }
    }

    /// Lines below their title, the caption on a slide after them.
    fn caption_after(&self, step: &Step) -> Option<Said> {
        let room = self.told_room()?;
        let after = Told::of("", &step.caption).pages(room, room)?;
        self.titles(step)
            .into_iter()
            .map(|heading| Said { heading, after: after.clone(), ..Said::default() })
            .find(|it| self.has_large_lines(step, it))
    }

    /// Heading and caption in large letters, the largest first, then the caption alone; of a figure that a hand has
    /// turned away from what they say, how it stands instead.
    fn ways(&self, step: &Step) -> Vec<Said> {
        let alone =
            |text: &str| self.headings(text).into_iter().map(|heading| Said { heading, ..Said::default() });
        if let Address::Figure(id) = step.address()
            && let Some(knob) = self.pack.library().figure(id).and_then(|it| self.knob_of_slide(it))
            && knob.is_turned
        {
            return alone(&knob.words).collect();
        }
        let below = slide::broken(&step.caption, self.lesson_width().into()).filter(|_| !self.settings.ascii);
        let both = self.titles(step).into_iter().zip(std::iter::repeat(below));
        let both = both
            .filter_map(|(heading, caption)| Some(Said { heading, caption: caption?, ..Said::default() }));
        both.chain(alone(&step.caption)).collect()
    }

    /// The title in one line, in the largest letters first.
    fn titles(&self, step: &Step) -> Vec<Words> {
        const LINE: usize = 5;
        const LOW: usize = 2;
        let titles = self.headings(&step.title).into_iter();
        // A low one would be smaller than what stands below it.
        titles.filter(|it| (LOW + 1..=LINE).contains(&it.height())).collect()
    }

    /// `text` above the rest, in the largest letters first that the screen is wide and high enough for.
    fn headings(&self, text: &str) -> Vec<Words> {
        let faces = match self.size.height {
            _ if self.settings.ascii => &[],
            40.. => &HEADINGS[..],
            LARGE.. => &HEADINGS[1..],
            _ => &[],
        };
        let width = self.lesson_width().into();
        let set = |(face, most): &(Face, usize)| {
            let fits = large::broken(text, *face, width).is_some_and(|it| it.len() <= *most);
            if fits { slide::balanced(text, *face, width) } else { None }
        };
        faces.iter().filter_map(set).collect()
    }

    /// Whether all lines of a step are large.
    fn has_large_lines(&self, step: &Step, said: &Said) -> bool {
        let body = self.between(&Words::default(), &said.caption).body;
        let text = Text { heading: said.heading_of(step), lines: &step.lines, point: None };
        let slide = slide::fit(text, Room::whole(body.width, body.height, !self.settings.ascii));
        // Low letters fill their rows.
        let is_low = slide.lines.iter().all(|it| it.height() <= 2);
        slide.heading.is_large && slide.lines.iter().all(|it| it.is_large) && (slide.gaps.1 > 0 || !is_low)
    }

    /// Why the streams of home are equally wide, where the step is about that, on slides of its own.
    fn why_equal(&self) -> Option<Vec<Page>> {
        let room = self.told_room()?;
        let total = self.pack.front.effect(Family::Total).filter(|_| self.is_told())?;
        Told::of("", &total.note).pages(room, room)
    }

    /// Whether between a heading and a caption home says no more in small letters than where it has all the room.
    fn keeps_streams(&self, said: &Said) -> bool {
        let has_note = self.is_told() && said.after.is_empty();
        let most = self.streams_in(self.between(&Words::default(), &Words::default()).place, false);
        let left = self.streams_in(self.around(said).place, has_note);
        most.zip(left).is_some_and(|(most, left)| words(&left).is_subset(&words(&most)))
    }

    /// Above a figure that keeps a good part of the screen and, if it can, all that is large in it. Its small print is
    /// large below it, or on slides of its own.
    fn around_figure(&self, figure: &Figure, ways: &[Said]) -> Option<Said> {
        let room = self.told_room()?;
        let words = self.new_words(figure);
        let counted = figure.data.kind().counted(self.pack.library(), &self.stages.get(&figure.id)?.at);
        // What is told with the small print is not missed.
        let n_large = |it: &Scene| it.larges.iter().filter(|it| !counted.contains(&it.text)).count();
        let after = match words.as_str() {
            "" => Vec::new(),
            words => Told::of(figure.nature.word(), words).pages(room, room)?,
        };
        let picture = |said: &Said| {
            let body = self.around(said).body;
            let small_print = self.small_print_in(figure, said, body.width)?;
            let area = layout::slide(body, small_print.height() as u16);
            let picture = self.picture_in(figure, layout::Setting::Slide, area.picture)?;
            (area.caption.is_empty() == (said.small_print == SmallPrint::Elsewhere))
                .then_some((area.picture.height, picture))
        };
        let alone =
            |it: &Said| Said { small_print: SmallPrint::Elsewhere, after: after.clone(), ..it.clone() };
        // Below a heading that takes no row.
        let bare = Words { rows: Vec::new(), is_large: true };
        let (_, most) = picture(&alone(&Said { heading: bare, ..Said::default() }))?;
        let small_print = SmallPrint::Large(Face::Tall(Dot::Quarter));
        // What steps before have told takes no room from the picture.
        let large = ways.iter().filter(|_| !after.is_empty());
        let large = large.map(|it| Said { small_print, ..it.clone() });
        let alone = ways.iter().map(alone);
        let fitting = large.chain(alone).filter_map(|said| {
            let (rows, it) = picture(&said)?;
            let least = LEAST.get(usize::from(said.caption.rows.is_empty()))?;
            (rows * 100 >= self.size.height * least).then_some((said, it))
        });
        let mut fitting: Vec<(Said, Rc<Scene>)> = fitting.collect();
        let best = fitting.iter().position(|(_, it)| n_large(it) >= n_large(&most)).unwrap_or(0);
        let (mut said, scene) = (best < fitting.len()).then(|| fitting.swap_remove(best))?;
        let legend = self.new_legend(figure);
        // All of them: from a list without what is large in the picture a row would seem to be missing.
        if !legend.iter().flat_map(|it| [&it.name, &it.value, &it.interval]).all(|it| is_large(it, &scene)) {
            said.after.splice(0..0, Told::legend(&self.lesson_step()?.step.title, &legend, room)?);
        }
        Some(said)
    }

    /// What the parts of a figure as it is set are called and how much each is, unless a step before has told it.
    fn new_legend(&self, figure: &Figure) -> Vec<Entry> {
        let (kind, library) = (figure.data.kind(), self.pack.library());
        let legend = self.stages.get(&figure.id).map(|it| kind.legend(library, &it.at)).unwrap_or_default();
        let is_told = self.settings_before(figure).iter().any(|at| kind.legend(library, at) == legend);
        if is_told { Vec::new() } else { legend }
    }

    /// How steps before set the same figure.
    fn settings_before(&self, figure: &Figure) -> Vec<Vec<usize>> {
        let Some(present) = self.lesson_step() else { return Vec::new() };
        let before = present.lesson.steps.iter().take(present.running.step).filter(|it| {
            it.prediction.is_none() && matches!(it.address(), Address::Figure(id) if *id == figure.id)
        });
        let kind = figure.data.kind();
        before.filter_map(|it| kind.at(self.pack.library(), &it.set).ok()).collect()
    }

    /// What must be known of a figure as it is set and no step before has told.
    fn new_words(&self, figure: &Figure) -> String {
        let Some(stage) = self.stages.get(&figure.id) else { return String::new() };
        let (kind, library) = (figure.data.kind(), self.pack.library());
        let said = |at: &[usize]| [kind.caution(at), kind.counted(library, at)];
        let before = self.settings_before(figure);
        let told: Vec<_> = before.iter().flat_map(|at| said(at)).collect();
        let mut new: Vec<String> = said(&stage.at).into_iter().filter(|it| !told.contains(it)).collect();
        if before.is_empty() {
            new.push(figure.caption.clone());
        }
        new.retain(|it| !it.is_empty());
        new.join(" ")
    }

    /// Above a part of a page, a claim or a study: all of it below its title, the shortest of it alone, or all of it on
    /// several slides.
    fn around_text(&self, step: &Step) -> Option<Said> {
        let told = self.told(step)?;
        let mut headings = self.titles(step);
        headings.push(if headings.is_empty() { plain_title(step) } else { Words::default() });
        let above = |heading: &Words, told: &Told| {
            let page = told.page(self.room_below(heading))?;
            Some(Said { heading: heading.clone(), page: Some(page), ..Said::default() })
        };
        let in_short = Some(told.in_short()).filter(|_| !matches!(step.address(), Address::Claim(_)));
        let on_one = [Some(told.clone()), in_short].into_iter().flatten();
        let mut on_one = on_one.filter_map(|told| headings.iter().find_map(|it| above(it, &told)));
        on_one.next().or_else(|| {
            let heading = headings.pop()?;
            let mut pages = told.in_short().pages(self.room_below(&heading), self.told_room()?)?;
            Some(Said { heading, page: Some(pages.remove(0)), after: pages, ..Said::default() })
        })
    }

    /// What a step tells of a part of a page, of a claim or of a study.
    fn told(&self, step: &Step) -> Option<Told> {
        let library = self.pack.library();
        let document = match step.address() {
            Address::Topic(id) => crate::document::section(library, library.topic(id)?, &step.focus),
            Address::Claim(id) => crate::document::claim(library, library.claim(id)?.1),
            Address::Study(id) => crate::document::study(library, library.study(id)?, Style::default()),
            _ => return None,
        };
        Told::new(library, &step.caption, &document, &step.focus)
    }

    /// The columns and rows of a page below a heading.
    fn room_below(&self, heading: &Words) -> (u16, u16) {
        let body = layout::whole(self.between(heading, &Words::default()).body);
        (body.width, body.height)
    }

    /// Those of a slide of words alone; nothing where no letters are large.
    pub(super) fn told_room(&self) -> Option<(u16, u16)> {
        let is_large = self.size.height >= LARGE && !self.settings.ascii;
        is_large.then(|| self.room_below(&Words::default()))
    }

    /// A caption in ordinary letters, below a low heading or, where that has no room, a plain one.
    fn plain(&self, step: &Step) -> Said {
        let plain = |rows| Words { rows, is_large: false };
        let caption = plain(self.caption_lines(&step.caption));
        let low = self.titles(step).pop().filter(|it| {
            let body = self.between(it, &caption).body;
            self.slide_page(step, body).is_none_or(|page| page.height() <= body.height)
        });
        let heading = low.unwrap_or_else(|| plain_title(step));
        let page = self.slide_page(step, self.between(&heading, &caption).body);
        Said { heading, caption, page, ..Said::default() }
    }

    fn around(&self, said: &Said) -> layout::Lesson {
        self.between(&said.heading, &said.caption)
    }

    /// The rectangles around these.
    fn between(&self, heading: &Words, caption: &Words) -> layout::Lesson {
        layout::lesson(self.size, heading.height() as u16, caption.height() as u16)
    }

    /// The width of what a lesson writes.
    fn lesson_width(&self) -> u16 {
        layout::inset(Rect::from((Position::ORIGIN, self.size))).width
    }

    /// Lines of about one length: no single word on the last.
    fn caption_lines(&self, text: &str) -> Vec<String> {
        const MOST: u16 = 110;
        let set = |width: u16| -> Vec<String> {
            let mut w = Writer::new(width);
            w.text(text, Role::Strong);
            w.finish().text().lines().map(str::to_owned).collect()
        };
        let width = self.lesson_width().min(MOST);
        let lines = set(width);
        if lines.len() < 2 {
            return lines;
        }
        // A narrower column never has fewer lines.
        let is_enough = |width: usize| set(width as u16).len() <= lines.len();
        set(order::least((width / 2).into()..width.into(), is_enough).map_or(width, |it| it as u16))
    }
}

/// The title of a step in ordinary letters.
fn plain_title(step: &Step) -> Words {
    Words { rows: vec![step.title.clone()], is_large: false }
}

/// Whether a picture says all of `words` in large letters.
fn is_large(words: &str, scene: &Scene) -> bool {
    let large = scene.larges.iter().flat_map(|it| it.text.split_whitespace()).map(unended);
    words
        .split_whitespace()
        .map(unended)
        .filter(|it| *it != "+")
        .all(|word| large.clone().any(|it| it == word))
}

/// A word without what ends it.
fn unended(word: &str) -> &str {
    word.trim_end_matches([',', ';', ':', '.'])
}

/// What a picture says.
fn words(scene: &Scene) -> HashSet<&str> {
    scene.labels.iter().flat_map(|label| &label.words).map(|words| words.text.as_str()).collect()
}
