import Glibc

extension Console {
  /// The streams of this process.
  static var process: Console {
    var size = winsize()
    let known = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return Console(
      inputIsTerminal: isatty(STDIN_FILENO) == 1,
      outputIsTerminal: isatty(STDOUT_FILENO) == 1,
      errorIsTerminal: isatty(STDERR_FILENO) == 1,
      columns: known ? Int(size.ws_col) : 80,
      writeOutput: { writeAll($0, to: STDOUT_FILENO) },
      writeError: { writeAll(Array($0.utf8), to: STDERR_FILENO) },
      readLine: { Swift.readLine(strippingNewline: true) },
      readInput: { readAll(from: STDIN_FILENO) })
  }
}

/// Writes every byte; a closed pipe ends it quietly, as `beraad list | head` should.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
  var written = 0
  bytes.withUnsafeBytes { buffer in
    while written < buffer.count {
      let count = write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      written += count
    }
  }
}

private func readAll(from descriptor: Int32) -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return bytes }
    bytes += buffer[..<count]
  }
}
