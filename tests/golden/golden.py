#!/usr/bin/env python3
"""Runs scenes and holds what they give against the golden numbers beside this file.

    golden.py --program SUNSHED --scene-maker MAKER [--update] [--list N] [CASE...]

Exit code 1 where a cell differs by more than its column's tolerance (tolerances.csv). --update writes the golden files
anew after telling the same differences: read them before you commit. The whole list stands in the file that it names.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

from differences import Difference, Tolerances, differences, summary
from tables import Table, read_golden, tables_of, write_golden

HERE = pathlib.Path(__file__).resolve().parent
DEMO = HERE.parents[1] / "datasets" / "demo" / "project.toml"

# case: hemisphere of the mixed scene (none: the demo), further arguments of the run, and large tables left to others
CASES = {
    "demo": (None, [], ["flat_roof_options", "supply_curve", "target_buildings"]),
    "mixed": ("south", ["--memory", "215MB"], []),
    "mixed_north": ("north", [], []),
}


def run_case(case: str, options, folder: pathlib.Path) -> dict[str, Table]:
    hemisphere, more, left_out = CASES[case]
    project = DEMO
    if hemisphere:
        subprocess.run([options.scene_maker, folder / "scene", hemisphere], check=True)
        project = folder / "scene" / "project.toml"
    subprocess.run([options.program, "run", project, "-o", folder / "run", "-q", *more], check=True)
    return {name: table for name, table in tables_of(folder / "run").items() if name not in left_out}


def found_differences(case: str, tables: dict[str, Table]):
    tolerances = Tolerances(HERE / "tolerances.csv")
    gone = [path.stem for path in sorted((HERE / case).glob("*.csv")) if path.stem not in tables]
    found = [Difference(name, "(table)", "(row)", "there", "") for name in gone]
    for name, new in tables.items():
        path = HERE / case / f"{name}.csv"
        old = read_golden(path, new.keys) if path.exists() else Table(new.keys, new.columns)
        found += differences(name, old, new, tolerances)
    return found


def update(case: str, tables: dict[str, Table]) -> None:
    for path in (HERE / case).glob("*.csv"):
        path.unlink()
    for name, table in tables.items():
        write_golden(HERE / case / f"{name}.csv", table)


def tell(case: str, found, most: int) -> None:
    lines = [difference.line() for difference in found]
    with tempfile.NamedTemporaryFile("w", prefix=f"golden-{case}-", suffix=".tsv", delete=False) as whole:
        whole.write("table\tkey\tcolumn\told\tnew\tchange\n" + "\n".join(lines) + "\n")
    print(f"{case}: {len(found)} cells differ; all of them: {whole.name}")
    print("\n".join(lines[:most]))
    print("by column (least .. middle .. most):")
    print("\n".join(summary(found)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="the sunshed program")
    parser.add_argument("--scene-maker", required=True, help="the program sunshed_make_mixed_scene")
    parser.add_argument("--update", action="store_true", help="write the golden files anew")
    parser.add_argument("--list", type=int, default=40, help="so many differences are printed one by one")
    parser.add_argument("cases", nargs="*", default=list(CASES), metavar="CASE", help=", ".join(CASES))
    options = parser.parse_args()
    failed = False
    for case in options.cases:
        with tempfile.TemporaryDirectory(prefix="sunshed-golden-") as scratch:
            tables = run_case(case, options, pathlib.Path(scratch))
        found = found_differences(case, tables)
        if found:
            tell(case, found, options.list)
        else:
            print(f"{case}: {sum(len(t.rows) * len(t.columns) for t in tables.values())} cells are as they were")
        if options.update:
            update(case, tables)
        failed = failed or (bool(found) and not options.update)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
