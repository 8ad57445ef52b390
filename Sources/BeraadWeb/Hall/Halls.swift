import BeraadKit
import Cards
import Deliberation
import NIOPosix
import Synchronization

/// The halls of this server, and the cards for them.
final class Halls: Sendable {
  private let folder: StateFolder
  private let secret: Secret
  private let disk = NIOThreadPool(numberOfThreads: 1)
  private let open = Mutex<[HallKey: Hall]>([:])
  private let closed = Mutex<[HallKey: BoardFigures]>([:])
  /// The files of halls that are not open here, as they were when somebody looked whether they can be read.
  private let looked = Mutex<[String: (stamp: FileStamp, isSound: Bool)]>([:])
  private let cards = Mutex<(known: [String: HallKey], stamps: [String: FileStamp])>(([:], [:]))

  init(in folder: StateFolder, secret: Secret) throws {
    (self.folder, self.secret) = (folder, secret)
    try folder.makeFolder("halls")
    try folder.makeFolder("cards")
    try folder.makeFolder(ClosedHall.folder)
    disk.start()
  }

  // MARK: Halls

  /// A hall that takes stickers, or is being closed; nil where it is not open.
  ///
  /// - Parameter form: asked for where the hall has to be read from its file.
  func hall(_ key: HallKey, form: () async throws -> StickerForm) async throws -> Hall? {
    if let hall = open.withLock({ $0[key] }) { return hall }
    guard let bytes = try folder.read(Hall.file(key)) else { return nil }
    guard var content = HallContent(bytes) else {
      throw DamagedState(path: folder.place(Hall.file(key)))
    }
    // Kept with the next thing that is written: until then what is shown is the same.
    content.starts += 1
    let hall = Hall(key, form: try await form(), content: content, folder: folder, disk: disk)
    return open.withLock { open in
      // Somebody else may have read it meanwhile, or closed it.
      if let other = open[key] { return other }
      guard folder.stamp(of: Hall.file(key)) != nil else { return nil }
      open[key] = hall
      return hall
    }
  }

  /// Opens a hall.
  func begin(_ key: HallKey, form: StickerForm, show: HallContent.Show) throws -> Hall {
    try open.withLock { open in
      if let hall = open[key] { return hall }
      var content = HallContent(show: show)
      content.shown = BoardFigures.boards(of: EmptyCollection(), form: form)
      content.starts = try closedFigures(key).map { BoardFigures.starts(of: $0.revision) + 1 } ?? 0
      try folder.write(content.bytes, to: Hall.file(key))
      let hall = Hall(key, form: form, content: content, folder: folder, disk: disk)
      open[key] = hall
      return hall
    }
  }

  /// Forgets a hall that is closed, but for what it showed last.
  func forget(_ key: HallKey, showing figures: BoardFigures) {
    open.withLock { $0[key] = nil }
    closed.withLock { $0[key] = figures }
  }

  /// What a hall showed last that was closed; nil where none was. A server that did not close it knows only when it was and whether
  /// anybody came.
  func closedFigures(_ key: HallKey) throws -> BoardFigures? {
    if let known = closed.withLock({ $0[key] }) { return known }
    guard let bytes = try folder.read(ClosedHall.file(key)) else { return nil }
    guard let hall = ClosedHall(bytes) else {
      throw DamagedState(path: folder.place(ClosedHall.file(key)))
    }
    return closed.withLock { closed in
      if closed[key] == nil { closed[key] = hall.figures }
      return closed[key]
    }
  }

  /// Whether the files of halls, and of their cards, can be read. A hall that is open here is in memory; each state of another file is
  /// read once.
  var areSound: Bool {
    let known = open.withLock { Set($0.keys.map(Hall.file)) }
    let kinds: [(folder: String, isSound: ([UInt8]) -> Bool)] = [
      ("halls", { HallContent($0) != nil }), ("cards", Self.areCards), ("deals", { Deals.Deal($0) != nil }),
    ]
    return looked.withLock { looked in
      for kind in kinds {
        for file in folder.files(in: kind.folder).map({ "\(kind.folder)/\($0)" })
        where !known.contains(file) && !file.hasSuffix(".new") {
          guard let stamp = folder.stamp(of: file) else { continue }
          if looked[file]?.stamp != stamp {
            let bytes = (try? folder.read(file)).flatMap { $0 }
            looked[file] = (stamp, bytes.map(kind.isSound) == true)
          }
          if looked[file]?.isSound == false { return false }
        }
      }
      return true
    }
  }

  /// Whether a file has the hashes of cards, a line each.
  static func areCards(_ bytes: [UInt8]) -> Bool {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().allSatisfy { line in
      line.count == Secret.hashLength
        && line.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    } && bytes.last.map { $0 == 0x0A } != false
  }

  /// Those that are open.
  var all: [Hall] { open.withLock { Array($0.values) } }

  /// The meetings of a poll whose stickers are kept still.
  func meetings(of poll: Slug, paper: Slug) -> [Slug] {
    folder.files(in: "halls").compactMap(HallKey.init(fileName:))
      .filter { $0.paper == paper && $0.poll == poll }.map(\.meeting)
  }

  // MARK: Cards

  /// Makes cards for a hall; their codes are nowhere but in what this returns.
  func makeCards(_ count: Int, for key: HallKey) throws -> [Code] {
    let codes = (0..<count).map { _ in Code() }
    try folder.locked { try add(codes, for: key) }
    return codes
  }

  /// Adds cards to those of a hall; only where the folder is locked.
  func add(_ codes: [Code], for key: HallKey) throws {
    let file = "cards/\(key.fileName)"
    let known = try folder.read(file).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let hashes = known.split(separator: "\n").map(String.init) + codes.map(hash)
    try folder.write(Array(hashes.sorted().map { $0 + "\n" }.joined().utf8), to: file)
  }

  /// The code that belongs to a text which is in one form only. Nobody else can tell it.
  func code(of text: String, for key: HallKey) -> Code {
    Code(secret.mac("\(key.fileName) \(text)", for: .dealt))
  }

  /// Under what a card is kept.
  func hash(_ code: Code) -> String { secret.hash(code.text, for: .card) }

  /// The hall that a card is for; nil where there is no such card.
  func hall(of card: String) throws -> HallKey? {
    if let key = cards.withLock({ $0.known[card] }) { return key }
    // Cards are made by another process: what is not known may be new.
    return try cards.withLock { cards in
      for name in folder.files(in: "cards") {
        let file = "cards/\(name)"
        guard let key = HallKey(fileName: name), let stamp = folder.stamp(of: file),
          cards.stamps[file] != stamp, let bytes = try folder.read(file)
        else { continue }
        for line in bytes.split(separator: 0x0A) { cards.known[String(decoding: line, as: UTF8.self)] = key }
        cards.stamps[file] = stamp
      }
      return cards.known[card]
    }
  }
}
