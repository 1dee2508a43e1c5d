#include "project/run/block_tape.hpp"

#include <filesystem>
#include <utility>

#include "project/report/record_members.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

// Every member that a sink may look at, see record_members.hpp: of roofs also what no report shows but the layers do.

template <class Archive>
static void serialize(Archive& a, RoofObstacle& v) {
    auto& [outline, height_m] = v;
    a(outline, height_m);
}
template <class Archive>
static void serialize(Archive& a, SegmentBorder& v) {
    auto& [other, kind, length_m, rise_m] = v;
    auto number = static_cast<std::uint64_t>(other);
    auto of_kind = static_cast<std::uint8_t>(kind);
    a(number, of_kind, length_m, rise_m);
    if (of_kind > static_cast<std::uint8_t>(BorderKind::step)) {
        throw cereal::Exception("there is no such border");
    }
    other = static_cast<std::size_t>(number);
    kind = static_cast<BorderKind>(of_kind);
}
template <class Archive>
static void serialize(Archive& a, ModuleEnergy& v) {
    auto& [energy_dc_kwh, energy_ac_kwh, rank] = v;
    a(energy_dc_kwh, energy_ac_kwh, rank);
}
template <class Archive>
static void serialize(Archive& a, FacadeRecord& v) {
    auto& [building_id, wall, from, to, azimuth_deg, length_m, height_m, area_m2, irradiation_kwh_m2, beam_kwh_m2,
           sky_view, monthly_kwh_m2] = v;
    a(building_id, wall, from, to, azimuth_deg, length_m, height_m, area_m2, irradiation_kwh_m2, beam_kwh_m2, sky_view,
      monthly_kwh_m2);
}
template <class Archive>
static void pass_floats(Archive& a, std::vector<float>& v) {
    constexpr std::uint64_t most = 1 << 20;  // two years by the minute
    auto size = static_cast<std::uint64_t>(v.size());
    a(size);
    if (size > most) {
        throw cereal::Exception("no series is that long");
    }
    v.resize(size);
    a(cereal::binary_data(v.data(), v.size() * sizeof(float)));
}
template <class Archive>
static void serialize(Archive& a, BuildingHours& v) {
    auto& [ac_kw, load_kw, grid_kw] = v;
    pass_floats(a, ac_kw);
    pass_floats(a, load_kw);
    pass_floats(a, grid_kw);
}
template <class Archive>
static void serialize(Archive& a, Window& v) {
    auto& [column, row, columns, rows] = v;
    a(column, row, columns, rows);
}

namespace {

/// Of what is recorded and in which order: one more whenever that changes.
constexpr std::uint32_t tape_layout = 1;
const std::string tape_name = "sunshed block";

/// What comes next on a tape.
enum class Entry : std::uint8_t { end, building, rasters };

/// A record and what its members leave out.
template <class Archive>
void pass_record(Archive& archive, BuildingRecord& record) {
    archive(record, record.hours);
    for (SegmentRecord& segment : record.segments) {
        archive(segment.roof.obstacles, segment.roof.borders, segment.roof.usable, segment.yield.module_energy);
    }
}

/// Calls a function with every raster that a city hands over.
template <class Function>
void for_each_raster(CityRasters& rasters, const Function& function) {
    IrradianceResult& light = rasters.irradiance;
    for (FloatRaster* raster :
         {&light.global_kwh_m2, &light.beam_kwh_m2, &light.diffuse_kwh_m2, &light.reflected_kwh_m2, &light.sky_view,
          &light.sun_hours, &rasters.pv_yield_kwh_kwp}) {
        function(*raster);
    }
    for (std::size_t month = 0; month < 12; ++month) {
        function(light.monthly_kwh_m2[month]);
        function(light.sun_hours_by_month[month]);
    }
    function(rasters.known);
}

template <class T>
void write_raster(cereal::PortableBinaryOutputArchive& archive, Raster<T>& raster) {
    archive(!raster.empty());
    archive(cereal::binary_data(raster.values.data(), raster.values.size() * sizeof(T)));
}

template <class T>
void read_raster(cereal::PortableBinaryInputArchive& archive, const GridGeometry& grid, Raster<T>& raster) {
    bool is_there = false;
    archive(is_there);
    raster = is_there ? Raster<T>(grid) : Raster<T>();
    archive(cereal::binary_data(raster.values.data(), raster.values.size() * sizeof(T)));
}

class TapeReader {
public:
    TapeReader(const std::string& path, const CityScene& scene, CitySink& sink)
        : scene_(scene), sink_(sink), stream_(path, std::ios::binary), archive_(stream_) {}

    void read() {
        std::string name;
        std::uint32_t layout = 0;
        archive_(name, layout);
        if (name != tape_name || layout != tape_layout) {
            throw cereal::Exception("this is no tape of this version");
        }
        while (pass_entry()) {
        }
    }

private:
    /// @returns false at the end
    bool pass_entry() {
        std::uint8_t entry = 0;
        archive_(entry);
        switch (static_cast<Entry>(entry)) {
            case Entry::building:
                pass_building();
                return true;
            case Entry::rasters:
                pass_rasters();
                return true;
            case Entry::end:
                return false;
        }
        throw cereal::Exception("there is no such entry");
    }

    void pass_building() {
        AssessedBuilding building;
        std::uint64_t index = 0;
        archive_(index);
        pass_record(archive_, building.record);
        archive_(building.facades);
        if (index >= scene_.buildings.size() ||
            scene_.buildings[index].building_id != building.record.facts.building_id) {
            throw cereal::Exception("it is another city's");
        }
        building.index = static_cast<std::size_t>(index);
        sink_.receive(std::move(building));
    }

    void pass_rasters() {
        Window window;
        archive_(window);
        const GridGeometry grid = scene_.surface->geometry();
        if (window.empty() || around(window, grid.whole()) != grid.whole()) {
            throw cereal::Exception("it is another raster's");
        }
        CityRasters rasters;
        for_each_raster(rasters, [&](auto& raster) { read_raster(archive_, grid.part(window), raster); });
        sink_.receive(window, std::move(rasters));
    }

    const CityScene& scene_;
    CitySink& sink_;
    std::ifstream stream_;
    cereal::PortableBinaryInputArchive archive_;
};

/// Behind all else: how long the file is.
constexpr std::streamoff length_bytes = 8;

}  // namespace

template <class Work>
void BlockTape::write(const Work& work) {
    bool is_written = true;
    try {
        work();
    } catch (const cereal::Exception&) {
        is_written = false;
    }
    if (!is_written || !stream_) {
        throw Error(ErrorCode::io_failure, path_, "the file could not be written whole", "check the space on the disk");
    }
}

BlockTape::BlockTape(std::string path, CitySink* next)
    : path_(std::move(path)), next_(next), stream_(path_, std::ios::binary), archive_(stream_) {
    write([&] { archive_(tape_name, tape_layout); });
}

void BlockTape::receive(AssessedBuilding building) {
    write([&] {
        archive_(static_cast<std::uint8_t>(Entry::building), static_cast<std::uint64_t>(building.index));
        pass_record(archive_, building.record);
        archive_(building.facades);
    });
    if (next_ != nullptr) {
        next_->receive(std::move(building));
    }
}

void BlockTape::receive(const Window& window, CityRasters rasters) {
    write([&] {
        archive_(static_cast<std::uint8_t>(Entry::rasters), window);
        for_each_raster(rasters, [&](auto& raster) { write_raster(archive_, raster); });
    });
    if (next_ != nullptr) {
        next_->receive(window, std::move(rasters));
    }
}

void BlockTape::finish() {
    write([&] {
        archive_(static_cast<std::uint8_t>(Entry::end));
        archive_(static_cast<std::uint64_t>(stream_.tellp() + length_bytes));
        stream_.close();
    });
}

bool is_whole_tape(const std::string& path) {
    std::error_code fault;
    const auto size = std::filesystem::file_size(path, fault);
    std::ifstream stream(path, std::ios::binary);
    if (fault || !stream || !stream.seekg(-length_bytes, std::ios::end)) {
        return false;
    }
    std::uint64_t length = 0;
    for (int byte = 0; byte < length_bytes; ++byte) {
        length |= static_cast<std::uint64_t>(stream.get() & 0xff) << (8 * byte);
    }
    return stream && length == size;
}

void replay_tape(const std::string& path, const CityScene& scene, CitySink& sink) {
    try {
        TapeReader(path, scene, sink).read();
    } catch (const cereal::Exception&) {
        throw Error(ErrorCode::bad_input, path, "the block is damaged or another project's",
                    "remove it and run it again");
    }
}

}  // namespace sunshed
