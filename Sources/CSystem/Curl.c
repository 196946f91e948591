#include "CSystem.h"

typedef int (*curl_call)(void *handle, int option, ...);

int carteira_curl_set_number(void *set, void *handle, int option, long value) {
  return ((curl_call)set)(handle, option, value);
}

int carteira_curl_set_size(void *set, void *handle, int option, int64_t value) {
  return ((curl_call)set)(handle, option, value);
}

int carteira_curl_set_pointer(void *set, void *handle, int option, const void *value) {
  return ((curl_call)set)(handle, option, value);
}

int carteira_curl_set_reader(void *set, void *handle, int option,
                             size_t (*value)(char *bytes, size_t size, size_t count, void *context)) {
  return ((curl_call)set)(handle, option, value);
}

int carteira_curl_set_tracer(void *set, void *handle, int option,
                             int (*value)(void *handle, int kind, char *bytes, size_t count,
                                          void *context)) {
  return ((curl_call)set)(handle, option, value);
}
