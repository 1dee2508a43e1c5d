#pragma once

#include <optional>

#include "sunshed/core/feature.hpp"

namespace sunshed {

/// A number as people write it in an attribute.
struct AttributeNumber {
    std::optional<double> value;  ///< nothing where none is given, or none can be read
    bool readable = true;         ///< false where something stands there that is no such number
};

/// Height above ground in metres, over 0 and at most 1000: "12", "12.5 m", "12,5", "40 ft", 39'4". Of several ("3;4",
/// "9-12") the highest. Empty, "unknown", 0, -1 and the like (-9999) are not known.
AttributeNumber read_height_m(const FieldValue& value);

/// Number of floors, over 0 and at most 250; "3", "3.5", and of several ("3;4", "2,3", "2-3") the highest. Not known as
/// with heights.
AttributeNumber read_floors(const FieldValue& value);

/// Year from 1000 to 2100: 2015, 2015.0, 20150630, 201506, "2015-06-30", "2015/6", "2015年", of a range the later.
/// 0 and -1 are not known.
AttributeNumber read_year(const FieldValue& value);

/// Tilt in degrees, over 0 and below 90: "30", "30°", "30 deg".
AttributeNumber read_tilt_deg(const FieldValue& value);

/// Compass direction in degrees, 0 to 360: "135", "135°", "SE", "south-east".
AttributeNumber read_direction_deg(const FieldValue& value);

/// An amount that is not negative: floor area, PV area, energy. Thousands may be marked ("1,234.5"). -1 is not known.
AttributeNumber read_amount(const FieldValue& value);

}  // namespace sunshed
