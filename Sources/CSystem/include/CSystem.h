#ifndef CARTEIRA_CSYSTEM_H
#define CARTEIRA_CSYSTEM_H

/* Calls that Swift cannot see: variadic ones and those behind feature macros. */

#endif
