#!/usr/bin/env python3
"""Finds dead links in the documentation: files that are not there, and headings that no page has.

Usage: check_links.py SOURCE_DIR. Prints each offence as file:line and exits 1 if there is any."""
import re

import house_check

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def anchors_of(page):
    """What GitHub and mkdocs make of headings: small letters and digits, spaces as '-'."""
    for heading in re.findall(r"(?m)^#+ +(.+)$", page.read_text()):
        words = re.sub(r"[`*]|\]\([^)]*\)|\[", "", heading).strip().lower()
        yield re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", words))


def pages(root):
    yield from sorted(root.glob("*.md"))
    for folder in ("docs", "tests", "datasets", "tools/packaging"):
        yield from sorted((root / folder).rglob("*.md"))


def offences(root):
    for page in pages(root):
        for number, line in enumerate(page.read_text().splitlines(), 1):
            for target in LINK.findall(re.sub(r"`[^`]*`", "", line)):
                path, _, anchor = target.partition("#")
                if re.match(r"[a-z]+:", target):
                    continue
                file = (page.parent / path).resolve() if path else page
                where = f"{page.relative_to(root)}:{number}"
                if not file.exists():
                    yield f"{where}: there is no {path}"
                elif anchor and file.suffix == ".md" and anchor not in anchors_of(file):
                    yield f"{where}: {path or page.name} has no heading #{anchor}"


if __name__ == "__main__":
    house_check.run(offences, "every link leads somewhere")
