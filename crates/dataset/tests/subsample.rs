//! Some of a file's rows instead of all: the first, or so many at random, whatever the file is.

use isoline_dataset::{Reading, RowChoice, RowKind, Table, formats};

fn asked(kind: RowKind, count: usize, seed: Option<u64>) -> Reading {
    Reading {
        rows: Some(RowChoice { kind, count, seed }),
        ..Reading::default()
    }
}

/// The rows 0 to `rows`, each with its number, a word and a fraction, as files of every kind.
fn files(rows: std::ops::Range<usize>) -> Vec<(&'static str, Vec<u8>)> {
    let word = |row: usize| ["red", "green", "blue"][row % 3];
    let text = |from: &str, between: &str, to: &str, line: &dyn Fn(usize) -> String| {
        let lines: Vec<String> = rows.clone().map(line).collect();
        format!("{from}{}{to}", lines.join(between)).into_bytes()
    };
    let object = |row: usize| format!(r#"{{"at":{row},"word":"{}","share":{row}.25}}"#, word(row));
    let list = |of: &dyn Fn(usize) -> String| {
        let cells: Vec<String> = rows.clone().map(of).collect();
        cells.join(",")
    };
    let columns = format!(
        r#"{{"at":[{}],"word":[{}],"share":[{}]}}"#,
        list(&|row| row.to_string()),
        list(&|row| format!("\"{}\"", word(row))),
        list(&|row| format!("{row}.25"))
    );
    let shape = format!("({},)", rows.len());
    let kinds = "[('at', '<u4'), ('word', 'S5'), ('share', '<f8')]";
    let mut header = format!("{{'descr': {kinds}, 'fortran_order': False, 'shape': {shape}, }}");
    while !(header.len() + 11).is_multiple_of(64) {
        header.push(' ');
    }
    header.push('\n');
    let mut array = b"\x93NUMPY\x01\x00".to_vec();
    array.extend((header.len() as u16).to_le_bytes());
    array.extend(header.bytes());
    for row in rows.clone() {
        array.extend((row as u32).to_le_bytes());
        array.extend(format!("{:\0<5}", word(row)).bytes());
        array.extend((row as f64 + 0.25).to_le_bytes());
    }
    vec![
        (
            "rows.csv",
            text("at,word,share\n", "\n", "\n", &|row| {
                format!("{row},{},{row}.25", word(row))
            }),
        ),
        ("rows.jsonl", text("", "\n", "\n", &object)),
        ("rows.json", text("[", ",", "]", &object)),
        (
            "arrays.json",
            text(r#"[["at","word","share"],"#, ",", "]", &|row| {
                format!(r#"[{row},"{}",{row}.25]"#, word(row))
            }),
        ),
        ("columns.json", columns.into_bytes()),
        ("rows.npy", array),
    ]
}

/// The numbers of a table's rows, after its other cells were compared with them.
fn numbers(table: &Table) -> Vec<usize> {
    let cells = table.texts(0..table.rows, 0..3);
    assert_eq!(table.preview, cells[..cells.len().min(8)], "{}", table.name);
    let rows: Vec<usize> = cells
        .iter()
        .map(|row| row[0].parse().expect("a number"))
        .collect();
    for (row, cells) in rows.iter().zip(&cells) {
        assert_eq!(cells[1], ["red", "green", "blue"][row % 3]);
        assert_eq!(cells[2], format!("{row}.25"));
    }
    rows
}

#[test]
fn the_first_rows_are_read_without_the_rest() {
    for (name, bytes) in files(0..200) {
        let read = |count| formats::read(name, &bytes, &asked(RowKind::First, count, None));
        let table = read(60).expect(name);
        assert_eq!(numbers(&table), Vec::from_iter(0..60), "{name}");
        let part = table.subsample.expect("a part");
        assert_eq!(part.to_string(), "the first 60 rows");
        for count in [200, 1000] {
            let table = read(count).expect(name);
            assert_eq!((table.rows, table.subsample), (200, None), "{name}");
        }
    }
}

#[test]
fn random_rows_are_the_same_for_the_same_seed_and_keep_their_order_in_every_format() {
    let mut found = Vec::new();
    for (name, bytes) in files(0..200) {
        let read = |seed| {
            let table = formats::read(name, &bytes, &asked(RowKind::Random, 60, seed));
            table.expect(name)
        };
        let table = read(Some(7));
        let part = table.subsample.expect("a part");
        assert_eq!(part.to_string(), "a random 60 of the 200 rows");
        let rows = numbers(&table);
        assert!(rows.len() == 60 && rows.is_sorted(), "{name}: {rows:?}");
        assert_eq!(table, read(Some(7)), "{name}");
        assert_ne!(rows, numbers(&read(Some(8))), "{name}");
        assert_eq!(read(None).columns, read(Some(1)).columns, "{name}");
        let again = formats::read(name, &bytes, &table.reading.used).expect(name);
        assert_eq!(again.columns, table.columns, "{name}");
        found.push(rows);
    }
    assert!(found.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn rows_of_several_files_are_picked_among_all_of_them() {
    let parts: Vec<(String, Vec<u8>)> = [(0..90), (90..110), (110..200)]
        .into_iter()
        .zip(["a.csv", "b.csv", "c.csv"])
        .map(|(rows, name)| (name.to_owned(), files(rows).swap_remove(0).1))
        .collect();
    let whole = files(0..200).swap_remove(0).1;
    let choice = asked(RowKind::Random, 60, Some(7));
    let joined = formats::read_all(&parts, &choice).expect("joins");
    let one = formats::read("one.csv", &whole, &choice).expect("reads");
    assert_eq!((joined.rows, joined.subsample), (60, one.subsample));
    assert_eq!(joined.texts(0..60, 0..3), one.texts(0..60, 0..3));
    // The last file gives none of the first rows.
    let first = formats::read_all(&parts, &asked(RowKind::First, 100, None)).expect("joins");
    assert_eq!(first.texts(99..100, 0..1), [["99"]]);
    assert_eq!(first.subsample.expect("a part").rows, 100);
}

#[test]
fn a_row_that_is_not_picked_is_not_judged() {
    let mut text = String::from("a,b\n");
    (0..40).for_each(|row| text += &format!("{row},{}\n", row % 7));
    text += "1,2,3,4\n";
    let read = |reading: &Reading| formats::read("long.csv", text.as_bytes(), reading);
    assert_eq!(
        read(&Reading::default()).expect_err("refused").kind,
        "extra-cells"
    );
    let table = read(&asked(RowKind::First, 40, None)).expect("reads");
    assert_eq!(table.rows, 40);
}

/// An array of so many rows of two truth values.
fn truths(rows: usize) -> Vec<u8> {
    let mut header = format!("{{'descr': '|b1', 'fortran_order': False, 'shape': ({rows}, 2), }}");
    while !(header.len() + 11).is_multiple_of(64) {
        header.push(' ');
    }
    header.push('\n');
    let mut array = b"\x93NUMPY\x01\x00".to_vec();
    array.extend((header.len() as u16).to_le_bytes());
    array.extend(header.bytes());
    array.extend((0..rows).flat_map(|row| [(row % 3 == 0) as u8, (row % 5 == 0) as u8]));
    array
}

#[test]
fn rows_over_the_budget_are_refused_with_what_fits_as_choices() {
    let bytes = truths(10_000_000);
    let most = formats::most_rows(2);
    assert!((1_000_000..10_000_000).contains(&most));
    let error = formats::read("all.npy", &bytes, &Reading::default()).expect_err("too many");
    assert_eq!(error.kind, "too-many-rows");
    assert_eq!(
        error.message,
        "all.npy: There are 10,000,000 rows of 2 columns; 7,272,727 of them fit into the 640 MB that a table may take."
    );
    let labels: Vec<&str> = error.choices.iter().map(|one| &*one.label).collect();
    assert_eq!(
        labels,
        ["7,200,000 rows at random", "The first 7,200,000 rows"]
    );
    for choice in &error.choices {
        let table = formats::read("all.npy", &bytes, &choice.reading).expect("fits");
        assert_eq!(table.rows, 7_200_000);
        assert!(table.subsample.is_some());
    }
    let greedy = asked(RowKind::First, 9_000_000, None);
    let error = formats::read("all.npy", &bytes, &greedy).expect_err("too many");
    assert_eq!(error.kind, "too-many-rows");
}

#[test]
fn what_has_no_meaning_is_refused() {
    let (name, bytes) = files(0..40).swap_remove(0);
    for (reading, part) in [
        (asked(RowKind::First, 9, None), "9 rows"),
        (asked(RowKind::First, 20, Some(1)), "seed"),
        (asked(RowKind::Random, 20, Some(1 << 53)), "2^53"),
    ] {
        let error = formats::read(name, &bytes, &reading).expect_err(part);
        assert_eq!(error.kind, "reading");
        assert!(error.message.contains(part), "{error}");
    }
    let error = formats::cells(name, &bytes, &asked(RowKind::First, 20, None));
    assert_eq!(error.expect_err("refused").kind, "reading");
}
