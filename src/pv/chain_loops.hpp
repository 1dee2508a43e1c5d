#pragma once

#include <span>
#include <vector>

#include "sunshed/core/month.hpp"
#include "sunshed/pv/pv_options.hpp"

// The loops of the energy chain, each over all intervals of a year.
namespace sunshed::loops {

/// In double precision, in a fixed order.
double sum(std::span<const float> values);
MonthArray<double> monthly_sum(std::span<const float> values, std::span<const int> month, double scale);

void scale(std::span<float> values, float factor);
void multiply(std::span<float> values, std::span<const float> factors);
void multiply_monthly(std::span<float> values, std::span<const int> month, const MonthArray<double>& factors);
void add_scaled(std::span<float> values, std::span<const float> others, float factor);

/// The beam of whole strings only: of `strings` equal ones so many lie in the sun whole as the sunlit share can hold.
void limit_to_whole_strings(std::span<float> beam_w_m2, std::span<const float> sunlit_share, int strings);
/// Nothing where less than all is lit.
void clear_partly_lit(std::span<float> beam_w_m2, std::span<const float> lit_share);

/// The physical incidence modifier, by the cosine of incidence.
void through_glass(std::span<float> beam_w_m2, std::span<const float> cos_incidence);

std::vector<float> cell_temperatures_c(std::span<const float> absorbed_w_m2, std::span<const float> air_c,
                                       std::span<const float> wind_m_s, double interval_h, Mounting mounting,
                                       const PvOptions& options);

/// W m-2 that reach the cells become W of one kWp (PVWatts), not under 0.
void pvwatts_dc_w(std::span<float> light_w_m2, std::span<const float> cell_c, float gamma_per_c);

/// DC becomes what PVWatts' inverter would give if it had no limit, not under 0.
void pvwatts_unclipped_ac_w(std::span<float> dc_w, double rated_ac_w, double nominal_efficiency);

}  // namespace sunshed::loops
