//! Schemas that may be referred to, lowered on all processors, with the outcome of lowering them in order.
//!
//! Nearly all of them have nothing to do with one another: what they refer to has its place among the
//! types before it is lowered. But an `allOf` brings in the inline schemas of another, and whoever comes
//! to such a schema first makes the type that all share. So each is lowered apart; those that made a
//! type within another's schema, and those within whose schema that happened, are lowered once more,
//! in order.

use rustc_hash::FxHashSet;

use super::context::{Context, Lowered};
use super::schema::target;
use super::targets::Named;
use crate::ir::{Pointer, TypeDef, TypeId};
use crate::workers;

/// What came of one schema.
struct Apart {
    def: TypeDef,
    lowered: Lowered,
    /// The schemas within which it made a type, others than itself; `None` for one that is unknown.
    touched: Vec<Option<TypeId>>,
}

/// Lowers every schema that may be referred to.
pub(super) fn lower_targets(context: &mut Context<'_>) {
    let targets = context.targets;
    let list: Vec<_> = targets.iter().collect();
    let apart = workers::map_small(&list, |(id, named)| lower(context, *id, named));
    let entangled = entangled(&apart);
    // A few more than these are to come, from operations.
    context.reserve(apart.iter().map(|one| one.lowered.types.len()).sum::<usize>() / 4 * 5);
    for ((id, named), Apart { def, lowered, .. }) in list.into_iter().zip(apart) {
        let def = match entangled.contains(&id) {
            true => target(context, id, named),
            false => context.take_over(lowered, def),
        };
        context.define(id, def);
    }
}

fn lower<'a>(shared: &Context<'a>, id: TypeId, named: &Named<'a>) -> Apart {
    let mut context = shared.apart();
    let def = target(&mut context, id, named);
    let lowered = context.into_lowered();
    let owner = |pointer: &Pointer| shared.targets.owner(pointer);
    let owners = lowered.inline.keys().map(owner).filter(|owner| *owner != Some(id));
    Apart { def, touched: owners.collect(), lowered }
}

/// Those that have to do with one another.
fn entangled(apart: &[Apart]) -> FxHashSet<TypeId> {
    let mut entangled = FxHashSet::default();
    for (index, one) in apart.iter().enumerate().filter(|(_, one)| !one.touched.is_empty()) {
        entangled.insert(TypeId::new(index));
        entangled.extend(one.touched.iter().flatten());
    }
    entangled
}
