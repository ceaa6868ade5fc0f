//! UTF-16, which YAML allows (YAML 1.2.2 §5.2) and PowerShell writes; UTF-32 is recognised only.

/// An encoding with more than a byte a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wide {
    Utf16Little,
    Utf16Big,
    Utf32,
}

impl Wide {
    /// As `iconv` knows it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Utf16Little => "UTF-16LE",
            Self::Utf16Big => "UTF-16BE",
            Self::Utf32 => "UTF-32",
        }
    }
}

/// Which it is, by the mark or by the zero beside the first ASCII character.
pub(super) fn encoding(bytes: &[u8]) -> Option<Wide> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some(Wide::Utf32),
        [0xFF, 0xFE, ..] => Some(Wide::Utf16Little),
        [0xFE, 0xFF, ..] => Some(Wide::Utf16Big),
        [0, first, 0, _, ..] if first.is_ascii_graphic() => Some(Wide::Utf16Big),
        [first, 0, _, 0, ..] if first.is_ascii_graphic() => Some(Wide::Utf16Little),
        _ => None,
    }
}

/// The text without its mark; `None` where half a character is missing, and for UTF-32.
pub(super) fn decode(bytes: &[u8], encoding: Wide) -> Option<String> {
    let unit = match encoding {
        Wide::Utf16Little => u16::from_le_bytes,
        Wide::Utf16Big => u16::from_be_bytes,
        Wide::Utf32 => return None,
    };
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text: Option<String> = char::decode_utf16(units).map(Result::ok).collect();
    text.filter(|_| rest.is_empty()).map(|text| text.trim_start_matches('\u{FEFF}').to_owned())
}
