#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>

#include "cut_off_cells.hpp"
#include "elevation_survey.hpp"
#include "gdal_handles.hpp"
#include "sunshed/core/progress.hpp"

namespace sunshed {

/// The first band of an open raster in metres, whatever it is stored as: scale and offset, unit, masks and nodata are
/// dealt with here and nowhere after, so nothing is converted twice and nothing that is no elevation is resampled.
class ElevationSource {
public:
    /// @throws Error naming the file: numbers that are no elevations
    ElevationSource(DatasetPtr dataset, std::string path, double metres_per_unit, ElevationUse use);

    /// Reads a part once, and again where it spans more than a kilometre of height, and decides which cells are none;
    /// before any read().
    /// @param cell_m  size of a cell
    /// @throws Error naming the file, where it cannot be read or holds no land; Error{cancelled}
    void survey(const Window& part, double cell_m, const Progress* progress);
    [[nodiscard]] const ElevationSurvey& survey() const { return survey_; }
    /// What was taken as having no value, though the file does not say so: one line a kind, with count and mend.
    [[nodiscard]] std::vector<std::string> findings() const;

    /// Metres, row by row; NaN where there is no value.
    /// @throws Error naming the file, where it cannot be read
    void read(const Window& window, std::span<float> metres);

    /// The whole of it as a dataset of metres with NaN as nodata, for GDAL to resample. It reads from this one.
    [[nodiscard]] DatasetPtr as_dataset(const std::string& wkt, const std::array<double, 6>& transform);

    [[nodiscard]] GDALDataset& dataset() { return *dataset_; }
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    using Receiver = std::function<void(const Window& chunk, std::span<const double> numbers)>;
    void read_numbers(const Window& window, const Receiver& receive);
    void read_chunk(const Window& chunk, std::span<double> numbers);
    void hide_masked(const Window& chunk, std::span<double> numbers);
    [[noreturn]] void refuse(const std::string& why) const;
    void find_cut_off_cells(const Window& part, const Progress* progress);

    DatasetPtr dataset_;
    std::string path_;
    ElevationSurvey survey_;
    CutOffCells cut_off_{0.0};
    GDALRasterBand* mask_ = nullptr;  ///< 0 where there is no value; nullptr = none
};

}  // namespace sunshed
