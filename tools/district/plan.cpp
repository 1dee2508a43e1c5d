#include "plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace sunshed::district {

namespace {

constexpr int blocks = 5;          // a side
constexpr double block_m = 180.0;  // with streets of 20 m between blocks

/// What stands in each block, from the north-west: h = six-storey slabs, t = towers, s = school, k = hospital,
/// g = government, m = shopping, f = factories, w = warehouses, v = village.
constexpr std::array<const char*, blocks> block_plan{"hhtff", "hsgfw", "tmhhf", "hkthh", "vvhts"};

class Planner {
public:
    std::vector<Building> plan() {
        for (int row = 0; row < blocks; ++row) {
            for (int column = 0; column < blocks; ++column) {
                const Point2 corner{west + 20.0 + column * 197.0, south + size_m - 10.0 - (row + 1) * 197.0 + 12.0};
                // The south-east quarter is turned, as old towns are.
                const bool turned = row >= 3 && column >= 3;
                block_ = {corner, turned ? 8.0 : 0.0};
                if (turned) {
                    block_.origin.x += 22.0;
                    block_.origin.y -= 6.0;
                }
                const double shrink = turned ? 22.0 : 0.0;
                extent_ = block_m - shrink;
                fill(block_plan.at(static_cast<std::size_t>(row))[column]);
            }
        }
        return std::move(buildings_);
    }

private:
    void fill(char kind) {
        switch (kind) {
            case 'h':
                return slabs();
            case 't':
                return towers();
            case 's':
                return school();
            case 'k':
                return hospital();
            case 'g':
                return government();
            case 'm':
                return shopping();
            case 'f':
                return factories();
            case 'w':
                return warehouses();
            default:
                return village();
        }
    }

    /// A building of one rectangle, its corner in the block's frame.
    Building& place(double x, double y, double length, double depth, const char* class_zh, const char* osm, int floors,
                    double height_m) {
        Building building;
        building.id = fmt::format("HRB{:04}", buildings_.size() + 1);
        building.class_zh = class_zh;
        building.osm_building = osm;
        building.floors = floors;
        building.frame = {block_.out({x, y}), block_.turn_deg};
        building.wings.push_back({Rect{0.0, 0.0, length, depth}, RoofKind::flat, height_m});
        building.outline = Rect{0.0, 0.0, length, depth}.ring();
        settle(building);
        buildings_.push_back(std::move(building));
        return buildings_.back();
    }

    /// The ground is levelled to the highest corner.
    static void settle(Building& building) {
        building.ground_m = 0.0;
        for (const Point2& corner : building.outline) {
            building.ground_m = std::max(building.ground_m, ground_elevation_m(building.frame.out(corner)));
        }
    }

    int year(double share_new) {
        return random_.chance(share_new) ? random_.whole(2021, 2025) : random_.whole(1978, 2020);
    }

    /// Stair heads along the middle of a flat roof, and vents beside them.
    void stair_heads(Building& building, int count) {
        const Rect roof = building.wings.front().rect;
        for (int i = 0; i < count; ++i) {
            const double x = roof.x0 + (roof.x1 - roof.x0) * (i + 0.5) / count - 1.5;
            const double y = (roof.y0 + roof.y1) / 2.0 - 2.0;
            building.boxes.push_back({Rect{x, y, x + 3.0, y + 4.0}, 2.6});
            if (random_.chance(0.7)) {
                building.boxes.push_back({Rect{x + 6.0, y + 1.0, x + 7.5, y + 2.5}, 1.1});
            }
        }
    }

    void vents(Building& building, int count) {
        const Rect roof = building.wings.front().rect;
        for (int i = 0; i < count; ++i) {
            const double x = std::round(roof.x0 + 4.0 + random_.between(0.0, roof.x1 - roof.x0 - 10.0));
            const double y = std::round(roof.y0 + 4.0 + random_.between(0.0, roof.y1 - roof.y0 - 10.0));
            const bool free = std::none_of(building.boxes.begin(), building.boxes.end(), [&](const Box& b) {
                return x < b.rect.x1 + 2.0 && x + 2.0 > b.rect.x0 - 2.0 && y < b.rect.y1 + 2.0 &&
                       y + 2.0 > b.rect.y0 - 2.0;
            });
            if (free) {
                building.boxes.push_back({Rect{x, y, x + random_.whole(3, 5) * 0.5, y + random_.whole(3, 4) * 0.5},
                                          0.5 + 0.1 * random_.whole(0, 8)});
            }
        }
    }

    void slabs() {
        for (double y = 8.0; y + 13.0 < extent_ - 12.0; y += 33.0) {
            for (double x = 6.0; x + 45.0 < extent_;) {
                const double length = random_.whole(9, 13) * 5.0;
                if (x + length > extent_ - 4.0) {
                    break;
                }
                const int floors = random_.whole(6, 7);
                Building& b = place(x, y, length, 12.0, "住宅", "apartments", floors, floors * 3.0);
                b.name_zh = "住宅楼";
                b.year_built = year(0.15);
                if (random_.chance(0.35)) {
                    // The flat roofs of the eighties were given pitched ones (平改坡).
                    b.wings.front().roof = random_.chance(0.5) ? RoofKind::gable : RoofKind::hip;
                    b.wings.front().tilt_deg = 25.0 + 5.0 * random_.whole(0, 1);
                } else {
                    b.wings.front().parapet_m = 0.6 + 0.1 * random_.whole(0, 5);
                    stair_heads(b, static_cast<int>(length / 15.0));
                }
                x += length + 8.0;
            }
        }
        // Garages and a boiler house at the fence.
        for (int i = 0; i < 4; ++i) {
            Building& b = place(8.0 + 26.0 * i, extent_ - 9.0, 18.0, 6.0, "车库", "garages", 1, 3.0);
            b.name_zh = "车库";
            b.year_built = year(0.05);
        }
    }

    void towers() {
        for (double y = 14.0; y + 20.0 < extent_; y += 72.0) {
            for (double x = 14.0; x + 30.0 < extent_; x += 52.0) {
                const int floors = random_.whole(11, 33);
                const double length = random_.whole(13, 16) * 2.0;
                Building& b = place(x, y, length, 18.0, "住宅", "apartments", floors, floors * 3.0);
                b.name_zh = "高层住宅";
                b.year_built = year(0.5);
                b.wings.front().parapet_m = 1.2;
                b.boxes.push_back({Rect{length / 2 - 4.0, 6.0, length / 2 + 4.0, 12.0}, 4.5});
                vents(b, 3);
            }
        }
        for (int i = 0; i < 3; ++i) {
            Building& b = place(14.0 + 52.0 * i, 52.0, 36.0, 12.0, "商业", "retail", 2, 8.4);
            b.name_zh = "沿街商铺";
            b.year_built = year(0.3);
            b.wings.front().parapet_m = 0.5;
            vents(b, 4);
        }
    }

    /// A building of several flat wings of one height with a common outline.
    Building& compound(double x, double y, std::vector<Wing> wings, Ring outline, const char* class_zh, const char* osm,
                       int floors) {
        Building& b = place(x, y, 1.0, 1.0, class_zh, osm, floors, wings.front().height_m);
        b.wings = std::move(wings);
        b.outline = std::move(outline);
        settle(b);
        return b;
    }

    void school() {
        const double h = 15.6;
        const auto wing = [&](Rect r) { return Wing{r, RoofKind::flat, h, 0.0, 0.9}; };
        Building& teaching =
            compound(14.0, 100.0, {wing({0, 0, 14, 50}), wing({14, 36, 60, 50}), wing({60, 0, 74, 50})},
                     {{0, 0}, {14, 0}, {14, 36}, {60, 36}, {60, 0}, {74, 0}, {74, 50}, {0, 50}}, "学校", "school", 4);
        teaching.name_zh = "第十七中学教学楼";
        teaching.year_built = 2022;
        teaching.existing_pv_m2 = 180.0;
        teaching.boxes = {{{5, 20, 9, 24}, 2.8}, {{30, 41, 34, 45}, 2.8}, {{65, 20, 69, 24}, 2.8}};
        Building& hall = place(100.0, 110.0, 48.0, 30.0, "学校", "school", 2, 12.0);
        hall.name_zh = "体育馆";
        hall.year_built = 2022;
        hall.wings.front().roof = RoofKind::gable;
        hall.wings.front().tilt_deg = 8.0;
        Building& dormitory = place(14.0, 12.0, 60.0, 15.0, "学校", "dormitory", 6, 19.8);
        dormitory.name_zh = "学生宿舍";
        dormitory.year_built = year(0.6);
        dormitory.wings.front().parapet_m = 0.8;
        stair_heads(dormitory, 3);
        Building& kindergarten = place(100.0, 14.0, 40.0, 18.0, "幼儿园", "kindergarten", 3, 10.8);
        kindergarten.name_zh = "幼儿园";
        kindergarten.year_built = 2023;
        kindergarten.wings.front().roof = RoofKind::hip;
        kindergarten.wings.front().tilt_deg = 22.0;
    }

    void hospital() {
        Building& wards = place(10.0, 110.0, 90.0, 22.0, "医院", "hospital", 14, 54.6);
        wards.name_zh = "住院楼";
        wards.year_built = 2021;
        wards.wings.front().parapet_m = 1.2;
        stair_heads(wards, 4);
        vents(wards, 12);
        const auto wing = [&](Rect r, double h) { return Wing{r, RoofKind::flat, h, 0.0, 0.8}; };
        Building& clinic = compound(10.0, 40.0, {wing({0, 0, 90, 24}, 21.6), wing({90, 0, 130, 40}, 16.8)},
                                    {{0, 0}, {130, 0}, {130, 40}, {90, 40}, {90, 24}, {0, 24}}, "医院", "hospital", 5);
        clinic.name_zh = "门诊楼";
        clinic.year_built = 2009;
        clinic.boxes = {
            {{20, 9, 25, 14}, 3.0}, {{60, 9, 65, 14}, 3.0}, {{100, 16, 106, 22}, 2.2}, {{116, 10, 119, 13}, 1.4}};
        Building& laboratory = place(120.0, 110.0, 36.0, 26.0, "医疗", "clinic", 4, 16.0);
        laboratory.name_zh = "检验楼";
        laboratory.year_built = 2024;
        laboratory.wings.front().parapet_m = 0.8;
        vents(laboratory, 8);
        Building& boiler = place(130.0, 8.0, 26.0, 16.0, "锅炉房", "service", 1, 9.0);
        boiler.name_zh = "锅炉房";
        boiler.year_built = 1998;
    }

    void government() {
        const auto wing = [&](Rect r) { return Wing{r, RoofKind::flat, 24.0, 0.0, 1.0}; };
        // A court with a hole.
        Building& office = compound(
            30.0, 80.0, {wing({0, 0, 70, 16}), wing({0, 16, 16, 54}), wing({54, 16, 70, 54}), wing({0, 54, 70, 70})},
            {{0, 0}, {70, 0}, {70, 70}, {0, 70}}, "党政机关", "government", 6);
        office.holes = {{{16, 16}, {16, 54}, {54, 54}, {54, 16}}};
        office.name_zh = "区政府";
        office.year_built = 2021;
        office.boxes = {{{32, 5, 36, 9}, 2.6}, {{32, 61, 36, 65}, 2.6}, {{6, 32, 10, 36}, 2.6}};
        Building& service = place(115.0, 90.0, 44.0, 30.0, "党政机关", "government", 4, 17.0);
        service.name_zh = "政务服务中心";
        service.year_built = 2023;
        service.wings.front().parapet_m = 0.9;
        stair_heads(service, 2);
        vents(service, 6);
        Building& police = place(20.0, 20.0, 34.0, 14.0, "党政机关", "police", 4, 14.4);
        police.name_zh = "派出所";
        police.year_built = 2004;
        police.wings.front().roof = RoofKind::hip;
        police.wings.front().tilt_deg = 28.0;
        Building& library = place(80.0, 16.0, 50.0, 26.0, "图书馆", "library", 3, 15.0);
        library.name_zh = "图书馆";
        library.year_built = 2022;
        library.wings.front().parapet_m = 0.7;
        stair_heads(library, 2);
    }

    void shopping() {
        Building& mall = place(16.0, 60.0, 120.0, 80.0, "商业", "retail", 5, 26.0);
        mall.name_zh = "购物中心";
        mall.year_built = 2016;
        mall.wings.front().parapet_m = 1.1;
        mall.boxes = {{{50, 30, 70, 50}, 1.8}, {{10, 10, 16, 18}, 3.2}, {{100, 60, 108, 68}, 3.2}};
        vents(mall, 24);
        Building& tower = place(20.0, 14.0, 40.0, 26.0, "写字楼", "office", 22, 84.0);
        tower.name_zh = "写字楼";
        tower.year_built = 2019;
        tower.wings.front().parapet_m = 1.2;
        tower.boxes = {{{14, 8, 26, 18}, 5.0}};
        Building& hotel = place(90.0, 12.0, 50.0, 18.0, "酒店", "hotel", 12, 43.2);
        hotel.name_zh = "酒店";
        hotel.year_built = 2011;
        hotel.wings.front().parapet_m = 1.0;
        stair_heads(hotel, 3);
    }

    void factories() {
        int number = 0;
        for (double y = 8.0; y + 46.0 < extent_; y += 58.0) {
            Building& hall = place(8.0, y, 96.0, 44.0, "厂房", "industrial", 1, 11.0);
            hall.name_zh = "厂房";
            hall.year_built = year(0.6);
            Wing& wing = hall.wings.front();
            switch (number++ % 3) {
                case 0:
                    wing.roof = RoofKind::gable;
                    wing.tilt_deg = 6.0;
                    break;
                case 1:
                    wing.roof = RoofKind::sawtooth;
                    wing.tilt_deg = 18.0;
                    wing.bay_m = 11.0;
                    break;
                default:
                    wing.parapet_m = 0.8;
                    vents(hall, 16);
                    hall.existing_pv_m2 = random_.chance(0.5) ? 900.0 : 0.0;
            }
            Building& shop = place(112.0, y, 40.0, 24.0, "车间", "industrial", 2, 9.6);
            shop.name_zh = "车间";
            shop.year_built = year(0.5);
            if (random_.chance(0.5)) {
                shop.wings.front().roof = RoofKind::gable;
                shop.wings.front().tilt_deg = 10.0;
            } else {
                shop.wings.front().parapet_m = 0.6;
                vents(shop, 4);
            }
            Building& side = place(114.0, y + 30.0, 22.0, 10.0, "附属用房", "service", 1, 4.2);
            side.name_zh = "附属用房";
            side.year_built = year(0.2);
        }
    }

    void warehouses() {
        for (double y = 10.0; y + 36.0 < extent_; y += 50.0) {
            Building& hall = place(10.0, y, 140.0, 34.0, "仓库", "warehouse", 1, 10.0);
            hall.name_zh = "仓库";
            hall.year_built = year(0.4);
            hall.wings.front().roof = RoofKind::gable;
            hall.wings.front().tilt_deg = 5.5;
        }
    }

    void village() {
        for (double y = 6.0; y + 12.0 < extent_ - 16.0; y += 19.0) {
            for (double x = 6.0; x + 14.0 < extent_; x += 17.5) {
                if (random_.chance(0.08)) {
                    continue;  // a yard without a house
                }
                const double length = random_.whole(18, 24) * 0.5;
                const double depth = random_.whole(13, 16) * 0.5;
                Building& b = place(x + random_.between(0.0, 2.0), y + random_.between(0.0, 2.0), length, depth, "农房",
                                    "house", 1, 3.2);
                b.name_zh = "农房";
                b.year_built = random_.chance(0.25) ? 0 : year(0.1);
                b.has_height = !random_.chance(0.1);
                b.wings.front().roof = RoofKind::gable;
                b.wings.front().tilt_deg = 30.0 + random_.whole(0, 2) * 3.0;
                b.frame.turn_deg += random_.between(-3.0, 3.0);
                settle(b);
                b.boxes.push_back({Rect{length - 2.5, depth / 2.0 - 0.5, length - 1.5, depth / 2.0 + 0.5}, 1.2});
            }
        }
        Building& committee = place(extent_ - 34.0, extent_ - 14.0, 26.0, 10.0, "村委会", "public", 2, 7.2);
        committee.name_zh = "村委会";
        committee.year_built = 2023;
        committee.wings.front().parapet_m = 0.5;
    }

    Random random_{20251121};
    Frame block_;
    double extent_ = block_m;
    std::vector<Building> buildings_;
};

}  // namespace

std::vector<Building> plan_district() {
    return Planner().plan();
}

}  // namespace sunshed::district
