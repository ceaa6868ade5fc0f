//! Codes of lower: 03xx.

mod operations;
mod schemas;

pub use operations::*;
pub use schemas::*;

use crate::diagnostics::Code;

/// Every code of this stage.
pub const ALL: &[&Code] = &[
    &REFERENCE_MISSING,
    &REFERENCE_KIND,
    &REFERENCE_UNREADABLE,
    &REFERENCE_CYCLE,
    &ALIAS_CYCLE,
    &ALL_OF_CYCLE,
    &TOO_DEEP,
    &ALL_OF_CONFLICT,
    &REQUIRED_UNDECLARED,
    &READ_AND_WRITE_ONLY,
    &ENUM_VALUE_TWICE,
    &ENUM_VALUE_TYPE,
    &DEFAULT,
    &BOUND_OUTSIDE,
    &MISPLACED_CONSTRAINT,
    &SEVERAL_UNIONS,
    &DISCRIMINATOR,
    &MAPPING,
    &PARAMETER_TWICE,
    &PATH_PARAMETER_UNDECLARED,
    &PATH_PARAMETER_UNUSED,
    &STYLE,
    &RESERVED_HEADER,
    &BODY_WITHOUT_MEANING,
    &MEDIA_TYPE,
    &SERVER_VARIABLE,
    &SCHEME_UNKNOWN,
    &SCHEME_BY_HAND,
    &PATH_TWICE,
    &PATH_FORM,
];
