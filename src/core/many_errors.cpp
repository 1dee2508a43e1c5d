#include "sunshed/core/many_errors.hpp"

#include <fmt/format.h>

#include <numeric>
#include <utility>

namespace sunshed {

namespace {

std::string with_count(const std::vector<Finding>& findings) {
    const int all = std::accumulate(findings.begin(), findings.end(), 0,
                                    [](int sum, const Finding& finding) { return sum + finding.count; });
    return all == 1 ? findings.front().problem
                    : fmt::format("{} (and {} more, which sunshed check lists)", findings.front().problem, all - 1);
}

}  // namespace

ManyErrors::ManyErrors(std::vector<Finding> findings)
    : Error(ErrorCode::bad_input, findings.front().where, with_count(findings), findings.front().mend),
      findings_(std::move(findings)) {}

std::vector<Finding> findings_of(const Error& error) {
    const auto* many = dynamic_cast<const ManyErrors*>(&error);
    return many == nullptr ? std::vector<Finding>{finding_of(error)} : many->findings();
}

void EachStep::store(const Error& error) {
    if (error.code() == ErrorCode::cancelled) {
        throw;
    }
    for (Finding& finding : findings_of(error)) {
        count_ += static_cast<std::size_t>(finding.count);
        if (kept_.size() < most_kept) {
            kept_.push_back(std::move(finding));
        }
    }
}

std::vector<Finding> EachStep::findings() const {
    std::vector<Finding> all = grouped(kept_);
    std::size_t listed = 0;
    for (const Finding& finding : all) {
        listed += static_cast<std::size_t>(finding.count);
    }
    if (listed < count_) {
        Finding rest = all.back();
        rest.problem = "more of the kind";
        rest.count = static_cast<int>(count_ - listed);
        all.push_back(std::move(rest));
    }
    return all;
}

void EachStep::finish() const {
    if (kept_.empty()) {
        return;
    }
    std::vector<Finding> all = findings();
    if (all.size() == 1 && all.front().count == 1) {
        throw Error(ErrorCode::bad_input, all.front().where, all.front().problem, all.front().mend);
    }
    throw ManyErrors(std::move(all));
}

}  // namespace sunshed
