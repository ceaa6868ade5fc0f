//! The way out of a failed decode: each visitor that an error passes leaves its step here.
//!
//! A decode that succeeds never comes here. Steps are kept only while somebody listens (see [`record`]), so that a decode that fails
//! elsewhere leaves nothing behind.

use std::cell::RefCell;

/// serde_json stops at 128 levels; deeper formats lose their outermost steps.
const MOST_STEPS: usize = 160;
/// A key of a map comes from the server and may be of any length.
const LONGEST_KEY: usize = 64;

thread_local! {
    static TRAIL: RefCell<Option<Trail>> = const { RefCell::new(None) };
}

/// What an error has passed on its way out, innermost first.
#[derive(Debug, Default)]
struct Trail {
    steps: Vec<Step>,
    /// The innermost model, and how many steps there were when it was noted.
    target: Option<(&'static str, usize)>,
}

#[derive(Debug)]
enum Step {
    Field(&'static str),
    Key(Box<str>),
    Index(usize),
}

/// Where a decode failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// A JSON path such as `$.data[3].startedAt`.
    pub path: String,
    /// The innermost model on the way, if there was one.
    pub target: Option<&'static str>,
}

impl Place {
    /// The whole input.
    pub fn root() -> Self {
        Self { path: "$".to_owned(), target: None }
    }
}

/// Runs a decode and says where it failed, if it did.
pub fn record<T, E>(decode: impl FnOnce() -> Result<T, E>) -> Result<T, (E, Place)> {
    let listening = Listening::begin();
    let result = decode();
    let trail = listening.end();
    result.map_err(|error| (error, trail.place()))
}

/// Notes that an error left the member `name` of the model `owner`.
#[cold]
pub fn leave_field(owner: &'static str, name: &'static str) {
    note(|trail| {
        trail.target.get_or_insert((owner, trail.steps.len()));
        trail.push(Step::Field(name));
    });
}

/// Notes that an error left the value of a key that no model declares.
#[cold]
pub fn leave_key(key: &str) {
    note(|trail| trail.push(Step::Key(key.chars().take(LONGEST_KEY).collect())));
}

/// Notes that an error left an element of a list.
#[cold]
pub fn leave_index(index: usize) {
    note(|trail| trail.push(Step::Index(index)));
}

/// A point that [`forget_since`] returns to.
#[derive(Debug, Clone, Copy)]
pub struct Mark(usize);

/// Takes a mark before a decode that may be given up without failing as a whole.
pub fn mark() -> Mark {
    TRAIL.with_borrow(|trail| Mark(trail.as_ref().map_or(0, |trail| trail.steps.len())))
}

/// Forgets the steps of an attempt and returns their path below `$`.
#[cold]
pub fn forget_since(mark: Mark) -> String {
    let mut path = String::new();
    note(|trail| {
        path = trail.path(mark.0);
        trail.steps.truncate(mark.0);
        if trail.target.is_some_and(|(_, steps)| steps >= mark.0) {
            trail.target = None;
        }
    });
    path
}

fn note(change: impl FnOnce(&mut Trail)) {
    TRAIL.with_borrow_mut(|trail| {
        if let Some(trail) = trail {
            change(trail);
        }
    });
}

/// A decode within a decode (a user's `Deserialize` may do that) has a trail of its own; dropping restores the outer one.
struct Listening {
    outer: Option<Trail>,
}

impl Listening {
    fn begin() -> Self {
        Self { outer: TRAIL.replace(Some(Trail::default())) }
    }

    fn end(self) -> Trail {
        TRAIL.take().unwrap_or_default()
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        TRAIL.set(self.outer.take());
    }
}

impl Trail {
    fn push(&mut self, step: Step) {
        if self.steps.len() < MOST_STEPS {
            self.steps.push(step);
        }
    }

    fn place(&self) -> Place {
        Place { path: self.path(0), target: self.target.map(|(owner, _)| owner) }
    }

    fn path(&self, since: usize) -> String {
        let mut path = String::from("$");
        for step in self.steps.get(since..).unwrap_or_default().iter().rev() {
            step.append_to(&mut path);
        }
        path
    }
}

impl Step {
    fn append_to(&self, path: &mut String) {
        match self {
            Self::Field(name) => append_name(path, name),
            Self::Key(key) => append_name(path, key),
            Self::Index(index) => path.push_str(&format!("[{index}]")),
        }
    }
}

/// `.name`, or `["any text"]` where a name could be misread (RFC 9535 §2.5.1).
fn append_name(path: &mut String, name: &str) {
    let plain = !name.is_empty()
        && !name.starts_with(|first: char| first.is_ascii_digit())
        && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    if plain {
        path.push('.');
        path.push_str(name);
    } else {
        path.push_str(&format!("[{name:?}]"));
    }
}
