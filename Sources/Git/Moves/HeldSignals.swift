import Glibc

/// SIGINT, SIGTERM and SIGHUP, held back from this thread and delivered when they are released.
///
/// For the milliseconds in which stopping would leave work for the next command. Threads that libdispatch
/// makes never take them.
struct HeldSignals {
  private let before: sigset_t

  init() {
    var set = sigset_t()
    var before = sigset_t()
    sigemptyset(&set)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&set, signal) }
    pthread_sigmask(SIG_BLOCK, &set, &before)
    self.before = before
  }

  /// Lets them through again. Once only.
  func release() {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
