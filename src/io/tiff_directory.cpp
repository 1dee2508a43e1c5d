#include "tiff_directory.hpp"

#include <fmt/format.h>

#include <bit>
#include <cstring>

#include "sunshed/core/error.hpp"

namespace sunshed {

static_assert(std::endian::native == std::endian::little, "TIFF files are read and written in this machine's order");

namespace {

/// Bytes of one value; 0 where there is no such type.
std::size_t bytes_of(std::uint16_t type) {
    switch (type) {
        case 1:  // BYTE
        case 2:  // ASCII
        case 6:  // SBYTE
        case 7:  // UNDEFINED
            return 1;
        case 3:  // SHORT
        case 8:  // SSHORT
            return 2;
        case 4:   // LONG
        case 9:   // SLONG
        case 11:  // FLOAT
        case 13:  // IFD
            return 4;
        case 5:   // RATIONAL
        case 10:  // SRATIONAL
        case 12:  // DOUBLE
        case 16:  // LONG8
        case 17:  // SLONG8
        case 18:  // IFD8
            return 8;
        default:
            return 0;
    }
}

template <class T>
T value_at(std::span<const char> bytes, std::size_t offset) {
    expects(offset <= bytes.size() && sizeof(T) <= bytes.size() - offset, "a TIFF's parts lie in it");
    T value{};
    std::memcpy(&value, bytes.data() + offset, sizeof(T));
    return value;
}

template <class T>
void append(std::string& to, T value) {
    to.append(reinterpret_cast<const char*>(&value), sizeof(T));  // NOLINT: the bytes of a number
}

/// Sizes of what a TIFF's directories are made of, in the two kinds of file.
struct Layout {
    bool big;
    [[nodiscard]] std::size_t header() const { return big ? 16 : 8; }
    [[nodiscard]] std::size_t count() const { return big ? 8 : 2; }   ///< of the number of entries
    [[nodiscard]] std::size_t offset() const { return big ? 8 : 4; }  ///< of an offset, and of a value in an entry
    [[nodiscard]] std::size_t entry() const { return 4 + 2 * offset(); }

    void append_offset(std::string& to, std::uint64_t value) const {
        if (big) {
            append(to, value);
        } else {
            append(to, static_cast<std::uint32_t>(value));
        }
    }
    void append_count(std::string& to, std::size_t value) const {
        if (big) {
            append(to, std::uint64_t{value});
        } else {
            append(to, static_cast<std::uint16_t>(value));
        }
    }
};

TiffDirectory directory_at(std::span<const char> file, std::size_t at) {
    constexpr Layout big{true};
    TiffDirectory directory;
    const auto entries = value_at<std::uint64_t>(file, at);
    for (std::uint64_t i = 0; i < entries; ++i) {
        const std::size_t entry = at + big.count() + i * big.entry();
        TiffTag tag{value_at<std::uint16_t>(file, entry + 2), {}};
        const std::size_t size = value_at<std::uint64_t>(file, entry + 4) * bytes_of(tag.type);
        const std::size_t from = size <= big.offset() ? entry + 12 : value_at<std::uint64_t>(file, entry + 12);
        expects(from <= file.size() && size <= file.size() - from, "a TIFF's values lie in it");
        const auto values = file.subspan(from, size);
        tag.bytes.assign(values.begin(), values.end());
        directory.emplace(value_at<std::uint16_t>(file, entry), std::move(tag));
    }
    return directory;
}

/// What GDAL looks for behind the header of a cloud-optimised file. The blank after NO is room for whoever breaks the
/// order to write YES.
std::string ghost_area() {
    const std::string says =
        "LAYOUT=IFDS_BEFORE_DATA\nBLOCK_ORDER=ROW_MAJOR\nBLOCK_LEADER=SIZE_AS_UINT4\n"
        "BLOCK_TRAILER=LAST_4_BYTES_REPEATED\nKNOWN_INCOMPATIBLE_EDITION=NO\n ";
    return fmt::format("GDAL_STRUCTURAL_METADATA_SIZE={:06d} bytes\n{}", says.size(), says);
}

void pad_to_even(std::string& head) {
    if (head.size() % 2 != 0) {
        head.push_back('\0');
    }
}

/// Entries first, then the values that do not fit into them.
void append_directory(std::string& head, const TiffDirectory& directory, bool is_last, Layout layout) {
    std::string entries;
    std::string values;
    const std::size_t values_at = head.size() + layout.count() + directory.size() * layout.entry() + layout.offset();
    layout.append_count(entries, directory.size());
    for (const auto& [code, tag] : directory) {
        append(entries, code);
        append(entries, tag.type);
        layout.append_offset(entries, tag.count());
        if (tag.bytes.size() <= layout.offset()) {
            entries.append(tag.bytes.data(), tag.bytes.size());
            entries.append(layout.offset() - tag.bytes.size(), '\0');
        } else {
            layout.append_offset(entries, values_at + values.size());
            values.append(tag.bytes.data(), tag.bytes.size());
            pad_to_even(values);
        }
    }
    layout.append_offset(entries, is_last ? 0 : values_at + values.size());
    head += entries + values;
}

}  // namespace

std::size_t TiffTag::count() const {
    return bytes.size() / bytes_of(type);
}

std::vector<std::uint64_t> TiffTag::numbers() const {
    const std::size_t size = bytes_of(type);
    expects(type == 3 || type == 4 || type == 16, "a TIFF's tag holds whole numbers");
    std::vector<std::uint64_t> values(count());
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::memcpy(&values[i], bytes.data() + i * size, size);
    }
    return values;
}

TiffTag tiff_numbers(TiffNumber type, const std::vector<std::uint64_t>& values) {
    TiffTag tag{static_cast<std::uint16_t>(type), {}};
    const std::size_t size = bytes_of(tag.type);
    tag.bytes.resize(values.size() * size);
    for (std::size_t i = 0; i < values.size(); ++i) {
        expects(size == 8 || values[i] < (std::uint64_t{1} << (8 * size)), "a TIFF's numbers fit their type");
        std::memcpy(tag.bytes.data() + i * size, &values[i], size);
    }
    return tag;
}

std::vector<TiffDirectory> tiff_directories(std::span<const char> file) {
    expects(value_at<std::uint16_t>(file, 0) == 0x4949 && value_at<std::uint16_t>(file, 2) == 43,
            "the file is a little-endian BigTIFF");
    std::vector<TiffDirectory> directories;
    constexpr Layout big{true};
    for (std::size_t at = value_at<std::uint64_t>(file, 8); at != 0;) {
        directories.push_back(directory_at(file, at));
        at = value_at<std::uint64_t>(file, at + big.count() + value_at<std::uint64_t>(file, at) * big.entry());
    }
    return directories;
}

std::string tiff_head(const std::vector<TiffDirectory>& directories, bool big) {
    const Layout layout{big};
    std::string ghost = ghost_area();
    pad_to_even(ghost);
    std::string head = big ? std::string("II\x2B\0\x08\0\0\0", 8) : std::string("II\x2A\0", 4);
    layout.append_offset(head, layout.header() + ghost.size());
    head += ghost;
    for (std::size_t i = 0; i < directories.size(); ++i) {
        append_directory(head, directories[i], i + 1 == directories.size(), layout);
    }
    return head;
}

}  // namespace sunshed
