#include "elevation_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "crs_reference.hpp"
#include "gdal_failures.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

double declared_nodata(GDALRasterBand& band) {
    int has_one = 0;
    double nodata = missing_d;
    if (band.GetRasterDataType() == GDT_Int64) {
        nodata = static_cast<double>(band.GetNoDataValueAsInt64(&has_one));
    } else if (band.GetRasterDataType() == GDT_UInt64) {
        nodata = static_cast<double>(band.GetNoDataValueAsUInt64(&has_one));
    } else {
        nodata = band.GetNoDataValue(&has_one);
    }
    return has_one != 0 ? nodata : missing_d;
}

BandMeaning meaning_of(GDALRasterBand& band, double metres_per_unit, ElevationUse use) {
    BandMeaning meaning;
    meaning.scale = band.GetScale();
    meaning.offset = band.GetOffset();
    meaning.metres = metres_per_unit;
    meaning.nodata = declared_nodata(band);
    meaning.suspects = {-9999.0, -99999.0, -999999.0, -32768.0, -32767.0};
    const GDALDataType type = band.GetRasterDataType();
    if (type == GDT_Int16) {
        meaning.suspects.push_back(32767.0);
    } else if (type == GDT_UInt16) {
        meaning.suspects.push_back(65535.0);
    }
    if (use == ElevationUse::surface) {
        meaning.extremes = {0.0, -1.0, -99.0, 999.0};
        meaning.doubts_lowest = true;  // land has slopes, so a pit has cells between its floor and its edge
        meaning.doubts_highest = true;
        if (type == GDT_Byte) {
            meaning.extremes.push_back(255.0);
        }
    } else if (use == ElevationUse::heights) {
        meaning.highest_m = 130.0;  // the tallest trees
    } else {
        meaning.lowest_m = -12000.0;  // far terrain may go on under the sea
    }
    std::erase_if(meaning.suspects, [&](double number) { return meaning.is_nodata(number); });
    std::erase_if(meaning.extremes, [&](double number) { return meaning.is_nodata(number); });
    return meaning;
}

BandMeaning checked_meaning(GDALDataset& dataset, const std::string& path, double metres_per_unit, ElevationUse use) {
    GDALRasterBand& band = *dataset.GetRasterBand(1);
    const GDALColorInterp colour = band.GetColorInterpretation();
    const bool is_image = dataset.GetRasterCount() >= 3 && colour >= GCI_RedBand && colour <= GCI_BlueBand;
    if (GDALDataTypeIsComplex(band.GetRasterDataType()) != 0 || band.GetColorTable() != nullptr || is_image) {
        throw Error(ErrorCode::bad_input, path, "its first band holds colours or complex numbers, not elevations",
                    "give an elevation model");
    }
    BandMeaning meaning = meaning_of(band, metres_per_unit, use);
    if (!std::isfinite(meaning.scale) || !std::isfinite(meaning.offset) || meaning.scale == 0.0) {
        throw Error(ErrorCode::bad_input, path,
                    fmt::format("its band has a scale of {} and an offset of {}", meaning.scale, meaning.offset),
                    "mend them with gdal_edit.py -scale -offset");
    }
    return meaning;
}

/// Of any type: GDAL itself takes an alpha band as a mask only where it holds whole numbers.
GDALRasterBand* mask_of(GDALDataset& dataset) {
    for (int i = 2; i <= dataset.GetRasterCount(); ++i) {
        if (dataset.GetRasterBand(i)->GetColorInterpretation() == GCI_AlphaBand) {
            return dataset.GetRasterBand(i);
        }
    }
    GDALRasterBand& band = *dataset.GetRasterBand(1);
    return (band.GetMaskFlags() & (GMF_ALL_VALID | GMF_NODATA)) == 0 ? band.GetMaskBand() : nullptr;
}

/// What GDAL resamples in place of the file.
class MetresBand final : public GDALRasterBand {
public:
    MetresBand(GDALDataset* owner, ElevationSource& source) : source_(source) {
        poDS = owner;
        nBand = 1;
        eDataType = GDT_Float32;
        nRasterXSize = owner->GetRasterXSize();
        nRasterYSize = owner->GetRasterYSize();
        source.dataset().GetRasterBand(1)->GetBlockSize(&nBlockXSize, &nBlockYSize);
    }

    double GetNoDataValue(int* success) override {
        if (success != nullptr) {
            *success = TRUE;
        }
        return missing_d;
    }

protected:
    CPLErr IReadBlock(int block_column, int block_row, void* data) override {
        const Window window{block_column * nBlockXSize, block_row * nBlockYSize,
                            std::min(nBlockXSize, nRasterXSize - block_column * nBlockXSize),
                            std::min(nBlockYSize, nRasterYSize - block_row * nBlockYSize)};
        auto* cells = static_cast<float*>(data);
        const auto stride = static_cast<std::size_t>(nBlockXSize);
        try {
            std::fill_n(cells, stride * static_cast<std::size_t>(nBlockYSize), missing_f);
            const auto columns = static_cast<std::size_t>(window.columns);
            read_.resize(columns * static_cast<std::size_t>(window.rows));
            source_.read(window, read_);
            for (std::size_t row = 0; row < static_cast<std::size_t>(window.rows); ++row) {
                std::copy_n(read_.begin() + static_cast<std::ptrdiff_t>(row * columns), columns, cells + row * stride);
            }
            return CE_None;
        } catch (const Error& error) {
            CPLError(CE_Failure, CPLE_FileIO, "%s", error.problem().c_str());
            return CE_Failure;
        }
    }

private:
    ElevationSource& source_;
    std::vector<float> read_;
};

class MetresDataset final : public GDALDataset {
public:
    MetresDataset(ElevationSource& source, const std::string& wkt, const std::array<double, 6>& transform)
        : transform_(transform), reference_(reference_from_wkt(wkt)) {
        nRasterXSize = source.dataset().GetRasterXSize();
        nRasterYSize = source.dataset().GetRasterYSize();
        SetBand(1, new MetresBand(this, source));
    }

    CPLErr GetGeoTransform(double* transform) override {
        std::copy(transform_.begin(), transform_.end(), transform);
        return CE_None;
    }
    const OGRSpatialReference* GetSpatialRef() const override { return &reference_; }

private:
    std::array<double, 6> transform_;
    OGRSpatialReference reference_;
};

}  // namespace

ElevationSource::ElevationSource(DatasetPtr dataset, std::string path, double metres_per_unit, ElevationUse use)
    : dataset_(std::move(dataset)),
      path_(std::move(path)),
      survey_(checked_meaning(*dataset_, path_, metres_per_unit, use)) {
    mask_ = mask_of(*dataset_);
}

void ElevationSource::survey(const Window& part, double cell_m, const Progress* progress) {
    read_numbers(part, [&](const Window&, std::span<const double> numbers) {
        if (progress != nullptr) {
            stop_if_cancelled(*progress);
        }
        survey_.add(numbers);
    });
    survey_.finish();
    // A kilometre from a cell to the next, or 45 degrees where cells are larger: no land falls so on all sides.
    const double step_m = std::max(1000.0, cell_m);
    if (survey_.range_m() > step_m) {
        CutOffCells search(step_m);
        std::swap(search, cut_off_);
        find_cut_off_cells(part, progress);
    }
}

/// Row by row over the part's whole width, in strips.
void ElevationSource::find_cut_off_cells(const Window& part, const Progress* progress) {
    constexpr int most_cells = 1 << 22;
    const std::size_t most_steps = 100'000 + 10 * static_cast<std::size_t>(part.rows);
    const int strip_rows = std::max(1, most_cells / part.columns);
    const auto columns = static_cast<std::size_t>(part.columns);
    std::vector<float> metres;
    for (int row = part.row; row < part.row + part.rows; row += strip_rows) {
        if (progress != nullptr) {
            stop_if_cancelled(*progress);
        }
        const Window strip{part.column, row, part.columns, std::min(strip_rows, part.row + part.rows - row)};
        metres.resize(columns * static_cast<std::size_t>(strip.rows));
        read(strip, metres);
        for (int i = 0; i < strip.rows; ++i) {
            cut_off_.add_row(row + i, part.column, {metres.data() + static_cast<std::size_t>(i) * columns, columns});
        }
        if (cut_off_.steps() > most_steps) {
            throw Error(ErrorCode::bad_input, path_,
                        "its cells jump by more than a kilometre in more than a hundred thousand places",
                        "give an elevation model, or say the unit of its elevations (vertical unit)");
        }
    }
    cut_off_.finish();
}

std::vector<std::string> ElevationSource::findings() const {
    std::vector<std::string> lines = survey_.findings();
    if (cut_off_.count() > 0) {
        lines.push_back(fmt::format(
            "{} cells stand more than a kilometre above or below all cells around them, e.g. {:.6g} m beside {:.6g} m, "
            "and are taken as having no value; declare what they hold as nodata, or mend them",
            cut_off_.count(), cut_off_.example_m(), cut_off_.neighbour_m()));
    }
    return lines;
}

void ElevationSource::read(const Window& window, std::span<float> metres) {
    read_numbers(window, [&](const Window& chunk, std::span<const double> numbers) {
        const auto columns = static_cast<std::size_t>(chunk.columns);
        const auto stride = static_cast<std::size_t>(window.columns);
        std::size_t to = static_cast<std::size_t>(chunk.row - window.row) * stride +
                         static_cast<std::size_t>(chunk.column - window.column);
        for (std::size_t from = 0; from < numbers.size(); from += columns, to += stride) {
            std::transform(numbers.begin() + static_cast<std::ptrdiff_t>(from),
                           numbers.begin() + static_cast<std::ptrdiff_t>(from + columns),
                           metres.begin() + static_cast<std::ptrdiff_t>(to),
                           [&](double number) { return survey_.metres(number); });
        }
    });
    cut_off_.hide(window, metres);
}

DatasetPtr ElevationSource::as_dataset(const std::string& wkt, const std::array<double, 6>& transform) {
    return DatasetPtr(new MetresDataset(*this, wkt, transform));
}

/// In pieces of about a million cells that follow the file's blocks, so that none is unpacked twice.
void ElevationSource::read_numbers(const Window& window, const Receiver& receive) {
    constexpr int most_cells = 1 << 20;
    int block_columns = 0;
    int block_rows = 0;
    dataset_->GetRasterBand(1)->GetBlockSize(&block_columns, &block_rows);
    const int rows = std::clamp(block_rows < 64 ? 64 / block_rows * block_rows : block_rows, 1, 4096);
    const int columns = std::max(1, most_cells / rows / block_columns) * std::min(block_columns, most_cells / rows);
    const int end_row = window.row + window.rows;
    const int end_column = window.column + window.columns;
    std::vector<double> numbers;
    for (int row = window.row; row < end_row;) {
        const int next_row = std::min(end_row, row / rows * rows + rows);
        for (int column = window.column; column < end_column;) {
            const int next_column = std::min(end_column, column / columns * columns + columns);
            const Window chunk{column, row, next_column - column, next_row - row};
            numbers.resize(static_cast<std::size_t>(chunk.columns) * static_cast<std::size_t>(chunk.rows));
            read_chunk(chunk, numbers);
            receive(chunk, numbers);
            column = next_column;
        }
        row = next_row;
    }
}

void ElevationSource::read_chunk(const Window& chunk, std::span<double> numbers) {
    const GdalFailures failures;
    const CPLErr status =
        dataset_->GetRasterBand(1)->RasterIO(GF_Read, chunk.column, chunk.row, chunk.columns, chunk.rows,
                                             numbers.data(), chunk.columns, chunk.rows, GDT_Float64, 0, 0, nullptr);
    if (status != CE_None || failures.any()) {
        refuse(failures.first());
    }
    if (mask_ != nullptr) {
        hide_masked(chunk, numbers);
    }
}

void ElevationSource::hide_masked(const Window& chunk, std::span<double> numbers) {
    const GdalFailures failures;
    std::vector<GByte> mask(numbers.size());
    const CPLErr status = mask_->RasterIO(GF_Read, chunk.column, chunk.row, chunk.columns, chunk.rows, mask.data(),
                                          chunk.columns, chunk.rows, GDT_Byte, 0, 0, nullptr);
    if (status != CE_None || failures.any()) {
        refuse(failures.first());
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        numbers[i] = mask[i] == 0 ? missing_d : numbers[i];
    }
}

void ElevationSource::refuse(const std::string& why) const {
    throw Error(ErrorCode::io_failure, path_, fmt::format("the raster cannot be read ({})", why),
                "the file is damaged or cut short: copy it again");
}

}  // namespace sunshed
