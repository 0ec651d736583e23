//! Arabic.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "نموذج آمن لبيانات الحساب المصرفي",
    secured_by: "محمي بواسطة {gateway}",
    test_badge: "اختبار",
    test_badge_hint: "وضع الاختبار: تُقبل حسابات الاختبار فقط، ولا يُخصم أي مبلغ",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "رقم الحساب",
    account_number_placeholder: "000123456",
    holder_label: "اسم صاحب الحساب",
    email_label: "البريد الإلكتروني",
    email_placeholder: "name@example.com",

    reason_iban_missing: "يُرجى إدخال رقم IBAN.",
    reason_iban_incomplete: "رقم IBAN غير مكتمل.",
    reason_iban_country: "لا يمكن الخصم من حساب في هذا البلد.",
    reason_iban_too_long: "رقم IBAN أطول من اللازم.",
    reason_iban_typo: "يُرجى التحقق من IBAN: يوجد حرف أو رقم خاطئ.",
    reason_iban_refused: "لم يُقبل هذا الحساب.",
    reason_bsb_missing: "يُرجى إدخال رمز BSB.",
    reason_bsb_incomplete: "يتكوّن رمز BSB من 6 أرقام.",
    reason_bsb_too_long: "رمز BSB من 6 أرقام فقط.",
    reason_account_number_missing: "يُرجى إدخال رقم الحساب.",
    reason_account_number_incomplete: "يُرجى إدخال 5 أرقام على الأقل.",
    reason_account_number_too_long: "يُرجى إدخال 9 أرقام كحدّ أقصى.",
    reason_account_number_refused: "لم يُقبل هذا الحساب.",
    reason_holder_missing: "يُرجى إدخال اسم صاحب الحساب.",
    reason_holder_looks_like_number: "يُرجى إدخال اسم هنا، لا رقم.",
    reason_holder_too_long: "يُرجى إدخال الاسم كما هو مسجّل في البنك.",
    reason_email_missing: "يُرجى إدخال البريد الإلكتروني.",
    reason_email_incomplete: "عنوان البريد الإلكتروني غير مكتمل.",

    notice_offline: "أنت غير متصل بالإنترنت. ما أدخلته ما زال هنا. يُرجى المحاولة مجددًا بعد عودة الاتصال.",
    notice_timeout: "يستغرق الأمر وقتًا أطول من اللازم. ما أدخلته ما زال هنا. يُرجى المحاولة مجددًا بعد قليل.",
    notice_unavailable: "يتعذّر الوصول إلى خدمة الدفع حاليًا. ما أدخلته ما زال هنا. يُرجى المحاولة مجددًا بعد قليل.",
    notice_session: "انتهت مدة جلستك. ما أدخلته ما زال هنا. يُرجى المحاولة مجددًا، أو إعادة تحميل الصفحة إذا استمرت المشكلة.",
    notice_refused: "لم يُقبل هذا الحساب. يُرجى التحقق من البيانات أو اختيار طريقة دفع أخرى.",
    notice_cancelled: "أُلغيت العملية قبل اكتمالها.",
    notice_unexpected: "حدث خطأ من جانبنا. ما أدخلته ما زال هنا. يُرجى المحاولة مجددًا بعد قليل.",
    notice_forgotten: "لقد غبت عن هذه الصفحة فترة طويلة. للحفاظ على أمان حسابك، يُرجى إدخال بياناته مرة أخرى.",
    busy: "جارٍ إرسال بيانات حسابك…",

    mandate_sepa_debit: "بالمتابعة، فإنك تفوّض (أ) متجر {merchant} بإرسال تعليمات إلى بنكك للخصم من حسابك، و(ب) بنكك بالخصم من حسابك وفقًا لتلك التعليمات. يحق لك استرداد المبلغ من بنكك وفقًا لشروط وأحكام اتفاقيتك معه. يجب طلب الاسترداد خلال 8 أسابيع من تاريخ الخصم من حسابك. وتوافق على أن يصلك إشعار بالخصم قبل يومين منه على أبعد تقدير.",
    mandate_sepa_debit_version: "sepa-ar-1",
    mandate_au_becs_debit: "بالمتابعة، فإنك تقدّم طلب خصم مباشر: تفوّض متجر {merchant} ومزوّد خدمات الدفع لديه بالخصم من حسابك عبر النظام الأسترالي BECS (Bulk Electronic Clearing System) مقابل المبالغ التي يبلغك بها المتجر على حدة. وتؤكد أنك صاحب الحساب أو مفوّض بالتوقيع عليه.",
    mandate_au_becs_debit_version: "becs-ar-1",

    stopped_wasm: "يحظر هذا المتصفح WebAssembly التي يحتاج إليها هذا النموذج لحماية حسابك. يُرجى السماح بها أو استخدام متصفح آخر.",
    stopped_crash: "توقف نموذج الحساب المصرفي عن العمل. يُرجى إعادة تحميل الصفحة وإدخال بيانات الحساب مرة أخرى.",
    stopped_alone: "نموذج الحساب المصرفي هذا غير متصل بصفحة المتجر. يُرجى إعادة تحميل الصفحة لاستخدامه.",
};
