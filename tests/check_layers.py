#!/usr/bin/env python3
"""Holds every #include of the library against tests/layers.txt, and third-party headers against their homes.

Usage: check_layers.py SOURCE_DIR. Prints each offence as file:line and exits 1 if there is any."""
import re

import house_check

# Headers of a library may appear only in the .cpp files of these modules; fmt is for words, anywhere.
THIRD_PARTY_HOMES = {
    r"(gdal|ogr|cpl_|proj\.h)": {"io", "report"},
    r"CGAL/": {"roof"},
    r"Eigen/": {"roof"},
    r"tbb/": {"core"},
    r"nlohmann/": {"io", "report", "project"},
    r"xlsxwriter": {"report"},
    r"toml\+\+": {"project"},
    r"cereal/": {"project"},
    r"openssl/": {"project"},
    r"CLI/": set(),
}


def allowed_modules(root):
    table = {}
    for line in (root / "tests/layers.txt").read_text().splitlines():
        words = line.split()
        if words and not line.startswith("#"):
            table[words[0]] = {words[0], *words[1:]}
    return table


def offences(root):
    allowed = allowed_modules(root)
    for folder in ("include/sunshed", "src"):
        for path in sorted((root / folder).rglob("*.[ch]pp")):
            module = path.relative_to(root / folder).parts[0]
            is_public_header = folder.startswith("include")
            for number, line in enumerate(path.read_text().splitlines(), 1):
                match = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
                if not match:
                    continue
                header = match.group(1)
                where = f"{path.relative_to(root)}:{number}"
                ours = re.match(r"sunshed/(\w+)/", header)
                if ours and ours.group(1) not in allowed.get(module, set()):
                    yield f"{where}: module {module} may not include {header}"
                private = re.match(r"(\w+)/", header)
                if private and private.group(1) in allowed and (is_public_header or private.group(1) != module):
                    yield f"{where}: {header} is private to {private.group(1)}"
                for pattern, homes in THIRD_PARTY_HOMES.items():
                    if re.match(pattern, header) and (is_public_header or module not in homes):
                        yield f"{where}: {header} does not belong here"


if __name__ == "__main__":
    house_check.run(offences, "every include keeps to its layer")
