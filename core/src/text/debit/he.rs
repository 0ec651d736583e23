//! Hebrew.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "טופס מאובטח לפרטי חשבון בנק",
    secured_by: "מאובטח על ידי {gateway}",
    test_badge: "בדיקה",
    test_badge_hint: "מצב בדיקה: רק חשבונות בדיקה מתקבלים, ולא מתבצע חיוב",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "מספר חשבון",
    account_number_placeholder: "000123456",
    holder_label: "שם בעל החשבון",
    email_label: "דוא״ל",
    email_placeholder: "name@example.com",

    reason_iban_missing: "הזינו את מספר ה־IBAN.",
    reason_iban_incomplete: "מספר ה־IBAN אינו מלא.",
    reason_iban_country: "אי אפשר לחייב חשבון במדינה הזו.",
    reason_iban_too_long: "מספר ה־IBAN ארוך מדי.",
    reason_iban_typo: "בדקו את ה־IBAN: אות או ספרה אינה נכונה.",
    reason_iban_refused: "החשבון לא התקבל.",
    reason_bsb_missing: "הזינו את קוד ה־BSB.",
    reason_bsb_incomplete: "בקוד BSB יש 6 ספרות.",
    reason_bsb_too_long: "בקוד BSB יש רק 6 ספרות.",
    reason_account_number_missing: "הזינו את מספר החשבון.",
    reason_account_number_incomplete: "הזינו לפחות 5 ספרות.",
    reason_account_number_too_long: "הזינו עד 9 ספרות.",
    reason_account_number_refused: "החשבון לא התקבל.",
    reason_holder_missing: "הזינו את שם בעל החשבון.",
    reason_holder_looks_like_number: "הזינו כאן שם, לא מספר.",
    reason_holder_too_long: "הזינו את השם כפי שהוא רשום בבנק.",
    reason_email_missing: "הזינו כתובת דוא״ל.",
    reason_email_incomplete: "כתובת הדוא״ל אינה מלאה.",

    notice_offline: "אין חיבור לאינטרנט. מה שהקלדתם עדיין כאן. נסו שוב כשהחיבור יחזור.",
    notice_timeout: "הפעולה נמשכת יותר מדי זמן. מה שהקלדתם עדיין כאן. נסו שוב בעוד רגע.",
    notice_unavailable: "לא ניתן להתחבר כרגע לשירות התשלומים. מה שהקלדתם עדיין כאן. נסו שוב בעוד רגע.",
    notice_session: "פג הזמן המוקצב לפעולה. מה שהקלדתם עדיין כאן. נסו שוב, ואם זה לא עוזר, טענו את הדף מחדש.",
    notice_refused: "החשבון לא התקבל. בדקו את הפרטים או בחרו אמצעי תשלום אחר.",
    notice_cancelled: "הפעולה בוטלה לפני שהסתיימה.",
    notice_unexpected: "אירעה תקלה אצלנו. מה שהקלדתם עדיין כאן. נסו שוב בעוד רגע.",
    notice_forgotten: "לא הייתם בדף זמן מה. כדי לשמור על החשבון, הזינו שוב את פרטיו.",
    busy: "פרטי החשבון נשלחים…",

    mandate_sepa_debit: "בהמשך הפעולה אתם מרשים (א) לבית העסק {merchant} לשלוח לבנק שלכם הוראות לחייב את חשבונכם, וכן (ב) לבנק שלכם לחייב את חשבונכם בהתאם להוראות אלה. אתם זכאים להחזר מהבנק שלכם לפי תנאי ההסכם שלכם עמו. יש לבקש את ההחזר בתוך 8 שבועות מהמועד שבו חויב חשבונכם. אתם מסכימים שהודעה על חיוב תישלח לכל המאוחר יומיים לפניו.",
    mandate_sepa_debit_version: "sepa-he-1",
    mandate_au_becs_debit: "בהמשך הפעולה אתם מגישים בקשה לחיוב ישיר: אתם מרשים לבית העסק {merchant} ולספק שירותי התשלום שלו לחייב את חשבונכם באמצעות המערכת האוסטרלית BECS (Bulk Electronic Clearing System) בסכומים שבית העסק מודיע לכם עליהם בנפרד. אתם מאשרים שהחשבון בבעלותכם או שאתם מורשי חתימה בו.",
    mandate_au_becs_debit_version: "becs-he-1",

    stopped_wasm: "הדפדפן הזה חוסם את WebAssembly, שדרוש לטופס כדי להגן על החשבון. אפשרו אותו או השתמשו בדפדפן אחר.",
    stopped_crash: "טופס חשבון הבנק הפסיק לפעול. טענו את הדף מחדש והזינו שוב את פרטי החשבון.",
    stopped_alone: "טופס חשבון הבנק אינו מחובר לדף של החנות. טענו את הדף מחדש כדי להשתמש בו.",
};
