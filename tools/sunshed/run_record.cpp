#include "run_record.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/resource.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "sunshed/core/error.hpp"

namespace sunshed::cli {

namespace {

using Json = nlohmann::ordered_json;

struct FieldAsJson {
    Json operator()(const bool* value) const { return *value; }
    Json operator()(const int* value) const { return *value; }
    Json operator()(const double* value) const { return *value; }
    Json operator()(const std::string* value) const { return *value; }
    template <std::size_t N>
    Json operator()(const std::array<double, N>* value) const {
        return *value;
    }
    Json operator()(const TextMap* value) const { return *value; }
};

Json field_json(const Field& field) {
    Json entry{{"value", std::visit(FieldAsJson{}, field.target)}, {"origin", field.origin}};
    if (!field.unit.empty()) {
        entry["unit"] = field.unit;
    }
    if (!field.source.empty()) {
        entry["source"] = field.source;
    }
    return entry;
}

Json input_json(const InputFile& input) {
    return {{"role", input.role},
            {"path", input.path},
            {"size_bytes", std::filesystem::file_size(input.path)},
            {"sha256", sha256_of_file(input.path)}};
}

struct FreeDigest {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

class Sha256 {
public:
    Sha256() : context_(EVP_MD_CTX_new()) { EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr); }

    void add(const char* bytes, std::size_t count) { EVP_DigestUpdate(context_.get(), bytes, count); }

    [[nodiscard]] std::string hexadecimal() {
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        unsigned int length = 0;
        EVP_DigestFinal_ex(context_.get(), digest.data(), &length);
        std::string text;
        for (unsigned int i = 0; i < length; ++i) {
            text += fmt::format("{:02x}", digest.at(i));
        }
        return text;
    }

private:
    std::unique_ptr<EVP_MD_CTX, FreeDigest> context_;
};

}  // namespace

nlohmann::ordered_json run_json(const RunRecord& record) {
    Json json{{"program", "sunshed " SUNSHED_VERSION}, {"command", record.command}, {"project", record.project_name}};
    json["inputs"] = Json::array();
    for (const InputFile& input : record.inputs) {
        json["inputs"].push_back(input_json(input));
    }
    for (const Field& field : record.fields) {
        json["configuration"][field.key] = field_json(field);
    }
    for (const auto& [name, count] : record.counts) {
        json["counts"][name] = count;
    }
    for (const StageTime& stage : record.stages) {
        json["seconds"][stage.name] = stage.seconds;
    }
    json["cells_per_second"] = record.cells_per_second;
    json["peak_memory_bytes"] = peak_memory_bytes();
    json["warnings"] = record.warnings;
    return json;
}

std::int64_t peak_memory_bytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::int64_t>(usage.ru_maxrss) * 1024;  // Linux counts in KiB
}

std::string sha256_of_file(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        throw Error(ErrorCode::io_failure, path, "the file cannot be read", "check its permissions");
    }
    Sha256 digest;
    std::vector<char> buffer(std::size_t{1} << 20U);
    while (stream) {
        stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        digest.add(buffer.data(), static_cast<std::size_t>(stream.gcount()));
    }
    return digest.hexadecimal();
}

std::string sha256_of_text(const std::string& text) {
    Sha256 digest;
    digest.add(text.data(), text.size());
    return digest.hexadecimal();
}

std::string run_id(const Json& run_json) {
    return sha256_of_text(Json{run_json["program"], run_json["inputs"], run_json["configuration"]}.dump(
        -1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace sunshed::cli
