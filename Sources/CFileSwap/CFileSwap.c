// glibc shows these calls only with _GNU_SOURCE, which Swift's importer does not define.
#define _GNU_SOURCE
#include "CFileSwap.h"

#include <fcntl.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdio.h>
#include <unistd.h>

int maki_exchange_paths(const char *first, const char *second) {
    return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE);
}

int maki_rename_new(const char *from, const char *to) {
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
}

int maki_synchronize_filesystem(int descriptor) {
    return syncfs(descriptor);
}

void maki_limit_arenas(int count) {
#ifdef M_ARENA_MAX
    mallopt(M_ARENA_MAX, count);
#else
    (void)count;
#endif
}
