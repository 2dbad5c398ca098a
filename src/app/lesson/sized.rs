//! How large a step says what it says: all of it in large letters where that has room.

use super::Said;
use crate::app::App;
use crate::content::address::Address;
use crate::content::citation::Style;
use crate::content::figure::Figure;
use crate::content::lesson::Step;
use crate::layout;
use crate::page::Role;
use crate::page::slide::{self, Room, Text, Words};
use crate::page::told::Told;
use crate::page::write::Writer;
use crate::scene::Scene;
use crate::scene::large::{self, Dot, Face};
use ratatui::layout::{Position, Rect};
use std::collections::HashSet;

/// Letters of a heading, the largest first, and how many lines of them are still taken in at once.
const HEADINGS: [(Face, usize); 3] =
    [(Face::Tall(Dot::Half), 2), (Face::Tall(Dot::Quarter), 3), (Face::Low, 4)];

/// Hundredths of the screen that a figure keeps below a title and above large small print, below its caption alone, and
/// above ordinary small print.
const LEAST: [u16; 3] = [55, 42, 37];

impl App {
    /// Sets what the step says as large as it has room. Where heading and caption cannot both be large, the caption
    /// has the place of the heading: what is told comes before what it is called.
    pub(in crate::app) fn lay_out_words(&mut self) {
        let Some(step) = self.lesson_step().map(|it| it.step.clone()) else { return };
        let said = self.large(&step).unwrap_or_else(|| self.plain(&step));
        if let Some(running) = &mut self.lesson {
            running.said = said;
        }
    }

    /// With a large caption; nothing where that has no room, and for a question, which is set when it is drawn.
    fn large(&self, step: &Step) -> Option<Said> {
        let library = self.pack.library();
        let mut ways = self.ways(step).into_iter();
        match step.address() {
            _ if step.prediction.is_some() => None,
            _ if !step.lines.is_empty() => ways.find(|it| self.has_large_lines(step, it)),
            Address::Home => ways.find(|it| self.keeps_streams(it)),
            Address::Figure(id) => self.around_figure(library.figure(id)?, ways.as_slice()),
            _ => self.around_text(step),
        }
    }

    /// Heading and caption in large letters, the largest first, then the caption alone.
    fn ways(&self, step: &Step) -> Vec<Said> {
        let below = slide::broken(&step.caption, self.lesson_width().into()).filter(|_| !self.settings.ascii);
        let both = self.titles(step).into_iter().zip(std::iter::repeat(below));
        let both = both
            .filter_map(|(heading, caption)| Some(Said { heading, caption: caption?, ..Said::default() }));
        let alone = self.headings(&step.caption).into_iter();
        both.chain(alone.map(|heading| Said { heading, ..Said::default() })).collect()
    }

    /// The title in one line, in the largest letters first.
    fn titles(&self, step: &Step) -> Vec<Words> {
        const LINE: usize = 5;
        self.headings(&step.title).into_iter().filter(|it| it.height() <= LINE).collect()
    }

    /// `text` above the rest, in the largest letters first that the screen is wide and high enough for.
    fn headings(&self, text: &str) -> Vec<Words> {
        let faces = match self.size.height {
            _ if self.settings.ascii => &[],
            40.. => &HEADINGS[..],
            22.. => &HEADINGS[1..],
            _ => &[],
        };
        let width = self.lesson_width().into();
        let set = |(face, most): &(Face, usize)| Some(large::lines(text, *face, width, *most)?.concat());
        faces.iter().filter_map(set).map(|rows| Words { rows, is_large: true }).collect()
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

    /// Whether between a heading and a caption home says no more in small letters than where it has all the room.
    fn keeps_streams(&self, said: &Said) -> bool {
        let most = self.streams_in(self.between(&Words::default(), &Words::default()).place);
        let left = self.streams_in(self.around(said).place);
        most.zip(left).is_some_and(|(most, left)| words(&left).is_subset(&words(&most)))
    }

    /// Above a figure that keeps a good part of the screen and, if it can, its large numbers. Its small print is large
    /// where it can be, and else no footnote to a title.
    fn around_figure(&self, figure: &Figure, ways: &[Said]) -> Option<Said> {
        let picture = |said: &Said| {
            let body = self.around(said).body;
            let small_print = self.small_print_in(figure, said.small_print, body.width)?;
            let area = layout::slide(body, small_print.height() as u16);
            let picture = self.picture_in(figure, layout::Setting::Slide, area.picture)?;
            (!area.caption.is_empty()).then_some((area.picture.height, picture))
        };
        let (_, most) = picture(&Said::default())?;
        let small_print = Some(Face::Tall(Dot::Quarter));
        let large = ways.iter().map(|it| Said { small_print, ..it.clone() });
        let alone = ways.iter().filter(|it| it.caption.rows.is_empty()).cloned();
        let fitting = large.chain(alone).filter_map(|said| {
            let (rows, it) = picture(&said)?;
            let [with_title, alone, above_small] = LEAST;
            let least = match said.small_print {
                Some(_) if !said.caption.rows.is_empty() => with_title,
                Some(_) => alone,
                None => above_small,
            };
            (rows * 100 >= self.size.height * least).then_some((said, n_numbers(&it) >= n_numbers(&most)))
        });
        let mut fitting: Vec<(Said, bool)> = fitting.collect();
        let best = fitting.iter().position(|(_, has_numbers)| *has_numbers).unwrap_or(0);
        (best < fitting.len()).then(|| fitting.swap_remove(best).0)
    }

    /// Above a part of a page, a claim or a study: all of it large, or what is explained small.
    fn around_text(&self, step: &Step) -> Option<Said> {
        let told = self.told(step)?;
        let mut headings = self.titles(step);
        let has_large = !headings.is_empty();
        let plain = Words { rows: vec![step.title.clone()], is_large: false };
        headings.push(if has_large { Words::default() } else { plain });
        let all_large =
            told.iter().find_map(|told| headings.iter().find_map(|it| self.above(it, told, false)));
        // Small words are no footnotes to a title.
        all_large.or_else(|| told.iter().find_map(|it| self.above(headings.last()?, it, true)))
    }

    /// What a step tells of a part of a page, of a claim or of a study in large letters, the most first.
    fn told(&self, step: &Step) -> Option<[Told; 2]> {
        let library = self.pack.library();
        let document = match step.address() {
            Address::Topic(id) => crate::document::section(library, library.topic(id)?, &step.focus),
            Address::Claim(id) => crate::document::claim(library, library.claim(id)?.1),
            Address::Study(id) => crate::document::study(library, library.study(id)?, Style::default()),
            _ => return None,
        };
        let whole = Told::new(library, &step.caption, &document)?;
        Some([whole.clone(), whole.in_short()])
    }

    /// What is told below a heading, with the caption on the page.
    fn above(&self, heading: &Words, told: &Told, is_small: bool) -> Option<Said> {
        let body = layout::whole(self.between(heading, &Words::default()).body);
        let page = told.page(is_small, (body.width, body.height))?;
        Some(Said { heading: heading.clone(), page: Some(page), ..Said::default() })
    }

    /// A caption in ordinary letters, below a low heading or, where that has no room, a plain one.
    fn plain(&self, step: &Step) -> Said {
        let plain = |rows| Words { rows, is_large: false };
        let caption = plain(self.caption_lines(&step.caption));
        let low = self.titles(step).pop().filter(|it| {
            let body = self.between(it, &caption).body;
            self.slide_page(step, body).is_none_or(|page| page.height() <= body.height)
        });
        let heading = low.unwrap_or_else(|| plain(vec![step.title.clone()]));
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
        let (mut too_narrow, mut enough) = (width / 2, width);
        while too_narrow < enough {
            let middle = too_narrow.midpoint(enough);
            if set(middle).len() > lines.len() {
                too_narrow = middle + 1;
            } else {
                enough = middle;
            }
        }
        set(enough)
    }
}

/// How many numbers are large in a picture, besides those that count its parts.
fn n_numbers(scene: &Scene) -> usize {
    let is_number = |it: &str| it.len() > 1 && it.contains(|it: char| it.is_ascii_digit());
    scene.larges.iter().filter(|it| is_number(&it.text)).count()
}

/// What a picture says.
fn words(scene: &Scene) -> HashSet<&str> {
    scene.labels.iter().flat_map(|label| &label.words).map(|words| words.text.as_str()).collect()
}
