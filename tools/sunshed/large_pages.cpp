// Large arrays on large pages. The program fills and drops hundreds of megabytes, and on pages of 4 kB the system's own
// work for them (a fault a page) took a fifth of a run; on pages of 2 MB it is hardly seen. Here once, for the
// program's operator new, so that no array need know. Sanitizers keep their own.
#ifndef __SANITIZE_ADDRESS__

#include <sys/mman.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <new>

namespace {

constexpr std::size_t page_bytes = std::size_t{2} << 20U;
constexpr std::size_t smallest_bytes = page_bytes / 2;

std::size_t rounded_up(std::size_t bytes, std::size_t unit) {
    return (bytes + unit - 1) / unit * unit;
}

/// @returns nothing where there is no memory
void* room_for(std::size_t bytes, std::size_t alignment) {
    if (bytes < smallest_bytes) {
        return alignment <= alignof(std::max_align_t) ? std::malloc(std::max<std::size_t>(bytes, 1))
                                                      : std::aligned_alloc(alignment, rounded_up(bytes, alignment));
    }
    alignment = std::max(alignment, page_bytes);
    const std::size_t whole_pages = rounded_up(bytes, alignment);
    void* memory = whole_pages >= bytes ? std::aligned_alloc(alignment, whole_pages) : nullptr;
#ifdef MADV_HUGEPAGE
    if (memory != nullptr) {
        madvise(memory, whole_pages, MADV_HUGEPAGE);  // advice: all is well where it is not taken
    }
#endif
    return memory;
}

void* room_or_throw(std::size_t bytes, std::size_t alignment) {
    while (true) {
        if (void* memory = room_for(bytes, alignment)) {
            return memory;
        }
        const std::new_handler handler = std::get_new_handler();
        if (handler == nullptr) {
            throw std::bad_alloc();
        }
        handler();
    }
}

}  // namespace

void* operator new(std::size_t bytes) {
    return room_or_throw(bytes, alignof(std::max_align_t));
}

void* operator new(std::size_t bytes, std::align_val_t alignment) {
    return room_or_throw(bytes, static_cast<std::size_t>(alignment));
}

void operator delete(void* memory) noexcept {
    std::free(memory);
}

void operator delete(void* memory, std::size_t /*bytes*/) noexcept {
    std::free(memory);
}

void operator delete(void* memory, std::align_val_t /*alignment*/) noexcept {
    std::free(memory);
}

void operator delete(void* memory, std::size_t /*bytes*/, std::align_val_t /*alignment*/) noexcept {
    std::free(memory);
}

#endif
