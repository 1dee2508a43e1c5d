#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sunshed/core/feature.hpp"

namespace sunshed {

using Tags = std::vector<std::pair<std::string, std::string>>;

/// Keys and values that stand in one text: PostgreSQL's hstore, as GDAL writes OpenStreetMap's
/// ("height"=>"12","roof:shape"=>"gabled"), or a JSON object of texts. Empty where the text is neither.
Tags parse_tags(std::string_view text);

/// Makes a field of each key that stands in a layer's column of tags (other_tags, all_tags, tags), where the feature
/// has no such field yet; the layer's names grow by them, and has_tags is set. Other layers stay as they are.
/// @returns how many features have tags that cannot be read
std::size_t expand_tags(FeatureLayer& layer);

}  // namespace sunshed
