#include "sunshed/catalogue/unit.hpp"

#include <array>

namespace sunshed {

namespace {

using U = Unit;
constexpr auto unit_words = std::to_array<Word<U>>({
    {U::none, "", "", "", "a text"},
    {U::one, "1", "", "", "a number without a unit"},
    {U::percent, "%", "%", "%", ""},
    {U::percentage_points, "percentage points", "个百分点", "percentage points", ""},
    {U::yes_no, "0 or 1", "是否", "yes or no", "1 = yes"},
    {U::year, "year", "年份", "year", "a calendar year"},
    {U::years, "years", "年", "years", "a duration"},
    {U::hour, "h", "h", "h", ""},
    {U::degree, "degrees", "°", "°", ""},
    {U::metre, "m", "m", "m", ""},
    {U::kilometre, "km", "km", "km", ""},
    {U::square_metre, "m2", "m²", "m²", ""},
    {U::kwh, "kWh", "kWh", "kWh", ""},
    {U::gwh, "GWh", "GWh", "GWh", ""},
    {U::kwh_per_m2, "kWh m-2", "kWh/m²", "kWh/m²", ""},
    {U::kwh_per_kwp, "kWh kWp-1", "kWh/kWp", "kWh/kWp", ""},
    {U::kw, "kW", "kW", "kW", ""},
    {U::kwp, "kWp", "kWp", "kWp", "rated DC power"},
    {U::mw, "MW", "MW", "MW", ""},
    {U::kva, "kVA", "kVA", "kVA", ""},
    {U::kwp_per_kva, "kWp kVA-1", "kWp/kVA", "kWp/kVA", ""},
    {U::gigajoule, "GJ", "GJ", "GJ", ""},
    {U::cubic_metre, "m3", "m³", "m³", ""},
    {U::tonne, "t", "t", "t", ""},
    {U::tce, "tce", "tce", "tce", "tonnes of standard coal"},
    {U::cny, "CNY", "元", "CNY", ""},
    {U::cny_per_kwh, "CNY/kWh", "元/kWh", "CNY/kWh", ""},
    {U::utc, "UTC", "UTC", "UTC", "a time, UTC"},
    {U::as_in_row, "as unit", "见单位列", "as unit", "the column `unit` of the row tells"},
});
static_assert(is_in_order(unit_words));

}  // namespace

std::span<const Word<Unit>> words_of(Unit /*unused*/) {
    return unit_words;
}

bool is_share(Unit unit) {
    return unit == Unit::percent || unit == Unit::percentage_points || unit == Unit::yes_no;
}

}  // namespace sunshed
