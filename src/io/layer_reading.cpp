#include "layer_reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "crs_reference.hpp"
#include "gdal_failures.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

/// In the middle of where most features lie.
Point2 middle_of(std::vector<OGREnvelope> boxes) {
    const auto half = boxes.begin() + static_cast<std::ptrdiff_t>(boxes.size() / 2);
    std::nth_element(boxes.begin(), half, boxes.end(), [](const auto& a, const auto& b) { return a.MinX < b.MinX; });
    const double x = half->MinX;
    std::nth_element(boxes.begin(), half, boxes.end(), [](const auto& a, const auto& b) { return a.MinY < b.MinY; });
    return {x, half->MinY};
}

}  // namespace

std::unique_ptr<OGRFeature> Features::next() {
    const GdalFailures failures;
    std::unique_ptr<OGRFeature> feature(layer_.GetNextFeature());
    if (failures.any()) {
        refuse(failures.first());
    }
    count_ += feature ? 1 : 0;
    return feature;
}

void Features::check_count(const std::string& driver) {
    // A Shapefile counts deleted records too, tiles each part of a feature, a service what it will not deliver.
    static constexpr std::array<std::string_view, 5> uncounted{"ESRI Shapefile", "MVT", "MBTiles", "OAPIF", "WFS"};
    if (std::find(uncounted.begin(), uncounted.end(), driver) != uncounted.end()) {
        return;
    }
    const GdalFailures failures;
    const GIntBig declared = layer_.GetFeatureCount(FALSE);
    if (declared > count_) {
        refuse(fmt::format("the file declares {} of them", declared));
    }
}

void Features::refuse(const std::string& why) const {
    throw Error(ErrorCode::io_failure, where_, fmt::format("reading ends after {} features ({})", count_, why),
                "the file is damaged or cut short: copy it again");
}

std::vector<OGREnvelope> first_boxes(OGRLayer& layer, const std::string& where) {
    constexpr std::size_t most = 100;
    std::vector<OGREnvelope> boxes;
    Features features(layer, where);
    while (boxes.size() < most) {
        const auto feature = features.next();
        if (!feature) {
            break;
        }
        const OGRGeometry* geometry = feature->GetGeometryRef();
        if (geometry != nullptr && geometry->IsEmpty() == 0) {
            geometry->getEnvelope(&boxes.emplace_back());
        }
    }
    layer.ResetReading();
    return boxes;
}

void check_is_in_degrees(const std::vector<OGREnvelope>& boxes, const VectorInput& input,
                         const VectorReadOptions& options) {
    const auto beyond = std::count_if(boxes.begin(), boxes.end(), [](const OGREnvelope& box) {
        return std::abs(box.MinX) > 1080.0 || std::abs(box.MinY) > 90.0 || std::abs(box.MaxY) > 90.0;
    });
    if (!input.source_crs.projected && 2 * beyond > static_cast<std::ptrdiff_t>(boxes.size())) {
        throw Error(ErrorCode::bad_input, input.layer.source,
                    fmt::format("its CRS is {}, and its coordinates are no degrees", input.source_crs.name),
                    fmt::format("say what they are in: set {}, e.g. \"EPSG:32652\"", options.crs_option));
    }
}

DatumShift shift_of(const std::vector<OGREnvelope>& boxes, const VectorInput& input, const VectorReadOptions& options) {
    if (options.target_crs_wkt.empty() || boxes.empty()) {
        return {};
    }
    const CrsInfo target = crs_info(reference_from_wkt(options.target_crs_wkt));
    GeographicPoint near;
    try {
        near = to_geographic(input.source_crs.wkt, middle_of(boxes));
    } catch (const Error&) {  // no place on earth: features report one by one
        return {};
    }
    return datum_shift(input.source_crs, target, near);
}

}  // namespace sunshed
