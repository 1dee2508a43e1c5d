#pragma once

#include "sunshed/policy/policy_options.hpp"

namespace sunshed {

/// The tag of a figure that is computed from roofs alone, from their energy, or from statistics (and energy): P where a
/// placeholder takes part in it.
EvidenceTag tag_of_areas(const PolicyOptions& options);
EvidenceTag tag_of_energy(const PolicyOptions& options);
EvidenceTag tag_of_statistics(const PolicyOptions& options);

}  // namespace sunshed
