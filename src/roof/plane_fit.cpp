#include "plane_fit.hpp"

#include <algorithm>
#include <cmath>

namespace sunshed {

FittedPlane PlaneFit::plane() const {
    const double n = count_ > 0 ? weight_ : 1.0;
    const double mean_x = x_ / n;
    const double mean_y = y_ / n;
    const double mean_z = z_ / n;
    const double sxx = xx_ / n - mean_x * mean_x;
    const double sxy = xy_ / n - mean_x * mean_y;
    const double syy = yy_ / n - mean_y * mean_y;
    const double sxz = xz_ / n - mean_x * mean_z;
    const double syz = yz_ / n - mean_y * mean_z;
    const double determinant = sxx * syy - sxy * sxy;
    FittedPlane fitted;
    if (determinant > 1e-6 * (sxx + syy) * (sxx + syy)) {
        fitted.a = (sxz * syy - syz * sxy) / determinant;
        fitted.b = (syz * sxx - sxz * sxy) / determinant;
    }
    fitted.c = z_reference_ + mean_z - fitted.a * mean_x - fitted.b * mean_y;
    return fitted;
}

double PlaneFit::rmse(const FittedPlane& fitted) const {
    const double n = count_ > 0 ? weight_ : 1.0;
    const double c = fitted.c - z_reference_;
    const double squares = zz_ + fitted.a * fitted.a * xx_ + fitted.b * fitted.b * yy_ + n * c * c -
                           2.0 * (fitted.a * xz_ + fitted.b * yz_ + c * z_) +
                           2.0 * (fitted.a * fitted.b * xy_ + fitted.a * c * x_ + fitted.b * c * y_);
    return std::sqrt(std::max(0.0, squares / n));
}

double PlaneFit::distance_m(const FittedPlane& p, const FittedPlane& q) const {
    const double n = count_ > 0 ? weight_ : 1.0;
    const double a = p.a - q.a;
    const double b = p.b - q.b;
    const double c = p.c - q.c;
    const double squares = a * a * xx_ + b * b * yy_ + n * c * c + 2.0 * (a * b * xy_ + a * c * x_ + b * c * y_);
    return std::sqrt(std::max(0.0, squares / n));
}

}  // namespace sunshed
