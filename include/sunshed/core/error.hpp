#pragma once

#include <exception>
#include <string>
#include <string_view>

namespace sunshed {

/// What kind of thing went wrong, for programs; the words of an Error are for people.
enum class ErrorCode {
    bad_input,    ///< a file, field, row or value that cannot be used
    not_found,    ///< a file, layer or field that is not there
    unsupported,  ///< understood, but not something sunshed does
    io_failure,   ///< reading or writing failed (disk full, permissions)
    cancelled,    ///< the user asked to stop
};

/// The one error type: where (file[:layer[:feature]]), what is wrong, what would mend it.
/// what() is the line that users read: "<where>: <problem>; <mend>".
class Error : public std::exception {
public:
    Error(ErrorCode code, std::string where, std::string problem, std::string mend);

    [[nodiscard]] const char* what() const noexcept override { return line_.c_str(); }
    [[nodiscard]] ErrorCode code() const noexcept { return code_; }
    [[nodiscard]] const std::string& where() const noexcept { return where_; }
    [[nodiscard]] const std::string& problem() const noexcept { return problem_; }
    [[nodiscard]] const std::string& mend() const noexcept { return mend_; }

private:
    ErrorCode code_;
    std::string where_;
    std::string problem_;
    std::string mend_;
    std::string line_;
};

/// Checks a precondition in every build. A broken one is a bug of the caller, not bad input.
/// @throws std::logic_error naming the place of the call.
void expects(bool condition, std::string_view what, const char* file = __builtin_FILE(), int line = __builtin_LINE());

}  // namespace sunshed
