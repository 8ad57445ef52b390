import FuzzTargets
import Glibc

/// What BERAAD_FUZZ names.
private let target: FuzzTarget = {
  guard let name = getenv("BERAAD_FUZZ"), let target = FuzzTarget(rawValue: String(cString: name)) else {
    fatalError("BERAAD_FUZZ names one of: \(FuzzTarget.allCases.map(\.rawValue).joined(separator: " "))")
  }
  return target
}()

/// What libFuzzer calls with each input; its own `main` takes the place of the one below.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  target.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

@main enum FuzzProgram {
  static func main() {
    print("Built without libFuzzer: see tools/fuzz.")
  }
}
