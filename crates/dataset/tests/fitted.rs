//! Whatever is chosen to prepare with: every input is finite, and rows held back, to judge by or locked away, change no bit
//! of what is fitted.

use std::collections::BTreeMap;

use isoline_dataset::prepare::{Feature, Step, encode, impute, outliers, scale};
use isoline_dataset::{
    Choice, ColumnEdit, DataSpec, Description, Kind, MissingSpec, OutlierAction, OutlierSpec,
    Pipeline, Prepared, Reading, SplitSpec, Table, formats, prepare,
};
use isoline_family::descriptions;
use proptest::prelude::*;

/// A row: two numbers, two categories.
type Row = (f64, f64, u8, u8);

fn read(rows: &[Row]) -> Table {
    let mut text = "a,b,size,colour,place\n".to_string();
    for (row, (a, b, size, colour)) in rows.iter().enumerate() {
        // Gaps are a matter of the row, not of its values.
        let b = if row % 7 == 3 {
            String::new()
        } else {
            b.to_string()
        };
        let size = ["low", "medium", "high", "none"][usize::from(*size) % 4];
        let colour = if row % 11 == 5 {
            String::new()
        } else {
            format!("colour {colour}")
        };
        text += &format!("{a},{b},{size},{colour},{row}.5\n");
    }
    formats::read("any.csv", text.as_bytes(), &Reading::default()).expect("a table")
}

/// Any member of a family, with its knobs at their defaults or at one of their ends.
fn choice(members: Vec<Description>) -> impl Strategy<Value = Choice> {
    (prop::sample::select(members), 0..3).prop_map(|(member, end)| {
        let choice = Choice::named(member.name);
        member.knobs.iter().fold(choice, |choice, knob| match end {
            0 => choice,
            1 => choice.with(knob.name, knob.minimum),
            _ => choice.with(knob.name, knob.maximum),
        })
    })
}

fn spec() -> impl Strategy<Value = DataSpec> {
    let action = prop::sample::select(vec![
        OutlierAction::Flag,
        OutlierAction::Clip,
        OutlierAction::Drop,
    ]);
    (
        choice(descriptions(impute::NUMERIC)),
        choice(descriptions(impute::CATEGORICAL)),
        any::<bool>(),
        choice(descriptions(outliers::ALL)),
        action,
        choice(descriptions(scale::ALL)),
        choice(descriptions(encode::ALL)),
        0..1000_u64,
    )
        .prop_map(
            |(numeric, categorical, indicator, method, action, scaling, encoding, seed)| DataSpec {
                target: Some("place".into()),
                features: Some(["a", "b", "size", "colour"].map(String::from).to_vec()),
                missing: MissingSpec {
                    numeric,
                    categorical,
                    indicator,
                },
                // Over fifty levels are text until the spec says otherwise.
                columns: BTreeMap::from([(
                    "colour".into(),
                    ColumnEdit {
                        kind: Some(Kind::Categorical),
                        ..ColumnEdit::default()
                    },
                )]),
                outliers: OutlierSpec { method, action },
                scaling,
                encoding,
                split: SplitSpec {
                    validation: 0.25,
                    test: if seed % 2 == 0 { 0.0 } else { 0.1 },
                    seed,
                    ..SplitSpec::default()
                },
                ..DataSpec::default()
            },
        )
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let number = prop_oneof![
        4 => -1e3..1e3_f64,
        1 => prop::sample::select(vec![0.0, -0.0, 1e308, -1.7e308, 5e-324, 1e-320, 7.0, 7.000_000_000_001]),
    ];
    prop::collection::vec((number, -5.0..5.0_f64, any::<u8>(), 0..70_u8), 30..80)
}

fn finite(prepared: &Prepared) -> bool {
    prepared.inputs.iter().all(|input| input.is_finite())
}

/// What a feature makes of each level, by name.
fn named(feature: &Feature) -> Vec<(&String, String)> {
    let Step::Encode { marks, .. } = &feature.step else {
        return Vec::new();
    };
    let marks = feature.levels.iter().zip(marks);
    let taught = marks.filter_map(|(name, mark)| mark.map(|mark| (name, format!("{mark:?}"))));
    taught.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_input_is_finite_and_rows_held_back_change_nothing(rows in rows(), spec in spec()) {
        let table = read(&rows);
        let before = match prepare(&table, &spec) {
            Ok(prepared) => prepared,
            Err(error) => {
                let expected = ["all-outliers", "too-few-complete-rows", "unusable-feature"];
                prop_assert!(expected.contains(&error.kind.as_str()), "{}", error);
                return Ok(());
            }
        };
        prop_assert!(finite(&before));
        let text = serde_json::to_string(&before.pipeline).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&serde_json::from_str::<Pipeline>(&text).ok(), &Some(before.pipeline.clone()));
        let mut changed = rows.clone();
        for &row in before.split.validation.iter().chain(&before.split.test) {
            let row = &mut changed[before.rows[row as usize] as usize];
            *row = (1e9 - row.0 / 2.0, row.1 - 1e9, row.2.wrapping_add(1), row.3 + 100);
        }
        let after = prepare(&read(&changed), &spec).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(finite(&after));
        prop_assert_eq!(&before.split, &after.split);
        prop_assert_eq!(before.dropped, after.dropped);
        for (before, after) in before.pipeline.features().iter().zip(after.pipeline.features()) {
            prop_assert_eq!((before.width, before.indicator), (after.width, after.indicator));
            prop_assert_eq!(before.held_label(), after.held_label());
            if before.kind == Kind::Numeric {
                prop_assert_eq!(before.fill.to_bits(), after.fill.to_bits());
                prop_assert_eq!(&before.step, &after.step);
            } else {
                prop_assert_eq!(named(before), named(after));
            }
        }
        for &row in &before.split.train {
            prop_assert_eq!(before.inputs.column(row as usize), after.inputs.column(row as usize));
        }
    }
}
