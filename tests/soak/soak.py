"""Many runs of mixed commands in a row, two runs side by side and into one place, many reports at once.

Usage: soak.py PROGRAM [--runs 200] [--reports 50]

Every command has to end with the code that it should, leave no file behind but its output, and take no more memory late
than early. Results made side by side are those made alone.
"""

import argparse
import filecmp
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

CELLS = 120
WEST, SOUTH, SIZE_M = 317000.0, 5069000.0, 60.0
CRS = ('PROJCS["WGS_1984_UTM_Zone_52N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,'
       '298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
       'PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",129.0],'
       'PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]')
HOUSES = [("a", 11, 11, 10, 10, 8.0, "school"), ("b", 31, 31, 14, 12, 5.0, "residential")]


def write_inputs(folder):
    """A scene of 60 x 60 m with two houses, of text files alone."""
    cell = SIZE_M / CELLS
    rows = []
    for r in range(CELLS):
        y = SIZE_M - (r + 0.5) * cell
        row = []
        for c in range(CELLS):
            x = (c + 0.5) * cell
            inside = [h for _, hx, hy, w, d, h, _ in HOUSES if hx < x < hx + w and hy < y < hy + d]
            row.append("%g" % (140.0 + (inside[0] if inside else 0.0)))
        rows.append(" ".join(row))
    (folder / "dsm.asc").write_text(
        f"ncols {CELLS}\nnrows {CELLS}\nxllcorner {WEST}\nyllcorner {SOUTH}\ncellsize {cell}\n" + "\n".join(rows) + "\n")
    (folder / "dsm.prj").write_text(CRS)
    features = []
    for name, x, y, w, d, height, use in HOUSES:
        ring = [[WEST + px, SOUTH + py] for px, py in ((x, y), (x + w, y), (x + w, y + d), (x, y + d), (x, y))]
        features.append('{"type": "Feature", "properties": {"id": "%s", "height": %g, "use": "%s"}, "geometry": '
                        '{"type": "Polygon", "coordinates": [%s]}}' % (name, height, use, ring))
    crs = '"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32652"}}'
    (folder / "buildings.geojson").write_text(
        '{"type": "FeatureCollection", %s, "features": [%s]}' % (crs, ", ".join(features)))
    (folder / "project.toml").write_text(
        '[project]\nname = "soak"\ncrs = "EPSG:32652"\n[surface]\ndsm = "dsm.asc"\n[buildings]\n'
        'path = "buildings.geojson"\nid = "id"\nheight = "height"\nclass = "use"\n[weather]\nclear_sky = true\n'
        '[horizon]\ndirections = 32\n')
    (folder / "sun.csv").write_text("time_utc,lat,lon\n2020-06-21T04:00:00Z,45.75,126.65\n")


class Trouble(Exception):
    pass


class Soak:
    def __init__(self, program, folder):
        self.program = program
        self.folder = folder
        self.temp = folder / "temp"
        self.temp.mkdir()
        self.inputs = folder / "inputs"
        self.inputs.mkdir()
        write_inputs(self.inputs)
        self.peak_kb = {}

    def start(self, arguments):
        environment = dict(os.environ, TMPDIR=str(self.temp), HOME=str(self.folder))
        return subprocess.Popen([self.program, *map(str, arguments)], cwd=self.folder, env=environment,
                                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def finish(self, process, kind, code):
        words = process.stderr.read().decode(errors="replace")
        _, status, usage = os.wait4(process.pid, 0)
        process.stderr.close()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != code:
            raise Trouble(f"{kind}: exit code {process.returncode} instead of {code}: {words[:400]}")
        self.peak_kb.setdefault(kind, []).append(usage.ru_maxrss)

    def run(self, kind, code, arguments):
        self.finish(self.start(arguments), kind, code)

    def check_nothing_left(self, outputs):
        left = [str(p) for p in self.temp.iterdir()]
        left += [str(p) for p in self.folder.iterdir() if p.name not in {"temp", "inputs", *outputs}]
        left += [str(p) for p in self.inputs.iterdir() if p.suffix not in {".asc", ".prj", ".geojson", ".toml", ".csv"}]
        if left:
            raise Trouble("left behind: " + ", ".join(left[:5]))

    def commands(self):
        """Kind, exit code, arguments, output: in turn, good ones and bad ones."""
        project, dsm, houses = (self.inputs / n for n in ("project.toml", "dsm.asc", "buildings.geojson"))
        return [
            ("run", 0, ["run", project, "-o", "out", "-q"], "out"),
            ("check", 0, ["check", project], None),
            ("report", 0, ["report", "out", "-q"], None),
            ("overwrite", 0, ["run", project, "-o", "out", "-q", "--overwrite"], "out"),
            ("taken", 2, ["run", project, "-o", "out"], None),
            ("horizon", 0, ["horizon", dsm, "-o", "h.tif", "--directions", "8", "-q"], "h.tif"),
            ("irradiance", 0, ["irradiance", dsm, "--clear-sky", "--directions", "16", "-o", "i", "-q"], "i"),
            ("roofs", 0, ["roofs", dsm, "--buildings", houses, "-o", "r.gpkg", "-q"], "r.gpkg"),
            ("surface", 0, ["surface", "--dem", dsm, "--buildings", houses, "--height-field", "height", "-o", "s.tif",
                            "-q"], "s.tif"),
            ("eval", 0, ["eval", "sun-position", self.inputs / "sun.csv", "-o", "e.csv"], "e.csv"),
            ("selftest", 0, ["selftest", "-q"], None),
            ("no input", 1, ["run", "nothing.toml", "-o", "no"], None),
            ("no raster", 1, ["horizon", project, "-o", "no.tif"], None),
            ("usage", 2, ["horizon", dsm, "-o", "no.tif", "--directions", "3"], None),
        ]

    def in_a_row(self, runs):
        commands = self.commands()
        for i in range(runs):
            kind, code, arguments, output = commands[i % len(commands)]
            self.run(kind, code, arguments)
            last_of_round = (i + 1) % len(commands) == 0 or i + 1 == runs
            self.check_nothing_left({c[3] for c in commands} - {None})
            if last_of_round:
                self.clear(commands)
        self.check_memory()

    def clear(self, commands):
        for output in {c[3] for c in commands} - {None}:
            path = self.folder / output
            if path.is_dir():
                shutil.rmtree(path)
            elif path.exists():
                path.unlink()

    def check_memory(self):
        """Late runs of a command take no more than early ones."""
        for kind, peaks in self.peak_kb.items():
            third = len(peaks) // 3
            if third > 0 and min(peaks[-third:]) > 1.2 * max(peaks[:third]) + 8192:
                raise Trouble(f"{kind}: memory grows from {max(peaks[:third])} to {min(peaks[-third:])} kB")

    def side_by_side(self):
        """Two users' runs at once give what one gives alone."""
        project = self.inputs / "project.toml"
        self.run("run", 0, ["run", project, "-o", "alone", "-q"])
        both = [self.start(["run", project, "-o", name, "-q"]) for name in ("one", "two")]
        for process in both:
            self.finish(process, "side by side", 0)
        for name in ("one", "two"):
            self.expect_same("alone", name, ["report/report.json", "report/indicators.csv"])
        for name in ("one", "two"):
            shutil.rmtree(self.folder / name)

    def into_one_place(self):
        """Of two runs into one place at once, one is refused by name or both follow each other; the result is whole."""
        project = self.inputs / "project.toml"
        for _ in range(10):
            both = [self.start(["run", project, "-o", "shared", "-q", "--overwrite"]) for _ in range(2)]
            words = [process.communicate()[1].decode() for process in both]
            codes = sorted(process.returncode for process in both)
            if codes not in ([0, 0], [0, 1]) or (codes == [0, 1] and "being written by process" not in "".join(words)):
                raise Trouble(f"two runs into one place end with {codes}: {''.join(words)[:400]}")
            self.expect_same("alone", "shared", ["report/report.json", "report/indicators.csv"])
        self.check_nothing_left({"alone", "shared"})
        shutil.rmtree(self.folder / "shared")

    def reports_at_once(self, count):
        names = [f"report{i}" for i in range(count)]
        for name in names:
            shutil.copytree(self.folder / "alone", self.folder / name)
        processes = [self.start(["report", name, "-q", "--set", "policy.new_since=2000"]) for name in names]
        for process in processes:
            self.finish(process, "reports at once", 0)
        for name in names[1:]:
            self.expect_same(names[0], name, ["report/report.json", "report/indicators.csv"])
        self.check_nothing_left({"alone", *names})

    def expect_same(self, one, other, files):
        for name in files:
            if not filecmp.cmp(self.folder / one / name, self.folder / other / name, shallow=False):
                raise Trouble(f"{other}/{name} is not as {one}/{name}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--reports", type=int, default=50)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sunshed-soak-") as folder:
        soak = Soak(str(options.program.resolve()), pathlib.Path(folder))
        try:
            soak.in_a_row(options.runs)
            soak.side_by_side()
            soak.into_one_place()
            soak.reports_at_once(options.reports)
        except Trouble as trouble:
            sys.exit(f"soak: {trouble}")
    peaks = {kind: max(values) // 1024 for kind, values in soak.peak_kb.items()}
    print(f"soak: {options.runs} runs, 2 side by side, {options.reports} reports at once: nothing wrong")
    print("peak memory, MB: " + ", ".join(f"{kind} {mb}" for kind, mb in sorted(peaks.items())))


main()
