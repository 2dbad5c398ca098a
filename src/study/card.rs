//! What can be asked of a pack: its words both ways, how sure its claims are, the order of its pathways,
//! and its questions.

use crate::content::figure::{Data, Figure};
use crate::content::id::{ClaimId, FigureId, QuestionId, TermId, TopicId};
use crate::content::library::{Library, claims_of};
use crate::content::model::{Claim, Family, Term};
use crate::content::question::{On, Question};
use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher13;
use std::collections::HashMap;
use std::fmt;
use std::hash::Hasher;

/// A card by the names of what it asks about, such as `term:nociceptor/word`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CardId(pub String);

impl CardId {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl CardId {
    /// What it is about, such as `term:nociceptor`: cards of one thing answer each other.
    pub fn thing(&self) -> &str {
        self.0.split('/').next().unwrap_or_default()
    }
}

impl fmt::Display for CardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for CardId {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// What a card asks about: its name, and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum About {
    /// What a word means.
    Meaning(TermId),
    /// Which word means it.
    Word(TermId),
    /// How sure one can be of a claim.
    Certainty(ClaimId),
    /// The stages of a pathway, in order.
    Stages(FigureId),
    Question(QuestionId),
}

impl About {
    /// The name of its card, which stays whatever becomes of its text.
    pub fn id(&self) -> CardId {
        CardId(match self {
            Self::Meaning(id) => format!("term:{id}/meaning"),
            Self::Word(id) => format!("term:{id}/word"),
            Self::Certainty(id) => format!("claim:{id}"),
            Self::Stages(id) => format!("figure:{id}/stages"),
            Self::Question(id) => format!("question:{id}"),
        })
    }
}

/// A card.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    pub id: CardId,
    pub about: About,
    /// What is asked over the front.
    pub ask: &'static str,
    /// Inline markup.
    pub front: String,
    /// Inline markup; a blank line begins a new paragraph.
    pub back: String,
    /// The options of a question, as the pack has them; none for other cards.
    pub options: Vec<String>,
    /// The page that it belongs to; none for a word that is on none.
    pub topic: Option<TopicId>,
    pub family: Family,
    /// 1 for words, 2 for links between them, 3 for thinking.
    pub difficulty: u8,
    /// Of its text; another one says that the card has changed.
    pub fingerprint: u64,
}

/// All cards of a pack, in the order in which a reader would meet them.
#[derive(Clone, Debug, Default)]
pub struct Deck {
    cards: Vec<Card>,
    places: HashMap<CardId, usize>,
}

impl Deck {
    pub fn new(library: &Library) -> Self {
        let mut cards = Vec::new();
        let mut homes: HashMap<TopicId, Vec<&Term>> = HashMap::new();
        let mut homeless = Vec::new();
        for term in library.terms() {
            match library.pages_with(&term.id).next() {
                Some(page) => homes.entry(page.id.clone()).or_default().push(term),
                None => homeless.push(term),
            }
        }
        for topic in library.topics() {
            let family = library.family(&topic.id);
            let from = cards.len();
            for term in homes.get(&topic.id).into_iter().flatten() {
                cards.extend(words(term, Some(&topic.id), family));
            }
            cards.extend(library.questions_of(&topic.id).filter_map(|it| question(library, it, family)));
            let figures = topic.figures.iter().filter_map(|id| library.figure(id));
            let own = figures.filter(|figure| figure.topic == topic.id);
            cards.extend(own.filter_map(|figure| stages(figure, family)));
            cards.extend(claims_of(topic).map(|claim| certainty(claim, &topic.id, family)));
            if let Some(of_page) = cards.get_mut(from..) {
                of_page.sort_by_key(|card| card.difficulty);
            }
        }
        cards.extend(homeless.into_iter().flat_map(|term| words(term, None, Family::Total)));
        let places = cards.iter().enumerate().map(|(at, card)| (card.id.clone(), at)).collect();
        Self { cards, places }
    }

    pub fn cards(&self) -> &[Card] {
        &self.cards
    }

    pub fn get(&self, id: &CardId) -> Option<&Card> {
        self.cards.get(*self.places.get(id)?)
    }
}

fn words(term: &Term, topic: Option<&TopicId>, family: Family) -> [Card; 2] {
    let meaning = format!("{}\n\n{}", term.definition, term.plain);
    let plain = if term.plain.is_empty() { &term.definition } else { &term.plain };
    let word = format!("**{}**\n\n{}", term.term, term.definition);
    let of =
        |about, ask, front: &str, back| card(about, ask, front.to_owned(), back, topic.cloned(), family, 1);
    [
        of(About::Meaning(term.id.clone()), "What does it mean?", &term.term, meaning),
        of(About::Word(term.id.clone()), "What is the word for it?", plain, word),
    ]
}

fn certainty(claim: &Claim, topic: &TopicId, family: Family) -> Card {
    let sure = claim.certainty;
    let back = format!("**{}** {}\n\n{}", sure.word(), sure.meaning(), claim.limits);
    let about = About::Certainty(claim.id.clone());
    card(about, "How sure can one be of this?", claim.text.clone(), back, Some(topic.clone()), family, 3)
}

fn stages(figure: &Figure, family: Family) -> Option<Card> {
    let Data::PathwayPlayer(pathway) = &figure.data else { return None };
    let stages = pathway.stages.iter().enumerate();
    let back: Vec<String> =
        stages.map(|(nth, it)| format!("**{}** {} · {}", nth + 1, it.name, it.place)).collect();
    let about = About::Stages(figure.id.clone());
    let topic = Some(figure.topic.clone());
    Some(card(about, "What comes after what?", figure.title.clone(), back.join("\n\n"), topic, family, 2))
}

/// A question with one answer; how sure a claim is and what comes after what have cards of their own.
fn question(library: &Library, question: &Question, family: Family) -> Option<Card> {
    if matches!(question.on, On::Order { .. } | On::Claim(_)) {
        return None;
    }
    let options = question.options(library);
    let answer = question.answer(library).first().and_then(|nth| options.get(*nth))?;
    let about = About::Question(question.id.clone());
    let back = format!("**{answer}**\n\n{}", question.why);
    let (topic, difficulty) = (Some(question.topic.clone()), question.difficulty);
    let mut card =
        card(about, "What do you think?", question.prompt.clone(), back, topic, family, difficulty);
    card.options = options;
    card.fingerprint = fingerprint(&card);
    Some(card)
}

fn card(
    about: About,
    ask: &'static str,
    front: String,
    back: String,
    topic: Option<TopicId>,
    family: Family,
    difficulty: u8,
) -> Card {
    let id = about.id();
    let mut card =
        Card { id, about, ask, front, back, options: Vec::new(), topic, family, difficulty, fingerprint: 0 };
    card.fingerprint = fingerprint(&card);
    card
}

/// The same for the same text on every machine and in every version.
fn fingerprint(card: &Card) -> u64 {
    let mut hasher = SipHasher13::new();
    for text in [&card.front, &card.back].into_iter().chain(&card.options) {
        hasher.write(text.as_bytes());
        hasher.write(&[0]);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::markup;
    use std::collections::HashSet;

    #[test]
    fn every_term_claim_pathway_and_question_has_its_cards() {
        let pack = Pack::builtin();
        let library = pack.library();
        let deck = Deck::new(library);
        let ids: HashSet<&CardId> = deck.cards().iter().map(|card| &card.id).collect();
        assert_eq!(ids.len(), deck.cards().len());
        let pathways =
            library.figures().iter().filter(|it| matches!(it.data, Data::PathwayPlayer(_))).count();
        let has_one = |it: &&Question| !matches!(it.on, On::Order { .. } | On::Claim(_));
        let questions = library.questions().iter().filter(has_one).count();
        let count = 2 * library.terms().len() + library.claims().count() + pathways + questions;
        assert_eq!(deck.cards().len(), count);
        for card in deck.cards() {
            assert_eq!(deck.get(&card.id).unwrap(), card);
            for text in [&card.front, &card.back].into_iter().chain(&card.options) {
                assert!(markup::unknown(text).is_empty(), "{}: {text}", card.id);
                assert!(!markup::plain(text).trim().is_empty(), "{}", card.id);
            }
        }
    }

    #[test]
    fn a_card_keeps_its_name_when_its_text_changes_and_says_so() {
        let pack = Pack::builtin();
        let mut term = pack.library().terms().first().unwrap().clone();
        let before = words(&term, None, Family::Total);
        term.definition.push_str(" Or so.");
        let after = words(&term, None, Family::Total);
        assert_eq!(before[0].id, after[0].id);
        assert_ne!(before[0].fingerprint, after[0].fingerprint);
        assert_eq!(
            before[0].fingerprint,
            words(pack.library().terms().first().unwrap(), None, Family::Specific)[0].fingerprint
        );
    }
}
