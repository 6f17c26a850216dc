//! Tables as nobody would write them: odd names, gaps, extremes, copies of rows, mixed marks and kinds.

use isoline_numeric::Generator;

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
        20 => format!(
            "2024-{:02}-{:02}T{:02}:{:02}",
            1 + row % 12,
            1 + generator.below(28),
            generator.below(24),
            generator.below(60)
        ),
        21 => format!("group {}", generator.below(6)),
        22 => format!("{}", generator.below(4)),
        _ => ["0", "1", "2"][generator.below(3)].into(),
    }
}

/// A table as text.
#[must_use]
pub fn written(generator: &mut Generator) -> String {
    let columns = 1 + generator.below(8);
    let rows = [0, 1, 9, 10, 12, 25, 60, 60, 90][generator.below(9)];
    let delimiter = [",", ",", ";", "\t", "|"][generator.below(5)];
    let sorts: Vec<usize> = (0..columns).map(|_| generator.below(24)).collect();
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
