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

}  // namespace

std::span<const Word<Renewable>> words_of(Renewable /*unused*/) {
    return renewable_words;
}

}  // namespace sunshed
