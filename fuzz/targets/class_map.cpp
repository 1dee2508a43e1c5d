// A word of an attribute, in the first line, and a table of the user's own under it: word=class.

#include <map>
#include <sstream>
#include <string>

#include "checks.hpp"
#include "sunshed/catalogue/class_map.hpp"

using namespace sunshed;
using fuzz::check;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::istringstream lines(std::string(data, data + size));
    std::string word;
    std::getline(lines, word);
    std::map<std::string, std::string> table;
    for (std::string line; std::getline(lines, line);) {
        const auto equals = std::min(line.find('='), line.size());
        table[line.substr(0, equals)] = line.substr(std::min(equals + 1, line.size()));
    }
    for (const LandUseCodes codes : {LandUseCodes::none, LandUseCodes::gbt21010_2017, LandUseCodes::land_sea_2023}) {
        const BuildingClass found = classify(word, table, codes);
        check(from_id<BuildingClass>(to_string(found)) == found, "a class has a name");
        check(classify(word, {}, codes) == classify(word, {}, codes), "the same word is the same class");
    }
    return 0;
}
