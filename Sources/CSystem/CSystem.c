#define _GNU_SOURCE
#include <malloc.h>
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int carteira_openat(int folder, const char *path, int flags, unsigned mode) {
  return openat(folder, path, flags, mode);
}

int carteira_rename_exchange(int from_folder, const char *from, int to_folder, const char *to) {
  return renameat2(from_folder, from, to_folder, to, RENAME_EXCHANGE);
}

int carteira_rename_new(int from_folder, const char *from, int to_folder, const char *to) {
  return renameat2(from_folder, from, to_folder, to, RENAME_NOREPLACE);
}

int carteira_syncfs(int descriptor) { return syncfs(descriptor); }

const char *carteira_error_text(int number) {
  const char *text = strerrordesc_np(number);
  return text ? text : "unknown error";
}

void carteira_return_blocks_from(size_t bytes, size_t kept) {
  mallopt(M_MMAP_THRESHOLD, (int)bytes);
  mallopt(M_TRIM_THRESHOLD, (int)kept);
  mallopt(M_TOP_PAD, (int)(kept / 8));
}

void carteira_survive_closed_pipes(void) { signal(SIGPIPE, SIG_IGN); }

void carteira_return_all(void) { malloc_trim(0); }
