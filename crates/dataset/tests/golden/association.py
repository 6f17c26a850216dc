"""Writes association.json: areas under ROC curves as scikit-learn gives them and rank correlations as SciPy does.

Run: python association.py. The cases have ties, rare classes and constant stretches.
"""

import json
from pathlib import Path

import numpy as np
import scipy
import sklearn
from scipy.stats import spearmanr
from sklearn.metrics import roc_auc_score


def case(name, rows, seed, digits, share, strength):
    random = np.random.default_rng(seed)
    scores = np.round(random.normal(size=rows), digits) + 0.0
    answers = strength * scores + random.normal(size=rows)
    positive = answers > np.quantile(answers, 1 - share)
    answers = np.round(answers, digits) + 0.0
    return {
        "name": name,
        "scores": scores.tolist(),
        "positive": positive.tolist(),
        "answers": answers.tolist(),
        "auc": float(roc_auc_score(positive, scores)),
        "spearman": float(spearmanr(scores, answers).statistic),
    }


cases = [
    case("few rows", 12, 1, 3, 0.5, 1.0),
    case("ties", 200, 2, 0, 0.3, 1.0),
    case("rare class", 400, 3, 2, 0.01, 0.5),
    case("against", 150, 4, 4, 0.4, -2.0),
    case("nearly told", 300, 5, 1, 0.5, 20.0),
    case("nothing told", 500, 6, 6, 0.5, 0.0),
]
made = {"scikit-learn": sklearn.__version__, "scipy": scipy.__version__, "cases": cases}
path = Path(__file__).with_name("association.json")
path.write_text(json.dumps(made, indent=1) + "\n")
