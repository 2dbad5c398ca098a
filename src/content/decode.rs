//! From TOML to what it means. The library makes a tree of the text; here each type takes from it what it asks
//! for, and nothing else is tried. (The library's own way offers each type a value of every kind, and that made
//! a tenth of the program.)

use serde::de::value::CowStrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, Expected, IntoDeserializer,
    MapAccess, SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::vec::IntoIter;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub message: String,
    /// The bytes of the text that it is about.
    pub span: Range<usize>,
}

/// Reads what `text` holds.
///
/// # Errors
/// The first thing that is no TOML, or not what `T` asks for.
pub fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    let table = DeTable::parse(text).map_err(|error| Fault {
        message: error.message().to_owned(),
        span: error.span().unwrap_or_default(),
    })?;
    let span = table.span();
    T::deserialize(Value(Spanned::new(span.clone(), DeValue::Table(table.into_inner()))))
        .map_err(|error| error.at(&span))
}

/// What is wrong with a value, and where, once that is known. (One word long, for it is handed on at thousands of
/// places.)
#[derive(Debug)]
struct Unplaced(Box<(String, Option<Range<usize>>)>);

impl Unplaced {
    #[inline(never)]
    fn new(message: String) -> Self {
        Self(Box::new((message, None)))
    }

    /// Where nothing within it is at fault, the whole is.
    #[inline(never)]
    fn within(mut self, span: &Range<usize>) -> Self {
        self.0.1.get_or_insert_with(|| span.clone());
        self
    }

    fn at(self, span: &Range<usize>) -> Fault {
        let (message, own) = *self.0;
        Fault { message, span: own.unwrap_or_else(|| span.clone()) }
    }
}

impl Error for Unplaced {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }

    // These two are asked for at every key of every type.
    #[cold]
    #[inline(never)]
    fn missing_field(field: &'static str) -> Self {
        Self::new(format!("missing field `{field}`"))
    }

    #[cold]
    #[inline(never)]
    fn duplicate_field(field: &'static str) -> Self {
        Self::new(format!("duplicate field `{field}`"))
    }
}

impl fmt::Display for Unplaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.0)
    }
}

impl std::error::Error for Unplaced {}

/// A value and where it stands.
struct Value<'de>(Spanned<DeValue<'de>>);

impl<'de> Value<'de> {
    /// It is not what was asked for.
    fn refused(&self, expected: &dyn Expected) -> Unplaced {
        let found = match self.0.get_ref() {
            DeValue::String(text) => Unexpected::Str(text),
            DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
                Ok(number) => Unexpected::Signed(number),
                Err(_) => Unexpected::Other("a number out of range"),
            },
            DeValue::Float(number) => Unexpected::Float(number.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(it) => Unexpected::Bool(*it),
            DeValue::Datetime(_) => Unexpected::Other("a date"),
            DeValue::Array(_) => Unexpected::Seq,
            DeValue::Table(_) => Unexpected::Map,
        };
        Unplaced::invalid_type(found, expected)
    }

    fn whole_number(&self, expected: &dyn Expected) -> Result<i64, Unplaced> {
        let DeValue::Integer(number) = self.0.get_ref() else { return Err(self.refused(expected)) };
        i64::from_str_radix(number.as_str(), number.radix()).map_err(|_out_of_range| self.refused(expected))
    }

    fn items(self, expected: &dyn Expected) -> Result<Items<'de>, Unplaced> {
        let span = self.0.span();
        match self.0.into_inner() {
            DeValue::Array(items) => Ok(Items(items.into_iter().collect::<Vec<_>>().into_iter())),
            other => Err(Value(Spanned::new(span.clone(), other)).refused(expected).within(&span)),
        }
    }

    fn rows(self, expected: &dyn Expected) -> Result<Rows<'de>, Unplaced> {
        let span = self.0.span();
        match self.0.into_inner() {
            DeValue::Table(rows) => {
                Ok(Rows { rows: rows.into_iter().collect::<Vec<_>>().into_iter(), value: None })
            }
            other => Err(Value(Spanned::new(span.clone(), other)).refused(expected).within(&span)),
        }
    }

    fn number(&self, expected: &dyn Expected) -> Result<f64, Unplaced> {
        match self.0.get_ref() {
            DeValue::Float(number) => number.as_str().parse().map_err(|_out_of_range| self.refused(expected)),
            _ => self.whole_number(expected).map(|number| number as f64),
        }
    }
}

/// Gives the visitor what [`Value::$get`] finds.
macro_rules! plain {
    ($get:ident, $visit:ident: $($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            let span = self.0.span();
            self.$get(&visitor).and_then(|it| visitor.$visit(it)).map_err(|error| error.within(&span))
        })*
    };
}

/// Asks [`Value::$ask`] in place of whatever else the type says of itself.
macro_rules! alike {
    ($ask:ident: $($method:ident($($rest:ty),*))*) => {
        $(fn $method<V: Visitor<'de>>(self, $(_: $rest,)* visitor: V) -> Result<V::Value, Self::Error> {
            self.$ask(visitor)
        })*
    };
}

impl<'de> Deserializer<'de> for Value<'de> {
    type Error = Unplaced;

    plain!(whole_number, visit_i64: deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64);
    plain!(number, visit_f64: deserialize_f32 deserialize_f64);
    alike!(deserialize_str: deserialize_string() deserialize_identifier());
    alike!(deserialize_seq: deserialize_tuple(usize));
    alike!(deserialize_map: deserialize_struct(&'static str, &'static [&'static str]));

    /// Every type of a file says what it is.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        Err(self.refused(&visitor).within(&self.0.span()))
    }

    forward_to_deserialize_any! { i128 u128 char bytes byte_buf unit unit_struct tuple_struct }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        let DeValue::Boolean(it) = self.0.get_ref() else { return self.deserialize_any(visitor) };
        visitor.visit_bool(*it)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        let DeValue::String(text) = self.0.get_ref() else { return self.deserialize_any(visitor) };
        visitor.visit_str(text).map_err(|error: Unplaced| error.within(&self.0.span()))
    }

    /// What is not to be there is left out.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        let (span, items) = (self.0.span(), self.items(&visitor)?);
        visitor.visit_seq(items).map_err(|error| error.within(&span))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        let (span, rows) = (self.0.span(), self.rows(&visitor)?);
        visitor.visit_map(rows).map_err(|error| error.within(&span))
    }

    /// A word, or a table of one row with the word as its key.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        let span = self.0.span();
        match self.0.into_inner() {
            DeValue::String(word) => {
                let word: CowStrDeserializer<'_, Unplaced> = word.into_deserializer();
                visitor.visit_enum(word)
            }
            DeValue::Table(rows) => visitor.visit_enum(Variant(rows)),
            _ => Err(Unplaced::custom("wanted a word or a table")),
        }
        .map_err(|error| error.within(&span))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_unit()
    }
}

struct Items<'de>(IntoIter<Spanned<DeValue<'de>>>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Unplaced;

    #[inline(never)]
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unplaced> {
        self.0.next().map(|it| seed.deserialize(Value(it))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

/// What a key is given as.
type Key<'de> = Spanned<Cow<'de, str>>;

fn key<'de, K: DeserializeSeed<'de>>(seed: K, key: Key<'de>) -> Result<K::Value, Unplaced> {
    let span = key.span();
    let word: CowStrDeserializer<'_, Unplaced> = key.into_inner().into_deserializer();
    seed.deserialize(word).map_err(|error| error.within(&span))
}

struct Rows<'de> {
    rows: IntoIter<(Key<'de>, Spanned<DeValue<'de>>)>,
    /// The value of the key that was asked for last.
    value: Option<Value<'de>>,
}

impl<'de> Rows<'de> {
    /// The next key; its value waits. (Not a part of what is made for each type.)
    #[inline(never)]
    fn step(&mut self) -> Option<Key<'de>> {
        let (name, value) = self.rows.next()?;
        self.value = Some(Value(value));
        Some(name)
    }
}

impl<'de> MapAccess<'de> for Rows<'de> {
    type Error = Unplaced;

    #[inline(never)]
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unplaced> {
        self.step().map(|name| key(seed, name)).transpose()
    }

    // Asked for by each field of each type: laid out at every one of them, it was a sixtieth of the program.
    #[inline(never)]
    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Unplaced> {
        let value = self.value.take().ok_or_else(|| Unplaced::custom("a value without its key"))?;
        // What is refused after it was read has no place of its own.
        let span = value.0.span();
        seed.deserialize(value).map_err(|error| error.within(&span))
    }
}

/// A table of one row.
struct Variant<'de>(DeTable<'de>);

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Unplaced;
    type Variant = Value<'de>;

    fn variant_seed<K: DeserializeSeed<'de>>(self, seed: K) -> Result<(K::Value, Value<'de>), Unplaced> {
        let count = self.0.len();
        let mut rows = self.0.into_iter();
        match (rows.next(), count) {
            (Some((name, value)), 1) => Ok((key(seed, name)?, Value(value))),
            _ => Err(Unplaced::custom(format!("wanted one key, found {count}"))),
        }
    }
}

impl<'de> VariantAccess<'de> for Value<'de> {
    type Error = Unplaced;

    fn unit_variant(self) -> Result<(), Unplaced> {
        Err(self.refused(&"nothing but the word").within(&self.0.span()))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Unplaced> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unplaced> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unplaced> {
        self.deserialize_map(visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Kind {
        Plain,
        Measured(Row),
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Row {
        name: String,
        count: Option<u8>,
        #[serde(default)]
        sizes: Vec<f64>,
        ends: Option<[f64; 2]>,
        is_open: Option<bool>,
        even: Option<Even>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(try_from = "i64")]
    struct Even(i64);

    impl TryFrom<i64> for Even {
        type Error = String;

        fn try_from(number: i64) -> Result<Self, String> {
            if number % 2 == 0 { Ok(Self(number)) } else { Err(format!("{number} is odd")) }
        }
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Whole {
        kind: Kind,
        #[serde(default)]
        row: Vec<Row>,
    }

    #[test]
    fn a_text_is_read_as_the_library_reads_it() {
        let texts = [
            "kind = \"plain\"",
            "kind = \"plain\"\nmore = { left = 1979-05-27, out = [1, [2]] }",
            "[kind.measured]\nname = \"é\\n\"\ncount = 0x_f\nsizes = [1, -2.5, 1e3, inf]\n[[row]]\nname = ''\nends = [0, 1.0]\nis-open = 1",
            "kind = \"plain\"\nrow = [{ name = '''a\nb''', is_open = true, ends = [0, 10] }, { name = \"b\" }]",
        ];
        for text in texts {
            let ours = from_str::<Whole>(text).map_err(|fault| fault.message);
            let theirs = toml::from_str::<Whole>(text).map_err(|error| error.message().to_owned());
            assert_eq!(ours, theirs, "{text}");
        }
    }

    #[test]
    fn a_fault_is_found_where_the_library_finds_it() {
        let row = |line: &str| format!("kind = \"plain\"\n[[row]]\nname = \"a\"\n[[row]]\n{line}\n");
        let faulty = [
            String::new(),
            "kind = ".to_owned(),
            "kind = 5".to_owned(),
            "kind = \"plane\"".to_owned(),
            "[kind.mesured]\nname = \"a\"".to_owned(),
            "[kind]".to_owned(),
            "kind = \"plain\"\nrow = { name = 1 }".to_owned(),
            row("count = 1"),
            row("name = 1"),
            row("name = 1.5"),
            row("name = [\"a\"]"),
            row("name = true"),
            row("name = \"a\"\ncount = 256"),
            row("name = \"a\"\ncount = -1"),
            row("name = \"a\"\ncount = 1.0"),
            row("name = \"a\"\nsizes = [1, \"2\"]"),
            row("name = \"a\"\nsizes = 1"),
            row("name = \"a\"\nends = [1]"),
            row("name = \"a\"\nis_open = \"yes\""),
            row("name = \"a\"\neven = 3"),
            row("name = \"a\"\nnaem = 1"),
            row("name = \"a\"\nname = \"b\""),
        ];
        for text in faulty {
            let ours = from_str::<Whole>(&text).unwrap_err();
            let theirs = toml::from_str::<Whole>(&text).unwrap_err();
            // A variant that is there without what it holds is told otherwise.
            if !theirs.message().contains("exactly 1 element") && !theirs.message().starts_with("wanted") {
                assert_eq!(ours.message, theirs.message(), "{text}");
            }
            assert_eq!(Some(ours.span), theirs.span(), "{text}: {}", ours.message);
        }
    }
}
