#include "sunshed/catalogue/energy_words.hpp"

#include <array>

namespace sunshed {

namespace {

using R = Renewable;
constexpr auto renewable_words = std::to_array<Word<R>>({
    {R::solar_thermal, "solar_thermal", "太阳能热", "solar thermal", "hot water of collectors"},
    {R::heat_pump, "heat_pump", "热泵", "heat pumps", "heat beyond their electricity"},
    {R::geothermal, "geothermal", "地热", "geothermal heat", ""},
    {R::biomass, "biomass", "生物质", "biomass", "solid fuel"},
});
static_assert(is_in_order(renewable_words));

using B = LoadBasis;
constexpr auto load_basis_words = std::to_array<Word<B>>({
    {B::unknown, "unknown", "未知", "unknown", "neither metered nor estimated"},
    {B::metered, "metered", "计量", "metered", "a year's use, told with the building"},
    {B::file, "file", "文件", "from a file", "hours of its class, from load.path"},
    {B::class_default, "class default", "按类别", "by class", "use per floor area of its class"},
});
static_assert(is_in_order(load_basis_words));

}  // namespace

std::span<const Word<Renewable>> words_of(Renewable /*unused*/) {
    return renewable_words;
}

std::span<const Word<LoadBasis>> words_of(LoadBasis /*unused*/) {
    return load_basis_words;
}

}  // namespace sunshed
