#pragma once

#include <cereal/archives/portable_binary.hpp>

#include <fstream>
#include <string>

#include "sunshed/pipeline/assess_city.hpp"

namespace sunshed {

/// Records what a block of a city hands to a sink, so that it can be handed on again, on any machine, to the bit: each
/// building with its hours and walls, and the rasters. What stands around roofs is not recorded.
class BlockTape final : public CitySink {
public:
    /// @param path  of a new file
    /// @param next  gets everything too, while it is recorded; nullptr = nobody
    BlockTape(std::string path, CitySink* next);

    void receive(AssessedBuilding building) override;
    void receive(const Window& window, CityRasters rasters) override;

    /// Makes the file whole.
    /// @throws Error{io_failure} where it is not
    void finish();

private:
    /// @throws Error{io_failure} where the file does not take what is written to it
    template <class Work>
    void write(const Work& work);

    std::string path_;
    CitySink* next_;
    std::ofstream stream_;
    cereal::PortableBinaryOutputArchive archive_;
};

/// Whether a tape is there with its end.
bool is_whole_tape(const std::string& path);

/// Hands everything on a tape to a sink, as it was recorded.
/// @throws Error{bad_input} where the tape is damaged or not of these buildings and this raster
void replay_tape(const std::string& path, const CityScene& scene, CitySink& sink);

}  // namespace sunshed
