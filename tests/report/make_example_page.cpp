// make_example_page COUNT OUTPUT.html: the page of a made-up city, for the tests in a browser.
#include <cstdlib>
#include <iostream>

#include "example_city.hpp"

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: make_example_page COUNT OUTPUT.html\n";
        return 2;
    }
    const auto city = sunshed::example_city(std::strtoul(argv[1], nullptr, 10));
    sunshed::write_report_html(argv[2], city.content());
    return 0;
}
