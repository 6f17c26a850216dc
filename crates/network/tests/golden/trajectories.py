"""Writes trajectories.json: 100 training steps of small networks, computed by NumPy alone.

Run: python3 trajectories.py   (written with NumPy 2.4.6; any 1.x or 2.x will do)

Matrices are written column after column, one sample per column; a layer's parameters are its
weights (outputs x inputs), then its biases, as the engine keeps them.
"""

import json
import pathlib

import numpy as np

STEPS = 100
ROWS = 20
BATCH = 8

CASES = [
    # name, features, hidden, activation, head, outputs, loss, optimizer, rate
    ("binary-bce-tanh-adam", 3, [6, 5], "tanh", "binary", 1, "bce", "adam", 0.02),
    ("classes-cce-relu-sgd", 4, [7, 5], "relu", "classes", 3, "cce", "sgd", 0.1),
    ("values-mse-sigmoid-adam", 2, [6], "sigmoid", "values", 2, "mse", "adam", 0.03),
    ("binary-mse-tanh-sgd", 3, [5], "tanh", "binary", 1, "mse", "sgd", 0.5),
    ("classes-mse-relu-adam", 3, [9, 4], "relu", "classes", 4, "mse", "adam", 0.01),
    ("values-mse-linear-sgd", 3, [], "linear", "values", 1, "mse", "sgd", 0.05),
]


def activate(name, z):
    if name == "tanh":
        return np.tanh(z)
    if name == "sigmoid":
        return 1 / (1 + np.exp(-z))
    if name == "relu":
        return np.maximum(z, 0)
    if name == "softmax":
        e = np.exp(z - z.max(axis=0))
        return e / e.sum(axis=0)
    return z


def derivative(name, a):
    if name == "tanh":
        return 1 - a**2
    if name == "sigmoid":
        return a * (1 - a)
    if name == "relu":
        return (a > 0).astype(float)
    return np.ones_like(a)


def step(weights, biases, activation, output, loss, x, t):
    """Mean loss and gradients of a batch."""
    layers = [x]
    for index, (w, b) in enumerate(zip(weights, biases)):
        z = w @ layers[-1] + b[:, None]
        layers.append(activate(output if index + 1 == len(weights) else activation, z))
    a, n = layers[-1], x.shape[1]
    if loss == "bce":
        value = -np.mean(t * np.log(a) + (1 - t) * np.log(1 - a))
        delta = (a - t) / n
    elif loss == "cce":
        value = -np.mean(np.sum(t * np.log(a), axis=0))
        delta = (a - t) / n
    else:
        value = np.mean((a - t) ** 2)
        slope = 2 * (a - t) / a.size
        if output == "softmax":
            delta = a * (slope - np.sum(slope * a, axis=0))
        else:
            delta = slope * derivative(output, a)
    gw, gb = [], []
    for index in reversed(range(len(weights))):
        gw.insert(0, delta @ layers[index].T)
        gb.insert(0, delta.sum(axis=1))
        if index > 0:
            delta = (weights[index].T @ delta) * derivative(activation, layers[index])
    return value, gw, gb


def flat(weights, biases):
    return np.concatenate([np.concatenate([w.ravel(order="F"), b]) for w, b in zip(weights, biases)])


def run(random, name, features, hidden, activation, head, outputs, loss, optimizer, rate):
    sizes = [features, *hidden, outputs]
    weights = [random.normal(size=(m, n)) / np.sqrt(n) for n, m in zip(sizes, sizes[1:])]
    biases = [0.1 * random.normal(size=m) for m in sizes[1:]]
    x = random.normal(size=(features, ROWS))
    if head == "binary":
        t = (x[0] * x[1] > 0).astype(float)[None, :]
    elif head == "classes":
        t = np.eye(outputs)[:, random.integers(0, outputs, ROWS)]
    else:
        t = random.normal(size=(outputs, ROWS))
    output = {"binary": "sigmoid", "classes": "softmax", "values": "linear"}[head]
    start = flat(weights, biases)
    state = [[np.zeros_like(p) for p in weights + biases] for _ in range(2)]
    losses = []
    for number in range(1, STEPS + 1):
        first = (number - 1) % 3 * BATCH
        rows = slice(first, min(first + BATCH, ROWS))
        value, gw, gb = step(weights, biases, activation, output, loss, x[:, rows], t[:, rows])
        losses.append(value)
        for index, (p, g) in enumerate(zip(weights + biases, gw + gb)):
            if optimizer == "sgd":
                p -= rate * g
                continue
            m, v = state[0][index], state[1][index]
            m[:] = 0.9 * m + 0.1 * g
            v[:] = 0.999 * v + 0.001 * g**2
            p -= rate * (m / (1 - 0.9**number)) / (np.sqrt(v / (1 - 0.999**number)) + 1e-8)
    return {
        "name": name, "features": features, "hidden": hidden, "activation": activation,
        "head": head, "outputs": outputs, "loss": loss, "optimizer": optimizer, "rate": rate,
        "rows": ROWS, "batch": BATCH,
        "inputs": x.ravel(order="F").tolist(), "targets": t.ravel(order="F").tolist(),
        "start": start.tolist(), "losses": losses, "end": flat(weights, biases).tolist(),
    }


random = np.random.default_rng(20)
cases = [run(random, *case) for case in CASES]
path = pathlib.Path(__file__).with_name("trajectories.json")
path.write_text(json.dumps({"numpy": np.__version__, "cases": cases}, indent=None) + "\n")
