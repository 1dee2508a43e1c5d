#pragma once

#include "sunshed/catalogue/word.hpp"

namespace sunshed {

/// Units of indicators and of columns.
enum class Unit {
    none,  ///< of texts
    one,   ///< counts and ratios
    percent,
    percentage_points,
    yes_no,  ///< 0 or 1
    year,    ///< a calendar year
    years,   ///< a duration
    hour,
    degree,
    metre,
    kilometre,
    square_metre,
    kwh,
    gwh,
    kwh_per_m2,
    kwh_per_kwp,
    kw,
    kwp,
    mw,
    kva,
    kwp_per_kva,
    gigajoule,
    cubic_metre,
    tonne,
    tce,
    cny,
    cny_per_kwh,
    utc,        ///< of times
    as_in_row,  ///< stated in the row's own column `unit`
};
std::span<const Word<Unit>> words_of(Unit);

/// Parts of a whole, which do not add up over areas.
bool is_share(Unit unit);

}  // namespace sunshed
