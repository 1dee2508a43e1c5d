// Hourly use of electricity by class. A text that ends with a line "..." goes on with plain rows to the year's end.

#include <fmt/format.h>

#include <algorithm>

#include "checks.hpp"
#include "project/read/load_file.hpp"

using namespace sunshed;
using fuzz::check;

namespace {

std::string with_all_hours(std::string text) {
    constexpr std::string_view and_so_on = "...\n";
    if (text.ends_with(and_so_on)) {
        text.erase(text.size() - and_so_on.size());
        for (auto hour = std::count(text.begin(), text.end(), '\n') - 1; hour < 8760; ++hour) {
            text += fmt::format("{},0.01,0.02\n", hour);
        }
    }
    return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::run([&] {
        ByClass<std::vector<float>> use_kwh_m2;
        read_hourly_use({"input", with_all_hours(std::string(data, data + size))}, use_kwh_m2);
        for (std::size_t i = 0; i < building_class_count; ++i) {
            const std::vector<float>& hours = use_kwh_m2[static_cast<BuildingClass>(i)];
            check(hours.empty() || hours.size() == 8760, "a class has a whole year or nothing");
            check(std::all_of(hours.begin(), hours.end(), [](float use) { return use >= 0.0F && use <= 1000.0F; }),
                  "use is a number");
        }
    });
    return 0;
}
