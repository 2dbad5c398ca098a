//! The page of a topic: cards of what lies below it, sections with claims, sayings, sources;
//! and the outline of the whole tree.

use super::words::{count, design, name};
use super::write::{self, Card, Format, Piece, Writer};
use super::{Page, Role, Target};
use crate::content::figure::Figure;
use crate::content::id::{StudyId, TopicId};
use crate::content::library::Library;
use crate::content::model::{Claim, Saying, Topic};
use crate::content::name;

/// The main column. Citations are numbered as in [`sources`]. Each of the page's figures gets a row
/// that leads to it, but for the first where it stands `beside` the text.
pub fn main(library: &Library, topic: &Topic, beside: bool, format: Format) -> Page {
    let numbers = library.sources_of(topic);
    let note = |id: &StudyId| {
        let number = numbers.iter().position(|it| *it == id);
        number.map_or_else(|| format!("({id})"), |at| format.notes.mark(at + 1))
    };
    let number = |id: &StudyId| numbers.iter().position(|it| *it == id);
    let mut w = Writer::new(format.width);
    let cards: Vec<_> = library.children(&topic.id).map(|child| card(library, child)).collect();
    if cards.is_empty() || format.is_large {
        w.title(&topic.title, &topic.one_line, format);
    } else {
        // Where lines are few they are for the cards.
        let tagline = Piece::new(format!("\u{a0}  {}", topic.one_line), Role::Tagline);
        w.paragraph(&[Piece::new(&topic.title, Role::Title), tagline], 0);
    }
    if !cards.is_empty() {
        w.blank();
        let key = write::key(&cards, format.width);
        if !key.is_empty() {
            w.paragraph(&key, 0);
        }
        w.blank();
        w.cards(&cards, format.is_large);
    }
    w.narrow();
    // The first figure is what the page is about; the others are for who has read on.
    if let Some(first) = figures_of(library, topic).next().filter(|_| !beside) {
        w.blank();
        figure_row(&mut w, first);
    }
    for section in &topic.sections {
        w.heading(&section.heading);
        if !section.text.is_empty() {
            w.prose(&section.text, Role::Body, &note);
        }
        for it in &section.claims {
            w.blank();
            claim(&mut w, it, &note, &number);
        }
    }
    let sayings: Vec<_> = library.sayings_of(&topic.id).collect();
    if !sayings.is_empty() {
        w.heading("What is said, what is known");
        for it in sayings {
            w.blank();
            saying(&mut w, it, &note, &number);
        }
    }
    let more: Vec<_> = figures_of(library, topic).skip(1).collect();
    if !more.is_empty() {
        w.heading("More figures");
        for figure in more {
            figure_row(&mut w, figure);
        }
    }
    let questions: Vec<_> = library.questions_of(&topic.id).collect();
    if !questions.is_empty() {
        w.heading("Test yourself");
        for question in questions {
            w.row(Target::Question(question.id.clone()), |w| {
                w.paragraph(&[Piece::new("? ", Role::Number), Piece::new(&question.prompt, Role::Body)], 2);
            });
        }
    }
    w.finish()
}

/// The numbered studies of a page.
pub fn sources(library: &Library, topic: &Topic, format: Format) -> Page {
    let mut w = Writer::new(format.width);
    let studies: Vec<_> = library.sources_of(topic).into_iter().filter_map(|id| library.study(id)).collect();
    if studies.is_empty() {
        return w.finish();
    }
    w.text(&format!("Sources · {}", count(studies.len(), "source", "sources")), Role::Heading);
    let hang = format.notes.mark(studies.len()).chars().count() + 1;
    for (nth, study) in studies.into_iter().enumerate() {
        let mark = format.notes.mark(nth + 1);
        let pad = " ".repeat(hang.saturating_sub(mark.chars().count()));
        w.row(Target::Study(study.id.clone()), |w| {
            w.paragraph(
                &[
                    Piece::new(format!("{mark}{pad}"), Role::Cite),
                    Piece::new(name(study), Role::Claim),
                    Piece::new(
                        if study.authors.first().is_some_and(|it| name::shown(it) == study.journal) {
                            String::new()
                        } else {
                            format!(" {}", study.journal)
                        },
                        Role::Meta,
                    ),
                    Piece::new(format!("\u{a0}· {}", design(study)), Role::Meta),
                ],
                hang,
            );
        });
    }
    w.finish()
}

/// The whole tree with the way to `here` open.
pub fn outline(library: &Library, here: &TopicId, width: u16) -> Page {
    let mut w = Writer::new(width);
    let path = library.path(here);
    w.text("The whole picture", Role::Heading);
    for root in library.topics().iter().filter(|topic| topic.parent.is_none()) {
        w.blank();
        branch(library, &mut w, root, 0, &path);
    }
    w.finish()
}

fn branch(library: &Library, w: &mut Writer, topic: &Topic, depth: usize, path: &[&Topic]) {
    let is_here = path.last().is_some_and(|here| here.id == topic.id);
    let family = library.family(&topic.id);
    let role = match (is_here, depth) {
        (true, _) => Role::Strong,
        (_, 0) => Role::Label,
        _ => Role::Meta,
    };
    w.row(Target::Topic(topic.id.clone()), |w| {
        let mark = if is_here || depth == 0 { family.mark() } else { "\u{a0}" };
        w.paragraph(
            &[
                Piece::new("\u{a0}".repeat(2 * depth.saturating_sub(1)), Role::Body),
                Piece::new(mark, Role::Mark(family)),
                Piece::new(format!("\u{a0}{}", topic.title), role),
            ],
            depth * 2,
        );
    });
    if path.iter().any(|on_path| on_path.id == topic.id) || depth == 0 {
        for child in library.children(&topic.id) {
            branch(library, w, child, depth + 1, path);
        }
    }
}

fn figure_row(w: &mut Writer, figure: &Figure) {
    w.row(Target::Figure(figure.id.clone()), |w| {
        let name = Piece::new(format!("▸ {}", figure.title), Role::Number);
        w.paragraph(&[name, Piece::new(format!("\u{a0}· {}", figure.one_line), Role::Meta)], 2);
    });
}

/// The figures of a page, the one beside the text first.
pub fn figures_of<'a>(library: &'a Library, topic: &'a Topic) -> impl Iterator<Item = &'a Figure> {
    topic.figures.iter().filter_map(|id| library.figure(id))
}

fn card(library: &Library, topic: &Topic) -> Card {
    let counts = library.certainties_below(&topic.id);
    let (pages, figures) = (library.children(&topic.id).count(), figures_of(library, topic).count());
    let mut label: Vec<String> = write::claims(&counts).into_iter().collect();
    label.extend((pages > 0).then(|| count(pages, "page", "pages")));
    label.extend((figures > 0).then(|| count(figures, "figure", "figures")));
    Card {
        target: Target::Topic(topic.id.clone()),
        title: topic.title.clone(),
        label: label.join(" · "),
        text: topic.one_line.clone(),
        counts,
    }
}

/// The place of a study among the sources of the page.
type Number<'a> = &'a dyn Fn(&StudyId) -> Option<usize>;

/// The mark of its certainty stands at the margin, its words hang beside it.
fn claim(w: &mut Writer, claim: &Claim, note: &dyn Fn(&StudyId) -> String, number: Number<'_>) {
    let (certainty, role) = (claim.certainty, Role::Certainty(claim.certainty));
    w.block(Target::Claim(claim.id.clone()), |w| {
        w.marked(certainty.mark(), role, |w| {
            w.prose(&claim.text, Role::Claim, note);
            let mut meta = vec![Piece::new(certainty.word(), role)];
            meta.extend(cited(&claim.sources, note, number));
            w.paragraph(&meta, 0);
        });
    });
}

/// "· 3 studies" and their numbers in order, each a way to its study.
fn cited(sources: &[StudyId], note: &dyn Fn(&StudyId) -> String, number: Number<'_>) -> Vec<Piece> {
    let mut pieces =
        vec![Piece::new(format!(" · {}", count(sources.len(), "source", "sources")), Role::Meta)];
    let mut sources: Vec<&StudyId> = sources.iter().collect();
    sources.sort_by_key(|id| number(id));
    for id in sources {
        pieces.push(Piece::new(" ", Role::Meta));
        pieces.push(Piece::to(note(id), Role::Cite, Target::Study(id.clone())));
    }
    pieces
}

fn saying(w: &mut Writer, saying: &Saying, note: &dyn Fn(&StudyId) -> String, number: Number<'_>) {
    w.block(Target::Saying(saying.id.clone()), |w| {
        w.labelled("Said ", &saying.says, Role::Claim);
        w.labelled("Known", &saying.known, Role::Body);
        let mut meta = vec![
            Piece::new(saying.status.mark().replace(' ', "\u{a0}"), Role::Status(saying.status)),
            Piece::new(format!(" {}", saying.status.word()), Role::Status(saying.status)),
        ];
        meta.extend(cited(&saying.sources, note, number));
        w.paragraph(&meta, 0);
    });
}
