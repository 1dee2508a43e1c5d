#include "sunshed/economy/cash_flow.hpp"

#include <cmath>

namespace sunshed {

namespace {

constexpr double lowest_rate = -0.99;
constexpr double highest_rate = 10.0;

/// Rates are tried in steps that grow with 1 + rate, so two rates nearer than a twentieth are not distinguished.
constexpr double rate_step = 1.05;

double bisect(std::span<const double> flow, double low, double high) {
    const bool rises = present_value(flow, low) < 0.0;
    for (int i = 0; i < 200 && high - low > 1e-14; ++i) {
        const double middle = 0.5 * (low + high);
        ((present_value(flow, middle) < 0.0) == rises ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

}  // namespace

double present_value(std::span<const double> flow, double rate) {
    // Horner's rule from the last year back.
    double value = 0.0;
    for (auto year = flow.rbegin(); year != flow.rend(); ++year) {
        value = value / (1.0 + rate) + *year;
    }
    return value;
}

std::optional<double> internal_rate_of_return(std::span<const double> flow) {
    std::optional<double> root;
    double low = lowest_rate;
    double value_low = present_value(flow, low);
    while (low < highest_rate) {
        const double high = (1.0 + low) * rate_step - 1.0;
        const double value_high = present_value(flow, high);
        if ((value_low < 0.0) != (value_high < 0.0)) {
            if (root) {
                return std::nullopt;
            }
            root = bisect(flow, low, high);
        }
        low = high;
        value_low = value_high;
    }
    return root;
}

std::optional<double> payback_years(std::span<const double> flow, double rate) {
    std::optional<double> when = 0.0;
    double sum = 0.0;
    double discount = 1.0;
    for (std::size_t year = 0; year < flow.size(); ++year) {
        const double before = sum;
        sum += flow[year] * discount;
        discount /= 1.0 + rate;
        if (sum < 0.0) {
            when.reset();
        } else if (!when) {
            when = static_cast<double>(year) - sum / (sum - before);
        }
    }
    return when;
}

std::optional<double> levelised_cost(std::span<const double> cost, std::span<const double> energy_kwh, double rate) {
    const double energy = present_value(energy_kwh, rate);
    return energy > 0.0 ? std::optional(present_value(cost, rate) / energy) : std::nullopt;
}

}  // namespace sunshed
