//! A sentence with named values: what is said in English here can be said in another language from its code and values.

use std::collections::BTreeMap;

use serde::Serialize;

/// A value of a sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// A count, a share in percent, or a number of the data; finite.
    Number(f64),
    /// A name or a list of names, ready to be shown.
    Text(String),
}

/// The values of a sentence by name.
pub type Values = BTreeMap<&'static str, Value>;

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Value::Number(count as f64)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Value::Number(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

/// Values by name, put in one by one: collecting them would bring a sort of its own into the engine.
#[inline(never)]
pub(crate) fn named(values: &[(&'static str, Value)]) -> Values {
    let mut named = Values::new();
    for (name, value) in values {
        named.insert(name, value.clone());
    }
    named
}

/// Puts the values into the places of a template, all at once, because a name of the data may look like a place. `{name}`
/// is a value, `{name noun}` a count with its noun: 1 row, 2 rows.
#[inline(never)]
pub(crate) fn fill(template: &str, values: &Values) -> String {
    let mut sentence = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        sentence += before;
        let (place, after) = after.split_once('}').unwrap_or((after, ""));
        let (name, noun) = place.split_once(' ').unwrap_or((place, ""));
        match values.get(name) {
            Some(Value::Number(number)) => {
                sentence += &written(*number);
                if !noun.is_empty() {
                    sentence += " ";
                    sentence += noun;
                    sentence += if *number == 1.0 { "" } else { "s" };
                }
            }
            Some(Value::Text(text)) => sentence += text,
            None => {}
        }
        rest = after;
    }
    sentence + rest
}

/// A number for a sentence: whole ones as they are, others with four significant digits.
fn written(number: f64) -> String {
    if number == number.trunc() && number.abs() < 1e15 {
        return format!("{number}");
    }
    let digits = format!("{number:.3e}");
    match digits.parse::<f64>() {
        Ok(short) if (1e-4..1e6).contains(&short.abs()) => short.to_string(),
        _ => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_once_and_counts_have_their_noun() {
        let values: Values = [
            ("name", Value::from("{count}")),
            ("count", 1_usize.into()),
            ("all", 2_usize.into()),
            ("share", 12.345678.into()),
        ]
        .into();
        assert_eq!(
            fill(
                "{count row} of {all row} in {name}: {share} %{none}.",
                &values
            ),
            "1 row of 2 rows in {count}: 12.35 %."
        );
    }
}
