#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sunshed/core/parallel.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/io/cog_writer.hpp"

namespace sunshed {

/// How the numbers of a raster file are stored.
struct StoredNumbers {
    enum class Type {
        float32,  ///< as they are; nodata is raster_nodata
        int16,    ///< whole numbers of steps, with the step as the bands' scale; nodata is -32768
    };
    enum class Compression {
        zstd,  ///< what is stored comes back
        lerc,  ///< within an error (Limited Error Raster Compression)
    };
    Type type = Type::int16;
    Compression compression = Compression::zstd;
    double step = 1.0;        ///< int16: the unit of a stored number, in the band's unit
    double lerc_error = 0.0;  ///< lerc: most that a value may come back off, in the band's unit
};

/// Writes a cloud-optimised GeoTIFF of many bands one after another: each is compressed as it comes, on all threads,
/// and its tiles wait in files beside the target, one a level of detail. Bands lie one behind the other in the file
/// (INTERLEAVE=BAND), so that one can be read without the others.
///
/// What the file says of itself is GDAL's: its COG driver writes the first band alone, and the directories of that
/// file, with the tiles of all bands, are those of this one. Whole numbers in ZSTD are compressed here, where GDAL's
/// driver takes a thread and copies of its own; everything else goes through that driver band by band.
class CogBandWriter {
public:
    /// @param creation_options  KEY=VALUE for GDAL's COG driver; where there are any it compresses
    /// @throws Error{io_failure} where it cannot be written whole; so do the others
    /// @throws Error{bad_input} for a creation option that is none
    CogBandWriter(const std::string& path, const GridGeometry& grid, const std::string& crs_wkt,
                  const std::vector<BandInfo>& bands, const StoredNumbers& numbers,
                  const std::vector<std::string>& creation_options, const FileTags& tags, Threads threads);
    ~CogBandWriter();
    CogBandWriter(const CogBandWriter&) = delete;
    CogBandWriter& operator=(const CogBandWriter&) = delete;

    /// The next band's values; NaN is written as nodata.
    void add(const FloatRaster& values);
    /// Makes the file; without it nothing is left.
    void finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace sunshed
