#pragma once

#include <vector>

#include "sunshed/pv/single_diode.hpp"

namespace sunshed {

/// A module's greatest power by light and temperature, against that at 1000 W m-2 and 25 degrees C: points of the one-
/// diode circuit every 25 W m-2 and 5 degrees, linear between (within 0.05 % of the rating).
class DiodeTable {
public:
    explicit DiodeTable(const CecModule& module);
    /// @param effective_w_m2  0..1500, @param cell_c  -60..100; what lies outside counts as the nearest
    [[nodiscard]] float relative_power(float effective_w_m2, float cell_c) const;

private:
    std::vector<float> power_;
};

}  // namespace sunshed
