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
}
