#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

namespace sunshed {

/// A value of an enum by the name that users write.
template <class Enum>
struct NameOf {
    Enum value;
    std::string name;
};

/// Values that know their own names, by to_string().
template <class Enum>
std::vector<NameOf<Enum>> named(std::initializer_list<Enum> values) {
    std::vector<NameOf<Enum>> names;
    for (const Enum value : values) {
        names.push_back({value, std::string(to_string(value))});
    }
    return names;
}

/// The name of a value; the first one where it has several.
template <class Enum>
std::string name_of(Enum value, const std::vector<NameOf<Enum>>& names) {
    for (const NameOf<Enum>& one : names) {
        if (one.value == value) {
            return one.name;
        }
    }
    return {};
}

/// Where the value of an enum is stored, seen through the names of its values.
class Choice {
public:
    /// @param target  kept by reference
    /// @param names  at least one for each value; of several the first is the one that is printed
    template <class Enum>
    Choice(Enum& target, const std::vector<NameOf<Enum>>& names)
        : name_([&target, names] { return name_of(target, names); }),
          assign_([&target, names](const std::string& name) {
              for (const NameOf<Enum>& one : names) {
                  target = one.name == name ? one.value : target;
              }
          }) {
        for (const NameOf<Enum>& one : names) {
            names_.push_back(one.name);
        }
    }

    /// All that may be written.
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    /// The name of the stored value.
    [[nodiscard]] std::string name() const { return name_(); }
    /// Stores the value of a name. @returns false where it is none of names()
    [[nodiscard]] bool assign(const std::string& name) const;
    /// From now on a name may not be written.
    void remove(const std::string& name);

private:
    std::vector<std::string> names_;
    std::function<std::string()> name_;
    std::function<void(const std::string&)> assign_;
};

}  // namespace sunshed
