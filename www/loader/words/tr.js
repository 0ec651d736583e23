// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Güvenli kart formu',
  failed: 'Kart formu yüklenemedi.',
  retry: 'Tekrar dene',
  bank: 'Banka doğrulaması',
  close: 'Kapat',
  ask: 'Bu ödeme iptal edilsin mi?',
  stop: 'Ödemeyi iptal et',
  go: 'Devam et',
  unseen: 'Bankanızın sayfasını göremiyor musunuz?',
  whole: 'Bu pencerede aç',
  errors: {
    offline: 'Çevrimdışısınız. İnternete yeniden bağlandığınızda kart formu kendiliğinden yüklenir.',
    gateway_unreachable: 'Ödeme hizmetine şu anda ulaşılamıyor. Birazdan tekrar deneyin.',
    not_mounted: 'Kart formu artık bu sayfada değil. Sayfayı yenileyin.',
    timeout: 'İşlem çok uzun sürüyor. Tekrar deneyin.',
    busy: 'İşlem zaten sürüyor. Lütfen biraz bekleyin.',
    frame_replaced: 'Form yeniden yüklendi. Kart bilgilerinizi bir kez daha girin.',
    frame_crashed: 'Kart formu çalışmayı durdurdu. Sayfayı yenileyip kart bilgilerinizi yeniden girin.',
    saved_cards_failed: 'Kayıtlı kartlarınız yüklenemedi.',
    challenge_blocked: 'Bankanızın sayfası burada gösterilemediği için bu pencerede açılıyor.',
    wasm_blocked: 'Bu tarayıcı, kartınızı korumak için bu formun gerek duyduğu WebAssembly’yi engelliyor. İzin verin veya başka bir tarayıcı kullanın.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Nasıl ödemek istersiniz?',
  card: 'Kart',
  provider: '{name} ile ödeme yapıp buraya döneceksiniz.',
  refused: 'Bu ödeme yöntemi şu anda kullanılamıyor. Başka bir yöntem seçin veya tekrar deneyin.',
};
