#pragma once

namespace sunshed::cli {

/// Leaves of the environment only what the program means to follow, before any thread or library starts: folders, the
/// terminal, proxies and credentials of servers. GDAL and PROJ read any variable as an option of theirs, so that a
/// GDAL_DATA, GTIFF_ or PROJ_ setting of someone's shell would change numbers. Clock and language become UTC and C.
void use_own_environment();

}  // namespace sunshed::cli
