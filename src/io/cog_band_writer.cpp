#include "sunshed/io/cog_band_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <numeric>

#include "gdal_memory_file.hpp"
#include "gdal_rasters.hpp"
#include "one_band_cog.hpp"
#include "sunshed/core/error.hpp"
#include "tiff_directory.hpp"
#include "zstd_tiles.hpp"

namespace sunshed {

namespace {

/// Up to here offsets fit into a classic TIFF, which every program reads.
constexpr std::uint64_t largest_classic_file = 4'000'000'000;

[[noreturn]] void fail_to_store(const std::string& path) {
    CPLErrorReset();  // what GDAL said before is not why
    fail_to_write(path);
}

/// Bytes that GDAL's layout has around a tile: its size before it, and its last four bytes once more behind it, by
/// which a reader sees that nobody has changed the file since.
constexpr std::size_t leader_bytes = 4;
constexpr std::size_t trailer_bytes = 4;

/// The tiles of one level of all bands, waiting in a file until all have come.
class WaitingTiles {
public:
    WaitingTiles(const std::string& file, std::string path)
        : file_(file), path_(std::move(path)), stream_(file, std::ios::binary | std::ios::trunc) {}

    void add(const LevelTiles& tiles) {
        for (const std::vector<char>& tile : tiles) {
            sizes_.push_back(tile.size());
            if (!tile.empty()) {
                add_framed(tile);
            }
        }
        if (!stream_) {
            fail_to_store(path_);
        }
    }
    [[nodiscard]] const std::vector<std::uint64_t>& sizes() const { return sizes_; }
    [[nodiscard]] std::uint64_t total() const {
        return std::accumulate(sizes_.begin(), sizes_.end(), std::uint64_t{0},
                               [](std::uint64_t sum, std::uint64_t size) { return sum + framed(size); });
    }
    /// Bytes of a tile with what stands around it; 0 where there is none.
    static std::uint64_t framed(std::uint64_t size) { return size == 0 ? 0 : leader_bytes + size + trailer_bytes; }
    void append_to(std::ofstream& target) {
        stream_.close();
        std::ifstream source(file_, std::ios::binary);
        std::vector<char> some(1 << 20);
        while (target && source.read(some.data(), static_cast<std::streamsize>(some.size())).gcount() > 0) {
            target.write(some.data(), source.gcount());
        }
        if (!source.eof() || !target) {
            fail_to_store(path_);
        }
        remove();
    }
    void remove() {
        stream_.close();
        std::error_code ignored;
        std::filesystem::remove(file_, ignored);
    }

private:
    void add_framed(const std::vector<char>& tile) {
        const auto size = static_cast<std::uint32_t>(tile.size());
        std::array<char, leader_bytes> leader{};
        std::memcpy(leader.data(), &size, leader_bytes);
        std::array<char, trailer_bytes> trailer{};
        std::copy_backward(tile.end() - static_cast<std::ptrdiff_t>(std::min(trailer_bytes, tile.size())), tile.end(),
                           trailer.end());
        stream_.write(leader.data(), leader_bytes);
        stream_.write(tile.data(), static_cast<std::streamsize>(tile.size()));
        stream_.write(trailer.data(), trailer_bytes);
    }

    std::string file_;
    std::string path_;  ///< for messages
    std::ofstream stream_;
    std::vector<std::uint64_t> sizes_;  ///< of tiles, in their order
};

/// What a file of these bands says of them in GDAL's own tag; GDAL writes it for a file of one cell.
TiffTag gdal_metadata(const std::vector<BandInfo>& bands, const StoredNumbers& numbers, const FileTags& tags,
                      const std::string& path) {
    const GdalMemoryFile file(&bands);
    CPLStringList options;
    options.SetNameValue("BIGTIFF", "YES");
    options.SetNameValue("INTERLEAVE", "BAND");
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    DatasetPtr dataset(
        driver->Create(file.name().c_str(), 1, 1, static_cast<int>(bands.size()), GDT_Int16, options.List()));
    if (!dataset) {
        fail_to_write(path);
    }
    set_tags(*dataset, tags);
    for (std::size_t i = 0; i < bands.size(); ++i) {
        GDALRasterBand& band = *dataset->GetRasterBand(static_cast<int>(i) + 1);
        describe(band, bands[i]);
        if (numbers.type == StoredNumbers::Type::int16) {
            band.SetScale(numbers.step);
            band.SetOffset(0.0);
        }
    }
    dataset.reset();
    return tiff_directories(file.bytes()).front().at(tiff_code::gdal_metadata);
}

CPLStringList options_for(const StoredNumbers& numbers) {
    CPLStringList options;
    if (numbers.compression == StoredNumbers::Compression::lerc) {
        options.SetNameValue("COMPRESS", "LERC_ZSTD");
        const bool is_whole = numbers.type == StoredNumbers::Type::int16;
        // A step more than an error of whole numbers allows is a step too many.
        const double error = is_whole ? std::floor(numbers.lerc_error / numbers.step + 1e-9) : numbers.lerc_error;
        options.SetNameValue("MAX_Z_ERROR", fmt::format("{}", error).c_str());
    } else {
        options.SetNameValue("COMPRESS", "ZSTD");
        options.SetNameValue("PREDICTOR", "YES");
    }
    options.SetNameValue("LEVEL", "1");
    return options;
}

/// The tags that depend on how many bands there are.
void widen(TiffDirectory& directory, std::size_t bands) {
    const auto for_each_band = [&](std::uint16_t code) {
        const std::uint64_t one = directory.at(code).numbers().front();
        directory[code] = tiff_numbers(TiffNumber::short_number, std::vector<std::uint64_t>(bands, one));
    };
    for_each_band(tiff_code::bits_per_sample);
    for_each_band(tiff_code::sample_format);
    directory[tiff_code::samples_per_pixel] = tiff_numbers(TiffNumber::short_number, {bands});
    if (bands > 1) {
        directory[tiff_code::planar_configuration] = tiff_numbers(TiffNumber::short_number, {2});  // one by one
        directory[tiff_code::extra_samples] =
            tiff_numbers(TiffNumber::short_number, std::vector<std::uint64_t>(bands - 1, 0));  // of no set meaning
    }
}

}  // namespace

struct CogBandWriter::Impl {
    std::string path;
    std::string crs_wkt;
    std::vector<BandInfo> bands;
    StoredNumbers numbers;
    FileTags tags;
    Threads threads;
    CPLStringList options;
    bool driver_compresses = false;  ///< GDAL's, because of what it is asked for
    bool driver_makes_overviews = false;
    std::vector<TiffDirectory> directories;  ///< finest level first; of the first band, once it has come
    std::vector<WaitingTiles> waiting;       ///< by level
    std::size_t bands_so_far = 0;

    [[nodiscard]] StoredBand stored(const FloatRaster& values) const {
        if (numbers.type == StoredNumbers::Type::int16) {
            return in_steps(values, numbers.step, threads);
        }
        FloatRaster plain = values;
        std::replace_if(
            plain.values.begin(), plain.values.end(), [](float value) { return !std::isfinite(value); }, raster_nodata);
        return plain;
    }

    [[nodiscard]] std::vector<LevelTiles> compressed(StoredBand& band) const {
        if (driver_compresses) {
            return one_band_cog(band, crs_wkt, options, !driver_makes_overviews, path).levels;
        }
        std::vector<Raster<std::int16_t>> levels;
        levels.push_back(std::get<Raster<std::int16_t>>(std::move(band)));
        while (levels.size() < directories.size()) {
            levels.push_back(halved(levels.back(), threads));
        }
        return zstd_tiles(levels, static_cast<int>(directories.front().at(tiff_code::tile_width).numbers().front()),
                          threads);
    }

    /// Where each tile begins, coarsest level first, as cloud-optimised files have them.
    void place_tiles(std::uint64_t at, bool big) {
        const TiffNumber type = big ? TiffNumber::long8_number : TiffNumber::long_number;
        for (std::size_t level = directories.size(); level-- > 0;) {
            std::vector<std::uint64_t> offsets;
            for (const std::uint64_t size : waiting[level].sizes()) {
                offsets.push_back(size == 0 ? 0 : at + leader_bytes);  // none at all where a tile is left out
                at += WaitingTiles::framed(size);
            }
            directories[level][tiff_code::tile_offsets] = tiff_numbers(type, offsets);
            directories[level][tiff_code::tile_byte_counts] =
                tiff_numbers(TiffNumber::long_number, waiting[level].sizes());
        }
    }
};

CogBandWriter::CogBandWriter(const std::string& path, const GridGeometry& grid, const std::string& crs_wkt,
                             const std::vector<BandInfo>& bands, const StoredNumbers& numbers,
                             const std::vector<std::string>& creation_options, const FileTags& tags, Threads threads)
    : impl_(std::make_unique<Impl>()) {
    expects(!bands.empty() && grid.cell_count() > 0, "a raster has bands and cells");
    impl_->path = path;
    impl_->crs_wkt = crs_wkt;
    impl_->bands = bands;
    impl_->numbers = numbers;
    impl_->tags = tags;
    impl_->threads = threads;
    impl_->options = cog_options(options_for(numbers), creation_options);
    impl_->driver_makes_overviews = !creation_options.empty();
    impl_->driver_compresses = !creation_options.empty() || numbers.type != StoredNumbers::Type::int16 ||
                               numbers.compression != StoredNumbers::Compression::zstd;
}

CogBandWriter::~CogBandWriter() {
    for (WaitingTiles& tiles : impl_->waiting) {
        tiles.remove();
    }
}

void CogBandWriter::add(const FloatRaster& values) {
    StoredBand band = impl_->stored(values);
    if (impl_->directories.empty()) {
        impl_->directories =
            one_band_cog(band, impl_->crs_wkt, impl_->options, !impl_->driver_makes_overviews, impl_->path).directories;
        for (std::size_t level = 0; level < impl_->directories.size(); ++level) {
            impl_->waiting.emplace_back(fmt::format("{}.level{}", impl_->path, level), impl_->path);
        }
    }
    const std::vector<LevelTiles> levels = impl_->compressed(band);
    expects(levels.size() == impl_->waiting.size(), "every band has the same levels");
    for (std::size_t level = 0; level < levels.size(); ++level) {
        impl_->waiting[level].add(levels[level]);
    }
    ++impl_->bands_so_far;
}

void CogBandWriter::finish() {
    Impl& file = *impl_;
    expects(file.bands_so_far == file.bands.size(), "every band was given");
    std::uint64_t size = 0;
    for (std::size_t level = 0; level < file.directories.size(); ++level) {
        widen(file.directories[level], file.bands.size());
        size += file.waiting[level].total() + 16 * file.waiting[level].sizes().size();
    }
    file.directories.front()[tiff_code::gdal_metadata] = gdal_metadata(file.bands, file.numbers, file.tags, file.path);
    const bool big = size > largest_classic_file || EQUAL(file.options.FetchNameValueDef("BIGTIFF", "NO"), "YES");
    file.place_tiles(0, big);
    file.place_tiles(tiff_head(file.directories, big).size(), big);
    std::ofstream target(file.path, std::ios::binary | std::ios::trunc);
    target << tiff_head(file.directories, big);
    for (std::size_t level = file.directories.size(); level-- > 0;) {
        file.waiting[level].append_to(target);
    }
    target.close();
    if (!target) {
        fail_to_store(file.path);
    }
}

}  // namespace sunshed
