//! The figure on the screen: where it stands, what is done to it, what is behind it.

use super::lesson::{Said, SmallPrint};
use super::place::Place;
use super::stage::{Face, Stage};
use super::{App, Subject};
use crate::content::figure::{Data, Figure};
use crate::content::id::FigureId;
use crate::layout::{self, Setting};
use crate::page::slide::Words;
use crate::page::{slide, topic, words};
use crate::scene::large::{Dot, Face as Letters};
use ratatui::layout::Rect;
use std::rc::Rc;
use unicode_width::UnicodeWidthStr;

/// Columns of small print: more than of prose, for it is short.
const CAPTION: u16 = 120;
/// Rows of a point in large letters: four, and one that is air but for what reaches below them.
const HEADLINE: u16 = 5;

/// A knob of a slide and where it stands.
pub(super) struct SetKnob {
    pub words: String,
    /// Whether a hand has turned the figure away from what the step is about.
    pub is_turned: bool,
}

impl App {
    /// The figure on the screen: that of its own place, or that beside the text of its page.
    pub fn visible_figure(&self) -> Option<(&Figure, Rect, Setting)> {
        let library = self.pack.library_if_read()?;
        match &self.nav.here {
            Place::Figure(id) => {
                let setting = if self.presented().is_some() { Setting::Slide } else { Setting::Full };
                Some((library.figure(id)?, self.figure_body(), setting))
            }
            place if self.presented().is_none() => {
                let (figure, area, _) = self.figure_beside(place)?;
                Some((figure, area, Setting::Beside))
            }
            _ => None,
        }
    }

    /// The figure that stands beside the text of `place`, where it does, and what is left below it.
    pub(super) fn figure_beside(&self, place: &Place) -> Option<(&Figure, Rect, Rect)> {
        let library = self.pack.library();
        let (figure, columns) = match place {
            Place::Topic(id) => {
                (topic::figures_of(library, library.topic(id)?).next()?, self.topic_columns(id))
            }
            Place::Study(id) => (library.figures_showing(id).next()?.0, self.study_columns(id)),
            _ => return None,
        };
        let is_reference = matches!(place, Place::Study(_));
        let (area, below) = layout::aside_with_figure(columns.aside?, is_reference)?;
        Some((figure, area, below))
    }

    /// Turns the figures on the page of a study to what they show of it, unless that is what they show: the numbers of
    /// another one would be taken for its own.
    pub(super) fn turn_to_study(&mut self) {
        let Place::Study(study) = &self.nav.here else { return };
        let library = self.pack.library();
        let beside = self.figure_beside(&self.nav.here).map(|(figure, ..)| &figure.id);
        let shown: Vec<FigureId> = beside.into_iter().chain(self.sheet.pictures()).cloned().collect();
        for figure in shown.iter().filter_map(|id| library.figure(id)) {
            let Some(stage) = self.stages.get_mut(&figure.id) else { continue };
            if !figure.studies_at(library, &stage.at).contains(study)
                && let Some(at) = figure.at_study(library, study)
            {
                stage.stand(library, figure, at, None);
            }
        }
    }

    /// Lines of a picture in a text of so many columns, with such an `aside`, where it has no room beside it.
    pub(super) fn lines_of_picture(&self, width: u16, aside: Option<Rect>) -> u16 {
        let is_alone = aside.is_none() && self.presented().is_none();
        if is_alone { layout::picture_in_text(width, self.text_body().height) } else { 0 }
    }

    /// Where a figure stands that has a place of its own: on a low screen without the blank above.
    fn figure_body(&self) -> Rect {
        let body = self.body();
        let has_blank = self.lesson_area().is_none() && layout::chrome(self.size).rule.bottom() < body.y;
        if !has_blank || self.size.height >= 28 {
            return body;
        }
        Rect { y: body.y - 1, height: body.height + 1, ..body }
    }

    /// The visible figure and its rectangles.
    pub fn figure_area(&self) -> Option<(&Figure, Setting, layout::Figure)> {
        let (figure, area, setting) = self.visible_figure()?;
        Some((figure, setting, self.parts_of(figure, setting, area)?))
    }

    /// The rectangles of `figure` in `area`.
    pub(super) fn parts_of(&self, figure: &Figure, setting: Setting, area: Rect) -> Option<layout::Figure> {
        if setting == Setting::Slide {
            self.stages.get(&figure.id)?;
            return Some(layout::slide(area, self.small_print_of_slide(figure, area.width).height() as u16));
        }
        let stage = self.stages.get(&figure.id)?;
        let knobs = || stage.knobs.iter().enumerate().filter(|(_, knob)| !knob.is_rows);
        let mut sliders: Vec<_> = knobs().map(|(nth, knob)| (nth, knob.steps.len())).collect();
        let mut chosen = sliders.iter().position(|(nth, _)| *nth == stage.chosen).unwrap_or(0);
        if setting == Setting::Beside {
            sliders = sliders.get(chosen).copied().into_iter().collect();
            chosen = 0;
        }
        let widest = |words: &mut dyn Iterator<Item = &str>| words.map(UnicodeWidthStr::width).max();
        let name = widest(&mut knobs().map(|(_, knob)| knob.name)).unwrap_or(0) as u16;
        let value = widest(&mut knobs().flat_map(|(_, knob)| knob.steps.iter().map(String::as_str)));
        let value = value.unwrap_or(0) as u16;
        let caption = Self::small_print(figure, area.width).len() as u16;
        let title = match setting {
            Setting::Full => self.title_rows(figure, &figure.point_at(self.pack.library(), &stage.at), area),
            _ => {
                let whole = "▸  · ".width() + figure.title.width() + figure.nature.word().width();
                if whole <= area.width.into() { 1 } else { 2 }
            }
        };
        let shape = layout::Shape { setting, title, sliders: &sliders, chosen, name, value, caption };
        Some(layout::figure(area, shape))
    }

    /// What must be known to read `figure` on a slide: what kind of thing it is, and its small print, unless they have
    /// slides of their own; before that the chosen knob, where the step has set it and it takes no line of its own, or
    /// once a hand has turned it and it is not the heading.
    pub fn small_print_of_slide(&self, figure: &Figure, width: u16) -> Words {
        let said = self.lesson.as_ref().map(|it| &it.said);
        let large = said.and_then(|said| self.small_print_in(figure, said, width));
        large.or_else(|| self.small_print_in(figure, &Said::default(), width)).unwrap_or_default()
    }

    /// The same as `said` has it; nothing where a letter is missing there.
    pub(super) fn small_print_in(&self, figure: &Figure, said: &Said, width: u16) -> Option<Words> {
        let stage = self.stages.get(&figure.id)?;
        let is_elsewhere = said.small_print == SmallPrint::Elsewhere;
        let face = match said.small_print {
            SmallPrint::Large(face) => Some(face),
            SmallPrint::Plain | SmallPrint::Elsewhere => None,
        };
        let set = |parts: &[&str]| {
            let text = parts.join(" · ");
            match face {
                Some(face) => slide::broken_in(&text, face, width.into()),
                None => Some(slide::plain(&text, width.min(CAPTION))),
            }
        };
        let words = figure.words_below(self.pack.library(), &stage.at);
        let rest: &[&str] = if is_elsewhere { &[] } else { &[figure.nature.word(), &words] };
        let alone = set(rest)?;
        let knob = self.knob_of_slide(figure).filter(|it| !(it.is_turned && said.heading.is_large));
        let with_knob =
            knob.and_then(|it| Some((set(&[&[it.words.as_str()], rest].concat())?, it.is_turned)));
        Some(match with_knob {
            Some((words, is_turned)) if is_turned || words.height() <= alone.height() => words,
            _ => alone,
        })
    }

    /// The chosen knob of a figure on a slide, where the step has set it or a hand has turned it.
    pub(super) fn knob_of_slide(&self, figure: &Figure) -> Option<SetKnob> {
        let stage = self.stages.get(&figure.id)?;
        let step = self.lesson_step()?.step;
        let is_turned = figure.data.kind().at(self.pack.library(), &step.set).is_ok_and(|it| it != stage.at);
        let knob = stage.knobs.get(stage.chosen).filter(|it| !it.is_rows)?;
        let is_set = step.set.iter().any(|(name, _)| name == knob.name);
        let at = knob.steps.get(*stage.at.get(stage.chosen)?)?;
        (is_turned || is_set).then(|| SetKnob { words: format!("{}: {at}", knob.name), is_turned })
    }

    /// Rows of the title of a figure alone in `area`: its point, in large letters where there is room for all of it,
    /// and what it is, behind that where rows are few. A lesson has a heading of its own.
    fn title_rows(&self, figure: &Figure, point: &str, area: Rect) -> u16 {
        const FEW: u16 = 24;
        const ENOUGH: u16 = 30;
        let large = Rect { height: HEADLINE + 1, ..area };
        // What the pictures of a race and of reaches tell takes more rows.
        let is_full = matches!(figure.data, Data::NerveRace(_) | Data::ForestPlot(_));
        let enough = if is_full { 44 } else { ENOUGH };
        if area.height >= enough && !self.settings.ascii && self.headline(point, large).is_some() {
            large.height
        } else if area.height < FEW && Self::is_one_line(figure, point, area.width) {
            1
        } else {
            2
        }
    }

    /// Whether the point of a figure and what kind of thing it is fit into a line.
    pub fn is_one_line(figure: &Figure, point: &str, width: u16) -> bool {
        point.width() + " · ".width() + figure.nature.word().width() <= width.into()
    }

    /// The point of a figure in the larger letters that its title has room for; none where it has none for either.
    pub fn headline(&self, point: &str, title: Rect) -> Option<Rc<[String]>> {
        let room = (title.width, title.height.checked_sub(1).filter(|it| *it >= HEADLINE)?);
        self.drawn.headline(point, room, || {
            let letters = [Letters::Heavy, Letters::Tall(Dot::Quarter)].into_iter();
            letters.map(|it| slide::spread(point, it, room)).find_map(|words| Some(words?.rows.into()))
        })
    }

    /// What a figure is about as it is set and what kind of thing it is, if that fits into a line.
    pub fn subtitle(figure: &Figure, at: &[usize], width: u16) -> Option<String> {
        let whole = format!("{} · {}", figure.about_at(at), figure.nature.word());
        Some(whole).filter(|it| it.width() < width.into())
    }

    /// The small print of a figure in lines of a page of `width`.
    pub fn small_print(figure: &Figure, width: u16) -> Vec<String> {
        words::lines(&figure.caption, width.min(CAPTION), usize::MAX)
    }

    /// The visible figure as the reader has set it.
    pub fn visible_stage(&self) -> Option<(&Figure, &Stage)> {
        let (figure, ..) = self.visible_figure()?;
        Some((figure, self.stages.get(&figure.id)?))
    }

    pub(super) fn visible_stage_mut(&mut self) -> Option<&mut Stage> {
        let id = self.visible_figure()?.0.id.clone();
        self.stages.get_mut(&id)
    }

    /// The first figure of the page, whether there is room for it beside the text or not; of a figure
    /// the next one of its page.
    pub(super) fn next_figure(&self) -> Option<FigureId> {
        let library = self.pack.library();
        if let Place::Study(id) = &self.nav.here {
            // Rather the one of which there is a picture in its text.
            let pictured = self.sheet.pictures().next().cloned();
            return pictured.or_else(|| Some(library.figures_resting_on(id).next()?.0.id.clone()));
        }
        let topic = library.topic(self.nav.topic.as_ref()?)?;
        match &self.nav.here {
            Place::Topic(_) => topic.figures.first().cloned(),
            Place::Figure(here) if topic.figures.len() > 1 => {
                let at = topic.figures.iter().position(|id| id == here)?;
                topic.figures.get((at + 1) % topic.figures.len()).cloned()
            }
            _ => None,
        }
    }

    /// Goes to the first or next figure of the page; a word to the reader where there is none.
    pub(super) fn open_figure(&mut self) {
        if self.can_open_posed().is_some() {
            return self.open_posed();
        }
        match self.next_figure().filter(|_| self.overlay.is_none()) {
            Some(id) => self.travel(Place::Figure(id), None),
            None => {
                let other = if matches!(self.nav.here, Place::Figure(_)) { "other " } else { "" };
                self.notice = Some(format!("There is no {other}figure on this page."));
            }
        }
    }

    /// Lets `change` happen to the visible figure.
    pub(super) fn stage(&mut self, change: impl FnOnce(&mut Stage)) {
        let Some(id) = self.visible_figure().map(|(figure, ..)| figure.id.clone()) else { return };
        let library = self.pack.library();
        if let (Some(figure), Some(stage)) = (library.figure(&id), self.stages.get_mut(&id)) {
            change(stage);
            stage.settle(library, figure);
            self.lay_out_words();
            self.tell_figure();
        }
    }

    /// Sets the figure as it was at first.
    pub(super) fn restart_figure(&mut self) {
        let Some(id) = self.visible_figure().map(|(figure, ..)| figure.id.clone()) else { return };
        let library = self.pack.library();
        if let (Some(figure), Some(stage)) = (library.figure(&id), self.stages.get_mut(&id)) {
            stage.restart(library, figure);
            self.tell_figure();
        }
    }

    /// Sets table or words anew, if they are shown. A picture is drawn from what is set.
    fn tell_figure(&mut self) {
        if matches!(self.nav.here, Place::Figure(_)) && !self.is_picture() {
            self.lay_out();
        }
    }

    /// Whether the figure of this place shows its picture.
    pub(super) fn is_picture(&self) -> bool {
        self.visible_stage().is_some_and(|(_, stage)| stage.face == Face::Picture)
    }

    /// Whether the picture of a figure is on the screen; beside the text of its page it always is.
    pub(super) fn shows_picture(&self) -> bool {
        match self.nav.here {
            Place::Figure(_) => self.is_picture(),
            _ => self.visible_figure().is_some(),
        }
    }

    pub(super) fn turn_face_back(&mut self) {
        self.stage(|stage| stage.face = Face::Picture);
        self.lay_out();
    }

    /// Table or words instead of the picture, or the picture again.
    pub(super) fn turn_face(&mut self, face: Face) {
        self.stage(|stage| stage.face = if stage.face == face { Face::Picture } else { face });
        self.lay_out();
        self.view = self.sheet.first_view();
    }

    /// Opens what is behind the cursor of the figure: its study, or a card where there are several.
    pub(super) fn look_behind(&mut self) {
        let Some((figure, stage)) = self.visible_stage() else { return };
        let (id, studies) = (figure.id.clone(), figure.studies_at(self.pack.library(), &stage.at));
        match studies.as_slice() {
            [study] => self.travel(Place::Study(study.clone()), None),
            _ => self.open_card(Subject::Figure(id)),
        }
    }
}
