"""Computes formulas with Python's own parser and functions: python3 formulas.py > formulas.json"""

import json
import math
from datetime import datetime, timedelta

# As Isoline writes it, and as Python does where that differs.
FORMULAS = [
    ("x + y * z",),
    ("x - y - z",),
    ("x / y / z",),
    ("(x + y) * z",),
    ("-x^2", "-(x**2)"),
    ("2^3^2 + x", "2**3**2 + x"),
    ("2^-x", "2**-x"),
    ("-2^-x*y", "-(2**-x)*y"),
    ("x^y", "power(x, y)"),
    ("--x",),
    ("x*-y",),
    ("+x - -+y", "x + y"),
    ("1.5e-3 * x + .25 - 2.",),
    ("log(x) / z",),
    ("log1p(x) - log1p(y)",),
    ("exp(x / 10) + exp(-y)",),
    ("sqrt(x)",),
    ("abs(x - y)",),
    ("sin(x) * cos(y) + tanh(z)",),
    ("min(x, y, z) + 10 * max(x, y)",),
    ("round(x) + 10 * round(x + 0.5)",),
    ("floor(x) - floor(-y)",),
    ("x < y", "float(x < y)"),
    ("(x <= y) + (x >= y) * 2 + (x = y) * 4 + (x != y) * 8 + (x > y) * 16",
     "(x <= y) + (x >= y) * 2 + (x == y) * 4 + (x != y) * 8 + (x > y) * 16"),
    ("x + 1 < y * 2", "float(x + 1 < y * 2)"),
    ("if(x > y, x, y) / z", "(x if x > y else y) / z"),
    ("if(x, 1 / x, 0)", "1 / x if x != 0 else 0"),
    ("1 / (x - y)",),
    ("log(x - y)",),
    ("year(t)", "date(t).year"),
    ("month(t)", "date(t).month"),
    ("day(t)", "date(t).day"),
    ("weekday(t)", "date(t).isoweekday()"),
    ("hour(t) + minute(t) / 60", "date(t).hour + date(t).minute / 60"),
    ("sin(6.283185307179586 * hour(t) / 24)", "sin(6.283185307179586 * date(t).hour / 24)"),
]

ROWS = [
    {"x": x, "y": y, "z": z, "t": t}
    for x, y, z, t in [
        (1.0, 2.0, 3.0, 0.0),
        (0.5, -1.25, 0.1, 951782399.0),
        (0.0, 0.0, 1.0, 951782400.0),
        (-2.5, 2.5, -0.75, -1.0),
        (10.0, 0.001, 1e-3, 1700000000.5),
        (3.0, -4.0, 2.0, 4102444799.0),
        (2.5, 2.5, 7.0, -62135596800.0),
        (1e5, 3.25, 12.0, 1583020800.0),
    ]
]


def power(x, y):
    result = x**y
    if isinstance(result, complex):
        raise ValueError("no real power")
    return result


def date(seconds):
    return datetime(1970, 1, 1) + timedelta(seconds=seconds)


NAMES = {name: getattr(math, name) for name in ["log", "log1p", "exp", "sqrt", "sin", "cos", "tanh", "floor"]}
NAMES |= {"abs": abs, "min": min, "max": max, "round": round, "power": power, "date": date}


def value(expression, row):
    try:
        result = float(eval(expression, NAMES | row))
    except (ValueError, ZeroDivisionError, OverflowError):
        return None
    return result if math.isfinite(result) else None


cases = []
for written, *python in FORMULAS:
    expression = python[0] if python else written
    cases.append({"formula": written, "values": [value(expression, row) for row in ROWS]})
print(json.dumps({"rows": ROWS, "cases": cases}, indent=1))
