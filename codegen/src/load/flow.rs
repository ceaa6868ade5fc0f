//! Short YAML as JSON, for cures that are pasted into JSON files.

/// A value in YAML's flow style as JSON on one line; `None` for what is not YAML.
pub fn flow_as_json(text: &str) -> Option<String> {
    let value: serde_json::Value = serde_yaml::from_str(text).ok()?;
    serde_json::to_string(&value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_texts_get_their_quotes() {
        for (yaml, json) in [
            ("integer", "\"integer\""),
            ("'200'", "\"200\""),
            ("false", "false"),
            ("{ in: path, required: true }", "{\"in\":\"path\",\"required\":true}"),
        ] {
            assert_eq!(flow_as_json(yaml).as_deref(), Some(json));
        }
        assert_eq!(flow_as_json("{"), None);
    }
}
