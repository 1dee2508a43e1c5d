#include "horizon_numbers.hpp"

#include "choice_option.hpp"
#include "option_checks.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/horizon/elevation_angle.hpp"

namespace sunshed::cli {

namespace {

constexpr double usual_step_deg = 0.01;
constexpr double least_int16_error_deg = 0.0014;  // 90 degrees are 32,143 of its steps
constexpr double usual_lerc_error_deg = 0.05;

}  // namespace

void HorizonNumbers::add_options(CLI::App& app) {
    add_choice<StoredNumbers::Type>(app, "--type", type_,
                                    {{StoredNumbers::Type::int16, "int16"}, {StoredNumbers::Type::float32, "float32"}},
                                    "of the numbers: int16 are steps of twice the error, float32 are degrees");
    add_choice<StoredNumbers::Compression>(
        app, "--compress", compression_,
        {{StoredNumbers::Compression::zstd, "zstd"}, {StoredNumbers::Compression::lerc, "lerc"}},
        "zstd stores every number, lerc within --max-error");
    app.add_option("--max-error", max_error_deg_,
                   "most that a stored angle may be off, degrees (default: 0.005 of int16; with lerc 0.05)")
        ->check(between(0.0005, 5.0));
}

double HorizonNumbers::error_deg() const {
    if (is_exact()) {
        return is_whole() ? max_error_deg_.value_or(usual_step_deg / 2.0) : elevation_error_deg;
    }
    return max_error_deg_.value_or(usual_lerc_error_deg);
}

StoredNumbers HorizonNumbers::stored() const {
    using Type = StoredNumbers::Type;
    using Compression = StoredNumbers::Compression;
    if (is_exact()) {
        if (!is_whole() && max_error_deg_) {
            throw UsageError("--max-error", "float32 in zstd has none",
                             "leave it out, or give --type int16 or --compress lerc");
        }
        if (is_whole() && error_deg() < least_int16_error_deg) {
            throw UsageError("--max-error", "int16 has no steps so small", "give 0.0014 or more, or --type float32");
        }
        return {is_whole() ? Type::int16 : Type::float32, Compression::zstd, 2.0 * error_deg(), 0.0};
    }
    if (!is_whole()) {
        return {Type::float32, Compression::lerc, 1.0, error_deg()};
    }
    // Rounding to a step takes its half of the error, the compression the rest.
    if (error_deg() < usual_step_deg) {
        throw UsageError("--max-error", "int16 in lerc has steps of 0.01 degrees",
                         "give 0.015 or more, or --compress zstd");
    }
    return {Type::int16, Compression::lerc, usual_step_deg, error_deg() - usual_step_deg / 2.0};
}

}  // namespace sunshed::cli
