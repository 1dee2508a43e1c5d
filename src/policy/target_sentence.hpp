#pragma once

#include "sunshed/policy/target_plan.hpp"

namespace sunshed {

/// A plan in one sentence, for the report.
std::string target_sentence_zh(const TargetPlan& plan);
std::string target_sentence_en(const TargetPlan& plan);

}  // namespace sunshed
