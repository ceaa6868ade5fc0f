//! What a mock transport has still to say, to anybody and by operation.

use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

use crate::runtime::call::Endpoint;
use crate::runtime::mock_answer::MockAnswer;
use crate::runtime::mock_request::MockRequest;

/// What makes an answer of a request.
pub type Respond = dyn Fn(&MockRequest) -> MockAnswer + Send + Sync;

/// Answers in their order, and what comes after them.
#[derive(Default)]
pub struct Script {
    /// The answers, each for one request.
    pub answers: VecDeque<MockAnswer>,
    /// What answers when they are used up.
    pub otherwise: Option<Arc<Respond>>,
}

/// An answer that is to be given.
pub enum Reply {
    /// This one.
    Said(MockAnswer),
    /// What this makes of the request.
    Made(Arc<Respond>),
}

impl Script {
    fn next(&mut self) -> Option<Reply> {
        let said = self.answers.pop_front().map(Reply::Said);
        said.or_else(|| self.otherwise.clone().map(Reply::Made))
    }
}

/// The script for everybody and those of single operations, which come first.
#[derive(Default)]
pub struct Scripts {
    /// For any request.
    pub general: Script,
    operations: Vec<(&'static Endpoint, Script)>,
}

impl Scripts {
    /// What is said to a request; none if there is nothing left.
    pub fn reply(&mut self, request: &MockRequest) -> Option<Reply> {
        let is_for = |endpoint: &Endpoint| {
            endpoint.method == request.method && endpoint.path == request.path_template
        };
        let script = self.operations.iter_mut().find(|(endpoint, _)| is_for(endpoint));
        script.and_then(|(_, script)| script.next()).or_else(|| self.general.next())
    }

    /// The script of an operation.
    pub fn of(&mut self, endpoint: &'static Endpoint) -> &mut Script {
        let is_it =
            |known: &Endpoint| known.method == endpoint.method && known.path == endpoint.path;
        let index = self.operations.iter().position(|(known, _)| is_it(known));
        let index = index.unwrap_or_else(|| {
            self.operations.push((endpoint, Script::default()));
            self.operations.len() - 1
        });
        &mut self.operations[index].1
    }

    /// How many answers are left in all.
    #[must_use]
    pub fn left(&self) -> usize {
        let scripts = self.operations.iter().map(|(_, script)| script).chain([&self.general]);
        scripts.map(|script| script.answers.len()).sum()
    }
}

impl fmt::Debug for Scripts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Scripts").field("left", &self.left()).finish_non_exhaustive()
    }
}
