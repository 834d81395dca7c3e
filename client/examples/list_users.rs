//! Lists the users of a customer:
//! `list_users http://127.0.0.1:7071 rckey_... acme`

use rollcall_client::{Client, Selection};

#[tokio::main]
#[expect(clippy::print_stdout, reason = "an example talks to its reader")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, endpoint, api_key, organization] = arguments.as_slice() else {
        return Err("usage: list_users ENDPOINT API_KEY ORGANIZATION_EXTERNAL_ID".into());
    };
    let client = Client::connect(endpoint, api_key)?;
    let mut users = client.users(Selection::OrganizationExternalId(organization.clone()));
    while let Some(user) = users.next().await.map_err(|error| error.to_string())? {
        let access = if user.active {
            "has access"
        } else {
            "no access"
        };
        println!("{} {} {access}", user.id, user.email);
    }
    Ok(())
}
