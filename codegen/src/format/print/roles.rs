//! What stands between a pair of braces.

use super::kinds::{Delimiter, Kind};
use super::lexemes::Lexeme;

/// How the inside of braces is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Members of a value, a pattern or a `use`.
    List,
    /// Members of a definition, each on its line.
    Members,
    /// Items.
    Items,
    /// Statements.
    Block,
    /// A short expression of a choice, which may stand on one line.
    Choice,
    /// Arms.
    Match,
}

/// The widest branch of a choice that may stand on its line.
const CHOICE: usize = 40;

/// Assigns a role to every pair of braces, and says which must break.
pub fn assign(all: &mut [Lexeme], text: &str) {
    let mut levels = vec![Level::default()];
    for at in 0..all.len() {
        let before = at.checked_sub(1).map(|before| all[before].kind);
        match all[at].kind {
            Kind::Open(Delimiter::Brace) => {
                let level = levels.last_mut().expect("a level is popped where it was pushed");
                all[at].role = level.braces(before);
                levels.push(Level::default());
            }
            Kind::Open(_) => levels.push(Level::default()),
            Kind::Close(delimiter) => {
                levels.pop();
                if delimiter == Delimiter::Brace {
                    let begin = all[at].partner();
                    all[begin].breaks = breaks(&all[begin..at], text);
                }
            }
            kind => {
                let level = levels.last_mut().expect("a level is popped where it was pushed");
                level.read(kind, || all[at].text(text), before);
            }
        }
    }
}

/// What the words so far say of the next braces of the same level.
#[derive(Default)]
struct Level {
    next: Option<Role>,
}

impl Level {
    fn read<'t>(&mut self, kind: Kind, word: impl Fn() -> &'t str, before: Option<Kind>) {
        match kind {
            // What a definition begins with says more than any word in its head.
            Kind::Keyword if !self.is_definition() => self.keyword(word(), before),
            Kind::Semicolon | Kind::Comma => self.next = None,
            Kind::Binary if word() == "=>" => self.next = None,
            Kind::Binary if self.next.is_none() && word() == "->" => self.next = Some(Role::Block),
            _ => {}
        }
    }

    fn is_definition(&self) -> bool {
        matches!(self.next, Some(Role::Items | Role::Members))
    }

    fn keyword(&mut self, word: &str, before: Option<Kind>) {
        let is_statement = before.is_none_or(|before| {
            matches!(
                before,
                Kind::Open(Delimiter::Brace) | Kind::Close(Delimiter::Brace) | Kind::Semicolon
            )
        });
        self.next = match word {
            "struct" | "enum" => Some(Role::Members),
            "trait" | "mod" | "extern" => Some(Role::Items),
            "impl" if self.next.is_none() => Some(Role::Items),
            "fn" | "for" | "while" | "loop" | "unsafe" => Some(Role::Block),
            "match" => Some(Role::Match),
            "if" if is_statement => Some(Role::Block),
            "if" if self.next != Some(Role::Block) => Some(Role::Choice),
            "else" => self.next.or(Some(Role::Block)),
            "use" => None,
            _ => return,
        };
    }

    fn braces(&mut self, before: Option<Kind>) -> Role {
        let role = self.next.unwrap_or(match before {
            Some(Kind::Word | Kind::Close(Delimiter::Angle) | Kind::PathSeparator) => Role::List,
            _ => Role::Block,
        });
        // `else` takes after its `if`.
        self.next = matches!(role, Role::Choice).then_some(role);
        role
    }
}

/// Whether braces, from the first to before the last, take several lines in any case.
fn breaks(all: &[Lexeme], text: &str) -> bool {
    let [open, inside @ ..] = all else { return false };
    let has_statement = || inside.iter().any(|lexeme| lexeme.kind == Kind::Semicolon);
    let is_long = || {
        let width = |lexeme: &Lexeme| lexeme.text(text).len() + usize::from(lexeme.space);
        inside.iter().map(width).sum::<usize>() > CHOICE
    };
    match open.role {
        Role::List => false,
        Role::Choice => has_statement() || is_long(),
        _ => !inside.is_empty(),
    }
}
