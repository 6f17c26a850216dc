//! From the pieces of a formula to its program, by precedence and without recursion (Dijkstra's shunting yard).

use super::functions::{Apply, FUNCTIONS, Function};
use super::nearest::nearest;
use super::program::{DEPTH, LENGTH, Operation, Program, Unfit};
use super::tokens::{Placed, Token, tokens};
use super::{CHARACTERS, FormulaError};
use crate::error::{counted, shown};

/// Operators and parentheses that may wait at once.
const NESTED: usize = 64;

/// What waits for the values to its right.
#[derive(Clone, Copy)]
enum Waiting {
    Operator(Apply),
    /// A parenthesis, opened at this position: of a function, with the values before the present one, or of none.
    Open(usize, Option<(Function, usize)>),
}

/// How tightly an operator binds. Comparisons bind least; a sign binds less than a power: -x^2 is -(x^2).
fn tightness(apply: Apply) -> u8 {
    match apply {
        Apply::Add | Apply::Subtract => 2,
        Apply::Multiply | Apply::Divide => 3,
        Apply::Negate => 4,
        Apply::Power => 5,
        _ => 1,
    }
}

struct Parser<'a> {
    columns: &'a [&'a str],
    operations: Vec<Operation>,
    waiting: Vec<Waiting>,
}

/// Reads a formula over columns of these names.
pub(super) fn parse(text: &str, columns: &[&str]) -> Result<Program, FormulaError> {
    if text.chars().nth(CHARACTERS).is_some() {
        return Err(FormulaError::new(
            CHARACTERS + 1,
            format!("The formula has more than {CHARACTERS} characters."),
            "Split it: a later derived feature can use an earlier one by its name.",
        ));
    }
    let placed = tokens(text)?;
    let mut parser = Parser {
        columns,
        operations: Vec::new(),
        waiting: Vec::new(),
    };
    let mut wants_value = true;
    let mut next = 0;
    while let Some(piece) = placed.get(next) {
        next += 1;
        if wants_value {
            let opens = placed
                .get(next)
                .is_some_and(|after| after.token == Token::Open);
            let call = matches!(piece.token, Token::Bare(_)) && opens;
            wants_value = parser.value(piece, call)?;
            // The parenthesis belongs to the function.
            next += usize::from(call);
        } else {
            wants_value = parser.between(piece)?;
        }
        if parser.waiting.len() > NESTED {
            return Err(FormulaError::new(
                piece.at,
                format!("More than {NESTED} parentheses and signs are open here."),
                "Write it flatter, or split it: a later derived feature can use an earlier one.",
            ));
        }
    }
    Program::new(parser.operations).map_err(|unfit| FormulaError::unfit(text, unfit))
}

impl FormulaError {
    pub(crate) fn unfit(text: &str, unfit: Unfit) -> Self {
        let message = match unfit {
            Unfit::Long => format!("The formula needs more than {LENGTH} steps."),
            Unfit::Deep => format!("The formula needs more than {DEPTH} values at once."),
        };
        let hint = "Split it, or use fewer derived features in it.";
        FormulaError::new(text.chars().count().max(1), message, hint)
    }
}

fn expected(what: &str, found: &Placed) -> FormulaError {
    let instead = match found.token {
        Token::End => "the formula ends".to_string(),
        _ => format!("there is {}", shown(&found.text)),
    };
    FormulaError::new(
        found.at,
        format!("Here should be {what}, but {instead}."),
        "For example: log(income) / age.",
    )
}

impl Parser<'_> {
    /// Takes a piece where a value must begin; says whether one must still begin.
    fn value(&mut self, piece: &Placed, call: bool) -> Result<bool, FormulaError> {
        match &piece.token {
            Token::Number(number) => self.operations.push(Operation::Number(*number)),
            Token::Bare(name) if call => {
                let function = function(name, piece.at)?;
                self.waiting
                    .push(Waiting::Open(piece.at, Some((function, 0))));
                return Ok(true);
            }
            Token::Bare(name) | Token::Quoted(name) => {
                let column = self.column(name, piece.at)?;
                self.operations.push(Operation::Column(column));
            }
            Token::Operator(Apply::Subtract) => {
                self.waiting.push(Waiting::Operator(Apply::Negate));
                return Ok(true);
            }
            Token::Operator(Apply::Add) => return Ok(true),
            Token::Open => {
                self.waiting.push(Waiting::Open(piece.at, None));
                return Ok(true);
            }
            _ => {
                return Err(expected("a number, a column, a function or (", piece));
            }
        }
        Ok(false)
    }

    /// Takes a piece after a value; says whether a value must begin now.
    fn between(&mut self, piece: &Placed) -> Result<bool, FormulaError> {
        match &piece.token {
            Token::Operator(apply) => {
                self.operator(*apply, piece)?;
                Ok(true)
            }
            Token::Comma => {
                self.settle();
                let Some(Waiting::Open(_, Some((function, before)))) = self.waiting.pop() else {
                    return Err(FormulaError::new(
                        piece.at,
                        "This comma is not between the values of a function.",
                        "A decimal mark is a point: 0.5. Values of a function stand in its parentheses: min(a, b).",
                    ));
                };
                let count = before + 1;
                if count == function.most {
                    return Err(wrong_number(function, piece.at, "more"));
                }
                self.gather(function, count);
                self.waiting
                    .push(Waiting::Open(piece.at, Some((function, count))));
                Ok(true)
            }
            Token::Close => {
                self.settle();
                match self.waiting.pop() {
                    Some(Waiting::Open(_, Some((function, before)))) => {
                        let count = before + 1;
                        if count < function.fewest {
                            return Err(wrong_number(function, piece.at, &count.to_string()));
                        }
                        self.gather(function, count);
                        if !gathers(function) {
                            self.operations.push(Operation::Apply(function.apply));
                        }
                    }
                    Some(_) => {}
                    None => {
                        return Err(FormulaError::new(
                            piece.at,
                            "This closing parenthesis has no opening one.",
                            "Take it away, or write ( before.",
                        ));
                    }
                }
                Ok(false)
            }
            Token::End => {
                self.settle();
                match self.waiting.pop() {
                    Some(Waiting::Open(at, _)) => Err(FormulaError::new(
                        at,
                        "The parenthesis that opens here is not closed.",
                        "Write ) after its last value.",
                    )),
                    _ => Ok(false),
                }
            }
            _ => {
                let mut error = expected("an operator such as + or *", piece);
                error.hint = "Between two values stands an operator: 2 * x, not 2 x.".into();
                Err(error)
            }
        }
    }

    /// Lets an operator wait, after those before it that bind as tightly or more.
    fn operator(&mut self, apply: Apply, piece: &Placed) -> Result<(), FormulaError> {
        let own = tightness(apply);
        while let Some(Waiting::Operator(before)) = self.waiting.last().copied() {
            let before_binds = tightness(before);
            if own == 1 && before_binds == 1 {
                return Err(FormulaError::new(
                    piece.at,
                    "Two comparisons follow each other.",
                    "Put one of them in parentheses, or write the product of both: (0 < x) * (x < 1).",
                ));
            }
            // Powers go from right to left: 2^3^2 is 2^(3^2).
            if before_binds < own || (before_binds == own && apply == Apply::Power) {
                break;
            }
            self.waiting.pop();
            self.operations.push(Operation::Apply(before));
        }
        self.waiting.push(Waiting::Operator(apply));
        Ok(())
    }

    /// Writes all operators that wait since the last parenthesis.
    fn settle(&mut self) {
        while let Some(Waiting::Operator(apply)) = self.waiting.last().copied() {
            self.waiting.pop();
            self.operations.push(Operation::Apply(apply));
        }
    }

    /// The smallest and the largest of many are found two by two.
    fn gather(&mut self, function: Function, count: usize) {
        if gathers(function) && count > 1 {
            self.operations.push(Operation::Apply(function.apply));
        }
    }

    fn column(&self, name: &str, at: usize) -> Result<u32, FormulaError> {
        if let Some(column) = self.columns.iter().position(|column| *column == name) {
            return Ok(column as u32);
        }
        let near = nearest(name, self.columns.iter().copied());
        let hint = if FUNCTIONS.iter().any(|function| function.name == name) {
            format!("{name} is a function: write {name}(...).")
        } else if let Some(near) = near {
            format!("Did you mean `{}`?", shown(near))
        } else {
            format!(
                "The columns are {}.",
                crate::error::listed(self.columns.iter().copied())
            )
        };
        Err(FormulaError::new(
            at,
            format!("There is no column {}.", shown(name)),
            hint,
        ))
    }
}

fn gathers(function: Function) -> bool {
    matches!(function.apply, Apply::Min | Apply::Max)
}

fn function(name: &str, at: usize) -> Result<Function, FormulaError> {
    let lower = name.to_lowercase();
    if let Some(function) = FUNCTIONS.iter().find(|function| function.name == lower) {
        return Ok(*function);
    }
    let names = || FUNCTIONS.iter().map(|function| function.name);
    let hint = match nearest(&lower, names()) {
        Some(near) => format!("Did you mean {near}?"),
        None => format!(
            "The functions are {}.",
            names().collect::<Vec<_>>().join(", ")
        ),
    };
    Err(FormulaError::new(
        at,
        format!("There is no function {}.", shown(name)),
        hint,
    ))
}

fn wrong_number(function: Function, at: usize, found: &str) -> FormulaError {
    let Function {
        name, fewest, most, ..
    } = function;
    let takes = if fewest == most {
        counted(fewest, "value")
    } else {
        format!("{fewest} to {most} values")
    };
    FormulaError::new(
        at,
        format!("{name} takes {takes}; here are {found}."),
        "Values are separated by commas; a decimal mark is a point.",
    )
}
