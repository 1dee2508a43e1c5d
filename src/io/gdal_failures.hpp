#pragma once

#include <string>

namespace sunshed {

/// Stores what GDAL says went wrong on this thread while it lives. Drivers often report damage in no other way: a layer
/// that ends too early ends like any other. Warnings do not count.
class GdalFailures {
public:
    GdalFailures();
    ~GdalFailures();
    GdalFailures(const GdalFailures&) = delete;
    GdalFailures& operator=(const GdalFailures&) = delete;

    [[nodiscard]] bool any() const { return !first_.empty(); }
    /// The first of them, in one line of at most 160 characters.
    [[nodiscard]] const std::string& first() const { return first_; }

    /// " (what it said)", or nothing.
    [[nodiscard]] std::string in_brackets() const { return any() ? " (" + first_ + ")" : std::string(); }

    void add(const std::string& message);

private:
    std::string first_;
};

}  // namespace sunshed
