#include "project/run/irradiance_files.hpp"

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <utility>

#include "project/run/results.hpp"
#include "project/run/step_rasters.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/usage_error.hpp"

namespace sunshed {

namespace {

RasterFilesWriter writer_of(const IrradianceFiles& files, bool sun_hours_by_month) {
    return {files.folder,
            files.grid,
            files.crs_wkt,
            files.tags,
            files.in_memory,
            sun_hours_by_month,
            RasterFilesWriter::Yields::left_out,
            files.scope};
}

/// Adds a sky's part of some values; a cell that lacks its share has none.
void add_share(FloatRaster& sum, const FloatRaster& values, const FloatRaster& share) {
    if (sum.empty()) {
        sum = FloatRaster(values.geometry, 0.0F);
    }
    for (std::size_t i = 0; i < values.values.size(); ++i) {
        sum.values[i] += share.values[i] * values.values[i];
    }
}

void add_share(IrradianceResult& sum, const IrradianceResult& part, const FloatRaster& share) {
    add_share(sum.global_kwh_m2, part.global_kwh_m2, share);
    add_share(sum.beam_kwh_m2, part.beam_kwh_m2, share);
    add_share(sum.diffuse_kwh_m2, part.diffuse_kwh_m2, share);
    add_share(sum.reflected_kwh_m2, part.reflected_kwh_m2, share);
    add_share(sum.sun_hours, part.sun_hours, share);
    sum.sky_view = part.sky_view;
    for (std::size_t month = 0; month < 12; ++month) {
        add_share(sum.monthly_kwh_m2[month], part.monthly_kwh_m2[month], share);
        if (!part.sun_hours_by_month[month].empty()) {
            add_share(sum.sun_hours_by_month[month], part.sun_hours_by_month[month], share);
        }
    }
}

void add_share(StepResult& sum, const StepResult& part, const FloatRaster& share) {
    add_share(sum.global_wh_m2, part.global_wh_m2, share);
    add_share(sum.beam_wh_m2, part.beam_wh_m2, share);
    add_share(sum.diffuse_wh_m2, part.diffuse_wh_m2, share);
    add_share(sum.reflected_wh_m2, part.reflected_wh_m2, share);
    add_share(sum.sun_hours, part.sun_hours, share);
}

void leave_out_missing(const FloatRaster& values, Raster<std::uint8_t>& known) {
    for (std::size_t i = 0; i < known.values.size(); ++i) {
        known.values[i] = std::isnan(values.values[i]) ? 0 : known.values[i];
    }
}

/// A cloudless sky's sums, and what a sky with clouds is of it.
class ClearSkyFiles {
public:
    explicit ClearSkyFiles(const IrradianceFiles& files)
        : sums_(files.folder + "/clear_sky.tif", files.grid, files.crs_wkt, bands_of_sums(files.scope), files.tags,
                files.in_memory),
          clearness_(
              files.folder + "/clearness.tif", files.grid, files.crs_wkt,
              {{"clearness", "global irradiation over that of a cloudless sky, in the plane of the cell", "1", 14}},
              files.tags, files.in_memory) {}

    void write(const Window& cells, const ResultRasters& real, const ResultRasters& clear) {
        sums_.write(0, cells, clear.global_kwh_m2);
        sums_.write(1, cells, clear.beam_kwh_m2);
        sums_.write(2, cells, clear.diffuse_kwh_m2);
        sums_.write(3, cells, clear.reflected_kwh_m2);
        FloatRaster ratio = real.global_kwh_m2;
        for (std::size_t i = 0; i < ratio.values.size(); ++i) {
            const float whole = clear.global_kwh_m2.values[i];
            ratio.values[i] = whole > 0.0F ? ratio.values[i] / whole : missing_f;
        }
        clearness_.write(0, cells, ratio);
    }

    void finish(const std::vector<std::string>& creation_options) {
        sums_.finish(creation_options);
        clearness_.finish(creation_options);
    }

private:
    /// Those of the sums under the sky with clouds.
    static std::vector<BandInfo> bands_of_sums(const RasterScope& scope) {
        std::vector<BandInfo> bands;
        for (const RasterBand& band : raster_files(all_kinds_of_rasters(), scope).front().bands) {
            bands.push_back(band.info());
            bands.back().long_name += ", under a cloudless sky";
        }
        return bands;
    }

    CogTileWriter sums_;
    CogTileWriter clearness_;
};

/// Sums of a window, of skies with clouds and of cloudless ones.
struct WindowSums {
    IrradianceResult real;
    IrradianceResult clear;
};

/// "2026-06-21" of a day, "2026-06-21T12" of an hour.
std::string step_name(const TimeSpan& step, StepLength length, double utc_offset_h) {
    std::string text = time_words({(step.begin.unix_s + step.end.unix_s) / 2.0}, utc_offset_h);
    text[10] = 'T';
    return text.substr(0, length == StepLength::day ? 10 : 13);
}

/// "20260621T1200", with seconds where there are any.
std::string instant_name(const TimeSpan& second, double utc_offset_h) {
    const CivilTime civil = civil_from_utc({second.begin.unix_s + 0.5 + utc_offset_h * 3600.0});
    std::string name =
        fmt::format("{:04}{:02}{:02}T{:02}{:02}", civil.year, civil.month, civil.day, civil.hour, civil.minute);
    if (const int seconds = static_cast<int>(civil.second); seconds > 0) {
        name += fmt::format("{:02}", seconds);
    }
    return name;
}

template <class NameOf>
std::vector<std::string> names_of(const std::vector<TimeSpan>& spans, const NameOf& name_of) {
    // More bands, or files open at a time, than programs take.
    constexpr std::size_t most = 366;
    if (spans.size() > most) {
        throw UsageError("--step", fmt::format("that makes {} steps, and {} are the most", spans.size(), most),
                         "ask for a shorter period or longer steps");
    }
    std::vector<std::string> names;
    for (const TimeSpan& span : spans) {
        names.push_back(name_of(span));
    }
    return names;
}

void drop_unknown(StepResult& result, const Raster<std::uint8_t>& known) {
    for (FloatRaster* raster : {&result.global_wh_m2, &result.beam_wh_m2, &result.diffuse_wh_m2,
                                &result.reflected_wh_m2, &result.sun_hours}) {
        for (std::size_t i = 0; i < raster->values.size(); ++i) {
            raster->values[i] = known.values[i] == 0 ? missing_f : raster->values[i];
        }
    }
}

void add(FloatRaster& sum, const FloatRaster& part, float factor) {
    if (sum.empty()) {
        sum = FloatRaster(part.geometry, 0.0F);
    }
    for (std::size_t i = 0; i < part.values.size(); ++i) {
        sum.values[i] += factor * part.values[i];
    }
}

void add(ResultRasters& sum, const StepResult& step) {
    constexpr float kilo = 0.001F;
    add(sum.global_kwh_m2, step.global_wh_m2, kilo);
    add(sum.beam_kwh_m2, step.beam_wh_m2, kilo);
    add(sum.diffuse_kwh_m2, step.diffuse_wh_m2, kilo);
    add(sum.reflected_kwh_m2, step.reflected_wh_m2, kilo);
    add(sum.sun_hours, step.sun_hours, 1.0F);
}

}  // namespace

UnknownCells write_sums(const RasterScene& scene, const SkyMix& skies, const TilePlan& plan,
                        const IrradianceFiles& files, Progress& progress) {
    RasterFilesWriter writer = writer_of(files, scene.sun_hours_by_month);
    std::optional<ClearSkyFiles> clear_files;
    if (skies.skies.back().is_compared) {
        clear_files.emplace(files);
    }
    WindowSums sums;
    const SkiesSink sink = [&](const Window& cells, std::size_t sky, IrradianceResult result,
                               Raster<std::uint8_t> known) {
        IrradianceResult& sum = skies.skies[sky].is_compared ? sums.clear : sums.real;
        if (skies.skies[sky].parts.empty()) {
            sum = std::move(result);
        } else {
            add_share(sum, result, skies.share_of(sky, cells));
        }
        if (sky + 1 < skies.skies.size()) {
            return;
        }
        files.leave_out(cells, known);
        leave_out_missing(sums.real.global_kwh_m2, known);
        const auto written = [&](IrradianceResult& of) {
            ResultRasters rasters = result_rasters(std::move(of), {}, known);
            convert(rasters, files.scope.unit);
            return rasters;
        };
        const ResultRasters real = written(sums.real);
        writer.write(cells, real, scene.threads);
        if (clear_files) {
            clear_files->write(cells, real, written(sums.clear));
        }
        sums = {};
    };
    const RasterSummary summary = irradiate_raster(scene, skies.skies_at(), plan, sink, progress);
    progress.begin_stage("writing");
    writer.finish(files.creation_options, scene.threads);
    if (clear_files) {
        clear_files->finish(files.creation_options);
    }
    return summary.unknown_cells;
}

UnknownCells write_steps(const RasterScene& scene, const SkyMix& skies, const std::vector<TimeSpan>& steps,
                         StepLength length, double utc_offset_h, const TilePlan& plan, const IrradianceFiles& files,
                         Progress& progress) {
    const auto names = names_of(steps, [&](const TimeSpan& step) { return step_name(step, length, utc_offset_h); });
    StepSumsWriter by_step(files.folder, files.grid, files.crs_wkt, files.tags,
                           length == StepLength::day ? "day" : "hour", names, files.scope.unit);
    RasterFilesWriter whole = writer_of(files, false);
    StepResult mixed;
    ResultRasters sum;
    const StepSink sink = [&](const Window& cells, const RasterStep& step, const FloatRaster& sky_view,
                              Raster<std::uint8_t> known) {
        add_share(mixed, step.result, skies.share_of(step.sky, cells));
        if (step.sky + 1 < skies.skies.size()) {
            return;
        }
        files.leave_out(cells, known);
        drop_unknown(mixed, known);
        by_step.write(cells, step.step, mixed);
        add(sum, mixed);
        mixed = {};
        if (step.step + 1 == steps.size()) {
            add(sum.sky_view, sky_view, 1.0F);
            for (std::size_t i = 0; i < known.values.size(); ++i) {
                sum.sky_view.values[i] = known.values[i] == 0 ? missing_f : sum.sky_view.values[i];
            }
            convert(sum, files.scope.unit);
            whole.write(cells, sum, scene.threads);
            sum = {};
        }
    };
    const RasterSummary summary =
        irradiate_raster_in_steps(scene, skies.skies_at(), {steps, false}, plan, sink, progress);
    progress.begin_stage("writing");
    by_step.finish(files.creation_options);
    whole.finish(files.creation_options, scene.threads);
    return summary.unknown_cells;
}

UnknownCells write_instants(const RasterScene& scene, const SkyMix& skies, const std::vector<TimeSpan>& seconds,
                            double utc_offset_h, const TilePlan& plan, const IrradianceFiles& files,
                            Progress& progress) {
    InstantsWriter writer(
        files.folder, files.grid, files.crs_wkt, files.tags,
        names_of(seconds, [&](const TimeSpan& second) { return instant_name(second, utc_offset_h); }));
    StepResult mixed;
    FloatRaster angles;
    const StepSink sink = [&](const Window& cells, RasterStep step, const FloatRaster& /*sky_view*/,
                              Raster<std::uint8_t> known) {
        // The sun is the same in all skies, but one of another month does not have it.
        if (angles.empty() || std::isfinite(step.incidence_deg.values.front())) {
            angles = std::move(step.incidence_deg);
        }
        add_share(mixed, step.result, skies.share_of(step.sky, cells));
        if (step.sky + 1 < skies.skies.size()) {
            return;
        }
        files.leave_out(cells, known);
        drop_unknown(mixed, known);
        for (std::size_t i = 0; i < known.values.size(); ++i) {
            angles.values[i] = known.values[i] == 0 ? missing_f : angles.values[i];
        }
        writer.write(cells, step.step, mixed, angles);
        mixed = {};
        angles = {};
    };
    const RasterSummary summary =
        irradiate_raster_in_steps(scene, skies.skies_at(), {seconds, true}, plan, sink, progress);
    progress.begin_stage("writing");
    writer.finish(files.creation_options);
    return summary.unknown_cells;
}

}  // namespace sunshed
