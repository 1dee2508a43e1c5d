#include "sunshed/pipeline/tile_run.hpp"

#include <string_view>

namespace sunshed {

namespace {

/// A piece's share of the whole work.
class PieceProgress final : public Progress {
public:
    PieceProgress(Progress& whole, std::size_t piece, std::size_t pieces, PieceStages stages)
        : whole_(whole),
          piece_(static_cast<double>(piece)),
          pieces_(static_cast<double>(pieces)),
          forwards_(stages == PieceStages::each) {}

    void begin_stage(std::string_view name) override {
        if (forwards_) {
            whole_.begin_stage(name);
            whole_.advance(piece_ / pieces_);
        }
    }
    void advance(double fraction) override { whole_.advance((piece_ + fraction) / pieces_); }
    [[nodiscard]] bool cancelled() const override { return whole_.cancelled(); }

private:
    Progress& whole_;
    double piece_;
    double pieces_;
    bool forwards_;
};

}  // namespace

void run_pieces(std::size_t count, PieceStages stages, Progress& progress,
                const std::function<void(std::size_t piece, Progress& progress)>& work) {
    for (std::size_t piece = 0; piece < count; ++piece) {
        stop_if_cancelled(progress);
        PieceProgress of_piece(progress, piece, count, stages);
        work(piece, of_piece);
    }
}

}  // namespace sunshed
