#include <cpl_conv.h>
#include <cpl_string.h>

#include <memory>

#include "page_data.hpp"
#include "page_template.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/text_output.hpp"
#include "sunshed/report/documents.hpp"

namespace sunshed {

namespace {

struct CplFree {
    void operator()(void* memory) const { CPLFree(memory); }
};

/// zlib's format (RFC 1950), which browsers call "deflate".
std::string deflated(const std::string& bytes) {
    std::size_t size = 0;
    const std::unique_ptr<void, CplFree> packed(CPLZLibDeflate(bytes.data(), bytes.size(), 6, nullptr, 0, &size));
    expects(packed != nullptr, "the page's data can be packed");
    return {static_cast<const char*>(packed.get()), size};
}

std::string base64(const std::string& bytes) {
    const std::unique_ptr<char, CplFree> text(
        CPLBase64Encode(static_cast<int>(bytes.size()), reinterpret_cast<const GByte*>(bytes.data())));
    return text.get();
}

}  // namespace

void write_report_html(const std::string& path, const ReportContent& content) {
    constexpr std::string_view marker = "{{data}}";
    const std::string_view page = page_template();
    const auto at = page.find(marker);
    expects(at != std::string_view::npos, "the page has a place for the data");
    std::string whole(page.substr(0, at));
    whole += base64(deflated(page_data(content)));
    whole += page.substr(at + marker.size());
    write_text_file(path, whole);
}

}  // namespace sunshed
