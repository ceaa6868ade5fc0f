//! The long text behind a code: `codegen explain W0110`.

use super::codes;

/// What `id` means, with an example and the cure; `None` for a code that does not exist.
pub fn explain(id: &str) -> Option<String> {
    let code = codes::find(id)?;
    Some(format!("{}[{}]: {}\n\n{}\n", code.severity(), code.id, code.title, code.explanation))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_case_will_do() {
        let text = explain("w0110").expect("there is such a code");
        assert!(text.starts_with("warning[W0110]: a name occurs twice in one object\n\n"));
        assert_eq!(explain("W9999"), None);
    }

    #[test]
    fn codes_are_unique_sorted_and_explained() {
        let all: Vec<_> = codes::all().collect();
        for pair in all.windows(2) {
            assert!(pair[0].id[1..] < pair[1].id[1..], "{} before {}", pair[0].id, pair[1].id);
        }
        for code in all {
            let rest = code.id.strip_prefix(['E', 'W']).unwrap_or_default();
            assert!(rest.len() == 4 && rest.bytes().all(|b| b.is_ascii_digit()), "{}", code.id);
            assert!(code.explanation.lines().count() > 3, "{} has no example", code.id);
            assert!(code.explanation.lines().all(|line| line.len() <= 100), "{}", code.id);
        }
    }
}
