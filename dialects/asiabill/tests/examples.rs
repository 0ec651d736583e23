//! The examples of docs/server in every language whose program is on this machine: each must sign
//! and check the gateway's golden vectors as the crate does.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says what it left out"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

/// What each example must print: four signatures, then what it says of a webhook that is young,
/// old, changed and of another version, and of a way back that is whole and changed.
const EXPECTED: [&str; 10] = [
    "e29ebc933e5f820b3f1e41824848035131e0b73d887fac0b54d955a1ec9278c6",
    "8a00b397c2f2ca07adb8c5901890c5b7d8e61489ac658804b3b82e7d47affab4",
    "6bf5134ec271bff6d5cb203c99419b4c24aafa5e243f1720f88aac981edd5ffb",
    "fdbe08aaf79da862dd627f7e4e2cf3d6b2f9871c5168edcc7fd206355b8e239e",
    "true",
    "false",
    "false",
    "false",
    "true",
    "false",
];

const CHARGE: &str = r#"{"callbackUrl":"http:\/\/shop\/cb","customerPaymentMethodId":"pm_1","orderAmount":"7.00","orderCurrency":"USD","orderNo":"o1","isMobile":0,"tokenType":""}"#;

const REPORT: &str = r#"{"data":{"transactionType":"Sale","orderAmount":"63.65","orderNo":"N1","tradeNo":"2022051811043674149462","orderCurrency":"EUR","orderInfo":"Transaction Approved","orderStatus":"success","remark":"TEST"},"type":"transaction.success"}"#;

fn request(path: &Value, query: &Value, body: &str) -> Value {
    json!({
        "gatewayNo": "12246002", "signkey": "12H4567r",
        "id": "68E79DD3-5C5A-09F1-7C81-6AD56019B798", "time": 1_795_189_030_141_i64,
        "path": path, "query": query, "body": body,
    })
}

fn vectors() -> Value {
    let empty = json!({});
    json!({
        "requests": [
            request(&empty, &empty, ""),
            request(&json!({
                "customerPaymentMethodId": "pm_1420997693836820480",
                "customerId": "cus_1420997690607206400",
            }), &empty, ""),
            request(&empty, &json!({
                "tradeNo": "2022", "startTime": "2022-03-26T00:00:00", "endTime": "2022-03-26T23:59:59",
            }), ""),
            request(&empty, &empty, CHARGE),
        ],
        "webhook": {
            "gatewayNo": "12261003", "signkey": "12345678", "now": 1_651_888_520_999_i64, "body": REPORT,
            "headers": {
                "request-id": "id1", "request-time": "1651888520935", "version": "V2022-03",
                "sign-info": "CA0086FE4925710857E5268165CB8BF52289143CEAAB0E963FC36A19B077FE41",
            },
        },
        "returned": {
            "gatewayNo": "12261003", "signkey": "12345678",
            "query": {
                "ours": "kept", "code": "0000", "gatewayNo": "12261003", "maskCardNo": "400000***3155",
                "merNo": "12261", "message": "Success", "orderAmount": "358.70", "orderCurrency": "EUR",
                "orderInfo": "Transaction Approved", "orderNo": "NEW_API1474187659537",
                "orderStatus": "success", "tradeNo": "2022041810092544882449",
                "signInfo": "B6F455BBFEB9338D8E2E75E08E0545F3C9AA1A009AACBA0585FEF3827FE34D22",
            },
        },
    })
}

/// The same, one text to a line, for a language without JSON.
fn lines(vectors: &Value) -> String {
    let mut out = Vec::new();
    let text = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    let pairs = |out: &mut Vec<String>, value: &Value| {
        let pairs = value.as_object().expect("pairs");
        out.push(pairs.len().to_string());
        for (name, value) in pairs {
            out.extend([name.clone(), text(value)]);
        }
    };
    let requests = vectors["requests"].as_array().expect("requests");
    out.push(requests.len().to_string());
    for it in requests {
        out.extend(["gatewayNo", "signkey", "id", "time"].map(|name| text(&it[name])));
        pairs(&mut out, &it["path"]);
        pairs(&mut out, &it["query"]);
        out.push(text(&it["body"]));
    }
    let webhook = &vectors["webhook"];
    out.extend(["gatewayNo", "signkey"].map(|name| text(&webhook[name])));
    pairs(&mut out, &webhook["headers"]);
    out.extend(["body", "now"].map(|name| text(&webhook[name])));
    let returned = &vectors["returned"];
    out.extend(["gatewayNo", "signkey"].map(|name| text(&returned[name])));
    pairs(&mut out, &returned["query"]);
    out.push(String::new());
    out.join("\n")
}

/// A folder of this language's own with its example, its driver and the vectors.
fn folder(language: &str, files: &[(&str, &str)]) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(language);
    let _ = fs::remove_dir_all(&folder);
    for (from, to) in files {
        let to = folder.join(to);
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(root.join(from), to).expect(from);
    }
    let vectors = vectors();
    fs::write(folder.join("vectors.json"), vectors.to_string()).expect("written");
    fs::write(folder.join("vectors.txt"), lines(&vectors)).expect("written");
    folder
}

/// What a program prints; nothing when there is no such program here.
fn run(folder: &Path, program: &str, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new(program);
    match command.args(arguments).current_dir(folder).output() {
        Ok(done) if done.status.success() => Some(String::from_utf8(done.stdout).expect("a text")),
        Ok(done) => panic!("{program}: {}", String::from_utf8_lossy(&done.stderr)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            println!("left out: there is no {program} on this machine");
            None
        }
        Err(error) => panic!("{program}: {error}"),
    }
}

fn check(printed: Option<String>) {
    if let Some(printed) = printed {
        assert_eq!(printed.lines().collect::<Vec<_>>(), EXPECTED);
    }
}

#[test]
fn node_signs_as_the_gateway_does() {
    let folder = folder(
        "node",
        &[
            ("../../docs/server/examples/payseal.js", "payseal.js"),
            ("tests/drivers/check.mjs", "check.mjs"),
        ],
    );
    fs::write(folder.join("package.json"), r#"{"type":"module"}"#).expect("written");
    check(run(&folder, "node", &["check.mjs", "vectors.json"]));
}

#[test]
fn python_signs_as_the_gateway_does() {
    let folder = folder(
        "python",
        &[
            ("../../docs/server/examples/payseal.py", "payseal.py"),
            ("tests/drivers/check.py", "check.py"),
        ],
    );
    check(run(&folder, "python3", &["check.py", "vectors.json"]));
}

#[test]
fn java_signs_as_the_gateway_does() {
    let folder = folder(
        "java",
        &[
            ("../../docs/server/examples/Payseal.java", "Payseal.java"),
            ("tests/drivers/Check.java", "Check.java"),
        ],
    );
    let made = run(
        &folder,
        "javac",
        &["-Xlint:all", "Payseal.java", "Check.java"],
    );
    check(made.and_then(|_| run(&folder, "java", &["-cp", ".", "Check", "vectors.txt"])));
}

#[test]
fn php_signs_as_the_gateway_does() {
    let folder = folder(
        "php",
        &[
            ("../../docs/server/examples/payseal.php", "payseal.php"),
            ("tests/drivers/check.php", "check.php"),
        ],
    );
    check(run(&folder, "php", &["check.php", "vectors.json"]));
}

#[test]
fn go_signs_as_the_gateway_does() {
    let folder = folder(
        "go",
        &[
            (
                "../../docs/server/examples/payseal.go",
                "payseal/payseal.go",
            ),
            ("tests/drivers/check.go", "check.go"),
        ],
    );
    fs::write(folder.join("go.mod"), "module check\n\ngo 1.21\n").expect("written");
    check(run(&folder, "go", &["run", ".", "vectors.json"]));
}
