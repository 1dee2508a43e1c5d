#include "memory_limit.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "sunshed/core/error.hpp"

namespace sunshed::cli {

namespace {

constexpr double bytes_besides = 150e6;

double bytes_of(const std::string& limit) {
    constexpr std::array<std::pair<std::string_view, double>, 7> units{{{"GiB", 1073741824.0},
                                                                        {"MiB", 1048576.0},
                                                                        {"GB", 1e9},
                                                                        {"MB", 1e6},
                                                                        {"G", 1073741824.0},
                                                                        {"M", 1048576.0},
                                                                        {"", 1.0}}};
    double number = 0.0;
    const auto [end, status] = std::from_chars(limit.data(), limit.data() + limit.size(), number);
    const std::string_view unit(end, static_cast<std::size_t>(limit.data() + limit.size() - end));
    for (const auto& [name, bytes] : units) {
        if (status == std::errc{} && number > 0.0 && unit == name) {
            return number * bytes;
        }
    }
    throw Error(ErrorCode::bad_input, "--memory " + limit, "this is not an amount of memory", "write e.g. 2GiB");
}

}  // namespace

std::optional<double> allowed_bytes(const std::string& limit) {
    return limit.empty() ? std::nullopt : std::optional(bytes_of(limit));
}

void check_memory(const std::string& limit, std::size_t cells, double bytes_per_cell) {
    const auto allowed = allowed_bytes(limit);
    const double needed = bytes_besides + bytes_per_cell * static_cast<double>(cells);
    if (allowed && needed > *allowed) {
        throw Error(ErrorCode::bad_input, "--memory " + limit,
                    fmt::format("{} cells need about {:.1f} GiB", cells, needed / 1073741824.0),
                    "allow more, cut the area or take a coarser raster");
    }
}

}  // namespace sunshed::cli
