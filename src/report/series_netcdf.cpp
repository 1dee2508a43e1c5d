#include <cpl_string.h>
#include <gdal_priv.h>

#include <array>

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

using Dimensions = std::vector<std::shared_ptr<GDALDimension>>;

/// A NetCDF file under GDAL's multidimensional interface.
class NetcdfFile final : public SeriesFile {
public:
    NetcdfFile(const std::string& path, const SeriesHead& head) : path_(path), hours_(head.begins, head.duration_h) {
        start_gdal();
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("netCDF");
        if (driver == nullptr) {
            throw Error(ErrorCode::io_failure, path, "this GDAL writes no NetCDF",
                        "install GDAL with its netCDF driver");
        }
        const std::array<const char*, 2> options{"FORMAT=NC4", nullptr};
        dataset_.reset(driver->CreateMultiDimensional(path.c_str(), nullptr, options.data()));
        root_ = dataset_ ? dataset_->GetRootGroup() : nullptr;
        if (!root_) {
            fail(path_);
        }
        write_attributes(head);
        const auto series = dimension("series", head.id.values.size());
        const auto time = dimension("time", hours_.begins().size());
        write_time(time);
        write_labels(series, head);
        make_power(series, time);
    }

    void write(std::size_t series, std::span<const double> ac_kw) override {
        const std::vector<double> values = hours_.means({ac_kw.begin(), ac_kw.end()});
        const std::array<GUInt64, 2> start{series, 0};
        const std::array<size_t, 2> count{1, values.size()};
        if (!power_->Write(start.data(), count.data(), nullptr, nullptr, GDALExtendedDataType::Create(GDT_Float64),
                           values.data())) {
            fail(path_);
        }
    }

    void close() override {
        power_.reset();
        root_.reset();
        CPLErrorReset();
        dataset_.reset();
        if (CPLGetLastErrorType() >= CE_Failure) {
            fail(path_);
        }
    }

private:
    std::shared_ptr<GDALDimension> dimension(const char* name, std::size_t size) {
        auto made = root_->CreateDimension(name, "", "", size);
        return made ? made : (fail(path_), nullptr);
    }

    std::shared_ptr<GDALMDArray> array(const char* name, const Dimensions& dimensions, const GDALExtendedDataType& type,
                                       CSLConstList options = nullptr) {
        auto made = root_->CreateMDArray(name, dimensions, type, options);
        return made ? made : (fail(path_), nullptr);
    }

    void note(GDALIHasAttribute& owner, const std::string& name, const std::string& text) {
        const auto attribute = owner.CreateAttribute(name, {}, GDALExtendedDataType::CreateString());
        if (!attribute || !attribute->Write(text.c_str())) {
            fail(path_);
        }
    }

    void write_attributes(const SeriesHead& head) {
        note(*root_, "Conventions", "CF-1.8");
        note(*root_, "featureType", "timeSeries");
        note(*root_, "title", "AC power of photovoltaics that fit on roofs, by the hour");
        for (const auto& [name, value] : head.tags) {
            note(*root_, name == "SOFTWARE" ? "source" : name, value);
        }
    }

    void write_time(const std::shared_ptr<GDALDimension>& time) {
        const auto seconds = GDALExtendedDataType::Create(GDT_Float64);
        std::vector<double> begins;
        std::vector<double> bounds;
        for (const UtcTime& hour : hours_.begins()) {
            begins.push_back(hour.unix_s);
            bounds.insert(bounds.end(), {hour.unix_s, hour.unix_s + 3600.0});
        }
        const auto stamps = array("time", {time}, seconds);
        note(*stamps, "standard_name", "time");
        note(*stamps, "long_name", "start of the hour, UTC");
        note(*stamps, "units", "seconds since 1970-01-01 00:00:00");
        note(*stamps, "calendar", "standard");
        note(*stamps, "bounds", "time_bnds");
        write(*stamps, {begins.size()}, seconds, begins.data());
        const auto edges = array("time_bnds", {time, dimension("bnds", 2)}, seconds);
        write(*edges, {begins.size(), 2}, seconds, bounds.data());
    }

    void write_labels(const std::shared_ptr<GDALDimension>& series, const SeriesHead& head) {
        write_label(series, head.id, true);
        for (const SeriesLabel& label : head.labels) {
            write_label(series, label, false);
            coordinates_ += " " + label.name;
        }
        coordinates_ = head.id.name + coordinates_;
    }

    void write_label(const std::shared_ptr<GDALDimension>& series, const SeriesLabel& label, bool is_id) {
        const auto text = GDALExtendedDataType::CreateString();
        const auto labels = array(label.name.c_str(), {series}, text);
        note(*labels, "long_name", label.meaning);
        if (is_id) {
            note(*labels, "cf_role", "timeseries_id");
        }
        std::vector<const char*> texts;
        for (const std::string& value : label.values) {
            texts.push_back(value.c_str());
        }
        write(*labels, {texts.size()}, text, texts.data());
    }

    void make_power(const std::shared_ptr<GDALDimension>& series, const std::shared_ptr<GDALDimension>& time) {
        CPLStringList options;
        options.SetNameValue("COMPRESS", "DEFLATE");
        options.SetNameValue("ZLEVEL", "1");
        options.SetNameValue("BLOCKSIZE", CPLSPrintf("1,%u", static_cast<unsigned>(hours_.begins().size())));
        power_ = array("ac_power", {series, time}, GDALExtendedDataType::Create(GDT_Float32), options.List());
        note(*power_, "long_name", "mean AC power in the hour");
        note(*power_, "units", "kW");
        note(*power_, "cell_methods", "time: mean");
        note(*power_, "coordinates", coordinates_);
    }

    void write(GDALMDArray& target, const std::vector<size_t>& count, const GDALExtendedDataType& type,
               const void* values) {
        const std::vector<GUInt64> start(count.size(), 0);
        if (count.front() > 0 && !target.Write(start.data(), count.data(), nullptr, nullptr, type, values)) {
            fail(path_);
        }
    }

    std::string path_;
    WholeHours hours_;
    std::unique_ptr<GDALDataset> dataset_;
    std::shared_ptr<GDALGroup> root_;
    std::shared_ptr<GDALMDArray> power_;
    std::string coordinates_;
};

}  // namespace

std::unique_ptr<SeriesFile> make_series_netcdf(const std::string& path, const SeriesHead& head) {
    return std::make_unique<NetcdfFile>(path, head);
}

}  // namespace sunshed
