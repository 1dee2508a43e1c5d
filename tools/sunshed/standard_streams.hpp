#pragma once

namespace sunshed::cli {

/// Makes standard streams safe to write to: those that were closed become /dev/null, so that no data file takes their
/// number; a reader that went away is no fault of the work, and words meant for it are dropped.
void prepare_standard_streams();

/// Whether all words on standard output went where they should, or their reader did not want them.
bool standard_output_arrived();

}  // namespace sunshed::cli
