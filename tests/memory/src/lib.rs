//! An allocator that looks at every block of bytes before it is given back.
//!
//! It looks while [`given_back_with`] runs and at blocks of alignment one only, which is what texts and
//! byte buffers are: [`Watch`] begins each block with zeros and only bytes are written over them, so
//! every byte may be read. What is dropped there must be such texts and buffers.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// The longest text that can be looked for.
const LONGEST: usize = 64;

/// What a thread looks for, and how often it was found in what the thread gave back.
#[derive(Clone, Copy)]
struct Search {
    text: [u8; LONGEST],
    length: usize,
    found: usize,
}

thread_local! {
    /// Made without an allocation and dropped without code, so that an allocator may use it.
    static SEARCH: Cell<Option<Search>> = const { Cell::new(None) };
}

/// The system's allocator, watched.
#[derive(Debug)]
pub struct Watch;

// An allocator is an unsafe trait; everything else here is safe code.
#[allow(unsafe_code)]
// SAFETY: every block comes from `System` and goes back to it with the layout it was asked for.
// `realloc` is the trait's own, made of the two below, so a buffer that moves is looked at, too.
unsafe impl GlobalAlloc for Watch {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the same promise, that the size is not zero.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if layout.align() == 1 && searching() {
            // SAFETY: until it is given back below, the block is there, whole, and nobody writes to it;
            // its bytes were zeros at first and only bytes were written over them.
            look(unsafe { std::slice::from_raw_parts(block, layout.size()) });
        }
        // SAFETY: the block is `System`'s, with this layout.
        unsafe { System.dealloc(block, layout) }
    }
}

/// Whether this thread looks for something; one that ends does not any more.
fn searching() -> bool {
    SEARCH
        .try_with(Cell::get)
        .is_ok_and(|search| search.is_some())
}

/// Counts a block with the text in it. It must not allocate.
fn look(block: &[u8]) {
    let Some(mut search) = SEARCH.get() else {
        return;
    };
    let text = search.text.get(..search.length).unwrap_or_default();
    if block.windows(text.len().max(1)).any(|part| part == text) {
        search.found += 1;
        SEARCH.set(Some(search));
    }
}

/// How many blocks with this text in them are given back by this thread while `act` runs.
///
/// # Panics
/// When the text is empty or longer than 64 bytes.
pub fn given_back_with(text: &str, act: impl FnOnce()) -> usize {
    assert!((1..=LONGEST).contains(&text.len()), "no text to look for");
    let mut search = Search {
        text: [0; LONGEST],
        length: text.len(),
        found: 0,
    };
    for (place, byte) in search.text.iter_mut().zip(text.bytes()) {
        *place = byte;
    }
    SEARCH.set(Some(search));
    act();
    SEARCH.take().map_or(0, |search| search.found)
}
