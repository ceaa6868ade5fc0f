//! All decisions: facts and names, side tables of the API.
