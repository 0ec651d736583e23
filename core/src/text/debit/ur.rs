//! Urdu.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "محفوظ بینک اکاؤنٹ فارم",
    secured_by: "تحفظ بذریعہ {gateway}",
    test_badge: "ٹیسٹ",
    test_badge_hint: "ٹیسٹ موڈ: صرف ٹیسٹ اکاؤنٹ قبول ہوتے ہیں، اور کوئی رقم نہیں کاٹی جاتی",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "اکاؤنٹ نمبر",
    account_number_placeholder: "000123456",
    holder_label: "اکاؤنٹ ہولڈر کا نام",
    email_label: "ای میل",
    email_placeholder: "name@example.com",

    reason_iban_missing: "اپنا IBAN درج کریں۔",
    reason_iban_incomplete: "یہ IBAN نامکمل ہے۔",
    reason_iban_country: "اس ملک کے اکاؤنٹ سے رقم نہیں کاٹی جا سکتی۔",
    reason_iban_too_long: "یہ IBAN بہت لمبا ہے۔",
    reason_iban_typo: "IBAN چیک کریں: کوئی حرف یا ہندسہ غلط ہے۔",
    reason_iban_refused: "یہ اکاؤنٹ قبول نہیں ہوا۔",
    reason_bsb_missing: "BSB درج کریں۔",
    reason_bsb_incomplete: "BSB میں 6 ہندسے ہوتے ہیں۔",
    reason_bsb_too_long: "BSB میں صرف 6 ہندسے ہوتے ہیں۔",
    reason_account_number_missing: "اکاؤنٹ نمبر درج کریں۔",
    reason_account_number_incomplete: "کم از کم 5 ہندسے درج کریں۔",
    reason_account_number_too_long: "زیادہ سے زیادہ 9 ہندسے درج کریں۔",
    reason_account_number_refused: "یہ اکاؤنٹ قبول نہیں ہوا۔",
    reason_holder_missing: "اکاؤنٹ ہولڈر کا نام درج کریں۔",
    reason_holder_looks_like_number: "یہاں نمبر نہیں، نام درج کریں۔",
    reason_holder_too_long: "نام ویسے ہی لکھیں جیسے آپ کے بینک میں ہے۔",
    reason_email_missing: "اپنا ای میل پتہ درج کریں۔",
    reason_email_incomplete: "یہ ای میل پتہ نامکمل ہے۔",

    notice_offline: "آپ آف لائن ہیں۔ آپ نے جو لکھا وہ یہیں موجود ہے۔ دوبارہ آن لائن ہونے پر پھر کوشش کریں۔",
    notice_timeout: "اس میں بہت زیادہ وقت لگ رہا ہے۔ آپ نے جو لکھا وہ یہیں موجود ہے۔ تھوڑی دیر میں دوبارہ کوشش کریں۔",
    notice_unavailable: "اس وقت ادائیگی کی سروس سے رابطہ نہیں ہو پا رہا۔ آپ نے جو لکھا وہ یہیں موجود ہے۔ تھوڑی دیر میں دوبارہ کوشش کریں۔",
    notice_session: "آپ کا سیشن ختم ہو گیا ہے۔ آپ نے جو لکھا وہ یہیں موجود ہے۔ دوبارہ کوشش کریں یا صفحہ دوبارہ لوڈ کریں۔",
    notice_refused: "یہ اکاؤنٹ قبول نہیں ہوا۔ تفصیلات چیک کریں یا ادائیگی کا دوسرا طریقہ منتخب کریں۔",
    notice_cancelled: "یہ عمل مکمل ہونے سے پہلے منسوخ ہو گیا۔",
    notice_unexpected: "ہماری طرف سے کوئی خرابی پیش آئی۔ آپ نے جو لکھا وہ یہیں موجود ہے۔ تھوڑی دیر میں دوبارہ کوشش کریں۔",
    notice_forgotten: "آپ کافی دیر اس صفحے سے دور رہے۔ اپنے اکاؤنٹ کو محفوظ رکھنے کے لیے اس کی تفصیلات دوبارہ درج کریں۔",
    busy: "آپ کے اکاؤنٹ کی تفصیلات بھیجی جا رہی ہیں…",

    mandate_sepa_debit: "جاری رکھ کر آپ (A) {merchant} کو اجازت دیتے ہیں کہ آپ کے اکاؤنٹ سے رقم کاٹنے کی ہدایات آپ کے بینک کو بھیجی جائیں، اور (B) اپنے بینک کو اجازت دیتے ہیں کہ وہ ان ہدایات کے مطابق آپ کے اکاؤنٹ سے رقم کاٹے۔ بینک کے ساتھ اپنے معاہدے کی شرائط و ضوابط کے تحت آپ بینک سے رقم کی واپسی کے حق دار ہیں۔ رقم کی واپسی کا مطالبہ اس تاریخ سے 8 ہفتوں کے اندر کرنا ہو گا جب آپ کے اکاؤنٹ سے رقم کاٹی گئی۔ آپ متفق ہیں کہ رقم کاٹنے کی اطلاع آپ کو دیر سے دیر 2 دن پہلے تک دی جائے۔",
    mandate_sepa_debit_version: "sepa-ur-1",
    mandate_au_becs_debit: "جاری رکھ کر آپ ڈائریکٹ ڈیبٹ کی درخواست کرتے ہیں: آپ {merchant} اور اس کے ادائیگی فراہم کنندہ کو اجازت دیتے ہیں کہ وہ آسٹریلیا کے BECS (Bulk Electronic Clearing System) کے ذریعے آپ کے اکاؤنٹ سے وہ رقوم کاٹیں جن کی اطلاع {merchant} آپ کو الگ سے دیتا ہے۔ آپ تصدیق کرتے ہیں کہ آپ اس اکاؤنٹ کے مالک ہیں یا اس پر دستخط کے مجاز ہیں۔",
    mandate_au_becs_debit_version: "becs-ur-1",

    stopped_wasm: "یہ براؤزر WebAssembly کو روکتا ہے، جو آپ کے اکاؤنٹ کے تحفظ کے لیے اس فارم کو درکار ہے۔ اس کی اجازت دیں، یا دوسرا براؤزر استعمال کریں۔",
    stopped_crash: "بینک اکاؤنٹ فارم نے کام کرنا بند کر دیا ہے۔ صفحہ دوبارہ لوڈ کریں اور اکاؤنٹ کی تفصیلات پھر سے درج کریں۔",
    stopped_alone: "یہ بینک اکاؤنٹ فارم دکان کے صفحے سے منسلک نہیں ہے۔ اسے استعمال کرنے کے لیے صفحہ دوبارہ لوڈ کریں۔",
};
