#!/usr/bin/python3
"""A tool of GradBench's protocol over PyTorch: a line of JSON in, a line out.

usage: tool_torch.py [reverse|forward|jvp]

reverse: backward(); forward: the Jacobian by forward mode, all tangents at once; jvp: forward mode, one tangent a pass.
"""
import json
import math
import os
import sys
import time

answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)  # what libraries print must not be taken for an answer

import torch  # noqa: E402
import torch.autograd.forward_ad as forward_ad  # noqa: E402

torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
torch.set_default_dtype(torch.float64)


def lse(fields):
    return lambda x: torch.logsumexp(x, 0)


def product(fields):
    return torch.prod


def rosenbrock(fields):
    def function(x):
        a = 1 - x[:-1]
        b = x[1:] - x[:-1] * x[:-1]
        return (a * a + 100 * (b * b)).sum()

    return function


def ring(fields):
    return lambda x: torch.sigmoid(x * torch.roll(x, -1)).sum()


def helmholtz(fields):
    b = torch.tensor(fields["b"])
    a = torch.tensor(fields["a"]).reshape(len(b), len(b))
    root = 2**0.5

    def function(x):
        u = torch.dot(b, x)
        entropy = (x * torch.log(x / (1 - u))).sum()
        attraction = torch.dot(x, a @ x)
        return entropy - attraction / (2 * root * u) * torch.log((1 + (1 + root) * u) / (1 + (1 - root) * u))

    return function


def mlp(fields):
    features = torch.tensor(fields["features"])
    labels = torch.tensor(fields["labels"]).long()
    f, h, k = features.shape[1], int(fields["h"]), int(fields["k"])

    def function(x):
        w1, b1, w2, b2, w3, b3 = torch.split(x, [f * h, h, h * h, h, h * k, k])
        units = torch.sigmoid(torch.addmm(b1, features, w1.view(f, h)))
        units = torch.sigmoid(torch.addmm(b2, units, w2.view(h, h)))
        return torch.nn.functional.cross_entropy(torch.addmm(b3, units, w3.view(h, k)), labels)

    return function


def kmeans_cost(fields):
    points = torch.tensor(fields["points"])

    def function(x):
        centroids = x.view(-1, points.shape[1])
        with torch.no_grad():
            nearest = torch.cdist(points, forward_ad.unpack_dual(centroids).primal).argmin(1)
        difference = centroids[nearest] - points
        return (difference * difference).sum()

    return function


def ba_cost(fields):
    features = torch.tensor(fields["features"])
    cameras = torch.tensor(fields["cameras"])[:, None] + torch.arange(11)
    points = torch.tensor(fields["points"])[:, None] + torch.arange(3)
    weights = int(fields["weights"])

    def function(x):
        camera, w = x[cameras], x[weights:]
        moved = x[points] - camera[:, 3:6]
        theta = torch.sqrt((camera[:, :3] * camera[:, :3]).sum(1, keepdim=True))
        axis = camera[:, :3] / theta
        along = (axis * moved).sum(1, keepdim=True) * (1 - torch.cos(theta))
        turned = moved * torch.cos(theta) + torch.linalg.cross(axis, moved) * torch.sin(theta) + axis * along
        p = turned[:, :2] / turned[:, 2:]
        square = (p * p).sum(1)
        scale = camera[:, 6] * (1 + square * (camera[:, 9] + square * camera[:, 10]))
        errors = w[:, None] * (p * scale[:, None] + camera[:, 7:9] - features)
        of_weights = 1 - w * w
        return ((errors * errors).sum() + (of_weights * of_weights).sum()) / 2

    return function


def gmm(fields):
    d, k, m, gamma = int(fields["d"]), int(fields["k"]), float(fields["m"]), float(fields["gamma"])
    points = torch.tensor(fields["x"])
    n, below = len(points), d * (d - 1) // 2
    column, row = torch.triu_indices(d, d, 1)  # of what is below the diagonal, column by column
    place = torch.arange(d).diag()
    place[row, column] = d + torch.arange(below)
    lower = torch.ones(d, d).tril()
    nu = d + m + 1
    prior = nu * d * (math.log(gamma) - math.log(2) / 2) - torch.mvlgamma(torch.tensor(nu / 2), d).item()
    constant = k * prior - n * d / 2 * math.log(2 * math.pi)

    def function(x):
        alpha, mu, q, l = torch.split(x, [k, k * d, k * d, k * below])
        q = q.reshape(k, d)
        entries = torch.cat((torch.exp(q), l.reshape(k, below)), 1)
        factors = entries[:, place] * lower
        y = points @ factors.reshape(k * d, d).T - (factors @ mu.reshape(k, d, 1)).flatten()
        beta = alpha + q.sum(1) - (y * y).reshape(n, k, d).sum(2) / 2
        penalty = gamma * gamma / 2 * (entries * entries).sum()
        return torch.logsumexp(beta, 1).sum() - n * torch.logsumexp(alpha, 0) - penalty + m * q.sum() + constant

    return function


MODULES = {
    "lse": lse,
    "product": product,
    "rosenbrock": rosenbrock,
    "sigmoid-chain": ring,
    "helmholtz": helmholtz,
    "mlp": mlp,
    "kmeans-cost": kmeans_cost,
    "ba-cost": ba_cost,
    "gmm": gmm,
}

# The fields of the point, in the other modules x.
POINTS = {"kmeans-cost": ["centroids"], "gmm": ["alpha", "mu", "q", "l"]}


def point_of(module, fields):
    parts = [torch.tensor(fields[name], dtype=torch.float64) for name in POINTS.get(module, ["x"])]
    return torch.cat([part.flatten() for part in parts])


def output_of(module, fields, gradient):
    if module != "gmm":
        return gradient.tolist()
    d, k = int(fields["d"]), int(fields["k"])
    widths = {"alpha": 1, "mu": d, "q": d, "l": d * (d - 1) // 2}
    parts = zip(widths, torch.split(gradient, [k * width for width in widths.values()]))
    return {name: part.tolist() if name == "alpha" else part.reshape(k, widths[name]).tolist() for name, part in parts}


def reverse(function, point):
    x = point.detach().requires_grad_(True)
    y = function(x)
    y.backward()
    return y.item(), x.grad


def forward(function, point):
    gradient = torch.autograd.functional.jacobian(function, point, vectorize=True, strategy="forward-mode")
    return function(point).item(), gradient


def jvp(function, point):
    gradient = torch.empty_like(point)
    with torch.no_grad(), forward_ad.dual_level():
        for i in range(len(point)):
            tangent = torch.zeros_like(point)
            tangent[i] = 1
            y, gradient[i] = forward_ad.unpack_dual(function(forward_ad.make_dual(point, tangent)))
    return y.item(), gradient


DERIVATIVES = {"reverse": reverse, "forward": forward, "jvp": jvp}
SETTINGS = {
    "reverse": "eager; backward()",
    "forward": "eager; the Jacobian by forward mode, all tangents at once",
    "jvp": "eager; forward mode, one tangent per pass",
}
MODE = sys.argv[1] if len(sys.argv) > 1 else "reverse"
DERIVATIVE = DERIVATIVES[MODE]


VALUES, GRADIENTS = ["primal", "objective"], ["gradient", "jacobian"]

last = {}  # the numbers of the last message, for one that asks for them again


def evaluate(message, start):
    fields = message["input"]
    if not fields.get("again"):
        last["function"] = MODULES[message["module"]](fields)
        last["point"] = point_of(message["module"], fields)
        last["fields"] = fields
    name = message["function"]
    if name not in VALUES + GRADIENTS:
        raise ValueError(f"no function {name}")
    function, point = last["function"], last["point"]
    prepared = time.perf_counter_ns() - start
    times, total = [], 0
    while not times or len(times) < fields.get("min_runs", 1) or total < 1e9 * fields.get("min_seconds", 0):
        begin = time.perf_counter_ns()
        if name in GRADIENTS:
            value, gradient = DERIVATIVE(function, point)
        else:
            with torch.no_grad():
                value = function(point).item()
        times.append(time.perf_counter_ns() - begin)
        total += times[-1]
    if name in VALUES:
        output = value
    else:
        output = output_of(message["module"], last["fields"], gradient)
        if fields.get("with_value"):
            output = {"value": value, "gradient": output}
    timings = [{"name": "prepare", "nanoseconds": prepared}]
    timings += [{"name": "evaluate", "nanoseconds": t} for t in times]
    return {"success": True, "output": output, "timings": timings}


def answer(message, start):
    if message["kind"] == "start":
        return {
            "tool": f"PyTorch in Python, {MODE}",
            "version": torch.__version__,
            "language": "C++",
            "direction": "reverse" if MODE == "reverse" else "forward",
            "kind": "graph",
            "purpose": "training networks on GPUs or many cores",
            "settings": SETTINGS[MODE],
            "practice": "use single precision, batches of hundreds of samples and several cores, and keep parameters in tensors",
            "again": True,
        }
    if message["kind"] == "define":
        return {"success": message["module"] in MODULES}
    if message["kind"] == "evaluate":
        return evaluate(message, start)
    return {}


expected = 0
for line in sys.stdin:
    start = time.perf_counter_ns()
    try:
        message = json.loads(line)
        expected = message["id"]
        fields = answer(message, start)
    except Exception as e:
        fields = {"success": False, "error": f"{type(e).__name__}: {e}".splitlines()[0]}
    answers.write(json.dumps({"id": expected, **fields}, separators=(",", ":")) + "\n")
    answers.flush()
    expected += 1
