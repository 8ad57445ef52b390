import ObjectIDs

/// The journal as JSON, written by itself: to prepare Foundation's encoder takes longer than all else that a move does in memory.
extension Journal {
  var json: [UInt8] {
    var text = Text()
    text.object {
      $0.member("format", format)
      $0.member("id", id)
      $0.member("reference", reference)
      $0.member("old", old?.hex)
      $0.member("new", new.hex)
      $0.member("logLine", logLine)
      $0.member("logs", logs)
      if let paths { $0.member("paths", paths) }
      $0.member("trees", trees) { $0.add($1) }
      $0.member("placements", placements) { $0.add($1) }
    }
    return text.bytes
  }

  private struct Text {
    var bytes: [UInt8] = []
    private var isFirst = true

    private mutating func separate() {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
    }

    mutating func object(_ members: (inout Text) -> Void) {
      separate()
      bytes.append(UInt8(ascii: "{"))
      isFirst = true
      members(&self)
      bytes.append(UInt8(ascii: "}"))
      isFirst = false
    }

    private mutating func key(_ name: String) {
      add(name)
      bytes.append(UInt8(ascii: ":"))
      isFirst = true
    }

    mutating func member<Element>(
      _ name: String, _ elements: [Element], _ element: (inout Text, Element) -> Void
    ) {
      key(name)
      bytes.append(UInt8(ascii: "["))
      for each in elements { element(&self, each) }
      bytes.append(UInt8(ascii: "]"))
      isFirst = false
    }

    mutating func member(_ name: String, _ strings: [String]) { member(name, strings) { $0.add($1) } }

    /// A member that is left out where there is no value.
    mutating func member(_ name: String, _ value: String?) {
      guard let value else { return }
      key(name)
      add(value)
    }

    mutating func member(_ name: String, _ value: some BinaryInteger) {
      key(name)
      bytes.append(contentsOf: String(value).utf8)
      isFirst = false
    }

    /// A string, with the escapes that JSON demands (RFC 8259, section 7).
    mutating func add(_ text: String) {
      separate()
      bytes.append(UInt8(ascii: "\""))
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case ..<0x20:
          let digits = String(byte, radix: 16)
          bytes.append(contentsOf: (digits.count < 2 ? "\\u000" : "\\u00").utf8)
          bytes.append(contentsOf: digits.utf8)
        default: bytes.append(byte)
        }
      }
      bytes.append(UInt8(ascii: "\""))
    }

    mutating func add(_ tree: Tree) {
      object {
        $0.member("gitDirectory", tree.gitDirectory)
        $0.member("steps", tree.steps) { $0.add($1) }
        $0.member("folders", tree.folders)
        $0.member("adopted", tree.adopted)
      }
    }

    private mutating func add(_ step: Step) {
      object {
        $0.member("path", step.path)
        $0.member("kind", step.kind.rawValue)
        guard let before = step.before else { return }
        $0.key("before")
        $0.object {
          $0.member("inode", before.inode)
          $0.member("size", before.size)
          $0.member("modifiedAt", before.modifiedAt)
        }
      }
    }

    mutating func add(_ placement: Placement) {
      object {
        $0.member("path", placement.path)
        $0.member("staged", placement.staged)
        $0.member("names", placement.names)
        $0.member("folders", placement.folders)
      }
    }
  }
}
