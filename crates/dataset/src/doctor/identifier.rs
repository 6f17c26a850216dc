//! A column that numbers or names the rows: it can be remembered, not learnt from.

use super::{Change, Finder, Finding, Look, Severity, Subject, Way};

/// The family's entry.
pub const FINDER: Finder = Finder {
    code: "identifier",
    look: Way::Column(find),
};

fn find(_: &Subject<'_>, look: &Look<'_>, found: &mut Vec<Finding>) {
    let column = look.column;
    if !column.identifier || look.target {
        return;
    }
    let finding =
        |severity, message| Finding::new(FINDER.code, severity, message).column(&column.name);
    found.push(if look.feature {
        let message = "{column} looks like a row number: a network can remember it, and new rows have other numbers.";
        finding(Severity::Warning, message).fix(Change::DropFeature {
            column: column.name.clone(),
        })
    } else {
        finding(Severity::Note, "{column} looks like a row number and is not used unless you tick it.")
    });
}
