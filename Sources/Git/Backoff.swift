import Glibc

/// Pauses that grow, with jitter so that many waiters do not wake together.
struct Backoff {
  private var limit: UInt32 = 2_000

  /// Sleeps between half and all of the present limit, in microseconds: 1–2 ms at first, 50–100 ms in the
  /// end.
  mutating func wait() {
    usleep(UInt32.random(in: limit / 2...limit))
    limit = min(2 * limit, 100_000)
  }
}
