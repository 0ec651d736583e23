// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Formulir kartu yang aman',
  failed: 'Formulir kartu tidak dapat dimuat.',
  retry: 'Coba lagi',
  bank: 'Konfirmasi dengan bank Anda',
  close: 'Tutup',
  ask: 'Batalkan pembayaran ini?',
  stop: 'Batalkan pembayaran',
  go: 'Lanjutkan',
  unseen: 'Halaman bank Anda tidak terlihat?',
  whole: 'Buka di jendela ini',
  errors: {
    offline: 'Anda sedang offline. Formulir kartu akan dimuat secara otomatis setelah Anda kembali online.',
    gateway_unreachable: 'Layanan pembayaran sedang tidak dapat dihubungi. Coba lagi beberapa saat lagi.',
    not_mounted: 'Formulir kartu sudah tidak ada di halaman ini. Muat ulang halaman.',
    timeout: 'Proses ini terlalu lama. Coba lagi.',
    busy: 'Proses sedang berjalan. Mohon tunggu sebentar.',
    frame_replaced: 'Formulir telah dimuat ulang. Masukkan data kartu Anda sekali lagi.',
    frame_crashed: 'Formulir kartu berhenti bekerja. Muat ulang halaman dan masukkan kembali data kartu Anda.',
    saved_cards_failed: 'Kartu tersimpan Anda tidak dapat dimuat.',
    challenge_blocked: 'Halaman bank Anda tidak dapat ditampilkan di sini, sehingga akan dibuka di jendela ini.',
    wasm_blocked: 'Browser ini memblokir WebAssembly, yang diperlukan formulir ini untuk melindungi kartu Anda. Izinkan WebAssembly atau gunakan browser lain.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Anda ingin membayar dengan apa?',
  card: 'Kartu',
  provider: 'Anda akan membayar dengan {name}, lalu kembali ke sini.',
  refused: 'Metode pembayaran ini sedang tidak tersedia. Pilih metode lain atau coba lagi.',
};
