#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "sunshed/core/error.hpp"
#include "sunshed/io/text_file.hpp"

/// What libFuzzer and the replay call.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace sunshed::fuzz {

/// Ends the program, as a crash that libFuzzer keeps, where a promise does not hold.
void check(bool holds, const char* promise);

/// The input as a file.
FileText file_of(const std::uint8_t* data, std::size_t size);

/// Runs a reader. It may refuse its input with an Error of one line and at most 400 characters, and in no other way.
void run(const std::function<void()>& reader);

}  // namespace sunshed::fuzz
