#ifndef C_REGISTER_RESOURCES_H
#define C_REGISTER_RESOURCES_H

#include <stddef.h>

/// One file of `Resources/`, embedded when the library is compiled.
struct maki_resource {
    const char *name;
    const unsigned char *bytes;
    size_t size;
};

/// How many files are embedded.
size_t maki_resource_count(void);

/// The file at `position` (less than the count), in page order for the field catalogue.
struct maki_resource maki_resource_at(size_t position);

#endif
