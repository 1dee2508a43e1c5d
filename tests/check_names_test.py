#!/usr/bin/env python3
"""check_names.py finds functions by their verbs wherever they stand in code, and nothing else."""
import unittest

import check_names


def names_in(text):
    return [name for _, name in check_names.names(text)]


class Names(unittest.TestCase):
    def test_of_literary_verbs_are_found(self):
        for text in ("void keep_others(int count);", "x.keep_others(3);", "Loops::keep_others (3);",
                     "const auto keep_others = [&](int count) {"):
            self.assertEqual(names_in(text), ["keep_others"], text)
        self.assertEqual(names_in("if (looks_like_epw(file) && !settle()) {"), ["looks_like_epw", "settle"])

    def test_of_others_are_not(self):
        for text in ("// keep_others(3)", 'say = "keep_others(3)";', "std::put_time(x)", "kept_path(x)", "keeper(x)",
                     "layout_modules(x)", "int take_off = 3;", "R\"(\nkeep_others(3)\n)\""):
            self.assertEqual(names_in(text), [], text)

    def test_members_are_not_functions(self):
        self.assertEqual(names_in("Hulls() : keeps_all_(true) {}"), [])

    def test_are_found_in_their_lines(self):
        self.assertEqual(list(check_names.names('R"(\n\n)";\ntell();')), [(4, "tell")])


if __name__ == "__main__":
    unittest.main()
