#ifndef C_SYSTEM_CALLS_H
#define C_SYSTEM_CALLS_H

/// Swaps two paths in one step (renameat2 with RENAME_EXCHANGE, Linux 3.15). Returns 0, or -1 with errno.
int maki_exchange_paths(const char *first, const char *second);

/// Renames without replacing (RENAME_NOREPLACE). Returns 0, or -1 with errno.
int maki_rename_new(const char *from, const char *to);

/// Waits until all data of the file system behind a descriptor are on the disk. Returns 0, or -1 with errno.
int maki_synchronize_filesystem(int descriptor);

/// Lets malloc keep at most so many arenas: what one thread frees, others can use again. Does nothing outside glibc.
void maki_limit_arenas(int count);

/// Writes the build ids of this program and of the libraries it has loaded, in hexadecimal, one line each; the name where
/// there is no id. Another program or library has another id.
///
/// Returns the number of bytes written, at most `size`.
long maki_loaded_builds(char *buffer, long size);

#endif
