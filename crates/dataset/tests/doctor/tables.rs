//! Tables made to show one finding each.

use isoline_dataset::{DataSpec, Reading, Table, Task, formats, suggest};

/// A table of `rows` rows from a line per row.
pub fn table(header: &str, rows: usize, line: impl Fn(usize) -> String) -> Table {
    let mut text = format!("{header}\n");
    for row in 0..rows {
        text += &line(row);
        text.push('\n');
    }
    formats::read("case.csv", text.as_bytes(), &Reading::default()).expect("a table")
}

/// Numbers that repeat nothing and follow nothing.
pub fn scattered(row: usize, salt: u64) -> f64 {
    let mut word = (row as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        ^ salt.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((word ^ (word >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// A class that follows the first feature loosely.
pub fn class(row: usize) -> &'static str {
    if scattered(row, 1) + 0.5 * scattered(row, 9) > 0.75 {
        "yes"
    } else {
        "no"
    }
}

/// The table that shows a finding, and the spec to look with.
pub fn case(code: &str) -> (Table, DataSpec) {
    let s = scattered;
    let made = match code {
        "target-missing" => table("a,b,label", 60, |row| {
            let label = if row % 10 == 3 { "" } else { class(row) };
            format!("{},{},{label}", s(row, 1), s(row, 2))
        }),
        "imbalance" => table("a,b,label", 120, |row| {
            let label = if row % 20 == 3 { "rare" } else { "often" };
            format!("{},{},{label}", s(row, 1), s(row, 2))
        }),
        "duplicates" => table("a,b,label", 60, |row| {
            let row = row % 50;
            format!("{},{},{}", s(row, 1), s(row, 2), class(row))
        }),
        "leak" => table("a,b,label", 60, |row| {
            let known = if class(row) == "yes" { 1.0 } else { 0.0 };
            format!("{},{},{}", s(row, 2), known + 0.3 * s(row, 3), class(row))
        }),
        "spelling" => table("a,b,label", 60, |row| {
            let label = ["few", "many"][usize::from(class(row) == "yes")];
            let label = if row % 3 == 2 {
                label.to_uppercase()
            } else {
                label.to_string()
            };
            format!("{},{},{label}", s(row, 1), s(row, 2))
        }),
        "sentinel" => table("a,b,label", 60, |row| {
            let a = if row % 12 == 5 { -999.0 } else { s(row, 1) };
            format!("{a},{},{}", s(row, 2), class(row))
        }),
        "identifier" => table("a,id,b,label", 60, |row| {
            format!("{},{},{},{}", s(row, 1), row + 1, s(row, 2), class(row))
        }),
        "constant" => table("a,flat,b,label", 60, |row| {
            format!("{},7,{},{}", s(row, 1), s(row, 2), class(row))
        }),
        "near-constant" => table("a,flat,b,label", 60, |row| {
            format!(
                "{},{},{},{}",
                s(row, 1),
                1.0 + 1e-12 * s(row, 4),
                s(row, 2),
                class(row)
            )
        }),
        "no-target" => table("a,b,label", 60, |row| {
            format!("{},{},", s(row, 1), s(row, 2))
        }),
        "one-class" => table("a,b,label", 60, |row| {
            format!("{},{},yes", s(row, 1), s(row, 2))
        }),
        "target-not-numeric" => table("a,b,label", 60, |row| {
            format!("{},{},{}", s(row, 1), s(row, 2), class(row))
        }),
        "no-feature" => table("a,label", 60, |row| format!("7,{}", class(row))),
        "too-many-classes" => table("a,b,label", 4000, |row| {
            let often = if row % 2 == 0 { row % 12 } else { row % 240 };
            format!("{},{},town {often}", s(row, 1), s(row, 2))
        }),
        "numeric-target" => table("a,b,class", 60, |row| {
            format!("{},{},{}", s(row, 1), s(row, 2), row % 3)
        }),
        "numeric-classes" => table("a,b,grade", 60, |row| {
            format!("{},{},{}", s(row, 1), s(row, 2), 2 + row % 5)
        }),
        "rare-class" => table("a,b,label", 60, |row| {
            let label = ["x", "z", "v"].get(row.wrapping_sub(30) / 2).copied();
            let common = if row < 10 { "few" } else { class(row) };
            format!("{},{},{}", s(row, 1), s(row, 2), label.unwrap_or(common))
        }),
        "few-rows" => table("a,b,c,d,e,f,g,label", 40, |row| {
            let numbers: Vec<String> = (1..8).map(|salt| s(row, salt).to_string()).collect();
            format!("{},{}", numbers.join(","), class(row))
        }),
        "conflicts" => table("a,b,label", 200, |row| {
            let label = if row % 40 == 1 { "yes" } else { class(row / 2) };
            format!("{},{},{label}", s(row / 2, 1), s(row / 2, 2))
        }),
        "sorted" => table("a,b,label", 60, |row| {
            format!(
                "{},{},{}",
                s(row, 1),
                s(row, 2),
                if row < 30 { "no" } else { "yes" }
            )
        }),
        "incomplete" => table("a,b,c,label", 80, |row| {
            let cell = |salt: usize| {
                if row % 3 == salt {
                    String::new()
                } else {
                    s(row, salt as u64 + 1).to_string()
                }
            };
            format!("{},{},{},{}", cell(0), cell(1), cell(2), class(row))
        }),
        "twins" => table("a,b,copy,label", 60, |row| {
            format!("{},{},{},{}", s(row, 1), s(row, 2), s(row, 1), class(row))
        }),
        "mixed" => table("a,b,label", 300, |row| {
            let a = if row % 10 == 4 {
                "lost".to_string()
            } else {
                (row * 7 % 13).to_string()
            };
            format!("{a},{},{}", s(row, 2), class(row))
        }),
        "mostly-missing" => table("a,b,label", 90, |row| {
            let a = if row % 3 == 0 {
                s(row, 1).to_string()
            } else {
                String::new()
            };
            format!("{a},{},{}", s(row, 2), class(row))
        }),
        "text-column" => table("a,b,note,label", 60, |row| {
            format!(
                "{},{},they said {row} times,{}",
                s(row, 1),
                s(row, 2),
                class(row)
            )
        }),
        "high-cardinality" => table("a,b,town,label", 2000, |row| {
            let town = if row % 4 == 0 { row % 300 } else { row % 11 };
            format!("{},{},town {town},{}", s(row, 1), s(row, 2), class(row))
        }),
        "numeric-codes" => table("a,b,code,label", 90, |row| {
            format!("{},{},{},{}", s(row, 1), s(row, 2), row * 5 % 4, class(row))
        }),
        "compact-dates" => table("a,b,day,label", 60, |row| {
            let day = 20_240_101 + 100 * (row % 12) + row % 28;
            format!("{},{},{day},{}", s(row, 1), s(row, 2), class(row))
        }),
        "extremes" => table("a,b,label", 60, |row| {
            let a = if row % 15 == 2 {
                1e300 * s(row, 1)
            } else {
                s(row, 1)
            };
            format!("{a:e},{},{}", s(row, 2), class(row))
        }),
        "outliers" => table("a,b,label", 60, |row| {
            let a = if row == 17 { 40.0 } else { s(row, 1) };
            format!("{a},{},{}", s(row, 2), class(row))
        }),
        "skewed" => table("a,b,label", 90, |row| {
            let long = 1.0 / (1.0 - 0.95 * s(row, 1));
            format!("{long},{},{}", s(row, 2), class(row))
        }),
        "sorted-by-time" => table("a,b,when,label", 60, |row| {
            let label = if row < 30 { "no" } else { "yes" };
            format!(
                "{},{},{},{label}",
                s(row, 1),
                s(row, 2),
                2000.5 + row as f64
            )
        }),
        "drift" => table("a,b,label", 60, |row| {
            format!(
                "{},{},{}",
                s(row, 1),
                row as f64 / 20.0 + s(row, 2),
                class(row)
            )
        }),
        "unscaled" => table("a,b,label", 60, |row| {
            format!("{},{},{}", 5e4 * s(row, 1), s(row, 2), class(row))
        }),
        other => panic!("no table shows {other}"),
    };
    let mut spec = suggest(&made);
    if code == "unscaled" {
        spec.scaling = isoline_dataset::Choice::named("none");
    }
    if matches!(code, "no-target" | "one-class" | "too-many-classes") {
        spec = DataSpec {
            target: Some("label".into()),
            ..DataSpec::default()
        };
    }
    if code == "sorted-by-time" {
        spec.split.method = isoline_dataset::Choice::named("time");
        spec.time = Some("when".into());
        spec.features = Some(vec!["a".into(), "b".into()]);
    }
    if code == "target-not-numeric" {
        spec.task = Some(Task::Regression);
    }
    (made, spec)
}
