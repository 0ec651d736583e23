//! Persian.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "فرم امن اطلاعات حساب بانکی",
    secured_by: "امنیت از {gateway}",
    test_badge: "آزمایشی",
    test_badge_hint: "حالت آزمایشی: فقط حساب‌های آزمایشی پذیرفته می‌شوند و پولی برداشت نمی‌شود",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "شمارهٔ حساب",
    account_number_placeholder: "000123456",
    holder_label: "نام صاحب حساب",
    email_label: "ایمیل",
    email_placeholder: "name@example.com",

    reason_iban_missing: "IBAN خود را وارد کنید.",
    reason_iban_incomplete: "این IBAN کامل نیست.",
    reason_iban_country: "برداشت از حساب در این کشور ممکن نیست.",
    reason_iban_too_long: "این IBAN بیش از حد طولانی است.",
    reason_iban_typo: "IBAN را بررسی کنید: یک حرف یا رقم نادرست است.",
    reason_iban_refused: "این حساب پذیرفته نشد.",
    reason_bsb_missing: "کد BSB را وارد کنید.",
    reason_bsb_incomplete: "کد BSB شش رقم دارد.",
    reason_bsb_too_long: "کد BSB فقط شش رقم دارد.",
    reason_account_number_missing: "شمارهٔ حساب را وارد کنید.",
    reason_account_number_incomplete: "دست‌کم 5 رقم وارد کنید.",
    reason_account_number_too_long: "حداکثر 9 رقم وارد کنید.",
    reason_account_number_refused: "این حساب پذیرفته نشد.",
    reason_holder_missing: "نام صاحب حساب را وارد کنید.",
    reason_holder_looks_like_number: "اینجا نام را وارد کنید، نه شماره.",
    reason_holder_too_long: "نام را همان‌طور که نزد بانک است بنویسید.",
    reason_email_missing: "ایمیل خود را وارد کنید.",
    reason_email_incomplete: "این ایمیل کامل نیست.",

    notice_offline: "شما آفلاین هستید. آنچه وارد کرده‌اید همچنان اینجاست. پس از وصل شدن اینترنت دوباره تلاش کنید.",
    notice_timeout: "این کار بیش از حد طول کشیده است. آنچه وارد کرده‌اید همچنان اینجاست. کمی بعد دوباره تلاش کنید.",
    notice_unavailable: "در حال حاضر اتصال به سرویس پرداخت ممکن نیست. آنچه وارد کرده‌اید همچنان اینجاست. کمی بعد دوباره تلاش کنید.",
    notice_session: "نشست شما منقضی شده است. آنچه وارد کرده‌اید همچنان اینجاست. دوباره تلاش کنید یا صفحه را دوباره بارگیری کنید.",
    notice_refused: "این حساب پذیرفته نشد. اطلاعات را بررسی کنید یا روش پرداخت دیگری را انتخاب کنید.",
    notice_cancelled: "این کار پیش از پایان لغو شد.",
    notice_unexpected: "مشکلی از سمت ما پیش آمد. آنچه وارد کرده‌اید همچنان اینجاست. کمی بعد دوباره تلاش کنید.",
    notice_forgotten: "مدتی در این صفحه نبودید. برای حفظ امنیت حساب، اطلاعات آن را دوباره وارد کنید.",
    busy: "در حال ارسال اطلاعات حساب شما…",

    mandate_sepa_debit: "با ادامه دادن، (الف) به {merchant} اجازه می‌دهید که به بانک شما دستور برداشت از حسابتان را بفرستد و (ب) به بانک خود اجازه می‌دهید که طبق این دستورها از حساب شما برداشت کند. شما حق دارید طبق شرایط قرارداد خود با بانک، بازپرداخت وجه را از آن دریافت کنید. درخواست بازپرداخت باید ظرف 8 هفته از تاریخ برداشت از حساب شما ارائه شود. شما می‌پذیرید که هر برداشت حداکثر تا 2 روز پیش از آن به شما اطلاع داده شود.",
    mandate_sepa_debit_version: "sepa-fa-1",
    mandate_au_becs_debit: "با ادامه دادن، درخواست برداشت مستقیم می‌دهید: به {merchant} و ارائه‌دهندهٔ خدمات پرداخت آن اجازه می‌دهید که از طریق سامانهٔ استرالیایی BECS (Bulk Electronic Clearing System) مبالغی را که {merchant} جداگانه به شما اطلاع می‌دهد از حساب شما برداشت کنند. شما تأیید می‌کنید که صاحب این حساب هستید یا حق امضای آن را دارید.",
    mandate_au_becs_debit_version: "becs-fa-1",

    stopped_wasm: "این مرورگر WebAssembly را مسدود می‌کند که این فرم برای محافظت از حساب شما به آن نیاز دارد. آن را مجاز کنید یا از مرورگر دیگری استفاده کنید.",
    stopped_crash: "فرم حساب بانکی از کار افتاده است. صفحه را دوباره بارگیری کنید و اطلاعات حساب را از نو وارد کنید.",
    stopped_alone: "این فرم حساب بانکی به صفحهٔ فروشگاه متصل نیست. برای استفاده از آن، صفحه را دوباره بارگیری کنید.",
};
