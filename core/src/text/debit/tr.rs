//! Turkish.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Güvenli banka hesabı formu",
    secured_by: "Güvenlik: {gateway}",
    test_badge: "DENEME",
    test_badge_hint: "Deneme modu: yalnızca deneme hesapları kabul edilir, hesaptan para çekilmez",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Hesap numarası",
    account_number_placeholder: "000123456",
    holder_label: "Hesap sahibinin adı",
    email_label: "E-posta",
    email_placeholder: "name@example.com",

    reason_iban_missing: "IBAN numaranızı girin.",
    reason_iban_incomplete: "Bu IBAN eksik.",
    reason_iban_country: "Bu ülkedeki bir hesaptan para çekilemez.",
    reason_iban_too_long: "Bu IBAN çok uzun.",
    reason_iban_typo: "IBAN’ı kontrol edin: bir harf veya rakam yanlış.",
    reason_iban_refused: "Bu hesap kabul edilmedi.",
    reason_bsb_missing: "BSB kodunu girin.",
    reason_bsb_incomplete: "BSB kodu 6 hanelidir.",
    reason_bsb_too_long: "BSB kodu yalnızca 6 hanelidir.",
    reason_account_number_missing: "Hesap numarasını girin.",
    reason_account_number_incomplete: "En az 5 hane girin.",
    reason_account_number_too_long: "En çok 9 hane girin.",
    reason_account_number_refused: "Bu hesap kabul edilmedi.",
    reason_holder_missing: "Hesap sahibinin adını girin.",
    reason_holder_looks_like_number: "Buraya numara değil, isim girin.",
    reason_holder_too_long: "İsmi bankanızda kayıtlı olduğu gibi girin.",
    reason_email_missing: "E-posta adresinizi girin.",
    reason_email_incomplete: "Bu e-posta adresi eksik.",

    notice_offline: "Çevrimdışısınız. Girdiğiniz bilgiler burada duruyor. İnternete yeniden bağlandığınızda tekrar deneyin.",
    notice_timeout: "İşlem çok uzun sürüyor. Girdiğiniz bilgiler burada duruyor. Birazdan tekrar deneyin.",
    notice_unavailable: "Ödeme hizmetine şu anda ulaşılamıyor. Girdiğiniz bilgiler burada duruyor. Birazdan tekrar deneyin.",
    notice_session: "Oturumunuzun süresi doldu. Girdiğiniz bilgiler burada duruyor. Tekrar deneyin; sorun sürerse sayfayı yenileyin.",
    notice_refused: "Bu hesap kabul edilmedi. Bilgileri kontrol edin veya başka bir ödeme yöntemi seçin.",
    notice_cancelled: "İşlem tamamlanmadan iptal edildi.",
    notice_unexpected: "Sistemimizde bir sorun oluştu. Girdiğiniz bilgiler burada duruyor. Birazdan tekrar deneyin.",
    notice_forgotten: "Bu sayfadan uzun süre ayrı kaldınız. Hesabınızın güvenliği için hesap bilgilerini yeniden girin.",
    busy: "Hesap bilgileriniz gönderiliyor…",

    mandate_sepa_debit: "Devam ederek (A) {merchant} adlı satıcıya, hesabınızın borçlandırılması için bankanıza talimat gönderme ve (B) bankanıza, bu talimatlar doğrultusunda hesabınızı borçlandırma yetkisi verirsiniz. Bankanızla yaptığınız sözleşmenin hüküm ve koşullarına göre bankanızdan para iadesi alma hakkınız vardır. İade, hesabınızın borçlandırıldığı tarihten itibaren 8 hafta içinde talep edilmelidir. Bir borçlandırmanın size en geç 2 gün önceden bildirilmesini kabul edersiniz.",
    mandate_sepa_debit_version: "sepa-tr-1",
    mandate_au_becs_debit: "Devam ederek doğrudan borçlandırma talebinde bulunursunuz: {merchant} adlı satıcıya ve ödeme hizmeti sağlayıcısına, Avustralya’daki BECS (Bulk Electronic Clearing System) üzerinden, satıcının size ayrıca bildirdiği tutarlar için hesabınızı borçlandırma yetkisi verirsiniz. Hesabın sahibi veya bu hesapta imza yetkilisi olduğunuzu onaylarsınız.",
    mandate_au_becs_debit_version: "becs-tr-1",

    stopped_wasm: "Bu tarayıcı, hesabınızı korumak için bu formun gerek duyduğu WebAssembly’yi engelliyor. İzin verin veya başka bir tarayıcı kullanın.",
    stopped_crash: "Banka hesabı formu çalışmayı durdurdu. Sayfayı yenileyip hesap bilgilerinizi yeniden girin.",
    stopped_alone: "Bu banka hesabı formu mağazanın sayfasına bağlı değil. Kullanmak için sayfayı yenileyin.",
};
