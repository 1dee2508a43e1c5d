#include "one_band_cog.hpp"

#include <limits>
#include <span>
#include <type_traits>

#include "gdal_memory_file.hpp"
#include "gdal_rasters.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

LevelTiles tiles_of(std::span<const char> file, const TiffDirectory& directory) {
    const auto offsets = directory.at(tiff_code::tile_offsets).numbers();
    const auto sizes = directory.at(tiff_code::tile_byte_counts).numbers();
    LevelTiles tiles;
    for (std::size_t i = 0; i < offsets.size(); ++i) {
        const auto bytes = file.subspan(offsets[i], sizes[i]);
        tiles.emplace_back(bytes.begin(), bytes.end());
    }
    return tiles;
}

}  // namespace

double nodata_of(const StoredBand& band) {
    return std::holds_alternative<Raster<float>>(band) ? static_cast<double>(raster_nodata)
                                                       : std::numeric_limits<std::int16_t>::lowest();
}

OneBandCog one_band_cog(StoredBand& band, const std::string& crs_wkt, CPLStringList options, bool own_overviews,
                        const std::string& path) {
    options.SetNameValue("BIGTIFF", "YES");  // one kind of file to read
    const GdalMemoryFile file(&band);
    std::visit(
        [&](auto& raster) {
            using Number = typename std::remove_reference_t<decltype(raster.values)>::value_type;
            const GDALDataType type = std::is_same_v<Number, float> ? GDT_Float32 : GDT_Int16;
            DatasetPtr dataset = in_memory_dataset(raster.geometry, crs_wkt, 0, type, path);
            add_band_over(*dataset, type, raster.values.data(), path);
            dataset->GetRasterBand(1)->SetNoDataValue(nodata_of(band));
            if (own_overviews) {
                build_overviews(*dataset, path);
            }
            copy_to_cog(*dataset, file.name(), options);
        },
        band);
    OneBandCog cog{tiff_directories(file.bytes()), {}};
    for (const TiffDirectory& directory : cog.directories) {
        cog.levels.push_back(tiles_of(file.bytes(), directory));
    }
    return cog;
}

}  // namespace sunshed
