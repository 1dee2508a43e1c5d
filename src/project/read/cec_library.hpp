#pragma once

#include <string>

#include "sunshed/io/text_file.hpp"
#include "sunshed/pv/single_diode.hpp"

namespace sunshed {

/// A module of the CEC's library in the form of SAM's "CEC Modules.csv": a header with I_L_ref, I_o_ref, R_s, R_sh_ref,
/// a_ref, alpha_sc and Adjust, and a row a module that begins with its name.
/// @throws Error where the file, a column or the module is not there, or a number is none
CecModule read_cec_module(const std::string& path, const std::string& name);
CecModule read_cec_module(FileText file, const std::string& name);

}  // namespace sunshed
