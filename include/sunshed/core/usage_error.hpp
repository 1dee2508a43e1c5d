#pragma once

#include <utility>

#include "sunshed/core/error.hpp"

namespace sunshed {

/// Something asked for in a way that cannot be done: options that do not fit, an output that exists. Not bad input:
/// what mends it is another command line.
class UsageError final : public Error {
public:
    UsageError(std::string where, std::string problem, std::string mend)
        : Error(ErrorCode::bad_input, std::move(where), std::move(problem), std::move(mend)) {}
};

}  // namespace sunshed
