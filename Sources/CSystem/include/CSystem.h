#ifndef CARTEIRA_CSYSTEM_H
#define CARTEIRA_CSYSTEM_H

/* Calls that Swift cannot see: variadic ones and those behind feature macros. */

#include <stddef.h>
#include <stdint.h>

#include "ByteMarks.h"

/* openat(2) with its third argument always given. */
int carteira_openat(int folder, const char *path, int flags, unsigned mode);

/* renameat2(2). `exchange` swaps the two names; otherwise an existing target is an error (EEXIST). */
int carteira_rename_exchange(int from_folder, const char *from, int to_folder, const char *to);
int carteira_rename_new(int from_folder, const char *from, int to_folder, const char *to);

/* syncfs(2): everything written to the file system that the descriptor lies on. */
int carteira_syncfs(int descriptor);

/* mallopt(3): blocks of `bytes` and more go back to the system as soon as they are freed; of smaller ones
   about `kept` bytes stay for those to come. */
void carteira_return_blocks_from(size_t bytes, size_t kept);

/* sigaction(2): writing to a pipe that nobody reads is an error (EPIPE) from here on, and ends nobody. Programs
   that this one would start would have it so, too: it starts none. */
void carteira_survive_closed_pipes(void);

/* From here on `came` is called, on a thread of its own, for the first SIGINT, SIGTERM or SIGHUP that the program is
   not told to ignore; the next one ends the program at once, with 128 and its number. To be called once, before any other thread is there; 0 where it cannot be, and all is as before. */
int carteira_watch_stops(void (*came)(int number));

/* malloc_trim(3): whatever is free goes back to the system, also from between what is in use. */
void carteira_return_all(void);

/* The English sentence for an error number; static storage, safe from every thread. */
const char *carteira_error_text(int number);

/* curl_easy_setopt of a libcurl that was loaded while running, whose address is the first argument. Each kind
   of value has a function, since variadic calls pass each in its own way. */
int carteira_curl_set_number(void *set, void *handle, int option, long value);
int carteira_curl_set_size(void *set, void *handle, int option, int64_t value);
int carteira_curl_set_pointer(void *set, void *handle, int option, const void *value);
int carteira_curl_set_reader(void *set, void *handle, int option,
                             size_t (*value)(char *bytes, size_t size, size_t count, void *context));
int carteira_curl_set_tracer(void *set, void *handle, int option,
                             int (*value)(void *handle, int kind, char *bytes, size_t count,
                                          void *context));

/* Whether this processor computes SHA-256 by itself. */
int carteira_sha256_is_fast(void);

/* Mixes whole 64-byte blocks into the state; only when carteira_sha256_is_fast says 1. */
void carteira_sha256_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks);

/* An arena for a library that frees what it takes in one go: memory of this thread, in use from the
   first open to the last close, both on this thread. All pieces go with the last close; freeing one
   before gives its room back only if nothing was taken since. The three functions have the
   signatures of the C library. */
void carteira_arena_open(void);
void carteira_arena_close(void);
void *carteira_arena_calloc(size_t count, size_t size);
void *carteira_arena_realloc(void *piece, size_t size);
void carteira_arena_free(void *piece);

#endif
