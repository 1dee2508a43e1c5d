#pragma once

#include <ogrsf_frmts.h>

#include <memory>
#include <string>
#include <vector>

#include "sunshed/io/vector_file.hpp"

namespace sunshed {

/// One feature after another. Drivers end a damaged layer like any other, so what they say meanwhile counts too.
class Features {
public:
    Features(OGRLayer& layer, std::string where) : layer_(layer), where_(std::move(where)) {}

    /// @throws Error naming the feature that was reached
    std::unique_ptr<OGRFeature> next();

    /// A layer of a shapefile counts deleted records too; damage to one is always reported.
    /// @throws Error where the file declares more of them
    void check_count(const std::string& driver);

private:
    [[noreturn]] void refuse(const std::string& why) const;

    OGRLayer& layer_;
    std::string where_;
    GIntBig count_ = 0;
};

/// Where the first features lie, in the layer's own coordinates.
std::vector<OGREnvelope> first_boxes(OGRLayer& layer, const std::string& where);

/// @throws Error for degrees that cannot be: a layer in metres whose CRS was lost
void check_is_in_degrees(const std::vector<OGREnvelope>& boxes, const VectorInput& input,
                         const VectorReadOptions& options);

/// Of the way into the target's datum.
DatumShift shift_of(const std::vector<OGREnvelope>& boxes, const VectorInput& input, const VectorReadOptions& options);

}  // namespace sunshed
