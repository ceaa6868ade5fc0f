//! What one row of the table states about one parameter or field, whichever of the two sources it was read from.

/// The columns of the table, in order.
pub const COLUMNS: [&str; 8] =
    ["path", "type", "format", "required", "nullable", "enum", "default", "minimum"];

/// One parameter or field.
///
/// Values are text as the table writes them, so that both sources are compared as a reader sees them; a fact that is
/// not stated is an empty string.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fact {
    /// `query:limit` for a parameter, `data.agent.name` for a field, `data.inputs.{key}` for the values of a map.
    pub path: String,
    /// `string`, `integer`, `boolean`, `object`, `any`, or one of them with `[]`.
    pub type_: String,
    /// `date-time`.
    pub format: String,
    /// `true` or `false`.
    pub required: String,
    /// `true` or `false`.
    pub nullable: String,
    /// The values in order, `|` between them, `null` left out.
    pub enum_: String,
    /// The value as JSON.
    pub default: String,
    /// The smallest value allowed.
    pub minimum: String,
}

impl Fact {
    /// The fact in the order of [`COLUMNS`].
    pub fn cells(&self) -> [&str; 8] {
        let Self { path, type_, format, required, nullable, enum_, default, minimum } = self;
        [path, type_, format, required, nullable, enum_, default, minimum]
    }

    /// Reads the cells of a row, in the order of [`COLUMNS`].
    pub fn from_cells(cells: [&str; 8]) -> Self {
        let [path, type_, format, required, nullable, enum_, default, minimum] =
            cells.map(str::to_owned);
        Self { path, type_, format, required, nullable, enum_, default, minimum }
    }
}
