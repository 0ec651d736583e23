//! Reads Rust as words and signs, and the paths in it. It knows as much of the language as the rules about
//! arrows need.

/// A module, or a name in one: `["ledger", "charges"]`.
pub(crate) type Path = Vec<String>;

/// The names that the tree of a `use` brings, and what each means.
pub(crate) fn tree(words: &[String], before: &[String], found: &mut Vec<(String, Path)>) {
    let mut path = before.to_vec();
    let mut alias = None;
    let mut at = 0;
    while at < words.len() {
        match words[at].as_str() {
            "::" => {}
            "," => {
                leaf(&path, alias.take(), before, found);
                path = before.to_vec();
            }
            "as" => {
                alias = words.get(at + 1).cloned();
                at += 1;
            }
            "{" => {
                let mut depth = 0;
                let close = (at..words.len()).find(|at| {
                    depth += match words[*at].as_str() {
                        "{" => 1,
                        "}" => -1,
                        _ => 0,
                    };
                    depth == 0
                });
                let close = close.unwrap_or(words.len());
                tree(&words[at + 1..close], &path, found);
                path = before.to_vec();
                at = close;
            }
            _ => path.push(words[at].clone()),
        }
        at += 1;
    }
    leaf(&path, alias, before, found);
}

fn leaf(
    path: &[String],
    alias: Option<String>,
    before: &[String],
    found: &mut Vec<(String, Path)>,
) {
    if path.len() == before.len() {
        return;
    }
    let mut path = path.to_vec();
    if path
        .last()
        .is_some_and(|last| ["self", "*"].contains(&last.as_str()))
    {
        let last = path.pop();
        if last.as_deref() == Some("*") {
            found.push(("*".to_owned(), path));
            return;
        }
    }
    if let Some(name) = alias.or_else(|| path.last().cloned()) {
        found.push((name, path));
    }
}

/// The paths in code, and the names that stand alone; not those of fields and methods.
pub(crate) fn paths(code: &[String]) -> Vec<Path> {
    let is_name = |word: &String| word.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let mut found = Vec::new();
    let mut at = 0;
    while at < code.len() {
        if !is_name(&code[at])
            || at > 0 && [".", "::", "mod", "fn"].contains(&code[at - 1].as_str())
        {
            at += 1;
            continue;
        }
        let mut path = vec![code[at].clone()];
        while code.get(at + 1).is_some_and(|word| word == "::")
            && code.get(at + 2).is_some_and(is_name)
        {
            path.push(code[at + 2].clone());
            at += 2;
        }
        found.push(path);
        at += 1;
    }
    found
}

/// The words and signs of a file up to its tests, without comments, texts and lifetimes.
pub(crate) fn words(text: &str) -> Vec<String> {
    let text: Vec<char> = text.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let begins = |what: &str| {
            what.chars()
                .enumerate()
                .all(|(i, c)| rest.get(i) == Some(&c))
        };
        let length = if begins("//") {
            rest.iter().position(|c| *c == '\n').unwrap_or(rest.len())
        } else if begins("r#\"") {
            end_of(rest, &['"', '#'], 3)
        } else if begins("\"") {
            text_length(rest)
        } else if begins("'") {
            quote_length(rest)
        } else if rest[0].is_alphanumeric() || rest[0] == '_' {
            let word = rest
                .iter()
                .take_while(|c| c.is_alphanumeric() || **c == '_');
            words.push(word.collect());
            words.last().map_or(1, |word| word.chars().count())
        } else if begins("::") {
            words.push("::".to_owned());
            2
        } else {
            if !rest[0].is_whitespace() {
                words.push(rest[0].to_string());
            }
            1
        };
        at += length.max(1);
        if ends_with_tests(&words) {
            break;
        }
    }
    words
}

fn ends_with_tests(words: &[String]) -> bool {
    let last = words.len().saturating_sub(10);
    words[last..]
        .join(" ")
        .ends_with("# [ cfg ( test ) ] mod tests {")
}

fn end_of(rest: &[char], end: &[char], from: usize) -> usize {
    let found = rest[from..].windows(end.len()).position(|part| part == end);
    found.map_or(rest.len(), |at| from + at + end.len())
}

fn text_length(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != '"' {
        at += if rest[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// A character, or the sign of a lifetime.
fn quote_length(rest: &[char]) -> usize {
    match (rest.get(1), rest.get(2)) {
        (Some('\\'), _) => end_of(rest, &['\''], 3),
        (Some(_), Some('\'')) => 3,
        _ => 1,
    }
}
