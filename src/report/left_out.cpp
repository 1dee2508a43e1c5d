#include "sunshed/report/left_out.hpp"

#include <fmt/format.h>

#include "sunshed/io/csv_text.hpp"
#include "sunshed/io/text_output.hpp"

namespace sunshed {

void write_left_out_csv(const std::string& path, const std::vector<BuildingRecord>& buildings,
                        const std::vector<UnreadValue>& unread) {
    std::string text = "building_id,outcome,status,field,value,reason\n";
    for (const BuildingRecord& building : buildings) {
        if (building.status != BuildingStatus::ok) {
            text += fmt::format("{},not assessed,{},,,{}\n", csv_field(building.building_id),
                                to_string(building.status), csv_field(building.reason));
        }
    }
    for (const UnreadValue& one : unread) {
        text += fmt::format("{},assessed without it,,{},{},{}\n", csv_field(one.building_id), csv_field(one.field),
                            csv_field(one.value), csv_field("it is not " + one.what));
    }
    write_text_file(path, text);
}

}  // namespace sunshed
