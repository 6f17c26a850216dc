//! The summary at the end of `cargo xtask test`.

use crate::counts::Counts;

/// What one suite gave.
#[derive(Debug)]
pub struct Row {
    /// The suite's name.
    pub suite: &'static str,
    /// Its numbers.
    pub counts: Counts,
    /// Seconds of wall time.
    pub seconds: f64,
    /// Why it was skipped or what stopped it; empty when there is nothing to say.
    pub note: String,
}

/// The sum of all rows.
pub fn total(rows: &[Row]) -> Counts {
    let mut sum = Counts::default();
    rows.iter().for_each(|row| sum += row.counts);
    sum
}

/// The table, and the closing line alone on its line.
pub fn render(rows: &[Row]) -> String {
    let mut text = format!(
        "\n{:<14}{:>8}{:>8}{:>9}{:>10}\n",
        "suite", "passed", "failed", "skipped", "seconds"
    );
    for Row {
        suite,
        counts,
        seconds,
        note,
    } in rows
    {
        let Counts {
            passed,
            failed,
            skipped,
        } = counts;
        let line = format!("{suite:<14}{passed:>8}{failed:>8}{skipped:>9}{seconds:>10.1}  {note}");
        text.push_str(line.trim_end());
        text.push('\n');
    }
    let Counts {
        passed,
        failed,
        skipped,
    } = total(rows);
    text.push_str(&format!(
        "\n{passed} passed, {failed} failed, {skipped} skipped\n"
    ));
    text
}

#[cfg(test)]
mod tests {
    use super::{Row, render};
    use crate::counts::Counts;

    #[test]
    fn the_closing_line_stands_alone_and_adds_up() {
        let row = |passed, failed, skipped, note: &str| Row {
            suite: "rust",
            counts: Counts {
                passed,
                failed,
                skipped,
            },
            seconds: 1.25,
            note: note.to_string(),
        };
        let text = render(&[row(3, 0, 1, ""), row(0, 2, 0, "no browser")]);
        assert_eq!(text.lines().last(), Some("3 passed, 2 failed, 1 skipped"));
        assert!(text.contains("no browser"));
    }
}
