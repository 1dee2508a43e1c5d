#include "lane_tangents.hpp"

#include <algorithm>

#include "sunshed/core/transpose.hpp"

namespace sunshed {

LaneTangents::LaneTangents(const LaneScene& scene, const Lines& lines)
    : scene_(scene), lines_(lines), values_(scene.is_turned ? static_cast<std::size_t>(block_places) * room : 0) {}

void LaneTangents::start(int first_line) {
    first_line_ = first_line;
    block_ = -1;
}

float* LaneTangents::at(int step, const Span& lanes) {
    const int place = lines_.steps[static_cast<std::size_t>(step)].place;
    if (!scene_.is_turned) {
        return scene_.tangents(place);
    }
    const int served_place = place - scene_.served_places.begin;
    const int block = served_place / block_places;
    if (block != block_) {
        write_block();
        begin_block(block, step);
    }
    const int place_in_block = served_place % block_places;
    fetch_ahead(place_in_block);
    lanes_[static_cast<std::size_t>(place_in_block)] = lanes;
    return values_.data() + static_cast<std::ptrdiff_t>(place_in_block) * room - first_lane_;
}

void LaneTangents::finish() {
    write_block();
    block_ = -1;
}

void LaneTangents::begin_block(int block, int step) {
    block_ = block;
    lanes_.fill({});
    const int last = std::min(step + block_places, lines_.step_count()) - 1;
    const auto shift = [&](int at) { return lines_.steps[static_cast<std::size_t>(at)].shift; };
    first_lane_ = first_line_ + std::min(shift(step), shift(last));
}

/// A share of the cache lines that the block will be written to. Inlined, since compilers take a function that only
/// prefetches for one that does nothing.
[[gnu::always_inline]] inline void LaneTangents::fetch_ahead(int place_in_block) const {
    constexpr int share = room / block_places;
    const int first = first_lane_ + place_in_block * share;
    const Span lanes = Span{first, first + share}.cut(scene_.served_lanes);
    for (int lane = lanes.begin; lane < lanes.end; ++lane) {
        __builtin_prefetch(turned(lane, block_ * block_places), 1);
    }
}

void LaneTangents::write_block() {
    if (block_ < 0) {
        return;
    }
    const int first_place = block_ * block_places;
    const int places = std::min(block_places, scene_.served_places.count() - first_place);
    Span common = scene_.served_lanes;
    for (int place = 0; place < places; ++place) {
        common = common.cut(lanes_[static_cast<std::size_t>(place)]);
    }
    if (common.empty()) {
        common = {first_lane_, first_lane_};
    }
    transpose_block(values_.data() + common.begin - first_lane_, room, places, common.count(),
                    turned(common.begin, first_place), scene_.served_places.count());
    for (int place = 0; place < places; ++place) {
        const float* values = values_.data() + static_cast<std::ptrdiff_t>(place) * room - first_lane_;
        const Span lanes = lanes_[static_cast<std::size_t>(place)];
        for (const Span& side : {Span{lanes.begin, std::min(lanes.end, common.begin)},
                                 Span{std::max(lanes.begin, common.end), lanes.end}}) {
            for (int lane = side.begin; lane < side.end; ++lane) {
                *turned(lane, first_place + place) = values[lane];
            }
        }
    }
}

/// @param place  from the first served one
float* LaneTangents::turned(int lane, int place) const {
    return scene_.tangent +
           static_cast<std::ptrdiff_t>(lane - scene_.served_lanes.begin) * scene_.served_places.count() + place;
}

}  // namespace sunshed
