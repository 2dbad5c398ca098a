//! A pack as large as one likes, the same each time: filler words in sentences as long as those of
//! the built-in pack, about nothing, but whole. `afferent check` finds no fault in it.

#[path = "words.rs"]
mod words;

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;
use std::{fs, io};
use words::{FIRST_PARTS, LAST_PARTS, WORDS};

/// How much there is of what makes a pack slow. The rest follows from it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    pub(crate) topics: usize,
    pub(crate) studies: usize,
    pub(crate) claims: usize,
}

/// Pages below a page, two levels down from the nodes; the last level takes the rest.
const CHILDREN: usize = 8;
const SECTIONS: usize = 5;
const NODES: [(&str, &str); 4] = [
    ("specific", "First stream"),
    ("contextual", "Second stream"),
    ("non-specific", "Third stream"),
    ("total", "All of it together"),
];
const CERTAINTIES: [&str; 7] =
    ["supported", "emerging", "well-established", "contested", "animal-only", "advice", "agreed"];
const DESIGNS: [&str; 8] =
    ["rct", "cohort", REVIEW, "survey", "imaging", "human-experiment", "animal", "theory"];
/// The design that can carry a claim of any certainty.
const REVIEW: &str = "meta-analysis";

/// Writes the pack into `dir`, which is made if it is not there.
///
/// # Errors
/// When a file cannot be written.
pub(crate) fn write(dir: &Path, size: Size) -> io::Result<()> {
    fs::create_dir_all(dir.join("topics"))?;
    let mut random = Random::new();
    let topics = topics(size.topics, &mut random);
    let studies = study_ids(size.studies, &mut random);
    let terms: Vec<String> = (0..size.topics / 4).map(|nth| format!("term-{nth:04}")).collect();
    let estimates: Vec<String> = (0..size.topics / 2).map(|nth| format!("estimate-{nth:04}")).collect();
    let designs: Vec<&str> = studies.iter().map(|_| random.low(&DESIGNS)).collect();
    let is_review = |(id, design): (&String, &&str)| (*design == REVIEW).then(|| id.clone());
    let reviews: Vec<String> = studies.iter().zip(&designs).filter_map(is_review).collect();
    let names =
        Names { topics: &topics, studies: &studies, reviews: &reviews, terms: &terms, estimates: &estimates };
    let mut n_claims = 0;
    for (nth, topic) in topics.iter().enumerate() {
        let end = size.claims * (nth + 1) / size.topics;
        let text = page(topic, n_claims..end, &names, &mut random);
        n_claims = end;
        fs::write(dir.join(format!("topics/{}.toml", topic.id)), text)?;
    }
    fs::write(dir.join("pack.toml"), info(&topics))?;
    fs::write(dir.join("effects.toml"), effects(&topics))?;
    let rows = studies.iter().zip(designs).map(|(id, design)| study(id, design, &mut random));
    fs::write(dir.join("studies.toml"), rows.collect::<String>())?;
    fs::write(dir.join("estimates.toml"), all(&estimates, |id| estimate(id, &studies, &mut random)))?;
    fs::write(dir.join("glossary.toml"), all(&terms, |id| term(id, &studies, &mut random)))?;
    let (said, asked) = topics.split_at(topics.len() / 2);
    fs::write(dir.join("claims.toml"), all(said, |topic| saying(topic, &studies, &mut random)))?;
    fs::write(dir.join("questions.toml"), all(asked, |topic| question(topic, &studies, &mut random)))
}

struct Topic {
    id: String,
    title: String,
    parent: Option<usize>,
}

/// What a page can lead to.
struct Names<'a> {
    topics: &'a [Topic],
    studies: &'a [String],
    /// Those of the studies that are reviews.
    reviews: &'a [String],
    terms: &'a [String],
    estimates: &'a [String],
}

fn all<T>(rows: &[T], row: impl FnMut(&T) -> String) -> String {
    rows.iter().map(row).collect()
}

/// The nodes, the pages below each, those below each of these, and evenly below them the others.
fn topics(n_topics: usize, random: &mut Random) -> Vec<Topic> {
    let mut topics: Vec<Topic> = NODES
        .iter()
        .map(|(id, title)| Topic { id: (*id).to_owned(), title: (*title).to_owned(), parent: None })
        .collect();
    let upper = NODES.len() * (1 + CHILDREN);
    let inner = upper + (upper - NODES.len()) * CHILDREN;
    for nth in topics.len()..n_topics {
        let parent = match nth {
            nth if nth < upper => (nth - NODES.len()) / CHILDREN,
            nth if nth < inner => NODES.len() + (nth - upper) / CHILDREN,
            nth => upper + (nth - inner) % (inner - upper),
        };
        let title = loop {
            let title = capital(&random.words(2));
            if title.len() <= 22 {
                break title;
            }
        };
        let id = format!("{}-{nth:04}", title.to_lowercase().replace(' ', "-"));
        topics.push(Topic { id, title, parent: Some(parent) });
    }
    topics
}

/// Authors and years, with a letter where one of them has several in a year.
fn study_ids(n_studies: usize, random: &mut Random) -> Vec<String> {
    let mut seen: HashMap<String, u8> = HashMap::new();
    let mut ids = Vec::new();
    while ids.len() < n_studies {
        let surname = random.surname().to_lowercase().replace('ö', "o");
        let id = format!("{surname}-{}", 1975 + random.below(50));
        let nth = seen.entry(id.clone()).or_default();
        if *nth < 26 {
            ids.push(format!("{id}-{}", char::from(b'a' + *nth)));
            *nth += 1;
        }
    }
    ids
}

fn info(topics: &[Topic]) -> String {
    let order: String = topics.iter().map(|topic| format!("  \"{}\",\n", topic.id)).collect();
    format!(
        "title = \"How does a large pack feel?\"\nsubtitle = \"Every page of it, one stream at a time\"\n\
         language = \"en\"\nauthors = [\"Nobody\"]\nlicence = \"CC0\"\nformat = 1\norder = [\n{order}]\n"
    )
}

fn effects(topics: &[Topic]) -> String {
    let mut text = String::new();
    for (node, (id, title)) in NODES.iter().enumerate() {
        let below = topics.iter().filter(|topic| topic.parent == Some(node)).take(6);
        let inside: String = below
            .map(|topic| format!("  {{ topic = \"{}\", label = \"{}\" }},\n", topic.id, topic.title))
            .collect();
        let _ = write!(
            text,
            "[[effect]]\nfamily = \"{id}\"\ntopic = \"{id}\"\ntitle = \"{title}\"\ntag = \"one of four\"\n\
             sentence = \"What comes of it, as far as filler can say.\"\ninside = [\n{inside}]\n\n"
        );
    }
    text
}

/// A page with the claims that are counted from `claims.start`.
fn page(topic: &Topic, claims: std::ops::Range<usize>, names: &Names<'_>, random: &mut Random) -> String {
    let Topic { id, title, parent } = topic;
    let mut text = format!("id = \"{id}\"\n");
    if let Some(parent) = parent.and_then(|parent| names.topics.get(parent)) {
        let _ = writeln!(text, "parent = \"{}\"", parent.id);
    }
    let _ = writeln!(text, "title = \"{title}\"\none_line = \"{}.\"", capital(&random.up_to(60)));
    for section in 0..SECTIONS {
        let first = random.prose(150);
        let second = random.prose(120);
        let link = names.topics.get(random.below(names.topics.len())).unwrap_or(topic);
        let term = random.one(names.terms);
        let _ = write!(
            text,
            "\n[[section]]\nheading = \"{}\"\ntext = \"\"\"\n{first} It leads to [{}](topic:{}), and \
             to [a word](term:{term}) of its own.\n{second} So it was seen [@{}].\n\"\"\"\n",
            capital(&random.words(3)),
            link.title.to_lowercase(),
            link.id,
            random.one(names.studies),
        );
        let (from, to) = (claims.len() * section / SECTIONS, claims.len() * (section + 1) / SECTIONS);
        for nth in claims.start + from..claims.start + to {
            claim(&mut text, nth, names, random);
        }
    }
    text
}

/// Claims take turns with the studies, so that something leans on each; a review beside them carries
/// whatever certainty comes out.
fn claim(text: &mut String, nth: usize, names: &Names<'_>, random: &mut Random) {
    let turn = names.studies.get(nth % names.studies.len()).map_or("", String::as_str);
    let mut sources = format!("\"{turn}\", \"{}\"", random.one(names.reviews));
    for _ in 0..random.below(2) {
        let _ = write!(sources, ", \"{}\"", random.one(names.studies));
    }
    let length = 110 + random.below(120);
    let mut words = random.prose(length);
    // One in four has a word with a way to it, as in the built-in pack.
    if random.below(4) == 0 {
        let _ = write!(words, " This is *not* [a rule](term:{}).", random.one(names.terms));
    }
    let certainty = random.low(&CERTAINTIES);
    let _ = write!(
        text,
        "\n[[section.claim]]\nid = \"claim-{nth:05}\"\ntext = \"{words}\"\ncertainty = \"{certainty}\"\n\
         sources = [{sources}]\nlocator = \"abstract\"\n"
    );
    match random.below(6) {
        0 => {
            let _ = writeln!(text, "estimates = [\"{}\"]", random.one(names.estimates));
        }
        1 | 2 => {
            let (a, b) = (random.below(400), random.below(90));
            let _ = writeln!(text, "numbers = [\"people = {a}\", \"share of them = {b} %\"]");
        }
        _ => {}
    }
    let _ = writeln!(text, "limits = \"{}\"", random.prose(95));
}

fn study(id: &str, design: &str, random: &mut Random) -> String {
    let surname = capital(id.split('-').next().unwrap_or_default()).replace("strom", "ström");
    let year = id.split('-').nth(1).unwrap_or("2000");
    let mut authors = format!("\"{surname}, {}.\"", random.letter());
    for _ in 0..=random.below(8) {
        let _ = write!(authors, ", \"{}, {}. {}.\"", random.surname(), random.letter(), random.letter());
    }
    let (title, journal) = (capital(&random.up_to(95)), capital(&random.up_to(26)));
    let (volume, first) = (1 + random.below(90), 1 + random.below(900));
    let mut text = format!(
        "[[study]]\nid = \"{id}\"\nauthors = [{authors}]\nyear = {year}\ntitle = \"{title}\"\n\
         journal = \"{journal}\"\nvolume = \"{volume}\"\nissue = \"{}\"\npages = \"{first}-{}\"\n\
         doi = \"10.5555/{id}\"\npmid = \"{}\"\nkind = \"{design}\"\nn = {}\nseed = false\n",
        1 + random.below(12),
        first + 9,
        10_000_000 + random.below(20_000_000),
        8 + random.below(400),
    );
    // Most have findings in own words, one in four has none.
    if random.below(4) > 0 {
        let _ = writeln!(text, "findings = [\n  \"{}\",\n]", random.prose(100));
        let _ = writeln!(text, "limits = \"{}\"", random.prose(60));
    }
    text + &format!("verified = true\nseen_at = \"https://example.org/{year}/journals/{id}/abstract\"\n\n")
}

fn estimate(id: &String, studies: &[String], random: &mut Random) -> String {
    let value = f64::from(u8::try_from(random.below(90)).unwrap_or(0)) / 100.0 - 0.6;
    format!(
        "[[estimate]]\nid = \"{id}\"\nsource = \"{}\"\nabout = \"context\"\npopulation = \"Adults\"\n\
         intervention = \"{}\"\ncomparator = \"{}\"\ncomparator_class = \"usual-care\"\n\
         outcome = \"{}\"\noutcome_class = \"pain\"\nmeasure = \"SMD\"\nvalue = {value:.2}\n\
         ci_low = {:.2}\nci_high = {:.2}\nk = 12\nn = 900\nfavours_intervention_when = \"negative\"\n\n",
        random.one(studies),
        capital(&random.words(2)),
        capital(&random.words(2)),
        capital(&random.words(1)),
        value - 0.2,
        value + 0.2,
    )
}

fn term(id: &String, studies: &[String], random: &mut Random) -> String {
    format!(
        "[[term]]\nid = \"{id}\"\nterm = \"{}\"\nrespelling = \"FIL-er\"\ndefinition = \"{}\"\n\
         plain = \"{}\"\nsources = [\"{}\"]\n\n",
        capital(&random.words(2)),
        random.prose(110),
        random.prose(30),
        random.one(studies),
    )
}

fn saying(topic: &Topic, studies: &[String], random: &mut Random) -> String {
    let id = &topic.id;
    let status = random.low(&["supported", "mixed", "contested", "opinion"]);
    format!(
        "[[saying]]\nid = \"said-{id}\"\ntopic = \"{id}\"\nsays = \"{}\"\nsaid_by = \"somebody\"\n\
         known = \"{}\"\nstatus = \"{status}\"\nsources = [\"{}\"]\n\n",
        random.prose(70),
        random.prose(150),
        random.one(studies),
    )
}

fn question(topic: &Topic, studies: &[String], random: &mut Random) -> String {
    let id = &topic.id;
    let mut options: Vec<String> = (0..3).map(|_| capital(&random.words(4))).collect();
    // The right one is at any place, and not told by its length.
    options.sort_by_key(String::len);
    let answer = random.below(options.len());
    options.swap(0, answer);
    format!(
        "[[question]]\nid = \"asked-{id}\"\ntopic = \"{id}\"\ndifficulty = 2\nprompt = \"{}?\"\n\
         options = [\"{}\"]\nanswer = {answer}\nwhy = \"{}\"\nsources = [\"{}\"]\n\n",
        capital(&random.up_to(60)),
        options.join("\", \""),
        random.prose(110),
        random.one(studies),
    )
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Numbers that look random and are the same each time: `splitmix64`.
struct Random {
    state: u64,
    words: Vec<&'static str>,
    first_parts: Vec<&'static str>,
    last_parts: Vec<&'static str>,
}

impl Random {
    fn new() -> Self {
        let list = |words: &'static str| words.split(' ').collect::<Vec<_>>();
        Self {
            state: 0x5eed,
            words: list(WORDS),
            first_parts: list(FIRST_PARTS),
            last_parts: list(LAST_PARTS),
        }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or(0) % end.max(1)
    }

    fn one<'a>(&mut self, of: &'a [String]) -> &'a str {
        of.get(self.below(of.len())).map_or("", String::as_str)
    }

    /// The first ones more often, as words and kinds of things are.
    fn low<'a>(&mut self, of: &[&'a str]) -> &'a str {
        let at = self.below(of.len()).min(self.below(of.len()));
        of.get(at).copied().unwrap_or_default()
    }

    fn letter(&mut self) -> char {
        char::from(b'A' + u8::try_from(self.below(26)).unwrap_or(0))
    }

    fn word(&mut self) -> &'static str {
        let at = self.below(self.words.len()).min(self.below(self.words.len()));
        self.words.get(at).copied().unwrap_or_default()
    }

    fn words(&mut self, n: usize) -> String {
        let words: Vec<&str> = (0..n).map(|_| self.word()).collect();
        words.join(" ")
    }

    /// As many words as fit into `columns`, at least one.
    fn up_to(&mut self, columns: usize) -> String {
        let mut text = self.words(1);
        loop {
            let word = self.word();
            if text.len() + 1 + word.len() > columns {
                return text;
            }
            text = text + " " + word;
        }
    }

    /// Sentences of about `columns` columns together.
    fn prose(&mut self, columns: usize) -> String {
        let mut text = String::new();
        while text.len() + 12 < columns {
            let most = (columns - text.len()).min(90);
            let gap = if text.is_empty() { "" } else { " " };
            text = text + gap + &capital(&self.up_to(most - 2)) + ".";
        }
        text
    }

    /// Of a few hundred, made of two parts.
    fn surname(&mut self) -> String {
        let (first, last) = (self.below(self.first_parts.len()), self.below(self.last_parts.len()));
        self.first_parts.get(first).into_iter().chain(self.last_parts.get(last)).copied().collect()
    }
}
