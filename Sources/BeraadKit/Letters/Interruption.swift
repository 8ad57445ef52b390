import Glibc
import Synchronization

/// That somebody pressed Ctrl-C, or told the program to end, while it does something that has to be ended in order.
enum Interruption {
  private static let came = Atomic(false)

  /// From here on a signal ends the work and not the program.
  static func isAwaited() {
    came.store(false, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in Interruption.came.store(true, ordering: .relaxed) }
    }
  }

  static func isOver() { for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) } }

  static var hasCome: Bool { came.load(ordering: .relaxed) }
}
