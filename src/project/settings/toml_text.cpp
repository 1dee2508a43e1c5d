#include "project/settings/toml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

#include "sunshed/core/error.hpp"
#include "sunshed/core/quoted.hpp"

namespace sunshed {

namespace {

/// Goes through a text once and counts how deep keys and brackets are; strings and comments are jumped over.
class DepthCheck {
public:
    explicit DepthCheck(const FileText& file) : text_(file.text), path_(file.path) {}

    void run() {
        while (at_ < text_.size()) {
            step(text_[at_]);
        }
    }

private:
    static constexpr int most = 16;

    void step(char c) {
        if (c == '"' || c == '\'') {
            skip_string(c);
            return;
        }
        if (c == '#') {
            at_ = std::min(text_.find('\n', at_), text_.size());
            return;
        }
        const bool in_key =
            std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == ' ' || c == '\t';
        if (c == '.') {
            check_depth(++dots_, "a key has more than {} parts");
        } else if (!in_key) {
            dots_ = 0;
        }
        if (c == '[' || c == '{') {
            check_depth(++brackets_, "brackets stand more than {} deep");
        } else if (c == ']' || c == '}') {
            brackets_ -= brackets_ > 0 ? 1 : 0;
        }
        line_ += c == '\n' ? 1 : 0;
        ++at_;
    }

    /// To behind a string's end; toml++ reports one without an end.
    void skip_string(char quote) {
        const std::string three(3, quote);
        const bool several_lines = text_.substr(at_, 3) == three;
        const std::string_view end = several_lines ? std::string_view(three) : std::string_view(three).substr(0, 1);
        for (at_ += end.size(); at_ < text_.size() && text_.substr(at_, end.size()) != end; ++at_) {
            if (text_[at_] == '\n' && !several_lines) {
                return;
            }
            at_ += text_[at_] == '\\' && quote == '"' ? 1 : 0;
            line_ += at_ < text_.size() && text_[at_] == '\n' ? 1 : 0;
        }
        at_ = std::min(at_ + end.size(), text_.size());
    }

    void check_depth(int depth, const char* problem) const {
        if (depth > most) {
            throw Error(ErrorCode::bad_input, fmt::format("{}:{}", path_, line_),
                        fmt::format(fmt::runtime(problem), most), "no key of a project is like that: mend the line");
        }
    }

    std::string_view text_;
    const std::string& path_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    int dots_ = 0;
    int brackets_ = 0;
};

}  // namespace

toml::table parse_toml(FileText file) {
    std::vector<std::string> unused;  // toml++ takes UTF-8 alone and says so
    file = as_utf8(std::move(file), OtherEncoding::none, unused);
    DepthCheck(file).run();
    try {
        return toml::parse(file.text, file.path);
    } catch (const toml::parse_error& error) {
        throw Error(ErrorCode::bad_input, fmt::format("{}:{}", file.path, error.source().begin.line),
                    fmt::format("this is not valid TOML: {}", one_line(error.description(), 120)),
                    "mend the line; texts stand in double quotes");
    }
}

}  // namespace sunshed
