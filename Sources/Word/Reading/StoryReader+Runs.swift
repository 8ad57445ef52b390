extension StoryReader {
  /// Reads what stands within a paragraph, or within an element around some of its words.
  mutating func readInline(_ parent: XMLElement, changes: [TrackedChange], link: LinkAddress?) {
    for element in parent.children {
      switch element.tag {
      case .run: readRun(element, changes: changes, link: link)
      case .insertion, .deletion, .moveTo, .moveFrom, .conflictInsertion, .conflictDeletion:
        readInline(element, changes: changes + [element.trackedChange].compactMap { $0 }, link: link)
      case .hyperlink: readInline(element, changes: changes, link: address(of: element) ?? link)
      case .smartTag, .customXML, .direction, .directionOverride:
        readInline(element, changes: changes, link: link)
      case .simpleField:
        let own = element[.instruction].flatMap { FieldInstruction($0).link }
        readInline(element, changes: changes, link: own ?? link)
      case .control:
        let first = story.paragraphs.last?.runs.count ?? 0
        if let content = element.first(.controlContent) { readInline(content, changes: changes, link: link) }
        if element.showsHint { leaveOut(since: first, as: .hint) }
      case .bookmark: note(bookmark: element, at: max(0, story.paragraphs.count - 1))
      case .subdocument: noteLeftOut(.importedPart, changes: changes)
      case .commentStart, .commentEnd, .commentReference: markComment(element)
      case .formula, .formulaParagraph:
        noteLeftOut(.formula, element.words(in: .formulaText), changes: changes)
      case .alternatives:
        if let chosen = element.chosen { readInline(chosen, changes: changes, link: link) }
      default: break
      }
    }
  }

  mutating func markComment(_ element: XMLElement) {
    guard let id = element[.id] else { return }
    let position = Story.Position(
      paragraph: story.paragraphs.count - 1, run: story.paragraphs.last?.runs.count ?? 0)
    if element.tag == .commentReference {
      if story.commentReferences[id] == nil { story.commentReferences[id] = position }
      return
    }
    var range = story.comments[id] ?? Story.CommentRange()
    if element.tag == .commentStart { range.start = position } else { range.end = position }
    story.comments[id] = range
  }

  mutating func note(bookmark: XMLElement, at paragraph: Int) {
    guard let name = bookmark[.bookmarkName]?.lowercased(), story.bookmarks[name] == nil else { return }
    story.bookmarks[name] = paragraph
  }

  private mutating func address(of hyperlink: XMLElement) -> LinkAddress? {
    let key = [hyperlink[.relationshipID], hyperlink[.anchor]]
    if let known = addresses[key] { return known }
    guard linkBytes <= Self.mostLinkBytes else { return nil }
    let address = LinkAddress(address: key[0].flatMap { links[$0] }, place: key[1])
    addresses[key] = .some(address)
    return address
  }

  private mutating func readRun(_ run: XMLElement, changes: [TrackedChange], link: LinkAddress?) {
    let first = story.paragraphs.last?.runs.count ?? 0
    let properties = run.first(.runProperties)
    readRun(run, changes: changes, form: properties.map(form) ?? [], link: link)
    if properties?.value(of: .verticalPosition) == "superscript" { raise(since: first) }
    if properties?.has(.hidden) == true { leaveOut(since: first, as: .hidden) }
    if let change = properties?.first(.runChange) {
      note(.format, by: change.author, on: words(since: first))
    }
  }

  /// Writes numbers that stand above the line as the signs for that: 10⁶ is another number than 106.
  private mutating func raise(since run: Int) {
    guard let last = story.paragraphs.indices.last else { return }
    for index in run..<max(run, story.paragraphs[last].runs.count) {
      let signs = story.paragraphs[last].runs[index].text.map { Self.raised[$0] }
      guard signs.contains(where: { $0?.isWholeNumber == true }), !signs.contains(nil) else { continue }
      story.paragraphs[last].runs[index].text = String(signs.compactMap(\.self))
    }
  }

  private static let raised = [Character: Character](
    uniqueKeysWithValues: zip("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻"))

  private func form(_ properties: XMLElement) -> StoryRun.Form {
    let form = properties.value(of: .runStyle).map(styles.form(ofRunStyle:)) ?? []
    return StyleSheet.Look(properties).upon(form)
  }

  private mutating func readRun(
    _ run: XMLElement, changes: [TrackedChange], form: StoryRun.Form, link: LinkAddress?
  ) {
    for element in run.children {
      switch element.tag {
      case .fieldMark:
        fields.meet(element)
        if let box = element.found(.formCheckBox) { noteLeftOut(.checkBox, box.tick, changes: changes) }
      case .drawing, .picture, .object: readDrawing(element, changes: changes)
      case .commentReference: markComment(element)
      case .alternatives:
        if let chosen = element.chosen { readRun(chosen, changes: changes, form: form, link: link) }
      case .instruction, .deletedInstruction: fields.add(element.text)
      case _ where fields.isInstruction: fields.add(element.characters)
      case .noteReference, .endnoteReference: addNote(element, changes: changes)
      case .ruby:
        if let above = element.first(.rubyText) {
          noteLeftOut(.reading, above.words(in: .text), changes: changes)
        }
        if let base = element.first(.rubyBase) { readInline(base, changes: changes, link: link) }
      case .insertion, .deletion, .moveTo, .moveFrom, .conflictInsertion, .conflictDeletion:
        readRun(
          element, changes: changes + [element.trackedChange].compactMap { $0 }, form: form, link: link)
      case .symbol:
        let first = story.paragraphs.last?.runs.count ?? 0
        add(element.characters, changes: changes, form: form, link: link ?? fields.link)
        if let name = element.symbolName { leaveOut(since: first, as: .symbol, name) }
      default: add(element.characters, changes: changes, form: form, link: link ?? fields.link)
      }
    }
  }

  /// A drawing is left out, but for the words in its boxes.
  private mutating func readDrawing(_ element: XMLElement, changes: [TrackedChange]) {
    let before = boxes.count
    readBoxes(in: element)
    guard boxes.count == before else { return }
    let properties = element.found(.drawingProperties)
    let description = properties?[.description] ?? element.found(.shape)?[.alternative] ?? ""
    let program = element.found(.embeddedObject)?[.program] ?? ""
    // What a diagram or letters of a shape say is in other places than the text.
    let words =
      [
        element.found(.diagram)?[.diagramData].flatMap { diagrams[$0] } ?? "",
        element.found(.shapeText)?[.shapeWords] ?? "", element.drawnWords,
      ].first { !$0.isEmpty } ?? ""
    noteLeftOut(
      element.tag == .object ? .object : .picture,
      [words, description, properties?[.hoverTitle] ?? "", program].first { !$0.isEmpty } ?? "",
      changes: changes)
    // What was taken out, or came, is no picture of the text as it is without changes.
    if changes.isEmpty, let reference = element.found(.pictureReference)?[.embedded] {
      notePicture(reference, properties?[.description] ?? "")
    }
  }
}

extension XMLElement {
  /// What a symbol is called whose number means something in its own font alone.
  fileprivate var symbolName: String? {
    guard let code = self[.character], let value = UInt32(code, radix: 16) else { return nil }
    let font = self[.font] ?? ""
    let isOfFont = ["wingdings", "webdings", "symbol"].contains { font.lowercased().hasPrefix($0) }
    return (0xE000...0xF8FF).contains(value) || isOfFont && value < 0x100 ? "\(font) \(code)" : nil
  }

  /// How a box of a form is shown, ticked or not.
  fileprivate var tick: String {
    has(.isChecked) || first(.isChecked) == nil && has(.isCheckedAtFirst) ? "☒" : "☐"
  }

  /// The characters that an element within a run stands for.
  fileprivate var characters: String {
    switch tag {
    case .text, .deletedText: text
    case .tab, .alignedTab: "\t"
    case .lineBreak, .carriageReturn: "\n"
    case .hardHyphen: "\u{2011}"
    case .softHyphen: "\u{AD}"
    case .symbol:
      self[.character].flatMap { UInt32($0, radix: 16) }.flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
    default: ""
    }
  }
}
