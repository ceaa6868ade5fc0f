//! What was measured, kept between runs, so that the parts can be measured one at a time.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Part;
use super::calls::Figure;
use super::census::Census;
use super::machine::{CHANGED, Machine};
use super::measure::Usage;
use super::tools::Tool;

/// Everything that a report is made from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Results {
    /// The file that keeps them.
    #[serde(skip)]
    kept: PathBuf,
    /// Where.
    pub machine: Machine,
    /// Of which tree each part is.
    pub trees: BTreeMap<Part, String>,
    /// Peers that could not be installed, and why.
    pub left_out: Vec<(Tool, String)>,
    /// Whole processes.
    pub rows: Vec<Row>,
    /// The stages of a run, as the generator tells them: the document, and the text.
    pub stages: Vec<(String, String)>,
    /// What happens inside of a process.
    pub figures: Vec<Figure>,
}

/// One tool and one document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// What was done.
    pub part: Part,
    /// The document's name.
    pub document: String,
    /// Its size.
    pub bytes: u64,
    /// By whom.
    pub tool: Tool,
    /// How often.
    pub turns: usize,
    /// The medians, or why there are none.
    pub outcome: Result<Usage, String>,
    /// What the crate consists of.
    pub census: Option<Census>,
}

impl Row {
    /// The medians, of what was stopped too.
    pub fn usage(&self) -> Option<&Usage> {
        self.outcome.as_ref().ok()
    }

    /// The medians of runs that came to their end.
    pub fn whole(&self) -> Option<&Usage> {
        self.usage().filter(|usage| usage.stopped.is_none())
    }
}

impl Results {
    /// What earlier runs on the same machine found out; else nothing.
    pub fn read(path: &Path, machine: Machine) -> Self {
        let text = fs::read_to_string(path).unwrap_or_default();
        let earlier = serde_json::from_str::<Self>(&text).ok();
        let earlier = earlier.filter(|earlier| earlier.machine == machine).unwrap_or_default();
        Self { kept: path.to_owned(), machine, ..earlier }
    }

    /// Keeps them.
    pub fn save(&self) -> std::io::Result<()> {
        fs::write(&self.kept, serde_json::to_string_pretty(self)?)
    }

    /// Begins a part, or goes on with one that was begun at the same tree.
    pub fn begin(&mut self, part: Part, tree: String, again: bool) {
        let goes_on = self.trees.get(&part) == Some(&tree) && !tree.ends_with(CHANGED);
        if again || !goes_on {
            self.forget(part);
        }
        self.trees.insert(part, tree);
    }

    /// Keeps the rows of one document.
    pub fn add(&mut self, rows: Vec<Row>) -> std::io::Result<()> {
        self.rows.extend(rows);
        self.save()
    }

    /// Whether all of these tools have a row of the document. If only some have, they lose it: those
    /// that are compared take turns.
    pub fn has(&mut self, part: Part, document: &str, tools: &[Tool]) -> bool {
        let has = tools.iter().all(|tool| self.row(part, document, *tool).is_some());
        if !has {
            self.rows.retain(|row| row.part != part || row.document != document);
        }
        has
    }

    fn forget(&mut self, part: Part) {
        self.rows.retain(|row| row.part != part);
        match part {
            Part::Run => self.figures.clear(),
            Part::Generate => self.stages.clear(),
            _ => {}
        }
    }

    /// The rows of a part, in the order in which they were measured.
    pub fn of(&self, part: Part) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.part == part)
    }

    /// One row.
    pub fn row(&self, part: Part, document: &str, tool: Tool) -> Option<&Row> {
        self.of(part).find(|row| row.document == document && row.tool == tool)
    }
}
