#include "monthly_option.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "sunshed/core/usage_error.hpp"

namespace sunshed::cli {

namespace {

std::optional<double> number(const std::string& text) {
    double value = 0.0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    return status == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

bool is_number(const std::string& text) {
    return number(text).has_value();
}

}  // namespace

CLI::Option* MonthlyOption::add_to(CLI::App& app, const std::string& flag, const CLI::Validator& range,
                                   const std::string& help) {
    flag_ = flag;
    const auto check = [range](const std::string& text) {
        std::string word = text;
        return is_number(text) ? range(word) : std::string();
    };
    return app.add_option(flag, words_, help)->expected(1, 12)->check(CLI::Validator(check, "NUMBERS or RASTER"));
}

std::string MonthlyOption::raster() const {
    if (std::all_of(words_.begin(), words_.end(), is_number)) {
        return "";
    }
    if (words_.size() > 1) {
        throw UsageError(flag_, fmt::format("{} words were given that are not all numbers", words_.size()),
                         "give one number, twelve, or one raster of twelve bands");
    }
    return words_.front();
}

void MonthlyOption::assign_to(MonthArray<double>& months) const {
    if (words_.empty() || !raster().empty()) {
        return;
    }
    if (words_.size() != 1 && words_.size() != months.size()) {
        throw UsageError(flag_, fmt::format("{} values were given", words_.size()),
                         "give one number, or one for each month");
    }
    for (std::size_t month = 0; month < months.size(); ++month) {
        months[month] = *number(words_[words_.size() == 1 ? 0 : month]);
    }
}

}  // namespace sunshed::cli
