#pragma once

#include <string>
#include <vector>

namespace sunshed::cli {

/// One number of ours beside a published one.
struct PublishedCheck {
    std::string what;
    std::string source;
    double got = 0.0;
    double want = 0.0;
    double tolerance = 0.0;
    [[nodiscard]] bool is_met() const;
};

// Each group computes its numbers through the functions that runs use.
std::vector<PublishedCheck> sun_checks();
std::vector<PublishedCheck> sky_checks();
std::vector<PublishedCheck> module_checks();
std::vector<PublishedCheck> horizon_checks();

}  // namespace sunshed::cli
