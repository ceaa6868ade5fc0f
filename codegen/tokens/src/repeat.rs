//! What `#(…)*` repeats over: an iterator, or a list that stays where it is.

/// An iterator is used up. For `quote!`, which cannot know what a variable holds.
pub trait RepeatIterator: Iterator + Sized {
    /// The iterator itself.
    fn repeated(self) -> Self {
        self
    }
}

impl<I: Iterator> RepeatIterator for I {}

/// A list is lent. For `quote!`, which cannot know what a variable holds.
pub trait RepeatSlice {
    /// What is in the list.
    type Item;

    /// The items.
    fn repeated(&self) -> std::slice::Iter<'_, Self::Item>;
}

impl<T> RepeatSlice for [T] {
    type Item = T;

    fn repeated(&self) -> std::slice::Iter<'_, T> {
        self.iter()
    }
}
