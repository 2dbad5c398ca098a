//! Numbers as they are printed.

/// A number in as few digits as it has, with a true minus sign.
pub fn number(value: f64) -> String {
    signed(&value.to_string())
}

/// The same with so many decimals.
pub fn fixed(value: f64, decimals: usize) -> String {
    signed(&format!("{value:.decimals$}"))
}

/// Numbers that are read together, with as many decimals as the most exact of them.
pub fn alike<const N: usize>(values: [f64; N]) -> [String; N] {
    let decimals = |it: f64| it.to_string().split_once('.').map_or(0, |(_, digits)| digits.len());
    let most = values.map(decimals).into_iter().max().unwrap_or(0);
    values.map(|it| fixed(it, most))
}

/// What has no digit but 0 has no sign.
fn signed(text: &str) -> String {
    match text.strip_prefix('-') {
        Some(rest) if rest.contains(|c| matches!(c, '1'..='9')) => format!("−{rest}"),
        Some(rest) => rest.to_owned(),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_a_true_minus_sign_and_zero_has_none() {
        assert_eq!([-0.4, -0.0, 0.0, 12.0].map(number), ["−0.4", "0", "0", "12"]);
        assert_eq!([-0.4, -0.004, -0.0, 1.0].map(|it| fixed(it, 2)), ["−0.40", "0.00", "0.00", "1.00"]);
        assert_eq!(alike([-0.4, -0.8, -0.01]), ["−0.40", "−0.80", "−0.01"]);
        assert_eq!(alike([540.0, 60.0]), ["540", "60"]);
    }
}
