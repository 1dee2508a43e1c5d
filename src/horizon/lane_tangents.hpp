#pragma once

#include <array>
#include <vector>

#include "hulls.hpp"
#include "lines.hpp"

namespace sunshed {

/// Where a bundle of lines writes its tangents, a step at a time. Where the lanes of a place lie side by side in the
/// result, into it; else into a block of a few places first, which is then written turned, a cache line a lane.
class LaneTangents {
public:
    /// @param scene, lines  are kept by reference
    LaneTangents(const LaneScene& scene, const Lines& lines);

    /// Begins a bundle.
    void start(int first_line);

    /// The tangents of a step at a served place, of which some lanes will be written; lanes are its indices. Steps come
    /// one after another.
    [[nodiscard]] float* at(int step, const Span& lanes);

    /// Writes what is left of the bundle.
    void finish();

private:
    static constexpr int block_places = 16;
    static constexpr int room = bundle_lines + block_places;  ///< lanes of a block: lines drift by up to one a step

    void begin_block(int block, int step);
    void fetch_ahead(int place_in_block) const;
    void write_block();
    [[nodiscard]] float* turned(int lane, int place) const;

    const LaneScene& scene_;
    const Lines& lines_;
    int first_line_ = 0;
    int block_ = -1;
    int first_lane_ = 0;                      ///< of the block
    std::array<Span, block_places> lanes_{};  ///< that each place of the block has
    std::vector<float> values_;               ///< place by place
};

}  // namespace sunshed
