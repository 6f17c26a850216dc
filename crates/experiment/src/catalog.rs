//! What the engine offers: every family's members, from which the page draws its controls.

use crate::metrics;
use isoline_dataset::formula::{FUNCTIONS, Function};
use isoline_dataset::{DATE_ORDERS, DECIMALS, DELIMITERS, prepare, samples};
use isoline_family::descriptions;
use isoline_network::{
    Description, LIMITS, Limits, activations, augmentations, clippings, initializers, layers,
    losses, optimizers, regularizers, schedules,
};
use serde::Serialize;

/// All families. The page has no list of its own.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each field is the family of that name")]
pub struct Catalog {
    pub activations: Vec<Description>,
    pub losses: Vec<losses::LossDescription>,
    pub optimizers: Vec<Description>,
    pub initializers: Vec<Description>,
    pub layers: Vec<Description>,
    pub schedules: Vec<Description>,
    pub regularizers: Vec<Description>,
    pub clippings: Vec<Description>,
    pub augmentations: Vec<Description>,
    pub metrics: Vec<metrics::Description>,
    pub derivers: Vec<prepare::derive::DeriverDescription>,
    pub functions: &'static [Function],
    pub outliers: Vec<Description>,
    pub scalings: Vec<Description>,
    pub outlier_actions: Vec<Description>,
    pub encodings: Vec<Description>,
    pub numeric_imputers: Vec<Description>,
    pub categorical_imputers: Vec<Description>,
    pub splits: Vec<Description>,
    pub delimiters: Vec<Description>,
    pub decimals: Vec<Description>,
    pub date_orders: Vec<Description>,
    pub samples: Vec<samples::SampleMember>,
    pub limits: Limits,
}

/// The catalog of this build.
pub fn catalog() -> Catalog {
    Catalog {
        activations: activations::descriptions(),
        losses: losses::descriptions(),
        optimizers: optimizers::descriptions(),
        initializers: initializers::descriptions(),
        layers: layers::descriptions(),
        schedules: schedules::descriptions(),
        regularizers: regularizers::descriptions(),
        clippings: clippings::descriptions(),
        augmentations: augmentations::descriptions(),
        metrics: metrics::descriptions(),
        derivers: prepare::derive::descriptions(),
        functions: FUNCTIONS,
        outliers: descriptions(prepare::outliers::ALL),
        outlier_actions: prepare::outliers::ACTIONS.to_vec(),
        encodings: descriptions(prepare::encode::ALL),
        scalings: descriptions(prepare::scale::ALL),
        numeric_imputers: descriptions(prepare::impute::NUMERIC),
        categorical_imputers: descriptions(prepare::impute::CATEGORICAL),
        splits: descriptions(prepare::split::ALL),
        delimiters: DELIMITERS.to_vec(),
        decimals: DECIMALS.to_vec(),
        date_orders: DATE_ORDERS.to_vec(),
        samples: samples::members(),
        limits: LIMITS,
    }
}
