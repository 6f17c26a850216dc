//! What a family says of its members, and how a spec names one: `"adam"`, or `{ "kind": "adam", "beta1": 0.8 }`.
//!
//! A family lists its members, each with a [`Description`]; a [`Choice`] in a spec names one of them. [`Choice::settle`]
//! finds it, checks the knobs and answers with their values, or says what there is to choose from.
#![forbid(unsafe_code)]

mod choice;
mod error;
mod knob;
mod member;

pub use choice::Choice;
pub use error::SpecError;
pub use knob::{Knob, KnobScale, Knobs, Settings};
pub use member::{Described, Description, Member, descriptions, find};
