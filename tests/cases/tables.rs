//! Tables as nobody would write them, through reading, doctor, preparation and three steps of training: no panic, no loss
//! that is no number, and every refusal says why and what to do. `ISOLINE_TABLES` asks for more than the usual 300.

use isoline_dataset::{Change, Reading, Severity, Task};
use isoline_experiment::{EngineError, Session, Spec};
use isoline_numeric::{Generator, Stream};

const NAMES: [&str; 14] = [
    "x",
    "y",
    "id",
    "label",
    "target",
    "",
    "x",
    "größe",
    "类别",
    "__proto__",
    "a,b",
    "class",
    "\u{202e}evil",
    "price",
];

const WORDS: [&str; 12] = [
    "red", "Red", "green", "blue ", "NA", "none", "-", "<script>", "日本", "a\"b", "yes", "no",
];

/// One cell of a column of this sort.
fn cell(sort: usize, row: usize, generator: &mut Generator) -> String {
    let number = generator.uniform() * 20.0 - 10.0;
    let one_in = |generator: &mut Generator, count: usize| generator.below(count) == 0;
    match sort {
        0 => format!("{number}"),
        1 => format!("{}", number as i32),
        2 => "7".into(),
        3 => format!("{}", 1.0 + number * 1e-14),
        4 => format!(
            "{:e}",
            number * 10_f64.powi(generator.below(600) as i32 - 300)
        ),
        5 if one_in(generator, 6) => "-999".into(),
        5 => format!("{number:.2}"),
        6 if one_in(generator, 2) => String::new(),
        6 => format!("{number:.1}"),
        7 => WORDS[generator.below(WORDS.len())].into(),
        8 => format!("name {row} {}", generator.below(1000)),
        9 if one_in(generator, 3) => WORDS[generator.below(WORDS.len())].into(),
        9 => format!("{number:.0}"),
        10 => ["true", "False", "TRUE", "0", "1"][generator.below(5)].into(),
        11 => format!("20{:02}-{:02}-{:02}", row % 30, 1 + row % 13, 1 + row % 31),
        12 => format!("{:.2}", number).replace('.', ","),
        13 => format!("{} %", number as i32),
        14 => format!("{}", row + 1),
        15 => String::new(),
        16 => [
            "inf",
            "-Infinity",
            "NaN",
            "1e999",
            "0",
            "-0",
            "5e-324",
            "1.7976931348623157e308",
        ][generator.below(8)]
        .into(),
        17 => "the quick brown fox jumps over the lazy dog again"
            .chars()
            .rev()
            .skip(generator.below(30))
            .collect(),
        18 => ["1,234", "1.234", "12,5", "1'234", "$5", "5kg"][generator.below(6)].into(),
        19 => ["a", "b"][generator.below(2)].into(),
        _ => ["0", "1", "2"][generator.below(3)].into(),
    }
}

/// A table as text, and its file name.
fn written(generator: &mut Generator) -> String {
    let columns = 1 + generator.below(8);
    let rows = [0, 1, 9, 10, 12, 25, 60, 60, 90][generator.below(9)];
    let delimiter = [",", ",", ";", "\t", "|"][generator.below(5)];
    let sorts: Vec<usize> = (0..columns).map(|_| generator.below(21)).collect();
    let quoted = |text: String| {
        if text.contains([',', ';', '\t', '|', '"', '\n']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text
        }
    };
    let mut text = String::new();
    if generator.below(8) > 0 {
        let names: Vec<String> = (0..columns)
            .map(|_| quoted(NAMES[generator.below(NAMES.len())].into()))
            .collect();
        text += &(names.join(delimiter) + "\n");
    }
    let mut before = String::new();
    for row in 0..rows {
        if generator.below(5) > 0 || before.is_empty() {
            let cells: Vec<String> = sorts
                .iter()
                .map(|&sort| quoted(cell(sort, row, generator)))
                .collect();
            before = cells.join(delimiter);
        }
        text += &before;
        text += if generator.below(40) == 0 {
            "\r\n"
        } else {
            "\n"
        };
    }
    text
}

/// A refusal says why and what to do.
fn explained(error: &EngineError) {
    let hint = error.hint.as_deref().unwrap_or_default();
    assert!(
        !error.kind.is_empty() && !error.message.is_empty() && !hint.is_empty(),
        "{error:?}"
    );
}

/// Three steps, or thereabouts; whether it came to train.
fn train(session: &mut Session, spec: &Spec, rows: usize) -> bool {
    let mut spec = spec.clone();
    spec.training.batch_size = rows.div_ceil(4).max(1);
    if let Err(error) = session.configure(&spec) {
        explained(&error);
        return false;
    }
    let run = session.experiment().expect("configured");
    let progress = run.train_for(f64::INFINITY, 1.0, &|| 0.0).expect("trains");
    for figure in [
        progress.train_loss,
        progress.validation_loss,
        progress.train_score,
        progress.validation_score,
    ] {
        assert!(figure.is_none_or(f64::is_finite), "{progress:?}");
    }
    assert!(
        progress.train_loss.is_some() && progress.validation_loss.is_some(),
        "{progress:?}"
    );
    if let Some(error) = &progress.diverged {
        explained(error);
    }
    true
}

/// What became of a table: refused, not prepared, or trained.
fn go(text: &str, generator: &mut Generator) -> usize {
    let mut session = Session::default();
    let loaded = match session.load("odd.csv", text.as_bytes(), &Reading::default()) {
        Ok(loaded) => loaded,
        Err(error) => {
            explained(&error);
            return 0;
        }
    };
    let rows = loaded.table.rows;
    let mut spec = loaded.suggested;
    let trained = train(&mut session, &spec, rows);
    if generator.below(2) == 0 {
        let column = generator.below(loaded.table.columns.len());
        spec.data.target = Some(loaded.table.columns[column].name.clone());
        spec.data.features = None;
        spec.data.task =
            [None, Some(Task::Classification), Some(Task::Regression)][generator.below(3)];
    }
    let findings = session.diagnose(&spec).expect("a table is loaded");
    for finding in &findings {
        assert!(
            !finding.message.is_empty() && finding.row != Some(0),
            "{finding:?}"
        );
    }
    let trains = train(&mut session, &spec, rows);
    let grave = findings
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    assert!(!(trains && grave), "an error that trains: {findings:#?}");
    for fix in findings.iter().filter_map(|finding| finding.fix.as_ref()) {
        let mended = spec.apply(&fix.change);
        session.diagnose(&mended).expect("a table is loaded");
        train(&mut session, &mended, rows);
        if fix.change != Change::BalanceClasses && generator.below(2) == 0 {
            spec = mended;
        }
    }
    1 + usize::from(trained)
}

#[test]
fn odd_tables_train_or_say_why_not() {
    let count = std::env::var("ISOLINE_TABLES")
        .map_or(300, |count| count.parse().expect("a number of tables"));
    let mut ends = [0_usize; 3];
    for seed in 0..count {
        let mut generator = Generator::new(seed, Stream::Samples);
        let text = written(&mut generator);
        let end = std::panic::catch_unwind(move || go(&text, &mut generator));
        ends[end.unwrap_or_else(|_| panic!("table {seed}"))] += 1;
    }
    println!(
        "{count} tables: {} refused, {} read, {} trained",
        ends[0], ends[1], ends[2]
    );
    assert!(
        ends.iter().all(|end| *end * 20 > count as usize),
        "{ends:?}"
    );
}
