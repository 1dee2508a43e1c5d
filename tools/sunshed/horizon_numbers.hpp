#pragma once

#include <CLI/CLI.hpp>

#include <optional>

#include "sunshed/io/cog_band_writer.hpp"

namespace sunshed::cli {

/// How a horizon file stores its degrees: the options, and what they come to.
class HorizonNumbers {
public:
    void add_options(CLI::App& app);

    /// @throws UsageError where the options do not go together
    [[nodiscard]] StoredNumbers stored() const;
    /// Most that a stored angle is off, degrees.
    [[nodiscard]] double error_deg() const;

private:
    [[nodiscard]] bool is_whole() const { return type_ == StoredNumbers::Type::int16; }
    [[nodiscard]] bool is_exact() const { return compression_ == StoredNumbers::Compression::zstd; }

    StoredNumbers::Type type_ = StoredNumbers::Type::float32;
    StoredNumbers::Compression compression_ = StoredNumbers::Compression::zstd;
    std::optional<double> max_error_deg_;
};

}  // namespace sunshed::cli
