//! The names that pages, terms and figures are found by.

use super::Check;
use std::collections::HashMap;

/// What has names: its file, where its synonyms stand there, its name and its synonyms.
struct Named<'a> {
    file: String,
    path: String,
    name: &'a str,
    synonyms: &'a [String],
}

impl Check<'_> {
    pub(super) fn names(&mut self) {
        let tables = self.tables;
        let topics = tables.topics.iter().map(|it| Named {
            file: format!("topics/{}.toml", it.id),
            path: "synonyms".to_owned(),
            name: &it.title,
            synonyms: &it.synonyms,
        });
        let terms = tables.terms.iter().enumerate().map(|(nth, it)| Named {
            file: "glossary.toml".to_owned(),
            path: format!("term[{nth}].synonyms"),
            name: &it.term,
            synonyms: &it.synonyms,
        });
        let figures = tables.figures.iter().map(|it| Named {
            file: format!("figures/{}.toml", it.id),
            path: "synonyms".to_owned(),
            name: &it.title,
            synonyms: &it.synonyms,
        });
        for (kind, all) in
            [("page", topics.collect()), ("term", terms.collect()), ("figure", figures.collect::<Vec<_>>())]
        {
            self.synonyms(kind, &all);
        }
    }

    /// Each synonym belongs to one thing of its kind, and says something that its title does not.
    fn synonyms(&mut self, kind: &str, all: &[Named<'_>]) {
        let mut taken: HashMap<String, &str> =
            all.iter().map(|it| (it.name.to_lowercase(), it.name)).collect();
        for it in all {
            for (nth, synonym) in it.synonyms.iter().enumerate() {
                let path = format!("{}[{nth}]", it.path);
                if synonym.trim().is_empty() {
                    self.bad(&it.file, &path, "a synonym without words", "write a name, or take it out");
                } else if let Some(owner) = taken.insert(synonym.to_lowercase(), it.name) {
                    let message = if owner == it.name {
                        format!("`{synonym}` is a name of this {kind} already")
                    } else {
                        format!("`{synonym}` is a name of the {kind} “{owner}”")
                    };
                    self.bad(&it.file, &path, message, "choose another name, or take it out");
                }
            }
        }
    }
}
