// glibc shows these calls only with _GNU_SOURCE, which Swift's importer does not define.
#define _GNU_SOURCE
#include "CSystemCalls.h"

#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <string.h>

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

struct builds {
    char *buffer;
    long size;
    long count;
};

static void append(struct builds *builds, const char *text, size_t length) {
    for (size_t i = 0; i < length && builds->count < builds->size; i++) builds->buffer[builds->count++] = text[i];
}

// The note with the build id of one loaded file (ELF gABI, "Note Section"; NT_GNU_BUILD_ID).
static int append_build(struct dl_phdr_info *info, size_t length, void *data) {
    (void)length;
    struct builds *builds = data;
    // The kernel's own library changes nothing that is written.
    if (strncmp(info->dlpi_name, "linux-vdso", 10) == 0) return 0;
    int found = 0;
    for (int i = 0; i < info->dlpi_phnum && !found; i++) {
        if (info->dlpi_phdr[i].p_type != PT_NOTE) continue;
        const char *note = (const char *)(info->dlpi_addr + info->dlpi_phdr[i].p_vaddr);
        const char *end = note + info->dlpi_phdr[i].p_memsz;
        while (note + sizeof(ElfW(Nhdr)) <= end) {
            const ElfW(Nhdr) *head = (const ElfW(Nhdr) *)note;
            const char *name = note + sizeof *head;
            const unsigned char *id = (const unsigned char *)name + ((head->n_namesz + 3) & ~3u);
            if ((const char *)id + head->n_descsz > end) break;
            if (head->n_type == NT_GNU_BUILD_ID && head->n_namesz == 4 && memcmp(name, "GNU", 4) == 0) {
                for (unsigned byte = 0; byte < head->n_descsz; byte++) {
                    const char *digits = "0123456789abcdef";
                    char pair[2] = {digits[id[byte] >> 4], digits[id[byte] & 15]};
                    append(builds, pair, 2);
                }
                found = 1;
                break;
            }
            note = (const char *)id + ((head->n_descsz + 3) & ~3u);
        }
    }
    if (!found) append(builds, info->dlpi_name, strlen(info->dlpi_name));
    append(builds, "\n", 1);
    return 0;
}

long maki_loaded_builds(char *buffer, long size) {
    struct builds builds = {buffer, size, 0};
    dl_iterate_phdr(append_build, &builds);
    return builds.count;
}
