//! What a JSON Schema (2020-12) says of a value: as many of its words as ours have. No value is right by any other.

use serde_json::{Map, Value};

/// A schema with all that it refers to.
pub(crate) struct Schema(pub(crate) Value);

impl Schema {
    /// What is wrong with `value`.
    pub(crate) fn faults(&self, value: &Value) -> Vec<String> {
        self.faults_at("", value, &self.0)
    }

    fn faults_at(&self, path: &str, value: &Value, schema: &Value) -> Vec<String> {
        match schema {
            Value::Bool(true) => Vec::new(),
            Value::Object(words) => {
                words.keys().flat_map(|word| self.against(word, words, path, value)).collect()
            }
            _ => vec![format!("{path}: nothing may stand here")],
        }
    }

    /// The same by one of the `words` of a schema.
    fn against(&self, word: &str, words: &Map<String, Value>, path: &str, value: &Value) -> Vec<String> {
        let says = &words[word];
        let number = || says.as_f64().unwrap();
        let n_valid = || {
            let ways = says.as_array().unwrap().iter();
            ways.filter(|it| self.faults_at(path, value, it).is_empty()).count()
        };
        let items = value.as_array().map_or(&[][..], Vec::as_slice);
        let fields = value.as_object().into_iter().flatten();
        let known = words.get("properties").and_then(Value::as_object);
        let n_first = words.get("prefixItems").and_then(Value::as_array).map_or(0, Vec::len);
        let inside = |name: &str, value: &Value, schema: &Value| {
            self.faults_at(&format!("{path}/{name}"), value, schema)
        };
        let is_right = match word {
            "$schema" | "$defs" | "title" | "description" | "default" | "format" => true,
            "type" => match says {
                Value::Array(names) => names.iter().any(|it| is_of(it.as_str().unwrap(), value)),
                name => is_of(name.as_str().unwrap(), value),
            },
            "const" => value == says,
            "enum" => says.as_array().unwrap().contains(value),
            "minimum" => value.as_f64().is_none_or(|it| it >= number()),
            "maximum" => value.as_f64().is_none_or(|it| it <= number()),
            "minItems" => !value.is_array() || items.len() as f64 >= number(),
            "maxItems" => items.len() as f64 <= number(),
            "required" => {
                let names = says.as_array().unwrap();
                !value.is_object() || names.iter().all(|it| value.get(it.as_str().unwrap()).is_some())
            }
            "anyOf" => n_valid() > 0,
            "oneOf" => n_valid() == 1,
            "$ref" => {
                let place = says.as_str().unwrap().strip_prefix('#').unwrap();
                return self.faults_at(path, value, self.0.pointer(place).unwrap());
            }
            "properties" => {
                let named = fields.filter_map(|(name, it)| Some((name, it, says.get(name)?)));
                return named.flat_map(|(name, it, schema)| inside(name, it, schema)).collect();
            }
            "additionalProperties" => {
                let others = fields.filter(|(name, _)| known.is_none_or(|it| !it.contains_key(*name)));
                return others.flat_map(|(name, it)| inside(name, it, says)).collect();
            }
            "prefixItems" => {
                let pairs = items.iter().zip(says.as_array().unwrap());
                return pairs.flat_map(|(it, schema)| inside("", it, schema)).collect();
            }
            "items" => {
                let rest = items.iter().skip(n_first).enumerate();
                return rest.flat_map(|(nth, it)| inside(&nth.to_string(), it, says)).collect();
            }
            _ => false,
        };
        if is_right { Vec::new() } else { vec![format!("{path}: {value} is not as `{word}` says: {says}")] }
    }
}

fn is_of(name: &str, value: &Value) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|it| it.fract() == 0.0),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

#[test]
fn each_word_of_a_schema_is_heard() {
    let (yes, no) = (true, false);
    for (schema, value, is_valid) in [
        (r#"{"type": "integer"}"#, "1.5", no),
        (r#"{"type": "date"}"#, "1", no),
        (r#"{"contains": {"type": "number"}}"#, "[1]", no),
        (r#"{"type": ["integer", "null"]}"#, "null", yes),
        (r#"{"const": "a"}"#, r#""b""#, no),
        (r#"{"enum": ["a", "b"]}"#, r#""b""#, yes),
        (r#"{"minimum": 2, "maximum": 3}"#, "1", no),
        (r#"{"minimum": 2, "maximum": 3}"#, "4", no),
        (r#"{"minItems": 1, "maxItems": 1}"#, "[]", no),
        (r#"{"minItems": 1, "maxItems": 1}"#, "[1, 2]", no),
        (r#"{"required": ["a"]}"#, "{}", no),
        (r#"{"anyOf": [{"type": "null"}, {"minimum": 2}]}"#, "1", no),
        (r#"{"oneOf": [{"type": "number"}, {"minimum": 2}]}"#, "3", no),
        (r##"{"$ref": "#/$defs/A", "$defs": {"A": {"type": "null"}}}"##, "1", no),
        (r#"{"properties": {"a": {"type": "null"}}, "additionalProperties": false}"#, r#"{"a": 1}"#, no),
        (r#"{"properties": {"a": {"type": "null"}}, "additionalProperties": false}"#, r#"{"b": null}"#, no),
        (r#"{"prefixItems": [{"type": "null"}], "items": {"minimum": 2}}"#, "[null, 2]", yes),
        (r#"{"prefixItems": [{"type": "null"}], "items": {"minimum": 2}}"#, "[null, 1]", no),
        (r#"{"prefixItems": [{"type": "null"}], "items": {"minimum": 2}}"#, "[1, 2]", no),
    ] {
        let faults = Schema(schema.parse().unwrap()).faults(&value.parse().unwrap());
        assert_eq!(faults.is_empty(), is_valid, "{value} by {schema}: {faults:?}");
    }
}
