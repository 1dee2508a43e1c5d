#include <fmt/format.h>

#include <algorithm>

#include "command_output.hpp"
#include "commands.hpp"
#include "eval/model.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/quoted.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/project/field.hpp"

namespace sunshed::cli {

namespace {

void list_models() {
    const auto columns = [](const char* title, const std::vector<EvalColumn>& some) {
        for (const EvalColumn& column : some) {
            fmt::print("  {:<4}{:<36}{}{}\n", title, column.name, column.unit, column.optional ? " (optional)" : "");
        }
    };
    for (const EvalModel& model : all_models()) {
        fmt::print("{}: {}\n", model.name, model.summary);
        columns("in", model.in);
        columns("out", model.out);
    }
}

EvalModel model_named(const std::string& name) {
    std::vector<std::string> known;
    for (EvalModel& model : all_models()) {
        if (model.name == name) {
            return std::move(model);
        }
        known.push_back(model.name);
    }
    const std::string nearest = nearest_word(known, name);
    throw UsageError(
        "eval", fmt::format("there is no model {}", quoted(name)),
        (nearest.empty() ? "" : fmt::format("did you mean '{}'? ", nearest)) + "sunshed eval --list names them");
}

void check_columns(const EvalModel& model, const TextTable& table) {
    for (const EvalColumn& column : model.in) {
        if (!column.optional && table.find(column.name) == table.columns.size()) {
            throw Error(ErrorCode::bad_input, table.path, fmt::format("column '{}' is missing", column.name),
                        fmt::format("sunshed eval --list names the columns of {}", model.name));
        }
    }
}

/// What is missing among the inputs stays missing: no model makes a number of it.
bool lacks_an_input(const EvalModel& model, const TextTable& table, std::size_t row) {
    return std::any_of(model.in.begin(), model.in.end(), [&](const EvalColumn& column) {
        const std::string& field = column.optional ? column.name : table.rows[row][table.find(column.name)];
        return field.empty() || field == "nan" || field == "NaN";
    });
}

/// The inputs as they came, and the model's outputs beside them; an input of an output's name gives way.
TextTable with_outputs(const EvalModel& model, TextTable table) {
    std::vector<EvalRow> rows;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        rows.emplace_back(table, i);
    }
    std::vector<EvalValues> values = model.run(rows);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (lacks_an_input(model, table, i)) {
            values[i].assign(model.out.size(), missing_d);
        }
    }
    for (std::size_t c = 0; c < model.out.size(); ++c) {
        const std::size_t column = table.find(model.out[c].name);
        const bool is_new = column == table.columns.size();
        if (is_new) {
            table.columns.push_back(model.out[c].name);
        }
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const std::string text = number_text(values[i][c]);
            if (is_new) {
                table.rows[i].push_back(text);
            } else {
                table.rows[i][column] = text;
            }
        }
    }
    return table;
}

class EvalCommand final : public Command {
public:
    [[nodiscard]] std::string name() const override { return "eval"; }
    [[nodiscard]] std::string summary() const override { return "one model on a table of inputs"; }

    [[nodiscard]] std::vector<Shared> shared_options() const override { return {Shared::output, Shared::overwrite}; }
    void set_up(CLI::App& app) override {
        app.add_option("model", model_, "a model that --list names");
        app.add_option("table", table_, "CSV with a header and the model's input columns");
        app.add_flag("--list", list_, "name the models, their columns and units");
    }

    int run(const CommonOptions& common) override {
        if (list_) {
            list_models();
            return exit_done;
        }
        if (model_.empty() || table_.empty() || common.output.empty()) {
            throw UsageError("eval", "a model, a table or -o is missing",
                             "sunshed eval MODEL IN.csv -o OUT.csv, or sunshed eval --list");
        }
        const EvalModel model = model_named(model_);
        CommandOutput output(common.output, AtomicOutput::Kind::file, common, {table_});
        TextTable table = read_table(table_);
        check_columns(model, table);
        write_table(with_outputs(model, std::move(table)), output.working_path().string());
        output.commit();
        return exit_done;
    }

private:
    std::string model_;
    std::string table_;
    bool list_ = false;
};

}  // namespace

std::unique_ptr<Command> make_eval_command() {
    return std::make_unique<EvalCommand>();
}

}  // namespace sunshed::cli
