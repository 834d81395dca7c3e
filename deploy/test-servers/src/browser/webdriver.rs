//! One WebDriver session: JSON over HTTP, one request a connection.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};

use serde_json::Value;

#[derive(Debug)]
pub(super) struct WebDriver {
    port: u16,
    session: String,
}

impl WebDriver {
    pub(super) fn open(port: u16, capabilities: &Value) -> Self {
        let made = send(port, "POST", "/session", capabilities);
        let made = made.unwrap_or_else(|error| panic!("no browser: {error}"));
        let session = made["sessionId"].as_str().expect("a session");
        Self {
            port,
            session: session.to_owned(),
        }
    }

    pub(super) fn get(&self, path: &str) -> Value {
        let got = send(self.port, "GET", &self.path(path), &Value::Null);
        got.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub(super) fn post(&self, path: &str, body: &Value) -> Value {
        let done = self.try_post(path, body);
        done.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub(super) fn try_post(&self, path: &str, body: &Value) -> Result<Value, String> {
        send(self.port, "POST", &self.path(path), body)
    }

    /// Ends the browser.
    pub(super) fn close(&self) -> Result<Value, String> {
        let path = format!("/session/{}", self.session);
        send(self.port, "DELETE", &path, &Value::Null)
    }

    fn path(&self, path: &str) -> String {
        format!("/session/{}/{path}", self.session)
    }
}

/// The `value` that is answered, or its error in words.
fn send(port: u16, method: &str, path: &str, body: &Value) -> Result<Value, String> {
    let answer = exchange(port, method, path, body).map_err(|error| error.to_string())?;
    let mut answer: Value = serde_json::from_slice(&answer).map_err(|error| error.to_string())?;
    let value = answer["value"].take();
    if value.get("error").is_some_and(Value::is_string) && value.get("stacktrace").is_some() {
        return Err(format!("{}: {}", value["error"], value["message"]));
    }
    Ok(value)
}

fn exchange(port: u16, method: &str, path: &str, body: &Value) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_nodelay(true)?;
    let body = if body.is_null() {
        String::new()
    } else {
        body.to_string()
    };
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes())?;
    let mut answer = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        answer.read_line(&mut line)?;
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or_default();
        }
    }
    let mut content = vec![0; length];
    answer.read_exact(&mut content)?;
    Ok(content)
}
