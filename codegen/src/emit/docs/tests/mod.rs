//! Each rule of printing a description, and what holds for every text.

mod rules;
mod soup;

use super::*;

/// Prints a description, and reads the print again.
fn check(markdown: &str, expected: &str) {
    let lines = lines(markdown);
    assert_eq!(lines.join("\n"), expected, "{markdown:?}");
    assert_eq!(super::lines(expected), lines, "read again: {expected:?}");
}

#[test]
fn blank_text_has_no_lines() {
    for text in [
        "",
        " ",
        "\n\t\r\n",
        "\u{FEFF}\u{A0}",
        "<!-- a -->",
        "[a]: http://a.b",
        "```\n```",
        "&nbsp;",
    ] {
        assert!(lines(text).is_empty(), "{text:?}");
    }
}

#[test]
fn plain_lines_take_the_short_way_to_the_same_print() {
    for text in [
        "A dial.",
        "  ",
        "a  b ",
        "It's \"x\" (a/b), 5%; why?\n",
        "note: a-b - c",
        "a > b # c + d = {e} $f @g h!",
        "“é” – it’s",
        "Z.",
    ] {
        let long_way = print::lines(&read::blocks(text));
        assert_eq!(lines(text), long_way, "{text:?}");
    }
    assert!(is_plain("A dial."));
}

#[test]
fn long_descriptions_are_whole() {
    let text = "word ".repeat(12_000);
    assert_eq!(lines(&text), [text.trim_end()]);
}

#[test]
fn endless_descriptions_are_cut_with_a_note() {
    for text in [
        "word ".repeat(20_000),
        "a *b*\n\n".repeat(20_000),
        "[".repeat(LIMIT - 9),
        "é".repeat(LIMIT),
    ] {
        let lines = lines(&text);
        assert!(size(&lines) <= LIMIT && size(&lines) > LIMIT / 3, "{}", size(&lines));
        assert_eq!(lines.last().map(String::as_str), Some(NOTE));
        assert_eq!(super::lines(&lines.join("\n")), lines);
    }
}

#[test]
fn attributes_are_one_a_line() {
    let lines = ["a \"#".to_owned(), String::new(), "/ b".to_owned()];
    assert_eq!(attributes(&lines).to_string(), "/// a \"#\n///\n/// / b");
    assert_eq!(inner_attributes(&lines).to_string(), "//! a \"#\n//!\n//! / b");
}
