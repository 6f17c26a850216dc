"""Writes transformers.json: tables with what scikit-learn's transformers, fitted on the same training rows, make of them.

Run: python transformers.py. The columns are skewed, of both signs, far from 0, with missing cells and many levels; the
rows beyond the training rows have values and levels that no training row has.
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import (
    MinMaxScaler,
    OneHotEncoder,
    PowerTransformer,
    RobustScaler,
    StandardScaler,
)

TRAINING, ROWS = 48, 60
random = np.random.default_rng(7)


def numbers():
    """The columns of numbers, each with what makes it hard."""
    n = ROWS
    columns = {
        "normal": random.normal(5, 2, n),
        "income": np.exp(random.normal(10, 1, n)),
        "both": random.standard_t(2, n) * 3,
        "negative": -np.exp(random.normal(1, 0.8, n)),
        "counts": random.poisson(3, n).astype(float),
        "tiny": random.gamma(2, 1e-6, n),
        "offset": 1000 + random.normal(0, 50, n),
        "uniform": random.uniform(0, 1, n),
    }
    table = np.stack(list(columns.values()), 1)
    return list(columns), table


def gaps(table):
    table = table.copy()
    table[random.uniform(size=table.shape) < 0.1] = np.nan
    # The last column is whole in training, so that it gets no indicator.
    table[:TRAINING, -1] = random.uniform(0, 1, TRAINING)
    return table


def written(table):
    return [[None if isinstance(v, float) and np.isnan(v) else v for v in row] for row in np.asarray(table).tolist()]


names, whole = numbers()
holed = gaps(whole)
steps = np.nanstd(holed, axis=0) / 3
rounded = np.round(holed / steps) * steps
levels = [f"level {k:02}" for k in range(12)]
shares = np.array([1 / (k + 1) for k in range(12)])
many = random.choice(levels, ROWS, p=shares / shares.sum()).astype(object)
# "missing" comes after all of them, where the level of missing cells stands too.
few = random.choice(["cyan", "green", "blue"], ROWS).astype(object)
many[TRAINING + 3] = few[TRAINING + 5] = "never seen"
words = np.stack([many, few], 1)
gapped = words.copy()
gapped[random.uniform(size=gapped.shape) < 0.15] = None
tables = {"whole": whole, "holed": holed, "rounded": rounded, "words": words, "gapped": gapped}
cases = []


def case(name, spec, table, transformer):
    fitted = transformer.fit(tables[table][:TRAINING])
    cases.append({
        "name": name,
        "spec": spec,
        "table": table,
        "expected": np.asarray(fitted.transform(tables[table]), float).tolist(),
    })


for ours, theirs in [("mean", "mean"), ("median", "median"), ("mode", "most_frequent"), ("constant", "constant")]:
    spec = {"missing": {"numeric": {"kind": ours, "value": -7.5} if ours == "constant" else ours}, "scaling": "none"}
    table = "rounded" if ours == "mode" else "holed"
    imputer = SimpleImputer(strategy=theirs, fill_value=-7.5 if ours == "constant" else None)
    case(f"imputer {ours}", spec, table, imputer)
# The indicators stand beside their columns here and at the end there; the test looks them up by column.
marked = SimpleImputer(strategy="median", add_indicator=True).fit(holed[:TRAINING])
cases.append({
    "name": "imputer with indicator",
    "spec": {"missing": {"numeric": "median", "indicator": True}, "scaling": "none"},
    "table": "holed",
    "expected": marked.transform(holed).tolist(),
    "indicators": marked.indicator_.features_.tolist(),
})
for ours, scaler in [
    ("standard", StandardScaler()),
    ("min-max", MinMaxScaler()),
    ("robust", RobustScaler()),
    ("yeo-johnson", PowerTransformer("yeo-johnson")),
]:
    case(f"scaler {ours}", {"scaling": ours}, "whole", scaler)
    spec = {"missing": {"numeric": "mean"}, "scaling": ours}
    case(f"scaler {ours} after the mean", spec, "holed", make_pipeline(SimpleImputer(strategy="mean"), scaler))

def categories(name, spec, table, encoder):
    found = encoder.fit(tables[table][:TRAINING]).transform(tables[table])
    cases.append({
        "name": name,
        "spec": spec,
        "table": table,
        "expected": found.toarray().astype(int).tolist(),
    })


categories("one-hot", {}, "words", OneHotEncoder(handle_unknown="ignore"))
for cap in (2, 5):
    spec = {"encoding": {"kind": "one-hot", "cap": cap}}
    categories(f"one-hot of at most {cap}", spec, "words", OneHotEncoder(handle_unknown="ignore", max_categories=cap))
for ours, theirs in [("mode", "most_frequent"), ("constant", "constant")]:
    fill = "missing" if ours == "constant" else None
    imputer = SimpleImputer(missing_values=None, strategy=theirs, fill_value=fill)
    # A constant's level is learnt like any other, so it must occur in training: it does.
    spec = {"missing": {"categorical": ours}}
    categories(f"one-hot after the {ours}", spec, "gapped", make_pipeline(imputer, OneHotEncoder(handle_unknown="ignore")))

path = Path(__file__).with_name("transformers.json")
made = {
    "scikit-learn": sklearn.__version__,
    "numpy": np.__version__,
    "training": TRAINING,
    "tables": {
        name: {"columns": ["many", "few"] if table.dtype == object else names, "rows": written(table)}
        for name, table in tables.items()
    },
    "cases": cases,
}
path.write_text(json.dumps(made, separators=(",", ":")) + "\n")
print(len(cases), "cases", path.stat().st_size, "bytes")
