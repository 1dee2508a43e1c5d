#!/usr/bin/env python3
"""Whole commands on mutated inputs: no signal, no hang, one line, nothing left behind, no number that cannot be.

usage: mutate.py PROGRAM HELPER [CASES] [SEED] [--only N] [--keep FOLDER]

Case N of a seed is always the same one; --only N runs it alone and prints all, --keep leaves its files. Takes GeoTIFF,
GeoPackage, Shapefile, FlatGeobuf and GeoJSON files and changes bytes, cuts them, makes numbers absurd, nests deeply.
"""
import argparse
import json
import math
import os
import random
import resource
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile

CPU_SECONDS = 10
MEMORY_BYTES = 6 << 30
MOST_LETTERS = 400
PROJECT = """[project]
name = "mutated"
[surface]
dsm = "dsm.tif"
[buildings]
path = "{}"
id = "id"
height = "height"
class = "use"
year_built = "built"
[weather]
clear_sky = true
[horizon]
directions = 16
"""
KINDS = ["dsm.tif", "buildings.gpkg", "buildings.shp", "buildings.dbf", "buildings.shx", "buildings.fgb",
         "buildings.geojson"]
COMMANDS = ["check", "run", "roofs", "surface", "irradiance", "horizon"]
# What no result goes beyond: kWh/m2 a year in any plane, hours of sun, degrees, metres.
RASTERS = {"irradiation_annual.tif": (0, 4000), "irradiation_monthly.tif": (0, 500), "sky_view.tif": (0, 1.001),
           "sun_hours.tif": (0, 4700), "pv_yield.tif": (0, 4000)}
COLUMNS = {"irradiation_kwh_m2": (0, 4000), "sky_view": (0, 1.001), "capacity_kwp": (0, 1e6), "yield_kwh_kwp": (0, 4000),
           "footprint_area_m2": (0, 1e8), "roof_area_m2": (0, 1e8), "height_m": (-10, 1500), "coverage_pct": (0, 100.001),
           "tilt_deg": (0, 90), "module_count": (0, 1e6), "shade_loss_pct": (0, 100)}


def flip(data, rng):
    data = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 16, 64))):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


def flip_head(data, rng):
    data = bytearray(data)
    for _ in range(rng.choice((1, 2, 4, 8))):
        data[rng.randrange(min(len(data), 512))] = rng.randrange(256)
    return bytes(data)


def cut(data, rng):
    return data[:rng.randrange(len(data))]


def cut_middle(data, rng):
    begin = rng.randrange(len(data))
    return data[:begin] + data[begin + rng.randrange(1, 2000):]


def repeat(data, rng):
    begin = rng.randrange(len(data))
    piece = data[begin:begin + rng.randrange(1, 200)]
    return data[:begin] + piece * rng.randrange(2, 200) + data[begin:]


def absurd_number(data, rng):
    """An integer or a double somewhere becomes one that nobody means."""
    data = bytearray(data)
    word = rng.choice((struct.pack("<I", 0xFFFFFFFF), struct.pack("<I", 1000000), struct.pack("<i", -1),
                       struct.pack("<d", math.nan), struct.pack("<d", math.inf), struct.pack("<d", 1e300),
                       struct.pack("<d", -9999), struct.pack("<f", math.nan), struct.pack("<f", 1e30),
                       struct.pack("<f", -9999), struct.pack("<f", 3e38), struct.pack("<H", 65535), b"\0" * 8))
    begin = rng.randrange(0, max(1, len(data) - len(word)), rng.choice((1, 2, 4, 8)))
    data[begin:begin + len(word)] = word
    return bytes(data)


def absurd_text(data, rng):
    """The same in text: numbers, nulls and strings that nobody means."""
    text = data.decode("utf-8", "replace")
    words = ("1e999", "-1e308", "NaN", "null", "[]", "{}", "\"\"", "9" * 400, "0", "-9999", "\"" + "x" * 5000 + "\"", "1e7")
    for _ in range(rng.choice((1, 2, 8))):
        digits = [i for i, c in enumerate(text) if c.isdigit() and not text[i - 1].isdigit()]
        if not digits:
            break
        at = rng.choice(digits)
        end = at
        while end < len(text) and (text[end].isdigit() or text[end] == "."):
            end += 1
        text = text[:at] + rng.choice(words) + text[end:]
    return text.encode()


def nest(data, rng):
    depth = rng.choice((50, 1000, 100000))
    deep = b"[" * depth + b"]" * depth if rng.random() < 0.5 else b'{"a":' * depth + b"1" + b"}" * depth
    at = data.find(b'"properties": {')
    return data[:at] + b'"deep": ' + deep + b", " + data[at:]


def mutate(name, data, rng):
    ways = [flip, flip_head, cut, cut_middle, repeat, absurd_number, absurd_number]
    if name.endswith(".geojson"):
        ways += [absurd_text, absurd_text, nest]
    for _ in range(rng.choice((1, 1, 1, 2))):
        data = rng.choice(ways)(data, rng) or b"\0"
    return data


def command_line(command, folder, buildings):
    dsm = os.path.join(folder, "dsm.tif")
    foot = os.path.join(folder, buildings)
    out = os.path.join(folder, "result")
    one = ["--threads", "1"]
    return {
        "check": ["check", os.path.join(folder, "project.toml")],
        "run": ["run", os.path.join(folder, "project.toml"), "-o", out] + one,
        "roofs": ["roofs", dsm, "--buildings", foot, "-o", out + ".gpkg"] + one,
        "surface": ["surface", "--dem", dsm, "--buildings", foot, "--height-field", "height", "-o", out + ".tif"],
        "irradiance": ["irradiance", dsm, "--clear-sky", "--directions", "16", "-o", out] + one,
        "horizon": ["horizon", dsm, "--directions", "8", "-o", out + ".tif"] + one,
    }[command]


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 2))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def faults_of_words(outcome):
    lines = outcome.stderr.decode("utf-8", "replace").splitlines()
    errors = [line for line in lines if not line.startswith("sunshed: note: ")]
    faults = ["a line of %d letters: %s..." % (len(line), line[:80]) for line in lines if len(line) > MOST_LETTERS]
    if outcome.returncode == 1 and (len(errors) != 1 or not errors[0].startswith("sunshed: error: ")):
        faults.append("not one line of error: %r" % errors[:3])
    if outcome.returncode in (0, 3) and errors:
        faults.append("words on standard error: %r" % errors[:3])
    if "defect of sunshed" in outcome.stderr.decode("utf-8", "replace"):
        faults.append("it calls itself a defect: %s" % errors[:1])
    return faults


def bad_number(text):
    raise ValueError("a number that is none: " + text)


def faults_of_numbers(folder, helper):
    faults = []
    for path, _, names in os.walk(folder):
        for name in names:
            full = os.path.join(path, name)
            if name in RASTERS or name == "result.tif":
                low, high = RASTERS.get(name, (-1000, 9000))
                seen = subprocess.run([helper, "range", full, str(low), str(high)], capture_output=True, text=True)
                if seen.returncode:
                    faults.append(seen.stdout.strip())
            elif name.endswith(".json") and "result" in full:
                try:
                    json.load(open(full), parse_constant=bad_number)
                except ValueError as error:
                    faults.append("%s: %s" % (name, error))
            elif name.endswith(".csv") and "result" in full:
                words = open(full, encoding="utf-8", errors="replace").read().replace("\n", ",").lower().split(",")
                if any(word.strip() in ("nan", "inf", "-inf", "-nan") for word in words):
                    faults.append(name + " holds nan or inf")
            elif name in ("result.gpkg", "results.gpkg"):
                faults += faults_of_tables(full)
    return faults


def faults_of_tables(path):
    faults = []
    database = sqlite3.connect(path)
    for layer in ("buildings", "roof_segments"):
        rows = database.execute('SELECT * FROM "%s"' % layer)
        names = [column[0] for column in rows.description]
        for row in rows:
            for name, value in zip(names, row):
                low, high = COLUMNS.get(name, (-math.inf, math.inf))
                if isinstance(value, float) and not math.isfinite(value):
                    faults.append("%s.%s is %s" % (layer, name, value))
                elif isinstance(value, (int, float)) and not low <= value <= high:
                    faults.append("%s.%s is %s" % (layer, name, value))
    database.close()
    return faults


def run_case(number, seed, program, helper, inputs, keep):
    rng = random.Random(seed * 1000003 + number)
    victim = KINDS[number % len(KINDS)]
    buildings = "buildings.geojson" if victim == "dsm.tif" else victim.rsplit(".", 1)[0] + (
        ".shp" if victim[-3:] in ("dbf", "shx") else victim[victim.rfind("."):])
    commands = COMMANDS if victim == "dsm.tif" else COMMANDS[:4]
    command = rng.choice(commands)
    folder = keep or tempfile.mkdtemp(prefix="sunshed-mutation-")
    shutil.copytree(inputs, folder, dirs_exist_ok=True)
    path = os.path.join(folder, victim)
    data = mutate(victim, open(path, "rb").read(), rng)
    open(path, "wb").write(data)
    open(os.path.join(folder, "project.toml"), "w").write(PROJECT.format(buildings))
    before = set(os.listdir(folder))
    words = command_line(command, folder, buildings)
    faults = []
    try:
        outcome = subprocess.run([program] + words, capture_output=True, timeout=600, preexec_fn=limit)
        if outcome.returncode < 0:
            faults.append("signal %d" % -outcome.returncode)
        elif outcome.returncode not in (0, 1, 3):  # 2 is wrong usage, and no file makes it that
            faults.append("exit code %d" % outcome.returncode)
        faults += faults_of_words(outcome)
        left = set(os.listdir(folder)) - before
        if outcome.returncode == 0:
            faults += faults_of_numbers(folder, helper)
            left = {name for name in left if not name.startswith("result")}
        if left:
            faults.append("left behind: %s" % sorted(left))
        code = outcome.returncode
        if keep:
            print(" ".join([program] + words))
            sys.stdout.write(outcome.stdout.decode("utf-8", "replace") + outcome.stderr.decode("utf-8", "replace"))
    except subprocess.TimeoutExpired:
        faults.append("it hangs without taking time")
        code = None
    if not keep:
        shutil.rmtree(folder)
    return "case %d: %s on %s" % (number, command, victim), code, faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("helper")
    parser.add_argument("cases", nargs="?", type=int, default=60)
    parser.add_argument("seed", nargs="?", type=int, default=1)
    parser.add_argument("--only", type=int)
    parser.add_argument("--keep")
    asked = parser.parse_args()
    program, helper = os.path.abspath(asked.program), os.path.abspath(asked.helper)
    codes, failed = {}, 0
    with tempfile.TemporaryDirectory(prefix="sunshed-mutation-inputs-") as inputs:
        subprocess.run([helper, "inputs", inputs], check=True)
        for number in [asked.only] if asked.only is not None else range(asked.cases):
            what, code, faults = run_case(number, asked.seed, program, helper, inputs, asked.keep)
            codes[code] = codes.get(code, 0) + 1
            if faults:
                failed += 1
                print("%s (exit code %s): %s" % (what, code, "; ".join(faults)), flush=True)
    print("%d cases, %d failed; exit codes %s" % (sum(codes.values()), failed, dict(sorted(codes.items(), key=str))))
    sys.exit(1 if failed else 0)


main()
