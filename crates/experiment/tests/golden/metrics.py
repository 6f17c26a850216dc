"""Writes metrics.json: random classifications and regressions with the figures that scikit-learn gives them.

Run: python metrics.py. The cases have ties, rare and missing classes, and several outputs.
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn import metrics as m


def classification(name, classes, rows, seed, ties=False, skew=1.0, missing=()):
    random = np.random.default_rng(seed)
    shares = np.array([skew**k for k in range(classes)])
    shares[list(missing)] = 0
    truth = random.choice(classes, rows, p=shares / shares.sum())
    logits = random.normal(size=(rows, classes)) + 1.2 * np.eye(classes)[truth]
    p = np.exp(logits)
    p /= p.sum(1, keepdims=True)
    if ties:
        p = np.round(p * 8) + 1e-3
        p /= p.sum(1, keepdims=True)
    if classes == 2:
        p[:, 0] = 1 - p[:, 1]
    answers = p.argmax(1)
    labels = list(range(classes))
    hot = np.eye(classes)[truth]
    complete = len(set(truth)) == classes
    figures = {
        "accuracy": m.accuracy_score(truth, answers),
        "balanced-accuracy": m.balanced_accuracy_score(truth, answers),
        "mcc": m.matthews_corrcoef(truth, answers),
        "log-loss": m.log_loss(truth, p, labels=labels),
        "brier": float(((p - hot) ** 2)[:, 1:].sum(1).mean() if classes == 2 else ((p - hot) ** 2).sum(1).mean()),
    }
    scores = {"precision": m.precision_score, "recall": m.recall_score, "f1": m.f1_score}
    for key, score in scores.items():
        if classes == 2:
            figures[key] = score(truth, answers, zero_division=0)
        else:
            figures[f"{key}-macro"] = score(truth, answers, average="macro", zero_division=0)
            figures[f"{key}-weighted"] = score(truth, answers, average="weighted", zero_division=0)
    if classes == 2:
        figures["roc-auc"] = m.roc_auc_score(truth, p[:, 1]) if complete else None
        figures["pr-auc"] = m.average_precision_score(truth, p[:, 1]) if 1 in truth else None
        if complete:
            assert abs(figures["brier"] - m.brier_score_loss(truth, p[:, 1])) < 1e-15
    else:
        figures["roc-auc"] = m.roc_auc_score(truth, p, multi_class="ovr", labels=labels) if complete else None
        figures["pr-auc"] = m.average_precision_score(hot, p) if complete else None
    return {"name": name, "classes": classes, "truth": truth.tolist(), "probabilities": p.reshape(-1).tolist(),
            "confusion": m.confusion_matrix(truth, answers, labels=labels).tolist(),
            "figures": {key: None if value is None else float(value) for key, value in figures.items()}}


def regression(name, outputs, rows, seed, constant=False):
    random = np.random.default_rng(seed)
    truth = random.normal(3, 10, size=(rows, outputs))
    if constant:
        truth[:, 0] = 4.0
    answers = truth + random.normal(size=truth.shape) * (1 + np.arange(outputs))
    return {"name": name, "outputs": outputs, "truth": truth.reshape(-1).tolist(), "answers": answers.reshape(-1).tolist(),
            "figures": {"r2": m.r2_score(truth, answers), "mae": m.mean_absolute_error(truth, answers),
                        "rmse": m.root_mean_squared_error(truth, answers),
                        "median-error": m.median_absolute_error(truth, answers)}}


classifications = [
    classification("two classes", 2, 101, 1),
    classification("two classes with ties", 2, 120, 2, ties=True),
    classification("a rare class", 2, 150, 3, skew=0.05),
    classification("no row of the second class", 2, 20, 4, missing=(1,)),
    classification("three classes", 3, 99, 5),
    classification("four classes with ties", 4, 160, 6, ties=True),
    classification("four classes, ever rarer", 4, 200, 7, skew=0.3),
    classification("a class without rows", 4, 60, 8, missing=(2,)),
    classification("one row", 3, 1, 9),
]
regressions = [
    regression("one output", 1, 100, 11), regression("three outputs", 3, 51, 12),
    regression("a constant output", 2, 40, 13, constant=True), regression("two rows", 1, 2, 14),
]
text = json.dumps({"versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__},
                   "classifications": classifications, "regressions": regressions}, separators=(",", ":"))
Path(__file__).with_name("metrics.json").write_text(text + "\n")
print(len(text) // 1000, "KB")
