//! What the browser runs.

/// Half as large as the allocator that comes with the standard library.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    #[cfg(all(target_arch = "wasm32", feature = "debit", not(feature = "pay")))]
    payseal::debit::start();
    #[cfg(all(
        target_arch = "wasm32",
        not(all(feature = "debit", not(feature = "pay")))
    ))]
    payseal::start::start();
}
