#!/usr/bin/env python3
"""Draws docs/images/waterfall.svg and docs/images/energy_months.svg from a run's results folder (`sunshed demo -o RESULTS`).

    energy_plots.py RESULTS"""
import csv
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
STYLE = ("<style>.title{font-size:14px;font-weight:600;fill:#222}.tick{font-size:11px;fill:#555}.grid{stroke:#e2e2e2}"
         ".name{font-size:12px;fill:#222}.value{font-size:11px;fill:#333}</style>")
LEFT_COLOUR, LOST_COLOUR, GAIN_COLOUR = "#2f7fb5", "#c8553d", "#5a9e6f"
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def svg(name, width, height, parts):
    text = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif">', STYLE,
            f'<rect width="{width}" height="{height}" fill="#fff"/>', *parts, "</svg>"]
    (ROOT / "docs/images" / name).write_text("\n".join(text) + "\n")


def waterfall(results):
    with open(results / "report/waterfall.csv", newline="") as file:
        steps = [row for row in csv.DictReader(file) if row["zone_id"] == "all" and row["class"] == "all"]
    steps = [s for i, s in enumerate(steps) if i == 0 or abs(float(s["lost_pct"])) >= 0.05]
    nominal = float(steps[0]["left_kwh"])
    width, row, left, right, top = 760, 24, 190, 120, 44
    scale = (width - left - right) / max(float(s["left_kwh"]) for s in steps)
    parts = [f'<text x="{left}" y="24" class="title">From the open sky to AC, the district in a year: '
             f'{nominal / 1e6:.1f} to {float(steps[-1]["left_kwh"]) / 1e6:.1f} GWh</text>']
    for i, step in enumerate(steps):
        y = top + i * row
        kept, lost = float(step["left_kwh"]), float(step["lost_kwh"])
        name = step["step"].replace("_", " ")
        parts.append(f'<text x="{left - 10}" y="{y + 14}" class="name" text-anchor="end">{name}</text>')
        parts.append(f'<rect x="{left}" y="{y + 3}" width="{scale * kept:.1f}" height="{row - 8}" fill="{LEFT_COLOUR}" '
                     f'opacity="{1.0 if i in (0, len(steps) - 1) else 0.35}"/>')
        if lost > 0:
            parts.append(f'<rect x="{left + scale * kept:.1f}" y="{y + 3}" width="{scale * lost:.1f}" height="{row - 8}" '
                         f'fill="{LOST_COLOUR}"/>')
        elif lost < 0:
            parts.append(f'<rect x="{left + scale * (kept + lost):.1f}" y="{y + 3}" width="{-scale * lost:.1f}" '
                         f'height="{row - 8}" fill="{GAIN_COLOUR}"/>')
        words = f"{kept / 1e6:.1f} GWh" if i == 0 else f"{-float(step['lost_pct']):+.1f} %"
        parts.append(f'<text x="{left + scale * (kept + max(0.0, lost)) + 6:.1f}" y="{y + 14}" class="value">{words}</text>')
    height = top + len(steps) * row + 26
    parts.append(f'<text x="{left}" y="{height - 10}" class="tick">AC energy: {float(steps[-1]["left_kwh"]) / 1e6:.1f} GWh, '
                 f'{100 * float(steps[-1]["left_kwh"]) / nominal:.1f} % of the first bar. Each per cent is of what came to '
                 'the link.</text>')
    svg("waterfall.svg", width, height, parts)


def months(results):
    report = json.loads((results / "report/report.json").read_text())
    energy = [kwh / 1e6 for kwh in report["monthly_kwh"]]
    width, height, left, top, floor = 760, 300, 60, 44, 250
    most = max(energy)
    step = next(s for s in (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100) if most / s <= 6)
    scale = (floor - top) / most
    parts = [f'<text x="{left}" y="24" class="title">AC energy of the district by month: {sum(energy):.1f} GWh a year</text>']
    value = 0.0
    while value <= most:
        y = floor - scale * value
        parts.append(f'<line x1="{left}" x2="{width - 20}" y1="{y:.1f}" y2="{y:.1f}" class="grid"/>')
        parts.append(f'<text x="{left - 8}" y="{y + 4:.1f}" class="tick" text-anchor="end">{value:g}</text>')
        value = round(value + step, 6)
    slot = (width - left - 20) / 12
    for month, gwh in enumerate(energy):
        x = left + slot * month + 8
        parts.append(f'<rect x="{x:.1f}" y="{floor - scale * gwh:.1f}" width="{slot - 16:.1f}" height="{scale * gwh:.1f}" '
                     f'fill="{LEFT_COLOUR}"/>')
        parts.append(f'<text x="{x + slot / 2 - 8:.1f}" y="{floor - scale * gwh - 5:.1f}" class="value" '
                     f'text-anchor="middle">{gwh:.2f}</text>')
        parts.append(f'<text x="{x + slot / 2 - 8:.1f}" y="{floor + 18}" class="tick" text-anchor="middle">{MONTHS[month]}</text>')
    parts.append(f'<text x="14" y="{top - 10}" class="tick">GWh</text>')
    svg("energy_months.svg", width, height, parts)


def main():
    results = pathlib.Path(sys.argv[1])
    waterfall(results)
    months(results)


if __name__ == "__main__":
    main()
