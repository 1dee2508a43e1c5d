// Writes the seed of the target `records`: the records of a small run, without the head and tail of their version.

#include <filesystem>
#include <fstream>
#include <sstream>

#include "project/report/finished_run.hpp"

namespace {

using namespace sunshed;

FinishedRun small_run() {
    FinishedRun run;
    run.crs_name = "WGS 84 / UTM zone 52N";
    run.weather_source = "weather.epw (EPW, TMYx)";
    run.latitude_deg = 45.8;
    run.longitude_deg = 126.5;
    const Ring ring{{0.0, 0.0}, {10.0, 0.0}, {10.0, 8.0}, {0.0, 8.0}};
    run.zones = {{"z1", "南岗区", {Polygon{ring, {}}}, "", 400.0}, {"z2", "z2", {Polygon{ring, {}}}, "z1", {}}};
    BuildingRecord record;
    record.facts.building_id = "b1";
    record.facts.zone_id = "z2";
    record.facts.building_class = BuildingClass::school;
    record.facts.footprint = {Polygon{ring, {{{2.0, 2.0}, {2.0, 4.0}, {4.0, 4.0}}}}};
    record.yield.losses = {{LossLink::shading, 12.0}};
    record.economy.cash_cny = {-100.0, 20.0};
    record.economy.carbon_t = {-1.0, 0.5};
    record.segments.resize(1);
    record.segments.front().layout.modules.resize(2);
    run.buildings = {record, BuildingRecord{}};
    run.load_balances.resize(1);
    run.load_balances.front().by_class[BuildingClass::school].building_count = 1;
    run.hourly_profiles = {{"z2", "school", {}}};
    run.notes = {"a note"};
    return run;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        return 1;
    }
    const FinishedRun run = small_run();
    const FinishedRun nothing;
    std::ostringstream whole;
    std::ostringstream empty;
    write_finished_run(whole, run);
    write_finished_run(empty, nothing);
    const std::size_t tail = empty.str().size() - empty.str().rfind("sunshed records") + sizeof(std::uint64_t);
    const std::size_t head = tail + 1;  // the byte order stands before it
    std::filesystem::create_directories(std::filesystem::path(arguments[1]).parent_path());
    std::ofstream stream(arguments[1], std::ios::binary);
    stream << whole.str().substr(head, whole.str().size() - head - tail);
    return stream ? 0 : 1;
}
