#include "sunshed/core/error.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

namespace sunshed {

Error::Error(ErrorCode code, std::string where, std::string problem, std::string mend)
    : code_(code), where_(std::move(where)), problem_(std::move(problem)), mend_(std::move(mend)) {
    line_ = where_.empty() ? problem_ : fmt::format("{}: {}", where_, problem_);
    if (!mend_.empty()) {
        line_ += "; " + mend_;
    }
}

void expects(bool condition, std::string_view what, const char* file, int line) {
    if (!condition) {
        throw std::logic_error(fmt::format("{}:{}: precondition broken: {}", file, line, what));
    }
}

}  // namespace sunshed
