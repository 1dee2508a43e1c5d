#include "sunshed/economy/carbon.hpp"

#include <algorithm>
#include <cmath>

namespace sunshed {

const std::vector<GridFactor>& grid_factors() {
    static const char* const notice_2024 = "MEE and NBS notice 2024 No. 12, average factors of 2021 (2024) [S]";
    static const char* const notice_2022 = "MEE and NBS notice of 2024-12-20, average factors of 2022 (2024) [S]";
    static const char* const notice_2025 = "MEE and NBS notice 2025 No. 47, average factors of 2023 (2025) [S]";
    static const std::vector<GridFactor> factors{
        {"heilongjiang-2021", 0.6342, notice_2024},
        {"heilongjiang-2022", 0.5368, notice_2022},
        {"heilongjiang-2023", 0.5229, notice_2025},
        {"northeast-2021", 0.6012, notice_2024},
        {"northeast-2022", 0.5564, notice_2022},
        {"northeast-2023", 0.5122, notice_2025},
        {"national-2021", 0.5568, "MEE and NBS, national average of 2021 (2024) [W]"},
        {"national-2022", 0.5366, "MEE and NBS, national average of 2022 (2024) [W]"},
        {"national-2023", 0.5306, notice_2025},
    };
    return factors;
}

const GridFactor* find_grid_factor(const std::string& name) {
    const auto& factors = grid_factors();
    const auto found =
        std::find_if(factors.begin(), factors.end(), [&](const GridFactor& f) { return f.name == name; });
    return found == factors.end() ? nullptr : &*found;
}

std::vector<double> carbon_flow_t(const std::vector<double>& energy_kwh, double capacity_kwp, double grid_kg_kwh,
                                  const CarbonOptions& options) {
    if (!is_given(grid_kg_kwh)) {
        return {};
    }
    std::vector<double> flow{-capacity_kwp * options.embodied_kg_kwp / 1000.0};
    for (std::size_t year = 1; year < energy_kwh.size(); ++year) {
        flow.push_back(energy_kwh[year] * grid_kg_kwh / 1000.0);
        grid_kg_kwh *= 1.0 - options.grid_decline_pct / 100.0;
    }
    return flow;
}

}  // namespace sunshed
