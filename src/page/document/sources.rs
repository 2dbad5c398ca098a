//! The studies behind a statement.

use super::within;
use crate::content::address::Address;
use crate::document::{Mark, Source, Way};
use crate::page::Role;
use crate::page::words::thousands;
use crate::page::write::{Piece, Writer};

/// From so many columns on the people of a study are a bar, too, the longest one so long.
const BARRED: usize = 60;
const BAR: usize = 18;

impl Writer {
    /// The studies behind a statement, each whole and with its people as a bar, all bars on one scale; elsewhere as
    /// ways on.
    pub(super) fn sources(&mut self, of: &Address, sources: &[Source]) {
        let is_evidence = matches!(of, Address::Claim(_) | Address::Saying(_));
        let people = sources.iter().filter_map(|it| it.people);
        // One bar alone says nothing.
        let most = if is_evidence && people.clone().count() > 1 { people.max() } else { None };
        if most.is_some() && self.room() >= BARRED {
            // Behind their heading, over the bars.
            let (last, left) = (self.height().saturating_sub(1), self.room() - BAR);
            self.beside(within(BAR, |w| w.text("people", Role::Heading)), usize::from(last), left);
        }
        for (nth, source) in sources.iter().enumerate() {
            if is_evidence {
                if nth > 0 {
                    self.blank();
                }
                self.source(source, most);
            } else {
                self.way(&Way {
                    to: Address::Study(source.study.clone()),
                    mark: Mark::None,
                    name: source.name.clone(),
                    about: format!("{} · {}", source.design, source.title),
                });
            }
        }
    }

    /// A study behind a statement, with what must be known before it is quoted. Its people are a bar, a whole one
    /// `most` people.
    fn source(&mut self, source: &Source, most: Option<u32>) {
        self.block(Address::Study(source.study.clone()), |w| {
            let design = Piece::new(format!("\u{a0}· {}", source.design), Role::Meta);
            let head = [Piece::new(&source.name, Role::Claim), design];
            match source.people.zip(most).filter(|_| w.room() >= BARRED) {
                Some((n, most)) => {
                    let left = w.room() - BAR;
                    let head = within(left, |w| w.paragraph(&head, 0));
                    let bar = within(BAR, |w| {
                        let number = Piece::new(format!("\u{a0}{}", thousands(n)), Role::Meta);
                        let line = Piece::new("▕", Role::Meta);
                        w.paragraph(&[line, Piece::new(bar(n, most), Role::Number), number], 0);
                    });
                    w.side_by_side([(0, head), (left, bar)]);
                }
                None => w.paragraph(&head, 0),
            }
            w.text(&source.title, Role::Body);
            w.text(&source.journal, Role::Meta);
            w.text(source.doi(), Role::Meta);
            if !source.cautions.is_empty() {
                w.text(&source.cautions.join("; "), Role::Strong);
            }
        });
    }
}

/// `n` of `most`, with room for both numbers and the line at zero beside it; what is there at all is seen.
fn bar(n: u32, most: u32) -> String {
    let longest = BAR - thousands(most).len() - 2;
    "▆".repeat((n as usize * longest).div_ceil((most as usize).max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::id::{ClaimId, StudyId};

    /// Studies of so many people each, as the card of a claim sets them.
    fn card(people: &[Option<u32>], width: u16) -> String {
        let all = people.iter().map(|people| Source {
            study: StudyId::from("any-2020"),
            name: "Any 2020".to_owned(),
            design: "trial".to_owned(),
            people: *people,
            title: "Any".to_owned(),
            journal: "Any".to_owned(),
            doi: None,
            cautions: Vec::new(),
        });
        let mut w = Writer::new(width);
        w.sources(&Address::Claim(ClaimId::from("any")), &all.collect::<Vec<_>>());
        w.finish().text()
    }

    #[test]
    fn the_people_of_studies_are_bars_on_one_scale() {
        let bars = |text: &str| -> Vec<usize> {
            text.lines().map(|line| line.matches('▆').count()).filter(|n| *n > 0).collect()
        };
        assert_eq!(bars(&card(&[Some(60), None, Some(120)], 80)), [7, 13]);
        assert_eq!(bars(&card(&[Some(1), Some(9000)], 80)), [1, 12]);
        for (people, width) in [(vec![Some(60), None], 80), (vec![Some(60), Some(120)], 50)] {
            assert!(bars(&card(&people, width)).is_empty());
        }
    }
}
