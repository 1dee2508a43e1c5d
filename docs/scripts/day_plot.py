#!/usr/bin/env python3
"""Draws docs/images/days.svg: a clear and a cloudy March day of the demo's weather, as the file has them and as they fall
on a roof of 45 degrees to the south, computed with `sunshed eval`.

    day_plot.py PROGRAM"""
import csv
import datetime
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
LATITUDE, LONGITUDE, ALTITUDE, UTC_OFFSET = 45.75, 126.65, 145.0, 8
MONTH = 3
PLANE = {"surface_tilt": 45, "surface_azimuth": 180, "albedo": 0.2}
SERIES = [("ghi", "global on the level", "#555555"), ("dni", "direct, toward the sun", "#d98200"),
          ("dhi", "diffuse on the level", "#2f7fb5"), ("roof", "on the roof, 45° south", "#b3261e")]
WIDTH, HEIGHT, LEFT, TOP, PANEL_W, PANEL_H, GAP = 860, 380, 56, 46, 350, 260, 76
TOP_W_M2 = 1200


def read_days():
    """Hours of each day of the month: dicts with hour, ghi, dni, dhi."""
    days = {}
    lines = (ROOT / "datasets/demo/weather.epw").read_text().splitlines()[8:]
    for fields in csv.reader(lines):
        if int(fields[1]) == MONTH:
            days.setdefault(int(fields[2]), []).append(
                {"hour": int(fields[3]) - 0.5, "ghi": float(fields[13]), "dni": float(fields[14]),
                 "dhi": float(fields[15])})
    return days


def evaluate(program, model, rows):
    with tempfile.TemporaryDirectory() as folder:
        source, result = pathlib.Path(folder, "in.csv"), pathlib.Path(folder, "out.csv")
        with open(source, "w", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
        subprocess.run([program, "eval", model, source, "-o", result], check=True)
        with open(result, newline="") as file:
            return list(csv.DictReader(file))


def add_roof(program, day, hours):
    """The sky on the roof with Perez's model, the sun in the middle of each hour."""
    midnight = datetime.datetime(2019, MONTH, day) - datetime.timedelta(hours=UTC_OFFSET)
    sun = evaluate(program, "sun-position",
                   [{"time_utc": (midnight + datetime.timedelta(hours=h["hour"])).strftime("%Y-%m-%dT%H:%M:%SZ"),
                     "lat": LATITUDE, "lon": LONGITUDE, "alt_m": ALTITUDE} for h in hours])
    plane = evaluate(program, "transposition",
                     [{"solar_zenith": s["apparent_zenith"], "solar_azimuth": s["azimuth"], **PLANE,
                       "dni_extra": s["dni_extra_nrel_1366p1"], "ghi": h["ghi"], "dni": h["dni"], "dhi": h["dhi"]}
                      for s, h in zip(sun, hours)])
    for h, p in zip(hours, plane):
        up = h["ghi"] > 0
        h["roof"] = sum(float(p[c]) for c in ("poa_beam", "poa_ground", "sky_perez_allsites1990")) if up else 0.0


def panel(x0, title, hours):
    def x(hour):
        return x0 + PANEL_W * (hour - 3) / 18

    def y(value):
        return TOP + PANEL_H * (1 - value / TOP_W_M2)

    out = [f'<text x="{x0}" y="{TOP - 14}" class="title">{title}</text>']
    for value in range(0, TOP_W_M2 + 1, 200):
        out.append(f'<line x1="{x0}" x2="{x0 + PANEL_W}" y1="{y(value):.1f}" y2="{y(value):.1f}" class="grid"/>')
        out.append(f'<text x="{x0 - 8}" y="{y(value) + 4:.1f}" class="tick" text-anchor="end">{value}</text>')
    for hour in range(3, 22, 3):
        out.append(f'<text x="{x(hour):.1f}" y="{TOP + PANEL_H + 18}" class="tick" text-anchor="middle">{hour}:00</text>')
    for name, _, colour in SERIES:
        points = " ".join(f"{x(h['hour']):.1f},{y(h[name]):.1f}" for h in hours if 3 <= h["hour"] <= 21)
        out.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
    return out


def main():
    program = sys.argv[1]
    days = read_days()
    by_light = sorted(days, key=lambda d: sum(h["ghi"] for h in days[d]))
    cloudy, clear = by_light[1], by_light[-1]
    svg = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">',
           "<style>.title{font-size:13px;font-weight:600;fill:#222}.tick{font-size:11px;fill:#555}"
           ".grid{stroke:#ddd}.key{font-size:12px;fill:#222}</style>",
           f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>']
    for i, (word, day) in enumerate((("clear", clear), ("cloudy", cloudy))):
        add_roof(program, day, days[day])
        total = sum(h["ghi"] for h in days[day]) / 1000
        roof = sum(h["roof"] for h in days[day]) / 1000
        svg += panel(LEFT + i * (PANEL_W + GAP),
                     f"A {word} day: {total:.1f} kWh/m² level, {roof:.1f} on the roof", days[day])
    for i, (_, words, colour) in enumerate(SERIES):
        x = LEFT + i * 196
        svg.append(f'<line x1="{x}" x2="{x + 24}" y1="{HEIGHT - 20}" y2="{HEIGHT - 20}" stroke="{colour}" stroke-width="3"/>')
        svg.append(f'<text x="{x + 30}" y="{HEIGHT - 16}" class="key">{words}</text>')
    svg.append(f'<text x="{LEFT - 44}" y="{TOP - 30}" class="tick">W/m²</text></svg>')
    (ROOT / "docs/images/days.svg").write_text("\n".join(svg) + "\n")


if __name__ == "__main__":
    main()
