// A table as people save it, and numbers as they write them.

#include <cmath>

#include "checks.hpp"
#include "sunshed/io/csv_file.hpp"

using namespace sunshed;
using fuzz::check;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::run([&] {
        const CsvFile file = read_csv(fuzz::file_of(data, size), {{"a", "b"}});
        std::size_t line = 0;
        for (const CsvRow& row : file.rows) {
            check(row.line > line, "rows have lines of their own");
            line = row.line;
            for (const std::string& cell : row.cells) {
                const auto number = number_in(cell);
                check(!number || std::isfinite(*number), "a number is finite");
            }
            for (const auto& [column, place] : file.columns) {
                check(file.cell(row, column).size() <= size * 3, "a cell is there");
                check(!file.place(row, column).empty(), "a place has a name");
            }
        }
    });
    return 0;
}
