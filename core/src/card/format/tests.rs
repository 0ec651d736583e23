//! Typing sessions, key by key. The table in the documentation is one of them.

use super::{Edit, How, Selection, apply};
use crate::card::Field;

/// Takes and gives `12|34`; `[` and `]` hold a selection.
fn press(field: Field, shown: &str, edit: Edit<'_>) -> String {
    let place = |mark| shown.chars().filter(|c| *c != '[').position(|c| c == mark);
    let selection = match shown.find('[') {
        Some(start) => Selection {
            start,
            end: place(']').unwrap(),
        },
        None => Selection::caret(place('|').unwrap()),
    };
    let text = shown.replace(['|', '[', ']'], "");
    let shaped = apply(field, &text, selection, edit);
    let mut shown: Vec<u16> = shaped.text.expose_text().encode_utf16().collect();
    shown.insert(shaped.caret, u16::from(b'|'));
    String::from_utf16(&shown).unwrap()
}

#[test]
fn number_typing_session() {
    use Edit::{DeleteBackward, DeleteForward, Insert};
    let full = "5555 5555 5555 4444";
    for (shown, edit, expected) in [
        ("|", Insert("4"), "4|"),
        ("424|", Insert("2"), "4242|"),
        ("4242|", Insert("4"), "4242 4|"),
        ("424| 2", Insert("2"), "4242 |2"),
        ("4242 |42", Insert("1"), "4242 1|42"),
        ("4242| 42", Insert("1"), "4242 1|42"),
        ("|4242 4", Insert("1"), "1|424 24"),
        ("4242|", Insert(" "), "4242|"),
        ("42|42", Insert("x"), "42|42"),
        ("4242 |4", DeleteBackward, "424|4"),
        ("4242 4|", DeleteBackward, "4242|"),
        ("4242 4|2", DeleteBackward, "4242 |2"),
        ("|4242", DeleteBackward, "|4242"),
        ("4242| 42", DeleteForward, "4242| 2"),
        ("4242 |42", DeleteForward, "4242 |2"),
        ("424|2 42", DeleteForward, "424|4 2"),
        ("4242|", DeleteForward, "4242|"),
        ("42[42 4]2", DeleteBackward, "42|2"),
        ("4242[ ]42", DeleteBackward, "424|4 2"),
        ("[4242 42]", Insert("5"), "5|"),
        ("378|", Insert("2"), "3782|"),
        ("3782|", Insert("8"), "3782 8|"),
        ("3782 822463|", Insert("1"), "3782 822463 1|"),
        ("|", Insert("4242-4242-4242-4242"), "4242 4242 4242 4242|"),
        ("|", Insert("\u{ff14}\u{ff12}"), "42|"),
    ] {
        assert_eq!(press(Field::Number, shown, edit), expected, "{shown}");
    }
    assert_eq!(
        press(Field::Number, &format!("{full}|"), Insert("1")),
        format!("{full}|")
    );
    assert_eq!(
        press(Field::Number, &format!("55|{}", &full[2..]), Insert("1")),
        format!("55|{}", &full[2..])
    );
    assert_eq!(
        press(
            Field::Number,
            &format!("[{full}]"),
            Insert("4242 4242 4242 4242 42424")
        ),
        "4242 4242 4242 4242 42424|",
        "a pasted number is not cut"
    );
}

#[test]
fn expiry_typing_session() {
    use Edit::{DeleteBackward, DeleteForward, Insert};
    for (shown, edit, expected) in [
        ("|", Insert("0"), "0|"),
        ("0|", Insert("0"), "00|"),
        ("0|", Insert("5"), "05 / |"),
        ("|", Insert("5"), "05 / |"),
        ("|", Insert("1"), "1|"),
        ("1|", Insert("2"), "12 / |"),
        ("1|", Insert("3"), "01 / 3|"),
        ("1|", Insert("/"), "01 / |"),
        ("1|", Insert("\u{ff0f}"), "01 / |"),
        ("1|", Insert("x"), "1|"),
        ("0|", Insert("/"), "0|"),
        ("12 / |", Insert("/"), "12 / |"),
        ("12 / |", Insert("3"), "12 / 3|"),
        ("12 / 3|", Insert("0"), "12 / 30|"),
        ("12 / 30|", Insert("1"), "12 / 30|"),
        ("12 / 2|", Insert("0"), "12 / 20|"),
        ("12 / 20|", Insert("3"), "12 / 203|"),
        ("12 / 203|", Insert("0"), "12 / 30|"),
        ("12 / 20|3", Insert("4"), "12 / 4|3"),
        ("12 / |203", Insert("2"), "12 / |203"),
        ("1|2 / 30", Insert("0"), "1|2 / 30"),
        ("1|2 / 3", Insert("0"), "10 / |23"),
        ("12 / 30|", DeleteBackward, "12 / 3|"),
        ("12 / 3|", DeleteBackward, "12 / |"),
        ("12 / |", DeleteBackward, "1|"),
        ("12 / |30", DeleteBackward, "1| / 30"),
        ("12 /| 30", DeleteBackward, "1| / 30"),
        ("1|", DeleteBackward, "|"),
        ("05 / |", DeleteBackward, "0|"),
        ("1| / 30", Insert("1"), "11 / |30"),
        ("1|2 / 30", DeleteBackward, "|2 / 30"),
        ("12| / 30", DeleteForward, "12| / 0"),
        ("12| / ", DeleteForward, "12|"),
        ("12|", Insert("3"), "12 / 3|"),
        ("[12] / 30", DeleteBackward, "| / 30"),
        ("| / 30", Insert("0"), "0| / 30"),
        ("0| / 30", Insert("1"), "01 / |30"),
        ("| / 30", Insert("1"), "1| / 30"),
        ("| / 30", Insert("5"), "05 / |30"),
        ("1[2 / 3]0", DeleteBackward, "1|0"),
        ("[12 / 30]", Insert("7"), "07 / |"),
        ("|", Insert("exp 12/30"), "12 / 30|"),
        ("|", Insert("Dec 2030"), "12 / 30|"),
        ("|", Insert("3012"), "12 / 30|"),
        ("|", Insert("30/12"), "12 / 30|"),
        ("|", Insert("1230"), "12 / 30|"),
        ("[01 / 27]", Insert("30/12"), "12 / 30|"),
        ("02 / 0|", Insert("3"), "02 / 03|"),
        ("02 / 03|", Insert("0"), "2030 / |"),
        ("2030 / |", Insert("-"), "2030 / |"),
        ("2030 / |", Insert("0"), "2030 / 0|"),
        ("2030 / 0|", Insert("1"), "01 / 30|"),
        ("2030 / |", Insert("1"), "2030 / 1|"),
        ("2030 / 1|", Insert("2"), "12 / 30|"),
        ("2030 / |", Insert("5"), "05 / 30|"),
        ("2030 / 15|", Insert("1"), "2030 / 15|"),
        ("2030 / 1|", DeleteBackward, "2030 / |"),
        ("2030 / |", DeleteBackward, "02 / 03|"),
        ("|", Insert("2030-01"), "01 / 30|"),
        ("|", Insert("1/30"), "01 / 30|"),
        ("|", Insert("012030"), "01 / 30|"),
        ("|", Insert("01/2030"), "01 / 30|"),
        ("[12 / 30]", Insert("٠١/٣٠"), "01 / 30|"),
        ("|", Insert("12/345"), "12 / 345|"),
    ] {
        assert_eq!(press(Field::Expiry, shown, edit), expected, "{shown}");
    }
}

#[test]
fn cvc_and_holder() {
    use Edit::{DeleteBackward, Insert};
    for (field, shown, edit, expected) in [
        (Field::Cvc, "12|", Insert("3"), "123|"),
        (Field::Cvc, "123|", Insert("4"), "1234|"),
        (Field::Cvc, "1234|", Insert("5"), "1234|"),
        (Field::Cvc, "|", Insert("12345"), "12345|"),
        (Field::Cvc, "1|2", Insert("a"), "1|2"),
        (Field::Cvc, "12|3", DeleteBackward, "1|3"),
        (Field::Holder, "A|", Insert(" "), "A |"),
        (Field::Holder, "\u{1f600}|b", DeleteBackward, "|b"),
    ] {
        let caret = shown.replace("\u{1f600}|", "xx|");
        assert!(caret.contains('|'));
        if shown.contains('\u{1f600}') {
            let shaped = super::apply(field, "\u{1f600}b", Selection::caret(2), edit);
            assert_eq!((shaped.text.expose_text(), shaped.caret), ("b", 0));
        } else {
            assert_eq!(press(field, shown, edit), expected, "{shown}");
        }
    }
}

#[test]
fn reads_input_types() {
    for (input_type, how) in [
        ("insertText", How::Typed),
        ("insertFromPaste", How::Typed),
        ("historyUndo", How::Typed),
        ("", How::Typed),
        ("deleteContentBackward", How::DeletedBackward),
        ("deleteWordBackward", How::DeletedBackward),
        ("deleteByCut", How::DeletedBackward),
        ("deleteContentForward", How::DeletedForward),
        ("deleteSoftLineForward", How::DeletedForward),
    ] {
        assert_eq!(How::from_input_type(input_type), how, "{input_type}");
    }
}

#[test]
fn the_documented_session_is_true() {
    let rows: Vec<Vec<String>> = include_str!("mod.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("//! | ")?.strip_suffix(" |"))
        .map(|row| {
            let row = row.replace("\\|", "\0");
            let cells = row.split(" | ");
            cells
                .map(|cell| cell.replace('`', "").replace('\0', "|"))
                .collect()
        })
        .collect();
    let mut tried = 0;
    for row in &rows {
        let [field, shown, pressed, becomes] = row.as_slice() else {
            panic!("a row of {} cells", row.len());
        };
        let Some(field) = Field::parse(field) else {
            continue; // the heading
        };
        let edit = match pressed.as_str() {
            "Backspace" => Edit::DeleteBackward,
            "Delete" => Edit::DeleteForward,
            text => Edit::Insert(text),
        };
        assert_eq!(press(field, shown, edit), *becomes, "{shown} and {pressed}");
        tried += 1;
    }
    assert_eq!(tried, 19);
}
