#include "feature_tags.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "sunshed/io/json_depth.hpp"

namespace sunshed {

namespace {

/// Reads hstore from its start on.
class HstoreReader {
public:
    explicit HstoreReader(std::string_view text) : text_(text) {}

    Tags read() {
        Tags tags;
        while (true) {
            auto key = quoted_text();
            if (!key || !accept("=>")) {
                return {};
            }
            auto value = quoted_text();
            if (value) {
                tags.emplace_back(std::move(*key), std::move(*value));
            } else if (!accept("NULL")) {
                return {};
            }
            skip_spaces();
            if (at_ == text_.size()) {
                return tags;
            }
            if (!accept(",")) {
                return {};
            }
        }
    }

private:
    void skip_spaces() {
        while (at_ < text_.size() && text_[at_] == ' ') {
            ++at_;
        }
    }

    bool accept(std::string_view word) {
        skip_spaces();
        const bool is_there = text_.substr(at_).starts_with(word);
        at_ += is_there ? word.size() : 0;
        return is_there;
    }

    /// A backslash makes the next byte one of the text.
    std::optional<std::string> quoted_text() {
        if (!accept("\"")) {
            return std::nullopt;
        }
        std::string text;
        for (; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            at_ += text_[at_] == '\\' && at_ + 1 < text_.size() ? 1 : 0;
            text += text_[at_];
        }
        return accept("\"") ? std::optional(text) : std::nullopt;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

Tags tags_of_json(std::string_view text) {
    Tags tags;
    if (is_nested_deeper(text, 1)) {
        return tags;
    }
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_object()) {
        for (const auto& [key, value] : json.items()) {
            tags.emplace_back(key, value.is_string() ? value.get<std::string>() : value.dump());
        }
    }
    return tags;
}

/// Of the layer's columns, the one with tags in it.
std::string column_of_tags(const FeatureLayer& layer) {
    for (const char* name : {"other_tags", "all_tags", "tags"}) {
        const auto has_tags = [&](const Feature& feature) { return !parse_tags(text_of(feature, name)).empty(); };
        if (has_field(layer, name) && std::any_of(layer.features.begin(), layer.features.end(), has_tags)) {
            return name;
        }
    }
    return {};
}

}  // namespace

Tags parse_tags(std::string_view text) {
    if (text.empty()) {
        return {};
    }
    return text.front() == '{' ? tags_of_json(text) : HstoreReader(text).read();
}

std::size_t expand_tags(FeatureLayer& layer) {
    const std::string column = column_of_tags(layer);
    if (column.empty()) {
        return 0;
    }
    std::size_t unread = 0;
    layer.has_tags = true;
    const std::set<std::string> known(layer.field_names.begin(), layer.field_names.end());
    std::set<std::string> found;
    for (Feature& feature : layer.features) {
        const std::string text = text_of(feature, column);
        Tags tags = parse_tags(text);
        unread += tags.empty() && !text.empty() && text != "{}" ? 1 : 0;
        for (auto& [key, value] : tags) {
            FieldValue& own = feature.fields[key];
            if (is_missing(own)) {
                own = std::move(value);
            }
            if (known.count(key) == 0) {
                found.insert(key);
            }
        }
    }
    layer.field_names.insert(layer.field_names.end(), found.begin(), found.end());
    return unread;
}

}  // namespace sunshed
