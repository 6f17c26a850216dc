//! What a user of the whole engine relies on while a table is read: nothing is read otherwise than was asked.

use isoline_dataset::Reading;
use isoline_experiment::Session;

#[test]
fn a_spec_with_another_reading_than_the_tables_is_refused() {
    let mut session = Session::default();
    let text = "a;b\n".to_owned() + &"1;2\n3;5\n8;4\n".repeat(8);
    let asked = Reading {
        delimiter: Some(';'),
        ..Reading::default()
    };
    let loaded = session
        .load("t.csv", text.as_bytes(), &asked)
        .expect("loads");
    assert_eq!(loaded.suggested.reading, asked);
    session.configure(&loaded.suggested).expect("fits");
    let mut other = loaded.suggested;
    other.reading.header = Some(false);
    let error = session.configure(&other).expect_err("another reading");
    assert_eq!(error.kind, "reading-differs");
    assert!(error.message.contains("header"), "{error}");
}
