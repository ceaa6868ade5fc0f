//! Operators: what each stands for where it stands.

use super::kinds::{Delimiter, Kind};
use super::lexemes::{Lexeme, marry};

/// Tells prefixes from operators between operands, brackets of types from comparisons, and the bars of
/// closures from alternatives.
pub fn resolve(all: &mut [Lexeme], text: &str) {
    let mut open = Open::default();
    for at in 0..all.len() {
        match all[at].kind {
            Kind::Open(_) => open.levels.push(Level::default()),
            Kind::Close(_) => {
                for begin in open.levels.pop().unwrap_or_default().angles {
                    all[begin].kind = Kind::Binary;
                }
            }
            Kind::Binary => all[at].kind = open.kind(all, at, text),
            _ => continue,
        }
        open.pair(all, at);
    }
}

#[derive(Default)]
struct Open {
    levels: Vec<Level>,
    top: Level,
}

/// What is open among the lexemes of one group.
#[derive(Default)]
struct Level {
    angles: Vec<usize>,
    bar: Option<usize>,
}

impl Open {
    fn level(&mut self) -> &mut Level {
        self.levels.last_mut().unwrap_or(&mut self.top)
    }

    fn kind(&mut self, all: &[Lexeme], at: usize, text: &str) -> Kind {
        let before = at.checked_sub(1).map(|before| &all[before]);
        let is_between = before.is_some_and(|before| before.kind.ends_operand());
        let prefix_unless_between = if is_between { Kind::Binary } else { Kind::Prefix };
        match all[at].text(text).as_bytes() {
            b"#" => Kind::Prefix,
            b"?" if is_between => Kind::Question,
            b"?" => Kind::Prefix,
            b"!" if before.is_some_and(|before| before.kind == Kind::Word) => Kind::Bang,
            b"!" => Kind::Prefix,
            b"&" | b"&&" | b"*" | b"-" => prefix_unless_between,
            b"||" if !is_between => Kind::Bars,
            b"|" => self.bar(at, is_between),
            b"<" if opens_types(all, at, text) => Kind::Open(Delimiter::Angle),
            b">" if !self.level().angles.is_empty() => Kind::Close(Delimiter::Angle),
            _ => Kind::Binary,
        }
    }

    fn bar(&mut self, at: usize, is_between: bool) -> Kind {
        let level = self.level();
        if level.bar.is_some() {
            Kind::BarClose
        } else if is_between {
            Kind::Binary
        } else {
            level.bar = Some(at);
            Kind::BarOpen
        }
    }

    /// Makes partners of the brackets of types, and of the bars of a closure.
    fn pair(&mut self, all: &mut [Lexeme], at: usize) {
        let begin = match all[at].kind {
            Kind::Open(Delimiter::Angle) => return self.level().angles.push(at),
            Kind::Close(Delimiter::Angle) => self.level().angles.pop(),
            Kind::BarClose => self.level().bar.take(),
            _ => None,
        };
        if let Some(begin) = begin {
            marry(all, begin, at);
        }
    }
}

/// A `<` opens the parameters of a type after its name, after `::`, after the name of a function, and
/// where no operand ends.
fn opens_types(all: &[Lexeme], at: usize, text: &str) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &all[before]) else { return true };
    let is_named = || {
        let name = before.text(text);
        let is_function = at >= 2 && all[at - 2].text(text) == "fn";
        is_function || name.starts_with(|first: char| first.is_uppercase())
    };
    match before.kind {
        Kind::Word => is_named(),
        kind => !kind.ends_operand(),
    }
}
