#pragma once

namespace sunshed::python {

/// Makes every Error that leaves the module an exception of Python: sunshed.Error, or sunshed.UsageError for arguments.
void register_errors();

}  // namespace sunshed::python
