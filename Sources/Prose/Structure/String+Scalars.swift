extension String {
  /// This text with another in the place of each of one scalar: also where a reader sees it as one letter with what stands beside it,
  /// as a quotation mark with an accent. Whoever escapes a text has to find it there too.
  package func replacing(scalar: Unicode.Scalar, with text: String) -> String {
    guard unicodeScalars.contains(scalar) else { return self }
    var replaced = String.UnicodeScalarView()
    for found in unicodeScalars {
      if found == scalar { replaced += text.unicodeScalars } else { replaced.append(found) }
    }
    return String(replaced)
  }

  /// The parts between the places of one scalar, empty ones too.
  package func split(scalar: Unicode.Scalar, maxSplits: Int = .max) -> [Substring] {
    self[...].split(scalar: scalar, maxSplits: maxSplits)
  }
}

extension Substring {
  /// The parts between the places of one scalar, empty ones too.
  package func split(scalar: Unicode.Scalar, maxSplits: Int = .max) -> [Substring] {
    unicodeScalars.split(separator: scalar, maxSplits: maxSplits, omittingEmptySubsequences: false).map {
      Substring($0)
    }
  }
}

extension StringProtocol {
  /// Whether it begins with a mark, also one that a reader sees as one letter with what follows it.
  package func begins(with mark: String) -> Bool { utf8.starts(with: mark.utf8) }

  /// Whether it ends with a mark, also one that a reader sees as one letter with what stands before it.
  package func ends(with mark: String) -> Bool { utf8.reversed().starts(with: mark.utf8.reversed()) }

  /// What stands behind its first scalars.
  package func droppingScalars(_ count: Int) -> SubSequence {
    self[(unicodeScalars.index(startIndex, offsetBy: count, limitedBy: endIndex) ?? endIndex)...]
  }

  /// Without the white space at both ends. A space is one whatever accent stands behind it, and the accent stays.
  package var withoutSpaceAround: SubSequence {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return self[startIndex..<startIndex] }
    return self[first..<scalars.index(after: last)]
  }
}
