//! A formula as it is computed: a list of operations on a stack of numbers.

use serde::{Deserialize, Serialize};

use super::functions::Apply;

/// Values that may wait at once.
pub const DEPTH: usize = 32;

/// Operations of one program.
pub const LENGTH: usize = 500;

/// One step of a program.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Operation {
    /// Lays a number on the stack.
    Number(f64),
    /// Lays the value of a column on the stack, which is not a number where it is missing.
    Column(u32),
    /// Takes as many values as it needs from the stack and lays the result there.
    Apply(Apply),
}

/// A list of operations that leaves one value.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Program {
    operations: Vec<Operation>,
}

/// Why a list of operations is no program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// More than [`LENGTH`] operations.
    Long,
    /// More than [`DEPTH`] values wait at once.
    Deep,
}

impl Program {
    /// Takes a list of operations, as the parser makes it.
    pub(super) fn new(operations: Vec<Operation>) -> Result<Self, Unfit> {
        if operations.len() > LENGTH {
            return Err(Unfit::Long);
        }
        let mut depth = 0_usize;
        for operation in &operations {
            if let Operation::Apply(apply) = operation {
                depth = depth.saturating_sub(apply.values());
            }
            depth += 1;
            if depth > DEPTH {
                return Err(Unfit::Deep);
            }
        }
        Ok(Self { operations })
    }

    /// The operations in order.
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// The columns that it reads, each once, in the order of their first use.
    pub fn columns(&self) -> Vec<u32> {
        let mut columns = Vec::new();
        for operation in &self.operations {
            if let Operation::Column(column) = operation
                && !columns.contains(column)
            {
                columns.push(*column);
            }
        }
        columns
    }

    /// The same program with each column replaced: by another column, or by the program of a derived one.
    pub(crate) fn with<'a>(
        &'a self,
        replace: impl Fn(u32) -> Replacement<'a>,
    ) -> Result<Self, Unfit> {
        let mut operations = Vec::with_capacity(self.operations.len());
        for operation in &self.operations {
            match operation {
                Operation::Column(column) => match replace(*column) {
                    Replacement::Column(column) => operations.push(Operation::Column(column)),
                    Replacement::Program(program) => {
                        operations.extend_from_slice(&program.operations);
                        operations.push(Operation::Apply(Apply::Finite));
                    }
                },
                other => operations.push(*other),
            }
            if operations.len() > LENGTH {
                return Err(Unfit::Long);
            }
        }
        Self::new(operations)
    }

    /// The result where `read` gives the value of a column; none where it is not a finite number. Allocates nothing, and
    /// gives none for a list of operations that is no program.
    pub fn value(&self, read: &dyn Fn(u32) -> f64) -> Option<f64> {
        let mut stack = Stack::default();
        for operation in &self.operations {
            match operation {
                Operation::Number(number) => stack.push(*number),
                Operation::Column(column) => stack.push(read(*column)),
                Operation::Apply(apply) => {
                    let last = stack.pop();
                    let result = match apply.values() {
                        1 => apply.one(last),
                        2 => {
                            let first = stack.pop();
                            apply.two(first, last)
                        }
                        _ => {
                            let middle = stack.pop();
                            let first = stack.pop();
                            apply.three(first, middle, last)
                        }
                    };
                    stack.push(result);
                }
            }
        }
        let result = stack.pop();
        (result.is_finite() && stack.sound && stack.length == 0).then_some(result)
    }
}

/// What stands for a column in [`Program::with`].
pub(crate) enum Replacement<'a> {
    /// Another column.
    Column(u32),
    /// A derived column's program.
    Program(&'a Program),
}

struct Stack {
    values: [f64; DEPTH],
    length: usize,
    /// False once a value was missing or found no room, which no checked program comes to.
    sound: bool,
}

impl Default for Stack {
    fn default() -> Self {
        Self {
            values: [0.0; DEPTH],
            length: 0,
            sound: true,
        }
    }
}

impl Stack {
    fn push(&mut self, value: f64) {
        match self.values.get_mut(self.length) {
            Some(place) => {
                *place = value;
                self.length += 1;
            }
            None => self.sound = false,
        }
    }

    fn pop(&mut self) -> f64 {
        match self.length.checked_sub(1) {
            Some(last) => {
                self.length = last;
                self.values[last]
            }
            None => {
                self.sound = false;
                f64::NAN
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_that_are_no_programs_give_nothing() {
        use Operation::{Apply as Do, Number};
        for operations in [
            vec![],
            vec![Do(Apply::Add)],
            vec![Number(1.0), Do(Apply::If)],
            vec![Number(1.0), Number(2.0)],
            vec![Number(1.0); DEPTH + 1],
        ] {
            let program = Program { operations };
            assert_eq!(program.value(&|_| 0.0), None, "{program:?}");
        }
    }

    #[test]
    fn a_derived_column_is_put_in_and_is_missing_where_it_is_infinite() {
        let double = Program::new(vec![
            Operation::Column(0),
            Operation::Number(2.0),
            Operation::Apply(Apply::Divide),
        ]);
        let double = double.expect("short");
        let inverse = Program::new(vec![
            Operation::Number(1.0),
            Operation::Column(7),
            Operation::Apply(Apply::Divide),
        ]);
        let inverse = inverse.expect("short");
        let whole = inverse
            .with(|_| Replacement::Program(&double))
            .expect("short");
        assert_eq!(whole.columns(), [0]);
        assert_eq!(whole.value(&|_| 8.0), Some(0.25));
        assert_eq!(whole.value(&|_| 0.0), None);
        assert_eq!(whole.value(&|_| f64::INFINITY), None, "not 1 / infinity");
        let text = serde_json::to_string(&whole).expect("plain data");
        assert_eq!(
            serde_json::from_str::<Program>(&text).expect("valid"),
            whole
        );
    }
}
