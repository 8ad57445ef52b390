import Synchronization
import Testing

@testable import BeraadCLI

@Suite struct ProgressBarTests {
  private final class Screen: Sendable {
    let text = Mutex("")
  }

  private func console(terminal: Bool, _ screen: Screen) -> Console {
    Console(
      inputIsTerminal: false, outputIsTerminal: false, errorIsTerminal: terminal, columns: 60,
      writeOutput: { _ in true }, writeError: { line in screen.text.withLock { $0 += line } },
      readLine: { nil }, readInput: { [] })
  }

  @Test func `there is none where nobody sees it`() {
    #expect(ProgressBar(console(terminal: false, Screen())) == nil)
  }

  @Test func `it shows a share once, and is gone when cleared`() throws {
    let screen = Screen()
    let bar = try #require(ProgressBar(console(terminal: true, screen)))
    bar.show(0.5, "attributing 10 revisions")
    bar.show(0.5, "attributing 10 revisions")
    bar.clear()
    bar.clear()
    let half = String(repeating: "█", count: 15) + String(repeating: "░", count: 15)
    #expect(screen.text.withLock { $0 } == "\r\u{1B}[K\(half) attributing 10 revisions\r\u{1B}[K")
  }
}
