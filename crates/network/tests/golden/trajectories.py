"""Writes trajectories.json: 100 steps of every optimizer, schedule, loss, activation, normalisation, regularizer and
clipping in float64, computed by PyTorch; where PyTorch has no such member, by the formula of its paper.

Run: python trajectories.py. Every step sees all rows, so the order of the rows does not matter.
"""

import json
import math
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
STEPS = 100
ROWS = 24

ACTIVATIONS = {
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky-relu": lambda z, slope=0.01: F.leaky_relu(z, slope),
    "elu": lambda z, alpha=1.0: F.elu(z, alpha),
    "selu": F.selu,
    "gelu": F.gelu,
    "silu": F.silu,
    "mish": F.mish,
    "softplus": lambda z: F.softplus(z, threshold=1000),
    "softsign": F.softsign,
    "sine": lambda z, frequency=1.0: torch.sin(frequency * z),
    "sigmoid": torch.sigmoid,
    "linear": lambda z: z,
}


def split(choice):
    """Name and knobs of a choice."""
    if isinstance(choice, str):
        return choice, {}
    return choice["kind"], {key: value for key, value in choice.items() if key != "kind"}


def shapes(layers, width):
    """Shape and kind of every parameter, and the width above."""
    found = []
    for layer in layers:
        if layer["kind"] == "dense":
            found += [("weight", (layer["units"], width)), ("bias", (layer["units"],))]
            width = layer["units"]
        elif layer["kind"] in ("batch-norm", "layer-norm"):
            found += [("scale", (width,)), ("shift", (width,))]
        elif layer["kind"] == "residual":
            found += shapes(layer["layers"], width)[0]
    return found, width


def forward(layers, x, parameters, state, training):
    """The layers, one sample per row; parameters and running statistics are taken from iterators."""
    for layer in layers:
        if layer["kind"] == "dense":
            name, knobs = split(layer["activation"])
            x = ACTIVATIONS[name](F.linear(x, next(parameters), next(parameters)), **knobs)
        elif layer["kind"] == "batch-norm":
            x = F.batch_norm(x, next(state), next(state), next(parameters), next(parameters), training,
                             layer.get("momentum", 0.1), layer.get("epsilon", 1e-5))
        elif layer["kind"] == "layer-norm":
            x = F.layer_norm(x, x.shape[1:], next(parameters), next(parameters), layer.get("epsilon", 1e-5))
        else:
            x = x + forward(layer["layers"], x, parameters, state, training)
    return x


def sample_losses(choice, head, z, targets, smoothing):
    """Loss of each sample from the sums z."""
    name, knobs = split(choice)
    if head == "binary":
        if name in ("hinge", "focal"):
            side = (2 * targets - 1) * z
            if name == "hinge":
                return torch.clamp(1 - side, min=0)[:, 0]
            p = torch.sigmoid(side)
            return (-(1 - p) ** knobs.get("gamma", 2.0) * F.logsigmoid(side))[:, 0]
        targets = targets * (1 - smoothing) + smoothing / 2
        if name == "bce":
            return F.binary_cross_entropy_with_logits(z, targets, reduction="none")[:, 0]
        return F.mse_loss(torch.sigmoid(z), targets, reduction="none").mean(1)
    if head == "classes":
        right = targets.argmax(1)
        if name == "cce":
            return F.cross_entropy(z, right, reduction="none", label_smoothing=smoothing)
        if name == "hinge":
            return F.multi_margin_loss(z, right, reduction="none")
        if name == "focal":
            logarithm = F.log_softmax(z, 1).gather(1, right[:, None])[:, 0]
            return -((1 - logarithm.exp()) ** knobs.get("gamma", 2.0)) * logarithm
        return F.mse_loss(F.softmax(z, 1), targets, reduction="none").mean(1)
    if name == "mae":
        return F.l1_loss(z, targets, reduction="none").mean(1)
    if name == "huber":
        return F.huber_loss(z, targets, reduction="none", delta=knobs.get("delta", 1.0)).mean(1)
    return F.mse_loss(z, targets, reduction="none").mean(1)


class Lion(torch.optim.Optimizer):
    """Program 1 of Chen et al. 2023."""

    def __init__(self, parameters, lr, beta1=0.9, beta2=0.99, decay=0.0):
        super().__init__(parameters, {"lr": lr, "beta1": beta1, "beta2": beta2, "decay": decay})

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            for p in group["params"]:
                m = self.state[p].setdefault("m", torch.zeros_like(p))
                update = (group["beta1"] * m + (1 - group["beta1"]) * p.grad).sign()
                p.mul_(1 - group["lr"] * group["decay"]).sub_(group["lr"] * update)
                m.mul_(group["beta2"]).add_((1 - group["beta2"]) * p.grad)


def optimizer(choice, parameters, lr):
    name, knobs = split(choice)
    betas = (knobs.get("beta1", 0.9), knobs.get("beta2", 0.999))
    return {
        "sgd": lambda: torch.optim.SGD(parameters, lr),
        "momentum": lambda: torch.optim.SGD(parameters, lr, momentum=knobs.get("momentum", 0.9)),
        "nesterov": lambda: torch.optim.SGD(parameters, lr, momentum=knobs.get("momentum", 0.9), nesterov=True),
        "adagrad": lambda: torch.optim.Adagrad(parameters, lr),
        "rmsprop": lambda: torch.optim.RMSprop(parameters, lr),
        "adam": lambda: torch.optim.Adam(parameters, lr, betas),
        "adamw": lambda: torch.optim.AdamW(parameters, lr, betas, weight_decay=knobs.get("decay", 0.01)),
        "lion": lambda: Lion(parameters, lr, **knobs),
        "lbfgs": lambda: torch.optim.LBFGS(parameters, lr, max_iter=1, history_size=int(knobs.get("history", 10)),
                                           tolerance_grad=0, tolerance_change=0),
    }[name]()


def schedule(choice, optim):
    name, knobs = split(choice)
    lr = torch.optim.lr_scheduler
    base = optim.param_groups[0]["lr"]
    return {
        "constant": lambda: lr.ConstantLR(optim, 1.0),
        "step": lambda: lr.StepLR(optim, int(knobs["every"]), knobs["factor"]),
        "exponential": lambda: lr.ExponentialLR(optim, knobs["factor"]),
        "cosine": lambda: lr.CosineAnnealingLR(optim, int(knobs["epochs"]), base * knobs.get("final", 0.0)),
        "warm-up": lambda: lr.LinearLR(optim, 1 / knobs["epochs"], 1.0, int(knobs["epochs"]) - 1),
        "one-cycle": lambda: lr.OneCycleLR(optim, base, total_steps=STEPS, pct_start=0.3, cycle_momentum=False),
        "plateau": lambda: lr.ReduceLROnPlateau(optim, factor=knobs["factor"], patience=int(knobs["patience"])),
    }[name]()


def penalty(choice, weights):
    name, knobs = split(choice)
    strength = knobs.get("strength", 1e-3)
    share = {"l1": 1.0, "l2": 0.0, "elastic": knobs.get("share", 0.5)}.get(name)
    if share is None:
        return 0.0
    return sum(strength * (share * w.abs().sum() + (1 - share) / 2 * (w * w).sum()) for w in weights)


def clip(choice, parameters):
    name, knobs = split(choice)
    if name == "value":
        torch.nn.utils.clip_grad_value_(parameters, knobs["limit"])
    elif name == "norm":
        # PyTorch adds 1e-6 to the norm; Pascanu et al. 2013 do not.
        norm = math.sqrt(sum(float((p.grad * p.grad).sum()) for p in parameters))
        if norm > knobs["limit"]:
            for p in parameters:
                p.grad.mul_(knobs["limit"] / norm)


def flat(parameters):
    """Column after column, as the engine keeps matrices."""
    return np.concatenate([p.detach().t().reshape(-1).numpy() if p.ndim == 2 else p.detach().numpy() for p in parameters])


def case(name, head="binary", layers=None, weighted=False, learning_rate=0.02, outputs=None, **training):
    layers = layers if layers is not None else [{"kind": "dense", "units": 6, "activation": "tanh"}]
    training.setdefault("optimizer", "sgd")
    features = 3
    outputs = outputs or {"binary": 1, "classes": 3, "values": 2}[head]
    random = np.random.default_rng(sum(map(ord, name)))
    inputs = random.normal(size=(ROWS, features)).round(6)
    if head == "binary":
        targets = (inputs[:, :1] * inputs[:, 1:2] > 0).astype(float)
    elif head == "classes":
        targets = np.eye(outputs)[random.integers(0, outputs, ROWS)]
    else:
        targets = np.stack([np.sin(inputs[:, 0] * (k + 1)) + inputs[:, 1] for k in range(outputs)], 1).round(6)
    weights = random.uniform(0.2, 2.0, ROWS).round(6) if weighted else np.ones(ROWS)
    if weighted:
        weights = weights / weights.mean()
    all_layers = layers + [{"kind": "dense", "units": outputs, "activation": "linear"}]
    found, _ = shapes(all_layers, features)
    parameters = []
    for kind, shape in found:
        value = random.normal(size=shape).round(6) * (0.6 if kind == "weight" else 0.2) + (1.0 if kind == "scale" else 0.0)
        parameters.append(torch.tensor(value, requires_grad=True))
    matrices = [p for (kind, _), p in zip(found, parameters) if kind == "weight"]
    state, width = [], features
    for layer in all_layers:
        if layer["kind"] == "batch-norm":
            state += [torch.zeros(width), torch.ones(width)]
        width = layer.get("units", width)
    start = flat(parameters)
    loss = training.get("loss") or {"binary": "bce", "classes": "cce", "values": "mse"}[head]
    regularization = training.get("regularization", "none")
    optim = optimizer(training["optimizer"], parameters, learning_rate)
    plan = schedule(training.get("schedule", "constant"), optim)
    x, t, w = torch.tensor(inputs), torch.tensor(targets), torch.tensor(weights)
    losses, rates = [], []
    for _ in range(STEPS):
        optim.zero_grad()
        z = forward(all_layers, x, iter(parameters), iter(state), True)
        value = (w * sample_losses(loss, head, z, t, training.get("labelSmoothing", 0.0))).mean()
        (value + penalty(regularization, matrices)).backward()
        clip(training.get("clipping", "none"), parameters)
        losses.append(value.item())
        rates.append(optim.param_groups[0]["lr"])
        optim.step((lambda: value) if isinstance(optim, torch.optim.LBFGS) else None)
        kind, knobs = split(regularization)
        if kind == "max-norm":
            with torch.no_grad():
                for matrix in matrices:
                    norms = matrix.norm(dim=1, keepdim=True)
                    matrix.mul_(torch.where(norms > knobs["limit"], knobs["limit"] / norms, torch.ones_like(norms)))
        if isinstance(plan, torch.optim.lr_scheduler.ReduceLROnPlateau):
            plan.step(value.item())
        elif len(rates) < STEPS:
            plan.step()
    assert np.isfinite(losses).all(), name
    with torch.no_grad():
        z = forward(all_layers, x, iter(parameters), iter(state), False)
        answers = {"binary": torch.sigmoid, "classes": lambda z: F.softmax(z, 1), "values": lambda z: z}[head](z)
    return {
        "name": name, "features": features, "layers": layers, "head": head, "outputs": outputs,
        "training": {**training, "learningRate": learning_rate, "batchSize": ROWS},
        "inputs": inputs.reshape(-1).tolist(), "targets": targets.reshape(-1).tolist(),
        "weights": weights.tolist() if weighted else None, "start": start.tolist(),
        "losses": losses, "rates": rates, "end": flat(parameters).tolist(),
        "state": torch.cat(state).tolist() if state else [], "answers": answers.reshape(-1).tolist(),
    }


def dense(units, activation="tanh"):
    return {"kind": "dense", "units": units, "activation": activation}


def main():
    cases = []
    for name in ("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw", "lion"):
        cases.append(case(f"optimizer {name}", "values", [dense(5), dense(4)], optimizer=name))
    # On a loss with flat stretches steps by learnt curvature make rounding errors grow a millionfold, in PyTorch as
    # here; a convex one shows the rule.
    cases.append(case("optimizer lbfgs", "binary", [], optimizer="lbfgs", learning_rate=0.5,
                      regularization={"kind": "l2", "strength": 0.05}))
    cases.append(case("optimizer adamw tuned", "binary", optimizer={"kind": "adamw", "decay": 0.3, "beta1": 0.8}))
    cases.append(case("optimizer lion tuned", "binary", optimizer={"kind": "lion", "decay": 0.2, "beta2": 0.9}, learning_rate=0.005))
    for choice in (
        {"kind": "step", "every": 7.0, "factor": 0.7}, {"kind": "exponential", "factor": 0.97},
        {"kind": "cosine", "epochs": 100.0, "final": 0.1}, {"kind": "warm-up", "epochs": 20.0},
        {"kind": "one-cycle", "epochs": 100.0}, {"kind": "plateau", "factor": 0.5, "patience": 3.0},
    ):
        # Too large a rate for the plateau's case, so that the loss does stop falling.
        rate = 0.5 if choice["kind"] == "plateau" else 0.05
        optim = "adam" if choice["kind"] == "plateau" else "momentum"
        cases.append(case(f"schedule {choice['kind']}", schedule=choice, learning_rate=rate, optimizer=optim))
    for head, names in (("binary", ("bce", "mse", "hinge", "focal")), ("classes", ("cce", "mse", "hinge", "focal")),
                        ("values", ("mse", "mae", "huber"))):
        for name in names:
            cases.append(case(f"loss {name} {head}", head, loss=name, learning_rate=0.1))
    cases.append(case("loss focal tuned", "classes", loss={"kind": "focal", "gamma": 0.7}, learning_rate=0.1))
    cases.append(case("loss huber tuned", "values", loss={"kind": "huber", "delta": 0.3}, learning_rate=0.1))
    cases.append(case("smoothing binary", "binary", labelSmoothing=0.2, learning_rate=0.1))
    cases.append(case("smoothing classes", "classes", labelSmoothing=0.1, learning_rate=0.1))
    for head in ("binary", "classes", "values"):
        cases.append(case(f"weights {head}", head, weighted=True, learning_rate=0.1))
    for name in ACTIVATIONS:
        cases.append(case(f"activation {name}", "classes", [dense(6, name), dense(5, name)], learning_rate=0.05))
    cases.append(case("activation tuned", "classes", [dense(6, {"kind": "elu", "alpha": 0.4}), dense(5, {"kind": "sine", "frequency": 2.0}),
                                                      dense(4, {"kind": "leaky-relu", "slope": 0.2})], learning_rate=0.05))
    norm = {"kind": "batch-norm", "momentum": 0.2, "epsilon": 1e-4}
    cases.append(case("layer batch-norm", "binary", [dense(6), norm, dense(4, "relu")], learning_rate=0.05))
    cases.append(case("layer layer-norm", "classes", [dense(6, "relu"), {"kind": "layer-norm", "epsilon": 1e-5}], learning_rate=0.05))
    cases.append(case("layer residual", "values", [dense(5), {"kind": "residual", "layers": [dense(7, "gelu"), dense(5)]}], learning_rate=0.05))
    for choice in ({"kind": "l1", "strength": 0.01}, {"kind": "l2", "strength": 0.05}, {"kind": "elastic", "strength": 0.02, "share": 0.3},
                   {"kind": "max-norm", "limit": 0.9}):
        cases.append(case(f"regularizer {choice['kind']}", "classes", regularization=choice, learning_rate=0.1))
    cases.append(case("clipping norm", "values", clipping={"kind": "norm", "limit": 0.2}, learning_rate=0.1))
    cases.append(case("clipping value", "values", clipping={"kind": "value", "limit": 0.05}, learning_rate=0.1))
    versions = {"torch": torch.__version__.split("+")[0], "numpy": np.__version__}
    text = json.dumps({"versions": versions, "cases": cases}, separators=(",", ":"))
    Path(__file__).with_name("trajectories.json").write_text(text + "\n")
    print(len(cases), "cases,", len(text) // 1000, "KB")


main()
