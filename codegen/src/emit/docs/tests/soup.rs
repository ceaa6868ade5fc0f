//! What holds for every text, shown on a soup of markup and on nests of it.

use super::super::{lines, sentence};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

/// What the soup is made of; every construct that the parser knows, whole and in halves.
const WORDS: &[&str] = &[
    "a",
    "b ",
    "foo_bar",
    " ",
    "\n",
    "\n\n",
    "\n    ",
    "\n  ",
    "- ",
    "* ",
    "1. ",
    "7) ",
    "> ",
    "# ",
    "```",
    "```\n",
    "~~~\n",
    "`",
    "``",
    "*",
    "**",
    "_",
    "__",
    "~",
    "[",
    "]",
    "](",
    "(",
    ")",
    "[x]",
    "[x]: http://a.b\n",
    "[^1]",
    "[^1]: ",
    "<",
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<code>",
    "</code>",
    "<ul>",
    "<li>",
    "</ul>",
    "<br>",
    "<a href=\"http://x.y\">",
    "</a>",
    "<T>",
    "<!--",
    "-->",
    "http://a.b/c",
    "<http://z.q>",
    "<a@b.cd>",
    "![i](http://i.j/k.png)",
    "[l](http://l.m/n_o)",
    "[r](rel.html)",
    "|",
    "\n|a|b|\n|-|:-:|\n|",
    "\\",
    "&lt;",
    "&#10;",
    "&nbsp;",
    "&",
    "!",
    "---\n",
    "===\n",
    "-",
    "=",
    "#",
    ":",
    "\t",
    "\u{A0}",
    "é",
    "\u{202E}",
    "\0",
    "\r",
    "'",
    ".",
    "1",
    "{",
    "- [x] ",
    "[!NOTE]\n",
    "/",
    "<div>\n",
    "<pre>",
    "<script>",
    "<td>",
    "<hr>",
    "^",
    "Foo::bar",
    "😀",
];

#[test]
fn soup_is_safe() {
    let mut random = 88_172_645_463_325_252_u64;
    for _ in 0..5_000 {
        let mut next = |below: usize| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            usize::try_from(random % below as u64).unwrap_or_default()
        };
        let soup: String = (0..=next(24)).map(|_| WORDS[next(WORDS.len())]).collect();
        is_safe(&soup);
    }
}

#[test]
fn nests_end_soon() {
    let nests = [
        ">".repeat(60_000),
        "- ".repeat(30_000),
        "[".repeat(60_000),
        "[a](".repeat(15_000),
        "![".repeat(30_000),
        "*a _b ".repeat(10_000),
        "*a**b".repeat(12_000),
        (1..340).map(|length| "`".repeat(length)).collect::<Vec<_>>().join(" "),
        "<a \"".repeat(15_000),
        "<ul><li>".repeat(8_000),
        "<b>".repeat(20_000),
        (0..300).map(|depth| format!("{}- a\n", " ".repeat(depth * 2))).collect(),
        format!("http://a{}", "(".repeat(20_000) + &")".repeat(25_000)),
        format!("{}\n{}\n{}", "|a".repeat(4_000), "|-".repeat(4_000), "|\n".repeat(4_000)),
        "<!--".repeat(15_000),
        "a. ".repeat(20_000),
        "&".repeat(60_000),
    ];
    nests.iter().for_each(|nest| is_safe(nest));
}

fn is_safe(markdown: &str) {
    let printed = lines(markdown);
    let text = printed.join("\n");
    assert_eq!(lines(&text), printed, "{markdown:?}");
    printed.iter().for_each(|line| assert_eq!(line.trim_end(), line, "{markdown:?}"));
    assert!(!text.contains(|character: char| is_hidden(character)), "{markdown:?}");
    is_harmless(&text);
    if let Some(sentence) = sentence(markdown) {
        assert_eq!(lines(&sentence).len(), 1, "{markdown:?}: {sentence:?}");
        is_harmless(&sentence);
    }
}

fn is_hidden(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(character, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Reads it as rustdoc does.
fn is_harmless(text: &str) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let mut unresolved =
        |link: pulldown_cmark::BrokenLink<'_>| panic!("a path in brackets: {link:?} in {text:?}");
    let mut quiet = false;
    for event in Parser::new_with_broken_link_callback(text, options, Some(&mut unresolved)) {
        quiet = match &event {
            Event::Start(Tag::Link { .. } | Tag::CodeBlock(_)) => true,
            Event::End(TagEnd::Link | TagEnd::CodeBlock) => false,
            _ => quiet,
        };
        assert!(!is_live(&event), "{event:?} in {text:?}");
        assert!(quiet || !is_bare_address(&event), "{event:?} in {text:?}");
    }
}

fn is_live(event: &Event<'_>) -> bool {
    match event {
        Event::Html(_)
        | Event::InlineHtml(_)
        | Event::FootnoteReference(_)
        | Event::TaskListMarker(_) => true,
        Event::Start(
            Tag::Image { .. }
            | Tag::FootnoteDefinition(_)
            | Tag::HtmlBlock
            | Tag::CodeBlock(CodeBlockKind::Indented),
        ) => true,
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
            language.as_ref() != "text"
        }
        Event::Start(Tag::Link { link_type, dest_url, .. }) => {
            *link_type != LinkType::Email
                && !["http://", "https://", "mailto:"]
                    .iter()
                    .any(|start| dest_url.starts_with(start))
        }
        _ => false,
    }
}

fn is_bare_address(event: &Event<'_>) -> bool {
    matches!(event, Event::Text(text) if text.contains("http://a.b") || text.contains("http://x.y"))
}
