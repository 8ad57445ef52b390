/// The marks that git leaves where a merge needs a person.
package enum ConflictMarkers {
  /// Whether a text has what is left of a conflict: a line that begins with seven signs or more that open or close one: git
  /// can be told how many. Equal signs alone are prose, since they underline a heading.
  ///
  /// Fewer signs can be set as well. Those are marks where all three sorts of line follow one another, of as many signs: no prose
  /// does that.
  package static func stand(in text: [UInt8]) -> Bool {
    // How many signs a conflict that began has, and whether its middle came.
    var (size, isHalf) = (0, false)
    for line in text.split(separator: UInt8(ascii: "\n")) {
      guard let mark = line.first, signs.contains(mark) else { continue }
      let rest = line.drop { $0 == mark }
      let count = line.count - rest.count
      guard rest.isEmpty || rest.first == 0x20 || rest.first == 0x0D else { continue }
      let (isOpening, isMiddle) = (mark == UInt8(ascii: "<"), mark == UInt8(ascii: "="))
      if count >= 7, !isMiddle { return true }
      guard count >= fewest else { continue }
      if isOpening {
        (size, isHalf) = (count, false)
      } else if count == size {
        if !isMiddle, isHalf { return true }
        isHalf = isMiddle
      }
    }
    return false
  }

  /// Below this, quotations and headings have such lines.
  private static let fewest = 3

  private static let signs = [UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ">")]
}
