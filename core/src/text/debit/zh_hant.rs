//! Chinese, traditional.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "銀行帳戶安全表單",
    secured_by: "由 {gateway} 提供安全保護",
    test_badge: "測試",
    test_badge_hint: "測試模式：僅能使用測試帳戶，不會實際扣款",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "帳號",
    account_number_placeholder: "000123456",
    holder_label: "帳戶持有人姓名",
    email_label: "電子郵件",
    email_placeholder: "name@example.com",

    reason_iban_missing: "請輸入 IBAN。",
    reason_iban_incomplete: "IBAN 不完整。",
    reason_iban_country: "無法從該國家或地區的帳戶扣款。",
    reason_iban_too_long: "IBAN 位數過多。",
    reason_iban_typo: "IBAN 有誤，請逐位核對。",
    reason_iban_refused: "無法接受此帳戶。",
    reason_bsb_missing: "請輸入 BSB 號碼。",
    reason_bsb_incomplete: "BSB 號碼為 6 位數字。",
    reason_bsb_too_long: "BSB 號碼只有 6 位。",
    reason_account_number_missing: "請輸入帳號。",
    reason_account_number_incomplete: "請至少輸入 5 位數字。",
    reason_account_number_too_long: "帳號最多 9 位數字。",
    reason_account_number_refused: "無法接受此帳戶。",
    reason_holder_missing: "請輸入帳戶持有人姓名。",
    reason_holder_looks_like_number: "此處請輸入姓名，而非帳號。",
    reason_holder_too_long: "請依銀行登記輸入姓名。",
    reason_email_missing: "請輸入電子郵件。",
    reason_email_incomplete: "電子郵件不完整。",

    notice_offline: "目前處於離線狀態。您輸入的內容仍保留在此，請在恢復連線後再試一次。",
    notice_timeout: "等候時間過長。您輸入的內容仍保留在此，請稍後再試。",
    notice_unavailable: "目前無法連線至付款服務。您輸入的內容仍保留在此，請稍後再試。",
    notice_session: "您的工作階段已逾時。您輸入的內容仍保留在此，請再試一次；若仍無法完成，請重新整理頁面。",
    notice_refused: "無法接受此帳戶。請核對帳戶資料，或選擇其他付款方式。",
    notice_cancelled: "作業在完成前已取消。",
    notice_unexpected: "我們的系統發生問題。您輸入的內容仍保留在此，請稍後再試。",
    notice_forgotten: "您已離開此頁面一段時間。為保護您的帳戶，請重新輸入帳戶資料。",
    busy: "正在傳送帳戶資料…",

    mandate_sepa_debit: "繼續操作即表示您授權：（A）{merchant}向您的銀行發出從您帳戶扣款的指示，以及（B）您的銀行依該指示從您的帳戶扣款。依您與銀行之間協議的條款，您有權要求銀行退款；退款須於帳戶被扣款之日起 8 週內提出。您同意扣款通知最遲可於扣款前 2 天送達。",
    mandate_sepa_debit_version: "sepa-zh-Hant-1",
    mandate_au_becs_debit: "繼續操作即表示您提出直接扣款申請：您授權{merchant}及其付款服務商透過澳洲大宗電子清算系統（BECS），就{merchant}另行通知您的金額從您的帳戶扣款。您確認自己是此帳戶的持有人或有權簽署人。",
    mandate_au_becs_debit_version: "becs-zh-Hant-1",

    stopped_wasm: "此瀏覽器封鎖了 WebAssembly，而本表單需要它來保護您的帳戶。請允許使用，或改用其他瀏覽器。",
    stopped_crash: "銀行帳戶表單已停止運作。請重新整理頁面，並再次輸入帳戶資料。",
    stopped_alone: "此銀行帳戶表單未與商店頁面連線，請重新整理頁面後再使用。",
};
