#pragma once

#include <optional>
#include <span>

namespace sunshed {

// A flow holds one sum a year: element 0 is today, element n the end of year n. Money in is positive. Nothing here
// knows a currency; the same functions find when a system has saved the carbon that made it.

/// What a flow is worth today: sum of flow[n] / (1 + rate)^n.
/// @param rate  discount rate as a share, > -1
double present_value(std::span<const double> flow, double rate);

/// The discount rate at which the flow is worth nothing today, as a share.
/// No value where no rate lies between -0.99 and 10 (no money comes back, none is spent) or where the flow changes sign
/// so that several rates would do.
std::optional<double> internal_rate_of_return(std::span<const double> flow);

/// Years until the discounted flow has come back and stays so to its end, straight within a year; rate 0 = simple
/// payback. Nothing where it never does; 0 where nothing was spent.
std::optional<double> payback_years(std::span<const double> flow, double rate = 0.0);

/// Levelised cost: present value of the costs over present value of the energy. Nothing where there is no energy.
std::optional<double> levelised_cost(std::span<const double> cost, std::span<const double> energy_kwh, double rate);

}  // namespace sunshed
