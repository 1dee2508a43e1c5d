#pragma once

#include <numbers>
#include <string>
#include <vector>

#include "sunshed/io/horizon_file.hpp"

namespace sunshed {

/// No height in radians is over this.
constexpr double highest_radians = std::numbers::pi / 2.0;

/// The heights of a skyline while they are read, held against what can be.
class CheckedSkyline {
public:
    /// @param path  for messages
    explicit CheckedSkyline(std::string path) : path_(std::move(path)) {}

    /// @param place  in the file, for messages
    /// @throws Error for angles that are none
    void add(double azimuth_deg, double elevation_deg, const std::string& place);
    void note(std::string words) { notes_.push_back(std::move(words)); }

    /// @param zero  of the azimuths, @param is_told  by the user
    /// @throws Error for what read_horizon_file() refuses
    HorizonFile finish(std::string format, AzimuthZero zero, bool is_told);
    /// Of directions that are known to be even and from north.
    HorizonFile finish_even(std::string format);

private:
    [[nodiscard]] double most_azimuth_deg() const;
    void check_radians() const;
    void check_zero(AzimuthZero zero, bool is_told) const;
    void join_doubles();
    void check_gaps() const;

    std::string path_;
    std::vector<HorizonPoint> points_;
    std::vector<std::string> notes_;
};

}  // namespace sunshed
