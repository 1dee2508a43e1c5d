#pragma once

#include <string>

#include "sunshed/report/documents.hpp"

namespace sunshed {

/// The two reports that a city owes the province each year.
enum class YearlyReport {
    october,   ///< carbon peak: how the implementation plan was carried out, by the end of October (S2 五(二))
    november,  ///< energy and green building, by the end of November (S0 五(二))
};

/// One of them as a page that prints on A4 and opens in Word and WPS: cover lines, the indicators that it is about with
/// target, gap and basis, what to do next, scenarios, zones, remarks with every placeholder, and room for signatures.
/// Neither plan gives a form: the layout is a proposal. In the content's language.
/// @param freeze_date  the day up to which data were taken, YYYY-MM-DD; empty = left to be filled in
void write_yearly_report(const std::string& path, const ReportContent& content, YearlyReport kind,
                         const std::string& freeze_date);

}  // namespace sunshed
