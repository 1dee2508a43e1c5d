#pragma once

#include "sunshed/core/module_size.hpp"
#include "sunshed/pv/single_diode.hpp"

namespace sunshed {

enum class ModuleModel {
    pvwatts,       ///< linear in light and temperature (Dobos 2014)
    single_diode,  ///< the one-diode circuit with parameters of the CEC's library (Dobos 2012)
};

/// The module of a run, as its data sheet has it.
struct ModuleProduct {
    ModuleSize size;
    double power_w = 585.0;    ///< rated
    double bifaciality = 0.0;  ///< of the back against the front; 0 = the back gives nothing
    ModuleModel model = ModuleModel::pvwatts;
    double gamma_pct_per_c = -0.30;  ///< of power at the maximum power point, for PVWatts
    /// For the single diode: LG400N2W-A5, an n-type module of the CEC's library (SAM 2018.11.11).
    CecModule cec{10.48115, 1.807477e-11, 0.312859, 293.80542, 1.821208, 0.003141, 9.380614};

    /// Rated power over area at 1000 W m-2: as the heat balance of the cells takes it.
    [[nodiscard]] double efficiency() const { return power_w / (1000.0 * size.area_m2()); }
    /// Of so many modules.
    [[nodiscard]] double capacity_kwp(double count = 1.0) const { return count * power_w / 1000.0; }
};

}  // namespace sunshed
