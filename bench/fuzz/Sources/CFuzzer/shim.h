#ifndef CARTEIRA_FUZZER_H
#define CARTEIRA_FUZZER_H

#include <stddef.h>
#include <stdint.h>

/// The door of libFuzzer for programs with a `main` of their own; the library comes with the compiler and
/// has no header.
int LLVMFuzzerRunDriver(int *count, char ***arguments,
                        int (*body)(const uint8_t *bytes, size_t count));

#endif
