//! Character references in HTML blocks, where the Markdown parser leaves them alone.

/// The text with the usual references decoded; others stay as they are.
pub fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let found = after
            .bytes()
            .take(12)
            .position(|byte| byte == b';')
            .and_then(|end| Some((character(&after[..end])?, end)));
        match found {
            Some((character, end)) => {
                out.push(character);
                rest = &after[end + 1..];
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out + rest
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
        return char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "times" => '×',
        "bull" => '•',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn usual_references_are_decoded() {
        assert_eq!(decode("a &lt;b&gt; &#x41;&#66;&amp;lt; é&mdash;"), "a <b> AB&lt; é—");
    }

    #[test]
    fn others_stay() {
        assert_eq!(decode("R&D &nosuch; &#xD800; & &;"), "R&D &nosuch; &#xD800; & &;");
    }
}
