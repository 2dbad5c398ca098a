//! The notes of the lesson that is being given, for a second terminal, and what its keys do here.

use super::command::Command;
use super::key::Key;
use super::keymap::Scope;
use super::{App, Effect, Msg};
use crate::document::lesson;
use crate::page::lesson::Listed;
use crate::page::notes::{Asked, Notes};
use crate::page::words;

impl App {
    /// The notes of the lesson that is being given.
    pub fn notes(&self) -> Option<Notes> {
        let present = self.lesson_step()?;
        let (step, running) = (present.step, present.running);
        let hands = present.hands();
        let library = self.pack.library();
        let prediction = step.prediction.as_ref().map(|it| Asked {
            ask: it.ask.clone(),
            options: it.options.clone(),
            answer: it.answer,
            why: it.why.clone(),
            sources: it.sources.iter().filter_map(|id| library.study(id)).map(words::name).collect(),
            rounds: hands.rounds,
            is_revealed: hands.is_revealed,
            state: self.state_of_hands(hands.is_revealed),
        });
        let typed = match (&running.number, running.digits.as_str()) {
            (Some(number), _) => {
                Some(format!("Option {} = {}_ hands; Enter ends it.", number.option, number.digits))
            }
            (None, "") => None,
            (None, digits) => Some(format!("Step {digits}_; Enter goes there.")),
        };
        let brings = || format!("The screen is blank; {} brings it back.", self.key_of(&Command::Blank));
        let blank = running.is_blank.then(brings);
        // Beside the faults themselves nobody needs the line that says that there are some.
        let notice = self.notice.clone().filter(|_| !running.faults.is_told);
        let faults = running.faults.sentences.iter().cloned();
        Some(Notes {
            id: running.id.clone(),
            lesson: present.lesson.title.clone(),
            class: running.class.clone(),
            steps: present.lesson.steps.iter().map(Listed::of).collect(),
            step: running.step + 1,
            slide: running.slide + 1,
            n_slides: running.said.n_slides(),
            from: running.from + 1,
            lines: step.lines.clone(),
            notes: lesson::notes(step).into_iter().map(|(fact, text)| (fact.label(), text)).collect(),
            prediction,
            said: [self.wandering(), blank, typed, notice].into_iter().flatten().chain(faults).collect(),
            keys: self.keys_of_notes(),
        })
    }

    /// Where the screen is, while that is not the step.
    fn wandering(&self) -> Option<String> {
        let here = self.crumbs().pop().filter(|_| self.is_wandering())?.text;
        let back = self.key_of(&Command::Present);
        Some(format!("The screen is at {here}. {back} goes back to the step."))
    }

    fn state_of_hands(&self, is_revealed: bool) -> String {
        if is_revealed {
            return "The class sees the hands and the answer.".to_owned();
        }
        let [count, reveal, again] =
            [Command::Count, Command::NextStep, Command::AskAgain].map(|it| self.key_of(&it));
        format!(
            "Hidden from the class: digits count hands, 2 {count} 14 sets them, {reveal} reveals, \
             {again} asks a second time."
        )
    }

    /// What keys do from the second terminal, those that it keeps for itself left out.
    fn keys_of_notes(&self) -> Vec<String> {
        let key = |command: &Command| {
            let rows = self.keymap.reachable(&[Scope::Lesson]).into_iter();
            let mut keys = rows.filter(|(row, _)| row.command == *command).flat_map(|(_, keys)| keys);
            keys.find(|key| self.keymap.command(&[Scope::Notes], *key).is_none()).map(|key| key.to_string())
        };
        let acts = [(Command::NextStep, "on"), (Command::PreviousStep, "back"), (Command::Blank, "blank")];
        let acts = acts.iter().filter_map(|(it, does)| Some(format!("{} {does}", key(it)?)));
        let turns = [Command::Play, Command::Spotlight].iter().filter_map(key);
        let figure = ["← → ↑ ↓ Tab".to_owned()].into_iter().chain(turns).collect::<Vec<_>>().join(" ");
        acts.chain(["digits hands or jump".to_owned(), format!("{figure} figure")]).collect()
    }

    /// A key from the second terminal. It moves the lesson and what its step shows, and nothing else.
    pub fn drive(&mut self, key: Key) -> Vec<Effect> {
        let scopes = self.scopes();
        let command = self.keymap.command(&scopes, key);
        let (is_step, is_list) = (scopes.contains(&Scope::Lesson), scopes.contains(&Scope::Steps));
        let is_asked = self.presented().is_some_and(|it| it.step.prediction.is_some());
        let moves = match command {
            Some(Command::Up | Command::Down | Command::NextStop | Command::PreviousStop) => {
                is_step || is_list
            }
            Some(
                Command::Left
                | Command::Right
                | Command::NextStep
                | Command::PassStep
                | Command::PreviousStep
                | Command::TakeBack
                | Command::Blank
                | Command::Spotlight
                | Command::Play
                | Command::Present
                | Command::Type,
            ) => is_step,
            Some(Command::AskAgain | Command::Count) => is_step && is_asked,
            // The list of steps, where it was opened on the screen.
            Some(Command::Enter | Command::Close) => is_list,
            _ => false,
        };
        if moves {
            self.update(Msg::Key(key))
        } else if scopes.contains(&Scope::Wander) && command == Some(&Command::Present) {
            self.return_to_step()
        } else {
            Vec::new()
        }
    }

    /// The second terminal has chosen a step, from 0. One that words are typed over waits.
    pub fn drive_to(&mut self, nth: usize) -> Vec<Effect> {
        let may = [Scope::Lesson, Scope::Wander, Scope::Steps].iter().any(|it| self.scopes().contains(it));
        let is_there = self.lesson_step().is_some_and(|it| nth < it.lesson.steps.len());
        if may && is_there { self.go_to_step(nth) } else { Vec::new() }
    }
}
