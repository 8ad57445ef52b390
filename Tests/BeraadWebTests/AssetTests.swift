import Testing

@testable import BeraadWeb

@Suite struct AssetTests {
  @Test func `the script is small, for every page does without it`() {
    guard case .parts(let parts) = Asset.script.answer.body else {
      Issue.record("the script has no parts")
      return
    }
    let size = parts.reduce(0) { $0 + $1.bytes.count }
    #expect(size > 0 && size <= 10_000, "\(size)")
  }
}
