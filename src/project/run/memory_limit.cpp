#include "project/run/memory_limit.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

#include "sunshed/core/error.hpp"

namespace sunshed {

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

double machine_bytes() {
    // Libraries, threads' stacks and the allocator's reserves: with less, threads cannot begin and work never ends.
    constexpr double least_address_space = 1073741824.0;
    const auto pages = static_cast<double>(sysconf(_SC_PHYS_PAGES));
    const double bytes = pages * static_cast<double>(sysconf(_SC_PAGESIZE));
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) {
        return bytes;
    }
    const auto space = static_cast<double>(limit.rlim_cur);
    if (space < least_address_space) {
        throw Error(ErrorCode::bad_input, "memory",
                    fmt::format("the process may take {:.0f} MB of address space (ulimit -v)", space / 1e6),
                    "allow at least 1 GiB");
    }
    return std::min(bytes, space);
}

double usable_bytes(const std::string& limit, double usual) {
    return std::min(allowed_bytes(limit).value_or(usual), machine_bytes());
}

void refuse_memory(const std::string& limit, double usable, const std::function<bool(double bytes)>& is_enough) {
    constexpr double step = 1.02;
    constexpr double most_bytes = 1e15;
    double least = usable;
    while (least < most_bytes && !is_enough(least)) {
        least *= step;
    }
    throw Error(
        ErrorCode::bad_input, limit.empty() ? "memory" : "--memory " + limit,
        "it is too little: the work would have to be cut into pieces so small that it takes more than twice the time",
        fmt::format("allow at least {:.0f}MB, cut the area or take a coarser raster", std::ceil(least / 1e6)));
}

double most_cells(const std::string& limit, double bytes_per_cell) {
    return std::max(cells_of_any_machine, (usable_bytes(limit, machine_bytes()) - bytes_besides) / bytes_per_cell);
}

void check_memory(const std::string& limit, std::size_t cells, double bytes_per_cell) {
    const double allowed = usable_bytes(limit, machine_bytes());
    const double needed = bytes_besides + bytes_per_cell * static_cast<double>(cells);
    if (needed > allowed) {
        throw Error(ErrorCode::bad_input, limit.empty() ? "memory" : "--memory " + limit,
                    fmt::format("{} cells need about {:.1f} GiB", cells, needed / 1073741824.0),
                    "allow more, cut the area or take a coarser raster");
    }
}

}  // namespace sunshed
