#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "sunshed/io/raster_file.hpp"

namespace sunshed {

/// What a file's numbers mean before anything is known of them as a whole.
struct BandMeaning {
    double scale = 1.0;  ///< of the file's numbers to its unit
    double offset = 0.0;
    double metres = 1.0;           ///< of the unit
    double nodata = missing_d;     ///< as the file declares it; NaN = none
    std::vector<double> suspects;  ///< numbers that programs write where they have no value
    std::vector<double> extremes;  ///< that are one where no other cell comes near: 0, the type's greatest
    bool doubts_lowest = false;    ///< the lowest number is one, too, where all other cells lie far above it
    bool doubts_highest = false;   ///< the highest number may be one where all other cells lie far below it
    double lowest_m = -500.0;      ///< below and above there is no town
    double highest_m = 9000.0;

    [[nodiscard]] bool is_nodata(double number) const;
    [[nodiscard]] double in_metres(double number) const { return (number * scale + offset) * metres; }
};

/// Looks at all cells of a raster once and says which of them are none, against what the file declares: numbers that
/// stand for nodata, what no town on earth has, what lies more than a kilometre from all other cells. Nothing of it
/// depends on a mean, so one bad cell changes no other.
class ElevationSurvey {
public:
    explicit ElevationSurvey(BandMeaning meaning);

    /// Numbers as the file has them, row by row; NaN where masked.
    void add(std::span<const double> numbers);
    /// Decides; then metres() may be asked.
    void finish();

    /// NaN where there is no value.
    [[nodiscard]] float metres(double number) const;
    /// NaN where no cell has a value.
    [[nodiscard]] double median_m() const { return median_m_; }
    /// From the lowest to the highest elevation that is believed; 0 where there is none.
    [[nodiscard]] double range_m() const { return range_m_; }
    /// What was taken as having no value, though the file does not say so: one line a kind, with count and mend.
    /// What may be none, too, and stays.
    [[nodiscard]] std::vector<std::string> findings() const;

private:
    struct Count {
        double number = 0.0;
        std::size_t cells = 0;
    };
    [[nodiscard]] std::size_t near(const Count& extreme, double reach_m) const;
    [[nodiscard]] bool is_alone(const Count& extreme) const;
    /// From the lowest to the highest of all other numbers: a step as high as that beside an extreme is no slope.
    [[nodiscard]] double others_range_m(const Count& extreme) const;
    [[nodiscard]] bool is_beyond_a_step(const Count& extreme, double least_m) const;
    /// Whether several cells hold this one whole number, and most others have decimals.
    [[nodiscard]] bool is_mark_among_decimals(const Count& extreme) const;
    [[nodiscard]] bool is_taken_out(const Count& extreme) const;
    void count_ends(double number);
    void exclude(const Count& extreme);
    void check_lowest();
    void check_highest();
    void doubt_marks();
    void find_median();
    void bound_by_gaps();
    [[nodiscard]] std::size_t bin_of(double metres) const;

    BandMeaning meaning_;
    std::vector<Count> suspects_;
    std::vector<Count> extremes_;
    std::vector<Count> doubted_;
    Count lowest_;
    Count highest_;
    std::size_t whole_ = 0;  ///< cells that hold a whole number
    std::size_t tiny_ = 0;   ///< cells of a number that is nearly, but not, 0
    double tiny_example_ = 0.0;
    std::vector<std::size_t> cells_;  ///< of each tenth of a metre
    std::vector<double> sums_m_;      ///< of their elevations
    std::size_t known_ = 0;
    std::size_t beyond_ = 0;
    double beyond_example_ = 0.0;
    double median_m_ = missing_d;
    double range_m_ = 0.0;
    double low_m_ = 0.0;  ///< what is believed
    double high_m_ = 0.0;
};

}  // namespace sunshed
