#include "settings.hpp"

#include "sunshed/project/load.hpp"

namespace sunshed::python {

Project settings_of(const std::vector<std::string>& values, const std::vector<std::string>& read) {
    refuse_other_settings(values, Project().fields(), read);
    return Project::of_values(values);
}

}  // namespace sunshed::python
