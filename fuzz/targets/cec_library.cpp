// A library of modules in the form of SAM's: the module named "m" is looked up.

#include <cmath>

#include "checks.hpp"
#include "project/read/cec_library.hpp"

using namespace sunshed;
using fuzz::check;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::run([&] {
        const CecModule module = read_cec_module(fuzz::file_of(data, size), "m");
        for (const double value :
             {module.photocurrent_a, module.saturation_current_a, module.shunt_ohm, module.modified_ideality_v}) {
            check(std::isfinite(value) && value > 0.0, "a parameter is a number over 0");
        }
    });
    return 0;
}
