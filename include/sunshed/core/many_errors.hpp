#pragma once

#include <cstddef>
#include <vector>

#include "sunshed/core/error.hpp"
#include "sunshed/core/finding.hpp"

namespace sunshed {

/// Several things that are wrong with one input. As an Error it has the first, and how many more there are.
class ManyErrors : public Error {
public:
    /// @param findings  at least one
    explicit ManyErrors(std::vector<Finding> findings);

    [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }

private:
    std::vector<Finding> findings_;
};

/// All that an error contains, each as a finding of its own weight.
std::vector<Finding> findings_of(const Error& error);

/// Does steps of which each may fail on its own, as the rows of a table do, so that all faults are reported at once.
class EachStep {
public:
    /// @returns whether the step was done; what it threw is kept, but for a cancelled one, which is thrown on
    template <class Step>
    bool operator()(const Step& step) {
        try {
            step();
            return true;
        } catch (const Error& error) {
            store(error);
            return false;
        }
    }

    /// Throws what failed: nothing, the one Error, or ManyErrors of the first most_kept and the count of the rest.
    void finish() const;

    /// How many things failed.
    [[nodiscard]] std::size_t count() const { return count_; }
    /// The first most_kept of them, equal ones as one, and the count of the rest.
    [[nodiscard]] std::vector<Finding> findings() const;

private:
    static constexpr std::size_t most_kept = 100;
    void store(const Error& error);

    std::vector<Finding> kept_;
    std::size_t count_ = 0;
};

}  // namespace sunshed
