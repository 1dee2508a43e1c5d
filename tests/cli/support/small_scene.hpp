#pragma once

#include <functional>
#include <string>

#include "support/program.hpp"

namespace sunshed::test {

/// A scene of 60 x 60 m at Harbin in files: level ground with two flat houses (10 x 10 m and 8 m high, 14 x 12 m and
/// 5 m high), their footprints, and a made-up but plausible year of weather. Tests then break one thing of it.
class SmallScene {
public:
    SmallScene();

    [[nodiscard]] std::string file(const std::string& name) const { return folder_.file(name); }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }
    [[nodiscard]] std::string project() const { return file("project.toml"); }
    [[nodiscard]] std::string output() const { return file("result"); }

    /// Runs `sunshed run` on the project with further arguments; what of a result adds up must.
    [[nodiscard]] Outcome run(const std::vector<std::string>& more = {}) const;

    /// Rewrites a text file of the scene.
    void edit(const std::string& name, const std::function<std::string(std::string)>& change) const;

    void write_project(const std::string& text) const;
    void write_footprints(const std::string& features_json) const;
    /// height_m(x, y) in metres from the scene's south-west corner.
    void write_dsm(const std::function<double(double, double)>& height_m, const std::string& crs = "EPSG:32652",
                   int cells = 120) const;

private:
    ScratchFolder folder_;
};

/// One feature of a GeoJSON file in EPSG:32652, its ring in metres from the scene's south-west corner.
std::string feature_json(const std::string& properties, const std::string& ring);

/// "[[x, y], ...]" of a rectangle, closed.
std::string rectangle_json(double x, double y, double width, double height);

/// A year of made-up weather in EPW: sun after a half sine, a cold winter.
std::string small_epw();

}  // namespace sunshed::test
