#include "sunshed/io/weather_file.hpp"

#include "sunshed/core/error.hpp"
#include "weather_formats.hpp"

namespace sunshed {

WeatherSeries read_weather_file(const std::string& path, const WeatherReadOptions& options) {
    const TextFile file = read_text_file(path);
    if (looks_like_epw(file)) {
        return read_epw(file, options);
    }
    if (looks_like_umep(file)) {
        return read_umep(file, options);
    }
    throw Error(ErrorCode::unsupported, path, "this is not a weather file that sunshed reads",
                "give an EPW file or a UMEP met file");
}

}  // namespace sunshed
