import Word

/// What a returned file has that is no text, in words.
struct LeftOutOfFile {
  let isDutch: Bool

  func words(_ found: [ReturnedPaper.LeftOut]) -> [String] { found.map(words) }

  private func words(_ found: ReturnedPaper.LeftOut) -> String {
    let near = found.near.isEmpty ? "" : isDutch ? ", bij „\(found.near)”" : ", at “\(found.near)”"
    guard found.words.isEmpty else { return "\(name(found.kind)): \(found.words)\(near)" }
    return name(found.kind) + (isDutch ? " zonder beschrijving" : " without a description") + near
  }

  private func name(_ kind: Story.LeftOut.Kind) -> String {
    switch kind {
    case .picture: isDutch ? "afbeelding" : "picture"
    case .object: isDutch ? "ingevoegd object" : "object"
    case .formula: isDutch ? "formule" : "formula"
    case .reading: isDutch ? "uitspraak boven de woorden" : "ruby text"
    case .importedPart: isDutch ? "ingevoegd bestand" : "imported part"
    case .symbol: isDutch ? "teken" : "symbol"
    case .hidden: isDutch ? "verborgen tekst" : "hidden text"
    case .hint: isDutch ? "invulaanwijzing" : "hint of an empty field"
    case .checkBox: isDutch ? "aankruisvakje" : "check box"
    case .title: isDutch ? "titel" : "title"
    case .footer: isDutch ? "voettekst" : "footer"
    }
  }
}
