package import HTML

/// A QR code as a picture in a page.
package enum QRImage {
  /// Empty where the text is too long for one.
  package static func svg(of text: String, label: String) -> Markup {
    guard let code = QRCode(text) else { return "" }
    var path = ""
    for row in 0..<code.size {
      for column in 0..<code.size where code[row, column] { path += "M\(column + 4) \(row + 4)h1v1h-1z" }
    }
    let side = code.size + 8
    return """
      <svg class="qr" role="img" aria-label="QR: \(label)" viewBox="0 0 \(side) \(side)">\
      <rect class="paper" width="\(side)" height="\(side)"/><path class="ink" d="\(path)"/></svg>
      """
  }
}
