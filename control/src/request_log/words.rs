//! The catalogue of reasons in words: what is so, and what to do about it. Neither
//! holds anything of a person.

use rollcall_proto::management::v1::RequestReason as Reason;

use super::provider::Provider;

/// A sentence that stands by itself, and advice, which is empty where nothing is
/// to be done.
pub fn words(reason: Reason) -> (&'static str, &'static str) {
    match reason {
        Reason::Unspecified | Reason::Done => ("The request was done.", ""),
        Reason::NoChange => ("There was nothing to change.", ""),
        Reason::MembersParked => (
            "Members that are not provisioned yet are parked.",
            "Assign these people to the application as well as to the group that is pushed.",
        ),
        Reason::DoneInPart => (
            "Some operations of the request failed.",
            "The answer tells what was wrong with each of them.",
        ),
        Reason::DirectoryDisabled => (
            "The directory is disabled.",
            "Enable the directory again, or end provisioning in the identity provider.",
        ),
        Reason::DirectoryDeleted => (
            "The directory was deleted.",
            "Restore the directory, or paste base URL and token of another one.",
        ),
        Reason::DeactivationsHeld => (
            "Too many people were deactivated at once, and further ones are held.",
            "Release the deactivations if they are meant; otherwise assign these people to the \
             application again.",
        ),
        Reason::Unavailable => (
            "The service was not available for a moment.",
            "Nothing is to be done: the identity provider tries again.",
        ),
        Reason::Internal => (
            "The request failed inside the service.",
            "Send the id of this request to whoever runs the service.",
        ),
        reason => of_credential(reason)
            .or_else(|| of_resource(reason))
            .unwrap_or_else(|| of_request(reason)),
    }
}

/// The same advice in the words of one identity provider, where it has its own.
pub(super) fn advice(reason: Reason, provider: Provider) -> &'static str {
    match (provider, reason) {
        (Provider::Okta, Reason::TokenMalformed) => {
            "In Okta, Provisioning → Integration, paste the token again: it was cut off."
        }
        (Provider::Okta, Reason::TokenMissing | Reason::TokenScheme) => {
            "In Okta, Provisioning → Integration, choose HTTP Header as authentication mode and \
             paste the token."
        }
        (Provider::Okta, Reason::TokenUnknown | Reason::TokenExpired | Reason::TokenRevoked) => {
            "In Okta, Provisioning → Integration, paste a new token of this directory."
        }
        (Provider::Okta, Reason::MembersParked) => {
            "Assign the person to the application in Okta as well as to the pushed group."
        }
        (Provider::Okta, Reason::UserNotFound) => {
            "In Okta, Assignments, remove the person from the application and assign them again."
        }
        (Provider::Okta, Reason::GroupNotFound | Reason::GroupNameTaken) => {
            "In Okta, Push Groups, unlink the group and push it again, linked to the group that \
             is there if there is one."
        }
        (Provider::Okta, Reason::UserNameMissing | Reason::DomainNotAllowed) => {
            "In Okta, Sign On, choose Email as the application's username format; or add the \
             domain to the organization."
        }
        (
            Provider::EntraId,
            Reason::TokenMissing
            | Reason::TokenMalformed
            | Reason::TokenUnknown
            | Reason::TokenExpired
            | Reason::TokenRevoked,
        ) => {
            "In Entra ID, Provisioning → Admin Credentials, paste a token of this directory as \
             Secret Token."
        }
        (Provider::EntraId, Reason::MembersParked) => {
            "Assign the person to the enterprise application in Entra ID as well as to the group."
        }
        (Provider::EntraId, Reason::UserNameMissing | Reason::DomainNotAllowed) => {
            "In Entra ID, Provisioning → Mappings, map userPrincipalName or mail to userName; or \
             add the domain to the organization."
        }
        _ => words(reason).1,
    }
}

fn of_credential(reason: Reason) -> Option<(&'static str, &'static str)> {
    Some(match reason {
        Reason::TokenMissing => (
            "The request had no token.",
            "Paste the token into the provisioning settings of the identity provider; where it \
             asks for a header, that is Authorization, with Bearer before the token.",
        ),
        Reason::TokenScheme => (
            "The Authorization header has another scheme than Bearer.",
            "Choose a bearer token as the way to authenticate, not a name and password.",
        ),
        Reason::TokenMalformed => (
            "The token is cut off, mistyped, or none of ours.",
            "Paste the token again, the whole of it, from rcscim_ to its last character.",
        ),
        Reason::TokenOfAnotherKind => (
            "The credential is no SCIM token but another one of ours, such as an API key.",
            "Paste the directory's SCIM token, which begins with rcscim_, and revoke the other \
             credential: it was shown to the identity provider.",
        ),
        Reason::TokenUnknown => (
            "The token is not known.",
            "Create a new token of this directory and paste it.",
        ),
        Reason::TokenOfAnotherDirectory => (
            "The token is that of another directory.",
            "Paste base URL and token of the same directory.",
        ),
        Reason::TokenExpired => (
            "The token has expired.",
            "Create a new token of this directory and paste it; where the identity provider \
             uses OAuth, it gets a new access token by itself.",
        ),
        Reason::TokenRevoked => (
            "The token was revoked.",
            "Create a new token of this directory and paste it.",
        ),
        Reason::ClientInvalid => (
            "The id or the secret of the OAuth client is wrong.",
            "Paste the client's id and secret again, or create a new client of this directory.",
        ),
        Reason::TokenTwice => (
            "The request had more than one Authorization header.",
            "Let the identity provider, or the proxy behind it, send one Authorization header.",
        ),
        _ => return None,
    })
}

fn of_resource(reason: Reason) -> Option<(&'static str, &'static str)> {
    Some(match reason {
        Reason::UserNotFound => (
            "There is no such user.",
            "Unassign the person from the application in the identity provider, and assign them \
             again.",
        ),
        Reason::GroupNotFound => (
            "There is no such group.",
            "End the push of the group in the identity provider, and push it again.",
        ),
        Reason::UserNameTaken => (
            "Another user of this directory has this userName.",
            "Let the identity provider match people by userName, or give one of the two another \
             userName.",
        ),
        Reason::GroupNameTaken => (
            "Another group of this directory has this displayName.",
            "Link the pushed group to the group that is there, or rename one of the two.",
        ),
        Reason::DomainNotAllowed => (
            "An address is outside the organization's domains.",
            "Map userName and emails to an address of these domains, or add the domain to the \
             organization.",
        ),
        Reason::VersionMismatch => (
            "The resource was changed since it was read.",
            "Nothing is to be done: the identity provider reads it again.",
        ),
        Reason::CircleFailed => (
            "Another operation failed that this one refers to, and that refers to this one.",
            "Mend what is wrong with the other operations.",
        ),
        _ => return None,
    })
}

fn of_request(reason: Reason) -> (&'static str, &'static str) {
    match reason {
        Reason::NotJson => (
            "The body is not JSON.",
            "Mend the template of the request in the identity provider.",
        ),
        Reason::MediaType => (
            "The body is of another type than SCIM's.",
            "Let the identity provider send application/scim+json, in UTF-8 and not compressed.",
        ),
        Reason::UserNameMissing => (
            "The user has no userName.",
            "Map something that everyone has, such as the email address, to userName.",
        ),
        Reason::InvalidValue => (
            "A value does not fit its attribute.",
            "Mend the mapping of that attribute in the identity provider.",
        ),
        Reason::InvalidFilter => (
            "The filter cannot be understood.",
            "Let the identity provider match people by userName, externalId or emails.",
        ),
        Reason::InvalidPath => (
            "The path of a patch operation cannot be understood.",
            "Map the attribute to one that SCIM knows.",
        ),
        Reason::NoTarget => (
            "The path of a patch operation selects nothing.",
            "Map the attribute to an element that is there, such as the address of type work.",
        ),
        Reason::ReadOnly => (
            "An attribute was to be changed that cannot be.",
            "Take the attribute out of the mapping in the identity provider.",
        ),
        Reason::TooLarge => (
            "The request is too large.",
            "Let the identity provider send fewer members or attributes at once.",
        ),
        Reason::WrongUrl => (
            "There is nothing at this URL.",
            "Paste the base URL as it is shown, with nothing behind it: the identity provider \
             adds /Users and /Groups by itself.",
        ),
        Reason::WrongMethod => (
            "The URL does not take this method.",
            "Paste the base URL as it is shown, with nothing behind it.",
        ),
        Reason::WrongVersion => (
            "The URL is of another version than SCIM 2.0.",
            "Choose SCIM 2.0 in the identity provider, and paste the base URL as it is shown.",
        ),
        Reason::Cursor => (
            "The cursor is not one of this list.",
            "Nothing is to be done: the identity provider begins the list again.",
        ),
        Reason::Timeout => (
            "The body took too long to arrive.",
            "Look for a slow proxy before the service.",
        ),
        _ => (
            "The request is not what SCIM provides for.",
            "Send the id of this request to whoever runs the service.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every number up to beyond the last reason.
    fn reasons() -> impl Iterator<Item = Reason> {
        (0..200).filter_map(|number| Reason::try_from(number).ok())
    }

    #[test]
    fn every_reason_has_words_of_its_own() {
        let mut sentences = std::collections::HashSet::new();
        for reason in reasons().filter(|reason| *reason != Reason::Unspecified) {
            let (sentence, advice) = words(reason);
            assert!(sentences.insert(sentence), "{reason:?}: {sentence}");
            assert!(sentence.ends_with('.'), "{sentence}");
            let is_well = matches!(reason, Reason::Done | Reason::NoChange);
            assert_eq!(advice.is_empty(), is_well, "{reason:?}");
            assert!(is_well || advice.ends_with('.'), "{advice}");
        }
    }

    #[test]
    fn providers_have_the_advice_of_all_or_their_own() {
        for reason in reasons() {
            assert_eq!(advice(reason, Provider::Ping), words(reason).1);
        }
        assert!(advice(Reason::TokenMissing, Provider::Okta).contains("In Okta"));
        assert!(advice(Reason::TokenMissing, Provider::EntraId).contains("In Entra ID"));
    }
}
