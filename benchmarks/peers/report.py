"""The table of benchmarks/peers/run: WORK CELLS SAGA_DAY OUR_HORIZONS OUR_YEAR OUR_SWEEP OUR_128_DIRECTIONS (seconds)."""
import pathlib
import struct
import subprocess
import sys

work, cells = pathlib.Path(sys.argv[1]), int(sys.argv[2])
saga_day, our_horizons, our_year, our_sweep, our_many = map(float, sys.argv[3:8])
grass = dict(line.split() for line in (work / "grass.times").read_text().splitlines())
r_horizon, r_sun_day = float(grass["r_horizon"]), float(grass["r_sun_day"])


def values(path, band):
    """A band as floats, through a raw copy."""
    raw = work / "raw.bin"
    subprocess.run(["gdal_translate", "-q", "-of", "ENVI", "-unscale", "-ot", "Float32", "-b", str(band), path, raw], check=True)
    data = raw.read_bytes()
    return struct.unpack(f"<{len(data) // 4}f", data)


def horizon_differences():
    """Degrees between r.horizon (from east, counter-clockwise) and ours (from north, clockwise), 4 directions."""
    found = []
    for grass_azimuth, compass in (("000", 90), ("090", 0), ("180", 270), ("270", 180)):
        theirs = values(work / f"grass_{grass_azimuth}.tif", 1)
        ours = values(work / "ours.tif", compass // 30 + 1)
        found += [abs(max(0.0, a) - max(0.0, b)) for a, b in zip(ours, theirs) if a == a and b == b and abs(b) < 90]
    found.sort()
    return found


off = horizon_differences()
year_of_days = 365
r_direction = (r_horizon - float(grass["r_horizon_few"])) / 8
rows = [
    ("horizons, 12 directions, file to file", "GRASS r.horizon", r_horizon, our_horizons),
    ("horizons, a direction of 128, with files", "GRASS r.horizon", r_direction, our_many / 128),
    ("one direction of a million cells", "GRASS r.horizon", r_direction, our_sweep),
    ("a year of clear days, half-hour steps", "GRASS r.sun x 365 days", r_sun_day * year_of_days, our_year),
    ("a year of clear days, half-hour steps", "SAGA x 365 days", saga_day * year_of_days, our_year),
]
print(f"{cells} cells; sunshed's year has 128 directions, all components, 12 months and is written as GeoTIFF\n")
print(f"{'work':<42}{'peer':<26}{'peer s':>10}{'sunshed s':>11}{'ratio':>9}")
for what, who, theirs, ours in rows:
    print(f"{what:<42}{who:<26}{theirs:>10.2f}{ours:>11.4f}{theirs / ours:>9.0f}")
print(f"\nhorizons against r.horizon, {len(off)} values: median {off[len(off) // 2]:.2f} degrees, "
      f"90 % within {off[int(0.9 * len(off))]:.2f}")
print(f"r.sun's day took {r_sun_day:.1f} s, SAGA's {saga_day:.1f} s")
