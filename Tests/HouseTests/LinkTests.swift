import Foundation
import TestSupport
import Testing

@Suite struct LinkTests {
  static let documents =
    Checkout.files(in: "docs", endingIn: ".md") + Checkout.rootFiles(endingIn: ".md")

  @Test(arguments: documents) func `every link within the repository leads to a file`(_ path: String) throws {
    let folder = path.split(separator: "/").dropLast().map { "\($0)/" }.joined()
    let text = try Checkout.text(path)
    for match in text.matches(of: /\]\(([^)#:\s]+)(?:#[^)]*)?\)/) {
      #expect(Checkout.has(folder + match.1), "\(path) leads to \(match.1), which is nowhere")
    }
  }
}
