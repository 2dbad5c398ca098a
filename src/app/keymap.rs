//! Every key, once: where it works, what it does, and how to say so. The footer, the help box,
//! the man page and the README's table are views of this.

mod bound;

use super::command::{Column, Command};
use super::key::{Code, Key};
pub use super::scope::Scope;
use crate::content::model::Family;
pub use bound::Keymap;
use std::borrow::Cow;

/// One row of the table.
#[derive(Clone, Debug)]
pub struct Binding {
    pub scope: Scope,
    pub keys: Cow<'static, [Key]>,
    pub command: Command,
    /// What it does, for the help box.
    pub help: &'static str,
    /// One or two words for the footer; empty for those that are not shown there.
    pub hint: &'static str,
}

const fn char(c: char) -> Key {
    Key::new(Code::Char(c))
}

const fn key(code: Code) -> Key {
    Key::new(code)
}

const fn ctrl(c: char) -> Key {
    Key { ctrl: true, ..char(c) }
}

const fn alt(code: Code) -> Key {
    Key { alt: true, ..key(code) }
}

const fn row(
    scope: Scope,
    keys: &'static [Key],
    command: Command,
    help: &'static str,
    hint: &'static str,
) -> Binding {
    Binding { scope, keys: Cow::Borrowed(keys), command, help, hint }
}

/// The table. Within a scope the order is that of the footer.
pub static BINDINGS: &[Binding] = &[
    row(
        Scope::Home,
        &[key(Code::Enter), key(Code::Space)],
        Command::Enter,
        "Go into the chosen node",
        "explore",
    ),
    row(Scope::Home, &[char('1')], Command::Node(Family::Specific), "Specific effects", ""),
    row(Scope::Home, &[char('2')], Command::Node(Family::Contextual), "Contextual effects", ""),
    row(Scope::Home, &[char('3')], Command::Node(Family::NonSpecific), "Non-specific effects", ""),
    row(Scope::Home, &[char('4')], Command::Node(Family::Total), "Total treatment effect", ""),
    row(Scope::Topic, &[char('l')], Command::Limits, "The limits of every claim here", "limits"),
    row(Scope::Topic, &[char('f')], Command::Figure, "The figure, full screen", "figure"),
    row(Scope::Picture, &[key(Code::Left), char('h')], Command::Left, "Turn the chosen knob down", "less"),
    row(Scope::Picture, &[key(Code::Right), char('l')], Command::Right, "Turn the chosen knob up", "more"),
    row(Scope::Picture, &[key(Code::Space)], Command::Play, "Play or pause", "play"),
    row(Scope::Picture, &[char('.')], Command::StepForward, "A step forward in time", ""),
    row(Scope::Picture, &[char(',')], Command::StepBack, "A step back in time", ""),
    row(Scope::Picture, &[char('<')], Command::Slower, "Slower", ""),
    row(Scope::Picture, &[char('>')], Command::Faster, "Faster", ""),
    row(Scope::Picture, &[key(Code::Tab)], Command::NextStop, "Next knob", ""),
    row(Scope::Picture, &[key(Code::BackTab)], Command::PreviousStop, "Previous knob", ""),
    row(Scope::Figure, &[char('t')], Command::Table, "The figure as a table, and back", "table"),
    row(Scope::Figure, &[char('w')], Command::Words, "The figure in words, and back", "words"),
    row(Scope::Figure, &[char('0')], Command::Restart, "Start again", ""),
    row(
        Scope::Figure,
        &[key(Code::Enter)],
        Command::Enter,
        "The study behind what is under the cursor",
        "study",
    ),
    row(Scope::Figure, &[char('f')], Command::Figure, "The next figure of this page", ""),
    row(Scope::Said, &[char('f')], Command::FilterStatus, "Filter by status", "status"),
    row(
        Scope::Study,
        &[char('f')],
        Command::Figure,
        "The first figure that rests on it, full screen",
        "figure",
    ),
    row(Scope::Study, &[char('o')], Command::OpenDoi, "Open the DOI in the browser", "open DOI"),
    row(Scope::Study, &[char('y')], Command::CopyCitation, "Copy the citation", "copy"),
    row(Scope::Study, &[char('c')], Command::CitationStyle, "Next citation style", "style"),
    row(
        Scope::Round,
        &[key(Code::Enter)],
        Command::Enter,
        "Take the option in focus, or go where the answer rests",
        "take it",
    ),
    row(Scope::Round, &[char('1')], Command::Option(1), "Take the first option", ""),
    row(Scope::Round, &[char('2')], Command::Option(2), "The second", ""),
    row(Scope::Round, &[char('3')], Command::Option(3), "The third", ""),
    row(Scope::Round, &[char('4')], Command::Option(4), "The fourth", ""),
    row(Scope::Round, &[char('5')], Command::Option(5), "The fifth", ""),
    row(Scope::Round, &[char('6')], Command::Option(6), "The sixth", ""),
    row(
        Scope::Round,
        &[key(Code::Space), char('n')],
        Command::NextQuestion,
        "On to the next question; unanswered, it is left out",
        "next question",
    ),
    row(Scope::Round, &[char('f')], Command::Figure, "The figure that the question is on", "figure"),
    row(Scope::Round, &[char('x')], Command::EndRound, "End the round here", "end"),
    row(
        Scope::Review,
        &[key(Code::Enter)],
        Command::Enter,
        "Turn the card over; then go into what has focus",
        "go in",
    ),
    row(
        Scope::Review,
        &[key(Code::Space), char('n')],
        Command::Turn,
        "Turn the card over; a question is not known then. After it, the next card",
        "",
    ),
    row(Scope::Review, &[char('1')], Command::Option(1), "Missed; in a question, the first option", ""),
    row(
        Scope::Review,
        &[char('2')],
        Command::Option(2),
        "Knew it, of four grades hard; the second option",
        "",
    ),
    row(Scope::Review, &[char('3')], Command::Option(3), "Of four grades knew it; the third option", ""),
    row(Scope::Review, &[char('4')], Command::Option(4), "Of four grades easy; the fourth option", ""),
    row(Scope::Review, &[char('5')], Command::Option(5), "The fifth option", ""),
    row(Scope::Review, &[char('6')], Command::Option(6), "The sixth option", ""),
    row(Scope::Review, &[char('f')], Command::Figure, "The figure that the card is on", "figure"),
    row(Scope::Review, &[char('u')], Command::Undo, "Take the last answer back", "undo"),
    row(Scope::Review, &[char('-')], Command::Bury, "Do not ask this card today", "not today"),
    row(
        Scope::Review,
        &[char('@'), char('d')],
        Command::SetAside,
        "Never ask this card again, until it is taken up from what is set aside",
        "never",
    ),
    row(
        Scope::Review,
        &[char('x')],
        Command::EndRound,
        "Stop here, as Esc does; all that was answered is kept",
        "",
    ),
    row(
        Scope::Due,
        &[key(Code::Enter)],
        Command::Enter,
        "Begin what has focus, or go where it leads",
        "go in",
    ),
    row(Scope::Due, &[char('u')], Command::Undo, "Take the last answer back", "undo"),
    row(Scope::Aside, &[key(Code::Enter)], Command::Enter, "Go to its page", "go in"),
    row(Scope::Aside, &[char('+')], Command::Resume, "Take up again the card in focus", "take up"),
    row(Scope::Away, &[char('s')], Command::Quiz, "Back to the cards", "cards"),
    row(Scope::Progress, &[char('w')], Command::Words, "All of it in words, and back", "words"),
    row(Scope::Progress, &[char('1')], Command::Node(Family::Specific), "Specific effects", ""),
    row(Scope::Progress, &[char('2')], Command::Node(Family::Contextual), "Contextual effects", ""),
    row(Scope::Progress, &[char('3')], Command::Node(Family::NonSpecific), "Non-specific effects", ""),
    row(Scope::Progress, &[char('4')], Command::Node(Family::Total), "Total treatment effect", ""),
    row(Scope::Marks, &[char('x'), key(Code::Delete)], Command::Remove, "Take it off the list", "remove"),
    row(Scope::Marks, &[char('m')], Command::Mark, "Mark it, or write the line of its mark anew", "line"),
    row(Scope::Page, &[key(Code::Enter)], Command::Enter, "Go into what has focus", "go in"),
    row(Scope::Page, &[key(Code::Tab)], Command::NextStop, "Next link, term, citation or claim", "next"),
    row(Scope::Page, &[key(Code::BackTab)], Command::PreviousStop, "The one before", ""),
    row(Scope::Page, &[char('K')], Command::Define, "Show the definition of the term in focus", ""),
    row(Scope::Page, &[char('n')], Command::NextClaim, "The next claim", ""),
    row(Scope::Page, &[char('N')], Command::PreviousClaim, "The claim before", ""),
    row(Scope::Page, &[char('y')], Command::CopyCitation, "Copy the claim with its citation", ""),
    row(
        Scope::Question,
        &[key(Code::Enter)],
        Command::Enter,
        "Take the option in focus, or go in",
        "take it",
    ),
    row(Scope::Question, &[char('1')], Command::Option(1), "Take the first option", ""),
    row(Scope::Question, &[char('2')], Command::Option(2), "The second", ""),
    row(Scope::Question, &[char('3')], Command::Option(3), "The third", ""),
    row(Scope::Question, &[char('4')], Command::Option(4), "The fourth", ""),
    row(Scope::Question, &[char('5')], Command::Option(5), "The fifth", ""),
    row(Scope::Question, &[char('6')], Command::Option(6), "The sixth", ""),
    row(Scope::Question, &[char('f')], Command::Figure, "The figure that the question is on", "figure"),
    row(Scope::Card, &[key(Code::Enter)], Command::Enter, "Go to the study or term in focus", "study"),
    row(Scope::Card, &[char('K')], Command::Define, "Show the definition of the term in focus", ""),
    row(Scope::Card, &[char('o')], Command::OpenDoi, "Open the DOI of the study in focus", "open DOI"),
    row(Scope::Card, &[char('y')], Command::CopyCitation, "Copy the citation of the study in focus", "copy"),
    row(Scope::Card, &[char('c')], Command::CitationStyle, "Next citation style", ""),
    row(Scope::Card, &[key(Code::Tab)], Command::NextStop, "Next study or term", "next"),
    row(Scope::Card, &[key(Code::BackTab)], Command::PreviousStop, "Previous study or term", ""),
    row(Scope::Card, &[char('n')], Command::NextClaim, "The card of the next claim", ""),
    row(Scope::Card, &[char('N')], Command::PreviousClaim, "The card of the claim before", ""),
    row(Scope::Card, &[char('q')], Command::Close, "Close the card", ""),
    row(Scope::Research, &[key(Code::Enter)], Command::Enter, "Open the study", "open"),
    row(Scope::Research, &[char('f')], Command::FilterFamily, "Filter by stream, from a menu", "stream"),
    row(Scope::Research, &[char('d')], Command::FilterDesign, "Filter by design, from a menu", "design"),
    row(
        Scope::Research,
        &[char('c')],
        Command::FilterCertainty,
        "Filter by certainty of the claims, from a menu",
        "claim",
    ),
    row(Scope::Research, &[char('w')], Command::FilterWords, "Filter by words", "words"),
    row(Scope::Research, &[char('x')], Command::ClearFilters, "Clear the filters", "clear"),
    row(Scope::Research, &[key(Code::Tab)], Command::NextStop, "The next filter", ""),
    row(Scope::Research, &[key(Code::BackTab)], Command::PreviousStop, "The filter before", ""),
    row(Scope::Research, &[char('1')], Command::Sort(Column::Year), "Sort by year; again turns it round", ""),
    row(
        Scope::Research,
        &[char('2')],
        Command::Sort(Column::Author),
        "Sort by author; again turns it round",
        "",
    ),
    row(
        Scope::Research,
        &[char('3')],
        Command::Sort(Column::Design),
        "Sort by design; again turns it round",
        "",
    ),
    row(Scope::Research, &[char('o')], Command::OpenDoi, "Open the DOI in the browser", ""),
    row(Scope::Research, &[char('y')], Command::CopyCitation, "Copy the citation", ""),
    row(Scope::Slide, &[key(Code::Right)], Command::NextStep, "Next step", ""),
    row(Scope::Slide, &[key(Code::Left)], Command::PreviousStep, "Previous step", ""),
    row(
        Scope::Lesson,
        &[key(Code::Space), key(Code::PageDown), key(Code::Enter)],
        Command::NextStep,
        "Next step; first the answer of a question, and what else is said",
        "",
    ),
    row(Scope::Lesson, &[key(Code::PageUp)], Command::PreviousStep, "Previous step", ""),
    row(
        Scope::Lesson,
        &[char('x')],
        Command::PassStep,
        "The next step, past what else is said of this one",
        "",
    ),
    row(
        Scope::Lesson,
        &[
            char('0'),
            char('1'),
            char('2'),
            char('3'),
            char('4'),
            char('5'),
            char('6'),
            char('7'),
            char('8'),
            char('9'),
        ],
        Command::Type,
        "The number of a step, then Enter; in a question, a hand for an option",
        "",
    ),
    row(
        Scope::Lesson,
        &[key(Code::Backspace)],
        Command::TakeBack,
        "Take the last digit or hand back, or go back a step",
        "",
    ),
    row(
        Scope::Lesson,
        &[char('=')],
        Command::Count,
        "In a question, after the digit of an option: its hands as a number; Enter ends it",
        "",
    ),
    row(Scope::Lesson, &[char('r')], Command::AskAgain, "In a question: a second round of hands", ""),
    row(
        Scope::Lesson,
        &[char('K')],
        Command::Define,
        "What a word means: the term in focus, or one that is typed",
        "",
    ),
    row(Scope::Lesson, &[char('i')], Command::Steps, "All steps, to go to one", ""),
    row(Scope::Lesson, &[char('b'), char('.')], Command::Blank, "Blank the screen, and bring it back", ""),
    row(
        Scope::Lesson,
        &[char('z')],
        Command::Spotlight,
        "Spotlight on what has focus; the mouse moves it",
        "",
    ),
    row(Scope::Lesson, &[char('p')], Command::Play, "Play or pause a figure", ""),
    row(Scope::Lesson, &[key(Code::Home)], Command::Present, "The step from its beginning", ""),
    row(
        Scope::Lesson,
        &[key(Code::Esc), key(Code::F(5))],
        Command::LeaveLesson,
        "Close what is open, or leave the lesson; it asks first",
        "",
    ),
    row(Scope::Lesson, &[char('q')], Command::AskToQuit, "Close what is open, or quit; it asks first", ""),
    row(
        Scope::Steps,
        &[key(Code::Enter), key(Code::Space)],
        Command::Enter,
        "Go to the step in focus",
        "go there",
    ),
    row(Scope::Steps, &[key(Code::Esc), char('i'), char('q')], Command::Close, "Close the list", "close"),
    row(Scope::Notes, &[char('i')], Command::Steps, "All steps, to go to one", ""),
    row(Scope::Notes, &[char('m')], Command::Minutes, "Say how many minutes there are from now on", ""),
    row(Scope::Notes, &[char('c')], Command::Clock, "Stop the clock, and let it go on", ""),
    row(Scope::Notes, &[char('j')], Command::Down, "Down in the notes", ""),
    row(Scope::Notes, &[char('k')], Command::Up, "Up in the notes", ""),
    row(Scope::Notes, &[char('q')], Command::Quit, "Close the notes; the lesson goes on", ""),
    row(Scope::Wander, &[char('i')], Command::Steps, "All steps of the lesson, to go to one", ""),
    row(
        Scope::Wander,
        &[key(Code::Home), key(Code::F(5))],
        Command::Present,
        "Back to the step of the lesson",
        "lesson",
    ),
    row(Scope::Wander, &[char('q')], Command::AskToQuit, "Close what is open, or quit; it asks first", ""),
    row(Scope::Leaving, &[key(Code::Enter), char('y')], Command::Enter, "Leave", "leave"),
    row(Scope::Leaving, &[key(Code::Esc), char('n'), char('q')], Command::Close, "Stay", "stay"),
    // A clicker may have no Esc.
    row(
        Scope::Leaving,
        &[key(Code::Space), key(Code::PageDown), key(Code::PageUp), key(Code::F(5))],
        Command::Close,
        "Stay",
        "",
    ),
    row(Scope::Leaving, &[ctrl('c')], Command::Quit, "Quit", ""),
    row(Scope::Leaving, &[ctrl('l')], Command::Redraw, "Draw the screen again", ""),
    row(Scope::Leaving, &[ctrl('z')], Command::Suspend, "Suspend; `fg` comes back", ""),
    row(Scope::Typing, &[key(Code::Enter)], Command::Enter, "Take the chosen row", "take it"),
    row(Scope::Typing, &[key(Code::Down), ctrl('n'), key(Code::Tab)], Command::Down, "Next row", "next"),
    row(Scope::Typing, &[key(Code::Up), ctrl('p'), key(Code::BackTab)], Command::Up, "Previous row", ""),
    row(Scope::Typing, &[key(Code::PageDown)], Command::PageDown, "A page of rows down", ""),
    row(Scope::Typing, &[key(Code::PageUp)], Command::PageUp, "A page of rows up", ""),
    row(Scope::Typing, &[key(Code::Esc)], Command::Close, "Close the box", "close"),
    row(Scope::Typing, &[ctrl('c')], Command::Quit, "Quit", ""),
    row(Scope::Typing, &[ctrl('l')], Command::Redraw, "Draw the screen again", ""),
    row(Scope::Typing, &[ctrl('z')], Command::Suspend, "Suspend; `fg` comes back", ""),
    row(
        Scope::Mark,
        &[key(Code::Enter)],
        Command::Enter,
        "Keep the mark with this line, or without one",
        "keep it",
    ),
    row(Scope::Mark, &[key(Code::Esc)], Command::Close, "Leave it as it was", "leave it"),
    row(Scope::Mark, &[ctrl('c')], Command::Quit, "Quit", ""),
    row(Scope::Mark, &[ctrl('l')], Command::Redraw, "Draw the screen again", ""),
    row(Scope::Mark, &[ctrl('z')], Command::Suspend, "Suspend; `fg` comes back", ""),
    row(Scope::Words, &[key(Code::Tab)], Command::NextStop, "Back to the table", ""),
    row(Scope::Words, &[key(Code::BackTab)], Command::PreviousStop, "The filter before", ""),
    row(Scope::Menu, &[key(Code::Enter)], Command::Enter, "Keep the studies of the chosen value", "take it"),
    row(Scope::Menu, &[key(Code::Down), ctrl('n')], Command::Down, "Next value", "next"),
    row(Scope::Menu, &[key(Code::Up), ctrl('p')], Command::Up, "Previous value", ""),
    row(Scope::Menu, &[key(Code::PageDown)], Command::PageDown, "Some values down", ""),
    row(Scope::Menu, &[key(Code::PageUp)], Command::PageUp, "Some values up", ""),
    row(Scope::Menu, &[key(Code::Home)], Command::First, "The first value", ""),
    row(Scope::Menu, &[key(Code::End)], Command::Last, "The last value", ""),
    row(Scope::Menu, &[key(Code::Tab)], Command::NextStop, "The next filter", "next filter"),
    row(Scope::Menu, &[key(Code::BackTab)], Command::PreviousStop, "The filter before", ""),
    row(Scope::Menu, &[key(Code::Esc), char('q')], Command::Close, "Close the menu", "close"),
    row(Scope::Menu, &[ctrl('c')], Command::Quit, "Quit", ""),
    row(Scope::Menu, &[ctrl('l')], Command::Redraw, "Draw the screen again", ""),
    row(Scope::Menu, &[ctrl('z')], Command::Suspend, "Suspend; `fg` comes back", ""),
    row(Scope::Anywhere, &[key(Code::Esc)], Command::Close, "Close what is open, or go up", "up"),
    row(
        Scope::Anywhere,
        &[char('/'), char(':'), ctrl('f'), ctrl('p')],
        Command::Find,
        "Find anything",
        "find",
    ),
    row(Scope::Anywhere, &[char('?'), key(Code::F(1))], Command::Help, "What can be done here", "help"),
    row(Scope::Anywhere, &[char('r')], Command::Research, "Research: all studies", "research"),
    row(Scope::Anywhere, &[char('g')], Command::Glossary, "Glossary and marks; again, its top", ""),
    row(Scope::Anywhere, &[char('a')], Command::Said, "What is said, and what is known", ""),
    row(Scope::Anywhere, &[char('s')], Command::Quiz, "Cards that are due, and questions", ""),
    row(Scope::Anywhere, &[char('p')], Command::Progress, "How far you are, and what is due", ""),
    row(Scope::Anywhere, &[char('t')], Command::Lessons, "Lessons", ""),
    row(Scope::Anywhere, &[key(Code::F(5))], Command::Present, "Present a lesson", ""),
    row(Scope::Anywhere, &[key(Code::Up), char('k')], Command::Up, "Up", ""),
    row(Scope::Anywhere, &[key(Code::Down), char('j')], Command::Down, "Down", ""),
    row(Scope::Anywhere, &[key(Code::Left), char('h')], Command::Left, "Left", ""),
    row(Scope::Anywhere, &[key(Code::Right), char('l')], Command::Right, "Right", ""),
    row(Scope::Anywhere, &[key(Code::Tab)], Command::NextStop, "Next", ""),
    row(Scope::Anywhere, &[key(Code::BackTab)], Command::PreviousStop, "Previous", ""),
    row(
        Scope::Anywhere,
        &[key(Code::PageDown), ctrl('d'), key(Code::Space)],
        Command::PageDown,
        "A page down",
        "",
    ),
    row(Scope::Anywhere, &[key(Code::PageUp), ctrl('u'), char('b')], Command::PageUp, "A page up", ""),
    row(Scope::Anywhere, &[key(Code::Home)], Command::First, "To the beginning", ""),
    row(Scope::Anywhere, &[key(Code::End), char('G')], Command::Last, "To the end", ""),
    row(
        Scope::Anywhere,
        &[key(Code::Backspace), char('['), alt(Code::Left)],
        Command::Back,
        "Back, the way you came",
        "",
    ),
    row(Scope::Anywhere, &[char(']'), alt(Code::Right)], Command::Forward, "Forward again", ""),
    row(Scope::Anywhere, &[char('0')], Command::Home, "Home", ""),
    row(Scope::Anywhere, &[char('m')], Command::Mark, "Mark this place, and say why", ""),
    row(Scope::Anywhere, &[char('\'')], Command::Marks, "Marks, and where you were lately", ""),
    row(Scope::Anywhere, &[char('T')], Command::Theme, "Next theme", ""),
    row(Scope::Anywhere, &[char('M')], Command::Motion, "Motion on or off", ""),
    row(Scope::Anywhere, &[key(Code::F(2))], Command::ShowKeys, "Show key presses, for an audience", ""),
    row(Scope::Anywhere, &[key(Code::F(3))], Command::Mouse, "Mouse, or off to select text", ""),
    row(Scope::Anywhere, &[ctrl('l')], Command::Redraw, "Draw the whole screen again", ""),
    row(Scope::Anywhere, &[ctrl('z')], Command::Suspend, "Suspend; `fg` comes back", ""),
    row(Scope::Anywhere, &[char('q'), ctrl('c')], Command::Quit, "Quit", "quit"),
];

impl Binding {
    /// What it is called where keys are chosen: `next-stop`, `sort-year`.
    pub fn name(&self) -> String {
        let mut name = String::new();
        for c in format!("{:?}", self.command).chars() {
            match c {
                '(' => name.push('-'),
                ')' => {}
                c if c.is_uppercase() && !name.is_empty() && !name.ends_with('-') => {
                    name.extend(['-', c.to_ascii_lowercase()]);
                }
                c => name.push(c.to_ascii_lowercase()),
            }
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_key_stands_twice_in_one_scope() {
        let mut seen = HashSet::new();
        for row in BINDINGS {
            for key in row.keys.iter() {
                assert!(seen.insert((row.scope, *key)), "{key} stands twice in {:?}", row.scope);
            }
        }
    }

    #[test]
    fn every_act_has_a_key_that_needs_no_alt_gr_on_any_usual_layout() {
        let is_behind = |key: &Key| match key.code {
            Code::Char(c) => r"@[]{}\|~#`^€".contains(c) || key.ctrl && key.alt,
            _ => false,
        };
        for row in BINDINGS {
            assert!(!row.keys.iter().all(is_behind), "{} wants AltGr in {:?}", row.name(), row.scope);
        }
    }

    #[test]
    fn esc_never_quits() {
        let esc = Key::new(Code::Esc);
        assert!(BINDINGS.iter().all(|row| row.command != Command::Quit || !row.keys.contains(&esc)));
    }

    #[test]
    fn every_row_says_what_it_does() {
        assert!(BINDINGS.iter().all(|row| !row.help.is_empty() && !row.keys.is_empty()));
    }

    #[test]
    fn each_row_of_a_scope_has_a_name_of_its_own_or_one_command() {
        for row in BINDINGS {
            let twin = BINDINGS.iter().find(|it| it.scope == row.scope && it.name() == row.name()).unwrap();
            assert_eq!(twin.command, row.command);
            assert!(row.name().chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{}", row.name());
        }
        assert!(BINDINGS.iter().any(|row| row.name() == "sort-year"));
    }
}
