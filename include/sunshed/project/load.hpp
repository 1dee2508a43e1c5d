#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sunshed/io/text_file.hpp"
#include "sunshed/project/attempts.hpp"
#include "sunshed/project/field.hpp"

namespace sunshed {

/// Fills the fields from a project file and its `profile`, then from key=value overrides.
/// Paths become absolute; `${data}` in a path becomes data_folder.
/// @param attempt  how to go on after a key that cannot be used
/// @throws Error naming file and line: syntax, unknown key (with the nearest known one), wrong type, out of range,
/// values that cannot stand together.
void load_project(std::vector<Field>& fields, const std::string& project_path,
                  const std::vector<std::string>& overrides, const std::string& data_folder,
                  const Attempts& attempt = Attempts());
/// The same of a file that was read already.
void load_project(std::vector<Field>& fields, FileText project, const std::vector<std::string>& overrides,
                  const std::string& data_folder, const Attempts& attempt = Attempts());

/// Takes a file that holds a list of tables [[name]] and nothing else: gets the fields of one entry after another
/// and fills them. @throws Error naming file and line, as load_project()
void load_list(FileText file, const std::string& name, const std::function<std::vector<Field>()>& next_entry);

/// Refuses overrides of keys that a command does not use.
/// @param used  keys, and tables of keys by a name that ends in a dot
/// @throws UsageError naming the key and the nearest that is used
void refuse_other_settings(const std::vector<std::string>& overrides, const std::vector<Field>& fields,
                           const std::vector<std::string>& used);

/// Applies key=value overrides alone, for commands without a project file.
void apply_overrides(std::vector<Field>& fields, const std::vector<std::string>& overrides);

/// Fills the fields with what a finished run used, from its run.json.
/// @throws Error where the file is not there or not what a run wrote
void load_finished_config(std::vector<Field>& fields, const std::string& path);
void load_finished_config(std::vector<Field>& fields, const FileText& run_json);

/// Whether a setting takes no part in what was computed for each building, so that a report may change it.
bool report_may_change(const Field& field);

/// Overrides for a report: only keys that do not take part in what was computed for each building.
void apply_report_overrides(std::vector<Field>& fields, const std::vector<std::string>& overrides);

/// Whether overrides for a report change the results of each building: prices, and factors of carbon and coal.
bool concerns_buildings(const std::vector<Field>& fields, const std::vector<std::string>& overrides);

/// Every field as TOML, with unit, range, where the value came from and its source in comments.
std::string print_config(const std::vector<Field>& fields);

}  // namespace sunshed
