/// Colour and weight on a terminal that wants them, and the bare text anywhere else.
struct Style {
  /// When `--color` says to.
  enum Wish: String, CaseIterable { case auto, always, never }

  enum Weight: String, CaseIterable {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    /// Words that go: struck out too, for who does not tell red from green.
    case gone = "9;31"
    /// Words that come: underlined too.
    case come = "4;32"
  }

  /// All that is ever written to a terminal besides text.
  static let codes = Weight.allCases.map { code($0.rawValue) } + [reset]
  static let reset = code("0")

  private static func code(_ number: String) -> String { "\u{1B}[\(number)m" }

  let isOn: Bool

  /// `NO_COLOR` (no-color.org) wins over `auto`, not over `always`.
  init(_ wish: Wish, terminal: Bool, environment: [String: String]) {
    switch wish {
    case .always: isOn = true
    case .never: isOn = false
    case .auto:
      isOn = terminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }
  }

  func callAsFunction(_ weight: Weight, _ text: String) -> String {
    isOn ? Self.code(weight.rawValue) + text + Self.reset : text
  }

  /// The code that is in force at the end of a text: none behind a reset.
  static func ending(_ text: String, after code: String) -> String {
    guard text.utf8.contains(0x1B) else { return code }
    let last = codes.compactMap { code in text.ranges(of: code).last.map { (code, $0.lowerBound) } }
      .max { $0.1 < $1.1 }
    return last.map { $0.0 == reset ? "" : $0.0 } ?? code
  }
}
