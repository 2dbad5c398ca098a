//! Every slide of every lesson, drawn once at a size for all tests that look at them.

use super::common::Session;
use super::lessons::lesson_with;
use afferent::app::Overlay;
use afferent::app::lesson::{Begin, SmallPrint};
use afferent::content::character::capital;
use afferent::content::lesson::Step;
use afferent::layout;
use afferent::print::snapshot;
use afferent::scene::large::{self, Dot, Face};
use ratatui::buffer::Buffer;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, OnceLock};

/// What a class sees it on.
pub(super) const SIZES: [(u16, u16); 4] = [(80, 24), (100, 30), (120, 36), (160, 45)];

pub(super) const LESSONS: [&str; 4] =
    ["four-minutes", "total-treatment-effect", "ct-afferent", "reading-a-trial"];

/// A slide as one comes to it.
pub(super) struct Slide {
    pub(super) lesson: &'static str,
    /// From 0.
    pub(super) nth: usize,
    pub(super) step: Step,
    /// Whether it shows the place, the lines or the question of the step, and not words before or after that.
    pub(super) is_own: bool,
    pub(super) has_words: bool,
    pub(super) small_print: SmallPrint,
    /// What stands above its lines.
    pub(super) heading: String,
    pub(super) area: layout::Lesson,
    /// Rows of its figure.
    pub(super) picture: Option<u16>,
    /// What stands in ordinary letters in that, and what it leaves to its small print.
    pub(super) labels: Vec<String>,
    pub(super) counted: String,
    /// Lines of its pages that have no room.
    pub(super) n_below: u16,
    pub(super) text: String,
    /// Columns and rows of the screen, between the heading and the last line, that are not all ground.
    pub(super) drawn: (Vec<u16>, Vec<u16>),
}

impl Slide {
    fn of(lesson: &'static str, session: &Session) -> Self {
        let present = session.app.presented().unwrap();
        let said = &present.running.said;
        let picture = session.picture();
        let sheet = match &session.app.overlay {
            Some(Overlay::Card(card)) => &card.sheet,
            _ => &session.app.sheet,
        };
        let below = |it: &afferent::app::sheet::Column| it.page.height().saturating_sub(it.area.height);
        Self {
            lesson,
            nth: present.running.step,
            step: present.step.clone(),
            is_own: present.running.slide == said.own() && !present.hands().is_revealed,
            has_words: present.has_words(),
            small_print: said.small_print,
            heading: said.heading_of(present.step).to_owned(),
            area: session.app.lesson_area().unwrap(),
            picture: session.app.figure_area().map(|(.., area)| area.picture.height),
            labels: labels(session),
            counted: counted(session),
            n_below: sheet.columns.iter().map(below).sum(),
            text: snapshot::text(&picture),
            drawn: drawn(&picture, session.app.lesson_area().unwrap()),
        }
    }

    /// The lines above how far one is that have words in small letters.
    pub(super) fn small(&self) -> String {
        let above = self.text.lines().take(self.area.progress.y.into());
        let small = above.filter(|line| line.contains(char::is_alphabetic));
        small.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
    }
}

fn labels(session: &Session) -> Vec<String> {
    let scene = session.app.shown_scene().filter(|_| session.app.figure_area().is_some());
    let labels = scene.iter().flat_map(|(scene, _)| &scene.labels).flat_map(|it| &it.words);
    labels.map(|it| it.text.trim().to_owned()).collect()
}

fn counted(session: &Session) -> String {
    let figure = session.app.visible_stage().filter(|_| session.app.figure_area().is_some());
    figure
        .map(|(it, stage)| it.data.kind().counted(session.app.pack.library(), &stage.at))
        .unwrap_or_default()
}

fn drawn(picture: &Buffer, area: layout::Lesson) -> (Vec<u16>, Vec<u16>) {
    let ground = picture[(0, area.progress.y)].bg;
    let is_drawn = |x: u16, y: u16| picture[(x, y)].symbol() != " " || picture[(x, y)].bg != ground;
    let (columns, rows) = (0..picture.area.width, area.heading.bottom()..area.progress.y);
    let of_column = |x: &u16| rows.clone().any(|y| is_drawn(*x, y));
    let of_row = |y: &u16| columns.clone().any(|x| is_drawn(x, *y));
    (columns.clone().filter(of_column).collect(), rows.clone().filter(of_row).collect())
}

/// All slides and answers at a size, lesson by lesson.
pub(super) fn slides(size: (u16, u16)) -> &'static [Slide] {
    type Drawn = HashMap<(u16, u16), &'static OnceLock<Vec<Slide>>>;
    static DRAWN: LazyLock<Mutex<Drawn>> = LazyLock::new(Mutex::default);
    let of_size = *DRAWN.lock().unwrap().entry(size).or_insert_with(|| Box::leak(Box::default()));
    of_size.get_or_init(|| LESSONS.into_iter().flat_map(|id| of_lesson(id, size)).collect())
}

/// Those that show what their step shows.
pub(super) fn steps(size: (u16, u16)) -> impl Iterator<Item = &'static Slide> {
    slides(size).iter().filter(|it| it.is_own)
}

fn of_lesson(id: &'static str, (width, height): (u16, u16)) -> Vec<Slide> {
    let mut session = lesson_with(id, width, height, Begin::default());
    let mut slides = vec![Slide::of(id, &session)];
    while session.app.comes_next().is_some() {
        session = session.keys("Space");
        slides.push(Slide::of(id, &session));
    }
    slides
}

/// Whether all of `words` is told in large letters in `text`, in pieces that each end where a clause does. A page is
/// as wide as what it has, or leaves room for a mark beside it.
pub(super) fn is_told(text: &str, words: &str, width: u16) -> bool {
    const FACES: [Face; 4] = [Face::Tall(Dot::Half), Face::Thin, Face::Tall(Dot::Quarter), Face::Low];
    let is_there = |line: &str, face: Face| {
        large::rows(line, face).is_some_and(|it| it.iter().all(|row| text.contains(row.trim_end())))
    };
    let stands = |words: &str| {
        FACES.into_iter().any(|face| {
            [width, width - 2].into_iter().any(|width| {
                let lines = large::broken(words, face, width.into()).filter(|it| it.len() <= 9);
                lines.is_some_and(|it| it.iter().all(|line| is_there(line, face)))
            })
        })
    };
    // A clause that stands on a slide of its own is a sentence.
    let is_piece = |words: &str| {
        let heads = [words.to_owned(), capital(words)];
        heads.iter().any(|it| stands(it) || it.strip_suffix(';').is_some_and(|it| stands(&format!("{it}."))))
    };
    let ends = [". ", ": ", "; ", ", "].into_iter().flat_map(|end| words.match_indices(end));
    let mut ends: Vec<usize> = ends.map(|(at, _)| at + 1).chain([words.len()]).collect();
    ends.sort_unstable();
    // Where the first word of no piece is there, none begins.
    let begins = |from: &usize| {
        let first = words.split_at(*from).1.split_whitespace().next().unwrap_or_default();
        let heads = [first.to_owned(), capital(first)];
        FACES.into_iter().any(|face| heads.iter().any(|it| is_there(it, face)))
    };
    // As far as pieces reach, each from the end of another: the longest may take a part of the next.
    let (mut told, mut is_whole) = (vec![0], false);
    told.retain(begins);
    for to in ends {
        let piece = |from: &usize| words.get(*from..to).is_some_and(|it| is_piece(it.trim()));
        if told.iter().rev().any(piece) {
            is_whole = to == words.len();
            told.extend(Some(to).filter(begins));
        }
    }
    is_whole
}
