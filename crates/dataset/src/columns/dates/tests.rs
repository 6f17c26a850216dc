//! What is read as a date, cell by cell.

use super::parse::*;
use super::{DAY, DateFormat, moment};

fn iso(text: &str, order: Order) -> Option<String> {
    let written = read(text)?;
    let format = DateFormat {
        precision: written.precision,
        time: written.time,
        utc: written.utc,
    };
    Some(format.write(written.seconds(order)?))
}

#[test]
fn dates_are_read_as_people_mean_them() {
    for (text, expected) in [
        ("2024-05-03", "2024-05-03"),
        ("2024-5-3", "2024-05-03"),
        ("2024/05/03", "2024-05-03"),
        ("2024.05.03", "2024-05-03"),
        ("2024年5月3日", "2024-05-03"),
        ("2024年12月31日 23:59", "2024-12-31T23:59"),
        ("03.05.2024", "2024-05-03"),
        ("3.5.2024 7:05", "2024-05-03T07:05"),
        ("25/12/2024", "2024-12-25"),
        ("3 May 2024", "2024-05-03"),
        ("3-May-2024", "2024-05-03"),
        ("03/Jan/2024", "2024-01-03"),
        ("3. Sept. 2024", "2024-09-03"),
        ("January 3, 2024", "2024-01-03"),
        ("Jan. 3 2024", "2024-01-03"),
        ("DEC 31,2024", "2024-12-31"),
        ("2024-05-03T10:30", "2024-05-03T10:30"),
        ("2024-05-03 10:30:15", "2024-05-03T10:30:15"),
        ("2024-05-03T10:30:15.25", "2024-05-03T10:30:15.250"),
        ("2024-05-03T10:30:15,123456", "2024-05-03T10:30:15.123456"),
        ("2024-05-03T10:30Z", "2024-05-03T10:30Z"),
        ("2024-05-03T00:30:00+02:00", "2024-05-02T22:30:00Z"),
        ("2024-05-03 23:30 -0130", "2024-05-04T01:00Z"),
        ("2024-05-03 9:05 PM", "2024-05-03T21:05"),
        ("2024-05-03 12:05 a.m.", "2024-05-03T00:05"),
        ("10:30", "10:30"),
        ("9:05:15 am", "09:05:15"),
        ("12:00pm", "12:00"),
        ("1582-10-10", "1582-10-10"),
        ("2000-02-29", "2000-02-29"),
    ] {
        assert_eq!(
            iso(text, Order::DayFirst).as_deref(),
            Some(expected),
            "{text:?}"
        );
    }
}

#[test]
fn what_is_no_date_is_not_read_as_one() {
    for text in [
        "2023-02-30",
        "1900-02-29",
        "2024-13-01",
        "2024-00-01",
        "2024-01-00",
        "0000-01-01",
        "31.04.2024",
        "13/13/2024",
        "30/02/2024",
        "24:00",
        "10:60",
        "10:3",
        "13:05 PM",
        "0:05 am",
        "2024-05",
        "2024-05-03x",
        "2024-05-03T",
        "2024-05/03",
        "3/5/24",
        "1.2.3",
        "192.168.1.1",
        "May",
        "May 2024",
        "Maybe 3, 2024",
        "3 Ma 2024",
        "10:30Z",
        "10:30 ",
        "2024-05-03T10:30+",
        "2024-05-03T10:30+1",
        "555-1234",
        "-2024-05-03",
        "2024年5月",
        "12",
        "abc",
        "2024-05-03T10:30:15.",
        "",
        "年月日年月日",
    ] {
        assert_eq!(read(text), None, "{text:?}");
    }
}

#[test]
fn the_order_is_told_or_left_open() {
    for (text, tells) in [
        ("25/12/2024", Tells::Only(Order::DayFirst)),
        ("12-25-2024", Tells::Only(Order::MonthFirst)),
        ("5/5/2024", Tells::Nothing),
        ("3/5/2024", Tells::Either),
        ("3.5.2024", Tells::Nothing),
    ] {
        assert_eq!(read(text).map(|found| found.tells), Some(tells), "{text}");
    }
    assert_eq!(
        iso("3/5/2024", Order::MonthFirst).as_deref(),
        Some("2024-03-05")
    );
    assert_eq!(
        iso("3/5/2024", Order::DayFirst).as_deref(),
        Some("2024-05-03")
    );
    assert_eq!(iso("25/12/2024", Order::MonthFirst), None);
    assert_eq!(moment("3/5/2024"), None);
    assert_eq!(moment("12/25/2024"), moment("2024-12-25"));
    assert_eq!(moment(" 1970-01-02 "), Some(DAY));
}
