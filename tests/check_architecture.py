#!/usr/bin/env python3
"""Holds docs/architecture.md against the sources: every path that it names is there, and every name in code marks
stands in the code.

Usage: check_architecture.py SOURCE_DIR. Prints each offence as file:line and exits 1 if there is any."""
import re

import house_check

PAGE = "docs/architecture.md"
CODE = ("include", "src", "tools/sunshed", "tests/consumer", "cmake")
FOLDERS = ("include/", "src/", "tools/", "tests/", "datasets/", "docs/", "benchmarks/", "cmake/", "fuzz/")


def code_words(root):
    words = set()
    for folder in CODE:
        for path in (root / folder).rglob("*"):
            if path.is_file():
                words.update(re.findall(r"\w+", path.read_text(errors="ignore")))
                words.add(path.stem)
    return words


def names_in(line):
    """What stands in code marks, and the targets of links."""
    yield from re.findall(r"`([^`]+)`", line)
    yield from (f"docs/{target}" for target in re.findall(r"\]\((?!https?:|\.\./|#)([^)#]+)", line))
    yield from re.findall(r"\]\(\.\./([^)#]+)", line)


def is_path(name):
    return name.startswith(FOLDERS) and " " not in name


def offences(root):
    words = code_words(root)
    in_figure = False
    for number, line in enumerate((root / PAGE).read_text().splitlines(), 1):
        if line.startswith("```"):
            in_figure = not in_figure
            continue
        # In figures and indented lines code has no marks: calls and types are told by their shape.
        bare = in_figure or line.startswith("    ")
        names = re.findall(r"\b[A-Za-z_]+\(\)|\b(?:[A-Z][a-z]+){2,}\b|\b\w+/\w+\b", line) if bare else names_in(line)
        for name in names:
            where = f"{PAGE}:{number}"
            if is_path(name):
                if not any(root.glob(name)):
                    yield f"{where}: there is no {name}"
                continue
            if bare and "/" in name:
                if not (root / "src" / name).exists():
                    yield f"{where}: there is no src/{name}"
                continue
            for word in re.findall(r"[A-Za-z_]\w*", re.sub(r"\(.*\)", "", name)):
                if re.search(r"[_:]|[a-z][A-Z]|\(\)", name) and word not in words:
                    yield f"{where}: nothing is named {word}"


if __name__ == "__main__":
    house_check.run(offences, "every path and name of the page is there")
