#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sunshed/core/time.hpp"
#include "sunshed/io/cog_writer.hpp"
#include "sunshed/report/table.hpp"

namespace sunshed {

/// A text that each series of a file has, e.g. its zone.
struct SeriesLabel {
    std::string name;
    std::string zh;  ///< 中文 of the name
    std::string meaning;
    std::vector<std::string> values;  ///< one a series
};

/// What a file of AC power by the interval holds beside the power.
struct SeriesHead {
    std::vector<UtcTime> begins;  ///< of the weather's intervals; written on whole hours, see on_whole_hours()
    double duration_h = 1.0;
    SeriesLabel id;  ///< distinguishes series
    std::vector<SeriesLabel> labels;
    FileTags tags;
};

/// Of zone_hourly.nc, a series a zone and class; of building_hourly, a series a building. Values and hours are to come.
SeriesHead zone_series_head();
SeriesHead building_series_head();

/// A column of a table of series, or a variable of a NetCDF file.
struct SeriesColumn {
    std::string name;
    std::string zh;
    ColumnType type = ColumnType::text;
    Unit unit = Unit::none;
    std::string meaning;
};
/// What a file with a head holds, in its order.
std::vector<SeriesColumn> series_table_columns(const SeriesHead& head);
std::vector<SeriesColumn> series_netcdf_variables(const SeriesHead& head);

/// A file that is filled series by series, so that they need not all be held.
class SeriesFile {
public:
    virtual ~SeriesFile() = default;
    /// @param ac_kw  one value an interval
    virtual void write(std::size_t series, std::span<const double> ac_kw) = 0;
    /// Everything is on the disk after this. @throws Error{io_failure} where it is not
    virtual void close() = 0;
};

/// NetCDF 4 after the CF conventions 1.8, a discrete sampling geometry of time series (chapter 9): ac_power(series,
/// time) in kW, time in seconds since 1970 with its bounds.
std::unique_ptr<SeriesFile> make_series_netcdf(const std::string& path, const SeriesHead& head);

/// A table with a row a series and hour (the id, the labels, time, ac_kw) by a vector driver of GDAL.
std::unique_ptr<SeriesFile> make_series_table(const std::string& path, const SeriesHead& head,
                                              const std::string& driver);

/// Whether this GDAL writes Parquet.
bool has_parquet();

}  // namespace sunshed
