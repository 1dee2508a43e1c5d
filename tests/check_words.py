#!/usr/bin/env python3
"""Finds code that goes by words: comparisons with texts that stand in the code. What a figure, a status or a reason
means is an enum or a type of the catalogue; words are for readers.

Usage: check_words.py SOURCE_DIR. Prints each offence as file:line and exits 1 if there is any. An exception that nothing
needs any more is an offence too."""
import fnmatch
import re

import house_check

WORD = r"""(?P<q>["'`])(?P<word>(?:\\.|(?!(?P=q)).)*)(?P=q)"""
CPP_WORD = r'(?:std::string(?:_view)?[({])?"(?P<word>(?:\\.|[^"\\])*)"'
CPP = [
    rf"(?:==|!=)\s*{CPP_WORD}",
    r'"(?P<word>(?:\\.|[^"\\])*)"\s*(?:==|!=)',
    rf"(?:(?:\.|->)(?:starts_with|ends_with|contains|r?find|compare|count)|\bstrn?cmp|\bEQUALN?)\((?:[^()\"]*,\s*)?{CPP_WORD}",
]
JS = [
    rf"(?:[=!]==?)\s*{WORD}",
    rf"{WORD}\s*[=!]==?",
    rf"\.(?:startsWith|endsWith|includes|indexOf)\(\s*{WORD}",
    rf"\bcase\s+{WORD}\s*:",
    r"\.(?:match|search)\(\s*/(?P<word>[^/]+)/",
    r"/(?P<word>[^/\s]+)/[a-z]*\.test\(",
]
SOURCES = [("src", "*.[ch]pp", CPP), ("include", "*.[ch]pp", CPP), ("tools/sunshed", "*.[ch]pp", CPP),
           ("tools/report-app/src", "*.js", JS)]

# Where words are somebody else's: files, words (a pattern for the whole of one), whose they are.
EXCEPTIONS = [
    ("src/io/weather_*.cpp", r".*", "heads, columns and marks of weather files"),
    ("src/io/crs.cpp", r"Undefined", "PROJ's name of a coordinate system without one"),
    ("src/io/dataset_*.cpp", r".*", "GDAL's names of drivers and of data sets that are no files"),
    ("src/io/gdal_session.cpp", r"sqlite3_.*", "messages of SQLite"),
    ("src/io/horizon_file.cpp", r"building_id|az_000|\.hor", "heads and names of horizon files"),
    ("src/io/result_marker.cpp", r"files|run_id|kind", "members of the marker of a result"),
    ("src/io/text_file.cpp", r"(\\x[0-9A-F]{2})+", "byte order marks"),
    ("src/io/time_zone.cpp", r"UTC|GMT|TZif", "names and files of the time-zone database"),
    ("src/io/vector_file.cpp", r"OSM|\.zip", "GDAL's name of a driver; the end of a file's name"),
    ("src/core/time.cpp", r"[Zz]", "UTC in ISO 8601"),
    ("src/building/*attribute_value.cpp", r".*", "units, dates and numbers as maps write them"),
    ("src/project/export/form_*.cpp", r"\.(csv|html)|nodata|project\.year", "ends of names, and members of what a run wrote"),
    ("src/project/read/buildings.cpp", r"across", "a value of OpenStreetMap's roof:orientation"),
    ("src/project/read/osm_keys.cpp", r"no", "a value of OpenStreetMap's keys"),
    ("src/project/read/load_file.cpp", r"hour|\\r", "the head of a file of loads"),
    ("src/project/read/statistics_file.cpp", r"全部|合计", "how people write the whole in statistics"),
    ("src/project/run/file_names.cpp", r"com|lpt", "names that Windows keeps for itself"),
    ("src/project/settings/field.cpp", r"true|false|\.en", "TOML's truth values and floats"),
    ("src/project/settings/field.cpp", r"\[P\]", "how sources of settings end that are placeholders"),
    ("src/project/settings/data_folder.cpp", r"\.so", "the end of the name of a module of another program"),
    ("src/project/settings/finished_config.cpp", r"carbon\.grid.*", "keys of the project file"),
    ("src/project/settings/given_paths.cpp", r"profile", "a key of the project file"),
    ("src/report/series_netcdf.cpp", r"SOFTWARE", "a tag of TIFF, which CF has another name for"),
    ("tools/sunshed/command_eval.cpp", r"[Nn]a[Nn]", "numbers in CSV"),
    ("tools/sunshed/command_point.cpp", r"\.json", "the end of a file's name"),
    ("tools/sunshed/eval/table.cpp", r"[Nn]a[Nn]", "numbers in CSV"),
    ("tools/sunshed/standard_streams.cpp", r"\[(ERROR|WARNING)\]", "messages of libxlsxwriter"),
    ("tools/report-app/src/data.js", r"code|f32|i32", "kinds of columns in the page's own data"),
    ("tools/report-app/src/format.js", r".*", "what would be a formula to a spreadsheet"),
    ("tools/report-app/src/store.js", r"zh", "the reader's language"),
    ("tools/report-app/src/palette.js", r"dark|auto", "the reader's choice of a theme"),
    ("tools/report-app/src/card.js", r"close|move|Escape|string", "buttons, keys and types of JavaScript"),
    ("tools/report-app/src/table.js", r"Enter|count", "a key, and the number of rows in the page's own data"),
    ("tools/report-app/src/map.js", r"solid|fit", "buttons"),
    ("tools/report-app/src/money.js", r"economics\.export_cny_kwh", "a key of the project file"),
]


def is_word(text):
    return any(c.isalpha() for c in re.sub(r"\\[abfnrtv]|\$\{[^}]*\}", "", text))


def comparisons(root):
    for folder, names, patterns in SOURCES:
        for path in sorted((root / folder).rglob(names)):
            where = path.relative_to(root).as_posix()
            # Comments, and MapLibre's words for comparing.
            code = re.sub(r"(?m)^[ \t]*(//|\*).*$|\"[=!]=\"", "", path.read_text())
            for pattern in patterns:
                for match in re.finditer(pattern, code):
                    if is_word(match.group("word")):
                        yield where, 1 + code.count("\n", 0, match.start()), match.group("word")


def offences(root):
    used = set()
    for where, number, word in comparisons(root):
        allowed = [k for k, (files, words, _) in enumerate(EXCEPTIONS)
                   if fnmatch.fnmatch(where, files) and re.fullmatch(words, word)]
        used.update(allowed)
        if not allowed:
            yield f'{where}:{number}: it goes by the word "{word}"; give what it means a type in the catalogue'
    for k, (files, words, whose) in enumerate(EXCEPTIONS):
        if k not in used:
            yield f"check_words.py: nothing needs the exception {files} {words} ({whose})"


if __name__ == "__main__":
    house_check.run(offences, "no code goes by words")
