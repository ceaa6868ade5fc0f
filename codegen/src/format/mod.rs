//! Tokens in, text out.
