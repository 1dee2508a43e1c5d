#include "project/run/point_year.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <iterator>
#include <utility>

#include "sunshed/core/time.hpp"

namespace sunshed {

PointLight PointYear::year() const {
    PointLight sum;
    for (const PointLight& month : months) {
        sum.beam_kwh_m2 += month.beam_kwh_m2;
        sum.circumsolar_kwh_m2 += month.circumsolar_kwh_m2;
        sum.diffuse_kwh_m2 += month.diffuse_kwh_m2;
        sum.reflected_kwh_m2 += month.reflected_kwh_m2;
    }
    return sum;
}

PointYear point_year(SkyYear sky, const HorizonLine* skyline, double tilt_deg, double azimuth_deg) {
    PointYear year{tilt_deg, azimuth_deg, std::move(sky), {}, {}};
    year.series = point_series(year.sky, skyline, tilt_deg, azimuth_deg);
    for (std::size_t i = 0; i < year.sky.intervals.size(); ++i) {
        const SkyInterval& interval = year.sky.intervals[i];
        PointLight& month = year.months.at(static_cast<std::size_t>(interval.month));
        const double kwh = interval.duration_h / 1000.0;
        month.beam_kwh_m2 += year.series.beam_w_m2[i] * kwh;
        month.circumsolar_kwh_m2 += year.series.circumsolar_w_m2[i] * kwh;
        month.diffuse_kwh_m2 += year.series.diffuse_w_m2[i] * kwh;
        month.reflected_kwh_m2 += year.series.reflected_w_m2[i] * kwh;
    }
    return year;
}

std::string point_hours_csv(const PointYear& year) {
    std::string text = "begin_utc,duration_h,global_w_m2,beam_w_m2,diffuse_w_m2,circumsolar_w_m2,reflected_w_m2\n";
    const PointSeries& series = year.series;
    for (std::size_t i = 0; i < year.sky.intervals.size(); ++i) {
        const SkyInterval& interval = year.sky.intervals[i];
        fmt::format_to(std::back_inserter(text), "{},{:g},{:.2f},{:.2f},{:.2f},{:.2f},{:.2f}\n",
                       format_iso8601(interval.begin), interval.duration_h,
                       series.beam_w_m2[i] + series.diffuse_w_m2[i] + series.reflected_w_m2[i], series.beam_w_m2[i],
                       series.diffuse_w_m2[i], series.circumsolar_w_m2[i], series.reflected_w_m2[i]);
    }
    return text;
}

}  // namespace sunshed
