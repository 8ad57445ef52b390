import Testing

@testable import BeraadCLI

@Suite struct ShortIDsTests {
  static let id = "a" + String(repeating: "0123456789abcdef", count: 2)

  /// The words of a text that are taken for whole ids.
  private func found(_ text: String) -> [String] { ShortIDs.places(in: text).map { String(text[$0]) } }

  @Test func `an id is found between the codes of colours, of which no letter belongs to it`() {
    let red = "\u{1B}[31m"
    let plain = "\u{1B}[0m"
    #expect(found("\(red)\(Self.id)\(plain)") == [Self.id])
    #expect(found("\(red)Adopted\(plain) \(Self.id), \(red)\(Self.id)/2\(plain)") == [Self.id, Self.id])
    // A code that ends nowhere hides what comes after it, and nothing before.
    #expect(found("\(Self.id)\u{1B}[31") == [Self.id])
    #expect(found("\(Self.id)\u{1B}[31 \(Self.id)") == [Self.id])
  }

  @Test func `more or fewer digits, or a word around them, are no id`() {
    #expect(found(Self.id) == [Self.id])
    #expect(found("x\(Self.id)") == [])
    #expect(found("\(Self.id)0") == [])
    #expect(found(String(Self.id.dropLast())) == [])
    #expect(found("(\(Self.id))") == [Self.id])
    #expect(found("é\(Self.id)é") == [Self.id])
  }
}
