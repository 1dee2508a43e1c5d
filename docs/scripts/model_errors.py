#!/usr/bin/env python3
"""Errors of `sunshed eval` against reference tables, as the table in docs/models.md.

    model_errors.py PROGRAM TABLES [--write docs/models.md]

TABLES is a folder with models.json (for each model: the table's file, its input and output columns, tolerances) and the
tables themselves, made with an independent program: build/<preset>/tests/data (see tests/data/README.md). Exits with 1
where an output is out of tolerance."""
import argparse
import csv
import json
import math
import pathlib
import subprocess
import sys
import tempfile

BEGIN, END = "<!-- errors: made by docs/scripts/model_errors.py -->", "<!-- end of errors -->"


def read_table(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def number(text):
    try:
        return float(text)
    except (TypeError, ValueError):
        return math.nan


def is_compared(row, model):
    inside = all(not low <= number(row[c]) <= high for c, (low, high) in model.get("skip", {}).items())
    return inside and all(low <= number(row[c]) <= high for c, (low, high) in model.get("skip_outside", {}).items())


def evaluate(program, model, table):
    """The program's rows for a table's inputs; None where it has no such model."""
    constants = model.get("add", {})
    with tempfile.TemporaryDirectory() as folder:
        source, result = pathlib.Path(folder, "in.csv"), pathlib.Path(folder, "out.csv")
        with open(source, "w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(model["in"] + list(constants))
            writer.writerows([row[c] for c in model["in"]] + list(constants.values()) for row in table)
        run = subprocess.run([program, "eval", model["model"], source, "-o", result], capture_output=True, text=True)
        if "there is no model" in run.stderr:
            return None
        if run.returncode != 0:
            sys.exit(f"{model['model']}: {run.stderr.strip()}")
        return read_table(result)


def compare(got, table, model, column, tolerance):
    """(rows, largest error, root mean square error, rows out of tolerance)."""
    wanted_column = model.get("map", {}).get(column, column)
    errors, outside = [], 0
    for ours, theirs in zip(got, table):
        want = number(theirs[wanted_column])
        if math.isnan(want) or not is_compared(theirs, model):
            continue
        error = abs(number(ours[column]) - want)
        if "wrap" in tolerance:
            error = min(error, abs(tolerance["wrap"] - error))
        outside += not error <= tolerance.get("abs", 0.0) + tolerance.get("rel", 0.0) * abs(want)
        errors.append(error)
    rms = math.sqrt(sum(e * e for e in errors) / max(1, len(errors)))
    return len(errors), max(errors, default=math.nan), rms, outside


def tolerance_words(tolerance):
    parts = [f"{tolerance['abs']:g}"] if "abs" in tolerance else []
    parts += [f"{100 * tolerance['rel']:g} %"] if "rel" in tolerance else []
    return " + ".join(parts)


def error_lines(program, folder):
    models = json.loads((folder / "models.json").read_text())["models"]
    lines = ["| model | output | rows | largest error | rms | allowed |", "|---|---|---:|---:|---:|---:|"]
    failed = 0
    for model in models:
        table = read_table(folder / (model["file"] + ".csv"))
        got = evaluate(program, model, table)
        if got is None:
            continue
        for column, tolerance in model["out"].items():
            rows, worst, rms, outside = compare(got, table, model, column, tolerance)
            failed += outside
            words = "".join(f", {k} {v}" for k, v in model.get("add", {}).items())
            lines.append(f"| {model['model']}{words} | `{column}` | {rows} | {worst:.1e} | {rms:.1e} | "
                         f"{tolerance_words(tolerance)} |")
    return lines, failed


def write_into(path, lines):
    text = path.read_text()
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    path.write_text(before + BEGIN + "\n" + "\n".join(lines) + "\n" + END + after)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("tables", type=pathlib.Path)
    parser.add_argument("--write", type=pathlib.Path, help="put the table between the marks in this file")
    args = parser.parse_args()
    lines, failed = error_lines(args.program, args.tables)
    if args.write:
        write_into(args.write, lines)
    print("\n".join(lines))
    print(f"{failed} values out of tolerance")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
