// A project file: what it sets is in its range, and reads back from how it is printed.

#include <fmt/format.h>

#include <cmath>

#include "checks.hpp"
#include "sunshed/project/load.hpp"
#include "sunshed/project/project_config.hpp"

using namespace sunshed;
using fuzz::check;

namespace {

void check_range(const Field& field) {
    double value = field.min;
    if (const auto* const* number = std::get_if<double*>(&field.target)) {
        value = **number;
    } else if (const auto* const* whole = std::get_if<int*>(&field.target)) {
        value = **whole;
    } else {
        return;
    }
    check(std::isfinite(value) && is_in_range(field, value), "a value is in its range");
}

/// The keys that the file set, printed and read again.
void check_reads_back(const std::vector<Field>& fields) {
    std::string text;
    for (const Field& field : fields) {
        if (field.origin.kind == Origin::Kind::project_file) {
            text += fmt::format("{} = {}\n", field.key, value_as_toml(field));
        }
    }
    ProjectConfig again;
    std::vector<Field> read_again = fields_of(again);
    load_project(read_again, FileText{"/again/input", text}, {}, "");
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].origin.kind == Origin::Kind::project_file) {
            check(value_as_toml(fields[i]) == value_as_toml(read_again[i]), "a value reads back");
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::run([&] {
        ProjectConfig config;
        std::vector<Field> fields = fields_of(config);
        load_project(fields, FileText{"/fuzz/input", std::string(data, data + size)}, {}, "/data");
        for (const Field& field : fields) {
            if (field.origin.kind == Origin::Kind::project_file) {
                check_range(field);
            }
        }
        check_reads_back(fields);
        static_cast<void>(print_config(fields));
    });
    return 0;
}
