//! The name that was probably meant: the one with the fewest letters changed.

/// Characters of a name that are compared.
const COMPARED: usize = 60;

/// The nearest of `names`, whatever their case, if not more than a third of the letters differ.
pub(crate) fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let letters =
        |name: &str| -> Vec<char> { name.to_lowercase().chars().take(COMPARED).collect() };
    let wanted = letters(name);
    let mut best: Option<(usize, &str)> = None;
    for candidate in names.take(2000) {
        let found = letters(candidate);
        let changes = changes(&wanted, &found);
        let bearable = wanted.len().max(found.len()).div_ceil(3);
        if changes <= bearable
            && changes < found.len()
            && best.is_none_or(|(least, _)| changes < least)
        {
            best = Some((changes, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Letters to insert, take away or replace (Levenshtein 1966).
fn changes(from: &[char], to: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (before, own) in from.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = before + 1;
        for (place, other) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(own != other);
            diagonal = row[place + 1];
            row[place + 1] = replaced.min(diagonal + 1).min(row[place] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn small_slips_are_seen_through() {
        let names = ["income", "age", "body mass"];
        let find = |name| nearest(name, names.into_iter());
        assert_eq!(find("incone"), Some("income"));
        assert_eq!(find("AGE"), Some("age"));
        assert_eq!(find("body_mass"), Some("body mass"));
        assert_eq!(find("xyz"), None);
        assert_eq!(find(""), None);
    }
}
