#include "CProgram.h"

// scripts/build writes commit.h, which git ignores. Debug builds are made by others, from files it knows nothing of.
#if !defined(DEBUG) && __has_include("commit.h")
#include "commit.h"
#endif
#ifndef MAKI_COMMIT
#define MAKI_COMMIT ""
#endif

const char *maki_commit(void) {
    return MAKI_COMMIT;
}
