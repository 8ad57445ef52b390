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
  }

  /// All that is ever written to a terminal besides text.
  static let codes = Weight.allCases.map { code($0.rawValue) } + [reset]
  private static let reset = code("0")

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
}
