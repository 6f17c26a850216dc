//! What a formula can apply to values: operators and functions, each with its number of values.

use isoline_numeric::Real;
use serde::{Deserialize, Serialize};

use super::calendar;

/// An operation on one, two or three values. A value that is not a number makes the result none, except that `if` looks
/// only at the branch it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each variant is the operation of that name")]
pub enum Apply {
    Negate,
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Equal,
    NotEqual,
    Log,
    Log1p,
    Exp,
    Sqrt,
    Abs,
    Sin,
    Cos,
    Tanh,
    Round,
    Floor,
    Year,
    Month,
    Day,
    Weekday,
    Hour,
    Minute,
    Min,
    Max,
    If,
    /// The value, or none where it is infinite: what a derived feature is to a later one.
    Finite,
}

/// A function as it is written.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Function {
    /// Its name, in lower case.
    pub name: &'static str,
    /// What it gives, in a few words.
    pub label: &'static str,
    /// What it does.
    #[serde(skip)]
    pub apply: Apply,
    /// Fewest values.
    pub fewest: usize,
    /// Most values.
    pub most: usize,
}

const fn unary(name: &'static str, apply: Apply, label: &'static str) -> Function {
    function(name, apply, label, [1, 1])
}

const fn function(
    name: &'static str,
    apply: Apply,
    label: &'static str,
    [fewest, most]: [usize; 2],
) -> Function {
    Function {
        name,
        label,
        apply,
        fewest,
        most,
    }
}

/// All functions.
pub const FUNCTIONS: &[Function] = &[
    unary("log", Apply::Log, "natural logarithm"),
    unary("log1p", Apply::Log1p, "log(1 + x), exact near 0"),
    unary("exp", Apply::Exp, "e to the power of x"),
    unary("sqrt", Apply::Sqrt, "square root"),
    unary("abs", Apply::Abs, "size without sign"),
    unary("sin", Apply::Sin, "sine, x in radians"),
    unary("cos", Apply::Cos, "cosine, x in radians"),
    unary("tanh", Apply::Tanh, "hyperbolic tangent"),
    unary(
        "round",
        Apply::Round,
        "nearest whole number, halves to the even one",
    ),
    unary(
        "floor",
        Apply::Floor,
        "largest whole number that is not above x",
    ),
    function("min", Apply::Min, "the smallest", [2, 16]),
    function("max", Apply::Max, "the largest", [2, 16]),
    function(
        "if",
        Apply::If,
        "the second value where the first is not 0, else the third",
        [3, 3],
    ),
    unary("year", Apply::Year, "year of a date"),
    unary("month", Apply::Month, "month, 1 to 12"),
    unary("day", Apply::Day, "day of the month"),
    unary("weekday", Apply::Weekday, "Monday 1 to Sunday 7"),
    unary("hour", Apply::Hour, "hour, 0 to 23"),
    unary("minute", Apply::Minute, "minute, 0 to 59"),
];

impl Apply {
    /// How many values it takes.
    pub fn values(self) -> usize {
        match self {
            Apply::If => 3,
            Apply::Add
            | Apply::Subtract
            | Apply::Multiply
            | Apply::Divide
            | Apply::Power
            | Apply::Less
            | Apply::LessEqual
            | Apply::Greater
            | Apply::GreaterEqual
            | Apply::Equal
            | Apply::NotEqual
            | Apply::Min
            | Apply::Max => 2,
            _ => 1,
        }
    }

    /// Of one value.
    pub(super) fn one(self, x: f64) -> f64 {
        if x.is_nan() {
            return x;
        }
        match self {
            Apply::Negate => -x,
            Apply::Log => Real::ln(x),
            Apply::Log1p => Real::ln_1p(x),
            Apply::Exp => Real::exp(x),
            Apply::Sqrt => x.sqrt(),
            Apply::Abs => x.abs(),
            Apply::Sin => Real::sin(x),
            Apply::Cos => Real::cos(x),
            Apply::Tanh => Real::tanh(x),
            // Halves to the even neighbour, as ONNX and Python do.
            Apply::Round => libm::rint(x),
            Apply::Floor => x.floor(),
            Apply::Finite if x.is_finite() => x,
            Apply::Year | Apply::Month | Apply::Day => {
                calendar::date(x).map_or(f64::NAN, |date| match self {
                    Apply::Year => date.year,
                    Apply::Month => date.month,
                    _ => date.day,
                })
            }
            Apply::Weekday => calendar::weekday(x),
            Apply::Hour => calendar::hour(x),
            Apply::Minute => calendar::minute(x),
            _ => f64::NAN,
        }
    }

    /// Of two values.
    pub(super) fn two(self, x: f64, y: f64) -> f64 {
        if x.is_nan() || y.is_nan() {
            return f64::NAN;
        }
        let truth = |truth: bool| f64::from(u8::from(truth));
        match self {
            Apply::Add => x + y,
            Apply::Subtract => x - y,
            Apply::Multiply => x * y,
            Apply::Divide => x / y,
            Apply::Power => libm::pow(x, y),
            Apply::Less => truth(x < y),
            Apply::LessEqual => truth(x <= y),
            Apply::Greater => truth(x > y),
            Apply::GreaterEqual => truth(x >= y),
            Apply::Equal => truth(x == y),
            Apply::NotEqual => truth(x != y),
            Apply::Min => {
                if x < y {
                    x
                } else {
                    y
                }
            }
            Apply::Max => {
                if x > y {
                    x
                } else {
                    y
                }
            }
            _ => f64::NAN,
        }
    }

    /// Of three values: the second where the first is not 0, else the third.
    pub(super) fn three(self, x: f64, y: f64, z: f64) -> f64 {
        if x.is_nan() {
            x
        } else if x != 0.0 {
            y
        } else {
            z
        }
    }
}
