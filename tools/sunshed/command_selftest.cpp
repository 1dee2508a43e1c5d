#include <fmt/format.h>

#include <cmath>

#include "commands.hpp"
#include "selftest/checks.hpp"

namespace sunshed::cli {

bool PublishedCheck::is_met() const {
    return std::abs(got - want) <= tolerance;
}

namespace {

class SelftestCommand final : public Command {
public:
    [[nodiscard]] std::string name() const override { return "selftest"; }
    [[nodiscard]] std::string summary() const override { return "built-in checks against published values"; }
    [[nodiscard]] std::vector<Shared> shared_options() const override { return {Shared::quiet}; }
    void set_up(CLI::App&) override {}

    int run(const CommonOptions& common) override {
        int count = 0;
        int failed = 0;
        for (const auto& group : {sun_checks(), sky_checks(), module_checks(), horizon_checks()}) {
            for (const PublishedCheck& check : group) {
                ++count;
                failed += check.is_met() ? 0 : 1;
                if (!common.quiet || !check.is_met()) {
                    fmt::print("{:<5}{:<56}{:>16.8g}  published {:.8g} +- {:g} ({})\n", check.is_met() ? "ok" : "FAIL",
                               check.what, check.got, check.want, check.tolerance, check.source);
                }
            }
        }
        fmt::print("{} of {} checks hold\n", count - failed, count);
        return failed == 0 ? exit_done : exit_failed;
    }
};

}  // namespace

std::unique_ptr<Command> make_selftest_command() {
    return std::make_unique<SelftestCommand>();
}

}  // namespace sunshed::cli
