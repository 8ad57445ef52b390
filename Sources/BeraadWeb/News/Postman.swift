import BeraadKit
import NIOPosix
import Synchronization

/// Hands messages to the machine's mail program, a few at a time, behind the back of whoever waits for a page: how long an answer
/// takes says nothing of an address.
final class Postman: Sendable {
  private let program: String?
  /// A mail program that hangs on one address holds up no other.
  private let threads = NIOThreadPool(numberOfThreads: 4)
  private let waiting = Mutex(0)

  private static let most = 200

  /// - Parameter program: as `BERAAD_SENDMAIL` names it; nil where the machine sends no mail.
  init(_ program: String?) {
    self.program = program
    threads.start()
  }

  var canSend: Bool { program != nil }

  /// How many messages wait.
  var count: Int { waiting.withLock { $0 } }

  /// Sends a message soon.
  ///
  /// - Parameter failed: what to do where it cannot be.
  func send(_ message: [UInt8], _ context: Context, failed: @escaping @Sendable () -> Void) {
    let isTaken = waiting.withLock { count in
      guard count < Self.most else { return false }
      count += 1
      return true
    }
    guard let program, isTaken else { return failed() }
    threads.submit { [self] state in
      defer { waiting.withLock { $0 -= 1 } }
      guard case .active = state, context.post(message, by: program) else {
        EventLog.write("mail-failed")
        return failed()
      }
    }
  }
}
