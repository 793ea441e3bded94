/// Reads the texts that cells share. Runs of rich text are put together; what only tells the pronunciation is left out.
final class SharedStrings: XMLContent {
    private(set) var fault: WorkbookFault?
    private(set) var store = TextStore()
    private(set) var places: [TextStore.Place] = []
    private let limits: WorkbookLimits
    private let part: String
    private var current: [UInt8] = []
    private var isInText = false
    private var phoneticDepth = 0

    init(limits: WorkbookLimits, part: String) {
        (self.limits, self.part) = (limits, part)
    }

    func begin(_ element: XMLElement) {
        if element.isNamed("rPh") { phoneticDepth += 1 }
        isInText = phoneticDepth == 0 && element.isNamed("t")
    }

    func end(_ element: XMLElement) {
        isInText = false
        if element.isNamed("rPh") {
            phoneticDepth -= 1
        } else if element.isNamed("si") {
            guard places.count < limits.strings else { return fault = .tooManyCells(part) }
            places.append(store.add(EscapedText.occurs(in: current) ? EscapedText.undone(current) : current))
            current.removeAll(keepingCapacity: true)
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard isInText else { return }
        current.append(contentsOf: bytes)
        if current.count > SheetReader.longestText { fault = .tooMuchText(part) }
    }
}
