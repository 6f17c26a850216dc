"""The Python peers on the same workloads, on one thread: scikit-learn and PyTorch.

Reads {"workload": ..., "inputs": [[...]], "labels": [...], "runs": n} per line from standard input and writes
{"peer": name, "workload": name, "microseconds": [...]} or {"peer": name, "reason": text} per line.
"""

import json
import os
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"


def say(**fields):
    print(json.dumps(fields), flush=True)


def scikit_learn(workload, inputs, labels, runs):
    import warnings

    import numpy
    from sklearn.neural_network import MLPClassifier

    warnings.filterwarnings("ignore")
    xs = numpy.asarray(inputs, dtype=numpy.float32)
    ys = numpy.asarray(labels)
    measured = []
    for run in range(runs):
        model = MLPClassifier(
            hidden_layer_sizes=workload["hidden"],
            activation=workload["activation"],
            solver=workload["optimizer"],
            alpha=0.0,
            momentum=0.0,
            nesterovs_momentum=False,
            batch_size=workload["batch"],
            learning_rate_init=workload["learningRate"],
            max_iter=workload["epochs"],
            tol=0.0,
            n_iter_no_change=workload["epochs"] + 1,
            random_state=run,
        )
        begun = time.perf_counter()
        model.fit(xs, ys)
        measured.append((time.perf_counter() - begun) * 1e6 / (model.n_iter_ * len(ys)))
    return measured


def pytorch(workload, inputs, labels, runs):
    import torch

    torch.set_num_threads(1)
    binary = workload["classes"] == 2
    xs = torch.tensor(inputs, dtype=torch.float32)
    ys = torch.tensor(labels, dtype=torch.float32).unsqueeze(1) if binary else torch.tensor(labels)
    activation = {"tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}[workload["activation"]]
    optimizer = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}[workload["optimizer"]]
    loss = torch.nn.BCEWithLogitsLoss() if binary else torch.nn.CrossEntropyLoss()
    epochs = workload["epochs"]
    measured = []
    for run in range(runs):
        torch.manual_seed(run)
        layers, width = [], workload["features"]
        for units in workload["hidden"]:
            layers += [torch.nn.Linear(width, units), activation()]
            width = units
        model = torch.nn.Sequential(*layers, torch.nn.Linear(width, 1 if binary else workload["classes"]))
        steps = optimizer(model.parameters(), lr=workload["learningRate"])
        begun = time.perf_counter()
        for _ in range(epochs):
            order = torch.randperm(len(xs))
            for start in range(0, len(xs), workload["batch"]):
                rows = order[start : start + workload["batch"]]
                steps.zero_grad()
                loss(model(xs[rows]), ys[rows]).backward()
                steps.step()
        measured.append((time.perf_counter() - begun) * 1e6 / (epochs * len(xs)))
    return measured


PEERS = {"scikit-learn": ("sklearn", scikit_learn), "PyTorch": ("torch", pytorch)}


def main():
    able = {}
    for name, (module, run) in PEERS.items():
        try:
            __import__(module)
            able[name] = run
        except Exception as error:  # An import can fail in many ways; each is a reason that is told.
            say(peer=name, reason=f"{type(error).__name__}: {error}".splitlines()[0])
    for line in sys.stdin:
        task = json.loads(line)
        for name, run in able.items():
            measured = run(task["workload"], task["inputs"], task["labels"], task["runs"])
            say(peer=name, workload=task["workload"]["name"], microseconds=measured)


main()
