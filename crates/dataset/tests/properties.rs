//! Properties of reading and preparing that hold for every input.

use isoline_dataset::{
    DataSpec, Raw, Reading, SplitSpec, Table, formats, prepare, suggest, summary,
};
use proptest::prelude::*;

fn read(bytes: &[u8]) -> Option<Table> {
    formats::read("any.csv", bytes, &Reading::default()).ok()
}

/// Names that no number and no missing token can be.
fn word() -> impl Strategy<Value = String> {
    "[a-h][a-zé\" ,;|\n]{0,6}[w-z]".prop_map(|text| format!("w{text}w"))
}

/// Cells of many forms, most of a column of one of them.
fn cells() -> impl Strategy<Value = Vec<String>> {
    const FORMS: &[&str] = &[
        "7",
        "-3.25",
        "1.139",
        "1,234",
        "3,14",
        "1.234,5",
        "1 234",
        "1'234.5",
        "(5)",
        "$5",
        "7 EUR",
        "12 %",
        "5kg",
        "6 lb",
        "１２",
        "007",
        "+4912345678",
        "0x1f",
        "1_000",
        "½",
        "1e308",
        "1e-320",
        "inf",
        "9007199254740993",
        "2024-05-03",
        "3/5/2024",
        "25/12/2024",
        "12/25/2024",
        "3 May 2024",
        "2024年5月3日",
        "31/12/99",
        "3/5/24",
        "24-01-02",
        "2024-03",
        "Mar 2024",
        "2024Q1",
        "Q2 2024",
        "Jan-1-1995",
        "20240131",
        "2024-05-03T10:30Z",
        "10:30",
        "9:15 PM",
        "2023-02-30",
        "yes",
        "No",
        "TRUE",
        "0",
        "1",
        "有",
        "无",
        "NA",
        "-",
        "",
        "word",
        "two words",
    ];
    let form = || prop::sample::select(FORMS);
    (
        form(),
        form(),
        prop::collection::vec((0..20_u8, form()), 10..40),
    )
        .prop_map(|(most, some, rest)| {
            let pick = |(share, other): (u8, &str)| match share {
                0 => other.to_string(),
                1..=4 => some.to_string(),
                _ => most.to_string(),
            };
            rest.into_iter().map(pick).collect()
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn columns_of_any_forms_are_read_and_prepared(columns in prop::collection::vec(cells(), 3), dates in any::<bool>()) {
        let mut text = "a;b;c;y\n".to_string();
        for row in 0..columns.iter().map(Vec::len).min().unwrap_or(0) {
            text += &format!("{};{};{};{}\n", columns[0][row], columns[1][row], columns[2][row], ["u", "v"][row % 2]);
        }
        let reading = Reading {
            delimiter: Some(';'),
            dates: dates.then_some(isoline_dataset::columns::dates::Order::MonthFirst),
            decimal: dates.then_some(isoline_dataset::Decimal::Comma),
            ..Reading::default()
        };
        let table = formats::read("forms.csv", text.as_bytes(), &reading).map_err(|error| TestCaseError::fail(error.to_string()))?;
        for column in &summary(&table).columns {
            prop_assert!(column.minimum.is_none_or(f64::is_finite) && column.mean.is_none_or(f64::is_finite));
            prop_assert_eq!(column.kind == isoline_dataset::Kind::Date && column.distinct > 0, column.maximum_text.is_some());
        }
        // Asked for what was used, it is the same table.
        let again = formats::read("forms.csv", text.as_bytes(), &table.reading.used).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&again.columns, &table.columns);
        let spec = DataSpec { target: Some("y".into()), ..DataSpec::default() };
        match prepare(&table, &spec) {
            Ok(prepared) => prop_assert!(prepared.inputs.iter().chain(prepared.targets.iter()).all(|value| value.is_finite())),
            Err(error) => prop_assert_eq!(error.kind, "no-feature"),
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Some(table) = read(&bytes) {
            summary(&table);
            let _ = prepare(&table, &suggest(&table));
        }
    }

    #[test]
    fn no_nearly_tabular_text_makes_it_panic(text in "([0-9a-c,;\t\"\n\r .|-]|inf|NA|é){0,300}") {
        if let Some(table) = read(text.as_bytes()) {
            prop_assert!(table.rows >= formats::FEWEST_ROWS);
            for column in &summary(&table).columns {
                prop_assert!(column.minimum.is_none_or(f64::is_finite) && column.mean.is_none_or(f64::is_finite));
            }
            if let Ok(prepared) = prepare(&table, &suggest(&table)) {
                prop_assert!(prepared.inputs.iter().chain(prepared.targets.iter()).all(|value| value.is_finite()));
            }
        }
    }

    #[test]
    fn a_written_table_is_read_back_equal(
        cells in prop::collection::vec((word(), any::<f64>().prop_filter("finite", |number| number.is_finite())), 10..40),
        delimiter in prop::sample::select(vec![b',', b';', b'\t', b'|']),
        crlf in any::<bool>(),
        always in any::<bool>(),
    ) {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') })
            .quote_style(if always { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary })
            .from_writer(Vec::new());
        writer.write_record(["word", "number", "copy"]).expect("memory");
        for (word, number) in &cells {
            writer.write_record([word.as_str(), &number.to_string(), &format!("{number:e}")]).expect("memory");
        }
        let bytes = writer.into_inner().expect("memory");
        // A declared separator, because words full of commas may cut more evenly than tabs.
        let mut file = format!("sep={}\n", char::from(delimiter)).into_bytes();
        file.extend(bytes);
        let table = formats::read("written.csv", &file, &Reading::default()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(table.rows, cells.len());
        for (row, (word, number)) in cells.iter().enumerate() {
            prop_assert_eq!(&table.columns[0].text(row), word);
            for column in &table.columns[1..] {
                prop_assert_eq!(column.raw(row), Raw::Number(*number));
            }
        }
    }

    #[test]
    fn validation_rows_change_no_bit_of_the_pipeline(
        rows in prop::collection::vec((-1e3..1e3_f64, -1.0..1.0_f64, 0..4_u8, -5.0..5.0_f64), 20..60),
        seed in 0..1000_u64,
        scaling in prop::sample::select(vec!["standard", "min-max", "none"]),
        numeric in prop::sample::select(vec!["median", "mean"]),
        by_class in any::<bool>(),
    ) {
        let text = |rows: &[(f64, f64, u8, f64)]| {
            let mut text = "a,b,c,t,k\n".to_string();
            for (row, (a, b, c, t)) in rows.iter().enumerate() {
                let b = if row % 7 == 3 { String::new() } else { b.to_string() };
                text += &format!("{a},{b},{},{t},{}\n", ["p", "q", "r", "s"][usize::from(*c)], ["u", "v"][row % 2]);
            }
            text
        };
        let spec = DataSpec {
            target: Some(if by_class { "k" } else { "t" }.into()),
            features: Some(vec!["a".into(), "b".into(), "c".into()]),
            scaling: isoline_dataset::Choice::named(scaling),
            missing: isoline_dataset::MissingSpec { numeric: isoline_dataset::Choice::named(numeric), ..isoline_dataset::MissingSpec::default() },
            split: SplitSpec { validation: 0.25, seed, ..SplitSpec::default() },
            ..DataSpec::default()
        };
        let first = read(text(&rows).as_bytes()).and_then(|table| prepare(&table, &spec).ok());
        prop_assume!(first.is_some());
        let Some(first) = first else { return Ok(()) };
        let mut perturbed = rows.clone();
        let common = rows[first.rows[first.split.train[0] as usize] as usize].2;
        for &row in &first.split.validation {
            let row = &mut perturbed[first.rows[row as usize] as usize];
            *row = (row.0 * 1e6 + 5.0, row.1 - 1e9, common, row.3 * 1e4);
        }
        let table = read(text(&perturbed).as_bytes()).ok_or_else(|| TestCaseError::fail("unreadable"))?;
        let second = prepare(&table, &spec).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&first.split, &second.split);
        prop_assert_eq!((first.target.center.to_bits(), first.target.scale.to_bits()), (second.target.center.to_bits(), second.target.scale.to_bits()));
        for (before, after) in first.pipeline.features().iter().zip(second.pipeline.features()) {
            prop_assert_eq!(before.held_label(), after.held_label());
            if before.kind == isoline_dataset::Kind::Numeric {
                prop_assert_eq!(before.fill.to_bits(), after.fill.to_bits());
                prop_assert_eq!(&before.step, &after.step);
            } else {
                prop_assert_eq!(before.width, after.width);
            }
        }
        for &row in &first.split.train {
            prop_assert_eq!(first.inputs.column(row as usize), second.inputs.column(row as usize));
        }
    }
}
