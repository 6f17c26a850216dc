//! A second file: its columns are matched, what is unlike training is said first, and the answers come out beside its own cells.

use isoline_dataset::{Reading, Remark};
use isoline_experiment::{Cell, EngineError, Record, Session};

const PENGUINS: &str = include_str!("../../crates/dataset/src/samples/tables/penguins.csv");

fn trained(text: &str, target: &str, epochs: f64) -> Session {
    let mut session = Session::default();
    let loaded = session
        .load("training.csv", text.as_bytes(), &Reading::default())
        .expect("a table");
    let mut spec = loaded.suggested;
    spec.data.target = Some(target.to_owned());
    (spec.data.task, spec.data.features) = (None, None);
    session.configure(&spec).expect("it fits");
    let run = session.experiment().expect("configured");
    run.train_for(f64::INFINITY, epochs, &|| 0.0)
        .expect("trains");
    session
}

fn inspect(
    session: &mut Session,
    text: &str,
) -> Result<isoline_dataset::scoring::Report, EngineError> {
    session.inspect_score("new.csv", text.as_bytes(), &Reading::default())
}

/// The scored table as names and rows.
fn scored(session: &mut Session, text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    inspect(session, text).expect("it matches");
    let table = session.score(false).expect("it is answered").table;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(&*table);
    let mut rows: Vec<Vec<String>> = reader
        .records()
        .map(|record| {
            record
                .expect("a record")
                .iter()
                .map(str::to_owned)
                .collect()
        })
        .collect();
    let names = rows.remove(0);
    (names, rows)
}

fn codes(remarks: &[Remark]) -> Vec<&str> {
    remarks.iter().map(|remark| &*remark.code).collect()
}

#[test]
fn the_answers_are_those_of_predict_beside_the_files_own_cells() {
    let mut session = trained(PENGUINS, "species", 60.0);
    let mut lines = PENGUINS
        .trim()
        .lines()
        .map(|line| line.split(',').collect::<Vec<_>>());
    let names = lines.next().expect("a header");
    let rows: Vec<Vec<&str>> = lines.collect();
    // Another order, other capitals, a column of its own with a formula in it.
    let order = [5, 2, 0, 3, 1, 4, 7, 6];
    let mut text = "Note,".to_owned();
    text += &order.map(|column| names[column].to_uppercase()).join(",");
    for row in &rows {
        text += &format!("\n=1+2,{}", order.map(|column| row[column]).join(","));
    }
    let report = inspect(&mut session, &text).expect("it matches");
    assert_eq!(
        (report.rows, report.has_target, report.extra.len()),
        (344, true, 1)
    );
    assert!(
        report
            .columns
            .iter()
            .all(|column| !column.shifted && column.unseen + column.unreadable == 0)
    );
    assert!(codes(&report.remarks).contains(&"column-alike"));

    let (head, table) = scored(&mut session, &text);
    assert_eq!(head[..2], ["Note", "BODY_MASS_G"]);
    assert_eq!(
        head[9..],
        [
            "species predicted",
            "probability Adelie",
            "probability Chinstrap",
            "probability Gentoo",
            "reliability"
        ]
    );
    let mut filled = 0;
    for (line, row) in table.iter().zip(&rows) {
        assert_eq!(line[0], "'=1+2");
        assert_eq!(
            line[1..9].to_vec(),
            order.map(|column| row[column]).to_vec()
        );
        let cells = names
            .iter()
            .zip(row)
            .filter(|(name, cell)| **name != "species" && **cell != "NA" && !cell.is_empty());
        let record: Record = cells
            .map(|(name, cell)| ((*name).to_owned(), Cell::Text((*cell).to_owned())))
            .collect();
        let said = session
            .experiment()
            .expect("there")
            .predict(&[record])
            .expect("answers");
        assert_eq!(Some(&line[9]), said.labels.expect("classes").first());
        for (cell, value) in line[10..13].iter().zip(&said.values) {
            assert!((cell.parse::<f64>().expect("a number") - value).abs() < 1e-6);
        }
        let missing = row.iter().any(|cell| cell.is_empty() || *cell == "NA");
        assert!(
            line[13] == if missing { "missing filled" } else { "ok" }
                || line[13].contains("extrapolates"),
            "{line:?}"
        );
        filled += usize::from(line[13].contains("missing filled"));
    }
    assert!(filled >= 8);
    let scored = session.score(true).expect("answers");
    assert_eq!(&scored.table[..3], b"\xef\xbb\xbf");
    assert_eq!(scored.reliability.values().sum::<usize>(), 344);
    let evaluation = scored.evaluation.expect("the file has the target");
    assert!(evaluation.scores[0].value > 0.95 && evaluation.scores[0].rows == 344);
    assert!(
        evaluation.sentence.contains("344 scored rows"),
        "{}",
        evaluation.sentence
    );
}

#[test]
fn columns_that_are_missing_or_could_be_two_are_named_and_nothing_is_answered() {
    let mut session = trained(PENGUINS, "species", 1.0);
    let error = inspect(&mut session, "bill_length_mm,beak\n40,2\n").expect_err("six are missing");
    assert_eq!(error.kind, "score-columns");
    for part in [
        "new.csv",
        "lacks 6 of the 7",
        "body_mass_g",
        "does not know: beak",
    ] {
        assert!(error.message.contains(part), "{error}");
    }
    assert!(error.hint.is_some());
    let error = session.score(false).expect_err("nothing was taken");
    assert_eq!(error.kind, "nothing-to-score");
    for (text, kind) in [("", "empty-file"), ("a,b\n", "no-rows")] {
        assert_eq!(
            inspect(&mut session, text).expect_err("no table").kind,
            kind
        );
    }
}

/// 60 rows: x from 0 to 59 in no order, a kind that repeats, y of both.
fn small() -> String {
    (0..60).fold("x,kind,y\n".to_owned(), |text, row| {
        let x = row * 7 % 60;
        text + &format!("{x},{},{}.5\n", ["red", "blue"][row % 2], x * 2 + row % 2)
    })
}

#[test]
fn what_is_unlike_training_is_said_with_its_place_before_any_answer() {
    let mut session = trained(&small(), "y", 20.0);
    let text = "kind,x\nred,5\nGREEN,1000\nblue,five\n,7\nRed,-3\n";
    let report = inspect(&mut session, text).expect("it matches");
    let (x, kind) = (&report.columns[0], &report.columns[1]);
    assert_eq!((x.outside, x.unreadable, x.missing), (2, 1, 0));
    assert_eq!((kind.unseen, kind.missing), (1, 1));
    assert_eq!(kind.unseen_levels, ["GREEN"]);
    let place = |code: &str| {
        let found = report.remarks.iter().find(|remark| remark.code == code);
        found.unwrap_or_else(|| panic!("{code} is not said")).row
    };
    assert_eq!(
        (place("not-a-number"), place("outside-range")),
        (Some(4), Some(3))
    );
    assert!(!report.has_target);
    let (head, rows) = scored(&mut session, text);
    assert_eq!(
        head,
        [
            "kind",
            "x",
            "y predicted",
            "low 90 %",
            "high 90 %",
            "reliability"
        ]
    );
    let words: Vec<&str> = rows.iter().map(|row| &*row[5]).collect();
    assert_eq!(
        words,
        [
            "ok",
            "unseen category; extrapolates",
            "missing filled",
            "missing filled",
            "extrapolates"
        ]
    );
    for row in &rows {
        let number = |column: usize| row[column].parse::<f64>().expect("a number");
        assert!(number(3) < number(2) && number(2) < number(4));
    }
}

#[test]
fn one_row_in_another_manner_of_writing_is_answered_alike() {
    let mut session = trained(&small(), "y", 20.0);
    let (_, plain) = scored(&mut session, "x,kind\n12.5,red\n");
    let (_, comma) = scored(&mut session, "x;kind\r\n12,5;red\r\n");
    assert_eq!(plain[0][2..], comma[0][2..]);
    // Two rows of numbers alone do not show that the first line names them; the training table does.
    let (head, rows) = scored(&mut session, "kind,x\nred,1\n");
    assert_eq!((head[0].as_str(), rows.len()), ("kind", 1));
}

#[test]
fn a_shifted_column_is_flagged_and_an_unshifted_one_is_not() {
    let mut session = trained(&small(), "y", 1.0);
    let rows = |from: usize, step: usize| {
        (0..40).fold("x,kind\n".to_owned(), |text, row| {
            text + &format!("{},{}\n", from + row * step % 60, ["red", "blue"][row % 2])
        })
    };
    let like = inspect(&mut session, &rows(0, 7)).expect("it matches");
    assert!(
        like.columns.iter().all(|column| !column.shifted),
        "{:?}",
        like.columns
    );
    let unlike = inspect(&mut session, &rows(55, 1)).expect("it matches");
    assert!(
        unlike.columns[0].shifted && !unlike.columns[1].shifted,
        "{:?}",
        unlike.columns
    );
    assert!(codes(&unlike.remarks).contains(&"shifted"));
}

#[test]
fn kinds_and_edits_follow_the_training_table() {
    let mut text = "code,size,y\n".to_owned();
    for row in 0..60 {
        let size = if row == 7 {
            "-999".to_owned()
        } else {
            format!("{row}.5")
        };
        text += &format!("{},{size},{}\n", 1 + row % 3, ["no", "yes"][row % 2]);
    }
    let mut session = Session::default();
    let mut spec = session
        .load("t.csv", text.as_bytes(), &Reading::default())
        .expect("a table")
        .suggested;
    let edits = r#"{"code":{"kind":"categorical"},"size":{"missing":["-999"]}}"#;
    spec.data.columns = serde_json::from_str(edits).expect("edits");
    (spec.data.target, spec.data.features) =
        (Some("y".into()), Some(vec!["code".into(), "size".into()]));
    session.configure(&spec).expect("it fits");
    let report = inspect(&mut session, "code,size\n2,-999\n7,1.5\n3.0,2\n").expect("it matches");
    let (code, size) = (&report.columns[0], &report.columns[1]);
    assert_eq!(
        (code.unseen, code.unseen_levels.clone()),
        (1, vec!["7".to_owned()])
    );
    assert_eq!((size.missing, size.outside), (1, 0));
}

#[test]
fn intervals_hold_the_truth_about_as_often_as_they_say() {
    let table = |seed: f64| {
        let mut session = Session::default();
        let knobs = [
            ("seed".to_owned(), seed),
            ("points".to_owned(), 500.0),
            ("noise".to_owned(), 0.3),
        ];
        let spec = session
            .sample("plane", knobs.into_iter().collect())
            .expect("a sample")
            .suggested;
        (session, spec)
    };
    let (mut session, mut spec) = table(1.0);
    spec.data.split.validation = 0.4;
    session.configure(&spec).expect("it fits");
    session
        .experiment()
        .expect("there")
        .train_for(f64::INFINITY, 40.0, &|| 0.0)
        .expect("trains");
    // Fresh rows of the same sample, written as a file.
    let (mut fresh, spec) = table(2.0);
    fresh.configure(&spec).expect("it fits");
    let points = fresh.points("x", Some("y")).expect("points");
    let target = spec.data.target.clone().expect("a target");
    let mut text = format!("x,y,{target}\n");
    let y = points.y.expect("two features");
    for (row, x) in points.x.iter().enumerate() {
        text += &format!("{x},{},{}\n", y[row], points.target[row]);
    }
    let (_, rows) = scored(&mut session, &text);
    let number = |row: &Vec<String>, column: usize| row[column].parse::<f64>().expect("a number");
    let held = rows
        .iter()
        .filter(|row| number(row, 4) <= number(row, 2) && number(row, 2) <= number(row, 5));
    let share = held.count() as f64 / rows.len() as f64;
    assert!((0.84..=0.97).contains(&share), "{share} of {}", rows.len());
}
