#include "sunshed/core/finding.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sunshed {

std::string to_string(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "note";
        case Severity::doubt:
            return "doubt";
        case Severity::refusal:
            break;
    }
    return "refusal";
}

Finding finding_of(const Error& error) {
    return {Severity::refusal, error.where(), error.problem(), error.mend()};
}

std::string line_of(const Finding& finding) {
    const std::string times = finding.count > 1 ? fmt::format(" (and {} more like it)", finding.count - 1) : "";
    return Error(ErrorCode::bad_input, finding.where, finding.problem + times, finding.mend).what();
}

std::vector<Finding> grouped(const std::vector<Finding>& findings) {
    std::vector<Finding> groups;
    for (const Finding& finding : findings) {
        const auto same = std::find_if(groups.begin(), groups.end(), [&](const Finding& group) {
            return group.severity == finding.severity && group.problem == finding.problem && group.mend == finding.mend;
        });
        if (same == groups.end()) {
            groups.push_back(finding);
        } else {
            same->count += finding.count;
        }
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
    return groups;
}

}  // namespace sunshed
