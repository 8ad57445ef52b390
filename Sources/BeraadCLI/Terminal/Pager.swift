import BeraadKit
import Glibc

/// The program with which people page through an answer that is longer than their screen.
enum Pager {
  /// `BERAAD_PAGER`, else git's `core.pager`, else `PAGER`, else `less`; nil where that is `cat` or nothing, which wants none.
  static func command(in context: Context) -> String? {
    let named =
      context.environment["BERAAD_PAGER"] ?? context.gitSetting("core.pager") ?? context.environment["PAGER"]
      ?? "less"
    return named.isEmpty || named == "cat" ? nil : named
  }

  /// Whether an answer does not fit the screen.
  static func wants(_ text: String, on console: Console) -> Bool {
    guard console.outputIsTerminal, let rows = console.rows else { return false }
    return text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) >= rows
  }

  /// Shows bytes with a pager, which is given the settings for `less` and `lv` that git gives it.
  static func show(_ bytes: [UInt8], _ pager: String, _ environment: [String: String]) -> Bool {
    let settings = ["LESS": "FRX", "LV": "-c"].merging(environment) { _, own in own }
    guard let status = ShellProgram(command: pager, environment: settings).run([], input: bytes) else {
      return false
    }
    // The shell's word for a program that it did not find, or may not run.
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 0
    return code != 127 && code != 126
  }
}
