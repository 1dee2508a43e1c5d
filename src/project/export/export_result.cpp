#include "sunshed/project/export.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "project/export/forms.hpp"
#include "project/settings/given_paths.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/quoted.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/io/atomic_output.hpp"
#include "sunshed/io/text_file.hpp"
#include "sunshed/project/field.hpp"

namespace sunshed {

namespace {

namespace fs = std::filesystem;

struct Form {
    ExportKind kind;
    void (*write)(const ExportJob& job);
};

const std::vector<Form>& forms() {
    static const std::vector<Form> all{
        {{"datapackage", "frictionless datapackage.json: every CSV table with its columns, types and units"},
         &write_datapackage},
        {{"pvgis", "a CSV row a building: place and PVGIS's userhorizon"}, &write_pvgis},
        {{"pypsa", "a folder for PyPSA: p_nom_max in MW and hourly capacity factors by zone and class", true},
         &write_pypsa},
        {{"sam", "JSON of PySAM's Shading inputs a building: azimuth x altitude, month x hour, diffuse"}, &write_sam},
        {{"stac", "a STAC item with every raster, layer and table as an asset"}, &write_stac},
    };
    return all;
}

const Form& form_named(const std::string& name) {
    const auto found =
        std::find_if(forms().begin(), forms().end(), [&](const Form& form) { return form.kind.name == name; });
    if (found != forms().end()) {
        return *found;
    }
    std::vector<std::string> names;
    std::string list;
    for (const Form& form : forms()) {
        names.push_back(form.kind.name);
        list += (list.empty() ? "" : ", ") + form.kind.name;
    }
    const std::string nearest = nearest_word(names, name);
    throw UsageError("export", fmt::format("there is no form {}", quoted(name)),
                     nearest.empty() ? "give one of " + list : fmt::format("did you mean '{}'?", nearest));
}

nlohmann::ordered_json read_json(const std::string& path) {
    const FileText file = read_file_text(path, std::size_t{1} << 28);
    auto json = nlohmann::ordered_json::parse(file.text, nullptr, false);
    if (json.is_discarded()) {
        throw Error(ErrorCode::bad_input, path, "it is no JSON", "give the folder that a run left");
    }
    return json;
}

}  // namespace

std::vector<ExportKind> export_kinds() {
    std::vector<ExportKind> kinds;
    for (const Form& form : forms()) {
        kinds.push_back(form.kind);
    }
    return kinds;
}

void export_result(const std::string& kind, const std::string& folder, const std::string& path, bool overwrite,
                   const NoteSink& on_note) {
    const Form& form = form_named(kind);
    refuse_links_in(folder);
    AtomicOutput output(path, form.kind.is_folder ? AtomicOutput::Kind::folder : AtomicOutput::Kind::file, overwrite);
    for (const std::string& note : output.notes()) {
        on_note(note);
    }
    const auto record = read_json(folder + "/run.json");
    const auto schema = read_json(folder + "/schema.json");
    form.write({folder, read_finished_run(folder + "/records.bin"), record, schema, output.working_path(),
                fs::absolute(path).lexically_normal()});
    output.commit("export " + kind);
}

GeographicPoint place_of(const BuildingRecord& building, const std::string& crs_wkt) {
    return to_geographic(crs_wkt, centroid(building.facts.footprint));
}

std::string needed_file(const ExportJob& job, const std::string& name, const std::string& setting) {
    std::string path = job.folder + "/" + name;
    if (!fs::exists(path)) {
        throw Error(ErrorCode::not_found, path, "the run did not write it", "run again with --set " + setting);
    }
    return path;
}

}  // namespace sunshed
