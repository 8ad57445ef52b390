import Glibc
package import Languages

/// The typst that `make pdf` installs: a Python package in a folder of its own, called as another process.
///
/// It gets the template and the paper's values on its standard input, its fonts are those of the package, and it opens no file of anybody.
package struct TypstProgram: Sendable {
  /// Why there is no PDF.
  package enum Failure: Error, Hashable, Sendable {
    /// No folder has it.
    case isNotThere(folder: String)
    /// There is no Python to run it.
    case hasNoPython
    /// Python cannot load what is in the folder, and says why.
    case doesNotLoad(folder: String, String)
    /// This machine gives it no room, or no process, for the reason that the system names.
    case cannotRun(String)
    /// typst says no, in these words: a rule of PDF/UA or PDF/A that the paper breaks.
    case refused(String)
    /// It went wrong by itself, in these words, and the paper has no part in it.
    case failed(Localized)
    /// Something ended it: it took too long, or too much.
    case ended(signal: Int32)
  }

  /// The release that is installed: another one makes other bytes.
  package static let version = "0.15.0"

  private let folder: String
  private let environment: [String: String]

  /// - Parameter folder: that with the Python package in it.
  package init(folder: String, environment: [String: String]) {
    self.folder = folder
    // Nothing of the user's own Python.
    self.environment = ["PATH": environment["PATH"] ?? "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
  }

  /// What Python says of an error stands at the end.
  private static func lastLine(of words: String) -> Localized {
    words.split(whereSeparator: \.isNewline).last.map { Localized(verbatim: String($0)) }
      ?? Localized(en: "it said nothing", nl: "het zei niets")
  }

  /// A PDF may be that long.
  private static let mostBytes = 1 << 28

  /// Makes the PDF.
  ///
  /// - Parameter job: the template, the values and the day, as JSON.
  package func pdf(of job: [UInt8]) throws(Failure) -> [UInt8] {
    let child: ChildProcess
    do {
      child = try ChildProcess(
        ["python3", "-I", "-S", "-c", String(decoding: PackageResources.typst_py, as: UTF8.self), folder],
        environment: environment, input: job, limit: Self.mostBytes)
    } catch {
      throw .cannotRun(String(cString: strerror(error.code)))
    }
    if child.wasKilled { throw .ended(signal: child.status - 128) }
    let words = String(decoding: child.errors, as: UTF8.self)
    switch child.status {
    case 0 where child.output.starts(with: Array("%PDF-".utf8)): return child.output
    case 0: throw .failed(Localized(en: "what it made is no PDF", nl: "wat het maakte, is geen PDF"))
    case 3: throw .doesNotLoad(folder: folder, words)
    case 4: throw .refused(words)
    case 126, 127: throw .hasNoPython
    default: throw .failed(Self.lastLine(of: words))
    }
  }
}
