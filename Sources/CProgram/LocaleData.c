#include <stdint.h>

// Foundation brings ICU along, and ICU 34 MB of names of countries, currencies and the like, more than everything else
// together. This program uses none of them: it writes days, numbers and letters by rules of its own, the same everywhere.
// The linker takes the first definition it meets, so this empty package stands in the place of the large one. The name
// carries the version of ICU: with another compiler the large one comes back, and scripts/package says that it is too large.
//
// Form (ICU User Guide, "ICU Data", common data): a header, then a table of contents, here of no entries.
struct package {
    uint16_t header_size;
    uint8_t magic[2];
    // What is in it: size of this part, nothing, little endian, ASCII, two bytes a character, nothing.
    uint16_t info_size;
    uint16_t reserved;
    uint8_t is_big_endian, charset, size_of_character, reserved_too;
    // "CmnD" in version 1, of data in version 3.
    uint8_t format[4], format_version[4], data_version[4];
    // The header counts up to here.
    uint8_t padding[8];
    uint32_t entries;
};

__attribute__((aligned(16))) const struct package icudt76_dat = {
    .header_size = 32,
    .magic = {0xda, 0x27},
    .info_size = 20,
    .is_big_endian = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__,
    .size_of_character = 2,
    .format = {'C', 'm', 'n', 'D'},
    .format_version = {1, 0, 0, 0},
    .data_version = {3, 0, 0, 0},
    .entries = 0,
};
