#include "CSystem.h"

#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

/* Signals that ask to stop, taken by a thread of their own: a handler could neither print nor remove files. */

static sigset_t stops;
static void (*stop_came)(int number);

/* Who asks again does not wait for what the first one began. */
static void leave(int number) { _exit(128 + number); }

static void *watch(void *unused) {
  (void)unused;
  int number;
  while (sigwait(&stops, &number) != 0) continue;
  pthread_sigmask(SIG_UNBLOCK, &stops, NULL);
  stop_came(number);
  for (;;) pause();
}

int carteira_watch_stops(void (*came)(int number)) {
  static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
  sigemptyset(&stops);
  for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
    struct sigaction action;
    /* What is ignored, as nohup has it, stays so: held back, it would come all the same. */
    if (sigaction(numbers[i], NULL, &action) != 0 || action.sa_handler == SIG_IGN) continue;
    action.sa_handler = leave;
    action.sa_flags = 0;
    sigemptyset(&action.sa_mask);
    if (sigaction(numbers[i], &action, NULL) == 0) sigaddset(&stops, numbers[i]);
  }
  stop_came = came;
  if (pthread_sigmask(SIG_BLOCK, &stops, NULL) != 0) return 0;
  pthread_t thread;
  if (pthread_create(&thread, NULL, watch, NULL) != 0) {
    pthread_sigmask(SIG_UNBLOCK, &stops, NULL);
    return 0;
  }
  pthread_detach(thread);
  return 1;
}
