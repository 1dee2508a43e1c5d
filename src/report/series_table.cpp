#include <ogrsf_frmts.h>

#include <cmath>

#include "sunshed/core/error.hpp"
#include "sunshed/io/gdal_session.hpp"
#include "sunshed/report/series_file.hpp"
#include "whole_hours.hpp"

namespace sunshed {

namespace {

[[noreturn]] void fail(const std::string& path) {
    throw Error(ErrorCode::io_failure, path, gdal_message("the series cannot be written"),
                "check the space on the disk and the permissions");
}

/// A row a series and hour.
class SeriesTable final : public SeriesFile {
public:
    SeriesTable(const std::string& path, const SeriesHead& head, const std::string& driver_name)
        : path_(path), head_(head), hours_(head.begins, head.duration_h) {
        start_gdal();
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(driver_name.c_str());
        dataset_.reset(driver != nullptr ? driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr) : nullptr);
        layer_ = dataset_ ? dataset_->CreateLayer("series", nullptr, wkbNone, nullptr) : nullptr;
        if (layer_ == nullptr) {
            fail(path_);
        }
        for (const SeriesColumn& column : series_table_columns(head)) {
            add_field(column.name, column.unit == Unit::utc          ? OFTDateTime
                                   : column.type == ColumnType::text ? OFTString
                                                                     : OFTReal);
        }
        for (const UtcTime& hour : hours_.begins()) {
            stamps_.push_back(civil_from_utc(hour));
        }
    }

    void write(std::size_t series, std::span<const double> ac_kw) override {
        const std::vector<double> values = hours_.means({ac_kw.begin(), ac_kw.end()});
        for (std::size_t i = 0; i < values.size(); ++i) {
            OGRFeature row(layer_->GetLayerDefn());
            int field = 0;
            row.SetField(field++, head_.id.values[series].c_str());
            for (const SeriesLabel& label : head_.labels) {
                row.SetField(field++, label.values[series].c_str());
            }
            constexpr int utc_flag = 100;
            const CivilTime& at = stamps_[i];
            row.SetField(field++, at.year, at.month, at.day, at.hour, at.minute, static_cast<float>(at.second),
                         utc_flag);
            row.SetField(field, std::round(values[i] * 1000.0) / 1000.0);
            if (layer_->CreateFeature(&row) != OGRERR_NONE) {
                fail(path_);
            }
        }
    }

    void close() override {
        CPLErrorReset();
        dataset_.reset();
        if (CPLGetLastErrorType() >= CE_Failure) {
            fail(path_);
        }
    }

private:
    void add_field(const std::string& name, OGRFieldType type) {
        OGRFieldDefn field(name.c_str(), type);
        if (layer_->CreateField(&field) != OGRERR_NONE) {
            fail(path_);
        }
    }

    std::string path_;
    SeriesHead head_;
    WholeHours hours_;
    std::unique_ptr<GDALDataset> dataset_;
    OGRLayer* layer_ = nullptr;
    std::vector<CivilTime> stamps_;
};

}  // namespace

std::unique_ptr<SeriesFile> make_series_table(const std::string& path, const SeriesHead& head,
                                              const std::string& driver) {
    return std::make_unique<SeriesTable>(path, head, driver);
}

bool has_parquet() {
    start_gdal();
    return GetGDALDriverManager()->GetDriverByName("Parquet") != nullptr;
}

}  // namespace sunshed
