#pragma once

#include <cpl_string.h>
#include <gdal_priv.h>

#include <string>
#include <vector>

#include "gdal_handles.hpp"
#include "sunshed/core/grid.hpp"
#include "sunshed/io/cog_writer.hpp"

namespace sunshed {

/// @throws Error{io_failure} with what GDAL said last
[[noreturn]] void fail_to_write(const std::string& path);

/// Puts a dataset on a grid.
void place(GDALDataset& dataset, const GridGeometry& grid, const std::string& crs_wkt);

/// A dataset in memory, of no bands or with memory of its own.
/// @param path  for messages
DatasetPtr in_memory_dataset(const GridGeometry& grid, const std::string& crs_wkt, int bands, GDALDataType type,
                             const std::string& path);

/// A further band of a dataset in memory: someone else's values, row by row, which outlive it.
/// @param path  for messages
void add_band_over(GDALDataset& dataset, GDALDataType type, void* values, const std::string& path);

void describe(GDALRasterBand& target, const BandInfo& band);
void set_tags(GDALDataset& dataset, const FileTags& tags);

/// GDAL's COG driver's options: what is given here, and over it what a user gives as KEY=VALUE.
/// @throws Error{bad_input} for a user's option that is none
CPLStringList cog_options(const CPLStringList& ours, const std::vector<std::string>& creation_options);
/// Of Float32 or whole numbers: DEFLATE, quickly.
CPLStringList deflate_options(const char* predictor);

/// What GDAL's COG driver would do itself, but by way of a file that it compresses hard. Level by level, each averaged
/// from the cells themselves: asked for all at once, a file in memory averages the next finer level and a GeoTIFF the
/// cells.
void build_overviews(GDALDataset& dataset, const std::string& path);

/// @param path  what GDAL writes, and for messages
void copy_to_cog(GDALDataset& source, const std::string& path, const CPLStringList& options);

}  // namespace sunshed
