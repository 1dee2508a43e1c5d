#!/usr/bin/env python3
"""Draws the engine's page: docs/images/horizon_profile.svg, a street with the hull that its horizons come from, and
docs/images/sky_dome.svg, the sun's year over a roof of the demo and what stands around it. The sun comes from
`sunshed eval sun-position`, the roof's horizon from the tables of a finished demo.

    sunshed demo -o DIR --set output.shading_tables=true
    engine_drawings.py PROGRAM DIR"""
import csv
import datetime
import math
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
STYLE = ("<style>.title{font-size:14px;font-weight:600;fill:#222}.tick{font-size:11px;fill:#555}"
         ".key{font-size:12px;fill:#222}.grid{stroke:#c9c9c9;fill:none}</style>")
GROUND, HULL, SIGHT, SUN = "#d9d4c7", "#b3261e", "#2f7fb5", "#d98200"


def svg(width, height, parts):
    head = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif">', STYLE,
            f'<rect width="{width}" height="{height}" fill="#fff"/>']
    return "\n".join(head + parts + ["</svg>"]) + "\n"


def text(x, y, words, kind="key", anchor="start", colour=""):
    fill = f' style="fill:{colour}"' if colour else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}"{fill}>{words}</text>'


def line(points, colour, width=1.5, dash="", fill="none"):
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<polyline points="{path}" fill="{fill}" stroke="{colour}" stroke-width="{width}"{dashes}/>'


# --- the profile and its hull ---

def street():
    """Elevations every metre along one line, the sun's side on the left: blocks, a gabled roof, a low shed."""
    heights = []
    for x in range(121):
        ground = 0.02 * x
        if 8 <= x < 22:
            ground = 30.0
        elif 34 <= x < 46:
            ground = 15.0 + 5.0 * (1 - abs(x - 40) / 6)
        elif 58 <= x < 66:
            ground = 7.0
        elif 84 <= x < 100:
            ground = 13.0
        heights.append(ground)
    return heights


def upper_hull(points):
    """Of points from the sun's side on: those that a later cell can still see highest."""
    hull = []
    for x, z in points:
        while len(hull) > 1 and (hull[-1][1] - hull[-2][1]) * (x - hull[-1][0]) <= (z - hull[-1][1]) * (
                hull[-1][0] - hull[-2][0]):
            hull.pop()
        hull.append((x, z))
    return hull


def skyline(hull, x, z):
    return max(hull, key=lambda p: (p[1] - z) / (x - p[0]))


def draw_profile(path):
    width, height, left, base, scale = 860, 380, 36, 300, 6.6
    heights = street()

    def at(x, z):
        return left + x * scale, base - z * scale

    outline = [at(0, 0)]
    for x, z in enumerate(heights):
        outline += [at(x - 0.5, z), at(x + 0.5, z)]
    outline += [at(120.5, -2), at(0, -2)]
    here = 76
    hull = upper_hull(list(enumerate(heights))[:here])
    parts = [line(outline, "#8a8370", 1, fill=GROUND),
             line([at(*p) for p in hull], HULL, 2)]
    parts += [f'<circle cx="{at(*p)[0]:.1f}" cy="{at(*p)[1]:.1f}" r="3.2" fill="{HULL}"/>' for p in hull]
    for x in (52, here, 92):
        z = heights[x]
        top = skyline(upper_hull(list(enumerate(heights))[:x]), x, z)
        beyond = (top[0] - 5, top[1] + 5 * (top[1] - z) / (x - top[0]))
        angle = math.degrees(math.atan((top[1] - z) / (x - top[0])))
        parts.append(line([at(x, z), at(*beyond)], SIGHT, 1.5, "6 4"))
        parts.append(f'<circle cx="{at(x, z)[0]:.1f}" cy="{at(x, z)[1]:.1f}" r="4" fill="{SIGHT}"/>')
        parts.append(text(at(x, z)[0] + 8, at(x, z)[1] - 10, f"{angle:.1f}°", colour=SIGHT))
    parts.append(text(left, 26, "One line of cells, walked away from the sun", "title"))
    parts.append(text(left, 46, "What the walk has passed is kept as its upper hull; a cell's horizon is the tangent to it."))
    parts.append(text(at(28, 34)[0], at(28, 34)[1], "← sun's side", "tick"))
    for i, (colour, words) in enumerate(((HULL, f"the hull when the walk is at {here} m: {len(hull)} of {here} points"),
                                         (SIGHT, "a cell, the corner that it sees highest, its horizon"))):
        parts.append(line([(left + i * 420, 356), (left + 24 + i * 420, 356)], colour, 3))
        parts.append(text(left + 30 + i * 420, 360, words))
    for x in range(0, 121, 20):
        parts.append(text(at(x, 0)[0], base + 30, f"{x} m", "tick", "middle"))
    path.write_text(svg(width, height, parts))


# --- the dome ---

LATITUDE, LONGITUDE, ALTITUDE, UTC_OFFSET = 45.75, 126.65, 145.0, 8
CENTRE, RADIUS = (290, 320), 240
DAYS = [(12, 21, "21 Dec"), (2, 20, "20 Feb, 22 Oct"), (3, 20, "equinoxes"), (4, 21, "21 Apr, 22 Aug"), (6, 21, "21 Jun")]


def on_dome(azimuth_deg, elevation_deg):
    """North up, east on the right, the zenith in the middle; equal steps of elevation."""
    r = RADIUS * (90 - elevation_deg) / 90
    a = math.radians(azimuth_deg)
    return CENTRE[0] + r * math.sin(a), CENTRE[1] - r * math.cos(a)


def suns(program, times):
    with tempfile.TemporaryDirectory() as folder:
        source, result = pathlib.Path(folder, "in.csv"), pathlib.Path(folder, "out.csv")
        with open(source, "w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["time_utc", "lat", "lon", "alt_m"])
            for time in times:
                writer.writerow([time.strftime("%Y-%m-%dT%H:%M:%SZ"), LATITUDE, LONGITUDE, ALTITUDE])
        subprocess.run([program, "eval", "sun-position", source, "-o", result], check=True)
        with open(result, newline="") as file:
            return [(float(row["azimuth"]), 90 - float(row["apparent_zenith"])) for row in csv.DictReader(file)]


def day_path(program, month, day):
    midnight = datetime.datetime(2019, month, day) - datetime.timedelta(hours=UTC_OFFSET)
    minutes = [midnight + datetime.timedelta(minutes=10 * i) for i in range(144)]
    return [(i / 6, sun) for i, sun in enumerate(suns(program, minutes)) if sun[1] > 0]


def horizon_of_a_roof(folder):
    """Of the building whose roof loses most of the southern sky, of those whose horizon stays below 35 degrees."""
    with open(folder / "series/building_horizons.csv", newline="") as file:
        rows = list(csv.reader(file))[1:]
    buildings = {row[0]: [float(v) for v in row[1:]] for row in rows}
    name = max((b for b in buildings if max(buildings[b]) < 35), key=lambda b: sum(buildings[b][9:28]))
    return name, buildings[name]


def draw_dome(program, folder, path):
    name, horizon = horizon_of_a_roof(folder)
    turn = list(range(0, 361))
    heights = [horizon[a // 10 % 36] + (a % 10) / 10 * (horizon[(a // 10 + 1) % 36] - horizon[a // 10 % 36])
               for a in turn]
    rim = [on_dome(a, 0) for a in turn]
    inner = [on_dome(a, h) for a, h in zip(turn, heights)]
    ring = "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in rim) + "Z M" + " L".join(
        f"{x:.1f} {y:.1f}" for x, y in reversed(inner)) + "Z"
    parts = [f'<circle cx="{CENTRE[0]}" cy="{CENTRE[1]}" r="{RADIUS}" fill="#e8f1f8"/>',
             f'<path d="{ring}" fill="#8a8370" fill-opacity="0.5" stroke="#5f5946"/>']
    for elevation in (0, 30, 60):
        parts.append(f'<circle cx="{CENTRE[0]}" cy="{CENTRE[1]}" r="{RADIUS * (90 - elevation) / 90:.1f}" class="grid"/>')
        parts.append(text(CENTRE[0] + 3, on_dome(0, elevation)[1] + 12, f"{elevation}°", "tick"))
    for azimuth in range(0, 360, 45):
        x, y = on_dome(azimuth, -7)
        parts.append(text(x, y + 4, ("N", "NE", "E", "SE", "S", "SW", "W", "NW")[azimuth // 45], "tick", "middle"))
    for direction in range(128):
        parts.append(line([on_dome(direction * 360 / 128, 0), on_dome(direction * 360 / 128, -2)], "#999", 0.6))
    hidden = 0
    for month, day, words in DAYS:
        track = day_path(program, month, day)
        parts.append(line([on_dome(*sun) for _, sun in track], SUN, 1.4))
        for hour, (azimuth, elevation) in track:
            if hour != int(hour):
                continue
            seen = elevation > heights[int(azimuth)]
            hidden += not seen
            x, y = on_dome(azimuth, elevation)
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" stroke="{SUN}" fill="{SUN if seen else "#fff"}"/>')
        noon = max(track, key=lambda t: t[1][1])[1]
        x, y = on_dome(*noon)
        parts.append(text(x, y - 7, words, "tick", "middle"))
    words = [("title", "The sky over a roof of the demo"), ("key", f"building {name}"), ("key", ""),
             ("key", "Outer ring: the level horizon and the engine's"), ("key", "128 directions. Middle: the zenith."),
             ("key", ""), ("key", "Grey: what stands around, as high as half"),
             ("key", "of the roof's cells see it."), ("key", ""),
             ("key", "Lines: the sun's path on five days; dots are"), ("key", "whole hours (UTC+8), hollow where hidden."),
             ("key", ""), ("key", "For each direction a table holds the year's sun"),
             ("key", "above every height, month by month, as vectors:"),
             ("key", "one look-up a direction gives a cell its year."), ("key", ""),
             ("key", "The uniform sky above the horizon has a closed"), ("key", "form in each of the 128 sectors.")]
    for i, (kind, row) in enumerate(words):
        parts.append(text(580, 90 + 22 * i, row, kind))
    path.write_text(svg(920, 600, parts))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    images = ROOT / "docs/images"
    draw_profile(images / "horizon_profile.svg")
    draw_dome(sys.argv[1], pathlib.Path(sys.argv[2]), images / "sky_dome.svg")


if __name__ == "__main__":
    main()
