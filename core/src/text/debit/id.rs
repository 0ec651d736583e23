//! Indonesian.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Formulir rekening bank yang aman",
    secured_by: "Diamankan oleh {gateway}",
    test_badge: "UJI COBA",
    test_badge_hint: "Mode uji coba: hanya rekening uji coba yang diterima, dan tidak ada dana yang didebit",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Nomor rekening",
    account_number_placeholder: "000123456",
    holder_label: "Nama pemilik rekening",
    email_label: "Alamat email",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Masukkan IBAN Anda.",
    reason_iban_incomplete: "IBAN ini belum lengkap.",
    reason_iban_country: "Rekening di negara ini tidak dapat didebit.",
    reason_iban_too_long: "IBAN ini terlalu panjang.",
    reason_iban_typo: "Periksa IBAN: ada huruf atau angka yang salah.",
    reason_iban_refused: "Rekening ini tidak diterima.",
    reason_bsb_missing: "Masukkan kode BSB.",
    reason_bsb_incomplete: "Kode BSB terdiri dari 6 angka.",
    reason_bsb_too_long: "Kode BSB hanya 6 angka.",
    reason_account_number_missing: "Masukkan nomor rekening.",
    reason_account_number_incomplete: "Masukkan minimal 5 angka.",
    reason_account_number_too_long: "Masukkan maksimal 9 angka.",
    reason_account_number_refused: "Rekening ini tidak diterima.",
    reason_holder_missing: "Masukkan nama pemilik rekening.",
    reason_holder_looks_like_number: "Masukkan nama di sini, bukan nomor.",
    reason_holder_too_long: "Masukkan nama seperti yang tercatat di bank Anda.",
    reason_email_missing: "Masukkan alamat email Anda.",
    reason_email_incomplete: "Alamat email ini belum lengkap.",

    notice_offline: "Anda sedang offline. Data yang Anda masukkan masih ada di sini. Coba lagi setelah kembali online.",
    notice_timeout: "Proses ini terlalu lama. Data yang Anda masukkan masih ada di sini. Coba lagi beberapa saat lagi.",
    notice_unavailable: "Layanan pembayaran sedang tidak dapat dihubungi. Data yang Anda masukkan masih ada di sini. Coba lagi beberapa saat lagi.",
    notice_session: "Sesi Anda telah berakhir. Data yang Anda masukkan masih ada di sini. Coba lagi, atau muat ulang halaman jika masih belum berhasil.",
    notice_refused: "Rekening ini tidak diterima. Periksa datanya atau pilih cara pembayaran lain.",
    notice_cancelled: "Proses dibatalkan sebelum selesai.",
    notice_unexpected: "Terjadi gangguan di sistem kami. Data yang Anda masukkan masih ada di sini. Coba lagi beberapa saat lagi.",
    notice_forgotten: "Anda meninggalkan halaman ini cukup lama. Demi keamanan rekening Anda, masukkan kembali data rekeningnya.",
    busy: "Mengirim data rekening Anda…",

    mandate_sepa_debit: "Dengan melanjutkan, Anda memberi kuasa kepada (A) {merchant} untuk mengirim instruksi kepada bank Anda guna mendebit rekening Anda dan (B) bank Anda untuk mendebit rekening Anda sesuai dengan instruksi tersebut. Anda berhak atas pengembalian dana dari bank Anda menurut syarat dan ketentuan perjanjian Anda dengan bank. Pengembalian dana harus diajukan dalam 8 minggu sejak tanggal rekening Anda didebit. Anda setuju diberi tahu tentang pendebitan paling lambat 2 hari sebelumnya.",
    mandate_sepa_debit_version: "sepa-id-1",
    mandate_au_becs_debit: "Dengan melanjutkan, Anda mengajukan permintaan debit langsung: Anda memberi kuasa kepada {merchant} dan penyedia layanan pembayarannya untuk mendebit rekening Anda melalui sistem BECS (Bulk Electronic Clearing System) di Australia sejumlah dana yang diberitahukan {merchant} secara terpisah. Anda menyatakan bahwa Anda adalah pemilik rekening atau penanda tangan yang berwenang.",
    mandate_au_becs_debit_version: "becs-id-1",

    stopped_wasm: "Browser ini memblokir WebAssembly, yang diperlukan formulir ini untuk melindungi rekening Anda. Izinkan WebAssembly atau gunakan browser lain.",
    stopped_crash: "Formulir rekening bank berhenti bekerja. Muat ulang halaman dan masukkan kembali data rekening Anda.",
    stopped_alone: "Formulir rekening bank ini tidak terhubung dengan halaman toko. Muat ulang halaman untuk menggunakannya.",
};
