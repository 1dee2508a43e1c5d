#include "sunshed/solar/extraterrestrial.hpp"

#include <cmath>
#include <numbers>

namespace sunshed {

double extraterrestrial_spencer_w_m2(int day_of_year, double constant_w_m2) {
    const double b = 2.0 * std::numbers::pi / 365.0 * (day_of_year - 1);
    return constant_w_m2 * (1.00011 + 0.034221 * std::cos(b) + 0.00128 * std::sin(b) + 0.000719 * std::cos(2.0 * b) +
                            7.7e-05 * std::sin(2.0 * b));
}

double extraterrestrial_w_m2(double distance_au, double constant_w_m2) {
    return constant_w_m2 / (distance_au * distance_au);
}

}  // namespace sunshed
