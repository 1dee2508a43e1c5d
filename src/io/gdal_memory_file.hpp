#pragma once

#include <span>
#include <string>

namespace sunshed {

/// A file in GDAL's memory while this lives.
class GdalMemoryFile {
public:
    /// @param owner  of the file: one at a time, whose address makes its name
    explicit GdalMemoryFile(const void* owner);
    ~GdalMemoryFile();
    GdalMemoryFile(const GdalMemoryFile&) = delete;
    GdalMemoryFile& operator=(const GdalMemoryFile&) = delete;

    /// For GDAL to write.
    [[nodiscard]] const std::string& name() const { return name_; }
    /// What was written, once its dataset is closed.
    [[nodiscard]] std::span<const char> bytes() const;

private:
    std::string name_;
};

}  // namespace sunshed
