//! How focus and scrolling move, wherever one is.

use super::place::Place;
use super::sheet::{Focus, Way};
use super::{App, Overlay, Subject};
use crate::content::address::Address;
use crate::content::model::Family;
use crate::layout;
use crate::page::Stop;

impl App {
    pub(super) fn step(&mut self, way: Way) {
        match &mut self.overlay {
            Some(Overlay::Finder(finder, _)) => {
                let height = usize::from(layout::finder(self.size).rows.height);
                match way {
                    Way::Up => finder.choose(-1, height),
                    Way::Down => finder.choose(1, height),
                    Way::Left | Way::Right => {}
                }
            }
            Some(Overlay::Card(card)) => match way {
                Way::Up | Way::Down => card.sheet.step(&mut card.view, way),
                Way::Left => self.beside(false),
                Way::Right => self.beside(true),
            },
            Some(Overlay::Menu(menu)) => match way {
                Way::Up => menu.choose(-1),
                Way::Down => menu.choose(1),
                Way::Left | Way::Right => {}
            },
            Some(Overlay::Mark(_) | Overlay::Leave { .. }) => {}
            None => match (&self.nav.here, way) {
                (Place::Home, way) => self.step_home(way),
                (Place::Research, Way::Up) => self.choose_study(-1),
                (Place::Research, Way::Down) => self.choose_study(1),
                (Place::Research, Way::Left | Way::Right) => {}
                (Place::Figure(_), way) if self.is_picture() => self.stage(|stage| match way {
                    Way::Up => stage.choose(false),
                    Way::Down => stage.choose(true),
                    Way::Left => stage.turn(false),
                    Way::Right => stage.turn(true),
                }),
                (_, way) => self.sheet.step(&mut self.view, way),
            },
        }
    }

    /// The three streams stand above each other, the total to their right.
    fn step_home(&mut self, way: Way) {
        let node = match (self.node, way) {
            (Family::Contextual, Way::Up) => Family::Specific,
            (Family::NonSpecific, Way::Up) | (Family::Specific, Way::Down) => Family::Contextual,
            (Family::Contextual, Way::Down) => Family::NonSpecific,
            (Family::Total, Way::Left) => self.stream,
            (Family::NonSpecific, Way::Down) | (_, Way::Right) => Family::Total,
            (Family::Total, Way::Up) => Family::NonSpecific,
            (family, _) => family,
        };
        self.choose_node(node);
    }

    pub(super) fn choose_node(&mut self, family: Family) {
        self.node = family;
        if family != Family::Total {
            self.stream = family;
        }
    }

    /// Filters and sorts the table of studies again, with the chosen one in view.
    pub(super) fn gather(&mut self) {
        self.research.gather(self.pack.library());
        self.choose_study(0);
    }

    /// The claims and sayings of the page as stops of its main column, and which of them `subject` is.
    fn among_claims(&self, subject: &Subject) -> Option<(Vec<usize>, usize)> {
        let target = match subject {
            Subject::Claim(id) => Address::Claim(id.clone()),
            Subject::Saying(id) => Address::Saying(id.clone()),
            Subject::Term(_)
            | Subject::Question(_)
            | Subject::Figure(_)
            | Subject::Limits(_)
            | Subject::Aside
            | Subject::Steps
            | Subject::Problems(_) => return None,
        };
        let claims = self.claims();
        let at = claims.iter().position(|(_, stop)| stop.target == target)?;
        Some((claims.iter().map(|(nth, _)| *nth).collect(), at))
    }

    /// The claims and sayings of the page, as stops of its main column.
    fn claims(&self) -> Vec<(usize, &Stop)> {
        let stops = self.sheet.columns.first().map_or(&[][..], |column| &column.page.stops);
        let is_claim =
            |stop: &Stop| stop.block && matches!(stop.target, Address::Claim(_) | Address::Saying(_));
        stops.iter().enumerate().filter(|(_, stop)| is_claim(stop)).collect()
    }

    /// To the next claim of the page or the one before; with a card open, to its card.
    pub(super) fn next_claim(&mut self, forward: bool) {
        if matches!(self.overlay, Some(Overlay::Card(_))) {
            return self.beside(forward);
        }
        let place = |stop: &Stop| (stop.top, stop.left);
        // Whoever has scrolled away from what has focus goes on from what is in sight.
        let focus = self.view.focus.filter(|focus| self.sheet.rect(&self.view, *focus).is_some());
        let from =
            focus.filter(|focus| focus.column == 0).and_then(|focus| self.sheet.stop(focus)).map(place);
        let top = (self.view.top(0), 0);
        let claims = self.claims();
        let next = if forward {
            claims
                .iter()
                .find(|(_, stop)| place(stop) > from.unwrap_or(top) || from.is_none() && place(stop) == top)
        } else {
            claims.iter().rfind(|(_, stop)| place(stop) < from.unwrap_or(top))
        };
        match next.map(|(stop, _)| Focus { column: 0, stop: *stop }) {
            Some(focus) => {
                self.view.focus = Some(focus);
                self.sheet.reveal(&mut self.view, focus);
            }
            None => self.say_no_claim(forward),
        }
    }

    fn say_no_claim(&mut self, forward: bool) {
        let way = if forward { "after" } else { "before" };
        self.notice = Some(format!("No claim comes {way} this."));
    }

    /// Which of how many claims and sayings of the page a card is about, counted from 1.
    pub fn nth_claim(&self, subject: &Subject) -> Option<(usize, usize)> {
        self.among_claims(subject).map(|(claims, at)| (at + 1, claims.len()))
    }

    /// The card of the claim or saying before or after this one on its page.
    fn beside(&mut self, forward: bool) {
        let Some(Overlay::Card(card)) = &self.overlay else { return };
        let Some((claims, at)) = self.among_claims(&card.subject) else { return };
        let beside = if forward { at.checked_add(1) } else { at.checked_sub(1) };
        let Some(stop) = beside.and_then(|at| claims.get(at)) else { return self.say_no_claim(forward) };
        let Some(it) = self.sheet.stop(Focus { column: 0, stop: *stop }) else { return };
        let (focus, target) = (Focus { column: 0, stop: *stop }, it.target.clone());
        self.view.focus = Some(focus);
        self.sheet.reveal(&mut self.view, focus);
        self.follow(target);
    }

    pub(super) fn cycle(&mut self, forward: bool) {
        match &mut self.overlay {
            Some(Overlay::Card(card)) => card.sheet.cycle(&mut card.view, forward),
            Some(Overlay::Finder(..) | Overlay::Mark(_) | Overlay::Leave { .. }) => {}
            Some(Overlay::Menu(_)) => self.cycle_filters(forward),
            None if self.nav.here == Place::Home => {
                let step = if forward { 1 } else { Family::ALL.len() - 1 };
                let next = (self.node.idx() + step) % Family::ALL.len();
                self.choose_node(Family::ALL.get(next).copied().unwrap_or(self.node));
            }
            None => match self.nav.here {
                Place::Research => self.cycle_filters(forward),
                Place::Figure(_) if self.is_picture() => self.stage(|stage| stage.cycle(forward, true)),
                _ => self.sheet.cycle(&mut self.view, forward),
            },
        }
    }

    pub(super) fn end(&mut self, last: bool) {
        match &mut self.overlay {
            Some(Overlay::Card(card)) => card.sheet.end(&mut card.view, last),
            Some(Overlay::Menu(menu)) => menu.choose(if last { isize::MAX } else { isize::MIN }),
            Some(Overlay::Finder(..) | Overlay::Mark(_) | Overlay::Leave { .. }) => {}
            None => match self.nav.here {
                Place::Home => self.choose_node(if last { Family::Total } else { Family::Specific }),
                Place::Research => self.choose_study(if last { isize::MAX } else { isize::MIN }),
                Place::Figure(_) if self.is_picture() => {
                    self.walk(if last { isize::MAX } else { isize::MIN });
                }
                _ => self.sheet.end(&mut self.view, last),
            },
        }
    }

    pub(super) fn page(&mut self, forward: bool) {
        let sign = if forward { 1 } else { -1 };
        match &mut self.overlay {
            Some(Overlay::Card(card)) => card.sheet.page(&mut card.view, forward),
            Some(Overlay::Finder(finder, _)) => {
                let height = usize::from(layout::finder(self.size).rows.height);
                finder.choose(sign * height.saturating_sub(1).max(1) as isize, height);
            }
            Some(Overlay::Menu(menu)) => menu.choose(sign * 8),
            Some(Overlay::Mark(_) | Overlay::Leave { .. }) => {}
            None => match self.nav.here {
                Place::Home => self.choose_node(if forward { Family::Total } else { Family::Specific }),
                Place::Research => {
                    let n = self.studies_in_view().len();
                    self.choose_study(sign * n.saturating_sub(1).max(1) as isize);
                }
                Place::Figure(_) if self.is_picture() => {
                    // Heads and axes have lines too; no row is to be passed unseen.
                    let height = self.figure_area().map_or(0, |(_, _, area)| area.picture.height);
                    self.walk(sign * (usize::from(height) * 2 / 3).max(1) as isize);
                }
                _ => self.sheet.page(&mut self.view, forward),
            },
        }
    }

    /// Moves through the rows of the figure, if it has any.
    fn walk(&mut self, rows: isize) {
        self.stage(|stage| {
            stage.walk(rows);
        });
    }
}
