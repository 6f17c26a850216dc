//! Words for yes and no, and which of them belong together.

/// One pair of words: for yes, then for no; of each the first is its name.
type Pair = (&'static [&'static str], &'static [&'static str]);

const PAIRS: [Pair; 10] = [
    (&["true", "t"], &["false", "f"]),
    (&["yes", "y"], &["no", "n"]),
    (&["on"], &["off"]),
    (&["ja", "j"], &["nein", "n"]),
    (&["oui", "o"], &["non", "n"]),
    (&["si", "sí", "sì", "s"], &["no", "n"]),
    (&["是"], &["否"]),
    (&["真"], &["假"]),
    (&["对"], &["错"]),
    (&["有"], &["无"]),
];

/// A set of pairs, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pairs(u16);

impl Pairs {
    /// All of them.
    pub(crate) const ALL: Pairs = Pairs((1 << PAIRS.len()) - 1);

    /// None of them.
    pub(crate) const NONE: Pairs = Pairs(0);

    /// The pairs that have this word; 0 and 1 can stand in for any.
    pub(crate) fn of(cell: &str) -> Pairs {
        if matches!(cell, "0" | "1") {
            return Pairs::ALL;
        }
        let mut set = 0;
        for (position, pair) in PAIRS.iter().enumerate() {
            set |= u16::from(truth(cell, pair).is_some()) << position;
        }
        Pairs(set)
    }

    /// The pairs in both sets.
    pub(crate) fn and(self, other: Pairs) -> Pairs {
        Pairs(self.0 & other.0)
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The name that a spelling has in the first of these pairs.
    pub(crate) fn name(self, cell: &str) -> Option<&'static str> {
        let pair = PAIRS.get(self.0.trailing_zeros() as usize)?;
        match cell {
            "1" => Some(pair.0[0]),
            "0" => Some(pair.1[0]),
            _ => truth(cell, pair).map(|yes| if yes { pair.0[0] } else { pair.1[0] }),
        }
    }
}

impl Default for Pairs {
    fn default() -> Self {
        Pairs::ALL
    }
}

fn truth(cell: &str, pair: &Pair) -> Option<bool> {
    // The longest word has five letters.
    if cell.len() > 5 {
        return None;
    }
    let among = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(cell));
    if among(pair.0) {
        Some(true)
    } else {
        among(pair.1).then_some(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(cells: &[&str]) -> Vec<Option<&'static str>> {
        let shared = cells
            .iter()
            .fold(Pairs::ALL, |shared, cell| shared.and(Pairs::of(cell)));
        cells.iter().map(|cell| shared.name(cell)).collect()
    }

    #[test]
    fn spellings_of_one_pair_get_its_names() {
        assert_eq!(
            named(&["Yes", "NO", "y", "1", "0"]),
            [
                Some("yes"),
                Some("no"),
                Some("yes"),
                Some("yes"),
                Some("no")
            ]
        );
        assert_eq!(named(&["TRUE", "f"]), [Some("true"), Some("false")]);
        assert_eq!(named(&["Ja", "n"]), [Some("ja"), Some("nein")]);
        assert_eq!(named(&["Oui", "NON"]), [Some("oui"), Some("non")]);
        assert_eq!(named(&["Sí", "no"]), [Some("si"), Some("no")]);
        assert_eq!(named(&["有", "无"]), [Some("有"), Some("无")]);
        assert_eq!(named(&["on", "OFF"]), [Some("on"), Some("off")]);
    }

    #[test]
    fn words_of_different_pairs_stay_apart() {
        assert_eq!(named(&["yes", "true"]), [None, None]);
        assert_eq!(named(&["y", "t"]), [None, None]);
        assert_eq!(named(&["yes", "maybe"]), [None, None]);
    }
}
