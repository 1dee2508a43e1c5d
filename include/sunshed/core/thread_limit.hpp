#pragma once

namespace sunshed {

/// How many threads beside this one can live at once, up to a number: limits on processes allow no more. It starts and
/// ends them, which takes some 20 us each.
int threads_to_be_had(int wanted);

}  // namespace sunshed
