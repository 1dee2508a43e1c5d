#!/usr/bin/env python3
"""Finds functions and lambdas whose names begin with a literary verb. A function says what it does in the field's words:
compute, build, read, write, store, check, find, is, has.

Usage: check_names.py SOURCE_DIR. Prints each offence as file:line and exits 1 if there is any."""
import re

import house_check

VERBS = ("ask", "hold", "keep", "lay", "look", "put", "say", "settle", "take", "tell")
NAME = rf"(?:{'|'.join(VERBS)})s?(?:_\w+)?"
# Where it is declared, defined or called; what belongs to the standard library has its name in front.
FUNCTION = re.compile(rf"(?<!std::)(?<!views::)\b({NAME})(?<!_)\s*\(|\bauto&?\s+({NAME})\s*=\s*\[")
NO_CODE = re.compile(r"//[^\n]*|R\"\((?:.|\n)*?\)\"|\"(?:\\.|[^\"\\\n])*\"")
FOLDERS = ("include", "src", "tools/sunshed")


def names(text):
    """Line and name of each function that begins with one of the verbs."""
    code = NO_CODE.sub(lambda found: "\n" * found.group().count("\n"), text)
    for match in FUNCTION.finditer(code):
        yield 1 + code.count("\n", 0, match.start()), match.group(1) or match.group(2)


def offences(root):
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.[ch]pp")):
            for number, name in names(path.read_text()):
                where = f"{path.relative_to(root).as_posix()}:{number}"
                yield f"{where}: {name}() begins with a literary verb; say what it does"


if __name__ == "__main__":
    house_check.run(offences, "functions are named by what they do")
