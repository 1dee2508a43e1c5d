#include "sunshed/irradiance/light_probe.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

#include "pyramid_rays.hpp"
#include "ray_bundle.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/irradiance/sky_integrals.hpp"

namespace sunshed {

namespace {

double along_direction(const Vector3& normal, const Vector3& toward) {
    return normal.x * toward.x + normal.y * toward.y;
}

/// A wall does not see what is behind it.
bool is_behind(const Vector3& normal, const Vector3& toward) {
    return normal.z <= 1e-9 && along_direction(normal, toward) <= 0.0;
}

/// Unit vectors, clockwise from the grid's north. Rays along an axis stay on it, whatever a sine's last digits say.
std::vector<Vector3> directions_around(int count) {
    const auto on_axis = [](double component) { return std::abs(component) < 1e-9 ? 0.0 : component; };
    std::vector<Vector3> directions;
    for (int direction = 0; direction < count; ++direction) {
        const double azimuth = to_radians(direction * 360.0 / count);
        directions.push_back({on_axis(std::sin(azimuth)), on_axis(std::cos(azimuth)), 0.0});
    }
    return directions;
}

/// What is seen of the sky over the horizons of a bin.
struct BinSky {
    SkyIntegrals uniform;
    double band = 0.0;
};

std::vector<BinSky> sky_by_bin() {
    std::vector<BinSky> bins;
    for (int bin = 0; bin <= horizon_bins; ++bin) {
        bins.push_back({sky_integrals(bin_sine(bin)), visible_band(bin_sine(bin))});
    }
    return bins;
}

/// A plane looks in a direction.
struct View {
    double toward;     ///< of its normal, in the direction
    double own_plane;  ///< tangent of the horizon that the plane itself is

    View(const Vector3& normal, const Vector3& direction)
        : toward(along_direction(normal, direction)), own_plane(normal.z > 1e-9 ? -toward / normal.z : 0.0) {}

    [[nodiscard]] int bin(double tangent) const {
        return horizon_bin(static_cast<float>(std::max(tangent, own_plane)));
    }
};

/// What a point sees of the sky, summed while directions pass.
struct SkySums {
    double view = 0.0;
    double band = 0.0;

    void add(const Vector3& normal, double toward, int bin, double sector_share) {
        static const std::vector<BinSky> bins = sky_by_bin();
        const BinSky& sky = bins[static_cast<std::size_t>(bin)];
        view += 2.0 * sector_share * (toward * sky.uniform.toward + normal.z * sky.uniform.upward);
        band += std::max(0.0, toward) * sky.band * sector_share * std::numbers::pi;
    }

    [[nodiscard]] double sky_view() const { return std::clamp(view, 0.0, 1.0); }
    /// From the sky and the ground, in a month.
    [[nodiscard]] double light_kwh_m2(const SkyTable& table, std::size_t month) const {
        const double uniform =
            std::max(0.0, table.isotropic_kwh_m2[month] * sky_view() + table.horizon_band_kwh_m2[month] * band);
        return uniform + table.ground_reflected_kwh_m2[month] * (1.0 - sky_view());
    }
};

/// What is summed for one point while directions pass.
struct PointSums {
    std::array<double, SkyTableEntry::channels> energy{};
    SkySums sky;

    void add(const SkyTableEntry& entry, const Vector3& normal) {
        for (std::size_t c = 0; c < energy.size(); ++c) {
            energy[c] += normal.x * entry.x[c] + normal.y * entry.y[c] + normal.z * entry.z[c];
        }
    }

    [[nodiscard]] PointIrradiation light(const SkyTable& table) const {
        PointIrradiation result;
        result.sky_view = sky.sky_view();
        for (std::size_t month = 0; month < 12; ++month) {
            result.monthly_kwh_m2[month] = std::max(0.0, energy[month]) + sky.light_kwh_m2(table, month);
        }
        result.beam_kwh_m2 = std::max(0.0, energy[SkyTableEntry::beam_channel]);
        return result;
    }
};

}  // namespace

PointIrradiation& PointIrradiation::operator+=(const PointIrradiation& other) {
    for (std::size_t month = 0; month < 12; ++month) {
        monthly_kwh_m2[month] += other.monthly_kwh_m2[month];
    }
    beam_kwh_m2 += other.beam_kwh_m2;
    sky_view += other.sky_view;
    return *this;
}

PointIrradiation& PointIrradiation::operator*=(double factor) {
    for (double& month : monthly_kwh_m2) {
        month *= factor;
    }
    beam_kwh_m2 *= factor;
    sky_view *= factor;
    return *this;
}

LightProbe::LightProbe(const FloatRaster& obstacles_m, const SkyTable& table, double radius_m, const FarHorizon* far,
                       const PartOfRaster& raster)
    : obstacles_m_(obstacles_m),
      table_(table),
      radius_m_(radius_m),
      far_(far),
      directions_(directions_around(table.directions)),
      blocks_(obstacles_m),
      raster_(raster) {
    const auto sum = [](const std::array<float, SkyTableEntry::channels>& months) {
        return std::accumulate(months.begin(), months.begin() + 12, 0.0F);
    };
    for (const SkyTableEntry& entry : table.entries) {
        year_.push_back({sum(entry.x), sum(entry.y), sum(entry.z)});
    }
}

std::vector<PointHorizons> LightProbe::horizons(std::span<const PlumbLine> lines,
                                                std::span<const PointHorizons> lower) const {
    std::vector<PointHorizons> found;
    for (const PlumbLine& line : lines) {
        found.emplace_back(table_.directions, line.elevations_m.size());
    }
    const PyramidRays beyond(obstacles_m_.geometry, raster_, radius_m_);
    RayBundle rays(obstacles_m_, blocks_, radius_m_);
    for (int direction = 0; direction < table_.directions; ++direction) {
        const Vector3& toward = directions_[static_cast<std::size_t>(direction)];
        for (std::size_t l = 0; l < lines.size(); ++l) {
            if (is_behind(lines[l].normal, toward)) {
                continue;
            }
            const std::span<double> tangents = found[l].in(direction);
            if (!lower.empty()) {
                const auto known = lower[l].in(direction * (lower[l].directions() / table_.directions));
                std::copy(known.begin(), known.end(), tangents.begin());
            }
            beyond.raise(lines[l], toward, tangents);
            for (std::size_t i = 0; i < tangents.size(); ++i) {
                raise_to_far_horizon(lines[l], direction, i, tangents[i]);
                rays.add(lines[l].position, lines[l].elevations_m[i], toward, tangents[i]);
            }
        }
    }
    rays.run();
    return found;
}

void LightProbe::raise_to_far_horizon(const PlumbLine& line, int direction, std::size_t point, double& tangent) const {
    if (far_ != nullptr) {
        const int far_direction = direction * (far_->directions() / table_.directions);
        const double far_tangent = far_->tangent(far_direction, line.position, line.elevations_m[point]);
        tangent = std::max(tangent, far_tangent);
    }
}

std::vector<double> LightProbe::year_kwh_m2(std::span<const PlumbLine> lines,
                                            std::span<const PointHorizons> horizons) const {
    std::vector<double> sun_kwh_m2(lines.size());
    std::vector<SkySums> skies(lines.size());
    for (int direction = 0; direction < table_.directions; ++direction) {
        const YearEntry* entries = year_.data() + static_cast<std::ptrdiff_t>(direction) * (horizon_bins + 1);
        for (std::size_t l = 0; l < lines.size(); ++l) {
            const Vector3& normal = lines[l].normal;
            const View view(normal, directions_[static_cast<std::size_t>(direction)]);
            const int bin = view.bin(horizons[l].in(direction).front());
            const YearEntry& entry = entries[bin];
            sun_kwh_m2[l] += normal.x * entry.x + normal.y * entry.y + normal.z * entry.z;
            skies[l].add(normal, view.toward, bin, 1.0 / table_.directions);
        }
    }
    for (std::size_t l = 0; l < lines.size(); ++l) {
        sun_kwh_m2[l] = std::max(0.0, sun_kwh_m2[l]);
        for (std::size_t month = 0; month < 12; ++month) {
            sun_kwh_m2[l] += skies[l].light_kwh_m2(table_, month);
        }
    }
    return sun_kwh_m2;
}

std::vector<PointIrradiation> LightProbe::along(const PlumbLine& line) const {
    const PointHorizons horizons = std::move(this->horizons({&line, 1}).front());
    std::vector<PointSums> sums(line.elevations_m.size());
    for (int direction = 0; direction < table_.directions; ++direction) {
        const Vector3& toward = directions_[static_cast<std::size_t>(direction)];
        if (is_behind(line.normal, toward)) {
            continue;
        }
        const View view(line.normal, toward);
        for (std::size_t i = 0; i < sums.size(); ++i) {
            const int bin = view.bin(horizons.in(direction)[i]);
            sums[i].add(table_.direction_entries(direction)[bin], line.normal);
            sums[i].sky.add(line.normal, view.toward, bin, 1.0 / table_.directions);
        }
    }
    std::vector<PointIrradiation> lights;
    for (const PointSums& sum : sums) {
        lights.push_back(sum.light(table_));
    }
    return lights;
}

}  // namespace sunshed
