#ifndef CARTEIRA_BYTE_MARKS_H
#define CARTEIRA_BYTE_MARKS_H

/* Searching many bytes at once, inlined where it is called. */

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
#endif

/* Where two bytes stand among 64 others: bit i stands for byte i. */
typedef struct {
  uint64_t first;
  uint64_t second;
} carteira_marks;

#if defined(__SSE2__)

static inline __attribute__((always_inline)) carteira_marks carteira_find_marks(
    const uint8_t *bytes, uint8_t first, uint8_t second) {
  const __m128i a = _mm_set1_epi8((char)first), b = _mm_set1_epi8((char)second);
  carteira_marks marks = {0, 0};
#pragma unroll
  for (int part = 0; part < 4; part++) {
    const __m128i sixteen = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    marks.first |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(sixteen, a))
                   << (16 * part);
    marks.second |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(sixteen, b))
                    << (16 * part);
  }
  return marks;
}

#elif defined(__ARM_NEON) && defined(__aarch64__)

static inline __attribute__((always_inline)) uint64_t carteira_bits_of(
    uint8x16_t a, uint8x16_t b, uint8x16_t c, uint8x16_t d) {
  const uint8x16_t weights = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  /* Adding neighbours three times leaves a byte of eight bits for each eight bytes. */
  const uint8x16_t low = vpaddq_u8(vandq_u8(a, weights), vandq_u8(b, weights));
  const uint8x16_t high = vpaddq_u8(vandq_u8(c, weights), vandq_u8(d, weights));
  const uint8x16_t both = vpaddq_u8(low, high);
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(both, both)), 0);
}

static inline __attribute__((always_inline)) carteira_marks carteira_find_marks(
    const uint8_t *bytes, uint8_t first, uint8_t second) {
  const uint8x16_t a = vdupq_n_u8(first), b = vdupq_n_u8(second);
  const uint8x16_t w = vld1q_u8(bytes), x = vld1q_u8(bytes + 16), y = vld1q_u8(bytes + 32),
                   z = vld1q_u8(bytes + 48);
  carteira_marks marks = {
      carteira_bits_of(vceqq_u8(w, a), vceqq_u8(x, a), vceqq_u8(y, a), vceqq_u8(z, a)),
      carteira_bits_of(vceqq_u8(w, b), vceqq_u8(x, b), vceqq_u8(y, b), vceqq_u8(z, b))};
  return marks;
}

#else

/* The bits of the bytes of a word that are zero. */
static inline uint64_t carteira_zero_bits(uint64_t word) {
  const uint64_t low = 0x7F7F7F7F7F7F7F7FULL;
  const uint64_t tops = ~(((word & low) + low) | word | low);
  return ((tops >> 7) * 0x0102040810204080ULL) >> 56;
}

static inline carteira_marks carteira_find_marks(
    const uint8_t *bytes, uint8_t first, uint8_t second) {
  carteira_marks marks = {0, 0};
  for (int part = 0; part < 8; part++) {
    uint64_t word = 0;
    for (int byte = 7; byte >= 0; byte--) word = word << 8 | bytes[8 * part + byte];
    marks.first |= carteira_zero_bits(word ^ 0x0101010101010101ULL * first) << (8 * part);
    marks.second |= carteira_zero_bits(word ^ 0x0101010101010101ULL * second) << (8 * part);
  }
  return marks;
}

#endif

#endif
