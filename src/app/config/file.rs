//! The file of settings as the program writes it out: to begin with, and for an editor.

use super::{Config, PRESETS, scopes, settings};
use crate::app::keymap::BINDINGS;
use serde_json::{Value, json};

impl Config {
    /// A file with everything that can be set, each line a comment.
    pub fn template() -> String {
        let mut text = "# Settings of afferent. Each line here is what holds without it, or an example.\n\
            # The program never writes this file.\n"
            .to_owned();
        for (name, about, values) in settings() {
            let all =
                if values.is_empty() { String::new() } else { format!(" One of {}.", values.join(", ")) };
            let example = values.first().cloned().unwrap_or_else(|| "\"~/Sync/afferent\"".to_owned());
            text.push_str(&format!("\n# {about}{all}\n# {name} = {example}\n"));
        }
        text.push_str(
            "\n# Keys. Esc, Enter, the arrows and ctrl-c always keep what they do; an empty list leaves a\n\
             # command without any other. A preset is read first.\n",
        );
        let presets = PRESETS.map(|(name, _)| format!("{name:?}")).join(" # or ");
        text.push_str(&format!("# [keys]\n# preset = {presets}\n"));
        for scope in scopes() {
            text.push_str(&format!("\n# [keys.{}]\n", scope.key()));
            let mut said: Vec<String> = Vec::new();
            for row in BINDINGS.iter().filter(|row| row.scope == scope) {
                let name = row.name();
                let keys: Vec<String> = row.keys.iter().map(|key| format!("{:?}", key.to_string())).collect();
                if !said.contains(&name) {
                    text.push_str(&format!("# {name} = [{}] # {}\n", keys.join(", "), row.help));
                    said.push(name);
                }
            }
        }
        text
    }

    /// What an editor needs to complete and check the file.
    pub fn schema() -> Value {
        let mut properties = serde_json::Map::new();
        properties.insert("$schema".to_owned(), json!({ "type": "string" }));
        for (name, about, values) in settings() {
            let values: Vec<Value> = values.iter().filter_map(|it| serde_json::from_str(it).ok()).collect();
            let it = match values.first() {
                Some(Value::Bool(_)) => json!({ "description": about, "type": "boolean" }),
                Some(_) => json!({ "description": about, "enum": values }),
                None => json!({ "description": about, "type": "string" }),
            };
            properties.insert(name.to_owned(), it);
        }
        let mut keys = serde_json::Map::new();
        keys.insert("preset".to_owned(), json!({ "enum": PRESETS.map(|(name, _)| name) }));
        for scope in scopes() {
            let mut rows = serde_json::Map::new();
            for row in BINDINGS.iter().filter(|row| row.scope == scope) {
                let it = json!({ "description": row.help, "type": "array", "items": { "type": "string" } });
                rows.entry(row.name()).or_insert(it);
            }
            keys.insert(
                scope.key(),
                json!({ "type": "object", "properties": rows, "additionalProperties": false }),
            );
        }
        properties.insert(
            "keys".to_owned(),
            json!({ "type": "object", "properties": keys, "additionalProperties": false }),
        );
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Settings of afferent",
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        })
    }
}
