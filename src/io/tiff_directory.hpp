#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace sunshed {

/// Kinds of whole numbers in a TIFF.
enum class TiffNumber : std::uint16_t { short_number = 3, long_number = 4, long8_number = 16 };

/// What a directory says under one code: values as they stand in the file, little-endian.
struct TiffTag {
    std::uint16_t type = 0;
    std::vector<char> bytes;

    [[nodiscard]] std::size_t count() const;
    /// @pre of whole numbers
    [[nodiscard]] std::vector<std::uint64_t> numbers() const;
};

TiffTag tiff_numbers(TiffNumber type, const std::vector<std::uint64_t>& values);

/// Codes that are read or written here (TIFF 6.0; GDAL's own from 42112 on).
namespace tiff_code {
constexpr std::uint16_t image_width = 256;
constexpr std::uint16_t image_length = 257;
constexpr std::uint16_t bits_per_sample = 258;
constexpr std::uint16_t samples_per_pixel = 277;
constexpr std::uint16_t planar_configuration = 284;
constexpr std::uint16_t tile_width = 322;
constexpr std::uint16_t tile_offsets = 324;
constexpr std::uint16_t tile_byte_counts = 325;
constexpr std::uint16_t extra_samples = 338;
constexpr std::uint16_t sample_format = 339;
constexpr std::uint16_t gdal_metadata = 42112;
}  // namespace tiff_code

/// One image of a TIFF file: what it is and where its tiles lie.
using TiffDirectory = std::map<std::uint16_t, TiffTag>;

/// The directories of a BigTIFF as GDAL writes it on this machine, in the file's order.
std::vector<TiffDirectory> tiff_directories(std::span<const char> file);

/// A file's beginning, up to where its tiles may begin: header, GDAL's word that it is cloud-optimised, directories.
/// Its length depends on their counts and types alone.
/// @param big  as BigTIFF, which may be larger than 4 GiB; else no tag may be of long8 numbers
std::string tiff_head(const std::vector<TiffDirectory>& directories, bool big);

}  // namespace sunshed
