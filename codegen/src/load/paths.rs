//! Paths of further files: as references have them, and as the user would write them.

/// The name of a further file as the user would write it, who named the main file `main`.
pub(super) fn beside(main: &str, path: &str) -> String {
    let folder = main.rfind(['/', '\\']).map_or("", |end| &main[..=end]);
    let mut folder = folder.to_owned();
    let mut path = path;
    while let Some(rest) = path.strip_prefix("../") {
        let parent = folder.trim_end_matches(['/', '\\']);
        let last = parent.rsplit(['/', '\\']).next().unwrap_or_default();
        if last.is_empty() || last == "." || last == ".." {
            break;
        }
        folder.truncate(parent.len() - last.len());
        path = rest;
    }
    folder + path
}

/// `target` as seen from the folder of `base`; `None` for what is no relative path.
pub(super) fn resolve(base: &str, target: &str) -> Option<String> {
    if target.contains("://") || target.starts_with(['/', '\\']) || target.contains(':') {
        return None;
    }
    let decoded = percent_encoding::percent_decode_str(target).decode_utf8().ok()?;
    let mut steps: Vec<&str> = base.split('/').collect();
    steps.pop();
    for step in decoded.split('/') {
        match step {
            "" | "." => {}
            ".." if steps.last().is_some_and(|last| *last != "..") => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    Some(steps.join("/"))
}

/// The last step of a name.
pub(super) fn own_name(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn side_files_are_named_as_from_where_the_call_is_made() {
        for (main, path, expected) in [
            ("main.yaml", "a.yaml", "a.yaml"),
            ("spec/main.yaml", "sub/a.yaml", "spec/sub/a.yaml"),
            ("spec/main.yaml", "../shared/a.yaml", "shared/a.yaml"),
            ("main.yaml", "../a.yaml", "../a.yaml"),
            ("../main.yaml", "../a.yaml", "../../a.yaml"),
            ("/one/two/main.yaml", "../../../a.yaml", "/../a.yaml"),
        ] {
            assert_eq!(beside(main, path), expected, "{main} {path}");
        }
    }

    #[test]
    fn a_reference_is_relative_to_the_file_that_holds_it() {
        for (base, target, expected) in [
            ("", "a.yaml", Some("a.yaml")),
            ("sub/p.yaml", "./a%20b.yaml", Some("sub/a b.yaml")),
            ("sub/p.yaml", "../../a.yaml", Some("../a.yaml")),
            ("", "/etc/passwd", None),
            ("", "https://example.com/a.yaml", None),
            ("", "C:\\a.yaml", None),
        ] {
            assert_eq!(resolve(base, target).as_deref(), expected, "{base} {target}");
        }
    }
}
