//! Formulas: printed and parsed again it is the same program, and its results are finite or none.

use isoline_dataset::formula::{self, Apply, CHARACTERS, FUNCTIONS, Operation, Program};

/// The columns there are.
const COLUMNS: [&str; 7] = ["x", "y", "body mass", "log", "名", "a`b", ""];

/// Values that meet at the edges of what is defined.
const VALUES: [f64; 8] = [
    0.0,
    -1.0,
    2.5,
    1e308,
    -1e-320,
    1_583_020_800.0,
    f64::NAN,
    f64::INFINITY,
];

/// Most parentheses that a formula may have open, as the parser has it.
const NESTED: usize = 64;

/// Tries an input.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let length = text.chars().count();
    let program = match formula::parse(&text, &COLUMNS) {
        Ok(program) => program,
        Err(error) => {
            assert!(
                !error.message.is_empty() && !error.hint.is_empty(),
                "{error:?}"
            );
            assert!((1..=length + 1).contains(&error.position), "{error:?}");
            return;
        }
    };
    assert!(length <= CHARACTERS);
    for column in program.columns() {
        assert!((column as usize) < COLUMNS.len());
    }
    for (place, _) in VALUES.iter().enumerate() {
        let read = |column: u32| VALUES[(place + column as usize) % VALUES.len()];
        let value = program.value(&read);
        assert!(value.is_none_or(f64::is_finite), "{value:?}");
        assert_eq!(
            value.map(f64::to_bits),
            program.value(&read).map(f64::to_bits)
        );
    }
    let (printed, nested) = printed(&program);
    if printed.chars().count() <= CHARACTERS && nested < NESTED {
        let again = formula::parse(&printed, &COLUMNS);
        assert_eq!(again.as_ref(), Ok(&program), "{printed}");
    }
    let stored = serde_json::to_string(&program).expect("plain data");
    assert_eq!(
        serde_json::from_str::<Program>(&stored).expect("valid"),
        program
    );
}

/// A program as a formula in which every operation stands in parentheses, and how deep these are nested.
fn printed(program: &Program) -> (String, usize) {
    let mut stack: Vec<(String, usize)> = Vec::new();
    for operation in program.operations() {
        let piece = match operation {
            Operation::Number(number) => (format!("{number:?}"), 0),
            Operation::Column(column) => {
                let name = COLUMNS[*column as usize].replace('`', "``");
                (format!("`{name}`"), 0)
            }
            Operation::Apply(apply) => {
                let values = stack.split_off(stack.len() - apply.values());
                let depth = values.iter().map(|(_, depth)| depth + 2).max();
                let texts: Vec<String> = values.into_iter().map(|(text, _)| text).collect();
                (applied(*apply, &texts), depth.unwrap_or_default())
            }
        };
        stack.push(piece);
    }
    assert_eq!(stack.len(), 1, "a program leaves one value");
    stack.remove(0)
}

fn applied(apply: Apply, values: &[String]) -> String {
    if let Some(function) = FUNCTIONS.iter().find(|function| function.apply == apply) {
        return format!("{}({})", function.name, values.join(", "));
    }
    let sign = match apply {
        Apply::Negate => return format!("(-{})", values[0]),
        Apply::Add => "+",
        Apply::Subtract => "-",
        Apply::Multiply => "*",
        Apply::Divide => "/",
        Apply::Power => "^",
        Apply::Less => "<",
        Apply::LessEqual => "<=",
        Apply::Greater => ">",
        Apply::GreaterEqual => ">=",
        Apply::Equal => "=",
        Apply::NotEqual => "!=",
        other => panic!("{other:?} cannot be written"),
    };
    format!("({} {sign} {})", values[0], values[1])
}
