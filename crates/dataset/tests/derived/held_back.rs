//! What is fitted for a derived feature sees training rows only.

use isoline_dataset::prepare::derive::ALL;
use isoline_dataset::{Prepared, Split, prepare};

use super::{derived_by, spec, table};

/// Validation and test rows of any size change nothing.
#[test]
fn rows_held_back_change_no_formula() {
    for deriver in ALL {
        check_fitted_on_training_rows(&derived_by(deriver));
    }
    check_fitted_on_training_rows(
        r#"[{"kind":"classic","of":["a","my b"]},{"kind":"sin","of":["c"]},{"kind":"date-parts","of":["when"]}]"#,
    );
}

fn check_fitted_on_training_rows(derived: &str) {
    let mut asked = spec(derived);
    asked.split.test = 0.1;
    let before = prepare(&table(|_, _| {}), &asked).expect("it can be derived");
    let Split {
        validation, test, ..
    } = &before.split;
    assert!(!validation.is_empty() && !test.is_empty());
    let held_back: Vec<usize> = validation
        .iter()
        .chain(test)
        .map(|&place| before.rows[place as usize] as usize)
        .collect();
    let other = table(|row, cells| {
        if held_back.contains(&row) {
            let sizes = [9e8, -7e9, 4e7].map(|size: f64| format!("{:?}", size + row as f64));
            cells[..3].clone_from_slice(&sizes);
            cells[3] = "2255-03-05 16:00:00".into();
        }
    });
    let after = prepare(&other, &asked).expect("it can be derived");
    assert_eq!(after.split, before.split);
    let fitted = |prepared: &Prepared| -> Vec<_> {
        let derived = prepared.pipeline.derived().iter();
        derived
            .map(|one| {
                (
                    one.formula.clone(),
                    one.program.clone(),
                    one.feature.step.clone(),
                    one.feature.fill,
                )
            })
            .collect()
    };
    assert_eq!(fitted(&after), fitted(&before), "{derived}");
}
