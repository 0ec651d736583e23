// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Borang kad yang selamat',
  failed: 'Borang kad tidak dapat dimuatkan.',
  retry: 'Cuba lagi',
  bank: 'Sahkan dengan bank anda',
  close: 'Tutup',
  ask: 'Batalkan bayaran ini?',
  stop: 'Batalkan bayaran',
  go: 'Teruskan',
  unseen: 'Halaman bank anda tidak kelihatan?',
  whole: 'Buka dalam tetingkap ini',
  errors: {
    offline: 'Anda berada di luar talian. Borang kad akan dimuatkan secara automatik apabila anda kembali dalam talian.',
    gateway_unreachable: 'Perkhidmatan pembayaran tidak dapat dihubungi buat masa ini. Sila cuba sebentar lagi.',
    not_mounted: 'Borang kad tiada lagi pada halaman ini. Muat semula halaman.',
    timeout: 'Proses ini mengambil masa terlalu lama. Cuba lagi.',
    busy: 'Proses sedang berjalan. Sila tunggu sebentar.',
    frame_replaced: 'Borang telah dimuatkan semula. Masukkan butiran kad anda sekali lagi.',
    frame_crashed: 'Borang kad telah berhenti berfungsi. Muat semula halaman dan masukkan butiran kad anda sekali lagi.',
    saved_cards_failed: 'Kad anda yang disimpan tidak dapat dimuatkan.',
    challenge_blocked: 'Halaman bank anda tidak dapat dipaparkan di sini, jadi ia dibuka dalam tetingkap ini.',
    wasm_blocked: 'Pelayar ini menyekat WebAssembly, yang diperlukan oleh borang ini untuk melindungi kad anda. Benarkan WebAssembly, atau gunakan pelayar lain.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Bagaimanakah anda ingin membayar?',
  card: 'Kad',
  provider: 'Anda akan membayar dengan {name}, kemudian kembali ke sini.',
  refused: 'Cara pembayaran ini tidak tersedia buat masa ini. Pilih cara lain, atau cuba lagi.',
};
