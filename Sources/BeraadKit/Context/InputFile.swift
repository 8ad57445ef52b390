package import Deliberation
import FoundationEssentials
import Glibc

/// A file that somebody named to be read.
package enum InputFile {
  /// Refuses a pipe that lies in a folder: nobody may ever write into it, and the command would wait for ever. What a shell puts in the
  /// place of a command, as in `<(…)`, has its writer already.
  ///
  /// - Parameter name: as it was typed.
  package static func mustNotWait(for path: String, named name: String) throws(Refusal) {
    guard isNamedPipe(path) else { return }
    throw Refusal(
      Localized(
        en: "\(name) is a pipe (FIFO), and no file: nobody waits for what may come out of it.",
        nl: "\(name) is een pipe (FIFO) en geen bestand: er wordt niet gewacht op wat eruit kan komen."),
      hints: [
        Localized(
          en: "put what comes out of it into a file first, with: cat \(name) > FILE",
          nl: "zet wat eruit komt eerst in een bestand, met: cat \(name) > BESTAND")
      ])
  }

  /// The bytes of a file; nil where there is none to read. Never waits.
  static func contents(of path: String) -> [UInt8]? {
    isNamedPipe(path) ? nil : FileManager.default.contents(atPath: path).map(Array.init)
  }

  /// Whether a file is there, and neither a folder nor a pipe nor a device.
  static func isPlain(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private static func isNamedPipe(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFIFO else { return false }
    // Pipes that lie in no folder are all of one file system, which has nothing else.
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return true }
    defer { for end in ends { close(end) } }
    var own = stat()
    return fstat(ends[0], &own) != 0 || own.st_dev != status.st_dev
  }
}
