import BeraadKit
import Deliberation
import Glibc

/// That one process alone serves a state folder. Two would each keep the stickers of a hall in memory, and write over what the other acknowledged.
///
/// The kernel lets it go when the process ends, however that comes.
struct ServingLock: Sendable {
  private let file: Int32

  /// - Parameter patience: how long a server that is just ending is waited for.
  /// - Throws: `Refusal` where another process has it still after that.
  init(in folder: StateFolder, patience: Duration) async throws {
    let path = folder.place("serving")
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard opened >= 0 else { throw StateFault("lock", path, errno) }
    do {
      try await Self.take(opened, at: path, folder, until: .now + patience)
    } catch {
      close(opened)
      throw error
    }
    file = opened
  }

  func release() { close(file) }

  private static func take(
    _ file: Int32, at path: String, _ folder: StateFolder, until end: ContinuousClock.Instant
  ) async throws {
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK:
        guard ContinuousClock.now < end else {
          throw Refusal(
            Localized(
              en: "Another beraad-web serves the state folder \(folder.path).",
              nl: "Een andere beraad-web gebruikt de map \(folder.path) al."),
            hints: [
              Localized(
                en: "stop that one first, or give this one a folder of its own with --state",
                nl: "stop die eerst, of geef deze met --state een eigen map")
            ])
        }
        try await Task.sleep(for: .milliseconds(100))
      default: throw StateFault("lock", path, errno)
      }
    }
  }
}
