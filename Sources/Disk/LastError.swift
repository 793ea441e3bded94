import Foundation
import SystemPackage

/// The error number of the last call of C that failed on this thread.
var lastError: Errno { Errno(rawValue: errno) }
