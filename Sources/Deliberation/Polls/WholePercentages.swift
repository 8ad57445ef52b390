/// Shares of a whole in whole percentages that add up to 100.
///
/// The largest remainder method (Hamilton): each gets its share rounded down, and what is left goes to the largest remainders; of
/// equal remainders to the first.
package struct WholePercentages: Hashable, Sendable {
  package let values: [Int]

  /// - Parameter parts: of 0 or more; where all are 0, so are the percentages.
  package init(of parts: [Int]) {
    let whole = parts.reduce(0, +)
    guard whole > 0 else {
      values = parts.map { _ in 0 }
      return
    }
    var values = parts.map { $0 * 100 / whole }
    let order = parts.indices.sorted { ($1.remainder(parts, whole), $0) < ($0.remainder(parts, whole), $1) }
    for index in order.prefix(100 - values.reduce(0, +)) { values[index] += 1 }
    self.values = values
  }
}

extension WholePercentages {
  /// What is said where equal parts have unequal percentages, as a sentence goes on.
  package static let rounding = Localized(
    en: "the percentages are rounded so that they add up to 100; equal items can differ by one.",
    nl: "de percentages zijn zo afgerond dat ze samen 100 zijn; gelijke onderdelen kunnen er één verschillen."
  )
}

extension Int {
  fileprivate func remainder(_ parts: [Int], _ whole: Int) -> Int { parts[self] * 100 % whole }
}
