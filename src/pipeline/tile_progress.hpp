#pragma once

#include <string_view>

#include "sunshed/core/progress.hpp"

namespace sunshed {

/// A tile's share of the whole work.
class TileProgress final : public Progress {
public:
    /// Whether all tiles are one stage, or each goes through stages of its own, which then come again and again.
    enum class Stages { one, each };

    TileProgress(Progress& whole, std::size_t tile, std::size_t tiles, Stages stages)
        : whole_(whole),
          tile_(static_cast<double>(tile)),
          tiles_(static_cast<double>(tiles)),
          forwards_(stages == Stages::each) {}

    void begin_stage(std::string_view name) override {
        if (forwards_) {
            whole_.begin_stage(name);
            whole_.advance(tile_ / tiles_);
        }
    }
    void advance(double fraction) override { whole_.advance((tile_ + fraction) / tiles_); }
    [[nodiscard]] bool cancelled() const override { return whole_.cancelled(); }

private:
    Progress& whole_;
    double tile_;
    double tiles_;
    bool forwards_;
};

}  // namespace sunshed
