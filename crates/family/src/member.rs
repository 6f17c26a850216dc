//! What every member of a family tells about itself.

use crate::error::quoted;
use crate::{Knob, Settings, SpecError};
use serde::Serialize;

/// What the catalog shows of a member.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Description {
    /// Its key in the spec.
    pub name: &'static str,
    /// Its name on the page.
    pub label: &'static str,
    /// What it computes.
    pub formula: &'static str,
    /// What it can be tuned with.
    pub knobs: &'static [Knob],
}

/// A member of a family: its description and how it is built.
pub struct Member<F: ?Sized> {
    /// What the catalog shows.
    pub description: Description,
    /// Builds it with checked knobs.
    pub build: fn(&Settings) -> Box<F>,
}

impl<F: ?Sized> Clone for Member<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: ?Sized> Copy for Member<F> {}

/// Something that has a description: an entry in the list of a family.
pub trait Described {
    /// What the catalog shows.
    fn description(&self) -> Description;
}

impl<F: ?Sized> Described for Member<F> {
    fn description(&self) -> Description {
        self.description
    }
}

/// The descriptions of `members`, for the catalog.
#[must_use]
pub fn descriptions<M: Described>(members: &[M]) -> Vec<Description> {
    members.iter().map(M::description).collect()
}

/// The member of a family with this name.
///
/// # Errors
/// `unknown-member`, naming the family and what there is.
pub fn find<'a, M: Described>(
    family: &str,
    members: &'a [M],
    name: &str,
) -> Result<&'a M, SpecError> {
    let found = members
        .iter()
        .find(|member| member.description().name == name);
    found.ok_or_else(|| unknown(family, &descriptions(members), name))
}

fn unknown(family: &str, members: &[Description], name: &str) -> SpecError {
    let names: Vec<_> = members.iter().map(|member| member.name).collect();
    SpecError::new(
        "unknown-member",
        format!("There is no {family} {}.", quoted(name)),
        format!("Choose one of {}.", names.join(", ")),
    )
}
