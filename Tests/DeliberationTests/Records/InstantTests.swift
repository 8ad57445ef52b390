import Deliberation
import TestSupport
import Testing

@Suite struct InstantTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
      (1_700_000_000, "2023-11-14T22:13:20Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
      (-62_167_219_200, "0000-01-01T00:00:00Z"),
    ] as [(Int64, String)])
  func `a moment is written and read`(seconds: Int64, text: String) {
    #expect(Instant(seconds: seconds).rfc3339 == text)
    #expect(Instant(rfc3339: text)?.seconds == seconds)
    #expect(Instant(seconds: seconds).date == text.prefix(10))
  }

  @Test(arguments: [
    "", "2026-01-02", "2026-01-02T03:04:05", "2026-01-02T03:04:05+00:00", "2026-01-02 03:04:05Z",
    "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-04-31T00:00:00Z",
    "2026-01-00T00:00:00Z", "2026-01-02T24:00:00Z", "2026-01-02T23:60:00Z", "2026-01-02T23:59:60Z",
    "2026-01-02T03:04:05.1Z", "-026-01-02T03:04:05Z", "2026-01-02t03:04:05z", "٢٠٢٦-01-02T03:04:05Z",
  ])
  func `anything else is no moment`(_ text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }

  @Test func `a moment out of reach is written as the nearest that has a form`() {
    #expect(Instant(seconds: .max).rfc3339 == "9999-12-31T23:59:59Z")
    #expect(Instant(seconds: .min).rfc3339 == "0000-01-01T00:00:00Z")
  }

  @Test(arguments: 0..<500 as Range<UInt64>) func `reading undoes writing, and both keep the order`(
    _ seed: UInt64
  ) {
    var random = SplitMix(seed: seed)
    let range: Range<Int64> = -62_167_219_200..<253_402_300_800
    let (a, b) = (
      Instant(seconds: .random(in: range, using: &random)),
      Instant(seconds: .random(in: range, using: &random))
    )
    #expect(Instant(rfc3339: a.rfc3339) == a, "seed \(seed)")
    #expect((a < b) == (a.rfc3339 < b.rfc3339), "seed \(seed)")
  }
}
