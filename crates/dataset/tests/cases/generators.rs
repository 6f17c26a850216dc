//! Cases that are made, not kept: large files, and tables whose rows a rule says better than a file.

/// The name and the bytes of a made file.
pub fn generated(name: &str) -> (String, Vec<u8>) {
    let text = match name {
        "nul" => rows("x,y,colour", 20, |row| {
            let mark = if row == 4 { "\0" } else { "" };
            format!("{},{},{}{mark}", row * 7 % 20, row % 6, colour(row))
        }),
        "markup-name" => String::new(),
        "undecidable-delimiter" => rows("a;b,c", 20, |row| {
            format!("{};{},{}", row % 3, row % 4, row % 5)
        }),
        "preamble" => format!(
            "Measurements of May\n# made by hand\n\n{}",
            rows("x,y,colour", 20, |row| format!(
                "{},{},{}",
                row * 7 % 20,
                row % 6,
                colour(row)
            ))
        ),
        "wide" => wide(10_000),
        "very-wide" => wide(1_000_000),
        "large-cell" => {
            rows("x,y", 20, |row| format!("{row},{}", row % 3))
                + &format!("1,\"{}\"\n", "a".repeat(1_100_000))
        }
        "half-repeated" => rows("x,y,colour", 100, |row| {
            let row = row % 50;
            format!(
                "{},{},{}",
                scattered(row, 1),
                scattered(row, 2),
                colour(row)
            )
        }),
        "every-row-incomplete" => rows("x,y,z,colour", 60, |row| {
            let cell = |place| {
                if row % 3 == place {
                    String::new()
                } else {
                    scattered(row, place as u64).to_string()
                }
            };
            format!("{},{},{},{}", cell(0), cell(1), cell(2), colour(row))
        }),
        "ten-thousand-levels" => rows("x,code,colour", 20_000, |row| {
            format!(
                "{},code {},{}",
                scattered(row, 1),
                row % 10_000,
                colour(row)
            )
        }),
        "often-levels" => rows("x,town,colour", 2000, |row| {
            let town = if row % 4 == 0 { row % 300 } else { row % 11 };
            format!("{},town {town},{}", scattered(row, 1), colour(row))
        }),
        "imbalance" => rows("x,y,label", 1000, |row| {
            let label = if row % 100 == 7 { "rare" } else { "often" };
            format!("{},{},{label}", scattered(row, 1), scattered(row, 2))
        }),
        "one-in-a-thousand" => rows("x,y,label", 1000, |row| {
            let label = if row == 7 { "rare" } else { "often" };
            format!("{},{},{label}", scattered(row, 1), scattered(row, 2))
        }),
        "leak" => rows("x,y,result,label", 60, |row| {
            let label = colour(row);
            format!(
                "{},{},{},{label}",
                scattered(row, 1),
                scattered(row, 2),
                u8::from(label == "red")
            )
        }),
        "sorted" => rows("x,y,label", 60, |row| {
            format!(
                "{},{},{}",
                scattered(row, 1),
                scattered(row, 2),
                ["a", "b", "c"][row / 20]
            )
        }),
        "twins" => rows("x,y,same,label", 60, |row| {
            let x = scattered(row, 1);
            format!("{x},{},{x},{}", scattered(row, 2), colour(row))
        }),
        "spelling" => rows("x,y,label", 60, |row| {
            format!(
                "{},{},{}",
                scattered(row, 1),
                scattered(row, 2),
                ["Yes", "yes", "no", "No  way", "no way"][row % 5]
            )
        }),
        "sentinel" => rows("x,y,label", 60, |row| {
            let x = if row % 12 == 5 {
                -999.0
            } else {
                scattered(row, 1)
            };
            format!("{x},{},{}", scattered(row, 2), colour(row))
        }),
        "long-class" => rows("x,y,label", 60, |row| {
            let name = ["a", "b"][row % 2].repeat(5000);
            format!("{},{},{name}", scattered(row, 1), scattered(row, 2))
        }),
        "mostly-numbers" => rows("x,y,label", 300, |row| {
            let x = if row % 10 == 4 {
                "lost".into()
            } else {
                (row % 13).to_string()
            };
            format!("{x},{},{}", scattered(row, 2), colour(row))
        }),
        other => panic!("nothing makes {other}"),
    };
    let file = if name == "markup-name" {
        "<img src=x onerror=alert(1)>\u{202e}.csv".into()
    } else {
        format!("{name}.csv")
    };
    (file, text.into_bytes())
}

fn rows(header: &str, count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).fold(format!("{header}\n"), |text, row| text + &line(row) + "\n")
}

fn wide(columns: usize) -> String {
    let line = |cell: &dyn Fn(usize) -> String| {
        (0..columns).map(cell).collect::<Vec<_>>().join(",") + "\n"
    };
    let header = line(&|column| format!("c{column}"));
    (0..12).fold(header, |text, row| {
        text + &line(&|column| (column * 7 % 11 * row % 13).to_string())
    })
}

fn colour(row: usize) -> &'static str {
    if scattered(row, 1) + scattered(row, 9) > 1.0 {
        "red"
    } else {
        "green"
    }
}

/// Numbers from 0 to 1 that follow nothing, with four decimals.
fn scattered(row: usize, salt: u64) -> f64 {
    let mut word = (row as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        ^ salt.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((word ^ (word >> 31)) % 10_000) as f64 / 10_000.0
}
