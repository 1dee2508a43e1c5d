#include "project/settings/kept_inputs.hpp"

#include <fmt/format.h>

#include <string>
#include <system_error>

#include "sunshed/core/error.hpp"
#include "sunshed/project/load.hpp"

namespace sunshed {

namespace {

namespace fs = std::filesystem;

fs::path kept_path(const Field& field, const std::string& name, const fs::path& result) {
    return result / "inputs" / (field.key + fs::path(name).extension().string());
}

}  // namespace

void copy_report_inputs(const std::vector<Field>& fields, const fs::path& result) {
    for (const Field& field : fields) {
        if (!field.is_path || !report_may_change(field)) {
            continue;
        }
        const std::string& name = *std::get<std::string*>(field.target);
        if (!fs::is_regular_file(name)) {
            continue;
        }
        const fs::path kept = kept_path(field, name, result);
        std::error_code fault;
        fs::create_directories(kept.parent_path(), fault);
        fs::copy_file(name, kept, fs::copy_options::overwrite_existing, fault);
        if (fault) {
            throw Error(ErrorCode::io_failure, name,
                        fmt::format("it cannot be copied into the result ({})", fault.message()),
                        "check the space on the disk");
        }
    }
}

void use_copied_input(Field& field, const fs::path& result) {
    std::string& name = *std::get<std::string*>(field.target);
    const fs::path kept = kept_path(field, name, result);
    if (!name.empty() && !fs::exists(name) && fs::is_regular_file(kept)) {
        name = kept.string();
    }
}

}  // namespace sunshed
