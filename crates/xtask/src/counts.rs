//! Reads the numbers of tests out of what the runners print.

use std::ops::AddAssign;

/// Numbers of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tests that held.
    pub passed: usize,
    /// Tests that did not, and suites that did not finish.
    pub failed: usize,
    /// Tests that were not run.
    pub skipped: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// Adds up cargo's lines `test result: ok. 3 passed; 0 failed; 1 ignored; ...`.
pub fn of_cargo(output: &str) -> Counts {
    let mut counts = Counts::default();
    for line in output
        .lines()
        .filter_map(|line| line.trim().strip_prefix("test result: "))
    {
        let number = |word: &str| -> usize {
            let part = line
                .split([';', '.'])
                .map(str::trim)
                .find_map(|part| part.strip_suffix(word));
            part.and_then(|number| number.trim().parse().ok())
                .unwrap_or(0)
        };
        counts += Counts {
            passed: number("passed"),
            failed: number("failed"),
            skipped: number("ignored"),
        };
    }
    counts
}

/// Reads the closing lines of Node's runner, `# pass 3` or with its information sign; the last of each counts.
pub fn of_node(output: &str) -> Counts {
    let number = |word: &str| -> usize {
        let mut closing = output.lines().filter_map(|line| {
            let mut words = line.split_whitespace();
            let (sign, name, number) = (words.next()?, words.next()?, words.next()?);
            (matches!(sign, "#" | "\u{2139}") && name == word).then(|| number.parse().ok())?
        });
        closing.next_back().unwrap_or(0)
    };
    Counts {
        passed: number("pass"),
        failed: number("fail") + number("cancelled"),
        skipped: number("skipped") + number("todo"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Counts, of_cargo, of_node};

    #[test]
    fn cargo_results_are_added_up() {
        let output = "running 3 tests\ntest a ... ok\n\
            test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.00s\n\
            \ntest result: FAILED. 5 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s\n";
        assert_eq!(
            of_cargo(output),
            Counts {
                passed: 8,
                failed: 2,
                skipped: 1
            }
        );
        assert_eq!(of_cargo("error: could not compile"), Counts::default());
    }

    #[test]
    fn both_forms_of_node_are_read() {
        let counts = Counts {
            passed: 3,
            failed: 2,
            skipped: 5,
        };
        let tap =
            "ok 1 - x\n# tests 10\n# pass 3\n# fail 1\n# cancelled 1\n# skipped 4\n# todo 1\n";
        assert_eq!(of_node(tap), counts);
        assert_eq!(of_node(&tap.replace('#', "\u{2139}")), counts);
    }

    #[test]
    fn the_last_closing_line_counts() {
        assert_eq!(of_node("# pass 100\n# pass 2\n# fail 0\n").passed, 2);
        assert_eq!(of_node("a test printed: pass 3"), Counts::default());
    }
}
