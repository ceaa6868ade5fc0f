//! The words of pagination: what documents call parameters and members, best first, case and separators aside.

/// Parameters that carry a cursor.
pub const CURSOR_PARAMETERS: &[&str] = &[
    "cursor",
    "pagecursor",
    "nextcursor",
    "pagetoken",
    "nextpagetoken",
    "nexttoken",
    "continuationtoken",
    "continuation",
    "startingafter",
    "after",
    "marker",
    "starttoken",
];

/// Members of a request's body that carry a cursor: fewer, since a body has members of its own sense.
pub const CURSOR_BODY_MEMBERS: &[&str] = &[
    "cursor",
    "pagecursor",
    "nextcursor",
    "pagetoken",
    "nextpagetoken",
    "nexttoken",
    "continuationtoken",
];

/// Members of an answer that hold the next cursor.
pub const CURSOR_MEMBERS: &[&str] = &[
    "nextcursor",
    "cursor",
    "nextpagetoken",
    "nexttoken",
    "nextpagecursor",
    "continuationtoken",
    "next",
    "nextmarker",
    "after",
    "endcursor",
];

/// Members of an answer that hold the id of its last item, which serves as a cursor.
pub const LAST_ID_MEMBERS: &[&str] = &["lastid"];

/// Parameters that carry the id of the last item.
pub const LAST_ID_PARAMETERS: &[&str] = &["startingafter", "after", "afterid", "sinceid", "lastid"];

/// Members of an answer that say whether there is more.
pub const MORE_MEMBERS: &[&str] = &["hasmore", "hasnext", "hasnextpage", "more"];

/// Members of an answer that hold the URL of the next page, whatever the format says.
pub const URL_MEMBERS: &[&str] = &[
    "nexturl",
    "nexturi",
    "nextlink",
    "nexthref",
    "nextpageurl",
    "nextpageuri",
    "nextpagelink",
    "odatanextlink",
];

/// Parameters that carry the number of a page.
pub const PAGE_PARAMETERS: &[&str] = &["page", "pagenumber", "pageno", "pageindex"];

/// Members of an answer that hold the number of the next page.
pub const NEXT_PAGE_MEMBERS: &[&str] = &["nextpage", "nextpagenumber"];

/// Parameters that carry an offset; those that may count from 1 need the document to say where they start.
pub const OFFSET_PARAMETERS: &[&str] = &["offset", "skip", "startat", "startindex", "start"];

/// Offsets that nobody counts from 1.
pub const PLAIN_OFFSETS: &[&str] = &["offset", "skip", "startat"];

/// Members of an answer that hold the next offset.
pub const NEXT_OFFSET_MEMBERS: &[&str] = &["nextoffset"];

/// Members of an answer that count all items.
pub const TOTAL_MEMBERS: &[&str] = &[
    "total",
    "totalcount",
    "totalitems",
    "totalresults",
    "totalrecords",
    "totalelements",
    "totalsize",
    "totalrows",
];

/// Members of an answer that count all pages.
pub const PAGES_MEMBERS: &[&str] =
    &["totalpages", "pagecount", "lastpage", "numpages", "pagetotal", "pages"];

/// Members of an answer that are about its pages, in which the others may stand.
pub const WRAPPERS: &[&str] = &[
    "meta",
    "metadata",
    "pagination",
    "paging",
    "page",
    "pageinfo",
    "pagingmetadata",
    "paginationmetadata",
    "responsemetadata",
    "links",
    "cursors",
    "next",
    "result",
    "results",
    "data",
    "response",
];

/// Wrappers whose members are URLs.
pub const LINK_WRAPPERS: &[&str] = &["links"];

/// Members of an answer in which its one list may stand.
pub const LIST_WRAPPERS: &[&str] = &["data", "result", "results", "response", "embedded"];

/// What the list of items is called where there are several lists.
pub const LIST_MEMBERS: &[&str] =
    &["data", "items", "results", "records", "entries", "values", "value", "elements", "content"];

/// Whether a name is one of these words: case and separators are a matter of taste.
pub fn is(name: &str, word: &str) -> bool {
    let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase()).eq(word.bytes())
}

/// A name without case and separators.
pub fn fold(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}
