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

/// Lines of x, y and kind from `from` on.
fn part(header: &str, rows: std::ops::Range<usize>, line: impl Fn(usize) -> String) -> Vec<u8> {
    let lines: String = rows.map(|row| line(row) + "\n").collect();
    format!("{header}\n{lines}").into_bytes()
}

#[test]
fn files_with_the_same_columns_are_read_as_one_table() {
    let kinds = ["a", "b", "c"];
    let whole = part("x,y,kind", 0..21, |row| {
        format!("{row}.5,{},{}", row * row, kinds[row / 7])
    });
    let first = part("x,y,kind", 0..7, |row| format!("{row}.5,{},a", row * row));
    let second = part("kind,y,x", 7..14, |row| format!("b,{},{row}.5", row * row));
    let third = part("x;kind;y", 14..21, |row| format!("{row}.5;c;{}", row * row));
    let files: Vec<(String, Vec<u8>)> = [("1.csv", first), ("2.csv", second), ("3.csv", third)]
        .map(|(name, bytes)| (name.to_owned(), bytes))
        .into();
    let nothing = Reading::default();
    let mut joined = Session::default();
    let answer = joined.load_many(&files, &nothing).expect("joins");
    let mut one = Session::default();
    let expected = one.load("0.csv", &whole, &nothing).expect("loads");
    assert_eq!(
        (answer.table.rows, answer.table.name.as_str()),
        (21, "1.csv + 2")
    );
    assert_eq!(answer.table.columns, expected.table.columns);
    assert_eq!(answer.suggested, expected.suggested);
    let cells = |session: &Session| session.rows(6..100, 1..3).expect("open");
    assert_eq!(cells(&joined), cells(&one));
    assert_eq!(
        (cells(&one).len(), cells(&one)[0].clone()),
        (15, vec!["36".to_owned(), "a".to_owned()])
    );
    let hash = |session: &mut Session, spec| {
        session.configure(spec).expect("fits");
        session.experiment().expect("configured").hash()
    };
    assert_eq!(
        hash(&mut joined, &answer.suggested),
        hash(&mut one, &expected.suggested)
    );
}

#[test]
fn a_file_with_other_columns_is_named() {
    let first = (
        "1.csv".to_owned(),
        part("x,y", 0..9, |row| format!("{row}.5,{}", row * row)),
    );
    for (header, line, parts) in [
        ("x,z", "1.5,2", ["lacks y", "addition z"]),
        (
            "x,y",
            "1.5,cold",
            ["2.csv, column y", "categorical here and numeric in 1.csv"],
        ),
    ] {
        let second = part(header, 0..9, |_| line.to_owned());
        let files = [first.clone(), ("2.csv".to_owned(), second)];
        let mut session = Session::default();
        let error = session
            .load_many(&files, &Reading::default())
            .expect_err("refused");
        assert_eq!(error.kind, "columns-differ");
        for part in parts {
            assert!(error.message.contains(part), "{error}");
        }
    }
}

#[test]
fn more_cells_than_a_page_can_show_are_refused() {
    let mut session = Session::default();
    let error = session.rows(0..10, 0..10).expect_err("no table");
    assert_eq!(error.kind, "no-table");
    session.sample("moons", Default::default()).expect("loads");
    let error = session
        .rows(0..usize::MAX, 0..usize::MAX)
        .expect_err("too many");
    assert_eq!(error.kind, "too-many-cells");
    assert_eq!(
        session.rows(5000..5010, 0..2).expect("open"),
        Vec::<Vec<String>>::new()
    );
    assert_eq!(
        session.rows(0..1, 7..9).expect("open"),
        [Vec::<String>::new()]
    );
}
