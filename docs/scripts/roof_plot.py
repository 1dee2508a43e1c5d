#!/usr/bin/env python3
"""Draws roofs from above, as `sunshed roofs` or `sunshed run` found them: segments coloured by the way they face, with
obstacles, modules and, paler, the usable areas that set-backs leave.

    roof_plot.py ROOFS.gpkg OUT.svg [MIN_X MIN_Y MAX_X MAX_Y]

Needs Python alone."""
import math
import sqlite3
import struct
import sys

WIDTH = 900
LEGEND_H = 34
FLAT = "#d6d6d6"


def rings_of(blob):
    """The rings of a GeoPackage polygon or multipolygon, each a list of (x, y)."""
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(blob[3] >> 1) & 7]
    rings, _ = read_wkb(blob, 8 + envelope)
    return rings


def read_wkb(blob, at):
    order = "<" if blob[at] == 1 else ">"
    kind, count = struct.unpack_from(order + "II", blob, at + 1)
    at += 9
    rings = []
    for _ in range(count):
        if kind % 1000 == 6:
            part, at = read_wkb(blob, at)
            rings += part
        else:
            (points,) = struct.unpack_from(order + "I", blob, at)
            values = struct.unpack_from(order + "%dd" % (2 * points), blob, at + 4)
            rings.append(list(zip(values[::2], values[1::2])))
            at += 4 + 16 * points
    return rings, at


def features(connection, layer, fields):
    names = {row[1] for row in connection.execute(f'pragma table_info("{layer}")')}
    if not names:
        return
    columns = ", ".join(f'"{f}"' for f in fields)
    for blob, *values in connection.execute(f'select geom, {columns} from "{layer}"'):
        if blob:
            yield rings_of(blob), values


def color(tilt, azimuth):
    """Sunny ways warm, shady ones cold; the steeper the stronger."""
    if azimuth is None:
        return FLAT
    south = math.cos(math.radians(azimuth - 180.0))
    east = math.sin(math.radians(azimuth))
    hue = 38.0 + 172.0 * (1.0 - south) / 2.0 + (0 if south > 0.95 else (-25.0 if east < 0 else 35.0) * (1 - abs(south)))
    return "hsl(%.0f, %.0f%%, %.0f%%)" % (hue, 45 + min(40.0, tilt), 82 - min(35.0, 0.8 * tilt))


def path(rings, place):
    return "".join("M" + "L".join("%.1f %.1f" % place(p) for p in ring[:-1]) + "Z" for ring in rings)


def legend(y):
    parts = []
    entries = [("flat", FLAT)] + [(name, color(30.0, azimuth)) for name, azimuth in
                                  (("south", 180), ("east", 90), ("west", 270), ("north", 0))]
    entries += [("obstacle", "#8c3b2a"), ("module", "#1b2f5e")]
    at = 12
    for name, fill in entries:
        parts.append(f'<rect x="{at}" y="{y + 10:.0f}" width="14" height="14" fill="{fill}" stroke="#555"/>'
                     f'<text x="{at + 20}" y="{y + 22:.0f}">{name}</text>')
        at += 40 + 8 * len(name)
    return parts


def main():
    source, target = sys.argv[1:3]
    connection = sqlite3.connect(source)
    buildings = list(features(connection, "buildings", ["building_id"]))
    if len(sys.argv) > 6:
        min_x, min_y, max_x, max_y = map(float, sys.argv[3:7])
    else:
        points = [p for rings, _ in features(connection, "roof_segments", ["segment_id"]) for r in rings for p in r]
        min_x, max_x = min(p[0] for p in points) - 5, max(p[0] for p in points) + 5
        min_y, max_y = min(p[1] for p in points) - 5, max(p[1] for p in points) + 5
    scale = WIDTH / (max_x - min_x)
    height = scale * (max_y - min_y)

    def place(p):
        return (p[0] - min_x) * scale, (max_y - p[1]) * scale

    def seen(rings):
        return any(min_x <= x <= max_x and min_y <= y <= max_y for ring in rings for x, y in ring)

    svg = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height + LEGEND_H:.0f}" '
           f'font-family="sans-serif" font-size="13"><rect width="{WIDTH}" height="{height + LEGEND_H:.0f}" fill="#fff"/>'
           f'<clipPath id="map"><rect width="{WIDTH}" height="{height:.1f}"/></clipPath><g clip-path="url(#map)" '
           'fill-rule="evenodd" stroke-linejoin="round">']
    for rings, _ in buildings:
        if seen(rings):
            svg.append(f'<path d="{path(rings, place)}" fill="#f3efe9" stroke="#999" stroke-width="0.6"/>')
    for rings, (tilt, azimuth) in features(connection, "roof_segments", ["tilt_deg", "azimuth_deg"]):
        if seen(rings):
            svg.append(f'<path d="{path(rings, place)}" fill="{color(tilt, azimuth)}" stroke="#444" '
                       'stroke-width="0.7"/>')
    for layer, style in (("usable_area", 'fill="#fff" fill-opacity="0.45" stroke="none"'), ("modules", 'fill="#1b2f5e" stroke="#9fb2d8" stroke-width="0.25"'),
                         ("obstacles", 'fill="#8c3b2a" fill-opacity="0.85" stroke="none"')):
        for rings, _ in features(connection, layer, ["segment_id"]):
            if seen(rings):
                svg.append(f'<path d="{path(rings, place)}" {style}/>')
    bar = max(b for b in (5.0, 10.0, 20.0, 50.0, 100.0) if b == 5.0 or b * scale < 110)
    svg += [f'</g><g fill="#222"><rect x="{WIDTH - 20 - bar * scale:.0f}" y="{height + 12:.0f}" width="{bar * scale:.0f}" '
            f'height="3"/><text x="{WIDTH - 20}" y="{height + 29:.0f}" text-anchor="end">{bar:.0f} m</text>']
    svg += legend(height) + ["</g></svg>"]
    with open(target, "w", encoding="utf-8") as file:
        file.write("\n".join(svg) + "\n")


if __name__ == "__main__":
    main()
