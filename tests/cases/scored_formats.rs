//! A second file in any format: JSON, JSON Lines and NumPy arrays get the same answers as the same rows as text.

use isoline_dataset::Reading;
use isoline_experiment::Session;

const PENGUINS: &str = include_str!("../../crates/dataset/src/samples/tables/penguins.csv");

fn trained(name: &str, bytes: &[u8], target: &str) -> Session {
    let mut session = Session::default();
    let loaded = session.load(name, bytes, &Reading::default());
    let mut spec = loaded.expect("a table").suggested;
    spec.data.target = Some(target.to_owned());
    (spec.data.task, spec.data.features) = (None, None);
    session.configure(&spec).expect("it fits");
    let run = session.experiment().expect("configured");
    run.train_for(f64::INFINITY, 30.0, &|| 0.0).expect("trains");
    session
}

/// Of each row: what follows the file's own columns.
fn answers(session: &mut Session, name: &str, bytes: &[u8], own: usize) -> Vec<Vec<String>> {
    let report = session.inspect_score(name, bytes, &Reading::default());
    report.expect("it matches");
    let table = session.score(false).expect("it is answered").table;
    let mut reader = csv::ReaderBuilder::new().from_reader(&*table);
    reader
        .records()
        .map(|record| {
            let record = record.expect("a record");
            record.iter().skip(own).map(str::to_owned).collect()
        })
        .collect()
}

/// Rows of a CSV text as JSON objects; numbers are numbers and blanks are null.
fn objects(text: &str) -> Vec<String> {
    let mut lines = text.trim().lines().map(|line| line.split(','));
    let names: Vec<&str> = lines.next().expect("a header").collect();
    lines
        .map(|cells| {
            let members = names.iter().zip(cells).map(|(name, cell)| {
                let value = match cell.parse::<f64>() {
                    Ok(_) => cell.to_owned(),
                    Err(_) if cell.is_empty() || cell == "NA" => "null".to_owned(),
                    Err(_) => format!("{cell:?}"),
                };
                format!("{name:?}:{value}")
            });
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        })
        .collect()
}

#[test]
fn json_and_json_lines_are_answered_as_the_same_rows_in_csv() {
    let mut session = trained("penguins.csv", PENGUINS.as_bytes(), "species");
    let columns = PENGUINS
        .lines()
        .next()
        .expect("a header")
        .split(',')
        .count();
    let expected = answers(&mut session, "new.csv", PENGUINS.as_bytes(), columns);
    assert_eq!(expected.len(), 344);
    let rows = objects(PENGUINS);
    let json = format!("[{}]", rows.join(",\n"));
    assert_eq!(
        answers(&mut session, "new.json", json.as_bytes(), columns),
        expected
    );
    let lines = rows.join("\n");
    assert_eq!(
        answers(&mut session, "new.jsonl", lines.as_bytes(), columns),
        expected
    );
    let one = format!("[{}]", rows[0]);
    assert_eq!(
        answers(&mut session, "one.json", one.as_bytes(), columns),
        expected[..1]
    );
}

/// In JSON the point is the decimal sign, whatever the table had that was trained on.
#[test]
fn numbers_of_json_keep_their_point_beside_a_table_with_decimal_commas() {
    let rows: Vec<(f64, f64)> = (0..40)
        .map(|row| (f64::from(row) / 8.0, f64::from(row % 7) + 0.25))
        .collect();
    let german: String = rows
        .iter()
        .map(|(x, y)| {
            format!("{x:.3};{y:.2};{}\n", if *x > 2.5 { "ja" } else { "nein" }).replace('.', ",")
        })
        .collect();
    let german = format!("laenge;breite;gross\n{german}");
    let mut session = trained("deutsch.csv", german.as_bytes(), "gross");
    let expected = answers(&mut session, "neu.csv", german.as_bytes(), 3);
    let json: Vec<String> = rows
        .iter()
        .map(|(x, y)| {
            format!(
                "{{\"laenge\":{x:.3},\"breite\":{y:.2},\"gross\":\"{}\"}}",
                if *x > 2.5 { "ja" } else { "nein" }
            )
        })
        .collect();
    let json = format!("[{}]", json.join(","));
    assert_eq!(
        answers(&mut session, "neu.json", json.as_bytes(), 3),
        expected
    );
}

/// A NumPy array of doubles, rows x columns.
fn array(rows: &[[f64; 3]]) -> Vec<u8> {
    let mut header = format!(
        "{{'descr': '<f8', 'fortran_order': False, 'shape': ({}, 3), }}",
        rows.len()
    );
    while (10 + header.len() + 1) % 64 != 0 {
        header.push(' ');
    }
    header.push('\n');
    let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
    bytes.extend((header.len() as u16).to_le_bytes());
    bytes.extend(header.as_bytes());
    bytes.extend(rows.iter().flatten().flat_map(|value| value.to_le_bytes()));
    bytes
}

#[test]
fn an_array_is_answered_by_position_and_what_is_no_number_is_filled() {
    let mut rows: Vec<[f64; 3]> = (0..60)
        .map(|row| {
            let x = f64::from(row) / 10.0;
            [
                x,
                (f64::from(row) * 0.7).sin(),
                f64::from(u8::from(x > 3.0)),
            ]
        })
        .collect();
    let mut session = trained("train.npy", &array(&rows), "c3");
    let text: String = rows
        .iter()
        .map(|[x, y, z]| format!("{x},{y},{z}\n"))
        .collect();
    let text = format!("c1,c2,c3\n{text}");
    let expected = answers(&mut session, "new.csv", text.as_bytes(), 3);
    assert_eq!(answers(&mut session, "new.npy", &array(&rows), 3), expected);
    rows[4][0] = f64::NAN;
    let filled = answers(&mut session, "gap.npy", &array(&rows), 3);
    assert!(
        filled[4].iter().any(|cell| cell.contains("missing filled")),
        "{:?}",
        filled[4]
    );
    let mut other = trained("penguins.csv", PENGUINS.as_bytes(), "species");
    let refused = other.inspect_score("new.npy", &array(&rows), &Reading::default());
    assert_eq!(refused.expect_err("no such columns").kind, "score-columns");
}
