#include "CSystem.h"

#include <stdlib.h>
#include <string.h>

/* Memory that is handed out piece by piece from large blocks and given back all at once. Each thread
   has its own, so that nothing is locked. Like libcmark's own allocator, it ends the program when
   the machine has no memory left. */

typedef struct block {
  struct block *before;
  size_t room; /* bytes behind this heading */
  size_t used;
  size_t unused; /* keeps what follows at multiples of 16 */
} block;

/* Before each piece, in 16 bytes: its size, rounded up. */
enum { heading = 16, first_room = 48 * 1024 };

static _Thread_local block *newest;
static _Thread_local unsigned users;

static char *content(block *b) { return (char *)(b + 1); }

static int is_last(const char *piece, size_t size) {
  return newest && piece + size == content(newest) + newest->used;
}

static char *take(size_t size) {
  if (size > SIZE_MAX / 4) abort();
  size = (size + 15) & ~(size_t)15;
  if (!newest || newest->room - newest->used < size + heading) {
    size_t room = newest ? 2 * newest->room : first_room;
    if (room > ((size_t)4 << 20)) room = (size_t)4 << 20;
    if (room < size + heading) room = size + heading;
    block *fresh = malloc(sizeof(block) + room);
    if (!fresh) abort();
    fresh->before = newest;
    fresh->room = room;
    fresh->used = 0;
    newest = fresh;
  }
  char *piece = content(newest) + newest->used + heading;
  *(size_t *)(piece - heading) = size;
  newest->used += size + heading;
  return piece;
}

void carteira_arena_open(void) { users++; }

void carteira_arena_close(void) {
  if (--users > 0) return;
  while (newest) {
    block *before = newest->before;
    free(newest);
    newest = before;
  }
}

void *carteira_arena_calloc(size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) abort();
  char *piece = take(count * size);
  memset(piece, 0, count * size);
  return piece;
}

void *carteira_arena_realloc(void *old, size_t size) {
  if (!old) return take(size);
  char *piece = old;
  size_t had = *(size_t *)(piece - heading);
  if (size <= had) return old;
  if (is_last(piece, had)) {
    size_t wanted = (size + 15) & ~(size_t)15;
    if (wanted >= size && newest->room - newest->used >= wanted - had) {
      newest->used += wanted - had;
      *(size_t *)(piece - heading) = wanted;
      return old;
    }
  }
  char *larger = take(size);
  memcpy(larger, piece, had);
  return larger;
}

void carteira_arena_free(void *old) {
  if (!old) return;
  char *piece = old;
  size_t had = *(size_t *)(piece - heading);
  if (is_last(piece, had)) newest->used -= had + heading;
}
