//! YAML in, the text of the IR and of the complaints out.
