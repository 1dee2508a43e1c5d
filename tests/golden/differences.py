"""Where two tables differ by more than the tolerance of the column, and how to tell a reader."""

import csv
import fnmatch
import math
import pathlib
from collections import defaultdict
from dataclasses import dataclass

from tables import Table


@dataclass
class Difference:
    table: str
    key: str
    column: str
    old: str
    new: str

    @property
    def relative(self) -> float:
        """Change as a share of the old value; NaN where it is none."""
        try:
            old, new = float(self.old), float(self.new)
        except ValueError:
            return math.nan
        return (new - old) / abs(old) if old != 0.0 else math.nan

    def line(self) -> str:
        relative = "" if math.isnan(self.relative) else f"{100.0 * self.relative:+.4f} %"
        return f"{self.table}\t{self.key}\t{self.column}\t{self.old or '-'}\t{self.new or '-'}\t{relative}"


class Tolerances:
    """Lines of table,column,relative,absolute with * as in file names; the first that fits counts."""

    def __init__(self, path: pathlib.Path):
        with open(path, encoding="utf-8", newline="") as stream:
            self.lines = [(r["table"], r["column"], float(r["relative"]), float(r["absolute"]))
                          for r in csv.DictReader(stream)]

    def of(self, table: str, column: str) -> tuple[float, float]:
        for in_table, in_column, relative, absolute in self.lines:
            if fnmatch.fnmatchcase(table, in_table) and fnmatch.fnmatchcase(column, in_column):
                return relative, absolute
        raise KeyError(f"tolerances.csv has no line for {table},{column}")

    def same(self, table: str, column: str, old: str, new: str) -> bool:
        if old == new:
            return True
        try:
            a, b = float(old), float(new)
        except ValueError:
            return False
        relative, absolute = self.of(table, column)
        return abs(b - a) <= max(absolute, relative * abs(a))


def differences(name: str, old: Table, new: Table, tolerances: Tolerances) -> list[Difference]:
    found = [Difference(name, "(head)", c, c, "") for c in old.columns if c not in new.columns]
    found += [Difference(name, "(head)", c, "", c) for c in new.columns if c not in old.columns]
    shared = [c for c in old.columns if c in new.columns]
    for key, row in old.rows.items():
        label = " ".join(key)
        if key not in new.rows:
            found.append(Difference(name, label, "(row)", "there", ""))
            continue
        found += [Difference(name, label, c, row[c], new.rows[key][c])
                  for c in shared if not tolerances.same(name, c, row[c], new.rows[key][c])]
    found += [Difference(name, " ".join(key), "(row)", "", "there") for key in new.rows if key not in old.rows]
    return found


def summary(found: list[Difference]) -> list[str]:
    """A line a column: how many cells changed, and the least, middle and most relative change."""
    by_column = defaultdict(list)
    for difference in found:
        by_column[difference.table, difference.column].append(difference.relative)
    lines = []
    for (table, column), changes in by_column.items():
        numbers = sorted(100.0 * c for c in changes if not math.isnan(c))
        spread = (f"{numbers[0]:+.4f} .. {numbers[len(numbers) // 2]:+.4f} .. {numbers[-1]:+.4f} %" if numbers else "")
        lines.append(f"{table}\t{column}\t{len(changes)} cells\t{spread}")
    return lines
