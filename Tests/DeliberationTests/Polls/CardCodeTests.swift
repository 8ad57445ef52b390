import Deliberation
import TestSupport
import Testing

@Suite struct CardCodeTests {
  @Test(arguments: [
    ("4S2Z-MM2Z-WN9X", "4S2ZMM2ZWN9X"), ("4s2zmm2zwn9x", "4S2ZMM2ZWN9X"), ("4S2Z_MM2Z_WN9X", "4S2ZMM2ZWN9X"),
    ("OIL0-0000-0000", "011000000000"), ("4S2Z–MM2Z–WN9X", "4S2ZMM2ZWN9X"),
    ("4S2Z\u{2011}MM2Z\u{2010}WN9X", "4S2ZMM2ZWN9X"), ("ABCDEFGHJKMN", "ABCDEFGHJKMN"),
    ("PQRSTVWXYZ89", "PQRSTVWXYZ89"),
    // None of these is a card's code: they stay as they are.
    ("4S2Z-MM2Z-WN9", "4S2Z-MM2Z-WN9"), ("4S2Z-MM2Z-WN9XX", "4S2Z-MM2Z-WN9XX"),
    ("4U2Z-MM2Z-WN9X", "4U2Z-MM2Z-WN9X"),
    ("a7f", "a7f"), ("", ""), ("4S2Z.MM2Z.WN9X", "4S2Z.MM2Z.WN9X"), ("Ann-Smith", "Ann-Smith"),
  ]) func `a card's code has one form as a token`(_ typed: String, _ token: String) {
    #expect(Ballot.token(typed: typed) == token)
    #expect(Ballot.token(typed: token) == token, "once more changes nothing")
  }

  @Test func `its hash is that of its letters`() throws {
    let code = try #require(CardCode("4s2z-mm2z-wn9x".utf8))
    let hash = "4S2ZMM2ZWN9X".utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    #expect(code.hash == hash && code.text == "4S2ZMM2ZWN9X")
  }

  /// Sheets of earlier versions have codes as they were written.
  @Test func `a sheet with a code in its printed form counts, and is read as the same token`() throws {
    let form = Wall.form(source: .ballots)
    let texts = ["4S2Z-MM2Z-WN9X", "4S2ZMM2ZWN9X"].map { token in
      BallotSheet.text(of: [Ballot(token: token, stickers: placed(["worries": ["rent"]]))], form: form)
    }
    var hashes: [UInt64] = []
    for text in texts {
      text.withUnsafeBytes { bytes in
        let reading = SheetReader(form).read(bytes) { hash, range in
          hashes.append(hash)
          #expect(Ballot.token(in: bytes, at: range) == "4S2ZMM2ZWN9X")
          return true
        }
        if case .refused(let refusal) = reading { Issue.record("\(refusal)") }
      }
    }
    #expect(hashes.count == 2 && Set(hashes).count == 1)
  }
}
