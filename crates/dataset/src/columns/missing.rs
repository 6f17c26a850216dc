//! The tokens that stand for a missing cell.

/// Lower-case tokens that mean "no value", from R, pandas, SQL, SAS and spreadsheets.
const TOKENS: &[&str] = &[
    "", "na", "n/a", "#n/a", "<na>", "nan", "null", "(null)", "\\n", "none", "nil", "?", "-", "--",
    ".", "missing", "(blank)", "#div/0!", "#value!", "#ref!", "#name?", "#num!", "#null!", "无",
    "缺失", "空",
];

/// Whether a trimmed cell stands for a missing value; case does not count.
pub fn is_missing(cell: &str) -> bool {
    cell.len() <= 9 && TOKENS.iter().any(|token| cell.eq_ignore_ascii_case(token))
}

/// Whether a missing token is a word or sign that classes are called by as well: `+` and `-`, or none, mild, severe.
pub fn may_be_level(cell: &str) -> bool {
    matches!(cell, "-" | "--" | "无") || cell.eq_ignore_ascii_case("none")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_missing_and_values_are_not() {
        for token in [
            "", "NA", "n/a", "NaN", "NULL", "None", "?", "--", ".", "nil", "#DIV/0!", "#N/A",
            "#VALUE!", "#REF!", "#NAME?", "#NUM!", "(blank)", "Missing", "无", "缺失", "空",
        ] {
            assert!(is_missing(token), "{token:?}");
        }
        for value in [
            "0",
            "no",
            "nano",
            "-1",
            "never",
            "Nana",
            "missing data",
            "unknown",
            "空白",
        ] {
            assert!(!is_missing(value), "{value:?}");
        }
    }
}
