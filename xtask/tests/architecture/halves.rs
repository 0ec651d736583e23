//! A page that stands in Chinese, too, has the same sections, the same code and the same rows in both halves.

use crate::sources::{all, assert_none};

/// What the end of a page's name says of its language.
const CHINESE: &str = ".zh-Hans.md";

/// The shape of a page: its headings by level, its rows, and its code without comments.
fn shape(page: &str) -> Vec<String> {
    let mut shape = Vec::new();
    let mut in_code = false;
    for line in page.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        } else if in_code {
            let code = line.split("  #").next().unwrap_or_default();
            shape.push(code.trim_end().to_owned());
        } else if line.starts_with('#') {
            shape.push(line.split(' ').next().unwrap_or_default().to_owned());
        } else if line.starts_with("| ") {
            let cells = line.split('|').count();
            shape.push(format!("a row of {cells}"));
        } else if line.starts_with("- ") {
            shape.push("a point".to_owned());
        }
    }
    shape
}

#[test]
fn chinese_halves_have_the_sections_of_the_english_ones() {
    let sources = all();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for half in sources.iter().filter(|one| one.path.ends_with(CHINESE)) {
        seen += 1;
        let path = half.path.replace(CHINESE, ".md");
        let Some(other) = sources.iter().find(|one| one.path == path) else {
            wrong.push(format!("{} has no other half", half.path));
            continue;
        };
        let (chinese, english) = (shape(&half.text), shape(&other.text));
        if chinese != english {
            let at = chinese.iter().zip(&english).position(|(a, b)| a != b);
            let at = at.unwrap_or_else(|| chinese.len().min(english.len()));
            let (here, there) = (chinese.get(at), english.get(at));
            wrong.push(format!("{}: {here:?} is {there:?} in English", half.path));
        }
    }
    assert!(seen >= 3, "{seen}");
    assert_none("write both halves", &wrong);
}

#[test]
fn shapes_differ_where_a_section_a_row_or_code_does() {
    let page = "# A\n- b\n| c | d |\n```sh\nls  # e\n```\n";
    assert_eq!(shape(page), ["#", "a point", "a row of 4", "ls"]);
    for other in [
        "# A\n",
        &page.replace("ls", "cd"),
        &page.replace("# A", "## A"),
    ] {
        assert_ne!(shape(page), shape(other));
    }
}
