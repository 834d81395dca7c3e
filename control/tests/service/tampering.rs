//! What is not a token but was one.

/// `{"alg":"none"}`, `{"alg":"None","kid":"own"}` and
/// `{"alg":"none","typ":"at+jwt"}`
const UNSIGNED: [&str; 3] = [
    "eyJhbGciOiJub25lIn0",
    "eyJhbGciOiJOb25lIiwia2lkIjoib3duIn0",
    "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0",
];
const BASE64URL: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A JSON Web Token cut short, made longer, signed by nobody, and changed in its
/// last letter, of which four bits are no part of an Ed25519 signature and must
/// be zero all the same.
pub(crate) fn tampered(token: &str) -> Vec<String> {
    let (signed, signature) = token.rsplit_once('.').expect("three parts");
    let (_, payload) = signed.split_once('.').expect("three parts");
    let mut tampered = vec![
        format!("{signed}."),
        signed.to_owned(),
        payload.to_owned(),
        format!("{token}="),
        format!("{token}."),
        format!("{token}A"),
        format!("{token} "),
        format!("{token}.{signature}"),
        token.to_uppercase(),
        "x".repeat(9_000),
        ".".repeat(100),
        "..".to_owned(),
    ];
    for header in UNSIGNED {
        tampered.push(format!("{header}.{payload}."));
        tampered.push(format!("{header}.{payload}.{signature}"));
    }
    let prefixes = (0..token.len()).step_by(7);
    tampered.extend(prefixes.map(|end| token[..end].to_owned()));
    let (rest, last) = token.split_at(token.len() - 1);
    let others = BASE64URL
        .chars()
        .filter(|letter| letter.to_string() != last);
    tampered.extend(others.map(|letter| format!("{rest}{letter}")));
    tampered
}
