#!/usr/bin/python3
"""Compares tools that speak GradBench's protocol with the first of them, on evals of GradBench, in turns.

usage: turns.py [--rounds N] [--seconds S] [--sizes N] [--evals lse,kmeans] NAME=COMMAND NAME=COMMAND...

In each round all tools are started anew, and each input is given to one after the other, in an order that is reversed from round to
round. Inputs have GradBench's distributions and some of its default sizes. A time is the median of the runs of an answer, averaged over
the rounds (geometric mean); a ratio is the mean over the rounds of a tool's time over that of the first tool, with a 95 % interval
(Student's t). The table is Markdown. Answers that differ by more than 1e-10 of their norm, and tools that do not answer as the protocol
has it, end the comparison with one line and exit code 1; arguments that cannot be used, with exit code 2.
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
import threading

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


def fail(message):
    sys.exit(f"turns.py: {message}")


class Tool:
    """A running tool."""

    def __init__(self, name, command, timeout):
        self.name = name
        self.timeout = timeout
        try:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
            )
        except OSError as e:
            fail(f"{name}: {command[0]} cannot be started: {e.strerror}")
        self.messages = 0
        self.ask(kind="start", eval="turns")

    def ask(self, **message):
        # The end of the tool also ends the wait for its answer.
        clock = threading.Timer(self.timeout, self.process.kill)
        clock.start()
        try:
            self.process.stdin.write(json.dumps({"id": self.messages, **message}) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except OSError:
            line = ""
        expired = not clock.is_alive()
        clock.cancel()
        if not line:
            fail(f"{self.name} " + (f"gave no answer within {self.timeout:g} s" if expired else "ended without an answer"))
        try:
            answer = json.loads(line)
        except ValueError:
            answer = None
        if not isinstance(answer, dict) or answer.get("id") != self.messages:
            self.process.kill()
            fail(f"{self.name} answered {line.strip()[:60]!r}, must be a JSON object with the id {self.messages}")
        self.messages += 1
        return answer

    def evaluate(self, module, function, inputs):
        """Returns the output, the time of a run in ns, and the mode if the tool names one."""
        answer = self.ask(kind="evaluate", module=module, function=function, input=inputs)
        if not answer.get("success"):
            fail(f"{self.name}: {module}: {answer.get('error', 'no success')}")
        try:
            output = flat(answer["output"])
            math.fsum(output)
            time = statistics.median(
                t["nanoseconds"] / t.get("runs", 1) for t in answer["timings"] if t["name"] == "evaluate"
            )
        except (KeyError, TypeError, ValueError, ArithmeticError):
            time = 0
        if not time > 0:
            fail(f"{self.name}: {module}: the answer must have an output of numbers, and timings of evaluate above 0 ns")
        return output, time, answer.get("mode")

    def end(self):
        self.process.stdin.close()
        try:
            self.process.wait(self.timeout)
        except subprocess.TimeoutExpired:
            self.process.kill()
            fail(f"{self.name} did not end within {self.timeout:g} s after its last question")


def flat(output):
    return [x for row in output for x in flat(row)] if isinstance(output, list) else [output]


def agree(one, other):
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


def positive(kind):
    def number(text):
        value = kind(text)
        if not 0 < value < math.inf:
            raise ValueError(text)
        return value

    number.__name__ = "number above 0"
    return number


def command_of(tool):
    name, equals, text = tool.partition("=")
    try:
        command = shlex.split(text)
    except ValueError:
        command = []
    if not name or not equals or not command:
        raise ValueError(tool)
    return name, command


command_of.__name__ = "NAME=COMMAND"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tools", nargs="+", type=command_of, metavar="NAME=COMMAND")
    parser.add_argument("--rounds", type=positive(int), default=6)
    parser.add_argument("--seconds", type=positive(float), default=0.5, help="minimum time of the runs of an answer (default: 0.5)")
    parser.add_argument("--sizes", type=positive(int), default=100, help="only the first sizes of each eval")
    parser.add_argument("--timeout", type=positive(float), default=600, help="longest wait for an answer, s (default: 600)")
    parser.add_argument("--evals", default=",".join(EVALS), help="default: all, which are " + ", ".join(EVALS))
    options = parser.parse_args()
    options.evals = options.evals.split(",")
    for name in options.evals:
        if name not in EVALS:
            parser.error(f"unknown eval {name}; there are {', '.join(EVALS)}")
    if len(dict(options.tools)) < max(2, len(options.tools)):
        parser.error("two tools or more are needed, each with a name of its own")
    return options


def main():
    options = arguments()
    commands = dict(options.tools)
    base = next(iter(commands))
    random.seed(31337)
    rows = {}
    for turn in range(options.rounds):
        tools = {name: Tool(name, command, options.timeout) for name, command in commands.items()}
        for module in options.evals:
            for size, function, inputs in itertools.islice(EVALS[module](), options.sizes):
                inputs |= {"min_runs": 1, "min_seconds": options.seconds}
                answers = {}
                for name in commands if turn % 2 == 0 else reversed(commands):
                    answers[name] = tools[name].evaluate(module, function, inputs)
                row = rows.setdefault((f"{module} {function}", size), {name: [] for name in commands})
                if not all(math.isfinite(x) for x in answers[base][0]):
                    fail(f"{module}, {size}: the answer of {base} is not finite")
                for name, (output, time, mode) in answers.items():
                    if not agree(answers[base][0], output):
                        fail(f"{module}, {size}: the answers of {base} and {name} differ")
                    row[name].append((time, mode))
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
