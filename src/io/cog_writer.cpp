#include "sunshed/io/cog_writer.hpp"

#include <cpl_string.h>
#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <iterator>

#include "band_statistics.hpp"
#include "gdal_handles.hpp"
#include "gdal_rasters.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/uninitialised_buffer.hpp"
#include "sunshed/io/gdal_session.hpp"

namespace sunshed {

namespace {

/// A dataset whose bands are someone else's memory.
DatasetPtr dataset_over(const std::vector<UninitialisedBuffer<float>>& bands, const GridGeometry& grid,
                        const std::string& crs_wkt, const std::string& path) {
    DatasetPtr dataset = in_memory_dataset(grid, crs_wkt, 0, GDT_Float32, path);
    for (const auto& band : bands) {
        add_band_over(*dataset, GDT_Float32, band.get(), path);
    }
    return dataset;
}

/// A GeoTIFF to be filled in any order. A COG has its overviews before its tiles, so it can only be copied from a file
/// that is whole.
/// @param path  for messages
DatasetPtr plain_file(const std::string& file, const GridGeometry& grid, const std::string& crs_wkt, int bands,
                      const std::string& path) {
    start_gdal();
    CPLStringList options;
    options.SetNameValue("INTERLEAVE", "BAND");
    options.SetNameValue("TILED", "YES");
    options.SetNameValue("BIGTIFF", "IF_SAFER");
    // GDAL leaves blocks of zeros out until the file is closed; by then they would be nodata.
    options.SetNameValue("@WRITE_EMPTY_TILES_SYNCHRONOUSLY", "YES");
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    DatasetPtr dataset(driver->Create(file.c_str(), grid.columns, grid.rows, bands, GDT_Float32, options.List()));
    if (!dataset) {
        fail_to_write(path);
    }
    place(*dataset, grid, crs_wkt);
    return dataset;
}

/// A value as it is written. Digits beyond those that are kept are rounded
/// away: they are no knowledge, and half of the file.
class StoredValue {
public:
    explicit StoredValue(int kept_bits)
        : dropped_((1U << static_cast<unsigned>(all_bits - kept_bits)) - 1U), half_((dropped_ + 1U) / 2U) {
        expects(kept_bits > 0 && kept_bits <= all_bits, "a float keeps 1 to 24 binary digits");
    }

    /// Adding half of the last kept digit before the cut rounds to nearest; a carry runs into the exponent, which is
    /// the next binade's first number, as it should be. (Floats are IEEE 754's, their digits the low bits.)
    float operator()(float value) const {
        if (!std::isfinite(value)) {
            return raster_nodata;
        }
        return std::bit_cast<float>((std::bit_cast<std::uint32_t>(value) + half_) & ~dropped_);
    }

private:
    std::uint32_t dropped_;
    std::uint32_t half_;  ///< of the last one kept; carries into the exponent as it should
};

void declare_nodata(GDALDataset& dataset) {
    for (int band = 1; band <= dataset.GetRasterCount(); ++band) {
        dataset.GetRasterBand(band)->SetNoDataValue(raster_nodata);
    }
}

}  // namespace

void write_cog(const std::string& path, const std::string& crs_wkt, const std::vector<RasterBand>& bands,
               const std::vector<std::string>& creation_options, const FileTags& tags) {
    expects(!bands.empty(), "a raster has a band");
    const GridGeometry& grid = bands.front().values->geometry;
    std::vector<BandInfo> infos;
    std::transform(bands.begin(), bands.end(), std::back_inserter(infos), [](const RasterBand& b) { return b.info(); });
    CogTileWriter writer(path, grid, crs_wkt, infos, tags, true);
    for (std::size_t band = 0; band < bands.size(); ++band) {
        writer.write(band, grid.whole(), *bands[band].values);
    }
    writer.finish(creation_options);
}

struct CogTileWriter::Impl {
    std::string path;
    GridGeometry grid;
    std::string crs_wkt;
    std::vector<BandInfo> bands;
    FileTags tags;
    std::vector<BandStatistics> statistics;  ///< band by band
    /// Band by band, made when the band is written: results that were let go by
    /// then leave their memory for it. Empty where there is a plain file.
    std::vector<UninitialisedBuffer<float>> in_memory;
    std::string parts;   ///< the plain file, removed at the end; empty where all is
                         ///< in memory
    DatasetPtr dataset;  ///< from the beginning where there is a plain file

    void write_description() const {
        set_tags(*dataset, tags);
        for (std::size_t band = 0; band < bands.size(); ++band) {
            describe(*dataset->GetRasterBand(static_cast<int>(band) + 1), bands[band]);
        }
    }
};

CogTileWriter::CogTileWriter(const std::string& path, const GridGeometry& grid, const std::string& crs_wkt,
                             const std::vector<BandInfo>& bands, const FileTags& tags, bool in_memory)
    : impl_(std::make_unique<Impl>()) {
    impl_->path = path;
    impl_->grid = grid;
    impl_->crs_wkt = crs_wkt;
    impl_->bands = bands;
    impl_->tags = tags;
    impl_->statistics.resize(bands.size());
    if (in_memory) {
        impl_->in_memory.resize(bands.size());
    } else {
        impl_->parts = path + ".tiles";
        impl_->dataset = plain_file(impl_->parts, grid, crs_wkt, static_cast<int>(bands.size()), path);
        impl_->write_description();
    }
}

CogTileWriter::~CogTileWriter() {
    close();
}

void CogTileWriter::close() {
    impl_->dataset.reset();
    if (!impl_->parts.empty()) {
        std::error_code ignored;
        std::filesystem::remove(impl_->parts, ignored);
        std::filesystem::remove(impl_->parts + ".aux.xml", ignored);
    }
}

void CogTileWriter::write(std::size_t band, const Window& window, const FloatRaster& values) {
    const StoredValue stored(impl_->bands[band].kept_bits);
    BandStatistics& statistics = impl_->statistics[band];
    if (!impl_->in_memory.empty()) {
        UninitialisedBuffer<float>& all = impl_->in_memory[band];
        if (!all) {
            all = uninitialised_buffer<float>(impl_->grid.cell_count());
        }
        const auto columns = static_cast<std::ptrdiff_t>(impl_->grid.columns);
        for (int row = 0; row < window.rows; ++row) {
            float* target = all.get() + (window.row + row) * columns + window.column;
            std::transform(values.row(row).begin(), values.row(row).end(), target, stored);
            statistics.add({target, static_cast<std::size_t>(window.columns)});
        }
        return;
    }
    std::vector<float> plain(values.values.size());
    std::transform(values.values.begin(), values.values.end(), plain.begin(), stored);
    for (int row = 0; row < window.rows; ++row) {  // one by one, as above: sums are the same to the last digit
        statistics.add({plain.data() + static_cast<std::ptrdiff_t>(row) * window.columns,
                        static_cast<std::size_t>(window.columns)});
    }
    GDALRasterBand& target = *impl_->dataset->GetRasterBand(static_cast<int>(band) + 1);
    if (target.RasterIO(GF_Write, window.column, window.row, window.columns, window.rows, plain.data(), window.columns,
                        window.rows, GDT_Float32, 0, 0, nullptr) != CE_None) {
        fail_to_write(impl_->path);
    }
}

void CogTileWriter::finish(const std::vector<std::string>& creation_options) {
    const CPLStringList options = cog_options(deflate_options("FLOATING_POINT"), creation_options);
    if (!impl_->in_memory.empty()) {
        impl_->dataset = dataset_over(impl_->in_memory, impl_->grid, impl_->crs_wkt, impl_->path);
        impl_->write_description();
    }
    for (std::size_t band = 0; band < impl_->statistics.size(); ++band) {
        impl_->statistics[band].write(*impl_->dataset->GetRasterBand(static_cast<int>(band) + 1));
    }
    impl_->dataset->FlushCache(true);
    const bool has_gaps = std::any_of(impl_->statistics.begin(), impl_->statistics.end(),
                                      [](const BandStatistics& band) { return band.has_gaps(); });
    // Without a nodata value GDAL takes no mask along, and averages several times
    // as fast.
    if (has_gaps) {
        declare_nodata(*impl_->dataset);
    }
    // A user's options may ask for other overviews, or none: then the driver makes them.
    if (creation_options.empty()) {
        build_overviews(*impl_->dataset, impl_->path);
    }
    declare_nodata(*impl_->dataset);
    copy_to_cog(*impl_->dataset, impl_->path, options);
    close();
}

void limit_raster_cache(double bytes) {
    start_gdal();
    GDALSetCacheMax64(static_cast<GIntBig>(bytes));
}

void write_mask_cog(const std::string& path, const std::string& crs_wkt, const std::vector<std::string>& band_names,
                    const std::vector<Raster<std::uint32_t>>& bands, const std::vector<std::string>& creation_options,
                    const FileTags& tags) {
    expects(!bands.empty() && bands.size() == band_names.size(), "every band has a name");
    const GridGeometry& grid = bands.front().geometry;
    DatasetPtr dataset = in_memory_dataset(grid, crs_wkt, static_cast<int>(bands.size()), GDT_UInt32, path);
    set_tags(*dataset, tags);
    for (std::size_t i = 0; i < bands.size(); ++i) {
        GDALRasterBand& target = *dataset->GetRasterBand(static_cast<int>(i) + 1);
        target.SetDescription(band_names[i].c_str());
        std::vector<std::uint32_t> values = bands[i].values;
        if (target.RasterIO(GF_Write, 0, 0, grid.columns, grid.rows, values.data(), grid.columns, grid.rows, GDT_UInt32,
                            0, 0, nullptr) != CE_None) {
            fail_to_write(path);
        }
    }
    copy_to_cog(*dataset, path, cog_options(deflate_options("YES"), creation_options));
}

}  // namespace sunshed
