#include "near_field.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "sunshed/core/simd_clones.hpp"

namespace sunshed {

namespace {

// Near by, half a cell decides: a line of the sweep passes up to half a cell beside a cell's centre, and a wall that
// ends beside the cell is then met or missed. So the first steps follow the ray from the centre itself. The bilinear
// surface on a ray between two rows of cells is linear between the two cells that it crosses there.

constexpr float nothing_near = std::numeric_limits<float>::lowest();

using Weights = NearField::Weights;

/// Two runs of cells across a ray.
struct Pair {
    const float* first = nullptr;
    const float* second = nullptr;
    Weights weights;

    [[nodiscard, gnu::always_inline]] float add_to(float tangent, int i) const {
        return std::fma(weights.second, second[i], std::fma(weights.first, first[i], tangent));
    }
    [[nodiscard, gnu::always_inline]] float tangent_from(float here, int i) const {
        return add_to(weights.here * here, i);
    }
};

SUNSHED_SIMD_CLONES void raise_on_step(Span lanes, const Pair at, const float* here, float* __restrict tangent) {
    for (int i = lanes.begin; i < lanes.end; ++i) {
        tangent[i] = std::max(tangent[i], at.tangent_from(here[i], i));
    }
}

/// The nearer and the farther crossing of a sample between steps.
SUNSHED_SIMD_CLONES void raise_between(Span lanes, const Pair near, const Pair far, const float* here,
                                       float* __restrict tangent) {
    for (int i = lanes.begin; i < lanes.end; ++i) {
        tangent[i] = std::max(tangent[i], far.add_to(near.tangent_from(here[i], i), i));
    }
}

/// The same as Pair, to the digit, for a run of cells and the one beside it, whose second is the next: what loops have
/// few enough pointers of.
struct Neighbours {
    const float* first = nullptr;
    Weights weights;

    [[nodiscard, gnu::always_inline]] float add_to(float tangent, int i) const {
        return std::fma(weights.second, first[i + 1], std::fma(weights.first, first[i], tangent));
    }
    [[nodiscard, gnu::always_inline]] float tangent_from(float here, int i) const {
        return add_to(weights.here * here, i);
    }
};

/// The sample at half a step, with its nearer and farther crossing, and the first two on steps.
SUNSHED_SIMD_CLONES void tangent_to_nearest(Span lanes, const Neighbours half_near, const Neighbours half_far,
                                            const Neighbours* on, const float* here, float* __restrict tangent) {
    const Neighbours a = on[0], b = on[1];
    for (int i = lanes.begin; i < lanes.end; ++i) {
        const float z = here[i];
        const float half = half_far.add_to(half_near.tangent_from(z, i), i);
        tangent[i] = std::max(half, std::max(a.tangent_from(z, i), b.tangent_from(z, i)));
    }
}

/// The three samples on the steps after them.
SUNSHED_SIMD_CLONES void raise_to_others(Span lanes, const Neighbours* on, const float* here,
                                         float* __restrict tangent) {
    const Neighbours a = on[0], b = on[1], c = on[2];
    for (int i = lanes.begin; i < lanes.end; ++i) {
        const float z = here[i];
        const float ab = std::max(a.tangent_from(z, i), b.tangent_from(z, i));
        tangent[i] = std::max(std::max(tangent[i], ab), c.tangent_from(z, i));
    }
}

}  // namespace

NearField::NearField(const LaneScene& scene, const Lines& lines, double radius_m) : scene_(scene) {
    if (lines.step_m / 2.0 <= radius_m) {
        half_ = sample_at(lines, 0.5);
    }
    for (int steps = 1; steps <= near_steps && steps * lines.step_m <= radius_m; ++steps) {
        on_.push_back(sample_at(lines, steps));
    }
}

NearField::Sample NearField::sample_at(const Lines& lines, double steps) {
    const int nearer = static_cast<int>(steps);
    const int farther = steps > nearer ? nearer + 1 : nearer;
    // Half a billionth of a cell aside is rounding, and would ask for a neighbour that may not be there.
    const double lane = -steps * lines.drift;
    const double rounded = std::round(lane);
    const double position = std::abs(lane - rounded) < 1e-9 ? rounded : lane;
    const int first = static_cast<int>(std::floor(position));
    const int second = position > first ? first + 1 : first;
    const auto crossing = [&](int steps_back) {
        return Crossing{lines.forward ? -steps_back : steps_back, first, second};
    };
    // Halfway between two steps the bilinear surface is the mean of the crossings on either side: half a weight each.
    const auto per_metre = static_cast<float>(1.0 / (steps * lines.step_m));
    const float of_a_crossing = farther > nearer ? per_metre / 2.0F : per_metre;
    const float second_weight = static_cast<float>(position - first) * of_a_crossing;
    return {crossing(nearer), crossing(farther), {of_a_crossing - second_weight, second_weight, -per_metre}};
}

void NearField::serve(int place, const Span& lanes, float* tangent) const {
    Span inner;
    if (on_.size() == near_steps) {
        // The lane after the last that any sample sees must be there too.
        inner = reached_by(place, lanes, on_.back()).cut({0, scene_.lanes - 1 - std::max(0, on_.back().near.lane + 1)});
    }
    if (inner.empty()) {
        serve_border(place, lanes, tangent);
        return;
    }
    serve_inner(place, inner, tangent);
    serve_border(place, {lanes.begin, inner.begin}, tangent);
    serve_border(place, {inner.end, lanes.end}, tangent);
}

/// Lanes that see every sample.
void NearField::serve_inner(int place, const Span& lanes, float* tangent) const {
    const auto crossing = [&](const Sample& sample, const Crossing& at) {
        return Neighbours{scene_.obstacles_m + scene_.offset(place + at.place, at.lane), sample.weights};
    };
    // In two passes: with pointers to all six samples at once the compiler runs out of registers.
    std::array<Neighbours, near_steps> on;
    std::transform(on_.begin(), on_.end(), on.begin(),
                   [&](const Sample& sample) { return crossing(sample, sample.near); });
    const float* here = scene_.receivers_m + scene_.offset(place, 0);
    tangent_to_nearest(lanes, crossing(*half_, half_->near), crossing(*half_, half_->far), on.data(), here, tangent);
    raise_to_others(lanes, on.data() + 2, here, tangent);
}

/// Lanes whose rays may leave the grid before the last sample.
void NearField::serve_border(int place, const Span& lanes, float* tangent) const {
    if (lanes.empty()) {
        return;
    }
    clear(place, lanes, tangent);
    if (half_) {
        add_half(place, reached_by(place, lanes, *half_), tangent);
    }
    for (const Sample& sample : on_) {
        add_on_step(place, reached_by(place, lanes, sample), sample, tangent);
    }
}

/// Those of the lanes whose crossing lies in the grid.
Span NearField::within(int place, const Span& lanes, const Crossing& at) const {
    if (place + at.place < 0 || place + at.place >= scene_.places) {
        return {lanes.begin, lanes.begin};
    }
    return lanes.cut({-at.lane, scene_.lanes - at.other_lane});
}

Span NearField::reached_by(int place, const Span& lanes, const Sample& sample) const {
    return within(place, within(place, lanes, sample.near), sample.far);
}

/// Level where the ray leaves the grid at once; lower than anything where a first sample will follow.
void NearField::clear(int place, const Span& lanes, float* tangent) const {
    std::fill(tangent + lanes.begin, tangent + lanes.end, 0.0F);
    if (!half_) {
        return;
    }
    const Span reached = reached_by(place, lanes, *half_);
    if (!reached.empty()) {
        std::fill(tangent + reached.begin, tangent + reached.end, nothing_near);
    }
}

void NearField::add_half(int place, const Span& lanes, float* tangent) const {
    if (lanes.empty()) {
        return;
    }
    const auto pair = [&](const Crossing& at) {
        const float* cells = scene_.obstacles_m + scene_.offset(place + at.place, 0);
        return Pair{cells + at.lane, cells + at.other_lane, half_->weights};
    };
    raise_between(lanes, pair(half_->near), pair(half_->far), scene_.receivers_m + scene_.offset(place, 0), tangent);
}

void NearField::add_on_step(int place, const Span& lanes, const Sample& sample, float* tangent) const {
    if (!lanes.empty()) {
        const float* cells = scene_.obstacles_m + scene_.offset(place + sample.near.place, 0);
        raise_on_step(lanes, {cells + sample.near.lane, cells + sample.near.other_lane, sample.weights},
                      scene_.receivers_m + scene_.offset(place, 0), tangent);
    }
}

}  // namespace sunshed
