//! Malay.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Borang akaun bank yang selamat",
    secured_by: "Dilindungi oleh {gateway}",
    test_badge: "UJIAN",
    test_badge_hint: "Mod ujian: hanya akaun ujian diterima dan tiada wang yang didebit",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Nombor akaun",
    account_number_placeholder: "000123456",
    holder_label: "Nama pemegang akaun",
    email_label: "Alamat e-mel",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Masukkan IBAN anda.",
    reason_iban_incomplete: "IBAN ini tidak lengkap.",
    reason_iban_country: "Akaun di negara ini tidak boleh didebit.",
    reason_iban_too_long: "IBAN ini terlalu panjang.",
    reason_iban_typo: "Semak IBAN: ada huruf atau digit yang salah.",
    reason_iban_refused: "Akaun ini tidak diterima.",
    reason_bsb_missing: "Masukkan kod BSB.",
    reason_bsb_incomplete: "Kod BSB mempunyai 6 digit.",
    reason_bsb_too_long: "Kod BSB hanya 6 digit.",
    reason_account_number_missing: "Masukkan nombor akaun.",
    reason_account_number_incomplete: "Masukkan minimum 5 digit.",
    reason_account_number_too_long: "Masukkan paling banyak 9 digit.",
    reason_account_number_refused: "Akaun ini tidak diterima.",
    reason_holder_missing: "Masukkan nama pemegang akaun.",
    reason_holder_looks_like_number: "Masukkan nama di sini, bukan nombor.",
    reason_holder_too_long: "Masukkan nama seperti dalam rekod bank anda.",
    reason_email_missing: "Masukkan alamat e-mel anda.",
    reason_email_incomplete: "Alamat e-mel ini tidak lengkap.",

    notice_offline: "Anda berada di luar talian. Butiran yang anda masukkan masih ada di sini. Cuba lagi apabila anda kembali dalam talian.",
    notice_timeout: "Proses ini mengambil masa terlalu lama. Butiran yang anda masukkan masih ada di sini. Sila cuba sebentar lagi.",
    notice_unavailable: "Perkhidmatan pembayaran tidak dapat dihubungi buat masa ini. Butiran yang anda masukkan masih ada di sini. Sila cuba sebentar lagi.",
    notice_session: "Sesi anda telah tamat. Butiran yang anda masukkan masih ada di sini. Cuba lagi, atau muat semula halaman jika masih tidak berjaya.",
    notice_refused: "Akaun ini tidak diterima. Semak butiran atau pilih cara pembayaran lain.",
    notice_cancelled: "Proses ini dibatalkan sebelum selesai.",
    notice_unexpected: "Berlaku masalah pada sistem kami. Butiran yang anda masukkan masih ada di sini. Sila cuba sebentar lagi.",
    notice_forgotten: "Anda meninggalkan halaman ini agak lama. Demi keselamatan akaun anda, masukkan butiran akaun sekali lagi.",
    busy: "Menghantar butiran akaun anda…",

    mandate_sepa_debit: "Dengan meneruskan, anda memberi kuasa kepada (A) {merchant} untuk menghantar arahan kepada bank anda bagi mendebit akaun anda dan (B) bank anda untuk mendebit akaun anda mengikut arahan tersebut. Anda berhak mendapat bayaran balik daripada bank anda menurut terma dan syarat perjanjian anda dengan bank. Bayaran balik mesti dituntut dalam masa 8 minggu dari tarikh akaun anda didebit. Anda bersetuju untuk dimaklumkan tentang sesuatu debit selewat-lewatnya 2 hari sebelumnya.",
    mandate_sepa_debit_version: "sepa-ms-1",
    mandate_au_becs_debit: "Dengan meneruskan, anda membuat permintaan debit langsung: anda memberi kuasa kepada {merchant} dan penyedia perkhidmatan pembayarannya untuk mendebit akaun anda melalui sistem BECS (Bulk Electronic Clearing System) Australia bagi jumlah yang {merchant} maklumkan kepada anda secara berasingan. Anda mengesahkan bahawa anda ialah pemegang akaun atau penandatangan yang diberi kuasa.",
    mandate_au_becs_debit_version: "becs-ms-1",

    stopped_wasm: "Pelayar ini menyekat WebAssembly, yang diperlukan oleh borang ini untuk melindungi akaun anda. Benarkan WebAssembly, atau gunakan pelayar lain.",
    stopped_crash: "Borang akaun bank telah berhenti berfungsi. Muat semula halaman dan masukkan butiran akaun anda sekali lagi.",
    stopped_alone: "Borang akaun bank ini tidak disambungkan ke halaman kedai. Muat semula halaman untuk menggunakannya.",
};
