//! Studying on the screen: what is due, a card, its answer, and what was kept of it.

use super::App;
use crate::study::log::Record;

impl App {
    /// Takes in what was kept.
    pub(super) fn noted(&mut self, records: Vec<Record>) {
        let Some(student) = &mut self.student else { return };
        student.take(records);
        self.lay_out();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Msg;
    use crate::app::settings::Settings;
    use crate::content::Pack;
    use crate::study::card::CardId;
    use crate::study::log::{RecordId, What};
    use crate::study::moment::Moment;
    use crate::study::schedule::History;
    use ratatui::layout::Size;

    #[test]
    fn what_was_answered_is_read_in_and_what_comes_is_added_to_it() {
        let card = CardId::from("claim:two-touch-systems");
        let record = |number, what| {
            let id = RecordId { device: "k3f9".to_owned(), number };
            Record { at: Moment { seconds: 1_795_892_531, offset: 3600 }, id, what }
        };
        let mut app = App::new(Pack::builtin(), Size { width: 80, height: 24 }, Settings::default());
        app.update(Msg::Noted(vec![record(1, What::Suspend(card.clone()))]));
        assert!(app.student.is_none(), "nothing is known before it was read");
        let history = History::new(vec![record(1, What::Suspend(card.clone()))], Default::default());
        app.update(Msg::Reviews(Box::new(history)));
        let is_suspended =
            |app: &App| app.student.as_ref().unwrap().history().memory(&card).unwrap().is_suspended;
        assert!(is_suspended(&app));
        app.update(Msg::Noted(vec![record(2, What::Resume(card.clone()))]));
        assert!(!is_suspended(&app));
    }
}
