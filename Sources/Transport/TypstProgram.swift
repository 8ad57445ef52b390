/// The typst that `make pdf` installs: a Python package in a folder of its own, called as another process.
///
/// It gets the template and the paper's values on its standard input, its fonts are those of the package, and it opens no file of anybody.
package struct TypstProgram: Sendable {
  /// Why there is no PDF.
  package enum Failure: Error, Hashable, Sendable {
    /// There is no Python, or the folder holds nothing that it can load.
    case isNotThere(folder: String)
    /// typst says no, in these words: a character without a form in its fonts, or a rule of PDF/UA or PDF/A.
    case refused(String)
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
      throw .isNotThere(folder: folder)
    }
    if child.wasKilled { throw .ended(signal: child.status - 128) }
    switch child.status {
    case 0 where child.output.starts(with: Array("%PDF-".utf8)): return child.output
    case 3, 126, 127: throw .isNotThere(folder: folder)
    default: throw .refused(String(decoding: child.errors, as: UTF8.self))
    }
  }
}
