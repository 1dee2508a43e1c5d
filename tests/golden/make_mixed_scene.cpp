// Writes the mixed scene into a folder: make_mixed_scene FOLDER south|north

#include <filesystem>
#include <string_view>

#include "support/mixed_scene.hpp"

int main(int argc, char** argv) {
    if (argc != 3) {
        return 2;
    }
    const auto hemisphere =
        std::string_view(argv[2]) == "north" ? sunshed::test::Hemisphere::north : sunshed::test::Hemisphere::south;
    std::filesystem::create_directories(argv[1]);
    sunshed::test::write_mixed_scene(argv[1], hemisphere);
}
