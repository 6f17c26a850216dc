"""Writes splits.json: tables by class with the rows of each class that scikit-learn's stratified splits hold back, groups
with the rows of each fold of GroupKFold, and times with the rows of each fold of TimeSeriesSplit.

Run: python splits.py. Where scikit-learn decides a tie at random, the counts would depend on its seed: such tables are
left out.
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.model_selection import GroupKFold, StratifiedKFold, StratifiedShuffleSplit, TimeSeriesSplit


def counts(classes, labels):
    return [int(count) for count in np.bincount(labels, minlength=classes)]


def held_back(labels, rows, seed):
    """Indices of what stays and of what is held back."""
    splitter = StratifiedShuffleSplit(n_splits=1, test_size=rows, random_state=seed)
    return next(splitter.split(np.zeros(len(labels)), labels))


def shares(sizes, validation, test):
    """Test rows first, then validation rows of what is left; None where the seed would matter."""
    labels = np.repeat(np.arange(len(sizes)), sizes)
    found = set()
    for seed in range(40):
        rest, tested = labels, []
        if test > 0:
            stays, goes = held_back(labels, round(test * len(labels)), seed)
            rest, tested = labels[stays], labels[goes]
        _, judged = held_back(rest, round(validation * len(labels)), seed)
        found.add((tuple(counts(len(sizes), rest[judged])), tuple(counts(len(sizes), tested) if test > 0 else [0] * len(sizes))))
    return found.pop() if len(found) == 1 else None


random = np.random.default_rng(4)
cases = []
while len(cases) < 60:
    classes = int(random.integers(2, 7))
    sizes = [int(size) for size in random.integers(6, 120, classes)]
    validation = float(random.choice([0.1, 0.2, 0.25, 0.33]))
    test = float(random.choice([0.0, 0.15, 0.3]))
    if any(abs(share * sum(sizes) % 1 - 0.5) < 1e-6 for share in (validation, test)):
        continue
    found = shares(sizes, validation, test)
    if found is None:
        continue
    folds = int(random.integers(2, 7))
    labels = np.repeat(np.arange(classes), sizes)
    splitter = StratifiedKFold(n_splits=folds, shuffle=True, random_state=1)
    by_fold = [counts(classes, labels[judged]) for _, judged in splitter.split(np.zeros(len(labels)), labels)]
    cases.append({"sizes": sizes, "validation": validation, "test": test, "judged": found[0], "tested": found[1],
                  "folds": folds, "byFold": by_fold})

grouped = []
for _ in range(20):
    folds = int(random.integers(2, 7))
    sizes = [int(size) for size in random.integers(1, 30, int(random.integers(folds, 20)))]
    groups = np.repeat(np.arange(len(sizes)), sizes)
    splitter = GroupKFold(n_splits=folds)
    grouped.append({"sizes": sizes, "folds": folds, "byFold": [len(judged) for _, judged in splitter.split(groups, groups=groups)]})

timed = []
for _ in range(20):
    folds = int(random.integers(2, 7))
    rows = int(random.integers(folds + 12, 45))
    times = random.permutation(rows)
    order = np.argsort(times)
    windows = [[sorted(order[part].tolist()) for part in parts] for parts in TimeSeriesSplit(n_splits=folds).split(order)]
    timed.append({"times": times.tolist(), "folds": folds, "windows": windows})

text = json.dumps({"sklearn": sklearn.__version__, "cases": cases, "grouped": grouped, "timed": timed}, indent=None)
Path(__file__).with_name("splits.json").write_text(text.replace('}, {"', '},\n{"') + "\n")
