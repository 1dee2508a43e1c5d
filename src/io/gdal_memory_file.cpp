#include "gdal_memory_file.hpp"

#include <cpl_vsi.h>
#include <fmt/format.h>

#include "sunshed/core/error.hpp"

namespace sunshed {

GdalMemoryFile::GdalMemoryFile(const void* owner) : name_(fmt::format("/vsimem/of_{:p}.tif", owner)) {}

GdalMemoryFile::~GdalMemoryFile() {
    VSIUnlink(name_.c_str());
}

std::span<const char> GdalMemoryFile::bytes() const {
    vsi_l_offset size = 0;
    const GByte* begin = VSIGetMemFileBuffer(name_.c_str(), &size, FALSE);
    expects(begin != nullptr, "GDAL wrote the file");
    return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(size)};  // NOLINT: bytes are bytes
}

}  // namespace sunshed
