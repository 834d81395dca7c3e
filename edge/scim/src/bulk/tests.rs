use super::*;

const BASE: &str = "https://x.example/scim/v2/d";

fn read(body: &Value) -> Result<BulkRequest, ScimError> {
    let body = body.as_object().expect("an object").clone();
    read_bulk(body, BASE)
}

fn read_one(operation: &Value) -> Operation {
    let request = read(&json!({"Operations": [operation]})).expect("a request");
    request.operations.into_iter().next().expect("one")
}

#[test]
fn envelopes() {
    let delete = json!({"method": "DELETE", "path": "/Users/u"});
    let check = |body: Value, fail_on_errors: Option<u32>, operations: usize| {
        let request = read(&body).expect("valid");
        assert_eq!(request.fail_on_errors, fail_on_errors, "{body}");
        assert_eq!(request.operations.len(), operations, "{body}");
    };
    check(json!({"Operations": [delete]}), None, 1);
    check(
        json!({"schemas": [BULK_REQUEST_URN], "failOnErrors": 2, "Operations": [delete, delete]}),
        Some(2),
        2,
    );
    check(
        json!({"SCHEMAS": [BULK_REQUEST_URN.to_uppercase()], "FAILONERRORS": null, "operations": [7]}),
        None,
        1,
    );
    check(
        json!({"failOnErrors": u64::MAX, "Operations": vec![&delete; OPERATIONS_MAX]}),
        Some(u32::MAX),
        OPERATIONS_MAX,
    );
}

#[test]
fn refused_envelopes() {
    let delete = json!({"method": "DELETE", "path": "/Users/u"});
    let check = |body: Value, status: u16, scim_type: Option<ScimType>| {
        let error = read(&body).expect_err("refused");
        assert_eq!(
            (error.status, error.scim_type),
            (status, scim_type),
            "{body}"
        );
    };
    let (syntax, value) = (ScimType::InvalidSyntax, ScimType::InvalidValue);
    for operations in [
        json!(null),
        json!([]),
        json!({}),
        json!("x"),
        delete.clone(),
    ] {
        check(json!({ "Operations": operations }), 400, Some(syntax));
    }
    check(json!({}), 400, Some(syntax));
    check(
        json!({"Operations": [delete], "operations": [delete]}),
        400,
        Some(syntax),
    );
    for count in [
        json!(0),
        json!(-1),
        json!(1.5),
        json!("1"),
        json!(true),
        json!([1]),
    ] {
        check(
            json!({"failOnErrors": count, "Operations": [delete]}),
            400,
            Some(value),
        );
    }
    for schemas in [json!([]), json!([BULK_RESPONSE_URN]), json!("x")] {
        check(
            json!({"schemas": schemas, "Operations": [delete]}),
            400,
            Some(value),
        );
    }
    check(
        json!({"Operations": vec![&delete; OPERATIONS_MAX + 1]}),
        413,
        None,
    );
}

#[test]
fn operations() {
    let check = |operation: Value, expect: Content| {
        assert_eq!(read_one(&operation).content, Ok(expect), "{operation}");
    };
    let content = |method, path: &str, versions: Option<&[i64]>, data: Value| Content {
        method,
        path: path.to_owned(),
        versions: versions.map(<[i64]>::to_vec),
        data: data.as_object().cloned().expect("an object"),
    };
    let nothing = json!({});
    let user = json!({"userName": "a"});
    check(
        json!({"method": "POST", "bulkId": "1", "path": "/Users", "data": user, "version": 7}),
        content(Method::Post, "Users", None, user.clone()),
    );
    check(
        json!({"Method": "put", "PATH": "Users/u", "Version": "W/\"3\"", "DATA": user}),
        content(Method::Put, "Users/u", Some(&[3]), user.clone()),
    );
    check(
        json!({"method": "DELETE", "path": format!("{BASE}/Groups/g"), "data": 7, "bulkId": null}),
        content(Method::Delete, "Groups/g", None, nothing.clone()),
    );
    check(
        json!({"method": "DELETE", "path": "Users/u", "version": "*"}),
        content(Method::Delete, "Users/u", None, nothing.clone()),
    );
    check(
        json!({"method": "DELETE", "path": "/Users/u", "version": "\"of another server\""}),
        content(Method::Delete, "Users/u", Some(&[]), nothing.clone()),
    );
    check(
        json!({"method": "DELETE", "path": "https://elsewhere.example/Users/u", "version": null}),
        content(
            Method::Delete,
            "https://elsewhere.example/Users/u",
            None,
            nothing,
        ),
    );
    let patch = json!({"op": "remove", "path": "nickName"});
    for data in [json!({"Operations": [patch]}), json!([patch])] {
        check(
            json!({"method": "PATCH", "path": "/Users/u", "data": data}),
            content(
                Method::Patch,
                "Users/u",
                None,
                json!({"Operations": [patch]}),
            ),
        );
    }
}

#[test]
fn refused_operations() {
    let check = |operation: Value, status: u16, scim_type: Option<ScimType>| {
        let error = read_one(&operation).content.expect_err("refused");
        assert_eq!(
            (error.status, error.scim_type),
            (status, scim_type),
            "{operation}"
        );
        assert!(!error.detail.contains("secret"), "{}", error.detail);
    };
    let (syntax, value) = (Some(ScimType::InvalidSyntax), Some(ScimType::InvalidValue));
    for operation in [
        json!(null),
        json!("secret"),
        json!({}),
        json!({"method": 7, "path": "/Users"}),
        json!({"method": "PUT", "Method": "PUT", "path": "/Users/u", "data": {}}),
        json!({"method": "DELETE"}),
        json!({"method": "DELETE", "path": ["secret"]}),
        json!({"method": "POST", "path": "/Users", "data": {}}),
        json!({"method": "POST", "bulkId": "1", "path": "/Users"}),
        json!({"method": "PUT", "path": "/Users/u", "data": null}),
        json!({"method": "PUT", "path": "/Users/u", "data": [{"secret": 1}]}),
        json!({"method": "PATCH", "path": "/Users/u", "data": "secret"}),
    ] {
        check(operation, 400, syntax);
    }
    for operation in [
        json!({"method": "POST", "bulkId": "", "path": "/Users", "data": {}}),
        json!({"method": "POST", "bulkId": 1, "path": "/Users", "data": {}}),
        json!({"method": "DELETE", "path": "/Users/u", "version": "secret"}),
        json!({"method": "DELETE", "path": "/Users/u", "version": 3}),
    ] {
        check(operation, 400, value);
    }
    for method in ["GET", "HEAD", "secret", ""] {
        check(json!({"method": method, "path": "/Users/u"}), 405, None);
    }
}

#[test]
fn names_of_operations() {
    let post = |bulk_id: &str| json!({"method": "post", "bulkId": bulk_id, "path": "Users"});
    let put = json!({"method": "PUT", "bulkId": "a", "path": "Users/u"});
    let request = read(&json!({"Operations": [post("a"), post("A"), post("a"), put, {}]}));
    let named: Vec<_> = request
        .expect("valid")
        .operations
        .into_iter()
        .map(|operation| (operation.method, operation.bulk_id, operation.is_referable))
        .collect();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        named,
        [
            (text("POST"), text("a"), true),
            (text("POST"), text("A"), true),
            (text("POST"), text("a"), false),
            (text("PUT"), text("a"), false),
            (None, None, false),
        ]
    );
}

#[test]
fn responses() {
    let done = Outcome {
        method: Some("POST".to_owned()),
        bulk_id: Some("a".to_owned()),
        location: Some(format!("{BASE}/Users/u")),
        version: Some(Tag {
            version: 1,
            derived: None,
        }),
        status: Ok(201),
    };
    let error = ScimError::invalid(ScimType::InvalidSyntax, "Odd.");
    let failed = Outcome {
        method: None,
        bulk_id: None,
        location: None,
        version: None,
        status: Err(error.clone()),
    };
    let expect = json!({
        "schemas": [BULK_RESPONSE_URN],
        "Operations": [
            {
                "method": "POST", "bulkId": "a", "status": "201", "version": "W/\"1\"",
                "location": format!("{BASE}/Users/u"),
            },
            {"status": "400", "response": error.to_json()},
        ],
    });
    assert_eq!(bulk_response(vec![done, failed]), expect);
}
