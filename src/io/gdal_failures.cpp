#include "gdal_failures.hpp"

#include <cpl_error.h>

#include <algorithm>

namespace sunshed {

namespace {

constexpr std::size_t most_letters = 160;

void CPL_STDCALL store_failure(CPLErr kind, CPLErrorNum, const char* message) {
    if (kind >= CE_Failure) {
        static_cast<GdalFailures*>(CPLGetErrorHandlerUserData())->add(message);
    }
}

}  // namespace

GdalFailures::GdalFailures() {
    CPLPushErrorHandlerEx(store_failure, this);
}

GdalFailures::~GdalFailures() {
    CPLPopErrorHandler();
}

void GdalFailures::add(const std::string& message) {
    if (first_.empty()) {
        first_ = message.empty() ? "a failure without words" : message.substr(0, most_letters);
        std::replace_if(
            first_.begin(), first_.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    }
}

}  // namespace sunshed
