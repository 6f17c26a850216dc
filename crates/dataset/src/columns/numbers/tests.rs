//! What is read as a number, cell by cell, and that every number comes back from every style.

use super::*;
use crate::reading::Decimal;
use proptest::prelude::*;

fn value(cell: &str, decimal: Decimal) -> Option<f64> {
    let unit = match read(cell, &mut Vec::new()) {
        Reading::Styled(style) => style.unit,
        _ => None,
    };
    parse(cell, manner(decimal, unit), &mut Vec::new())
}

fn manner(decimal: Decimal, unit: Option<Unit>) -> Manner {
    Manner {
        decimal,
        both: false,
        unit,
    }
}

#[test]
fn plain_numbers_and_what_is_none() {
    for (cell, reading) in [
        ("3.25", Reading::Plain(3.25)),
        ("-5", Reading::Plain(-5.0)),
        ("+5", Reading::Plain(5.0)),
        ("+.5e-3", Reading::Plain(0.0005)),
        ("1E3", Reading::Plain(1000.0)),
        ("\u{2212}5", Reading::Plain(-5.0)),
        ("\u{2212}1.139", Reading::Plain(-1.139)),
        ("007", Reading::Plain(7.0)),
        ("1e309", Reading::NotFinite),
        ("-Inf", Reading::NotFinite),
        ("infinity", Reading::NotFinite),
        ("\u{2212}1e309", Reading::NotFinite),
        ("1,5e309", Reading::NotFinite),
    ] {
        assert_eq!(read(cell, &mut Vec::new()), reading, "{cell:?}");
    }
    for cell in [
        "",
        ",",
        "-",
        ".",
        "1,23,4",
        "1_000",
        "0x1f",
        "nan",
        "-nan",
        "1,2e",
        "١٢٣",
        "½",
        "1½",
        "kg",
        "5kilos",
        "5 kg 2",
        "$",
        "$ kg",
        "5$5",
        "€5 %",
        "--5",
        "(-5",
        "((5))",
        "1 23",
        "1''234",
        "1,234 567",
        "1.234,567,890",
        "12,34,567.5",
        "0 123",
        "192.168.1.1",
        "3-5",
        "5 % kg",
        "a1",
        "5k",
        "3rd",
        "12e",
        "USDA 5",
        "555-1234",
        "1:2",
        "2024-05-03",
    ] {
        assert_eq!(read(cell, &mut Vec::new()), Reading::Other, "{cell:?}");
    }
}

#[test]
fn styled_numbers_have_their_value() {
    use Decimal::{Comma, Point};
    for (cell, decimal, number) in [
        ("3,25", Comma, 3.25),
        (",5", Comma, 0.5),
        ("0,123", Comma, 0.123),
        ("1234,567", Comma, 1234.567),
        ("1,5e3", Comma, 1500.0),
        ("1,234", Comma, 1.234),
        ("1,234", Point, 1234.0),
        ("1,234,567", Point, 1_234_567.0),
        ("-1,234.5", Point, -1234.5),
        ("1.234,5", Comma, 1234.5),
        ("1.234.567", Comma, 1_234_567.0),
        ("1.139", Comma, 1139.0),
        ("1.139", Point, 1.139),
        ("2.5", Comma, 2.5),
        ("1 234", Point, 1234.0),
        ("1\u{a0}234\u{202f}567,5", Comma, 1_234_567.5),
        ("1\u{2009}234.5", Point, 1234.5),
        ("1'234.5", Point, 1234.5),
        ("1’234", Point, 1234.0),
        ("(1,234)", Point, -1234.0),
        ("(5.5)", Point, -5.5),
        ("（５）", Point, -5.0),
        ("$5", Point, 5.0),
        ("-$5.25", Point, -5.25),
        ("$-5", Point, -5.0),
        ("($1,234.50)", Point, -1234.5),
        ("US$ 7", Point, 7.0),
        ("€ 1.234,50", Comma, 1234.5),
        ("1 234,50 €", Comma, 1234.5),
        ("£5", Point, 5.0),
        ("￥１，２３４．５", Point, 1234.5),
        ("12元", Point, 12.0),
        ("5 EUR", Point, 5.0),
        ("CHF 1'234.05", Point, 1234.05),
        ("12 %", Point, 12.0),
        ("-3.5%", Point, -3.5),
        ("１２％", Point, 12.0),
        ("5kg", Point, 5.0),
        ("5 KG", Point, 5.0),
        ("1.5e3 km/h", Point, 1500.0),
        ("35岁", Point, 35.0),
        ("－１２．５", Point, -12.5),
        ("+１", Point, 1.0),
    ] {
        assert_eq!(value(cell, decimal), Some(number), "{cell:?}");
        assert_eq!(
            value(&cell.replace(' ', "\u{a0}"), decimal),
            Some(number),
            "{cell:?} with no-break spaces"
        );
    }
    for (cell, decimal) in [
        ("3,25", Point),
        ("1.234,5", Point),
        ("1.234.567", Point),
        ("1,234.5", Comma),
        ("1,234,567", Comma),
        ("1,234e400", Point),
    ] {
        assert_eq!(value(cell, decimal), None, "{cell:?}");
    }
    let kilograms = match read("5 kg", &mut Vec::new()) {
        Reading::Styled(style) => style.unit,
        _ => None,
    };
    assert_eq!(kilograms.map(|unit| unit.text), Some("kg"));
    let in_kilograms = manner(Point, kilograms);
    assert_eq!(parse("5 lb", in_kilograms, &mut Vec::new()), None);
    assert_eq!(parse("5", in_kilograms, &mut Vec::new()), Some(5.0));
    let both = Manner {
        both: true,
        ..manner(Comma, None)
    };
    assert_eq!(parse("1.139", both, &mut Vec::new()), Some(1.139));
    assert_eq!(parse("3,25", both, &mut Vec::new()), Some(3.25));
}

#[test]
fn what_a_number_is_alone() {
    assert_eq!(read_alone("1,234,567"), Some(1_234_567.0));
    assert_eq!(read_alone("1.234,5"), Some(1234.5));
    assert_eq!(read_alone("3,25"), Some(3.25));
    assert_eq!(read_alone("1,234"), None);
    assert_eq!(read_alone("5 kg"), None);
    assert!(is_number("1,234") && is_number("inf") && !is_number("100m") && !is_number("x"));
}

#[test]
fn what_looks_like_a_number_but_is_not_read_as_one() {
    for cell in [
        "0x1F", "-0xff", "1_000", "12_345", "١٢٣", "۱۲۳", "½", "1½", "٣٫٥",
    ] {
        assert!(looks_like_one(cell), "{cell:?}");
    }
    for cell in ["0x", "a_b", "_1", "1_", "_", "x", "1 a", "", "12"] {
        assert!(!looks_like_one(cell), "{cell:?}");
    }
}

/// Digits of a number without an exponent, cut in threes by a mark.
fn grouped(digits: &str, mark: &str) -> String {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text += mark;
        }
        text.push(digit);
    }
    format!("{sign}{text}")
}

fn wide(text: &str) -> String {
    let widen = |character: char| match character {
        '0'..='9' | '.' | '-' => char::from_u32(character as u32 + 0xfee0).unwrap_or(character),
        other => other,
    };
    text.chars().map(widen).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_number_comes_back_from_every_style(number in any::<f64>().prop_filter("finite", |number| number.is_finite())) {
        use Decimal::{Comma, Point};
        let plain = number.to_string();
        let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, fraction)| (whole, Some(fraction)));
        let with = |mark: &str, decimal: &str| match fraction {
            Some(fraction) => format!("{}{decimal}{fraction}", grouped(whole, mark)),
            None => grouped(whole, mark),
        };
        let unsigned = plain.trim_start_matches('-');
        let sign = if plain.starts_with('-') { "-" } else { "" };
        let mut styles = vec![
            (plain.clone(), Point),
            (format!("{number:e}"), Point),
            (format!("{number:E}"), Point),
            (plain.replace('-', "\u{2212}"), Point),
            (wide(&plain), Point),
            (with(",", "."), Point),
            (with("'", "."), Point),
            (with("\u{202f}", "."), Point),
            (with(" ", ","), Comma),
            (with(".", ","), Comma),
            (format!("{number:e}").replace('.', ","), Comma),
            (format!("{sign}${unsigned}"), Point),
            (format!("${plain}"), Point),
            (format!("{plain} €"), Point),
            (format!("{plain}kg"), Point),
            (format!("{} %", with(",", ".")), Point),
        ];
        if sign == "-" {
            styles.push((format!("({unsigned})"), Point));
            styles.push((format!("({})", with(",", ".").trim_start_matches('-')), Point));
        }
        for (text, decimal) in styles {
            // Whole numbers below a thousand in the comma's column are what they are; 1.234 is grouped there.
            prop_assert_eq!(value(&text, decimal).map(f64::to_bits), Some(number.to_bits()), "{}", text);
        }
    }

    #[test]
    fn no_text_makes_it_panic(cell in "[-+$€%(),.' 0-9eEk_xg０％−٣\u{a0}]{0,20}") {
        let mut buffer = Vec::new();
        read(&cell, &mut buffer);
        looks_like_one(&cell);
        for decimal in [Decimal::Point, Decimal::Comma] {
            prop_assert!(parse(&cell, manner(decimal, None), &mut buffer).is_none_or(f64::is_finite));
        }
    }
}
