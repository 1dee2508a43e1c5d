#pragma once

#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "sunshed/core/error.hpp"

namespace sunshed {

/// A folder of a test's own, removed with it.
class InScratch : public testing::Test {
protected:
    InScratch()
        : folder_(std::filesystem::temp_directory_path() /
                  ("sunshed-io-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()))) {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        GDALAllRegister();
    }
    ~InScratch() override { std::filesystem::remove_all(folder_); }

    [[nodiscard]] std::string file(const std::string& name) const { return (folder_ / name).string(); }

    std::filesystem::path folder_;
};

/// The words of the Error that an action throws; empty where it throws none.
template <class Action>
std::string complaint(Action action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace sunshed
