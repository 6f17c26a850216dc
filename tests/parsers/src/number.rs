//! One cell as a number and as a date: what it is does not depend on what was read before, is finite, and comes back from
//! what is written of it.

use isoline_dataset::Decimal;
use isoline_dataset::columns::dates::{self, DAY, DateFormat, Order, Precision};
use isoline_dataset::columns::numbers::{self, Manner, Reading};

/// Farther than any moment that can be written with a year of four digits, offsets included.
const FARTHEST: f64 = 253_402_300_800.0 + DAY;

/// Tries an input.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let cell = text.trim();
    number(cell);
    date(cell);
}

fn number(cell: &str) {
    let reading = numbers::read(cell, &mut Vec::new());
    // The buffer is used again for every cell of a column.
    let mut used = b"9e9.,' ".to_vec();
    assert_eq!(numbers::read(cell, &mut used), reading);
    let unit = match reading {
        Reading::Styled(style) => style.unit,
        _ => None,
    };
    let is_number = !matches!(reading, Reading::Other) && unit.is_none();
    assert_eq!(numbers::is_number(cell), is_number);
    assert!(
        !(is_number && numbers::looks_like_one(cell)),
        "a number does not only look like one"
    );
    numbers::point_of_plain(cell);
    let mut values = Vec::new();
    for decimal in [Decimal::Point, Decimal::Comma] {
        for both in [false, true] {
            let manner = Manner {
                decimal,
                both,
                unit,
            };
            let Some(value) = numbers::parse(cell, manner, &mut used) else {
                continue;
            };
            assert!(value.is_finite());
            assert_eq!(numbers::parse(cell, manner, &mut Vec::new()), Some(value));
            written(value);
            values.push(value);
        }
    }
    match reading {
        Reading::Plain(value) => {
            assert!(value.is_finite() && values.contains(&value), "{values:?}");
        }
        Reading::Other | Reading::NotFinite => assert!(values.is_empty(), "{values:?}"),
        Reading::Styled(_) => {}
    }
    if let Some(alone) = numbers::read_alone(cell) {
        assert!(values.contains(&alone), "{alone}: {values:?}");
    }
}

/// What is written of a number is read as that number, to the last bit.
fn written(value: f64) {
    for text in [
        format!("{value}"),
        format!("{value:e}"),
        format!("{value:?}"),
    ] {
        let Reading::Plain(again) = numbers::read(&text, &mut Vec::new()) else {
            panic!("{text} is no plain number");
        };
        assert_eq!(again.to_bits(), value.to_bits(), "{text}");
    }
}

fn date(cell: &str) {
    let moment = dates::moment(cell);
    let Some(written) = dates::read(cell) else {
        assert_eq!(moment, None);
        return;
    };
    let orders = [Order::DayFirst, Order::MonthFirst];
    let seconds = orders.map(|order| written.seconds(order));
    assert!(
        seconds.iter().any(Option::is_some),
        "a date is one in some order"
    );
    if let Some(moment) = moment {
        assert!(seconds.contains(&Some(moment)));
    }
    for seconds in seconds.into_iter().flatten() {
        assert!(seconds.abs() < FARTHEST, "{seconds}");
        let parts = dates::civil(seconds);
        let days = dates::days(parts.year, parts.month, parts.day) as f64;
        assert_eq!(days * DAY + parts.seconds, seconds);
        // Offsets may lead out of the years that can be written, times of the day out of their day.
        if !(1..=9999).contains(&parts.year) {
            continue;
        }
        // A month or a quarter is written as one, and is the same moment.
        if written.precision <= Precision::Day {
            let precision = written.precision;
            let text = DateFormat {
                precision,
                ..DateFormat::default()
            }
            .write(seconds);
            assert_eq!(dates::moment(&text), Some(seconds), "{text}");
        }
        let format = DateFormat {
            precision: Precision::Microsecond,
            time: false,
            utc: written.utc,
        };
        let text = format.write(seconds);
        let again = dates::moment(&text).unwrap_or_else(|| panic!("{text} is no date"));
        assert!(
            (again - seconds).abs() <= 1e-4,
            "{text}: {again}, not {seconds}"
        );
        let low = if written.time { 0.0 } else { -DAY };
        assert!(!dates::label(seconds, [low, seconds]).is_empty());
    }
}
