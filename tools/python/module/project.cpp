#include "sunshed/project/project.hpp"

#include <pybind11/stl.h>

#include "arrays.hpp"
#include "module.hpp"
#include "sunshed/project/data_folder.hpp"
#include "sunshed/project/report.hpp"
#include "work.hpp"

namespace sunshed::python {

namespace {

Project load(const std::optional<std::string>& path, const std::vector<std::string>& values) {
    return path ? Project::load(*path, values, data_folder()) : Project::of_values(values);
}

py::dict summary_of(const RunSummary& found, const std::vector<std::string>& notes) {
    py::dict summary;
    summary["buildings"] = found.buildings;
    summary["assessed"] = found.assessed;
    summary["zones"] = found.zones;
    summary["capacity_kwp"] = found.capacity_kwp;
    summary["energy_kwh"] = found.energy_kwh;
    summary["energy_sd_pct"] = found.energy_sd_pct;
    summary["why_nothing"] = found.why_nothing;
    py::list refusals;
    for (const Finding& finding : found.refusals) {
        refusals.append(line_of(finding));
    }
    summary["refusals"] = refusals;
    summary["seconds"] = found.seconds;
    summary["notes"] = notes;
    return summary;
}

py::dict run(const std::optional<std::string>& path, const std::vector<std::string>& values, const std::string& folder,
             bool overwrite, int threads, const std::string& memory, const py::object& progress) {
    std::vector<std::string> notes;  // given from the thread that works, read once it has ended
    const RunSummary found = result_of_work(progress, [&](Progress& steps) {
        RunOptions options;
        options.threads = {threads};
        options.memory = memory;
        options.overwrite = overwrite;
        options.on_note = [&](const std::string& note) { notes.push_back(note); };
        return load(path, values).run(folder, options, steps);
    });
    return summary_of(found, notes);
}

py::list check(const std::optional<std::string>& path, const std::vector<std::string>& values, int threads) {
    const ProjectCheck checked =
        result_of_work(py::none(), [&](Progress&) { return load(path, values).check({threads}); });
    py::list findings;
    for (const Finding& finding : checked.findings) {
        findings.append(py::make_tuple(to_string(finding.severity), line_of(finding)));
    }
    return findings;
}

std::vector<std::string> report(const std::string& folder, const std::vector<std::string>& values) {
    return result_of_work(py::none(), [&](Progress&) {
        ReportOptions options;
        options.overrides = values;
        return report_again(folder, options).sentences;
    });
}

}  // namespace

void bind_project(py::module_& module) {
    module.def("run", &run, py::arg("path"), py::arg("settings"), py::arg("folder"), py::arg("overwrite"),
               py::arg("threads"), py::arg("memory"), py::arg("progress"));
    module.def("check", &check, py::arg("path"), py::arg("settings"), py::arg("threads"));
    module.def("report", &report, py::arg("folder"), py::arg("settings"));
}

}  // namespace sunshed::python
