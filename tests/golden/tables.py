"""What a finished run says, as tables of text: rows by key, columns by name."""

import csv
import json
import math
import pathlib
import sqlite3
from collections import defaultdict
from dataclasses import dataclass, field


@dataclass
class Table:
    """Rows by the text of their key columns; a cell that is missing is ''."""

    keys: list[str]
    columns: list[str]
    rows: dict[tuple, dict[str, str]] = field(default_factory=dict)

    def add(self, row: dict[str, str]) -> None:
        key = tuple(row[name] for name in self.keys)
        if key in self.rows:
            raise ValueError(f"key {key} stands twice")
        self.rows[key] = row


def text_of(value) -> str:
    """Eight significant digits: finer than every tolerance, coarse enough to read."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    return f"{value:.8g}" if isinstance(value, float) else str(value)


def table_of(keys: list[str], rows: list[dict]) -> Table:
    columns = keys + [name for name in (rows[0] if rows else {}) if name not in keys]
    table = Table(keys, columns)
    for row in rows:
        table.add({name: text_of(row[name]) for name in columns})
    return table


def layer(results: pathlib.Path, queries: str | list[str], keys: list[str], leave_out=("fid", "geom")) -> Table:
    """The rows of a query, or of several one after another."""
    with sqlite3.connect(f"file:{results}?mode=ro", uri=True) as database:
        database.row_factory = sqlite3.Row
        rows = [{k: row[k] for k in row.keys() if k not in leave_out}
                for query in ([queries] if isinstance(queries, str) else queries) for row in database.execute(query)]
    return table_of(keys, rows)


def has_layer(results: pathlib.Path, name: str) -> bool:
    with sqlite3.connect(f"file:{results}?mode=ro", uri=True) as database:
        query = "select count(*) from gpkg_contents where table_name = ?"
        return database.execute(query, [name]).fetchone()[0] > 0


def number_or_text(cell: str):
    try:
        return float(cell) if "." in cell or "e" in cell else int(cell)
    except ValueError:
        return cell


def csv_rows(path: pathlib.Path) -> list[dict]:
    with open(path, encoding="utf-8-sig", newline="") as stream:
        return [{k: number_or_text(v) for k, v in row.items()} for row in csv.DictReader(stream)]


def csv_table(path: pathlib.Path, keys: list[str], leave_out=()) -> Table:
    rows = [{k: v for k, v in row.items() if k not in leave_out} for row in csv_rows(path)]
    return table_of(keys, rows)


MODULES_BY_SEGMENT = """
    select segment_id, count(*) as modules, sum(worth) as worth, sum(energy_dc_kwh) as energy_dc_kwh,
           sum(energy_ac_kwh) as energy_ac_kwh, min(energy_ac_kwh) as least_ac_kwh, max(energy_ac_kwh) as most_ac_kwh,
           avg(tilt_deg) as tilt_deg, min(azimuth_deg) as least_azimuth_deg, max(azimuth_deg) as most_azimuth_deg
    from modules group by segment_id order by segment_id"""


def hours_of_zones(path: pathlib.Path) -> Table:
    """The year's series summed by zone and class and by hour (UTC), which shows clocks and months."""
    sums: dict[tuple, float] = defaultdict(float)
    with open(path, encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            for part in (f"month {row['timestamp'][5:7]}", f"hour {row['timestamp'][11:13]}"):
                sums[row["zone_id"], row["class"], part] += float(row["ac_kw"])
    rows = [{"zone_id": z, "class": c, "part": p, "ac_kwh": kwh} for (z, c, p), kwh in sums.items() if kwh > 0.0]
    return table_of(["zone_id", "class", "part"], rows)


def counts(path: pathlib.Path) -> Table:
    with open(path, encoding="utf-8") as stream:
        return table_of(["count"], [{"count": k, "value": v} for k, v in json.load(stream)["counts"].items()])


def tables_of(run: pathlib.Path) -> dict[str, Table]:
    """Every table of a run, by the name of its golden file."""
    results, report = run / "results.gpkg", run / "report"
    sentences = ("sentence_zh", "sentence_en", "missing", "missing_zh")
    tables = {
        "counts": counts(run / "run.json"),
        "buildings": layer(results, "select * from buildings", ["building_id"]),
        "segments": layer(results, "select * from roof_segments", ["segment_id"]),
        "modules": layer(results, MODULES_BY_SEGMENT, ["segment_id"]),
        "zones": layer(results, ["select * from zones", "select * from project_total"], ["zone_id"]),
        "indicators": csv_table(report / "indicators.csv", ["zone_id", "indicator", "kind", "target_year", "data_year", "switches"]),
        "scenarios": csv_table(report / "scenarios.csv", ["scenario", "year", "zone_id"], ["missing_zh"]),
        "targets": csv_table(report / "targets.csv", ["zone_id", "target", "year", "rank_by"], sentences),
        "target_buildings": csv_table(report / "target_buildings.csv", ["zone_id", "target", "rank_by", "rank"]),
        "load_balance": csv_table(report / "load_balance.csv", ["zone_id", "class"]),
        "supply_curve": csv_table(report / "supply_curve.csv", ["rank"]),
        "waterfall": csv_table(report / "waterfall.csv", ["zone_id", "class", "step"]),
        "zone_hours": hours_of_zones(run / "series" / "zone_hourly.csv"),
    }
    if (report / "flat_roof_options.csv").exists():
        tables["flat_roof_options"] = csv_table(report / "flat_roof_options.csv", ["building_id", "option"])
    if has_layer(results, "facades"):
        tables["facades"] = layer(results, "select * from facades", ["building_id", "wall"])
    return tables


def read_golden(path: pathlib.Path, keys: list[str]) -> Table:
    with open(path, encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        table = Table(keys, list(reader.fieldnames or []))
        for row in reader:
            table.add(row)
    return table


def write_golden(path: pathlib.Path, table: Table) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, table.columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(table.rows.values())
