#include "elevation_survey.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sunshed {

namespace {

constexpr double bin_m = 0.1;
constexpr double gap_m = 1000.0;
// How far all other cells lie from one that is taken as "no value" where such cells are few, and where they are many:
// roofs of one height upon level ground at 0 are no holes.
constexpr double alone_m = 20.0;
constexpr double far_m = 100.0;
constexpr double huge = 1e30;
// No elevation is so near to 0 without being it: the least number of a float is written for "no value".
constexpr double tiny = 1e-30;
// What bytes have as their greatest number stays when they are made floats.
constexpr double greatest_byte = 255.0;
// No roof stands so far above everything else in a town.
constexpr double above_all_roofs_m = 300.0;
// Where other cells have decimals, many cells of one whole number beside a step of this height are no land.
constexpr double step_m = 5.0;
constexpr double many = 0.001;  // of the cells

bool is_tiny(double number) {
    return number != 0.0 && std::abs(number) < tiny;
}

bool is_whole(double number) {
    return number == std::floor(number);
}

}  // namespace

bool BandMeaning::is_nodata(double number) const {
    // Declared in decimals or as another type's least number, so it is rarely the cell's own to the last digit.
    // A number beyond the band's own type comes as an infinity.
    return (std::isfinite(nodata) && std::abs(number - nodata) <= 1e-6 * std::abs(nodata)) ||
           (std::abs(number) > huge && std::abs(nodata) > huge && std::signbit(number) == std::signbit(nodata));
}

ElevationSurvey::ElevationSurvey(BandMeaning meaning)
    : meaning_(std::move(meaning)), low_m_(meaning_.lowest_m), high_m_(meaning_.highest_m) {
    for (const double number : meaning_.suspects) {
        suspects_.push_back({number, 0});
    }
    for (const double number : meaning_.extremes) {
        extremes_.push_back({number, 0});
    }
    const auto bins = static_cast<std::size_t>((meaning_.highest_m - meaning_.lowest_m) / bin_m) + 1;
    cells_.resize(bins);
    sums_m_.resize(bins);
}

std::size_t ElevationSurvey::bin_of(double metres) const {
    return static_cast<std::size_t>(
        std::clamp((metres - meaning_.lowest_m) / bin_m, 0.0, static_cast<double>(cells_.size() - 1)));
}

void ElevationSurvey::add(std::span<const double> numbers) {
    const auto counted = [](std::vector<Count>& counts, double number) {
        const auto found =
            std::find_if(counts.begin(), counts.end(), [&](const Count& c) { return c.number == number; });
        if (found == counts.end()) {
            return false;
        }
        ++found->cells;
        return true;
    };
    for (const double number : numbers) {
        if (!std::isfinite(number) || meaning_.is_nodata(number) || counted(suspects_, number)) {
            continue;
        }
        if (is_tiny(number)) {
            ++tiny_;
            tiny_example_ = number;
            continue;
        }
        const double metres = meaning_.in_metres(number);
        if (metres < meaning_.lowest_m || metres > meaning_.highest_m) {
            ++beyond_;
            beyond_example_ = number;
            continue;
        }
        counted(extremes_, number);
        count_ends(number);
        whole_ += is_whole(number) ? 1 : 0;
        ++known_;
        ++cells_[bin_of(metres)];
        sums_m_[bin_of(metres)] += metres;
    }
}

void ElevationSurvey::count_ends(double number) {
    if (lowest_.cells == 0 || meaning_.in_metres(number) < meaning_.in_metres(lowest_.number)) {
        lowest_ = {number, 0};
    }
    if (highest_.cells == 0 || meaning_.in_metres(number) > meaning_.in_metres(highest_.number)) {
        highest_ = {number, 0};
    }
    lowest_.cells += number == lowest_.number ? 1 : 0;
    highest_.cells += number == highest_.number ? 1 : 0;
}

/// How many other cells lie within a height of a number.
std::size_t ElevationSurvey::near(const Count& extreme, double reach_m) const {
    const double at_m = meaning_.in_metres(extreme.number);
    const auto from = cells_.begin() + static_cast<std::ptrdiff_t>(bin_of(at_m - reach_m));
    const auto to = cells_.begin() + static_cast<std::ptrdiff_t>(bin_of(at_m + reach_m)) + 1;
    return std::accumulate(from, to, std::size_t{0}) - extreme.cells;
}

double ElevationSurvey::others_range_m(const Count& extreme) const {
    const std::size_t own = bin_of(meaning_.in_metres(extreme.number));
    const auto has_others = [&](std::size_t bin) { return bin != own && cells_[bin] > 0; };
    std::size_t first = 0;
    while (first < cells_.size() && !has_others(first)) {
        ++first;
    }
    std::size_t last = cells_.size();
    while (last > first && !has_others(last - 1)) {
        --last;
    }
    return static_cast<double>(last - first) * bin_m;
}

bool ElevationSurvey::is_beyond_a_step(const Count& extreme, double least_m) const {
    return extreme.cells > 0 && 2 * extreme.cells < known_ &&
           near(extreme, std::max(least_m, others_range_m(extreme))) == 0;
}

bool ElevationSurvey::is_mark_among_decimals(const Count& extreme) const {
    const bool others_have_decimals = 2 * (whole_ - extreme.cells) < known_ - extreme.cells;
    return extreme.cells > 1 && is_whole(extreme.number) && others_have_decimals;
}

bool ElevationSurvey::is_taken_out(const Count& extreme) const {
    return std::any_of(suspects_.begin(), suspects_.end(), [&](const Count& c) { return c.number == extreme.number; });
}

bool ElevationSurvey::is_alone(const Count& extreme) const {
    return extreme.cells > 0 && extreme.cells < known_ &&
           (near(extreme, far_m) == 0 || (near(extreme, alone_m) == 0 && 2 * extreme.cells < known_));
}

void ElevationSurvey::exclude(const Count& extreme) {
    suspects_.push_back(extreme);
    known_ -= extreme.cells;
    const double at_m = meaning_.in_metres(extreme.number);
    cells_[bin_of(at_m)] -= extreme.cells;
    sums_m_[bin_of(at_m)] -= at_m * static_cast<double>(extreme.cells);
}

void ElevationSurvey::find_median() {
    std::size_t below = 0;
    for (std::size_t bin = 0; bin < cells_.size() && known_ > 0; ++bin) {
        below += cells_[bin];
        if (2 * below >= known_) {
            median_m_ = sums_m_[bin] / static_cast<double>(cells_[bin]);
            return;
        }
    }
}

void ElevationSurvey::bound_by_gaps() {
    const auto gap = static_cast<std::size_t>(gap_m / bin_m);
    const std::size_t middle = bin_of(median_m_);
    std::size_t last = middle;
    std::size_t first = middle;
    for (std::size_t bin = middle; bin < cells_.size() && bin - last <= gap; ++bin) {
        last = cells_[bin] > 0 ? bin : last;
    }
    for (std::size_t bin = middle + 1; bin-- > 0 && first - bin <= gap;) {
        first = cells_[bin] > 0 ? bin : first;
    }
    for (std::size_t bin = 0; bin < cells_.size(); ++bin) {
        if ((bin < first || bin > last) && cells_[bin] > 0) {
            beyond_ += cells_[bin];
            beyond_example_ =
                (sums_m_[bin] / static_cast<double>(cells_[bin]) / meaning_.metres - meaning_.offset) / meaning_.scale;
        }
    }
    range_m_ = static_cast<double>(last - first + 1) * bin_m;
    // Half the gap beside what is believed is nobody's: resampling and roundings stay inside.
    low_m_ = std::max(meaning_.lowest_m, meaning_.lowest_m + static_cast<double>(first) * bin_m - gap_m / 2.0);
    high_m_ = std::min(meaning_.highest_m, meaning_.lowest_m + static_cast<double>(last) * bin_m + gap_m / 2.0);
}

void ElevationSurvey::check_lowest() {
    if (!meaning_.doubts_lowest || is_taken_out(lowest_)) {
        return;
    }
    if (is_beyond_a_step(lowest_, far_m)) {
        exclude(lowest_);
    } else if (is_mark_among_decimals(lowest_) && is_beyond_a_step(lowest_, alone_m)) {
        doubted_.push_back(lowest_);
    }
}

/// A tower may stand so. A mark has a whole number where towers have decimals, or is higher than any.
void ElevationSurvey::check_highest() {
    if (!meaning_.doubts_highest || is_taken_out(highest_) || !is_beyond_a_step(highest_, far_m)) {
        return;
    }
    if (highest_.number == greatest_byte) {
        exclude(highest_);
    } else if (near(highest_, gap_m) > 0 &&
               (is_mark_among_decimals(highest_) || near(highest_, above_all_roofs_m) == 0)) {
        doubted_.push_back(highest_);
    }
}

/// 0 and 255 as the lowest or highest number of many cells, in a town not far from them.
void ElevationSurvey::doubt_marks() {
    for (const Count& end : {lowest_, highest_}) {
        const bool is_mark = end.number == 0.0 || end.number == greatest_byte;
        const bool is_often = static_cast<double>(end.cells) > many * static_cast<double>(known_);
        const bool is_reported = std::any_of(doubted_.begin(), doubted_.end(),
                                             [&](const Count& count) { return count.number == end.number; });
        if (meaning_.doubts_highest && is_mark && is_often && is_mark_among_decimals(end) && !is_taken_out(end) &&
            !is_reported && near(end, step_m) == 0) {
            doubted_.push_back(end);
        }
    }
}

void ElevationSurvey::finish() {
    for (const Count& extreme : extremes_) {
        if (is_alone(extreme)) {
            exclude(extreme);
        }
    }
    check_highest();
    check_lowest();
    doubt_marks();
    std::erase_if(suspects_, [](const Count& count) { return count.cells == 0; });
    find_median();
    if (std::isfinite(median_m_)) {
        bound_by_gaps();
    }
    cells_ = {};
    sums_m_ = {};
}

float ElevationSurvey::metres(double number) const {
    if (!std::isfinite(number) || meaning_.is_nodata(number) || is_tiny(number)) {
        return missing_f;
    }
    for (const Count& suspect : suspects_) {
        if (number == suspect.number) {
            return missing_f;
        }
    }
    const double metres = meaning_.in_metres(number);
    return metres >= low_m_ && metres <= high_m_ ? static_cast<float>(metres) : missing_f;
}

std::vector<std::string> ElevationSurvey::findings() const {
    std::vector<std::string> lines;
    for (const Count& suspect : suspects_) {
        lines.push_back(fmt::format(
            "{} cells hold {:.10g}, which the file does not declare as nodata, and are taken as having no value; "
            "declare it with gdal_edit.py -a_nodata {:.10g}",
            suspect.cells, suspect.number, suspect.number));
    }
    if (tiny_ > 0) {
        lines.push_back(fmt::format(
            "{} cells hold {:.6g}, nearly but not 0, and are taken as having no value; declare it as nodata", tiny_,
            tiny_example_));
    }
    for (const Count& count : doubted_) {
        lines.push_back(fmt::format(
            "{} cells hold {:.10g}, far from all other cells, and are taken as that elevation; if it stands "
            "for no value, declare it with gdal_edit.py -a_nodata {:.10g}",
            count.cells, count.number, count.number));
    }
    if (beyond_ > 0) {
        lines.push_back(fmt::format(
            "{} cells hold implausible elevations, e.g. {:.6g}, below {:g} m, above {:g} m or more than a "
            "kilometre from all others, and are taken as having no value; declare what they hold as nodata, "
            "or say the unit of elevations (vertical unit)",
            beyond_, beyond_example_, meaning_.lowest_m, meaning_.highest_m));
    }
    return lines;
}

}  // namespace sunshed
