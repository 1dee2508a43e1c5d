// Runs the demo district into a folder, and reports on it again in English.
#include <cstdio>

#include "sunshed/project/data_folder.hpp"
#include "sunshed/project/report.hpp"

int main(int count, char** arguments) {
    const std::string folder = count > 1 ? arguments[1] : "demo-result";
    sunshed::NoProgress progress;
    const auto demo = sunshed::Project::load(sunshed::data_folder() + "/demo/project.toml", {"output.rasters=false"});
    const sunshed::RunSummary found = demo.run(folder, {}, progress);
    std::printf("%zu of %zu buildings, %.1f MW\n", found.assessed, found.buildings, found.capacity_kwp / 1e3);
    const auto report = sunshed::report_again(folder, {.overrides = {"output.language=en"}});
    for (const std::string& sentence : report.sentences) {
        std::printf("%s\n", sentence.c_str());
    }
    return found.assessed > 100 && found.capacity_kwp > 1e3 ? 0 : 1;
}
