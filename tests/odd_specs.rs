//! Specs as nobody would choose them: any member of every family of the preparation with its knobs at their ends, any
//! roles, edits, derived features, splits and folds, and any way to train.

use isoline_dataset::prepare::derive::{self, Takes};
use isoline_dataset::prepare::{encode, impute, outliers, scale, split};
use isoline_dataset::{
    Choice, ColumnEdit, DataSpec, DerivedSpec, Description, Kind, MissingSpec, OutlierAction,
    OutlierSpec, SplitSpec, TableSummary,
};
use isoline_family::descriptions;
use isoline_network::{ClassWeights, Sampling, TrainingSpec};
use isoline_numeric::Generator;

/// Formulas over the columns `a` and `b`, whatever these are.
const FORMULAS: [&str; 10] = [
    "a / b",
    "log(a)",
    "exp(a) * 1e300",
    "sqrt(a - b)",
    "if(a > b, a, b / a)",
    "year(a) + weekday(b)",
    "max(a, b, 0) ^ min(a, 3)",
    "1",
    "(a < b) / (a = b)",
    "a - a",
];

fn coin(generator: &mut Generator, of: usize) -> bool {
    generator.below(of) == 0
}

fn one<'a, T>(all: &'a [T], generator: &mut Generator) -> &'a T {
    &all[generator.below(all.len())]
}

/// Any member, its knobs at their defaults or at one of their ends.
fn choice(members: &[Description], generator: &mut Generator) -> Choice {
    let member = one(members, generator);
    let end = generator.below(3);
    let choice = Choice::named(member.name);
    member.knobs.iter().fold(choice, |choice, knob| match end {
        0 => choice,
        1 => choice.with(knob.name, knob.minimum),
        _ => choice.with(knob.name, knob.maximum),
    })
}

fn column(table: &TableSummary, generator: &mut Generator) -> String {
    one(&table.columns, generator).name.clone()
}

/// A column that fits and has no role yet, nine times in ten.
fn free(
    table: &TableSummary,
    taken: &[&String],
    generator: &mut Generator,
    fits: impl Fn(Kind) -> bool,
) -> String {
    let columns = table.columns.iter();
    let fitting: Vec<&String> = columns
        .filter(|column| fits(column.kind) && !taken.contains(&&column.name))
        .map(|column| &column.name)
        .collect();
    if fitting.is_empty() || coin(generator, 10) {
        column(table, generator)
    } else {
        (*one(&fitting, generator)).clone()
    }
}

/// The spec with everything else about the preparation drawn anew; target and task stay seven times in eight.
#[must_use]
pub fn prepared_oddly(
    table: &TableSummary,
    mut spec: DataSpec,
    generator: &mut Generator,
) -> DataSpec {
    if coin(generator, 8) {
        spec.target = Some(column(table, generator));
        spec.task = None;
    }
    roles(table, &mut spec, generator);
    spec.missing = MissingSpec {
        numeric: choice(&descriptions(impute::NUMERIC), generator),
        categorical: choice(&descriptions(impute::CATEGORICAL), generator),
        indicator: coin(generator, 2),
    };
    spec.outliers = OutlierSpec {
        method: choice(&descriptions(outliers::ALL), generator),
        action: *one(
            &[
                OutlierAction::Flag,
                OutlierAction::Clip,
                OutlierAction::Drop,
            ],
            generator,
        ),
    };
    spec.scaling = choice(&descriptions(scale::ALL), generator);
    spec.encoding = choice(&descriptions(encode::ALL), generator);
    if coin(generator, 4) {
        let (name, edit) = edit(table, generator);
        spec.columns.insert(name, edit);
    }
    spec.derived = (0..generator.below(4))
        .map(|number| derived(table, number, generator))
        .collect();
    spec
}

/// Which columns group, date, weigh and teach, and how the rows are split.
fn roles(table: &TableSummary, spec: &mut DataSpec, generator: &mut Generator) {
    let method = choice(&descriptions(split::ALL), generator);
    // Mostly what the method asks for, now and then what it does not.
    let (rarely, weighted) = (coin(generator, 16), coin(generator, 5));
    let mut taken: Vec<String> = spec.target.iter().cloned().collect();
    let mut role = |asked: bool, fits: fn(Kind) -> bool| {
        let name = asked.then(|| free(table, &taken.iter().collect::<Vec<_>>(), generator, fits));
        taken.extend(name.clone());
        name
    };
    spec.group = role((method.kind == "group") != rarely, |_| true);
    spec.time = role((method.kind == "time") != rarely, Kind::is_number);
    spec.weight = role(weighted, |kind| kind == Kind::Numeric);
    let all = coin(generator, 2);
    spec.features = (!all).then(|| {
        let drawn = (0..=generator.below(4)).map(|_| {
            let taken: Vec<&String> = taken.iter().collect();
            free(table, &taken, generator, |kind| kind != Kind::Text)
        });
        let mut drawn: Vec<String> = drawn.collect();
        drawn.sort();
        drawn.dedup();
        drawn.retain(|name| rarely || Some(name) != spec.target.as_ref());
        drawn
    });
    let folds = coin(generator, 4).then(|| 2 + generator.below(5));
    spec.split = SplitSpec {
        method,
        validation: *one(&[0.1, 0.2, 0.5], generator),
        test: *one(&[0.0, 0.0, 0.1, 0.4], generator),
        seed: generator.below(1000) as u64,
        folds,
        fold: folds.map_or(0, |folds| generator.below(folds)),
    };
}

fn edit(table: &TableSummary, generator: &mut Generator) -> (String, ColumnEdit) {
    let column = one(&table.columns, generator);
    let levels: Vec<String> = column
        .levels
        .iter()
        .map(|level| level.name.clone())
        .collect();
    let mut edit = ColumnEdit {
        kind: *one(
            &[
                None,
                Some(Kind::Numeric),
                Some(Kind::Categorical),
                Some(Kind::Date),
                Some(Kind::Text),
            ],
            generator,
        ),
        ..ColumnEdit::default()
    };
    if coin(generator, 2) {
        edit.missing = vec![one(&["-999", "7", "red", "", "2024-01-01"], generator).to_string()];
    }
    if !levels.is_empty() && coin(generator, 2) {
        let (from, to) = (one(&levels, generator), one(&levels, generator));
        edit.merge.insert(from.clone(), to.clone());
    }
    if coin(generator, 3) {
        let families = match column.kind {
            kind if kind.is_number() => descriptions(impute::NUMERIC),
            _ => descriptions(impute::CATEGORICAL),
        };
        edit.imputation = Some(choice(&families, generator));
        edit.indicator = Some(coin(generator, 2));
        if column.kind == Kind::Numeric {
            edit.scaling = Some(choice(&descriptions(scale::ALL), generator));
        } else {
            edit.encoding = Some(choice(&descriptions(encode::ALL), generator));
        }
    }
    if coin(generator, 4) {
        edit.order = levels.into_iter().rev().collect();
    }
    (column.name.clone(), edit)
}

fn derived(table: &TableSummary, number: usize, generator: &mut Generator) -> DerivedSpec {
    let deriver = one(derive::ALL, generator);
    let choice = choice(&[deriver.member], generator);
    let mut spec = DerivedSpec {
        kind: choice.kind.clone(),
        of: Vec::new(),
        name: None,
        formula: None,
        names: Default::default(),
        knobs: choice.knobs,
    };
    let fits = |kind: Kind| match deriver.takes {
        Takes::Dates => kind == Kind::Date,
        _ => kind.is_number(),
    };
    let mut draw = || free(table, &[], generator, fits);
    match deriver.takes {
        Takes::Text => {
            let (a, b) = (draw(), draw());
            let quoted = |name: String| format!("`{}`", name.replace('`', "``"));
            let names = [quoted(a), quoted(b)];
            let text = one(&FORMULAS, generator);
            spec.name = Some(format!("derived {number}"));
            spec.formula = Some(formula(text, &names));
        }
        Takes::Two => spec.of = vec![draw(), draw()],
        Takes::Each | Takes::Dates => spec.of = vec![draw()],
    }
    spec
}

/// The formula with names for `a` and `b` where these stand alone.
fn formula(text: &str, names: &[String; 2]) -> String {
    let signs: Vec<char> = text.chars().collect();
    let alone = |place: usize| {
        let letter = |place: Option<usize>| {
            place
                .and_then(|place| signs.get(place))
                .is_some_and(|sign| sign.is_alphabetic())
        };
        !letter(place.checked_sub(1)) && !letter(Some(place + 1))
    };
    let pieces = signs.iter().enumerate().map(|(place, sign)| match sign {
        'a' if alone(place) => names[0].clone(),
        'b' if alone(place) => names[1].clone(),
        other => other.to_string(),
    });
    pieces.collect()
}

/// The training with weights of classes, the drawing of rows, and the augmentation drawn anew.
#[must_use]
pub fn train_oddly(spec: TrainingSpec, generator: &mut Generator) -> TrainingSpec {
    let augmentation: &&str = one(&["none", "jitter", "mixup"], generator);
    TrainingSpec {
        class_weights: if coin(generator, 6) {
            ClassWeights::Balanced
        } else {
            ClassWeights::None
        },
        sampling: if coin(generator, 6) {
            Sampling::Balanced
        } else {
            Sampling::None
        },
        augmentation: Choice::named(augmentation),
        learning_rate: *one(&[0.01, 1.0], generator),
        ..spec
    }
}

#[cfg(test)]
mod tests {
    use super::formula;

    #[test]
    fn names_stand_for_letters_alone() {
        let names = ["`x`".to_string(), "`y`".to_string()];
        assert_eq!(formula("max(a, b, tab)", &names), "max(`x`, `y`, tab)");
    }
}
