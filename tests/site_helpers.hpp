#pragma once

#include "sunshed/core/site.hpp"

namespace sunshed::test {

inline Place harbin() {
    return {"Harbin", 45.75, 126.65, 145.0, 8.0};
}

/// Harbin on a map whose north stands off true north.
inline Site harbin_site(double grid_convergence_deg = 0.0) {
    return {harbin(), grid_convergence_deg};
}

}  // namespace sunshed::test
