#pragma once

#include <string>
#include <vector>

#include "sunshed/core/error.hpp"

namespace sunshed {

/// How much a finding weighs.
enum class Severity {
    note,     ///< nothing is wrong; said so that nobody wonders
    doubt,    ///< a run goes on, but what it says may be wrong
    refusal,  ///< a run cannot go on
};
/// "note", "doubt" or "refusal".
std::string to_string(Severity severity);

/// Something found in an input, said as errors are: where (file[:layer[:feature]]), what is wrong, what would mend it.
struct Finding {
    Severity severity = Severity::doubt;
    std::string where;
    std::string problem;
    std::string mend;  ///< may be empty
    int count = 1;     ///< how many places it was found in; `where` is the first
};

/// What stopped a reader, as a finding of its own weight.
Finding finding_of(const Error& error);

/// The line that people read: "<where>: <problem>; <mend>", and in how many other places it was found.
std::string line_of(const Finding& finding);

/// Findings of the same severity, problem and mend as one, with their counts added up; the weightiest first, else in
/// the order in which they were found.
std::vector<Finding> grouped(const std::vector<Finding>& findings);

}  // namespace sunshed
