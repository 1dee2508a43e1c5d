#pragma once

#include <optional>
#include <vector>

#include "lines.hpp"

namespace sunshed {

/// How many steps from a cell its ray is followed exactly; farther on, half a cell aside matters little.
constexpr int near_steps = 5;

/// The horizon of cells from what lies within near_steps, on the ray from the cell's very centre over the bilinear
/// surface: at every step, and at half a step, where a wall that ends beside the cell rises between the samples. What
/// lies beyond the radius or the grid's border does not count; 0 where nothing is left.
class NearField {
public:
    /// @param scene  is kept by reference
    NearField(const LaneScene& scene, const Lines& lines, double radius_m);

    /// Writes the tangents of some lanes of a served place.
    /// @param tangent  lanes are its indices
    void serve(int place, const Span& lanes, float* tangent) const;

    /// What a metre of elevation gives to a sample's tangent: two cells across the ray, and the receiver. Multiplied
    /// out, so that a pair of cells is two fused operations; a level surface's horizon is then not 0 but the rounding
    /// of its elevation, a millionth of it and less.
    struct Weights {
        float first = 0.0F;
        float second = 0.0F;
        float here = 0.0F;
    };

private:
    /// A pair of cells across a ray, as seen from the receiver.
    struct Crossing {
        int place = 0;
        int lane = 0;
        int other_lane = 0;
    };

    /// One point of the ray. Between two steps the bilinear surface is the mean of the crossings on either side.
    struct Sample {
        Crossing near;
        Crossing far;
        Weights weights;
    };

    static Sample sample_at(const Lines& lines, double steps);
    [[nodiscard]] Span within(int place, const Span& lanes, const Crossing& at) const;
    [[nodiscard]] Span reached_by(int place, const Span& lanes, const Sample& sample) const;
    void clear(int place, const Span& lanes, float* tangent) const;
    void serve_inner(int place, const Span& lanes, float* tangent) const;
    void serve_border(int place, const Span& lanes, float* tangent) const;
    void add_half(int place, const Span& lanes, float* tangent) const;
    void add_on_step(int place, const Span& lanes, const Sample& sample, float* tangent) const;

    const LaneScene& scene_;
    std::optional<Sample> half_;  ///< a step away; none within the radius
    std::vector<Sample> on_;      ///< steps
};

}  // namespace sunshed
