#pragma once

#include <functional>
#include <vector>

#include "sunshed/core/finding.hpp"
#include "sunshed/core/many_errors.hpp"
#include "sunshed/core/usage_error.hpp"

namespace sunshed {

/// How readers take an input that cannot be used: a run stops there, `check` stores it as a finding and reads the
/// next input. Wrong usage stops both.
class Attempts {
public:
    /// @param kept  where what stopped a step is kept; nullptr = it is thrown on
    explicit Attempts(std::vector<Finding>* kept = nullptr) : kept_(kept) {}

    /// Does a step. @returns whether it was done to its end
    bool operator()(const std::function<void()>& step) const {
        if (kept_ == nullptr) {
            step();
            return true;
        }
        try {
            step();
            return true;
        } catch (const UsageError&) {
            throw;
        } catch (const Error& error) {
            if (error.code() == ErrorCode::cancelled) {
                throw;
            }
            const std::vector<Finding> found = findings_of(error);
            kept_->insert(kept_->end(), found.begin(), found.end());
            return false;
        }
    }

private:
    std::vector<Finding>* kept_;
};

}  // namespace sunshed
