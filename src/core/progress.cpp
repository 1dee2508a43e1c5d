#include "sunshed/core/progress.hpp"

#include "sunshed/core/error.hpp"

namespace sunshed {

void stop_if_cancelled(const Progress& progress) {
    if (progress.cancelled()) {
        throw Error(ErrorCode::cancelled, "", "interrupted", "nothing was written under its final name");
    }
}

}  // namespace sunshed
