// The records of a finished run, between the head and tail of this version: what is taken is written again as it was.

#include <sstream>

#include "checks.hpp"
#include "project/report/finished_run.hpp"

using namespace sunshed;
using fuzz::check;

namespace {

std::string written(const FinishedRun& run) {
    std::ostringstream stream;
    write_finished_run(stream, run);
    return stream.str();
}

/// What stands behind the records, and after a byte order before them.
const std::string& mark() {
    static const std::string text = [] {
        const std::string all = written(FinishedRun());
        const std::size_t tail = all.rfind("sunshed records") - sizeof(std::uint64_t);
        return all.substr(tail);
    }();
    return text;
}

const std::string& byte_order() {
    static const std::string text = written(FinishedRun()).substr(0, 1);
    return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::run([&] {
        const std::string bytes = byte_order() + mark() + std::string(data, data + size) + mark();
        std::istringstream stream(bytes);
        const FinishedRun run = read_finished_run(stream, "records.bin");
        const std::string again = written(run);
        check(bytes.starts_with(again), "what was read is written again");
        for (const BuildingRecord& record : run.buildings) {
            check(from_id<BuildingClass>(to_string(record.facts.building_class)) == record.facts.building_class,
                  "a building has a class");
        }
    });
    return 0;
}
