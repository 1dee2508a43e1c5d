#include "sunshed/io/cog_band_writer.hpp"

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "io/gdal_handles.hpp"
#include "io/zstd_tiles.hpp"
#include "scratch.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/crs.hpp"
#include "sunshed/io/gdal_session.hpp"

namespace sunshed {
namespace {

using testing::ElementsAre;
using Type = StoredNumbers::Type;
using Compression = StoredNumbers::Compression;

constexpr int bands = 3;
constexpr std::int16_t unknown = -32768;
const GridGeometry grid{500000.0, 5000000.0, 0.5, 601, 517};  // neither side is whole tiles

/// Degrees of all sizes and signs, with a hole.
FloatRaster band_of(int band) {
    FloatRaster raster(grid);
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            const auto x = static_cast<float>(column);
            const auto y = static_cast<float>(row);
            const bool is_hole = column > 20 && column < 60 && row > 30 && row < 50;
            raster.at({column, row}) =
                is_hole ? missing_f : 80.0F * std::sin(x / 40.0F + static_cast<float>(band)) * std::cos(y / 30.0F);
        }
    }
    return raster;
}

class WritesBands : public InScratch {
protected:
    WritesBands() {
        start_gdal();
        set_temporary_folder(folder_.string());  // where GDAL's driver makes overviews
    }
    void write(const StoredNumbers& numbers, const std::vector<std::string>& creation_options = {}) {
        std::vector<BandInfo> infos;
        for (int band = 0; band < bands; ++band) {
            infos.push_back({"band_" + std::to_string(band), "in words", "degree"});
        }
        CogBandWriter writer(file("bands.tif"), grid, crs_from_text("EPSG:32652", "x").wkt, infos, numbers,
                             creation_options, {{"SAYS", "it"}}, {2});
        for (int band = 0; band < bands; ++band) {
            writer.add(band_of(band));
        }
        writer.finish();
        dataset.reset(GDALDataset::Open(file("bands.tif").c_str()));
        ASSERT_NE(dataset, nullptr);
        ASSERT_EQ(dataset->GetRasterCount(), bands);
    }
    /// The largest difference of what is read from what was written; infinite where only one of both is known.
    [[nodiscard]] double worst() const {
        double most = 0.0;
        for (int band = 0; band < bands; ++band) {
            GDALRasterBand& source = *dataset->GetRasterBand(band + 1);
            std::vector<float> read(grid.cell_count());
            EXPECT_EQ(source.RasterIO(GF_Read, 0, 0, grid.columns, grid.rows, read.data(), grid.columns, grid.rows,
                                      GDT_Float32, 0, 0, nullptr),
                      CE_None);
            const FloatRaster written = band_of(band);
            for (std::size_t i = 0; i < read.size(); ++i) {
                const bool is_known = read[i] != static_cast<float>(source.GetNoDataValue());
                if (is_known != std::isfinite(written.values[i])) {
                    return HUGE_VAL;
                }
                most = is_known ? std::max(most, std::abs(read[i] * source.GetScale() - written.values[i])) : most;
            }
        }
        return most;
    }
    [[nodiscard]] std::string structure(const char* key) const {
        const char* value = dataset->GetMetadataItem(key, "IMAGE_STRUCTURE");
        return value != nullptr ? value : "";
    }

    DatasetPtr dataset;
};

TEST_F(WritesBands, InStepsOneBehindTheOther) {
    write({Type::int16, Compression::zstd, 0.01, 0.0});
    EXPECT_EQ(dataset->GetRasterBand(1)->GetRasterDataType(), GDT_Int16);
    EXPECT_LE(worst(), 0.005 + 1e-5);
    EXPECT_EQ(structure("COMPRESSION"), "ZSTD");
    EXPECT_EQ(structure("INTERLEAVE"), "BAND");
    EXPECT_EQ(structure("LAYOUT"), "COG");
    EXPECT_STREQ(dataset->GetRasterBand(3)->GetDescription(), "band_2");
    EXPECT_STREQ(dataset->GetRasterBand(3)->GetUnitType(), "degree");
    EXPECT_STREQ(dataset->GetMetadataItem("SAYS"), "it");
    EXPECT_STREQ(dataset->GetSpatialRef()->GetAuthorityCode(nullptr), "32652");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_), {}), 1) << "nothing else is left";
}

TEST_F(WritesBands, WithOverviewsThatAverage) {
    write({Type::int16, Compression::zstd, 0.01, 0.0});
    GDALRasterBand& band = *dataset->GetRasterBand(2);
    ASSERT_EQ(band.GetOverviewCount(), 2);
    GDALRasterBand& half = *band.GetOverview(0);
    ASSERT_EQ(half.GetXSize(), 301);
    ASSERT_EQ(half.GetYSize(), 259);
    const auto value = [](GDALRasterBand& source, int column, int row) {
        float number = 0.0F;
        EXPECT_EQ(source.RasterIO(GF_Read, column, row, 1, 1, &number, 1, 1, GDT_Float32, 0, 0, nullptr), CE_None);
        return number;
    };
    EXPECT_NEAR(value(half, 100, 80),
                (value(band, 200, 160) + value(band, 201, 160) + value(band, 200, 161) + value(band, 201, 161)) / 4.0,
                0.5);
    EXPECT_EQ(value(half, 300, 258), value(band, 600, 516)) << "one cell is left in the corner";
    EXPECT_EQ(value(half, 20, 20), unknown);
}

TEST_F(WritesBands, AsGdalsDriverDoes) {
    write({Type::int16, Compression::zstd, 0.01, 0.0});
    const double ours = worst();
    write({Type::int16, Compression::zstd, 0.01, 0.0}, {"COMPRESS=DEFLATE", "BIGTIFF=YES"});
    EXPECT_EQ(structure("COMPRESSION"), "DEFLATE");
    EXPECT_EQ(structure("INTERLEAVE"), "BAND");
    EXPECT_EQ(worst(), ours);
}

TEST_F(WritesBands, AsFloatsThatStayWhatTheyAre) {
    write({Type::float32, Compression::zstd, 1.0, 0.0});
    EXPECT_EQ(dataset->GetRasterBand(1)->GetRasterDataType(), GDT_Float32);
    EXPECT_EQ(worst(), 0.0);
}

TEST_F(WritesBands, WithinAStatedError) {
    write({Type::float32, Compression::lerc, 1.0, 0.05});
    EXPECT_LE(worst(), 0.05 + 1e-5);
    EXPECT_GT(worst(), 0.01);
    write({Type::int16, Compression::lerc, 0.01, 0.045});
    EXPECT_LE(worst(), 0.05 + 1e-5);
    EXPECT_GT(worst(), 0.01);
}

TEST_F(WritesBands, AndLeavesNothingOfAFileThatIsNotFinished) {
    {
        CogBandWriter writer(file("half.tif"), grid, crs_from_text("EPSG:32652", "x").wkt,
                             {{"a", "", ""}, {"b", "", ""}}, {}, {}, {}, {1});
        writer.add(band_of(0));
        EXPECT_TRUE(std::filesystem::exists(file("half.tif.level0")));
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder_));
}

TEST_F(WritesBands, RefusesAnOptionThatIsNone) {
    EXPECT_THROW(write({}, {"COMPRESS=SQUEEZE"}), Error);
    EXPECT_THROW(write({}, {"COMPRESS"}), Error);
}

TEST(Halved, TakesTheMeanOfWhatIsKnown) {
    Raster<std::int16_t> fine({0.0, 0.0, 1.0, 5, 3});
    fine.values = {1,  2,       -1, -2,      7,  //
                   3,  4,       -3, unknown, 9,  //
                   10, unknown, 5,  6,       unknown};
    const Raster<std::int16_t> coarse = halved(fine, {1});
    EXPECT_EQ(coarse.geometry.columns, 3);
    EXPECT_EQ(coarse.geometry.rows, 2);
    EXPECT_THAT(coarse.values, ElementsAre(3, -2, 8, 10, 6, unknown));
}

}  // namespace
}  // namespace sunshed
