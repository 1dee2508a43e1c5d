#pragma once

#include <functional>
#include <string>
#include <vector>

#include "support/program.hpp"

namespace sunshed::test {

enum class Hemisphere { south, north };

/// Writes the mixed scene into a folder that is there: fifteen buildings on 200 m x 150 m of sloping ground with trees,
/// at 45.5 degrees, where the grid's north is two degrees off the true one, with everything that a project can have.
///   roofs     flat with parapet, stair head, vents and fire aisles; gabled, turned, with a chimney; hipped; shed;
///   steep;
///             L-shaped; around a court; a garage and a tower too small; one outside the surface model
///   shade     a tower in the middle, trees with and without leaves over and beside two roofs
///   people    households and rural houses among others, use by class and measured, time of use, batteries, export
///   limits accounts  zones in one another, statistics, own targets, scenarios, a table of classes, existing PV
/// south: rows, hourly weather with a snow depth, PVWatts. north: east-west pairs and rows along buildings, weather by
/// the half hour, snow by the month, single-diode modules, strings, Hay-Davies. Files: project.toml, dsm.tif,
/// canopy.tif, buildings.gpkg, zones.gpkg, weather.epw, energy.csv, targets.csv, scenarios.toml.
void write_mixed_scene(const std::string& folder, Hemisphere hemisphere);

/// The mixed scene in a scratch folder of its own, to run and to break.
class MixedScene {
public:
    explicit MixedScene(Hemisphere hemisphere = Hemisphere::south);

    /// So little memory that the scene is worked on in five slices.
    static constexpr const char* memory_for_tiles = "215MB";

    [[nodiscard]] std::string file(const std::string& name) const { return folder_.file(name); }
    [[nodiscard]] std::string project() const { return file("project.toml"); }
    [[nodiscard]] std::string output() const { return file("result"); }

    /// Runs `sunshed run` on the project into output() with further arguments.
    [[nodiscard]] Outcome run(const std::vector<std::string>& more = {}) const;

    /// Rewrites a text file of the scene.
    void edit(const std::string& name, const std::function<std::string(std::string)>& change) const;

private:
    ScratchFolder folder_;
};

}  // namespace sunshed::test
