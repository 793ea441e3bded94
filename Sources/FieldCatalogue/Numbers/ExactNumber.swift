/// Calculates in whole numbers, so that no digit is lost or made up.
enum ExactNumber {
    /// The decimal text of a numeral times factors; nil when it is not finite, not whole where it must be, or too long.
    static func text(_ numeral: Numeral, _ factors: [Factor], isNegative: Bool, isWhole: Bool) -> String? {
        var value = numeral.digits
        var divisor = 1
        for _ in 0..<numeral.decimals { divisor *= 10 }
        for factor in factors {
            let (product, overflow) = value.multipliedReportingOverflow(by: factor.numerator)
            let (quotient, tooSmall) = divisor.multipliedReportingOverflow(by: factor.denominator)
            guard !overflow, !tooSmall else { return nil }
            (value, divisor) = (product, quotient)
        }
        let whole = value / divisor
        var rest = value % divisor
        var decimals = ""
        while rest != 0, decimals.utf8.count < 15 {
            let (next, overflow) = rest.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            decimals += "\(next / divisor)"
            rest = next % divisor
        }
        guard rest == 0, decimals.isEmpty || !isWhole else { return nil }
        let text = decimals.isEmpty ? "\(whole)" : "\(whole).\(decimals)"
        guard text.utf8.count <= 16, whole <= 9_007_199_254_740_991 else { return nil }
        return isNegative && value != 0 ? "-" + text : text
    }
}
