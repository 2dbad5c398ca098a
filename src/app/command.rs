//! What the user wants. Keys, the mouse and the finder all make these.

use crate::content::address::Address;
use crate::content::model::Family;

/// One intent. Every one is matched by name in `app`, so a new one cannot be forgotten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Move focus.
    Up,
    Down,
    Left,
    Right,
    /// To the next or the one before, through everything that can be stopped at.
    NextStop,
    PreviousStop,
    First,
    Last,
    PageUp,
    PageDown,
    /// To the next claim or saying of the page, or the one before.
    NextClaim,
    PreviousClaim,
    /// Go into what has focus.
    Enter,
    /// What the term in focus means.
    Define,
    /// Close the topmost thing, or go up one level.
    Close,
    /// The way one came.
    Back,
    Forward,
    /// Into a node of the model.
    Node(Family),
    /// Show a target of a page.
    Follow(Address),
    Home,
    Research,
    Glossary,
    /// What is said, beside what is known.
    Said,
    /// All lessons.
    Lessons,
    /// The round of questions that runs, or where one is begun.
    Quiz,
    /// How far the reader is.
    Progress,
    /// Take an option of the question of a round, from 1.
    Option(usize),
    NextQuestion,
    /// End the round here.
    EndRound,
    /// Turn the card over, or lay down the next one.
    Turn,
    /// Take the last answer back.
    Undo,
    /// Do not ask this card today.
    Bury,
    /// Do not ask this card until it is taken up again.
    SetAside,
    /// Take up again the card in focus, which was set aside.
    Resume,
    /// Marks, and the places that were seen lately.
    Marks,
    /// Mark the place, or what has focus in the list of marks.
    Mark,
    /// Take what has focus off the list of marks.
    Remove,
    /// To the step of the lesson that is being given, or to the lessons.
    Present,
    NextStep,
    PassStep,
    PreviousStep,
    /// The last digit or hand, or else the last step.
    TakeBack,
    /// A second round of hands.
    AskAgain,
    /// The hands for an option as a number.
    Count,
    /// All steps, to go to one.
    Steps,
    /// How many minutes of a lesson there are.
    Minutes,
    /// The clock of a lesson stops, or goes on.
    Clock,
    /// Nothing on the screen, or all of it again.
    Blank,
    /// Light on what has focus.
    Spotlight,
    /// Close what was opened during a step, or ask whether to leave the lesson.
    LeaveLesson,
    AskToQuit,
    /// The key itself is what is wanted.
    Type,
    /// Find anything.
    Find,
    /// What can be done here.
    Help,
    /// The limits of every claim of the page.
    Limits,
    /// The figure of the page.
    Figure,
    /// Let a figure's clock run, or hold it.
    Play,
    /// Move a figure's clock a little.
    StepForward,
    StepBack,
    Slower,
    Faster,
    /// A figure as it was at first.
    Restart,
    /// A figure as a table, or in words; again brings back the picture.
    Table,
    Words,
    /// Open the DOI of the study at hand.
    OpenDoi,
    /// Copy the citation of the study at hand, or the claim in focus with those of its studies.
    CopyCitation,
    /// The next citation style.
    CitationStyle,
    /// Order the table of studies; again turns it round.
    Sort(Column),
    /// The values of a filter of the table of studies, to choose one.
    FilterFamily,
    FilterDesign,
    FilterCertainty,
    /// The next status of the sayings that are shown.
    FilterStatus,
    /// Type words that the studies must hold.
    FilterWords,
    ClearFilters,
    Theme,
    Motion,
    Mouse,
    /// Show the keys that are pressed, or not.
    ShowKeys,
    /// Send the whole picture again, where something else has written over it.
    Redraw,
    Suspend,
    Quit,
}

/// A column of the table of studies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Year,
    Author,
    Design,
}
