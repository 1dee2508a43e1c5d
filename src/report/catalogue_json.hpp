#pragma once

#include <nlohmann/json_fwd.hpp>

namespace sunshed {

/// The words that report.json's ids stand for: {"classes": {id: {"zh", "en"}}, ...}. The page takes its words from
/// here.
nlohmann::ordered_json catalogue_json();
/// Every indicator by id: names, unit, kind, which way is better, what is counted over what, source.
nlohmann::ordered_json definitions_json();

}  // namespace sunshed
