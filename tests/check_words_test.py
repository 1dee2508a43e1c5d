#!/usr/bin/env python3
"""check_words.py finds comparisons with words however they are written, and leaves everything else alone."""
import pathlib
import tempfile
import unittest

import check_words


def words_in(name, text):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / name
        path.parent.mkdir(parents=True)
        path.write_text(text)
        return [word for _, _, word in check_words.comparisons(pathlib.Path(folder))]


class Comparisons(unittest.TestCase):
    def test_are_found_in_cpp(self):
        for text in ('if (quality == "measured") {', 'if ("measured" != quality) {', 'note.starts_with("measured")',
                     'x ==\n        "measured"', 'words.find("measured") == npos', 'x == std::string_view("measured")',
                     'std::strcmp(x, "measured")'):
            self.assertEqual(words_in("src/policy/a.cpp", text), ["measured"], text)

    def test_are_found_in_javascript(self):
        for text in ('if (row.status === "met") {', "status !== 'met'", "status === `met`", 'note.startsWith("met")',
                     'case "met":', 'note.match(/met/)', '/met/.test(note)'):
            self.assertEqual(words_in("tools/report-app/src/a.js", text), ["met"], text)

    def test_of_signs_and_names_are_none(self):
        for text in ('x == ""', 'x == "-"', 'x == "\\n"', '// x == "met"', 'x = "met"', 'say("met") == x', 'f("met", y)'):
            self.assertEqual(words_in("src/policy/a.cpp", text), [], text)


if __name__ == "__main__":
    unittest.main()
