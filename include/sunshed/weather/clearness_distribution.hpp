#pragma once

namespace sunshed {

/// How the daily clearness index is spread in a month of given mean: Bendt, Collares-Pereira & Rabl 1981, Solar Energy
/// 27(1), eq. 7: exponential between 0.05 and a clearest day, which is Hollands & Huget's 1983 (Solar Energy 30(3),
/// eq. 9). The curves of Liu & Jordan 1960 in closed form.
class ClearnessDistribution {
public:
    static constexpr double lowest = 0.05;

    /// @param mean  of the month, between 0.05 and the clearest day
    explicit ClearnessDistribution(double mean);

    /// The clearness that a share of the days stays below, share 0..1.
    [[nodiscard]] double quantile(double share) const;
    /// The share of days that stay below a clearness.
    [[nodiscard]] double share_below(double clearness) const;
    [[nodiscard]] double highest() const { return highest_; }
    /// The exponent; positive where clear days are more than cloudy ones.
    [[nodiscard]] double gamma() const { return gamma_; }

private:
    [[nodiscard]] double mean_at(double gamma) const;

    double highest_;
    double gamma_ = 0.0;
};

}  // namespace sunshed
