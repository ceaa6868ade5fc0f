//! What becomes of each construct of Markdown and HTML.

use super::check;

#[test]
fn brackets_are_no_links() {
    check(
        "[Foo::bar] [x] a[0] [y][] [z](Foo) ![w]",
        "\\[Foo::bar\\] \\[x\\] a\\[0\\] \\[y\\]\\[\\] z !\\[w\\]",
    );
}

#[test]
fn only_absolute_links_live() {
    check("[a](https://a.b) [c](/d) [e](javascript:f) [g](#h)", "[a](https://a.b) c e g");
    check(
        "[a](<http://a.b/(c>) [mail](mailto:a@b.cd \"t\")",
        "[a](http://a.b/%28c) [mail](mailto:a@b.cd)",
    );
    check("[a `[b]`](http://a.b) [](http://c.d)", "[a \\[b\\]](http://a.b) <http://c.d>");
}

#[test]
fn reference_links_are_resolved() {
    check(
        "See [the *docs*][1] and [2].\n\n[1]: https://a.b\n[2]: ../c",
        "See [the *docs*](https://a.b) and 2.",
    );
}

#[test]
fn images_are_links_or_words() {
    check(
        "![logo](https://a.b/c.png) ![icon](d.png) ![](e.png)f",
        "[logo](https://a.b/c.png) icon f",
    );
    check("[![badge](https://a.b/c.svg)](https://a.b)", "[badge](https://a.b)");
    check("wow![link](https://a.b)", "wow[link](https://a.b)");
    check("wow\\![link](https://a.b)", "wow\\![link](https://a.b)");
}

#[test]
fn bare_addresses_are_bracketed() {
    check("See http://a.b/c_d, or (https://e.f).", "See <http://a.b/c_d>, or (<https://e.f>).");
    check("<https://a.b> <a@b.cd> <Foo::Bar>", "<https://a.b> <a@b.cd> \\<Foo::Bar>");
    check("`http://a.b` **http://a.b**", "`http://a.b` **<http://a.b>**");
}

#[test]
fn footnotes_are_text() {
    check("a[^1] [^2]\n\n[^1]: b", "a\\[^1\\] \\[^2\\]\n\n\\[^1\\]: b");
}

#[test]
fn unknown_tags_are_text() {
    check("Vec<T>, <your id>, </x>", "Vec\\<T>, \\<your id>, \\</x>");
    check("<script>alert(1)</script>", "\\<script>alert(1)\\</script>");
    check(
        "a <iframe src='x'> <![CDATA[x]]> <?php ?> <!DOCTYPE a>",
        "a \\<iframe src='x'> \\<!\\[CDATA\\[x\\]\\]> \\<?php ?> \\<!DOCTYPE a>",
    );
}

#[test]
fn formatting_tags_are_markdown() {
    check(
        "<b>a </b>b <i>c</i> <code>d_e<b>f</b></code> <font color=red>g</font>",
        "**a** b *c* `d_ef` g",
    );
    check("<p>a &amp; <code>b</code></p><p>c<br/>d</p>", "a & `b`\n\nc\\\nd");
    check("a<br><br>b", "a\n\nb");
    check(
        "<a href=\"https://a.b/?c=d&amp;e\">f</a> <a href='g'>h</a>",
        "[f](https://a.b/?c=d&amp;e) h",
    );
    check("x <img src=y alt='z'> <!-- no --> w", "x z  w");
}

#[test]
fn lists_of_html_are_lists() {
    check(
        "<p>a</p> <ul> <li> <p>b</p> </li> <li>c <ol><li>d</li></ol></li> </ul> e",
        "a\n\n- b\n- c\n  1. d\n\ne",
    );
    check("<li>a\n<li>b", "- a\n- b");
}

#[test]
fn tags_that_do_not_match_do_no_harm() {
    check("</b></p></li></ul>a <b>b *c</b> d*\n\ne</i>", "a **b c d**\n\ne");
    check("<b>a\n\nb</b>", "**a**\n\nb");
}

#[test]
fn entities_are_characters() {
    check("&lt;b&gt; &amp;lt; &copy; &nosuch; &#x202E;", "\\<b> \\&lt; © \\&nosuch; U+202E");
}

#[test]
fn code_blocks_are_text_blocks() {
    check("```rust\nfn main() {}\n```", "```text\nfn main() {}\n```");
    check("a\n\n    indented\n      more\n", "a\n\n```text\nindented\n  more\n```");
    check("~~~\na ```` b\n~~~", "`````text\na ```` b\n`````");
    check("```\nunclosed  \n\n\n", "```text\nunclosed\n```");
    check("- a\n  ```json\n  {\n\n  }\n  ```", "- a\n\n  ```text\n  {\n\n  }\n  ```");
}

#[test]
fn code_spans_are_closed() {
    check("`a b` ``c`d`` ` e ` unclosed `f", "`a b` ``c`d`` `e` unclosed \\`f");
    check("`a\nb`", "`a b`");
}

#[test]
fn headings_stand_below_the_sections_of_the_crate() {
    check("# A\n## B\n###### C #\nD\n=", "## A\n\n### B\n\n###### C\n\n## D");
    check("## A #\\#\n#", "## A #\\#");
    check("a\nb\n---", "## a b");
}

#[test]
fn lists_have_one_form() {
    check("* a\n* b\n\n    * c\n+ d", "- a\n- b\n  - c\n- d");
    check("9) a\n10) b\n    * c\n      d", "9. a\n10. b\n    - c\n      d");
    check("- a\n\n  b\n- c", "- a\n\n  b\n\n- c");
    check("- a\n lazy", "- a\n  lazy");
    check("- \n- a\n-", "- a");
    check("- a\n\n  3. b", "- a\n\n  3. b");
    check("999999999. a\n1. b", "999999999. a\n999999999. b");
    check("- [ ] a\n- [x] b", "- ☐ a\n- ☑ b");
}

#[test]
fn quotes_and_callouts() {
    check("> a\nlazy\n>> b", "> a\n> lazy\n>\n> > b");
    check("> [!WARNING]\n> a", "> **Warning**\n>\n> a");
}

#[test]
fn tables_are_tables() {
    check(
        "a|b `c\\|d`\n:-|-:\ne\n[x]|y|z",
        "| a | b `c\\|d` |\n| :-- | --: |\n| e |  |\n| \\[x\\] | y |",
    );
    check("a | b\n\\--- | ---", "a | b\n\\--- | ---");
}

#[test]
fn emphasis_has_one_form() {
    check("_a_ __b__ ~c~ *d __e__ f*", "*a* **b** ~~c~~ *d e f*");
    check("*a*_b_ **&nbsp;c**d", "*a*b  **c**d");
    check("snake_case _x 2*3*4 a * b", "snake_case \\_x 2*3*4 a \\* b");
}

#[test]
fn line_ends_and_breaks() {
    check("a\r\nb  \rc\\\nd\\", "a\nb\\\nc\\\nd\\\\");
    check("a\tb\n***\n* * *", "a   b\n\n***\n\n***");
}

#[test]
fn lines_begin_no_block() {
    check("\\# a\n\\- b\n1\\. c\n\\> d\n\\---", "\\# a\n\\- b\n1\\. c\n\\> d\n\\---");
    check("/ a\n! b\n/* c */\n\"#", "/ a\n! b\n/\\* c \\*/\n\"#");
}

#[test]
fn what_cannot_be_seen_is_named_or_gone() {
    check(
        "a\u{202E}b\u{2066}\0\u{7}\u{200F}c\u{200B}\u{FEFF}d",
        "aU+202EbU+2066U+0000U+0007U+200Fcd",
    );
}
