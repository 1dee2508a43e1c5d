// make_example_page COUNT OUTPUT.html: the page of a made-up city, for the tests in a browser.
// make_example_page --hostile FOLDER: page and yearly reports of one whose names would take a browser over.
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

#include "hostile_city.hpp"
#include "sunshed/report/yearly_report.hpp"

namespace {

void write_hostile_pages(const std::string& folder) {
    std::filesystem::create_directories(folder);
    sunshed::HostileCity city(60);
    const sunshed::ReportContent content = city.content();
    sunshed::write_report_html(folder + "/index.html", content);
    sunshed::write_yearly_report(folder + "/october.html", content, sunshed::YearlyReport::october, city.texts[0]);
    sunshed::write_yearly_report(folder + "/november.html", content, sunshed::YearlyReport::november, city.texts[1]);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: make_example_page COUNT OUTPUT.html, or --hostile FOLDER\n";
        return 2;
    }
    if (std::string(argv[1]) == "--hostile") {
        write_hostile_pages(argv[2]);
        return 0;
    }
    const auto city = sunshed::example_city(std::strtoul(argv[1], nullptr, 10));
    sunshed::write_report_html(argv[2], city.content());
    return 0;
}
