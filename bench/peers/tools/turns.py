#!/usr/bin/python3
"""Compares tools that speak GradBench's protocol with the first of them, on evals of GradBench, in turns.

usage: turns.py [--rounds N] [--seconds S] [--sizes N] [--evals lse,kmeans] NAME=COMMAND NAME=COMMAND...

In each round all tools are started anew, and each input is given to one after the other, in an order that is reversed from round to
round. Inputs have GradBench's distributions and some of its default sizes. A time is the median of the runs of an answer, averaged over
the rounds (geometric mean); a ratio is the mean over the rounds of a tool's time over that of the first tool, with a 95 % interval
(Student's t). Answers that differ by more than 1e-10 of their norm end the comparison with exit code 1. The table is Markdown.
"""
import argparse
import itertools
import json
import math
import random
import shlex
import statistics
import subprocess
import sys

# Student's 97.5 % quantiles for 1, 2, … degrees of freedom.
QUANTILES = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120]
TOLERANCE = 1e-10


def lse():
    for n in 2500, 80_000, 1_280_000:
        yield f"n = {n}", "gradient", {"x": numbers(n)}


def kmeans():
    for k, n, d in (10, 1000, 8), (10, 1000, 16), (100, 10_000, 8), (1000, 10_000, 16):
        points = [numbers(d) for _ in range(n)]
        yield f"k, n, d = {k}, {n}, {d}", "dir", {"points": points, "centroids": points[-k:]}


EVALS = {"lse": lse, "kmeans": kmeans}


def numbers(n):
    return [random.random() for _ in range(n)]


class Tool:
    """A running tool."""

    def __init__(self, command):
        self.process = subprocess.Popen(
            shlex.split(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.messages = 0
        self.ask(kind="start", eval="turns")

    def ask(self, **message):
        self.process.stdin.write(json.dumps({"id": self.messages, **message}) + "\n")
        self.process.stdin.flush()
        self.messages += 1
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"turns.py: {' '.join(self.process.args)} ended without an answer")
        return json.loads(line)

    def evaluate(self, module, function, inputs):
        answer = self.ask(kind="evaluate", module=module, function=function, input=inputs)
        if not answer.get("success"):
            sys.exit(f"turns.py: {' '.join(self.process.args)}: {module}: {answer.get('error', 'no success')}")
        return answer

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def nanoseconds(answer):
    return statistics.median(t["nanoseconds"] / t.get("runs", 1) for t in answer["timings"] if t["name"] == "evaluate")


def flat(output):
    return [x for row in output for x in flat(row)] if isinstance(output, list) else [output]


def agree(one, other):
    one, other = flat(one), flat(other)
    norm = math.sqrt(sum(x * x for x in one))
    return len(one) == len(other) and math.sqrt(sum((x - y) ** 2 for x, y in zip(one, other))) <= TOLERANCE * norm


def time_text(ns):
    unit, size = next((u for u in (("s", 1e9), ("ms", 1e6), ("µs", 1e3)) if ns >= u[1]), ("ns", 1))
    digits = 1 if ns / size < 10 else 0
    return f"{ns / size:.{digits}f} {unit}"


def ratio_text(base, times):
    logs = [math.log(b / a) for a, b in zip(base, times)]
    mean = statistics.mean(logs)
    if len(logs) == 1:
        return f"{math.exp(mean):.2f} (interval unknown)"
    degrees = len(logs) - 1
    half = QUANTILES[min(degrees, len(QUANTILES)) - 1] * statistics.stdev(logs) / math.sqrt(len(logs))
    return f"{math.exp(mean):.2f} ({math.exp(mean - half):.2f} to {math.exp(mean + half):.2f})"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tools", nargs="+", metavar="NAME=COMMAND")
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--seconds", type=float, default=0.5, help="minimum time of the runs of an answer (default: 0.5)")
    parser.add_argument("--sizes", type=int, default=100, help="only the first sizes of each eval")
    parser.add_argument("--evals", default=",".join(EVALS), help="default: all, which are " + ", ".join(EVALS))
    options = parser.parse_args()
    options.evals = options.evals.split(",")
    for name in options.evals:
        if name not in EVALS:
            parser.error(f"unknown eval {name}; there are {', '.join(EVALS)}")
    if len(options.tools) < 2 or not all("=" in tool for tool in options.tools):
        parser.error("two tools or more are needed, each as NAME=COMMAND")
    return options


def main():
    options = arguments()
    commands = dict(tool.split("=", 1) for tool in options.tools)
    base = next(iter(commands))
    random.seed(31337)
    rows = {}
    for turn in range(options.rounds):
        tools = {name: Tool(command) for name, command in commands.items()}
        for module in options.evals:
            for size, function, inputs in itertools.islice(EVALS[module](), options.sizes):
                inputs |= {"min_runs": 1, "min_seconds": options.seconds}
                answers = {}
                for name in commands if turn % 2 == 0 else reversed(commands):
                    answers[name] = tools[name].evaluate(module, function, inputs)
                row = rows.setdefault((f"{module} {function}", size), {name: [] for name in commands})
                for name, answer in answers.items():
                    if not agree(answers[base]["output"], answer["output"]):
                        sys.exit(f"turns.py: {module}, {size}: the answers of {base} and {name} differ")
                    row[name].append((nanoseconds(answer), answer.get("mode")))
        for tool in tools.values():
            tool.end()
        print(f"round {turn + 1} of {options.rounds}", file=sys.stderr)
    others = [name for name in commands if name != base]
    print("| eval | size |" + "".join(f" {name} |" for name in commands) + "".join(f" {name} / {base} |" for name in others))
    print("|---|---|" + "--:|" * (len(commands) + len(others)))
    for (module, size), row in rows.items():
        cells = [module, size]
        for times in row.values():
            modes = ", ".join(sorted({mode for _, mode in times if mode}))
            cells.append(time_text(statistics.geometric_mean(t for t, _ in times)) + (f" ({modes})" if modes else ""))
        cells += [ratio_text(*([t for t, _ in row[name]] for name in (base, other))) for other in others]
        print("| " + " | ".join(cells) + " |")


main()
