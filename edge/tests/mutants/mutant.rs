//! What can become of a token on its way, by mistake or on purpose.

use rollcall_proto::credential::{Credential, Kind, SECRET_BYTES};

use crate::KEY_ID;

/// Headers of a request that do not present the token.
pub(crate) struct Mutant {
    pub(crate) head: Vec<u8>,
    /// Whether they hold an end of a line where no header ends.
    pub(crate) is_split: bool,
}

/// Letters that look like those of a token.
const HOMOGLYPHS: [(char, char); 8] = [
    ('c', 'с'),
    ('s', 'ѕ'),
    ('r', 'г'),
    ('_', '＿'),
    ('0', 'O'),
    ('1', 'l'),
    ('i', 'і'),
    ('m', 'ｍ'),
];

/// What a text can be padded with.
const PADS: [&[u8]; 10] = [
    b"=",
    b"==",
    b"0",
    b"_",
    b"\"",
    b"'",
    b"\0",
    b",",
    b";",
    b"\xc2\xa0",
];

const BLANKS: [&[u8]; 6] = [b" ", b"\t", b"\x0b", b"\xc2\xa0", b"\xe2\x80\x8b", b"  "];

impl Mutant {
    pub(crate) fn new(random: &mut Random, token: &str) -> Self {
        let bytes = token.as_bytes();
        let place = random.below(bytes.len());
        let (before, behind) = bytes.split_at(place);
        let text = match random.below(14) {
            0 => before.to_vec(),
            1 => bytes[place + 1..].to_vec(),
            2 => flipped(random, bytes),
            3 => cased(random, token),
            // Not at an end, where a blank is none of the value's.
            4 => {
                let inside = 1 + random.below(bytes.len() - 1);
                joined(&bytes[..inside], random.choice(&BLANKS), &bytes[inside..])
            }
            5 => return Self::twice(random, token),
            6 => Credential::compose(other_kind(random), KEY_ID, &[7; SECRET_BYTES])
                .expose()
                .as_bytes()
                .to_vec(),
            7 => homoglyph(random, token),
            8 if random.below(2) == 0 => joined(bytes, random.choice(&PADS), b""),
            8 => joined(b"", random.choice(&PADS), bytes),
            9 => return Self::split(random, before, behind),
            10 => percent(random, bytes),
            11 => joined(&before[..place.saturating_sub(1)], b"", behind),
            12 => swapped(bytes, place),
            _ => return Self::in_another_way(random, token),
        };
        // A text without a scheme is a token too.
        let scheme = random.choice(&["Bearer ", "bearer ", ""]);
        let text = if text == bytes { before.to_vec() } else { text };
        Self {
            head: header(&joined(scheme.as_bytes(), b"", &text)),
            is_split: false,
        }
    }

    /// The token beside itself or beside another, in two headers or in one.
    fn twice(random: &mut Random, token: &str) -> Self {
        let good = format!("authorization: Bearer {token}\r\n");
        let other = "authorization: Bearer x\r\n";
        let head = match random.below(5) {
            0 => format!("{good}{good}"),
            1 => format!("{good}{other}"),
            2 => format!("{other}{good}"),
            3 => format!("authorization: Bearer {token}, Bearer {token}\r\n"),
            _ => format!("authorization: Bearer {token} {token}\r\n"),
        };
        Self {
            head: head.into_bytes(),
            is_split: false,
        }
    }

    /// An end of a line inside.
    fn split(random: &mut Random, before: &[u8], behind: &[u8]) -> Self {
        let ends: [&[u8]; 6] = [b"\r\n ", b"\r\n\t", b"\r\n", b"\n", b"\r", b"\r\n\r\n"];
        let text = joined(before, random.choice(&ends), behind);
        Self {
            head: header(&joined(b"Bearer ", b"", &text)),
            is_split: true,
        }
    }

    /// The exact token, but not as a bearer token.
    fn in_another_way(random: &mut Random, token: &str) -> Self {
        let names = [
            "proxy-authorization",
            "x-api-key",
            "cookie",
            "authorisation",
            "token",
        ];
        let schemes = [
            "Basic",
            "Token",
            "Bearer:",
            "Bearer=",
            "Digest",
            "OAuth",
            "\"Bearer\"",
        ];
        let head = if random.below(2) == 0 {
            format!("{}: Bearer {token}\r\n", random.choice(&names))
        } else {
            format!("authorization: {} {token}\r\n", random.choice(&schemes))
        };
        Self {
            head: head.into_bytes(),
            is_split: false,
        }
    }
}

fn header(value: &[u8]) -> Vec<u8> {
    joined(b"authorization: ", value, b"\r\n")
}

fn joined(before: &[u8], between: &[u8], behind: &[u8]) -> Vec<u8> {
    [before, between, behind].concat()
}

/// One to three bits are others.
fn flipped(random: &mut Random, bytes: &[u8]) -> Vec<u8> {
    let mut text = bytes.to_vec();
    for _ in 0..=random.below(3) {
        let place = random.below(text.len());
        text[place] ^= 1 << random.below(8);
    }
    text
}

/// Some letters, or all, are capitals.
fn cased(random: &mut Random, token: &str) -> Vec<u8> {
    let mut text = token.as_bytes().to_vec();
    let share = 1 + random.below(4);
    for byte in &mut text {
        if random.below(share) == 0 {
            byte.make_ascii_uppercase();
        }
    }
    text
}

fn other_kind(random: &mut Random) -> Kind {
    let others: Vec<_> = Kind::ALL
        .into_iter()
        .filter(|kind| *kind != Kind::Scim)
        .collect();
    random.choice(&others)
}

fn homoglyph(random: &mut Random, token: &str) -> Vec<u8> {
    let (letter, other) = random.choice(&HOMOGLYPHS);
    let mut other_buffer = [0; 4];
    let other = &*other.encode_utf8(&mut other_buffer);
    token
        .replacen(letter, other, 1 + random.below(3))
        .into_bytes()
}

/// Some bytes, or all, as a URL would have them.
fn percent(random: &mut Random, bytes: &[u8]) -> Vec<u8> {
    let share = 1 + random.below(20);
    let mut text = Vec::new();
    for byte in bytes {
        if random.below(share) == 0 {
            text.extend(format!("%{byte:02x}").into_bytes());
        } else {
            text.push(*byte);
        }
    }
    text
}

/// Two neighbours have changed places.
fn swapped(bytes: &[u8], place: usize) -> Vec<u8> {
    let mut text = bytes.to_vec();
    let other = (place + 1) % text.len();
    text.swap(place, other);
    text
}

/// Numbers that look random and follow from a seed: splitmix64.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// At least 0, less than `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        usize::try_from(bits % end as u64).expect("less than a number of that kind")
    }

    pub(crate) fn choice<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}
