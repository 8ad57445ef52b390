extension WordError.FileKind {
  /// What the first bytes of a file say that it is, where that is no zip file.
  init?(beginning bytes: [UInt8]) {
    if bytes.isEmpty {
      self = .empty
    } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      return nil
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self = bytes.holds(Self.mailProperties) ? .outlookMail : .lockedOrOld
    } else if bytes.starts(with: "%PDF".utf8) {
      self = .pdf
    } else if bytes.starts(with: #"{\rtf"#.utf8) {
      self = .richText
    } else {
      let beginning = String(decoding: bytes.prefix(512), as: UTF8.self).lowercased()
      self = beginning.contains("<html") || beginning.contains("<!doctype html") ? .html : .other
    }
  }
}

extension WordError.FileKind {
  /// The name of a stream that every mail of Outlook's has ([MS-OXMSG] 2.4), two bytes a letter.
  private static let mailProperties = Array("__properties_version1.0".utf16).flatMap {
    [UInt8($0 & 0xFF), 0]
  }
}

extension [UInt8] {
  /// Whether some bytes stand in it, at a place that is a multiple of 128: as names of streams do ([MS-CFB] 2.6.1).
  fileprivate func holds(_ name: [UInt8]) -> Bool {
    stride(from: 0, to: count, by: 128).contains { self[$0...].starts(with: name) }
  }
}

extension ZipArchive {
  /// What a zip file is that is none of Microsoft's packages.
  var otherKind: WordError.FileKind? {
    if has("[Content_Types].xml") || has("_rels/.rels") { return nil }
    if has("META-INF/manifest.xml") || has("mimetype") { return .openDocument }
    return has("Index.zip") || has("Index/Document.iwa") ? .pages : .otherArchive
  }
}
