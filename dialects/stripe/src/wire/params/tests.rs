use super::super::form::parse;
use super::*;

fn error(
    body: &str,
    read: impl FnOnce(&mut Params) -> Result<(), ApiError>,
) -> (Option<&'static str>, String, String) {
    let error = Params::read(parse(body.as_bytes()).unwrap(), read).unwrap_err();
    assert_eq!(error.status, 400);
    (
        error.code,
        error.param.clone().unwrap_or_default(),
        error.message.clone(),
    )
}

#[test]
fn what_nobody_took_is_unknown_at_any_depth() {
    let (code, param, message) = error("a[b][0][c]=1&a[b][0][d]=1", |params| {
        params.hash("a", |a| {
            a.hashes("b", |b| b.text("c"))?;
            Ok(())
        })?;
        Ok(())
    });
    assert_eq!(code, Some("parameter_unknown"));
    assert_eq!(param, "a[b][0][d]");
    assert_eq!(message, "Received unknown parameter: a[b][0][d]");
    let (_, _, message) = error("x=1&y[z]=2", |_| Ok(()));
    assert_eq!(message, "Received unknown parameters: x, y");
}

#[test]
fn what_is_missing_or_malformed_is_named() {
    type Read = fn(&mut Params) -> Result<(), ApiError>;
    let table: [(&str, Read, Option<&str>, &str); 9] = [
        (
            "",
            |p| p.required_text("a").map(drop),
            Some("parameter_missing"),
            "a",
        ),
        (
            "a=",
            |p| p.text("a").map(drop),
            Some("parameter_invalid_empty"),
            "a",
        ),
        (
            "a=x",
            |p| p.integer("a").map(drop),
            Some("parameter_invalid_integer"),
            "a",
        ),
        (
            "a=0",
            |p| p.integer_in("a", 1..=9).map(drop),
            Some("parameter_invalid_integer"),
            "a",
        ),
        (
            "a=10",
            |p| p.integer_in("a", 1..=9).map(drop),
            Some("parameter_invalid_integer"),
            "a",
        ),
        ("a=x", |p| p.boolean("a").map(drop), None, "a"),
        ("a[b]=x", |p| p.text("a").map(drop), None, "a"),
        ("a=x", |p| p.hash("a", |_| Ok(())).map(drop), None, "a"),
        ("a[0]=x", |p| p.words("a", &["y"]).map(drop), None, "a[0]"),
    ];
    for (body, read, code, param) in table {
        let told = error(body, read);
        assert_eq!((told.0, told.1.as_str()), (code, param), "{body}");
    }
    let (_, _, message) = error("a=x", |p| p.one_of("a", &["u", "v", "w"]).map(drop));
    assert_eq!(message, "Invalid a: must be one of u, v, or w");
}

#[test]
fn an_empty_value_unsets_where_it_may() {
    let read = |body: &str| {
        Params::read(parse(body.as_bytes()).unwrap(), |p| p.emptyable_text("a")).unwrap()
    };
    assert_eq!(read(""), Change::Keep);
    assert_eq!(read("a="), Change::Unset);
    assert_eq!(read("a=x"), Change::Set("x".to_owned()));
    assert_eq!(Change::Keep.over(Some(1)), Some(1));
    assert_eq!(Change::Unset.over(Some(1)), None);
    assert_eq!(Change::Set(2).over(Some(1)), Some(2));
}

#[test]
fn a_list_has_the_order_of_its_numbers() {
    let fields = parse(b"a[10]=x&a[9]=y&a[0]=z").unwrap();
    let texts = Params::read(fields, |p| p.texts("a")).unwrap();
    assert_eq!(texts.unwrap(), ["z", "y", "x"]);
}

#[test]
fn no_error_tells_a_card_back() {
    for body in [
        "a=4242424242424242x",
        "4242424242424242=1",
        "a[4242424242424242]=1",
    ] {
        let error = Params::read(parse(body.as_bytes()).unwrap(), |p| {
            p.hash("a", |_| Ok(())).map(drop)
        })
        .unwrap_err();
        assert!(!format!("{error:?}").contains("4242424242"), "{body}");
    }
}
