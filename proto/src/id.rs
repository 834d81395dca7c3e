//! The text of ids: a UUID of version 7 in lower-case Crockford base32, so
//! that texts sort as the ids do. A prefix and an underscore stand before it
//! (`user_...`) except in a base URL.

/// Crockford's base32, five bits a letter.
pub(crate) const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Characters of an id after its prefix and underscore.
pub const SUFFIX_CHARS: usize = 26;

/// The letter of the lowest five bits.
pub(crate) fn letter(bits: u32) -> char {
    char::from(ALPHABET[(bits & 31) as usize])
}

pub fn suffix(uuid: u128) -> String {
    (0..SUFFIX_CHARS)
        .rev()
        .map(|place| letter((uuid >> (5 * place) & 31) as u32))
        .collect()
}

/// Reads what [`suffix`] wrote: each id has exactly one spelling.
pub fn parse_suffix(text: &str) -> Option<u128> {
    // 26 letters hold 130 bits: the first has only three.
    if text.len() != SUFFIX_CHARS || text.as_bytes()[0] > b'7' {
        return None;
    }
    text.bytes().try_fold(0, |bits, byte| {
        let digit = ALPHABET.iter().position(|letter| *letter == byte)?;
        Some(bits << 5 | digit as u128)
    })
}
