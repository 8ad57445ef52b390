import Synchronization

/// One line on a terminal's stderr that shows how far long work is, and is gone when the work is done.
final class ProgressBar: Sendable {
  private static let width = 30

  private let console: Console
  private let shown = Mutex("")

  /// A bar where stderr is a terminal; nil where nobody would see it.
  init?(_ console: Console) {
    guard console.errorIsTerminal else { return nil }
    self.console = console
  }

  /// Shows a share from 0 to 1 and what is being done.
  func show(_ share: Double, _ what: String) {
    let filled = Int(Double(Self.width) * min(max(share, 0), 1))
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
    let line = "\(bar) \(what)".prefix(max(console.columns - 1, 10))
    shown.withLock { last in
      guard last != line else { return }
      last = String(line)
      console.writeError("\r\u{1B}[K\(line)")
    }
  }

  /// Takes the line away, where there is one.
  func clear() {
    shown.withLock { last in
      if !last.isEmpty { console.writeError("\r\u{1B}[K") }
      last = ""
    }
  }
}
